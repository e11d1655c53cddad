"""How arrows run: above the cards, never through a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.model.records import Link
from cxstudio.picture.links import PILL, Wish, route
from tests.makers import small_map
from tests.picture.maps import crowded_map, line_pieces, of_role, picture, text_boxes

ENDS = st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.0, 60.0, 140.0]))


@given(st.lists(ENDS, max_size=14))
def test_arrows_on_one_track_never_touch(ends: list[tuple[int, int, float]]) -> None:
    wishes = [
        Wish(f"l{i}", a, b, a * 136 + 64, b * 136 + 64, label)
        for i, (a, b, label) in enumerate(ends)
        if a != b
    ]
    routes = list(route(wishes, 128).routes.values())
    assert len(routes) == len(wishes)
    labels = {w.link: w.label for w in wishes}
    for i, one in enumerate(routes):
        for other in routes[i + 1 :]:
            if one.track == other.track:
                assert reach(one, labels)[1] <= reach(other, labels)[0] or (
                    reach(other, labels)[1] <= reach(one, labels)[0]
                )


def reach(one: object, labels: dict[str, float]) -> tuple[float, float]:
    start, end, link, label = (getattr(one, name) for name in ("start", "end", "link", "label"))
    half = labels[link] / 2 if labels[link] else 0.0
    ends = (start, end, label - half, label + half) if half else (start, end)
    return min(ends), max(ends)


def test_the_band_grows_with_the_arrows_that_overlap() -> None:
    side_by_side = [Wish(f"a{i}", 3 * i, 3 * i + 2, 400 * i + 64, 400 * i + 336) for i in range(3)]
    nested = [Wish(f"b{i}", i, 9 - i, i * 136 + 64, (9 - i) * 136 + 64) for i in range(3)]
    assert route(side_by_side, 128).band < route(nested, 128).band
    assert route([], 128).band == 0


def test_a_label_moves_aside_for_an_arrow_that_passes() -> None:
    inner = Wish("inner", 2, 6, 400, 900, 80)
    outer = Wish("outer", 0, 4, 64, 650)
    routes = route([inner, outer], 128).routes
    for link, label in (("inner", 80.0), ("outer", 0.0)):
        others = [r for r in routes.values() if r.link != link and r.track > routes[link].track]
        for other in others:
            for leg in (other.start, other.end):
                assert not label or abs(leg - routes[link].label) > label / 2


@pytest.mark.parametrize("seed", range(4))
def test_arrows_stay_in_the_band_and_off_every_text(seed: int) -> None:
    shown = picture(crowded_map(seed))
    arches = [p for p in of_role(shown, "link") if p.part.node in shown.arrows.routing.routes]
    lines = [
        p for p in arches if getattr(p.part.primitives[0], "stroke", None) and len(p.part.primitives) == 2
    ]
    lines = [p for p in lines if hasattr(p.part.primitives[0], "commands")]
    assert lines
    row = shown.grid.row("touchpoints")
    assert row is not None
    texts = [
        box
        for placed in of_role(shown, "touchpoint", "stage-header", "lane-header", "card")
        for box in text_boxes(placed)
    ]
    for placed in lines:
        for piece in line_pieces(placed):
            assert row.top <= piece.y
            assert piece.bottom <= row.top + shown.band + 1
            assert not any(piece.meets(box) for box in texts)


def test_labels_are_drawn_over_all_lines() -> None:
    shown = picture(crowded_map(2))
    kinds = [hasattr(p.part.primitives[0], "commands") for p in of_role(shown, "link")]
    assert kinds == sorted(kinds, reverse=True)


def test_a_change_of_channel_is_dashed_and_a_way_back_is_marked() -> None:
    made = small_map()
    t = made.touchpoints
    with made.document.transaction("Links"):
        made.document.put(Link(id="back", kind="next", source=t[4], target=t[0]))
        made.document.put(Link(id="step", kind="next", source=t[2], target=t[3]))
    shown = picture(made.document)
    arrows = {a.link.id: a for a in shown.arrows.arrows}
    assert arrows["back"].back
    assert arrows["back"].switch
    assert not arrows["step"].back
    assert "step" not in shown.arrows.routing.routes
    step, back = shown.placed("step"), shown.placed("back")
    assert step is not None
    assert back is not None
    assert step.bounds.width < 40
    pills = [p for p in of_role(shown, "link") if p.part.node == "back"]
    assert len(pills) == 2
    assert pills[1].bounds.height == PILL


def test_an_arrow_is_hit_on_its_line_and_not_beside_it() -> None:
    made = small_map()
    with made.document.transaction("Link"):
        made.document.put(Link(id="far", kind="next", source=made.touchpoints[0], target=made.touchpoints[4]))
    shown = picture(made.document)
    placed = shown.placed("far")
    assert placed is not None
    top = min(piece.y for piece in line_pieces(placed))
    middle = placed.bounds.centre[0]
    hit = shown.at(middle, top)
    assert hit is not None
    assert hit.part.node == "far"
    beside = shown.at(middle + 30, top + 14)
    assert beside is None or beside.part.node != "far"
