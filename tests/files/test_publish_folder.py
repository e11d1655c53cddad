"""A folder of finished files appears all at once, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from cxstudio.files.problems import FileProblem
from cxstudio.files.publish_folder import publish_folder


@pytest.fixture
def made(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "made"
    folder.mkdir()
    files = [folder / name for name in ("a.pdf", "b.pdf")]
    for file in files:
        file.write_bytes(file.name.encode())
    return files


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_files_are_there_under_the_folders_name(made: list[Path], stick: Path) -> None:
    assert publish_folder(made, stick / "Visit") == stick / "Visit"
    assert names(stick) == ["Visit"]
    assert {path.name: path.read_bytes() for path in (stick / "Visit").iterdir()} == {
        "a.pdf": b"a.pdf",
        "b.pdf": b"b.pdf",
    }


def test_a_folder_that_is_there_stays_and_the_new_one_gets_a_number(made: list[Path], stick: Path) -> None:
    (stick / "Visit").mkdir()  # an empty one would be replaced by a plain rename
    assert publish_folder(made, stick / "Visit").name == "Visit (2)"
    assert publish_folder(made, stick / "Visit").name == "Visit (3)"
    assert names(stick / "Visit") == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, "no room"), (errno.EIO, "not written"), (errno.EACCES, "not written")],
)
def test_what_goes_wrong_on_the_way_leaves_nothing(
    made: list[Path], stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: str
) -> None:
    copy = shutil.copyfileobj
    copied = 0

    def broken(*arguments: object) -> None:
        nonlocal copied
        copied += 1
        if copied == 2:
            raise OSError(number, os.strerror(number))
        copy(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("cxstudio.files.publish_folder.shutil.copyfileobj", broken)
    with pytest.raises(FileProblem) as problem:
        publish_folder(made, stick / "Visit")
    assert problem.value.kind == kind
    assert "“Visit”" in str(problem.value)
    assert names(stick) == []


def test_a_stick_that_is_gone_is_said(made: list[Path], stick: Path) -> None:
    stick.rmdir()
    with pytest.raises(FileProblem) as problem:
        publish_folder(made, stick / "Visit")
    assert problem.value.kind == "not written"


def test_what_a_writer_stopped_by_force_left_long_ago_is_cleared_away(made: list[Path], stick: Path) -> None:
    left, fresh = (stick / f".cxstudio-{digit * 16}.tmp" for digit in "ab")
    for folder in (left, fresh):
        folder.mkdir()
        (folder / "half.pdf").write_bytes(b"%PDF")
    long_ago = time.time() - 7200
    os.utime(left, (long_ago, long_ago))
    publish_folder(made, stick / "Visit")
    assert names(stick) == [fresh.name, "Visit"]
