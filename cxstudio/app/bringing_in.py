"""From a file or a pasted text to what it becomes: read, shown in its dialog, made, and told where it lies now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from cxstudio.app.dialogs.import_plan import ImportDialog, Usual
from cxstudio.app.dialogs.import_reading import ReadFile, read_file, source_of_clipboard
from cxstudio.app.dialogs.problems import shown, tell
from cxstudio.app.figures import figures
from cxstudio.app.import_making import CalledOff, make_draft, make_here
from cxstudio.edits.problems import Refused
from cxstudio.exchange.import_applying import Applied
from cxstudio.exchange.import_counting import making_words
from cxstudio.exchange.import_plan import ImportPlan
from cxstudio.exchange.problems import ImportProblem
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Stage
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.app.window import MainWindow

MOST_SELECTED = 300  # of more things that were made the stages alone are selected


@dataclass(frozen=True, slots=True)
class Around:
    """Where an import was asked for. `show` brings a new map to the screen, with what is to be said of it."""

    parent: QWidget | None
    window: MainWindow | None
    show: Callable[[SessionFile, str], object]


def import_path(path: Path, around: Around) -> ImportDialog | None:
    """Read a file and show what it would become; a table made to be brought back goes its own way."""
    read = read_file(path, around.parent)
    if read.returning and around.window is not None:
        around.window.files.bring_back(path, read.returning)
        return None
    problem = read.problem
    if read.returning:
        problem = _("It was made to be edited and brought back: open its map first, and import it there")
    if problem:
        tell(around.parent, _("“{name}” could not be imported").format(name=shown(path.name)), problem)
        return None
    if read.source is None:
        return None
    window = around.window
    blank = window is not None and window.session.is_blank and read.source.kind != "session"
    return _ask(read, around, path.name, "into" if blank else "session")


def import_text(text: str, around: Around) -> ImportDialog | None:
    """Show what a pasted text would become."""
    try:
        source = source_of_clipboard(text)
    except ImportProblem as problem:
        tell(around.parent, _("The text could not be imported"), problem.reason)
        return None
    return _ask(ReadFile(source), around, "", "into" if around.window is not None else "session")


def _ask(read: ReadFile, around: Around, name: str, usual: Usual) -> ImportDialog:
    assert read.source is not None
    window = around.window
    if window is not None:
        window.session.flush()
    document = window.session.document if window is not None else None
    journey = window.journey if window is not None else ""
    dialog = ImportDialog(read.source, document, journey, around.parent, name=name, usual=usual)
    dialog.wanted.connect(lambda plan: _make(plan, read, around, dialog))
    dialog.finished.connect(lambda _code: _leave(read, dialog))
    dialog.open()
    return dialog


def _leave(read: ReadFile, dialog: ImportDialog) -> None:
    read.close()
    dialog.deleteLater()


def _make(plan: ImportPlan, read: ReadFile, around: Around, dialog: ImportDialog) -> None:
    """Make what was asked for; what stands in its way is said in the dialog, which stays open."""
    pictures = read.file.blob if read.file is not None else None

    def going(part: float) -> bool:
        dialog.outcome.show_part(part)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return not dialog.called_off

    try:
        if plan.target.where == "session" or around.window is None:
            file, made = make_draft(plan, pictures, going)
            dialog.accept()
            around.show(file, _said(plan))
        else:
            window = around.window
            fresh = plan.target.where == "journey" or not window.session.document.stages(plan.target.journey)
            made = make_here(window.session.file, plan, pictures, going)
            dialog.accept()
            _show(window, plan, made)
            if fresh:
                window.canvas.fit()
    except CalledOff:
        return
    except (ImportProblem, Refused, FileProblem, OSError) as problem:
        dialog.refuse(str(problem))
        return
    read_before = {*plan.notes, *(_("Left out: {fault}").format(fault=one) for one in plan.refused)}
    new = [words for words in made.warnings if words not in read_before]
    if new:
        tell(around.parent, _("Imported, but look at this"), "\n".join(new))


def _said(plan: ImportPlan) -> str:
    return figures(_("Imported: {things}").format(things=making_words(plan.makes)))


def _show(window: MainWindow, plan: ImportPlan, made: Applied) -> None:
    """Bring what was made to the eye, selected, with a button that takes it back."""
    if made.journeys:
        window.show_journey(made.journeys[0])
        window.show_view("map")
    document = window.session.document
    whole = plan.source.kind == "session"  # of its journeys nothing in particular is selected
    drawn = [id for id in made.made if not whole and document.is_drawn(id)]
    if len(drawn) > MOST_SELECTED:
        drawn = [id for id in drawn if document.find(id, Stage) is not None][:MOST_SELECTED]
    if drawn:
        window.workplace.choose(drawn)
    window.views.offer_undo(_said(plan))
