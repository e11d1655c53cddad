"""The table of signs as a panel over the entry line, made from the one published table; it reads no line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cxstudio.app.labels import keycap, label
from cxstudio.app.panels.entry_strip import Above
from cxstudio.app.scale import scaled
from cxstudio.words import _
from cxstudio.workshop.tokens import sign_rows

MOST_HIGH = 330  # pixels
ONE_UNDER = 560  # pixels: in a narrower panel one column stands below the other


class Signs(Above):
    """Signs at the start, and signs at the end with the escape, beside or below; Esc or the same key closes it."""

    def __init__(self, by: QWidget) -> None:
        super().__init__(by)
        self.setAccessibleName(_("Signs of the entry line"))
        rows = sign_rows()
        start = rows[0][0]
        self._page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._page)
        self._columns.setContentsMargins(4, 0, 4, 0)
        self._columns.setSpacing(10)
        self._columns.addLayout(_column([row for row in rows if row[0] == start]), 1)
        self._columns.addLayout(_column([row for row in rows if row[0] != start]), 1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 8, 10)
        whole.setSpacing(8)
        whole.addWidget(label(_("Signs of the entry line"), "section"))
        whole.addWidget(area)

    def _fit(self, width: int) -> None:
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if width < scaled(ONE_UNDER) else way.LeftToRight)
        room = width - self._area.verticalScrollBar().sizeHint().width() - 20  # its own margins
        high = self._columns.heightForWidth(room)
        self._area.setFixedHeight(min(high + 4, scaled(MOST_HIGH)))

    def toggle(self) -> None:
        if self.isVisible():
            self.hide()
        else:
            self.stand()


def _column(rows: Sequence[tuple[str, str, str]]) -> QGridLayout:
    """Signs with what they say, below a heading for each place where they stand."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    line, heading = 0, ""
    for where, sign, about in rows:
        if where != heading:
            grid.addWidget(label(where, "quiet-section"), line, 0, 1, 2)
            heading, line = where, line + 1
        top = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        grid.addWidget(keycap(sign), line, 0, top)
        words = label(about)
        words.setWordWrap(True)
        grid.addWidget(words, line, 1)
        line += 1
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(line, 1)
    return grid
