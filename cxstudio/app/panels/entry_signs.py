"""The table of signs as a panel over the entry line, made from the one published table; it reads no line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cxstudio.app.labels import keycap, label
from cxstudio.app.panels.entry_strip import Above
from cxstudio.app.scale import scaled
from cxstudio.words import _
from cxstudio.workshop.tokens import sign_rows

MOST_HIGH = 330  # pixels


class Signs(Above):
    """Two columns: signs at the start, and signs at the end with the escape; Esc or the same key closes it."""

    def __init__(self, by: QWidget) -> None:
        super().__init__(by)
        self.setAccessibleName(_("Signs of the entry line"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        rows = sign_rows()
        start = rows[0][0]
        columns = ([row for row in rows if row[0] == start], [row for row in rows if row[0] != start])
        for side, column in enumerate(columns):
            line, heading = 0, ""
            for where, sign, about in column:
                if where != heading:
                    grid.addWidget(label(where, "quiet-section"), line, side * 2, 1, 2)
                    heading, line = where, line + 1
                grid.addWidget(keycap(sign), line, side * 2, Qt.AlignmentFlag.AlignLeading)
                grid.addWidget(label(about), line, side * 2 + 1)
                line += 1
            grid.setColumnStretch(side * 2 + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        area.setFixedHeight(min(page.sizeHint().height() + 4, scaled(MOST_HIGH)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 8, 10)
        whole.setSpacing(8)
        whole.addWidget(label(_("Signs of the entry line"), "section"))
        whole.addWidget(area)

    def toggle(self) -> None:
        if self.isVisible():
            self.hide()
        else:
            self.stand()
