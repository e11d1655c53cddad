"""The wall beside the console: what it shows of clock and typing, what the console shows of it; two real screens."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.wall_section import WallSection
from cxstudio.edits.agenda import add_step
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.app.workshop.desks import LAPTOP, PROJECTOR, FakeScreens, Room


@pytest.fixture
def two(small: Opened) -> Room:
    """A room with a projector."""
    return Room(small, FakeScreens(laptop=LAPTOP, projector=PROJECTOR))


def test_a_clock_that_jumps_and_a_machine_that_slept_leave_the_wall_right(two: Room) -> None:
    steady, day = [5000.0], [1_800_000_000.0]
    two.workshop.clock.use_clocks(lambda: steady[0], lambda: day[0])
    add_step(two.opened.made.document, "Stages", 8)
    two.window.workshop.agenda.next()
    two.here.toggle()
    assert _left(two) == 480
    day[0] += 7200  # somebody set the clock
    two.workshop.clock.look()
    assert _left(two) == 480
    steady[0] += 600  # the lid was closed for ten minutes
    day[0] += 600
    two.workshop.clock.look()
    assert _left(two) == -120


def _left(room: Room) -> int:
    room.here.picture.renew()
    scene = room.here.picture.scene
    assert scene is not None
    assert scene.timer is not None
    return scene.timer.left


def test_the_wall_never_shows_what_is_being_typed(two: Room, qtbot: QtBot) -> None:
    two.here.toggle()
    two.workshop.be(lens="capture")
    qtbot.waitUntil(lambda: two.here.picture.shown_size == two.here.picture.size)
    QApplication.processEvents()
    two.here.picture.renew()
    seen: list[object] = []
    two.here.picture.changed.connect(seen.append)
    line = two.window.entry.line
    line.setFocus()
    type_into(line, "- Nobody is to read this yet !!")
    QApplication.processEvents()
    assert seen == []
    press(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen))
    assert two.here.picture.scene is not None
    assert len(two.here.picture.scene.newest) == 1


def test_the_console_shows_what_the_room_sees_and_lets_choose_it_by_keys(two: Room, qtbot: QtBot) -> None:
    two.here.toggle()
    console = two.window.workshop.console
    assert console is not None
    section = console.section(WallSection)
    qtbot.waitUntil(lambda: not section.small._kept.isNull())
    two.workshop.be(lens="title")
    press(section.lens, Qt.Key.Key_Down)
    assert two.workshop.stand.lens == "people"
    assert {id for id, button in section.buttons.items() if button.toolTip()} == {
        "workshop.wall", "workshop.freeze", "workshop.curtain", "workshop.black",
    }  # fmt: skip
    section.buttons["workshop.curtain"].click()
    assert two.workshop.stand.curtain


def test_on_two_real_screens_the_wall_covers_the_second_one(tmp_path: Path) -> None:
    told = tmp_path / "screens.json"
    rows = (("LAPTOP", LAPTOP), ("HDMI-1", PROJECTOR))
    told.write_text(json.dumps({"screens": [_screen(name, place) for name, place in rows]}), encoding="utf-8")
    child = subprocess.run(
        [sys.executable, "-c", _TWO_SCREENS, str(tmp_path / "two.cxs")],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={told}"},
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert child.stdout.split() == ["LAPTOP", "HDMI-1", "1440", "0", "1920", "1080"], child.stderr


_TWO_SCREENS = """
import sys
from pathlib import Path
from cxstudio.app.run import make_application
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.style import prepare
from cxstudio.app.window import MainWindow
from cxstudio.files.session_file import SessionFile
from cxstudio.picture.theme import theme
from cxstudio.text.layout import standard_engine
from tests.makers import small_map

application, path = make_application(), Path(sys.argv[1])
prepare(application, theme("light"))
file = SessionFile.create(path)
small_map(file.document)
window = MainWindow(OpenSession(file), standard_engine(), theme("light"), Settings(path.with_suffix(".ini")))
window.setGeometry(20, 20, 1200, 800)
window.show()
application.processEvents()
here = window.workshop.wall
here.toggle()
application.processEvents()
place = here.wall.geometry()
print(here.console_screen, here.screen, place.x(), place.y(), place.width(), place.height())
window.close()
"""


def _screen(name: str, place: QRect) -> dict[str, object]:
    x, y, width, height = place.x(), place.y(), place.width(), place.height()
    return {"name": name, "x": x, "y": y, "width": width, "height": height, "dpi": 96, "dpr": 1}
