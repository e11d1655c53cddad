"""Cards dropped in another lane, and several cards dropped at once."""

from __future__ import annotations

import pytest

from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits.cards import add_card
from cxstudio.model.kinds import CARD_KINDS, KINDS, LANES
from cxstudio.model.lanes import lane_of
from cxstudio.model.records import Card
from cxstudio.picture.primitives import Point
from tests.canvas.robots import Table


def card(table: Table, id: str) -> Card:
    record = table.document.find(id, Card)
    assert record is not None
    return record


def spot(table: Table, touchpoint: int, lane: str) -> Point:
    """The middle of a cell."""
    row = table.picture.grid.row(lane)
    assert row is not None
    return (table.middle(table.made.touchpoints[touchpoint])[0], row.top + row.height / 2)


def test_a_card_dropped_in_another_lane_becomes_one_of_its_kind(table: Table) -> None:
    pain = table.made.cards[0]
    there = spot(table, 1, "gains")
    table.pull(table.middle(pain), there)
    assert "Becomes a gain at Booking line; an arrow that cannot stay goes · Ctrl: copy" in table.said
    assert table.desk.preview.bar is not None
    table.hand.release(Pointer(*there))
    assert card(table, pain).kind == "gain"
    assert card(table, pain).home == table.made.touchpoints[1]
    assert table.labels == ["Change to gain"]
    table.document.undo()
    assert card(table, pain).kind == "pain"
    assert table.document.links_of(pain, "answers")


@pytest.mark.parametrize("kind", [kind for kind in CARD_KINDS if kind != "pain"])
def test_a_card_dropped_in_the_lane_of_any_kind_of_card_is_told_what_it_becomes(
    table: Table, kind: str
) -> None:
    pain = table.made.cards[0]
    lane = lane_of(table.document, card(table, add_card(table.document, kind, table.made.touchpoints[1])))
    there = spot(table, 2, lane)
    table.pull(table.middle(pain), there)
    said = table.said[-1]
    table.hand.release(Pointer(*there))
    assert card(table, pain).kind in LANES[lane].kinds
    assert KINDS[card(table, pain).kind].becomes
    assert said.startswith(KINDS[card(table, pain).kind].becomes)


def test_a_card_may_change_its_touchpoint_and_its_kind_in_one_step(table: Table) -> None:
    pain = table.made.cards[0]
    table.drag(table.middle(pain), spot(table, 3, "questions"))
    assert (card(table, pain).kind, card(table, pain).home) == ("question", table.made.touchpoints[3])
    assert len(table.done) == 1


def test_an_idea_stays_one_in_the_lane_of_opportunities(table: Table) -> None:
    idea = table.made.cards[6]
    table.drag(table.middle(idea), spot(table, 3, "opportunities"))
    assert (card(table, idea).kind, card(table, idea).home) == ("idea", table.made.touchpoints[3])


def test_several_cards_of_several_lanes_become_one_kind(table: Table) -> None:
    pain, quote = table.made.cards[0], table.made.cards[3]
    table.desk.select([quote, pain])
    there = spot(table, 1, "questions")
    table.pull(table.middle(pain), there)
    assert table.said[-1].startswith("2 cards become questions at Booking line")
    table.hand.release(Pointer(*there))
    assert {card(table, id).kind for id in (pain, quote)} == {"question"}
    assert table.labels == ["Change to question"]


def test_the_emotion_lane_and_the_room_beside_touchpoints_refuse_cards_with_the_reason(table: Table) -> None:
    pain = table.made.cards[0]
    for lane, name in (("emotion", "Emotion"), ("touchpoints", "Touchpoints")):
        row = table.picture.grid.row(lane)
        assert row is not None
        there = (table.middle(table.made.touchpoints[1])[0], row.bottom - 2)
        table.drag(table.middle(pain), there)
        assert table.said[-1] == (
            f"No cards lie in the lane “{name}”. Drop it in a lane of cards, or on a touchpoint."
        )
        assert table.desk.preview == NOTHING
    assert table.done == []


def test_several_cards_keep_their_distance_in_touchpoints(table: Table) -> None:
    first, second = table.made.touchpoints[:2]
    one = add_card(table.document, "pain", first, "One")
    two, three = table.made.cards[0], add_card(table.document, "pain", second, "Three")
    table.done.clear()
    table.desk.select([two, three, one])
    start, end = table.middle(two), table.middle(table.made.touchpoints[4])
    table.pull(start, (end[0], start[1]))
    assert table.desk.preview.bars
    assert table.desk.preview.lifted is not None
    assert not table.desk.preview.lifted.pile
    table.hand.release(Pointer(end[0], start[1]))
    assert card(table, one).home == table.made.touchpoints[3]
    assert [c.id for c in table.document.cards(table.made.touchpoints[4]) if c.kind == "pain"] == [two, three]
    assert table.labels == ["Move 3 cards"]


def test_where_one_has_no_such_place_they_land_together_in_their_order(table: Table) -> None:
    first = table.made.touchpoints[0]
    one, two = add_card(table.document, "pain", first, "One"), table.made.cards[0]
    table.desk.select([two, one])
    start, end = table.middle(one), table.middle(table.made.touchpoints[4])
    table.pull(start, (end[0], start[1]))
    lifted = table.desk.preview.lifted
    assert lifted is not None
    assert lifted.pile
    assert lifted.nodes[-1] == one
    table.hand.release(Pointer(end[0], start[1]))
    assert [c.id for c in table.document.cards(table.made.touchpoints[4]) if c.kind == "pain"] == [one, two]


def test_cards_dragged_within_their_cell_keep_their_order_whichever_is_taken(table: Table) -> None:
    home = table.made.touchpoints[1]
    a = table.made.cards[0]
    b, c = (add_card(table.document, "pain", home, text) for text in "BC")
    table.desk.select([a, b])
    x, y = table.middle(c)
    table.drag(table.middle(a), (x, y + 8))
    assert [p.id for p in table.document.cards(home) if p.kind == "pain"] == [c, a, b]


def test_several_cards_are_copied_with_their_arrangement(table: Table) -> None:
    first = table.made.touchpoints[0]
    one, two = add_card(table.document, "pain", first, "One"), table.made.cards[0]
    table.desk.select([one, two])
    start, end = table.middle(two), table.middle(table.made.touchpoints[4])
    table.drag(start, (end[0], start[1]), ctrl=True)
    assert card(table, one).home == first
    copies = [
        [c.text for c in table.document.cards(table.made.touchpoints[n]) if c.kind == "pain"] for n in (3, 4)
    ]
    assert copies == [["One"], ["Twenty minutes on hold"]]


def test_ctrl_copies_like_alt_and_the_status_line_says_so(table: Table) -> None:
    pain, t3 = table.made.cards[0], table.made.touchpoints[3]
    end = (table.middle(t3)[0], table.middle(pain)[1])
    table.pull(table.middle(pain), end)
    assert table.said[-1] == "To Front desk · Ctrl: copy"
    table.hand.move(Pointer(*end, ctrl=True))
    assert table.desk.preview.cursor == "copy"
    assert table.said[-1] == "To Front desk"
    table.hand.release(Pointer(*end, ctrl=True))
    assert card(table, pain).home == table.made.touchpoints[1]
    assert [c.text for c in table.document.cards(t3) if c.kind == "pain"] == [card(table, pain).text]
