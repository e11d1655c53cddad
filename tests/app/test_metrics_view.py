"""The metrics view under hands: metrics and readings made, counted, moved and deleted, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.inputs_row import InputsRow
from cxstudio.app.panels.metrics_section import MetricRow, MetricsPart
from cxstudio.app.views.frame import ViewFrame
from cxstudio.app.views.metrics import MetricsBody
from cxstudio.edits.metrics import add_metric, add_reading
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric, Reading
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into
from tests.makers import Made, small_map


def measured(document: Document) -> Made:
    """The small map with an NPS of two periods and a churn."""
    made = small_map(document)
    place = document.journey_touchpoints(made.journey)[0].id
    nps = add_metric(document, "NPS after waiting", "nps")
    for promoters, end in ((40, "2026-03-31"), (31, "2026-06-30")):
        shares = [("promoters_share", promoters), ("detractors_share", 49)]
        add_reading(document, nps, place, shares, n=340, end=end)
    add_metric(document, method="churn")
    return made


def view_of(opened: Opened) -> tuple[ViewFrame, MetricsBody]:
    opened.window.show_view("metrics")
    frame = opened.window.views.frame
    assert frame is not None
    assert isinstance(frame.body, MetricsBody)
    return frame, frame.body


@pytest.fixture
def full(open_window: Callable[..., Opened]) -> Opened:
    return open_window(measured)


def focused() -> QWidget:
    held = QApplication.focusWidget()
    assert held is not None
    return held


def test_an_empty_view_offers_the_first_metric_and_goes_on_to_count_it(small: Opened, qtbot: QtBot) -> None:
    frame, body = view_of(small)
    assert body.invitation.isVisible()
    click(body.invitation.button)
    (metric,) = body.document.nodes(Metric)
    assert (metric.title, metric.method) == ("NPS", "nps")
    row = frame.inspector.row("inputs")
    assert isinstance(row, InputsRow)
    qtbot.waitUntil(lambda: row.isAncestorOf(focused()))


def test_an_empty_view_offers_other_methods_as_well(small: Opened) -> None:
    _frame, body = view_of(small)
    click(body.templates["churn"])
    assert [metric.method for metric in body.document.nodes(Metric)] == ["churn"]
    body.document.undo()
    assert body.document.nodes(Reading) == []


def test_a_reading_from_elsewhere_that_cannot_be_says_why(full: Opened, qtbot: QtBot) -> None:
    frame, body = view_of(full)
    metric = body.document.nodes(Metric)[0].id
    with body.document.transaction("Import"):
        body.document.put(Reading(id="odd", metric=metric, inputs=(("12", 4.0),), end="2026-09-30"))
    frame.choose(["odd"])
    row = frame.inspector.row("inputs")
    assert isinstance(row, InputsRow)
    assert "12 is outside the scale from 0 to 10" in row.told.text()
    model = body.table.rows
    qtbot.waitUntil(lambda: model.row_of("odd") >= 0)
    place = model.row_of("odd")
    assert model.data(model.index(place, 0)) == "–"
    assert "12" in model.data(model.index(place, 6))


def test_by_keyboard_alone_a_metric_is_added_counted_and_seen(full: Opened, qtbot: QtBot) -> None:
    frame, body = view_of(full)
    body.take_keyboard()
    press(focused(), Qt.Key.Key_N)
    row = frame.inspector.row("inputs")
    assert isinstance(row, InputsRow)
    qtbot.waitUntil(lambda: row.isAncestorOf(focused()))
    for text in ("20", "49"):
        type_into(focused(), text)
        press(focused(), Qt.Key.Key_Return)
    n = frame.inspector.row("n")
    assert n is not None
    n.editor.setFocus()
    type_into(n.editor, "120")
    press(n.editor, Qt.Key.Key_Return)
    newest = body.document.find(body.selection[0], Reading)
    assert newest is not None
    assert (dict(newest.inputs), newest.n) == ({"promoters_share": 20, "detractors_share": 49}, 120)
    assert row.value.text() == "NPS after waiting −29"


def test_a_card_tells_value_trend_and_place_to_those_who_cannot_see_it(full: Opened) -> None:
    _frame, body = view_of(full)
    words = body.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("NPS after waiting −18", "n 340", "Down 9", "worse", "1.1"):
        assert part in words
    assert body.count() == "2 metrics, 2 readings"


def test_the_table_holds_the_readings_of_the_chosen_metric_newest_first(full: Opened) -> None:
    _frame, body = view_of(full)
    body.list.setCurrentRow(0)
    model = body.table.rows
    values = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert values == ["−18", "−9"]
    body.list.setCurrentRow(1)
    assert model.rowCount() == 0


def test_a_period_is_written_in_the_table_and_a_wrong_one_refused(full: Opened) -> None:
    frame, body = view_of(full)
    body.list.setCurrentRow(0)
    model = body.table.rows
    newest = model.points[0].reading.id
    assert model.setData(model.index(0, 2), "2026-04-01")
    reading = body.document.find(newest, Reading)
    assert reading is not None
    assert reading.start == "2026-04-01"
    assert not model.setData(model.index(0, 3), "2026-01-01")
    assert "or later" in frame._status.full_text()
    assert not model.setData(model.index(0, 3), "in June")
    assert body.document.find(newest, Reading) == reading


def test_a_place_is_chosen_in_the_table_and_the_eye_follows(full: Opened, qtbot: QtBot) -> None:
    _frame, body = view_of(full)
    body.list.setCurrentRow(0)
    table = body.table
    newest = table.rows.points[0].reading.id
    table.setCurrentIndex(table.rows.index(0, 4))
    table.edit(table.currentIndex())
    box = table.viewport().findChild(QComboBox)
    assert box is not None
    other = body.document.journey_touchpoints(body.journey)[1].id
    box.setCurrentIndex(box.findData(other))
    box.activated.emit(box.currentIndex())
    reading = body.document.find(newest, Reading)
    assert reading is not None
    assert reading.at == other
    qtbot.waitUntil(lambda: body.table.rows.row_of(newest) >= 0 and len(body.table.rows.points) == 1)


def test_readings_and_metrics_are_deleted_by_a_key_and_come_back(full: Opened, qtbot: QtBot) -> None:
    _frame, body = view_of(full)
    body.list.setCurrentRow(0)
    body.table.setFocus()
    body.table.go_to(body.table.rows.points[0].reading.id)
    press(body.table, Qt.Key.Key_Delete)
    assert len(body.document.nodes(Reading)) == 1
    body.document.undo()
    assert len(body.document.nodes(Reading)) == 2
    body.list.setFocus()
    press(body.list, Qt.Key.Key_Delete)
    assert [m.title for m in body.document.nodes(Metric)] == ["Churn"]
    assert body.document.nodes(Reading) == []
    body.document.undo()
    qtbot.waitUntil(lambda: body.list.count() == 2)


def test_metrics_change_places_by_keyboard(full: Opened) -> None:
    _frame, body = view_of(full)
    body.list.setCurrentRow(0)
    press(body.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [m.title for m in body.document.nodes(Metric)] == ["Churn", "NPS after waiting"]
    assert body.selection == [body.document.nodes(Metric)[1].id]


def test_every_method_can_be_added_from_the_menu(full: Opened) -> None:
    _frame, body = view_of(full)
    body.menu.aboutToShow.emit()
    action = next(one for one in body.menu.actions() if one.text().startswith("CES 2.0"))
    action.trigger()
    assert [m.method for m in body.document.nodes(Metric)] == ["nps", "churn", "ces_2_mean"]
    assert body.selection[0] in {reading.id for reading in body.document.nodes(Reading)}


def test_what_is_asked_for_by_id_is_brought_to_the_eye(full: Opened) -> None:
    frame, body = view_of(full)
    reading = body.document.nodes(Reading)[0].id
    frame.choose([reading])
    assert body.selection == [reading]
    frame.choose([body.document.nodes(Metric)[1].id])
    assert body.heading.full_text() == "Churn"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_view_is_painted_in_both_themes_and_directions(full: Opened, name: str) -> None:
    frame, body = view_of(full)
    body.wear(theme(name))
    body.list.setCurrentRow(0)
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        frame.setLayoutDirection(direction)
        drawn = body.chart.grab().toImage()
        places = ((x, y) for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3))
        assert len({drawn.pixelColor(*place).name() for place in places}) > 4


# In the details of a place


def part_of(opened: Opened, id: str) -> MetricsPart:
    inspector = opened.window.inspector
    inspector.show_ids([id])
    return next(part for part in inspector.form.parts if isinstance(part, MetricsPart))


def test_the_details_of_a_touchpoint_show_what_is_measured_there(full: Opened) -> None:
    document = full.window.inspector._document
    place = document.journey_touchpoints(full.made.journey)[0].id
    part = part_of(full, place)
    (row,) = part.findChildren(MetricRow)
    assert "NPS after waiting −18" in row.accessibleName()
    click(row)
    assert full.window.inspector.ids == (document.nodes(Reading)[1].id,)


def test_a_place_is_measured_by_one_choice_in_its_details(full: Opened) -> None:
    document = full.window.inspector._document
    place = document.journey_touchpoints(full.made.journey)[1].id
    part = part_of(full, place)
    part.menu.aboutToShow.emit()
    next(one for one in part.menu.actions() if one.text().startswith("New: CSAT")).trigger()
    metric = document.nodes(Metric)[-1]
    (reading,) = document.children(metric.id, Reading)
    assert (metric.method, reading.at) == ("csat", place)
    assert full.window.inspector.ids == (reading.id,)
    document.undo()
    assert document.find(metric.id, Metric) is None


@pytest.mark.parametrize("rtl", [False, True])
def test_heads_of_numbers_stand_over_them_on_the_trailing_side(full: Opened, rtl: bool) -> None:
    _frame, body = view_of(full)
    body.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    model, role = body.table.rows, Qt.ItemDataRole.TextAlignmentRole
    sides = [model.headerData(place, Qt.Orientation.Horizontal, role) for place in range(3)]
    far, near = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    wanted = (near, near, far) if rtl else (far, far, near)
    assert [side & (far | near) for side in sides] == list(wanted)
    assert model.data(model.index(0, 0), role) & Qt.AlignmentFlag.AlignTrailing


def test_the_cells_of_a_mirrored_table_read_from_their_own_side(full: Opened) -> None:
    _frame, body = view_of(full)
    body.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    model = body.table.rows
    ends = model.index(0, 3)
    assert model.data(ends) == "\u206830 Jun 2026\u2069"
    assert model.data(ends, Qt.ItemDataRole.ToolTipRole) == "30 Jun 2026"
