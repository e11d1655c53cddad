"""Things dragged inside the outline, and from it to other parts of the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from cxstudio.app.panels.outline_content import LOT
from cxstudio.edits.cards import park
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.app.outline_hands import drag, put, rows, spot, tree_of

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NAME = Qt.ItemDataRole.AccessibleTextRole


def test_a_touchpoint_dragged_to_another_stage_goes_there(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    drag(tree, made.touchpoints[0], spot(tree, made.touchpoints[4], 0.2))
    assert rows(tree, made.stages[1])[:3] == ["Front desk", "Web page", "Waiting area"]
    assert small.window.canvas.selection == [made.touchpoints[0]]


def test_a_card_dragged_onto_a_touchpoint_belongs_to_it(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    put(tree, made.cards[7])
    drag(tree, made.cards[7], spot(tree, made.touchpoints[3]))
    card = made.document.find(made.cards[7], Card)
    assert card is not None
    assert card.home == made.touchpoints[3]


def test_a_drop_says_where_and_a_refusal_why(small: Opened) -> None:
    tree, made = tree_of(small), small.made
    said: list[str] = []
    tree.said.connect(said.append)
    drag(tree, made.touchpoints[0], spot(tree, made.touchpoints[4], 0.8), drop=False)
    assert said[-1] == "Into Visit, after Waiting area"
    press(tree.viewport(), Qt.Key.Key_Escape)
    assert rows(tree, made.stages[0]) == ["Web page", "Booking line", "Letter"]
    park(made.document, [made.cards[0]])
    drag(tree, made.touchpoints[0], spot(tree, LOT))
    assert said[-1] == "Only cards go into the parking lot"


def test_a_card_dragged_from_the_outline_lands_on_the_map(small: Opened) -> None:
    tree, made, canvas = tree_of(small), small.made, small.window.canvas
    put(tree, made.cards[7])
    placed = canvas.picture.placed(made.touchpoints[3])
    assert placed is not None
    x, y = canvas.camera.to_device(*placed.bounds.centre)
    ratio = canvas.devicePixelRatioF()
    drag(tree, made.cards[7], canvas.mapToGlobal(QPoint(round(x / ratio), round(y / ratio))))
    card = made.document.find(made.cards[7], Card)
    assert card is not None
    assert card.home == made.touchpoints[3]
