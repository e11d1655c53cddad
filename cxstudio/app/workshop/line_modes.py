"""Which meaning the entry line has now: one for each lens with its own, in workshop mode alone; it draws nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cxstudio.app.panels.entry import Entry
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.line_mode import LineMode
from cxstudio.model.workshops import Lens


class LineModes(QObject):
    """The modes of one window, by the lens they belong to. The line that is on the screen has the one of the lens.

    `fitted` tells that it means something else now.
    """

    fitted = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around.workshop)
        self._around = around
        self._modes: dict[Lens, LineMode] = {}
        self._given: tuple[Entry, LineMode] | None = None
        around.workshop.changed.connect(self.fit)
        around.workshop.on.connect(self.fit)

    @classmethod
    def of(cls, around: Around) -> LineModes:
        """The modes of a window, made when they are first asked for."""
        return around.workshop.findChild(cls) or cls(around)

    @property
    def given(self) -> bool:
        """Whether the line means something else than notes now."""
        return self._given is not None

    def put(self, lens: Lens, mode: LineMode | None) -> None:
        """What the line means in a lens from now on; None for notes, as everywhere else."""
        if mode is None:
            self._modes.pop(lens, None)
        else:
            self._modes[lens] = mode
        self.fit()

    def fit(self, _of: object = None) -> None:
        """Let the line that is on the screen mean what belongs to the lens, and any other notes."""
        workshop, entry = self._around.workshop, self._around.entry()
        mode = self._modes.get(workshop.stand.lens) if workshop.running else None
        wanted = (entry, mode) if mode is not None else None
        if wanted == self._given:
            return
        given, self._given = self._given, wanted
        if given is not None and (wanted is None or given[0] is not entry):
            given[0].take_mode(None)
        if wanted is not None:
            entry.take_mode(mode)
        self.fitted.emit()
