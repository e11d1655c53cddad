"""A map of many cards on screen: what is kept, stamped, copied or left alone looks as if painted anew."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.canvas.camera import LEAST_ZOOM
from cxstudio.canvas.reach import FEW
from cxstudio.canvas.showing import Showing
from cxstudio.canvas.stamps import Stamps
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.view import MapCanvas
from cxstudio.model.records import Card
from cxstudio.picture.coarse import COARSE_UNDER
from cxstudio.picture.primitives import Placed
from cxstudio.picture.theme import theme
from cxstudio.render.qt import QtPainter
from cxstudio.text.layout import TextEngine
from tests.canvas.conftest import open_canvas
from tests.canvas.robots import Canvas
from tests.canvas.test_repainting import edit_at_random, far_apart, fresh_picture, picture_of
from tests.makers import large_map

pytestmark = pytest.mark.qt


@pytest.fixture
def large(qtbot: QtBot, engine: TextEngine) -> Iterator[Canvas]:
    yield from open_canvas(qtbot, large_map(1500), engine)


def look(view: MapCanvas, zoom: float) -> None:
    """The middle of the map, at a zoom."""
    view.sight.zoom_at(zoom, 0, 0)
    x, y = view.camera.to_device(*view.picture.grid.bounds.centre)
    view.pan_by(x - view.camera.width / 2, y - view.camera.height / 2)
    view.drain()


def fit(view: MapCanvas) -> None:
    view.fit()
    view.sight.glide.arrive()
    view.drain()


def test_all_of_a_map_of_any_length_fits(large: Canvas) -> None:
    view = large.view
    fit(view)
    assert view.zoom < LEAST_ZOOM
    seen, whole = view.camera.seen, view.picture.bounds
    assert (seen.united(whole).width, seen.united(whole).height) == (seen.width, seen.height)
    zoom = view.zoom
    view.sight.zoom_at(zoom / 2, 0, 0)
    assert view.zoom == zoom


@pytest.mark.parametrize("seed", range(2))
def test_with_the_whole_map_in_view_it_is_repaired_as_painted_afresh(large: Canvas, seed: int) -> None:
    view, dice = large.view, random.Random(seed)
    fit(view)
    assert view.camera.scale < COARSE_UNDER
    for _ in range(3):
        for _ in range(4):
            edit_at_random(large.document, large.made.journey, dice)
        assert far_apart(picture_of(view), fresh_picture(view)) == 0


def cards_in_view(view: MapCanvas, count: int) -> list[Placed]:
    seen = view.camera.seen
    cards = [p for p in view.picture.parts(seen) if p.part.role == "card"]
    cards = [p for p in cards if seen.contains(*p.bounds.centre)]
    return cards[:: max(1, len(cards) // count)][:count]


@pytest.mark.parametrize("zoom", [0.05, 0.35, 1.0])
def test_after_many_cards_are_dragged_and_dropped_the_picture_is_a_fresh_one(
    large: Canvas, zoom: float
) -> None:
    view = large.view
    look(view, zoom)
    cards = cards_in_view(view, 50)
    assert len(cards) > FEW
    view.desk.select([p.part.node for p in cards])
    x, y = cards[0].bounds.centre
    target = view.picture.grid.columns[len(view.picture.grid.columns) // 2]
    stages = {p.part.node: stage_of(view, p.part.node) for p in cards}
    view.hand.press(Pointer(x, y))
    for step in range(1, 6):
        view.hand.move(Pointer(x + (target.left + 60 - x) * step / 5, y))
    view.hand.release(Pointer(target.left + 60, y))
    assert {p.part.node: stage_of(view, p.part.node) for p in cards} != stages
    assert far_apart(picture_of(view), fresh_picture(view)) == 0


def stage_of(view: MapCanvas, id: str) -> str:
    card = view.desk.document.find(id, Card)
    stage = view.desk.document.stage_of(card.home) if card else None
    return stage.id if stage else ""


@pytest.mark.parametrize("count", [1, 4, 30])
def test_no_trace_of_a_drag_stays_where_it_went_by(large: Canvas, count: int) -> None:
    view = large.view
    look(view, 0.8)
    cards = cards_in_view(view, count)
    view.desk.select([p.part.node for p in cards])
    x, y = cards[len(cards) // 2].bounds.centre
    view.hand.press(Pointer(x, y))
    for step in range(12):
        view.hand.move(Pointer(x + 23 * step, y + 17 * (step % 5)))
        QApplication.processEvents()
        assert far_apart(on_screen(view), painted_whole(view)) == 0
    view.hand.cancel()
    QApplication.processEvents()
    assert far_apart(on_screen(view), painted_whole(view)) == 0


def on_screen(view: MapCanvas) -> QImage:
    """What stands in the window now, without painting anything."""
    return QGuiApplication.primaryScreen().grabWindow(view.winId()).toImage()


def painted_whole(view: MapCanvas) -> QImage:
    return view.grab().toImage()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("zoom", [0.3, 0.77, 1.0])
def test_a_stamp_is_what_would_be_painted_in_its_place(large: Canvas, zoom: float, ratio: float) -> None:
    view = large.view
    view.camera.ratio = ratio
    look(view, zoom)
    brush, stamps = QtPainter(theme("light")), Stamps()
    headers = [p for p in view.picture.parts(view.camera.seen) if p.part.role == "stage-header"]
    assert headers

    def drawn(by_stamp: bool) -> QImage:
        image = QImage(view.camera.width, view.camera.height, QImage.Format.Format_RGB32)
        image.fill("white")
        painter = QPainter(image)
        if by_stamp:
            stamps.draw(painter, headers, view.camera, brush, still=True)
        else:
            painter.translate(-view.camera.left, -view.camera.top)
            painter.scale(view.camera.scale, view.camera.scale)
            brush.paint(painter, headers, view.camera.scale)
        painter.end()
        return image

    direct = drawn(by_stamp=False)
    view.pan_by(0, 0)
    assert far_apart(drawn(by_stamp=True), direct) == 0
    assert far_apart(drawn(by_stamp=True), direct) == 0  # and once it is kept


def test_painting_a_map_that_is_not_settled_lays_out_no_card(qtbot: QtBot, engine: TextEngine) -> None:
    made = large_map(1500)
    view = MapCanvas(Showing(made.document, made.journey, engine, theme("light")))
    qtbot.addWidget(view)
    view.resize(1200, 800)
    for zoom in (0.3, 0.05):
        view.sight.zoom_at(zoom, 0, 0)
        view.sheet.drain()
        laid_out = view.picture.layouts.laid_out
        image = QImage(1200, 800, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        view.sheet.draw(painter, QRegion(QRect(0, 0, 1200, 800)))
        painter.end()
        assert view.picture.layouts.laid_out == laid_out
    assert not view.picture.settled
    view.close_map()
