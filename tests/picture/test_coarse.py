"""A map from far away: every card is there as a box of its colours, at its place, and stays the same part."""

from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_text
from cxstudio.model.document import Report
from cxstudio.model.records import Card
from cxstudio.picture.cards.note import note_role
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Bounds, Placed, Rect
from cxstudio.text.layout import TextEngine, standard_engine
from tests.makers import Made, large_map, small_map


@pytest.fixture(scope="module")
def engine() -> TextEngine:
    return standard_engine()


def boxes(picture: MapPicture) -> dict[str, list[Bounds]]:
    """The boxes of the cards by colour, where they lie on the map."""
    found: dict[str, list[Bounds]] = {}
    for placed in stages(picture):
        for shape in placed.part.primitives:
            assert isinstance(shape, Rect)
            found.setdefault(shape.fill or "", []).append(shape.bounds.moved(placed.dx, placed.dy))
    return found


def stages(picture: MapPicture) -> list[Placed]:
    return [p for p in picture.coarse_parts(picture.bounds) if p.part.role == "stage-cards"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_card_has_a_box_of_its_tint_where_it_lies(engine: TextEngine, direction: str) -> None:
    made = small_map()
    with made.document.transaction("Turn"):
        made.document.set("session", direction=direction)
    picture = MapPicture(made.document, made.journey, engine)
    found = boxes(picture)
    for card in made.document.nodes(Card):
        placed = picture.placed(card.id)
        assert placed is not None
        assert any(near(placed.bounds, box) for box in found[f"role.{note_role(card.kind)}.tint"])
    assert sum(len(b) for colour, b in found.items() if colour.endswith(".tint")) == len(made.cards)
    for id in made.touchpoints:
        placed = picture.placed(id)
        assert placed is not None
        assert any(near(placed.bounds, box) for box in found["surface"])


def near(a: Bounds, b: Bounds) -> bool:
    return max(abs(a.x - b.x), abs(a.y - b.y), abs(a.right - b.right), abs(a.bottom - b.bottom)) < 0.01


def test_only_a_stage_that_changed_is_another_part(engine: TextEngine) -> None:
    made = small_map()
    picture = MapPicture(made.document, made.journey, engine)

    def hear(report: Report) -> None:
        picture.apply(report)

    made.document.subscribe(hear)
    before = [placed.part for placed in stages(picture)]
    set_text(made.document, made.cards[0], "Thirty minutes on hold")
    after = [placed.part for placed in stages(picture)]
    assert after[0] is not before[0]
    assert after[1] is before[1]


@pytest.fixture(scope="module")
def many() -> Made:
    return large_map(1500)


def test_it_needs_no_card_laid_out(many: Made, engine: TextEngine) -> None:
    picture = MapPicture(many.document, many.journey, engine, MapOptions(gradual=True))
    laid_out = picture.layouts.laid_out
    assert sum(len(b) for colour, b in boxes(picture).items() if colour.endswith(".tint")) == 1500
    assert picture.layouts.laid_out == laid_out


def test_cards_of_guessed_heights_show_bars_and_say_their_words(many: Made, engine: TextEngine) -> None:
    picture = MapPicture(many.document, many.journey, engine, MapOptions(gradual=True))
    laid_out = picture.layouts.laid_out
    words = {p.part.node: p.part.full for p in picture.parts()}
    assert picture.layouts.laid_out == laid_out
    exact = MapPicture(many.document, many.journey, engine)
    assert words == {p.part.node: p.part.full for p in exact.parts()}


def test_what_settles_step_by_step_is_what_is_laid_out_at_once(many: Made, engine: TextEngine) -> None:
    picture = MapPicture(many.document, many.journey, engine, MapOptions(gradual=True))
    while not picture.settled:
        picture.settle(0.0)
    exact = MapPicture(many.document, many.journey, engine)
    assert list(picture.parts()) == list(exact.parts())
    assert list(picture.coarse_parts(picture.bounds)) == list(exact.coarse_parts(exact.bounds))
