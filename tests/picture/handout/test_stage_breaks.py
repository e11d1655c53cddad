"""Where the pages of a stage end: notes stay with their map, touchpoints stay whole, and each page says its stage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.picture.handout.handout import compose_handout
from cxstudio.picture.handout.stage_pages import ROW
from cxstudio.picture.poster import Page
from tests.makers import Made, small_map
from tests.picture.handout.written import A4, ENGINE, sample, words

SHAPES = [("A4", True), ("letter", False)]


def pages_of_stages(made_pages: tuple[Page, ...], names: list[str]) -> list[tuple[str, Page]]:
    """The pages whose foot says one of these stages, with its name."""
    found = []
    for page in made_pages:
        foot = next(p.part.full for g in page.layers for p in g.parts if p.part.role == "footer")
        found += [(name, page) for name in names if f"{name}, " in foot]
    return found


def first_words(page: Page) -> str:
    parts = [p.part for p in page.layers[0].parts if p.part.role not in ("footer", "assumption")]
    return min(parts, key=lambda part: part.bounds.y).full


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_each_page_of_a_stage_begins_with_its_name_and_holds_more_than_notes(shape: tuple[str, bool]) -> None:
    document = sample("hospital-appointment")
    size, lying = shape
    journey = document.journeys()[0].id
    wanted = [stage.title for stage in document.stages(journey)]
    setup = replace(A4, size=size, landscape=lying)
    pages = pages_of_stages(compose_handout(document, journey, ENGINE, setup).pages, wanted)
    assert {stage for stage, _ in pages} == set(wanted)
    for stage, page in pages:
        assert stage in first_words(page)
        drawn = any(group.parts for group in page.layers[1:])
        assert drawn or any(p.part.role == ROW for p in page.layers[0].parts)


def crowded() -> Made:
    """A stage with more touchpoints than a page has rows for."""
    made = small_map()
    for number in range(45):
        id = add_touchpoint(made.document, made.stages[0], f"Step {number}")
        set_field(made.document, [id], "description", "What happens here is told at some length. " * 3)
    return made


def test_more_touchpoints_than_a_page_holds_are_parted_between_them_under_repeated_headings() -> None:
    made = crowded()
    pages = compose_handout(made.document, made.journey, ENGINE, A4).pages
    told = [
        (pages.index(page), placed.part.full)
        for _stage, page in pages_of_stages(pages, ["Book"])
        for placed in page.layers[0].parts
        if placed.part.role == ROW
    ]
    steps = [f"Step {number}" for number in range(45)]
    # Each whole, on one page.
    assert all(sum(f"{step}\n" in said for _, said in told) == 1 for step in steps)
    assert sum(said.count("What happens here") for _, said in told) == 3 * 45
    places = sorted({place for place, _ in told})
    assert len(places) > 1
    for place in places[1:]:
        assert "Book, continued" in first_words(pages[place])
        said = words(pages[place]).splitlines()
        assert "Touchpoint" in said
