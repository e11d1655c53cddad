"""The wall goes where the next note goes, and the entry line where the wall is turned."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.window import MainWindow
from cxstudio.app.workshop.wall_section import WallSection
from cxstudio.edits.agenda import add_step
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.files.breakouts import write_groups
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from cxstudio.workshop.stand import Stand
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.workshop.desks import section_of
from tests.makers import Made, small_map

Key = Qt.Key


def stand(opened: Opened) -> Stand:
    return opened.window.workshop.around.workshop.stand


def where(opened: Opened) -> tuple[str, str]:
    return stand(opened).stage, stand(opened).touchpoint


@pytest.fixture
def at_pains(small: Opened) -> Opened:
    """A map with a touchpoint of the second stage selected, and the step of the pains begun."""
    add_step(small.made.document, "Pain points", lens="stage", adds="pain")
    small.window.canvas.select([small.made.touchpoints[3]])
    small.window.workshop.toggle()
    small.window.workshop.agenda.next()
    return small


def test_a_step_on_one_stage_begins_at_the_stage_the_line_writes_into(at_pains: Opened) -> None:
    assert stand(at_pains).lens == "stage"
    assert where(at_pains) == (at_pains.made.stages[1], at_pains.made.touchpoints[3])


def test_the_wall_goes_along_with_the_target_at_once(at_pains: Opened) -> None:
    made, line = at_pains.made, at_pains.window.entry.line
    at_pains.window.canvas.select([made.touchpoints[1]])
    assert where(at_pains) == (made.stages[0], made.touchpoints[1])
    line.setFocus()
    press(line, Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert where(at_pains) == (made.stages[1], made.touchpoints[3])
    type_into(line, "Nobody at the desk")
    press(line, Key.Key_Return)
    assert where(at_pains) == (made.stages[1], made.touchpoints[3])


def test_a_page_further_on_comes_with_the_touchpoint_on_it(open_window: Callable[..., Opened]) -> None:
    further: list[str] = []

    def fill(document: Document) -> Made:
        made = small_map(document)
        further.append(add_touchpoint(document, made.stages[0], "Text message"))
        return made

    opened = open_window(fill)
    opened.window.workshop.toggle()
    opened.window.workshop.around.workshop.be(lens="stage")
    opened.window.canvas.select(further)
    assert (where(opened), stand(opened).page) == ((opened.made.stages[0], further[0]), 1)


def test_the_line_goes_along_with_the_arrows_of_the_wall(at_pains: Opened) -> None:
    made, window = at_pains.made, at_pains.window
    section = section_of(at_pains, WallSection)
    window.workshop.wall.picture.renew()
    assert section._page.text() == "2/2"
    section.back.click()
    window.workshop.wall.picture.renew()
    assert section._page.text() == "1/2"
    assert where(at_pains) == (made.stages[0], made.touchpoints[0])
    type_into(window.entry.line, "Too many clicks")
    press(window.entry.line, Key.Key_Return)
    assert "Too many clicks" in [card.text for card in made.document.cards(made.touchpoints[0])]


def test_a_stage_the_wall_is_told_to_show_is_the_target(at_pains: Opened) -> None:
    at_pains.window.workshop.around.workshop.be(stage=at_pains.made.stages[0], touchpoint="")
    assert at_pains.window.entry.selected == at_pains.made.touchpoints[0]


def test_a_frozen_wall_stays_where_it_is(at_pains: Opened) -> None:
    window = at_pains.window
    window.workshop.wall.freeze()
    window.workshop.wall.picture.renew()
    window.canvas.select([at_pains.made.touchpoints[0]])
    window.workshop.wall.picture.renew()
    scene = window.workshop.wall.picture.scene
    assert scene is not None
    assert scene.stage == at_pains.made.stages[1]


def test_a_file_that_is_opened_in_the_middle_of_a_workshop_says_so(
    at_pains: Opened, engine: TextEngine, settings: Settings, qtbot: QtBot
) -> None:
    made, window = at_pains.made, at_pains.window
    window.canvas.select([made.touchpoints[1]])
    type_into(window.entry.line, "Nobody calls")
    window.close()
    again = MainWindow(OpenSession(SessionFile.open(at_pains.path)), engine, theme("light"), settings)
    with qtbot.waitExposed(again):
        again.show()
    assert again.toast.accessibleName() == "A workshop is going on here: F5 goes on with it"
    assert (again.entry.line.text(), again.entry.selected) == ("Nobody calls", made.touchpoints[1])
    again.workshop.toggle()
    assert again.workshop.waiting_words() == ""
    assert again.workshop.around.workshop.stand.touchpoint == made.touchpoints[1]
    again.close()


def test_the_copy_of_a_group_does_not_go_on_with_the_room_s_workshop(
    at_pains: Opened, engine: TextEngine, settings: Settings, qtbot: QtBot
) -> None:
    copy = at_pains.path.with_name("group 1.cxs")
    write_groups(at_pains.window.session.file, [copy])
    window = MainWindow(OpenSession(SessionFile.open(copy)), engine, theme("light"), settings)
    with qtbot.waitExposed(window):
        window.show()
    assert window.workshop.agenda.running is not None
    assert window.workshop.waiting_words() == ""
    window.close()


def test_a_file_without_a_running_workshop_says_nothing_of_one(small: Opened) -> None:
    add_step(small.made.document, "Pain points")
    assert small.window.workshop.waiting_words() == ""
