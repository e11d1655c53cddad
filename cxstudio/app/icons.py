"""Icons, faces and marks as Qt pixmaps in any colour, sharp at any scale; drawn from the same paths as on the map."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget

from cxstudio.app.scale import scaled
from cxstudio.model.kinds import KINDS
from cxstudio.picture.icons import icon as icon_paths
from cxstudio.picture.marks import evidence_mark, persona_mark
from cxstudio.picture.primitives import Bounds, Command, Primitive
from cxstudio.picture.theme import Theme, theme

_RATIOS = (1.0, 2.0, 3.0)
STROKE = 1.75
_USUAL, _GIVEN = "usual icons", "given icons"  # properties of a widget whose icons grow
TURNED = frozenset({"undo-2", "redo-2", "panel-left", "panel-right", "route"})


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


def icon(name: str, colour: str, size: int = 18, disabled: str = "", *, rtl: bool = False) -> QIcon:
    """An icon for buttons and menus, as large beside larger words, with a sharp picture for each pixel ratio.

    From right to left those icons turn that speak of a direction of reading or of a side of the window.
    """
    return _icon(name, colour, scaled(size), disabled, rtl=rtl)


def scale_icons(widget: QWidget) -> None:
    """Let the icons of a button or a row of tabs grow with the words, from the size its maker gave them."""
    if not isinstance(widget, QAbstractButton | QTabBar):
        return
    now, usual = widget.iconSize(), widget.property(_USUAL)
    if not isinstance(usual, QSize) or widget.property(_GIVEN) != now:
        usual = now
    given = QSize(scaled(usual.width()), scaled(usual.height()))
    widget.setProperty(_USUAL, usual)
    widget.setProperty(_GIVEN, given)
    if given != now:
        widget.setIconSize(given)


@lru_cache(maxsize=1024)  # lists ask for many
def _icon(name: str, colour: str, size: int, disabled: str, *, rtl: bool) -> QIcon:
    turned = rtl and name in TURNED
    made = QIcon()
    for ratio in _RATIOS:
        for shade, mode in ((colour, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
            if shade:
                made.addPixmap(picture(name, shade, size, ratio, turned=turned), mode)
    return made


def forget_icons() -> None:
    """Let go of every icon made so far: pictures must not outlive the application."""
    _icon.cache_clear()
    _mark_icon.cache_clear()


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


def mark_picture(mark: int, look: Theme, size: int = 12, ratio: float = 1.0) -> QPixmap:
    """A persona's mark in the persona's colour."""
    middle = size / 2
    return _sign((persona_mark(mark, (middle, middle), size * 0.8),), look, size, ratio)


def mark_icon(mark: int, look: Theme, size: int = 12) -> QIcon:
    """A persona's mark as an icon."""
    return _mark_icon(mark, look.name, scaled(size))


@lru_cache(maxsize=256)  # toolbar, tabs and details ask for each persona's
def _mark_icon(mark: int, wears: str, size: int) -> QIcon:
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(mark_picture(mark, theme(wears), size, ratio))
    return made


def paint_evidence(painter: QPainter, level: str, centre: QPointF, look: Theme) -> None:
    """How sure we are, as it shows on a card; nothing where it is not stated."""
    paint_shapes(painter, evidence_mark(level, (centre.x(), centre.y())), look)


def evidence_icon(level: str, look: Theme, size: int = 12) -> QIcon:
    """An evidence mark as an icon."""
    made, shown = QIcon(), scaled(size)
    for ratio in _RATIOS:
        sign = _sign(evidence_mark(level, (size / 2, size / 2)), look, shown, ratio, shown / size)
        made.addPixmap(sign)
    return made


def _sign(shapes: Iterable[Primitive], look: Theme, size: int, ratio: float, larger: float = 1.0) -> QPixmap:
    """A sign of the map in its own square, drawn larger than on the map by a factor."""
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.scale(larger, larger)
    paint_shapes(painter, shapes, look)
    painter.end()
    return made


def paint_shapes(painter: QPainter, shapes: Iterable[Primitive], look: Theme) -> None:
    """Signs of the map's picture, in the coordinates of the painter."""
    # The welcome window opens before the map's code is read.
    from cxstudio.render import qt

    qt.paint_shapes(painter, shapes, look)


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


def kind_tint(kind: str, wears: Theme) -> str:
    """The "#rrggbb" of the tile behind a kind's icon, as its cards are filled on the map."""
    role = KINDS[kind].role if kind in KINDS else ""
    for name in ("note" if role == "note" else "", f"role.{role}.tint"):
        if name in wears.colours:
            return wears.colours[name]
    return wears.colour("surfaceSunken" if role == "ink" else "accentTint")
