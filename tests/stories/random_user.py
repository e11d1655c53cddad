"""Somebody who presses and drags anything in the window; repeatable by a seed, it knows no rule of the map."""

from __future__ import annotations

import random
import string

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget
from shiboken6 import isValid

from cxstudio.app.actions import ACTIONS
from cxstudio.app.window import MainWindow

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
HELD = (
    NO_KEYS,
    NO_KEYS,
    NO_KEYS,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backspace),
    *(
        Qt.Key.Key_Delete,
        Qt.Key.Key_F2,
        Qt.Key.Key_F6,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Space,
    ),
    *(Qt.Key.Key_L, Qt.Key.Key_M, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_Menu),
)
TEXTS = ("Waiting area", "لا أحد يجيب", "<b>bold</b> & =1+1", "\u202eright\u202c", "  ", "🙂🏽 ok", "a\nb\tc")
# What leaves the window, opens another one or asks in a dialog: its own tests look at that.
LEFT_ALONE = {
    "view.full",
    "workshop.take-away",
    "workshop.photo",
}
STEPS = 6
MOST_REFUSED = 50  # fields


class RandomUser:
    """Does one thing after another; `did` remembers what, for the report of a run that broke something."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self._dice = window, random.Random(seed)
        self.did: list[str] = []
        # A button's menu and a dialog wait in a loop of their own until somebody closes them.
        self._inside = False
        self._watch = QTimer(window, interval=5)
        self._watch.timeout.connect(self._leave_what_waits)
        self._watch.start()

    def act(self) -> None:
        """Do one thing."""
        deed = self._dice.choices(
            (
                self.drag,
                self.click,
                self.press_keys,
                self.trigger,
                self.type,
                self.wheel,
                self.drag_tile,
                self.push,
            ),
            (5, 3, 5, 4, 3, 1, 2, 1),
        )[0]
        self._inside = True
        deed()
        self._inside = False
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()
        self.leave_popups()

    # Mouse

    def click(self) -> None:
        keys, place = self._dice.choice(HELD), self._place()
        button = self._dice.choice((LEFT, LEFT, LEFT, Qt.MouseButton.MiddleButton))
        self._note("click", place, keys)
        self._mouse(self.window.canvas, QEvent.Type.MouseButtonPress, place, button, button, keys)
        self._mouse(self.window.canvas, QEvent.Type.MouseButtonRelease, place, button, NO_BUTTON, keys)
        if self._dice.random() < 0.3:
            self._mouse(self.window.canvas, QEvent.Type.MouseButtonDblClick, place, LEFT, LEFT, keys)
            self._mouse(self.window.canvas, QEvent.Type.MouseButtonRelease, place, LEFT, NO_BUTTON, keys)

    def drag(self) -> None:
        self._drag(self.window.canvas, self._place(), self._place(), self._dice.choice(HELD))

    def drag_tile(self) -> None:
        tiles = list(self.window.left.palette_area.tiles.values())
        tile = self._dice.choice(tiles)
        self._drag(tile, tile.mapToGlobal(tile.rect().center()), self._place(), NO_KEYS)

    def wheel(self) -> None:
        place, canvas = QPointF(self._place()), self.window.canvas
        turn = QPoint(0, self._dice.choice((-240, -120, 120, 240)))
        self._note("wheel", turn)
        here = QPointF(canvas.mapFromGlobal(place))
        phase = Qt.ScrollPhase.NoScrollPhase
        keys = self._dice.choice(HELD)
        QApplication.sendEvent(
            canvas, QWheelEvent(here, place, QPoint(), turn, NO_BUTTON, keys, phase, False)
        )

    def push(self) -> None:
        """Press some button in view that is not the menu's."""
        buttons = [b for b in self.window.findChildren(QAbstractButton) if self._may_push(b)]
        if buttons:
            button = self._dice.choice(buttons)
            self._note("push", button.accessibleName() or button.text())
            button.click()

    # Keys

    def press_keys(self) -> None:
        for _time in range(self._dice.randint(1, 3)):
            key, keys = self._dice.choice(KEYS), self._dice.choice(HELD)
            if keys & Qt.KeyboardModifier.ControlModifier and key in {Qt.Key.Key_N, Qt.Key.Key_M}:
                continue  # another window
            self._note("key", key, keys)
            QTest.keyClick(self._focus(), key, keys)

    def type(self) -> None:
        text = self._dice.choice((*TEXTS, "".join(self._dice.choices(string.ascii_letters, k=5))))
        self._note("type", text, type(self._focus()).__name__)
        for letter in text:
            focus = self._focus()  # Enter may have pressed a button that is gone since
            if letter == "\n":
                QTest.keyClick(focus, Qt.Key.Key_Return)
            elif letter.isascii() and letter.isprintable():
                QTest.keyClicks(focus, letter)
            elif isinstance(focus, QLineEdit):
                focus.insert(letter)

    def trigger(self) -> None:
        """Something of a menu."""
        row = self._dice.choice(ACTIONS)
        action = self.window.actions_by_id[row.id]
        if self._may_trigger(row.id, action):
            self._note("trigger", row.id)
            action.trigger()

    def withdraw_refused(self) -> None:
        """Take back what was typed and refused: while it stands in a field the window stays as well."""
        for _field in range(MOST_REFUSED):
            if not self.window.views.show_refused():
                return
            QTest.keyClick(self._focus(), Qt.Key.Key_Escape)

    # Inner workings

    def leave_popups(self) -> None:
        """Close menus and lists that were opened; whatever else opened stays for the next step."""
        while isinstance(popup := QApplication.activePopupWidget(), QWidget):
            if isinstance(popup, QMenu) and self._dice.random() < 0.5:
                self._choose(popup)
            if isValid(popup):  # some go with what was chosen
                popup.close()
            QCoreApplication.sendPostedEvents()

    def _leave_what_waits(self) -> None:
        if self._inside:
            for waiting in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
                if isinstance(waiting, QWidget):
                    waiting.close()

    def _choose(self, menu: QMenu) -> None:
        rows = [a for a in menu.actions() if a.isEnabled() and not a.isSeparator() and a.menu() is None]
        rows = [a for a in rows if self._may_trigger(a.objectName(), a)]
        if rows:
            chosen = self._dice.choice(rows)
            self._note("choose", chosen.text())
            chosen.trigger()

    def _may_trigger(self, id: str, action: QAction) -> bool:
        dialog = action.text().endswith("…")
        return (
            action.isEnabled()
            and not dialog
            and id not in LEFT_ALONE
            and not id.startswith(("file.", "help."))
        )

    def _may_push(self, button: QAbstractButton) -> bool:
        shown = button.isVisible() and button.isEnabled()
        action = getattr(button, "defaultAction", lambda: None)()
        asks = button is self.window.toolbar.export or button.text().endswith("…") or hasattr(button, "menu")
        return shown and not asks and (action is None or self._may_trigger(action.objectName(), action))

    def _focus(self) -> QWidget:
        focus: QWidget | None = self.window.focusWidget()
        return focus if focus is not None else self.window.canvas

    def _place(self) -> QPoint:
        """Somewhere on the canvas, mostly on a thing; global."""
        canvas, dice = self.window.canvas, self._dice
        seen = [p for p in canvas.picture.parts(canvas.camera.seen) if canvas.desk.there(p.part.node)]
        if seen and dice.random() < 0.75:
            box = dice.choice(seen).bounds
            x, y = box.x + dice.random() * box.width, box.y + dice.random() * box.height
            device, ratio = canvas.camera.to_device(x, y), canvas.camera.ratio
            return canvas.mapToGlobal(QPointF(device[0] / ratio, device[1] / ratio)).toPoint()
        return canvas.mapToGlobal(
            QPoint(dice.randint(-20, canvas.width() + 20), dice.randint(-20, canvas.height() + 20))
        )

    def _drag(self, holder: QWidget, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier) -> None:
        self._note("drag", type(holder).__name__, start, end, keys)
        self._mouse(holder, QEvent.Type.MouseButtonPress, start, LEFT, LEFT, keys)
        for step in range(1, STEPS + 1):
            here = start + (end - start) * step / STEPS
            self._mouse(holder, QEvent.Type.MouseMove, here, NO_BUTTON, LEFT, keys)
        if self._dice.random() < 0.2:
            QTest.keyClick(self._focus(), Qt.Key.Key_Escape)
        self._mouse(holder, QEvent.Type.MouseButtonRelease, end, LEFT, NO_BUTTON, keys)

    def _mouse(
        self,
        widget: QWidget,
        kind: QEvent.Type,
        place: QPoint,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        keys: Qt.KeyboardModifier,
    ) -> None:
        local = QPointF(widget.mapFromGlobal(place))
        QApplication.sendEvent(widget, QMouseEvent(kind, local, QPointF(place), button, held, keys))

    def _note(self, *words: object) -> None:
        self.did.append(" ".join(str(word) for word in words))
