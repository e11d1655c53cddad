"""Finding things by their words: what can be found, how well it fits, and in what order; it changes nothing.

A word is found anywhere, the words of a question in any order. Texts are compared as `folding` has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from cxstudio.insight.folding import fold, fold_with_places
from cxstudio.model.kinds import KINDS
from cxstudio.model.lanes import card_lanes, shown_lanes
from cxstudio.model.naming import lane_title
from cxstudio.model.reading import Reading
from cxstudio.model.records import (
    SESSION_ID,
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
)

Texts = tuple[tuple[str, str], ...]  # the name of a field and what stands in it, the thing's own title first

EXACT, BEGINS, WORDS_BEGIN, WITHIN, ELSEWHERE = range(5)  # how well something fits, the best first


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be found: a node, a link, or a lane by its key. `journey` is "" for what belongs to none.

    `number` is that of a stage or touchpoint on its map, `home` what a thing lies in or hangs on and `home_number` the
    number of that: known from walking the map, where asking for each would take long.
    """

    id: str
    kind: str
    journey: str
    parked: bool = False
    number: str = field(default="", compare=False)
    home: str = field(default="", compare=False)
    home_number: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A thing whose words fit. `fields` are those in which any of the words stands."""

    thing: Thing
    rank: int
    fields: tuple[str, ...]


def words_of(question: str) -> tuple[str, ...]:
    """The folded words somebody asks for."""
    return tuple(dict.fromkeys(fold(question).split()))


def rank(words: Iterable[str], title: str, others: str = "") -> int | None:
    """How well a folded title, or what else is written, fits all of the words; None when a word stands nowhere."""
    asked = tuple(words)
    whole = " ".join(asked)
    if all(word in title for word in asked):
        if title == whole:
            return EXACT
        if title.startswith(whole):
            return BEGINS
        padded = f" {title}"
        return WORDS_BEGIN if all(f" {word}" in padded for word in asked) else WITHIN
    return ELSEWHERE if all(word in title or word in others for word in asked) else None


class Finder:
    """Searches one document, and remembers the folded texts of records it has seen."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._folded: dict[str, tuple[object, tuple[tuple[str, str], ...]]] = {}
        self.forget()

    def forget(self) -> None:
        """Walk the map anew for the next question."""
        self._known: list[Thing] = []
        self._rest = things(self._reading)

    def things(self) -> Iterator[Thing]:
        """All things, walked once for all questions until `forget`."""
        place = 0
        while True:
            if place == len(self._known):
                thing = next(self._rest, None)
                if thing is None:
                    return
                self._known.append(thing)
            yield self._known[place]
            place += 1

    def search(
        self, question: str, among: Iterable[Thing] | None = None, *, whole: bool = False
    ) -> Iterator[Found]:
        """The things that fit, in reading order; nothing for a question without words.

        `whole` asks for the question as it stands instead of its words in any order.
        """
        return (found for found in self.look(question, among, whole=whole) if found is not None)

    def look(
        self, question: str, among: Iterable[Thing] | None = None, *, whole: bool = False
    ) -> Iterator[Found | None]:
        """The same thing by thing, with None for one that does not fit: to be taken in slices."""
        words = words_of(question)
        if whole and words:
            words = (fold(question).strip(),)
        if not words:
            return
        for thing in among if among is not None else self.things():
            texts = self._texts(thing)
            title = texts[0][1] if texts else ""
            fit = rank(words, title, "\n".join(text for _name, text in texts[1:]))
            if fit is not None:
                fields = tuple(name for name, text in texts if any(word in text for word in words))
                yield Found(thing, fit, fields)
            else:
                yield None

    def _texts(self, thing: Thing) -> tuple[tuple[str, str], ...]:
        """The folded texts of a thing, the title first."""
        source: object
        if thing.kind == "lane":
            source = lane_title(self._reading, thing.journey, thing.id)
        else:
            source = self._reading.get(thing.id) or self._reading.link(thing.id)
        key = f"{thing.journey}~{thing.id}" if thing.kind == "lane" else thing.id
        known = self._folded.get(key)
        if known is None or known[0] is not source:
            written = (("title", source),) if isinstance(source, str) else texts_of(source)
            known = self._folded[key] = (source, tuple((name, fold(text)) for name, text in written))
        return known[1]


def texts_of(record: object) -> Texts:
    """All that somebody wrote into a node or link, field by field."""
    if isinstance(record, Link):
        return (("label", record.label),)
    if not isinstance(record, Node) or record.kind not in KINDS:
        return ()
    names = text_fields(record.kind)
    found = [(name, str(getattr(record, name))) for name in names]
    return tuple(found[:1] + [(name, text) for name, text in found[1:] if text])


@cache
def text_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind that hold plain text, the one it is known by first."""
    row = KINDS[kind]
    written = [f.name for f in row.fields if f.editor in {"line", "text"} and f.name != "language"]
    return tuple(dict.fromkeys([*([row.title_field] if row.title_field else ()), *written]))


# What has words and no place on a map; lanes are found by their rows, and questions of a template are nobody's words.
_OFF_THE_MAP = tuple(
    kind
    for kind, row in KINDS.items()
    if not row.drawn and kind not in {"session", "journey", "persona", "prompt"} and text_fields(kind)
)


def things(reading: Reading, journey: str = "") -> Iterator[Thing]:
    """All that can be found in reading order, or what belongs to one journey and what belongs to none."""
    kept = _by_owner(reading.nodes(Card), "home"), _by_owner(reading.nodes(Annotation), "anchor")
    for one in reading.journeys():
        if journey in {"", one.id}:
            yield from _of_journey(reading, one, kept)
    for persona in reading.nodes(Persona):
        yield Thing(persona.id, persona.kind, "")
    for kind in _OFF_THE_MAP:
        for record in reading.nodes(KINDS[kind].record):
            yield Thing(record.id, record.kind, "")
    yield Thing(SESSION_ID, "session", "")
    for record in reading.parked():
        yield Thing(record.id, record.kind, "", parked=True)


def _of_journey(
    reading: Reading, journey: Journey, kept: tuple[dict[str, list[Node]], ...]
) -> Iterator[Thing]:
    used: set[str] = set()
    lanes = card_lanes(reading, journey.id)

    def upon(id: str, home: str, number: str) -> Iterator[Thing]:
        """A thing's cards and notes, and the notes on those."""
        for group in kept:
            for record in group.get(id, ()):
                if not getattr(record, "parked", False):
                    if isinstance(record, Card):
                        used.add(lanes.of(record))
                    yield Thing(record.id, record.kind, journey.id, home=home, home_number=number)
                    yield from upon(record.id, home, number)

    felt = KINDS["emotion"].lane
    yield Thing(journey.id, journey.kind, journey.id)
    for n, stage in enumerate(reading.children(journey.id, Stage), 1):
        yield Thing(stage.id, stage.kind, journey.id, number=str(n))
        yield from upon(stage.id, stage.id, str(n))
        for m, point in enumerate(reading.children(stage.id, Touchpoint), 1):
            number = f"{n}.{m}"
            yield Thing(point.id, point.kind, journey.id, number=number, home=stage.id, home_number=str(n))
            yield from upon(point.id, point.id, number)
            if felt not in used and reading.children(point.id, Emotion):
                used.add(felt)
            for link in reading.links_of(point.id):
                if link.kind == "next" and link.source == point.id:
                    yield Thing(link.id, link.kind, journey.id, home=point.id, home_number=number)
    yield from (Thing(key, "lane", journey.id) for key in shown_lanes(reading, journey.id, used))


def _by_owner(records: Iterable[Node], field: str) -> dict[str, list[Node]]:
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for record in records:
        owner = getattr(record, field)
        if owner != record.id:
            found[owner].append(record)
    return found


def replaced(record: Record, question: str, by: str) -> dict[str, str]:
    """The new texts of the fields in which the question stands as a whole, each of its places replaced."""
    found = {}
    for name, text in texts_of(record):
        new = replaced_text(text, question, by)
        if new != text:
            found[name] = new
    return found


def replaced_text(text: str, question: str, by: str) -> str:
    """A text with each place replaced that reads like the question once both are folded."""
    asked = fold(question).strip()
    if not asked:
        return text
    folded, places = fold_with_places(text)
    parts: list[str] = []
    done = start = 0
    while (at := folded.find(asked, start)) >= 0:
        end = at + len(asked)
        if _inside_a_letter(places, at) or _inside_a_letter(places, end):
            start = at + 1
            continue
        first, last = places[at], _end_of_letter(text, places[end])
        parts += [text[done:first], by]
        done, start = last, end
    return "".join([*parts, text[done:]])


def _inside_a_letter(places: list[int], at: int) -> bool:
    """Whether a place of the folded text lies between two that came from one letter, as in "æ"."""
    return 0 < at < len(places) - 1 and places[at] == places[at - 1]


def _end_of_letter(text: str, at: int) -> int:
    """Where a letter with its marks ends."""
    while at < len(text) and fold(text[at]) == "" and not text[at].isascii():
        at += 1
    return at
