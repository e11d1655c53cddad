"""A map without a mouse: buttons, the way back to the map, and the entry line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cxstudio.app.keyboard import ButtonKeys, WindowKeys
from cxstudio.app.map_tile import MapTile
from cxstudio.app.panels.fields import TitleRow
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.edits.stages import add_stage
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.makers import empty_map


@pytest.fixture
def keys(dressed: QApplication) -> Iterator[ButtonKeys]:
    watcher = ButtonKeys()
    dressed.installEventFilter(watcher)
    yield watcher
    dressed.removeEventFilter(watcher)


class Greedy(QLineEdit):
    """A text that claims every key before the window hears of it."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.mark.parametrize(
    ("key", "claimed"),
    [
        ("Ctrl+E", False),
        ("Ctrl+K", False),
        ("Ctrl+D", False),
        ("Ctrl+A", True),
        ("Ctrl+C", True),
        ("Ctrl+V", True),
        ("Ctrl+X", True),
        ("Ctrl+Z", True),
        ("Ctrl+Left", True),
        ("E", True),
    ],
)
def test_a_text_claims_only_what_everybody_edits_with(
    dressed: QApplication, qtbot: QtBot, key: str, claimed: bool
) -> None:
    line = Greedy()
    qtbot.addWidget(line)
    watcher = WindowKeys(lambda: None)
    dressed.installEventFilter(watcher)
    modifiers = Qt.KeyboardModifier
    held = modifiers.ControlModifier if key.startswith("Ctrl+") else modifiers.NoModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key[f"Key_{key.removeprefix('Ctrl+')}"], held)
    QApplication.sendEvent(line, event)
    dressed.removeEventFilter(watcher)
    assert event.isAccepted() is claimed


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(keys: ButtonKeys, qtbot: QtBot, key: Qt.Key) -> None:
    button = QPushButton("Go")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        press(button, key)


def test_enter_with_control_means_something_else(keys: ButtonKeys, qtbot: QtBot) -> None:
    button = QPushButton("Go")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    press(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_a_button_with_a_menu_opens_it(keys: ButtonKeys, qtbot: QtBot, key: Qt.Key) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.addAction("One")
    opened: list[bool] = []

    def close() -> None:
        opened.append(True)
        menu.close()

    menu.aboutToShow.connect(close, Qt.ConnectionType.QueuedConnection)
    button.setMenu(menu)
    button.show()
    press(button, key)
    qtbot.waitUntil(lambda: opened == [True])


def test_escape_leads_from_a_field_to_the_map(small: Opened, qtbot: QtBot) -> None:
    entry = small.window.entry
    entry.line.setFocus()
    type_into(entry.line, "Half a")
    press(entry.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(small.window.canvas.hasFocus)
    assert entry.line.text() == "Half a"
    small.window.toolbar.export.setFocus()
    press(small.window.toolbar.export, Qt.Key.Key_Escape)
    qtbot.waitUntil(small.window.canvas.hasFocus)


def test_escape_does_not_take_back_what_enter_accepted(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    row = small.window.inspector.row("title")
    assert isinstance(row, TitleRow)
    row.editor.setFocus()
    row.editor.setPlainText("Web site")
    press(row.editor, Qt.Key.Key_Return)
    press(row.editor, Qt.Key.Key_Escape)
    assert row.editor.toPlainText() == "Web site"


def test_tab_in_the_entry_line_goes_to_stages_without_touchpoints_too(small: Opened) -> None:
    document, entry = small.made.document, small.window.entry
    later = add_stage(document, small.made.journey, "Later")
    small.window.canvas.select([small.made.touchpoints[-1]])
    entry.set_kind("pain")
    entry.line.setFocus()
    press(entry.line, Qt.Key.Key_Tab)
    assert small.window.canvas.selection == [later]
    entry.set_kind("touchpoint")
    press(entry.line, Qt.Key.Key_Tab)
    assert small.window.canvas.selection == [small.made.touchpoints[0]]


def test_shift_tab_before_the_first_place_leaves_the_entry_line(small: Opened, qtbot: QtBot) -> None:
    entry = small.window.entry
    entry.set_kind("pain")
    small.window.canvas.select([small.made.touchpoints[0]])
    entry.line.setFocus()
    press(entry.line, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(entry.picker.hasFocus)


def test_tab_without_any_place_says_so_and_stays(open_window: Callable[..., Opened]) -> None:
    opened = open_window(empty_map)
    entry = opened.window.entry
    entry.set_kind("pain")
    entry.line.setFocus()
    press(entry.line, Qt.Key.Key_Tab)
    assert entry.line.hasFocus()
    assert "add a stage first" in opened.window.status.hint()


def test_control_and_an_arrow_change_the_kind_in_the_line(small: Opened) -> None:
    entry = small.window.entry
    entry.set_kind("pain")
    entry.line.setFocus()
    press(entry.line, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    after = entry.kind
    assert after != "pain"
    press(entry.line, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert entry.kind == "pain"
    assert [a.data() for a in entry._menu.actions() if a.isChecked()] == ["pain"]


@pytest.mark.parametrize("name", ["New customers", "Learn", "Meet", "1st call"])
def test_any_letter_begins_the_first_stage_of_an_empty_map(
    open_window: Callable[..., Opened], name: str
) -> None:
    opened = open_window(empty_map)
    canvas = opened.window.canvas
    canvas.setFocus()
    type_into(canvas, name[0])
    editor = canvas.writing.editor
    assert editor is not None
    type_into(editor, name[1:])
    press(editor, Qt.Key.Key_Return)
    assert [stage.title for stage in opened.made.document.stages(opened.made.journey)] == [name]


def test_the_map_just_closed_is_among_the_recent_ones(dressed: QApplication, settings: Settings) -> None:
    studio = Studio(dressed, settings)
    window = studio.new()
    assert window is not None
    add_stage(window.session.document, window.journey, "Learn")
    path = window.session.path
    window.actions_by_id["file.close"].trigger()
    assert studio.welcome is not None
    assert str(path) in [tile.path for tile in studio.welcome.findChildren(MapTile) if tile.isVisible()]
    studio.welcome.close()
    studio.ring.stop()
    path.unlink()


def test_closing_the_last_map_leads_to_the_welcome_window(dressed: QApplication, settings: Settings) -> None:
    studio = Studio(dressed, settings)
    window = studio.new()
    assert window is not None
    assert window.focusWidget() is window.canvas
    window.actions_by_id["file.close"].trigger()
    assert studio.windows == []
    assert studio.welcome is not None
    assert studio.welcome.isVisible()
    studio.welcome.close()
    studio.ring.stop()
