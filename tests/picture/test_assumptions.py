"""A map that nobody has validated says so on every page of every profile, in the language of the document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.plan import add_action
from cxstudio.picture.assumptions import assumption_on, assumption_words
from cxstudio.picture.poster import FOOT, PageSetup
from cxstudio.picture.primitives import Text
from cxstudio.picture.profiles import PROFILES, compose_pages
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map

ENGINE = standard_engine()
WORDS = "Assumptions, not validated"


@pytest.fixture
def made() -> Made:
    made = small_map()
    add_action(made.document, "Put up a board", delivers=made.cards[1])
    return made


SETUPS = [
    *(PageSetup(profile.sizes[0], profile=profile.name) for profile in PROFILES.values()),
    PageSetup("A4", contents=("map", "personas", "plan")),
]


@pytest.mark.parametrize("setup", SETUPS, ids=lambda setup: f"{setup.profile} {len(setup.contents)}")
def test_every_page_says_that_a_map_rests_on_assumptions(made: Made, setup: PageSetup) -> None:
    pages = compose_pages(made.document, made.journey, ENGINE, setup).pages
    assert [assumption_on(page) for page in pages] == [WORDS] * len(pages)


@pytest.mark.parametrize("setup", SETUPS, ids=lambda setup: f"{setup.profile} {len(setup.contents)}")
def test_no_page_says_it_of_a_map_that_rests_on_research(made: Made, setup: PageSetup) -> None:
    set_field(made.document, [made.journey], "basis", "researched")
    pages = compose_pages(made.document, made.journey, ENGINE, setup).pages
    assert not any(assumption_on(page) for page in pages)


def test_pages_of_several_journeys_name_those_nobody_validated(made: Made) -> None:
    set_field(made.document, [made.journey], "basis", "researched")
    later = duplicate_as(made.document, made.journey, "future")
    set_field(made.document, [later], "basis", "assumed")
    setup = PageSetup("A4", contents=("map", "plan"), every_journey=True)
    said = [assumption_on(page) for page in compose_pages(made.document, "", ENGINE, setup).pages]
    assert said[:2] == ["", WORDS]
    assert said[2] == f"{WORDS}: A first visit (Future state)"


def test_it_is_said_in_the_language_of_the_document_and_framed_not_coloured(made: Made) -> None:
    words = assumption_words(made.document, [made.journey], Wording("xx"))
    assert words == WORDS  # a language without translation falls back to English
    page = compose_pages(made.document, made.journey, ENGINE, replace(SETUPS[0], size="A4")).pages[0]
    mark = next(p.part for g in page.layers for p in g.parts if p.part.full == WORDS)
    strokes = [getattr(shape, "stroke", None) for shape in mark.primitives]
    colours = {shape.colour for shape in mark.primitives if isinstance(shape, Text)}
    assert colours | {stroke.colour for stroke in strokes if stroke is not None} == {"ink"}
    assert WORDS in [element.text for element in page.structure]


def test_the_mark_lies_clear_of_the_foot_and_of_what_stands_on_the_page(made: Made) -> None:
    for text in range(40):
        add_action(made.document, f"Put up board {text}", delivers=made.cards[1])
    for page in compose_pages(made.document, made.journey, ENGINE, PageSetup("A4", profile="minutes")).pages:
        parts = [placed.part for group in page.layers for placed in group.parts]
        mark = next(part.bounds for part in parts if part.full == WORDS)
        for part in parts:
            if part.role == FOOT:
                assert part.bounds.y - mark.bottom >= 7.0
            elif part.full != WORDS:
                assert part.bounds.bottom <= mark.y
