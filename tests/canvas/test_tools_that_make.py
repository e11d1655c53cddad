"""The tools that make things, on plain points without a window: linking, feeling, placing, taking up an empty place."""

from __future__ import annotations

import pytest

from cxstudio.canvas.tools.connecting import ports
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits.emotions import count_hand
from cxstudio.model.records import Card, Emotion, Journey, emotion_id
from cxstudio.model.rules import why_not_home
from cxstudio.text.layout import TextEngine
from tests.canvas.conftest import lay_table
from tests.canvas.robots import Table
from tests.makers import empty_map, large_map

NOT_HERE = why_not_home("pain", Journey(id="journey"))


# Connecting


def test_a_link_is_drawn_from_a_port(table: Table) -> None:
    source, target = table.made.touchpoints[2], table.made.touchpoints[3]
    table.desk.select([source])
    port = ports(table.desk)[1]
    table.pull(port, table.middle(target))
    assert table.desk.preview.ring is not None
    assert table.said[-1] == "To Front desk"
    table.hand.release(Pointer(*table.middle(target)))
    assert [(k.source, k.target) for k in table.document.links("next")][-1] == (source, target)
    assert table.labels == ["Connect"]


def test_a_link_from_an_idea_to_a_pain_answers_it(table: Table) -> None:
    idea, pain = table.made.cards[6], table.made.cards[0]
    table.desk.select([idea])
    table.drag(ports(table.desk)[0], table.middle(pain))
    assert [(k.source, k.target) for k in table.document.links("answers")][-1] == (idea, pain)


def test_a_link_from_a_pain_to_an_idea_says_the_same(table: Table) -> None:
    idea, pain = table.made.cards[6], table.made.cards[0]
    table.desk.select([pain])
    table.drag(ports(table.desk)[0], table.middle(idea))
    assert [(k.source, k.target) for k in table.document.links("answers")][-1] == (idea, pain)
    assert not table.document.links("same_as")


def test_a_pain_joined_to_a_thought_is_refused_and_nothing_else_comes_of_it(table: Table) -> None:
    before = len(table.document.links())
    table.desk.select([table.made.cards[0]])
    table.drag(ports(table.desk)[0], table.middle(table.made.cards[2]))
    assert len(table.document.links()) == before
    assert table.said[-1]


def test_a_link_that_may_not_be_gives_its_reason(table: Table) -> None:
    table.desk.select([table.made.touchpoints[0]])
    port = ports(table.desk)[0]
    table.pull(port, table.middle(table.made.cards[0]))
    assert table.desk.preview.cursor == "refused"
    assert "An arrow leads from a touchpoint" in table.said[-1]
    table.hand.release(Pointer(*table.middle(table.made.cards[0])))
    assert table.done == []


def test_connecting_two_things_twice_is_refused_in_words(table: Table) -> None:
    first, second = table.made.touchpoints[:2]
    table.desk.select([first])
    table.drag(ports(table.desk)[0], table.middle(second))
    assert table.said[-1] == "These two are connected already"
    assert table.done == []


def test_only_one_selected_thing_has_ports(table: Table) -> None:
    table.desk.select(table.made.touchpoints[:2])
    assert ports(table.desk) == ()
    table.desk.select([table.made.stages[0]])
    assert ports(table.desk) == ()


# Feeling


@pytest.mark.parametrize(("fine", "value"), [(False, 1.5), (True, 1.3)])
def test_an_emotion_point_is_dragged_in_halves_and_with_alt_in_tenths(
    table: Table, fine: bool, value: float
) -> None:
    register = emotion_id(table.made.touchpoints[0], table.made.personas[0])
    x, y = table.middle(register)
    end = (x + 5, table.picture.emotion_y(1.32))
    table.pull((x, y), end, alt=fine)
    reading = table.desk.preview.reading
    assert reading is not None
    assert reading.value == value
    assert reading.at[0] == x
    assert table.done == []
    table.hand.release(Pointer(*end, alt=fine))
    emotion = table.document.find(register, Emotion)
    assert emotion is not None
    assert emotion.mean == value
    assert table.labels == ["Rate emotion"]


def test_an_emotion_stays_on_its_scale_however_far_the_pointer_goes(table: Table) -> None:
    register = emotion_id(table.made.touchpoints[0], table.made.personas[0])
    x, y = table.middle(register)
    table.drag((x, y), (x, y + 900))
    emotion = table.document.find(register, Emotion)
    assert emotion is not None
    assert emotion.mean == -2


def test_a_touchpoint_without_a_reading_takes_one_by_a_drag_but_not_by_a_click(table: Table) -> None:
    from cxstudio.edits.touchpoints import add_touchpoint

    new = add_touchpoint(table.document, table.made.stages[1], "Pharmacy")
    x = table.middle(new)[0]
    table.click((x, table.picture.emotion_y(-1.0)))
    assert table.document.emotion(new, table.made.personas[0]) is None
    table.drag((x, table.picture.emotion_y(0.0)), (x, table.picture.emotion_y(-1.0)))
    emotion = table.document.emotion(new, table.made.personas[0])
    assert emotion is not None
    assert emotion.mean == -1.0


def test_replacing_the_hands_of_a_room_is_said_before_and_after(table: Table) -> None:
    touchpoint, persona = table.made.touchpoints[0], table.made.personas[0]
    for value in (1, 1, 2):
        count_hand(table.document, touchpoint, persona, value)
    register = emotion_id(touchpoint, persona)
    x, y = table.middle(register)
    table.pull((x, y), (x, y + 60))
    assert table.said[-1].endswith("· Replaces 3 hands")
    table.hand.release(Pointer(x, y + 60))
    assert table.said[-1] == "Replaced 3 hands; Undo brings them back"
    table.document.undo()
    emotion = table.document.find(register, Emotion)
    assert emotion is not None
    assert emotion.n == 3


# Placing


def test_the_palette_places_each_kind_once(table: Table) -> None:
    x, y = table.middle(table.made.touchpoints[3])
    for kind, words in (
        ("touchpoint", "Add touchpoint"),
        ("pain", "Add pain point"),
        ("sticky", "Add sticky note"),
    ):
        table.hand.arm(kind)
        table.hand.move(Pointer(x + 20, y))
        assert table.desk.preview.fresh is not None
        table.click((x + 20, y))
        assert table.labels[-1] == words
        assert table.opened[-1] == table.desk.current
        assert table.hand.armed == ""
    assert len(table.done) == 3


def test_a_touchpoint_on_an_empty_map_brings_its_stage(engine: TextEngine) -> None:
    table = lay_table(empty_map(), engine)
    table.hand.arm("touchpoint")
    table.click((300, 200))
    (stage,) = table.stages()
    assert len(table.touchpoints(stage)) == 1
    assert table.opened == table.touchpoints(stage)
    assert len(table.done) == 1


def test_a_persona_dropped_anywhere_travels_the_journey(table: Table) -> None:
    table.hand.arm("persona")
    table.click((-200, 900))
    journey = table.document.journeys()[0]
    assert journey.persona == table.document.personas()[-1].id
    assert journey.persona not in table.made.personas


def test_a_refused_place_keeps_the_tool_and_says_why(table: Table) -> None:
    table.hand.arm("pain")
    table.click((-300, 200))
    assert table.hand.armed == "pain"
    assert table.said[-1] == NOT_HERE
    assert table.keys.press("escape")
    assert table.hand.armed == ""
    assert table.done == []


def test_a_stage_is_placed_between_two_others(table: Table) -> None:
    table.hand.arm("stage")
    visit = table.picture.placed(table.made.stages[1])
    assert visit is not None
    table.click((visit.bounds.x + 5, 10))
    assert table.stages()[1] not in table.made.stages


def test_a_note_on_a_right_to_left_map_lies_where_it_was_dropped(rtl_table: Table) -> None:
    table = rtl_table
    x, y = table.middle(table.made.touchpoints[3])
    table.hand.arm("sticky")
    table.click((x + 10, y + 150))
    placed = table.picture.placed(table.desk.current)
    assert placed is not None
    assert placed.bounds.right == pytest.approx(x + 10, abs=1)
    assert placed.bounds.y == pytest.approx(y + 150, abs=1)


def test_drags_on_a_right_to_left_map_go_where_they_look(rtl_table: Table) -> None:
    table = rtl_table
    stage = table.made.stages[0]
    a, b, c = table.touchpoints(stage)
    assert table.middle(a)[0] > table.middle(c)[0]
    x, y = table.middle(c)
    table.drag(table.middle(a), (x - 30, y))
    assert table.touchpoints(stage) == [b, c, a]
    pain = table.made.cards[0]
    table.desk.select([pain])
    start = table.edge(pain, "left")
    table.drag(start, (table.middle(c)[0], start[1]))
    card = table.document.find(pain, Card)
    assert card is not None
    assert card.until == c


# Empty places


def test_a_click_on_the_plus_of_an_empty_cell_adds_a_card_of_its_lane(table: Table) -> None:
    row = table.picture.grid.row("pains")
    assert row is not None
    x = table.middle(table.made.touchpoints[4])[0]
    table.click((x, row.top + row.height / 2))
    card = table.document.find(table.desk.current, Card)
    assert card is not None
    assert (card.kind, card.home) == ("pain", table.made.touchpoints[4])
    assert table.opened == [card.id]


def test_a_click_beside_the_plus_adds_nothing(table: Table) -> None:
    row = table.picture.grid.row("pains")
    assert row is not None
    x = table.middle(table.made.touchpoints[4])[0]
    table.click((x - 50, row.top + 4))
    assert table.done == []


def test_an_empty_stage_takes_a_touchpoint_by_a_click(table: Table) -> None:
    from cxstudio.edits.stages import add_stage

    stage = add_stage(table.document, table.made.journey, "After")
    part = next(p for p in table.picture.parts() if p.part.role == "empty-stage")
    table.click(part.bounds.centre)
    assert table.opened == table.touchpoints(stage)


def test_an_empty_map_takes_a_stage_by_a_click(engine: TextEngine) -> None:
    table = lay_table(empty_map(), engine)
    part = next(p for p in table.picture.parts() if p.part.role == "empty-map")
    table.click(part.bounds.centre)
    assert len(table.stages()) == 1
    assert table.opened == table.stages()


def test_dragging_in_a_large_map_writes_one_row(engine: TextEngine) -> None:
    table = lay_table(large_map(200), engine)
    a, b = table.made.touchpoints[0], table.made.touchpoints[-1]
    table.drag(table.middle(a), table.middle(b))
    assert len(table.done) == 1
    assert len(table.done[0].changes) == 1
