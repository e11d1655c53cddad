"""Copies left behind by a drag with Alt, on plain points."""

from __future__ import annotations

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.structure import lock_structure
from cxstudio.model.records import Annotation, Card
from tests.canvas.robots import Table


def test_a_card_dragged_with_alt_stays_and_its_copy_lands(table: Table) -> None:
    card, target = table.made.cards[0], table.made.touchpoints[4]
    before = table.document.node(card)
    table.pull(table.middle(card), table.middle(target), alt=True)
    assert table.desk.preview.cursor == "copy"
    table.hand.cancel()
    table.drag(table.middle(card), table.middle(target), alt=True)
    copy = table.document.node(table.desk.current)
    assert isinstance(copy, Card)
    assert (copy.home, copy.id != card) == (target, True)
    assert table.document.node(card) == before
    assert table.labels == ["Duplicate card"]
    table.document.undo()
    assert table.document.get(copy.id) is None


def test_a_touchpoint_dragged_with_alt_is_copied_with_its_cards_also_beside_itself(table: Table) -> None:
    a, b, _c = table.made.touchpoints[:3]
    x, y = table.middle(b)
    table.drag(table.middle(a), (x - 20, y), alt=True)
    row = table.touchpoints(table.made.stages[0])
    assert (len(row), row[0]) == (4, a)
    assert table.desk.current == row[1]
    assert len(table.document.children(row[1], Card)) == len(table.document.children(a, Card))
    assert table.labels == ["Duplicate touchpoint"]


def test_notes_are_copied_to_where_the_hand_is(table: Table) -> None:
    note = add_annotation(table.document, "sticky", table.made.touchpoints[4], 300, -200)
    told = len(table.labels)
    x, y = table.middle(note)
    table.drag((x, y), (x + 40, y - 70), alt=True)
    copy = table.document.node(table.desk.current)
    assert isinstance(copy, Annotation)
    assert (copy.id != note, copy.dx, copy.dy) == (True, 340, -270)
    assert len(table.labels[told:]) == 1


def test_copies_of_touchpoints_are_held_by_the_lock_too(table: Table) -> None:
    lock_structure(table.document, True)
    told = len(table.labels)
    table.drag(table.middle(table.made.touchpoints[0]), table.middle(table.made.touchpoints[4]), alt=True)
    assert table.labels[told:] == []
    assert table.said[-1].endswith("to add touchpoints.")
