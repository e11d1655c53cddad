"""Priorities in the room: one line sets impact and effort, owner, date and first step; keys do the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop import priorities_mode
from cxstudio.app.workshop.priorities_section import PrioritiesSection
from cxstudio.edits.attendees import add_attendee
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.workshop.desks import section_of

Key, Held = Qt.Key, Qt.KeyboardModifier
OPPORTUNITY, IDEA = 1, 6


@pytest.fixture
def room(
    english: None,
    november: date,
    open_window: Callable[..., Opened],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Opened:
    monkeypatch.setattr(priorities_mode, "order_here", lambda: "")  # whatever machine this runs on
    opened = open_window()
    opened.window.workshop.toggle()
    opened.window.workshop.around.workshop.be(lens="matrix")
    opened.window.workshop.to_entry()
    qtbot.waitUntil(lambda: bool(opened.window.workshop.around.workshop.stand.matrix))
    return opened


def section(room: Opened) -> PrioritiesSection:
    return section_of(room, PrioritiesSection)


def enter(room: Opened, text: str) -> str:
    """Type a line and press Enter; what the line says of it before."""
    line = room.window.entry.line
    type_into(line, text)
    said = room.window.entry.where()
    press(line, Key.Key_Return)
    return said


def place(room: Opened, card: int) -> tuple[float | None, float | None]:
    found = room.made.document.find(room.made.cards[card], Card)
    assert found is not None
    return found.impact, found.effort


def test_a_line_sets_impact_and_effort_and_says_what_it_means(room: Opened) -> None:
    said = enter(room, "A 5 2")
    assert said == "A: impact 5, effort 2, Do first · Call back when it is your turn"
    assert place(room, OPPORTUNITY) == (5, 2)
    assert room.window.entry.line.text() == ""
    enter(room, "b 4,5 3")
    assert place(room, IDEA) == (4.5, 3)
    room.window.undo()
    assert place(room, IDEA) == (None, None)
    assert place(room, OPPORTUNITY) == (5, 2)


def test_arrows_in_the_empty_line_fine_tune_by_half_a_step_in_one_step_to_undo(room: Opened) -> None:
    line = room.window.entry.line
    enter(room, "A 4 2")
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Right):
        press(line, key)
    assert place(room, OPPORTUNITY) == (5, 2.5)
    type_into(line, "A")
    press(line, Key.Key_Left)
    assert place(room, OPPORTUNITY) == (5, 2.5)
    press(line, Key.Key_Down, Held.AltModifier)
    assert place(room, OPPORTUNITY) == (4.5, 2.5)
    room.window.undo()
    assert place(room, OPPORTUNITY) == (4, 2)


def test_tab_and_a_letter_choose_whom_the_next_line_is_about(room: Opened) -> None:
    line = room.window.entry.line
    press(line, Key.Key_Tab)
    enter(room, "3 3")
    assert place(room, IDEA) == (3, 3)
    enter(room, "A")
    enter(room, "5 1")
    assert place(room, OPPORTUNITY) == (5, 1)


def test_owner_date_and_first_step_in_one_line_echo_in_full(room: Opened) -> None:
    document = room.made.document
    maria = add_attendee(document, "Maria Lopez")
    said = enter(room, "A @mar 12 Dec > call the ward")
    assert said == (
        "A: Maria Lopez, Sat 12 Dec 2026, first step: call the ward · Call back when it is your turn"
    )
    (action,) = document.nodes(Action)
    assert (action.owned_by, action.due, action.first_step) == (maria, "2026-12-12", "call the ward")
    assert "Done: A" in room.window.entry.where()
    assert any("Maria Lopez, Sat 12 Dec 2026" in text for text in section(room).list.texts())
    room.window.undo()
    assert not document.nodes(Action)


def test_somebody_new_is_said_to_be_new_and_made(room: Opened) -> None:
    assert "George (new)" in enter(room, "B @George")
    assert [one.name for one in room.made.document.nodes(Attendee)] == ["George"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("A 9 2", "1 to 5"),
        ("A @maria 3/4", "two ways"),
        ("A 12 Dec 2020", "has passed"),
        ("Z 1 1", "no candidate"),
    ],
)
def test_what_cannot_be_done_says_why_and_stays_in_the_line(room: Opened, typed: str, reason: str) -> None:
    before = room.made.document.undo_label
    assert reason in enter(room, typed)
    assert room.window.entry.line.text() == typed
    assert room.made.document.undo_label == before


@pytest.mark.parametrize(("order", "day"), [("dm", "Sat 3 Apr 2027"), ("md", "Thu 4 Mar 2027")])
def test_a_day_between_strokes_is_read_as_this_machine_writes_days(
    room: Opened, monkeypatch: pytest.MonkeyPatch, order: str, day: str
) -> None:
    monkeypatch.setattr(priorities_mode, "order_here", lambda: order)
    type_into(room.window.entry.line, "A @maria 3/4 > call the ward")
    assert day in room.window.entry.where()


def test_a_decision_or_a_parked_thought_is_a_note_here_as_everywhere(room: Opened) -> None:
    enter(room, "!We begin in January")
    assert [one.text for one in room.made.document.nodes(Decision)] == ["We begin in January"]
    enter(room, "p Who pays")
    assert len(room.made.document.parked()) == 1


def test_space_in_the_list_takes_a_candidate_out_and_puts_it_in_again(room: Opened, qtbot: QtBot) -> None:
    rows, workshop = section(room).list, room.window.workshop.around.workshop
    before = workshop.stand.matrix
    room.window.workshop.to_step_list()
    qtbot.waitUntil(rows.hasFocus)
    press(rows, Key.Key_Space)
    assert workshop.stand.matrix == before[1:]
    rows.stand_on(before[0])
    press(rows, Key.Key_Space)
    assert workshop.stand.matrix == (*before[1:], before[0])
    rows.stand_on(before[0])
    press(rows, Key.Key_Return)
    qtbot.waitUntil(room.window.entry.line.hasFocus)
    enter(room, "2 2")
    assert place(room, OPPORTUNITY) == (2, 2)


def test_in_another_lens_the_line_is_for_notes_again(room: Opened) -> None:
    room.window.workshop.around.workshop.be(lens="map")
    assert room.window.entry.mode is None
    assert section(room).isHidden()


def test_a_candidate_one_stands_on_in_the_list_is_brought_into_view(room: Opened, qtbot: QtBot) -> None:
    canvas, rows = room.window.canvas, section(room).list
    canvas.sight.zoom_to(4.0)
    canvas.sight.pan_by(4000, 4000)
    room.window.workshop.to_step_list()
    qtbot.waitUntil(rows.hasFocus)
    canvas.sight.glide.arrive()
    placed = canvas.picture.placed(rows.current())
    assert placed is not None
    assert canvas.sight.camera.seen.meets(placed.bounds)
