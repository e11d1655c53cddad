"""Journeys side by side: what a card says, what changed in a state to come, and strips of any size."""

from __future__ import annotations

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.sub_journeys import open_as_new
from cxstudio.insight.difference import WHATS
from cxstudio.insight.journeys import gist, travelled_by
from cxstudio.picture.changes import CHANGE_SIGNS
from cxstudio.picture.icons import has_icon
from cxstudio.picture.journey_strip import strip
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.primitives import Bounds, Path, Primitive, Rect
from cxstudio.picture.sheets.journeys import holds, pages
from cxstudio.picture.sheets.paper import Paper
from tests.makers import empty_map, large_map, small_map
from tests.picture.maps import engine
from tests.picture.test_persona_sheet import parts, words


def test_a_gist_counts_and_finds_the_lowest_moment() -> None:
    made = small_map()
    found = gist(made.document, made.journey)
    assert (found.touchpoints, found.cards, found.pains) == (5, 8, 1)
    assert found.lowest is not None
    assert (found.lowest.touchpoint.title, found.lowest.value) == ("Booking line", -1.6)
    of_george = gist(made.document, made.journey, made.personas[1])
    assert of_george.lowest is not None
    assert of_george.lowest.value == -0.5


def test_a_persona_travels_her_own_journeys_first_then_those_she_was_felt_in() -> None:
    made = small_map()
    own = add_journey(made.document, "George alone", persona=made.personas[1])
    assert [x.id for x in travelled_by(made.document, made.personas[1])] == [own, made.journey]
    assert [x.id for x in travelled_by(made.document, made.personas[0])] == [made.journey]


def test_cards_tell_the_state_the_tie_and_what_changed() -> None:
    made = small_map()
    document = made.document
    future = duplicate_as(document, made.journey, "future")
    first, second, *_rest = document.journey_touchpoints(future)
    set_text(document, first.id, "Portal")
    delete(document, [second.id])
    add_card(document, "gain", first.id, "Knows the time")
    add_card(document, "pain", made.touchpoints[0], "Found since")
    open_as_new(document, made.touchpoints[4])
    paper = Paper(document, engine(), PageSetup(size="A4"))
    said = words(pages(paper, made.journey))
    for text in (
        "Current state, 5 touchpoints",
        "Future state, 4 touchpoints",
        "Amina",
        "A first visit › 2.2 Waiting area",
        "Changes in the future state: A first visit",
        "Renamed. Touchpoint: Web page, now Portal",
        "New. Gain: Knows the time",
        "Removed. Touchpoint: Booking line",
        "Not carried over yet. Pain point: Found since",
        "1 not carried over yet",
    ):
        assert text in said


def test_an_empty_session_has_no_page() -> None:
    made = empty_map()
    assert not holds(made.document, made.journey)


def test_many_journeys_fill_several_pages() -> None:
    made = small_map()
    for number in range(20):
        add_journey(made.document, f"Journey {number}.", persona=made.personas[0])
    paper = Paper(made.document, engine(), PageSetup(size="A4"))
    found = pages(paper, made.journey)
    assert len(found) > 1
    assert all(f"Journey {number}." in words(found) for number in range(20))
    assert max(part.bounds.bottom for part in parts(found) if part.role == "journey") < found[0].height_pt


@pytest.mark.parametrize("rtl", [True, False])
def test_a_strip_stays_in_its_box(*, rtl: bool) -> None:
    box = Bounds(10, 20, 99, 52)
    drawn: list[Primitive] = []
    for made in (small_map(), empty_map(), large_map(300)):
        drawn = shapes = list(strip(gist(made.document, made.journey), box, 0, rtl=rtl))
        rects = [shape.bounds for shape in shapes if isinstance(shape, Rect)]
        assert rects
        assert min(r.x for r in rects) >= box.x - 0.01
        assert max(r.right for r in rects) <= box.right + 0.01
    assert any(isinstance(shape, Path) for shape in drawn)


def test_each_sort_of_change_has_a_sign_of_its_own() -> None:
    assert set(CHANGE_SIGNS) == set(WHATS)
    signs = [(sign.icon, sign.colour) for sign in CHANGE_SIGNS.values()]
    assert len(set(signs)) == len(signs)
    assert all(has_icon(sign.icon) for sign in CHANGE_SIGNS.values())
