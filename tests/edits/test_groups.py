"""Similar cards are gathered under a name and set free again; nothing of them moves."""

from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_text
from cxstudio.edits.groups import group_cards, join_group, ungroup
from cxstudio.edits.problems import Refused
from cxstudio.model.groups import group_of, grouped
from cxstudio.model.plans import Group
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map()


def test_cards_are_gathered_under_a_name(made: Made) -> None:
    group = group_cards(made.document, made.cards[:2], "Waiting")
    assert set(grouped(made.document, group)) == set(made.cards[:2])
    found = group_of(made.document, made.cards[0])
    assert found is not None
    assert found.title == "Waiting"
    set_text(made.document, group, "The long wait")
    made.document.undo()
    assert made.document.undo_label == "Group cards"
    made.document.undo()
    assert not made.document.nodes(Group)


def test_without_a_name_a_group_is_called_as_its_first_card(made: Made) -> None:
    group = made.document.node(group_cards(made.document, made.cards[:2]))
    assert isinstance(group, Group)
    assert group.title == "Twenty minutes on hold"


def test_a_card_is_in_one_group_and_a_group_of_one_goes(made: Made) -> None:
    document = made.document
    first = group_cards(document, [*made.cards[:2], made.cards[5]], "First")
    second = group_cards(document, made.cards[1:3], "Second")
    assert set(grouped(document, first)) == {made.cards[0], made.cards[5]}
    join_group(document, [made.cards[0]], second)
    assert document.get(first) is None
    assert group_of(document, made.cards[5]) is None
    assert len(grouped(document, second)) == 3
    join_group(document, [made.cards[0]], second)
    assert len(grouped(document, second)) == 3


def test_cards_leave_and_groups_are_dissolved(made: Made) -> None:
    document = made.document
    group = group_cards(document, made.cards[:3], "All")
    ungroup(document, [made.cards[0]])
    assert set(grouped(document, group)) == set(made.cards[1:3])
    ungroup(document, [group])
    assert document.get(group) is None
    assert group_of(document, made.cards[1]) is None
    document.undo()
    assert set(grouped(document, group)) == set(made.cards[1:3])


def test_a_group_needs_two_cards(made: Made) -> None:
    with pytest.raises(Refused, match="two or more"):
        group_cards(made.document, [made.cards[0]])
    with pytest.raises(Refused):
        group_cards(made.document, [made.cards[0], made.touchpoints[0]])
