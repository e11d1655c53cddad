"""The wall put together: agenda, lens, curve, strip and the cards beside them, each an area of its own.

Areas are apart so that what changes often, the clock above all, is painted alone. Nothing here asks for the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxstudio.model.document import Document
from cxstudio.model.records import Stage, Touchpoint
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.content import Feelings
from cxstudio.picture.marks import disc
from cxstudio.picture.primitives import Bounds, Part, Placed, Rect, Stroke
from cxstudio.picture.styles import TextEngine
from cxstudio.picture.wall import beside, clock, curves, steps, strip
from cxstudio.picture.wall.lenses import LensRow, row_of
from cxstudio.picture.wall.light import dimmed, in_the_light, thickened
from cxstudio.picture.wall.scene import FULL_HEIGHT, Scene, WallArea
from cxstudio.picture.wall.sheet import GAP, LEAST_LINE, MARGIN, STRONG, Room, Sheet
from cxstudio.picture.wall.spans import span_of
from cxstudio.picture.wall.stage import column_rooms, shown_stage
from cxstudio.picture.wording import Wording

_SIDES = ((1800.0, 464.0), (1300.0, 420.0))  # from this width on, the cards beside are so wide
_SMALL_TIMER = 300.0
_CURVE = 168.0
_POINTER = 72.0
_DIMMED = ("lens", "matrix", "curve", "strip")


@dataclass(frozen=True, slots=True)
class _Rooms:
    """Where the areas lie; an area without room is not there."""

    lens: Room
    steps: Room | None = None
    small_timer: Room | None = None
    side: Room | None = None
    curve: Room | None = None
    strip: Room | None = None


def compose_wall(
    document: Document, scene: Scene, engine: TextEngine, width: float, height: float
) -> tuple[WallArea, ...]:
    """What the wall shows, `width` by `height` pixels; areas back to front, none of them over another.

    Only a pointer lies over the others. A black wall and the curtain show nothing of the map.
    """
    sheet = sheet_of(document, scene, engine, width, height)
    return tuple(_finished(sheet, area) for area in _areas(sheet))


def wall_pages(document: Document, scene: Scene, engine: TextEngine, width: float, height: float) -> int:
    """How many pages the lens of a scene has on such a wall."""
    sheet = sheet_of(document, scene, engine, width, height)
    row = row_of(scene)
    if scene.black or scene.curtain or row is None:
        return 1
    return row.draw(sheet, _rooms(sheet, row).lens).pages


def sheet_of(document: Document, scene: Scene, engine: TextEngine, width: float, height: float) -> Sheet:
    """The sheet a wall of so many pixels is laid out on."""
    scale = max(1.0, height) / FULL_HEIGHT
    session = document.session
    wording = Wording(session.language, session.direction == "rtl")
    return Sheet(engine, wording, max(1.0, width) / scale, scale, document, scene)


@dataclass(frozen=True, slots=True)
class _Area:
    """A part of the wall before it is finished; its units are `factor` times those of the sheet."""

    name: str
    room: Room
    parts: Iterable[Part | Placed]
    factor: float = 1.0


def _areas(sheet: Sheet) -> Iterator[_Area]:
    scene, whole = sheet.scene, Room(0.0, 0.0, sheet.width, sheet.height)
    if scene.black:
        ground = Rect(sheet.box(whole), "ink")
        yield _Area("black", whole, (Part("", "black", ground.bounds, (ground,), "ground", " "),))
    elif scene.curtain:
        inner = whole.inside(120.0)
        yield _Area("curtain", whole, (clock.curtain_ground(sheet),))
        yield _Area("timer", inner, (clock.clock_part(sheet, inner),))
    elif (row := row_of(scene)) is None:
        yield _Area("timer", whole, (clock.clock_part(sheet, whole.inside(MARGIN)),))
    else:
        yield from _around(sheet, row)
    if scene.pointer is not None and not scene.black:
        yield _pointer(sheet, scene.pointer)


def _around(sheet: Sheet, row: LensRow) -> Iterator[_Area]:
    rooms = _rooms(sheet, row)
    scene = sheet.scene
    if rooms.steps is not None:
        yield _Area("steps", rooms.steps, steps.step_parts(sheet, rooms.steps))
    lens = row.draw(sheet, rooms.lens)
    yield _Area("lens", lens.room or rooms.lens, lens.parts)
    if lens.inset is not None:
        yield _Area(lens.inset.name, lens.inset.room, lens.inset.parts, lens.inset.factor)
    if rooms.curve is not None:
        yield _Area("curve", rooms.curve, _curve(sheet, row, rooms.curve))
    if rooms.strip is not None:
        under = rooms.strip.height == strip.UNDER
        yield _Area("strip", rooms.strip, strip.strip_parts(sheet, rooms.strip, _stage(sheet), under=under))
    if rooms.side is not None:
        yield from _side(sheet, rooms.side, rooms.strip)
    elif rooms.small_timer is not None and scene.timer is not None:
        part = beside.small_timer_part(sheet, rooms.small_timer, scene.timer)
        yield _Area("timer", rooms.small_timer, (part,))


def _stage(sheet: Sheet) -> str:
    stage = sheet.document.find(sheet.scene.stage, Stage)
    if stage is None and sheet.scene.lens == "stage":
        stage = next(iter(sheet.document.stages(sheet.scene.journey)), None)
    return stage.id if stage is not None else ""


def _open_vote(sheet: Sheet) -> VoteRound | None:
    vote = sheet.document.find(sheet.scene.vote, VoteRound)
    return vote if vote is not None and not vote.closed else None


def _rooms(sheet: Sheet, row: LensRow) -> _Rooms:
    scene, width = sheet.scene, sheet.width
    # What would stand alone in the line of the agenda needs it as well: the clock of a lens without a side.
    wanted = next((wide for least, wide in _SIDES if width >= least), 0.0)
    beside_it = row.beside and wanted > 0 and bool(scene.timer or scene.parked or _open_vote(sheet))
    top = steps.HEIGHT if scene.steps or scene.timer else 0.0
    if scene.timer is not None and not beside_it:
        top = steps.WITH_CLOCK
    whole = Room(MARGIN, top + GAP, width - 2 * MARGIN, sheet.height - top - GAP - 32.0)
    along = Room(0.0, 0.0, width, top) if top else None
    room, side, small = whole, None, None
    if beside_it:
        side = Room(whole.end - wanted, whole.y, wanted, whole.height)
        room = Room(whole.u, whole.y, whole.width - wanted - MARGIN, whole.height)
    elif scene.timer is not None:
        small = Room(width - MARGIN - _SMALL_TIMER, 0.0, _SMALL_TIMER + MARGIN, top)
        along = Room(0.0, 0.0, small.u, top)
    below = curve = None
    stripped = row.strip and bool(sheet.document.stages(scene.journey))
    if stripped and side is not None:
        # Beside, where there is room: what is under the lens is taken from its notes.
        clock_end = side.y + (_clock_height(sheet, side) + GAP if scene.timer else 0.0)
        below = Room(side.u, clock_end, side.width, strip.UNDER)
    elif stripped:
        below = Room(room.u, room.bottom - strip.HEIGHT, room.width, strip.HEIGHT)
        room = Room(room.u, room.y, room.width, room.height - strip.HEIGHT - GAP)
    if row.curve and _felt(sheet, row):
        curve = Room(room.u, room.bottom - _CURVE, room.width, _CURVE)
        room = Room(room.u, room.y, room.width, room.height - _CURVE - GAP)
    return _Rooms(room, along, small, side, curve, below)


def _clock_height(sheet: Sheet, side: Room) -> float:
    timer = sheet.scene.timer
    return beside.timer_height(sheet, side.width, timer) if timer is not None else 0.0


def _side(sheet: Sheet, room: Room, strip_room: Room | None) -> Iterator[_Area]:
    top, bottom = room.y, room.bottom
    if sheet.scene.timer is not None:
        place = Room(room.u, top, room.width, _clock_height(sheet, room))
        yield _Area("timer", place, (beside.timer_part(sheet, place, sheet.scene.timer),))
        top = place.bottom + GAP
    if strip_room is not None and strip_room.u == room.u:
        top = strip_room.bottom + GAP
    vote = _open_vote(sheet)
    if vote is not None:
        height = min(bottom - top, beside.vote_height(vote))
        place = Room(room.u, bottom - height, room.width, height)
        yield _Area("vote", place, (beside.vote_part(sheet, place, vote),))
        bottom = place.y - GAP
    if sheet.scene.parked and bottom - top >= 120.0:
        place = Room(room.u, top, room.width, bottom - top)
        yield _Area("parking", place, (beside.parking_part(sheet, place),))


def _felt(sheet: Sheet, row: LensRow) -> tuple[Feelings, ...]:
    """The curves of what the lens shows."""
    if row.curve == "journey":
        # Until one is chosen the lens is the curve itself.
        touchpoints = _along(sheet) if sheet.document.find(sheet.scene.touchpoint, Touchpoint) else []
    else:
        shown = shown_stage(sheet)
        touchpoints = [t for t in shown.columns if t is not None] if shown is not None else []
    return curves.stage_feelings(sheet, touchpoints)


def _along(sheet: Sheet) -> list[Touchpoint]:
    """The touchpoints of the journey around the one the room looks at."""
    document = sheet.document
    stage = document.stage_of(sheet.scene.touchpoint) or document.find(sheet.scene.stage, Stage)
    stages, _whole = span_of(sheet, stage.id if stage is not None else "")
    return [touchpoint for one in stages for touchpoint in document.touchpoints(one.id)]


def _curve(sheet: Sheet, row: LensRow, room: Room) -> list[Part]:
    if row.curve == "journey":
        touchpoints = _along(sheet)
        step = (room.width - curves.LEAD) / max(1, len(touchpoints))
        at = {t.id: room.u + curves.LEAD + (place + 0.5) * step for place, t in enumerate(touchpoints)}
    else:
        shown = shown_stage(sheet)
        pairs = zip(shown.columns, column_rooms(room, shown), strict=False) if shown is not None else ()
        at = {t.id: column.u + column.width / 2 for t, column in pairs if t is not None}
    return curves.curve_parts(sheet, room, _felt(sheet, row), at)


def _pointer(sheet: Sheet, pointer: tuple[float, float]) -> _Area:
    """A ring where the facilitator points; the shares are those of the screen, whichever way the wall runs."""
    x, y = (min(1.0, max(0.0, share)) for share in pointer)
    left = x * sheet.width
    u = sheet.frame.u(left)
    half = _POINTER / 2
    room = Room(u - half, y * sheet.height - half, _POINTER, _POINTER)
    centre = (left, y * sheet.height)
    rings = (
        disc(centre, _POINTER - 16.0, None, Stroke("surface", 14.0)),
        disc(centre, _POINTER - 16.0, None, Stroke("dropRefused", 8.0)),
    )
    return _Area("pointer", room, (Part("", "pointer", sheet.box(room), rings, "mark", " "),))


def _finished(sheet: Sheet, area: _Area) -> WallArea:
    """The area on its ground, dim where the light is elsewhere."""
    scene, scale = sheet.scene, sheet.scale * area.factor
    room = area.room.inside(-STRONG) if area.name in _DIMMED else area.room
    box = sheet.box(room)
    bounds = Bounds(
        box.x * sheet.scale, box.y * sheet.scale, box.width * sheet.scale, box.height * sheet.scale
    )
    own = Bounds(*(length / area.factor for length in (box.x, box.y, box.width, box.height)))
    found = []
    if area.name != "pointer":
        found.append(Placed(Part("", "ground", own, (Rect(own, "surface"),), "ground", " "), 0.0, 0.0))
    for one in area.parts:
        placed = one if isinstance(one, Placed) else Placed(one, 0.0, 0.0)
        part = placed.part
        dim = (
            bool(scene.spot)
            and scene.dispute is None
            and area.name in _DIMMED
            and not _all_of_it(scene, area.name)
        )
        if dim and part.role != "page" and not _lit(sheet, part):
            part = dimmed(part)
        found.append(Placed(thickened(part, LEAST_LINE / scale), placed.dx, placed.dy))
    return WallArea(area.name, bounds, tuple(found), scale)


def _lit(sheet: Sheet, part: Part) -> bool:
    """Whether a part is in the light: of a touchpoint in it also the name of its stage."""
    document, spot = sheet.document, sheet.scene.spot
    if part.role == "stage":
        homes = (document.stage_of(id) for id in spot)
        return any(stage is not None and stage.id == part.node for stage in homes)
    return in_the_light(document, part.node, spot)


def _all_of_it(scene: Scene, area: str) -> bool:
    """Whether an area shows nothing but the stage that is in the light."""
    return scene.lens == "stage" and scene.stage in scene.spot and area in {"lens", "curve"}
