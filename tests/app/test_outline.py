"""The outline in the window: the whole map as rows, read and edited without the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.outline_content import LOT, row_text
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.fields import set_text
from cxstudio.edits.groups import group_cards
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint, move_touchpoints
from cxstudio.model.records import Card, Emotion, Touchpoint, emotion_id
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.outline_hands import field_of, model_of, put, rows, spoken, tree_of, write
from tests.makers import large_map

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NAME = Qt.ItemDataRole.AccessibleTextRole


# What stands in it


def test_the_rows_are_stages_touchpoints_arrows_feelings_cards_and_notes(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    assert rows(tree, made.journey) == ["Book", "Visit"]
    assert rows(tree, made.stages[0]) == ["Web page", "Booking line", "Letter"]
    assert rows(tree, made.stages[1]) == ["Front desk", "Waiting area", "Kind people everywhere"]
    assert rows(tree, made.touchpoints[0]) == [
        "to Booking line · gives up online",
        "Amina +0.5",
        "George −0.5",
        "Is this the right clinic?",
        "Call back when it is your turn",
    ]
    assert rows(tree, made.cards[0]) == ["Measured in May, n = 212"]
    assert rows(tree, made.cards[1]) == ["answers Twenty minutes on hold"]


def test_parked_things_stand_at_the_end(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    assert not tree.row_of(LOT).isValid()
    park(made.document, [made.cards[0]])
    assert rows(tree, made.journey) == ["Book", "Visit", "Parking lot"]
    assert rows(tree, LOT) == ["Twenty minutes on hold"]
    small.window.commands.undo()
    assert rows(tree, made.journey) == ["Book", "Visit"]


def test_each_row_is_named_for_those_who_hear_it(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    assert spoken(tree, made.stages[1]) == "Stage 2, Visit, 2 touchpoints"
    assert spoken(tree, made.touchpoints[1]) == "Touchpoint 1.2, Booking line, emotion minus 1.6, 3 notes"
    assert spoken(tree, made.cards[0]) == "Pain point, Twenty minutes on hold"
    park(made.document, [made.cards[0]])
    assert spoken(tree, LOT) == "Parking lot, 1 item"
    assert spoken(tree, made.cards[0]) == "Pain point, Twenty minutes on hold, in the parking lot"
    same = add_card(made.document, "pain", made.touchpoints[1], "On hold for long")
    group_cards(made.document, [made.cards[0], same])
    park(made.document, [made.cards[0], same])
    assert spoken(tree, LOT) == f"Parking lot, {small.window.left.parking.count()} item"


def test_the_outline_follows_moves(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    move_touchpoints(made.document, [made.touchpoints[0]], made.stages[1])
    assert rows(tree, made.stages[0]) == ["Booking line", "Letter"]
    assert rows(tree, made.stages[1]) == ["Front desk", "Waiting area", "Web page", "Kind people everywhere"]
    small.window.commands.undo()
    assert rows(tree, made.stages[0]) == ["Web page", "Booking line", "Letter"]


def test_the_first_touchpoint_of_a_new_stage_is_seen_at_once(blank: Opened, qtbot: QtBot) -> None:
    tree, made = tree_of(blank), blank.made
    stage = add_stage(made.document, made.journey, "")
    qtbot.waitUntil(lambda: not tree.visualRect(tree.row_of(stage)).isEmpty())
    set_text(made.document, stage, "Arriving")
    first = add_touchpoint(made.document, stage, "Gate")
    qtbot.waitUntil(lambda: not tree.visualRect(tree.row_of(first)).isEmpty())


def test_an_edit_changes_no_row_that_it_does_not_touch(open_window: Callable[..., Opened]) -> None:
    opened = open_window(lambda document: large_map(200, document))
    tree, made = tree_of(opened), opened.made
    for touchpoint in made.touchpoints:
        rows(tree, touchpoint)
    told: list[str] = []
    model = model_of(tree)
    model.modelReset.connect(lambda: told.append("all"))
    model.rowsInserted.connect(lambda parent, first, last: told.append(f"in {last - first + 1}"))
    model.rowsRemoved.connect(lambda parent, first, last: told.append(f"out {last - first + 1}"))
    model.rowsMoved.connect(lambda *_args: told.append("moved"))
    set_text(made.document, made.cards[7], "Another text")
    assert told == []
    put(tree, made.touchpoints[0])
    press(tree, Qt.Key.Key_Down, ALT)
    assert told == ["moved"]


# Selecting and folding


def test_selecting_goes_both_ways(small: Opened) -> None:
    tree, canvas, made = tree_of(small), small.window.canvas, small.made
    canvas.select([made.touchpoints[2]])
    assert tree.selected_ids() == [made.touchpoints[2]]
    tree.setCurrentIndex(tree.row_of(made.touchpoints[4]))
    assert canvas.selection == [made.touchpoints[4]]


def test_several_selected_on_the_map_are_selected_here(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    small.window.canvas.select([made.touchpoints[0], made.cards[0], made.stages[1]])
    assert set(tree.selected_ids()) == {made.touchpoints[0], made.cards[0], made.stages[1]}
    press(tree, Qt.Key.Key_Down, SHIFT)
    assert len(small.window.canvas.selection) >= 2


def test_a_selected_card_is_shown_and_its_touchpoint_closes_again(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    touchpoint = tree.row_of(made.touchpoints[1])
    assert not tree.isExpanded(touchpoint)
    small.window.canvas.select([made.cards[0]])
    assert tree.isExpanded(tree.row_of(made.touchpoints[1]))
    small.window.canvas.select([made.touchpoints[3]])
    assert not tree.isExpanded(tree.row_of(made.touchpoints[1]))


def test_all_cards_selected_on_the_map_are_seen_marked_here(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    chosen = [made.cards[0], made.cards[2], made.cards[7]]
    small.window.canvas.select(chosen)
    assert all(tree.isExpanded(tree.row_of(made.touchpoints[n])) for n in (0, 1, 4))
    marked = {tree.id_at(tree.visualRect(i).center()) for i in tree.selectionModel().selectedRows()}
    assert marked == set(chosen)
    small.window.canvas.select([made.touchpoints[3]])
    assert not any(tree.isExpanded(tree.row_of(made.touchpoints[n])) for n in (0, 1, 4))


def test_a_folded_stage_stays_folded(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.stages[0])
    press(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(tree.row_of(made.stages[0]))
    small.window.commands.add("stage")
    assert not tree.isExpanded(tree.row_of(made.stages[0]))
    assert tree.isExpanded(tree.row_of(made.stages[1]))


@pytest.fixture
def unhurried() -> Iterator[None]:
    """Letters belong to one word however slow the machine is that types them."""
    before = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(10**6)
    yield
    QApplication.setKeyboardInputInterval(before)


@pytest.mark.usefixtures("unhurried")
def test_letters_go_to_the_row_that_begins_with_them(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.stages[0])
    type_into(tree, "wai")
    assert tree.current_id() == made.touchpoints[4]


def test_a_slash_goes_to_the_entry_line_and_what_follows_is_a_note(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[0])
    press(tree, Qt.Key.Key_Slash)
    assert tree.window().focusWidget() is small.window.entry.line


def test_words_typed_in_the_outline_never_rename_a_row(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.stages[0])
    before = [t.title for t in made.document.nodes(Touchpoint)]
    for words in ("wai", "new note"):
        type_into(tree, words)
        press(tree, Qt.Key.Key_Return)
    assert tree.state() != QAbstractItemView.State.EditingState
    assert [t.title for t in made.document.nodes(Touchpoint)] == before
    press(tree, Qt.Key.Key_Down)
    press(tree, Qt.Key.Key_Return)
    assert tree.state() == QAbstractItemView.State.EditingState


def test_a_slash_in_a_name_is_part_of_it(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[0])
    press(tree, Qt.Key.Key_F2)
    write(tree, "Web/app")
    assert row_text(made.document, made.touchpoints[0]) == "Web/app"


# Writing


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_write_a_row(small: Opened, key: Qt.Key) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[0])
    press(tree, key)
    write(tree, "Home page")
    found = made.document.find(made.touchpoints[0], Touchpoint)
    assert found is not None
    assert found.title == "Home page"
    assert tree.window().focusWidget() is tree
    small.window.commands.undo()
    assert row_text(made.document, made.touchpoints[0]) == "Web page"


def test_an_arrow_is_labelled_and_a_feeling_rated_in_its_row(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    arrow = made.document.links("next")[0].id
    put(tree, arrow)
    press(tree, Qt.Key.Key_Return)
    write(tree, "gives up")
    assert made.document.link(arrow) is not None
    assert row_text(made.document, arrow) == "to Booking line · gives up"
    feeling = emotion_id(made.touchpoints[0], made.personas[0])
    put(tree, feeling)
    press(tree, Qt.Key.Key_Return)
    write(tree, "-1,5")
    rated = made.document.find(feeling, Emotion)
    assert rated is not None
    assert rated.mean == -1.5


def test_a_text_of_several_lines_is_written_in_its_form(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    set_text(made.document, made.cards[0], "One\nTwo")
    put(tree, made.cards[0])
    press(tree, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert small.window.inspector.isAncestorOf(focus)


def test_a_refused_text_is_told_and_changes_nothing(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    said: list[str] = []
    tree.said.connect(said.append)
    feeling = emotion_id(made.touchpoints[0], made.personas[0])
    put(tree, feeling)
    press(tree, Qt.Key.Key_Return)
    write(tree, "9")
    assert said[-1] == "An emotion lies between −2 and 2"
    assert row_text(made.document, feeling) == "Amina +0.5"


# Adding and deleting


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Insert, None), (Qt.Key.Key_Return, CTRL)])
def test_a_thing_of_the_same_kind_is_added_beside(
    small: Opened, key: Qt.Key, held: Qt.KeyboardModifier | None
) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[0])
    press(tree, key, held or Qt.KeyboardModifier.NoModifier)
    write(tree, "Search engine")
    assert rows(tree, made.stages[0]) == ["Web page", "Search engine", "Booking line", "Letter"]
    assert small.window.canvas.selection == [made.document.touchpoints(made.stages[0])[1].id]


def test_an_empty_outline_begins_with_a_stage(blank: Opened) -> None:
    tree = tree_of(blank)
    press(tree, Qt.Key.Key_Insert)
    write(tree, "Book")
    assert rows(tree, blank.made.journey) == ["Book"]


def test_escape_in_a_new_row_takes_it_back(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.stages[0])
    press(tree, Qt.Key.Key_Insert)
    press(field_of(tree), Qt.Key.Key_Escape)
    assert rows(tree, made.journey) == ["Book", "Visit"]


def test_a_stage_takes_a_touchpoint_inside(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.stages[1])
    press(tree, Qt.Key.Key_Return, CTRL | SHIFT)
    write(tree, "Doctor")
    assert rows(tree, made.stages[1])[:3] == ["Front desk", "Waiting area", "Doctor"]


def test_a_touchpoint_asks_which_kind_goes_inside(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[3])
    press(tree, Qt.Key.Key_Return, CTRL | SHIFT)
    menu = tree.findChild(QMenu, "kinds")
    assert menu is not None
    next(action for action in menu.actions() if action.data() == "gain").trigger()
    menu.close()
    write(tree, "A friendly face")
    assert "gain" in [card.kind for card in made.document.cards(made.touchpoints[3])]


def test_delete_takes_the_selected_rows_and_goes_on_to_the_next(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[0])
    press(tree, Qt.Key.Key_Delete)
    assert rows(tree, made.stages[0]) == ["Booking line", "Letter"]
    assert tree.selected_ids() == [made.touchpoints[1]]
    assert tree.window().focusWidget() is tree


# Moving by key


def test_alt_down_and_up_move_within_the_level(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[0])
    press(tree, Qt.Key.Key_Down, ALT)
    assert rows(tree, made.stages[0]) == ["Booking line", "Web page", "Letter"]
    press(tree, Qt.Key.Key_Up, ALT)
    assert rows(tree, made.stages[0]) == ["Web page", "Booking line", "Letter"]
    put(tree, made.stages[0])
    press(tree, Qt.Key.Key_Down, ALT)
    assert rows(tree, made.journey) == ["Visit", "Book"]
    assert tree.selected_ids() == [made.stages[0]]


def test_at_the_end_of_its_stage_a_touchpoint_goes_on_into_the_next(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[2])
    press(tree, Qt.Key.Key_Down, ALT)
    assert rows(tree, made.stages[1])[:3] == ["Letter", "Front desk", "Waiting area"]
    assert small.window.canvas.selection == [made.touchpoints[2]]


def test_alt_left_and_right_move_a_card_out_and_in(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.cards[7])
    press(tree, Qt.Key.Key_Left, ALT)
    card = made.document.find(made.cards[7], Card)
    assert card is not None
    assert card.home == made.stages[1]
    press(tree, Qt.Key.Key_Right, ALT)
    card = made.document.find(made.cards[7], Card)
    assert card is not None
    assert card.home == made.touchpoints[4]


def test_what_may_not_move_says_why(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    said: list[str] = []
    tree.said.connect(said.append)
    put(tree, made.touchpoints[0])
    press(tree, Qt.Key.Key_Left, ALT)
    assert said[-1] == "A touchpoint belongs to a stage"
    put(tree, emotion_id(made.touchpoints[0], made.personas[0]))
    press(tree, Qt.Key.Key_Up, ALT)
    assert said[-1] == "Only stages, touchpoints, cards and notes can be moved here"


def test_the_menu_of_a_row_is_that_of_the_map(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.touchpoints[0])
    press(tree, Qt.Key.Key_F10, SHIFT)
    menu = small.window.findChild(QMenu, "context")
    assert menu is not None
    offered = [action.objectName() for action in menu.actions()]
    menu.close()
    assert "edit.delete" in offered
    assert "edit.truth" in offered


def test_whoever_comes_by_key_sees_where_the_keyboard_is(small: Opened) -> None:
    tree = tree_of(small)
    small.window.canvas.setFocus()
    small.window.canvas.select([])
    tree.selectionModel().clear()
    tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert tree.current_id() == small.made.stages[0]
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())
    assert not tree.selected_ids()
