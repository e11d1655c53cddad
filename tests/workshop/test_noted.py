"""What a change brings that the room has not seen, and what is shown where nobody knows which came last."""

from __future__ import annotations

from cxstudio.edits.cards import add_card, park
from cxstudio.edits.fields import set_field
from cxstudio.model.projection import Change
from cxstudio.model.records import Card
from cxstudio.model.report import Origin, Report
from cxstudio.workshop.noted import last_on_map, noted
from tests.makers import small_map


def report(origin: Origin, before: Card | None, after: Card | None) -> Report:
    return Report("Something", origin, (Change(before, after),))


def test_what_groups_bring_is_noted_and_what_undo_brings_back_is_not() -> None:
    card = Card(id="c", kind="pain", text="No bus")
    assert noted(report("merge", None, card)) == ("c",)
    assert noted(report("edit", None, card)) == ("c",)
    assert noted(report("undo", None, card)) == ()
    assert noted(report("edit", card, None)) == ()


def test_a_card_is_noted_with_its_first_words_and_only_then() -> None:
    empty, said = Card(id="c", kind="pain"), Card(id="c", kind="pain", text="No bus")
    assert noted(report("edit", None, empty)) == ()
    assert noted(report("edit", empty, said)) == ("c",)
    assert noted(report("edit", said, Card(id="c", kind="pain", text="No bus at all"))) == ()
    assert noted(report("edit", None, Card(id="c", kind="pain", text="Later", parked=True))) == ()


def test_the_end_of_a_map_is_shown_without_what_is_not_for_the_room() -> None:
    made = small_map()
    hidden = add_card(made.document, "pain", made.touchpoints[4], "In the house")
    set_field(made.document, [hidden], "internal", True)
    park(made.document, [made.cards[7]])
    assert last_on_map(made.document, made.journey)[:2] == (made.cards[4], made.cards[6])
