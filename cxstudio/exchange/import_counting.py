"""What rows would make of a journey, counted and as an outline, before anything is made; it changes no document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxstudio.exchange.cells import Name
from cxstudio.exchange.table_building import Known, cards_said
from cxstudio.exchange.table_reading import SLICE, Place, Row, Stages
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.naming import one_line
from cxstudio.words import _, ngettext

MOST_SHOWN = 200  # lines of an outline
_FIRST = ("journey", "stage", "touchpoint", "emotion", "persona", "channel")
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Making:
    """How many things of a kind would be made; `there` are those found in the session, which are not made again."""

    kind: str
    n: int
    there: int = 0

    @property
    def words(self) -> str:
        """In a few words: "12 touchpoints"."""
        row = KINDS[self.kind]
        name = _(row.label) if self.n == 1 else _(row.plural)
        return _("{n} {things}").format(n=self.n, things=name.lower())


@dataclass(frozen=True, slots=True)
class Content:
    """Rows as they were understood, ready to be put into a journey."""

    stages: Stages
    used: tuple[Row, ...]


def counting(known: Known, content: Content) -> Generator[float, None, tuple[Making, ...]]:
    """What would be made of rows, by kind: stages first, then cards in the order of their kinds.

    Slice by slice: tells the part that is done, and returns it at the end.
    """
    done = 0
    new: Counter[str] = Counter()
    there: Counter[str] = Counter()
    names = dict.fromkeys(name for row in content.used for name in row.personas)
    personas: dict[Name | None, str] = {None: "", **{name: known.persona(name) for name in names}}
    for name in names:
        (there if personas[name] else new)["persona"] += 1
    for channel in dict.fromkeys(name for row in content.used for name in row.channels):
        (there if known.channel(channel) else new)["channel"] += 1
    for title, places in content.stages.items():
        wanted = {spot: place for spot, place in places.items() if place.rows}
        if not wanted:
            continue
        stage = known.stage(title)
        (there if stage else new)["stage"] += 1
        for spot, place in wanted.items():
            home = known.touchpoint(stage, spot) if spot is not None else stage
            if spot is not None:
                (there if home else new)["touchpoint"] += 1
            _count_said(known, place, home, personas, (new, there))
            done += 1
            if done % SLICE == 0:
                yield min(1.0, done / len(content.used))
    kinds = [*_FIRST, *CARD_KINDS]
    return tuple(Making(kind, new[kind], there[kind]) for kind in kinds if new[kind] or there[kind])


def _count_said(
    known: Known,
    place: Place,
    home: str,
    personas: Mapping[Name | None, str],
    counts: tuple[Counter[str], Counter[str]],
) -> None:
    """Add the emotions and cards of a place, `home` "" being one still to be made, to what is new and there."""
    new, there = counts
    people = dict(personas)
    said = [one for row in place.rows for one in cards_said(row, people, several=len(people) > 2)]
    fresh = known.new_cards(home, said)
    for kind, _text, _persona in fresh:
        new[kind] += 1
    for kind, _text, _persona in said:
        there[kind] += 1
    for kind, _text, _persona in fresh:
        there[kind] -= 1
    for row in place.rows:
        if row.emotion is None:
            continue
        for name in row.personas or (None,):
            felt = bool(home) and known.feels(home, personas[name] or (known.owner if name is None else ""))
            (there if felt else new)["emotion"] += 1


def outline_of(content: Content) -> tuple[tuple[int, str], ...]:
    """The first lines of what would be made: depth 0 is a stage, 1 a touchpoint, 2 a card or an emotion."""
    lines = []
    for number, line in enumerate(_lines(content)):
        if number == MOST_SHOWN:
            break
        lines.append(line)
    return tuple(lines)


def _lines(content: Content) -> Iterator[tuple[int, str]]:
    for (title, _number), places in content.stages.items():
        wanted = {spot: place for spot, place in places.items() if place.rows}
        if not wanted:
            continue
        yield 0, one_line(title)
        for spot, place in wanted.items():
            if spot is not None:
                yield 1, one_line(spot[0])
            yield from ((1 if spot is None else 2, line) for line in _said(place.rows))


def _said(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if row.emotion is not None:
            who = ", ".join(name for name, _n in row.personas)
            value = f"{row.emotion:+g}".replace("-", MINUS) if row.emotion else "0"
            yield f"{_('Emotion')} {value} {who}".strip()
        yield from (f"{_(KINDS[kind].label)}: {one_line(text)}" for kind, text in row.cards)


def making_words(makes: Sequence[Making]) -> str:
    """All of it in a line: "3 stages, 12 touchpoints, 40 cards"; "nothing" for nothing."""
    first = [one for one in makes if one.kind in _FIRST and one.n]
    cards = sum(one.n for one in makes if one.kind in CARD_KINDS)
    parts = [one.words for one in first]
    if cards:
        parts.append(ngettext("{n} card", "{n} cards", cards).format(n=cards))
    return ", ".join(parts) or _("nothing")
