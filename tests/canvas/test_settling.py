"""A map too large to be laid out at once: it shows, settles between events, and stays put under the eye."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.canvas.showing import Showing
from cxstudio.canvas.view import MapCanvas
from cxstudio.model.records import Card
from cxstudio.picture.map import MapPicture
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.makers import Made, large_map

pytestmark = pytest.mark.qt


@pytest.fixture(scope="module")
def many() -> Made:
    return large_map(1500)


@pytest.fixture
def view(qtbot: QtBot, many: Made, engine: TextEngine) -> Iterator[MapCanvas]:
    made = MapCanvas(Showing(many.document, many.journey, engine, theme("light")))
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_map()


def fresh(many: Made, engine: TextEngine) -> MapPicture:
    return MapPicture(many.document, many.journey, engine)


def test_a_large_map_shows_before_all_of_it_is_laid_out(qtbot: QtBot, many: Made, engine: TextEngine) -> None:
    view = MapCanvas(Showing(many.document, many.journey, engine, theme("light")))
    qtbot.addWidget(view)
    assert not view.picture.settled
    view.close_map()


def test_it_settles_by_itself_into_the_picture_laid_out_at_once(
    view: MapCanvas, many: Made, engine: TextEngine, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: view.picture.settled and view.sheet.clean, timeout=20_000)
    assert list(view.picture.parts()) == list(fresh(many, engine).parts())


def test_draining_settles_it_at_once(view: MapCanvas, many: Made, engine: TextEngine) -> None:
    view.drain()
    assert view.picture.settled
    assert view.sheet.clean
    assert list(view.picture.parts()) == list(fresh(many, engine).parts())


def test_what_was_painted_while_it_settled_is_what_is_painted_anew(
    view: MapCanvas, many: Made, engine: TextEngine, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: view.picture.settled and view.sheet.clean, timeout=20_000)
    kept = view.sheet.picture()
    view.sheet.invalidate()
    view.drain()
    assert kept == view.sheet.picture()


def test_the_lane_in_the_middle_of_the_view_stays_there(qtbot: QtBot, engine: TextEngine) -> None:
    made = large_map(1500)
    last = made.document.find(made.cards[-1], Card)
    assert last is not None
    with made.document.transaction("Wide letters"):
        for number in range(3):
            text = "WWWW MMMM " * 3  # wider than any guess
            made.document.put(
                Card(id=f"wide{number}", kind="thought", home=last.home, text=text, order=f"V{number}")
            )
    view = MapCanvas(Showing(made.document, made.journey, engine, theme("light")))
    qtbot.addWidget(view)
    view.resize(900, 600)
    row = view.picture.grid.rows[-1]
    view.pan_by(0, view.camera.to_device(0, row.top)[1] - view.camera.height / 2)
    before = view.camera.to_device(0, row.top)[1]
    view.drain()
    after = view.picture.grid.rows[-1]
    assert after.key == row.key
    assert after.top != row.top, "the guess was right, so that nothing is tried"
    assert abs(view.camera.to_device(0, after.top)[1] - before) <= 2
    view.close_map()


def test_nothing_settles_under_a_hand_that_drags(view: MapCanvas, many: Made, qtbot: QtBot) -> None:
    card = next(c for c in many.document.nodes(Card) if view.picture.placed(c.id))
    placed = view.picture.placed(card.id)
    assert placed is not None
    view.pan_by(*view.camera.shift_to_show(placed.bounds))
    x, y = view.camera.to_device(*placed.bounds.centre)
    start = QPointF(x, y) / view.camera.ratio
    send(view, QEvent.Type.MouseButtonPress, start)
    send(view, QEvent.Type.MouseMove, start + QPointF(30, 20))
    assert view.hand.busy
    rows = view.picture.grid.rows
    for _turn in range(50):
        QApplication.processEvents()
    assert view.picture.grid.rows == rows
    assert not view.picture.settled
    view.hand.cancel()
    qtbot.waitUntil(lambda: view.picture.settled, timeout=20_000)


def send(view: MapCanvas, what: QEvent.Type, at: QPointF) -> None:
    event = QMouseEvent(
        what,
        at,
        view.mapToGlobal(at),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)
