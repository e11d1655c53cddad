"""The slides of a whole journey and of a stage: curves, ways and labels, also from right to left."""

from __future__ import annotations

from itertools import combinations

import msgspec
import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.lanes import hide_lane
from cxstudio.edits.links import connect
from cxstudio.model.kind_types import Kind
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Card
from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Bounds, Command, Part, Path, Rect, Text
from cxstudio.picture.theme import theme
from cxstudio.render.pptx import write_pptx
from tests.makers import Made, small_map
from tests.picture.maps import crowded_map
from tests.picture.slides.decks_of import parts, slides, title, words
from tests.render.decks import A


@pytest.fixture
def made() -> Made:
    return small_map()


def of_role(page: Page, role: str) -> list[Part]:
    return [part for part in parts(page) if part.role == role]


@pytest.mark.parametrize("seed", range(3))
def test_arrows_join_touchpoints_that_are_drawn_and_are_drawn_themselves(seed: int) -> None:
    joined = 0
    for page in slides(crowded_map(seed)).pages:
        points = {part.node for part in of_role(page, "touchpoint")}
        drawn = {part.node for part in of_role(page, "link")}
        for one in page.connections:
            assert {one.source, one.target} <= points
            assert one.node in drawn
        assert drawn == {one.node for one in page.connections}
        joined += len(page.connections)
    assert joined


def test_a_way_to_another_slide_is_told_on_the_card(made: Made) -> None:
    link = connect(made.document, "next", made.touchpoints[4], made.touchpoints[1], "gives up")
    set_field(made.document, [link], "share", 6)
    page = slides(made.document).pages[3]
    assert title(page) == "Visit"
    assert "1.2 Booking line: gives up, 6%" in words(page)
    assert "→ 1.2 Booking line: gives up, 6%" in page.speech


def test_a_way_between_touchpoints_of_a_slide_is_an_arrow_with_its_words(made: Made) -> None:
    page = slides(made.document).pages[2]
    assert [(one.source, one.target, one.label) for one in page.connections] == [
        (made.touchpoints[0], made.touchpoints[1], "gives up online")
    ]
    assert "gives up online" in words(page)


def test_the_curve_runs_through_the_middle_of_each_card(made: Made) -> None:
    page = slides(made.document).pages[2]
    cards = {part.node: part.bounds.centre[0] for part in of_role(page, "touchpoint")}
    points = {part.node: part.bounds.centre[0] for part in of_role(page, "emotion-point")}
    for touchpoint in made.touchpoints[:3]:
        assert points[f"{touchpoint}~{made.personas[0]}"] == pytest.approx(cards[touchpoint])


def test_a_better_reading_stands_higher(made: Made) -> None:
    page = slides(made.document).pages[1]
    points = {part.node: part.bounds.centre[1] for part in of_role(page, "emotion-point")}
    own = [points[f"{t}~{made.personas[0]}"] for t in made.touchpoints]
    assert sorted(range(5), key=lambda place: own[place]) == [3, 0, 2, 4, 1]


def test_the_lowest_moments_are_named_on_the_whole(made: Made) -> None:
    page = slides(made.document).pages[1]
    labels = [part.full for part in of_role(page, "label")]
    assert "1.2 Booking line" in labels
    assert "2.2 Waiting area" in labels
    assert "1.1 Web page" not in labels


def test_pains_and_opportunities_are_counted_for_each_stage(made: Made) -> None:
    page = slides(made.document).pages[1]
    assert [part.full for part in of_role(page, "counts")] == [
        "Pain points: 1, Opportunities: 1",
        "Pain points: 0, Opportunities: 1",
    ]


@pytest.mark.parametrize("seed", range(5))
def test_labels_of_curves_lie_neither_on_each_other_nor_on_a_point(seed: int) -> None:
    for page in slides(crowded_map(seed)).pages[1:]:
        labels = [
            part
            for part in parts(page)
            if part.role == "label" or (part.role == "card" and part.layer == "curve")
        ]
        for one, other in combinations(labels, 2):
            assert not one.bounds.grown(-2).meets(other.bounds.grown(-2)), (one.full, other.full)


def test_a_quote_stands_beside_the_feeling_of_who_said_it(made: Made) -> None:
    rate_emotion(made.document, made.touchpoints[1], made.personas[1], 1.0)
    page = slides(made.document).pages[2]
    quote = next(part for part in parts(page) if part.node == made.cards[3])
    points = {part.node: part.bounds.centre for part in of_role(page, "emotion-point")}
    own, other = (
        points[f"{made.touchpoints[1]}~{persona}"] for persona in (made.personas[1], made.personas[0])
    )
    y = quote.bounds.centre[1]
    assert abs(y - own[1]) < abs(y - other[1])


def test_a_quote_that_has_no_place_at_the_curve_stands_below(made: Made) -> None:
    texts = [f"“Nobody told me anything, and this was call number {n}.”" for n in range(4)]
    for text in texts:
        add_card(made.document, "quote", made.touchpoints[1], text, persona=made.personas[0])
    stage = [page for page in slides(made.document).pages if title(page).startswith("Book")]
    shown = "\n".join(words(page) for page in stage)
    assert [text for text in texts if text not in shown] == []


def test_a_right_to_left_deck_is_mirrored() -> None:
    ltr, rtl = (slides(crowded_map(rtl=rtl)) for rtl in (False, True))
    compared = 0
    for one, other in zip(ltr.pages, rtl.pages, strict=True):
        mirrored = {part.node: part.bounds for part in of_role(other, "touchpoint")}
        for part in of_role(one, "touchpoint"):
            box = mirrored[part.node]
            assert box.x == pytest.approx(one.width_pt - part.bounds.right)
            compared += 1
    assert compared
    assert rtl.rtl


def test_a_curve_is_told_in_words(made: Made) -> None:
    page = slides(made.document).pages[2]
    figures = [element.text for element in page.structure if element.tag == "Figure"]
    assert figures == [
        "Emotion, George: 1.1 \N{MINUS SIGN}0.5, 1.2 +1",
        "Emotion, Amina: 1.1 +0.5, 1.2 \N{MINUS SIGN}1.6, 1.3 0",
    ]


def test_a_stage_that_nobody_felt_shows_no_curve(made: Made) -> None:
    for emotion in [e for t in made.touchpoints for e in made.document.emotions(t)]:
        with made.document.transaction("Clear"):
            made.document.hide(emotion.id)
    poster = slides(made.document)
    assert not any(of_role(page, "emotion-curve") for page in poster.pages)
    assert "Nobody has said yet how this feels" in words(poster.pages[1])


def test_the_notes_of_a_stage_say_what_its_slide_has_no_room_for(made: Made) -> None:
    set_field(made.document, [made.stages[0]], "goal", "A date that fits")
    set_field(made.document, [made.cards[0]], "severity", 4)
    speech = slides(made.document).pages[2].speech
    for line in (
        "Goal: A date that fits",
        "Phone · 22 min",
        "Emotion: Amina \N{MINUS SIGN}1.6, George +1",
        "Pain point: Twenty minutes on hold (Severity 4)",
        "Thought: Is this the right clinic?",
    ):
        assert line in speech.splitlines()


def test_powerpoint_gets_connectors_and_a_title_on_each_slide(made: Made) -> None:
    import io

    from pptx import Presentation

    poster = slides(made.document)
    shown = Presentation(io.BytesIO(write_pptx(poster, theme("light")))).slides
    assert [slide.shapes.title.text_frame.text for slide in shown] == [title(page) for page in poster.pages]
    # An arch is told in two ways, of which only the connector is glued; python-pptx lists neither.
    glued = [end for slide in shown for end in slide.element.iter(f"{A}stCxn")]
    assert len(glued) == 2  # once on the whole and once on its stage
    assert "Twenty minutes on hold" in shown[2].notes_slide.notes_text_frame.text


def test_a_lane_that_is_hidden_to_save_room_on_the_map_is_told_on_slides(made: Made) -> None:
    hide_lane(made.document, made.journey, "pains")
    page = slides(made.document).pages[2]
    assert "Twenty minutes on hold" in words(page)


def test_a_curve_that_is_hidden_is_neither_drawn_nor_said(made: Made) -> None:
    with made.document.transaction("Hide a curve"):
        made.document.set(made.journey, hides=(made.personas[1],))
    for page in slides(made.document).pages[1:]:
        assert "George" not in words(page)
        assert "George \N{MINUS SIGN}0.5" not in page.speech


def test_no_text_is_empty(made: Made) -> None:
    for page in slides(made.document).pages:
        for part in parts(page):
            assert all(shape.block.text.strip() for shape in part.primitives if isinstance(shape, Text))


def test_words_of_arrows_stand_beside_their_lines_and_no_two_arrows_share_a_port() -> None:
    told = 0
    for page in (page for seed in range(3) for page in slides(crowded_map(seed)).pages):
        lines, labels, ends = [], [], []
        for part in of_role(page, "link"):
            texts = [one for one in part.primitives if isinstance(one, Text)]
            labels += [one.bounds for one in part.primitives if isinstance(one, Rect)] if texts else []
            curved = [one for one in part.primitives if isinstance(one, Path) and len(one.commands) > 4]
            lines += [] if texts else curved
        for path in lines:
            ends += [_number(path.commands[0], 0), _number(path.commands[-1], -2)]
            level = _number(path.commands[2], -1)
            told += sum(abs(box.bottom - level) < 2 for box in labels)
            assert not any(box.y < level < box.bottom and _reaches(path, box) for box in labels)
        assert len(ends) == len({round(x, 1) for x in ends})
    assert told


def _number(command: Command, place: int) -> float:
    numbers = command[1:]
    return numbers[place]


def _reaches(path: Path, box: Bounds) -> bool:
    xs = [_number(path.commands[0], 0), _number(path.commands[-1], -2)]
    return min(xs) < box.right and box.x < max(xs)


def test_a_kind_that_is_new_in_the_table_is_on_the_slide_of_its_stage(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "rumour", RUMOUR)
    card = made.document.node(add_card(made.document, "thought", made.touchpoints[1], "They say it closes"))
    with made.document.transaction("Rumour"):
        made.document.put(msgspec.structs.replace(card, kind="rumour"))
    shown = words(slides(made.document).pages[2])
    assert "Rumours" in shown
    assert "They say it closes" in shown


RUMOUR = Kind(
    "rumour",
    Card,
    "Rumour",
    "Rumours",
    "brain",
    "quote",
    "thoughts",
    KINDS["thought"].homes,
    KINDS["thought"].fields,
    "text",
)
