"""The yardstick of the canvas: the same map with one QGraphicsItem per card, as well as the framework can do it.

Every way that made it faster when it was measured is taken: level of detail, layouts of the texts kept once they were
needed, an index by area, only what changed painted again, smoothing only where it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from cxstudio.picture.primitives import Bounds, Path, Placed

READABLE, ROUND = 0.4, 0.7  # pixels for a canvas unit from which on words and round corners are painted
_PAD = 8.0
_PEN = QPen(QColor("#858C9A"))
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_BRUSH, _MARK = QBrush(QColor("#FCEDEA")), QBrush(QColor("#A5362B"))
_INK = QPen(QColor("#20242B"))
_AHEAD = 1_000_000.0  # canvas units: the view can be panned beyond the map, as ours can


class CardItem(QGraphicsItem):
    """A box with a bar at its side and wrapped text: the least a card has to show."""

    def __init__(self, bounds: Bounds, text: str, font: QFont) -> None:
        super().__init__()
        self._bounds = QRectF(0, 0, bounds.width, bounds.height)
        self._bar = QRectF(0, 0, 3, bounds.height)
        self._text, self._font = text, font
        self._layout: QTextLayout | None = None
        self.setPos(bounds.x, bounds.y)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if scale < READABLE:
            painter.fillRect(self._bounds, _BRUSH)
            painter.fillRect(self._bar, _MARK)
            return
        painter.setPen(_PEN)
        painter.setBrush(_BRUSH)
        if scale > ROUND:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.drawRoundedRect(self._bounds, 6, 6)
        else:
            painter.drawRect(self._bounds)
        painter.fillRect(self._bar, _MARK)
        painter.setPen(_INK)
        if self._layout is None:
            self._layout = _laid_out(self._text, self._font, self._bounds.width() - 2 * _PAD)
        self._layout.draw(painter, QPointF(_PAD, _PAD))


def item_view(
    parts: Iterable[Placed], size: tuple[int, int]
) -> tuple[QGraphicsView, dict[str, QGraphicsItem]]:
    """The cards, touchpoints and arrows among these parts as items, in a view of a size (logical pixels).

    With the view come its cards by their ids.
    """
    cards: dict[str, QGraphicsItem] = {}
    scene = QGraphicsScene()
    font = QFont(["Noto Sans", "Vazirmatn"])
    font.setPixelSize(13)
    line = QPen(QColor("#5A6472"), 1.5)
    for placed in parts:
        if placed.part.role in {"card", "touchpoint"}:
            card = cards[placed.part.node] = CardItem(placed.bounds, placed.part.full, font)
            scene.addItem(card)
        elif placed.part.role == "link":
            item = QGraphicsPathItem(_path(placed))
            item.setPen(line)
            scene.addItem(item)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
    view.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
    # Around the middle of the view, as our zoom goes, and not around a pointer that is not there.
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
    for policy in (view.setHorizontalScrollBarPolicy, view.setVerticalScrollBarPolicy):
        policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # The range of the view; the scene's own rectangle, which its index divides, stays around the items.
    view.setSceneRect(scene.itemsBoundingRect().adjusted(-_AHEAD, -_AHEAD, _AHEAD, _AHEAD))
    view.resize(*size)
    view.show()
    return view, cards


def lift(items: Sequence[QGraphicsItem]) -> None:
    """Take these up: what is dragged lies over everything."""
    for item in items:
        item.setZValue(1)


def _laid_out(text: str, font: QFont, width: float) -> QTextLayout:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _path(placed: Placed) -> QPainterPath:
    path = QPainterPath()
    for shape in placed.part.primitives:
        for letter, *numbers in shape.commands if isinstance(shape, Path) else ():
            points = [
                QPointF(x + placed.dx, y + placed.dy)
                for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            ]
            if letter == "M":
                path.moveTo(points[0])
            elif letter == "L":
                path.lineTo(points[0])
            elif letter == "C":
                path.cubicTo(*points)
    return path
