"""A facilitator with the mouse: what is typed after a click goes to the entry line, and a double click is one press."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.clock_section import ClockSection
from cxstudio.app.workshop.drafts import DraftsSection
from cxstudio.app.workshop.step_section import StepSection
from cxstudio.app.workshop.vote_section import VoteSection
from cxstudio.edits.agenda import add_step
from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.model.document import Document
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into
from tests.app.workshop.desks import section_of
from tests.makers import Made, small_map

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Type = QEvent.Type
LATER = 1_000_000_000  # milliseconds, after all the clicks that brought a test to where it is


def with_steps(document: Document) -> Made:
    made = small_map(document)
    set_field(document, [add_attendee(document, "Person")], "present", True)
    for n in range(3):
        add_card(document, "pain", made.touchpoints[0], f"Pain {n}")
    add_step(document, "Vote on the pain points", lens="vote")
    add_step(document, "Owner, date, first step", lens="matrix", adds="action")
    add_step(document, "Opportunities", lens="capture", adds="opportunity")
    return made


@pytest.fixture
def at_vote(open_window: Callable[..., Opened], qtbot: QtBot) -> Opened:
    opened = open_window(with_steps)
    opened.window.workshop.toggle()
    click(clock(opened).next)
    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    return opened


def clock(opened: Opened) -> ClockSection:
    return section_of(opened, ClockSection)


def step_of(opened: Opened) -> str:
    now = opened.window.workshop.agenda.running
    return now.title if now is not None else ""


def pressed(widget: QWidget, *moments: int) -> None:
    """Presses of the left button at moments in milliseconds; one soon after another is sent as Qt would send it."""
    place, last = widget.rect().center().toPointF(), -LATER
    for moment in moments:
        again = (
            Type.MouseButtonDblClick
            if moment - last < QApplication.doubleClickInterval()
            else Type.MouseButtonPress
        )
        for kind, held in ((again, LEFT), (Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
            event = QMouseEvent(kind, place, widget.mapToGlobal(place), LEFT, held, NONE)
            event.setTimestamp(LATER + moment)
            QApplication.sendEvent(widget, event)
        last = moment


def the_line_has_the_keyboard(opened: Opened) -> bool:
    return QApplication.focusWidget() is opened.window.entry.line


def tally_one(opened: Opened) -> VoteSection:
    section = section_of(opened, VoteSection)
    opened.window.workshop.vote()
    type_into(opened.window.entry.line, "A 2")
    press(opened.window.entry.line, Qt.Key.Key_Return)
    vote = opened.window.workshop.voting.round
    assert vote is not None
    assert (vote.closed, vote.placed) == (False, 2), opened.window.entry.where()
    return section


def test_what_is_typed_after_a_vote_is_closed_goes_to_the_line(at_vote: Opened) -> None:
    section = tally_one(at_vote)
    section.close_button.setFocus()
    click(section.close_button)
    assert section.close_button.isHidden()
    assert the_line_has_the_keyboard(at_vote)
    type_into(QApplication.focusWidget() or at_vote.window, "Timer")
    assert at_vote.window.entry.line.text() == "Timer"
    assert at_vote.window.workshop.around.workshop.stand.lens == "vote"


def test_a_step_begun_by_mouse_gives_the_keyboard_to_the_line_from_a_draft_and_from_the_map(
    at_vote: Opened,
) -> None:
    drafts = section_of(at_vote, DraftsSection)
    drafts.begin()
    type_into(drafts.line, "Not yet said")
    click(clock(at_vote).next)
    assert step_of(at_vote) == "Owner, date, first step"
    assert the_line_has_the_keyboard(at_vote)
    assert drafts.line.text() == "Not yet said"
    at_vote.window.canvas.setFocus()
    click(clock(at_vote).next)
    assert step_of(at_vote) == "Opportunities"
    assert the_line_has_the_keyboard(at_vote)


def test_a_page_that_is_turned_leaves_its_keyboard_to_the_line(at_vote: Opened) -> None:
    drafts, console = section_of(at_vote, DraftsSection), at_vote.window.workshop.console
    assert console is not None
    drafts.begin()
    console.show_page("now")
    assert the_line_has_the_keyboard(at_vote)


def test_the_button_of_the_next_step_keeps_the_keyboard_it_was_pressed_with(at_vote: Opened) -> None:
    button = clock(at_vote).next
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(button, Qt.Key.Key_Space)
    assert step_of(at_vote) == "Owner, date, first step"
    assert QApplication.focusWidget() is button


def test_a_double_click_goes_on_by_one_step(at_vote: Opened) -> None:
    pressed(clock(at_vote).next, 0, 150, 300)
    assert step_of(at_vote) == "Owner, date, first step"
    pressed(clock(at_vote).next, 2000)
    assert step_of(at_vote) == "Opportunities"


def test_a_double_click_does_not_answer_that_the_vote_is_still_open(at_vote: Opened) -> None:
    section = tally_one(at_vote)
    pressed(clock(at_vote).next, 0, 150)
    assert (step_of(at_vote), section.notice.isHidden()) == ("Vote on the pain points", False)
    pressed(clock(at_vote).next, 2000)
    assert step_of(at_vote) == "Owner, date, first step"


def test_a_click_on_a_row_of_an_open_vote_puts_a_dot_there_and_backspace_takes_it_back(
    at_vote: Opened,
) -> None:
    section = tally_one(at_vote)
    second = next(one for one in section.tally.findChildren(QLabel) if one.text() == "B")

    def dots() -> tuple[int, ...]:
        vote = at_vote.window.workshop.voting.round
        assert vote is not None
        return tuple(vote.dots[:2])

    click(second)
    assert dots() == (2, 1)
    assert at_vote.window.entry.where() == "B: 1 dot; 0 of 3 left"
    assert the_line_has_the_keyboard(at_vote)
    click(second)  # more than there are is refused, as in the line
    assert dots() == (2, 1)
    press(at_vote.window.entry.line, Qt.Key.Key_Backspace)
    assert dots() == (2, 0)
    click(section.close_button)
    click(next(one for one in section.tally.findChildren(QLabel) if one.text() == "B"))
    assert dots() == (2, 0)


def test_what_the_line_adds_is_said_only_where_it_adds(at_vote: Opened) -> None:
    say = section_of(at_vote, StepSection)
    click(clock(at_vote).next)
    assert at_vote.window.entry.mode is not None
    assert say.adds.isHidden()
    at_vote.window.workshop.around.workshop.be(lens="capture")
    assert (say.adds.isHidden(), say.adds.text()) == (False, "The entry line adds: Action")
    click(clock(at_vote).next)
    assert say.adds.text() == "The entry line adds: Opportunity"
