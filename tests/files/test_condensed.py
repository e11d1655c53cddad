from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from cxstudio.files import condensed, vetting
from cxstudio.files.merge import merge_files
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.files.versions import name_version, open_version
from cxstudio.model.document import Document
from cxstudio.model.replica import Replica
from tests.model.random_edits import RandomEdits, edges, start, state


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps of a test are small: condense them all the same."""
    monkeypatch.setattr(condensed, "FEWEST_ROWS", 5)


def worked_on(path: Path, seed: int = 0, steps: int = 60, name: str = "a") -> None:
    session = SessionFile.open(path) if path.exists() else SessionFile.create(path)
    if name == "a":
        start(session.document)
    writer = RandomEdits(session.document, name, seed)
    for _ in range(steps):
        writer.edit()
        if writer.dice.random() < 0.1:
            session.document.undo()
    session.close()


def kept(path: Path) -> condensed.Condensed | None:
    store = Store.open(path, read_only=True)
    found = store.condensed()
    store.drop()
    return found


def replayed(path: Path) -> Replica:
    store = Store.open(path, read_only=True)
    rows = store.rows()
    store.drop()
    return Replica(row.update for row in rows)


def taken_in(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many updates each replica made from now on begins with."""
    counts: list[int] = []
    begin = Replica.__init__

    def count(replica: Replica, updates: object = ()) -> None:
        found = list(updates)  # type: ignore[call-overload]
        counts.append(len(found))
        begin(replica, found)

    monkeypatch.setattr(Replica, "__init__", count)
    return counts


def redo_all(document: Document) -> None:
    while document.redo_label:
        document.redo()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("often")
def test_a_condensed_file_opens_as_its_rows_say_and_can_be_undone_to_the_beginning(
    tmp_path: Path, seed: int
) -> None:
    path = tmp_path / "a.cxs"
    worked_on(path, seed)
    worked_on(path, seed, 9, "b")
    assert kept(path) is not None
    session = SessionFile.open(path)
    replica, whole = session.document.replica, replayed(path)
    assert replica is not None
    assert (replica.state(), replica.vector()) == (whole.state(), whole.vector())
    redo_all(session.document)
    before = state(session.document), edges(session.document)
    while session.document.undo_label:
        session.document.undo()
    assert list(state(session.document)) == ["session"]
    redo_all(session.document)
    assert (state(session.document), edges(session.document)) == before
    session.close()


@pytest.mark.usefixtures("often")
def test_the_engine_takes_in_one_update_and_what_came_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.cxs"
    worked_on(path)
    session = SessionFile.open(path)
    with session.document.transaction("Later"):
        session.document.set("t", title="Later")
    session.close()
    counts = taken_in(monkeypatch)
    SessionFile.open(path).close()
    assert counts == [2]


def test_few_rows_are_left_as_they_are(tmp_path: Path) -> None:
    worked_on(tmp_path / "a.cxs")
    assert kept(tmp_path / "a.cxs") is None


@pytest.mark.usefixtures("often")
def test_versions_of_a_condensed_file_stay_exact(tmp_path: Path) -> None:
    path = tmp_path / "a.cxs"
    worked_on(path)
    session = SessionFile.open(path)
    name_version(session, "First round")
    then = state(session.document)
    session.close()
    worked_on(path, 1, 40, "b")
    session = SessionFile.open(path)
    assert state(open_version(session, "First round")) == then
    assert state(session.document) != then
    session.close()


@pytest.mark.parametrize("seed", range(3))
def test_condensed_copies_merge_as_others_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    plain, early = tmp_path / "plain.cxs", tmp_path / "early.cxs"
    worked_on(plain, seed)
    monkeypatch.setattr(condensed, "FEWEST_ROWS", 5)
    shutil.copy(plain, early)
    SessionFile.open(early).close()
    assert (kept(plain), kept(early) is None) == (None, False)
    worked_on(early, seed, 30, "b")
    monkeypatch.undo()
    worked_on(plain, seed, 30, "c")
    found = []
    for number, pair in enumerate([(plain, early), (early, plain)]):
        out = tmp_path / f"{number}.cxs"
        result = merge_files(*pair, out)
        merged = SessionFile.open(out)
        found.append((merged.document.registers.state, len(result.conflicts)))
        merged.close()
    assert found[0] == found[1]


@pytest.mark.usefixtures("often")
def test_a_condensed_update_that_was_tampered_with_is_never_believed(tmp_path: Path) -> None:
    path, other = tmp_path / "a.cxs", tmp_path / "other.cxs"
    worked_on(path)
    worked_on(other, 7)
    foreign = kept(other)
    expected = replayed(path).state()
    assert foreign is not None
    db = sqlite3.connect(path)
    db.execute("update condensed set data=?", (foreign.update,))
    db.commit()
    db.close()
    reading = SessionFile.open(path, read_only=True)
    assert reading.document.replica is not None
    assert reading.document.replica.state() == expected
    reading.close()
    for _ in range(2):  # nor after it was opened and closed here
        session = SessionFile.open(path)
        assert session.document.replica is not None
        assert session.document.replica.state() == expected
        session.close()
    again = kept(path)
    assert again is not None
    assert again.update != foreign.update


@pytest.mark.usefixtures("often")
def test_after_a_crash_between_condensing_and_noting_it_the_rows_speak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.cxs"
    with monkeypatch.context() as forgetful:
        forgetful.setattr(vetting, "remember", lambda *_args, **_more: None)
        worked_on(path)
    assert kept(path) is not None
    session = SessionFile.open(path)
    assert session.document.replica is not None
    assert session.document.replica.state() == replayed(path).state()
    session.close()


@pytest.mark.usefixtures("often")
def test_a_disk_without_room_for_it_only_leaves_the_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.cxs"
    with monkeypatch.context() as full:
        full.setattr(condensed, "FEWEST_ROWS", 1000)
        worked_on(path)
    session = SessionFile.open(path)
    session.idle()
    (pages,) = session.store.db.execute("pragma page_count").fetchone()
    session.store.db.execute(f"pragma max_page_count={pages}")
    expected = state(session.document)
    session.close()
    assert kept(path) is None
    session = SessionFile.open(path)
    assert state(session.document) == expected
    session.close()


def test_what_cannot_be_read_back_exactly_is_not_condensed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    nothing = Replica().missing()
    monkeypatch.setattr(Replica, "missing", lambda _replica: nothing)
    assert condensed.condense(session.document, 2) is None
    session.close()
