"""Several sessions exported at once: each under its own name, a bad one named and the others written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from cxstudio import cli
from cxstudio.files.session_file import SessionFile
from cxstudio.formats.placing import Placed
from tests.makers import small_map

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    for name in ("Clinic", "Shop"):
        file = SessionFile.create(tmp_path / f"{name}.cxs")
        small_map(file.document)
        file.close()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_several_sessions_go_into_a_folder_under_their_names(run: Run, tmp_path: Path) -> None:
    code, out, err = run("export", "Clinic.cxs", "Shop.cxs", "-o", "out", "--page", "A3")
    assert code == 0
    assert out.split() == [str(Path("out") / "Clinic.pdf"), str(Path("out") / "Shop.pdf")]
    assert "2 of 2: Shop.cxs" in err
    assert err.splitlines()[-1] == "cxstudio: 2 sessions exported"
    assert len(PdfReader(tmp_path / "out" / "Shop.pdf").pages) >= 1


def test_a_dry_run_says_that_nothing_was_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Bad.cxs").write_text("no session")
    _code, _out, err = run("export", "Clinic.cxs", "Bad.cxs", "-o", "out", "--dry-run")
    assert err.splitlines()[-1] == "cxstudio: Nothing was written; 1 session looked at, 1 not: Bad.cxs"
    assert not (tmp_path / "out").exists()


def test_a_bad_file_does_not_stop_the_rest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Bad.cxs").write_text("no session")
    code, _out, err = run("export", "Clinic.cxs", "Bad.cxs", "Missing.cxs", "Shop.cxs", "-o", "out")
    assert code == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Clinic.pdf", "Shop.pdf"]
    assert "“Bad.cxs” is not a CX Studio session" in err
    assert err.splitlines()[-1] == "cxstudio: 2 sessions exported, 2 not: Bad.cxs, Missing.cxs"


def test_what_nobody_foresaw_in_one_file_does_not_stop_the_rest(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxstudio.commands import exporting

    whole = exporting.export_one

    def breaks(file: Path, *rest: object) -> Placed:
        if file.name == "Clinic.cxs":
            raise ZeroDivisionError
        return whole(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "export_one", breaks)
    code, _out, err = run("export", "*.cxs", "-o", "out")
    assert code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Shop.pdf"]
    assert "“Clinic.cxs” was not exported: ZeroDivisionError()" in err


def test_a_pattern_no_shell_filled_in_stands_for_all_it_fits(run: Run, tmp_path: Path) -> None:
    code, _out, _err = run("export", "*.cxs", "-o", "out", "--format", "json")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Clinic.json", "Shop.json"]
    code, _out, err = run("export", "none*.cxs", "-o", "out")
    assert code == 1
    assert "No file is called like “none*.cxs”" in err


def test_two_of_one_name_do_not_write_over_each_other(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    file = SessionFile.create(other / "clinic.cxs")
    small_map(file.document)
    file.close()
    code, _out, _err = run("export", "Clinic.cxs", "other/clinic.cxs", "-o", "out", "--format", "csv")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Clinic.csv", "clinic (2).csv"]


def test_names_that_some_systems_take_for_one_do_not_write_over_each_other(run: Run, tmp_path: Path) -> None:
    names = ("Caf\u00e9.cxs", "cafe\u0301.cxs", "Stra\u00dfe.cxs", "STRASSE.cxs")
    for name in names:
        (tmp_path / name).write_bytes((tmp_path / "Shop.cxs").read_bytes())
    code, _out, _err = run("export", *names, "-o", "out", "--format", "json")
    assert code == 0
    there = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert there == sorted(["Caf\u00e9.json", "cafe\u0301 (2).json", "Stra\u00dfe.json", "STRASSE (2).json"])


def test_names_too_long_for_a_longer_ending_are_cut_and_stay_apart(run: Run, tmp_path: Path) -> None:
    names = ["n" * 242 + last for last in "ab"]
    for name in names:
        (tmp_path / f"{name}.cxs").write_bytes((tmp_path / "Shop.cxs").read_bytes())
    code, out, _err = run("export", *(f"{name}.cxs" for name in names), "-o", "out", "--format", "json")
    assert code == 0
    assert [len(Path(line).stem) for line in out.split("\n") if line] == [220, 224]


def test_an_interruption_says_what_was_exported_by_then(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxstudio.commands import exporting

    whole = exporting.export_one

    def stopped(file: Path, *others: object) -> Placed:
        if file.name == "Shop.cxs":
            raise KeyboardInterrupt
        return whole(file, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(exporting, "export_one", stopped)
    code, out, err = run("export", "Clinic.cxs", "Shop.cxs", "-o", "out", "--format", "json")
    assert code == 130
    assert out.split() == [str(Path("out") / "Clinic.json")]
    assert "cxstudio: 1 session exported" in err.splitlines()


def test_one_session_goes_into_a_folder_that_is_there_or_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "A. Visits").mkdir()
    for folder in ("A. Visits", "new/"):
        code, _out, _err = run("export", "Clinic.cxs", "-o", folder, "--format", "xlsx")
        assert code == 0
        assert (tmp_path / folder / "Clinic.xlsx").stat().st_size


def test_a_folder_that_cannot_be_made_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file is in the way")
    code, _out, err = run("export", "Clinic.cxs", "Shop.cxs", "-o", "out")
    assert code == 1
    assert err.startswith("cxstudio: ")
    assert (tmp_path / "out").read_text() == "a file is in the way"


def test_a_program_is_told_of_every_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Bad.cxs").write_text("no session")
    code, out, _err = run("export", "Bad.cxs", "Shop.cxs", "-o", "out", "--progress")
    first, second, told = out.splitlines()
    assert (code, first, second) == (1, "1/2", "2/2")
    outcome = json.loads(told)
    assert outcome["files"] == [str(Path("out") / "Shop.pdf")]
    assert list(outcome["problems"]) == ["Bad.cxs"]


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    code, out, _err = run("export", "Clinic.cxs", "Shop.cxs", "-o", "out", "--dry-run")
    assert code == 0
    assert "out" not in {Path(line).parent.name for line in out.splitlines()}
    assert not (tmp_path / "out").exists()
