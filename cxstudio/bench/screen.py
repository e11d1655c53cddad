"""The canvas beside the same map with one QGraphicsItem per card; frames are measured in processor time.

Both show the same place of the map at the same zoom and go the same way, so that both paint the same cards.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from cxstudio.bench.items import item_view, lift
from cxstudio.bench.maps import CARDS, LINKS, fill
from cxstudio.bench.table import Figure, percentile
from cxstudio.canvas.showing import Showing
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.fields import set_text
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.document import Document
from cxstudio.picture.primitives import Placed
from cxstudio.picture.theme import theme
from cxstudio.text.layout import standard_engine

FRAMES = 40
WARM_UP = 4
SIZE = (1920, 1080)  # logical pixels
MANY = 50  # cards dragged at once
YARDSTICK = "QGraphicsView, an item per card"
FRAME = 0.012  # seconds of processor time that leave a slower machine its 60 frames a second
FRAME_NAME = "12 ms of processor time"

Step = Callable[[int], object]
Items = tuple[QGraphicsView, dict[str, QGraphicsItem]]


def figures() -> Iterator[Figure]:
    """The rows about the canvas. A QApplication must exist."""
    document = Document()
    journey = fill(document, CARDS, LINKS)
    _spare_collector()
    start = time.process_time()
    canvas = MapCanvas(Showing(document, journey, standard_engine(), theme("light")))
    canvas.resize(*SIZE)
    canvas.show()
    frame(canvas)
    first_paint = time.process_time() - start
    yield Figure(f"first paint of {CARDS:,} cards", first_paint, 1.0, "one second of processor time", 0.5)
    yield from _slices(canvas, "settling")
    _spare_collector()
    items = item_view(canvas.picture.parts(), SIZE)
    _look_at_cards(canvas)
    yield from _gestures(canvas, items, "", whole=False)
    canvas.fit()
    canvas.sight.glide.arrive()
    canvas.drain()
    yield from _gestures(canvas, items, ", whole map", whole=True)
    items[0].close()
    yield from _edits(canvas)
    canvas.close_map()
    canvas.close()


def _spare_collector() -> None:
    """As the program does once a map stands."""
    gc.collect()
    gc.freeze()


def _gestures(canvas: MapCanvas, items: Items, where: str, *, whole: bool) -> Iterator[Figure]:
    """Pan, zoom and drag where the canvas looks, and the same in the view of items."""
    view, cards_of = items
    limit = 1 / 3 if whole else 1.0
    zoom, seen = canvas.zoom, canvas.camera.seen.centre

    def back() -> None:
        _look(canvas, zoom, *seen)
        view.resetTransform()
        view.scale(zoom, zoom)
        view.centerOn(*seen)
        for widget in (canvas, view):
            frame(widget)

    back()
    yield from _rows(
        f"pan{where}",
        frames(canvas, lambda n: canvas.pan_by(*_way(n))),
        frames(view, lambda n: _scroll(view, *_way(n))),
        limit,
    )
    back()
    factors, middle = (1 / 1.04, 1.04), (SIZE[0] / 2, SIZE[1] / 2)
    yield from _rows(
        f"zoom{where}",
        frames(canvas, lambda n: canvas.sight.zoom_at(canvas.zoom * factors[n % 2], *middle)),
        frames(view, lambda n: view.scale(factors[n % 2], factors[n % 2])),
        1 / 3,
    )
    for count in (1, MANY):
        back()
        cards = _cards(canvas, count)
        drag = frames(canvas, _drag(canvas, cards))
        canvas.hand.cancel()
        canvas.desk.select([])
        lifted = [cards_of[card.part.node] for card in cards]
        homes = [item.pos() for item in lifted]
        yard = frames(view, _drag_items(view, lifted))
        for item, home in zip(lifted, homes, strict=True):
            item.setPos(home)
        yield from _rows(f"drag {count}{where}", drag, yard, limit)


def _rows(name: str, ours: list[float], yard: list[float], limit: float) -> Iterator[Figure]:
    """The median frame beside the yardstick's, and the slow frames beside what a frame may cost."""
    middle = percentile(ours, 0.5), percentile(yard, 0.5)
    yield Figure(f"{name}, one frame", *middle, YARDSTICK, limit)
    yield Figure(f"{name}, 95 of 100 frames", percentile(ours, 0.95), FRAME, FRAME_NAME, 1)


def _look_at_cards(canvas: MapCanvas) -> None:
    """The middle of the map, at its size, where the window is full of cards."""
    grid = canvas.picture.grid
    column, row = grid.columns[len(grid.columns) // 2], grid.rows[1]
    _look(canvas, 1.0, column.left + SIZE[0] / 2, row.top + SIZE[1] / 2)


def _look(canvas: MapCanvas, zoom: float, x: float, y: float) -> None:
    """Look at a canvas point, and wait until it is painted."""
    camera = canvas.camera
    canvas.sight.zoom_at(zoom, 0, 0)
    left, top = camera.to_device(x, y)
    canvas.pan_by(left - camera.width / 2, top - camera.height / 2)
    canvas.drain()


def _way(number: int) -> tuple[int, int]:
    """Steadily to the right, and a little up and down."""
    return 24, 4 * (-1) ** number


def _scroll(view: QGraphicsView, dx: int, dy: int) -> None:
    for bar, way in ((view.horizontalScrollBar(), dx), (view.verticalScrollBar(), dy)):
        bar.setValue(bar.value() + way)


def _cards(canvas: MapCanvas, count: int) -> list[Placed]:
    """So many cards all over the view; a single one in its middle."""
    seen = canvas.camera.seen
    cards = [p for p in canvas.picture.parts(seen) if p.part.role == "card"]
    cards = [card for card in cards if seen.contains(*card.bounds.centre)]
    return cards[len(cards) // 2 :][:1] if count == 1 else cards[:: len(cards) // count][:count]


def _drag(canvas: MapCanvas, cards: Sequence[Placed]) -> Step:
    """Lift these cards, and move them a little at each step."""
    hand, pixel = canvas.hand, 1 / canvas.zoom
    canvas.desk.select([card.part.node for card in cards])
    x, y = cards[len(cards) // 2].bounds.centre
    hand.press(Pointer(x, y))
    return lambda n: hand.move(Pointer(x + (10 + 3 * n) * pixel, y + (20 + 2 * n) * pixel))


def _drag_items(view: QGraphicsView, items: Sequence[QGraphicsItem]) -> Step:
    """The same with items."""
    starts = [item.pos() for item in items]
    pixel = 1 / view.transform().m11()
    lift(items)

    def step(number: int) -> None:
        for item, start in zip(items, starts, strict=True):
            item.setPos(start.x() + (10 + 3 * number) * pixel, start.y() + (20 + 2 * number) * pixel)

    return step


def _edits(canvas: MapCanvas) -> Iterator[Figure]:
    """What a change costs until the window stands again, and what it leaves to do bit by bit."""
    document = canvas.desk.document
    _look_at_cards(canvas)
    stage = canvas.picture.blocks[len(canvas.picture.blocks) // 2].content
    costs = []
    for _ in range(5):
        start = time.process_time()
        add_touchpoint(document, stage.stage.id, "A new step")
        costs.append(time.process_time() - start)
        canvas.drain()
    yield Figure(
        f"insert a touchpoint at {CARDS:,} cards",
        percentile(costs, 0.5),
        0.1,
        "100 ms of processor time",
        1,
    )
    card = document.cards(stage.touchpoints[0].id)[0]
    start = time.process_time()
    set_text(document, card.id, "a text that makes its row grow " * 8)
    yield from _slices(canvas, "a row that grows", time.process_time() - start)


def _slices(canvas: MapCanvas, what: str, first: float = 0.0) -> Iterator[Figure]:
    """The longest turn of the event loop until everything is laid out and painted, and all but the longest."""
    costs = [first] if first else []
    while not (canvas.picture.settled and canvas.sheet.clean):
        start = time.process_time()
        frame(canvas)
        cost = time.process_time() - start
        if cost > 0.0005:  # a turn that only waits for the next one is none
            costs.append(cost)
    yield Figure(f"{what}, the longest slice", max(costs), FRAME, FRAME_NAME, 1)
    yield Figure(f"{what}, 99 of 100 slices", percentile(costs, 0.99), FRAME, FRAME_NAME, 1)


def frame(widget: QWidget) -> None:
    """Deliver what waits and paint what is dirty, at once."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.UpdateRequest))


def frames(widget: QWidget, step: Step) -> list[float]:
    """The processor time of each step and its frame, in seconds, once warm."""
    costs = []
    for number in range(WARM_UP + FRAMES):
        start = time.process_time()
        step(number)
        frame(widget)
        costs.append(time.process_time() - start)
    return costs[WARM_UP:]
