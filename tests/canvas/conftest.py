"""A small map on a desk, with and without a window over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.showing import Showing
from cxstudio.canvas.view import MapCanvas
from cxstudio.model.document import Document
from cxstudio.picture.map import MapPicture
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine, standard_engine
from tests.canvas.robots import Canvas, Table
from tests.makers import Made, empty_map, small_map


@pytest.fixture(scope="session")
def engine() -> TextEngine:
    return standard_engine()


@pytest.fixture
def made() -> Made:
    return small_map()


@pytest.fixture
def table(made: Made, engine: TextEngine) -> Table:
    """The small map on a desk, no window."""
    return lay_table(made, engine)


@pytest.fixture
def rtl_table(engine: TextEngine) -> Table:
    """The small map from right to left."""
    made = small_map()
    with made.document.transaction("Turn"):
        made.document.set("session", direction="rtl")
    return lay_table(made, engine)


@pytest.fixture
def canvas(qtbot: QtBot, made: Made, engine: TextEngine) -> Iterator[Canvas]:
    """The small map in a shown widget."""
    yield from open_canvas(qtbot, made, engine)


@pytest.fixture
def empty_canvas(qtbot: QtBot, engine: TextEngine) -> Iterator[Canvas]:
    yield from open_canvas(qtbot, empty_map(), engine)


def lay_table(made: Made, engine: TextEngine) -> Table:
    desk = Desk(made.document, made.journey, MapPicture(made.document, made.journey, engine))
    return Table(made, desk)


def open_canvas(qtbot: QtBot, made: Made, engine: TextEngine) -> Iterator[Canvas]:
    view = MapCanvas(Showing(made.document, made.journey, engine, theme("light")))
    qtbot.addWidget(view)
    view.resize(1200, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    view.drain()
    yield Canvas(view, made)
    view.close_map()


def undo_all(document: Document) -> None:
    while document.undo_label is not None:
        document.undo()
