"""Making a map from a table or a JSON file: all of it, or after a look at the faulty rows the good ones alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.problems import in_window, shown, tell
from cxstudio.app.import_job import ImportJob, Outcome
from cxstudio.app.labels import label
from cxstudio.files.drafts import new_draft
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import FormatProblem, import_format
from cxstudio.words import _

PATIENCE = 500  # milliseconds before a wait is shown as one


def imported(path: Path, parent: QWidget | None) -> SessionFile | None:
    """A new draft with what a file holds; None when it held nothing usable or somebody said no."""
    try:
        import_format(path)
        draft = _place()
        made = made_apart(path, draft, parent)
        if made is not None and made.faults:
            dialog = FaultyRows(path.name, made.faults, parent)
            if not dialog.exec():
                return None
            made = made_apart(path, draft, parent, skip=True)
        if made is None:
            return None
        if not made.problem:
            file = SessionFile.open(draft)
            if made.warnings:
                tell(parent, _("Imported, but look at this"), "\n".join(made.warnings))
            return file
        reason = made.problem
    except (FormatProblem, FileProblem, OSError) as problem:
        reason = str(problem)
    tell(parent, _("“{name}” could not be imported").format(name=path.name), reason)
    return None


def _place() -> Path:
    """Where a new draft would lie, with nothing there yet. Raises FileProblem or OSError."""
    blank = new_draft()
    blank.close()
    blank.path.unlink()
    return blank.path


def made_apart(path: Path, draft: Path, parent: QWidget | None, *, skip: bool = False) -> Outcome | None:
    """Have a child make a session of a file at `draft`, where nothing lies yet; None when somebody cancelled it.

    The windows wait for it meanwhile.
    """
    job = ImportJob(path, draft, ["--skip-bad-rows"] if skip else [])
    loop = QEventLoop()
    outcomes: list[Outcome] = []
    waiting = Waiting(path.name, parent)
    job.ended.connect(outcomes.append)
    job.ended.connect(loop.quit)
    job.progressed.connect(waiting.show_step)
    waiting.rejected.connect(loop.quit)
    job.start()
    patience = QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(loop.quit)
    patience.start(PATIENCE)
    try:
        if not outcomes:
            # Most files are read by then; a dialog that comes and goes at once would only startle.
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not outcomes:
            waiting.open()
            loop.exec()
    finally:
        waiting.close()
        job.cancel()
        waiting.deleteLater()
    return outcomes[0] if outcomes else None


class Waiting(QDialog):
    """Says that a file is being read and how far, and lets the user call it off."""

    def __init__(self, name: str, parent: QWidget | None = None, *, says: str = "") -> None:
        """`says` is what is going on where it is not the import of a file of that name."""
        super().__init__(parent)
        self.setWindowTitle("CX Studio" if says else _("Import"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        says = says or in_window(_("Importing “{name}”").format(name=shown(name)))
        words = label(says, "title")
        words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(says if not name else _("Progress of the import"))
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column.addWidget(words)
        column.addWidget(self.bar)
        column.addLayout(button_row(cancel))

    def show_step(self, done: int, whole: int) -> None:
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)


class FaultyRows(QDialog):
    """The rows that cannot be read, as text to copy, and the choice to go on without them."""

    def __init__(self, name: str, faults: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import"))
        self.setMinimumSize(520, 360)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(_("Some rows cannot be read"), "heading"))
        nothing = _("Nothing was imported from “{name}” yet.").format(name=shown(name))
        said = label(in_window(nothing), "muted")
        said.setWordWrap(True)
        column.addWidget(said)
        self.rows = QPlainTextEdit(in_window("\n".join(map(shown, faults))))
        self.rows.setReadOnly(True)
        self.rows.setTabChangesFocus(True)
        self.rows.setAccessibleName(_("Faulty rows"))
        column.addWidget(self.rows, 1)
        cancel, good = QPushButton(_("Cancel")), QPushButton(_("Import the good rows"))
        cancel.clicked.connect(self.reject)
        good.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, good))
