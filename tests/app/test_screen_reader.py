"""What Qt hands to a screen reader for the canvas of a window, and that a closed window is let go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.canvas.accessible import SpokenCanvas
from cxstudio.canvas.speaking import SpokenCanvases
from cxstudio.canvas.travel import reading_order
from cxstudio.edits.deleting import delete
from cxstudio.edits.stages import add_stage
from tests.app.conftest import Opened


@pytest.fixture(scope="module")
def spoken(dressed: QApplication) -> SpokenCanvases:
    """Qt keeps a factory until the program ends."""
    installed = SpokenCanvases()
    installed.install()
    return installed


@pytest.fixture
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def interface_of(opened: Opened) -> SpokenCanvas:
    interface = QAccessible.queryAccessibleInterface(opened.window.canvas)
    assert isinstance(interface, SpokenCanvas)
    return interface


def test_qt_has_every_thing_on_the_canvas_as_a_child(spoken: SpokenCanvases, small: Opened) -> None:
    interface = interface_of(small)
    order = reading_order(small.window.canvas.desk)
    assert interface.childCount() == len(order)
    assert interface.child(1).text(QAccessible.Text.Name).startswith("Touchpoint 1.1, Web page")


def test_a_focus_event_names_a_child_qt_has(
    spoken: SpokenCanvases, listening: None, small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        told.append(event.accessibleInterface().text(QAccessible.Text.Name))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    small.window.canvas.select([small.made.touchpoints[1]])
    assert [name for name in told if name.startswith("Touchpoint 1.2, Booking line")]


def test_a_deleted_thing_is_let_go(spoken: SpokenCanvases, small: Opened) -> None:
    interface = interface_of(small)
    gone = small.made.cards[0]
    thing = ref(interface.thing(gone))
    delete(small.made.document, [gone])
    interface.child(0)
    gc.collect()
    assert thing() is None


def test_a_closed_window_leaves_nothing_behind(
    spoken: SpokenCanvases, dressed: QApplication, settings: Settings, qtbot: QtBot
) -> None:
    studio = Studio(dressed, settings)
    window = studio.new()
    assert window is not None
    add_stage(window.session.document, window.session.journey(), "Visit")
    interface = QAccessible.queryAccessibleInterface(window.canvas)
    assert interface.childCount() == 1
    assert interface.child(0).isValid()
    before = len(spoken)
    document = ref(window.session.document)
    window.close()
    del window, interface
    qtbot.waitUntil(lambda: len(spoken) == before - 1)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and document() is None)
    studio.ring.stop()
