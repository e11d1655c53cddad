"""The step of persona and boundaries by keyboard alone: a name, goals, needs, start and end through the one line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from cxstudio.edits.agenda import add_step
from cxstudio.edits.personas import set_journey_persona
from cxstudio.model.plans import Decision
from cxstudio.model.records import Persona
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.workshop.agenda_room import Room, open_room

Key = Qt.Key


@pytest.fixture
def room(small: Opened, monkeypatch: pytest.MonkeyPatch) -> Room:
    found = open_room(small, monkeypatch)
    set_journey_persona(found.document, small.made.journey, "")
    found.window.workshop.agenda.go_to(add_step(found.document, "Persona", 5, lens="people"))
    found.window.workshop.to_entry()
    return found


def enter(room: Room, text: str) -> str:
    type_into(room.window.entry.line, text)
    press(room.window.entry.line, Key.Key_Return)
    return room.window.entry.where()


def zofia(room: Room) -> Persona:
    return next(one for one in room.document.personas() if one.name == "Zofia")


def test_the_line_takes_a_name_then_goals_and_by_tab_needs_start_and_end(room: Room) -> None:
    entry, line = room.window.entry, room.window.entry.line
    assert line.placeholderText() == "Persona: type and press Enter"
    assert enter(room, "Zofia") == "Persona: Zofia"
    assert line.placeholderText() == "Goals: type and press Enter"
    type_into(line, "Be home by noon")
    assert entry.where() == "Zofia: Goals"
    press(line, Key.Key_Return)
    assert zofia(room).goals == "Be home by noon"
    press(line, Key.Key_Tab)
    assert entry.where() == "Zofia: Needs · Tab changes the target"
    enter(room, "A place to sit #1")
    assert zofia(room).needs == "A place to sit #1"
    press(line, Key.Key_Tab)
    enter(room, "The letter comes")
    type_into(line, "The phone rings")
    assert entry.where() == "Starts when, instead of “The letter comes”"
    press(line, Key.Key_Return)
    press(line, Key.Key_Tab)
    enter(room, "She knows")
    journey = room.document.journeys()[0]
    assert (journey.persona, journey.start, journey.end) == (zofia(room).id, "The phone rings", "She knows")


def test_a_sign_makes_a_note_here_as_everywhere(room: Room) -> None:
    enter(room, "Zofia")
    enter(room, "!We begin with new patients")
    assert [one.text for one in room.document.nodes(Decision)] == ["We begin with new patients"]
    enter(room, r"\!Now")
    assert zofia(room).goals == "!Now"
    parked = len(room.document.parked())
    enter(room, "p Children")
    assert len(room.document.parked()) == parked + 1


def test_undo_of_the_name_asks_for_one_again(room: Room) -> None:
    enter(room, "Zofia")
    room.window.undo()
    assert room.window.entry.line.placeholderText() == "Persona: type and press Enter"


def test_shift_tab_before_the_first_target_leaves_the_line(room: Room) -> None:
    entry = room.window.entry
    assert entry.mode is not None
    enter(room, "Zofia")
    press(entry.line, Key.Key_Tab)
    press(entry.line, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert entry.mode.title == "Goals"
    press(entry.line, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert room.window.focusWidget() is not entry.line


def test_the_line_adds_cards_again_in_the_next_step(room: Room) -> None:
    room.window.workshop.agenda.go_to(add_step(room.document, "Pains", 5, lens="capture"))
    assert room.window.entry.mode is None
