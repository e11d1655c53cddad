"""Several things in one export: one size of paper, pages numbered through, all journeys, and the open comments."""

from __future__ import annotations

import pytest

from cxstudio.edits.comments import add_comment, resolve_comment
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.plan import add_action
from cxstudio.edits.stages import add_stage
from cxstudio.model.views import VIEWS_ON_PAPER
from cxstudio.picture.book import SHEETS, compose_book
from cxstudio.picture.poster import Page, PageSetup, Poster
from cxstudio.picture.primitives import Text
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map

ENGINE = standard_engine()


@pytest.fixture
def made() -> Made:
    made = small_map()
    set_field(made.document, ["session"], "title", "All of it")
    add_action(made.document, "Put up a board", delivers=made.cards[1])
    return made


def book(made: Made, setup: PageSetup) -> Poster:
    return compose_book(made.document, made.journey, ENGINE, setup)


def words(page: Page) -> str:
    parts = (placed.part for group in page.layers for placed in group.parts)
    return "\n".join(p.block.text for part in parts for p in part.primitives if isinstance(p, Text))


def test_pages_of_all_views_are_numbered_through_and_lie_the_same_way(made: Made) -> None:
    pages = book(made, PageSetup("A3", contents=("map", "journeys", "plan"))).pages
    assert len(pages) > 2
    assert len({(page.width_pt, page.height_pt) for page in pages}) == 1
    for number, page in enumerate(pages, start=1):
        assert words(page).count(f"page {number} of {len(pages)}") == 1


def test_several_views_are_called_as_the_session_and_a_map_alone_as_its_journey(made: Made) -> None:
    set_field(made.document, [made.journey], "title", "Only this one")
    assert book(made, PageSetup("A3", contents=("map", "plan"))).title == "All of it"
    assert book(made, PageSetup("A3")).title == "Only this one"


def test_every_journey_has_its_own_map(made: Made) -> None:
    later = duplicate_as(made.document, made.journey, "future")
    add_stage(made.document, later, "Arriving by train")
    one, all_of_them = (book(made, PageSetup("A3", every_journey=every)).pages for every in (False, True))
    assert len(all_of_them) == len(one) + 1
    assert "Arriving by train" in words(all_of_them[-1])
    assert "Arriving by train" not in "".join(words(page) for page in one)


def test_open_comments_are_on_a_page_of_their_own_when_asked_for(made: Made) -> None:
    stays = add_comment(made.document, made.cards[1], "Is this so everywhere?", author="Ann")
    gone = add_comment(made.document, made.cards[1], "Long since said", author="Ben")
    resolve_comment(made.document, gone)
    assert stays
    without = book(made, PageSetup("A3", contents=("map", "plan"))).pages
    said = book(made, PageSetup("A3", contents=("map", "plan"), comments=True)).pages
    assert len(said) == len(without) + 1
    assert "Is this so everywhere?" in words(said[-1])
    assert "Ann" in words(said[-1])
    assert "Long since said" not in words(said[-1])


def test_a_long_comment_goes_on_and_nothing_of_it_is_lost(made: Made) -> None:
    add_comment(made.document, made.journey, " ".join(f"word{n}" for n in range(2000)), author="Ann")
    pages = book(made, PageSetup("A4", contents=("plan",), comments=True)).pages
    said = "\n".join(words(page) for page in pages)
    assert all(f"word{n}" in said for n in (0, 999, 1999))


def test_the_views_on_paper_are_the_map_and_those_with_sheets() -> None:
    assert set(VIEWS_ON_PAPER) == {"map", *SHEETS}
