"""Questions about a point or a node: hits, drop bars, where text is edited, where arrow keys lead."""

from __future__ import annotations

import pytest

from cxstudio.edits.lanes import hide_lane
from cxstudio.model.records import Annotation, Card, Node
from cxstudio.picture.map import MapPicture
from cxstudio.picture.travel import Direction
from tests.makers import Made, small_map
from tests.picture.maps import crowded_map, of_role, picture, text_boxes

WAYS: tuple[Direction, ...] = ("left", "right", "up", "down")


@pytest.fixture
def made() -> Made:
    return small_map()


def centre(shown: MapPicture, node: str) -> tuple[float, float]:
    placed = shown.placed(node)
    assert placed is not None
    return placed.bounds.centre


@pytest.mark.parametrize("rtl", [False, True])
def test_what_is_drawn_on_top_is_what_is_hit(rtl: bool) -> None:
    shown = picture(crowded_map(rtl=rtl))
    for placed in of_role(shown, "card", "touchpoint", "stage-header"):
        hit = shown.at(*placed.bounds.centre)
        assert hit is not None
        covered = hit.part.role in {"callout", "sticky", "link", "emotion-point"}
        assert hit.part.node == placed.part.node or covered


def test_empty_cells_answer_with_their_stage(made: Made) -> None:
    shown = picture(made.document)
    row = shown.grid.row("questions")
    assert row is not None
    hit = shown.at(shown.grid.columns[0].left + 20, row.top + 20)
    assert hit is not None
    assert (hit.part.role, hit.part.node) == ("stage-column", made.stages[0])


def test_what_shows_is_what_has_a_place() -> None:
    document = crowded_map()
    journey = document.journeys()[0].id
    hide_lane(document, journey, "pains")
    shown = picture(document)
    ids = [*document.graph.nodes, *(link.id for link in document.links()), "nothing"]
    assert [id for id in ids if shown.shows(id)] == [id for id in ids if shown.placed(id) is not None]
    assert any(isinstance(document.get(id), Card) and not shown.shows(id) for id in ids)


def test_lane_headers_can_be_hit(made: Made) -> None:
    hit = picture(made.document).at(20, 100)
    assert hit is not None
    assert hit.part.role == "lane-header"


@pytest.mark.parametrize("rtl", [False, True])
def test_bars_stand_where_things_will_land(rtl: bool) -> None:
    shown = picture(crowded_map(rtl=rtl))
    first, second = shown.grid.columns[:2]
    x = shown.frame.x(second.left + 10)
    bar = shown.drop_bar("stage", shown.place_at(x, 20))
    assert bar is not None
    middle = shown.frame.u(bar.centre[0])
    assert first.right < middle < second.left
    target = second.touchpoints[0]
    x = shown.frame.x(second.starts[0] + 5)
    bar = shown.drop_bar("touchpoint", shown.place_at(x, 150))
    placed = shown.placed(target)
    assert bar is not None
    assert placed is not None
    assert not bar.meets(placed.bounds)
    assert bar.height == placed.bounds.height
    place = shown.place_at(x, 150)
    assert shown.drop_bar("persona", place) is None


def test_a_card_lands_under_the_others_of_its_cell(made: Made) -> None:
    shown = picture(made.document)
    x, y = centre(shown, made.cards[0])
    bar = shown.drop_bar("pain", shown.place_at(x, y))
    placed = shown.placed(made.cards[0])
    assert bar is not None
    assert placed is not None
    assert bar.y >= placed.bounds.bottom - 4
    assert (bar.x, bar.width) == (placed.bounds.x, placed.bounds.width)


def test_the_first_card_of_a_lane_lands_where_its_lane_will_appear(made: Made) -> None:
    with made.document.transaction("No thoughts"):
        made.document.hide(made.cards[2])
    shown = picture(made.document)
    x, y = centre(shown, made.touchpoints[0])
    bar = shown.drop_bar("thought", shown.place_at(x, y))
    above = shown.grid.row("customer_does")
    assert bar is not None
    assert above is not None
    assert bar.centre[1] == pytest.approx(above.bottom)


def test_everything_with_a_text_can_be_edited_where_it_stands(made: Made) -> None:
    shown = picture(made.document)
    for node in (*made.stages, *made.touchpoints, *made.cards):
        found, placed = shown.text_bounds(node), shown.placed(node)
        assert found is not None
        assert placed is not None
        assert placed.bounds.grown(0.1).meets(found[0])
        assert found[0].x >= placed.bounds.x
        assert found[0].right <= placed.bounds.right
    for annotation in made.document.nodes(Annotation):
        assert shown.text_bounds(annotation.id) is not None
    (link,) = made.document.links("next")
    assert shown.text_bounds(link.id) is not None
    assert shown.text_bounds("nothing") is None


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_arrow_keys_follow_the_screen(made: Made, direction: str) -> None:
    with made.document.transaction("Turn"):
        made.document.set("session", direction=direction)
    shown = picture(made.document)
    ways: tuple[Direction, Direction] = ("right", "left") if direction == "ltr" else ("left", "right")
    onwards, back = ways
    first, second = made.touchpoints[:2]
    assert shown.neighbour(first, onwards) == second
    assert shown.neighbour(second, back) == first
    assert shown.neighbour(first, "up") == made.stages[0]
    assert shown.neighbour(made.stages[0], onwards) == made.stages[1]
    assert shown.neighbour(first, back) is None


def test_every_card_can_be_reached_by_arrow_keys(made: Made) -> None:
    shown = picture(made.document)
    reached, waiting = {made.stages[0]}, [made.stages[0]]
    while waiting:
        node = waiting.pop()
        for direction in WAYS:
            found = shown.neighbour(node, direction)
            if found and found not in reached:
                reached.add(found)
                waiting.append(found)
    assert reached >= {*made.stages, *made.touchpoints, *made.cards}


def test_a_node_that_is_not_there_is_placed_nowhere(made: Made) -> None:
    shown = picture(made.document)
    assert shown.placed("nothing") is None
    assert shown.neighbour("nothing", "left") is None
    assert all(shown.placed(x.id) is None for x in made.document.nodes(Node) if x.kind == "channel")


@pytest.mark.parametrize("rtl", [False, True])
def test_annotations_stay_inside_the_bounds_and_callouts_off_the_text_of_their_anchor(rtl: bool) -> None:
    document = crowded_map(rtl=rtl)
    shown = picture(document)
    callouts = of_role(shown, "callout")
    assert len(callouts) == 6
    for placed in (*callouts, *of_role(shown, "sticky")):
        assert shown.bounds.united(placed.bounds) == shown.bounds
    for placed in callouts:
        annotation = document.find(placed.part.node, Annotation)
        assert annotation is not None
        anchor = shown.placed(annotation.anchor)
        assert anchor is not None
        for box in text_boxes(anchor):
            assert not box.grown(-1).meets(placed.bounds.grown(-2))


def test_a_callout_dropped_on_its_anchor_takes_the_corner_nearest_to_the_drop(made: Made) -> None:
    with made.document.transaction("Drop"):
        made.document.put(Annotation(id="n", kind="callout", anchor=made.cards[1], dx=6, dy=50, text="Here"))
    shown = picture(made.document)
    anchor, callout = shown.placed(made.cards[1]), shown.placed("n")
    assert anchor is not None
    assert callout is not None
    assert callout.bounds.centre == pytest.approx((anchor.bounds.x, anchor.bounds.bottom), abs=4)


def test_the_line_of_a_sticky_lies_under_the_cards_and_its_dot_over_the_anchor(made: Made) -> None:
    (sticky,) = (a for a in made.document.nodes(Annotation) if a.kind == "sticky")
    last = made.touchpoints[-1]
    with made.document.transaction("Far away"):
        made.document.set(sticky.id, anchor=last, dx=-900.0, dy=200.0)
    shown = picture(made.document)
    parts = [placed.part for placed in shown.parts()]
    order = {(part.role, part.node): n for n, part in enumerate(parts)}
    line, sheet = order["tether", sticky.id], order["sticky", sticky.id]
    cards = [n for n, part in enumerate(parts) if part.role in {"card", "touchpoint"}]
    assert line < min(cards)
    assert sheet > max(cards)
    anchor, note = shown.placed(last), shown.placed(sticky.id)
    assert anchor is not None
    assert note is not None
    end = parts[order["tether-end", sticky.id]]
    assert order["tether-end", sticky.id] > max(cards)
    assert end.bounds.meets(anchor.bounds)
    assert parts[line].bounds.meets(end.bounds)
    assert parts[line].bounds.meets(note.bounds)
    x, y = parts[line].bounds.centre
    hit = shown.at(x, y)
    assert hit is None or hit.part.role != "tether"


def test_a_sticky_keeps_its_distance_from_its_anchor_when_that_moves(made: Made) -> None:
    (sticky,) = (a for a in made.document.nodes(Annotation) if a.kind == "sticky")
    before = picture(made.document)
    with made.document.transaction("Move"):
        made.document.set(sticky.anchor, stage=made.stages[1])
    after = picture(made.document)
    offsets = []
    for shown in (before, after):
        note, anchor = shown.placed(sticky.id), shown.placed(sticky.anchor)
        assert note is not None
        assert anchor is not None
        offsets.append((note.bounds.x - anchor.bounds.x, note.bounds.y - anchor.bounds.y))
    assert offsets[0] == offsets[1] == (40, -60)
