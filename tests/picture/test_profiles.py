"""A profile's row says which choices its pages take: those change its pages, and no other does."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.comments import add_comment
from cxstudio.edits.fields import set_text
from cxstudio.edits.journeys import duplicate_as
from cxstudio.picture.poster import PageSetup, ProfileName
from cxstudio.picture.profiles import PROFILES, Option, compose_pages
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map

ENGINE = standard_engine()
OTHER_CHOICES: dict[Option, PageSetup] = {
    "views": PageSetup(contents=("map", "personas")),
    "journeys": PageSetup(every_journey=True),
    "comments": PageSetup(comments=True),
    "changes": PageSetup(changes=True),
    "notes": PageSetup(notes=False),
    "turn": PageSetup(landscape=True),
    "sheets": PageSetup(sheet="A3"),
}


@pytest.fixture(scope="module")
def made() -> Made:
    """A future journey with a long text, a note, an open comment, and a current one it differs from."""
    made = small_map()
    future = duplicate_as(made.document, made.journey, "future")
    touchpoint = made.document.journey_touchpoints(future)[0]
    add_card(
        made.document, "question", made.touchpoints[4], "Who owns the letter?"
    )  # of the current one alone
    set_text(made.document, touchpoint.id, "Somebody waits for an answer that does not come " * 9)
    add_annotation(made.document, "callout", touchpoint.id, 0, 0, "Ask the desk")
    add_comment(made.document, touchpoint.id, "Is this so?", author="Ann")
    return replace(made, journey=future)


def test_every_choice_is_looked_at() -> None:
    assert set(OTHER_CHOICES) == set(get_args(Option))


@pytest.mark.parametrize("option", get_args(Option))
@pytest.mark.parametrize("name", get_args(ProfileName))
def test_what_a_profile_does_not_take_changes_no_page(made: Made, name: ProfileName, option: Option) -> None:
    row = PROFILES[name]
    usual = PageSetup(row.sizes[0] if row.pages != "maps" else "A3", profile=name)
    other = OTHER_CHOICES[option]
    setup = replace(other, size=usual.size, profile=name)
    one, two = (compose_pages(made.document, made.journey, ENGINE, asked) for asked in (usual, setup))
    same = [page.layers for page in one.pages] == [page.layers for page in two.pages]
    assert same == (option not in row.takes)
