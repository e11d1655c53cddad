"""What a touchpoint's card tells beside its title: how sure it is, who serves and owns it, what it asks and opens."""

from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.sources import add_source, detach, lean_on
from cxstudio.picture.cards.touchpoint import initials
from cxstudio.picture.legend import entries
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Placed
from tests.makers import Made, small_map
from tests.picture.maps import Followed, picture


def card(shown: MapPicture, id: str) -> Placed:
    placed = shown.placed(id)
    assert placed is not None
    return placed


def labels(shown: MapPicture) -> set[str]:
    return {entry.label for entry in entries(shown)}


def full_card() -> Made:
    """A map whose second touchpoint tells everything there is to tell."""
    made = small_map()
    document, place = made.document, made.touchpoints[1]
    for name, value in (
        ("friction", "harmful"),
        ("service", "feigned"),
        ("effort", 6),
        ("owned_by", "Maria Keller"),
    ):
        set_field(document, [place], name, value)
    connect(document, "opens", place, add_journey(document, "Inside the call"))
    lean_on(document, add_source(document, "Call log", "analytics"), [made.cards[0]])
    return made


def test_a_card_says_all_its_signs_to_those_who_cannot_see_them() -> None:
    made = full_card()
    words = card(picture(made.document), made.touchpoints[1]).part.full
    for said in ("Measured", "Harmful friction", "Automation that feigns a person", "Maria Keller"):
        assert said in words
    assert "Opens a journey of its own" in words


def test_many_signs_get_a_row_of_their_own_and_stay_inside_the_card() -> None:
    made = full_card()
    shown = picture(made.document)
    full, plain = card(shown, made.touchpoints[1]), picture(small_map().document)
    assert full.bounds.height > card(plain, plain.blocks[0].content.touchpoints[1].id).bounds.height
    assert full.part.bounds.width == card(shown, made.touchpoints[0]).part.bounds.width


def test_the_legend_speaks_of_no_sign_that_is_not_used() -> None:
    signs = {
        "Harmful friction",
        "Deliberate friction",
        "Automation that feigns a person",
        "Opens a journey of its own",
        "Effort, 1 to 7",
        "Who answers for it",
        "Measured",
    }
    assert labels(picture(small_map().document)) & signs == set()
    assert labels(picture(full_card().document)) & signs == signs - {"Deliberate friction"}


def test_a_source_added_named_anew_or_taken_away_shows_at_once() -> None:
    made = small_map()
    followed = Followed(made.document)
    source = add_source(made.document, "Talks")
    lean_on(made.document, source, [made.cards[0]])
    set_field(made.document, [source], "method", "observation")
    for report in followed.reports:
        followed.picture.apply(report)
    assert "Observed" in card(followed.picture, made.touchpoints[1]).part.full
    assert list(followed.picture.parts()) == list(followed.fresh().parts())
    followed.reports.clear()
    detach(made.document, source, [made.cards[0]])
    for report in followed.reports:
        followed.picture.apply(report)
    assert "Observed" not in card(followed.picture, made.touchpoints[1]).part.full


def test_an_owner_of_another_name_shows_at_once() -> None:
    made = full_card()
    followed = Followed(made.document)
    owner = next(
        x for x in made.document.graph if getattr(made.document.get(x), "name", "") == "Maria Keller"
    )
    set_field(made.document, [owner], "name", "Jon Doe")
    for report in followed.reports:
        followed.picture.apply(report)
    assert "Jon Doe" in card(followed.picture, made.touchpoints[1]).part.full


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Maria Keller", "MK"), ("Ana", "A"), ("Jean Luc de la Tour", "JT"), ("", ""), ("नीता राव", "नीरा")],
)
def test_initials_are_the_letters_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters
