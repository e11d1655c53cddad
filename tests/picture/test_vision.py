"""The vision of a session: a band above the map on screen, blocks in the head on paper; nothing while it is empty."""

from __future__ import annotations

from cxstudio.edits.fields import set_field
from cxstudio.model.records import SESSION_ID
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.pages import compose
from tests.makers import small_map
from tests.picture.maps import engine


def test_the_band_stands_above_the_stages_once_something_is_written() -> None:
    made = small_map()
    picture = MapPicture(made.document, made.journey, engine())
    assert picture.vision not in list(picture.parts())
    before = picture.bounds
    damages = []
    made.document.subscribe(lambda report: damages.append(picture.apply(report)))
    set_field(made.document, [SESSION_ID], "promise", "Nobody waits without news")
    assert picture.vision is not None
    assert picture.vision.bounds.bottom < 0
    assert picture.bounds.y < before.y
    assert damages[-1].everything
    assert picture.vision in list(picture.parts())
    made.document.undo()
    assert not any(placed.part.role == "vision" for placed in picture.parts())
    assert picture.bounds == before


def test_the_band_does_not_change_while_the_map_does() -> None:
    made = small_map()
    set_field(made.document, [SESSION_ID], "impression", "They know I am here")
    picture = MapPicture(made.document, made.journey, engine())
    band = picture.vision
    made.document.subscribe(picture.apply)
    set_field(made.document, [made.stages[0]], "title", "A much longer name of this stage")
    assert picture.vision is band


def test_from_right_to_left_it_begins_at_the_leading_edge() -> None:
    made = small_map()
    set_field(made.document, [SESSION_ID], "direction", "rtl")
    set_field(made.document, [SESSION_ID], "impression", "They know I am here")
    picture = MapPicture(made.document, made.journey, engine())
    assert picture.vision is not None
    assert picture.vision.bounds.right == -picture.grid.lead


def test_on_paper_the_head_says_it_and_the_map_does_not() -> None:
    made = small_map()
    set_field(made.document, [SESSION_ID], "impression", "They know I am here")
    set_field(made.document, [SESSION_ID], "promise", "Nobody waits without news")
    picture = MapPicture(made.document, made.journey, engine(), MapOptions(placeholders=False))
    assert picture.vision is None
    page = compose(made.document, made.journey, engine()).pages[0]
    said = " ".join(placed.part.full for layer in page.layers for placed in layer.parts)
    assert "They know I am here" in said
    assert "Nobody waits without news" in said
