"""A room for tests: a window with the agenda beside its map, keys, and a clock the test turns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxstudio.app.workshop.agenda_list import AgendaList
from cxstudio.app.workshop.agenda_section import AgendaSection
from cxstudio.app.workshop.clock_section import ClockSection
from cxstudio.app.workshop.sections import SECTIONS
from cxstudio.app.workshop.step_section import StepSection
from cxstudio.files.versions import versions
from cxstudio.model.workshops import AgendaStep
from cxstudio.workshop.agenda import running, steps
from tests.app.conftest import Opened
from tests.app.hands import press

DAY = 1_800_000_000.0
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Room:
    """A window in workshop mode, its console, and a clock the test turns."""

    def __init__(self, opened: Opened) -> None:
        self.window, self.document = opened.window, opened.made.document
        self.steady, self.day = 100.0, DAY
        self.clock = self.window.workshop.around.workshop.clock
        self.clock.use_clocks(lambda: self.steady, lambda: self.day)
        self.key(Qt.Key.Key_F5)
        beside = self.window.workshop.console
        assert beside is not None
        self.face = beside.section(ClockSection)
        (self.say,) = (one for one in beside.sections if isinstance(one, StepSection))  # no page is turned to
        self.agenda = beside.section(AgendaSection)  # its page shows

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the keyboard is."""
        press(QApplication.focusWidget() or self.window, key, keys)

    def go(self, seconds: float) -> None:
        self.steady += seconds
        self.day += seconds
        self.clock.look()

    @property
    def rows(self) -> AgendaList:
        return self.agenda.list

    @property
    def steps(self) -> list[AgendaStep]:
        return steps(self.document)

    @property
    def running(self) -> str:
        now = running(self.steps)
        return now.title if now is not None else ""

    def step(self, place: int) -> AgendaStep:
        return self.steps[place]

    def names(self) -> list[str]:
        return [version.name[6:] for version in versions(self.window.session.file)]


def open_room(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A room whose console has clock, prompt and agenda alone."""
    mine = [row for row in SECTIONS if row.name in {"clock", "step", "agenda"}]
    monkeypatch.setattr("cxstudio.app.workshop.console.SECTIONS", mine)
    return Room(opened)
