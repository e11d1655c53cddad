"""A workshop on a stick that is pulled out: edits are held, it is said plainly, and all is written when it returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.presenting_section import PresentingSection
from cxstudio.edits.agenda import add_step
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.model.records import Card, Stage
from cxstudio.model.workshops import AgendaStep
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

CTRL = Qt.KeyboardModifier.ControlModifier
TOUCHES_THE_DISK = (
    "write",
    "inverse",
    "write_version",
    "write_local",
    "forget_local",
    "write_conflicts",
    "write_condensed",
    "versions",
    "conflicts",
    "checkpoint",
    "blob",
)


def gone(*_args: object, **_more: object) -> None:
    """What every use of a file says whose stick is gone."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    raise error


@pytest.fixture
def pulled_out(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on nothing can be read or written; `monkeypatch.undo` plugs the stick in again."""

    def pull() -> None:
        for name in TOUCHES_THE_DISK:
            monkeypatch.setattr(Store, name, gone)

    return pull


def test_the_workshop_goes_on_without_its_stick_and_all_is_there_when_it_returns(
    small: Opened, pulled_out: Callable[[], None], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, document = small.window, small.window.session.document
    steps = [add_step(document, title, 5, lens="capture", adds="pain") for title in ("Stages", "Read out")]
    press(window, Qt.Key.Key_F5)
    press(window, Qt.Key.Key_F6, CTRL)
    state = window.toolbar.state
    qtbot.waitUntil(lambda: state.full_text().startswith("Saved"))
    pulled_out()
    window.workshop.to_entry()
    for number in range(3):
        type_into(window.entry.line, f"note {number} of the room")
        press(window.entry.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state.full_text().startswith("Not saved"))
    assert "cannot be reached" in state.full_text()
    press(window, Qt.Key.Key_F6, CTRL)  # with versions at the end and the start of a step
    press(window, Qt.Key.Key_F3, CTRL)
    assert window.workshop.console is not None
    presenting = window.workshop.console.section(PresentingSection)
    type_into(presenting.notes, "Wait for the stick")
    presenting.keep()
    window.undo()
    window.session.document.redo()
    assert state.full_text().startswith("Not saved")
    assert window.workshop.agenda.running is not None
    assert window.workshop.agenda.running.id == steps[1]
    monkeypatch.undo()
    qtbot.waitUntil(lambda: state.full_text().startswith("Saved"), timeout=20_000)
    press(window, Qt.Key.Key_F3, CTRL)
    path = window.session.path
    window.close()
    again = SessionFile.open(path)
    texts = {card.text for card in again.document.nodes(Card)}
    assert {f"note {number} of the room" for number in range(3)} <= texts
    assert "Wait for the stick" in {stage.notes for stage in again.document.nodes(Stage)}
    began = {step.id: step.began for step in again.document.nodes(AgendaStep)}
    assert None not in [began[step] for step in steps]
    again.close()


def test_undo_of_what_lies_on_a_stick_that_is_gone_does_no_harm(
    small: Opened, pulled_out: Callable[[], None], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, document = small.window, small.window.session.document
    window.commands.add("stage")
    qtbot.waitUntil(lambda: window.toolbar.state.full_text().startswith("Saved"))
    before = [stage.id for stage in document.stages(small.made.journey)]
    pulled_out()
    press(window, Qt.Key.Key_F5)
    window.undo()
    assert [stage.id for stage in document.stages(small.made.journey)] == before
    monkeypatch.undo()
    window.undo()
    assert [stage.id for stage in document.stages(small.made.journey)] == before[:-1]
