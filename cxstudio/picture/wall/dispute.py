"""What groups say differently of one thing, side by side for the room to choose; the chosen reading is marked."""

from __future__ import annotations

from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.wall.notes import TILE, letter_mark
from cxstudio.picture.wall.scene import DisputeShown, ReadingShown
from cxstudio.picture.wall.sheet import (
    GAP,
    LINE,
    STRONG,
    Lensed,
    Pen,
    Room,
    Sheet,
    page_mark,
    page_mark_width,
    page_of,
    strong,
)
from cxstudio.picture.wall.stage import NARROW
from cxstudio.words import N_

_HEAD = 60.0
_PAD = 24.0
_ROWS = 2
_BEFORE = 116.0  # the height of what it was before
_CHECK = 44.0
_LEAST, _MOST_LINES = 260.0, 30  # the height of a card, and lines of its text


def dispute_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens: what it is about, a card for each reading, and below them what it was before."""
    dispute = sheet.scene.dispute
    if dispute is None:
        return Lensed(())
    columns = _columns(sheet, len(dispute.readings))
    first, end, pages = page_of(len(dispute.readings), columns * _ROWS, sheet.scene.page)
    shown = dispute.readings[first:end]
    top = _Top(sheet, room, dispute, pages)
    parts = [*page_mark(sheet, room, sheet.scene.page, pages), top.part]
    middle = Room(room.u, top.bottom, room.width, room.bottom - _BEFORE - GAP - top.bottom)
    rows = -(-len(shown) // columns) if pages == 1 else _ROWS
    width = (middle.width - GAP * (columns - 1)) / columns
    most = (middle.height - GAP * (rows - 1)) / max(1, rows)
    height = min(most, max((_wanted(sheet, width, one) for one in dispute.readings), default=most))
    low = Room(room.u, middle.y + rows * (height + GAP), room.width, _BEFORE)
    parts.append(_before(sheet, low, dispute))
    for place, reading in enumerate(shown):
        row, column = divmod(place, columns)
        at = Room(middle.u + column * (width + GAP), middle.y + row * (height + GAP), width, height)
        parts.append(_reading(sheet, at, reading))
    return Lensed(tuple(parts), pages)


def _columns(sheet: Sheet, count: int) -> int:
    """As many as stand in even rows; on a narrow wall two."""
    if sheet.width < NARROW or count == 4:
        return 2
    return max(2, min(3, count))


def _wanted(sheet: Sheet, width: float, reading: ReadingShown) -> float:
    """How high a card would like to be: enough for its text, and not so low that it looks like a line."""
    said = sheet.block(reading.says, "card", width - 2 * _PAD, _MOST_LINES)
    return max(_LEAST, 2 * _PAD + TILE + 16.0 + 18.0 + said.height)


class _Top:
    """What is asked and of which thing, above the readings."""

    def __init__(self, sheet: Sheet, room: Room, dispute: DisputeShown, pages: int) -> None:
        pen, say = sheet.pen(), sheet.wording.say
        marks = page_mark_width(sheet, pages)
        width = room.width - (marks + GAP if marks else 0.0)
        row = KINDS.get(dispute.kind)
        asks = sheet.wording.parted(say(N_("Where the groups disagree")), say(row.label) if row else "")
        pen.words(asks, strong("body"), (room.u, room.y), width, "accent")
        block = sheet.block(one_line(dispute.name), "card", room.width, 2)
        pen.set(block.text, block, (room.u, room.y + _HEAD))
        self.bottom = room.y + _HEAD + block.height + GAP
        self.part = pen.part("heading", Room(room.u, room.y, room.width, self.bottom - GAP - room.y))


def _reading(sheet: Sheet, room: Room, reading: ReadingShown) -> Part:
    pen = sheet.pen()
    inner = _framed(pen, room, chosen=reading.chosen)
    mark = letter_mark(pen, inner.u, inner.y, reading.letters, filled=reading.chosen)
    who = one_line(reading.who) or sheet.wording.say(N_("This map"))
    aside = mark + 18.0
    end = inner.width - aside - _checked(pen, inner, chosen=reading.chosen)
    block = sheet.fitted(who, strong("min"), end, TILE + 16.0)
    pen.set(who, block, (inner.u + aside, inner.y + max(0.0, (TILE - block.height) / 2)), "inkMuted")
    y = inner.y + max(TILE, block.height) + 18.0
    for style in ("card", "body"):
        said = sheet.block(reading.says, style, inner.width, _MOST_LINES)
        if said.height <= inner.bottom - y and not sheet.parts_a_word(reading.says, style, inner.width):
            break
    said = sheet.fitted(reading.says, style, inner.width, inner.bottom - y)
    pen.set(reading.says, said, (inner.u, y))
    return pen.part("reading", room)


def _before(sheet: Sheet, room: Room, dispute: DisputeShown) -> Part:
    pen = sheet.pen()
    inner = _framed(pen, room, chosen=dispute.as_before)
    width = letter_mark(
        pen, inner.u, room.y + (room.height - TILE) / 2, sheet.wording.digits("0"), filled=dispute.as_before
    )
    words = sheet.wording.parted(sheet.wording.say(N_("As it was")), one_line(dispute.before))
    room_left = inner.width - width - 18.0 - _checked(pen, inner, chosen=dispute.as_before)
    block = sheet.fitted(words, "min", room_left, room.height - 16.0)
    pen.set(words, block, (inner.u + width + 18.0, room.y + (room.height - block.height) / 2), "inkMuted")
    return pen.part("before", room)


def _framed(pen: Pen, room: Room, *, chosen: bool) -> Room:
    """The frame of a card; what is chosen has a stronger one, and a sign besides."""
    if chosen:
        pen.box(room.inside(STRONG / 2), "accentTint", Stroke("accent", STRONG))
    else:
        pen.box(room.inside(LINE / 2), "surface", Stroke("lineControl", LINE))
    return room.inside(_PAD)


def _checked(pen: Pen, inner: Room, *, chosen: bool) -> float:
    """The sign of what is chosen at the trailing end; returns the width it takes."""
    if not chosen:
        return 0.0
    pen.sign("check", inner.end - _CHECK, inner.y + 8.0, _CHECK, "accent")
    return _CHECK + 12.0
