"""Random changes of a map's lanes and of what lanes without cards tell, the same for the same seed."""

from __future__ import annotations

import random
from typing import Literal

from cxstudio.model.document import Document
from cxstudio.model.kinds import LANES
from cxstudio.model.lanes import holds_cards, lane_id
from cxstudio.model.measures import Feedback, Metric, Reading
from cxstudio.model.order import key_between
from cxstudio.model.records import OWN_LANE, Card, Channel, Lane, Prompt, Stage, Touchpoint

SENTIMENTS: tuple[Literal["", "negative", "positive", "mixed"], ...] = ("", "negative", "positive", "mixed")


class LaneEdits:
    """One writer on the journey "j"."""

    def __init__(self, document: Document, seed: int) -> None:
        self.document = document
        self.dice = random.Random(seed)
        self._count = 0
        with document.transaction("Channels and a metric"):
            document.put(Channel(id="web", name="Web", order="B"))
            document.put(Channel(id="alone", name="Customer alone", family="alone", order="C"))
            document.put(Metric(id="nps", title="NPS", method="nps", order="B"))

    def edit(self) -> None:
        """One transaction; it may come to nothing."""
        chosen = self.dice.choice([self._lane, self._lane, self._own, self._touchpoint, self._measure, self._ask,
                                   self._card])  # fmt: skip
        with self.document.transaction(chosen.__name__.strip("_")):
            chosen()

    def _id(self) -> str:
        self._count += 1
        return f"lane{self._count}"

    def _place(self) -> str:
        places = [x.id for kind in (Stage, Touchpoint) for x in self.document.nodes(kind)]
        return self.dice.choice(places) if places else ""

    def _keys(self) -> list[str]:
        return [*LANES, *(x.id for x in self.document.nodes(Lane) if x.shows == OWN_LANE)]

    def _lane(self) -> None:
        key = self.dice.choice(list(LANES))
        record = self.document.find(lane_id("j", key), Lane) or Lane(
            id=lane_id("j", key), journey="j", shows=key
        )
        self.document.put(record)
        what = self.dice.randrange(4)
        if what == 0:
            self.document.set(record.id, hidden=not record.hidden)
        elif what == 1:
            self.document.set(record.id, order=key_between())
        elif what == 2:
            self.document.set(record.id, title=self.dice.choice(["", "What the people at the counter do"]))
        else:
            self.document.set(record.id, kept=not record.kept)

    def _own(self) -> None:
        own = [x for x in self.document.nodes(Lane) if x.shows == OWN_LANE]
        if own and self.dice.random() < 0.4:
            self.document.hide(self.dice.choice(own).id)
        else:
            self.document.put(Lane(id=self._id(), journey="j", shows=OWN_LANE, title="Law", kept=True))

    def _touchpoint(self) -> None:
        points = self.document.nodes(Touchpoint)
        if points:
            channels = self.dice.choice([(), ("web",), ("alone", "web"), ("gone",)])
            effort, minutes = self.dice.choice([None, 1, 7]), self.dice.choice([None, 0, 95])
            self.document.set(self.dice.choice(points).id, channels=channels, effort=effort, minutes=minutes)

    def _measure(self) -> None:
        known = [*self.document.nodes(Reading), *self.document.nodes(Feedback)]
        if known and self.dice.random() < 0.3:
            self.document.hide(self.dice.choice(known).id)
        elif self.dice.random() < 0.5:
            inputs = ((str(self.dice.randrange(11)), 4.0), ("9", 3.0))
            self.document.put(Reading(id=self._id(), metric="nps", at=self._place(), inputs=inputs))
        else:
            sentiment = self.dice.choice(SENTIMENTS)
            self.document.put(Feedback(id=self._id(), text="Said", at=self._place(), sentiment=sentiment))

    def _ask(self) -> None:
        asked = self.document.nodes(Prompt)
        if asked and self.dice.random() < 0.3:
            self.document.hide(self.dice.choice(asked).id)
        elif place := self._place():
            lane = self.dice.choice(self._keys())
            self.document.put(Prompt(id=self._id(), home=place, lane=lane, text="What is known here?"))

    def _card(self) -> None:
        if place := self._place():
            key = self.dice.choice([key for key in self._keys() if holds_cards(key)])
            kind = LANES[key].kinds[0] if key in LANES else "custom"
            self.document.put(
                Card(
                    id=self._id(),
                    kind=kind,
                    home=place,
                    lane=self.dice.choice(["", key]),
                    text="Something",
                    order=key_between(),
                )
            )
