"""A handout: which pages it has and what leads where; nothing on the map is lost on the way to its pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.plan import add_action, add_decision
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.excerpt import LeaveOut, excerpt
from cxstudio.model.records import Card, Touchpoint
from cxstudio.picture.handout.chapters import persona_anchor
from cxstudio.picture.handout.meanings import MEANINGS
from cxstudio.picture.handout.overview import overview_anchor
from cxstudio.picture.handout.stage_pages import detail_anchor, note_anchor
from cxstudio.picture.handout.symbols import symbols
from cxstudio.picture.legend import entries
from cxstudio.picture.linking import in_words, on_the_map
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.poster import Poster
from cxstudio.picture.primitives import Text
from cxstudio.picture.wording import Wording
from tests.makers import Made, empty_map, large_map, small_map
from tests.picture.handout.written import (
    A4,
    ENGINE,
    SAMPLES,
    handout,
    handout_of_sample,
    page_of,
    sample,
    shown_cards,
    words,
)


@pytest.fixture
def made() -> Made:
    return small_map()


def all_words(poster: Poster) -> str:
    return "\n".join(words(page) for page in poster.pages)


def chapters(poster: Poster) -> list[str]:
    return [mark.title for page in poster.pages for mark in page.bookmarks if mark.level == 0]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_stage_touchpoint_and_card_of_a_sample_can_be_read(name: str) -> None:
    document, poster = sample(name), handout_of_sample(name)
    said = all_words(poster)
    for stage in document.stages(document.journeys()[0].id):
        assert stage.title in said
        for touchpoint in document.touchpoints(stage.id):
            assert touchpoint.title in said
    cards = shown_cards(name)
    assert len(cards) > 20
    for card in cards:
        assert card.text in said


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_a_sample_is_hidden_or_too_small(name: str) -> None:
    report = handout_of_sample(name).report
    assert report.hidden == ()
    assert report.warnings == ()
    assert report.smallest_text_pt >= 6.0


@pytest.mark.parametrize("name", SAMPLES)
def test_cards_are_set_in_seven_points_at_least(name: str) -> None:
    texts = {card.text for card in shown_cards(name)}
    sizes = [
        shape.block.style.size * group.scale
        for page in handout_of_sample(name).pages
        if any(anchor.name.startswith("stage ") for anchor in page.anchors)
        for group in page.layers
        for placed in group.parts
        for shape in placed.part.primitives
        if isinstance(shape, Text) and shape.block.text in texts
    ]
    assert sizes
    assert min(sizes) >= 7.0


@pytest.mark.parametrize("name", SAMPLES)
def test_all_links_of_a_sample_lead_somewhere(name: str) -> None:
    pages = handout_of_sample(name).pages
    anchors = {anchor.name for page in pages for anchor in page.anchors}
    links = [link for page in pages for link in page.links]
    assert len(links) > 40
    assert not {link.to for link in links} - anchors


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_has_its_number_and_how_many_there_are(name: str) -> None:
    document, pages = sample(name), handout_of_sample(name).pages
    session = document.session
    wording = Wording(session.language, session.direction == "rtl")
    for number, page in enumerate(pages, start=1):
        said = wording.say("page {page} of {pages}").format(
            page=wording.digits(str(number)), pages=wording.digits(str(len(pages)))
        )
        assert said in words(page)
        assert wording.date(session.date) in words(page)
        assert session.title in words(page)


def test_the_chapters_come_in_their_order(made: Made) -> None:
    set_field(made.document, [made.personas[0]], "goals", "Be seen soon")
    add_action(made.document, "Put up a board", delivers=made.cards[1])
    assert chapters(handout(made)) == ["A first visit", "Overview", "Personas", "Plan", "Glossary of symbols"]


def test_stages_stand_under_the_overview_in_the_bookmarks(made: Made) -> None:
    marks = [(mark.level, mark.title) for page in handout(made).pages for mark in page.bookmarks]
    overview = marks.index((0, "Overview"))
    stages = marks[marks.index((1, "1 Book")) :][:2]
    assert marks.index((1, "1 Book")) > overview
    assert stages == [(1, "1 Book"), (1, "2 Visit")]


def test_what_is_empty_has_no_page() -> None:
    poster = handout(empty_map())
    assert len(poster.pages) == 1
    assert poster.report.warnings


def test_what_is_inside_says_the_pages_and_leads_to_them(made: Made) -> None:
    poster = handout(made)
    for stage in made.stages:
        page = page_of(poster, f"stage {stage}")
        number = poster.pages.index(page) + 1
        cover = poster.pages[0]
        link = next(link for link in cover.links if link.to == f"stage {stage}")
        line = next(
            placed.part
            for group in cover.layers
            for placed in group.parts
            if placed.part.bounds.x == link.x and placed.part.bounds.y == link.y
        )
        assert line.full.endswith(str(number))


def test_stages_of_the_overview_lead_to_their_pages(made: Made) -> None:
    overview = page_of(handout(made), overview_anchor(made.journey))
    targets = {link.to for link in overview.links}
    assert {f"stage {stage}" for stage in made.stages} <= targets
    assert {in_words(touchpoint) for touchpoint in made.touchpoints} <= targets


def test_a_card_leads_to_its_touchpoint_on_the_overview_and_a_touchpoint_to_its_details(made: Made) -> None:
    page = page_of(handout(made), f"stage {made.stages[0]}")
    targets = {link.to for link in page.links}
    home = made.document.touchpoint_of(made.cards[0])
    assert home is not None
    assert on_the_map(home.id) in targets
    assert detail_anchor(made.touchpoints[0]) in targets
    assert in_words(made.touchpoints[0]) in targets


def test_a_persona_on_the_cover_leads_to_her_sheet(made: Made) -> None:
    set_field(made.document, [made.personas[0]], "goals", "Be seen soon")
    poster = handout(made)
    assert persona_anchor(made.personas[0]) in {link.to for link in poster.pages[0].links}
    assert "Be seen soon" in words(page_of(poster, persona_anchor(made.personas[0])))


def test_a_persona_named_on_the_map_pages_leads_to_her_sheet(made: Made) -> None:
    poster = handout(made)
    for anchor in (overview_anchor(made.journey), f"stage {made.stages[0]}"):
        assert persona_anchor(made.personas[0]) in {link.to for link in page_of(poster, anchor).links}


def test_an_action_leads_to_what_it_comes_from(made: Made) -> None:
    add_action(made.document, "Put up a board", delivers=made.cards[1])
    plan = page_of(handout(made), "plan")
    assert in_words(made.cards[1]) in {link.to for link in plan.links}


def test_a_stage_tells_all_that_is_known_of_its_touchpoints(made: Made) -> None:
    line = made.touchpoints[1]
    for field, value in (
        ("description", "Nine to five, by phone"),
        ("serves", "Call centre"),
        ("effort", 6),
        ("friction", "harmful"),
        ("friction_reason", "Two people for a whole town"),
        ("moment_of_truth", True),
        ("evidence", "observed"),
    ):
        set_field(made.document, [line], field, value)
    said = words(page_of(handout(made), f"stage {made.stages[0]}"))
    for text in (
        "Nine to five, by phone",
        "Served by Call centre",
        "Effort 6/7",
        "22 min",
        "Harmful friction: Two people for a whole town",
        "Moment of truth",
        "Observed",
        "Phone",
        "−1.6 Amina",
    ):
        assert text in said


def test_a_numbered_note_has_its_number_and_its_words_on_the_page_of_its_stage(made: Made) -> None:
    second = add_annotation(made.document, "callout", made.touchpoints[4], 0, 0, "Nobody tells the desk")
    poster = handout(made)
    page = page_of(poster, f"stage {made.stages[1]}")
    assert "Nobody tells the desk" in words(page)
    assert "Measured in May" not in words(page)
    marks = [p.part for g in page.layers for p in g.parts if p.part.role == "callout"]
    assert [mark.full for mark in marks] == ["2: Nobody tells the desk"]
    assert note_anchor(second) in {anchor.name for anchor in page.anchors}


def test_a_sticky_is_told_in_words_on_the_page_of_its_stage(made: Made) -> None:
    assert "Check with the call centre" in words(page_of(handout(made), f"stage {made.stages[0]}"))


def test_notes_on_the_journey_itself_stand_on_its_overview(made: Made) -> None:
    add_annotation(made.document, "callout", made.journey, 0, 0, "Mapped in one morning")
    add_annotation(made.document, "sticky", made.journey, 0, 0, "Ask who was missing")
    said = words(page_of(handout(made), overview_anchor(made.journey)))
    assert "Numbered note 1\nMapped in one morning" in said
    assert "Sticky note\nAsk who was missing" in said


def test_a_text_that_is_cut_on_its_card_stands_in_full_under_the_map(made: Made) -> None:
    text = "long " * 400 + "end"
    card = add_card(made.document, "pain", made.touchpoints[0], text)
    poster = handout(made)
    assert "".join(all_words(poster).split()).count("long" * 400 + "end") == 1
    page = page_of(poster, in_words(card))
    assert note_anchor(card) in {link.to for link in page.links}


def test_a_stage_larger_than_a_page_goes_on_on_the_next(made: Made) -> None:
    document, stage = made.document, made.stages[1]
    for number in range(9):
        add_touchpoint(document, stage, f"Moment {number}")
    for number in range(60):
        add_card(document, "pain", made.touchpoints[3], f"Pain number {number} of a long row of them")
    poster = handout(made)
    on_paper = set()
    for page in poster.pages:
        for group in page.layers[1:]:
            for placed in group.parts:
                box = placed.bounds
                low = group.dy + group.scale * box.bottom
                assert low <= page.height_pt - 40
                on_paper.add(placed.part.node)
    wanted = [
        *(touchpoint.id for touchpoint in document.nodes(Touchpoint)),
        *(card.id for card in document.every(Card)),
    ]
    assert not set(wanted) - on_paper
    assert poster.report.smallest_text_pt >= 6.0


def test_all_journeys_are_there_when_they_are_asked_for(made: Made) -> None:
    later = duplicate_as(made.document, made.journey, "future")
    add_stage(made.document, later, "Arriving by train")
    one, both = handout(made), handout(made, replace(A4, every_journey=True))
    assert "Arriving by train" not in all_words(one)
    assert "3 Arriving by train" in all_words(both)
    assert [title for title in chapters(both) if title.startswith("Overview")] == [
        "Overview: A first visit, Current state",
        "Overview: A first visit, Future state",
    ]


def test_decisions_have_a_line_of_their_own(made: Made) -> None:
    add_decision(made.document, "The desk owns the board")
    poster = handout(made)
    assert "The desk owns the board" in words(page_of(poster, "decisions"))
    assert any(line.startswith("Decisions") for line in words(poster.pages[0]).splitlines())


def test_every_sign_of_the_legend_is_in_the_glossary_with_its_meaning() -> None:
    for name in SAMPLES:
        document = sample(name)
        options = MapOptions(outlined=True, placeholders=False)
        pictures = [MapPicture(document, one.id, ENGINE, options) for one in document.journeys()]
        legend = {entry.label for picture in pictures for entry in entries(picture)}
        told = {entry.label: meaning for entry, meaning in symbols(document, pictures[0].wording, pictures)}
        assert legend <= set(told)
        assert all(told.values())


def test_every_kind_of_card_has_a_meaning() -> None:
    from cxstudio.model.kinds import CARD_KINDS, EVIDENCE

    untold = {*CARD_KINDS, *(level for level, _ in EVIDENCE)} - set(MEANINGS)
    assert not untold, f"say what {sorted(untold)} mean in cxstudio/picture/handout/meanings.py"


@pytest.mark.parametrize("size", ["A4", "letter", "A3", "tabloid"])
@pytest.mark.parametrize("landscape", ["auto", True, False])
def test_pages_of_every_size_keep_what_is_on_them_inside(made: Made, size: str, landscape: bool) -> None:
    poster = handout(made, replace(A4, size=size, landscape=landscape))
    assert poster.report.smallest_text_pt >= 6.0
    for page in poster.pages:
        for group in page.layers:
            for placed in group.parts:
                box = placed.bounds
                left, right = group.dx + group.scale * box.x, group.dx + group.scale * box.right
                assert left >= 14
                assert right <= page.width_pt - 14


def test_a_large_map_keeps_every_card() -> None:
    made = large_map(300)
    poster = handout(made)
    there = {anchor.name for page in poster.pages for anchor in page.anchors}
    assert {in_words(card.id) for card in made.document.every(Card)} <= there


def test_every_sign_of_a_change_has_a_meaning() -> None:
    from cxstudio.picture.changes import CHANGE_SIGNS

    assert {sign.label for sign in CHANGE_SIGNS.values()} <= set(MEANINGS)


def test_touchpoints_of_which_only_names_are_known_have_no_table() -> None:
    made = empty_map()
    stage = add_stage(made.document, made.journey, "Arrive")
    touchpoint = add_touchpoint(made.document, stage, "Door")
    page = page_of(handout(made), f"stage {stage}")
    assert detail_anchor(touchpoint) not in {anchor.name for anchor in page.anchors}
    set_field(made.document, [touchpoint], "minutes", 4)
    page = page_of(handout(made), f"stage {stage}")
    assert detail_anchor(touchpoint) in {anchor.name for anchor in page.anchors}


def test_what_is_inside_has_two_columns_where_one_is_too_long(made: Made) -> None:
    for number in range(30):
        add_stage(made.document, made.journey, f"Stage {number}")
    cover = handout(made, replace(A4, landscape=True)).pages[0]
    lines = [p.part for group in cover.layers for p in group.parts if p.part.role == "inside"]
    assert len({part.bounds.x for part in lines}) == 2


@pytest.mark.parametrize("employee", [False, True])
def test_numbered_personas_keep_their_numbers_where_feelings_are_listed(
    made: Made, *, employee: bool
) -> None:
    for persona, name in zip(made.personas, ("Quilla Rhamnosa", "Bo Vy"), strict=True):
        set_field(made.document, [persona], "name", name)
    set_field(made.document, [made.personas[1]], "employee", employee)
    said = all_words(handout(replace(made, document=excerpt(made.document, LeaveOut(names=True)))))
    other = "Employee 1 (employee)" if employee else "Customer 2"
    assert "+0.5 Customer 1" in said
    assert f"−0.5 {other}" in said.replace("\n", " ")
    assert "Quilla" not in said
