"""The inspector with several things, arrows, refused texts, digits and the order of Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cxstudio.app import durations
from cxstudio.app.panels.channels_row import ChannelsRow
from cxstudio.app.panels.choice_row import ChoiceRow, EndRow, LanguageRow
from cxstudio.app.panels.emotion import basis_words
from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.panels.fields import CheckRow, LineRow, SegmentsRow
from cxstudio.app.panels.offers import language_offers, own_name
from cxstudio.app.tabbing import stops
from cxstudio.edits.emotions import count_hand
from cxstudio.edits.fields import set_field
from cxstudio.model.records import SESSION_ID, Card, Channel, Emotion, Touchpoint
from cxstudio.words import use_language
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


def row(opened: Opened, name: str) -> FieldRow:
    found = opened.window.inspector.row(name)
    assert found is not None
    return found


def touchpoint(opened: Opened, place: int) -> Touchpoint:
    found = opened.made.document.find(opened.made.touchpoints[place], Touchpoint)
    assert found is not None
    return found


def channels(opened: Opened, place: int) -> list[str]:
    document = opened.made.document
    found = (document.find(id, Channel) for id in touchpoint(opened, place).channels)
    return [channel.name for channel in found if channel is not None]


@pytest.fixture
def arabic() -> Iterator[None]:
    use_language("ar")
    yield
    use_language(None)


# Several things


def test_different_values_show_a_dash_and_one_edit_sets_all(small: Opened) -> None:
    document, made = small.made.document, small.made
    set_field(document, [made.touchpoints[0]], "effort", 2)
    set_field(document, [made.touchpoints[0]], "moment_of_truth", True)
    small.window.canvas.select(list(made.touchpoints[:2]))
    effort, truth, time = row(small, "effort"), row(small, "moment_of_truth"), row(small, "minutes")
    assert isinstance(effort, ChoiceRow)
    assert isinstance(truth, CheckRow)
    assert isinstance(time, LineRow)
    assert effort.editor.currentIndex() == -1
    assert truth.editor.checkState() == Qt.CheckState.PartiallyChecked
    assert (time.editor.text(), time.editor.placeholderText()) == ("", "Mixed")
    truth.editor.click()
    assert [touchpoint(small, place).moment_of_truth for place in (0, 1)] == [True, True]
    small.window.commands.undo()
    assert [touchpoint(small, place).moment_of_truth for place in (0, 1)] == [True, False]


def test_a_time_typed_for_several_is_one_step(small: Opened) -> None:
    small.window.canvas.select(list(small.made.touchpoints[:3]))
    time = row(small, "minutes")
    type_into(time.editor, "12")
    press(time.editor, Qt.Key.Key_Return)
    assert [touchpoint(small, place).minutes for place in range(3)] == [12, 12, 12]
    small.window.commands.undo()
    assert [touchpoint(small, place).minutes for place in range(3)] == [None, 22, None]


def test_channels_of_several_are_set_by_typing_and_added_by_the_list(small: Opened) -> None:
    small.window.canvas.select(list(small.made.touchpoints[:2]))
    field = row(small, "channels")
    assert isinstance(field, ChannelsRow)
    assert (field.line.text(), field.line.placeholderText()) == ("", "Mixed")
    field._fill_menu()
    next(action for action in field.menu.actions() if action.text() == "Letter").trigger()
    assert [channels(small, place) for place in (0, 1)] == [["Web", "Letter"], ["Phone", "Letter"]]
    small.window.commands.undo()
    assert [channels(small, place) for place in (0, 1)] == [["Web"], ["Phone"]]
    type_into(field.line, "Email")
    press(field.line, Qt.Key.Key_Return)
    assert [channels(small, place) for place in (0, 1)] == [["Email"], ["Email"]]


def test_things_of_different_kinds_share_what_they_share(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0], small.made.cards[0]])
    assert [one.field.name for one in small.window.inspector.form.rows] == ["evidence"]


# Arrows


def test_an_arrow_is_led_elsewhere_by_its_field(small: Opened) -> None:
    document, made = small.made.document, small.made
    arrow = document.links("next")[0].id
    small.window.canvas.select([arrow])
    to = row(small, "target")
    assert isinstance(to, EndRow)
    assert to.editor.currentText() == "1.2 Booking line"
    to.editor.setFocus(Qt.FocusReason.TabFocusReason)
    to.asked.emit("target")
    assert to.editor.count() == 5
    to.editor.setCurrentIndex(to.editor.findData(made.touchpoints[4]))
    to.editor.activated.emit(to.editor.currentIndex())
    link = document.link(arrow)
    assert link is not None
    assert link.target == made.touchpoints[4]


def test_an_arrow_may_not_lead_to_where_it_begins(small: Opened) -> None:
    document, made = small.made.document, small.made
    arrow = document.links("next")[0].id
    small.window.canvas.select([arrow])
    start = row(small, "source")
    assert isinstance(start, EndRow)
    start.asked.emit("source")
    start.editor.setCurrentIndex(start.editor.findData(made.touchpoints[1]))
    start.editor.activated.emit(start.editor.currentIndex())
    assert start.error.text() == "An arrow needs two different ends"


# Refused texts


def test_a_refused_text_is_kept_with_its_thing(small: Opened) -> None:
    made, window = small.made, small.window
    window.canvas.select([made.touchpoints[0]])
    time = row(small, "minutes")
    type_into(time.editor, "a while")
    press(time.editor, Qt.Key.Key_Return)
    assert time.error.isVisible()
    window.canvas.select([made.touchpoints[1]])
    again = row(small, "minutes")
    assert isinstance(again, LineRow)
    assert again.editor.text() == "22 min"
    assert not again.error.isVisible()
    assert "was not accepted" in window.toast.text()
    window.canvas.select([made.touchpoints[0]])
    again = row(small, "minutes")
    assert isinstance(again, LineRow)
    assert again.editor.text() == "a while"
    assert again.error.isVisible()
    again.editor.selectAll()
    type_into(again.editor, "5")
    press(again.editor, Qt.Key.Key_Return)
    window.canvas.select([made.touchpoints[1]])
    window.canvas.select([made.touchpoints[0]])
    assert touchpoint(small, 0).minutes == 5
    assert not row(small, "minutes").error.isVisible()


def test_a_text_refused_elsewhere_still_stops_the_window_from_closing(small: Opened) -> None:
    made, window = small.made, small.window
    window.canvas.select([made.touchpoints[0]])
    type_into(row(small, "minutes").editor, "a while")
    window.canvas.select([made.stages[1]])
    assert window.inspector.show_refused()
    assert window.canvas.selection == [made.touchpoints[0]]
    field = row(small, "minutes")
    assert isinstance(field, LineRow)
    assert field.editor.text() == "a while"
    field.forget()


def test_an_error_stands_under_its_field(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    time = row(small, "minutes")
    type_into(time.editor, "a while")
    press(time.editor, Qt.Key.Key_Return)
    left = time.editor.mapTo(time, QPoint(0, 0)).x()
    assert abs(time.error.contentsMargins().left() - left) <= 20
    assert time.error.text() == "Type a time such as 41 min, 2 h or 9 d"
    assert time.editor.accessibleDescription() == time.error.text()
    time.forget()


def test_a_reason_that_quotes_what_was_typed_is_not_turned_round_by_it(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    time = row(small, "minutes")
    time.refuse("“\u202eexe.txt” is no time")
    assert "\u202e" not in time.error.text()
    assert "exe.txt" in time.error.text()
    time.forget()


# What an emotion rests on


def test_an_emotion_says_what_it_rests_on_and_marks_few_hands(small: Opened) -> None:
    document, made = small.made.document, small.made
    small.window.canvas.select([made.touchpoints[0]])
    slider = small.window.inspector.emotion_row(made.personas[0])
    assert slider is not None
    assert slider.basis() == "Stated by the facilitator"
    for _hand in range(3):
        count_hand(document, made.touchpoints[0], made.personas[0], -1)
    assert slider.basis() == "3 hands of the room, few"
    for _hand in range(5):
        count_hand(document, made.touchpoints[0], made.personas[0], 1)
    assert slider.basis() == "8 hands of the room, opinions differ"
    assert "8 hands of the room" in slider.slider.accessibleDescription()


def test_research_says_its_number() -> None:
    emotion = Emotion(id="a~b", counts=(0, 0, 0, 40, 0), origin="research")
    assert basis_words(emotion) == "From research, n = 40"


# Channels while typing


def test_a_channel_is_completed_while_it_is_typed(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    field = row(small, "channels")
    assert isinstance(field, ChannelsRow)
    field.line.setFocus()
    field.line.setText("Web, ")
    type_into(field.line, "pho")
    popup = field.completer.popup()
    assert popup is not None
    assert popup.isVisible()
    offered = [field.completer.completionModel().index(n, 0).data() for n in range(2)]
    assert offered[0] == "Phone"
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert field.line.text() == "Web, Phone"
    press(field.line, Qt.Key.Key_Return)
    assert channels(small, 0) == ["Web", "Phone"]


# Digits and languages


def test_numbers_are_shown_in_the_windows_digits_and_typed_in_any(arabic: None, small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[1]])
    time, effort = row(small, "minutes"), row(small, "effort")
    assert isinstance(time, LineRow)
    assert isinstance(effort, ChoiceRow)
    assert "٢٢" in time.editor.text()
    assert effort.editor.itemText(3) == "٣"
    for typed, minutes in (("٤١", 41), ("۴۲", 42), ("43", 43)):
        time.editor.selectAll()
        # The test interface of Qt types Latin letters only.
        keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(time.editor, QKeyEvent(QEvent.Type.KeyPress, 0, keys, typed))
        press(time.editor, Qt.Key.Key_Return)
        assert touchpoint(small, 1).minutes == minutes


@pytest.mark.parametrize("text", ["٤١", "۴۱ min", "41", "\u206641\u2069"])
def test_a_time_is_read_in_any_digits(text: str) -> None:
    assert durations.minutes(text) == 41


def test_the_language_of_a_session_is_chosen_by_its_own_name(small: Opened) -> None:
    small.window.workplace.show_details(SESSION_ID)
    field = row(small, "language")
    assert isinstance(field, LanguageRow)
    assert field.editor.currentText() == "English"
    field.editor.setCurrentIndex(field.editor.findText("العربية"))
    field.editor.activated.emit(field.editor.currentIndex())
    assert small.made.document.session.language == "ar"


@pytest.mark.parametrize(
    ("tag", "name"), [("de", "Deutsch"), ("fa", "فارسی"), ("pl", "Polski"), ("tlh", "tlh")]
)
def test_a_language_has_its_own_name(tag: str, name: str) -> None:
    assert own_name(tag) == name
    assert name in [offer.text for offer in language_offers(tag)]


# The order of Tab


@pytest.mark.parametrize("what", ["journey", "touchpoint", "several"])
def test_tab_goes_from_top_to_bottom(small: Opened, what: str) -> None:
    chosen = {"journey": [], "touchpoint": [small.made.touchpoints[1]]}
    small.window.canvas.select(chosen.get(what, list(small.made.touchpoints[:2])))
    form = small.window.inspector.form
    order = [stop for stop in stops(form) if stop.isVisible()]
    tops = [stop.mapTo(form, QPoint(0, 0)).y() for stop in order]
    assert len(order) > 3
    assert all(above <= below + 2 for above, below in pairwise(tops))
    assert tab_chain(form, order[0]) == order


def tab_chain(form: QWidget, first: QWidget) -> list[QWidget]:
    """The visible stops of Tab inside a form, from the first one on."""
    chain = [first]
    widget = first.nextInFocusChain()
    while widget is not None and widget is not first:
        if (
            form.isAncestorOf(widget)
            and widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def test_the_keyboard_stays_in_its_field_when_the_form_is_made_anew(small: Opened) -> None:
    from cxstudio.edits.personas import add_persona

    small.window.canvas.select([small.made.touchpoints[0]])
    row(small, "serves").editor.setFocus()
    add_persona(small.made.document, "Nadia")
    assert small.window.focusWidget() is row(small, "serves").editor
    small.window.commands.undo()
    assert small.window.focusWidget() is row(small, "serves").editor


def test_the_keyboard_goes_to_the_map_when_its_form_goes(small: Opened) -> None:
    made, window = small.made, small.window
    window.canvas.select([made.touchpoints[0]])
    row(small, "serves").editor.setFocus()
    from cxstudio.edits.deleting import delete

    delete(made.document, [made.touchpoints[0]])
    QApplication.processEvents()
    assert window.focusWidget() is window.canvas


def test_nothing_selected_shows_the_journey(open_window: Callable[..., Opened]) -> None:
    opened = open_window()
    opened.window.canvas.select([])
    assert opened.window.inspector.ids == (opened.made.journey,)


def test_several_kinds_are_counted_and_have_no_sign_of_one_kind(small: Opened) -> None:
    cards = (small.made.document.find(id, Card) for id in small.made.cards)
    pain = next(card.id for card in cards if card is not None and card.kind == "pain")
    small.window.canvas.select([*small.made.touchpoints[:3], pain])
    assert small.window.inspector.form.head._where.text() == "3 touchpoints, 1 pain point"


def test_segments_mark_what_occurs_and_press_nothing(small: Opened) -> None:
    ids = small.made.touchpoints[:2]
    for id, level in zip(ids, ("heard", "measured"), strict=True):
        set_field(small.made.document, [id], "evidence", level)
    small.window.canvas.select(ids)
    found = row(small, "evidence")
    assert isinstance(found, SegmentsRow)
    assert found.editor.occurring == {"heard", "measured"}
    assert not any(button.isChecked() for button in found.editor.buttons().values())
    found.editor.buttons()["heard"].click()
    assert not found.editor.occurring
