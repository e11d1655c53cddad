"""Groups are suggested for cards of one kind that share words; grouped cards stand together."""

from __future__ import annotations

from cxstudio.edits.cards import add_card, park
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards
from cxstudio.workshop.grouping import side_by_side, suggested
from tests.makers import Made, small_map

TEXTS = (
    "Waiting in the corridor",
    "Nobody says how long the waiting takes",
    "waiting again",
    "The form asks twice",
)


def with_pains(made: Made, kind: str = "pain") -> list[str]:
    return [add_card(made.document, kind, made.touchpoints[3], text) for text in TEXTS]


def test_cards_of_one_kind_that_share_words_are_suggested_under_their_word() -> None:
    made = small_map()
    ids = with_pains(made)
    (found,) = suggested(made.document, made.journey)
    assert (found.name, found.kind, set(found.ids)) == ("Waiting", "pain", set(ids[:3]))


def test_other_kinds_and_stages_are_left_out() -> None:
    made = small_map()
    with_pains(made)
    book, visit = made.stages
    (_found,) = suggested(made.document, made.journey, visit)
    assert suggested(made.document, made.journey, book) == []
    assert suggested(made.document, made.journey, kinds=("idea",)) == []


def test_what_is_grouped_parked_or_internal_is_not_asked() -> None:
    made = small_map()
    ids = with_pains(made)
    group_cards(made.document, [ids[0], ids[3]])
    park(made.document, [ids[1]])
    assert suggested(made.document, made.journey) == []
    made = small_map()
    ids = with_pains(made)
    set_field(made.document, ids[:2], "internal", True)
    assert suggested(made.document, made.journey) == []


def test_grouped_cards_stand_together_where_the_first_of_them_stands() -> None:
    made = small_map()
    a, b, c, d = with_pains(made)
    group_cards(made.document, [a, c])
    assert side_by_side(made.document, [d, c, b, a]) == [d, c, a, b]
    assert side_by_side(made.document, ["gone", a]) == ["gone", a]
