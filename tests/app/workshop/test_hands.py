"""Emotions counted by hands through real keys in the entry line: whose, how many, then a digit for each hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cxstudio.app.workshop.hands_section import HandsSection
from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.document import Document
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.makers import Made, small_map

Key = Qt.Key


def five_in_the_room(document: Document) -> Made:
    made = small_map(document)
    for n in range(5):
        set_field(document, [add_attendee(document, f"Person {n}")], "present", True)
    return made


def begun(open_window: Callable[..., Opened], fill: Callable[..., Made] = five_in_the_room) -> Opened:
    opened = open_window(fill)
    opened.window.workshop.count_hands()
    return opened


def counts(opened: Opened, place: int, persona: int = 0) -> tuple[int, ...]:
    made = opened.made
    register = made.document.emotion(made.touchpoints[place], made.personas[persona])
    return register.counts if register is not None else ()


def test_the_persona_comes_first_then_the_number_then_a_digit_for_each_hand(
    open_window: Callable[..., Opened],
) -> None:
    opened = begun(open_window)
    entry, line = opened.window.entry, opened.window.entry.line
    assert opened.window.focusWidget() is line
    assert entry.where() == "Amina"
    press(line, Key.Key_Down)
    assert entry.where() == "George"
    press(line, Key.Key_Return)
    assert entry.where() == "5 hands"
    type_into(line, "1")
    assert entry.where() == "1 hand"
    line.setText("")
    type_into(line, "3")
    press(line, Key.Key_Return)
    assert entry.where() == "Web page: 0 of 3 hands"
    type_into(line, "21")
    assert entry.where() == "Web page: 2 of 3 hands, mean −1.5, spread narrow"
    type_into(line, "5")
    assert counts(opened, 0, 1) == (1, 1, 0, 0, 1)
    assert entry.where() == "Web page: 3 of 3 hands, mean −0.3, spread wide, few. Next: Booking line"
    console = opened.window.workshop.console
    assert console is not None
    apart = console.section(HandsSection).apart
    assert (apart.isVisible(), apart.text()) == (
        True,
        "Web page: the room disagrees. Ask both sides why.",
    )
    workshop = opened.window.workshop.around.workshop
    # The room sees how the last hand changed it, until the next touchpoint has its first.
    assert (workshop.stand.touchpoint, workshop.stand.persona) == (
        opened.made.touchpoints[0],
        opened.made.personas[1],
    )
    type_into(line, "4")
    assert workshop.stand.touchpoint == opened.made.touchpoints[1]
    assert counts(opened, 1, 1) == (0, 0, 0, 1, 0)


def test_tab_goes_from_what_was_counted_to_the_next_touchpoint_and_delete_counts_it_anew(
    open_window: Callable[..., Opened],
) -> None:
    opened = begun(open_window)
    line, workshop = opened.window.entry.line, opened.window.workshop.around.workshop
    press(line, Key.Key_Return)
    press(line, Key.Key_Return)
    type_into(line, "11111")
    assert workshop.stand.touchpoint == opened.made.touchpoints[0]
    press(line, Key.Key_Tab)
    assert workshop.stand.touchpoint == opened.made.touchpoints[1]
    type_into(line, "11111")
    press(line, Key.Key_Delete)
    assert counts(opened, 1) == ()
    assert workshop.stand.touchpoint == opened.made.touchpoints[1]
    type_into(line, "5")
    assert counts(opened, 1) == (0, 0, 0, 0, 1)


def test_backspace_goes_back_over_a_touchpoint_and_tab_leaves_it_unfinished(
    open_window: Callable[..., Opened],
) -> None:
    opened = begun(open_window)
    line = opened.window.entry.line
    press(line, Key.Key_Return)
    press(line, Key.Key_Return)
    type_into(line, "11111")
    press(line, Key.Key_Backspace)
    assert counts(opened, 0) == (4, 0, 0, 0, 0)
    press(line, Key.Key_Tab)
    type_into(line, "3")
    press(line, Key.Key_Backtab)
    type_into(line, "2")
    assert counts(opened, 0) == (4, 1, 0, 0, 0)
    assert counts(opened, 1) == (0, 0, 1, 0, 0)
    press(line, Key.Key_Backtab)
    press(line, Key.Key_Delete)
    assert counts(opened, 0) == ()
    press(line, Key.Key_X)
    assert opened.window.entry.where() == "A digit for each hand: 1 very bad to 5 very good"
    assert line.text() == ""


def test_twenty_five_touchpoints_and_nine_hands_by_keys_alone(open_window: Callable[..., Opened]) -> None:
    def fill(document: Document) -> Made:
        made = small_map(document)
        for n in range(20):
            add_touchpoint(document, made.stages[1], f"Further {n}")
        return made

    opened = begun(open_window, fill)
    line = opened.window.entry.line
    press(line, Key.Key_Return)
    type_into(line, "9")
    press(line, Key.Key_Return)
    document, journey = opened.made.document, opened.made.journey
    touchpoints = document.journey_touchpoints(journey)
    assert len(touchpoints) == 25
    for place in range(25):
        type_into(line, "123454321" if place % 2 else "111222333")
    for place, touchpoint in enumerate(touchpoints):
        register = document.emotion(touchpoint.id, opened.made.personas[0])
        assert register is not None
        assert register.counts == ((2, 2, 2, 2, 1) if place % 2 else (3, 3, 3, 0, 0))
    console = opened.window.workshop.console
    assert console is not None
    section = console.section(HandsSection)
    assert section.frame.done.text() == "25 of 25 touchpoints"
    opened.window.undo()
    last = document.emotion(touchpoints[-1].id, opened.made.personas[0])
    assert last is None
    assert document.emotion(touchpoints[-2].id, opened.made.personas[0]) is not None


def test_digits_of_other_scripts_are_hands(open_window: Callable[..., Opened]) -> None:
    opened = begun(open_window)
    line = opened.window.entry.line
    press(line, Key.Key_Return)
    press(line, Key.Key_Return)
    for letter in "٢۵":  # as a keyboard of that language sends it
        QApplication.sendEvent(
            line, QKeyEvent(QEvent.Type.KeyPress, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
        )
    assert counts(opened, 0) == (0, 1, 0, 0, 1)


def test_the_line_adds_notes_again_once_another_lens_shows(open_window: Callable[..., Opened]) -> None:
    opened = begun(open_window)
    entry = opened.window.entry
    opened.window.workshop.around.workshop.be(lens="capture")
    assert entry.mode is None
    type_into(entry.line, "No seats left")
    press(entry.line, Key.Key_Return)
    document, made = opened.made.document, opened.made
    assert counts(opened, 0) == (0, 0, 0, 0, 0)
    assert "No seats left" in [card.text for home in made.touchpoints for card in document.cards(home)]


def test_another_journey_is_counted_in_its_own_line(open_window: Callable[..., Opened]) -> None:
    opened = begun(open_window)
    window, document = opened.window, opened.made.document
    first = window.entry
    other = add_journey(document, "Another visit")
    stage = add_stage(document, other, "Arrive")
    add_touchpoint(document, stage, "Gate")
    window.show_journey(other)
    assert window.entry is not first
    assert first.mode is None
    assert window.entry.mode is not None
    for _ in range(2):
        press(window.entry.line, Key.Key_Return)
    assert window.entry.where() == "Gate: 0 of 5 hands"


def test_the_section_says_what_to_do_once(open_window: Callable[..., Opened]) -> None:
    opened = begun(open_window)
    console = opened.window.workshop.console
    assert console is not None
    section = console.section(HandsSection)
    assert section.here.text() == section.mode.asks
    assert section.whose.isHidden()
    press(opened.window.entry.line, Key.Key_Return)
    assert section.whose.text() == "Amina"
    assert section.whose.isVisible()


def ready(opened: Opened, hands: str) -> None:
    line = opened.window.entry.line
    press(line, Key.Key_Return)
    type_into(line, hands)
    press(line, Key.Key_Return)


def test_hands_begin_at_what_is_selected_else_at_the_first_and_go_where_the_map_is_clicked(
    open_window: Callable[..., Opened],
) -> None:
    opened = open_window(five_in_the_room)
    window, made = opened.window, opened.made
    workshop, line = window.workshop.around.workshop, window.entry.line
    window.workshop.toggle()
    window.workshop.to_entry()
    window.entry.targeted.emit(made.touchpoints[4])  # where the line was last is nobody's choice
    window.workshop.count_hands()
    assert workshop.stand.touchpoint == made.touchpoints[0]
    assert window.canvas.selection == [made.touchpoints[0]]
    window.canvas.setFocus()
    window.canvas.select([made.touchpoints[2]])
    assert workshop.stand.touchpoint == made.touchpoints[2]
    window.workshop.to_entry()
    ready(opened, "2")
    assert window.entry.where() == "Letter: 0 of 2 hands"
    window.canvas.setFocus()
    window.canvas.select([made.cards[6]])
    assert window.entry.where() == "Waiting area: 0 of 2 hands"
    type_into(line, "5")
    assert counts(opened, 4) == (0, 0, 0, 0, 1)


def test_hands_begin_at_what_was_selected_before_the_step(open_window: Callable[..., Opened]) -> None:
    opened = open_window(five_in_the_room)
    opened.window.workshop.toggle()
    opened.window.canvas.setFocus()
    opened.window.canvas.select([opened.made.touchpoints[3]])
    opened.window.workshop.count_hands()
    assert opened.window.workshop.around.workshop.stand.touchpoint == opened.made.touchpoints[3]


def test_tab_goes_round_to_what_is_unrated_and_says_when_nothing_is(
    open_window: Callable[..., Opened],
) -> None:
    opened = open_window(five_in_the_room)
    opened.window.workshop.toggle()
    opened.window.canvas.setFocus()
    opened.window.canvas.select([opened.made.touchpoints[3]])
    opened.window.workshop.count_hands()
    line, entry = opened.window.entry.line, opened.window.entry
    ready(opened, "1")
    workshop = opened.window.workshop.around.workshop
    for place in (3, 4, 0, 1):
        assert workshop.stand.touchpoint == opened.made.touchpoints[place]
        type_into(line, "4")
        press(line, Key.Key_Tab)
    assert workshop.stand.touchpoint == opened.made.touchpoints[2]
    press(line, Key.Key_Tab)
    assert entry.where() == "All other touchpoints are rated"
    type_into(line, "4")
    assert entry.where() == "Letter: 1 of 1 hand, mean +1, few. All touchpoints are rated"
    press(line, Key.Key_Tab)
    assert entry.where() == "All touchpoints are rated"


def test_the_line_itself_says_what_is_asked_first_and_what_was_answered_is_gone(
    open_window: Callable[..., Opened],
) -> None:
    opened = begun(open_window)
    entry, line = opened.window.entry, opened.window.entry.line
    console = opened.window.workshop.console
    assert console is not None
    here = console.section(HandsSection).here
    asked = "Whose feelings? Up and Down choose, Enter takes"
    said: list[str] = []
    opened.window.status.told.connect(said.append)
    type_into(line, "4")
    press(line, Key.Key_Return)
    assert (entry.where(), line.text()) == (asked, "4")
    line.setText("")
    press(line, Key.Key_Return)
    assert here.text() == "How many hands at each touchpoint? Enter takes 5"
    assert said[-1] == ""
    type_into(line, "many")
    press(line, Key.Key_Return)
    assert entry.where() == "Type how many hands there are, such as 9"
    line.setText("1")
    press(line, Key.Key_Return)
    assert here.text() == "Web page: 0 of 1 hand"
    assert said[-1] == ""


def test_the_keys_of_counting_pressed_on_the_map_count_and_never_delete_the_touchpoint(
    open_window: Callable[..., Opened],
) -> None:
    opened = begun(open_window)
    line, canvas = opened.window.entry.line, opened.window.canvas
    press(line, Key.Key_Return)
    press(line, Key.Key_Return)

    def on_the_map(key: Key) -> None:
        canvas.select([opened.made.touchpoints[1]])
        canvas.setFocus()
        press(canvas, key)
        assert opened.window.focusWidget() is line

    for key in (Key.Key_1, Key.Key_5):
        on_the_map(key)
    assert counts(opened, 1) == (1, 0, 0, 0, 1)
    on_the_map(Key.Key_Backspace)
    assert counts(opened, 1) == (1, 0, 0, 0, 0)
    on_the_map(Key.Key_Delete)
    assert counts(opened, 1) == ()
    assert opened.made.document.get(opened.made.touchpoints[1]) is not None
    on_the_map(Key.Key_Tab)
    assert opened.window.workshop.around.workshop.stand.touchpoint == opened.made.touchpoints[2]


def test_before_anything_is_counted_delete_on_the_map_asks_for_the_hands_in_the_line(
    open_window: Callable[..., Opened],
) -> None:
    opened = begun(open_window)
    canvas = opened.window.canvas
    canvas.select([opened.made.touchpoints[1]])
    canvas.setFocus()
    press(canvas, Key.Key_Delete)
    assert opened.made.document.get(opened.made.touchpoints[1]) is not None
    assert opened.window.focusWidget() is opened.window.entry.line
    opened.window.workshop.around.workshop.be(lens="capture")
    canvas.setFocus()
    press(canvas, Key.Key_Delete)
    assert opened.made.document.get(opened.made.touchpoints[1]) is None


def nothing_rated_yet(document: Document) -> Made:
    made = five_in_the_room(document)
    delete(document, made.touchpoints)
    return made


def test_a_journey_without_a_touchpoint_says_what_is_missing(open_window: Callable[..., Opened]) -> None:
    opened = begun(open_window, nothing_rated_yet)
    entry, line = opened.window.entry, opened.window.entry.line
    press(line, Key.Key_Return)
    press(line, Key.Key_Return)
    missing = "Hands are counted at touchpoints: add one first"
    console = opened.window.workshop.console
    assert console is not None
    assert (entry.where(), console.section(HandsSection).here.text()) == (missing, missing)
    for key in (Key.Key_Tab, Key.Key_Backtab, Key.Key_3, Key.Key_Delete, Key.Key_Return):
        press(line, key)
        assert entry.where() == missing
