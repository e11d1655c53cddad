"""On the map one key answers a pain, one makes an action of an opportunity, one groups similar cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.naming import NameDialog
from cxstudio.edits.groups import group_cards
from cxstudio.model.groups import grouped
from cxstudio.model.plans import Action, Group
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

Key = Qt.Key


@pytest.fixture
def map_(small: Opened, qtbot: QtBot) -> Opened:
    small.window.canvas.setFocus()
    qtbot.waitUntil(small.window.canvas.hasFocus)
    return small


@pytest.mark.parametrize(("key", "kind"), [(Key.Key_O, "opportunity"), (Key.Key_I, "idea")])
def test_a_pain_is_answered_by_one_key_and_written_at_once(map_: Opened, key: Qt.Key, kind: str) -> None:
    made, canvas = map_.made, map_.window.canvas
    canvas.select([made.cards[0]])
    press(canvas, key)
    (id,) = canvas.selection
    assert canvas.writing.node == id
    card = made.document.find(id, Card)
    assert card is not None
    assert card.kind == kind
    assert made.cards[0] in {link.target for link in made.document.links_of(id, "answers")}


def test_what_is_no_pain_is_not_answered_and_says_so(map_: Opened) -> None:
    canvas, before = map_.window.canvas, len(map_.made.document.nodes(Card))
    canvas.select([map_.made.cards[2]])
    press(canvas, Key.Key_O)
    assert "pain point" in map_.window.status.hint()
    press(canvas, Key.Key_A)
    assert "idea or an opportunity" in map_.window.status.hint()
    press(canvas, Key.Key_G)
    assert "two or more" in map_.window.status.hint()
    assert len(map_.made.document.nodes(Card)) == before


def test_actions_of_several_opportunities_are_one_step(map_: Opened) -> None:
    made, canvas = map_.made, map_.window.canvas
    canvas.select([made.cards[1], made.cards[6]])
    press(canvas, Key.Key_A)
    assert len(made.document.nodes(Action)) == 2
    assert map_.window.toast.text() == "2 actions added"
    map_.window.undo()
    assert not made.document.nodes(Action)


def test_no_key_of_the_plan_fires_while_somebody_writes(map_: Opened) -> None:
    made, canvas = map_.made, map_.window.canvas
    canvas.select([made.cards[0]])
    press(canvas, Key.Key_Return)
    editor = map_.window.focusWidget()
    assert editor is not None
    before = len(made.document.nodes(Card))
    type_into(editor, "oaig")
    assert len(made.document.nodes(Card)) == before


def test_cards_are_grouped_by_name_selected_together_and_set_free(
    map_: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, canvas, document = map_.made, map_.window.canvas, map_.made.document

    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, NameDialog)
        dialog.line.setText("Waiting")
        return 1

    monkeypatch.setattr(QDialog, "exec", answer)
    canvas.select(list(made.cards[:3]))
    press(canvas, Key.Key_G)
    (group,) = document.nodes(Group)
    assert group.title == "Waiting"
    canvas.select([made.cards[1]])
    press(canvas, Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert set(canvas.selection) == set(made.cards[:3]) == set(grouped(document, group.id))
    map_.window.actions_by_id["plan.ungroup"].trigger()
    assert not document.nodes(Group)


def test_a_card_that_leaves_its_group_for_another_is_told(
    map_: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = map_.made
    group_cards(made.document, made.cards[:2], "Waiting")
    monkeypatch.setattr("cxstudio.app.dialogs.naming.ask_name", lambda *_a: "Phone")
    map_.window.canvas.select(made.cards[1:3])
    map_.window.actions_by_id["plan.group"].trigger()
    assert "moved from “Waiting”" in map_.window.status.hint()


def test_a_group_nobody_names_is_not_made(map_: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: 0)
    map_.window.canvas.select(list(map_.made.cards[:2]))
    press(map_.window.canvas, Key.Key_G)
    assert not map_.made.document.nodes(Group)


def test_cards_of_a_group_on_another_map_are_not_selected(map_: Opened) -> None:
    made, canvas = map_.made, map_.window.canvas
    canvas.select([made.cards[0]])
    press(canvas, Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert "no group" in map_.window.status.hint()
    group_cards(made.document, made.cards[:2], "Waiting")
    press(canvas, Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert set(canvas.selection) == set(made.cards[:2])


def _write_action(opened: Opened) -> QWidget:
    """Make an action of the opportunity of the small map by its key; gives what is written in then."""
    window = opened.window
    window.canvas.select([opened.made.cards[1]])
    press(window.canvas, Key.Key_A)
    editor = window.focusWidget()
    assert editor is not None
    assert window.inspector.isAncestorOf(editor)
    return editor


def test_the_name_of_a_new_action_is_written_at_once_and_no_letter_of_it_is_a_key(map_: Opened) -> None:
    made, window = map_.made, map_.window
    before = made.document.nodes(Card)
    editor = _write_action(map_)
    type_into(editor, "oaig go")
    press(editor, Key.Key_Return)
    (action,) = made.document.nodes(Action)
    assert action.title == "oaig go"
    assert made.document.nodes(Card) == before
    assert window.canvas.hasFocus()
    assert window.canvas.selection == [made.cards[1]]
    window.undo()
    assert not made.document.nodes(Action)  # its making and its name are one step


def test_escape_takes_a_new_action_back_with_what_was_written(map_: Opened, qtbot: QtBot) -> None:
    made, window = map_.made, map_.window
    label = made.document.undo_label
    editor = _write_action(map_)
    type_into(editor, "never mind")
    window.inspector.flush()
    press(editor, Key.Key_Escape)
    qtbot.waitUntil(window.canvas.hasFocus)
    assert not made.document.nodes(Action)
    assert made.document.undo_label == label
    assert window.inspector.ids == (made.cards[1],)


def test_escape_later_leaves_an_action_that_was_named(map_: Opened) -> None:
    editor = _write_action(map_)
    press(editor, Key.Key_Return)
    editor.setFocus()
    press(editor, Key.Key_Escape)
    assert len(map_.made.document.nodes(Action)) == 1


def test_a_new_action_shows_its_name_where_the_details_were_hidden(map_: Opened) -> None:
    map_.window.commands.toggle_inspector()
    assert not map_.window.inspector.isVisible()
    assert _write_action(map_).isVisible()


def test_undo_while_a_new_action_is_named_goes_back_to_the_card(map_: Opened) -> None:
    made, window = map_.made, map_.window
    editor = _write_action(map_)
    press(editor, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not made.document.nodes(Action)
    assert window.inspector.ids == (made.cards[1],)
    _write_action(map_)
    assert len(made.document.nodes(Action)) == 1
