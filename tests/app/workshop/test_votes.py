"""Votes on the console and in the entry line: opened, tallied by letters, closed for good, voted on again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.vote_section import HIDDEN, VoteSection
from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.insight.votes import dots_of
from cxstudio.model.document import Document
from cxstudio.model.naming import own_title
from cxstudio.model.workshops import VoteRound
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.makers import Made, small_map

Key = Qt.Key


def ten_in_the_room(document: Document) -> Made:
    made = small_map(document)
    for n in range(10):
        set_field(document, [add_attendee(document, f"Person {n}")], "present", True)
    for n in range(3):
        add_card(document, "pain", made.touchpoints[n], f"Pain {n}")
    return made


@pytest.fixture
def at_vote(open_window: Callable[..., Opened]) -> Opened:
    opened = open_window(ten_in_the_room)
    opened.window.workshop.toggle()
    opened.window.workshop.around.workshop.be(lens="vote")
    return opened


def section(opened: Opened) -> VoteSection:
    console = opened.window.workshop.console
    assert console is not None
    return console.section(VoteSection)


def the_round(opened: Opened) -> VoteRound:
    found = opened.window.workshop.voting.round
    assert found is not None
    return found


def enter(opened: Opened, text: str) -> None:
    line = opened.window.entry.line
    type_into(line, text)
    press(line, Key.Key_Return)


def test_the_form_offers_who_is_there_and_counts_the_candidates(at_vote: Opened) -> None:
    form = section(at_vote).form
    assert form.isVisible()
    assert (form.dots.number, form.concerns.number, form.voters.number) == (3, 0, 10)
    assert form.summary.text() == "4 candidates"
    form.area.setCurrentIndex(form.area.findData(at_vote.made.stages[1]))
    assert form.summary.text() == "0 candidates"


def test_a_round_is_tallied_by_keys_and_closed_by_a_key(at_vote: Opened) -> None:
    window = at_vote.window
    form = section(at_vote).form
    type_into(form.question, "Which pain first?")
    press(form.question, Key.Key_Return)
    assert window.focusWidget() is window.entry.line
    assert section(at_vote).placed.text() == "0 of 30 placed"
    enter(at_vote, "C 5")
    assert window.entry.where() == "C: 5 dots; 25 of 30 left"
    enter(at_vote, "a 8 b3")
    assert the_round(at_vote).dots == (8, 3, 5, 0)
    type_into(window.entry.line, "D 15")
    assert window.entry.where() == "The room has 30 dots, and 1 too many would be placed"
    press(window.entry.line, Key.Key_Return)
    assert window.entry.line.text() == "D 15"
    window.entry.line.setText("")
    press(window.entry.line, Key.Key_Backspace)
    assert the_round(at_vote).dots == (8, 0, 5, 0)
    assert window.entry.where() == "Taken back: B 3 · B: 0 dots; 17 of 30 left"
    enter(at_vote, "b3")
    window.actions_by_id["workshop.vote"].trigger()
    assert window.workshop.console is not None
    vote = the_round(at_vote)
    assert (vote.closed, vote.title, vote.voters, vote.date != "") == (True, "Which pain first?", 10, True)
    assert window.entry.mode is None
    assert sorted(dots_of(at_vote.made.document).values()) == [0, 3, 5, 8]


def test_one_key_fills_in_opens_and_closes(at_vote: Opened) -> None:
    window, key = at_vote.window, at_vote.window.actions_by_id["workshop.vote"]
    window.workshop.around.workshop.be(lens="map")
    key.trigger()
    form = section(at_vote).form
    assert window.focusWidget() is form.question
    assert window.workshop.voting.round is None
    key.trigger()
    assert not the_round(at_vote).closed
    enter(at_vote, "B 2")
    key.trigger()
    assert the_round(at_vote).closed
    key.trigger()
    assert not form.isVisible(), "the result is not put away"
    window.actions_by_id["workshop.new-vote"].trigger()
    assert window.focusWidget() is form.question
    assert form.isVisible()


def test_no_undo_takes_a_closed_vote_away(at_vote: Opened) -> None:
    window = at_vote.window
    card = add_card(at_vote.made.document, "gain", at_vote.made.touchpoints[0], "Kind")
    window.workshop.voting.open_or_close()
    enter(at_vote, "A 3")
    window.workshop.voting.open_or_close()
    window.undo()
    assert at_vote.made.document.get(card) is None
    assert the_round(at_vote).closed
    assert the_round(at_vote).placed == 3


def test_hidden_numbers_are_nowhere_on_this_screen_until_the_vote_is_closed(at_vote: Opened) -> None:
    window = at_vote.window
    window.workshop.voting.open_or_close()
    window.workshop.voting.hide()
    enter(at_vote, "A 7")
    assert window.entry.where() == "A: tallied"
    counts = [row[2].text() for row in section(at_vote).tally._rows]
    assert set(counts) == {HIDDEN}
    window.workshop.voting.open_or_close()
    assert [row[2].text() for row in section(at_vote).tally._rows][:2] == ["7", "0"]


def test_candidates_have_letters_on_the_map_while_the_vote_shows(at_vote: Opened) -> None:
    window = at_vote.window
    window.workshop.voting.open_or_close()
    vote = the_round(at_vote)
    assert window.canvas.markings.lettered.ids == vote.candidates
    window.grab()
    window.workshop.around.workshop.be(lens="map")
    assert window.canvas.markings.lettered.ids == ()


def test_the_top_is_voted_on_again_and_both_rounds_are_listed(at_vote: Opened) -> None:
    voting = at_vote.window.workshop.voting
    voting.open_or_close()
    first = the_round(at_vote)
    enter(at_vote, "A 9 B 5 C 5 D 1")
    voting.vote_again()
    assert the_round(at_vote).id == first.id  # not while it is open
    voting.open_or_close()
    voting.vote_again()
    second = the_round(at_vote)
    assert (second.after, second.closed) == (first.id, False)
    assert list(second.candidates) == [first.candidates[n] for n in (0, 1, 2)]
    assert section(at_vote).rounds.count() == 2
    voting.give_up()
    assert the_round(at_vote).id == first.id


def test_a_vote_nobody_tallied_is_not_closed_and_said_why(at_vote: Opened) -> None:
    window = at_vote.window
    window.workshop.voting.open_or_close()
    window.workshop.voting.open_or_close()
    assert not the_round(at_vote).closed


def test_the_arrows_choose_a_candidate_for_lines_without_a_letter(at_vote: Opened) -> None:
    window = at_vote.window
    window.workshop.voting.open_or_close()
    press(window.entry.line, Key.Key_Down)
    assert window.entry.where().startswith("B: ")
    enter(at_vote, "4")
    assert the_round(at_vote).dots == (0, 4, 0, 0)


def test_the_buttons_of_an_open_vote_stand_in_two_columns_and_none_is_cut(
    at_vote: Opened, qtbot: QtBot
) -> None:
    there = section(at_vote)
    press(there.form.question, Key.Key_Return)
    buttons = [there.close_button, there.hide_button, there.discard_button]
    assert all(button.isVisible() for button in buttons)
    qtbot.waitUntil(lambda: len({button.width() for button in buttons}) == 1)
    assert buttons[0].x() == buttons[2].x() != buttons[1].x()
    for button in buttons:
        assert button.width() >= button.sizeHint().width()


def test_dots_of_concern_are_asked_for_where_a_vote_has_them(at_vote: Opened) -> None:
    window = at_vote.window
    window.workshop.voting.open_or_close()
    assert not the_round(at_vote).concern_budget
    assert "!" not in window.entry.line.placeholderText()
    with at_vote.made.document.transaction("Concern"):
        at_vote.made.document.set(the_round(at_vote).id, concern_budget=1)
    assert window.entry.mode is not None
    assert "with ! dots of concern" in window.entry.mode.asks


def test_a_key_held_down_takes_no_tally_back(at_vote: Opened) -> None:
    window = at_vote.window
    window.workshop.voting.open_or_close()
    enter(at_vote, "A 3")
    enter(at_vote, "B 2")
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(window.entry.line, held)
    assert the_round(at_vote).dots == (3, 2, 0, 0)
    press(window.entry.line, Key.Key_Backspace)
    assert the_round(at_vote).dots == (3, 0, 0, 0)
    assert window.entry.where() == "Taken back: B 2 · B: 0 dots; 27 of 30 left"


def test_people_who_come_late_vote_too(at_vote: Opened) -> None:
    window, document = at_vote.window, at_vote.made.document
    window.workshop.voting.open_or_close()
    shown = section(at_vote)
    assert not shown.voters.all_here.isVisible()
    set_field(document, [add_attendee(document, "Late")], "present", True)
    assert shown.voters.all_here.isVisible()
    shown.voters.all_here.click()
    assert the_round(at_vote).voters == 11
    assert not shown.voters.all_here.isVisible()
    shown.voters.number.selectAll()
    type_into(shown.voters.number, "12")
    press(shown.voters.number, Key.Key_Return)
    assert the_round(at_vote).voters == 12
    assert window.focusWidget() is window.entry.line
    assert shown.placed.text() == "0 of 36 placed"
    enter(at_vote, "A 30")
    shown.voters.number.selectAll()
    type_into(shown.voters.number, "9")
    press(shown.voters.number, Key.Key_Return)
    assert the_round(at_vote).voters == 12
    assert shown.voters.number.text() == "12"


def test_a_second_round_from_the_menu_gives_the_keyboard_to_the_line(at_vote: Opened) -> None:
    window = at_vote.window
    window.workshop.voting.open_or_close()
    enter(at_vote, "A 9 B 5")
    window.workshop.voting.open_or_close()
    window.canvas.setFocus()
    window.actions_by_id["workshop.second-round"].trigger()
    assert not the_round(at_vote).closed
    assert window.focusWidget() is window.entry.line


def test_a_candidate_that_is_gone_keeps_its_words_and_is_marked(at_vote: Opened) -> None:
    window = at_vote.window
    window.workshop.voting.open_or_close()
    vote = the_round(at_vote)
    gone = str(own_title(at_vote.made.document.node(vote.candidates[0])))
    delete(at_vote.made.document, [vote.candidates[0]])
    assert section(at_vote).tally._rows[0][1].full_text() == f"{gone} · deleted"
    enter(at_vote, "A 3")
    window.workshop.voting.open_or_close()
    assert the_round(at_vote).words[0] == gone
    assert "3 of 30 placed" in section(at_vote).about.text()
