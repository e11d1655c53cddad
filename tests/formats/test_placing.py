"""The files of one export are put in place together, and none of an earlier one is mistaken for theirs."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cxstudio.files.problems import FileProblem
from cxstudio.formats import ExportOptions, export_file
from cxstudio.formats.placing import place
from cxstudio.picture.poster import PageSetup
from cxstudio.render.marks import page_of, program_mark
from tests.makers import small_map


def page(number: int, count: int, text: str = "") -> bytes:
    mark = program_mark(number, count)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- {mark} -->\n<svg>{text}</svg>'.encode()


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_every_page_tells_which_one_it_is(tmp_path: Path, ending: str) -> None:
    made = small_map()
    setup = PageSetup(contents=("map", "personas"), size="A4")
    placed = export_file(made.document, tmp_path / f"rep.{ending}", ExportOptions(page=setup, dpi=36))
    assert len(placed.files) > 1
    assert [file.name for file in placed.files[:2]] == [f"rep.{ending}", f"rep-2.{ending}"]
    assert [page_of(file.read_bytes()) for file in placed.files] == list(range(1, len(placed.files) + 1))


def test_pages_an_earlier_export_had_beyond_these_go(tmp_path: Path) -> None:
    path = tmp_path / "rep.svg"
    place(path, [page(n, 4, "secret") for n in range(1, 5)])
    placed = place(path, [page(1, 2), page(2, 2)])
    assert placed.warnings == ()
    assert names(tmp_path) == ["rep-2.svg", "rep.svg"]
    assert not any(b"secret" in file.read_bytes() for file in tmp_path.iterdir())


def test_what_only_is_called_like_a_page_stays_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rep.svg"
    place(tmp_path / "rep-2.svg", [page(1, 1, "an export of its own")])
    (tmp_path / "rep-3.svg").write_bytes(b"<svg/>")
    (tmp_path / "rep-2024.svg").write_bytes(page(2024, 2025))
    (tmp_path / "rep-4.svg").symlink_to(tmp_path / "far.svg")
    (tmp_path / "far.svg").write_bytes(page(4, 4))
    (tmp_path / "rep-5.svg").mkdir()
    before = names(tmp_path)
    placed = place(path, [page(1, 1)])
    assert names(tmp_path) == sorted([*before, "rep.svg"])
    assert placed.warnings == (
        "Named like a page of this export, but not written by it: rep-2.svg, rep-3.svg, rep-4.svg, rep-5.svg",
    )


@pytest.mark.parametrize("there", [b"<svg/>", page(1, 1), page(3, 3), b""])
def test_a_file_of_somebody_else_is_not_written_over(tmp_path: Path, there: bytes) -> None:
    (tmp_path / "rep.svg").write_bytes(b"old")
    (tmp_path / "rep-2.svg").write_bytes(there)
    with pytest.raises(FileProblem) as problem:
        place(tmp_path / "rep.svg", [page(1, 2), page(2, 2)])
    assert (problem.value.kind, problem.value.path.name) == ("another's", "rep-2.svg")
    assert (tmp_path / "rep.svg").read_bytes() == b"old"
    assert (tmp_path / "rep-2.svg").read_bytes() == there
    assert len(names(tmp_path)) == 2


def test_a_disk_that_fills_in_the_middle_leaves_the_whole_old_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rep.svg"
    place(path, [page(n, 3, "old") for n in (1, 2, 3)])
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblem) as problem:
        place(path, [page(n, 3, "new") for n in (1, 2, 3)])
    assert (problem.value.kind, problem.value.path.name) == ("no room", "rep-2.svg")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_file_is_copied_where_it_lies_already(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "a.svg").write_bytes(page(1, 1))
    assert place(tmp_path / "rep.svg", [tmp_path / "made" / "a.svg"]).files == (tmp_path / "rep.svg",)
    assert (tmp_path / "rep.svg").read_bytes() == page(1, 1)


def test_other_formats_say_nothing_of_their_neighbours(tmp_path: Path) -> None:
    (tmp_path / "rep-2.pdf").write_bytes(b"%PDF")
    assert place(tmp_path / "rep.pdf", [b"%PDF"]).warnings == ()
