"""The canvas beside the same map with one QGraphicsItem per card; frames are measured in processor time.

Both show the same place of the map at the same zoom and go the same way, so that both paint the same cards.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from cxstudio.bench.maps import fill
from cxstudio.bench.table import Figure
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.view import MapCanvas
from cxstudio.model.document import Document
from cxstudio.picture.theme import theme
from cxstudio.text.layout import standard_engine

CARDS = 10_000
FRAMES = 24
SIZE = (1920, 1080)  # logical pixels
YARDSTICK = "QGraphicsView, an item per card"


class CardItem(QGraphicsItem):
    """A rounded box with wrapped text: the least an item has to draw."""

    def __init__(self, bounds: QRectF, text: str) -> None:
        super().__init__()
        self._bounds, self._text = bounds, text
        self._pen, self._brush = QPen(QColor("#858C9A")), QBrush(QColor("#FCEDEA"))

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        painter.drawRoundedRect(self._bounds, 6, 6)
        painter.drawText(self._bounds.adjusted(8, 6, -8, -6), Qt.TextFlag.TextWordWrap, self._text)


def figures() -> Iterator[Figure]:
    """The rows about the canvas. A QApplication must exist."""
    document = Document()
    journey = fill(document, CARDS)
    start = time.process_time()
    canvas = MapCanvas(document, journey, standard_engine(), theme("light"))
    canvas.resize(*SIZE)
    canvas.show()
    frame(canvas)
    first_paint = time.process_time() - start
    _look_at_cards(canvas)
    view = _items(canvas)
    yield Figure(f"first paint of {CARDS:,} cards", first_paint, 1.0, "one second of processor time", 0.5)
    pan = frames(canvas, lambda n: canvas.pan_by(*_way(n)))
    yard = frames(view, lambda n: _scroll(view, *_way(n)))
    yield Figure("pan, one frame", pan, yard, YARDSTICK, 1)
    zoom = frames(canvas, lambda n: canvas.sight.zoom_by(1.04 if n % 2 else 1 / 1.04))
    yard = frames(view, lambda n: view.scale(*((1.04, 1.04) if n % 2 else (1 / 1.04, 1 / 1.04))))
    yield Figure("zoom, one frame", zoom, yard, YARDSTICK, 1 / 3)
    canvas.zoom_to(1.0)
    canvas.drain()
    drag = frames(canvas, _drag(canvas))
    yard = frames(view, _drag_item(view))
    canvas.hand.cancel()
    yield Figure("drag a card, one frame", drag, yard, YARDSTICK, 1)
    canvas.close_map()
    canvas.close()
    view.close()


def _look_at_cards(canvas: MapCanvas) -> None:
    """The middle of the map, at its size, where the window is full of cards."""
    canvas.drain()
    canvas.zoom_to(1.0)
    grid = canvas.picture.grid
    column, row = grid.columns[len(grid.columns) // 2], grid.rows[1]
    x, y = canvas.camera.to_device(column.left, row.top)
    canvas.pan_by(x, y)
    canvas.drain()


def _way(number: int) -> tuple[int, int]:
    """Steadily to the right, and a little up and down."""
    return 24, 4 * (-1) ** number


def _scroll(view: QGraphicsView, dx: int, dy: int) -> None:
    for bar, way in ((view.horizontalScrollBar(), dx), (view.verticalScrollBar(), dy)):
        bar.setValue(bar.value() + way)


def _drag(canvas: MapCanvas) -> Callable[[int], None]:
    """Lift the card in the middle of the view, and move it a little at each step."""
    hand, eye = canvas.hand, canvas.camera.seen.centre
    cards = [p for p in canvas.picture.parts(canvas.camera.seen) if p.part.role == "card"]
    card = min(cards, key=lambda p: math.dist(p.bounds.centre, eye))
    x, y = card.bounds.centre
    hand.press(Pointer(x, y))
    return lambda n: hand.move(Pointer(x + 10 + 3 * n, y + 20 + 2 * n))


def _drag_item(view: QGraphicsView) -> Callable[[int], None]:
    item = view.itemAt(view.viewport().rect().center()) or view.items()[0]
    start = item.pos()
    item.setZValue(1)
    return lambda n: item.setPos(start.x() + 10 + 3 * n, start.y() + 20 + 2 * n)


def _items(canvas: MapCanvas) -> QGraphicsView:
    """The same cards at the same places as items, and the same of them in view."""
    scene = QGraphicsScene()
    for placed in canvas.picture.parts():
        if placed.part.role == "card":
            b = placed.bounds
            item = CardItem(QRectF(b.x, b.y, b.width, b.height), placed.part.full)
            scene.addItem(item)
    view = QGraphicsView(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.setParent(view)
    view.resize(*SIZE)
    view.show()
    view.centerOn(*canvas.camera.seen.centre)
    frame(view)
    return view


def frame(widget: QWidget) -> None:
    """Deliver what waits and paint what is dirty, at once."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.UpdateRequest))


def frames(widget: QWidget, step: Callable[[int], None]) -> float:
    """The median processor time of a step and its frame, in seconds."""
    costs = []
    for number in range(FRAMES):
        start = time.process_time()
        step(number)
        frame(widget)
        costs.append(time.process_time() - start)
    return statistics.median(costs[3:])
