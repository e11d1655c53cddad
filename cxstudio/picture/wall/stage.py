"""One stage on the wall: three touchpoints a page with their notes, the curve under them, and where it is lowest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cxstudio.insight.votes import dots_of
from cxstudio.model.naming import one_line
from cxstudio.model.records import Card, Channel, Journey, Persona, Stage, Touchpoint
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.signs import FACES, emotion_colour, face_value
from cxstudio.picture.stages import stage_name
from cxstudio.picture.wall.calm import nothing_yet
from cxstudio.picture.wall.notes import TILE, head_block, head_part, note_on
from cxstudio.picture.wall.sheet import (
    GAP,
    Lensed,
    Pen,
    Room,
    Sheet,
    page_mark,
    page_mark_width,
    page_of,
    strong,
)
from cxstudio.words import N_

A_PAGE, _NARROW_PAGE = 3, 2
NARROW = 1600.0  # the width of a wall, 4 to 3, where three columns would part words
_HEAD = 88.0
_NOTE_GAP = 14.0
_MORE = 44.0
_LINES = (8, 5, 3)  # of a note, the first with which all notes have room
_A_COLUMN = 3  # notes: of more, some would be left out
_LOW = -0.5  # from here down a reading is called a low point
# What a room is shown of a touchpoint first, when a stage is about nothing else.
_ORDER = ("pain", "opportunity", "idea", "gain", "quote", "question", "thought", "customer_does")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of a stage shows: a touchpoint each, None for the notes of the whole stage; `most` have room.

    `spans` is how many columns of notes each has: where fewer are shown than have room, those with many get more.
    """

    stage: Stage
    columns: tuple[Touchpoint | None, ...]
    spans: tuple[int, ...]
    pages: int
    most: int
    page: int


def a_page(width: float) -> int:
    """How many touchpoints stand beside one another on a wall so many units wide."""
    return A_PAGE if width >= NARROW else _NARROW_PAGE


def shown_stage(sheet: Sheet) -> Shown | None:
    """The stage of the scene with the touchpoints of its page; the first stage where none is chosen."""
    scene, document = sheet.scene, sheet.document
    stage = document.find(scene.stage, Stage) or next(iter(document.stages(scene.journey)), None)
    if stage is None:
        return None
    found: list[Touchpoint | None] = [*document.touchpoints(stage.id)]
    if open_cards(sheet, stage.id):
        found.append(None)
    most, page = a_page(sheet.width), scene.page
    lit = [place for place, one in enumerate(found) if one is not None and one.id in scene.spot]
    if lit and most != A_PAGE:  # whoever lights a touchpoint counts the pages of a wide wall
        page = lit[0] // most
    first, end, pages = page_of(len(found), most, page)
    columns = tuple(found[first:end])
    counts = [len(open_cards(sheet, one.id if one is not None else stage.id)) for one in columns]
    return Shown(stage, columns, _spans(counts, most if pages == 1 else 0), pages, most, page)


def _spans(counts: Sequence[int], most: int) -> tuple[int, ...]:
    """How many of `most` columns each of so many notes gets: one, and the free ones where notes are many."""
    spans = [1] * len(counts)
    while spans and sum(spans) < most:
        place = max(range(len(spans)), key=lambda at: counts[at] / spans[at])
        if counts[place] <= _A_COLUMN * spans[place] and sum(spans) > 1:
            break
        spans[place] += 1
    return tuple(spans)


def column_rooms(room: Room, shown: Shown) -> list[Room]:
    """The rooms of the touchpoints side by side, each as wide as its columns of notes."""
    count = sum(shown.spans) if shown.pages == 1 else shown.most
    width = (room.width - GAP * (count - 1)) / max(1, count)
    rooms, u = [], room.u
    for span in shown.spans:
        rooms.append(Room(u, room.y, width * span + GAP * (span - 1), room.height))
        u = rooms[-1].end + GAP
    return rooms


def open_cards(sheet: Sheet, home: str) -> list[Card]:
    """The cards of a place that are there for the room: the newest, those in the light, what the room talks about, and
    what it voted for, before the rest.
    """
    scene, dots = sheet.scene, shown_dots(sheet)
    cards = [card for card in sheet.document.cards(home) if not card.internal]

    def place(card: Card) -> tuple[bool, bool, bool, int, int]:
        newest, lit = card.id in scene.newest[:1], card.id in scene.spot
        return not newest, not lit, card.kind != scene.about, -dots.get(card.id, 0), _rank(card.kind)

    return sorted(cards, key=place)


@lru_cache(maxsize=128)
def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def stage_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens."""
    shown = shown_stage(sheet)
    if shown is None:
        return Lensed((nothing_yet(sheet, room, sheet.wording.say(N_("No stages yet")), "route"),))
    parts: list[Part | Placed] = [*head_parts(sheet, room, shown)]
    rooms = column_rooms(room.below(room.y + _HEAD), shown)
    named = [t for t in shown.columns if t is not None]
    blocks = [
        head_block(sheet, t, place.width, tile=channel_of(sheet, t) is not None)
        for t, place in zip(named, rooms, strict=False)
    ]
    head = max((TILE, *(block.height for block in blocks)))
    dots = shown_dots(sheet)
    for place, span, touchpoint in zip(rooms, shown.spans, shown.columns, strict=True):
        top = Room(place.u, place.y, place.width, head)
        if touchpoint is not None:
            parts.append(head_part(sheet, touchpoint, channel_of(sheet, touchpoint), top))
        else:
            parts.append(_whole(sheet, shown.stage, top))
        home = touchpoint.id if touchpoint is not None else shown.stage.id
        notes = place.below(place.y + head + 16.0)
        parts += note_column(sheet, open_cards(sheet, home), notes, dots, columns=span)
    if not shown.columns:
        say = sheet.wording.say(N_("No touchpoints yet"))
        parts.append(nothing_yet(sheet, room.below(room.y + _HEAD), say, "route"))
    return Lensed(tuple(parts), shown.pages)


def channel_of(sheet: Sheet, touchpoint: Touchpoint) -> Channel | None:
    """The first channel of a touchpoint."""
    found = (sheet.document.find(id, Channel) for id in touchpoint.channels)
    return next((channel for channel in found if channel is not None), None)


def shown_dots(sheet: Sheet) -> dict[str, int]:
    """The dots of closed votes; none while a vote is open, so that nobody follows the others."""
    vote = sheet.document.find(sheet.scene.vote, VoteRound)
    if vote is not None and not vote.closed:
        return {}
    return dots_of(sheet.document)


def head_parts(sheet: Sheet, room: Room, shown: Shown) -> Iterable[Part]:
    """The stage's name, which one it is, whose journey, and where it is lowest."""
    wording, document = sheet.wording, sheet.document
    stages = document.stages(shown.stage.journey)
    number = next(place for place, one in enumerate(stages, start=1) if one.id == shown.stage.id)
    pen = sheet.pen()
    marks = page_mark_width(sheet, shown.pages)
    yield from page_mark(sheet, Room(room.u, room.y + 16.0, room.width, 48.0), shown.page, shown.pages)
    end = room.end - (marks + GAP if marks else 0.0)
    end -= _low_point(sheet, pen, room.y, end, document.touchpoints(shown.stage.id))
    name = one_line(stage_name(shown.stage, number, wording))
    persona = persona_of(sheet)
    which = wording.say(N_("stage {n} of {all}")).format(
        n=wording.digits(str(number)), all=wording.digits(str(len(stages)))
    )
    meta = wording.listed(which, one_line(persona.name) if persona else "")
    width = end - room.u - GAP
    natural = sheet.natural(name, "stage")
    # The name is worth more than what stands beside it.
    metas = (meta, which, "")
    fitting = (one for one in metas if natural + GAP + sheet.natural(one, "body") <= width)
    meta = next(fitting, "")
    aside = sheet.natural(meta, "body") if meta else 0.0
    own = min(natural, width - (aside + GAP if meta else 0.0))
    pen.words(name, "stage", (room.u, room.y), own)
    pen.words(meta, "body", (room.u + own + GAP, room.y + 22.0), aside, "inkMuted")
    yield pen.part("stage", Room(room.u, room.y, room.width, _HEAD - 8.0), shown.stage.id)


def persona_of(sheet: Sheet) -> Persona | None:
    """Whose journey it is: the persona of the scene, else the journey's own."""
    journey = sheet.document.find(sheet.scene.journey, Journey)
    wanted = sheet.scene.persona or (journey.persona if journey else "")
    return sheet.document.find(wanted, Persona)


def _low_point(sheet: Sheet, pen: Pen, y: float, end: float, touchpoints: Sequence[Touchpoint]) -> float:
    """The lowest reading of the stage, where one is low; returns the room it takes."""
    persona = persona_of(sheet)
    if persona is None:
        return 0.0
    found = (sheet.document.emotion(t.id, persona.id) for t in touchpoints)
    means = [e.mean for e in found if e is not None and e.mean is not None]
    low = min(means, default=0.0)
    if low > _LOW:
        return 0.0
    words = sheet.wording.say(N_("low point {value}")).format(value=sheet.wording.signed(round(low, 1)))
    colour, width = emotion_colour(low), sheet.natural(words, strong("min"))
    pen.words(words, strong("min"), (end - width, y + 24.0), width, colour)
    pen.sign(FACES[face_value(low)], end - width - 56.0, y + 22.0, 44.0, colour)
    return width + 56.0 + GAP


def _whole(sheet: Sheet, stage: Stage, room: Room) -> Part:
    pen = sheet.pen()
    block = sheet.block(sheet.wording.say(N_("Whole stage")), "card", room.width)
    pen.set(block.text, block, (room.u, room.y + (room.height - block.height) / 2), "inkMuted")
    return pen.part("stage-notes", room, stage.id)


def note_column(
    sheet: Sheet, cards: Sequence[Card], room: Room, dots: dict[str, int], *, columns: int = 1
) -> Iterable[Part | Placed]:
    """Cards one under the other, on columns side by side where there are several, and how many more there are.

    They stand whole where all have room; before words are cut, cards are left out, but for the very first.
    """
    flow = next(
        (flow for lines in _LINES if (flow := _Flow(sheet, room, columns)).takes(cards, lines, dots)), None
    )
    if flow is not None:
        return flow.parts
    for lines in (*_LINES[1:], 2, 1):
        flow = _Flow(sheet, room, columns, foot=_MORE)
        flow.takes(cards, lines, dots)
        if flow.parts:
            break
    assert flow is not None
    left = len(cards) - len(flow.parts)
    return [*flow.parts, more_part(sheet, room, max(flow.ends), left)] if left else flow.parts


class _Flow:
    """Notes laid into columns, each into the one with the most room left."""

    def __init__(self, sheet: Sheet, room: Room, columns: int, foot: float = 0.0) -> None:
        self.sheet, self.room, self.bottom = sheet, room, room.bottom - foot
        self.width = (room.width - GAP * (columns - 1)) / columns
        self.ends = [room.y] * columns
        self.parts: list[Placed] = []

    def takes(self, cards: Sequence[Card], lines: int, dots: dict[str, int]) -> bool:
        """Lay them until one has no room; whether all had, of no more lines than so many."""
        paper = self.sheet.piece(self.width)
        for card in cards:
            fresh = card.id in self.sheet.scene.newest[:1]
            note = note_on(paper, card, lines, dots=dots.get(card.id, 0), fresh=fresh)
            column = min(range(len(self.ends)), key=self.ends.__getitem__)
            if self.ends[column] + note.height > self.bottom:
                return False
            u = self.room.u + column * (self.width + GAP)
            self.parts.append(note.placed(self.sheet, u, self.ends[column]))
            self.ends[column] += note.height + _NOTE_GAP
        return True


def more_part(sheet: Sheet, room: Room, y: float, count: int) -> Part:
    """That there are more than are shown."""
    pen, wording = sheet.pen(), sheet.wording
    words = wording.say_count("and {n} more", "and {n} more", count).format(n=wording.digits(str(count)))
    pen.words(words, "min", (room.u, y - 4.0), room.width, "inkMuted")
    return pen.part("more", Room(room.u, y, room.width, 40.0))
