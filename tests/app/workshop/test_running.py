"""Where a window's workshop stands follows what happens to the steps of its agenda."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.app.workshop.notes import NotesSection
from cxstudio.edits.agenda import add_step
from cxstudio.edits.deleting import delete
from tests.app.conftest import Opened


def test_a_running_step_that_was_deleted_and_is_back_has_its_notes_again(
    open_window: Callable[..., Opened],
) -> None:
    opened = open_window()
    document, workshop = opened.made.document, opened.window.workshop.around.workshop
    step = add_step(document, "Stages")
    workshop.agenda.next()
    console = opened.window.workshop.console
    assert console is not None
    notes = console.section(NotesSection)
    notes.text.setPlainText("Ask Maria first")
    delete(document, [step])
    assert notes.text.toPlainText() == ""
    opened.window.undo()
    assert workshop.stand.step == step
    assert notes.text.toPlainText() == "Ask Maria first"
