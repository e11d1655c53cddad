"""The console's part for people, silence, turns, decisions and the parking lot, all by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxstudio.app.targets import numbered_name
from cxstudio.app.window import MainWindow
from cxstudio.app.workshop.console import Console
from cxstudio.app.workshop.decisions import DecisionsSection
from cxstudio.app.workshop.drafts import TYPED, DraftsSection
from cxstudio.app.workshop.notes import KEPT as NOTES
from cxstudio.app.workshop.notes import NotesSection
from cxstudio.app.workshop.parking import ParkingSection
from cxstudio.app.workshop.people import PeopleSection, ReadOutSection
from cxstudio.edits.attendees import add_people
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.groups import group_cards
from cxstudio.files.clean_copy import clean_copy
from cxstudio.insight.people import people_present
from cxstudio.insight.plan import today
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SECRET = "Tom talks too much: ask Maria first"


@pytest.fixture
def running(open_window: Callable[..., Opened]) -> Opened:
    opened = open_window()
    opened.window.workshop.toggle()
    return opened


def console_of(opened: Opened) -> Console:
    console = opened.window.workshop.console
    assert console is not None
    return console


def do(opened: Opened, id: str) -> None:
    opened.window.actions_by_id[f"workshop.{id}"].trigger()


def test_people_are_noted_a_line_each_and_space_says_who_left(running: Opened) -> None:
    do(running, "people")
    section = console_of(running).section(PeopleSection)
    for line in ("Maria Kowalska, nurse, ward 3", "Tom"):
        type_into(section.line, line)
        press(section.line, Qt.Key.Key_Return)
    document = running.window.session.document
    maria, _tom = document.nodes(Attendee)
    assert (maria.name, maria.role, maria.team) == ("Maria Kowalska", "nurse", "ward 3")
    assert people_present(document) == 2
    section.list.setCurrentRow(1)
    press(section.list, Qt.Key.Key_Space)
    assert people_present(document) == 1
    assert [one.present for one in document.nodes(Attendee)] == [True, False]


def test_a_pasted_list_of_people_is_one_step(running: Opened) -> None:
    do(running, "people")
    section = console_of(running).section(PeopleSection)
    QGuiApplication.clipboard().setText("Maria, nurse\nTom\nليلى، ممرضة\n")
    press(section.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    document = running.window.session.document
    assert people_present(document) == 3
    running.window.undo()
    assert people_present(document) == 0


def test_private_notes_are_kept_for_each_step_and_reach_no_copy(running: Opened) -> None:
    window = running.window
    section = console_of(running).section(NotesSection)
    type_into(section.text, SECRET)
    window.workshop.around.workshop.be(step="another step")
    assert section.text.toPlainText() == ""
    window.workshop.around.workshop.be(step="")
    assert section.text.toPlainText() == SECRET
    assert window.session.file.local(NOTES) == {"": SECRET}
    clean = running.path.with_name("clean.cxs")
    clean_copy(window.session.file, clean)
    assert SECRET.encode() not in clean.read_bytes()
    assert not any(SECRET in str(record) for record in window.session.document.registers.state["n"].values())


def test_notes_are_on_disk_before_the_window_closes(running: Opened) -> None:
    section = console_of(running).section(NotesSection)
    type_into(section.text, SECRET)
    running.window.session.flush()
    beside = running.path.parent.glob(f"{running.path.name}*")
    assert any(SECRET.encode() in path.read_bytes() for path in beside)


def test_drafts_stay_private_until_they_are_revealed_in_one_step(running: Opened) -> None:
    window, document = running.window, running.window.session.document
    window.canvas.desk.select([running.made.touchpoints[0]])
    do(running, "draft")
    section = console_of(running).section(DraftsSection)
    window.workshop.around.workshop.be(curtain=True)
    for line in ("No bus on Sundays", "* A shuttle"):
        type_into(section.line, line)
        press(section.line, Qt.Key.Key_Return)
    assert section.list.count() == 2
    before = {card.id for card in document.nodes(Card)}
    do(running, "reveal")
    fresh = [card for card in document.nodes(Card) if card.id not in before]
    assert {(card.kind, card.text) for card in fresh} == {
        ("pain", "No bus on Sundays"),
        ("idea", "A shuttle"),
    }
    stand = window.workshop.around.workshop.stand
    assert not stand.curtain
    newest = [document.find(id, Card) for id in stand.newest[:2]]
    assert [card.text for card in newest if card is not None] == ["A shuttle", "No bus on Sundays"]
    assert not section.waiting()
    window.undo()
    assert {card.id for card in document.nodes(Card)} == before
    assert [draft.text for draft in section.waiting().values()] == ["No bus on Sundays", "* A shuttle"]
    document.redo()
    assert not section.waiting()


def test_drafts_are_revealed_one_by_one_or_chosen_and_a_deleted_one_comes_back(running: Opened) -> None:
    window, document = running.window, running.window.session.document
    window.canvas.desk.select([running.made.touchpoints[0]])
    section = console_of(running).section(DraftsSection)
    do(running, "draft")
    QGuiApplication.clipboard().setText("one\ntwo\nthree\nfour")
    press(section.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    section.reveal_one()
    assert [draft.text for draft in section.waiting().values()] == ["two", "three", "four"]
    section.list.setCurrentRow(1)
    press(section.list, Qt.Key.Key_Return)
    assert [draft.text for draft in section.waiting().values()] == ["two", "four"]
    section.list.setCurrentRow(0)
    press(section.list, Qt.Key.Key_Delete)
    assert [draft.text for draft in section.waiting().values()] == ["four"]
    section.back.click()
    assert [draft.text for draft in section.waiting().values()] == ["four", "two"]
    assert {"one", "three"} <= {card.text for card in document.nodes(Card)}
    section.list.setCurrentRow(0)
    press(section.list, Qt.Key.Key_F2)
    assert section.line.text() == "four"


def test_drafts_go_where_the_line_is_and_the_section_says_where(running: Opened) -> None:
    window, document, made = running.window, running.window.session.document, running.made
    section = console_of(running).section(DraftsSection)
    do(running, "draft")
    window.canvas.desk.select([made.touchpoints[0]])
    type_into(section.line, "No bus")
    press(section.line, Qt.Key.Key_Return)
    # Both are those of the moment it was written: what the console said then holds.
    window.canvas.desk.select([made.touchpoints[4]])
    window.entry.set_kind("idea")
    there = f"Goes to {own_number(window, made.touchpoints[0])}"
    assert any(there in part.text() for part in section.findChildren(QLabel))
    do(running, "reveal")
    card = document.find(window.workshop.around.workshop.stand.newest[0], Card)
    assert card is not None
    assert (card.kind, card.home) == ("pain", made.touchpoints[0])


def test_each_draft_says_where_it_goes_and_the_toast_where_they_went(running: Opened) -> None:
    window, made = running.window, running.made
    section = console_of(running).section(DraftsSection)
    do(running, "draft")
    for home, line in ((made.touchpoints[0], "Far away"), (made.touchpoints[3], "p Later")):
        window.canvas.desk.select([home])
        type_into(section.line, line)
        press(section.line, Qt.Key.Key_Return)
    window.canvas.desk.select([made.touchpoints[4]])
    rows = [section.list.item(row).text() for row in range(section.list.count())]
    first = f"Goes to {own_number(window, made.touchpoints[0])}"
    assert rows[0].startswith(f"Far away\n{first}")
    assert rows[1] == "Later\nPain point to the parking lot"
    assert not any("Goes to" in part.text() for part in section.findChildren(QLabel))
    section.list.setCurrentRow(1)
    press(section.list, Qt.Key.Key_Delete)
    assert section.list.item(0).text() == "Far away"
    assert any(first in part.text() for part in section.findChildren(QLabel)), "not where the line is now"
    do(running, "reveal")
    assert f"Draft revealed · {first}" in window.toast.accessibleName()


def own_number(window: MainWindow, id: str) -> str:
    document = window.session.document
    return numbered_name(document, document.node(id))


def test_a_draft_that_is_half_typed_is_on_disk_before_the_window_closes(
    running: Opened, qtbot: QtBot
) -> None:
    section, file = console_of(running).section(DraftsSection), running.window.session.file
    do(running, "draft")
    type_into(section.line, "No bus on S")
    qtbot.waitUntil(lambda: file.local(TYPED) == "No bus on S")
    type_into(section.line, "un")
    running.window.session.flush()
    assert file.local(TYPED) == "No bus on Sun"


def test_a_half_typed_draft_is_in_the_line_again(open_window: Callable[..., Opened]) -> None:
    opened = open_window()
    opened.window.session.file.set_local(TYPED, "No bus on S")
    opened.window.workshop.toggle()
    assert console_of(opened).section(DraftsSection).line.text() == "No bus on S"


def test_everybody_reads_out_once_a_round_and_notes_are_counted(running: Opened) -> None:
    window, document = running.window, running.window.session.document
    section = console_of(running).section(ReadOutSection)
    assert section.isHidden()
    add_people(document, "Maria\nTom\nZoe")
    heard = []
    for _turn in range(3):
        do(running, "reader")
        heard.append(section.name.text())
    assert sorted(heard) == ["Maria", "Tom", "Zoe"]
    window.workshop.around.workshop.added(running.made.cards[0])
    assert section.name.text() == f"{heard[-1]} (1)"
    do(running, "reader")
    assert section.turns().round == 2


def test_the_entry_line_becomes_a_decision_by_one_key(running: Opened) -> None:
    window, document = running.window, running.window.session.document
    add_people(document, "Maria Kowalska")
    type_into(window.entry.line, "We call back within an hour @maria")
    do(running, "decide")
    (decision,) = document.nodes(Decision)
    (maria,) = document.nodes(Attendee)
    assert (decision.text, decision.owned_by) == ("We call back within an hour", maria.id)
    assert decision.date
    assert window.entry.line.text() == ""
    section = console_of(running).section(DecisionsSection)
    assert "Maria Kowalska" in section.list.item(0).text()


def test_the_selected_card_becomes_a_decision_and_stays(running: Opened) -> None:
    window, document = running.window, running.window.session.document
    window.canvas.desk.select([running.made.cards[6]])
    do(running, "decide")
    assert [one.text for one in document.nodes(Decision)] == ["A board with the delay"]
    assert document.find(running.made.cards[6], Card) is not None


def test_a_decision_is_rewritten_and_deleted_by_keys(running: Opened) -> None:
    document = running.window.session.document
    section = console_of(running).section(DecisionsSection)
    section.open_up()
    type_into(section.line, "One number for all")
    press(section.line, Qt.Key.Key_Return)
    section.list.setCurrentRow(0)
    press(section.list, Qt.Key.Key_Return)
    type_into(section.line, ", day and night @Tom")
    press(section.line, Qt.Key.Key_Return)
    assert [one.text for one in document.nodes(Decision)] == ["One number for all, day and night"]
    assert [one.name for one in document.nodes(Attendee)] == ["Tom"]
    press(section.list, Qt.Key.Key_Delete)
    assert not document.nodes(Decision)


def test_the_parking_lot_is_emptied_by_keys_and_each_thing_becomes_something(running: Opened) -> None:
    window, document, made = running.window, running.window.session.document, running.made
    add_people(document, "Maria Kowalska")
    park(document, [made.cards[0], made.cards[2], made.cards[4], made.cards[6], made.cards[7]])
    window.canvas.desk.select([made.touchpoints[3]])
    do(running, "empty-lot")
    section = console_of(running).section(ParkingSection)
    order = section.list.ids()
    press(section.list, Qt.Key.Key_N)
    assert section.list.current() == order[1]
    press(section.list, Qt.Key.Key_M)
    on_map = document.find(order[1], Card)
    assert on_map is not None
    assert (on_map.home, on_map.parked) == (made.touchpoints[3], False)
    asked = section.list.current()
    press(section.list, Qt.Key.Key_Q)
    question = document.find(asked, Card)
    assert question is not None
    assert (question.kind, question.home) == ("question", made.touchpoints[3])
    press(section.list, Qt.Key.Key_A)
    type_into(section.owner, "mar")
    press(section.owner, Qt.Key.Key_Return)
    (action,) = document.nodes(Action)
    assert action.owned_by == document.nodes(Attendee)[0].id
    press(section.list, Qt.Key.Key_D)
    assert len(document.nodes(Decision)) == 1
    press(section.list, Qt.Key.Key_Delete)
    assert not document.parked()
    assert not section.list.count()


def test_whose_action_it_is_takes_a_name_and_a_day_and_a_group_goes_as_one(running: Opened) -> None:
    document, made = running.window.session.document, running.made
    cards = [add_card(document, "pain", made.touchpoints[0], f"No bus {n}") for n in range(2)]
    group_cards(document, cards, "No bus")
    park(document, cards)
    do(running, "empty-lot")
    section = console_of(running).section(ParkingSection)
    press(section.list, Qt.Key.Key_A)
    type_into(section.owner, "Anna 45 Dec")
    press(section.owner, Qt.Key.Key_Return)
    assert len(document.parked()) == 2, "a day that is none is said, and nothing goes"
    section.owner.clear()
    type_into(section.owner, "Anna tomorrow")
    press(section.owner, Qt.Key.Key_Return)
    (action,) = document.nodes(Action)
    (anna,) = document.nodes(Attendee)
    assert (anna.name, action.owned_by) == ("Anna", anna.id)
    assert action.due == (today() + timedelta(days=1)).isoformat()
    assert not document.parked()
    assert "Action: No bus ×2 · Anna · " in running.window.toast.accessibleName()


def test_without_a_place_on_the_map_a_parked_thing_stays_and_says_so(running: Opened) -> None:
    window, document, made = running.window, running.window.session.document, running.made
    park(document, [made.cards[0]])
    window.canvas.desk.select([])
    window.entry._target.choose("")
    do(running, "empty-lot")
    section = console_of(running).section(ParkingSection)
    press(section.list, Qt.Key.Key_M)
    assert [one.id for one in document.parked()] == [made.cards[0]]
    assert "Select a touchpoint" in section.said()


def details_show(window: MainWindow) -> bool:
    return window.areas.details_shown


def test_the_details_stay_away_while_the_workshop_runs_at_whatever_size(running: Opened) -> None:
    window = running.window
    assert not details_show(window)
    for width in (1000, 1440):
        window.resize(width, 860)
        window.canvas.select([running.made.cards[0]])
        assert not details_show(window)
    running.window.actions_by_id["view.inspector"].trigger()
    assert details_show(window)  # their key brings them
    window.workshop.toggle()
    window.resize(1000, 860)
    window.resize(1440, 860)
    assert details_show(window)
