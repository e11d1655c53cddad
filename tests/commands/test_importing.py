"""An import from the command line: told by its plan, into a new session or one that is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cxstudio import cli
from cxstudio.exchange.mermaid import export_mermaid
from cxstudio.exchange.sheet_rows import Sheet
from cxstudio.exchange.workbook_writing import write_workbook
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from tests.exchange.test_import_plan import FOREIGN
from tests.makers import small_map

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    file = SessionFile.create(tmp_path / "Clinic.cxs")
    small_map(file.document)
    file.close()
    (tmp_path / "f.csv").write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "home.md").write_text("# A\n```mermaid\njourney\n section Leave\n  Bus: 2: George\n```\n")
    (tmp_path / "list.txt").write_text("Book\n  Web page\nVisit\n")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def document_of(path: Path) -> Document:
    file = SessionFile.open(path, read_only=True)
    file.close(abandon=True)
    return file.document


def test_a_dry_run_tells_the_plan_and_makes_nothing(run: Run, tmp_path: Path) -> None:
    code, out, err = run("import", "f.csv", "--dry-run")
    assert code == 1, "the import would refuse it as well"
    assert "1 row is wrong" in err
    assert "Nothing would be made; add --skip-bad-rows" in err
    assert "Column “Phase” becomes: Stage (by its name)" in out
    assert "Would be made: 2 stages, 4 touchpoints, 3 emotions, 5 cards" in out
    assert "Refused: Cell C7: the emotion “7”" in out
    assert not (tmp_path / "f.cxs").exists()
    code, _out, err = run("import", "f.csv", "--dry-run", "--skip-bad-rows", "F.cxs")
    assert (code, err) == (0, ""), "and files may stand behind options"


def test_a_column_becomes_what_is_asked(run: Run) -> None:
    _code, out, _err = run(
        "import", "f.csv", "--dry-run", "--map", "Actions=Pain point", "--map", "5=thought"
    )
    assert "Column “Actions” becomes: Pain point (as asked)" in out
    assert "Column “When” becomes: Thought (as asked)" in out
    code, _out, err = run("import", "f.csv", "--dry-run", "--map", "Nothing=pain")
    assert code == 2
    assert "There is no column “Nothing”; there are 1 “Phase”" in err
    code, _out, err = run("import", "f.csv", "--dry-run", "--map", "Step=colour")
    assert code == 2
    assert "There is no field “colour”" in err


def test_bad_rows_stop_it_unless_they_are_to_be_left_out(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("import", "f.csv", "F.cxs", "--map", "Actions=pain")
    assert code == 1
    assert "1 row is wrong" in err
    assert not (tmp_path / "F.cxs").exists()
    code, out, err = run("import", "f.csv", "F.cxs", "--map", "Actions=pain", "--skip-bad-rows")
    assert (code, out) == (0, "F.cxs: 2 stages, 4 touchpoints, 5 cards\n")
    assert "Left out: Cell C7" in err


def test_mermaid_goes_into_a_session_as_a_further_journey_or_into_one(run: Run, tmp_path: Path) -> None:
    code, out, _err = run("import", "home.md", "--into", "Clinic.cxs")
    assert (code, out) == (0, "Clinic.cxs: 1 stage, 1 touchpoint, 1 emotion\n")
    assert [j.title for j in document_of(tmp_path / "Clinic.cxs").journeys()] == ["A first visit", "home"]
    code, _out, _err = run("import", "home.md", "--into", "Clinic.cxs", "--journey", "1")
    document = document_of(tmp_path / "Clinic.cxs")
    assert code == 0
    assert [s.title for s in document.stages(document.journeys()[0].id)] == ["Book", "Visit", "Leave"]
    again = SessionFile.open(tmp_path / "Clinic.cxs")
    again.document.undo()
    assert len(again.document.stages(again.document.journeys()[0].id)) == 2
    again.close()


def test_journeys_of_another_session_come_in_by_name(run: Run, tmp_path: Path) -> None:
    other = SessionFile.create(tmp_path / "Other.cxs")
    small_map(other.document)
    other.close()
    code, out, _err = run("import", "Other.cxs", "--into", "Clinic.cxs", "--pick", "George")
    assert (code, out) == (0, "Clinic.cxs: nothing\n")
    code, _out, err = run("import", "Other.cxs", "New.cxs", "--pick", "Nobody")
    assert code == 2
    assert "“A first visit”, “Amina”, “George”" in err
    code, out, _err = run("import", "Other.cxs", "New.cxs", "--pick", "a first visit")
    assert (code, out) == (0, "New.cxs: 2 stages, 5 touchpoints, 8 cards\n")


@pytest.mark.parametrize("name", ["list.txt", "home.md", "visit.mmd"])
def test_lists_and_diagrams_make_sessions(run: Run, tmp_path: Path, name: str) -> None:
    made = small_map()
    (tmp_path / "visit.mmd").write_bytes(export_mermaid(made.document, made.journey).data)
    code, _out, _err = run("import", name, "New.cxs")
    assert code == 0
    titles = {"list.txt": "list", "home.md": "home", "visit.mmd": "A first visit"}
    assert [j.title for j in document_of(tmp_path / "New.cxs").journeys()] == [titles[name]]


def test_a_program_hears_what_came_of_it(run: Run) -> None:
    code, out, _err = run("import", "home.md", "--into", "Clinic.cxs", "--progress")
    assert code == 0
    assert json.loads(out.splitlines()[-1])["file"] == "Clinic.cxs"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("import f.csv", "say which file to make"),
        ("import f.csv A.cxs --into Clinic.cxs", "Name either"),
        ("import f.csv A.cxs --journey 1", "--journey is for --into"),
        ("import list.txt --into Gone.cxs", "“Gone.cxs” is not there"),
        ("import list.txt --into Clinic.cxs --journey 9", "has no journey “9”"),
        ("import list.txt --into Clinic.cxs --journey ", "has no journey “”"),
    ],
)
def test_what_does_not_go_together_is_said(run: Run, line: str, said: str) -> None:
    code, out, err = run(*line.split(" "))
    assert code in {1, 2}
    assert out == ""
    assert said in err


def test_a_dry_run_refuses_what_the_import_refuses(run: Run, tmp_path: Path) -> None:
    tables = {
        "gaps.csv": "stage,touchpoint\nBook,Web page\n,Line\n",
        "told.csv": "A,B\nBook,Web page\nBook,Line\nVisit,Desk\n",
        "good.csv": "stage,touchpoint\nBook,Web page\n",
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text)
        tried = run("import", name, "--dry-run")[0]
        assert tried == run("import", name, f"{name}.cxs")[0] == (0 if name == "good.csv" else 1)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.xlsx", "The file is a text and no spreadsheet; let its name end in .csv"),
        ("x.json", "The file is no well-formed JSON"),
        ("x.pdf", "is no PDF"),
    ],
)
def test_a_file_that_is_not_what_its_ending_says_is_refused(
    run: Run, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / name).write_text("nope")
    for options in ((), ("--title", "T")) if name != "x.pdf" else ((),):
        code, out, err = run("import", name, "X.cxs", *options)
        assert (code, out) == (1, "")
        assert said in err
    assert not (tmp_path / "X.cxs").exists()


def test_sheets_that_are_not_read_are_named(run: Run, tmp_path: Path) -> None:
    rows = [("Book", "Web page")]
    sheets = [Sheet(title, ("Stage", "Touchpoint"), rows) for title in ("Visit", "Old")]
    (tmp_path / "two.xlsx").write_bytes(write_workbook(sheets))
    said = "Only the first sheet was read, not these: Old"
    assert said in run("import", "two.xlsx", "--dry-run")[1]
    assert said in run("import", "two.xlsx", "Two.cxs")[2]
