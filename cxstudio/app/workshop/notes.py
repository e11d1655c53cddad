"""The facilitator's private notes on each step of the agenda: kept with the file on this machine and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from cxstudio.app.texts import GrowingText
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.folded import Folded
from cxstudio.model.workshops import AgendaStep
from cxstudio.words import _
from cxstudio.workshop.stand import Stand

KEPT = "workshop notes"
SOON = 700  # milliseconds after the last letter until it is on disk


class NotesSection(Folded):
    """What nobody but the facilitator reads; each step has its own, and so has the time before the first one."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, _("Private notes"), is_open=True)
        self._step = around.workshop.stand.step
        self.text = GrowingText((2, 8))
        self.text.setAccessibleName(_("Private notes"))
        self.text.setPlaceholderText(_("Only here, never on the wall or in a copy"))
        self.column.addWidget(self.text)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.keep)
        self.text.textChanged.connect(self._soon.start)
        self.text.left.connect(self.keep)
        around.session.on_flush(self.keep)
        self._fill()

    def show_stand(self, stand: Stand) -> None:
        step = self.around.document.find(stand.step, AgendaStep)
        self.tell(step.title if step is not None else "")
        if stand.step != self._step:
            self.keep()
            self._step = stand.step
            self._fill()

    def keep(self) -> None:
        """Write down what was typed."""
        self._soon.stop()
        notes, text = self._notes(), self.text.toPlainText()
        if text.strip():
            notes[self._step] = text
        else:
            notes.pop(self._step, None)
        if notes != self._notes():
            self.around.session.keep_now(KEPT, notes)

    def close_down(self) -> None:
        self.keep()

    def _fill(self) -> None:
        self.text.setPlainText(self._notes().get(self._step, ""))
        self._soon.stop()

    def _notes(self) -> dict[str, str]:
        if self.around.session.file.closed:
            return {}
        kept = self.around.session.file.local(KEPT)
        found = kept.items() if isinstance(kept, dict) else ()
        return {str(step): text for step, text in found if isinstance(text, str)}
