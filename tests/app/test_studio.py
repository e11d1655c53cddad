"""Opening, importing and welcoming: the way from a path to a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from cxstudio.app.actions import ACTIONS
from cxstudio.app.dialogs import files_to_show, importing, opening
from cxstudio.app.map_tile import MapTile
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.app.welcome import Welcome
from cxstudio.files.drafts import drafts_folder
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Touchpoint
from cxstudio.resources import resource
from tests.app.hands import click
from tests.makers import small_map


@pytest.fixture
def studio(dressed: QApplication, settings: Settings) -> Iterator[Studio]:
    for left in drafts_folder().glob("*"):
        left.unlink()
    made = Studio(dressed, settings)
    yield made
    for window in list(made.windows):
        window.close()
    if made.welcome is not None:
        made.welcome.close()
        made.welcome.deleteLater()
    made.ring.stop()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "visit.cxs"
    session = SessionFile.create(path)
    small_map(session.document)
    session.close()
    return path


def tiles(welcome: Welcome) -> dict[str, MapTile]:
    body = welcome._scroll.widget()
    assert body is not None
    return {Path(tile.path).name: tile for tile in body.findChildren(MapTile)}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs said, instead of showing them."""
    said: list[str] = []

    def tell(_parent: object, headline: str, text: str) -> None:
        said.append(f"{headline}: {text}")

    monkeypatch.setattr(files_to_show, "tell", tell)
    monkeypatch.setattr(opening, "tell", tell)
    monkeypatch.setattr(importing, "tell", tell)
    return said


def test_without_a_file_the_welcome_window_comes(studio: Studio) -> None:
    studio.start([])
    assert studio.welcome is not None
    assert studio.welcome.isVisible()
    assert not studio.windows


def test_a_file_named_at_the_start_opens_and_is_remembered(
    studio: Studio, file: Path, settings: Settings
) -> None:
    studio.start([file])
    assert [w.session.path for w in studio.windows] == [file]
    assert studio.welcome is None
    assert settings.recent == [file]


def test_a_file_is_opened_once(studio: Studio, file: Path) -> None:
    assert studio.open(file) is studio.open(file)
    assert len(studio.windows) == 1


def test_a_missing_file_is_said_and_forgotten(
    studio: Studio, tmp_path: Path, told: list[str], settings: Settings
) -> None:
    gone = tmp_path / "gone.cxs"
    settings.remember(gone)
    assert studio.open(gone) is None
    assert "gone.cxs" in told[0]
    assert settings.recent == []


def test_a_locked_file_offers_a_copy(studio: Studio, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "ask", lambda *_a: "copy")
    other = SessionFile.open(file)
    window = studio.open(file)
    other.close()
    assert window is not None
    assert window.session.path.parent == drafts_folder()
    assert len(window.session.document.nodes(Touchpoint)) == 5


def test_a_damaged_file_is_salvaged_into_a_new_one(
    studio: Studio, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: list[str]
) -> None:
    content = bytearray(file.read_bytes())
    content = content[: len(content) - 4096]
    file.write_bytes(content)
    before = file.read_bytes()
    monkeypatch.setattr(opening, "ask", lambda *_a: "salvage")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "saved.cxs"), ""))
    studio.open(file)
    assert file.read_bytes() == before
    assert told or studio.windows


def test_a_sample_opens_as_a_copy_and_leaves_nothing_unless_edited(studio: Studio) -> None:
    sample = resource("samples", "hospital-appointment.cxs")
    before = sample.read_bytes()
    window = studio.open_copy(sample)
    assert window is not None
    path = window.session.path
    assert path.parent == drafts_folder()
    window.close()
    assert not path.exists()
    assert sample.read_bytes() == before


def test_the_welcome_window_opens_a_sample(studio: Studio, qtbot: QtBot) -> None:
    studio.show_welcome()
    assert studio.welcome is not None
    welcome = studio.welcome
    tile = tiles(welcome)["hospital-appointment.cxs"]
    qtbot.waitUntil(lambda: "touchpoints" in tile.line(), timeout=30_000)
    click(tile)
    assert len(studio.windows) == 1
    assert not welcome.isVisible()


def test_recent_maps_show_with_missing_ones_greyed(studio: Studio, file: Path, settings: Settings) -> None:
    settings.remember(file)
    settings.remember(file.with_name("gone.cxs"))
    studio.show_welcome()
    assert studio.welcome is not None
    shown = tiles(studio.welcome)
    assert shown["visit.cxs"].isEnabled()
    assert not shown["gone.cxs"].isEnabled()


def test_recent_maps_come_in_the_order_of_their_last_use(
    studio: Studio, file: Path, tmp_path: Path, settings: Settings
) -> None:
    other = tmp_path / "other.cxs"
    SessionFile.create(other).close()
    first, second = studio.open(file), studio.open(other)
    assert first is not None
    assert second is not None
    assert settings.recent == [other, file]
    first.commands.add("stage")
    assert settings.recent == [file, other]
    assert studio.windows == [second, first]
    studio.quit()
    assert settings.recent == [file, other]


def test_what_was_open_when_the_program_died_comes_first(
    studio: Studio, file: Path, tmp_path: Path, settings: Settings
) -> None:
    closed = tmp_path / "closed.cxs"
    settings.use(file)
    settings.use(closed)
    settings.remember(closed)
    settings.let_go(closed)
    assert settings.recent == [closed, file]
    studio.start([])  # begun anew: nothing told that the first one was closed
    assert settings.recent == [file, closed]
    settings.remember(closed)
    settings.take_up()
    assert settings.recent == [closed, file]


def test_copies_for_groups_stand_after_their_map_and_a_crash_leads_back_to_it(
    studio: Studio, file: Path, tmp_path: Path, settings: Settings
) -> None:
    groups = [tmp_path / f"group {n}.cxs" for n in (1, 2, 3)]
    settings.note_copies(groups, file)
    for path in (file, *groups):
        settings.use(path)
    studio.start([])
    assert settings.recent == [file, *reversed(groups)]
    settings.forget(file)
    assert settings.recent == [*reversed(groups)]


def test_a_draft_that_was_closed_is_among_the_recent_maps(studio: Studio, qtbot: QtBot) -> None:
    window = studio.new()
    assert window is not None
    window.commands.add("stage")
    path = window.session.path
    window.close()
    studio.show_welcome()
    assert studio.welcome is not None
    tile = tiles(studio.welcome)[path.name]
    assert tile.accessibleName() == "Untitled map"
    click(tile)
    assert [w.session.path for w in studio.windows] == [path]


def test_a_draft_that_a_crash_left_is_offered_as_recovered(
    studio: Studio, qtbot: QtBot, settings: Settings
) -> None:
    window = studio.new()
    assert window is not None
    window.commands.add("stage")
    path = window.session.path
    window.close()
    settings.forget(path)
    studio.show_welcome()
    assert studio.welcome is not None
    welcome = studio.welcome
    qtbot.waitUntil(lambda: str(path) in [tile.path for tile in welcome.findChildren(MapTile)])
    click(next(tile for tile in welcome.findChildren(MapTile) if tile.path == str(path)))
    assert [w.session.path for w in studio.windows] == [path]


def test_a_new_map_is_a_draft_and_goes_when_nothing_was_made(studio: Studio) -> None:
    window = studio.new()
    assert window is not None
    path = window.session.path
    assert path.exists()
    window.close()
    assert not path.exists()
    assert studio.windows == []


def test_a_table_becomes_a_map(studio: Studio, tmp_path: Path) -> None:
    table = tmp_path / "journey.csv"
    table.write_text("stage,touchpoint,pain\nBook,Call,Nobody answers\nVisit,Wait,\n", encoding="utf-8")
    window = studio.open(table)
    assert window is not None
    points = window.session.document.journey_touchpoints(window.session.journey())
    assert [t.title for t in points] == ["Call", "Wait"]


def test_faulty_rows_are_listed_and_the_good_ones_can_come_alone(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    table = tmp_path / "journey.csv"
    table.write_text("stage,touchpoint,emotion\nBook,Call,1\nVisit,Wait,wonderful\n", encoding="utf-8")
    listed: list[str] = []

    def look(self: importing.FaultyRows) -> int:
        listed.append(self.rows.toPlainText())
        return 1

    monkeypatch.setattr(importing.FaultyRows, "exec", look)
    window = studio.import_from(table)
    assert "3" in listed[0]
    assert window is not None
    assert sorted(t.title for t in window.session.document.nodes(Touchpoint)) == [
        "Call",
        "Wait",
    ]  # its emotion alone is left out


def test_saying_no_to_faulty_rows_makes_nothing(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "journey.csv"
    table.write_text("stage,touchpoint,emotion\nVisit,Wait,wonderful\n", encoding="utf-8")
    monkeypatch.setattr(importing.FaultyRows, "exec", lambda _self: 0)
    assert studio.import_from(table) is None
    assert list(drafts_folder().glob("*.cxs")) == []


def test_new_maps_are_told_apart_by_number(studio: Studio) -> None:
    windows = [studio.new(), studio.new()]
    names = [window.session.name() for window in windows if window]
    assert names == ["Untitled map", "Untitled map 2"]
    second = windows[1]
    assert second is not None
    assert second.toolbar.title.text().strip() == "Untitled map 2"
    assert second.windowTitle().startswith("Untitled map 2")


def test_a_theme_is_painted_before_it_is_seen(studio: Studio, file: Path) -> None:
    window = studio.open(file)
    assert window is not None
    window.canvas.drain()
    studio.choose_theme("dark")
    dark = window.canvas.sheet.picture()
    window.canvas.drain()
    assert dark == window.canvas.sheet.picture()


def test_a_file_dropped_on_the_welcome_window_opens(studio: Studio, file: Path) -> None:
    studio.show_welcome()
    assert studio.welcome is not None
    studio.welcome.dropped.emit([QUrl.fromLocalFile(str(file)).toLocalFile()])
    assert [w.session.path for w in studio.windows] == [file]


def test_a_theme_is_worn_by_all_and_remembered(studio: Studio, file: Path, settings: Settings) -> None:
    window = studio.open(file)
    assert window is not None
    window.actions_by_id["view.dark"].trigger()
    assert window.wears.dark
    assert settings.theme == "dark"
    assert window.actions_by_id["view.dark"].isChecked()
    window.actions_by_id["view.light"].trigger()
    assert not window.wears.dark


def test_a_map_opens_where_it_was_left(studio: Studio, file: Path) -> None:
    window = studio.open(file)
    assert window is not None
    window.commands.zoom(1.5)
    window.close()
    again = studio.open(file)
    assert again is not None
    assert again.canvas.zoom == pytest.approx(1.5)


def test_about_and_keys_open(studio: Studio) -> None:
    studio.show_welcome()
    for id in ("help.about", "help.keys"):
        studio._asked(id)
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        assert len(shown) == 1
        shown[0].close()


def test_quitting_closes_every_window(studio: Studio, file: Path) -> None:
    studio.open(file)
    studio.new()
    studio.quit()
    assert studio.windows == []


def test_the_list_of_recent_maps_is_forgotten_at_once(studio: Studio, file: Path, settings: Settings) -> None:
    settings.remember(file)
    studio.show_welcome()
    assert studio.welcome is not None
    assert "visit.cxs" in tiles(studio.welcome)
    studio.welcome._clear()
    assert settings.recent == []
    assert "visit.cxs" not in tiles(studio.welcome)
    assert file.exists()


@pytest.mark.parametrize("id", [row.id for row in ACTIONS if row.does is None])
def test_whatever_a_window_passes_on_is_answered(
    studio: Studio, id: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[str] = []

    def choose(_parent: object, title: str, *_rest: object) -> tuple[str, str]:
        opened.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    monkeypatch.setattr(QDialog, "open", lambda dialog: opened.append(dialog.windowTitle()))
    window = studio.new()
    assert window is not None
    before = (len(studio.windows), studio.theme.name)
    window.actions_by_id[id].trigger()
    if id == "view.system":
        assert studio.settings.theme == "system"
    elif id == "view.light":
        assert studio.settings.theme == "light"
    else:
        after = (len(studio.windows), studio.theme.name)
        assert opened or after != before or (studio.welcome is not None and studio.welcome.isVisible())
