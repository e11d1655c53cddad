"""What a right click offers on things, on the map and on a lane."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from cxstudio.app.actions import ACTIONS, Context, words_alone
from cxstudio.app.context_menu import contexts, open_menu
from cxstudio.app.dialogs.naming import NameDialog
from cxstudio.edits.lanes import hide_lane
from cxstudio.model.records import Card, Lane
from cxstudio.picture.primitives import Bounds
from tests.app.conftest import Opened


@pytest.fixture(autouse=True)
def _closed(small: Opened) -> Iterator[None]:
    yield
    for menu in small.window.findChildren(QMenu, "context"):
        menu.close()


def offered(opened: Opened, ids: list[str], point: QPoint | None = None) -> dict[str, QAction]:
    """The menu that comes up, by the words on it."""
    window = opened.window
    window.canvas.select(ids)
    corner = window.canvas.mapToGlobal(QPoint(4, window.canvas.height() - 4))
    open_menu(window, window.canvas, window.actions_by_id, ids, point or corner)
    menu = window.findChildren(QMenu, "context")[-1]
    return {action.text().split("\t")[0]: action for action in menu.actions() if not action.isSeparator()}


def lane_point(opened: Opened, key: str) -> QPoint:
    """A point on a lane's header, on the screen."""
    canvas = opened.window.canvas
    for placed in canvas.picture.parts():
        x, y = placed.bounds.centre
        if placed.part.role == "lane-header" and canvas.picture.place_at(x, y).lane == key:
            return canvas.mapToGlobal(canvas.sheet.to_view(placed.bounds).center().toPoint())
    raise AssertionError(key)


def of_the_table(opened: Opened, context: Context) -> list[str]:
    """What the table of actions has for such a thing and can be done now; a new row needs no change here."""
    actions = opened.window.actions_by_id
    rows = [row for row in ACTIONS if context in row.context and actions[row.id].isEnabled()]
    return ["Change to" if row.id == "edit.change" else words_alone(row, actions[row.id]) for row in rows]


def test_a_touchpoint_offers_what_can_be_done_with_it(small: Opened) -> None:
    menu = list(offered(small, [small.made.touchpoints[0]]))
    assert menu == of_the_table(small, "touchpoint")
    assert {"Cut", "Delete", "Moment of truth", "Add touchpoint"} <= set(menu)


def test_a_card_can_be_parked_from_its_menu(small: Opened) -> None:
    card = small.made.cards[0]
    menu = offered(small, [card])
    assert list(menu) == of_the_table(small, "card")
    menu["Put in the parking lot"].trigger()
    record = small.made.document.find(card, Card)
    assert record is not None
    assert record.parked


def test_a_mixed_selection_offers_what_fits_any_of_it(small: Opened) -> None:
    ids = [small.made.stages[0], small.made.cards[0]]
    assert contexts(small.made.document, ids) == {"stage", "card"}
    assert "Put in the parking lot" in offered(small, ids)


def test_the_empty_map_offers_the_view_and_what_can_be_added(small: Opened) -> None:
    menu = list(offered(small, []))
    assert menu == of_the_table(small, "map")
    assert {"Paste", "Add stage", "Zoom to the whole map"} <= set(menu)


def test_a_free_place_of_a_lane_offers_a_card_of_that_lane(small: Opened) -> None:
    made, canvas = small.made, small.window.canvas
    row = canvas.picture.grid.row("pains")
    placed = canvas.picture.placed(made.touchpoints[4])
    assert row is not None
    assert placed is not None
    free = Bounds(placed.bounds.x, row.top, placed.bounds.width, row.height)
    point = canvas.mapToGlobal(canvas.sheet.to_view(free).center().toPoint())
    offered(small, [], point)["Add pain point here"].trigger()
    card = made.document.find(canvas.selection[0], Card)
    assert card is not None
    assert (card.kind, card.home) == ("pain", made.touchpoints[4])


def test_an_entry_by_its_full_words_does_what_the_action_does(small: Opened) -> None:
    before = len(small.made.document.stages(small.made.journey))
    offered(small, [small.made.stages[0]])["Add stage"].trigger()
    assert len(small.made.document.stages(small.made.journey)) == before + 1


def test_several_cards_become_cards_of_another_kind(small: Opened) -> None:
    made = small.made
    kinds = offered(small, [made.cards[0], made.cards[2]])["Change to"].menu()
    assert isinstance(kinds, QMenu)
    next(action for action in kinds.actions() if action.text() == "Question").trigger()
    changed = [made.document.find(id, Card) for id in (made.cards[0], made.cards[2])]
    assert [card.kind for card in changed if card] == ["question", "question"]
    made.document.undo()
    card = made.document.find(made.cards[0], Card)
    assert card is not None
    assert card.kind == "pain"


def test_a_lane_can_be_hidden_and_comes_back(small: Opened) -> None:
    menu = offered(small, [], lane_point(small, "pains"))
    assert list(menu) == ["Rename lane…", "Hide lane", "New lane above…", "Show or add a lane…", "All lanes…"]
    menu["Hide lane"].trigger()
    assert not small.window.canvas.picture.grid.row("pains")
    shown = offered(small, [])["Show hidden lanes"].menu()
    assert isinstance(shown, QMenu)
    shown.actions()[0].trigger()
    assert small.window.canvas.picture.grid.row("pains")


def test_a_lane_gets_a_name_of_its_own(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, NameDialog)
        dialog.line.setText("What hurts")
        return 1

    monkeypatch.setattr(QDialog, "exec", answer)
    offered(small, [], lane_point(small, "pains"))["Rename lane…"].trigger()
    lanes = small.made.document.nodes(Lane)
    assert [lane.title for lane in lanes if lane.shows == "pains"] == ["What hurts"]


def test_a_hidden_lane_is_offered_by_its_own_name(small: Opened) -> None:
    hide_lane(small.made.document, small.made.journey, "pains")
    shown = offered(small, [])["Show hidden lanes"].menu()
    assert isinstance(shown, QMenu)
    assert len(shown.actions()) == 1


def test_a_name_is_needed_unless_an_empty_one_means_something(qtbot: QtBot) -> None:
    needed, optional = (
        NameDialog("Save a version", "Save version"),
        NameDialog("Rename", "Rename", empty="Pains"),
    )
    qtbot.addWidget(needed)
    qtbot.addWidget(optional)
    assert not needed._go.isEnabled()
    needed.line.setText("  Draft 1 ")
    assert needed._go.isEnabled()
    assert needed.name() == "Draft 1"
    assert optional._go.isEnabled()
