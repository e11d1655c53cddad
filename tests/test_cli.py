from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxstudio import cli
from cxstudio.edits.fields import set_text
from cxstudio.edits.plan import add_action
from cxstudio.edits.stages import add_stage
from cxstudio.exchange.table import COLUMNS
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import FORMATS
from tests.makers import SCRIPTS, mixed_scripts_map, small_map

TABLE = """stage,touchpoint,emotion,pain,persona
Book,Call,-1.5,No answer,Amina
Book,Web,1,,Amina
Visit,Desk,0.5,,Amina
"""


REMEDY = "correct what is listed here, or leave it out with --skip-bad-rows"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return run


@pytest.fixture
def session(folder: Path) -> Path:
    path = folder / "Small.cxs"
    file = SessionFile.create(path)
    small_map(file.document)
    file.close()
    return path


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Using it


def test_a_table_becomes_a_session_and_a_table_again(run: Run, folder: Path) -> None:
    (folder / "journey.csv").write_text(TABLE, encoding="utf-8")
    assert run("import", "journey.csv", "Journey.cxs") == (
        0,
        "Journey.cxs: 2 stages, 3 touchpoints, 1 card\n",
        "",
    )
    assert run("export", "Journey.cxs", "-o", "again.csv") == (0, "again.csv\n", "")
    assert run("import", "again.csv", "Again.cxs")[0] == 0
    assert run("export", "Again.cxs", "-o", "third.csv")[0] == 0
    assert (folder / "third.csv").read_bytes() == (folder / "again.csv").read_bytes()
    with (folder / "again.csv").open(encoding="utf-8-sig", newline="") as again:
        call = next(csv.DictReader(again))
    assert {column: cell for column, cell in call.items() if cell} == {
        "stage": "Book",
        "touchpoint": "Call",
        "emotion": "-1.5",
        "pain": "No answer",
        "persona": "Amina",
    }


def test_a_graph_goes_out_and_in(run: Run, session: Path) -> None:
    assert run("export", str(session), "-o", "graph.json")[0] == 0
    assert run("import", "graph.json", "Copy.cxs") == (0, "Copy.cxs: 2 stages, 5 touchpoints, 8 cards\n", "")


def test_what_an_export_leaves_out_is_said_on_standard_error(run: Run, session: Path) -> None:
    code, out, err = run("export", str(session), "-o", "table.csv")
    assert (code, out) == (0, "table.csv\n")
    assert err.startswith("cxstudio: A table has no place for the length of 1 card that spans")


def test_an_export_tells_a_program_how_far_it_is(run: Run, session: Path, folder: Path) -> None:
    code, out, err = run("export", str(session), "-o", "map.pdf", "--page", "a0", "--portrait", "--progress")
    assert (code, err) == (0, "")
    *steps, outcome = out.splitlines()
    done, whole = steps[-1].split("/")
    assert done == whole
    assert json.loads(outcome) == {"file": "map.pdf", "warnings": []}
    assert (folder / "map.pdf").read_bytes().startswith(b"%PDF-")


def test_an_export_tells_a_program_what_it_left_out(run: Run, session: Path) -> None:
    code, out, err = run("export", str(session), "-o", "table.csv", "--progress")
    assert (code, err) == (0, "")
    assert json.loads(out)["warnings"][0].startswith("A table has no place for")


def test_an_export_tells_a_program_why_it_failed_in_one_plain_sentence(run: Run, folder: Path) -> None:
    SessionFile.create(folder / "Empty.cxs").close()
    code, out, err = run("export", "Empty.cxs", "-o", "table.csv", "--progress")
    assert (code, err) == (1, "")
    assert json.loads(out) == {"problem": "The session has no journey yet"}


def test_a_dry_run_only_warns(run: Run, session: Path, folder: Path) -> None:
    code, out, err = run("export", str(session), "-o", "table.csv", "--dry-run")
    assert (code, out) == (0, "")
    assert "A table has no place" in err
    assert files(folder) == ["Small.cxs"]


def test_info_tells_people_and_programs(run: Run, session: Path) -> None:
    code, out, err = run("info", str(session))
    assert (code, err) == (0, "")
    assert "Stages: 2, touchpoints: 5" in out
    assert "Lowest: Booking line (-1.6), Waiting area (-1.0)" in out
    facts = json.loads(run("info", str(session), "--json")[1])
    assert facts["title"] == "A first visit"
    assert facts["journeys"][0]["cards"]["pain"] == 1


def test_a_new_session_has_its_title_language_and_direction(run: Run) -> None:
    assert run("new", "سفر.cxs", "--title", "مراجعه", "--language", "fa")[0] == 0
    facts = json.loads(run("info", "سفر.cxs", "--json")[1])
    assert (facts["title"], facts["language"], facts["direction"]) == ("مراجعه", "fa", "rtl")


def test_a_table_in_arabic_runs_from_right_to_left(run: Run, folder: Path) -> None:
    (folder / "t.csv").write_text("stage;touchpoint\nالحجز;انتظرت طويلا على الهاتف\n", encoding="utf-8")
    assert run("import", "t.csv", "T.cxs")[0] == 0
    facts = json.loads(run("info", "T.cxs", "--json")[1])
    assert (facts["language"], facts["direction"]) == ("ar", "rtl")


def test_two_copies_edited_apart_are_merged_and_what_both_changed_is_listed(
    run: Run, session: Path, folder: Path
) -> None:
    for name, title in (("Anna.cxs", "Booking"), ("Ben.cxs", "Reserve")):
        (folder / name).write_bytes(session.read_bytes())
        file = SessionFile.open(folder / name)
        journey = file.document.journeys()[0].id
        set_text(file.document, file.document.stages(journey)[0].id, title)
        add_stage(file.document, journey, f"By {name}")
        file.close()
    code, out, _err = run("merge", "Anna.cxs", "Ben.cxs", "-o", "Both.cxs")
    assert code == 0
    assert "1 added" in out
    assert "changed in both" in out
    assert "“Booking”" in out
    assert "“Reserve”" in out
    facts = json.loads(run("info", "Both.cxs", "--json")[1])
    assert facts["journeys"][0]["stages"] == 4


def test_a_damaged_session_is_salvaged_into_a_new_one(run: Run, session: Path, folder: Path) -> None:
    data = bytearray(session.read_bytes())
    (folder / "Bad.cxs").write_bytes(data[: len(data) - 4096])
    code, out, _err = run("salvage", "Bad.cxs", "-o", "Good.cxs")
    assert code == 0
    assert out.startswith("Good.cxs: ")
    assert run("info", "Good.cxs")[0] == 0
    assert (folder / "Bad.cxs").read_bytes() == data[: len(data) - 4096]


def test_a_clean_copy_opens(run: Run, session: Path) -> None:
    assert run("clean", str(session), "-o", "Client.cxs")[0] == 0
    assert run("info", "Client.cxs")[0] == 0


def test_a_journey_is_named_by_title_or_number(run: Run, session: Path) -> None:
    for name in ("a first visit", "1"):
        assert run("export", str(session), "-o", "t.csv", "--journey", name)[0] == 0
    code, _out, err = run("export", str(session), "-o", "t.csv", "--journey", "Second")
    assert code == 1
    assert err == "cxstudio: “Small.cxs” has no journey “Second”; it has 1 “A first visit”\n"


def test_a_dry_run_tells_sizes_and_remedies_and_writes_nothing(run: Run, session: Path) -> None:
    with_many_stages = SessionFile.open(session)
    (journey,) = with_many_stages.document.journeys()
    for number in range(40):
        add_stage(with_many_stages.document, journey.id, f"Stage {number}")
    with_many_stages.close()
    code, out, _err = run("export", "Small.cxs", "-o", "a.pdf", "--page", "A4", "--dry-run")
    lines = out.splitlines()
    assert code == 0
    assert not (session.parent / "a.pdf").exists()
    assert any(line.startswith("* A4") and "too small to read" in line for line in lines)
    assert any("screen of 1920x1080" in line and "of the height" in line for line in lines)
    assert any("sheets of A4 put together" in line and "--profile tiles)" in line for line in lines)
    assert any("--profile handout" in line for line in lines)


def test_all_journeys_go_on_paper_of_one_size_but_not_into_a_table_of_one(run: Run, session: Path) -> None:
    code, out, _err = run("export", str(session), "-o", "all.pdf", "--journey", "all", "--views", "all")
    assert (code, out) == (0, "all.pdf\n")
    code, _out, err = run("export", str(session), "-o", "t.csv", "--journey", "all")
    assert code == 2
    assert "spreadsheet (.xlsx)" in err


def test_every_format_is_exported_and_overwrites_what_is_there(run: Run, folder: Path) -> None:
    file = SessionFile.create(folder / "Scripts.cxs")
    mixed_scripts_map(file.document)
    add_action(file.document, "Call back")
    file.close()
    starts = {
        "ics": b"BEGIN:VCALENDAR",
        "pdf": b"%PDF-",
        "png": b"\x89PNG",
        "svg": b"<?xml",
        "csv": b"\xef\xbb\xbfstage",
        "json": b"{",
        "xlsx": b"PK",
        "pptx": b"PK",
    }
    for format in FORMATS:
        out = folder / f"out{format.ending}"
        out.write_bytes(b"old")
        assert run("export", "Scripts.cxs", "-o", out.name, "--dpi", "40")[0] == 0
        assert out.read_bytes().startswith(starts.get(format.name, b""))
        assert out.read_bytes() != b"old"
    assert all(text in (folder / "out.json").read_text(encoding="utf-8") for text in SCRIPTS.values())


# Going wrong


def test_every_bad_row_is_listed_and_no_file_is_made(run: Run, folder: Path) -> None:
    (folder / "bad.csv").write_text(
        "stage,touchpoint,emotion\n,Call,1\nBook,,1\nBook,Web,7\n", encoding="utf-8"
    )
    code, out, err = run("import", "bad.csv", "Bad.cxs")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        f"cxstudio: “bad.csv” was not imported: 3 rows are wrong; {REMEDY}",
        "  Row 2: there is no stage",
        "  Row 3: there is no touchpoint",
        "  Row 4: the emotion “7” is not a number from −2 to 2",
    ]
    assert files(folder) == ["bad.csv"]


def test_bad_rows_are_left_out_by_request_and_named(run: Run, folder: Path) -> None:
    (folder / "bad.csv").write_text("stage,touchpoint,mood\n,Call,1\nBook,Web,1\n", encoding="utf-8")
    code, out, err = run("import", "bad.csv", "Bad.cxs", "--skip-bad-rows")
    assert (code, out) == (0, "Bad.cxs: 1 stage, 1 touchpoint, 0 cards\n")
    assert err.splitlines() == [
        "cxstudio: These columns are unknown and were left out: mood. Known are: " + ", ".join(COLUMNS),
        "cxstudio: Left out: Row 2: there is no stage",
    ]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("bogus", 2, "no command or file “bogus”"),
        ("exprt a", 2, "did you mean “export”?"),
        ("--bogus", 2, "--help"),
        ("export Small.cxs", 2, "-o/--out"),
        ("export Small.cxs -o a.doc", 2, "must end in one of: .pdf, .png"),
        ("export Small.cxs -o a.pdf --page A7", 2, "A7"),
        ("export Small.cxs -o a.png --dpi 1e9", 2, "--dpi"),
        ("export Small.cxs -o a.pdf --landscape --portrait", 2, "not allowed with"),
        ("export gone.cxs -o a.pdf", 1, "“gone.cxs” is not there"),
        ("export Small.cxs -o gone/a.csv", 1, "“a.csv” cannot be made: its folder is not there"),
        ("import gone.csv A.cxs", 1, "“gone.csv” is not there"),
        ("import Small.doc A.cxs", 1, "must end in one of: .pdf, .csv"),
        ("import t.csv Small.cxs", 1, "exists already"),
        ("import t.csv A.zip", 2, "must end in .cxs"),
        ("import t.csv A.cxs --language " + "x" * 21, 2, "is no tag of a language; write for example"),
        ("new A.cxs --language Polish!", 2, "“Polish!” is no tag of a language"),
        ("import t.json A.cxs", 1, "“t.json” was not imported: The file is nested too deeply"),
        ("new Small.cxs", 1, "exists already; choose another name, or replace it with --force"),
        ("new gone/A.cxs", 1, "its folder is not there"),
        ("merge Small.cxs gone.cxs -o A.cxs", 1, "“gone.cxs” is not there"),
        ("merge Small.cxs Small.cxs -o Small.cxs", 1, "is itself what is being read"),
        ("salvage t.csv -o A.cxs", 1, "is not a CX Studio session"),
        ("info t.csv", 1, "is not a CX Studio session"),
    ],
)
def test_trouble_is_one_plain_line_with_a_remedy_and_leaves_nothing(
    run: Run, session: Path, folder: Path, line: str, code: int, said: str
) -> None:
    (folder / "t.csv").write_text(TABLE, encoding="utf-8")
    (folder / "t.json").write_bytes(b"[" * 100_000)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    answered, out, err = run(*line.split(" "))
    assert (answered, out) == (code, "")
    assert said in err
    assert err.startswith("cxstudio: ")
    assert len(err.splitlines()) == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_session_is_replaced_only_by_force(run: Run, session: Path, folder: Path) -> None:
    (folder / "t.csv").write_text(TABLE, encoding="utf-8")
    assert run("import", "t.csv", "Small.cxs", "--force")[0] == 0
    assert json.loads(run("info", "Small.cxs", "--json")[1])["title"] == "t"


@pytest.mark.parametrize(
    ("trouble", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted; nothing was left half written"),
        (RuntimeError("what\nnow"), 1, "please report it: RuntimeError: what now"),
        (MemoryError(), 1, "too little memory"),
    ],
)
def test_whatever_happens_ends_in_a_line_and_nothing_half_written(
    run: Run,
    session: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: BaseException,
    code: int,
    said: str,
) -> None:
    (folder / "t.csv").write_text(TABLE, encoding="utf-8")

    def fail(*_arguments: object, **_options: object) -> None:
        raise trouble

    monkeypatch.delenv("CXS_DEBUG", raising=False)
    monkeypatch.setattr("cxstudio.commands.importing.import_file", fail)
    answered, out, err = run("import", "t.csv", "Out.cxs")
    assert (answered, out) == (code, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert files(folder) == ["Small.cxs", "t.csv"]


def test_what_a_file_says_cannot_steer_the_terminal(run: Run, folder: Path) -> None:
    (folder / "t.csv").write_text("stage,touchpoint,\x1b[31mred\nBook,Web,1\n", encoding="utf-8")
    _code, out, err = run("import", "t.csv", "T.cxs")
    assert "\x1b" not in out + err


# Help, and as a program of its own


def test_help_names_every_command_and_each_explains_itself(run: Run) -> None:
    code, out, _err = run("--help")
    assert code == 0
    for word in ("new", "import", "export", "info", "merge", "salvage", "clean", "doctor", "test", "bench"):
        assert f"\n    {word} " in out
        code, help, _err = run(word, "--help")
        assert code == 0
        assert "usage:" in help
    assert run("help")[1] == out
    assert "stage, touchpoint, channel" in run("help", "import")[1]
    assert run("--version")[1].startswith("CX Studio ")


def program(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    root = str(Path(cli.__file__).parents[1])
    env = {**os.environ, "PYTHONPATH": root, **environment}
    return subprocess.run(
        [sys.executable, "-c", "import sys; from cxstudio.cli import main; sys.exit(main())", *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_commands_work_without_qt_and_in_a_terminal_of_ascii(session: Path, folder: Path) -> None:
    (folder / "PySide6").mkdir()
    (folder / "PySide6" / "__init__.py").write_text("raise ImportError('no Qt here', name='PySide6')")
    path = os.pathsep.join([str(folder), str(Path(cli.__file__).parents[1])])
    done = program(folder, "export", "Small.cxs", "-o", "Out.json", PYTHONPATH=path, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    done = program(folder, "info", "gone.cxs", PYTHONPATH=path, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert b"gone.cxs" in done.stderr
    done = program(folder, "Small.cxs", PYTHONPATH=path)
    assert done.returncode == 1
    assert b"doctor` says why" in done.stderr
