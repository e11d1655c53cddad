"""Random edits of a document, the same for the same seed: for the fuzz tests of undo, saving and merging."""

from __future__ import annotations

import random
from collections.abc import Callable

from cxstudio.model.document import Document
from cxstudio.model.order import key_between
from cxstudio.model.records import (
    Annotation,
    Card,
    Emotion,
    Journey,
    Link,
    Node,
    Persona,
    Record,
    Stage,
    Touchpoint,
    emotion_id,
)

State = dict[str, Record]


def state(document: Document) -> State:
    """All that is to be seen: nodes, and links whose ends are there."""
    return {x.id: x for x in (*document.nodes(Node), *document.links())}


def edges(document: Document) -> set[tuple[str, str, str, str]]:
    return {(u, v, k, str(kind)) for u, v, k, kind in document.graph.edges(keys=True, data="kind")}


def start(document: Document) -> None:
    """A journey with a stage, two touchpoints and a card."""
    with document.transaction("Start"):
        document.put(Persona(id="p", name="Ana"))
        document.put(Journey(id="j", title="Visit", persona="p"))
        document.put(Stage(id="s", journey="j", title="Before"))
        document.put(Touchpoint(id="t", stage="s", title="Calls", order="B"))
        document.put(Touchpoint(id="t2", stage="s", title="Waits", order="C"))
        document.put(Card(id="c", kind="pain", home="t", text="Nobody answers"))


class RandomEdits:
    """One writer. `added` lists the ids of all it ever made."""

    def __init__(self, document: Document, name: str, seed: int) -> None:
        self.document = document
        self.name = name
        self.dice = random.Random(f"{name}{seed}")
        self.added: list[str] = []
        self._count = 0

    def edit(self) -> None:
        """One transaction; it may come to nothing."""
        kinds: list[tuple[Callable[[], None], int]] = [
            (self._add, 5), (self._retitle, 4), (self._write, 4), (self._link, 3),
            (self._hide, 2), (self._move, 3), (self._rate, 2), (self._many, 2),
        ]  # fmt: skip
        (chosen,) = self.dice.choices([f for f, _ in kinds], [w for _, w in kinds])
        with self.document.transaction(chosen.__name__.strip("_")):
            chosen()

    def _new_id(self) -> str:
        self._count += 1
        self.added.append(f"{self.name}{self._count}")
        return self.added[-1]

    def _some(self, type: type[Node]) -> str | None:
        found = [x.id for x in self.document.nodes(type)]
        return self.dice.choice(found) if found else None

    def _add(self) -> None:
        stage, touchpoint = self._some(Stage), self._some(Touchpoint)
        dice = self.dice.random()
        if stage is None or dice < 0.15:
            self.document.put(Stage(id=self._new_id(), journey="j", title="Étape 🙂", order=key_between()))
        elif touchpoint is None or dice < 0.4:
            self.document.put(
                Touchpoint(id=self._new_id(), stage=stage, title=self._word(), order=key_between())
            )
        elif dice < 0.5:
            self.document.put(
                Annotation(id=self._new_id(), kind="sticky", anchor=touchpoint, dx=self.dice.random())
            )
        else:
            kind = self.dice.choice(["pain", "gain", "idea", "quote"])
            self.document.put(
                Card(id=self._new_id(), kind=kind, home=touchpoint, text=self._word(), order=key_between())
            )

    def _word(self) -> str:
        return self.dice.choice(["wartet lange", "größer 🙂", "منتظر است", "待つ", "x"]) + f" {self._count}"

    def _retitle(self) -> None:
        id = self._some(Touchpoint)
        if id:
            self.document.set(id, title=self._word(), moment_of_truth=self.dice.random() < 0.5)

    def _write(self) -> None:
        id = self._some(Card)
        card = self.document.find(id, Card) if id else None
        if card is not None:
            text = card.text
            at = self.dice.randint(0, len(text))
            until = min(len(text), at + self.dice.randint(0, 3))
            self.document.set(
                card.id, text=text[:at] + self.dice.choice(["ß", "🙂x", "", "ab"]) + text[until:]
            )

    def _link(self) -> None:
        source, target = self._some(Touchpoint), self._some(Touchpoint)
        if source and target and source != target:
            self.document.put(
                Link(id=self._new_id(), kind="next", source=source, target=target, label=self._word())
            )

    def _hide(self) -> None:
        types: list[type[Node]] = [Card, Card, Touchpoint, Stage]
        links = self.document.links()
        if links and self.dice.random() < 0.3:
            self.document.hide(self.dice.choice(sorted(x.id for x in links)))
        elif id := self._some(self.dice.choice(types)):
            self.document.hide(id)

    def _move(self) -> None:
        card, home = self._some(Card), self._some(Touchpoint)
        if card and home:
            self.document.set(card, home=home, order=key_between())

    def _rate(self) -> None:
        touchpoint = self._some(Touchpoint)
        if touchpoint is None:
            return
        id = emotion_id(touchpoint, "p")
        if self.document.get(id) is not None and self.dice.random() < 0.3:
            self.document.hide(id)
        else:
            stated = self.dice.choice([None, -2.0, 0.0, 1.5])
            counts = (self.dice.randint(0, 3), 0, 0, 0, 1)
            self.document.put(
                Emotion(id=id, touchpoint=touchpoint, persona="p", stated=stated, counts=counts)
            )

    def _many(self) -> None:
        for _ in range(3):
            self._retitle()
            self._move()
        self.document.set("session", title=self._word())
