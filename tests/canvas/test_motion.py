"""The eye is led to where something is found, along one curve, and not at all where motion is not wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from cxstudio.canvas import motion
from cxstudio.canvas.camera import Camera
from cxstudio.canvas.motion import Glide, Outlook
from tests.canvas.robots import Canvas


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a real screen."""
    monkeypatch.setattr(motion, "moves", lambda wanted=True: wanted)


def test_a_way_ends_exactly_where_it_leads_and_passes_between() -> None:
    here, there = Outlook(0.5, 100, -40), Outlook(2.0, 900, 300)
    assert here.towards(there, 1.0) == there
    zooms = [here.towards(there, part / 10).zoom for part in range(11)]
    assert zooms == sorted(zooms)
    assert zooms[0] == 0.5


def test_what_has_the_same_place_in_both_stays_there_all_along() -> None:
    camera = Camera(0.5, 1.0, 100, 60, 800, 600)
    here, spot = Outlook.of(camera), camera.to_map(300, 200)
    camera.zoom_at(2.0, 300, 200)
    there = Outlook.of(camera)
    for part in (0.2, 0.5, 0.9):
        now = here.towards(there, part)
        camera.zoom, camera.left, camera.top = now.zoom, now.left, now.top
        x, y = camera.to_device(*spot)
        assert abs(x - 300) < 2
        assert abs(y - 200) < 2
    x, y = here.resting(there, 1.0)
    assert (round(x), round(y)) == (300, 200)


def test_the_eye_glides_to_what_is_selected_and_a_hand_ends_the_way(canvas: Canvas, moving: None) -> None:
    view = canvas.view
    view.sight.zoom_at(2.0, 0, 0)
    view.sight.pan_by(0, -3000)
    before = Outlook.of(view.camera)
    last = canvas.made.touchpoints[-1]
    view.select([last])
    going = [view.sight.glide.under_way]
    view.sight.glide.at(60)
    between = Outlook.of(view.camera)
    view.pan_by(0, 0)
    arrived = Outlook.of(view.camera)
    going.append(view.sight.glide.under_way)
    assert going == [True, False]
    assert before != between != arrived
    assert view.rect().contains(canvas.middle(last).toPoint())


def test_where_motion_is_not_wanted_everything_is_there_at_once(canvas: Canvas, moving: None) -> None:
    view = canvas.view
    view.sight.glide.wanted = False
    view.sight.zoom_at(2.0, 0, 0)
    view.fit()
    assert not view.sight.glide.under_way
    assert view.zoom < 2.0


def test_nothing_moves_where_nobody_looks() -> None:
    assert not motion.moves()
    shown: list[Outlook] = []
    Glide(shown.append).go(Outlook(1.0, 0, 0), Outlook(2.0, 5, 5))
    assert shown == [Outlook(2.0, 5, 5)]


def test_the_selection_is_fitted_into_the_view(canvas: Canvas) -> None:
    view, (a, b, *_rest) = canvas.view, canvas.made.touchpoints
    view.sight.zoom_at(0.2, 0, 0)
    view.desk.select([a, b])
    view.sight.fit_selection()
    assert view.zoom == 1.0
    middle = (canvas.middle(a) + canvas.middle(b)) / 2
    assert (middle - QPointF(view.rect().center())).manhattanLength() < 8
    view.desk.select([])
    view.sight.fit_selection()
    whole = view.picture.bounds
    assert view.camera.seen.contains(whole.x, whole.y)


def test_a_zoom_by_key_keeps_the_selected_thing_in_its_place(canvas: Canvas) -> None:
    view = canvas.view
    view.select([canvas.made.touchpoints[1]])
    before = canvas.middle(canvas.made.touchpoints[1])
    view.sight.zoom_by(1.25)
    assert (canvas.middle(canvas.made.touchpoints[1]) - before).manhattanLength() < 3
    canvas.key(Qt.Key.Key_Right)
    assert view.selection == [canvas.made.touchpoints[2]]


def test_a_map_that_is_closed_while_it_glides_is_led_nowhere(canvas: Canvas, moving: None) -> None:
    view = canvas.view
    view.sight.zoom_at(2.0, 0, 0)
    view.sight.pan_by(0, -3000)
    view.select([canvas.made.touchpoints[-1]])
    going = [view.sight.glide.under_way]
    view.close_map()
    stopped = Outlook.of(view.camera)
    view.sight.glide.at(60)
    going.append(view.sight.glide.under_way)
    assert going == [True, False]
    assert Outlook.of(view.camera) == stopped
