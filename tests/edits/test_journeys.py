"""Moving a journey among the others, and making a second one like it."""

from __future__ import annotations

from cxstudio.edits.cards import park
from cxstudio.edits.emotions import count_hand
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as, duplicate_journey, move_journey
from cxstudio.edits.lanes import hide_lane
from cxstudio.edits.sessions import add_journey
from cxstudio.model.records import Annotation, Card, Emotion, Journey, Touchpoint
from tests.makers import small_map


def test_a_journey_moves_before_another_and_to_the_end() -> None:
    made = small_map()
    document, first = made.document, made.journey
    second, third = add_journey(document, "Second"), add_journey(document, "Third")
    move_journey(document, third, first)
    assert [j.id for j in document.journeys()] == [third, first, second]
    move_journey(document, third, None)
    assert [j.id for j in document.journeys()] == [first, second, third]
    label = document.undo_label
    move_journey(document, third, third)
    assert document.undo_label == label


def test_a_second_journey_holds_the_same_and_stands_beside() -> None:
    made = small_map()
    document = made.document
    last = add_journey(document, "Last")
    hide_lane(document, made.journey, "gains")
    park(document, [made.cards[0]])
    links, cards, notes = len(document.links()), len(document.nodes(Card)), len(document.annotations())
    other = duplicate_journey(document, made.journey, "A first visit copy")
    assert [j.id for j in document.journeys()] == [made.journey, other, last]
    copy, old = document.find(other, Journey), document.find(made.journey, Journey)
    assert copy is not None
    assert old is not None
    assert (copy.title, copy.persona) == ("A first visit copy", old.persona)
    points = document.journey_touchpoints(other)
    assert [t.title for t in points] == [t.title for t in document.journey_touchpoints(made.journey)]
    assert {t.id for t in points}.isdisjoint(made.touchpoints)
    emotion = document.emotion(points[1].id, made.personas[0])
    assert emotion is not None
    assert emotion.stated == -1.6
    assert [lane.hidden for lane in document.lanes(other)] == [True]
    span = next(c for c in document.cards(points[0].id) if c.kind == "opportunity")
    assert span.until == points[2].id
    assert len(document.nodes(Card)) == 2 * cards - 1
    assert len(document.annotations()) == 2 * notes - 1  # one is anchored to the parked card
    assert len(document.links()) == links + 1  # the answer to the parked card has no second end
    assert len(document.nodes(Annotation)) == len(document.annotations())


def test_a_copy_is_one_step_to_undo() -> None:
    made = small_map()
    before = len(made.document.graph)
    duplicate_journey(made.document, made.journey, "Copy")
    made.document.undo()
    assert len(made.document.graph) == before


def test_a_future_state_is_tied_to_today_and_begins_as_an_assumption() -> None:
    made = small_map()
    document, waiting = made.document, made.touchpoints[4]
    count_hand(document, waiting, made.personas[0], -2)
    set_field(document, [waiting], "evidence", "measured")
    notes = len(document.annotations())
    future = duplicate_as(document, made.journey, "future")
    journey = document.find(future, Journey)
    assert journey is not None
    assert (journey.state, journey.basis, journey.title) == ("future", "assumed", "A first visit")
    twin = document.journey_touchpoints(future)[4]
    assert isinstance(twin, Touchpoint)
    assert twin.evidence == "assumed"
    emotion = document.emotion(twin.id, made.personas[0])
    assert isinstance(emotion, Emotion)
    assert (emotion.n, emotion.mean) == (0, -2.0)
    assert len(document.annotations()) == notes
    ties = document.links_of(twin.id, "same_as")
    assert [(x.source, x.target) for x in ties] == [(twin.id, waiting)]
    document.undo()
    assert document.find(future, Journey) is None
    assert document.links("same_as") == []
