"""The keys of counting by hands, pressed on the map: they go to the entry line and never to what is selected there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cxstudio.app.workshop.around import Around
from cxstudio.canvas.view import MapCanvas
from cxstudio.workshop.hands import value_of

_KEYS = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_PLAIN = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


class HandsKeys(QObject):
    """Leads them from every map that is on the screen while the workshop stands at hands; the keyboard goes along."""

    def __init__(self, around: Around) -> None:
        super().__init__(around.workshop)
        self._around = around

    def serve(self) -> None:
        """Hear the keys of the map that is on the screen now, too."""
        self._around.canvas().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not self._leads(watched, event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else Delete is that of the menu
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        self._around.to_line()
        QApplication.sendEvent(self._around.entry().line, event)
        return True

    def _leads(self, watched: QObject, event: QKeyEvent) -> bool:
        workshop = self._around.workshop
        if not workshop.running or workshop.stand.lens != "hands" or event.modifiers() & _PLAIN:
            return False
        if not isinstance(watched, MapCanvas) or watched.writing.node:
            return False
        return Qt.Key(event.key()) in _KEYS or value_of(event.text()) is not None
