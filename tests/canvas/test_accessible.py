"""What a screen reader hears of the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from cxstudio.canvas.accessible import SpokenCanvas, spoken_name
from cxstudio.canvas.speaking import SpokenCanvases
from cxstudio.canvas.travel import reading_order
from cxstudio.edits.fields import set_field
from cxstudio.edits.touchpoints import toggle_moment_of_truth
from cxstudio.model.records import emotion_id
from tests.canvas.robots import Canvas, Table


def test_a_touchpoint_is_named_with_its_number_title_evidence_and_emotion(table: Table) -> None:
    booking = table.made.touchpoints[1]
    set_field(table.document, [booking], "evidence", "measured")
    toggle_moment_of_truth(table.document, [booking])
    name = spoken_name(table.desk, booking)
    assert name == "Touchpoint 1.2, Booking line, measured, moment of truth, emotion minus 1.6"


@pytest.mark.parametrize(
    ("which", "name"),
    [
        ("stage", "Stage 2, Visit, 2 touchpoints"),
        ("pain", "Pain point, Twenty minutes on hold"),
        ("emotion", "Emotion of George at Web page, minus 0.5"),
    ],
)
def test_other_things_are_named_as_people_speak(table: Table, which: str, name: str) -> None:
    ids = {
        "stage": table.made.stages[1],
        "pain": table.made.cards[0],
        "emotion": emotion_id(table.made.touchpoints[0], table.made.personas[1]),
    }
    assert spoken_name(table.desk, ids[which]) == name


def test_a_thing_without_a_title_is_named_by_its_kind_alone(table: Table) -> None:
    set_field(table.document, [table.made.cards[0]], "text", "")
    assert spoken_name(table.desk, table.made.cards[0]) == "Pain point"


def test_the_canvas_offers_everything_on_it_as_children(canvas: Canvas) -> None:
    spoken = SpokenCanvases()
    interface = spoken.interface("MapCanvas", canvas.view)
    assert isinstance(interface, SpokenCanvas)
    order = reading_order(canvas.view.desk)
    assert interface.childCount() == len(order)
    child = interface.child(1)
    assert child.text(QAccessible.Text.Name).startswith("Touchpoint 1.1, Web page")
    assert interface.indexOfChild(child) == 1
    assert child.isValid()
    centre = child.rect().center()
    assert canvas.view.rect().contains(canvas.view.mapFromGlobal(centre))
    assert interface.childAt(centre.x(), centre.y()) is child
    canvas.view.select([order[1]])
    assert child.state().selected
    assert interface.focusChild() is child


def test_other_widgets_keep_their_own_interface(canvas: Canvas) -> None:
    assert SpokenCanvases().interface("QObject", canvas.view.sheet) is None
