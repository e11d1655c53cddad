"""The steps that ask for something of their own: title and goal, persona and boundaries, the gaps of the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxstudio.edits.agenda import add_step
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint, toggle_channel
from cxstudio.insight.unfilled import unfilled
from cxstudio.model.records import Persona
from cxstudio.model.workshops import Lens
from tests.app.conftest import Opened
from tests.app.workshop.agenda_room import Room, open_room


@pytest.fixture
def room(small: Opened, monkeypatch: pytest.MonkeyPatch) -> Room:
    return open_room(small, monkeypatch)


def begin(room: Room, lens: Lens) -> None:
    step = add_step(room.document, "Step", 5, lens=lens)
    room.window.workshop.agenda.go_to(step)


def write(room: Room, name: str, text: str) -> None:
    """Into a field, as somebody types who goes on with Tab."""
    row = room.say.fields.rows[name]
    row.take_keyboard()
    QTest.keyClicks(row.editor, text)
    row.flush()


def test_welcome_takes_title_and_goal_and_undo_takes_them_back(room: Room) -> None:
    begin(room, "title")
    assert list(room.say.fields.rows) == ["title", "impression"]
    before = room.document.session.title
    write(room, "impression", "They knew I was coming")
    write(room, "title", "Our first workshop")
    session = room.document.session
    assert (session.title, session.impression) == ("Our first workshop", "They knew I was coming")
    room.document.undo()
    assert room.document.session.title == before
    assert room.say.fields.rows["title"].raw() == before


def test_a_promise_is_the_goal_where_the_wall_shows_one(room: Room) -> None:
    with room.document.transaction("Promise"):
        room.document.set("session", promise="Nobody waits")
    begin(room, "title")
    assert list(room.say.fields.rows) == ["title", "promise"]


def test_a_typed_name_makes_the_persona_and_the_boundaries_are_those_of_the_journey(room: Room) -> None:
    begin(room, "people")
    write(room, "persona", "Zofia")
    write(room, "start", "The letter comes")
    write(room, "end", "The result is known")
    journey = room.document.journeys()[0]
    persona = room.document.find(journey.persona, Persona)
    assert persona is not None
    assert persona.name == "Zofia"
    assert (journey.start, journey.end) == ("The letter comes", "The result is known")


def test_a_persona_of_the_session_is_chosen_by_her_name(room: Room) -> None:
    begin(room, "people")
    there = room.document.personas()
    write(room, "persona", there[-1].name)
    assert room.document.journeys()[0].persona == there[-1].id
    assert len(room.document.personas()) == len(there)


def test_the_fields_are_reached_by_tab(room: Room) -> None:
    begin(room, "people")
    rows = room.say.fields.rows
    rows["persona"].take_keyboard()
    reached: list[QWidget | None] = []
    for _press in range(2):
        room.key(Qt.Key.Key_Tab)
        reached.append(room.window.focusWidget())
    assert reached == [rows["start"].editor, rows["end"].editor]


def test_other_steps_ask_for_nothing(room: Room) -> None:
    begin(room, "stage")
    assert not room.say.fields.isVisible()
    assert not room.say.gaps.isVisible()


def test_the_gaps_are_counted_and_a_row_goes_there(room: Room, qtbot: QtBot) -> None:
    document, gaps = room.document, room.say.gaps
    journey = document.journeys()[0]
    touchpoint = add_touchpoint(document, document.stages(journey.id)[0].id, "Letter")
    add_stage(document, journey.id, "After")
    begin(room, "map")
    lacking = [id for stage in document.stages(journey.id) for id, _ in unfilled(document, stage)]
    assert gaps.list.ids() == lacking
    assert gaps.count.text() == f"{len(lacking)} findings"
    gaps.list.stand_on(lacking[-1])
    gaps.list.setFocus()
    room.key(Qt.Key.Key_Return)
    assert room.window.canvas.selection == [lacking[-1]]
    assert "No channel · No emotion yet" in gaps.list.texts()[0]
    toggle_channel(document, [touchpoint], "Phone")
    qtbot.waitUntil(lambda: "No channel" not in gaps.list.texts()[0])


def test_a_map_without_gaps_says_what_was_looked_for(room: Room, qtbot: QtBot) -> None:
    begin(room, "map")
    said = "Every stage has touchpoints, every touchpoint a channel and an emotion"
    qtbot.waitUntil(lambda: room.say.gaps.count.text() == said)


def test_the_keyboard_goes_to_the_line_where_the_step_of_a_field_ends(room: Room) -> None:
    begin(room, "people")
    room.say.fields.rows["end"].take_keyboard()
    begin(room, "stages")
    assert room.window.focusWidget() is room.window.entry.line


def test_a_keyboard_elsewhere_stays_there_as_the_step_changes(room: Room) -> None:
    begin(room, "people")
    room.window.canvas.setFocus()
    begin(room, "stages")
    assert room.window.focusWidget() is room.window.canvas
