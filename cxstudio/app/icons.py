"""Icons, faces and marks as Qt pixmaps in any colour, sharp at any scale; drawn from the same paths as on the map."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from cxstudio.model.kinds import KINDS
from cxstudio.picture.icons import icon as icon_paths
from cxstudio.picture.primitives import Bounds, Command
from cxstudio.picture.theme import Theme

_RATIOS = (1.0, 2.0, 3.0)
STROKE = 1.75
TURNED = frozenset({"undo-2", "redo-2", "panel-left", "panel-right", "route"})
FACES = {-2: "frown", -1: "annoyed", 0: "meh", 1: "smile", 2: "laugh"}


def picture(name: str, colour: str, size: int, ratio: float = 1.0, *, turned: bool = False) -> QPixmap:
    """One icon as a pixmap of `size` logical pixels for a screen of this pixel ratio; `turned` is its mirror image."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    if turned:
        painter.translate(size, 0)
        painter.scale(-1, 1)
    paint_icon(painter, name, QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return made


@lru_cache(maxsize=1024)
def icon(name: str, colour: str, size: int = 18, disabled: str = "", *, rtl: bool = False) -> QIcon:
    """An icon for buttons and menus, with a sharp picture for each pixel ratio. Remembered: lists ask for many.

    From right to left those icons turn that speak of a direction of reading or of a side of the window.
    """
    turned = rtl and name in TURNED
    made = QIcon()
    for ratio in _RATIOS:
        for shade, mode in ((colour, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
            if shade:
                made.addPixmap(picture(name, shade, size, ratio, turned=turned), mode)
    return made


def paint_icon(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw an icon's strokes into a box, 1.75 pixels wide at every size as the design asks."""
    bounds = Bounds(box.x(), box.y(), box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(
        colour,
        STROKE * min(1.0, box.width() / 18),
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
    for shape in icon_paths(name, bounds, ""):
        painter.setPen(pen if shape.stroke else Qt.PenStyle.NoPen)
        painter.setBrush(colour if shape.fill else Qt.BrushStyle.NoBrush)
        painter.drawPath(painter_path(shape.commands))
    painter.restore()


def painter_path(commands: Iterable[Command]) -> QPainterPath:
    """A path of the picture as Qt's own."""
    path = QPainterPath()
    for command, *numbers in commands:
        points = [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "M":
            path.moveTo(points[0])
        elif command == "L":
            path.lineTo(points[0])
        elif command == "C":
            path.cubicTo(points[0], points[1], points[2])
        else:
            path.closeSubpath()
    return path


def paint_mark(painter: QPainter, mark: int, centre: QPointF, radius: float, colour: QColor) -> None:
    """A persona's shape: circle, square, triangle, diamond, triangle down, plus, hexagon, ring."""
    x, y, r = centre.x(), centre.y(), radius
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners: dict[int, tuple[tuple[float, float], ...]] = {
        1: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        2: ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
        3: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
        4: ((0, 1.1), (1.1, -0.9), (-1.1, -0.9)),
        6: ((-0.55, -1), (0.55, -1), (1.1, 0), (0.55, 1), (-0.55, 1), (-1.1, 0)),
    }
    if mark in corners:
        painter.drawPolygon(QPolygonF([QPointF(x + r * a, y + r * b) for a, b in corners[mark]]))
    elif mark == 5:
        arm = r * 0.4
        painter.drawRect(QRectF(x - r * 1.1, y - arm, r * 2.2, arm * 2))
        painter.drawRect(QRectF(x - arm, y - r * 1.1, arm * 2, r * 2.2))
    elif mark == 7:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, r * 0.6))
        painter.drawEllipse(centre, r * 0.8, r * 0.8)
    else:
        painter.drawEllipse(centre, r, r)
    painter.restore()


def mark_picture(mark: int, look: Theme, size: int = 12, ratio: float = 1.0) -> QPixmap:
    """A persona's mark in the persona's colour."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    colour = QColor(look.colour(f"persona.{mark}"))
    paint_mark(painter, mark, QPointF(size / 2, size / 2), size * 0.4, colour)
    painter.end()
    return made


def mark_icon(mark: int, look: Theme, size: int = 12) -> QIcon:
    """A persona's mark as an icon."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(mark_picture(mark, look, size, ratio))
    return made


def paint_evidence(painter: QPainter, level: str, box: QRectF, colour: QColor) -> None:
    """How sure we are: dashed ring assumed, ring heard, half disc observed, full disc measured, nothing not stated."""
    if not level:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(1, 1, -1, -1)
    pen = QPen(colour, 1.5)
    if level == "assumed":
        pen.setDashPattern([1.3, 1.3])
    painter.setPen(pen)
    painter.setBrush(colour if level == "measured" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(inner)
    if level == "observed":
        painter.setBrush(colour)
        painter.drawPie(inner, 90 * 16, 180 * 16)
    painter.restore()


def evidence_icon(level: str, look: Theme, size: int = 12) -> QIcon:
    """An evidence mark as an icon."""
    made = QIcon()
    for ratio in _RATIOS:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_evidence(painter, level, QRectF(0, 0, size, size), QColor(look.colour("role.evidence.mark")))
        painter.end()
        made.addPixmap(pixmap)
    return made


def face(value: float) -> int:
    """The whole step of -2..+2 whose face shows a value."""
    return max(-2, min(2, int(abs(value) + 0.5) * (1 if value >= 0 else -1)))


def emotion_token(value: float) -> str:
    """The colour token of a value's face."""
    step = face(value)
    return f"emotion.{step:+d}" if step > 0 else f"emotion.{step}"


def kind_colour(kind: str, wears: Theme) -> str:
    """The "#rrggbb" in which a kind's icon is drawn."""
    role = KINDS[kind].role if kind in KINDS else ""
    if role == "note":
        return wears.colour("noteLine")
    if not role:
        return wears.colour("accent" if kind == "persona" else "inkMuted")
    for name in (f"role.{role}.mark", role):
        if name in wears.colours:
            return wears.colours[name]
    return wears.colour("ink")
