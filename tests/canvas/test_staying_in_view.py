"""What keeps the map in view: while it grows, and while something is dragged to an edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF
from pytestqt.qtbot import QtBot

from cxstudio.canvas.camera import KEPT_IN_SIGHT
from cxstudio.canvas.sight import GROWING
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.records import SESSION_ID
from tests.canvas.robots import Canvas


def seen_whole(canvas: Canvas) -> bool:
    seen, whole = canvas.view.camera.seen, canvas.view.picture.bounds
    across = seen.x <= whole.x and whole.right <= seen.right
    return across and seen.y <= whole.y and whole.bottom <= seen.bottom


def grow(canvas: Canvas) -> str:
    """A new map with a card in each of several lanes: higher than half of the view."""
    document = canvas.document
    home = add_touchpoint(document, add_stage(document, canvas.made.journey, "Arrive"), "Door")
    for kind in ("pain", "gain", "question", "thought", "opportunity"):
        add_card(document, kind, home, "Something")
    return home


def test_a_new_map_stays_all_in_view_while_it_grows(empty_canvas: Canvas) -> None:
    empty_canvas.view.resize(1200, 700)
    top = empty_canvas.view.camera.top
    grow(empty_canvas)
    assert empty_canvas.view.camera.top > top
    assert seen_whole(empty_canvas)
    assert empty_canvas.view.picture.bounds.height + 2 * GROWING <= 700


def test_nothing_slides_under_a_text_being_typed(empty_canvas: Canvas) -> None:
    canvas = empty_canvas
    canvas.view.resize(1200, 700)
    home = grow(canvas)
    kinds = {card.kind: card for card in canvas.document.cards(home)}
    question = kinds["question"].id
    canvas.view.edit(question)
    before = (canvas.view.camera.left, canvas.view.camera.top)
    for _ in range(3):
        canvas.type("one more line of many words that go on and on")
        canvas.view.flush()
    assert (canvas.view.camera.left, canvas.view.camera.top) == before


def test_a_view_that_was_moved_away_stays_there(canvas: Canvas) -> None:
    canvas.view.pan_by(500, 0)
    before = (canvas.view.camera.left, canvas.view.camera.top)
    add_stage(canvas.document, canvas.made.journey, "Later")
    assert (canvas.view.camera.left, canvas.view.camera.top) == before


def test_a_drag_held_at_the_edge_stops_where_the_map_ends(qtbot: QtBot, canvas: Canvas) -> None:
    view = canvas.view
    view.zoom_to(1.6)
    view.sight.glide.arrive()
    view.pan_by(-4000, 0)
    view.sight.scroll_by(4000, 0)
    end = view.camera.left
    view.pan_by(-150, 0)
    touchpoint = canvas.made.touchpoints[3]
    view.pan_by(0, canvas.middle(touchpoint).y() - 400)
    start = canvas.middle(touchpoint)
    edge = QPointF(view.width() - 3, start.y())
    canvas.pull(start, edge)
    qtbot.waitUntil(lambda: view.camera.left == end)
    view.pointing._scroll_at_edge()
    assert view.camera.left == end
    canvas.mouse(QEvent.Type.MouseButtonRelease, edge)


def test_scrolling_at_the_edge_never_goes_beyond_a_margin_beside_the_map(canvas: Canvas) -> None:
    view = canvas.view
    view.zoom_to(2.5)
    view.sight.glide.arrive()
    for dx, dy in ((400, 400), (-400, -400)):
        for _ in range(20):
            view.sight.scroll_by(dx, dy)
        shown = view.camera.area_to_device(view.picture.bounds)
        beside = (
            (view.camera.width - shown.right, view.camera.height - shown.bottom)
            if dx > 0
            else (shown.x, shown.y)
        )
        assert beside == pytest.approx((KEPT_IN_SIGHT, KEPT_IN_SIGHT), abs=1)


def test_the_band_with_the_vision_comes_into_view_when_it_is_written(canvas: Canvas) -> None:
    view = canvas.view
    view.sight.zoom_at(1.0, 0, 0)
    view.pan_by(600, 300)
    set_field(canvas.document, [SESSION_ID], "promise", "You always know what happens next")
    view.sight.glide.arrive()
    band = view.picture.vision
    assert band is not None
    seen = view.camera.seen
    assert seen.y <= band.bounds.y
    assert seen.x <= 0
    assert band.bounds.bottom <= seen.bottom
    # Somebody who looks elsewhere and writes on is not led back.
    view.pan_by(600, 300)
    before = (view.camera.left, view.camera.top)
    set_field(canvas.document, [SESSION_ID], "promise", "You always know what happens next, and when")
    assert (view.camera.left, view.camera.top) == before
