"""The parking lot is emptied thing by thing: each becomes something, and no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.cards import add_card, park, unpark
from cxstudio.edits.deleting import delete
from cxstudio.edits.groups import group_cards
from cxstudio.edits.parking import drop_parked, parked_to_action, parked_to_decision, parked_to_question
from cxstudio.edits.problems import Refused
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.groups import group_of, grouped, parked_rows, row_named
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card
from tests.makers import Made, small_map

LONG = "Ask the call centre, " * 30 + "\nand the ward"


def test_a_parked_card_becomes_an_open_question_on_the_map_and_comes_back_by_one_undo() -> None:
    made = small_map()
    document, card = made.document, made.cards[0]
    park(document, [card])
    parked_to_question(document, card, made.touchpoints[3])
    found = document.find(card, Card)
    assert found is not None
    assert (found.kind, found.home, found.parked) == ("question", made.touchpoints[3], False)
    document.undo()
    back = document.find(card, Card)
    assert back is not None
    assert (back.kind, back.parked) == ("pain", True)


def test_a_parked_card_becomes_an_action_of_somebody_with_all_of_its_words() -> None:
    made = small_map()
    document = made.document
    maria = add_attendee(document, "Maria")
    card = add_card(document, "question", made.touchpoints[0], LONG)
    park(document, [card])
    action = document.find(parked_to_action(document, card, maria), Action)
    assert action is not None
    assert (action.text, action.owned_by) == (LONG.strip(), maria)
    assert LONG.startswith(action.title[:40])
    assert document.get(card) is None
    document.undo()
    assert document.get(action.id) is None
    assert [one.id for one in document.parked()] == [card]


def test_an_owner_who_is_new_becomes_a_person() -> None:
    made = small_map()
    park(made.document, [made.cards[0]])
    parked_to_action(made.document, made.cards[0], "Piotr")
    assert [one.name for one in made.document.nodes(Attendee)] == ["Piotr"]


def test_a_parked_card_becomes_a_decision_of_that_day() -> None:
    made = small_map()
    document = made.document
    park(document, [made.cards[0]])
    decision = document.find(parked_to_decision(document, made.cards[0], date(2026, 11, 22)), Decision)
    assert decision is not None
    assert (decision.text, decision.date) == ("Twenty minutes on hold", "2026-11-22")
    assert not document.parked()


def test_a_card_without_words_is_refused_and_stays() -> None:
    made = small_map()
    document = made.document
    card = add_card(document, "pain", made.touchpoints[0])
    park(document, [card])
    for become in (parked_to_action, lambda d, id: parked_to_decision(d, id, date(2026, 11, 22))):
        with pytest.raises(Refused):
            become(document, card)
    assert [one.id for one in document.parked()] == [card]


def test_who_is_named_at_the_end_of_a_parked_card_owns_its_action_unless_somebody_else_does() -> None:
    made = small_map()
    document = made.document
    one, other = (add_card(document, "pain", made.touchpoints[0], "No bus @ola_nowak") for _n in range(2))
    first = document.find(parked_to_action(document, one), Action)
    second = document.find(parked_to_action(document, other, "Jan"), Action)
    assert first is not None
    assert second is not None
    names = [getattr(document.get(action.owned_by), "name", "") for action in (first, second)]
    assert names == ["ola nowak", "Jan"]
    assert (first.title, second.title) == ("No bus", "No bus @ola_nowak")


def test_an_action_of_a_parked_thing_has_its_day_in_the_same_step() -> None:
    made = small_map()
    document = made.document
    park(document, [made.cards[0]])
    action = document.find(parked_to_action(document, made.cards[0], "Anna", date(2026, 11, 23)), Action)
    assert action is not None
    assert action.due == "2026-11-23"
    document.undo()
    assert [one.id for one in document.parked()] == [made.cards[0]]


def _parked_group(ids: int = 2) -> tuple[Made, list[str], str]:
    made = small_map()
    document = made.document
    cards = [add_card(document, "pain", made.touchpoints[0], f"No bus {n}") for n in range(ids)]
    group = group_cards(document, cards, "No bus")
    park(document, cards)
    return made, cards, group


def test_cards_parked_in_one_group_are_one_row_and_come_back_together() -> None:
    made, cards, group = _parked_group()
    document = made.document
    (row,) = parked_rows(document, document.parked())
    assert [one.id for one in row] == cards
    assert row_named(document, row).id == group
    unpark(document, [cards[1]], made.touchpoints[3])
    assert not document.parked()
    assert {card.id for card in document.cards(made.touchpoints[3])} >= set(cards)
    assert set(grouped(document, group)) == set(cards)
    document.undo()
    assert len(document.parked()) == 2


def _stranded_group() -> tuple[Made, list[str], str]:
    """A group in the parking lot because its touchpoint is gone, as a merge of groups may leave it."""
    made = small_map()
    document = made.document
    gone = add_touchpoint(document, made.stages[0], "Gone")
    cards = [add_card(document, "pain", gone, f"No bus {n}") for n in range(2)]
    group = group_cards(document, cards, "No bus")
    with document.transaction("Gone"):
        document.hide(gone)
    assert [one.id for one in document.parked()] == cards
    return made, cards, group


@pytest.mark.parametrize("parked", [_parked_group, _stranded_group])
@pytest.mark.parametrize("become", ["map", "question", "action", "decision", "dropped"])
def test_what_a_parked_group_becomes_it_becomes_as_a_whole(
    become: str, parked: Callable[[], tuple[Made, list[str], str]]
) -> None:
    made, cards, group = parked()
    document = made.document
    if become == "map":
        unpark(document, cards[:1], made.touchpoints[3])
        assert {card.id for card in document.cards(made.touchpoints[3])} >= set(cards)
    elif become == "question":
        parked_to_question(document, cards[0], made.touchpoints[3])
        assert {document.node(id).kind for id in cards} == {"question"}
    elif become == "dropped":
        drop_parked(document, cards[0])
    else:
        id = (
            parked_to_action(document, cards[0])
            if become == "action"
            else parked_to_decision(document, cards[0], date(2026, 11, 22))
        )
        made_of = document.node(id)
        assert isinstance(made_of, Action | Decision)
        assert made_of.text.splitlines() == ["No bus 0", "No bus 1"]
    assert not document.parked()
    assert (document.get(group) is None) == (become not in ("map", "question"))
    document.undo()
    assert len(document.parked()) == 2
    assert document.get(group) is not None


def test_a_card_parked_alone_leaves_its_group_and_a_group_of_one_is_dissolved() -> None:
    made = small_map()
    document = made.document
    cards = [add_card(document, "pain", made.touchpoints[0], f"No bus {n}") for n in range(3)]
    group = group_cards(document, cards)
    park(document, [cards[0]])
    assert set(grouped(document, group)) == set(cards[1:])
    assert group_of(document, cards[0]) is None
    drop_parked(document, cards[0])
    delete(document, [cards[1]])
    assert document.get(group) is None
    assert group_of(document, cards[2]) is None
    document.undo()
    assert set(grouped(document, group)) == set(cards[1:])
