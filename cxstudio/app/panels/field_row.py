"""What all editors of a field share: label, error, and when a typed value counts as finished; they know no document.

Typing counts as finished after a second's pause, on Enter, and on leaving the field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cxstudio.app.dialogs.problems import shown
from cxstudio.app.icons import paint_icon
from cxstudio.app.labels import Label, label, look, restyle
from cxstudio.app.scale import scaled
from cxstudio.model.kinds import Field
from cxstudio.words import N_, _

PAUSE = 1000  # milliseconds of rest that count as the end of a typed value
LABEL_WIDTH, BESIDE = 78, 8  # pixels of a label, and from it to its field
SIGN, SIGN_GAP = 14, 4  # pixels of the sign of an error, and from it to the words


@dataclass(frozen=True, slots=True)
class Mixed:
    """Several things with different values, and which those are."""

    values: tuple[Any, ...] = ()


MIXED = N_("Mixed")  # what a field says of them


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing a list offers: a persona or channel by id or name, with its icon."""

    value: str
    text: str
    icon: QIcon


class ErrorLine(Label):
    """What is wrong with a value: a sign and one sentence, from the leading edge of the field on."""

    def __init__(self, indent: int) -> None:
        super().__init__()
        self._indent = indent
        look(self, "error")
        self.setWordWrap(True)
        self._keep_room()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_room()

    def _keep_room(self) -> None:
        lead = self._indent + SIGN + SIGN_GAP
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(0 if rtl else lead, 0, lead if rtl else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - self._indent - SIGN if rtl else self._indent
        line = min(self.height(), self.fontMetrics().lineSpacing())
        painter = QPainter(self)
        box = QRectF(x, (line - SIGN) / 2, SIGN, SIGN)
        paint_icon(painter, "circle-alert", box, self.palette().windowText().color())
        painter.end()


class FieldRow(QWidget):
    """A field's label, its editor and, under it, what is wrong with its value."""

    committed = Signal(str, object)  # the field's name, the new value
    done = Signal()  # Enter ended the writing of a name

    stacked = False

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.label = label(_(field.label), "muted")
        self.label.setWordWrap(True)
        stacked = self.is_stacked()
        self.error = ErrorLine(0 if stacked else scaled(LABEL_WIDTH) + BESIDE)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self._dirty = False
        self.refused = False  # what stands in the editor was not accepted, and is kept for mending
        self.visit = object()  # typing told in one visit is one step to undo
        self.editor = self.make_editor()
        self.editor.setProperty("wrong", "false")  # so that its first value dresses it no second time
        self.editor.setAccessibleName(_(field.label))
        self.label.setBuddy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if stacked:
            column.addWidget(self.label)
            column.addWidget(self.editor)
        else:
            row = QHBoxLayout()
            row.setSpacing(BESIDE)
            self.label.setFixedWidth(scaled(LABEL_WIDTH))
            row.addWidget(self.label)
            row.addWidget(self.editor, 1)
            column.addLayout(row)
        column.addWidget(self.error)

    def is_stacked(self) -> bool:
        """Whether the editor has a line of its own under its label."""
        return self.stacked

    def make_editor(self) -> QWidget:
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value, unless somebody is in the middle of typing another."""
        if not self._dirty:
            self.set_error("")
            self.display(value)

    def display(self, value: Any) -> None:
        raise NotImplementedError

    def read(self) -> Any:
        """The value as it stands in the editor. Raises ValueError with a plain reason."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell the value if it was changed and not told yet."""
        self._pause.stop()
        if not self._dirty:
            return
        try:
            value = self.read()
        except ValueError as reason:
            self.refuse(str(reason))
            return
        self._dirty = self.refused = False
        self.set_error("")
        self.committed.emit(self.field.name, value)

    def leave(self) -> None:
        """The field is left: what was typed is told, and what comes later is another step to undo.

        Turning to another window and back is no end of a visit.
        """
        self.flush()
        if self.isActiveWindow():
            self.visit = object()

    def refuse(self, reason: str) -> None:
        """Say why the value is not accepted; what was typed stays until it is mended or given up."""
        self._dirty = self.refused = True
        self.set_error(reason)

    def raw(self) -> Any:
        """What stands in an editor of text or in the rows of a list, accepted or not; nothing of any other."""
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return self.editor.text() if isinstance(self.editor, QLineEdit) else ""

    def take_up(self, text: Any, reason: str) -> None:
        """Go on with a text, or with rows, that was refused before, with its reason under the field."""
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(text)
        elif isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
        elif text:
            self.display(text)
        self._pause.stop()
        self.refuse(reason)

    def take_keyboard(self) -> None:
        """Put the keyboard into the editor with all of its text selected."""
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(self.editor, (QLineEdit, QPlainTextEdit)):
            self.editor.selectAll()

    def set_error(self, text: str) -> None:
        text = shown(text)
        self.error.setText(text)
        self.error.setVisible(bool(text))
        restyle(self.editor, "wrong", "true" if text else "false")
        self.editor.setAccessibleDescription(text)

    def began(self) -> None:
        """Something was typed that is told only when the field is left."""
        self._dirty = True

    def touched(self) -> None:
        """Something was typed: wait for a pause."""
        self._dirty = True
        self._pause.start()

    def changed(self) -> None:
        """A value was chosen: it is finished at once."""
        self._dirty = True
        self.flush()

    def forget(self) -> None:
        """Give up what was typed and not told."""
        self._pause.stop()
        self._dirty = self.refused = False
