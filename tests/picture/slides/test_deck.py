"""A session as slides: which there are, how large their texts are, and that nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.document import Document
from cxstudio.model.lanes import cards_of
from cxstudio.picture.poster import FOOT, Poster
from cxstudio.picture.primitives import Text
from cxstudio.picture.profiles import compose_pages
from tests.makers import Made, empty_map, small_map
from tests.picture.maps import crowded_map, engine
from tests.picture.slides.decks_of import (
    SAMPLES,
    SETUP,
    boxes,
    foot,
    parts,
    sample_slides,
    slides,
    title,
    words,
)

SIZES = ("16:9", "4:3")


@pytest.fixture
def made() -> Made:
    return small_map()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("samples")


def said(poster: Poster) -> str:
    return "\n".join(f"{words(page)}\n{page.speech}" for page in poster.pages)


def test_a_title_the_whole_journey_and_a_slide_for_each_stage_come_in_this_order(made: Made) -> None:
    poster = slides(made.document)
    assert [title(page) for page in poster.pages] == ["A first visit", "A first visit", "Book", "Visit"]
    assert [(mark.level, mark.title) for page in poster.pages for mark in page.bookmarks] == [
        (0, "A first visit"),
        (0, "A first visit, Current state"),
        (1, "1 Book"),
        (1, "2 Visit"),
    ]


def test_the_profile_makes_slides_of_16_to_9(made: Made) -> None:
    poster = compose_pages(made.document, made.journey, engine(), SETUP)
    assert {(page.width_pt, page.height_pt) for page in poster.pages} == {(960, 540)}


def test_the_headline_of_a_stage_is_its_title_and_its_name_stands_above(made: Made) -> None:
    set_field(made.document, [made.stages[1]], "headline", "Kind people, and nobody knows when")
    page = slides(made.document).pages[3]
    assert title(page) == "Kind people, and nobody knows when"
    assert "Stage 2 of 2: Visit" in words(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_every_text_is_at_least_a_fiftieth_of_the_height(size: str, rtl: bool) -> None:
    poster = slides(crowded_map(rtl=rtl), replace(SETUP, size=size))
    sizes = [
        shape.block.style.size
        for page in poster.pages
        for part in parts(page)
        for shape in part.primitives
        if isinstance(shape, Text)
    ]
    assert min(sizes) >= 540 / 50
    assert poster.report.smallest_text_pt == min(sizes)
    assert not poster.report.size_warning


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("size", SIZES)
def test_no_text_of_a_sample_leaves_its_slide_or_lies_on_another(name: str, size: str, folder: Path) -> None:
    _, poster = sample_slides(name, folder, size)
    for page in poster.pages:
        placed = list(boxes(page))
        for part, box in placed:
            assert box.x >= 0, (title(page), part.full)
            assert box.right <= page.width_pt, (title(page), part.full)
            assert box.bottom <= page.height_pt, (title(page), part.full)
        for n, (part, box) in enumerate(placed):
            for other, second in placed[n + 1 :]:
                assert not box.grown(-1.5).meets(second.grown(-1.5)), (title(page), part.full, other.full)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_what_stands_on_a_crowded_slide_ends_above_its_foot(seed: int, rtl: bool) -> None:
    for page in slides(crowded_map(seed, rtl=rtl)).pages[1:]:
        top = foot(page).bounds.y
        for part, box in boxes(page):
            if part.role not in {FOOT, "assumption"}:
                assert box.bottom <= top, (title(page), part.role, part.full)


@pytest.mark.parametrize("seed", range(4))
def test_every_card_and_touchpoint_is_on_a_slide_or_in_what_is_said_to_it(seed: int) -> None:
    document = crowded_map(seed)
    told = said(slides(document))
    for card in cards_of(document, "j"):
        assert card.text in told
    for touchpoint in document.journey_touchpoints("j"):
        assert " ".join(touchpoint.title.split()) in told
    for annotation in document.annotations():
        assert annotation.text in told


def test_pains_opportunities_and_quotes_are_on_slides_not_only_in_words(made: Made) -> None:
    shown = "\n".join(words(page) for page in slides(made.document).pages)
    for card in made.cards[:2]:
        assert made.document.node(card).text in shown  # type: ignore[attr-defined]
    assert "“Three times I typed my number.”" in shown
    assert "A board with the delay" in shown


def many_cards(made: Made, count: int = 70) -> list[str]:
    texts = [f"Card number {n} says that somebody waits for a letter nobody wrote" for n in range(count)]
    for n, text in enumerate(texts):
        kind = ("pain", "opportunity", "gain")[n % 3]
        add_card(made.document, kind, made.touchpoints[n % 3], text)
    return texts


def test_what_does_not_fit_goes_on_on_slides_of_the_same_stage(made: Made) -> None:
    texts = many_cards(made)
    poster = slides(made.document)
    stage = [page for page in poster.pages if title(page).startswith("Book")]
    assert len(stage) > 2
    assert {title(page) for page in stage[1:]} == {"Book (continued)"}
    shown = "\n".join(words(page) for page in stage).splitlines()
    assert [text for text in texts if shown.count(text) != 1] == []
    assert any(line.startswith("and ") and line.endswith(" more") for line in shown)
    assert not poster.report.hidden


def test_a_stage_of_many_touchpoints_takes_several_slides(made: Made) -> None:
    names = [f"Touchpoint {n}" for n in range(23)]
    for name in names:
        add_touchpoint(made.document, made.stages[1], name)
    poster = slides(made.document)
    shown = [page for page in poster.pages if title(page).startswith("Visit")]
    assert len(shown) == 5
    for name in names:
        assert sum(name in words(page).splitlines() for page in shown) == 1


def test_a_long_journey_has_several_slides_of_the_whole(made: Made) -> None:
    for n in range(14):
        stage = add_stage(made.document, made.journey, f"Stage called {n}")
        add_touchpoint(made.document, stage, f"Point {n}")
    poster = slides(made.document)
    whole = [page for page in poster.pages if title(page).startswith("A first visit")][1:]
    assert len(whole) == 3
    nodes = [part.node for page in whole for part in parts(page) if part.role == "touchpoint"]
    assert nodes == [t.id for t in made.document.journey_touchpoints(made.journey)]


def test_a_text_too_long_for_a_slide_is_cut_listed_and_said_in_full(made: Made) -> None:
    text = "the customer waits for a letter that nobody wrote " * 60
    add_card(made.document, "pain", made.touchpoints[0], text)
    poster = slides(made.document)
    assert text.strip() in poster.report.hidden
    assert any(text.strip() in page.speech for page in poster.pages)


def test_each_slide_says_its_number_and_begins_with_its_title(made: Made) -> None:
    many_cards(made)
    poster = slides(made.document)
    for number, page in enumerate(poster.pages, start=1):
        assert [element.tag for element in page.structure].count("H1") == 1
        assert page.structure[0].tag == "H1"
        assert number == 1 or foot(page).full.splitlines()[-1] == str(number)
    assert [
        page.bookmarks[0].title for page in poster.pages if not page.speech and "cont" not in title(page)
    ] == []


def test_everything_with_words_is_read(made: Made) -> None:
    for page in slides(made.document).pages:
        read = {element.node or element.text for element in page.structure}
        for part in parts(page):
            if part.full and part.role not in {FOOT, "emotion-point"}:
                assert (part.node or part.full) in read, (part.role, part.full)


def test_a_journey_only_assumed_says_so_on_every_slide_and_a_researched_one_on_none(made: Made) -> None:
    def marked() -> list[bool]:
        pages = slides(made.document).pages
        return [any(part.role == "assumption" for part in parts(page)) for page in pages]

    assert all(marked())
    set_field(made.document, [made.journey], "basis", "researched")
    assert not any(marked())


def test_what_is_assumed_of_several_journeys_keeps_off_the_foot(made: Made) -> None:
    for n in range(4):
        add_journey(made.document, f"Another journey with quite a long name of its own, number {n}")
    set_field(made.document, [made.journey], "basis", "researched")
    poster = slides(made.document, replace(SETUP, every_journey=True))
    for page in poster.pages:
        for part in parts(page):
            if part.role == "assumption" and any(other.role == FOOT for other in parts(page)):
                inside = [box for one, box in boxes(page) if one.role == FOOT]
                assert not any(part.bounds.meets(box) for box in inside)


def test_all_journeys_are_told_where_all_are_asked_for(made: Made) -> None:
    other = add_journey(made.document, "The way back")
    add_stage(made.document, other, "Return")
    assert "Return" not in [title(page) for page in slides(made.document).pages]
    told = [title(page) for page in slides(made.document, replace(SETUP, every_journey=True)).pages]
    assert told[-2:] == ["The way back", "Return"]


def test_a_slide_of_the_whole_leads_to_the_slides_of_its_stages(made: Made) -> None:
    poster = slides(made.document)
    anchors = {anchor.name: number for number, page in enumerate(poster.pages) for anchor in page.anchors}
    assert [anchors[link.to] for link in poster.pages[1].links] == [2, 3]


def test_an_empty_session_has_a_title_and_says_what_to_do() -> None:
    made = empty_map()
    poster = slides(made.document)
    assert len(poster.pages) == 1
    assert len(poster.report.warnings) == 1


def test_a_document_without_a_journey_has_a_title() -> None:
    poster = slides_without_journey()
    assert len(poster.pages) == 1


def slides_without_journey() -> Poster:
    from cxstudio.picture.slides.deck import compose_slides

    return compose_slides(Document(), "", engine(), SETUP)


def test_callouts_are_said_with_their_numbers(made: Made) -> None:
    add_annotation(made.document, "callout", made.touchpoints[3], 0, 0, "Ask the desk")
    told = said(slides(made.document))
    assert "Note 1: Measured in May, n = 212" in told
    assert "Note 2: Ask the desk" in told
    assert "Note: Check with the call centre" in told


def test_a_deck_of_a_future_journey_says_so_and_the_day_on_its_cover_and_in_every_foot(made: Made) -> None:
    document = made.document
    set_field(document, [document.session.id], "date", "2026-05-14")
    set_field(document, [made.journey], "state", "future")
    cover, *rest = slides(document).pages
    assert [part.full for part in parts(cover) if part.role == "state"] == ["Future state"]
    assert "Future state \N{MIDDLE DOT} 14 May 2026" in words(cover)
    for page in rest:
        assert "Future" in foot(page).full
        assert "14 May 2026" in foot(page).full
    set_field(document, [made.journey], "state", "current")
    cover = slides(document).pages[0]
    assert not [part for part in parts(cover) if part.role == "state"]
    assert "Current state \N{MIDDLE DOT} 14 May 2026" in words(cover)
