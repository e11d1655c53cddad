"""What rows say of stages and touchpoints put into a journey, new or with things on it; it reads no cell and no file.

In a journey that has things on it already, stages and touchpoints are found again by their titles in any case (the
second of a title is the second), personas and channels by their names. What is said there stays: a field, an emotion
or a card that is there is not written over and not doubled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cxstudio.edits.cards import add_cards
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.personas import add_persona
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_channel, add_touchpoints, choose_channels, knows_channel
from cxstudio.exchange.cells import Name
from cxstudio.exchange.table import EMOTION_DECIMALS
from cxstudio.exchange.table_fields import FIELD_COLUMNS
from cxstudio.exchange.table_reading import Place, Row, Stages
from cxstudio.model.document import Document
from cxstudio.model.fields import defaults
from cxstudio.model.records import Journey, Persona, Stage, Touchpoint

AT_ONCE = 50  # things in one step of the work
Step = tuple[int, float]  # how many things it was about, and the part of all that is done
Thing = TypeVar("Thing")


@dataclass
class Known:
    """What of the things rows speak of a journey has already; "" is a journey that is still to be made."""

    document: Document | None
    journey: str = ""
    _stages: dict[Name, str] = field(default_factory=dict)
    _points: dict[str, dict[Name, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.document is not None and self.journey:
            self._stages = _numbered(self.document.stages(self.journey))

    def stage(self, name: Name) -> str:
        """The id of a stage that is there; "" for one that is not."""
        return self._stages.get(_key(name), "")

    def touchpoint(self, stage: str, name: Name) -> str:
        """The id of a touchpoint that is there, in a stage that may not be."""
        if self.document is None or not stage:
            return ""
        if stage not in self._points:
            self._points[stage] = _numbered(self.document.touchpoints(stage))
        return self._points[stage].get(_key(name), "")

    @property
    def owner(self) -> str:
        """The persona whose journey it is."""
        record = self.document.find(self.journey, Journey) if self.document is not None else None
        return record.persona if record is not None else ""

    def persona(self, name: Name) -> str:
        """The id of a persona of the session."""
        if self.document is None:
            return ""
        there = [p.id for p in self.document.personas() if p.name and _folded(p.name) == _folded(name[0])]
        return there[name[1] - 1] if len(there) >= name[1] else ""

    def channel(self, name: str) -> bool:
        """Whether the session has a channel of this name."""
        return self.document is not None and knows_channel(self.document, name)

    def new_cards(self, home: str, said: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
        """The cards (kind, text, persona) that are not at a place yet."""
        there: Counter[tuple[str, str, str]] = Counter()
        if self.document is not None and home and self.journey:
            there.update((c.kind, c.text.strip(), c.persona) for c in self.document.cards(home))
        new = []
        for kind, text, persona in said:
            if there[kind, text.strip(), persona] > 0:
                there[kind, text.strip(), persona] -= 1
            else:
                new.append((kind, text, persona))
        return new

    def feels(self, touchpoint: str, persona: str) -> bool:
        """Whether it is said how somebody feels at a touchpoint."""
        emotion = self.document.emotion(touchpoint, persona) if self.document is not None else None
        return emotion is not None and emotion.mean is not None


def _numbered(things: Sequence[Stage] | Sequence[Touchpoint]) -> dict[Name, str]:
    seen: Counter[str] = Counter()
    found: dict[Name, str] = {}
    for thing in things:
        title = _folded(thing.title)
        seen[title] += 1
        found[title, seen[title]] = thing.id
    return found


def _key(name: Name) -> Name:
    return _folded(name[0]), max(name[1], 1)


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()


# Making


@dataclass(slots=True)
class Built:
    """What was made: ids of stages, touchpoints and cards, and how much was there before and stayed as it was."""

    made: list[str] = field(default_factory=list)
    kept: int = 0  # fields and emotions that said something else


def build(
    document: Document,
    journey: str,
    stages: Stages,
    used: Sequence[Row],
    tell: Callable[[float], None] | None = None,
) -> Built:
    """Put rows into a journey, inside a transaction; `tell` hears the part that is done. Raises Refused."""
    work = building(document, journey, stages, used, at_once=max(1, len(used)))
    while True:
        try:
            _n, part = next(work)
        except StopIteration as end:
            built: Built = end.value
            return built
        if tell is not None:
            tell(part)


def building(
    document: Document, journey: str, stages: Stages, used: Sequence[Row], at_once: int = AT_ONCE
) -> Generator[Step, None, Built]:
    """The same in small steps, for a window that has to answer meanwhile; each wants an open transaction.

    Tells how many things a step was about, hardly more than `at_once`, and the part of all rows that is done. Small
    steps look at what is there already again and again: where nobody waits for a window, let them be large.
    """
    filling = _Building(document, journey, at_once)
    whole, done = max(1, len(used)), 0
    for n in filling.begin(used):
        yield n, 0.0
    for title, places in stages.items():
        wanted = {spot: place for spot, place in places.items() if place.rows}
        if not wanted:
            continue
        for n, rows in filling.stage(title, wanted):
            done += rows
            yield n, done / whole
    return filling.built


class _Building:
    """A journey as it is filled. Its steps tell how many things they were about, and some the rows they are through."""

    def __init__(self, document: Document, journey: str, at_once: int) -> None:
        self.document, self.journey, self.at_once = document, journey, at_once
        self.known, self.built = Known(document, journey), Built()
        self.personas: dict[Name | None, str] = {}
        self.channels: dict[str, str] = {}

    def begin(self, used: Sequence[Row]) -> Iterator[int]:
        """Make the personas and channels that are named."""
        yield from self._make_personas(used)
        for name in dict.fromkeys(name for row in used for name in row.channels):
            self.channels[name] = add_channel(self.document, name, as_written=True)
            yield 1

    def stage(self, name: Name, places: dict[Name | None, Place]) -> Iterator[tuple[int, int]]:
        stage = self.known.stage(name)
        if not stage:
            stage = add_stage(self.document, self.journey, name[0])
            self.built.made.append(stage)
            yield 1, 0
        spots = [spot for spot in places if spot is not None]
        homes = {spot: self.known.touchpoint(stage, spot) for spot in spots}
        for new in self._batches([spot for spot in spots if not homes[spot]]):
            made = add_touchpoints(self.document, stage, [title for title, _number in new])
            homes.update(zip(new, made, strict=True))
            self.built.made += made
            yield len(new), 0
        for spot in spots:
            self._describe(homes[spot], places[spot])
            yield from self._voice(homes[spot], places[spot])
        if None in places:
            yield from self._voice(stage, places[None])

    def _make_personas(self, rows: Sequence[Row]) -> Iterator[int]:
        """Know the id of each persona named; None stands for the journey's own."""
        record = self.document.find(self.journey, Journey)
        assert record is not None
        owner = self.document.find(record.persona, Persona)
        personas = self.personas
        personas[None] = record.persona
        # Feelings of nobody in particular are those of a persona without a name; else the first named is the journey's.
        free = owner is not None and not owner.name
        free = free and not any(row.emotion is not None and not row.personas for row in rows)
        names = dict.fromkeys(name for row in rows for name in row.personas)
        there = {name: self.known.persona(name) for name in names}  # before any is made
        for name in names:
            if there[name]:
                personas[name] = there[name]
            elif free and owner is not None:
                set_field(self.document, [owner.id], "name", name[0])
                personas[name] = owner.id
                free = False
            else:
                personas[name] = add_persona(self.document, name[0])
            yield 1

    def _describe(self, id: str, place: Place) -> None:
        touchpoint = self.document.find(id, Touchpoint)
        assert touchpoint is not None
        named = [self.channels[name] for row in place.rows for name in row.channels]
        if named:
            choose_channels(self.document, id, [*touchpoint.channels, *named])
        usual = defaults(Touchpoint)
        for column, (value, _row) in place.told.items():
            name = FIELD_COLUMNS[column].name
            if getattr(touchpoint, name) == usual[name]:
                set_field(self.document, [id], name, value)
            else:
                self.built.kept += getattr(touchpoint, name) != value

    def _voice(self, home: str, place: Place) -> Iterator[tuple[int, int]]:
        """What each row's persona feels and says at one place."""
        for row in place.rows:
            if row.emotion is not None:
                names = row.personas or (None,)
                for name in names:
                    self._feel(home, self.personas[name], row.emotion)
                yield len(names), 0
        several = len(self.personas) > 2
        said = [said for row in place.rows for said in cards_said(row, self.personas, several=several)]
        for cards in self._batches(self.known.new_cards(home, said)):
            self.built.made += add_cards(self.document, home, cards)
            yield len(cards), 0
        yield 1, len(place.rows)

    def _batches(self, things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
        return (things[start : start + self.at_once] for start in range(0, len(things), self.at_once))

    def _feel(self, home: str, persona: str, emotion: float) -> None:
        if self.known.feels(home, persona):
            self.built.kept += 1
        else:
            rate_emotion(self.document, home, persona, emotion, decimals=EMOTION_DECIMALS)


def cards_said(
    row: Row, personas: dict[Name | None, str], *, several: bool
) -> Iterator[tuple[str, str, str]]:
    """The cards of a row: kind, text and whose it is."""
    own = len(row.personas) == 1 and (several or row.own)
    whose = personas[row.personas[0]] if own else ""
    yield from ((kind, text, whose) for kind, text in row.cards)
