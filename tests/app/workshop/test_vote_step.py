"""A step that is a vote: opened by its key, left only knowingly, and its ballot in view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.vote_section import VoteSection
from cxstudio.edits.agenda import add_step
from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.model.document import Document
from cxstudio.model.records import Card
from cxstudio.model.workshops import VoteRound
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.workshop.desks import section_of
from tests.makers import Made, small_map

Key = Qt.Key


def with_two_steps(document: Document) -> Made:
    made = small_map(document)
    set_field(document, [add_attendee(document, "Person")], "present", True)
    for n in range(9):
        add_card(document, "pain", made.touchpoints[0], f"Pain {n}")
    add_step(document, "Vote on the pain points", lens="vote", say="Say this aloud. " * 12)
    add_step(document, "Opportunities", lens="capture", adds="opportunity")
    return made


@pytest.fixture
def at_vote(open_window: Callable[..., Opened]) -> Opened:
    opened = open_window(with_two_steps)
    opened.window.workshop.toggle()
    opened.window.workshop.agenda.next()
    return opened


def enter(opened: Opened, text: str) -> None:
    type_into(opened.window.entry.line, text)
    press(opened.window.entry.line, Key.Key_Return)


def trigger(opened: Opened, row: str) -> None:
    opened.window.actions_by_id[row].trigger()


def test_dots_before_the_vote_is_open_are_refused_with_the_remedy_and_notes_are_not(at_vote: Opened) -> None:
    entry, document = at_vote.window.entry, at_vote.made.document
    before = len(document.nodes(Card))
    for text in ("A 3", "c5, b +2"):
        enter(at_vote, text)
        assert entry.where() == "The vote is not open yet: Ctrl+Shift+F7 opens it"
        assert entry.line.text() == text
        entry.line.setText("")
    assert len(document.nodes(Card)) == before
    enter(at_vote, "A 3 week wait")
    assert len(document.nodes(Card)) == before + 1


def test_dots_that_were_refused_never_come_back_as_the_beginning_of_a_note(at_vote: Opened) -> None:
    entry, document = at_vote.window.entry, at_vote.made.document
    frame = entry.line.parentWidget()
    assert frame is not None
    enter(at_vote, "A 3")
    assert (frame.property("wrong"), entry.line.selectedText()) == ("true", "A 3")
    trigger(at_vote, "workshop.vote")
    assert (frame.property("wrong"), entry.line.text()) == ("false", "")
    enter(at_vote, "A 3")
    trigger(at_vote, "workshop.vote")
    at_vote.window.workshop.agenda.next()
    assert entry.line.text() == ""
    enter(at_vote, "Second desk in the morning")
    assert document.nodes(Card)[-1].text == "Second desk in the morning"


def test_a_note_that_stood_in_the_line_comes_back_after_the_vote(at_vote: Opened) -> None:
    type_into(at_vote.window.entry.line, "A desk")
    trigger(at_vote, "workshop.vote")
    assert at_vote.window.entry.line.text() == ""
    enter(at_vote, "A 3")
    trigger(at_vote, "workshop.vote")
    assert at_vote.window.entry.line.text() == "A desk"


def test_what_is_typed_after_a_refusal_takes_its_place(at_vote: Opened) -> None:
    trigger(at_vote, "workshop.vote")
    enter(at_vote, "D 15")
    assert at_vote.window.entry.line.text() == "D 15"
    enter(at_vote, "D 1")
    vote = at_vote.window.workshop.voting.round
    assert vote is not None
    assert vote.dots[3] == 1


def test_undo_takes_the_last_mark_back_while_the_vote_is_open_and_then_means_the_map(at_vote: Opened) -> None:
    window, document = at_vote.window, at_vote.made.document
    trigger(at_vote, "workshop.vote")
    vote = at_vote.window.workshop.voting.round
    assert vote is not None

    def dots() -> tuple[int, ...]:
        found = document.find(vote.id, VoteRound)
        assert found is not None
        return found.dots[:2]

    label, row = document.undo_label, window.actions_by_id["edit.undo"]
    enter(at_vote, "A 3")
    assert (row.isEnabled(), row.text()) == (True, "Undo tally votes")
    enter(at_vote, "A 2 B 1")
    trigger(at_vote, "edit.undo")
    assert (dots(), document.undo_label) == ((2, 0), label)
    assert window.entry.where().startswith("Taken back: B 1")
    card = add_card(document, "pain", at_vote.made.touchpoints[0], "Meanwhile")
    trigger(at_vote, "edit.undo")
    assert (dots(), document.get(card)) == ((2, 0), None), "what was done last goes first"
    trigger(at_vote, "edit.undo")
    assert dots() == (3, 0)
    trigger(at_vote, "workshop.vote")
    assert row.text() != "Undo tally votes"
    trigger(at_vote, "edit.undo")
    assert dots() == (3, 0)


def test_the_key_begins_the_next_vote_when_it_is_pressed_again_after_a_result(at_vote: Opened) -> None:
    section = section_of(at_vote, VoteSection)
    trigger(at_vote, "workshop.vote")
    enter(at_vote, "A 1")
    trigger(at_vote, "workshop.vote")
    trigger(at_vote, "workshop.vote")
    assert section.form.isHidden()
    trigger(at_vote, "workshop.vote")
    assert section.form.isVisible()
    assert at_vote.window.focusWidget() is section.form.question


def test_the_first_press_of_the_key_opens_the_round_under_the_name_of_the_step(at_vote: Opened) -> None:
    assert section_of(at_vote, VoteSection).form.question.text() == "Vote on the pain points"
    trigger(at_vote, "workshop.vote")
    vote = at_vote.window.workshop.voting.round
    assert vote is not None
    assert (vote.title, vote.closed) == ("Vote on the pain points", False)
    enter(at_vote, "A 3")
    trigger(at_vote, "workshop.vote")
    vote = at_vote.window.workshop.voting.round
    assert vote is not None
    assert (vote.closed, vote.dots[0]) == (True, 3)


def test_an_open_round_is_left_only_by_pressing_again(at_vote: Opened) -> None:
    workshop, notice = at_vote.window.workshop, section_of(at_vote, VoteSection).notice
    trigger(at_vote, "workshop.vote")
    enter(at_vote, "A 2")
    assert notice.isHidden()
    trigger(at_vote, "workshop.next-step")
    now = workshop.agenda.running
    assert now is not None
    assert now.title == "Vote on the pain points"
    said = "The vote is still open: Ctrl+Shift+F7 closes it, the same again goes on with the next step"
    assert (notice.isHidden(), notice.text()) == (False, said)
    trigger(at_vote, "workshop.next-step")
    now, vote = workshop.agenda.running, workshop.voting.round
    assert now is not None
    assert vote is not None
    assert (now.title, vote.closed, vote.dots[0]) == ("Opportunities", False, 2)


def test_a_round_that_was_closed_after_the_warning_holds_nobody(at_vote: Opened) -> None:
    workshop, section = at_vote.window.workshop, section_of(at_vote, VoteSection)
    trigger(at_vote, "workshop.vote")
    enter(at_vote, "A 2")
    trigger(at_vote, "workshop.next-step")
    trigger(at_vote, "workshop.vote")
    assert section.notice.isHidden()
    trigger(at_vote, "workshop.next-step")
    now = workshop.agenda.running
    assert now is not None
    assert now.title == "Opportunities"


def test_the_ballot_and_then_the_winner_stand_in_view(at_vote: Opened, qtbot: QtBot) -> None:
    section = section_of(at_vote, VoteSection)
    area: QWidget | None = section
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert isinstance(area, QScrollArea)
    bar = area.verticalScrollBar()

    def first_row_shows() -> None:
        top = section.tally.mapTo(area.viewport(), section.tally.rect().topLeft()).y()
        assert 0 <= top < area.viewport().height() / 2

    trigger(at_vote, "workshop.vote")
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.waitUntil(first_row_shows)
    enter(at_vote, "C 3")
    bar.setValue(bar.maximum())
    trigger(at_vote, "workshop.vote")
    qtbot.waitUntil(first_row_shows)
