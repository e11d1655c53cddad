"""Files that do not open as usual: who has them, another try, what a salvage found; and files that go away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from cxstudio.app import file_commands
from cxstudio.app.dialogs import opening
from cxstudio.app.drafts_card import DraftsCard, told_apart
from cxstudio.app.map_tile import MapTile
from cxstudio.app.recent_menu import RecentMenu
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.edits.stages import add_stage
from cxstudio.files.drafts import Draft
from cxstudio.files.holder import take
from cxstudio.files.problems import FileProblem
from cxstudio.files.salvage import SalvageResult
from cxstudio.files.session_file import SessionFile
from cxstudio.files.versions import versions
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


@pytest.fixture
def held(tmp_path: Path) -> Iterator[SessionFile]:
    """A file somebody has open."""
    file = SessionFile.create(tmp_path / "visit.cxs")
    take(file, "Dana")
    file.idle()
    yield file
    file.close()


def test_a_locked_file_says_who_has_it(held: SessionFile, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def ask(_parent: object, headline: str, text: str, answers: dict[str, str]) -> str:
        said.extend((headline, text, *answers))
        return "close"

    monkeypatch.setattr(opening, "ask", ask)
    assert opening.way_out(FileProblem("locked", held.path), None) is None
    assert "visit.cxs" in said[0]
    assert "Opened by Dana" in said[1]
    assert said[2:] == ["copy", "again", "close"]


def test_another_try_opens_it_once_it_is_free(held: SessionFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_args: object) -> str:
        held.close()
        return "again"

    monkeypatch.setattr(opening, "ask", ask)
    file = opening.way_out(FileProblem("locked", held.path), None)
    assert file is not None
    file.close()


def test_a_salvage_says_what_it_found_and_what_not() -> None:
    words = opening.salvage_words(SalvageResult(rows=90, lost=2, things=40, named=43, found=42))
    assert words == "40 things were read. 2 changes could not be read. 1 thing the file speaks of is missing."


def test_a_file_that_was_moved_away_is_noticed_and_said_once(small: Opened, qtbot: QtBot) -> None:
    window = small.window
    small.path.rename(small.path.with_name("elsewhere.cxs"))
    with qtbot.waitSignal(window.session.lost):
        window.session._look()
    note = window.files.note
    assert note.isVisible()
    assert "map0.cxs" in note.text()
    assert window.toolbar.state.full_text() == "Not in its place: “map0.cxs”"
    with qtbot.assertNotEmitted(window.session.lost):
        window.session._look()
    small.path.with_name("elsewhere.cxs").rename(small.path)
    with qtbot.waitSignal(window.session.found):
        window.session._look()
    assert not note.isVisible()
    assert window.toolbar.state.full_text().startswith("Saved")


def test_the_note_of_a_lost_file_leaves_the_keyboard_with_whoever_types(small: Opened, qtbot: QtBot) -> None:
    window = small.window
    window.entry.line.setFocus()
    qtbot.waitUntil(window.entry.line.hasFocus)
    type_into(window.entry.line, "Half a ")
    small.path.rename(small.path.with_name("elsewhere.cxs"))
    window.session._look()
    writer = QApplication.focusWidget()
    assert writer is window.entry.line
    type_into(writer, "sentence")
    assert window.entry.line.text() == "Half a sentence"
    assert window.files.note.isVisible()
    assert QApplication.activeModalWidget() is None
    small.path.with_name("elsewhere.cxs").rename(small.path)


def test_after_a_copy_of_a_lost_file_the_work_goes_on_in_the_copy(
    small: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = small.window
    small.path.rename(tmp_path / "elsewhere.cxs")
    window.session._look()
    add_stage(small.made.document, small.made.journey, "Since then")
    copy = tmp_path / "copy.cxs"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(copy), ""))
    window.files.note.buttons[0].click()
    assert window.toolbar.state.full_text() == "Saved in the copy copy.cxs"
    assert not window.isWindowModified()
    window.files.note.buttons[0].click()
    assert window.session.path == copy
    assert window.windowTitle() == "copy[*] - CX Studio"
    assert window.toolbar.state.full_text().startswith("Saved ")
    add_stage(small.made.document, small.made.journey, "In the copy")
    window.close()
    again = SessionFile.open(copy)
    assert [s.title for s in again.document.stages(small.made.journey)][-2:] == ["Since then", "In the copy"]
    again.close()
    assert (tmp_path / "elsewhere.cxs").exists()


def test_saving_a_lost_file_asks_for_the_place_of_a_copy(
    small: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small.path.rename(tmp_path / "elsewhere.cxs")
    small.window.session._look()
    copy = tmp_path / "copy.cxs"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(copy), ""))
    small.window.files.save()
    assert small.window.session.copied == copy
    assert versions(small.window.session.file) == []


def test_a_lost_file_closes_without_a_question_once_a_copy_has_everything(
    small: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _headline: str, text: str, _answers: object) -> str:
        asked.append(text)
        return "stay"

    monkeypatch.setattr(file_commands, "ask", ask)
    small.path.rename(tmp_path / "elsewhere.cxs")
    small.window.close()
    assert small.window.isVisible()
    assert asked == ["Save a copy, or what you see here is lost."]
    small.window.session.save_copy(tmp_path / "copy.cxs")
    add_stage(small.made.document, small.made.journey, "Later than the copy")
    small.window.close()
    assert len(asked) == 2
    small.window.session.save_copy(tmp_path / "copy.cxs")
    small.window.close()
    assert len(asked) == 2
    assert small.window.session.file.closed


def test_a_file_that_another_program_replaced_is_noticed(small: Opened, qtbot: QtBot) -> None:
    other = small.path.with_name("pulled")
    other.write_bytes(b"something else")
    kept = small.path.with_name("kept.cxs")
    small.path.rename(kept)
    other.rename(small.path)
    with qtbot.waitSignal(small.window.session.lost):
        small.window.session._look()
    kept.rename(small.path)


def test_a_draft_that_got_its_place_is_not_lost(small: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    small.window.session.file.move_to(tmp_path / "named.cxs")
    with qtbot.assertNotEmitted(small.window.session.lost):
        small.window.session._look()


def test_a_closed_window_leaves_no_name_in_its_file(small: Opened) -> None:
    assert small.window.session.file.local("open") is not None
    small.window.close()
    file = SessionFile.open(small.path)
    assert file.local("open") is None
    file.close()


def test_recovered_work_shows_its_time_and_the_latest_its_picture(
    dressed: QApplication, qtbot: QtBot
) -> None:
    drafts = [Draft(Path(f"/nowhere/{n}.cxs"), f"Map {n}", 1_700_000_000.0, n) for n in range(1, 6)]
    tile = MapTile(str(drafts[0].path), "Map 1", theme("light"))
    card = DraftsCard(drafts, tile, theme("light"))
    qtbot.addWidget(card)
    assert tile.line() == "2023-11-14 · 1 touchpoint"
    picked: list[str] = []
    card.picked.connect(picked.append)
    next(b for b in card.findChildren(QPushButton) if b.objectName()).click()
    assert picked == ["/nowhere/2.cxs"]
    assert card.more.text() == "and 3 more"
    with qtbot.waitSignal(card.rest) as rest:
        card.more.click()
    assert rest.args == ["/nowhere/3.cxs"]


def test_drafts_of_one_name_say_what_each_alone_holds_and_else_when() -> None:
    held = [("Arrival", "Desk"), ("Arrival", "Waiting area"), ("Arrival",)]
    drafts = [Draft(Path(str(n)), "Visit", 1_700_000_000.0 + n, 2, holds=x) for n, x in enumerate(held)]
    other = Draft(Path("other"), "Another", 1_700_000_000.0, 2)
    first, second, third = (told_apart([*drafts, other])[x.path] for x in drafts)
    assert (first, second) == ("with “Desk”", "with “Waiting area”")
    assert third == time.strftime("%H:%M:%S", time.localtime(drafts[2].changed))
    assert other.path not in told_apart([*drafts, other])


def test_the_menu_of_recent_maps_greys_what_is_missing(
    small: Opened, settings: Settings, tmp_path: Path
) -> None:
    there = tmp_path / "A & B.cxs"
    there.write_bytes(b"")
    settings.remember(tmp_path / "gone.cxs")
    settings.remember(there)
    menu = RecentMenu(settings, small.window)
    picked: list[str] = []
    menu.picked.connect(picked.append)
    menu.aboutToShow.emit()
    rows = [(a.text(), a.isEnabled()) for a in menu.actions() if not a.isSeparator()]
    assert rows == [("A && B", True), ("gone: not found", False), ("Clear the list", True)]
    menu.actions()[0].trigger()
    assert picked == [str(there)]
    menu.actions()[-1].trigger()
    assert settings.recent == []


def test_escape_leaves_the_whole_screen_once_nothing_is_selected(small: Opened, qtbot: QtBot) -> None:
    window = small.window
    window.actions_by_id["view.full"].trigger()
    window.canvas.setFocus()
    qtbot.waitUntil(window.canvas.hasFocus)
    window.canvas.select([])
    press(window.canvas, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


def test_escape_takes_the_welcome_window_off_the_map(
    small: Opened, settings: Settings, dressed: QApplication, qtbot: QtBot
) -> None:
    studio = Studio(dressed, settings)
    studio.windows.append(small.window)
    studio.show_welcome()
    welcome = studio.welcome
    assert welcome is not None
    qtbot.waitUntil(welcome.isActiveWindow)
    press(welcome, Qt.Key.Key_Escape)
    assert not welcome.isVisible()
    studio.windows.clear()
    welcome.deleteLater()
    studio.ring.stop()


def test_a_map_without_a_title_is_called_after_its_file(blank: Opened) -> None:
    assert blank.window.toolbar.title.words() == "map0"
