"""Numbers with decimals, places and metrics in the details, as hands give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from cxstudio.app.figures import measured, typed_number
from cxstudio.app.panels.inputs_row import InputsRow
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.panels.measure_rows import DecimalRow, MethodRow, PlaceRow
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback, Metric, Reading
from cxstudio.model.plans import Goal
from cxstudio.picture.theme import theme
from cxstudio.words import use_language
from tests.app.hands import press, type_into
from tests.makers import small_map

MakeInspector = Callable[[Document, str, str], Inspector]


@pytest.fixture
def shown(qtbot: QtBot, dressed: object) -> MakeInspector:
    def show(document: Document, journey: str, id: str) -> Inspector:
        inspector = Inspector(document, journey, theme("light"))
        qtbot.addWidget(inspector)
        inspector.show_ids([id])
        inspector.show()
        return inspector

    return show


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4.5", 4.5),
        ("4,5", 4.5),
        ("-18", -18),
        ("−18", -18),
        ("۴٫۵", 4.5),
        ("69 %", 69),
        ("1,204.5", 1204.5),
        ("1.204,5", 1204.5),
        ("-1.234.567", -1234567),
        ("1e-320", 0),
        ("", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: float | None) -> None:
    assert typed_number(text) == number


@pytest.mark.parametrize("text", ["many", "4.5.6", "1,2,3", "nan", "inf", "1e999"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Type a number"):
        typed_number(text)


def test_a_number_shows_all_its_decimals_and_comes_back_as_it_was() -> None:
    assert measured(4.123456, decimals=6) == "4.123456"
    assert measured(40.0, decimals=6) == "40"
    try:
        use_language("fa")
        assert typed_number(measured(-4.25, decimals=6)) == -4.25
    finally:
        use_language("en")


def test_a_target_is_typed_with_a_comma(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    with document.transaction("Add"):
        document.put(Metric(id="m", title="Ease"))
    inspector = shown(document, made.journey, "m")
    row = inspector.row("target")
    assert isinstance(row, DecimalRow)
    type_into(row.editor, "5,8")
    row.flush()
    assert document.node("m") == Metric(id="m", title="Ease", target=5.8)
    type_into(row.editor, "x")
    row.flush()
    assert "Type a number" in row.error.text()


def test_a_place_is_chosen_among_all_that_the_map_has(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    touchpoint = document.journey_touchpoints(made.journey)[0]
    with document.transaction("Add"):
        document.put(Feedback(id="f", text="Long wait"))
    inspector = shown(document, made.journey, "f")
    row = inspector.row("at")
    assert isinstance(row, PlaceRow)
    assert row.editor.currentText() == "No one place"
    row.asked.emit("at")
    box: QComboBox = row.editor
    assert box.count() == 2 + len(document.stages(made.journey)) + len(
        document.journey_touchpoints(made.journey)
    )
    box.setCurrentIndex(box.findData(touchpoint.id))
    row.changed()
    assert document.find("f", Feedback) == Feedback(id="f", text="Long wait", at=touchpoint.id)


def test_a_place_keeps_up_with_its_name(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    touchpoint = document.journey_touchpoints(made.journey)[0]
    with document.transaction("Add"):
        document.put(Feedback(id="f", text="Long wait", at=touchpoint.id))
    inspector = shown(document, made.journey, "f")
    row = inspector.row("at")
    assert isinstance(row, PlaceRow)
    with document.transaction("Rename"):
        document.set(touchpoint.id, title="Arrival")
    assert "Arrival" in row.editor.currentText()


def test_a_goal_names_a_metric_and_a_new_title_makes_one(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    with document.transaction("Add"):
        document.put(Goal(id="g", title="Fewer left waiting"))
    inspector = shown(document, made.journey, "g")
    row = inspector.row("metric")
    assert row is not None
    assert isinstance(row.editor, QLineEdit)
    type_into(row.editor, "Left before being seen")
    press(row.editor, Qt.Key.Key_Return)
    (metric,) = document.nodes(Metric)
    assert metric.title == "Left before being seen"
    goal = document.find("g", Goal)
    assert goal is not None
    assert goal.metric == metric.id
    document.undo()
    assert document.nodes(Metric) == []


# What was counted


def nps_reading(document: Document, method: str = "nps") -> str:
    with document.transaction("Add"):
        document.put(Metric(id="m", title="NPS after waiting", method=method))
        document.put(Reading(id="r", metric="m"))
    return "r"


def inputs_of(document: Document) -> dict[str, float]:
    reading = document.find("r", Reading)
    assert reading is not None
    return dict(reading.inputs)


def counting(inspector: Inspector) -> InputsRow:
    row = inspector.row("inputs")
    assert isinstance(row, InputsRow)
    return row


def choose_way(row: InputsRow, key: str) -> None:
    row.ways.setCurrentIndex(row.ways.findData(key))
    row.ways.activated.emit(row.ways.currentIndex())


def test_the_fields_follow_from_the_method_and_the_value_shows_while_it_is_typed(
    shown: MakeInspector,
) -> None:
    document = Document()
    made = small_map(document)
    row = counting(shown(document, made.journey, nps_reading(document)))
    assert list(row.lines) == [str(score) for score in range(11)]
    choose_way(row, "groups")
    for key, text in (("promoters", "50"), ("passives", "30")):
        type_into(row.lines[key], text)
    assert "Still to be given: Detractors" in row.told.text()
    type_into(row.lines["detractors"], "20")
    assert row.value.text() == "NPS after waiting +30"
    assert "n 100" in row.told.text()
    assert "± 15" in row.told.text()
    row.flush()
    assert inputs_of(document) == {"promoters": 50, "passives": 30, "detractors": 20}


def test_all_that_was_counted_in_one_visit_is_one_step(shown: MakeInspector, qtbot: QtBot) -> None:
    document = Document()
    made = small_map(document)
    inspector = shown(document, made.journey, nps_reading(document))
    row = counting(inspector)
    for key, text in (("9", "4"), ("10", "2"), ("3", "1")):
        type_into(row.lines[key], text)
        row.flush()
    assert inputs_of(document) == {"3": 1, "9": 4, "10": 2}
    document.undo()
    assert inputs_of(document) == {}
    assert row.lines["9"].text() == ""


def test_what_cannot_be_counted_is_refused_with_its_reason_and_kept(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    inspector = shown(document, made.journey, nps_reading(document))
    row = counting(inspector)
    choose_way(row, "shares")
    type_into(row.lines["promoters_share"], "120")
    row.flush()
    assert "more than 100%" in row.error.text()
    assert inputs_of(document) == {}
    assert row.lines["promoters_share"].text() == "120"
    row.lines["promoters_share"].clear()
    type_into(row.lines["promoters_share"], "many")
    row.flush()
    assert "Type a number" in row.error.text()


def test_what_was_refused_stands_there_again_counted_as_it_was_when_another_thing_was_looked_at(
    shown: MakeInspector,
) -> None:
    document = Document()
    made = small_map(document)
    reading = nps_reading(document)
    inspector = shown(document, made.journey, reading)
    row = counting(inspector)
    choose_way(row, "shares")
    type_into(row.lines["promoters_share"], "many")
    row.flush()
    inspector.show_ids([made.touchpoints[0]])
    inspector.show_ids([reading])
    row = counting(inspector)
    assert row.lines["promoters_share"].text() == "many"
    assert "Type a number" in row.error.text()


def test_n_is_asked_only_where_the_counts_do_not_tell_it(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    inspector = shown(document, made.journey, nps_reading(document))
    row, n = counting(inspector), inspector.row("n")
    assert n is not None
    assert n.isHidden()
    choose_way(row, "shares")
    assert not n.isHidden()
    for key, text in (("promoters_share", "31"), ("detractors_share", "49")):
        type_into(row.lines[key], text)
    row.flush()
    type_into(n.editor, "340")
    n.flush()
    assert row.value.text() == "NPS after waiting −18"
    assert "n 340" in row.told.text()


def test_times_are_given_as_a_list(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    row = counting(shown(document, made.journey, nps_reading(document, "frt_median")))
    type_into(row.lines["times"], "12 5.5 30; 20")
    assert row.value.text().endswith("16 min")
    row.flush()
    assert inputs_of(document) == {"t1": 12, "t2": 5.5, "t3": 30, "t4": 20}


def test_a_vote_of_the_room_is_never_called_nps(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    id = nps_reading(document)
    with document.transaction("Change"):
        document.set(id, origin="room", inputs=(("9", 6.0), ("8", 2.0), ("2", 1.0)))
    row = counting(shown(document, made.journey, id))
    assert row.value.text() == "Room score (n=9) +56"


def test_a_method_is_chosen_by_its_published_name_and_says_how_it_computes(shown: MakeInspector) -> None:
    document = Document()
    made = small_map(document)
    nps_reading(document)
    inspector = shown(document, made.journey, "m")
    row = inspector.row("method")
    assert isinstance(row, MethodRow)
    assert "100 × (promoters − detractors) / n" in row.told.text()
    points, unit = inspector.row("points"), inspector.row("unit")
    assert points is not None
    assert unit is not None
    assert points.isHidden()
    row.editor.setCurrentIndex(row.editor.findData("csat"))
    row.changed()
    assert not points.isHidden()
    assert unit.isHidden()
    assert "top boxes" in row.told.text()
