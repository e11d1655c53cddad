"""Feedback and surveys are read into a session from the command line, after a dry run that changes nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cxstudio.cli import main
from cxstudio.commands import saying
from cxstudio.exchange.feedback_import import drained
from cxstudio.exchange.rows_file import lines_of, reading
from cxstudio.exchange.sheet_rows import Sheet, read_sheets
from cxstudio.exchange.workbook_writing import write_workbook
from cxstudio.files.session_file import SessionFile
from cxstudio.model.measures import Feedback, Metric, Reading
from tests.makers import small_map

TABLE = """Score;Comment;Date;Touchpoint
9;Quick;2026-05-01;Front desk
11;Off;2026-05-01;Front desk
2;;2026-05-03;Till
"""


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / "map.cxs"
    file = SessionFile.create(path)
    small_map(file.document)
    file.close()
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "May survey.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def counts(path: Path) -> tuple[int, int, int]:
    file = SessionFile.open(path, read_only=True)
    try:
        metrics, readings, said = (file.document.nodes(kind) for kind in (Metric, Reading, Feedback))
        return len(metrics), len(readings), len(said)
    finally:
        file.close(abandon=True)


def test_a_survey_goes_into_a_session(session: Path, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-survey", str(table), str(session), "--metric", "nps"]) == 0
    assert counts(session) == (1, 3, 1)
    told = capsys.readouterr().out
    assert "3 readings of “NPS”" in told
    assert "“Till”, 1 row" in told
    assert "Row 3: The score 11 is outside the scale" in told
    assert main(["import-survey", str(table), str(session), "--metric", "NPS"]) == 0
    assert counts(session) == (1, 3, 1)
    assert "Nothing is new" in capsys.readouterr().out


def test_a_dry_run_says_the_same_and_changes_nothing(
    session: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = session.read_bytes()
    assert main(["import-survey", str(table), str(session), "--metric", "nps", "--dry-run"]) == 0
    assert "3 readings of “NPS”" in capsys.readouterr().out
    assert session.read_bytes() == before


def test_feedback_of_a_spreadsheet_goes_into_a_session(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "reviews.xlsx"
    book.write_bytes(write_workbook([Sheet("R", ("Said", "Where"), (("=1+1", "Letter"), ("", "Letter")))]))
    assert main(["import-feedback", str(book), str(session)]) == 1
    assert "--column text=HEADING" in capsys.readouterr().err
    assert main(["import-feedback", str(book), str(session), "--column", "text=said"]) == 0
    assert counts(session) == (0, 0, 1)
    assert "Row 3: It holds no words" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--metric", "happiness"], 2, "neither a metric"),
        (["--metric", "nps", "--column", "text=Nope"], 2, "has no column"),
        (["--metric", "nps", "--column", "nope=Comment"], 2, "none of these"),
        (["--metric", "csat", "--points", "99"], 2, "numbers of points"),
        (["--metric", "nps", "--sheet", "Nope"], 2, "has no sheet"),
        (["--metric", "nps", "--journey", "Nope"], 1, "no journey"),
    ],
)
def test_what_is_asked_for_in_a_wrong_way_is_said_and_changes_nothing(
    session: Path,
    table: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    assert main(["import-survey", str(table), str(session), *arguments]) == code
    assert words in capsys.readouterr().err
    assert counts(session) == (0, 0, 0)


def test_a_file_that_is_no_table_is_refused(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "x.xlsx"
    wrong.write_bytes(b"PK\x03\x04 nothing")
    assert main(["import-feedback", str(wrong), str(session)]) == 1
    assert "damaged or unusual" in capsys.readouterr().err
    assert main(["import-feedback", str(tmp_path / "gone.csv"), str(session)]) == 1


def test_rows_tell_what_a_file_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "a.xlsx"
    book.write_bytes(write_workbook([Sheet("R", ("a", "b"), (("x", 1.5),))]))
    assert main(["rows", str(book)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [{"sheet": "R", "hidden": False, "notes": []}, [1, "a", "b"], [2, "x", 1.5]]


def test_rows_of_a_file_come_back_as_they_were(tmp_path: Path) -> None:
    from datetime import date, datetime

    moment = datetime(2026, 2, 3, 4, 5)  # noqa: DTZ001 - cells know no zone
    sheets = read_sheets(
        write_workbook(
            [Sheet("R", ("a",), ((date(2026, 2, 3), moment, True, None, "x"),)), Sheet("S", ("b",))]
        )
    )
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"".join(lines_of(sheets)))
    assert drained(reading(path)) == sheets


def test_a_program_is_told_every_step_and_the_outcome(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "many.csv"
    rows = "\n".join(f"{n % 11};Answer {n};2026-05-01;Front desk" for n in range(2000))
    table.write_text(
        f"Score;Comment;Date;Touchpoint\n{rows}\n12;Off;2026-05-01;Front desk\n", encoding="utf-8"
    )
    assert main(["import-survey", "--progress", str(table), str(session), "--metric", "nps"]) == 0
    *steps, outcome = capsys.readouterr().out.splitlines()
    done = [int(step.removesuffix("/100")) for step in steps]
    assert done == sorted(set(done))
    assert done[-1] == 100
    assert len(done) >= 10
    told = json.loads(outcome)
    assert told["file"] == str(session)
    assert "2000 pieces of feedback" in " ".join(told["made"])
    assert told["refused"] == ["Row 2002: The score 12 is outside the scale from 0 to 10"]


def test_a_program_is_told_why_nothing_came_of_it(
    session: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "empty.csv"
    table.write_text("Score;Comment\n", encoding="utf-8")
    assert main(["import-feedback", "--progress", str(table), str(session)]) == 1
    assert "no rows" in json.loads(capsys.readouterr().out)["problem"]


def test_somebody_who_waits_at_a_terminal_is_told_how_far_it_is(
    session: Path, table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(saying, "_PATIENCE", -1.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["import-survey", str(table), str(session), "--metric", "nps"]) == 0
    assert "100 %" in capsys.readouterr().err
