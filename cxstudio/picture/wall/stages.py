"""The stages on the wall while a room agrees on them: big, in reading order, a path from each to the next."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.model.naming import one_line
from cxstudio.model.records import Stage
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.stages import stage_name
from cxstudio.picture.styles import Style, wall_style
from cxstudio.picture.wall.calm import nothing_yet
from cxstudio.picture.wall.sheet import LINE, STRONG, Lensed, Room, Sheet, page_mark, page_of, strong
from cxstudio.words import N_

_MOST = 7  # as many as a room keeps in view
_A_PAGE = 6  # where there are more
_COLUMNS = 3
_ARROW = 44.0
_BETWEEN = 72.0
_ROW_GAP = 32.0
_HEAD = 76.0
_PAD = 24.0
_USUAL = ("card", "body", "min")  # the first that parts no word
_LARGER = (1.9, 1.5, 1.2)  # times the name of a touchpoint, where a name then stands on two lines


def stages_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens."""
    wording = sheet.wording
    stages = sheet.document.stages(sheet.scene.journey)
    if not stages:
        return Lensed((nothing_yet(sheet, room, wording.say(N_("No stages yet")), "route"),))
    columns = _columns(sheet, room, stages)
    most = _MOST if len(stages) <= _MOST else _A_PAGE
    first, end, pages = page_of(len(stages), most, sheet.scene.page)
    pen = sheet.pen()
    words = wording.say_count("{n} stage", "{n} stages", len(stages))
    pen.words(
        words.format(n=wording.digits(str(len(stages)))), strong("card"), (room.u, room.y), room.width - 200.0
    )
    parts = [pen.part("heading", Room(room.u, room.y, room.width, 56.0))]
    parts += page_mark(sheet, room, sheet.scene.page, pages)
    rows = -(-min(most, len(stages)) // columns)
    width = _width(room, columns)
    height = (room.height - _HEAD - _ROW_GAP * (rows - 1)) / rows
    style = _one_style(sheet, stages, width - 2 * _PAD)
    for at, stage in enumerate(stages[first:end]):
        row, column = divmod(at, columns)
        place = Room(
            room.u + column * (width + _BETWEEN), room.y + _HEAD + row * (height + _ROW_GAP), width, height
        )
        parts.append(_chip(sheet, place, stage, first + at + 1, style))
        if first + at + 1 < len(stages) and column < columns - 1:
            parts.append(_arrow(sheet, place))
    return Lensed(tuple(parts), pages)


def _width(room: Room, columns: int) -> float:
    return (room.width - _BETWEEN * (columns - 1)) / columns


def _columns(sheet: Sheet, room: Room, stages: Sequence[Stage]) -> int:
    """Three columns, or two where three would part the words of a name."""
    inner = _width(room, _COLUMNS) - 2 * _PAD
    names = (one_line(stage_name(stage, at, sheet.wording)) for at, stage in enumerate(stages, start=1))
    parted = any(sheet.parts_a_word(name, wall_style("card"), inner) for name in names)
    return _COLUMNS - 1 if parted else _COLUMNS


def _one_style(sheet: Sheet, stages: Sequence[Stage], width: float) -> Style:
    """The largest style that suits the names of all stages: of equal things none is louder."""
    names = [one_line(stage_name(stage, at, sheet.wording)) for at, stage in enumerate(stages, start=1)]
    larger = (wall_style("card", factor=factor) for factor in _LARGER)
    suiting = (style for style in larger if all(_suits(sheet, name, style, width) for name in names))
    return next(suiting, wall_style(_USUAL[0]))


def _chip(sheet: Sheet, room: Room, stage: Stage, number: int, style: Style) -> Part:
    pen, wording = sheet.pen(), sheet.wording
    here = stage.id == sheet.scene.stage
    pen.box(room.inside(STRONG / 2), "surface", Stroke("accent", STRONG if here else LINE), 18.0)
    inner = room.inside(_PAD)
    digits = wording.digits(str(number))
    lead = sheet.natural(digits, strong("min")) + 20.0
    pen.words(digits, strong("min"), (inner.u, inner.y), lead, "accent")
    count = len(sheet.document.touchpoints(stage.id))
    if count:
        said = wording.say_count("{n} touchpoint", "{n} touchpoints", count)
        words = said.format(n=wording.digits(str(count)))
        if sheet.natural(words, "min") <= inner.width - lead:
            pen.words(words, "min", (inner.u + lead, inner.y), inner.width - lead, "inkMuted", side="end")
    name = one_line(stage_name(stage, number, wording))
    if sheet.parts_a_word(name, style, inner.width):
        usual = [wall_style(one) for one in _USUAL]
        style = next((one for one in usual if not sheet.parts_a_word(name, one, inner.width)), usual[0])
    block = sheet.fitted(name, style, inner.width, inner.height - 44.0)
    pen.set(name, block, (inner.u, inner.y + 44.0))
    return pen.part("stage", room, stage.id)


def _suits(sheet: Sheet, name: str, style: Style, width: float) -> bool:
    """Whether a name stands on two lines with its words whole."""
    return not sheet.parts_a_word(name, style, width) and len(sheet.block(name, style, width, 3).lines) <= 2


def _arrow(sheet: Sheet, room: Room) -> Part:
    pen = sheet.pen()
    name = "chevron-left" if sheet.wording.rtl else "chevron-right"
    u, y = room.end + (_BETWEEN - _ARROW) / 2, room.y + (room.height - _ARROW) / 2
    pen.sign(name, u, y, _ARROW, "inkMuted")
    return pen.part("arrow", Room(u, y, _ARROW, _ARROW), full=" ")
