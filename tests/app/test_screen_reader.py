"""What Qt hands to a screen reader for the canvas of a window, and that a closed window is let go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.canvas.accessible import SpokenCanvas, SpokenThing
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


def test_qt_has_every_thing_on_the_canvas_in_the_tree(spoken: SpokenCanvases, small: Opened) -> None:
    def walk(thing: QAccessibleInterface) -> Iterator[str]:
        for index in range(thing.childCount()):
            below = thing.child(index)
            assert isinstance(below, SpokenThing)
            assert thing.indexOfChild(below) == index
            yield below.id
            yield from walk(below)

    interface = interface_of(small)
    assert sorted(walk(interface)) == sorted(reading_order(small.window.canvas.desk))
    stage = interface.child(0)
    assert stage.text(QAccessible.Text.Name).startswith("Stage 1")
    touchpoint = next(t for i in range(5) if "Web page" in (t := stage.child(i)).text(QAccessible.Text.Name))
    assert touchpoint.text(QAccessible.Text.Name).startswith("Touchpoint 1.1, Web page")
    assert touchpoint.parent().text(QAccessible.Text.Name) == stage.text(QAccessible.Text.Name)


def test_what_is_added_joins_the_tree(spoken: SpokenCanvases, small: Opened) -> None:
    interface = interface_of(small)
    before = interface.childCount()
    add_stage(small.window.session.document, small.window.journey, "Return")
    assert interface.childCount() == before + 1
    assert interface.child(before).text(QAccessible.Text.Name).startswith("Stage 3, Return")


def test_a_focus_event_names_a_child_qt_has(
    spoken: SpokenCanvases, listening: None, small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        told.append(event.accessibleInterface().text(QAccessible.Text.Name))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    small.window.canvas.select([small.made.touchpoints[1]])
    assert [name for name in told if name.startswith("Touchpoint 1.2, Booking line")]


def test_what_the_status_line_and_the_toast_say_is_read_out(
    spoken: SpokenCanvases, listening: None, small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    small.window.canvas.select([small.made.stages[0]])
    small.window.actions_by_id["edit.truth"].trigger()
    small.window.canvas.select([small.made.cards[0]])
    small.window.actions_by_id["edit.delete"].trigger()
    assert "Select a touchpoint to mark it as a moment of truth" in told
    assert any("deleted" in words for words in told)


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
