"""Draws what is under the pointer on its way: lifted things, a new one, a reading of an emotion; it changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen, QPixmap

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.lettering import label_font
from cxstudio.canvas.preview import Fresh, Lifted, Reading
from cxstudio.canvas.roundings import corner, draw_truth, radius
from cxstudio.canvas.strokes import NO_BRUSH, NO_PEN, Strokes
from cxstudio.canvas.tools.feeling import as_signed
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.records import Persona
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.theme import tokens
from cxstudio.words import _

# (painter in canvas units, parts back to front, device pixels per unit)
PaintParts = Callable[[QPainter, Iterable[Placed], float], None]

SMALL = 0.9  # a thing on its way is drawn at 90 %
VEIL = 0.7
MANY = 40  # more than this many things on their way are drawn as empty boxes
FEW = 8  # of more, equal outlines are copied
PILE = 8.0  # canvas units from one thing of a pile to the next
_EDGE = 4  # device pixels around an outline that its line reaches into
BESIDE = 10.0  # logical pixels from the pointer to a new thing
LEAST, MOST = 0.6, 1.25  # a new thing goes with the zoom as long as its name can be read


class _Boxes:
    """Rounded outlines of one pen. Of many, equal ones are drawn once and copied, on whole pixels."""

    def __init__(self, strokes: Strokes, pen: QPen, brush: QBrush = NO_BRUSH) -> None:
        self._strokes, self._pen, self._brush = strokes, pen, brush
        self._drawn: dict[tuple[int, int], QPixmap] = {}

    def draw(self, rect: QRectF, radius: float, *, many: bool) -> None:
        if not many:
            self._strokes.outline(rect, radius, self._pen, self._brush)
            return
        ratio = self._strokes.camera.ratio
        size = (max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))
        copy = self._drawn.get(size)
        if copy is None:
            copy = self._drawn[size] = self._drawing(size, radius)
        edge = _EDGE / ratio
        at = QPointF(round(rect.x() * ratio) / ratio - edge, round(rect.y() * ratio) / ratio - edge)
        self._strokes.painter.drawPixmap(at, copy)

    def _drawing(self, size: tuple[int, int], radius: float) -> QPixmap:
        ratio = self._strokes.camera.ratio
        width, height = size
        pixmap = QPixmap(width + 2 * _EDGE, height + 2 * _EDGE)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        edge = _EDGE / ratio
        painter.drawRoundedRect(QRectF(edge, edge, width / ratio, height / ratio), radius, radius)
        painter.end()
        return pixmap


def draw_old_places(strokes: Strokes, desk: Desk, lifted: Lifted) -> None:
    """A dashed outline where the lifted things still are."""
    boxes = _Boxes(
        strokes, strokes.pen("lineControl", 1, dashed=True), QBrush(strokes.colour("surface", VEIL))
    )
    placed = _placed(desk, lifted)
    for item in placed:
        boxes.draw(strokes.rect(item.bounds), corner(item, strokes.zoom), many=len(placed) > FEW)


def draw_lifted(strokes: Strokes, desk: Desk, lifted: Lifted, paint: PaintParts) -> QRectF:
    """The lifted things under the pointer. Gives where the last of them is, in logical pixels."""
    placed = on_their_way(desk, lifted)
    if not placed:
        return QRectF()
    painter, grip = strokes.painter, lifted.grip
    now = strokes.point((grip[0] + lifted.shift[0], grip[1] + lifted.shift[1]))
    zoom = strokes.zoom * (1.0 if lifted.exact else SMALL)
    painter.save()
    painter.translate(now)
    painter.scale(zoom, zoom)
    painter.translate(-grip[0], -grip[1])
    shown = placed if len(placed) <= MANY else placed[-1:]
    # Painted at 90 % it shows what it shows at full size: no word drops out when a thing is lifted.
    paint(painter, shown, strokes.zoom * painter.device().devicePixelRatioF())
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    small = _camera_at(strokes, grip, now, zoom)
    boxes = _Boxes(strokes, strokes.pen("selection", 2))
    for item in placed:
        boxes.draw(small.rect(item.bounds), corner(item, zoom), many=len(placed) > FEW)
        draw_truth(small, item)
    return small.rect(placed[-1].bounds)


def _camera_at(strokes: Strokes, grip: tuple[float, float], now: QPointF, zoom: float) -> Strokes:
    """Strokes for which a canvas point is seen at a logical pixel."""
    camera = replace(strokes.camera, zoom=zoom)
    camera.left = round(grip[0] * camera.scale - now.x() * camera.ratio)
    camera.top = round(grip[1] * camera.scale - now.y() * camera.ratio)
    return strokes.seen_by(camera)


def on_their_way(desk: Desk, lifted: Lifted) -> list[Placed]:
    """The lifted things at the places they have to each other on their way, before the shift."""
    placed = _placed(desk, lifted)
    if not lifted.pile or not placed:
        return placed
    x, y = placed[-1].bounds.x, placed[-1].bounds.y
    steps = ((len(placed) - 1 - i) * PILE for i in range(len(placed)))
    return [
        replace(p, dx=p.dx + x + step - p.bounds.x, dy=p.dy + y - step - p.bounds.y)
        for p, step in zip(placed, steps, strict=True)
    ]


def _placed(desk: Desk, lifted: Lifted) -> list[Placed]:
    return [placed for id in lifted.nodes if (placed := desk.picture.placed(id)) is not None]


def draw_fresh(strokes: Strokes, fresh: Fresh) -> QRectF:
    """The new thing as a box with its name: what it will hold is not known yet. Gives the box, in logical pixels."""
    row = KINDS[fresh.kind]
    zoom = max(LEAST, min(MOST, strokes.zoom)) * SMALL
    width, height, round_by = _size_of(fresh.kind)
    at = strokes.point(fresh.at)
    rect = QRectF(at.x() + BESIDE, at.y() + BESIDE, width * zoom, height * zoom)
    fill, mark = "surface", ""
    if fresh.kind in CARD_KINDS:
        fill, mark = f"role.{row.role}.tint", f"role.{row.role}.mark"
    elif fresh.kind == "sticky":
        fill = "note"
    elif fresh.kind == "stage":
        fill = "stageHeader"
    brush = QBrush(strokes.colour(fill))
    strokes.outline(rect, round_by * zoom, strokes.pen("selection", 2), brush)
    pad = float(tokens().card["padding"]) * zoom
    inner = rect.adjusted(pad + 2, 0, -pad, 0)
    if mark:
        bar = QRectF(rect.x() + 2, rect.y() + 4, 3, rect.height() - 8)
        strokes.outline(bar, 1.5, NO_PEN, QBrush(strokes.colour(mark)))
        inner.adjust(4, 0, 0, 0)
    if fresh.kind == "touchpoint":
        tile = float(tokens().icon["channelTile"]) * zoom
        square = QRectF(rect.x() + pad, rect.y() + pad, tile, tile)
        strokes.outline(square, radius("control") * zoom, NO_PEN, QBrush(strokes.colour("accentTint")))
        inner = QRectF(square.x(), square.bottom() + 4, rect.width() - 2 * pad, 20 * zoom)
    _name(strokes, inner, _(row.label), zoom, "noteInk" if fresh.kind == "sticky" else "ink")
    return rect


def _size_of(kind: str) -> tuple[float, float, float]:
    """Width, height and rounding of a new thing of a kind, in canvas units."""
    sizes = tokens().card
    width, height = float(sizes["touchpointWidth"]), float(sizes["noteMinHeight"])
    if kind == "touchpoint":
        return (width, float(sizes["touchpointMinHeight"]), radius("card"))
    if kind == "sticky":
        return (float(sizes["stickyWidth"]), float(sizes["stickyMinHeight"]), radius("chip"))
    if kind == "stage":
        return (width, float(sizes["stageHeaderHeight"]), radius("stage"))
    return (width, height, radius("control"))


def _name(strokes: Strokes, box: QRectF, words: str, zoom: float, colour: str) -> None:
    strokes.painter.setFont(label_font(max(9.0, 14 * zoom), 500))
    strokes.painter.setPen(strokes.colour(colour))
    fitted = QFontMetricsF(strokes.painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    strokes.painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitted)


def draw_reading(strokes: Strokes, desk: Desk, reading: Reading) -> None:
    """An emotion point while it is dragged, its value beside it."""
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
