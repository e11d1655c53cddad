"""Handouts and minutes from the command line: their paper, their pages, and what a dry run says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from cxstudio import cli
from cxstudio.files.session_file import SessionFile
from tests.makers import small_map

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    file = SessionFile.create(tmp_path / "Small.cxs")
    small_map(file.document)
    file.close()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize(("profile", "least"), [("handout", 5), ("minutes", 1)])
def test_pages_to_read_are_upright_pages_of_a4(run: Run, profile: str, least: int) -> None:
    assert run("export", "Small.cxs", "-o", "made.pdf", "--profile", profile)[0] == 0
    pages = pypdf.PdfReader("made.pdf").pages
    assert len(pages) >= least
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]


def test_a_handout_can_be_had_on_letter(run: Run) -> None:
    assert run("export", "Small.cxs", "-o", "made.pdf", "--profile", "handout", "--page", "letter")[0] == 0
    first = pypdf.PdfReader("made.pdf").pages[0]
    assert [round(float(side)) for side in first.mediabox[2:]] == [612, 792]


def test_a_dry_run_says_how_many_pages_there_are_and_how_small_their_text_is(run: Run) -> None:
    code, out, _ = run("export", "Small.cxs", "-o", "a.pdf", "--profile", "handout", "--dry-run")
    assert code == 0
    assert out.splitlines() == ["5 pages on A4; their smallest text has 6 pt"]
    assert not Path("a.pdf").exists()
