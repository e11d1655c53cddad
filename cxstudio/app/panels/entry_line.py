"""The field of the entry line: it runs as its text does and hands several pasted lines on; it adds nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit

from cxstudio.app.labels import direction_of
from cxstudio.app.local_files import local_files
from cxstudio.app.picture_files import PICTURE_ENDINGS
from cxstudio.app.texts import MOST, Line
from cxstudio.workshop.capture import MOST_LETTERS
from cxstudio.workshop.tokens import START_SIGNS

_KEEPS = "".join(f"{row.sign}" for row in START_SIGNS if not row.sign.strip().isalpha())


class EntryLine(Line):
    """`several` carries a pasted text of more than one line, `files` the files somebody dropped."""

    several = Signal(str)
    files = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.composing = False  # a word is being put together that is not in the text yet
        self._rtl: bool | None = None
        self.textChanged.connect(self._turn)

    # What is put together before it is text (Japanese, Arabic with some keyboards)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    # The direction of the text

    def _turn(self, text: str) -> None:
        """Run as the text behind a sign does: "p " before an Arabic note must not turn it."""
        if not text:
            self._rtl = None
            self.unsetLayoutDirection()
            return
        rest = text.lstrip(_KEEPS + " ")
        for row in START_SIGNS:
            if row.parked and rest.startswith(row.sign):
                rest = rest[len(row.sign) :]
        window = self.window().layoutDirection() == Qt.LayoutDirection.RightToLeft
        towards = direction_of(rest, rtl=window)
        self.setLayoutDirection(towards)
        rtl = towards == Qt.LayoutDirection.RightToLeft
        if rtl != self._rtl:
            self._rtl = rtl
            # Qt lets nothing but this key of bidirectional keyboards set the direction of a line.
            key = Qt.Key.Key_Direction_R if rtl else Qt.Key.Key_Direction_L
            QLineEdit.keyPressEvent(
                self, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            )

    # What is pasted and dropped

    def put_in(self, text: str) -> None:
        """Insert a pasted text where the caret is; several lines are handed on and leave what was typed alone."""
        text = text[: MOST_LETTERS + 1]
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1:
            self.several.emit(text)
        elif lines:
            self.insert(lines[0].strip("\n")[:MOST])

    def paste_now(self) -> None:
        """What the clipboard holds."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData) -> bool:
        files = _pictures(data)
        if files:
            self.files.emit(files)
        elif data.hasText():
            self.put_in(data.text())
        elif data.hasImage():
            self.files.emit([])
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_now()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                ours = QAction(action.icon(), action.text(), menu)
                ours.setEnabled(action.isEnabled())
                ours.triggered.connect(self.paste_now)
                menu.insertAction(action, ours)
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        board = QGuiApplication.clipboard()
        if event.button() == Qt.MouseButton.MiddleButton and board.supportsSelection():
            self.deselect()
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.put_in(board.text(board.Mode.Selection))
            return
        super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _pictures(event.mimeData()):
            event.acceptProposedAction()
        elif local_files(event.mimeData()):
            event.ignore()  # the window opens other files
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        text = event.mimeData().text() if event.mimeData().hasText() else ""
        if _pictures(event.mimeData()) or len(text.splitlines()) > 1:
            event.acceptProposedAction()
            self._take(event.mimeData())
        else:
            super().dropEvent(event)


def _pictures(data: QMimeData) -> list[Path]:
    """The files of a clipboard or a drop, where all of them are pictures."""
    files = local_files(data)
    return files if all(path.suffix.lower() in PICTURE_ENDINGS for path in files) else []
