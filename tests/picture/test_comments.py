"""Bubbles of open comments: on things of the map, never on paper."""

from __future__ import annotations

from cxstudio.edits.comments import add_comment, resolve_comment
from cxstudio.edits.fields import set_field
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import ON_SCREEN
from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.primitives import Placed
from tests.makers import Made, small_map
from tests.picture.maps import engine, picture


def bubbles(shown: MapPicture) -> dict[str, Placed]:
    return {p.part.node: p for p in shown.parts() if p.part.role == "comments"}


def drawn(made: Made) -> MapPicture:
    return picture(made.document, ON_SCREEN)


def test_each_thing_of_the_map_shows_how_many_comments_are_open() -> None:
    made = small_map()
    for on in (made.touchpoints[0], made.cards[0], made.stages[1], made.personas[0], made.journey):
        add_comment(made.document, on, "Well")
    done = add_comment(made.document, made.cards[0], "Done")
    add_comment(made.document, made.cards[0], "And?")
    resolve_comment(made.document, done)
    found = bubbles(drawn(made))
    assert {id: placed.part.full for id, placed in found.items()} == {
        made.touchpoints[0]: "1 open comment",
        made.cards[0]: "2 open comments",
        made.stages[1]: "1 open comment",
    }


def test_a_press_on_a_bubble_means_the_thing() -> None:
    made = small_map()
    add_comment(made.document, made.cards[0], "Well")
    map_picture = drawn(made)
    at = map_picture.at(*bubbles(map_picture)[made.cards[0]].bounds.centre)
    assert at is not None
    assert at.part.node == made.cards[0]


def test_a_new_comment_changes_only_what_it_covers() -> None:
    made = small_map()
    map_picture = drawn(made)
    assert bubbles(map_picture) == {}
    damage = []
    leave = made.document.subscribe(lambda report: damage.append(map_picture.apply(report)))
    add_comment(made.document, made.cards[0], "Well")
    leave()
    bubble = bubbles(map_picture)[made.cards[0]].bounds
    assert not damage[0].everything
    assert any(area.meets(bubble) for area in damage[0].areas)
    assert sum(area.width * area.height for area in damage[0].areas) < 20 * bubble.width * bubble.height


def test_it_stands_on_the_trailing_side_and_beside_a_moment_of_truth() -> None:
    made = small_map()
    place = made.touchpoints[0]
    add_comment(made.document, place, "Well")
    card, bubble = drawn(made).placed(place), bubbles(drawn(made))[place]
    assert card is not None
    assert card.bounds.centre[0] < bubble.bounds.x < bubble.bounds.right < card.bounds.right
    set_field(made.document, [place], "moment_of_truth", True)
    assert bubbles(drawn(made))[place].bounds.right < bubble.bounds.right
    set_field(made.document, ["session"], "direction", "rtl")
    map_picture = drawn(made)
    card = map_picture.placed(place)
    assert card is not None
    assert bubbles(map_picture)[place].bounds.right < card.bounds.centre[0]


def test_paper_shows_none() -> None:
    made = small_map()
    add_comment(made.document, made.cards[0], "Nobody may read this")
    assert bubbles(picture(made.document)) == {}
    poster = compose(made.document, made.journey, engine(), PageSetup())
    words = [p.part.full for page in poster.pages for layer in page.layers for p in layer.parts]
    assert not any("comment" in text or "Nobody may read" in text for text in words)
