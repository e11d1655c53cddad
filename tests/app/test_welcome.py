"""The welcome window: its keys, its theme switch, and names on one line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxstudio.app import thumbnails
from cxstudio.app.drafts_card import DraftsCard
from cxstudio.app.import_kinds import PREVIEWED
from cxstudio.app.map_tile import MapTile
from cxstudio.app.settings import Settings
from cxstudio.app.welcome import Welcome
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.files.drafts import new_draft
from cxstudio.files.samples import samples
from cxstudio.picture.theme import theme
from cxstudio.text.layout import standard_engine
from tests.app.hands import click, press


@pytest.fixture
def welcome(qtbot: QtBot, dressed: QApplication, settings: Settings) -> Iterator[Welcome]:
    window = Welcome(settings, theme("light"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def test_the_key_shown_on_open_opens(welcome: Welcome, qtbot: QtBot) -> None:
    caps = [part.text() for part in welcome.open_button.findChildren(QLabel)]
    assert caps == ["Ctrl O"]
    with qtbot.waitSignal(welcome.asked) as asked:
        press(welcome, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["file.open"]


def test_the_theme_can_be_turned_before_a_map_is_open(welcome: Welcome, qtbot: QtBot) -> None:
    for name, wanted in (("light", "view.dark"), ("dark", "view.light")):
        welcome.wear(theme(name))
        with qtbot.waitSignal(welcome.asked) as asked:
            click(welcome.theme_button)
        assert asked.args == [wanted]


def test_names_of_all_scripts_stand_on_one_line(qtbot: QtBot, dressed: QApplication) -> None:
    def lowest_ink(name: str) -> int:
        tile = MapTile("", name, theme("light"))
        qtbot.addWidget(tile)
        tile.resize(200, 180)
        tile.show()
        picture: QImage = tile.grab().toImage()
        ground = picture.pixelColor(199, 179)
        below = tile.ring_box().bottom() + 4
        return max(y for y in range(below, 176) for x in range(200) if picture.pixelColor(x, y) != ground)

    assert abs(lowest_ink("Hub") - lowest_ink("ادا")) <= 1


def test_a_recent_map_says_when_and_what_is_inside_also_when_its_picture_is_kept(
    qtbot: QtBot, dressed: QApplication, settings: Settings, tmp_path: Path
) -> None:
    path, wears = tmp_path / "Kept.cxs", theme("light")
    shutil.copy(samples()[0].path, path)
    settings.remember(path)
    thumbnails.read(path, standard_engine(), wears)
    window = Welcome(settings, wears)
    qtbot.addWidget(window)
    window.refresh()
    line = window._recent[0].line()
    assert " · " in line
    assert "touchpoints" in line


@pytest.fixture
def left_behind() -> list[Path]:
    """Drafts of one name, as a program leaves them that was ended from outside."""
    paths = []
    for number in range(5):
        draft = new_draft()
        stage = add_stage(draft.document, add_journey(draft.document, "Branch visit"), "Arrival")
        add_touchpoint(draft.document, stage, f"Desk {number}")
        paths.append(draft.path)
        draft.close()
    return paths


def test_every_draft_left_behind_is_within_reach_and_told_from_its_namesakes(
    left_behind: list[Path], welcome: Welcome, qtbot: QtBot
) -> None:
    welcome.refresh()
    qtbot.waitUntil(lambda: bool(welcome.findChildren(DraftsCard)))
    assert {tile.path for tile in welcome._recent} == {str(path) for path in left_behind}
    assert not any("Your maps" in x.text() for x in welcome.findChildren(QLabel) if x.isVisible())
    (card,) = welcome.findChildren(DraftsCard)
    click(card.more)
    reached = welcome.focusWidget()
    assert isinstance(reached, MapTile)
    assert reached is welcome._recent[2]
    with qtbot.waitSignal(welcome.picked) as picked:
        press(reached, Qt.Key.Key_Space)
    assert picked.args == [reached.path]
    qtbot.waitUntil(lambda: not welcome.painting)
    for tile in welcome._recent:
        assert f"Desk {left_behind.index(Path(tile.path))}" in tile.line()


def test_what_can_be_imported_is_said_as_it_is(welcome: Welcome) -> None:
    said = " ".join(part.text() for part in welcome._side.findChildren(QLabel))
    for ending in (*PREVIEWED, ".cxs", ".pdf"):
        assert ending.removeprefix(".") in said
