"""Small controls the panels share: choices, checks, growing texts, segments, disclosure rows; they know no document.

Each paints its own chevron or tick, because a style sheet could only take them from files in one colour.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.icons import paint_icon

MIXED = "–"  # what stands for different values of several things


def look(widget: QWidget, name: str) -> None:
    """Give a widget its look in the style sheet."""
    widget.setProperty("look", name)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet asks for, and apply the sheet again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(text: str, name: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain label; `name` is its look."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if name:
        look(made, name)
    return made


def rule() -> QFrame:
    """A hairline between sections."""
    line = QFrame()
    look(line, "rule")
    line.setFixedHeight(1)
    return line


class Elided(QLabel):
    """A label of one line that ends in an ellipsis where there is no room, and says all of it as a tool tip."""

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._full = text
        if name:
            look(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._full = text
        self.setAccessibleName(text)
        self._elide()

    def full_text(self) -> str:
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full.replace("\n", " ")) + 2, metrics.height())

    def _elide(self) -> None:
        flat = " ".join(self._full.split())
        shown = self.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, max(0, self.width()))
        super().setText(shown)
        self.setToolTip(self._full if shown != flat else "")


class Choice(QComboBox):
    """A drop-down list with a painted chevron; the wheel passes it by unless it has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        paint_icon(painter, "chevron-down", _trailing(self, 14), colour)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _trailing(widget: QWidget, size: int, margin: int = 8) -> QRectF:
    """A square at the trailing edge of a widget."""
    y = (widget.height() - size) / 2
    rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return QRectF(margin if rtl else widget.width() - margin - size, y, size, size)


class MenuButton(QToolButton):
    """A button that opens a menu, with a painted chevron at its trailing end."""

    def __init__(self, name: str) -> None:
        super().__init__()
        look(self, name)
        self.setProperty("opens", "menu")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def say(self, text: str) -> None:
        """The text of the button; a lone & would be taken for the mark of an access key."""
        self.setText(spaced(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_icon(painter, "chevron-down", _trailing(self, 14), self.palette().buttonText().color())
        painter.end()


def spaced(text: str) -> str:
    """A button's text beside its icon: Qt sets them too close, and takes a lone & for the mark of an access key."""
    return f" {text}".replace("&", "&&")


class Tick(QCheckBox):
    """A check box with a painted tick, or a dash where several things differ."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.checkState() == Qt.CheckState.Unchecked:
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        colour = self.palette().highlightedText().color()
        name = "check" if self.checkState() == Qt.CheckState.Checked else "minus"
        paint_icon(painter, name, QRectF(box).adjusted(3, 3, -3, -3), colour)
        painter.end()


def _plain(source: QMimeData) -> str:
    """What a clipboard holds as plain text; an HTML-only clipboard would otherwise paste nothing."""
    if source.hasText():
        return source.text()
    if source.hasHtml():
        from PySide6.QtGui import QTextDocumentFragment

        return QTextDocumentFragment.fromHtml(source.html()).toPlainText()
    return ""


class GrowingText(QPlainTextEdit):
    """Plain text that grows with its content; Tab leaves it, `left` tells when it lost the keyboard."""

    left = Signal()
    entered = Signal()  # Ctrl+Enter, or Enter where the text is one line in meaning

    def __init__(self, lines: tuple[int, int] = (1, 6), *, one_line: bool = False) -> None:
        super().__init__()
        self._least, self._most = lines
        self._one_line = one_line
        self._before = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self.fit)
        self.fit()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if _leaves_undo(event, available=document.isUndoAvailable() or document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = _plain(source)
        self.insertPlainText(" ".join(text.split()) if self._one_line else text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and (self._one_line or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._before:
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
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()

    def fit(self) -> None:
        """Take the height of the text, between the least and the most lines."""
        lines = int(self.document().size().height())
        shown = max(self._least, min(self._most, lines))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > self._most else policy.ScrollBarAlwaysOff
        )
        height = QFontMetrics(self.font()).lineSpacing() * shown + 14
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


class ChevronButton(QToolButton):
    """A small button inside the trailing end of a line of text, which opens a list of suggestions."""

    def __init__(self, line: QLineEdit, name: str) -> None:
        super().__init__(line)
        look(self, "inside")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(24, 24)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange}:
            place = _trailing(self._line, 24, 3).toRect()
            self.move(place.topLeft())
            rtl = self._line.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._line.setTextMargins(24 if rtl else 0, 0, 0 if rtl else 24, 0)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.click()
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "chevron-down", QRectF(5, 5, 14, 14), self.palette().text().color())
        painter.end()


def _leaves_undo(event: QEvent, *, available: bool) -> bool:
    """Whether an undo key means the map, because nothing was typed here that it could take back."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and not available
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )


class Line(QLineEdit):
    """A line of text; Esc takes back what was typed since it got the keyboard."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._before = text

    def event(self, event: QEvent) -> bool:
        if _leaves_undo(event, available=self.isUndoAvailable() or self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._before = self.text()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._before:
            self.setText(self._before)
            self.textEdited.emit(self._before)
            return
        super().keyPressEvent(event)


class Segments(QFrame):
    """A row of choices of which one is pressed; pressing it again takes the choice back."""

    chosen = Signal(str)

    def __init__(self, choices: tuple[tuple[str, str], ...], name: str) -> None:
        super().__init__()
        look(self, "segments")
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QToolButton] = {}
        for value, text in choices:
            button = QToolButton()
            look(button, "segment")
            button.setText(text)
            button.setAccessibleName(f"{name}: {text}")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(12, 12))
            button.setFixedHeight(38)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            row.addWidget(button)
            self._buttons[value] = button
        self._group.buttonClicked.connect(self._clicked)

    def buttons(self) -> dict[str, QToolButton]:
        """The button of each value, to give it its picture."""
        return dict(self._buttons)

    def set_value(self, value: str) -> None:
        for key, button in self._buttons.items():
            button.setChecked(key == value)

    def _clicked(self, pressed: QToolButton) -> None:
        value = next(key for key, button in self._buttons.items() if button is pressed)
        value = value if pressed.isChecked() else ""
        self.set_value(value)
        self.chosen.emit(value)


class Disclosure(QWidget):
    """A closed section: one row with a title and a summary at its end; open, it shows its content below."""

    def __init__(self, title: str, *, is_open: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.head = _DisclosureHead(title)
        self.head.setChecked(is_open)
        self.content = QWidget()
        self.content.setVisible(is_open)
        column.addWidget(self.head)
        column.addWidget(self.content)
        self.head.toggled.connect(self.content.setVisible)

    def set_summary(self, text: str) -> None:
        self.head.summary = text
        self.head.update()


class _DisclosureHead(QToolButton):
    """The row of a closed section, painted so that title, summary and chevron sit at its ends."""

    def __init__(self, title: str) -> None:
        super().__init__()
        look(self, "disclosure")
        self.setCheckable(True)
        self.setText(title)
        self.setAccessibleName(title)
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.summary = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ink = self.palette().windowText().color()
        chevron = _trailing(self, 16, 0)
        closed = "chevron-left" if rtl else "chevron-right"
        paint_icon(painter, "chevron-down" if self.isChecked() else closed, chevron, ink)
        painter.setPen(ink)
        leading = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        trailing = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self.rect(), int(leading | middle), self.text())
        if self.summary and not self.isChecked():
            muted = QColor(self.palette().placeholderText().color())
            font = painter.font()
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(muted)
            room = QRect(self.rect()).adjusted(22 if rtl else 0, 0, 0 if rtl else -22, 0)
            painter.drawText(room, int(trailing | middle), self.summary)
        painter.end()
