"""The foot of the export dialog: one job at a time, how far it is, what came of it, and the buttons; no page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.export_words import outcome_words
from cxstudio.app.export_job import ExportJob
from cxstudio.app.export_shown import ShownPage
from cxstudio.app.labels import label, look, restyle
from cxstudio.app.show_in_folder import show_in_folder
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.app.printing import PrintJob

    Job = ExportJob | ShownPage | PrintJob


class ExportFoot(QWidget):
    """`rested` tells that nothing is on its way any more, `closed` that somebody is done with the dialog."""

    rested = Signal()
    closed = Signal()

    def __init__(self, *, printing: bool) -> None:
        super().__init__()
        self._job: Job | None = None
        self._made: list[Path] = []
        self.message = label("", "muted")
        self.message.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress of the export"))
        self.open_button = QPushButton(_("Open"))
        self.folder_button = QPushButton(_("Show in folder"))
        self.cancel_button = QPushButton(_("Close"))
        self.export_button = QPushButton(_("Export…"))
        self.print_button = QPushButton(_("Print…"))
        main, other = self.export_button, self.print_button
        if printing:
            main, other = other, main
        look(main, "primary")
        main.setShortcut(
            QKeySequence.mnemonic(f"&{main.text()}")
        )  # Alt and its first letter, in any language
        self.buttons = (self.open_button, self.folder_button, other, self.cancel_button, main)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(8)
        texts = QVBoxLayout()
        texts.addWidget(self.message)
        texts.addWidget(self.bar)
        row.addLayout(texts, 1)
        for button in self.buttons:
            row.addWidget(button)
        for hidden in (self.bar, self.open_button, self.folder_button):
            hidden.hide()
        self.cancel_button.clicked.connect(self._cancel_or_close)
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._show_folder)

    # The job

    @property
    def running(self) -> bool:
        """Whether an export is on its way."""
        return self._job is not None and self._job.running

    def begin_file(self, job: ExportJob | ShownPage, path: Path) -> None:
        """Begin to write a file."""
        job.finished.connect(self._done)
        self._begin(job, _("Exporting to {name}").format(name=path.name))

    def begin_printing(self, job: PrintJob) -> None:
        """Begin to send pages to a printer."""
        job.finished.connect(self._printed)
        self._begin(job, _("Printing"))

    def stop(self) -> None:
        """Nobody waits for it any longer."""
        if self.running and self._job is not None:
            self._job.cancel()

    def _begin(self, job: Job, words: str) -> None:
        self._job = job
        job.progressed.connect(self._progress)
        job.failed.connect(self.fail)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.message.setText(words)
        self.cancel_button.setText(_("Cancel"))
        self.export_button.setEnabled(False)
        self.print_button.setEnabled(False)
        job.start()

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    def _cancel_or_close(self) -> None:
        if not self.running:
            self.closed.emit()
            return
        self.stop()
        printing = not isinstance(self._job, ExportJob | ShownPage)
        self._rest(_("Cancelled.") if printing else _("Cancelled. No file was made."))

    # What came of it

    def forget(self) -> None:
        """Say nothing of what was made before."""
        self._made = []
        self.message.setText("")
        self.message.setToolTip("")
        restyle(self.message, "look", "muted")
        self.open_button.hide()
        self.folder_button.hide()

    def fail(self, text: str) -> None:
        """Say why nothing came of it."""
        self._rest(text)
        restyle(self.message, "look", "error")

    def _done(self, files: list[Path], warnings: list[str]) -> None:
        self._made = files
        self._rest(outcome_words(files, warnings))
        self.message.setToolTip("\n".join(warnings))
        if warnings:
            restyle(self.message, "look", "warning")
        for button in (self.open_button, self.folder_button):
            button.show()
        self.open_button.setFocus()

    def _printed(self) -> None:
        self._rest(_("Sent to the printer"))

    def _rest(self, text: str) -> None:
        self.bar.hide()
        self.message.setText(text)
        self.cancel_button.setText(_("Close"))
        self.export_button.setEnabled(True)
        self.rested.emit()

    def _open(self) -> None:
        if self._made:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made[0])))

    def _show_folder(self) -> None:
        if self._made:
            show_in_folder(self._made[0])
