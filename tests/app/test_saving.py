"""What the window promises about saving, and what it does when the disk refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cxstudio.app import file_commands
from cxstudio.app.dialogs import naming
from cxstudio.app.icons import icon
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.edits.stages import add_stage
from cxstudio.files.drafts import drafts_folder, list_drafts, new_draft, rescue
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.files.versions import versions
from cxstudio.model.records import Card, Stage, Touchpoint
from cxstudio.picture.theme import theme
from cxstudio.workshop.adding import Place, add_line
from cxstudio.workshop.capture import read_line
from tests.app.conftest import Opened
from tests.app.hands import type_into
from tests.makers import empty_map


def refused(*_args: object, **_more: object) -> None:
    """What a full disk does with rows."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on no row can be written, until the test ends the fault."""

    def begin() -> None:
        monkeypatch.setattr(Store, "write", refused)

    return begin


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """The next file dialog answers with this path."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))


def test_saved_is_said_with_the_time(small: Opened) -> None:
    small.window.commands.add("stage")
    state = small.window.toolbar.state.text()
    assert state.startswith("Saved ")
    assert len(state) == len("Saved 10:42")


def test_a_full_disk_is_said_and_stays_said_until_all_is_on_disk(
    small: Opened, full_disk: Callable[[], None], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    full_disk()
    small.window.commands.add("stage")
    toolbar = small.window.toolbar
    assert toolbar.state.full_text().startswith("Not saved: the disk of")
    assert toolbar.state.property("look") == "error"
    small.window.canvas.select([small.made.touchpoints[0]])
    assert toolbar.state.full_text().startswith("Not saved")
    monkeypatch.undo()
    qtbot.waitUntil(lambda: toolbar.state.full_text().startswith("Saved"), timeout=10_000)
    assert not small.window.isWindowModified()


def test_closing_asks_only_while_something_is_not_on_disk(
    small: Opened, full_disk: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _headline: str, text: str, _answers: object) -> str:
        asked.append(text)
        return "stay" if len(asked) == 1 else "close"

    monkeypatch.setattr(file_commands, "ask", answer)
    full_disk()
    small.window.commands.add("stage")
    small.window.close()
    assert small.window.isVisible()
    assert "disk" in asked[0]
    small.window.close()
    assert len(asked) == 2


def test_a_copy_that_was_not_written_after_all_keeps_the_window_open(
    small: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen(monkeypatch, tmp_path / "an earlier copy.cxs")
    small.window.files.save_copy()
    monkeypatch.setattr(file_commands, "ask", lambda *_a: "copy")
    with monkeypatch.context() as fault:
        fault.setattr(Store, "write", refused)
        small.window.commands.add("stage")
        chosen(monkeypatch, "")
        small.window.close()
        assert small.window.isVisible()
        assert small.window.session.unsaved
    small.window.session.retry()


def test_what_the_disk_refuses_is_rescued_when_nobody_can_be_asked(
    small: Opened, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    write = Store.write

    def refuse(self: Store, *args: Any, **more: Any) -> None:
        if self.path == small.path:
            refused()
        write(self, *args, **more)

    monkeypatch.setattr(Store, "write", refuse)
    add_stage(small.made.document, small.made.journey, "Not on disk")
    small.window.put_away()
    (draft,) = [d for d in list_drafts() if d.title == small.path.stem]
    rescued = SessionFile.open(draft.path)
    assert [s.title for s in rescued.document.stages(small.made.journey)][-1] == "Not on disk"
    rescued.close()
    assert str(draft.path) in caplog.text
    draft.path.unlink()


def test_a_logout_that_is_called_off_has_rescued_what_there_was_once(
    small: Opened, dressed: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, path = Store.write, small.path

    def refuse(self: Store, *args: Any, **more: Any) -> None:
        if self.path == path:
            refused()
        write(self, *args, **more)

    monkeypatch.setattr(Store, "write", refuse)
    add_stage(small.made.document, small.made.journey, "Not on disk")
    studio = Studio(dressed, settings)
    studio.windows.append(small.window)
    studio.keep()
    studio.keep()
    studio.ring.stop()
    assert small.window.isVisible()
    small.window.put_away()
    (draft,) = [d for d in list_drafts() if d.title == path.stem]
    draft.path.unlink()


def test_what_cannot_even_be_read_is_rescued_from_memory(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_self: SessionFile, path: Path) -> None:
        raise FileProblem("unreachable", path)

    monkeypatch.setattr(SessionFile, "save_copy", unreadable)
    path = rescue(small.window.session.file)
    rescued = SessionFile.open(path)
    assert rescued.document.nodes(Card) == small.made.document.nodes(Card)
    assert rescued.document.stages(small.made.journey) == small.made.document.stages(small.made.journey)
    rescued.close()
    path.unlink()


def test_closing_writes_what_is_still_being_typed(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    row = small.window.inspector.row("serves")
    assert row is not None
    row.editor.setFocus()
    type_into(row.editor, "Desk")
    small.window.close()
    again = SessionFile.open(small.path)
    found = again.document.find(small.made.touchpoints[0], Touchpoint)
    again.close()
    assert found is not None
    assert found.serves == "Desk"


def test_closing_and_opening_gives_the_same_map_and_its_undo(small: Opened, engine: object) -> None:
    small.window.commands.add("stage")
    cards = small.made.document.nodes(Card)
    small.window.close()
    again = SessionFile.open(small.path)
    assert again.document.nodes(Card) == cards
    assert again.document.undo_label == "Add stage"
    again.close()


def test_save_puts_a_version_without_a_question(small: Opened) -> None:
    small.window.files.save()
    assert len(versions(small.window.session.file)) == 1
    assert small.window.toast.isVisible()


def test_a_version_gets_a_name(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "ask_name", lambda *_a, **_k: "After the workshop")
    small.window.files.save_version()
    assert [version.name for version in versions(small.window.session.file)] == ["After the workshop"]
    assert small.window.toast.isVisible()


@pytest.mark.parametrize(("answer", "replaced"), [("keep", False), ("replace", True)])
def test_a_version_of_the_same_name_is_replaced_after_a_question(
    small: Opened, monkeypatch: pytest.MonkeyPatch, answer: str, replaced: bool
) -> None:
    monkeypatch.setattr(naming, "ask_name", lambda *_a, **_k: "One")
    monkeypatch.setattr(file_commands, "ask", lambda *_a: answer)
    small.window.files.save_version()
    (first,) = versions(small.window.session.file)
    add_stage(small.made.document, small.made.journey, "Later")
    small.window.files.save_version()
    (kept,) = versions(small.window.session.file)
    assert (kept.seq > first.seq) is replaced


def test_no_name_is_no_version(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "ask_name", lambda *_a, **_k: None)
    small.window.files.save_version()
    assert versions(small.window.session.file) == []


def test_the_first_save_of_a_draft_asks_for_its_place(
    open_window: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened = open_window(empty_map)
    monkeypatch.setattr(OpenSession, "is_draft", property(lambda self: self.path != tmp_path / "Visit.cxs"))
    old = opened.window.session.path
    chosen(monkeypatch, tmp_path / "Visit")
    opened.window.files.save()
    assert opened.window.session.path == tmp_path / "Visit.cxs"
    assert not old.exists()
    assert opened.window.windowTitle() == "Visit[*] - CX Studio"
    assert opened.window.windowFilePath().endswith("Visit.cxs")


def test_a_copy_is_whole_and_the_window_stays(
    small: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen(monkeypatch, tmp_path / "copy.cxs")
    small.window.files.save_copy()
    copy = SessionFile.open(tmp_path / "copy.cxs")
    assert len(copy.document.nodes(Card)) == len(small.made.document.nodes(Card))
    copy.close()
    assert small.window.session.path == small.path


def test_a_clean_copy_leaves_out_what_is_internal(
    small: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with small.made.document.transaction("Keep inside"):
        small.made.document.set(small.made.cards[0], internal=True)
    chosen(monkeypatch, tmp_path / "clean.cxs")
    small.window.files.save_clean_copy()
    copy = SessionFile.open(tmp_path / "clean.cxs")
    assert copy.document.get(small.made.cards[0]) is None
    copy.close()


def test_no_place_chosen_changes_nothing(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen(monkeypatch, "")
    small.window.files.save_copy()
    assert small.window.session.path == small.path


def test_an_untouched_draft_goes_with_its_window() -> None:
    file = new_draft()
    empty_map(file.document)
    path = file.path
    assert path.parent == drafts_folder()
    OpenSession(file).close()
    assert not path.exists()


def test_a_draft_with_a_stage_is_kept() -> None:
    file = new_draft()
    made = empty_map(file.document)
    session = OpenSession(file)
    add_stage(file.document, made.journey, "Book")
    session.close()
    kept = SessionFile.open(session.path)
    assert [s.title for s in kept.document.nodes(Stage)] == ["Book"]
    kept.close()
    session.path.unlink()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("workshop drafts", [{"text": "No bus on Sundays", "kind": "pain", "made": "", "was": ""}]),
        ("workshop draft", "Half a sentence"),
        ("workshop notes", {"": "Ask the ward first"}),
        ("entry", ["pain", "Half a sentence"]),
    ],
)
def test_a_draft_with_words_that_are_nowhere_on_its_map_is_kept(key: str, words: object) -> None:
    file = new_draft()
    empty_map(file.document)
    session = OpenSession(file)
    session.keep_now(key, words)
    session.close()
    kept = SessionFile.open(session.path)
    assert kept.local(key) == words
    kept.close()
    assert [draft.path for draft in list_drafts()] == [session.path]
    session.path.unlink()


def test_a_draft_with_nothing_but_a_note_in_the_parking_lot_is_kept() -> None:
    file = new_draft()
    made = empty_map(file.document)
    session = OpenSession(file)
    add_line(file.document, read_line("p Who pays?", "question"), Place(made.journey), date(2026, 3, 2))
    session.close()
    assert session.path.exists()
    session.path.unlink()


def test_the_window_is_where_it_was(small: Opened, open_window: Callable[..., Opened]) -> None:
    small.window.resize(1212, 808)
    small.window.close()
    geometry = small.window._settings.geometry
    assert geometry is not None
    assert not geometry.isEmpty()


def test_turning_the_session_mirrors_the_window(small: Opened) -> None:
    before = small.window.left.x()
    with small.made.document.transaction("Turn"):
        small.made.document.set("session", direction="rtl")
    assert small.window.left.x() > before
    assert small.window.inspector.x() == 0
    undo = small.window.actions_by_id["edit.undo"].icon().pixmap(16, 16).toImage()
    straight = icon("undo-2", theme("light").colour("ink"), 16).pixmap(16, 16).toImage()
    assert undo != straight
    turned = icon("undo-2", theme("light").colour("ink"), 16, rtl=True).pixmap(16, 16).toImage()
    assert undo == turned


def test_a_theme_reaches_every_area(small: Opened) -> None:
    small.window.wear(theme("dark"))
    assert small.window.wears.dark
    assert small.window.canvas._theme.dark
