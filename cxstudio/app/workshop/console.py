"""The facilitator's panel: clock, agenda, what to say and what to do now, beside the map; it decides nothing."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cxstudio.app.controls import rule
from cxstudio.app.labels import look
from cxstudio.app.scale import scaled
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.sections import SECTIONS
from cxstudio.picture.theme import Theme
from cxstudio.words import _
from cxstudio.workshop.stand import Stand

WIDTH = 320  # pixels

S = TypeVar("S", bound=Section)


class Console(QFrame):
    """A column of sections, each with a hairline above it; what is long scrolls."""

    def __init__(self, around: Around, wears: Theme) -> None:
        super().__init__()
        look(self, "panel")
        self.setAccessibleName(_("Workshop"))
        self.setFixedWidth(scaled(WIDTH))
        self._around = around
        self.sections: list[Section] = []
        self._rules: dict[Section, QFrame] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in SECTIONS:
            section = row.make(around)
            section.setObjectName(row.name)
            line = rule()
            if self.sections:
                column.addWidget(line)
            self._rules[section] = line
            column.addWidget(section)
            self.sections.append(section)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        around.workshop.changed.connect(self.show_stand)
        self.wear(wears)
        self.show_stand(around.workshop.stand)

    def section(self, kind: type[S]) -> S:
        """The section of a class."""
        return next(section for section in self.sections if isinstance(section, kind))

    def show_stand(self, stand: Stand) -> None:
        """Let every section show where the workshop stands."""
        for section in self.sections:
            section.show_stand(stand)
            self._rules[section].setVisible(not section.isHidden())

    def wear(self, wears: Theme) -> None:
        for section in self.sections:
            section.wear(wears)

    def close_down(self) -> None:
        for section in self.sections:
            section.close_down()
