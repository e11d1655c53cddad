from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from cxstudio.files.merge import merge_files
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.files.versions import name_version, open_version, revert, versions
from cxstudio.model.records import Card
from tests.model.random_edits import RandomEdits, start, state


def test_a_version_opens_as_it_was_and_changing_it_changes_nothing_else(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    name_version(session, "First round")
    then = state(session.document)
    with session.document.transaction("Later"):
        session.document.set("c", text="later")
        session.document.hide("t2")
    now = state(session.document)
    past = open_version(session, "First round")
    assert state(past) == then
    with past.transaction("Try"):
        past.hide("c")
    past.undo()
    assert state(past) == then
    assert state(session.document) == now
    assert [v.name for v in versions(session)] == ["First round"]
    session.close()


@pytest.mark.parametrize("seed", range(3))
def test_going_back_is_one_action_that_can_be_undone(tmp_path: Path, seed: int) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    writer = RandomEdits(session.document, "a", seed)
    for _ in range(15):
        writer.edit()
    name_version(session, "v")
    then = state(session.document)
    for _ in range(15):
        writer.edit()
    now = state(session.document)
    revert(session, "v")
    assert state(session.document) == then
    assert session.document.undo_label == "Go back to “v”"
    session.document.undo()
    assert state(session.document) == now
    session.document.redo()
    session.close()
    again = SessionFile.open(session.path)
    assert state(again.document) == then
    again.close()


def test_a_name_is_needed_and_an_unknown_version_is_a_key_error(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    with pytest.raises(ValueError):
        name_version(session, "  ")
    with pytest.raises(KeyError):
        open_version(session, "nothing")
    session.close()


def test_the_versions_of_both_copies_stay_exact_in_the_merged_file(tmp_path: Path) -> None:
    first = SessionFile.create(tmp_path / "a.cxs")
    start(first.document)
    first.save_copy(tmp_path / "b.cxs")
    second = SessionFile.open(tmp_path / "b.cxs")
    then = {}
    for session, text in ((first, "mine"), (second, "yours")):
        with session.document.transaction("Add"):
            session.document.put(Card(id=text, kind="gain", home="t", text=text))
        name_version(session, f"version of {text}")
        then[f"version of {text}"] = state(session.document)
        with session.document.transaction("Write"):
            session.document.set("c", text=text)
        session.close()
    merge_files(tmp_path / "a.cxs", tmp_path / "b.cxs", tmp_path / "c.cxs")
    merged = SessionFile.open(tmp_path / "c.cxs")
    assert {v.name: state(open_version(merged, v.name)) for v in versions(merged)} == then
    merged.close()


def test_a_file_that_cannot_be_read_just_now_is_told_as_one_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise sqlite3.OperationalError("disk I/O error")

    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    with monkeypatch.context() as pulled_out:
        pulled_out.setattr(session, "rows", broken)
        with pytest.raises(FileProblem):
            name_version(session, "First round")
    name_version(session, "First round")
    assert [v.name for v in versions(session)] == ["First round"]
    session.close()
