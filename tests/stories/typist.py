"""A robot without a pointer: it presses keys where the keyboard is, and looks; it changes nothing in any other way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.areas import ORDER
from cxstudio.app.studio import Studio
from cxstudio.app.welcome import Welcome
from cxstudio.app.window import MainWindow
from cxstudio.model.document import Document
from cxstudio.model.naming import lane_title, title
from tests.stories.meanwhile import dialog_open, meanwhile, menu_open

NO_KEYS = Qt.KeyboardModifier.NoModifier
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
MOST = 80  # presses of one key on the way to something
_POINTER = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TabletPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
}


class PointerGuard(QObject):
    """Notes every event of a pointer that reaches anything in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        by_mouse = isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse or event.type() in _POINTER:
            self.seen.append(f"{event.type().name} for {type(watched).__name__}")
        return False


class Typist:
    """Fingers and eyes. What a person would see before a key is pressed is asked for, and fails when it is not so."""

    def __init__(self, studio: Studio, qtbot: QtBot) -> None:
        self.studio, self._qtbot = studio, qtbot

    # Looking

    @property
    def welcome(self) -> Welcome:
        assert self.studio.welcome is not None
        return self.studio.welcome

    @property
    def window(self) -> MainWindow:
        return self.studio.windows[-1]

    @property
    def document(self) -> Document:
        return self.window.session.document

    @property
    def on_map(self) -> bool:
        """Whether the map itself has the keyboard."""
        return self.focus() is self.window.canvas

    @property
    def selected(self) -> str:
        """The words of what is selected on the map, as they are read aloud."""
        selection = self.window.canvas.selection
        record = self.document.get(selection[-1]) if selection else None
        return str(getattr(record, "title", "") or getattr(record, "text", ""))

    def titles(self) -> list[list[str]]:
        """The titles of the touchpoints, stage by stage."""
        stages = self.document.stages(self.window.journey)
        return [[t.title for t in self.document.touchpoints(s.id)] for s in stages]

    def stages(self) -> list[str]:
        return [stage.title for stage in self.document.stages(self.window.journey)]

    def cards(self, touchpoint: str) -> list[str]:
        """The texts of the cards at the touchpoint of a title."""
        return [card.text for card in self.document.cards(self.id_of(touchpoint))]

    def id_of(self, touchpoint: str) -> str:
        """Of the first touchpoint of this title."""
        found = self.document.journey_touchpoints(self.window.journey)
        return next(t.id for t in found if t.title == touchpoint)

    def names_of(self, *ids: str) -> list[str]:
        return [title(self.document.get(id)) for id in ids]

    def lanes(self) -> list[str]:
        """The names of the lanes in view, from the top."""
        rows, journey = self.window.canvas.picture.grid.rows, self.window.journey
        return [lane_title(self.document, journey, row.key) for row in rows]

    def focus(self) -> QWidget:
        """Where a key goes now: into a list that has popped up, else to the widget with the keyboard."""
        popup = QApplication.activePopupWidget()
        if popup is None and QApplication.focusWidget() is None:
            self.bring_up()  # without a window manager nothing else does it
        focus = popup if isinstance(popup, QWidget) else QApplication.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        return focus

    def wait(self, so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(so, timeout=60_000)

    # Pressing

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS, times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(self.focus(), key, keys)

    def type(self, text: str) -> None:
        for letter in text:  # the first one may open a field that takes the others
            QTest.keyClicks(self.focus(), letter)

    def write(self, text: str) -> None:
        """Type a text and finish it."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def press_until(self, so: Callable[[], bool], key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key again and again until something is so."""
        for _time in range(MOST):
            if so():
                return
            self.press(key, keys)
        pytest.fail(f"{key.name} does not lead there; the keyboard is in {self._whereabouts()}")

    def area(self, name: str) -> None:
        """To an area of the window."""
        assert name in ORDER
        self.press_until(lambda: self._in_area(self.focus(), name), Qt.Key.Key_F6)

    def tab_to(self, name: str) -> QWidget:
        """With Tab to what has this name or these words on it."""
        self.press_until(lambda: name in _names(self.focus()), Qt.Key.Key_Tab)
        return self.focus()

    def choose(self, words: str, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """In the menu that a key opens."""
        meanwhile(self._qtbot, lambda: self.press(key, keys), menu_open, lambda: self._choose(words))

    def _choose(self, words: str) -> None:
        menu = self.focus()
        assert isinstance(menu, QMenu)

        def is_on_it() -> bool:
            action: QAction | None = menu.activeAction()
            return action is not None and action.text().replace("&", "").startswith(words)

        self.press_until(is_on_it, Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)

    def select(self, words: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
        """On the map, to the thing of these words, in the order in which it is read."""
        assert self.on_map, f"the keyboard is in {self._whereabouts()}"
        self.press(Qt.Key.Key_Home, CONTROL)
        self.press_until(lambda: self.selected == words, key)

    def answer(self, answers: Callable[[], None], key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press what opens a dialog that waits, and answer it."""
        before = QApplication.activeModalWidget()

        def opened() -> bool:
            return dialog_open() and QApplication.activeModalWidget() is not before

        meanwhile(self._qtbot, lambda: self.press(key, keys), opened, answers)

    def bring_up(self) -> None:
        """The window manager gives the keyboard to what has opened, and back when that closes."""
        top = QApplication.activeModalWidget() or (self.window if self.studio.windows else self.welcome)
        top.activateWindow()
        self.wait(lambda: top.isActiveWindow() and QApplication.focusWidget() is not None)

    def _in_area(self, widget: QWidget | None, name: str) -> bool:
        while widget is not None:
            if widget.property("area"):
                return str(widget.property("area")) == name
            widget = widget.parentWidget()
        return False

    def _whereabouts(self) -> str:
        focus = self.focus()
        return f"{type(focus).__name__} {_names(focus)}"


def _names(widget: QWidget) -> list[str]:
    """What a person can call a widget."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return [name for name in (widget.accessibleName(), words.replace("&", "").strip()) if name]
