"""The pains a room has chosen and under each what answers it; a note that answers none of them stands below."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.insight.votes import answers_to, dots_for
from cxstudio.model.naming import one_line
from cxstudio.model.records import Card
from cxstudio.picture.primitives import Part, Placed, Stroke
from cxstudio.picture.wall.notes import note_on
from cxstudio.picture.wall.sheet import (
    GAP,
    STRONG,
    Lensed,
    Room,
    Sheet,
    page_mark,
    page_mark_width,
    page_of,
    strong,
)
from cxstudio.picture.wall.stage import A_PAGE, NARROW, note_column, shown_dots
from cxstudio.words import N_

_MARK = 60.0  # for the mark of a page
_LINES = 3


def answers_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens: a column for each pain, on a narrow wall a row."""
    found = (sheet.document.find(id, Card) for id in sheet.scene.answered)
    pains = [card for card in found if card is not None and not card.internal]
    first, end, pages = page_of(len(pains), A_PAGE, sheet.scene.page)
    parts: list[Part | Placed] = [*page_mark(sheet, room, sheet.scene.page, pages)]
    aim = next((pain for pain in pains if pain.id == sheet.scene.aim), None)
    if aim is not None:
        parts.append(_aimed(sheet, Room(room.u, room.y, room.width, _MARK), aim, pages))
    if pages > 1 or aim is not None:
        room = room.below(room.y + _MARK)
    shown = pains[first:end]
    loose = _loose(sheet, pains)
    if loose is not None:
        note = note_on(sheet.piece(room.width), loose, 1, fresh=True)
        parts.append(note.placed(sheet, room.u, room.bottom - note.height))
        room = Room(room.u, room.y, room.width, room.height - note.height - GAP)
    narrow, count = sheet.width < NARROW, max(1, len(shown))
    for at, pain in enumerate(shown):
        if narrow:
            height = (room.height - GAP * (count - 1)) / count
            place = Room(room.u, room.y + at * (height + GAP), room.width, height)
        else:
            width = (room.width - GAP * (count - 1)) / count
            place = Room(room.u + at * (width + GAP), room.y, width, room.height)
        parts += _answered(sheet, place, pain, beside=narrow)
    return Lensed(tuple(parts), pages)


def _aimed(sheet: Sheet, room: Room, pain: Card, pages: int) -> Part:
    """Names the pain that is being answered."""
    pen, marks = sheet.pen(), page_mark_width(sheet, pages)
    words = sheet.wording.parted(sheet.wording.say(N_("Answers")), one_line(pain.text))
    width = room.width - (marks + GAP if marks else 0.0)
    pen.words(words, strong("body"), (room.u, room.y), width, "accent")
    return pen.part("aim", room, pain.id)


def _loose(sheet: Sheet, pains: list[Card]) -> Card | None:
    """What was added last, where it answers none of the pains."""
    newest = sheet.document.find(next(iter(sheet.scene.newest), ""), Card)
    known = {card.id for pain in pains for card in (pain, *answers_to(sheet.document, pain.id))}
    return newest if newest is not None and not newest.internal and newest.id not in known else None


def _answered(sheet: Sheet, room: Room, pain: Card, *, beside: bool) -> Iterator[Part | Placed]:
    """A pain with its dots, and what answers it: the newest first."""
    dots = shown_dots(sheet)
    width = (room.width - GAP) / 2 if beside else room.width
    paper = sheet.piece(width)
    own = dots_for(sheet.document, pain.id, dots)
    notes = [note_on(paper, pain, lines, dots=own) for lines in range(_LINES, 0, -1)]
    note = next((one for one in notes if one.height <= room.height), notes[-1])
    yield note.placed(sheet, room.u, room.y)
    if pain.id == sheet.scene.aim:
        pen, around = sheet.pen(), Room(room.u, room.y, width, note.height)
        pen.box(around.inside(-STRONG / 2), None, Stroke("accent", STRONG))
        yield pen.part("aimed-at", around, pain.id, full=one_line(pain.text))
    if beside:
        place = Room(room.u + width + GAP, room.y, width, room.height)
    else:
        place = room.below(room.y + note.height + GAP)
    answers = answers_to(sheet.document, pain.id)
    ordered = sorted(answers, key=lambda card: card.id not in sheet.scene.newest[:1])
    yield from note_column(sheet, ordered, place, dots)
