from __future__ import annotations

from collections.abc import Callable

import pytest

from cxstudio.edits.cards import park, span_card
from cxstudio.edits.deleting import delete, describe
from cxstudio.edits.problems import Refused
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.model.document import Document, Report
from cxstudio.model.records import Annotation, Card, Channel, Emotion, Journey
from tests.makers import Made, small_map


def card(document: Document, id: str) -> Card:
    record = document.find(id, Card)
    assert record is not None
    return record


def state(document: Document) -> dict[str, object]:
    nodes = {id: data["record"] for id, data in document.graph.nodes(data=True)}
    return {**nodes, **{link.id: link for link in document.links()}}


def test_a_stage_takes_what_lives_in_it_and_nothing_else() -> None:
    made = small_map()
    assert describe(made.document, [made.stages[0]]) == "Stage and 3 touchpoints"
    delete(made.document, [made.stages[0]])
    left = {r.id for r in made.document.nodes(Card)}
    assert left == set(made.cards[4:])
    assert made.document.links() == []
    assert made.document.nodes(Annotation) == []
    assert {e.touchpoint for e in made.document.nodes(Emotion)} == set(made.touchpoints[3:])
    assert made.document.parked() == []


def test_deleting_is_one_step_that_comes_back_whole() -> None:
    made = small_map()
    before = state(made.document)
    reports: list[Report] = []
    made.document.subscribe(reports.append)
    delete(made.document, [made.stages[0], made.touchpoints[4]])
    assert made.document.undo() == []
    assert [r.origin for r in reports] == ["edit", "undo"]
    assert state(made.document) == before


def test_deleting_the_end_of_a_span_shortens_it() -> None:
    made = small_map()
    delete(made.document, [made.touchpoints[2]])
    assert card(made.document, made.cards[1]).until == made.touchpoints[1]
    delete(made.document, [made.touchpoints[1]])
    assert card(made.document, made.cards[1]).until == ""


def test_a_parked_card_outlives_its_touchpoint() -> None:
    made = small_map()
    park(made.document, [made.cards[2]])
    delete(made.document, [made.touchpoints[0]])
    assert [r.id for r in made.document.parked()] == [made.cards[2]]
    assert card(made.document, made.cards[2]).home == ""
    with pytest.raises(Refused, match="parking lot first"):
        span_card(made.document, made.cards[2], made.touchpoints[1])


def test_a_deleted_persona_leaves_her_cards_to_all_and_takes_her_emotions() -> None:
    made = small_map()
    delete(made.document, made.personas)
    assert card(made.document, made.cards[3]).persona == ""
    assert made.document.nodes(Emotion) == []
    journey = made.document.find(made.journey, Journey)
    assert journey is not None
    assert journey.persona == ""


def test_a_deleted_channel_leaves_its_touchpoints() -> None:
    made = small_map()
    web = made.document.channels()[0]
    delete(made.document, [web.id])
    assert made.document.touchpoints(made.stages[0])[0].channels == ()
    assert web.id not in {c.id for c in made.document.nodes(Channel)}


def test_the_session_and_its_last_journey_stay() -> None:
    made = small_map()
    with pytest.raises(Refused, match="session itself"):
        delete(made.document, ["session"])
    with pytest.raises(Refused, match="at least one journey"):
        delete(made.document, [made.journey])
    other = add_journey(made.document, "Second")
    stage = add_stage(made.document, other)
    delete(made.document, [other])
    assert made.document.get(stage) is None


@pytest.mark.parametrize(
    ("pick", "words", "number"),
    [
        (lambda m: m.cards[2:4], "2 cards", 2),
        (lambda m: [m.cards[2]], "Card", 1),
        (lambda m: [m.cards[0]], "Card and Numbered note", 2),
        (lambda m: [m.stages[0], m.cards[4]], "Stage and Card", 11),
        (lambda m: [m.document.links("next")[0].id], "Arrow", 1),
        (lambda m: [m.touchpoints[0]], "Touchpoint, 2 cards and Arrow", 3),
        (lambda m: [m.cards[2], m.document.links("next")[0].id], "Card and Arrow", 2),
        (lambda m: [], "Nothing", 0),
    ],
)
def test_deleting_says_what_it_takes(pick: Callable[[Made], list[str]], words: str, number: int) -> None:
    made = small_map()
    ids = pick(made)
    assert describe(made.document, ids) == words
    assert delete(made.document, ids) == number


def test_once_a_number_is_said_single_things_have_one_too() -> None:
    made = small_map()
    other = add_stage(made.document, made.journey, "Later")
    two = [made.touchpoints[3], made.touchpoints[4]]
    assert describe(made.document, [*made.cards[:2], two[0]]) == "Touchpoint and 2 cards"
    assert describe(made.document, [*two, made.cards[0]]) == "2 touchpoints and 1 card"
    assert describe(made.document, [other, made.cards[0]]) == "Stage and Card"
    arrow = made.document.links_of(made.touchpoints[0], "next")[0].id
    assert describe(made.document, [*made.cards[2:4], arrow]) == "2 cards and 1 arrow"
