"""The inspector: every field of the table, written through edits, followed through undo."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cxstudio.app.icons import kind_tint
from cxstudio.app.panels.channels_row import ChannelsRow
from cxstudio.app.panels.choice_row import ChoiceRow
from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.panels.fields import CheckRow, LineRow, SegmentsRow, TextRow
from cxstudio.app.texts import GrowingText, Line
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Card, Channel, Persona, Stage, Touchpoint
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into


def row(opened: Opened, name: str) -> FieldRow:
    found = opened.window.inspector.row(name)
    assert found is not None, name
    return found


def shown(opened: Opened, *ids: str) -> None:
    opened.window.canvas.select(ids)
    assert opened.window.inspector.ids == ids


def touchpoint(opened: Opened, place: int = 0) -> Touchpoint:
    found = opened.made.document.find(opened.made.touchpoints[place], Touchpoint)
    assert found is not None
    return found


def test_a_touchpoint_shows_every_field_its_kind_has(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    names = {field.name for field in KINDS["touchpoint"].fields}
    assert {r.field.name for r in small.window.inspector.form.rows} == names


def test_with_nothing_selected_the_journey_is_shown(small: Opened) -> None:
    small.window.canvas.select([])
    assert small.window.inspector.ids == (small.made.journey,)
    assert row(small, "scenario").isVisibleTo(small.window)


def test_typing_is_written_on_leaving_the_field(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    serves = row(small, "serves")
    serves.editor.setFocus()
    type_into(serves.editor, "Clinic desk")
    assert touchpoint(small).serves == ""
    small.window.canvas.setFocus()
    assert touchpoint(small).serves == "Clinic desk"


def test_typing_is_written_after_a_pause(small: Opened, qtbot: QtBot) -> None:
    shown(small, small.made.touchpoints[0])
    serves = row(small, "serves")
    serves.editor.setFocus()
    type_into(serves.editor, "Desk")
    qtbot.waitUntil(lambda: touchpoint(small).serves == "Desk", timeout=5000)


def test_typing_is_written_to_the_thing_it_was_meant_for(small: Opened) -> None:
    first, second = small.made.touchpoints[:2]
    shown(small, first)
    serves = row(small, "serves")
    serves.editor.setFocus()
    type_into(serves.editor, "Desk")
    shown(small, second)
    assert touchpoint(small, 0).serves == "Desk"
    assert touchpoint(small, 1).serves == ""


def test_the_panel_follows_undo(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    serves = row(small, "serves")
    assert isinstance(serves, LineRow)
    type_into(serves.editor, "Desk")
    press(serves.editor, Qt.Key.Key_Return)
    assert touchpoint(small).serves == "Desk"
    small.window.commands.undo()
    assert serves.editor.text() == ""
    small.window.commands.redo()
    assert serves.editor.text() == "Desk"


def test_undo_from_inside_an_untouched_field_means_the_map(small: Opened, qtbot: QtBot) -> None:
    shown(small, small.made.touchpoints[0])
    small.window.commands.truth()
    serves = row(small, "serves")
    serves.editor.setFocus()
    qtbot.waitUntil(serves.editor.hasFocus)
    press(serves.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not touchpoint(small).moment_of_truth


def test_a_time_that_is_none_is_said_under_the_field(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    time = row(small, "minutes")
    assert isinstance(time, LineRow)
    time.editor.setText("")
    type_into(time.editor, "soon")
    press(time.editor, Qt.Key.Key_Return)
    assert "41 min" in time.error.text()
    assert time.error.isVisibleTo(small.window)
    before = touchpoint(small).minutes
    time.editor.setText("")
    type_into(time.editor, "2 h")
    press(time.editor, Qt.Key.Key_Return)
    assert not time.error.isVisibleTo(small.window)
    assert (before, touchpoint(small).minutes) != (120, before)
    assert touchpoint(small).minutes == 120


def test_a_text_that_is_too_long_is_refused_in_place(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    serves = row(small, "serves")
    assert isinstance(serves, LineRow)
    serves.editor.setText("x" * 600)
    serves.touched()
    serves.flush()
    assert "500" in serves.error.text()
    assert touchpoint(small).serves == ""


@pytest.mark.parametrize(("name", "value"), [("friction", "deliberate"), ("service", "human"), ("effort", 5)])
def test_a_choice_is_written_at_once(small: Opened, name: str, value: Any) -> None:
    shown(small, small.made.touchpoints[0])
    choice = row(small, name)
    assert isinstance(choice, ChoiceRow)
    choice.editor.setCurrentIndex(choice.editor.findData(value))
    choice.editor.activated.emit(choice.editor.currentIndex())
    assert getattr(touchpoint(small), name) == value


def test_a_reason_is_asked_for_only_where_there_is_friction(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    assert not row(small, "friction_reason").isVisibleTo(small.window)
    with small.made.document.transaction("Friction"):
        small.made.document.set(small.made.touchpoints[0], friction="deliberate")
    assert row(small, "friction_reason").isVisibleTo(small.window)


def test_evidence_is_one_press_and_the_same_press_takes_it_back(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    evidence = row(small, "evidence")
    assert isinstance(evidence, SegmentsRow)
    button = evidence.editor.buttons()["observed"]
    click(button)
    assert touchpoint(small).evidence == "observed"
    click(button)
    assert touchpoint(small).evidence == ""


def test_channels_are_typed_with_commas(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    channels = row(small, "channels")
    assert isinstance(channels, ChannelsRow)
    channels.line.setText("")
    type_into(channels.line, "Phone, Carrier pigeon")
    press(channels.line, Qt.Key.Key_Return)
    found = [small.made.document.find(id, Channel) for id in touchpoint(small).channels]
    assert [channel.name for channel in found if channel] == ["Phone", "Carrier pigeon"]


def test_the_list_of_channels_checks_those_that_are_named(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    channels = row(small, "channels")
    assert isinstance(channels, ChannelsRow)
    channels._fill_menu()
    checked = [action.text() for action in channels.menu.actions() if action.isChecked()]
    assert checked == ["Web"]
    next(action for action in channels.menu.actions() if action.text() == "Email").trigger()
    assert len(touchpoint(small).channels) == 2


def test_several_things_show_a_dash_where_they_differ(small: Opened) -> None:
    document, (first, second) = small.made.document, small.made.touchpoints[:2]
    with document.transaction("Two"):
        document.set(first, serves="Desk", effort=3)
        document.set(second, serves="Phone", effort=3)
    shown(small, first, second)
    serves, effort = row(small, "serves"), row(small, "effort")
    assert isinstance(serves, LineRow)
    assert isinstance(effort, ChoiceRow)
    assert (serves.editor.text(), serves.editor.placeholderText()) == ("", "Mixed")
    assert effort.editor.currentData() == 3
    assert small.window.inspector.row("title") is None


def test_an_edit_of_several_things_changes_all_in_one_step(small: Opened) -> None:
    first, second = small.made.touchpoints[:2]
    shown(small, first, second)
    type_into(row(small, "serves").editor, "Desk")
    press(row(small, "serves").editor, Qt.Key.Key_Return)
    assert [touchpoint(small, i).serves for i in (0, 1)] == ["Desk", "Desk"]
    small.window.commands.undo()
    assert [touchpoint(small, i).serves for i in (0, 1)] == ["", ""]


def test_a_mixed_check_box_is_neither(small: Opened) -> None:
    first, second = small.made.touchpoints[:2]
    with small.made.document.transaction("One"):
        small.made.document.set(first, moment_of_truth=not touchpoint(small, 1).moment_of_truth)
    shown(small, first, second)
    check = row(small, "moment_of_truth")
    assert isinstance(check, CheckRow)
    assert check.editor.checkState() == Qt.CheckState.PartiallyChecked
    check.editor.click()
    assert touchpoint(small, 0).moment_of_truth == touchpoint(small, 1).moment_of_truth


def test_linked_cards_are_chosen_by_click(small: Opened) -> None:
    shown(small, small.made.touchpoints[1])
    linked = small.window.inspector.form.linked
    assert linked is not None
    rows = [b for b in linked.findChildren(QToolButton) if b.property("look") == "row"]
    # The opportunity begins one touchpoint earlier and spans this one.
    expected = [small.made.cards[1], *(c.id for c in small.made.document.cards(small.made.touchpoints[1]))]
    assert len(rows) == len(expected)
    click(rows[0])
    assert small.window.canvas.selection == [expected[0]]


def test_a_card_added_here_opens_its_text(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    before = len(small.made.document.cards(small.made.touchpoints[0]))
    linked = small.window.inspector.form.linked
    assert linked is not None
    linked.added.emit("gain")
    cards = small.made.document.cards(small.made.touchpoints[0])
    assert len(cards) == before + 1
    assert small.window.canvas.selection == [next(c.id for c in cards if c.kind == "gain")]


def test_what_is_deleted_leaves_the_panel(small: Opened) -> None:
    shown(small, small.made.cards[0])
    small.window.commands.delete()
    assert small.made.cards[0] not in small.window.inspector.ids


def test_a_link_shows_its_label_and_share(small: Opened) -> None:
    link = small.made.document.links("next")[0]
    shown(small, link.id)
    share = row(small, "share")
    assert isinstance(share, LineRow)
    share.editor.setText("")
    type_into(share.editor, "40 %")
    press(share.editor, Qt.Key.Key_Return)
    now = small.made.document.link(link.id)
    assert now is not None
    assert now.share == 40.0


def test_a_persona_is_reached_from_the_journey(small: Opened) -> None:
    small.window.canvas.select([])
    persona = small.made.personas[0]
    button = small.window.inspector.findChild(QToolButton, persona)
    assert button is not None
    click(button)
    assert small.window.inspector.ids == (persona,)
    assert isinstance(small.made.document.get(persona), Persona)


@pytest.mark.parametrize("kind", [Stage, Card])
def test_other_kinds_show_their_fields(small: Opened, kind: type[Stage] | type[Card]) -> None:
    thing = small.made.document.nodes(kind)[0]
    shown(small, thing.id)
    assert {r.field.name for r in small.window.inspector.form.rows} == {
        f.name for f in KINDS[thing.kind].fields
    }


def test_a_long_text_field_keeps_what_is_typed_while_the_map_changes(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    description = row(small, "description")
    assert isinstance(description, TextRow)
    type_into(description.editor, "Half a sen")
    with small.made.document.transaction("Elsewhere"):
        small.made.document.set(small.made.touchpoints[0], effort=2)
    assert description.editor.toPlainText() == "Half a sen"


def test_typing_with_pauses_is_one_step_to_undo(small: Opened, qtbot: QtBot) -> None:
    shown(small, small.made.touchpoints[0])
    serves = row(small, "serves")
    serves.editor.setFocus()
    qtbot.waitUntil(serves.editor.hasFocus)
    type_into(serves.editor, "Clinic")
    qtbot.waitUntil(lambda: touchpoint(small).serves == "Clinic", timeout=5000)
    type_into(serves.editor, " desk")
    qtbot.waitUntil(lambda: touchpoint(small).serves == "Clinic desk", timeout=5000)
    small.window.canvas.setFocus()
    small.window.commands.undo()
    assert touchpoint(small).serves == ""


def test_the_tile_behind_an_icon_is_filled_as_the_card_is() -> None:
    light = theme("light")
    assert kind_tint("pain", light) == light.colour("role.pain.tint")
    assert kind_tint("sticky", light) == light.colour("note")
    assert kind_tint("touchpoint", light) == light.colour("accentTint")


@pytest.mark.parametrize("text", ["انتظار القرار", "Waiting"])
def test_a_text_begins_at_the_leading_edge_of_its_window(
    qtbot: QtBot, dressed: QApplication, text: str
) -> None:
    editor = GrowingText()
    qtbot.addWidget(editor)
    editor.setPlainText(text)
    editor.resize(300, 60)
    editor.show()

    def line() -> QRectF:
        return editor.document().firstBlock().layout().lineAt(0).naturalTextRect()

    assert line().left() < 10
    editor.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert line().right() > editor.viewport().width() - 10


def test_a_line_nobody_types_in_cuts_no_letter(qtbot: QtBot, dressed: QApplication) -> None:
    line = Line("Booking line of the outpatient clinic")
    qtbot.addWidget(line)
    line.resize(90, 30)
    line.show()
    cut = line.grab().toImage()
    line.setText("B" * 3)
    whole = line.grab().toImage()
    ground = whole.pixelColor(80, 15)

    def inked(picture: QImage, x: int) -> bool:
        return any(picture.pixelColor(x, y) != ground for y in range(4, 26))

    assert inked(cut, 20)
    assert not any(inked(cut, x) for x in range(81, 88))  # the padding stays free


def test_half_a_channel_is_not_written_while_it_is_typed(small: Opened) -> None:
    shown(small, touchpoint(small).id)
    field = row(small, "channels")
    assert isinstance(field, ChannelsRow)
    before = len(small.made.document.nodes(Channel))
    field.line.setText("")
    type_into(field.line, "Ph")
    assert not field._pause.isActive()
    assert len(small.made.document.nodes(Channel)) == before


def test_evidence_is_chosen_by_arrow_keys(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    evidence = row(small, "evidence")
    assert isinstance(evidence, SegmentsRow)
    press(evidence.editor.buttons()["assumed"], Qt.Key.Key_Right)
    assert touchpoint(small).evidence == "heard"
    press(evidence.editor.buttons()["heard"], Qt.Key.Key_Right)
    press(evidence.editor.buttons()["observed"], Qt.Key.Key_Left)
    assert touchpoint(small).evidence == "heard"


def test_enter_ends_a_persona_s_name_and_the_map_has_the_keyboard(small: Opened, qtbot: QtBot) -> None:
    window, persona = small.window, small.made.personas[0]
    window.workplace.show_details(persona)
    row = window.inspector.row("name")
    assert row is not None
    row.editor.setFocus()
    type_into(row.editor, " B.")
    press(row.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(window.canvas.hasFocus)
    record = small.made.document.find(persona, Persona)
    assert record is not None
    assert "B." in record.name
