"""Versions tell who made them and what was done, take other names, and open as sessions of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxstudio.edits.sessions import start_session
from cxstudio.edits.stages import add_stage
from cxstudio.files.session_file import SessionFile
from cxstudio.files.version_notes import automatic_name, notes
from cxstudio.files.versions import copy_version, name_version, rename_version, versions


@pytest.fixture
def session(tmp_path: Path) -> SessionFile:
    file = SessionFile.create(tmp_path / "map.cxs")
    file.document.author = "Dana"
    journey = start_session(file.document)
    add_stage(file.document, journey, "Book")
    name_version(file, "First")
    file.document.author = "Omar"
    add_stage(file.document, journey, "Visit")
    add_stage(file.document, journey, "Leave")
    name_version(file, automatic_name())
    return file


def test_a_note_says_what_was_done_since_the_version_before(session: SessionFile) -> None:
    first, second = notes(session)
    assert first.steps == (("New session", 1), ("Add stage", 1))
    assert second.steps == (("Add stage", 2),)
    assert (first.changes, second.changes) == (2, 2)
    assert (first.authors, second.authors) == (("Dana",), ("Omar",))
    session.close()


def test_a_version_put_by_save_is_told_from_a_named_one(session: SessionFile) -> None:
    assert [note.automatic for note in notes(session)] == [False, True]
    session.close()


def test_a_version_takes_another_name_and_keeps_what_it_holds(session: SessionFile) -> None:
    before = versions(session)[0]
    rename_version(session, "First", "  After the interviews ")
    after = versions(session)[0]
    assert after.name == "After the interviews"
    assert (after.seq, after.time, after.turns) == (before.seq, before.time, before.turns)
    for bad in ("", "x" * 201):
        with pytest.raises(ValueError, match="at most 200"):
            rename_version(session, "After the interviews", bad)
    session.close()


def test_a_copy_of_a_version_is_a_session_of_its_own(session: SessionFile, tmp_path: Path) -> None:
    copy = copy_version(session, "First", tmp_path / "copy.cxs")
    journey = copy.document.journeys()[0].id
    assert [stage.title for stage in copy.document.stages(journey)] == ["Book"]
    assert len(session.document.stages(journey)) == 3
    copy.close()
    session.close()


def test_a_copy_of_a_version_that_is_not_there_is_closed_again(session: SessionFile, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        copy_version(session, "Never", tmp_path / "copy.cxs")
    SessionFile.open(tmp_path / "copy.cxs").close()
    session.close()
