"""The wall glides between the whole map and a stage, and a pointer over the console's map shows on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.pointing import place_on_wall
from cxstudio.app.workshop.wall import Wall
from cxstudio.app.workshop.wall_glide import between, place_of_stage
from cxstudio.picture.primitives import Bounds, Part, Placed
from cxstudio.picture.wall.scene import TimerShown, WallArea
from tests.app.conftest import Opened


@pytest.fixture
def wall(small: Opened) -> Iterator[Wall]:
    here = small.window.workshop.wall
    small.window.workshop.around.workshop.be(lens="map")
    here.toggle()
    assert here.wall is not None
    here.picture.renew()
    yield here.wall
    here.put_away()


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxstudio.app.workshop.wall_glide.moves", lambda wanted: wanted)


def seen(wall: Wall) -> QImage:
    return wall.grab().toImage()


def moves_now(wall: Wall) -> bool:
    return wall.glide.under_way


def move(canvas: QWidget, at: QPoint, keys: Qt.KeyboardModifier) -> None:
    """The pointer moves over the canvas with nothing pressed but keys."""
    none = Qt.MouseButton.NoButton
    place = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), none, none, keys)
    QApplication.sendEvent(canvas, event)


def test_the_way_from_the_map_to_a_stage_can_be_followed(
    small: Opened, wall: Wall, moving: None, qtbot: QtBot
) -> None:
    workshop, stages = small.window.workshop, small.window.session.document.stages(small.made.journey)
    whole = seen(wall)
    workshop.around.workshop.be(lens="stage", stage=stages[1].id)
    workshop.wall.picture.renew()
    assert wall.glide.under_way
    wall.glide.at(1)
    assert wall.glide.under_way
    wall.glide.at(250)
    midway = seen(wall)
    qtbot.waitUntil(lambda: not wall.glide.under_way)
    there = seen(wall)
    assert midway not in (whole, there)
    assert whole != there
    workshop.around.workshop.be(lens="map")
    workshop.wall.picture.renew()
    assert wall.glide.under_way
    qtbot.waitUntil(lambda: not wall.glide.under_way)
    assert seen(wall) not in (midway, there)


def test_nothing_glides_where_nothing_is_to_move(small: Opened, wall: Wall, moving: None) -> None:
    small.window._settings.still = True
    workshop = small.window.workshop
    workshop.around.workshop.be(lens="stage")
    workshop.wall.picture.renew()
    assert not wall.glide.under_way


def test_a_covered_wall_does_not_show_the_way(small: Opened, wall: Wall, moving: None) -> None:
    workshop = small.window.workshop
    workshop.around.workshop.be(curtain=True)
    workshop.wall.picture.renew()
    workshop.around.workshop.be(lens="stage")
    workshop.wall.picture.renew()
    assert not wall.glide.under_way


@pytest.mark.parametrize(
    "then", [{"curtain": True}, {"black": True}, {"lens": "capture"}, {"lens": "timer"}], ids=str
)
def test_what_comes_on_the_way_is_seen_at_once(
    small: Opened, wall: Wall, moving: None, then: dict[str, object]
) -> None:
    workshop, stages = small.window.workshop, small.window.session.document.stages(small.made.journey)
    workshop.around.workshop.be(lens="stage", stage=stages[1].id)
    workshop.wall.picture.renew()
    wall.glide.at(200)
    assert moves_now(wall)
    workshop.around.workshop.be(**then)
    workshop.wall.picture.renew()
    assert not moves_now(wall)
    at_once = seen(wall)
    wall.update()
    QApplication.processEvents()
    assert seen(wall) == at_once


def test_a_ticking_clock_does_not_end_the_way(small: Opened, wall: Wall, moving: None) -> None:
    workshop, stages = small.window.workshop, small.window.session.document.stages(small.made.journey)
    workshop.around.workshop.be(lens="stage", stage=stages[1].id)
    workshop.wall.picture.renew()
    wall.glide.at(200)
    scene = workshop.wall.picture.scene
    assert scene is not None
    told = replace(scene, timer=TimerShown("Stages", 59, 300))
    wall.glide.follow(told, workshop.wall.picture.areas, wall.fitted(), (wall.width(), wall.height()))
    assert moves_now(wall)
    wall.resize(800, 600)
    assert not moves_now(wall), "its pictures are of another size"


def test_a_wall_that_comes_shows_at_once_what_is_now_and_nothing_that_was(
    small: Opened, wall: Wall, moving: None
) -> None:
    workshop, stages = small.window.workshop, small.window.session.document.stages(small.made.journey)
    workshop.wall.put_away()
    workshop.around.workshop.be(lens="stage", stage=stages[1].id)
    seen_first: list[str] = []

    def look() -> None:
        scene = workshop.wall.picture.scene
        seen_first.append(scene.lens if scene is not None else "")

    wall.painted.connect(look)
    workshop.wall.toggle()
    assert not wall.glide.under_way
    seen(wall)
    assert seen_first
    assert set(seen_first) == {"stage"}


def test_the_view_of_a_glide_keeps_the_shape_of_the_wall() -> None:
    whole, place = QRectF(0, 0, 1600, 900), QRectF(1500, 100, 100, 700)
    for part in (0.0, 0.3, 1.0):
        found = between(whole, place, part)
        assert found.width() / found.height() == pytest.approx(16 / 9)
        assert whole.contains(found)
    assert between(whole, place, 0.0) == whole


def area(*boxes: tuple[str, Bounds], name: str = "lens") -> WallArea:
    parts = tuple(Placed(Part(node, "stage", box), 10, 0) for node, box in boxes)
    return WallArea(name, Bounds(0, 50, 1000, 500), parts, 2.0)


def test_a_stage_takes_the_height_of_the_map_on_the_wall() -> None:
    areas = [area(("a", Bounds(0, 60, 50, 10)), ("b", Bounds(60, 60, 50, 10)), ("b", Bounds(60, 90, 70, 10)))]
    assert place_of_stage(areas, "b") == Bounds(140, 50, 140, 500)
    assert place_of_stage(areas, "c") is None


def test_a_thing_under_the_pointer_is_found_on_the_wall_or_what_it_belongs_to() -> None:
    areas = [area(("touchpoint", Bounds(40, 100, 100, 50)))]
    found = place_on_wall(areas, (1000, 500), ["card", "touchpoint", "stage"], (0.5, 0.5))
    assert found is not None
    assert list(found) == pytest.approx([0.2, 0.5])
    assert place_on_wall(areas, (1000, 500), ["card"], (0.5, 0.5)) is None


def test_the_pointer_is_on_the_wall_while_ctrl_is_held_over_the_map(
    small: Opened, wall: Wall, qtbot: QtBot
) -> None:
    window = small.window
    workshop, canvas = window.workshop.around.workshop, window.canvas
    canvas.fit()
    placed = canvas.picture.placed(small.made.touchpoints[0])
    assert placed is not None
    middle = canvas.camera.to_device(placed.bounds.centre[0], placed.bounds.centre[1])
    at = QPoint(round(middle[0]), round(middle[1]))
    move(canvas, at, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workshop.stand.pointer is not None)
    window.workshop.wall.picture.renew()
    assert "pointer" in {one.name for one in window.workshop.wall.picture.areas}
    move(canvas, at, Qt.KeyboardModifier.NoModifier)
    assert workshop.stand.pointer is None
    move(canvas, at, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workshop.stand.pointer is not None)
    QTest.keyRelease(canvas, Qt.Key.Key_Control)
    assert workshop.stand.pointer is None
