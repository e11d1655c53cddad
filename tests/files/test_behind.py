from __future__ import annotations

import queue
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxstudio.files import behind
from cxstudio.files.merge import merge_into
from cxstudio.files.problems import FileProblem
from cxstudio.files.save_state import SaveState
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.files.versions import name_version, open_version
from cxstudio.model.records import Attachment, Card
from tests.model.random_edits import RandomEdits, start, state

PATIENCE = 60  # seconds until a thread that never answers fails the test


class Slow:
    """A disk that writes when it is told to, and what it was given to write at once."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.free.set()
        self.batches: list[int] = []
        self.refuse = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Slow:
    found = Slow()
    really = Store.write

    def write(store: Store, rows: tuple[object, ...], blobs: tuple[object, ...] = ()) -> None:
        assert found.free.wait(PATIENCE)
        found.batches.append(len(rows))
        if found.refuse:
            error = sqlite3.OperationalError("words of its own")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        really(store, rows, blobs)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "write", write)
    monkeypatch.setattr(behind, "SLOW", -1.0)  # any disk counts as slow
    return found


class Posted:
    """What the thread that writes has asked this one to do."""

    def __init__(self) -> None:
        self.waiting: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def run_one(self) -> None:
        self.waiting.get(timeout=PATIENCE)()

    def run_those_there(self) -> None:
        while not self.waiting.empty():
            self.run_one()


@pytest.fixture
def posted() -> Posted:
    return Posted()


def made(path: Path, posted: Posted) -> SessionFile:
    """A session whose disk has proven slow."""
    session = SessionFile.create(path)
    session.write_behind(posted.waiting.put)
    start(session.document)
    for i in range(5):
        write(session, f"early {i}")
    session.retry()
    posted.run_those_there()
    return session


@pytest.fixture
def session(tmp_path: Path, disk: Slow, posted: Posted) -> Iterator[SessionFile]:
    found = made(tmp_path / "a.cxs", posted)
    disk.batches.clear()
    yield found
    disk.free.set()
    found.close(abandon=True)


def write(session: SessionFile, text: str) -> None:
    with session.document.transaction("Write"):
        session.document.set("c", text=text)


def text_of(session: SessionFile) -> str:
    card = session.document.find("c", Card)
    return card.text if card else ""


def text_in(path: Path) -> str:
    session = SessionFile.open(path, read_only=True)
    text = text_of(session)
    session.close(abandon=True)
    return text


def test_on_a_quick_disk_each_action_is_on_disk_when_its_transaction_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, posted: Posted
) -> None:
    monkeypatch.setattr(behind, "SLOW", float(PATIENCE))
    session = made(tmp_path / "a.cxs", posted)
    write(session, "at once")
    assert (session.state.pending, session.durable) == (0, session.rows()[-1].seq)
    assert posted.waiting.empty()
    session.close()


def test_nobody_waits_for_a_slow_disk_and_saved_is_said_only_when_it_is(
    session: SessionFile, disk: Slow, posted: Posted
) -> None:
    heard: list[SaveState] = []
    session.on_state(heard.append)
    saved, durable = session.state.saved, session.durable
    disk.free.clear()
    for text in ("one", "two", "three"):
        write(session, text)
    assert [(s.pending, s.problem, s.saved) for s in heard] == [(n, "", saved) for n in (1, 2, 3)]
    assert (text_of(session), session.durable) == ("three", durable)
    disk.free.set()
    posted.run_one()
    assert (heard[-2].pending, heard[-1].pending, session.durable) == (2, 2, durable + 1)
    posted.run_one()
    assert (heard[-1].pending, session.durable) == (0, durable + 3)
    assert disk.batches == [1, 2]  # what came meanwhile shares one sync
    assert text_in(session.path) == "three"


def test_closing_waits_for_all(session: SessionFile, disk: Slow, posted: Posted) -> None:
    for i in range(10):
        write(session, f"text {i}")
    session.close()
    posted.run_those_there()  # what comes too late does no harm
    assert text_in(session.path) == "text 9"
    assert sum(disk.batches) == 10
    assert [x.name for x in session.path.parent.iterdir()] == ["a.cxs"]


def test_rows_a_slow_disk_refuses_wait_and_land_in_order(
    session: SessionFile, disk: Slow, posted: Posted
) -> None:
    disk.refuse = True
    write(session, "one")
    posted.run_one()
    assert session.state.problem.startswith("Not saved: the disk of “a.cxs” is full.")
    write(session, "two")
    session.document.undo()
    assert session.state.pending == 3
    with pytest.raises(FileProblem):
        session.close()
    disk.refuse = False
    assert session.retry()
    assert (session.state.pending, session.state.problem, text_of(session)) == (0, "", "one")
    session.close()
    again = SessionFile.open(session.path)
    again.document.undo()
    assert text_of(again) == "early 4"
    again.close()


def test_what_is_under_way_can_be_undone_copied_named_and_read(session: SessionFile, tmp_path: Path) -> None:
    write(session, "one")
    session.document.undo()
    assert text_of(session) == "early 4"
    session.document.redo()
    write(session, "two")
    session.save_copy(tmp_path / "copy.cxs")
    assert text_in(tmp_path / "copy.cxs") == "two"
    write(session, "three")
    name_version(session, "Now")
    write(session, "four")
    kept = open_version(session, "Now").find("c", Card)
    assert kept is not None
    assert kept.text == "three"
    data = bytes(1000)
    sha256 = session.put_blob(data, "image/png")
    with session.document.transaction("Attach"):
        session.document.put(Attachment(id="a", sha256=sha256, size=len(data), owner="c"))
    assert session.blob(sha256) == data
    session.retry()
    assert session.blob(sha256) == data


def test_an_idle_moment_does_not_hold_the_window_up_either(
    session: SessionFile, tmp_path: Path, posted: Posted
) -> None:
    write(session, "resting")
    session.set_local("zoom", 2)
    session.idle()
    posted.run_one()
    session.retry()
    alone = tmp_path / "alone.cxs"
    alone.write_bytes(session.path.read_bytes())
    copy = SessionFile.open(alone)
    assert (text_of(copy), copy.local("zoom")) == ("resting", 2)
    copy.close()


def test_a_session_moves_and_merges_with_rows_under_way(
    session: SessionFile, tmp_path: Path, posted: Posted
) -> None:
    session.save_copy(tmp_path / "other.cxs")
    other = SessionFile.open(tmp_path / "other.cxs")
    with other.document.transaction("Title"):
        other.document.set("t", title="theirs")
    other.close()
    write(session, "mine")
    assert merge_into(session, tmp_path / "other.cxs").changed == 1
    write(session, "moved")
    session.move_to(tmp_path / "moved.cxs")
    posted.run_those_there()
    write(session, "after")
    before = state(session.document)
    session.close()
    assert text_in(tmp_path / "moved.cxs") == "after"
    again = SessionFile.open(tmp_path / "moved.cxs")
    assert state(again.document) == before
    again.close()


def test_an_error_that_is_no_fault_of_the_disk_is_not_swallowed(
    session: SessionFile, posted: Posted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise LookupError("ours")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "write", fail)
        write(session, "kept")
        with pytest.raises(LookupError, match="ours"):
            posted.run_one()
    assert session.state.pending == 1
    session.close()
    assert text_in(session.path) == "kept"


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.usefixtures("disk")
def test_whatever_is_done_while_rows_are_under_way_the_file_says_what_the_map_says(
    tmp_path: Path, posted: Posted, seed: int
) -> None:
    dice = random.Random(seed)
    session = made(tmp_path / "a.cxs", posted)
    writer = RandomEdits(session.document, "a", seed)
    done: list[Callable[[], object]] = [
        writer.edit, writer.edit, writer.edit, session.document.undo, session.document.redo, session.idle,
        posted.run_those_there, session.retry, lambda: session.set_local("zoom", dice.random()), session.rows,
    ]  # fmt: skip
    for _ in range(80):
        if session.document.undo_label != "Start":
            dice.choice(done)()
        else:
            writer.edit()
    before, rows = state(session.document), session.rows()
    session.close()
    again = SessionFile.open(session.path)
    assert state(again.document) == before
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert again.rows() == rows
    again.close()
