"""Lanes in the window: their list worked by keys alone, the button under their names, choices, questions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.lanes import _KEY, LanesDialog
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.window import MainWindow
from cxstudio.edits.lane_sets import save_preset, shown_now
from cxstudio.edits.lanes import add_lane, hide_lane
from cxstudio.edits.structure import lock_structure
from cxstudio.files.session_file import SessionFile
from cxstudio.model.lane_sets import LANE_SETS
from cxstudio.model.lanes import card_lanes, lane_records
from cxstudio.model.naming import lane_title
from cxstudio.model.records import Card, Preset, Prompt
from cxstudio.picture.theme import theme
from cxstudio.resources import resource
from cxstudio.text.layout import TextEngine
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into


def opened_list(opened: Opened, qtbot: QtBot) -> LanesDialog:
    opened.window.actions_by_id["lanes.list"].trigger()
    (dialog,) = opened.window.findChildren(LanesDialog)
    qtbot.waitUntil(dialog.list.hasFocus)
    return dialog


def at_lane(dialog: LanesDialog, key: str) -> None:
    keys = [dialog.list.key_at(i) for i in range(dialog.list.count())]
    dialog.list.setCurrentRow(keys.index(key))


def test_the_list_shows_hides_moves_and_renames_by_keys_each_in_one_step(small: Opened, qtbot: QtBot) -> None:
    document, journey = small.made.document, small.made.journey
    dialog = opened_list(small, qtbot)
    at_lane(dialog, "channels")
    press(dialog.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "channels" in shown_now(document, journey))
    assert small.window.canvas.picture.grid.row("channels")
    qtbot.waitUntil(lambda: dialog.list.currentItem().text() == "Channels")
    press(dialog.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "channels" not in shown_now(document, journey))
    at_lane(dialog, "pains")
    before = shown_now(document, journey)
    press(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown_now(document, journey) == before
    assert dialog.list.key_at(dialog.list.currentRow()) == "pains"
    press(dialog.list, Qt.Key.Key_F2)
    editor = dialog.list.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    type_into(editor, "What hurts")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lane_title(document, journey, "pains") == "What hurts")
    document.undo()
    assert lane_title(document, journey, "pains") == "Pain points"
    assert shown_now(document, journey) == before


def test_a_lane_is_added_named_and_deleted_in_the_list(small: Opened, qtbot: QtBot) -> None:
    document, journey = small.made.document, small.made.journey
    dialog = opened_list(small, qtbot)
    at_lane(dialog, "pains")
    dialog.add.click()
    editor = dialog.list.findChild(QLineEdit)
    assert editor is not None
    type_into(editor, "Law")
    press(editor, Qt.Key.Key_Return)
    (law,) = card_lanes(document, journey).added
    qtbot.waitUntil(lambda: lane_title(document, journey, law) == "Law")
    keys = shown_now(document, journey)
    assert keys[keys.index("pains") + 1] == law
    qtbot.waitUntil(lambda: dialog.list.currentItem().text() == "Law")
    assert dialog.remove.isEnabled()
    press(dialog.list, Qt.Key.Key_Delete)
    assert card_lanes(document, journey).added == frozenset()
    at_lane(dialog, "pains")
    assert not dialog.remove.isEnabled()


def test_a_lane_dragged_in_the_list_moves_on_the_map(small: Opened, qtbot: QtBot) -> None:
    document, journey = small.made.document, small.made.journey
    dialog = opened_list(small, qtbot)
    keys = [dialog.list.key_at(i) for i in range(dialog.list.count())]
    model = dialog.list.model()
    assert model.moveRow(model.index(-1, -1), keys.index("pains"), model.index(-1, -1), 0)
    qtbot.waitUntil(lambda: shown_now(document, journey)[0] == "pains")
    assert small.window.canvas.picture.grid.rows[0].key == "pains"


def test_the_lock_is_said_and_the_ticks_stay_true(small: Opened, qtbot: QtBot) -> None:
    dialog = opened_list(small, qtbot)
    lock_structure(small.made.document, True)
    at_lane(dialog, "pains")
    press(dialog.list, Qt.Key.Key_Space)
    assert "locked" in small.window.status.hint()
    qtbot.waitUntil(lambda: dialog.list.currentItem().checkState() == Qt.CheckState.Checked)


@pytest.mark.parametrize("name", LANE_SETS)
def test_a_lane_set_is_one_key_away_and_says_what_it_hides(small: Opened, name: str) -> None:
    document, journey = small.made.document, small.made.journey
    small.window.actions_by_id[f"lanes.set.{name}"].trigger()
    assert shown_now(document, journey) == LANE_SETS[name].keys
    assert "Hidden with what lies in them" in small.window.toast.text()
    document.undo()
    assert not any(lane.hidden for lane in lane_records(document, journey).values())


def test_saved_choices_stand_in_the_menu_and_one_key_goes_round(small: Opened) -> None:
    document, journey, window = small.made.document, small.made.journey, small.window
    everything = shown_now(document, journey)
    save_preset(document, journey, "All & more")
    hide_lane(document, journey, "pains")
    save_preset(document, journey, "Board")
    menu = window.findChild(QMenu, "lanes")
    assert menu is not None
    menu.aboutToShow.emit()
    choices = [action for action in menu.actions() if action.property("choice") and action.text()]
    assert [(action.text(), action.isChecked()) for action in choices] == [
        ("All && more", False),
        ("Board", True),
    ]
    window.actions_by_id["lanes.next"].trigger()
    assert shown_now(document, journey) == everything
    choices[1].trigger()
    assert "pains" not in shown_now(document, journey)


def test_without_a_saved_choice_the_key_goes_round_the_sets(small: Opened) -> None:
    document, journey = small.made.document, small.made.journey
    for name in LANE_SETS:
        small.window.actions_by_id["lanes.next"].trigger()
        assert shown_now(document, journey) == LANE_SETS[name].keys
    assert document.nodes(Preset) == []


def test_under_the_last_name_a_click_offers_the_lanes_that_do_not_show(small: Opened) -> None:
    canvas, document = small.window.canvas, small.made.document
    canvas.fit()
    grid = canvas.picture.grid
    box = grid.frame.box(0, grid.height - grid.foot, grid.lead, 28)
    click(canvas, canvas.sheet.to_view(box).center().toPoint())
    menu = canvas.findChild(QMenu, "missing-lanes")
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    assert "Channels" in words
    assert "Pain points" not in words
    assert "New lane…" in words
    next(action for action in menu.actions() if action.text() == "Channels").trigger()
    assert "channels" in shown_now(document, small.made.journey)
    menu.close()


def test_a_question_is_written_over_by_a_click_or_by_enter(small: Opened, qtbot: QtBot) -> None:
    canvas, made = small.window.canvas, small.made
    with made.document.transaction("Ask"):
        made.document.put(Prompt(id="ask", home=made.touchpoints[0], lane="knows", text="What is known?"))
    canvas.fit()
    placed = canvas.picture.placed("ask")
    assert placed is not None
    click(canvas, canvas.sheet.to_view(placed.bounds).center().toPoint())
    (card,) = [c for c in made.document.cards(made.touchpoints[0]) if c.kind == "knows"]
    assert canvas.writing.node == card.id
    press(QApplication.focusWidget() or canvas, Qt.Key.Key_Escape)
    assert made.document.find(card.id, Card) is None
    canvas.setFocus()
    canvas.select(["ask"])
    press(canvas, Qt.Key.Key_Return)
    (card,) = [c for c in made.document.cards(made.touchpoints[0]) if c.kind == "knows"]
    assert canvas.writing.node == card.id
    assert canvas.picture.placed("ask") is None


def test_a_card_dropped_in_an_added_lane_lies_there(small: Opened) -> None:
    canvas, made = small.window.canvas, small.made
    law = add_lane(made.document, made.journey, "Law")
    canvas.fit()
    row = canvas.picture.grid.row(law)
    centre = canvas.picture.grid.centre(made.touchpoints[3])
    assert row is not None
    assert centre is not None
    at = canvas.sheet.to_view(canvas.picture.grid.frame.box(centre - 1, row.top + 20, 2, 2)).center()
    pointer = canvas.pointing.pointer(QPointF(at))
    canvas.hand.arm("custom")
    canvas.hand.press(pointer)
    canvas.hand.release(pointer)
    (card,) = [c for c in made.document.cards(made.touchpoints[3]) if c.kind == "custom"]
    assert card.lane == law


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("name", list(LANE_SETS))
def test_after_a_lane_set_the_list_ticks_what_the_map_shows(
    settings: Settings, engine: TextEngine, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    """With the template of a hospital, whose rows hold questions before they hold cards."""
    path = Path(shutil.copy(str(resource("templates/hospital.cxs")), tmp_path / "hospital.cxs"))
    window = MainWindow(OpenSession(SessionFile.open(path)), engine, theme("light"), settings)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.actions_by_id["lanes.list"].trigger()
    (dialog,) = window.findChildren(LanesDialog)
    window.actions_by_id[f"lanes.set.{name}"].trigger()
    window.canvas.drain()

    def ticked() -> list[str]:
        items = [dialog.list.item(place) for place in range(dialog.list.count())]
        return [str(x.data(_KEY)) for x in items if x.checkState() == Qt.CheckState.Checked]

    shown = list(shown_now(window.session.document, window.journey))
    qtbot.waitUntil(lambda: ticked() == shown)
    assert [row.key for row in window.canvas.picture.grid.rows] == shown
