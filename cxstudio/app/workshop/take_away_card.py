"""Tells how far the take-away folder is, file by file, and shows it when it is there; it starts nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.icons import picture
from cxstudio.app.labels import Elided, Label, label, look, restyle, sentence
from cxstudio.app.scale import scaled
from cxstudio.app.show_in_folder import show_in_folder
from cxstudio.app.workshop.take_away_job import TakeAwayJob
from cxstudio.canvas.accessible import announce
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

SIGN = 18  # pixels
SHOWN = 3  # remarks that are shown; the rest is counted
_WAITS, _DONE, _MISSING = "circle", "circle-check", "triangle-alert"


class TakeAwayCard(QDialog):
    """Not modal: the workshop goes on beside it. `elsewhere` asks for another place; closing it cancels."""

    elsewhere = Signal()

    def __init__(
        self, job: TakeAwayJob, place: Path, names: Mapping[str, str], wears: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Take-away folder"))
        self.setLayoutDirection(parent.layoutDirection())
        self.setMinimumWidth(scaled(520))
        self.job, self._place, self._wears = job, place, wears
        self.folder: Path | None = None
        self.heading = label(_("Writing the take-away folder"), "heading")
        self.where = Elided(str(place), "muted")
        self.message = label("", "muted")
        self.message.setWordWrap(True)
        self.signs: dict[str, Label] = {}
        self.rows: dict[str, Elided] = {}
        self.other_button = QPushButton(_("Other place…"))
        self.folder_button = QPushButton(_("Show in folder"))
        self.close_button = QPushButton(_("Cancel"))
        look(self.folder_button, "primary")
        self._put_together(names)
        self.other_button.clicked.connect(self._go_elsewhere)
        self.folder_button.clicked.connect(self._show_folder)
        self.close_button.clicked.connect(self.reject)
        job.told.connect(self._tell)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)

    @property
    def running(self) -> bool:
        return self.job.running

    def _put_together(self, names: Mapping[str, str]) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 16)
        whole.setSpacing(8)
        whole.addWidget(self.heading)
        whole.addWidget(self.where)
        grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, (part, name) in enumerate(names.items()):
            self.signs[part], self.rows[part] = Label(), Elided(name)
            grid.addWidget(self.signs[part], place, 0)
            grid.addWidget(self.rows[part], place, 1)
            self._sign(part, _WAITS, "inkMuted")
        whole.addLayout(grid)
        whole.addWidget(self.message)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.other_button, self.close_button, self.folder_button):
            foot.addWidget(button)
        whole.addLayout(foot)
        self.message.hide()
        self.other_button.hide()
        self.folder_button.hide()

    def _sign(self, part: str, name: str, role: str) -> None:
        ratio = self.devicePixelRatioF()
        self.signs[part].setPixmap(picture(name, self._wears.colour(role), scaled(SIGN), ratio))

    def _tell(self, part: str, problem: str) -> None:
        if part not in self.rows:
            return
        self._sign(part, _MISSING if problem else _DONE, "role.pain.mark" if problem else "accent")
        self.rows[part].setAccessibleDescription(problem or _("done"))

    def _done(self, folder: Path, remarks: list[str], problems: list[str]) -> None:
        self.folder = folder
        count = len(self.rows) - len(problems)
        said = ngettext("{n} file is in the folder", "{n} files are in the folder", count).format(n=count)
        self._rest(figures(said), str(folder), [*problems, *remarks], "warning" if problems else "muted")
        self.folder_button.show()
        self.folder_button.setDefault(True)
        self.folder_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, problem: str) -> None:
        self._rest(_("There is no take-away folder"), str(self._place), [problem], "error")
        for part in self.rows:
            self._sign(part, _WAITS, "inkMuted")
        self.other_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self, heading: str, where: str, said: list[str], name: str) -> None:
        self.heading.setText(heading)
        self.where.setText(where)
        more = len(said) - SHOWN
        shown = said[:SHOWN]
        if more > 0:
            shown.append(
                figures(ngettext("and {n} more remark", "and {n} more remarks", more).format(n=more))
            )
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.message.setText(sentence("\n".join(shown), rtl=rtl))
        self.message.setToolTip("\n".join(said))
        self.message.setVisible(bool(said))
        restyle(self.message, "look", name)
        self.close_button.setText(_("Close"))
        self.other_button.show()
        announce(self, " ".join([heading, *shown]))

    def _go_elsewhere(self) -> None:
        self.close()
        self.elsewhere.emit()

    def _show_folder(self) -> None:
        if self.folder is not None:
            show_in_folder(next(iter(sorted(self.folder.glob("*"))), self.folder))

    def reject(self) -> None:
        self._stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        if self.job.running:
            self.job.cancel()
