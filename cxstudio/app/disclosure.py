"""A section that opens and closes under a row with its title; it knows no document."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.controls import SIGN
from cxstudio.app.icons import paint_icon
from cxstudio.app.labels import look, trailing_box
from cxstudio.app.scale import scaled


class Disclosure(QWidget):
    """A closed section: one row with a title and a summary at its end; open, it shows its content below."""

    def __init__(self, title: str, *, is_open: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.head = _DisclosureHead(title)
        self.head.setChecked(is_open)
        self.content = QWidget(self)  # without a parent it would be a window of its own for a moment
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
        self.setFixedHeight(scaled(24))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.summary = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ink = self.palette().windowText().color()
        chevron = trailing_box(self, scaled(SIGN), 0)
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
            room = QRect(self.rect()).adjusted(scaled(22) if rtl else 0, 0, 0 if rtl else -scaled(22), 0)
            painter.drawText(room, int(trailing | middle), self.summary)
        painter.end()
