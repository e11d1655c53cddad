"""The whole journey on the wall: its stages, a point for each touchpoint, the curve, and where it hurts how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxstudio.model.naming import one_line
from cxstudio.model.reading import Reading
from cxstudio.model.records import Journey, Stage, Touchpoint
from cxstudio.picture.marks import disc, truth_mark
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.stages import stage_name
from cxstudio.picture.wall.calm import nothing_yet
from cxstudio.picture.wall.curves import LEAD, curve_parts, stage_feelings
from cxstudio.picture.wall.legend import BLOCK, gap_ring, legend
from cxstudio.picture.wall.notes import channel_tile
from cxstudio.picture.wall.sheet import (
    GAP,
    HAIR,
    LINE,
    STRONG,
    Lensed,
    Pen,
    Room,
    Sheet,
    page_mark,
    page_mark_width,
    strong,
)
from cxstudio.picture.wall.spans import spans
from cxstudio.picture.wall.stage import channel_of, persona_of
from cxstudio.text.layout import TextBlock
from cxstudio.words import N_

_HEAD = 64.0
_TITLES = 3  # lines of a stage's title
_NUMBERS = 60.0  # height of the stages' numbers, where titles have no room
_LEAST_TITLE, _LEAST_NUMBER = 150.0, 56.0  # widths of a stage
_POINT, _TRUTH, _POINT_ROW = 28.0, 44.0, 84.0
_TILE, _LEAST_TILE = 54.0, 70.0  # of a channel, and how far apart touchpoints are then
_GAP_RING = 62.0  # around a touchpoint without a channel, and where a stage has no touchpoint
_NAME_LINES, _MOST_NAMED = 3, 40
_STEPS, _BLOCK_GAP = 5, 5.0  # of the severity of a pain
_PAINS = _STEPS * (BLOCK + _BLOCK_GAP) + 40.0
_STAGE_GAP = 10.0
_EVEN = 0.5  # how much of the width stages share evenly; the rest goes by their touchpoints


@dataclass(frozen=True, slots=True)
class _Column:
    """A stage with where it and its touchpoints lie."""

    stage: Stage
    number: int
    room: Room
    touchpoints: tuple[Touchpoint, ...]

    @property
    def pitch(self) -> float:
        return self.room.width / max(1, len(self.touchpoints))

    def centre(self, place: int) -> float:
        return self.room.u + (place + 0.5) * self.pitch


def worst_pain(reading: Reading, home: str) -> int:
    """The severity of the worst pain at a place that the room may see; 1 where none has one, 0 without a pain."""
    pains = (card for card in reading.cards(home) if card.kind == "pain" and not card.internal)
    return max((card.severity or 1 for card in pains), default=0)


def map_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens."""
    return _journey(sheet, room, hurts=True)


def curve_lens(sheet: Sheet, room: Room) -> Lensed:
    """The same without what hurts: how it feels is the subject."""
    return _journey(sheet, room, hurts=False)


def _journey(sheet: Sheet, room: Room, *, hurts: bool) -> Lensed:
    pages = _pages(sheet, room)
    if not pages:
        return Lensed((nothing_yet(sheet, room, sheet.wording.say(N_("No stages yet")), "route"),))
    page = _page(sheet, pages)
    stages = pages[min(max(0, page), len(pages) - 1)]
    columns = _columns(sheet, room.below(room.y + _HEAD), stages)
    hurts = hurts and any(_hurts(sheet, column) for column in columns)
    marked = page_mark_width(sheet, len(pages))
    head = Room(room.u, room.y, room.width - marked - (GAP if marked else 0.0), room.height)
    lacks = any(not t.channels for c in columns for t in c.touchpoints) or not all(
        c.touchpoints for c in columns
    )
    parts = [_head(sheet, head, hurts=hurts, lacks=lacks)]
    parts += page_mark(sheet, room, page, len(pages))
    titles = _titles_height(sheet, columns)
    points = room.y + _HEAD + titles + 12.0
    below, named = _names(sheet, columns)
    for column in columns:
        parts += _ground(sheet, column, titles)
    at = {t.id: column.centre(place) for column in columns for place, t in enumerate(column.touchpoints)}
    foot = room.bottom - 24.0
    top = points + _POINT_ROW + below
    plot = Room(room.u, top, room.width, foot - (_PAINS if hurts else 0.0) - top)
    if plot.height > 60.0:
        touchpoints = [t for column in columns for t in column.touchpoints]
        parts += curve_parts(sheet, plot, stage_feelings(sheet, touchpoints), at)
    for column in columns:
        parts += _touchpoints(sheet, column, points + _POINT_ROW / 2)
        parts += _named(sheet, column, points + _POINT_ROW, named)
        parts += _pains(sheet, column, foot) if hurts else ()
        parts += _empty(sheet, column, points + _POINT_ROW / 2, plot)
    return Lensed(tuple(parts), len(pages))


def _hurts(sheet: Sheet, column: _Column) -> bool:
    homes = (column.stage.id, *(touchpoint.id for touchpoint in column.touchpoints))
    return any(worst_pain(sheet.document, home) for home in homes)


def _pages(sheet: Sheet, room: Room) -> list[tuple[Stage, ...]]:
    """The whole journey, or its halves where the names of its stages stand whole on these alone."""
    whole = spans(sheet)
    if len(whole) != 1:
        return whole
    stages = whole[0]
    half = -(-len(stages) // 2)
    for pages in (whole, [stages[:half], stages[half:]]):
        columns = [column for one in pages if one for column in _columns(sheet, room, one)]
        if all(c.room.width >= _LEAST_TITLE and not _is_parted(sheet, c) for c in columns):
            return [one for one in pages if one]
    return whole


def _page(sheet: Sheet, pages: list[tuple[Stage, ...]]) -> int:
    """The page of what is in the light, else the one that is asked for."""
    lit = {stage.id for id in sheet.scene.spot if (stage := sheet.document.stage_of(id)) is not None}
    found = (at for at, page in enumerate(pages) if any(stage.id in lit for stage in page))
    return next(found, sheet.scene.page) if lit else sheet.scene.page


def _columns(sheet: Sheet, room: Room, stages: tuple[Stage, ...]) -> list[_Column]:
    document = sheet.document
    before = document.stages(sheet.scene.journey).index(stages[0])
    own = [tuple(document.touchpoints(stage.id)) for stage in stages]
    count = sum(max(1, len(touchpoints)) for touchpoints in own)
    u = room.u + LEAD + 16.0
    width = room.end - u - _STAGE_GAP * max(0, len(stages) - 1)
    found = []
    for number, (stage, touchpoints) in enumerate(zip(stages, own, strict=True), start=before + 1):
        share = _EVEN / len(stages) + (1 - _EVEN) * max(1, len(touchpoints)) / count
        place = Room(u, room.y, width * share, room.height)
        found.append(_Column(stage, number, place, touchpoints))
        u += place.width + _STAGE_GAP
    return found


def _titles_height(sheet: Sheet, columns: list[_Column]) -> float:
    narrowest = min(column.room.width for column in columns)
    if narrowest >= _LEAST_TITLE and not any(_is_parted(sheet, column) for column in columns):
        return max(_title(sheet, column).height for column in columns) + 32.0
    return _NUMBERS if narrowest >= _LEAST_NUMBER else 16.0


def _is_parted(sheet: Sheet, column: _Column) -> bool:
    name = one_line(stage_name(column.stage, column.number, sheet.wording))
    return sheet.parts_a_word(name, strong("min"), column.room.width - 28.0)


def _title(sheet: Sheet, column: _Column) -> TextBlock:
    name = one_line(stage_name(column.stage, column.number, sheet.wording))
    return sheet.block(name, strong("min"), column.room.width - 28.0, _TITLES)


def _head(sheet: Sheet, room: Room, *, hurts: bool, lacks: bool) -> Part:
    """The journey's title and whose it is."""
    pen, wording = sheet.pen(), sheet.wording
    journey, persona = sheet.document.find(sheet.scene.journey, Journey), persona_of(sheet)
    title = one_line(journey.title) if journey is not None else ""
    touchpoints = sheet.document.journey_touchpoints(sheet.scene.journey)
    felt = [feeling.persona for feeling in stage_feelings(sheet, touchpoints)]
    people = felt if persona is None or persona in felt else [persona, *felt]
    name = wording.listed(*(one_line(one.name) for one in people))
    taken = legend(pen, room, hurts=hurts, lacks=lacks)
    end = room.end - (taken + GAP if taken else 0.0)
    whole = end - room.u - GAP
    wanted, natural = sheet.natural(title, strong("card")), sheet.natural(name, "body")
    width = min(natural, max((end - room.u) * 0.35, whole - wanted)) if name else 0.0
    own = min(wanted, whole - width) if title else whole - width
    pen.words(title or wording.say(N_("Whole journey")), strong("card"), (room.u, room.y), own)
    if name and title:
        pen.words(name, "body", (room.u + own + GAP, room.y + 4.0), width, "inkMuted")
    return pen.part("title", Room(room.u, room.y, room.width, _HEAD))


Named = Callable[[_Column, int], TextBlock]


def _names(sheet: Sheet, columns: list[_Column]) -> tuple[float, Named | None]:
    """How high the row of the touchpoints' names is and what stands in it: names, else numbers, else nothing."""

    def name(column: _Column, place: int) -> TextBlock:
        text = one_line(column.touchpoints[place].title) or number_of(column, place)
        return sheet.block(text, "min", column.pitch - 12.0, _NAME_LINES, "center")

    def number_of(column: _Column, place: int) -> str:
        return sheet.wording.number(column.number, place + 1)

    def number(column: _Column, place: int) -> TextBlock:
        return sheet.block(number_of(column, place), "min", column.pitch, 1, "center")

    spots = [(column, place) for column in columns for place in range(len(column.touchpoints))]
    if len(spots) > _MOST_NAMED or not spots:
        return 0.0, None
    whole = all(
        not sheet.parts_a_word(one_line(c.touchpoints[at].title), "min", c.pitch - 12.0) for c, at in spots
    )
    if whole and all(name(*spot).complete for spot in spots):
        return max(name(*spot).height for spot in spots) + 8.0, name
    if all(sheet.natural(number_of(c, at), "min") <= c.pitch - 4.0 for c, at in spots):
        return max(number(*spot).height for spot in spots), number
    return 0.0, None


def _named(sheet: Sheet, column: _Column, y: float, named: Named | None) -> Iterator[Part]:
    for place, touchpoint in enumerate(column.touchpoints if named is not None else ()):
        assert named is not None
        pen, block = sheet.pen(), named(column, place)
        pen.set(block.text, block, (column.centre(place) - block.width / 2, y - 8.0))
        area = Room(column.centre(place) - block.width / 2, y - 8.0, block.width, block.height)
        yield pen.part("touchpoint-name", area, touchpoint.id)


def _ground(sheet: Sheet, column: _Column, titles: float) -> Iterator[Part]:
    """The stage with its title, its number where that is too long, or neither."""
    pen, room = sheet.pen(), column.room
    here = column.stage.id == sheet.scene.stage
    stroke = Stroke("accent", STRONG) if here else Stroke("lineControl", HAIR)
    pen.box(room.inside(HAIR / 2), "surface", stroke, 12.0)
    pen.box(Room(room.u + 3.0, room.y + 3.0, room.width - 6.0, titles - 3.0), "stageHeader", None, 9.0)
    name = one_line(stage_name(column.stage, column.number, sheet.wording))
    if titles > _NUMBERS:
        block = _title(sheet, column)
        pen.set(name, block, (room.u + 14.0, room.y + (titles - block.height) / 2))
    elif titles == _NUMBERS:
        digits = sheet.wording.digits(str(column.number))
        pen.words(digits, strong("min"), (room.u, room.y + 10.0), room.width, side="center")
    yield pen.part("stage", room, column.stage.id, "stage", name)


def _touchpoints(sheet: Sheet, column: _Column, middle: float) -> Iterator[Part]:
    """A point for each touchpoint: a moment of truth, its channel, or that it has none."""
    size = min(_POINT, max(5.0, column.pitch * 0.7))
    for place, touchpoint in enumerate(column.touchpoints):
        pen, u = sheet.pen(), column.centre(place)
        centre = sheet.frame.point(u, middle)
        if not touchpoint.channels:
            gap_ring(pen, centre, min(_GAP_RING, column.pitch - 4.0))
        if touchpoint.moment_of_truth and column.pitch >= _TRUTH:
            pen.draw(*truth_mark(centre, _TRUTH))
        elif column.pitch >= _LEAST_TILE and (channel := channel_of(sheet, touchpoint)) is not None:
            channel_tile(pen, channel, Room(u - _TILE / 2, middle - _TILE / 2, _TILE, _TILE))
        elif touchpoint.channels:
            pen.draw(disc(centre, size, "accent"))
        area = Room(column.room.u + place * column.pitch, middle - _TRUTH / 2, column.pitch, _TRUTH)
        yield pen.part("touchpoint", area, touchpoint.id, full=one_line(touchpoint.title) or " ")


def _empty(sheet: Sheet, column: _Column, middle: float, plot: Room) -> Iterator[Part]:
    """A stage without touchpoints says so, where its words stand whole."""
    if column.touchpoints:
        return
    pen, words = sheet.pen(), sheet.wording.say(N_("No touchpoints yet"))
    gap_ring(pen, sheet.frame.point(column.room.u + column.room.width / 2, middle), _GAP_RING)
    width = column.room.width - 24.0
    if not sheet.parts_a_word(words, "min", width):
        block = sheet.block(words, "min", width, 4, "center")
        y = plot.y + 8.0
        if block.complete and block.height <= plot.height - 16.0:
            ground = Room(column.room.u + 12.0, y - 4.0, width, block.height + 8.0)
            pen.box(ground, "surface", None, 0.0)
            pen.set(words, block, (column.room.u + 12.0, y), "inkMuted")
    yield pen.part("gap", column.room, column.stage.id, full=words)


def _pains(sheet: Sheet, column: _Column, foot: float) -> Iterator[Part]:
    """How bad the worst pain of each touchpoint and of the whole stage is."""
    for place, touchpoint in enumerate(column.touchpoints):
        width = min(44.0, max(4.0, column.pitch - 6.0))
        at = Room(column.centre(place) - width / 2, foot, width, 0.0)
        worst = worst_pain(sheet.document, touchpoint.id)
        if worst:
            pen = sheet.pen()
            _blocks(pen, at, worst)
            area = Room(at.u, foot - _PAINS + 40.0, width, _PAINS - 40.0)
            yield pen.part("pain", area, touchpoint.id, full=" ")
    if worst_pain(sheet.document, column.stage.id):
        pen = sheet.pen()
        bar = Room(column.room.u + 12.0, foot + 2.0, column.room.width - 24.0, 10.0)
        pen.box(bar, "role.pain.mark", None, 5.0)
        yield pen.part("stage-pain", column.room, column.stage.id, full=" ")


def _blocks(pen: Pen, at: Room, severity: int) -> None:
    """Blocks on each other, as many filled as the severity says."""
    for step in range(_STEPS):
        y = at.y - (step + 1) * (BLOCK + _BLOCK_GAP)
        block = Room(at.u, y, at.width, BLOCK)
        if step < severity:
            pen.box(block, "role.pain.mark", None, 4.0)
        elif at.width >= 16.0:
            pen.box(block.inside(1.0), None, Stroke("role.pain.mark", LINE - 1.0), 4.0)
