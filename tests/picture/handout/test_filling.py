"""How full the pages of a handout are, how large their words, and that none of these is broken in a narrow column."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.lanes import hide_lane
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.lanes import lane_of
from cxstudio.model.records import Card
from cxstudio.picture.content import EMOTION_LANE
from cxstudio.picture.handout.handout import compose_handout
from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Text
from cxstudio.picture.sheets.packing import end_of
from cxstudio.picture.styles import print_style
from cxstudio.text.layout import TextBlock
from tests.makers import small_map
from tests.picture.handout.written import (
    A4,
    ENGINE,
    SAMPLES,
    handout,
    handout_of_sample,
    minutes,
    sample,
    words,
)

MOST_PAGES = {"hospital-appointment": 20, "zakup-kanapy": 17, "tajdid-rukhsa": 16}


def blocks(page: Page) -> list[tuple[TextBlock, float]]:
    """The texts of a page, each with the scale it is drawn at."""
    return [
        (shape.block, group.scale)
        for group in page.layers
        for placed in group.parts
        for shape in placed.part.primitives
        if isinstance(shape, Text) and shape.block.lines
    ]


def broken(block: TextBlock) -> bool:
    """Whether one of its lines ends within a word."""
    return block.complete and any(_inside_a_word(block.text, at) for at in _joints(block))


def _joints(block: TextBlock) -> list[int]:
    """Where in the text each line but the last ends."""
    ends, at = [], 0
    for line in block.lines[:-1]:
        text = line.text.strip()
        at = block.text.find(text, at) + len(text)
        ends.append(at)
    return ends


def _inside_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_takes_no_more_pages_than_it_needs(name: str) -> None:
    assert len(handout_of_sample(name).pages) <= MOST_PAGES[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_page_but_the_last_holds_less_than_a_fifth(name: str) -> None:
    *pages, _last = handout_of_sample(name).pages
    filled = [end_of(page) / page.height_pt for page in pages]
    assert min(filled) > 0.2
    assert sum(share > 0.55 for share in filled) > 0.8 * len(filled)


@pytest.mark.parametrize("name", SAMPLES)
def test_all_pages_lie_the_same_way(name: str) -> None:
    assert len({(page.width_pt, page.height_pt) for page in handout_of_sample(name).pages}) == 1


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_of_any_page_is_below_six_points(name: str) -> None:
    poster = handout_of_sample(name)
    sizes = [block.style.size * scale for page in poster.pages for block, scale in blocks(page)]
    assert min(sizes) >= 6.0
    assert poster.report.smallest_text_pt == pytest.approx(min(sizes))


def test_a_broken_word_is_known_as_one() -> None:
    style = print_style("note")
    assert broken(ENGINE.block("Media społecznościowe", style, 30.0))
    assert not broken(ENGINE.block("Media społecznościowe", style, 60.0))


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_is_broken(name: str) -> None:
    cut = [block.text for page in handout_of_sample(name).pages for block, _ in blocks(page) if broken(block)]
    assert cut == []


def test_a_long_journey_has_its_overview_on_several_rows_that_can_be_read() -> None:
    made = small_map()
    for number in range(6):
        stage = add_stage(made.document, made.journey, f"Stage {number}")
        for place in range(1 + 5 * number):
            add_touchpoint(made.document, stage, f"Moment {number}.{place}")
    poster = handout(made)
    assert poster.report.smallest_text_pt >= 6.0
    said = "\n".join(words(page) for page in poster.pages if "Overview" in words(page))
    assert all(touchpoint.title in said for touchpoint in made.document.journey_touchpoints(made.journey))


def test_notes_are_left_out_where_nobody_wants_them() -> None:
    made = small_map()
    with_notes, without = handout(made), handout(made, replace(A4, notes=False))
    for text in ("Measured in May", "Check with the call centre"):
        assert any(text in words(page) for page in with_notes.pages)
        assert not any(text in words(page) for page in without.pages)
    assert not any(page.annotations for page in without.pages)


def test_the_day_of_the_session_and_that_of_the_figures_are_told_apart() -> None:
    made = small_map()
    set_field(made.document, ["session"], "date", "2026-05-14")
    for poster in (handout(made), minutes(made)):
        said = words(poster.pages[0])
        assert "Session of 14 May 2026" in said
        assert "As of " in said


def test_changes_are_marked_on_the_pages_of_a_future_journey() -> None:
    document = sample("hospital-appointment")
    future = next(one for one in document.journeys() if one.state == "future")

    def signs(*, changes: bool) -> int:
        poster = compose_handout(document, future.id, ENGINE, replace(A4, changes=changes))
        parts = (placed.part for page in poster.pages for group in page.layers for placed in group.parts)
        return sum(part.role == "changes" for part in parts)

    assert signs(changes=True) > 0
    assert signs(changes=False) == 0


def test_a_hidden_lane_has_no_place_on_the_pages_of_the_stages() -> None:
    made = small_map()
    card = made.document.find(made.cards[0], Card)
    assert card is not None

    def drawn() -> bool:
        pages = [p for p in handout(made).pages if any(a.name.startswith("stage ") for a in p.anchors)]
        return any(card.text in words(page) for page in pages)

    assert drawn()
    hide_lane(made.document, made.journey, lane_of(made.document, card))
    assert not drawn()
    felt = "−1.6 Amina"
    assert any(felt in words(page) for page in handout(made).pages)
    hide_lane(made.document, made.journey, EMOTION_LANE)
    assert not any(felt in words(page) for page in handout(made).pages)
