"""What a section of the details is that speaks of one thing: it reads the document and writes through `edits`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.icons import icon
from cxstudio.app.labels import label, look, spaced
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.records import Node
from cxstudio.picture.theme import Theme

SIGN = 16
AROUND = 44  # pixels of a row that are not text: icon, gap and padding
_USUAL_WIDTH = 180  # pixels of a row's text before it is laid out


class Part(QWidget):
    """A section about the one thing whose details are shown.

    `failed` tells why an edit was refused, `opened` asks for the details of another thing, with a way back.
    """

    failed = Signal(str)
    opened = Signal(str)

    def __init__(self, document: Document, wears: Theme, heading: str = "") -> None:
        super().__init__()
        self.document, self.wears = document, wears
        self.thing = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.summary = label("", "caption")
        if heading:
            head = QHBoxLayout()
            head.addWidget(label(heading, "section"), 1)
            head.addWidget(self.summary)
            self.column.addLayout(head)

    def show_thing(self, thing: Node) -> bool:
        """Show what belongs to this thing now. Returns whether there are other widgets than before."""
        raise NotImplementedError

    def flush(self) -> None:
        """Write what is still being typed."""

    def begin(self) -> None:
        """Somebody wants to add here: give the keyboard to where that is done."""

    def attempt(self, edit: Callable[[], object]) -> bool:
        """Do an edit, or tell why it is refused."""
        try:
            edit()
        except Refused as refusal:
            self.failed.emit(refusal.reason)
            return False
        return True


class Rows(QWidget):
    """A column of widgets that are made anew together."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def fill(self, rows: Sequence[QWidget]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._column.addWidget(row)
            row.show()  # at once: a layout would wait for the next turn of events
        self.setVisible(bool(rows))


def small_button(name: str, words: str, wears: Theme) -> QToolButton:
    """A button of a sign alone at the end of a row; its words are read aloud and shown as a tool tip."""
    button = QToolButton()
    button.setIcon(icon(name, wears.colour("ink"), SIGN))
    button.setIconSize(QSize(SIGN, SIGN))
    button.setAccessibleName(words)
    button.setToolTip(words)
    return button


class RowButton(QToolButton):
    """A row with a sign and up to two lines of a text, which opens what it speaks of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        look(self, "row")
        self.setIconSize(QSize(SIGN, SIGN))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(32)
        self._wrap(_USUAL_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap(self.width() - AROUND)

    def _wrap(self, width: int) -> None:
        """Break the text into at most two lines; the button itself knows only line feeds."""
        metrics = QFontMetrics(self.font())
        lines: list[str] = []
        rest = self._text
        while rest and len(lines) < 2:
            if len(lines) == 1 or metrics.horizontalAdvance(rest) <= width:
                lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                break
            words = rest.split(" ")
            count = 1
            while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
                count += 1
            lines.append(metrics.elidedText(" ".join(words[:count]), Qt.TextElideMode.ElideRight, width))
            rest = " ".join(words[count:])
        self.setText("\n".join(spaced(line) for line in lines))
        self.setFixedHeight(14 + max(18, QFontMetrics(self.font()).lineSpacing()) * max(1, len(lines)))


def row_button(name: str, text: str, wears: Theme) -> QToolButton:
    """A row with a sign and a text that opens what it speaks of."""
    button = RowButton(text)
    button.setIcon(icon(name, wears.colour("ink"), SIGN))
    button.setAccessibleName(text)
    return button
