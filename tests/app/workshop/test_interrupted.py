"""What comes between: the projector goes under a curtain or in a walk, the machine sleeps, a second map runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.presenting import Presenting
from cxstudio.edits.agenda import add_step
from cxstudio.edits.fields import set_text
from cxstudio.picture.wall.scene import Scene
from cxstudio.workshop.stand import Stand
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.app.workshop.agenda_room import CTRL, DAY
from tests.app.workshop.desks import LAPTOP, PROJECTOR, FakeScreens, Room


@pytest.fixture
def two(small: Opened) -> Room:
    """A room with a projector, that shows the first stage."""
    room = Room(small, FakeScreens(laptop=LAPTOP, projector=PROJECTOR))
    room.workshop.be(lens="stage", stage=room.opened.made.stages[0])
    room.here.toggle()
    room.here.picture.renew()
    return room


def gone_and_back(room: Room, qtbot: QtBot, size: QRect = PROJECTOR) -> None:
    room.screens.pull("projector")
    assert not room.wall.isVisible(), "it would be moved over the console"
    QApplication.processEvents()
    assert not room.wall.isVisible()
    room.screens.plug("projector", size)
    qtbot.waitUntil(room.wall.isVisible)


def scene(room: Room) -> Scene:
    room.here.picture.renew()
    found = room.here.picture.scene
    assert found is not None
    return found


def stand(room: Room) -> Stand:
    return room.workshop.stand


@pytest.mark.parametrize("cover", ["curtain", "black"])
def test_a_covered_wall_comes_back_covered(two: Room, qtbot: QtBot, cover: str) -> None:
    two.workshop.be(**{cover: True})
    shown: list[bool] = []
    two.wall.painted.connect(lambda: shown.append(getattr(scene(two), cover)))
    gone_and_back(two, qtbot)
    two.wall.grab()
    assert shown
    assert all(shown), "not for one moment does the room see what is behind"
    assert getattr(stand(two), cover)


def test_a_frozen_wall_comes_back_with_what_it_showed(two: Room, qtbot: QtBot) -> None:
    before = scene(two)
    two.workshop.be(frozen=True)
    scene(two)
    two.workshop.be(lens="map")
    set_text(two.opened.made.document, two.opened.made.stages[0], "Changed behind it")
    gone_and_back(two, qtbot, QRect(1440, 0, 1280, 800))
    assert scene(two) == before
    assert two.wall.fitted().factor == pytest.approx(
        min(
            two.wall.width() / two.here.picture.shown_size[0],
            two.wall.height() / two.here.picture.shown_size[1],
        )
    ), "the picture of the old screen fits into the new one"
    two.workshop.be(frozen=False)
    assert scene(two).lens == "map"


def test_a_walk_in_the_spotlight_goes_on_where_it_was(two: Room, qtbot: QtBot) -> None:
    walk = Presenting.of(two.here._around)
    walk.toggle()
    walk.go(1)
    lit = stand(two).spot
    gone_and_back(two, qtbot)
    assert (stand(two).spot, scene(two).spot) == (lit, lit)
    walk.go(-1)
    assert stand(two).spot not in (lit, ())
    walk.end()
    assert (stand(two).lens, stand(two).stage) == ("stage", two.opened.made.stages[0])


def test_a_projector_that_goes_in_the_middle_of_a_glide_leaves_none(
    two: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxstudio.app.workshop.wall_glide.moves", lambda wanted: wanted)
    two.workshop.be(lens="map")
    scene(two)
    assert two.wall.glide.under_way
    gone_and_back(two, qtbot)
    assert not two.wall.glide.under_way


def test_after_a_sleep_the_wall_says_how_late_it_is_and_the_console_the_same(two: Room) -> None:
    hours = [100.0]
    clock, run = two.workshop.clock, two.workshop.agenda
    clock.use_clocks(lambda: hours[0], lambda: DAY + hours[0])
    add_step(two.opened.made.document, "Stages", 5)
    run.next()
    assert _timer(two) == 300
    hours[0] += 2 * 3600  # the machine slept; then its timer fires
    clock.look()
    assert _timer(two) == 300 - 2 * 3600 == clock.shown


@pytest.mark.parametrize("hours", [-5, 5], ids=["back", "forward"])
def test_a_clock_that_is_set_moves_the_times_said_and_no_timer(two: Room, hours: int) -> None:
    set_by = [0.0]
    clock, run = two.workshop.clock, two.workshop.agenda
    clock.use_clocks(lambda: 100.0, lambda: DAY + set_by[0])
    add_step(two.opened.made.document, "Stages", 5)
    run.next()
    late = run.standing()
    set_by[0] = hours * 3600.0
    clock.look()
    assert _timer(two) == 300
    assert run.standing() == late, "nobody is late because a clock was set"
    assert clock.as_shown(clock.now) == DAY + set_by[0]


def test_two_maps_each_have_their_own_workshop(open_window: Callable[..., Opened], qtbot: QtBot) -> None:
    rooms = [Room(open_window(), FakeScreens(laptop=LAPTOP, projector=PROJECTOR)) for _each in range(2)]
    first, second = rooms
    for room, minutes in zip(rooms, (5, 9), strict=True):
        add_step(room.opened.made.document, "Stages", minutes)
        room.window.activateWindow()
        qtbot.waitUntil(room.window.isActiveWindow)
        press(room.window, Qt.Key.Key_F6, CTRL)
    press(second.window, Qt.Key.Key_F10, CTRL)
    assert [room.workshop.clock.paused for room in rooms] == [False, True]
    assert [round(room.workshop.clock.left / 60) for room in rooms] == [5, 9]
    second.here.freeze()
    assert not stand(first).frozen
    first.here.toggle()
    second.here.toggle()
    said: list[str] = []
    first.here._around = replace(first.here._around, say=said.append)
    for room in (second, first):
        room.screens.pull("projector")
    for room in (first, second):
        room.screens.plug("projector")
    qtbot.waitUntil(second.wall.isVisible)
    assert [room.here.state for room in rooms] == ["off", "on"], "the one that gave way does not come back"
    assert said == []
    second.window.close()
    assert first.workshop.clock.countdown is not None
    first.here.toggle()
    assert first.wall.isVisible()


def _timer(room: Room) -> int:
    timer = scene(room).timer
    assert timer is not None
    return timer.left
