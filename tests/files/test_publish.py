from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from cxstudio.files.clean_copy import clean_copy
from cxstudio.files.plain_file import open_plain
from cxstudio.files.problems import FileProblem, from_writing
from cxstudio.files.publish import published
from cxstudio.files.session_file import SessionFile


def write(path: Path, data: bytes = b"new") -> None:
    with published(path) as temporary:
        temporary.write_bytes(data)


def kind_of(path: Path) -> str:
    with pytest.raises(FileProblem) as problem:
        write(path)
    assert problem.value.path.name == path.name
    return problem.value.kind


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    real, link = tmp_path / "far" / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_folders_pipes_devices_circles_and_long_names_are_no_targets(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "null.pdf").symlink_to("/dev/null")
    (tmp_path / "circle.pdf").symlink_to("circle.pdf")
    assert kind_of(tmp_path / "folder.pdf") == "folder"
    assert kind_of(tmp_path / "pipe.pdf") == "special"
    assert kind_of(tmp_path / "null.pdf") == "special"
    assert kind_of(tmp_path / "circle.pdf") == "loop"
    assert kind_of(tmp_path / f"{'x' * 300}.pdf") == "long name"
    assert stat.S_ISFIFO((tmp_path / "pipe.pdf").stat().st_mode)


def test_the_longest_name_that_fits_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 240}.pdf"
    write(path)
    assert path.read_bytes() == b"new"


def test_what_writers_stopped_by_force_left_is_swept_away_after_an_hour(tmp_path: Path) -> None:
    old, young, other = (
        tmp_path / name
        for name in (".cxstudio-0123456789abcdef.tmp-wal", ".cxstudio-fedcba9876543210.tmp", ".notes.tmp")
    )
    for path in (old, young, other):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    write(tmp_path / "a.pdf")
    assert sorted(x.name for x in tmp_path.iterdir()) == [young.name, other.name, "a.pdf"]


def test_trouble_with_the_temporary_file_is_told_of_its_target(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as problem, published(tmp_path / "a.cxs") as temporary:
        raise FileProblem("full", temporary)
    assert str(problem.value) == (
        "“a.cxs” was not written: its disk is full. Free some space, or choose another place."
    )


def test_only_ordinary_files_are_opened_and_nobody_is_waited_for(tmp_path: Path) -> None:
    pipe, circle = tmp_path / "pipe.cxs", tmp_path / "circle.cxs"
    os.mkfifo(pipe)
    circle.symlink_to(circle)
    for path, kind in (
        (pipe, "special"),
        (Path("/dev/zero"), "special"),
        (tmp_path, "folder"),
        (circle, "loop"),
    ):
        with pytest.raises(FileProblem) as problem:
            open_plain(path)
        assert problem.value.kind == kind
        with pytest.raises(FileProblem) as problem:
            SessionFile.open(path, read_only=True)
        assert problem.value.kind == kind
        assert "Not saved" not in str(problem.value)


def test_a_clean_copy_never_replaces_its_session(tmp_path: Path) -> None:
    path = tmp_path / "a.cxs"
    SessionFile.create(path).close()
    (tmp_path / "b.cxs").hardlink_to(path)
    before = path.read_bytes()
    session = SessionFile.open(path, read_only=True)
    for target in (path, tmp_path / "b.cxs"):
        with pytest.raises(FileProblem) as problem:
            clean_copy(session, target)
        assert problem.value.kind == "same"
    session.close()
    assert path.read_bytes() == before


def test_a_target_the_system_lets_nobody_make_is_not_called_missing(tmp_path: Path) -> None:
    problem = from_writing(FileNotFoundError(errno.ENOENT, "no"), tmp_path / "map.pdf")
    assert problem.kind == "not written"
    assert "could not be written" in str(problem)
