"""A card dropped on another with Shift held makes a group of the two, or joins the group that is there."""

from __future__ import annotations

from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits.groups import group_cards
from cxstudio.model.groups import group_of, grouped
from cxstudio.model.plans import Group
from cxstudio.model.records import Card
from tests.canvas.robots import Table

PAIN, THOUGHT, QUOTE = 0, 2, 3


def test_shift_and_drag_onto_a_card_makes_a_group_of_the_two_in_one_step(table: Table) -> None:
    cards, document = table.made.cards, table.document
    home = document.node(cards[QUOTE])
    there = table.middle(cards[PAIN])
    table.pull(table.middle(cards[QUOTE]), there, shift=True)
    assert table.said[-1] == "A group with “Twenty minutes on hold”"
    assert table.desk.preview.accepts is not None
    table.hand.release(Pointer(*there, shift=True))
    (group,) = document.nodes(Group)
    assert group.title == "Twenty minutes on hold"
    assert set(grouped(document, group.id)) == {cards[PAIN], cards[QUOTE]}
    assert document.node(cards[QUOTE]) == home
    assert table.desk.preview == NOTHING
    document.undo()
    assert not document.nodes(Group)


def test_a_card_joins_the_group_it_is_dropped_on_and_leaves_its_own(table: Table) -> None:
    cards, document = table.made.cards, table.document
    group = group_cards(document, [cards[PAIN], cards[QUOTE]], "On hold")
    there = table.middle(cards[PAIN])
    table.pull(table.middle(cards[THOUGHT]), there, shift=True)
    assert table.said[-1] == "Into the group “On hold”"
    table.hand.release(Pointer(*there, shift=True))
    assert len(grouped(document, group)) == 3
    steps = len(table.done)
    table.drag(table.middle(cards[QUOTE]), there, shift=True)
    assert len(table.done) == steps


def test_beside_a_card_nothing_happens_and_it_says_so(table: Table) -> None:
    cards, document = table.made.cards, table.document
    before = document.find(cards[PAIN], Card)
    there = table.middle(table.made.touchpoints[4])
    table.pull(table.middle(cards[PAIN]), there, shift=True)
    assert "Drop it on a card" in table.said[-1]
    table.hand.release(Pointer(*there, shift=True))
    assert document.find(cards[PAIN], Card) == before
    assert group_of(document, cards[PAIN]) is None


def test_without_the_key_a_card_is_moved_as_ever(table: Table) -> None:
    cards, document = table.made.cards, table.document
    table.drag(table.middle(cards[QUOTE]), table.middle(cards[PAIN]))
    assert not document.nodes(Group)
