"""What the room sees follows document, stand and clock, is told area by area, and stands still while it is frozen."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.scene_of import ClockShown
from cxstudio.app.workshop.wall_painting import Fitted, changed_bounds
from cxstudio.app.workshop.wall_picture import EVERYTHING, WallPicture
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_text
from cxstudio.model.document import Document
from cxstudio.picture.primitives import Bounds, Part, Placed
from cxstudio.picture.wall.scene import Scene, TimerShown, WallArea
from cxstudio.picture.wall.wall import compose_wall
from cxstudio.text.layout import TextEngine
from tests.app.conftest import Opened


class Watched:
    """A picture somebody looks at, with a clock the test turns, and what it told."""

    def __init__(self, opened: Opened) -> None:
        self.opened, self.workshop = opened, opened.window.workshop.around.workshop
        self.timer = TimerShown("Stages", 300, 480)
        self.composed = 0
        self.picture = WallPicture(
            opened.window.workshop.around, lambda: ClockShown((), self.timer), self._compose
        )
        self.told: list[list[Bounds]] = []
        self.picture.changed.connect(self.told.append)
        self.workshop.be(lens="stage", stage=opened.made.stages[0])
        self.picture.watch(wanted=True)
        self.picture.renew()
        self.told.clear()

    def _compose(
        self, document: Document, scene: Scene, engine: TextEngine, width: float, height: float
    ) -> tuple[WallArea, ...]:
        self.composed += 1
        return compose_wall(document, scene, engine, width, height)

    def area(self, name: str) -> WallArea:
        return next(area for area in self.picture.areas if area.name == name)


def test_a_ticking_clock_changes_the_timer_alone(small: Opened) -> None:
    watched = Watched(small)
    watched.timer = replace(watched.timer, left=299)
    watched.picture.renew()
    assert watched.told == [[watched.area("timer").bounds]]


def test_what_did_not_change_is_neither_composed_nor_told(small: Opened) -> None:
    watched = Watched(small)
    watched.composed = 0
    watched.picture.renew()
    assert (watched.composed, watched.told) == (0, [])


def test_many_changes_of_one_turn_are_composed_once(small: Opened, qtbot: QtBot) -> None:
    watched = Watched(small)
    watched.composed = 0
    for number in range(50):
        set_text(small.made.document, small.made.cards[0], f"Minutes on hold: {number}")
    with qtbot.waitSignal(watched.picture.changed):
        pass
    assert watched.composed == 1
    assert all(not bounds.meets(watched.area("timer").bounds) for bounds in watched.told[0])


def test_what_nobody_sees_is_not_composed(small: Opened, qtbot: QtBot) -> None:
    watched = Watched(small)
    watched.picture.watch(wanted=False)
    qtbot.waitUntil(lambda: not watched.picture._later.isActive())
    watched.composed = 0
    set_text(small.made.document, small.made.cards[0], "Unseen")
    assert not watched.picture._later.isActive()
    assert watched.composed == 0


def test_a_frozen_wall_keeps_what_it_showed_while_the_clock_goes_on(small: Opened) -> None:
    watched = Watched(small)
    before = {area.name: area for area in watched.picture.areas}
    watched.workshop.be(frozen=True)
    set_text(small.made.document, small.made.cards[0], "Written behind the frozen wall")
    watched.workshop.be(lens="title", stage=small.made.stages[1])
    watched.timer = replace(watched.timer, left=290)
    watched.picture.renew()
    after = {area.name: area for area in watched.picture.areas}
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {"timer"}
    watched.workshop.be(frozen=False)
    watched.picture.renew()
    assert watched.picture.scene is not None
    assert watched.picture.scene.lens == "title"


def test_a_frozen_wall_can_be_covered_and_comes_back_as_it_was(small: Opened) -> None:
    watched = Watched(small)
    before = watched.picture.areas
    watched.workshop.be(frozen=True)
    watched.workshop.be(curtain=True)
    watched.picture.renew()
    assert "lens" not in {area.name for area in watched.picture.areas}
    watched.workshop.be(curtain=False, black=True)
    watched.picture.renew()
    assert {area.name for area in watched.picture.areas} == {"black"}
    watched.workshop.be(black=False)
    watched.picture.renew()
    assert watched.picture.areas == before


def test_a_frozen_wall_stays_as_it_was_on_a_screen_of_another_size(small: Opened) -> None:
    watched = Watched(small)
    before = watched.picture.areas
    watched.workshop.be(frozen=True)
    watched.picture.renew()
    watched.picture.take_size((1280, 800))
    assert watched.picture.areas == before
    assert watched.picture.shown_size == (1920, 1080)
    watched.workshop.be(frozen=False)
    watched.picture.renew()
    assert watched.picture.shown_size == (1280, 800)
    assert watched.told[-1] == [EVERYTHING]


def test_a_wall_lies_in_the_middle_of_a_window_of_another_shape() -> None:
    fitted = Fitted.of((1920, 1080), (1440, 900))
    assert fitted.factor == 0.75
    rect = fitted.rect(Bounds(0, 0, 1920, 1080))
    assert (rect.x(), rect.y(), rect.width(), rect.height()) == (0, 45, 1440, 810)


def test_areas_that_come_go_or_change_places_are_painted_again() -> None:
    one, other = _area("one", 0), _area("other", 100)
    moved = replace(other, bounds=Bounds(200, 0, 90, 90))
    assert changed_bounds((one, other), (one, other)) == []
    assert changed_bounds((one,), (one, other)) == [other.bounds]
    assert changed_bounds((one, other), (one,)) == [other.bounds]
    assert changed_bounds((one, other), (one, moved)) == [other.bounds, moved.bounds]
    assert len(changed_bounds((one, other), (other, one))) == 2


def _area(name: str, x: float) -> WallArea:
    bounds = Bounds(x, 0, 90, 90)
    return WallArea(name, bounds, (Placed(Part("", name, bounds), 0.0, 0.0),))


def test_what_was_just_noted_is_composed_before_anything_else_is_done_about_it(small: Opened) -> None:
    watched = Watched(small)
    watched.workshop.be(lens="capture")
    watched.picture.renew()
    watched.told.clear()
    watched.picture.urgent = True
    hurried: list[bool] = []
    watched.picture.changed.connect(lambda _dirty: hurried.append(watched.picture.at_once))
    id = add_card(small.made.document, "pain", small.made.touchpoints[0], "Said this moment")
    assert watched.picture.scene is not None
    assert watched.picture.scene.newest[0] == id
    assert hurried == [True]
    add_card(small.made.document, "pain", small.made.touchpoints[0], "And much more at once")
    assert hurried == [True]  # that can wait until all of it is there
