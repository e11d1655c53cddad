"""The facilitator's panel: the clock, and under it what to do now, the agenda, or the room; it decides nothing."""

from __future__ import annotations

from typing import TypeVar, get_args

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cxstudio.app.controls import rule
from cxstudio.app.gutter import GUTTER, GutterScroll
from cxstudio.app.labels import look
from cxstudio.app.scale import scaled
from cxstudio.app.segments import Segments
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.sections import PAGES, SECTIONS, PageName
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.theme import Theme
from cxstudio.words import _
from cxstudio.workshop.stand import Stand

WIDTH = 320  # pixels
MARGIN = 16

S = TypeVar("S", bound=Section)


class Console(QFrame):
    """The sections of three pages, each with a hairline above it; those above the pages always show."""

    def __init__(self, around: Around, wears: Theme, parent: QWidget | None = None) -> None:
        """`parent` holds it from the beginning: moving all of it there later tells every part of its style again."""
        super().__init__(parent)
        look(self, "panel")
        self.setAccessibleName(_("Workshop"))
        self.setFixedWidth(scaled(WIDTH))
        self.sections: list[Section] = []
        self._rules: dict[Section, QFrame] = {}
        self._places: dict[Section, PageName] = {}
        self._stood = ("", "")
        self._around = around
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._top = QVBoxLayout()
        for section in self._made(around, ""):
            self._top.addWidget(section)
            section.installEventFilter(self)
        self.choice = Segments(tuple((name, _(title)) for name, title in PAGES.items()), _("Page"))
        self.choice.chosen.connect(self._choose)
        self._around_choice = QVBoxLayout()
        self._around_choice.addWidget(self.choice)
        self._top.addLayout(self._around_choice)
        whole.addLayout(self._top)
        whole.addWidget(rule())
        self._pages = QStackedWidget(self)
        for name in PAGES:
            self._pages.addWidget(self._page(around, name))
        whole.addWidget(self._pages, 1)
        self._keep_one_edge()
        around.workshop.changed.connect(self.show_stand)
        around.workshop.on.connect(lambda _on: self.show_stand(around.workshop.stand))
        self.wear(wears)
        self.show_stand(around.workshop.stand)
        self.show_page("now" if around.document.holds(AgendaStep) else "agenda")

    def _made(self, around: Around, page: PageName) -> list[Section]:
        found = []
        for row in SECTIONS:
            if row.page == page:
                section = row.make(around)
                section.setObjectName(row.name)
                self._places[section] = page
                found.append(section)
        self.sections += found
        return found

    def _page(self, around: Around, name: PageName) -> QScrollArea:
        scroll = GutterScroll(stays=False)
        scroll.setParent(self._pages)
        inside = QWidget(scroll.viewport())
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, section in enumerate(self._made(around, name)):
            if place:  # the first has none
                self._rules[section] = rule()
                column.addWidget(self._rules[section])
                section.installEventFilter(self)
            column.addWidget(section)
        column.addStretch(1)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        return scroll

    def section(self, kind: type[S]) -> S:
        """The section of a class, with its page turned to."""
        section = next(section for section in self.sections if isinstance(section, kind))
        if self._places[section]:
            self.show_page(self._places[section])
        return section

    @property
    def page(self) -> PageName:
        """The page that shows."""
        return tuple(PAGES)[self._pages.currentIndex()]

    def show_page(self, name: PageName) -> None:
        """Turn to a page."""
        before, at = self._pages.currentWidget(), self._keyboard()
        goes = self.page != name and before is not None and at is not None and before.isAncestorOf(at)
        self._pages.setCurrentIndex(tuple(PAGES).index(name))
        self.choice.set_value(name)
        if goes:
            self._lead_keyboard()

    def _choose(self, name: str) -> None:
        """A press on the page that shows leaves it there: one always does."""
        self.show_page(next((page for page in get_args(PageName) if page == name and page), self.page))

    def show_stand(self, stand: Stand) -> None:
        """Let every section show where the workshop stands; what another step or lens brings stands at the top."""
        for section in self.sections:
            section.show_stand(stand)
            self._sync_rule(section)
        self._keep_off_the_edge()
        if (stand.step, stand.lens) != self._stood:
            self._stood = (stand.step, stand.lens)
            for scroll in self._pages.findChildren(QScrollArea):
                scroll.verticalScrollBar().setValue(0)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Qt passes the keyboard on from what was hidden as a Tab would, to a list that turns the wall by letters."""
        at = self._keyboard()
        if at is None or at.isVisible() or not (at is self or self.isAncestorOf(at)):
            return super().focusNextPrevChild(forwards)
        self._lead_keyboard()
        return True

    def _keyboard(self) -> QWidget | None:
        at: object = QApplication.focusWidget()
        return at if isinstance(at, QWidget) else None

    def _lead_keyboard(self) -> None:
        """From a widget that is gone the keyboard goes to the entry line; where that is not there, to nothing."""
        at = self._keyboard()
        if self._around.entry().line.isVisible():
            self._around.to_line()
        elif at is not None:
            at.clearFocus()

    def _keep_off_the_edge(self) -> None:
        """The choice of pages is as far from the top as anything, also where nothing stands above it."""
        above = any(not section.isHidden() for section in self.sections if not self._places[section])
        self._around_choice.setContentsMargins(MARGIN, 4 if above else 12, MARGIN, 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "_top"):
            self._keep_one_edge()

    def _keep_one_edge(self) -> None:
        """What never scrolls ends where the pages end beside the room of their scroll bar."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._top.setContentsMargins(GUTTER if rtl else 0, 0, 0 if rtl else GUTTER, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A section comes and goes with what happens on the map, and its hairline with it."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent} and isinstance(
            watched, Section
        ):
            self._sync_rule(watched)
            self._keep_off_the_edge()
        return super().eventFilter(watched, event)

    def _sync_rule(self, section: Section) -> None:
        if section in self._rules:
            self._rules[section].setVisible(not section.isHidden())

    def wear(self, wears: Theme) -> None:
        """Put a theme on every section."""
        for section in self.sections:
            section.wear(wears)

    def close_down(self) -> None:
        """Stop listening."""
        for section in self.sections:
            section.close_down()
