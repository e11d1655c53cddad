"""Lanes on the picture: those without cards, those somebody added, blueprint lines and questions of a template."""

from __future__ import annotations

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import count_hand
from cxstudio.edits.fields import set_field
from cxstudio.edits.lane_sets import apply_lane_set
from cxstudio.edits.lanes import add_lane, hide_lane, move_lane, show_lane
from cxstudio.edits.touchpoints import set_channels
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback, Metric, Reading
from cxstudio.model.records import Card, Prompt
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.primitives import Ellipse, Path, Placed
from tests.makers import Made, large_map, small_map
from tests.model.random_edits import RandomEdits, start
from tests.picture.lane_edits import LaneEdits
from tests.picture.maps import PRINTED, Followed, engine, of_role, picture, text_boxes
from tests.picture.test_map import covered_by, drawn


def rows(shown: MapPicture) -> list[str]:
    return [row.key for row in shown.grid.rows]


def in_lane(shown: MapPicture, key: str, role: str) -> list[Placed]:
    row = shown.grid.row(key)
    assert row is not None
    found = of_role(shown, role)
    return [p for p in found if row.top <= p.bounds.centre[1] < row.bottom]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("gradual", [False, True])
def test_a_picture_that_followed_every_change_of_lanes_equals_a_new_one(seed: int, gradual: bool) -> None:
    document = Document()
    start(document)
    followed = Followed(document)
    lanes, cards = LaneEdits(document, seed), RandomEdits(document, "w", seed)
    followed.picture = picture(document, MapOptions(gradual=gradual))
    for turn in range(60):
        followed.reports.clear()
        (cards if turn % 4 == 3 else lanes).edit()
        before = drawn(followed.picture)
        for report in followed.reports:
            damage = followed.picture.apply(report)
            after = drawn(followed.picture)
            assert after == drawn(followed.fresh())
            covered_by(damage, before, after)


def test_lanes_without_cards_show_when_asked_for_and_the_measured_ones_by_themselves() -> None:
    made = small_map()
    document = made.document
    assert not {"channels", "effort", "duration", "metrics", "feedback"} & set(rows(picture(document)))
    for key in ("channels", "effort", "duration"):
        show_lane(document, made.journey, key)
    with document.transaction("Measure"):
        document.put(Metric(id="m", title="NPS", method="nps"))
        document.put(Reading(id="r", metric="m", at=made.touchpoints[1], inputs=(("9", 8.0), ("2", 2.0))))
        document.put(Feedback(id="f", text="Too slow", at=made.touchpoints[0], sentiment="negative"))
    shown = picture(document)
    assert {"channels", "effort", "duration", "metrics", "feedback"} <= set(rows(shown))
    (chip,) = [p for p in in_lane(shown, "metrics", "derived") if p.part.node == "r"]
    assert "NPS" in chip.part.full
    (told,) = [p for p in in_lane(shown, "feedback", "derived") if p.part.full]
    assert told.part.node == made.touchpoints[0]
    assert told.part.full == "Feedback: 1 negative"
    hide_lane(document, made.journey, "metrics")
    assert "metrics" not in rows(picture(document))


def test_a_dot_stands_in_the_line_of_each_channel_hollow_for_steps_without_us() -> None:
    made = small_map()
    document = made.document
    set_channels(document, made.touchpoints[0], ["Web", "Customer alone"])
    set_field(document, [c.id for c in document.channels() if c.name == "Customer alone"], "family", "alone")
    show_lane(document, made.journey, "channels")
    shown = picture(document)
    first = next(p for p in in_lane(shown, "channels", "derived") if p.part.node == made.touchpoints[0])
    dots = [shape for shape in first.part.primitives if isinstance(shape, Ellipse)]
    assert [dot.fill for dot in dots] == ["accent", "surface"]
    assert first.part.full == "Channels: Web, Customer alone"
    header = next(p for p in of_role(shown, "lane-header") if p.part.full == "Channels")
    names = list(text_boxes(header))[1:]
    assert len(names) == len(document.channels())
    for dot, box in zip(dots, (names[0], names[-1]), strict=True):
        assert box.y < first.dy + dot.bounds.centre[1] < box.bottom


def test_effort_and_time_are_told_at_each_touchpoint_and_time_is_summed_for_the_stage() -> None:
    made = small_map()
    document, t = made.document, made.touchpoints
    set_field(document, [t[0]], "effort", 6)
    set_field(document, [t[0]], "minutes", 45)
    show_lane(document, made.journey, "effort")
    show_lane(document, made.journey, "duration")
    shown = picture(document)
    assert [p.part.full for p in in_lane(shown, "effort", "derived") if p.part.full] == ["Effort: 6 of 7"]
    told = {p.part.node: p.part.full for p in in_lane(shown, "duration", "derived") if p.part.full}
    assert told == {
        t[0]: "Time here: 45 min",
        t[1]: "Time here: 22 min",
        made.stages[0]: "Stage: 1 h 7 min",
    }


def test_a_click_on_a_lane_without_cards_means_the_touchpoint() -> None:
    made = small_map()
    show_lane(made.document, made.journey, "effort")
    shown = picture(made.document)
    row, found = shown.grid.row("effort"), shown.grid.touchpoint(made.touchpoints[4])
    assert row is not None
    assert found is not None
    hit = shown.at(shown.grid.centre(made.touchpoints[4]) or 0.0, row.top + row.height / 2)
    assert hit is not None
    assert hit.part.node == made.touchpoints[4]
    assert shown.placed(made.touchpoints[4]) != hit


@pytest.mark.parametrize("rtl", [False, True])
def test_blueprint_lines_stand_above_their_lanes_wherever_these_go(rtl: bool) -> None:
    made = small_map()
    document = made.document
    if rtl:
        set_field(document, ["session"], "direction", "rtl")
    assert of_role(picture(document), "blueprint-line") == []
    apply_lane_set(document, made.journey, "service_blueprint")
    assert lines(picture(document)) == {
        "frontstage": ("Line of interaction", (9.0, 4.0)),
        "backstage": ("Line of visibility", (4.0, 3.0)),
        "support": ("Line of internal interaction", (1.0, 4.0)),
    }
    move_lane(document, made.journey, "support", "evidence")  # nothing stands above the first lane
    move_lane(document, made.journey, "backstage", None)
    assert set(lines(picture(document))) == {"frontstage", "backstage"}
    hide_lane(document, made.journey, "backstage")
    assert set(lines(picture(document, PRINTED))) == {"frontstage"}
    poster = compose(document, made.journey, engine(), PageSetup("A3"))
    roles = {placed.part.role for page in poster.pages for group in page.layers for placed in group.parts}
    assert {"blueprint-line", "blueprint-name"} <= roles


def lines(shown: MapPicture) -> dict[str, tuple[str, tuple[float, ...]]]:
    """By the lane each stands above: what it is called and its dash."""
    found = {}
    pieces, names = of_role(shown, "blueprint-line"), of_role(shown, "blueprint-name")
    for row in shown.grid.rows:
        here = [p for p in pieces if p.dy == row.top]
        if here:
            (name,) = [p for p in names if abs(p.bounds.centre[1] - row.top) < 1]
            path = here[0].part.primitives[0]
            assert isinstance(path, Path)
            assert path.stroke is not None
            assert len(here) == len(shown.grid.columns) + 1
            found[row.key] = (name.part.full, path.stroke.dash)
    return found


def asked(made: Made) -> None:
    with made.document.transaction("Ask"):
        home, stage = made.touchpoints[0], made.stages[1]
        made.document.put(Prompt(id="ask", home=home, lane="knows", text="What is known before this?"))
        made.document.put(Prompt(id="all", home=stage, lane="knows", text="And after that?"))


def test_a_question_stands_in_its_empty_cell_until_a_card_lies_there() -> None:
    made = small_map()
    asked(made)
    shown = picture(made.document)
    assert "knows" in rows(shown)
    assert {p.part.node for p in in_lane(shown, "knows", "prompt")} == {"ask", "all"}
    placed = shown.placed("ask")
    assert placed is not None
    assert shown.at(*placed.bounds.centre) == placed
    assert shown.neighbour("ask", "right") == "all"
    add_card(made.document, "knows", made.touchpoints[4], "The way to the ward")
    shown = picture(made.document)
    assert {p.part.node for p in of_role(shown, "prompt")} == {"ask"}
    assert shown.placed("all") is None


def test_questions_are_never_printed_and_make_no_lane_there() -> None:
    made = small_map()
    asked(made)
    shown = picture(made.document, PRINTED)
    assert of_role(shown, "prompt", "add-lane") == []
    assert "knows" not in rows(shown)
    poster = compose(made.document, made.journey, engine(), PageSetup("A3"))
    roles = {placed.part.role for page in poster.pages for group in page.layers for placed in group.parts}
    assert not roles & {"prompt", "add-lane"}


def test_hidden_personas_have_no_curve() -> None:
    made = small_map()
    assert len(picture(made.document).feelings) == 2
    with made.document.transaction("Hide"):
        made.document.set(made.journey, hides=(made.personas[1],))
    shown = picture(made.document)
    assert [f.persona.id for f in shown.feelings] == [made.personas[0]]
    assert shown.placed(f"{made.touchpoints[0]}~{made.personas[1]}") is None


def test_spread_is_drawn_for_each_persona_that_was_voted_on() -> None:
    made = small_map()
    for persona in made.personas:
        for value in (-2, 1, 2):
            count_hand(made.document, made.touchpoints[2], persona, value)
    shown = picture(made.document)
    points = [p for p in of_role(shown, "emotion-point") if p.part.node.startswith(made.touchpoints[2])]
    whiskers = [[s for s in p.part.primitives if isinstance(s, Path)] for p in points]
    assert len(points) == 2
    assert all(whiskers)


def test_an_added_lane_shows_while_it_is_empty_and_holds_its_cards() -> None:
    made = small_map()
    document = made.document
    law = add_lane(document, made.journey, "Law", before="pains")
    card = add_card(document, "custom", made.touchpoints[0], "Consent", lane=law)
    shown = picture(document)
    keys = rows(shown)
    assert keys[keys.index(law) + 1] == "pains"
    assert [p.part.node for p in in_lane(shown, law, "card")] == [card]
    assert shown.drop_bar("custom", shown.place_at(300, 300), law) is not None


def test_another_choice_of_lanes_lays_out_no_card_of_a_large_map_again() -> None:
    made = large_map(1500)
    followed = Followed(made.document)
    shown = followed.picture
    laid_out = shown.layouts.laid_out
    for name in ("service_blueprint", "empathy", "metrics_review", "journey_map"):
        apply_lane_set(made.document, made.journey, name)
        shown.apply(followed.reports[-1])
    assert shown.layouts.laid_out == laid_out
    assert drawn(shown) == drawn(followed.fresh())
    show_lane(made.document, made.journey, "ideas")
    shown.apply(followed.reports[-1])
    ideas = sum(card.kind == "idea" for card in made.document.nodes(Card))
    assert shown.layouts.laid_out <= laid_out + ideas
