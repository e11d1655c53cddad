"""Draws what floats over the map: selection, ports, hover, focus, the preview of a gesture; never exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPolygonF, QRegion

from cxstudio.canvas.carried import PaintParts, draw_fresh, draw_lifted, draw_old_places, draw_reading
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.editor import room_to_write
from cxstudio.canvas.headers import Pinned
from cxstudio.canvas.lane_keys import lane_bounds
from cxstudio.canvas.preview import Preview
from cxstudio.canvas.roundings import corner, draw_truth, radius
from cxstudio.canvas.strokes import NO_BRUSH, NO_PEN, Strokes
from cxstudio.canvas.tools.connecting import ports
from cxstudio.canvas.tools.grips import PORT
from cxstudio.canvas.tools.retargeting import arrow_ends
from cxstudio.picture.primitives import Bounds, Path, Placed, Point, Rect
from cxstudio.picture.theme import tokens

TEXT_ELSEWHERE = ("link", "callout")  # their text is not inside their own bounds
NOTES = ("sticky", "callout")
POINT_RING = 10.0  # logical pixels around a selected emotion point
ABOVE_ARROW = 24.0  # canvas units around an arrow in which its label is found
BOX = 3.0  # logical pixels between a thing and the middle of its selection line
FOCUS = 7.0  # the same for the line of the focus around it


@dataclass(frozen=True, slots=True)
class Hover:
    """What the pointer rests on: a thing, or an empty cell that offers a plus."""

    node: str = ""
    cell: Bounds | None = None
    pressable: bool = False  # a press here would take up the plus


@dataclass(frozen=True, slots=True)
class Standing:
    """What to draw where things stand, and the headers that hide some of the map."""

    hover: Hover
    focus: bool  # the keyboard works here
    editing: str  # the thing whose text is open, or ""
    pinned: Pinned


def draw_over(strokes: Strokes, desk: Desk, standing: Standing, paint: PaintParts) -> None:
    """All that floats over the map, back to front; only what is under the pointer is drawn over pinned headers."""
    strokes.painter.setRenderHint(strokes.painter.RenderHint.Antialiasing)
    preview = desk.preview
    idle = preview.lifted is None and preview.fresh is None and preview.band is None
    of_stage = desk.picture.grid.column(desk.current) is not None
    with _beside(strokes, standing.pinned.cover(of_stage=of_stage)):
        if standing.editing:
            _draw_edited(strokes, desk, standing.editing)
        else:
            _draw_selection(strokes, desk, standing, paint, idle=idle)
    with _beside(strokes, standing.pinned.cover()):
        if idle:
            _draw_hover(strokes, desk, standing.hover)
        for id in {standing.hover.node if idle else "", standing.editing, *desk.selection}:
            placed = desk.picture.placed(id) if id else None
            if placed is not None and strokes.camera.seen.meets(placed.bounds):
                draw_truth(strokes, placed)
        _draw_targets(strokes, desk, preview, paint)
    _draw_carried(strokes, desk, paint)
    if standing.focus and idle and desk.lane:
        _draw_lane_focus(strokes, desk, standing.pinned)
    elif standing.focus and idle and not desk.selection:
        whole = QRectF(strokes.painter.viewport()).adjusted(1, 1, -1, -1)
        strokes.outline(whole, 0, strokes.pen("focusRing", 2))


@contextmanager
def _beside(strokes: Strokes, hidden: tuple[Bounds, ...]) -> Iterator[None]:
    """Nothing is painted on these areas of the map meanwhile."""
    strokes.painter.save()
    if hidden:
        clip = QRegion(strokes.painter.viewport())
        for bounds in hidden:
            clip -= QRegion(strokes.rect(bounds).toAlignedRect())
        strokes.painter.setClipRegion(clip, Qt.ClipOperation.IntersectClip)
    yield
    strokes.painter.restore()


def _draw_targets(strokes: Strokes, desk: Desk, preview: Preview, paint: PaintParts) -> None:
    """What would take the thing and where it would land, the rubber band and the guides."""
    if preview.accepts:
        strokes.outline(strokes.rect(preview.accepts), radius("stage"), strokes.pen("dropOk", 1))
    if preview.ring:
        strokes.outline(strokes.rect(preview.ring, BOX), radius("card") + BOX, strokes.pen("dropOk", 2))
        target = desk.picture.at(*preview.ring.centre)
        if target is not None:
            draw_truth(strokes, target)
    if preview.stretch:
        _draw_stretch(strokes, preview.stretch)
    for start, end in preview.guides:
        strokes.line(strokes.point(start), strokes.point(end), strokes.pen("snapGuide", 1))
    if preview.band:
        fill = QBrush(strokes.colour("selection", 0.1))
        strokes.outline(strokes.rect(preview.band), 0, strokes.pen("selection", 1), fill)
    if preview.lifted and preview.cursor != "copy":
        draw_old_places(strokes, desk, preview.lifted)
    for bar in (preview.bar, *preview.bars):
        if bar:
            _draw_bar(strokes, bar)
    if preview.arrow:
        _draw_arrow(strokes, preview.arrow, paint)
    elif preview.line:
        _draw_link(strokes, preview.line)


def _draw_carried(strokes: Strokes, desk: Desk, paint: PaintParts) -> None:
    """What is under the pointer, over everything, and that it is refused here."""
    preview = desk.preview
    spot = QRectF()
    if preview.refuses:
        strokes.outline(strokes.rect(preview.refuses, 1), radius("card"), strokes.pen("dropRefused", 2))
    if preview.lifted:
        spot = draw_lifted(strokes, desk, preview.lifted, paint)
    if preview.fresh:
        spot = draw_fresh(strokes, preview.fresh)
    if preview.stretch:
        spot = strokes.rect(preview.stretch)
    if preview.reading:
        draw_reading(strokes, desk, preview.reading)
    if preview.cursor == "refused" and not preview.refuses and not spot.isEmpty():
        strokes.slash(spot.bottomRight())


def _draw_hover(strokes: Strokes, desk: Desk, hover: Hover) -> None:
    placed = desk.picture.placed(hover.node) if hover.node else None
    if placed is not None and placed.part.role in {"touchpoint", "card", "sticky", "callout"}:
        inset = strokes.rect(placed.bounds, -0.5)
        strokes.outline(inset, corner(placed, strokes.zoom), strokes.pen("ink", 1))
    if hover.cell is not None:
        centre = strokes.rect(hover.cell).center()
        pen = strokes.pen("ink" if hover.pressable else "inkMuted", tokens().stroke["icon"])
        strokes.outline(
            QRectF(centre.x() - 12, centre.y() - 12, 24, 24),
            radius("control"),
            NO_PEN,
            QBrush(strokes.colour("stageHeader" if hover.pressable else "surfaceSunken")),
        )
        arm = 5.5
        strokes.line(centre - QPointF(arm, 0), centre + QPointF(arm, 0), pen)
        strokes.line(centre - QPointF(0, arm), centre + QPointF(0, arm), pen)


def _draw_selection(
    strokes: Strokes, desk: Desk, standing: Standing, paint: PaintParts, *, idle: bool
) -> None:
    lifted = desk.preview.lifted.nodes if desk.preview.lifted else ()
    shown = [
        placed
        for id in desk.selection
        if id not in lifted
        and not (desk.preview.line and desk.document.link(id))
        and (placed := desk.picture.placed(id)) is not None
    ]
    if not shown:
        return
    boxes = [_whole(desk, placed, standing.pinned) for placed in shown]
    seen = strokes.camera.seen.grown(2 * BOX / strokes.zoom)
    in_view = (found for found in zip(shown, boxes, strict=True) if seen.meets(found[1]))
    for placed, box in in_view:
        _draw_selected(strokes, desk, placed, box, paint, alone=len(shown) == 1)
    if len(shown) > 1:
        around = reduce(Bounds.united, boxes)
        strokes.outline(_in_sight(strokes.rect(around, FOCUS)), radius("card"), strokes.pen("selection", 2))
    # Beside a gesture the focus would only hide where things land.
    if standing.focus and idle and shown[-1].part.node == desk.current:
        _draw_focus(strokes, standing.pinned.moved(shown[-1]), alone=len(shown) == 1)
    _draw_above(strokes, desk, reduce(Bounds.united, boxes), paint)
    if idle and not desk.preview.line:
        _draw_ends(strokes, desk)
        for port in ports(desk):
            outside = BOX if port[0] > shown[-1].bounds.centre[0] else -BOX
            at = strokes.point(port) + QPointF(outside, 0)
            strokes.dot(at, PORT, "selection", strokes.pen("surface", 1.5))


def _draw_ends(strokes: Strokes, desk: Desk) -> None:
    """Where a selected arrow can be taken hold of; its head shows in a ring."""
    for end, at in arrow_ends(desk).items():
        if end == "source":
            strokes.dot(strokes.point(at), PORT, "selection", strokes.pen("surface", 1.5))
        else:
            strokes.painter.setPen(strokes.pen("selection", 1.5))
            strokes.painter.setBrush(NO_BRUSH)
            strokes.painter.drawEllipse(strokes.point(at), PORT - 2, PORT - 2)


def _whole(desk: Desk, placed: Placed, pinned: Pinned) -> Bounds:
    """What is outlined when a thing is selected: of a stage its whole column, as far down as its header has moved."""
    grid = desk.picture.grid
    column = grid.column(placed.part.node)
    if column is None:
        return placed.bounds
    return grid.frame.box(column.left, pinned.down, column.width, grid.height - pinned.down)


def _in_sight(rect: QRectF) -> QRectF:
    """An outline whose upper line would lie on the view's edge, moved inside."""
    return rect.adjusted(0, 2 - rect.top(), 0, 0) if -2 * FOCUS < rect.top() < 2 else rect


def _draw_selected(
    strokes: Strokes, desk: Desk, placed: Placed, box: Bounds, paint: PaintParts, *, alone: bool
) -> None:
    """One selected thing; one of several only lightly, because a box around all says the rest."""
    role = placed.part.role
    if role == "link":
        _trace_link(strokes, desk, placed, paint)
    elif role == "emotion-point":
        strokes.painter.setBrush(NO_BRUSH)
        strokes.painter.setPen(strokes.pen("selection", 2))
        strokes.painter.drawEllipse(strokes.point(placed.bounds.centre), POINT_RING, POINT_RING)
    elif alone:
        rect = _in_sight(strokes.rect(box, BOX))
        strokes.outline(rect, corner(placed, strokes.zoom) + BOX, strokes.pen("selection", 2))
    else:
        tint = QBrush(strokes.colour("selection", 0.08))
        rect = _in_sight(strokes.rect(box))
        strokes.outline(rect, corner(placed, strokes.zoom), strokes.pen("selection", 1), tint)


def _draw_lane_focus(strokes: Strokes, desk: Desk, pinned: Pinned) -> None:
    """The ring of the keyboard inside the name of a lane."""
    bounds = lane_bounds(desk, desk.lane)
    if bounds is not None:
        x = pinned.lanes.x if pinned.lanes else bounds.x
        here = Bounds(x, bounds.y, bounds.width, bounds.height)
        strokes.outline(strokes.rect(here, -BOX), radius("control"), strokes.pen("focusRing", 2))


def _draw_focus(strokes: Strokes, placed: Placed, *, alone: bool) -> None:
    """The ring of the keyboard; around a stage's header inside it, where it meets no neighbour."""
    if placed.part.role == "link":
        _ring_ends(strokes, placed)
        return
    way = FOCUS if alone else BOX
    if placed.part.role == "stage-header":
        way = -BOX
    rounding = max(0.0, corner(placed, strokes.zoom) + way)
    strokes.outline(strokes.rect(placed.bounds, way), rounding, strokes.pen("focusRing", 2))


def _ring_ends(strokes: Strokes, arrow: Placed) -> None:
    """The focus on an arrow: its box would enclose things that have nothing to do with it."""
    line = arrow.part.primitives[0]
    commands = line.commands if isinstance(line, Path) else ()
    strokes.painter.setPen(strokes.pen("focusRing", 2))
    strokes.painter.setBrush(NO_BRUSH)
    for command in {commands[0], commands[-1]} if len(commands) > 1 else ():
        if len(command) > 2:
            x, y = float(command[-2]), float(command[-1])
            strokes.painter.drawEllipse(strokes.point((x + arrow.dx, y + arrow.dy)), FOCUS, FOCUS)


def _trace_link(strokes: Strokes, desk: Desk, placed: Placed, paint: PaintParts) -> None:
    """A selected arrow in the selection's colour, dashed where it is, under its label."""
    around = placed.bounds.grown(ABOVE_ARROW)
    found = [p for p in desk.picture.over.within(around, under=True) if p.part.node == placed.part.node]
    labels = [p for p in found if _is_label(p)]
    for part in found:
        for shape in part.part.primitives if part not in labels else ():
            if isinstance(shape, Path):
                strokes.shape(shape, part.dx, part.dy, "selection", wider=1.25)
    _paint_again(strokes, labels, paint)
    for label in labels:
        frame = label.part.primitives[0]
        least = tokens().zoom["minPaintedTextPx"] / strokes.camera.scale
        # Where its words are too small to be painted, so is what frames them.
        if isinstance(frame, Rect) and frame.text_size >= least:
            pill = strokes.rect(label.bounds)
            strokes.outline(pill, pill.height() / 2, strokes.pen("selection", 2))


def _draw_above(strokes: Strokes, desk: Desk, box: Bounds, paint: PaintParts) -> None:
    """Once more the labels and notes that lie over what is outlined: no line of ours strikes through them."""
    grown, seen = box.grown(FOCUS / strokes.zoom), strokes.camera.seen
    if not grown.meets(seen):
        return
    x, y = max(grown.x, seen.x), max(grown.y, seen.y)
    area = Bounds(x, y, min(grown.right, seen.right) - x, min(grown.bottom, seen.bottom) - y)
    over = desk.picture.over
    found = [*over.within(area, under=True), *over.within(area, under=False)]
    # A bubble of comments stands for the selected thing itself, and on it.
    above = [
        p
        for p in found
        if p.part.role == "comments"
        or (p.part.node not in desk.selection and (p.part.role in NOTES or _is_label(p)))
    ]
    _paint_again(strokes, above, paint)


def _is_label(placed: Placed) -> bool:
    return placed.part.role == "link" and isinstance(placed.part.primitives[0], Rect)


def _paint_again(strokes: Strokes, parts: Iterable[Placed], paint: PaintParts) -> None:
    painter, camera = strokes.painter, strokes.camera
    painter.save()
    painter.scale(1 / camera.ratio, 1 / camera.ratio)
    painter.translate(-camera.left, -camera.top)
    painter.scale(camera.scale, camera.scale)
    paint(painter, parts, camera.scale)
    painter.restore()
    painter.setRenderHint(painter.RenderHint.Antialiasing)


def _draw_edited(strokes: Strokes, desk: Desk, id: str) -> None:
    placed = desk.picture.placed(id)
    if placed is None:
        return
    if placed.part.role in TEXT_ELSEWHERE:
        spot = desk.picture.text_bounds(id)
        if spot is not None:
            field = room_to_write(strokes.rect(spot[0]), spot[1], strokes.zoom).adjusted(-4, -4, 4, 4)
            ground = QBrush(strokes.colour("surface"))
            strokes.outline(field, radius("control"), strokes.pen("focusRing", 2), ground)
        return
    strokes.outline(strokes.rect(placed.bounds), corner(placed, strokes.zoom), strokes.pen("focusRing", 2))


def _draw_bar(strokes: Strokes, bar: Bounds) -> None:
    rect, thick = strokes.rect(bar), float(tokens().stroke["dropBar"])
    # The indicator keeps its width at every zoom.
    if rect.width() < rect.height():
        rect = QRectF(rect.center().x() - thick / 2, rect.y(), thick, rect.height())
    else:
        rect = QRectF(rect.x(), rect.center().y() - thick / 2, rect.width(), thick)
    # An edge of the ground keeps it apart from the outline of a selected neighbour.
    strokes.outline(rect.adjusted(-1, -1, 1, 1), thick / 2 + 1, NO_PEN, QBrush(strokes.colour("surface")))
    strokes.outline(rect, thick / 2, NO_PEN, QBrush(strokes.colour("dropOk")))


def _draw_stretch(strokes: Strokes, bounds: Bounds) -> None:
    fill = QBrush(strokes.colour("selection", 0.12))
    rounding = radius("control") * strokes.zoom
    strokes.outline(strokes.rect(bounds), rounding, strokes.pen("selection", 2), fill)


def _draw_arrow(strokes: Strokes, parts: Sequence[Placed], paint: PaintParts) -> None:
    """An arrow on its way, along the path it would take, under its label."""
    drawn = [part for part in parts if not _is_label(part)]
    lines = [(shape, part) for part in drawn for shape in part.part.primitives if isinstance(shape, Path)]
    for shape, part in lines:
        strokes.shape(shape, part.dx, part.dy, "selection")
    for shape, part in lines[:1]:
        first = next(c for c in shape.commands if len(c) > 2)
        start = strokes.point((float(first[-2]) + part.dx, float(first[-1]) + part.dy))
        strokes.dot(start, PORT, "selection", strokes.pen("surface", 1.5))
    _paint_again(strokes, (part for part in parts if _is_label(part)), paint)


def _draw_link(strokes: Strokes, line: tuple[Point, ...]) -> None:
    points = [strokes.point(at) for at in line]
    a, b = points[-2:]
    strokes.painter.setPen(strokes.pen("selection", tokens().stroke["connector"], dashed=True))
    strokes.painter.drawPolyline(points)
    strokes.dot(points[0], PORT, "selection", strokes.pen("surface", 1.5))
    along = b - a
    length = (along.x() ** 2 + along.y() ** 2) ** 0.5
    if length < 12:
        return
    unit = along / length
    across = QPointF(-unit.y(), unit.x())
    back = b - unit * 9
    strokes.painter.setPen(NO_PEN)
    strokes.painter.setBrush(QBrush(strokes.colour("selection")))
    strokes.painter.drawPolygon(QPolygonF([b, back + across * 4, back - across * 4]))
