"""Draws what floats over the map: selection, ports, hover, focus, the preview of a gesture; never exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen, QPolygonF, QRegion

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.lettering import label_font
from cxstudio.canvas.preview import Fresh, Lifted, Preview, Reading
from cxstudio.canvas.strokes import NO_BRUSH, NO_PEN, Strokes
from cxstudio.canvas.tools.connecting import PORT, ports
from cxstudio.canvas.tools.feeling import as_signed
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.records import Persona
from cxstudio.picture.primitives import Bounds, Path, Placed, Point, Rect
from cxstudio.picture.theme import tokens
from cxstudio.words import _

# (painter in canvas units, parts back to front, device pixels per unit)
PaintParts = Callable[[QPainter, Iterable[Placed], float], None]

SMALL = 0.9  # a thing on its way is drawn at 90 %
VEIL = 0.7
TEXT_ELSEWHERE = ("link", "callout")  # their text is not inside their own bounds
POINT_RING = 10.0  # logical pixels around a selected emotion point
MANY = 40  # more than this many things on their way are drawn as empty boxes
CORNERS = {"touchpoint": "card", "card": "control", "sticky": "chip", "stage-header": "stage"}


@dataclass(frozen=True, slots=True)
class Hover:
    """What the pointer rests on: a thing, or an empty cell that offers a plus."""

    node: str = ""
    cell: Bounds | None = None
    pressable: bool = False  # a press here would take up the plus


@dataclass(frozen=True, slots=True)
class Standing:
    """What to draw where things stand. `seen` tells where a part is seen, `cover` what headers hide of the map."""

    hover: Hover
    focus: bool  # the keyboard works here
    editing: str  # the thing whose text is open, or ""
    seen: Callable[[Placed], Placed]
    cover: tuple[Bounds, ...] = ()


def draw_standing(strokes: Strokes, desk: Desk, standing: Standing) -> None:
    """Hover, selection, ports and focus; under the headers that moved along, where they hide the map."""
    strokes.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    preview = desk.preview
    idle = preview.lifted is None and preview.fresh is None and preview.band is None
    strokes.painter.save()
    if standing.cover:
        clip = QRegion(strokes.painter.viewport())
        for bounds in standing.cover:
            clip -= QRegion(strokes.rect(bounds).toAlignedRect())
        strokes.painter.setClipRegion(clip, Qt.ClipOperation.IntersectClip)
    if idle:
        _draw_hover(strokes, desk, standing.hover)
    if standing.editing:
        _draw_edited(strokes, desk, standing.editing)
    else:
        _draw_selection(strokes, desk, standing, with_ports=not preview.line and idle)
    strokes.painter.restore()


def draw_preview(strokes: Strokes, desk: Desk, paint: PaintParts) -> None:
    """What a gesture shows, back to front, over everything."""
    preview = desk.preview
    _draw_targets(strokes, preview)
    if preview.lifted:
        _draw_lifted(strokes, desk, preview.lifted, paint)
    if preview.bar:
        _draw_bar(strokes, preview.bar)
    if preview.line:
        _draw_link(strokes, preview.line)
    if preview.fresh:
        _draw_fresh(strokes, preview.fresh)
    if preview.reading:
        _draw_reading(strokes, desk, preview.reading)


def _draw_targets(strokes: Strokes, preview: Preview) -> None:
    """Outlines of what would take the thing or not, the rubber band and the guides."""
    if preview.accepts:
        strokes.outline(strokes.rect(preview.accepts), _radius("stage"), strokes.pen("dropOk", 1))
    if preview.refuses:
        strokes.outline(strokes.rect(preview.refuses, 1), _radius("card"), strokes.pen("dropRefused", 2))
    if preview.ring:
        strokes.outline(strokes.rect(preview.ring, 3), _radius("card") + 3, strokes.pen("dropOk", 2))
    if preview.stretch:
        _draw_stretch(strokes, preview.stretch)
    for start, end in preview.guides:
        strokes.line(strokes.point(start), strokes.point(end), strokes.pen("snapGuide", 1))
    if preview.band:
        fill = QBrush(strokes.colour("selection", 0.1))
        strokes.outline(strokes.rect(preview.band), 0, strokes.pen("selection", 1), fill)


def _radius(name: str) -> float:
    return float(tokens().radius[name])


def _corner(placed: Placed, zoom: float) -> float:
    return _radius(CORNERS.get(placed.part.role, "control")) * zoom


def _draw_hover(strokes: Strokes, desk: Desk, hover: Hover) -> None:
    placed = desk.picture.placed(hover.node) if hover.node else None
    if placed is not None and placed.part.role in {"touchpoint", "card", "sticky", "callout"}:
        inset = strokes.rect(placed.bounds, -0.5)
        strokes.outline(inset, _corner(placed, strokes.zoom), strokes.pen("ink", 1))
    if hover.cell is not None:
        centre = strokes.rect(hover.cell).center()
        pen = strokes.pen("ink" if hover.pressable else "inkMuted", 1.75)
        strokes.outline(
            QRectF(centre.x() - 12, centre.y() - 12, 24, 24),
            _radius("control"),
            NO_PEN,
            QBrush(strokes.colour("stageHeader" if hover.pressable else "surfaceSunken")),
        )
        arm = 5.5
        strokes.line(centre - QPointF(arm, 0), centre + QPointF(arm, 0), pen)
        strokes.line(centre - QPointF(0, arm), centre + QPointF(0, arm), pen)


def _draw_selection(strokes: Strokes, desk: Desk, standing: Standing, *, with_ports: bool) -> None:
    lifted = desk.preview.lifted.nodes if desk.preview.lifted else ()
    shown = [
        standing.seen(placed)
        for id in desk.selection
        if id not in lifted and (placed := desk.picture.placed(id)) is not None
    ]
    for placed in shown:
        if placed.part.role == "link":
            _trace_link(strokes, placed)
            continue
        if placed.part.role == "emotion-point":
            point = strokes.point(placed.bounds.centre)
            strokes.painter.setBrush(NO_BRUSH)
            strokes.painter.setPen(strokes.pen("selection", 2))
            strokes.painter.drawEllipse(point, POINT_RING, POINT_RING)
            continue
        radius = _corner(placed, strokes.zoom) + 3
        strokes.outline(strokes.rect(placed.bounds, 3), radius, strokes.pen("selection", 2))
    if standing.focus and shown and shown[-1].part.node == desk.current:
        rect = strokes.rect(shown[-1].bounds, 7)
        strokes.outline(rect, _corner(shown[-1], strokes.zoom) + 7, strokes.pen("focusRing", 2))
    if with_ports and shown:
        for port in ports(desk):
            middle = strokes.point(port)
            outside = 3 if port[0] > shown[-1].bounds.centre[0] else -3
            strokes.dot(middle + QPointF(outside, 0), PORT, "selection", strokes.pen("surface", 1.5))


def _trace_link(strokes: Strokes, placed: Placed) -> None:
    """A selected arrow in the selection's colour, its label's pill included but not crossed out."""
    shapes = placed.part.primitives
    framed = [s for s in shapes if isinstance(s, Rect) and s.stroke]
    pills = [strokes.rect(s.bounds.moved(placed.dx, placed.dy)) for s in framed]
    painter = strokes.painter
    painter.save()
    clip = painter.clipRegion() if painter.hasClipping() else QRegion(painter.viewport())
    for pill in pills:
        clip -= QRegion(pill.toRect())
    painter.setClipRegion(clip)
    for shape in shapes:
        if isinstance(shape, Path) and shape.stroke is not None:
            strokes.path(shape.commands, placed.dx, placed.dy, strokes.pen("selection", 3))
    painter.restore()
    for pill in pills:
        strokes.outline(pill, pill.height() / 2, strokes.pen("selection", 2))


def _draw_edited(strokes: Strokes, desk: Desk, id: str) -> None:
    placed = desk.picture.placed(id)
    if placed is None:
        return
    if placed.part.role in TEXT_ELSEWHERE:
        spot = desk.picture.text_bounds(id)
        if spot is not None:
            strokes.outline(strokes.rect(spot[0], 4), _radius("control"), strokes.pen("focusRing", 2))
        return
    corner = _corner(placed, strokes.zoom)
    strokes.outline(strokes.rect(placed.bounds), corner, strokes.pen("focusRing", 2))


def _draw_bar(strokes: Strokes, bar: Bounds) -> None:
    rect, thick = strokes.rect(bar), float(tokens().stroke["dropBar"])
    # The indicator keeps its width at every zoom.
    if rect.width() < rect.height():
        rect = QRectF(rect.center().x() - thick / 2, rect.y(), thick, rect.height())
    else:
        rect = QRectF(rect.x(), rect.center().y() - thick / 2, rect.width(), thick)
    strokes.outline(rect, thick / 2, NO_PEN, QBrush(strokes.colour("dropOk")))


def _draw_stretch(strokes: Strokes, bounds: Bounds) -> None:
    fill = QBrush(strokes.colour("selection", 0.12))
    radius = _radius("control") * strokes.zoom
    strokes.outline(strokes.rect(bounds), radius, strokes.pen("selection", 2), fill)


def _draw_lifted(strokes: Strokes, desk: Desk, lifted: Lifted, paint: PaintParts) -> None:
    placed = [p for id in lifted.nodes if (p := desk.picture.placed(id)) is not None]
    veil = QBrush(strokes.colour("surface", VEIL))
    for item in placed:
        rect, radius = strokes.rect(item.bounds), _corner(item, strokes.zoom)
        strokes.outline(rect, radius, strokes.pen("lineControl", 1, dashed=True), veil)
    painter = strokes.painter
    now = strokes.point((lifted.grip[0] + lifted.shift[0], lifted.grip[1] + lifted.shift[1]))
    size = 1.0 if lifted.exact else SMALL
    painter.save()
    painter.translate(now)
    painter.scale(strokes.zoom * size, strokes.zoom * size)
    painter.translate(-lifted.grip[0], -lifted.grip[1])
    shown = placed if len(placed) <= MANY else placed[-1:]
    # Painted at 90 % it shows what it shows at full size: no word drops out when a thing is lifted.
    paint(painter, shown, strokes.zoom * painter.device().devicePixelRatioF())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(strokes.colour("selection"), 2)
    pen.setCosmetic(True)
    for item in placed:
        b = item.bounds
        radius = _corner(item, 1.0)
        strokes.outline(QRectF(b.x, b.y, b.width, b.height), radius, pen)
    painter.restore()


def _draw_link(strokes: Strokes, line: tuple[Point, ...]) -> None:
    points = [strokes.point(at) for at in line]
    a, b = points[-2:]
    strokes.painter.setPen(strokes.pen("selection", 1.75, dashed=True))
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


def _draw_fresh(strokes: Strokes, fresh: Fresh) -> None:
    """The new thing as a box with its name: what it will hold is not known yet."""
    row, sizes = KINDS[fresh.kind], tokens().card
    width = float(sizes["touchpointWidth"]) * SMALL
    height = float(sizes["noteMinHeight"]) * SMALL
    fill, mark = "surface", "accent"
    if fresh.kind in CARD_KINDS:
        fill, mark = f"role.{row.role}.tint", f"role.{row.role}.mark"
    elif fresh.kind == "sticky":
        fill, mark = "note", "noteLine"
    elif fresh.kind == "stage":
        fill, mark = "stageHeader", "selection"
    corner = strokes.point(fresh.at)
    rect = QRectF(corner.x() + 10, corner.y() + 10, width, height)
    radius = _radius("control")
    strokes.outline(rect, radius, strokes.pen("selection", 2), QBrush(strokes.colour(fill)))
    bar = QRectF(rect.x() + 2, rect.y() + 4, 3, rect.height() - 8)
    strokes.outline(bar, 1.5, NO_PEN, QBrush(strokes.colour(mark)))
    strokes.painter.setFont(label_font(12.5, 500))
    strokes.painter.setPen(strokes.colour("noteInk" if fresh.kind == "sticky" else "ink"))
    inner = rect.adjusted(12, 0, -6, 0)
    words = QFontMetricsF(strokes.painter.font()).elidedText(
        _(row.label), Qt.TextElideMode.ElideRight, inner.width()
    )
    strokes.painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _draw_reading(strokes: Strokes, desk: Desk, reading: Reading) -> None:
    persona = desk.document.find(reading.persona, Persona)
    colour = f"persona.{persona.mark}" if persona else "accent"
    at = strokes.point(reading.at)
    guide = Bounds(reading.at[0], desk.picture.emotion_y(2.0), 0, 0)
    top, bottom = strokes.rect(guide).y(), strokes.point((0, desk.picture.emotion_y(-2.0))).y()
    strokes.line(QPointF(at.x(), top), QPointF(at.x(), bottom), strokes.pen("lineControl", 1, dashed=True))
    strokes.dot(at, 13, colour, strokes.pen("surface", 2))
    words = as_signed(reading.value)
    font = label_font(12, 600)
    strokes.painter.setFont(font)
    wide = QFontMetricsF(font).horizontalAdvance(words) + 14
    # Beside the point, where the pointer does not hide it.
    pill = QRectF(at.x() + 14, at.y() - 10, wide, 20)
    step = max(-2, min(2, round(reading.value)))
    name = f"emotion.{'+' if step > 0 else ''}{step}"
    strokes.outline(pill, 10, strokes.pen(name, 1), QBrush(strokes.colour("surface")))
    strokes.painter.setPen(strokes.colour(name))
    strokes.painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
