"""Fields for typing: a line, a text that grows, and the button that opens suggestions; plain text only, no document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QToolButton,
)
from shiboken6 import isValid

from cxstudio.app.actions import ACTIONS, shortcuts
from cxstudio.app.icons import paint_icon
from cxstudio.app.labels import leading, look, trailing_box
from cxstudio.app.scale import scaled

# Letters that are taken into a field: far more than fit in any, so that a text too long is refused with the reason,
# and few enough that a whole book on the clipboard holds nobody up.
MOST = 50_000

Step = Callable[[], None]


def _plain(source: QMimeData) -> str:
    """What a clipboard holds as plain text; an HTML-only clipboard would otherwise paste nothing."""
    if source.hasText():
        return source.text()[:MOST]
    if source.hasHtml():
        from PySide6.QtGui import QTextDocumentFragment

        return QTextDocumentFragment.fromHtml(source.html()[:MOST]).toPlainText()
    return ""


class GrowingText(QPlainTextEdit):
    """Plain text that grows with its content; Tab leaves it, `left` tells when it lost the keyboard."""

    left = Signal()
    entered = Signal()  # Ctrl+Enter, or Enter where the text is one line in meaning

    def __init__(self, lines: tuple[int, int] = (1, 6), *, one_line: bool = False, around: int = 14) -> None:
        super().__init__()
        self._around = around  # pixels of padding and border above and below the lines
        self._least, self._most = lines
        self._one_line = one_line
        self._before = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._keep_to_side()
        self.textChanged.connect(self.fit)
        self.fit()

    def event(self, event: QEvent) -> bool:
        document, writable = self.document(), not self.isReadOnly()
        undo = self.undo if writable and document.isUndoAvailable() else None
        redo = self.redo if writable and document.isRedoAvailable() else None
        answer = _stepped(event, undo, redo)
        return super().event(event) if answer is None else answer

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = _plain(source)
        self.insertPlainText(" ".join(text.split()) if self._one_line else text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and (self._one_line or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self._before = self.toPlainText()  # what Enter accepted, Esc does not take back
            self.entered.emit()
            if isValid(self):
                self._before = self.toPlainText()  # nor what was told on and is no longer here
            return
        # Where Enter begins a line, Esc is the way out and keeps what was written; a name it takes back.
        if event.key() == Qt.Key.Key_Escape and self._one_line and self.toPlainText() != self._before:
            self.setPlainText(self._before)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._before = self.toPlainText()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_to_side()
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()

    def _keep_to_side(self) -> None:
        """Begin where reading begins in the window: Qt would set an Arabic text to the left even there."""
        option = self.document().defaultTextOption()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        self.document().setDefaultTextOption(option)

    def fit(self) -> None:
        """Take the height of the text, between the least and the most lines."""
        lines = int(self.document().size().height())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > self._most else policy.ScrollBarAlwaysOff
        )
        # Lines differ in height, Arabic ones are taller: measured where all are shown, reckoned at the bounds.
        line = QFontMetrics(self.font()).lineSpacing()
        written = (
            self.blockBoundingGeometry(self.document().lastBlock()).bottom() if lines <= self._most else 0
        )
        height = max(line * self._least, min(round(written) or line * self._most, 2 * line * self._most))
        height += self._around
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


def _stepped(event: QEvent, undo: Step | None, redo: Step | None) -> bool | None:
    """What `event` answers to a key of the menu's undo or redo; None for all else.

    The field takes the step where it has one that way; else the key means the map.
    """
    asked = event.type() == QEvent.Type.ShortcutOverride
    if not isinstance(event, QKeyEvent) or not (asked or event.type() == QEvent.Type.KeyPress):
        return None
    pressed, steps = QKeySequence(event.keyCombination()), {"edit.undo": undo, "edit.redo": redo}
    meant = next((row.id for row in ACTIONS if row.id in steps and pressed in shortcuts(row)), None)
    if meant is None:
        return None
    step = steps[meant]
    if asked:
        event.setAccepted(step is not None)
        return step is not None
    if step is None:
        return None
    step()
    event.accept()
    return True


class Line(QLineEdit):
    """A line of text; Esc takes back what was typed since it got the keyboard.

    While nobody types, a text too long ends in an ellipsis rather than in the middle of a letter.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._before = text
        self.setMaxLength(MOST)
        self.setAlignment(leading(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.setAlignment(leading(self))

    def event(self, event: QEvent) -> bool:
        undo = self.undo if self.isUndoAvailable() else None
        redo = self.redo if self.isRedoAvailable() else None
        answer = _stepped(event, undo, redo)
        return super().event(event) if answer is None else answer

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._before = self.text()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._before:
            self.setText(self._before)
            self.textEdited.emit(self._before)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._before = self.text()  # what Enter accepted, Esc does not take back
            super().keyPressEvent(event)
            if isValid(self):
                self._before = self.text()  # nor what was told on and is no longer here
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = room.marginsRemoved(self.textMargins()).adjusted(2, 0, -2, 0)
        begins = self.text()[: max(0, room.width())]  # a letter takes a pixel at least
        shown = self.fontMetrics().elidedText(begins, Qt.TextElideMode.ElideRight, room.width())
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(room, int(leading(self)), shown)
        painter.end()


class ChevronButton(QToolButton):
    """A small button inside the trailing end of a line of text, which opens a list of suggestions."""

    def __init__(self, line: QLineEdit, name: str) -> None:
        super().__init__(line)
        look(self, "inside")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(scaled(24), scaled(24))
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange}:
            place = trailing_box(self._line, self.width(), 3).toRect()
            self.move(place.topLeft())
            rtl = self._line.layoutDirection() == Qt.LayoutDirection.RightToLeft
            room = self.width() - 10
            self._line.setTextMargins(room if rtl else 0, 0, 0 if rtl else room, 0)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.click()
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = scaled(14)
        rest = (self.width() - size) / 2
        paint_icon(painter, "chevron-down", QRectF(rest, rest, size, size), self.palette().text().color())
        painter.end()
