"""The whole picture of a map: it stays right through every change, and nothing on it overlaps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxstudio.edits.lanes import rename_lane
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import LANES
from cxstudio.model.lanes import lane_id
from cxstudio.model.records import Card, Emotion, Lane, Stage, Touchpoint, emotion_id
from cxstudio.picture.damage import Damage
from cxstudio.picture.map import MapPicture
from cxstudio.picture.notes import place_words
from cxstudio.picture.options import MapOptions
from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.primitives import Bounds, Placed
from tests.makers import empty_map, large_map, small_map
from tests.model.random_edits import RandomEdits, start
from tests.picture.maps import PRINTED, Followed, crowded_map, engine, of_role, picture, text_boxes


def drawn(shown: MapPicture) -> list[Placed]:
    return list(shown.parts())


def inside(outer: Bounds, inner: Bounds, slack: float = 0.01) -> bool:
    return (
        outer.x - slack <= inner.x
        and inner.right <= outer.right + slack
        and outer.y - slack <= inner.y
        and inner.bottom <= outer.bottom + slack
    )


@pytest.mark.parametrize("seed", range(3))
def test_a_picture_that_followed_every_change_equals_a_new_one(seed: int) -> None:
    document = Document()
    start(document)
    followed = Followed(document)
    writer = RandomEdits(document, "w", seed)
    for _ in range(60):
        followed.reports.clear()
        writer.edit()
        before = drawn(followed.picture)
        for report in followed.reports:
            damage = followed.picture.apply(report)
            after = drawn(followed.picture)
            assert after == drawn(followed.fresh())
            covered_by(damage, before, after)


def covered_by(damage: Damage, before: list[Placed], after: list[Placed]) -> None:
    """Whatever looks different lies in a damaged area; sheets and lines that only grow are painted by their ends."""
    if damage.everything:
        return
    furniture = {"stage-column", "lane-line", "blueprint-line"}
    old, new = set(map(visible, before)), set(map(visible, after))
    for role, bounds in old ^ new:
        if role not in furniture:
            assert any(inside(area, bounds) for area in damage.areas), (role, bounds)


def visible(placed: Placed) -> tuple[str, Bounds]:
    return placed.part.role, placed.bounds


def test_only_what_changed_is_laid_out_again() -> None:
    followed = Followed(crowded_map())
    shown, document = followed.picture, followed.document
    card = document.nodes(Card)[0]
    laid_out = shown.layouts.laid_out
    with document.transaction("Write"):
        document.set(card.id, text="Something else")
    shown.apply(followed.reports[-1])
    assert shown.layouts.laid_out == laid_out + 1
    with document.transaction("Rate"):
        document.put(Emotion(id=emotion_id("t0-0", "p0"), touchpoint="t0-0", persona="p0", stated=2))
    shown.apply(followed.reports[-1])
    assert shown.layouts.laid_out == laid_out + 1


def test_a_renamed_channel_or_persona_shows_where_it_is_named() -> None:
    followed = Followed(crowded_map())
    document = followed.document
    changes: tuple[Callable[[], None], ...] = (
        lambda: document.set("web", icon="mail"),
        lambda: document.set("p2", mark=6),
        lambda: document.hide("line"),
        lambda: document.set("j", persona="p0"),
        lambda: document.set("session", title="Another clinic"),
        lambda: document.set("session", language="fa"),
        lambda: document.set("session", direction="rtl"),
    )
    for change in changes:
        with document.transaction("Change"):
            change()
        followed.picture.apply(followed.reports[-1])
        assert drawn(followed.picture) == drawn(followed.fresh())


def test_a_small_change_damages_a_small_area() -> None:
    followed = Followed(small_map().document)
    card = next(c for c in followed.document.nodes(Card) if c.kind == "pain")
    with followed.document.transaction("Write"):
        followed.document.set(card.id, text="Ninety minutes on hold")
    damage = followed.picture.apply(followed.reports[-1])
    assert not damage.everything
    whole = followed.picture.bounds
    assert sum(a.width * a.height for a in damage.areas) < whole.width * whole.height / 4


@pytest.mark.parametrize("seed", range(3))
def test_cards_never_overlap_and_stay_in_their_stage_and_lane(seed: int) -> None:
    shown = picture(crowded_map(seed))
    cards = of_role(shown, "card", "touchpoint")
    assert len(cards) > 50
    for i, one in enumerate(cards):
        assert inside(shown.grid.bounds, one.bounds)
        for other in cards[i + 1 :]:
            assert not one.bounds.grown(-0.01).meets(other.bounds), (one.part.node, other.part.node)
    for column in shown.grid.columns:
        for row in shown.grid.rows:
            for placed in shown.cell_parts(column, row):
                assert inside(shown.grid.cell(column, row), placed.bounds)


@pytest.mark.parametrize("rtl", [False, True])
def test_every_text_stays_in_its_card(rtl: bool) -> None:
    for placed in of_role(picture(crowded_map(rtl=rtl)), "card", "touchpoint", "stage-header", "sticky"):
        for box in text_boxes(placed):
            assert inside(placed.bounds, box, 0.6), placed.part.full


def test_right_to_left_is_the_mirror_image() -> None:
    left, right = (picture(crowded_map(rtl=rtl)) for rtl in (False, True))
    boxes = [(p.part.role, p.part.node, p.bounds) for p in drawn(left)]
    mirrored = [
        (p.part.role, p.part.node, Bounds(-p.bounds.right, p.bounds.y, p.bounds.width, p.bounds.height))
        for p in drawn(right)
    ]
    assert len(boxes) == len(mirrored)
    for (role, node, one), (other_role, other_node, other) in zip(boxes, mirrored, strict=True):
        assert (role, node) == (other_role, other_node)
        assert inside(one, other, 0.01)
        assert inside(other, one, 0.01)
    assert right.bounds.x == pytest.approx(-left.bounds.right)


def test_an_area_holds_all_that_shows_in_it() -> None:
    shown = picture(crowded_map())
    area = Bounds(700, 300, 500, 400)
    found = [(p.part.role, p.part.node) for p in shown.parts(area)]
    everything = drawn(shown)
    assert len(found) < len(everything)
    for placed in everything:
        if placed.bounds.meets(area):
            assert (placed.part.role, placed.part.node) in found


def test_a_lane_comes_with_its_first_card_and_goes_with_its_last() -> None:
    followed = Followed(empty_map().document)
    shown, document = followed.picture, followed.document
    journey = shown.journey
    with document.transaction("Add"):
        document.put(Stage(id="s", journey=journey))
        document.put(Touchpoint(id="t", stage="s"))
    shown.apply(followed.reports[-1])
    assert [row.key for row in shown.grid.rows] == ["touchpoints", "emotion"]
    with document.transaction("Add"):
        document.put(Card(id="c", kind="pain", home="t", text="It hurts"))
    shown.apply(followed.reports[-1])
    assert [row.key for row in shown.grid.rows] == ["touchpoints", "emotion", "pains"]
    with document.transaction("Delete"):
        document.hide("c")
    shown.apply(followed.reports[-1])
    assert [row.key for row in shown.grid.rows] == ["touchpoints", "emotion"]


def test_lanes_are_renamed_hidden_and_put_in_order() -> None:
    made = small_map()
    document = made.document
    with document.transaction("Lanes"):
        document.put(Lane(id="a", journey=made.journey, shows="pains", title="What hurts", order="A"))
        document.put(Lane(id="b", journey=made.journey, shows="gains", hidden=True))
    shown = picture(document)
    keys = [row.key for row in shown.grid.rows]
    assert keys[0] == "pains"
    assert "gains" not in keys
    headers = {p.part.node: p.part.full for p in of_role(shown, "lane-header")}
    assert headers["a"] == "What hurts"
    assert shown.placed(made.cards[4]) is None


def test_a_map_whose_lanes_are_hidden_one_by_one_still_answers() -> None:
    followed = Followed(crowded_map())
    shown, document = followed.picture, followed.document
    for key in LANES:
        with document.transaction("Hide"):
            document.put(Lane(id=lane_id("j", key), journey="j", shows=key, hidden=True))
        before = drawn(shown)
        damage = shown.apply(followed.reports[-1])
        assert drawn(shown) == drawn(followed.fresh())
        covered_by(damage, before, drawn(shown))
        shown.at(300, 300)
        assert shown.place_at(300, 300).stage
        assert all(shown.neighbour(s.id, "right") != s.id for s in document.stages("j"))
        shown.drop_bar("pain", shown.place_at(300, 300))
    assert shown.grid.rows == ()
    assert shown.emotion_at(100) == 0
    assert shown.drop_bar("touchpoint", shown.place_at(300, 300)) is None
    report = compose(document, "j", engine(), PageSetup("A3")).report
    assert report.smallest_text_pt > 0


def test_a_card_of_the_whole_stage_looks_unlike_one_that_spans_all_of_it() -> None:
    made = small_map()
    document = made.document
    first, last = made.touchpoints[0], made.touchpoints[2]
    with document.transaction("Two"):
        document.put(Card(id="whole", kind="pain", home=made.stages[0], text="Same", order="A"))
        document.put(Card(id="span", kind="pain", home=first, until=last, text="Same", order="B"))
    shown = picture(document)
    whole, span = shown.placed("whole"), shown.placed("span")
    assert whole is not None
    assert span is not None
    assert whole.bounds.width == span.bounds.width
    assert whole.part.primitives[1] != span.part.primitives[1]


def test_a_long_text_shows_its_first_lines_and_stands_in_full_in_the_notes() -> None:
    made = small_map()
    document = made.document
    long = "word " * 400
    with document.transaction("Long"):
        document.set(made.cards[0], text=long)
    shown = picture(document)
    placed = shown.placed(made.cards[0])
    assert placed is not None
    assert placed.bounds.height < 200
    assert [n.text for n in shown.notes if n.node == made.cards[0]] == [long]
    assert "Booking line" in next(n.place for n in shown.notes if n.node == made.cards[0])


def test_untitled_things_show_what_they_are_in_muted_ink() -> None:
    document = Document()
    start(document)
    with document.transaction("Untitled"):
        document.set("s", title="")
        document.set("t", title="")
    shown = picture(document)
    words = {p.part.node: p.part.full for p in drawn(shown) if p.part.node}
    assert words["s"] == "Stage 1"
    assert words["t"] == "1.1 Touchpoint"


def test_an_empty_map_and_an_empty_stage_invite() -> None:
    made = empty_map()
    shown = picture(made.document)
    assert {p.part.full for p in of_role(shown, "empty-map")} == {
        "Name the first stage",
        "Or drop a spreadsheet here",
    }
    with made.document.transaction("Stage"):
        made.document.put(Stage(id="s", journey=made.journey))
    (invitation,) = of_role(picture(made.document), "empty-stage")
    assert (invitation.part.node, invitation.part.full) == ("s", "Add a touchpoint")


def test_a_gradual_picture_settles_into_the_same_as_one_laid_out_at_once() -> None:
    document = large_map(1500).document
    shown = picture(document, MapOptions(gradual=True))
    whole = picture(document)
    assert not all_is_laid_out(shown)
    assert shown.layouts.laid_out < whole.layouts.laid_out / 2
    area = shown.grid.cell(shown.grid.columns[-1], shown.grid.rows[0])
    while last_stage(shown) != last_stage(whole):
        assert not all_is_laid_out(shown), "the stage looked at comes first"
        shown.settle(0, area)
    assert not all_is_laid_out(shown)
    before = drawn(shown)
    while not all_is_laid_out(shown):
        damage = shown.settle(0.01)
        after = drawn(shown)
        covered_by(damage, before, after)
        before = after
    assert before == drawn(whole)


def test_a_changed_stage_is_laid_out_even_before_its_turn() -> None:
    made = large_map(1500)
    shown = picture(made.document, MapOptions(gradual=True))
    reports: list[Report] = []
    made.document.subscribe(reports.append)
    with made.document.transaction("Write"):
        made.document.set(made.cards[-1], text="Now")
    shown.apply(reports[-1])
    assert last_stage(shown) == last_stage(picture(made.document))
    assert not all_is_laid_out(shown)


def all_is_laid_out(shown: MapPicture) -> bool:
    return shown.settled


def last_stage(shown: MapPicture) -> list[tuple[str, float, str]]:
    """The cards of the last stage with the heights they need, and what they do not show."""
    block = shown.blocks[-1]
    items = [item.drawing for lane in sorted(block.cells) for item in block.cells[lane].items]
    return [(d.node, d.height, d.cut) for d in (*block.touchpoints, *items)]


def test_on_screen_the_curve_waits_for_its_first_reading_and_on_paper_it_does_not() -> None:
    document = empty_map().document
    journey = document.journeys()[0].id
    with document.transaction("Add"):
        document.put(Stage(id="s", journey=journey))
        document.put(Touchpoint(id="t", stage="s"))
    assert "emotion" in [row.key for row in picture(document).grid.rows]
    printed = MapPicture(document, journey, engine(), PRINTED)
    assert "emotion" not in [row.key for row in printed.grid.rows]


def test_the_place_of_a_note_names_its_lane_as_the_map_does() -> None:
    made = small_map()
    rename_lane(made.document, made.journey, "pains", "Troubles")
    picture = MapPicture(made.document, made.journey, engine())
    assert place_words(picture, made.cards[0]) == "1.2 Booking line · Troubles"
    assert place_words(picture, made.cards[5]) == "2.1 Front desk · Questions"
