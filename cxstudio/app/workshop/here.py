"""The workshop of one window: its console beside the map and its wall, made when they are first wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout

from cxstudio.app.areas import name_area
from cxstudio.app.panels.entry_kinds import FROM_STEPS, KIND_ORDER
from cxstudio.app.workshop.agenda_run import AgendaRun
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.console import Console
from cxstudio.app.workshop.wall_here import WallHere
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.theme import Theme


class WorkshopHere(QObject):
    """What the menu "Workshop" does in a window. `row` is where the console goes, after the views."""

    def __init__(self, around: Around, row: QHBoxLayout, wears: Theme) -> None:
        super().__init__(around.window)
        self.around, self._row, self._look = around, row, wears
        self.console: Console | None = None
        around.workshop.on.connect(self._show_console)
        self.agenda.begun.connect(self._prepare_entry)
        self.agenda.said.connect(around.say)
        self.agenda.offered.connect(around.offer_undo)

    @property
    def running(self) -> bool:
        return self.around.workshop.running

    @property
    def agenda(self) -> AgendaRun:
        """The run of the agenda, with its clock."""
        return self.around.workshop.agenda

    @property
    def wall(self) -> WallHere:
        """What the room sees, and on which screen."""
        return WallHere.of(self.around)

    def toggle(self) -> None:
        """Begin the workshop, or end it."""
        self.around.workshop.run(running=not self.running)

    def to_entry(self) -> None:
        """Give the keyboard to the entry line, from wherever it is; what covers it goes."""
        self.wall.to_console()
        self.around.show_map()
        self.around.entry().line.setFocus()

    def wear(self, wears: Theme) -> None:
        """Put a theme on the console."""
        self._look = wears
        if self.console is not None:
            self.console.wear(wears)

    def close_down(self) -> None:
        """The window closes."""
        if self.console is not None:
            self.console.close_down()
        self.wall.close_down()
        self.around.workshop.close_down()

    def _prepare_entry(self, step: AgendaStep) -> None:
        """What a bare text of the entry line becomes in a step."""
        if step.adds in {*KIND_ORDER, *FROM_STEPS}:
            self.around.entry().set_kind(step.adds)
        if self.console is not None and not self._works_on_agenda():
            self.console.show_page("now")

    def _works_on_agenda(self) -> bool:
        """Whether the keyboard is in the agenda: who goes along it there stays there."""
        console, focus = self.console, QApplication.focusWidget()
        if console is None or focus is None or console.page != "agenda":
            return False
        return console.isAncestorOf(focus)

    def _show_console(self, running: bool) -> None:
        if self.console is None:
            self.console = Console(self.around, self._look)
            name_area(self.console, "workshop")
            self._row.addWidget(self.console)
        self.console.setVisible(running)
