from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxstudio.files.problems import FileProblem
from cxstudio.files.save_state import SaveState
from cxstudio.files.session_file import SessionFile
from cxstudio.files.waiting_blobs import LARGEST_BLOB
from cxstudio.model.records import Attachment, Card
from tests.files.writers import kill, writer
from tests.model.random_edits import RandomEdits, edges, start, state


@pytest.fixture
def session(tmp_path: Path) -> Iterator[SessionFile]:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    yield session
    session.close(abandon=True)


def write(session: SessionFile, text: str) -> None:
    with session.document.transaction("Write"):
        session.document.set("c", text=text)


def names(folder: Path) -> list[str]:
    return sorted(x.name for x in folder.iterdir())


def text_in(path: Path) -> str:
    session = SessionFile.open(path, read_only=True)
    card = session.document.find("c", Card)
    session.close(abandon=True)
    assert card is not None
    return card.text


def test_a_closed_session_is_one_plain_recognisable_file(session: SessionFile, tmp_path: Path) -> None:
    session.close()
    assert names(tmp_path) == ["a.cxs"]
    head = session.path.read_bytes()[:100]
    assert head.startswith(b"SQLite format 3\0")
    assert head[68:72] == b"CXST"
    assert head[60:64] == b"\0\0\0\1"


@pytest.mark.parametrize("seed", range(4))
def test_what_is_opened_equals_what_was_saved_and_can_still_be_undone(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.cxs"
    session = SessionFile.create(path)
    start(session.document)
    writer = RandomEdits(session.document, "a", seed)
    seen = []
    for step in range(40):
        writer.edit()
        seen.append(state(session.document))
        if step % 9 == 8:
            session.close()
            session = SessionFile.open(path)
            writer.document = session.document
            assert state(session.document) == seen[-1]
            if step % 2:
                session.document.undo()
                session.document.redo()
    before = state(session.document), edges(session.document)
    session.close()
    session = SessionFile.open(path)
    assert (state(session.document), edges(session.document)) == before
    while session.document.undo_label:
        session.document.undo()
    assert list(state(session.document)) == ["session"]
    while session.document.redo_label:
        session.document.redo()
    assert state(session.document) == before[0]
    session.close()


def test_each_action_is_on_disk_when_its_transaction_ends(session: SessionFile) -> None:
    states: list[SaveState] = []
    session.on_state(states.append)
    write(session, "durable")
    assert [(s.pending, s.problem) for s in states] == [(0, "")]
    assert text_in(session.path) == "durable"


def test_a_file_copied_by_anybody_is_complete_after_an_idle_moment(
    session: SessionFile, tmp_path: Path
) -> None:
    write(session, "idle")
    session.idle()
    (tmp_path / "copy.cxs").write_bytes(session.path.read_bytes())
    assert text_in(tmp_path / "copy.cxs") == "idle"


def test_a_session_is_open_once(session: SessionFile) -> None:
    with pytest.raises(FileProblem) as problem:
        SessionFile.open(session.path)
    assert problem.value.kind == "locked"
    assert str(problem.value) == "“a.cxs” is already open. Close it there, or open a copy of it."
    write(session, "goes on")


def test_a_file_open_in_another_process_is_said_and_free_when_that_is_gone(
    session: SessionFile,
) -> None:
    session.close()
    other = writer(session.path, 2)
    with pytest.raises(FileProblem, match="is already open"):
        SessionFile.open(session.path)
    assert text_in(session.path) == "text 1"
    kill(other)
    again = SessionFile.open(session.path)
    again.close()
    assert text_in(session.path) == "text 1"


def test_a_folder_that_may_not_be_written_is_said_at_opening(session: SessionFile, tmp_path: Path) -> None:
    session.close()
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(FileProblem, match="Open it for reading, or save a copy elsewhere"):
            SessionFile.open(session.path)
        assert text_in(session.path) == "Nobody answers"
    finally:
        tmp_path.chmod(0o755)


def test_opened_for_reading_nothing_is_written_and_changes_go_into_a_copy(
    session: SessionFile, tmp_path: Path
) -> None:
    session.close()
    before, files = session.path.read_bytes(), names(tmp_path)
    reading = SessionFile.open(session.path, read_only=True)
    write(reading, "only here")
    assert reading.state.pending == 1
    assert "save a copy" in reading.state.problem
    assert names(tmp_path) == files
    reading.save_copy(tmp_path / "copy.cxs")
    reading.close(abandon=True)
    assert session.path.read_bytes() == before
    assert text_in(tmp_path / "copy.cxs") == "only here"


def test_a_file_that_may_not_be_written_is_offered_for_reading(session: SessionFile) -> None:
    session.close()
    session.path.chmod(stat.S_IREAD)
    with pytest.raises(FileProblem) as problem:
        SessionFile.open(session.path)
    assert problem.value.kind == "read-only"
    assert text_in(session.path) == "Nobody answers"
    session.path.chmod(stat.S_IREAD | stat.S_IWRITE)


def test_create_never_overwrites(session: SessionFile) -> None:
    with pytest.raises(FileProblem) as problem:
        SessionFile.create(session.path)
    assert problem.value.kind == "exists"


def test_a_picture_lands_with_the_row_that_names_it(session: SessionFile) -> None:
    picture = os.urandom(100_000)
    sha256 = session.put_blob(picture, "image/png")
    assert session.blob(sha256) == picture
    with session.document.transaction("Attach"):
        session.document.put(Attachment(id="a", sha256=sha256, size=len(picture), owner="c"))
    session.close()
    again = SessionFile.open(session.path)
    assert again.blob(sha256) == picture
    assert again.blob("0" * 64) is None
    again.close()


def test_a_picture_has_a_largest_size(session: SessionFile) -> None:
    with pytest.raises(ValueError, match="larger than 25 MB"):
        session.put_blob(bytes(LARGEST_BLOB + 1), "image/png")


def test_local_state_stays_in_the_file(session: SessionFile) -> None:
    session.set_local("zoom", {"scale": 1.5, "at": [1, 2]})
    session.close()
    again = SessionFile.open(session.path)
    assert again.local("zoom") == {"scale": 1.5, "at": [1, 2]}
    assert again.local("scroll") is None
    again.close()


def test_a_draft_gets_its_place_once_and_goes_on_there(session: SessionFile, tmp_path: Path) -> None:
    write(session, "draft")
    (tmp_path / "named").mkdir()
    session.move_to(tmp_path / "named" / "b.cxs")
    write(session, "named")
    assert session.document.undo_label == "Write"
    session.close()
    assert sorted(x.name for x in tmp_path.rglob("*")) == ["b.cxs", "named"]
    assert text_in(tmp_path / "named" / "b.cxs") == "named"


def test_a_copy_is_complete_and_apart(session: SessionFile, tmp_path: Path) -> None:
    write(session, "one")
    session.save_copy(tmp_path / "copy.cxs")
    write(session, "two")
    session.close()
    copy = SessionFile.open(tmp_path / "copy.cxs")
    assert copy.document.undo_label == "Write"
    copy.close()
    assert (text_in(tmp_path / "copy.cxs"), text_in(session.path)) == ("one", "two")


def test_a_copy_never_lands_under_what_a_crash_left(session: SessionFile, tmp_path: Path) -> None:
    (tmp_path / "b.cxs-wal").write_bytes(b"left by a crash")
    with pytest.raises(FileProblem) as problem:
        session.save_copy(tmp_path / "b.cxs")
    assert problem.value.kind == "in use"


def test_a_listener_that_fails_does_not_cost_the_row(
    session: SessionFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *error: failed.append(error[1]))

    def fail(state: SaveState) -> None:
        raise LookupError(state.pending)

    session.on_state(fail)
    write(session, "kept")
    assert [type(x) for x in failed] == [LookupError]
    assert text_in(session.path) == "kept"


def test_a_copy_into_a_missing_folder_says_so(session: SessionFile, tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as problem:
        session.save_copy(tmp_path / "nowhere" / "copy.cxs")
    assert str(problem.value).startswith("“nowhere” is not there.")


def test_a_file_deleted_under_us_is_noticed_and_can_be_saved_elsewhere(
    session: SessionFile, tmp_path: Path
) -> None:
    session.path.unlink()
    write(session, "where am I")
    assert session.state.pending == 1
    assert session.state.problem.startswith("Not saved: “a.cxs” was moved or deleted.")
    session.save_copy(tmp_path / "rescued.cxs")
    assert text_in(tmp_path / "rescued.cxs") == "where am I"


def test_a_file_that_comes_back_gets_the_rows_that_waited(session: SessionFile, tmp_path: Path) -> None:
    session.path.rename(tmp_path / "elsewhere.cxs")
    write(session, "meanwhile")
    assert session.state.pending == 1
    (tmp_path / "elsewhere.cxs").rename(session.path)
    assert session.retry()
    assert text_in(session.path) == "meanwhile"


def test_a_stick_that_was_pulled_out_and_put_back_gets_the_rows_that_waited(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    session = SessionFile.create(stick / "a.cxs")
    start(session.document)
    write(session, "before")
    stick.rename(tmp_path / "pulled")
    write(session, "one")
    write(session, "two")
    assert session.state.problem.startswith("Not saved: “a.cxs” cannot be reached. Plug its disk in again")
    shutil.copytree(tmp_path / "pulled", stick)
    write(session, "three")
    assert (session.state.pending, session.state.problem) == (0, "")
    session.close()
    assert names(stick) == ["a.cxs"]
    again = SessionFile.open(stick / "a.cxs")
    texts = []
    for _ in range(4):
        card = again.document.find("c", Card)
        texts.append(card.text if card else "")
        again.document.undo()
    assert texts == ["three", "two", "one", "before"]
    again.close()


def test_another_file_in_the_place_of_ours_is_left_alone(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    session = SessionFile.create(stick / "a.cxs")
    start(session.document)
    stick.rename(tmp_path / "pulled")
    write(session, "one")
    stick.mkdir()
    other = SessionFile.create(stick / "a.cxs")
    other.close()
    before = other.path.read_bytes()
    write(session, "two")
    assert session.state.pending == 2
    session.save_copy(tmp_path / "rescued.cxs")
    session.close(abandon=True)
    assert other.path.read_bytes() == before
    assert text_in(tmp_path / "rescued.cxs") == "two"


def refusal(code: int) -> sqlite3.OperationalError:
    """What SQLite raises, whose words may change from version to version."""
    error = sqlite3.OperationalError("words of its own")
    error.sqlite_errorcode = code
    return error


class Refusing:
    """A connection whose disk refuses new rows."""

    def __init__(self, db: sqlite3.Connection, code: int) -> None:
        self.db, self.code = db, code

    def __getattr__(self, name: str) -> object:
        return getattr(self.db, name)

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql in {"begin immediate", "commit"}:
            raise refusal(self.code)
        return self.db.execute(sql, *values)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, "Not saved: the disk of “a.cxs” is full."),
        (sqlite3.SQLITE_IOERR, "Not saved: “a.cxs” cannot be reached."),
    ],
)
def test_rows_the_disk_refuses_wait_and_are_written_in_order(
    session: SessionFile, code: int, sentence: str
) -> None:
    states: list[SaveState] = []
    session.on_state(states.append)
    good = session.store.db
    session.store.db = Refusing(good, code)  # type: ignore[assignment]
    for text in ("one", "two"):
        write(session, text)
    session.document.undo()
    assert session.state.pending == 3
    assert session.state.problem.startswith(sentence)
    assert session.document.redo_label == "Write"
    with pytest.raises(FileProblem):
        session.close()
    session.store.db = good
    assert session.retry()
    assert (states[-1].pending, states[-1].problem) == (0, "")
    session.document.redo()
    assert text_in(session.path) == "two"
    session.close()
    again = SessionFile.open(session.path)
    again.document.undo()
    again.document.undo()
    again.close()
    assert text_in(session.path) == "Nobody answers"
