"""The spotlight: a walk along the journey by keys, on wall and console; what the presenter says stays here."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.presenting_section import PresentingSection
from cxstudio.model.records import Stage
from cxstudio.workshop.stand import Stand
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

CTRL = Qt.KeyboardModifier.ControlModifier


def stand(opened: Opened) -> Stand:
    return opened.window.workshop.around.workshop.stand


def section(opened: Opened) -> PresentingSection:
    console = opened.window.workshop.console
    assert console is not None
    return next(one for one in console.sections if isinstance(one, PresentingSection))


def begin(opened: Opened, qtbot: QtBot) -> list[str]:
    """Begin the walk by its key; returns the stages."""
    press(opened.window, Qt.Key.Key_F3, CTRL)
    qtbot.waitUntil(lambda: section(opened).isVisible())
    document = opened.window.session.document
    return [stage.id for stage in document.stages(opened.made.journey)]


def test_one_key_lights_the_first_stage_and_arrows_walk_on(small: Opened, qtbot: QtBot) -> None:
    stages = begin(small, qtbot)
    assert (stand(small).lens, stand(small).stage, stand(small).spot) == ("stage", stages[0], (stages[0],))
    assert small.window.canvas.markings.lit.ids == (stages[0],)
    assert small.window.focusWidget() is section(small).list
    press(section(small).list, Qt.Key.Key_Down)
    assert stand(small).spot == (stages[1],)
    press(section(small).list, Qt.Key.Key_Left)
    press(section(small).list, Qt.Key.Key_Left)  # there is nothing before the first
    assert stand(small).spot == (stages[0],)
    assert small.window.canvas.markings.lit.ids == (stages[0],)


def test_the_end_of_the_walk_brings_back_what_the_wall_showed(small: Opened, qtbot: QtBot) -> None:
    small.window.workshop.around.workshop.be(lens="capture")
    begin(small, qtbot)
    press(section(small).list, Qt.Key.Key_Escape)
    assert (stand(small).lens, stand(small).spot) == ("capture", ())
    assert small.window.canvas.markings.lit.ids == ()
    assert not section(small).isVisible()
    begin(small, qtbot)
    press(small.window, Qt.Key.Key_F3, CTRL)
    assert stand(small).spot == ()


def test_the_stage_of_what_is_selected_comes_first(small: Opened, qtbot: QtBot) -> None:
    small.window.canvas.select([small.made.cards[-1]])
    document = small.window.session.document
    stage = document.stage_of(small.made.cards[-1])
    assert stage is not None
    begin(small, qtbot)
    assert stand(small).spot == (stage.id,)


def test_the_lowest_moments_are_walked_with_the_touchpoint_alone_in_the_light(
    small: Opened, qtbot: QtBot
) -> None:
    begin(small, qtbot)
    section(small).order.buttons()["lowest"].click()
    walk = small.window.workshop.presenting.walk
    assert stand(small).spot == (walk[0].touchpoint,)
    assert stand(small).touchpoint == walk[0].touchpoint
    assert stand(small).stage == walk[0].stage
    values = [stop.value for stop in walk]
    assert values == sorted(values, key=lambda value: value or 0.0)


def test_arrows_on_the_wall_walk_too(small: Opened, qtbot: QtBot) -> None:
    stages = begin(small, qtbot)
    wall = small.window.workshop.wall
    wall.toggle()
    assert wall.wall is not None
    for _page in range(10):
        press(wall.wall, Qt.Key.Key_Right)
        if stand(small).spot != (stages[0],):
            break
    assert stand(small).spot == (stages[1],)
    wall.put_away()


@pytest.mark.parametrize("how", ["leave", "walk on", "flush"])
def test_notes_are_kept_with_their_stage_and_can_be_undone(small: Opened, qtbot: QtBot, how: str) -> None:
    stages = begin(small, qtbot)
    document = small.window.session.document
    type_into(section(small).notes, "Pause here")
    if how == "leave":
        section(small).notes.left.emit()
    elif how == "walk on":
        press(section(small).list, Qt.Key.Key_Down)
        assert section(small).notes.toPlainText() == ""
    else:
        small.window.session.flush()
    found = document.find(stages[0], Stage)
    assert found is not None
    assert found.notes == "Pause here"
    small.window.undo()
    found = document.find(stages[0], Stage)
    assert found is not None
    assert found.notes == ""
