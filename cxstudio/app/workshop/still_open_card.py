"""What is still open before the take-away folder is written: one row each, a key that leads there, Enter writes anyway.

It is told what is open and closes nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from cxstudio.app.figures import figures
from cxstudio.app.labels import label, look
from cxstudio.app.scale import scaled
from cxstudio.app.workshop.around import Around
from cxstudio.canvas.accessible import announce
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _
from cxstudio.workshop.still_open import OpenName, StillOpen

# The action of the menu that leads to each; the list of the step is that of the read-back.
_LEADS: dict[OpenName, str] = {
    "title": "journey.rename",
    "drafts": "workshop.draft",
    "vote": "",
    "actions": "workshop.step-list",
    "priorities": "workshop.step-list",
    "pains": "workshop.step-list",
    "parking": "workshop.empty-lot",
    "unread": "workshop.step-list",
}


class StillOpenCard(QDialog):
    """Not modal, as the card of the folder. `anyway` writes the folder with all that open; Esc puts the card away."""

    anyway = Signal()

    def __init__(self, around: Around, found: Sequence[StillOpen]) -> None:
        super().__init__(around.window)
        self._around = around
        self.setWindowTitle(_("Take-away folder"))
        self.setLayoutDirection(around.window.layoutDirection())
        self.setMinimumWidth(scaled(440))
        self.rows: dict[OpenName, QPushButton] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 16)
        whole.setSpacing(8)
        whole.addWidget(label(_("Still open"), "heading"))
        for one in found:
            self.rows[one.name] = row = self._row(one)
            whole.addWidget(row)
        self.write_button = QPushButton(_("Write anyway"))
        look(self.write_button, "primary")
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self._write)
        self.close_button = QPushButton(_("Cancel"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.write_button)
        whole.addSpacing(8)
        whole.addLayout(foot)
        self.write_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join([_("Still open"), *(one.text for one in found)]))

    def _row(self, one: StillOpen) -> QPushButton:
        row = QPushButton(figures(one.text))
        action = self._action(one.name)
        if action is not None:
            row.setToolTip(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        look(row, "link")
        row.clicked.connect(lambda: self.lead_to(one.name))
        return row

    def lead_to(self, name: OpenName) -> None:
        """Put the card away and go to where that is closed."""
        self.reject()
        workshop, action = self._around.workshop, self._action(name)
        if _LEADS[name] == "workshop.step-list":
            workshop.run(running=True)
            workshop.be(lens="read_back")
        if action is not None:
            action.trigger()
        else:
            self._to_vote()

    def _action(self, name: OpenName) -> QAction | None:
        return self._around.window.findChild(QAction, _LEADS[name]) if _LEADS[name] else None

    def _to_vote(self) -> None:
        from cxstudio.app.workshop.console import Console
        from cxstudio.app.workshop.vote_section import VoteSection

        workshop, votes = self._around.workshop, self._around.document.nodes(VoteRound)
        workshop.run(running=True)
        workshop.be(lens="vote", vote=next((vote.id for vote in votes if not vote.closed), ""))
        console = self._around.window.findChild(Console)
        if console is not None:
            console.section(VoteSection)

    def _write(self) -> None:
        self.accept()
        self.anyway.emit()
