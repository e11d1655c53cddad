"""The search of a window finds commands and things, and goes to them by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.seeker import Seeker
from cxstudio.app.seeking import LIKELY
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.fields import set_field
from cxstudio.edits.lane_sets import apply_lane_set, save_preset, shown_now
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.model.lane_sets import LANE_SETS
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into
from tests.makers import large_map


def opened(small: Opened, qtbot: QtBot) -> Seeker:
    """The search, opened by its key from the map."""
    small.window.canvas.setFocus()
    qtbot.waitUntil(small.window.canvas.hasFocus)
    press(small.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    seeker = small.window.seeker
    qtbot.waitUntil(seeker.line.hasFocus)
    return seeker


def ask(seeker: Seeker, question: str, qtbot: QtBot) -> list[str]:
    """The titles found for a question."""
    seeker.line.selectAll()
    type_into(seeker.line, question)
    qtbot.waitUntil(lambda: not seeker.seeking)
    return [offer.title for offer in seeker.model.rows]


def test_escape_gives_the_keyboard_back_to_where_it_was(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    assert seeker.model.rows[0].action
    press(seeker.line, Qt.Key.Key_Escape)
    assert not seeker.isVisible()
    assert small.window.canvas.hasFocus()


def test_enter_runs_the_first_command(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    assert ask(seeker, "panel left", qtbot)[0] == "Left panel"
    shown = small.window.areas.left_shown
    press(seeker.line, Qt.Key.Key_Return)
    assert small.window.areas.left_shown is not shown
    assert not seeker.isVisible()


def test_a_command_that_cannot_run_now_is_left_out(small: Opened, qtbot: QtBot) -> None:
    small.window.canvas.select([])
    seeker = opened(small, qtbot)
    assert "Delete" not in ask(seeker, "delete", qtbot)
    assert "edit.seek" not in [offer.action for offer in seeker.model.rows]


def test_a_thing_is_gone_to_and_selected(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    assert ask(seeker, "area WAITING", qtbot)[0] == "2.2 Waiting area"
    press(seeker.line, Qt.Key.Key_Return)
    assert small.window.canvas.selection == [small.made.touchpoints[4]]
    assert small.window.canvas.hasFocus()


def test_arrow_keys_choose_another_result(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    found = ask(seeker, "delay", qtbot)
    assert len(found) > 1
    press(seeker.line, Qt.Key.Key_Down)
    assert found[1] in seeker.line.accessibleDescription()
    chosen = seeker.model.rows[1].thing
    press(seeker.line, Qt.Key.Key_Return)
    assert chosen is not None
    assert small.window.canvas.selection == [chosen.id]


def test_a_thing_of_another_journey_brings_that_journey(small: Opened, qtbot: QtBot) -> None:
    document, first = small.made.document, small.window.journey
    other = add_journey(document, "Second visit")
    stage = add_stage(document, other, "Farewell")
    small.window.show_journey(first)
    seeker = opened(small, qtbot)
    ask(seeker, "farewell", qtbot)
    assert "Second visit" in seeker.model.rows[0].path
    press(seeker.line, Qt.Key.Key_Return)
    assert small.window.journey == other
    assert small.window.canvas.selection == [stage]


def test_what_is_parked_or_a_persona_shows_its_details(small: Opened, qtbot: QtBot) -> None:
    park(small.made.document, [small.made.cards[0]])
    seeker = opened(small, qtbot)
    ask(seeker, "twenty minutes", qtbot)
    assert "Parking lot" in seeker.model.rows[0].path
    press(seeker.line, Qt.Key.Key_Return)
    assert small.window.inspector.isAncestorOf(small.window.focusWidget())


def test_a_word_in_the_details_says_where_it_stands(small: Opened, qtbot: QtBot) -> None:
    set_field(small.made.document, [small.made.touchpoints[0]], "description", "Signposts")
    seeker = opened(small, qtbot)
    ask(seeker, "signposts", qtbot)
    assert seeker.model.rows[0].path.endswith("Description")


def test_a_lane_is_found_by_its_name(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    assert ask(seeker, "pain points", qtbot)[0] == "Pain points"
    press(seeker.line, Qt.Key.Key_Return)
    assert small.window.canvas.selection == []
    assert small.window.canvas.hasFocus()


def test_nothing_found_is_said(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    assert ask(seeker, "xyzzy", qtbot) == []
    assert seeker.nothing.isVisible()
    press(seeker.line, Qt.Key.Key_Return)
    assert seeker.isVisible()


def test_a_press_elsewhere_closes_it(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    click(small.window.entry.line)
    qtbot.waitUntil(lambda: not seeker.isVisible())
    assert small.window.entry.line.hasFocus()


def test_a_screen_reader_hears_what_each_row_is(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    ask(seeker, "waiting", qtbot)
    spoken = QAccessible.queryAccessibleInterface(seeker.list)
    assert spoken.child(0).text(QAccessible.Text.Name) == "2.2 Waiting area, Touchpoint · 2 Visit"


def test_the_toolbar_has_a_field_that_folds_to_an_icon(small: Opened) -> None:
    button = small.window.toolbar.search
    wide = button.sizeHint().width()
    small.window.resize(1000, 700)
    assert button.sizeHint().width() == 32 < wide
    click(button)
    assert small.window.seeker.isVisible()


def test_in_a_large_map_things_are_looked_at_in_slices(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    large = open_window(lambda document: large_map(1500, document))
    seeker = opened(large, qtbot)
    seeker.line.setText("card 1499")
    assert seeker.seeking
    qtbot.waitUntil(lambda: not seeker.seeking)
    assert seeker.model.rows[0].title.startswith("Card 1499")


def test_a_lane_that_the_map_does_not_show_is_not_offered(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    assert "Physical evidence" not in ask(seeker, "physical", qtbot)
    press(seeker.line, Qt.Key.Key_Escape)
    add_card(small.made.document, "evidence", small.made.touchpoints[0], "Ticket")
    seeker = opened(small, qtbot)
    assert "Physical evidence" in ask(seeker, "physical evid", qtbot)


def test_a_thing_of_any_kind_can_be_added_by_its_name(small: Opened, qtbot: QtBot) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    seeker = opened(small, qtbot)
    assert "Add pain point" in ask(seeker, "pain", qtbot)
    ask(seeker, "add pain", qtbot)
    press(seeker.line, Qt.Key.Key_Return)
    card = small.made.document.find(small.window.canvas.selection[0], Card)
    assert card is not None
    assert (card.kind, card.home) == ("pain", small.made.touchpoints[0])


def test_what_needs_its_menus_title_is_called_in_full(small: Opened, qtbot: QtBot) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    seeker = opened(small, qtbot)
    assert {"Zoom to selection", "Zoom to the whole map"} <= set(ask(seeker, "zoom", qtbot))


def test_without_a_question_the_likely_come_first_and_before_them_what_was_run(
    small: Opened, qtbot: QtBot
) -> None:
    seeker = opened(small, qtbot)
    assert seeker.model.rows[0].action == LIKELY[0]
    ask(seeker, "whole map", qtbot)
    assert seeker.model.rows[0].action == "view.fit"
    press(seeker.line, Qt.Key.Key_Return)
    seeker = opened(small, qtbot)
    assert [row.action for row in seeker.model.rows[:2]] == ["view.fit", LIKELY[0]]


def test_other_journeys_are_gone_to_by_name_and_offered_once(small: Opened, qtbot: QtBot) -> None:
    document = small.made.document
    other = add_journey(document, "Complaint by letter")
    small.window.show_view("personas")
    small.window.seek()
    seeker = small.window.seeker
    titles = ask(seeker, "complaint letter", qtbot)
    assert titles == ["Go to journey: Complaint by letter"]
    press(seeker.line, Qt.Key.Key_Return)
    assert small.window.journey == other
    assert small.window.views.name == "map"
    small.window.seek()
    assert "Go to journey: Complaint by letter" not in ask(seeker, "go journey", qtbot)


def test_a_saved_choice_of_lanes_is_shown_by_name_from_any_view(small: Opened, qtbot: QtBot) -> None:
    document, journey = small.made.document, small.made.journey
    save_preset(document, journey, "Board")
    saved = shown_now(document, journey)
    apply_lane_set(document, journey, "empathy")
    small.window.show_view("plan")
    small.window.seek()
    seeker = small.window.seeker
    assert ask(seeker, "board", qtbot)[0] == "Show lanes: Board"
    press(seeker.line, Qt.Key.Key_Return)
    assert shown_now(document, journey) == saved
    assert small.window.views.name == "map"


def test_every_lane_set_is_found_by_name(small: Opened, qtbot: QtBot) -> None:
    seeker = opened(small, qtbot)
    for row in LANE_SETS.values():
        assert ask(seeker, row.label, qtbot)[0] == row.label
