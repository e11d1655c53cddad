"""Numbers with decimals, places and metrics in the details, as hands give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from cxstudio.app.figures import measured, typed_number
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.panels.measure_rows import DecimalRow, PlaceRow
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback, Metric
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
