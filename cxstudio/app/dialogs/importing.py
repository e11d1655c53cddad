"""Making a map from a table or a JSON file: all of it, or after a look at the faulty rows the good ones alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.problems import tell
from cxstudio.app.labels import label
from cxstudio.exchange.problems import ImportProblem
from cxstudio.files.drafts import new_draft
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import FormatProblem, ImportOptions, import_file, title_of
from cxstudio.words import _

SHOWN = 12  # warnings in one dialog


def imported(path: Path, parent: QWidget | None) -> SessionFile | None:
    """A new draft with what a file holds; None when it held nothing usable or somebody said no."""
    made = _attempt(path, ImportOptions(title=title_of(path)))
    if isinstance(made, ImportProblem) and made.faults:
        dialog = FaultyRows(path.name, [str(fault) for fault in made.faults], parent)
        if not dialog.exec():
            return None
        made = _attempt(path, ImportOptions(title=title_of(path), skip_bad_rows=True))
    if isinstance(made, Exception):
        tell(parent, _("“{name}” could not be imported").format(name=path.name), str(made))
        return None
    file, warnings = made
    if warnings:
        tell(parent, _("Imported, but look at this"), "\n".join(warnings[:SHOWN]))
    return file


def _attempt(path: Path, options: ImportOptions) -> tuple[SessionFile, Sequence[str]] | Exception:
    """A draft filled from a file, or why not; then no draft is left."""
    file: SessionFile | None = None
    try:
        file = new_draft()
        return file, import_file(file.document, path, options).warnings
    except (FormatProblem, ImportProblem, FileProblem, OSError) as problem:
        if file is not None:
            file.close(abandon=True)
            file.path.unlink(missing_ok=True)
        return problem


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
        column.addWidget(label(_("Nothing was imported from “{name}” yet.").format(name=name), "muted"))
        self.rows = QPlainTextEdit("\n".join(faults))
        self.rows.setReadOnly(True)
        self.rows.setAccessibleName(_("Faulty rows"))
        column.addWidget(self.rows, 1)
        cancel, good = QPushButton(_("Cancel")), QPushButton(_("Import the good rows"))
        cancel.clicked.connect(self.reject)
        good.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, good))
