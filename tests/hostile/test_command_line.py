"""Bad files on the command line, as a user meets it: one plain line with the remedy, and nothing is touched."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxstudio import cli
from cxstudio.exchange.table_import import import_table
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.records import Card
from tests.hostile.wares import GRAPHS, MARKUP, TABLES, Ware, sound_graph
from tests.makers import large_map, small_map

ROOT = Path(cli.__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]


def child(
    folder: Path, *arguments: str | bytes, most_bytes: int = 0, most_memory: int = 0
) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own.

    `most_bytes` is how large a file it may write, as on a full disk, `most_memory` how many bytes it may hold.
    """
    code = "import sys; from cxstudio.cli import main; sys.exit(main())"
    if most_memory:
        code = f"import resource; resource.setrlimit(resource.RLIMIT_DATA, ({most_memory},) * 2); {code}"
    if most_bytes:
        code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most_bytes},) * 2); {code}"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "CXS_LANGUAGE": "en"},
        capture_output=True,
        check=False,
        text=True,
        errors="surrogateescape",
        timeout=120,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = SessionFile.create(tmp_path / "Old.cxs")
    small_map(file.document)
    file.close()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize("ware", [*TABLES, *GRAPHS], ids=lambda ware: ware.name)
def test_a_bad_file_is_one_line_with_the_remedy_and_the_old_session_stays(
    run: Run, folder: Path, ware: Ware
) -> None:
    (folder / ware.name).write_bytes(ware.make())
    before = (folder / "Old.cxs").read_bytes()
    code, out, err = run("import", ware.name, "Old.cxs", "--force")
    assert (code, out) == (1, "")
    first, *faults = err.splitlines()
    assert first.startswith(f"cxstudio: “{ware.name}” was not imported: ")
    assert ware.said in first
    assert bool(faults) == ware.listed
    assert all(fault.startswith("  Row ") for fault in faults)
    assert (folder / "Old.cxs").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == sorted(["Old.cxs", ware.name])


BY_NAME = {ware.name: ware for ware in (*TABLES, *GRAPHS)}


@pytest.mark.parametrize("name", ["emotion.csv", "unclosed.csv", "objects.json", "values.json"])
def test_it_is_the_same_in_a_process_of_its_own_with_little_memory(folder: Path, name: str) -> None:
    (folder / name).write_bytes(BY_NAME[name].make())
    before = contents(folder)
    done = child(folder, "import", name, "Old.cxs", "--force")
    assert done.returncode == 1
    assert done.stdout == ""
    assert BY_NAME[name].said in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(folder) == before


def test_a_program_is_told_in_json_and_the_faults_one_by_one(folder: Path) -> None:
    (folder / "t.csv").write_text(f"stage,touchpoint,emotion\nA,B,{MARKUP}\n", encoding="utf-8")
    done = child(folder, "import", "--progress", "t.csv", "New.cxs")
    assert done.returncode == 1
    *_steps, outcome = done.stdout.splitlines()
    told = json.loads(outcome)
    assert told["problem"] == "1 row is wrong"
    assert told["faults"] == [
        "Row 2: the emotion “<img src=/etc/passwd><script>alert(1)</s” is not a number from −2 to 2"
    ]
    assert done.stderr == ""


def test_thousands_of_bad_rows_do_not_fill_the_terminal(run: Run, folder: Path) -> None:
    (folder / "t.csv").write_bytes(b"stage,touchpoint,emotion\n" + b"A,B,x\n" * 5000)
    _code, _out, err = run("import", "t.csv", "New.cxs")
    assert len(err.splitlines()) == 1002
    assert err.splitlines()[-1] == "  and 4000 more"


def test_unknown_columns_are_named_a_few_at_a_time(run: Run, folder: Path) -> None:
    wide = ",".join(f"column {n} " + "x" * 100 for n in range(500))
    (folder / "t.csv").write_text(f"stage,touchpoint,{wide}\nA,B\n", encoding="utf-8")
    code, _out, err = run("import", "t.csv", "New.cxs")
    assert code == 0
    assert "These columns are unknown and were left out: column 0 xxx" in err
    assert "and 480 more. Known are: stage" in err
    assert len(err) < 2000


def test_what_is_unknown_in_a_graph_is_kept_and_named_a_few_at_a_time(run: Run, folder: Path) -> None:
    content = sound_graph()
    content["nodes"] += [{"kind": f"kind{n}", "id": f"u{n}", "x": n} for n in range(500)]
    (folder / "g.json").write_text(json.dumps(content), encoding="utf-8")
    code, _out, err = run("import", "g.json", "New.cxs")
    assert code == 0
    assert "and 480 more" in err
    assert run("export", "New.cxs", "-o", "again.json")[0] == 0
    again = json.loads((folder / "again.json").read_text(encoding="utf-8"))
    assert {n["id"]: n.get("x") for n in again["nodes"] if n["kind"].startswith("kind")} == {
        f"u{n}": n for n in range(500)
    }


def test_a_large_table_is_read_in_bounded_memory_and_tells_how_far_it_is(folder: Path) -> None:
    rows = "".join(f"Stage {n % 40},Touch {n},{n % 5 - 2},It takes {n} minutes,Amina\n" for n in range(5000))
    (folder / "t.csv").write_text("stage,touchpoint,emotion,pain,persona\n" + rows, encoding="utf-8")
    # 5,000 rows take some 100 MB above the program itself.
    done = child(folder, "import", "--progress", "t.csv", "New.cxs", most_memory=900_000_000)
    assert done.returncode == 0, done.stderr
    *steps, outcome = done.stdout.splitlines()
    assert json.loads(outcome)["warnings"] == []
    told = [int(step.split("/")[0]) for step in steps]
    assert told == sorted(told)
    assert told[-1] == 100
    assert len(told) > 50


def test_many_rows_of_one_touchpoint_take_no_longer_than_others() -> None:
    looked: list[int] = []
    children = Document.children

    def counted(self: Document, owner: str, record_type: type[Card]) -> list[Card]:
        found = children(self, owner, record_type)
        looked.append(len(found))
        return found

    rows = b"".join(b"S,T,P%d,x\n" % n for n in range(600))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Document, "children", counted)
        document = Document()
        import_table(document, b"stage,touchpoint,persona,pain\n" + rows)
    assert len(document.nodes(Card)) == 600
    assert sum(looked) < 2000  # each card once or twice, not each by each


# Names and places


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("folder.csv", "“folder.csv” is a folder, not a file"),
        ("pipe.csv", "“pipe.csv” is a device or a pipe, not a file"),
        ("zero.csv", "“zero.csv” is a device or a pipe, not a file"),
        ("loop.csv", "“loop.csv” is a link that leads back to itself"),
        ("gone.csv", "“gone.csv” is not there"),
        ("text.csv/x.csv", "“x.csv” is not there"),
        ("-h.csv", "ignored explicit argument"),
        ("--force.csv", "unrecognized arguments|required"),
        ("x" * 300 + ".csv", "is too long a name"),
    ],
)
def test_a_source_that_is_no_file_is_told_and_never_waited_for(
    folder: Path, run: Run, source: str, said: str
) -> None:
    (folder / "folder.csv").mkdir()
    os.mkfifo(folder / "pipe.csv")
    (folder / "zero.csv").symlink_to("/dev/zero")
    (folder / "loop.csv").symlink_to("loop.csv")
    (folder / "text.csv").write_text("x", encoding="utf-8")
    before = (folder / "Old.cxs").read_bytes()
    code, out, err = run("import", source, "Old.cxs", "--force")
    assert code == (2 if source.startswith("-") else 1)
    assert out == ""
    assert re.search(said, err)
    assert len(err.splitlines()) == 1
    assert (folder / "Old.cxs").read_bytes() == before


def test_a_name_like_an_option_works_after_two_dashes(folder: Path, run: Run) -> None:
    (folder / "--force.csv").write_text("stage,touchpoint\nA,B\n", encoding="utf-8")
    assert run("import", "--", "--force.csv", "--help.cxs")[0] == 0
    assert run("export", "-o", "-out.csv", "--", "--help.cxs")[0] == 2
    assert run("export", "--out=-out.csv", "--", "--help.cxs")[0] == 0
    assert (folder / "-out.csv").exists()
    assert json.loads(run("info", "--json", "--", "--help.cxs")[1])["title"] == "--force"


HOSTILE_NAMES = (
    "<img src=x>.csv",
    "=cmd|' C calc'!A0.csv",
    "\x1b[31mred\x1b]0;title\x07.csv",
    "two\nlines.csv",
    "\u202egnp.csv",
    os.fsdecode(b"\xff\xfe.csv"),
    "{0} {name} %s.csv",
    "$(id) `id`; id.csv",
    "&amp;\t.csv",
)


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_a_hostile_name_is_a_name_and_stands_in_one_line(folder: Path, run: Run, name: str) -> None:
    (folder / name).write_text("stage,touchpoint\nA,B\n", encoding="utf-8")
    code, out, _err = run("import", name, "New.cxs")
    assert code == 0
    title = json.loads(run("info", "New.cxs", "--json")[1])["title"]
    assert title.encode()
    assert "\x1b" not in title
    assert run("export", "New.cxs", "-o", Path(name).with_suffix(".pdf").name)[0] == 0
    (folder / name).write_text("nothing", encoding="utf-8")
    code, out, err = run("import", name, "Other.cxs")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert not any(sign in err for sign in "\x1b\x07\u202e\t")


def test_names_in_complaints_of_the_program_itself_cannot_steer_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("\x1b[2Jword")[2]
    assert "\x1b" not in run("export", "Old.cxs", "-o", "\x1b[2J.doc")[2]
    assert "\u202e" not in run("info", "\u202egone.cxs")[2]


# Where a result would lie


def test_a_disk_that_is_full_leaves_the_old_export_as_it_was(folder: Path) -> None:
    big = SessionFile.create(folder / "Big.cxs")
    large_map(120, big.document)
    big.close()
    for name in ("map.pdf", "map.csv", "map.json"):
        (folder / name).write_bytes(b"the old one")
        before = contents(folder)
        done = child(folder, "export", "Big.cxs", "-o", name, most_bytes=2048)
        assert done.returncode == 1, name
        assert done.stdout == ""
        assert done.stderr == (
            f"cxstudio: “{name}” was not written: its disk is full. Free some space, or choose another place.\n"
        )
        assert contents(folder) == before


def test_a_disk_that_is_full_leaves_the_old_session_as_it_was(folder: Path) -> None:
    (folder / "t.csv").write_bytes(b"stage,touchpoint\n" + b"A,B\n" * 2000)
    before = contents(folder)
    done = child(folder, "import", "t.csv", "Old.cxs", "--force", most_bytes=60_000)
    assert done.returncode == 1
    assert "“Old.cxs” could not be written. Check that its disk is there and has room" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert contents(folder) == before


@pytest.mark.parametrize("format", ["pdf", "png", "csv", "json"])
def test_a_folder_that_is_not_there_is_told_before_any_work(run: Run, folder: Path, format: str) -> None:
    code, out, err = run("export", "Old.cxs", "-o", f"gone/map.{format}")
    assert (code, out) == (1, "")
    assert f"“map.{format}” cannot be made: its folder is not there or cannot be written" in err


def test_a_folder_that_may_not_be_written_is_told_before_any_work(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be allowed everything, so the system's answer is given here.
    monkeypatch.setattr(os, "access", lambda *_a, **_k: False)
    for line in ("export Old.cxs -o map.pdf", "new New.cxs", "clean Old.cxs -o New.cxs"):
        code, _out, err = run(*line.split())
        assert code == 1
        assert "its folder is not there or cannot be written" in err
    assert [path.name for path in folder.iterdir()] == ["Old.cxs"]


def test_a_source_that_may_not_be_read_is_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "t.csv").write_text("stage,touchpoint\nA,B\n", encoding="utf-8")
    opened = os.open

    def refused(path: str, flags: int, *rest: int, **options: int) -> int:
        if str(path).endswith("t.csv"):
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, flags, *rest, **options)

    monkeypatch.setattr(os, "open", refused)
    code, out, err = run("import", "t.csv", "New.cxs")
    assert (code, out) == (1, "")
    assert "“t.csv” cannot be read. Check that its disk is there and that you may read it." in err


# Session files, from end to end


def flipped(data: bytes) -> bytes:
    """The file with the bits of one of its words turned over."""
    place = data.index(b"Booking line")
    return data[:place] + bytes(255 - byte for byte in data[place : place + 4]) + data[place + 4 :]


DAMAGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty.cxs": (lambda _old: b"", "is cut short. Copy it again from where it came"),
    "cut.cxs": (lambda old: old[: len(old) // 2], "is cut short. Copy it again from where it came"),
    "picture.cxs": (
        lambda _old: b"\x89PNG\r\n\x1a\n" + b"x" * 5000,
        "is not a CX Studio session, or its beginning is damaged. Try to salvage",
    ),
    "flipped.cxs": (flipped, "is damaged. Salvage it"),
}


@pytest.mark.parametrize(
    "line",
    [
        "info empty.cxs",
        "info picture.cxs",
        "info flipped.cxs",
        "info cut.cxs",
        "export cut.cxs -o out.csv",
        "export flipped.cxs -o out.pdf",
        "clean cut.cxs -o new.cxs",
        "merge Old.cxs cut.cxs -o new.cxs",
        "merge flipped.cxs Old.cxs -o new.cxs",
    ],
)
def test_what_is_no_whole_session_is_told_by_every_command(run: Run, folder: Path, line: str) -> None:
    name = next(name for name in DAMAGED if name in line)
    make, said = DAMAGED[name]
    (folder / name).write_bytes(make((folder / "Old.cxs").read_bytes()))
    before = contents(folder)
    code, out, err = run(*line.split())
    assert (code, out) == (1, "")
    assert f"“{name}” {said}" in err
    assert len(err.splitlines()) == 1
    assert contents(folder) == before
