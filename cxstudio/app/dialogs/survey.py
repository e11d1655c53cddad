"""Importing a table of feedback or of a survey: what it would make is shown before it is made; one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.outcome_card import OutcomeCard
from cxstudio.app.dialogs.problems import in_window, shown, tell
from cxstudio.app.dialogs.reading_table import read_apart
from cxstudio.app.dialogs.survey_form import SurveyForm
from cxstudio.app.figures import figures
from cxstudio.app.gutter import GutterScroll
from cxstudio.app.labels import label
from cxstudio.app.metric_words import wording
from cxstudio.app.on_screen import screen_of
from cxstudio.app.scale import scaled
from cxstudio.app.session import OpenSession
from cxstudio.app.slices import Slices
from cxstudio.edits.problems import Refused
from cxstudio.exchange.feedback_import import Plan, planning
from cxstudio.exchange.feedback_making import making
from cxstudio.exchange.feedback_words import (
    known_line,
    made_lines,
    refused_heading,
    result_words,
    unplaced_heading,
    unplaced_line,
)
from cxstudio.exchange.sheet_rows import SheetRows
from cxstudio.formats import title_of
from cxstudio.insight.places import Places
from cxstudio.model.document import Document
from cxstudio.words import _

MOST_LISTED = 500  # lines in a list of what is refused
_WIDE, _HIGH = 880, 560  # pixels


def import_table(session: OpenSession, journey: str, parent: QWidget | None, path: Path | None = None) -> str:
    """Ask for a table, show what it would make, and make it. Returns what was done in a sentence, "" for nothing."""
    if path is None:
        name, _filter = QFileDialog.getOpenFileName(
            parent, _("Import feedback or a survey"), "", _("Tables (*.csv *.tsv *.txt *.xlsx)")
        )
        if not name:
            return ""
        path = Path(name)
    sheets = _read(path, parent)
    if sheets is None:
        return ""
    session.flush()
    dialog = SurveyDialog(session.document, journey, sheets, path, parent)
    done = dialog.done_words if dialog.exec() else ""
    dialog.deleteLater()
    return done


def _read(path: Path, parent: QWidget | None) -> tuple[SheetRows, ...] | None:
    """The sheets of a file; None when it cannot be read, which was told, or somebody called it off."""
    read = read_apart(path, parent)
    problem = read.problem
    if read.sheets and not any(sheet.rows for sheet in read.sheets):
        problem = _("It holds no rows.")
    elif read.sheets and not any(len(sheet.rows) > 1 for sheet in read.sheets):
        problem = _("The table has headings but no rows")
    if problem:
        tell(parent, _("“{name}” could not be imported").format(name=shown(path.name)), problem)
        return None
    return read.sheets or None


class SurveyDialog(QDialog):
    """At the leading side what is asked for, beside it what would come of it."""

    def __init__(
        self,
        document: Document,
        journey: str,
        sheets: tuple[SheetRows, ...],
        path: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import feedback or a survey"))
        self._document = document
        self.plan: Plan | None = None
        self.done_words = ""
        self._making = self._written = False
        self._stop: Callable[[], object] = lambda: None
        places = Places(document, journey)
        self.form = SurveyForm(
            document, journey, sheets, title_of(path), lambda name: bool(places.find(name))
        )
        self.outcome = Outcome()
        self.cancel, self.go = QPushButton(_("Cancel")), QPushButton(_("Import"))
        self._put_together(path)
        self._slices = Slices(self)
        self._slices.ended.connect(self._ended)
        self._slices.failed.connect(self._failed)
        self._slices.progressed.connect(self.outcome.show_part)
        self.form.changed.connect(self._plan)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._make)
        self._plan()

    def _put_together(self, path: Path) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        heading = label(in_window(_("Import “{name}”").format(name=shown(path.name))), "title")
        heading.setWordWrap(True)
        column.addWidget(heading)
        row = QHBoxLayout()
        row.setSpacing(24)
        scroll = GutterScroll()
        scroll.setWidget(self.form)
        scroll.setMinimumWidth(scaled(380))
        row.addWidget(scroll, 5)
        row.addWidget(self.outcome, 4)
        column.addLayout(row, 1)
        column.addLayout(button_row(self.cancel, self.go))
        room = screen_of(self).availableSize()
        self.resize(min(scaled(_WIDE), room.width() - 40), min(scaled(_HIGH), room.height() - 60))

    def _plan(self) -> None:
        """Work out anew what would be made."""
        self.plan = None
        self.go.setEnabled(False)
        self.outcome.wait(_("Reading the rows…"))
        self._slices.start(planning(self._document, self.form.rows, self.form.asked()))

    def _make(self) -> None:
        if self.plan is None or self.plan.empty:
            return
        self._making = True
        self._stop = self._document.subscribe(self._hear)
        self.form.setEnabled(False)
        self.go.setEnabled(False)
        self.outcome.wait(_("Importing…"))
        self._slices.start(making(self._document, self.plan))

    def _ended(self, found: object) -> None:
        if isinstance(found, Plan):
            self.plan = found
            self.outcome.show_plan(self._document, found, self.form.notes)
            self.go.setEnabled(not found.empty)
        elif self.plan is not None:
            self._making = False
            self._stop()
            self.done_words = figures(result_words(self.plan))
            self.accept()

    def _failed(self, error: object) -> None:
        """A refusal is said here; what only the program can explain goes on its way."""
        if self._making:
            self._take_back()
        self.form.setEnabled(True)
        if not isinstance(error, Refused):
            self.reject()
            assert isinstance(error, Exception)
            raise error
        self.outcome.say(error.reason)

    def _hear(self, _report: object) -> None:
        self._written = True

    def _take_back(self) -> None:
        """Nothing stays half made; what somebody did before stays as it is."""
        self._making = False
        self._stop()
        if self._written:
            self._document.undo()
        self._written = False

    def reject(self) -> None:
        self._slices.stop()
        if self._making:
            self._take_back()
        super().reject()


class Outcome(OutcomeCard):
    """What would be made, what waits for a place, and what is refused, each with its reason."""

    def __init__(self) -> None:
        super().__init__()
        self.made = self.add_words()
        self.notes = self.add_words("muted")
        self.unplaced = self.add_list()
        self.refused = self.add_list()

    def wait(self, words: str) -> None:
        """Something is being worked out."""
        self.begin()
        self.made.setText(words)
        self.notes.hide()
        self.unplaced.hide()
        self.refused.hide()

    def say(self, words: str) -> None:
        """One sentence instead of a plan."""
        self.bar.hide()
        self.made.setText(words)

    def show_plan(self, document: Document, plan: Plan, notes: tuple[str, ...]) -> None:
        """The plan in words."""
        self.bar.hide()
        lines = list(made_lines(plan, wording().date)) or [_("Nothing is new")]
        self.made.setText(in_window(figures("\n".join(lines))))
        said = [line for line in (known_line(plan), *plan.notes, *notes) if line]
        self.notes.setText(in_window(figures("\n".join(said))))
        self.notes.setVisible(bool(said))
        self.unplaced.show_lines(
            unplaced_heading(plan), [unplaced_line(document, one) for one in plan.unplaced[:MOST_LISTED]]
        )
        self.refused.show_lines(refused_heading(plan), [str(fault) for fault in plan.refused[:MOST_LISTED]])
