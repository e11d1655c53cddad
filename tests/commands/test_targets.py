"""Where commands write, and what they refuse to write over or to wait for."""

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
from cxstudio.files.session_file import SessionFile
from tests.makers import small_map

TABLE = "stage,touchpoint\nBook,Call\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    for name in ("Small.cxs", "Other.cxs"):
        file = SessionFile.create(tmp_path / name)
        small_map(file.document)
        file.close()
    data = (tmp_path / "Small.cxs").read_bytes()
    (tmp_path / "Bad.cxs").write_bytes(data[:-4096])
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "folder.cxs").mkdir()
    for name in ("pipe.cxs", "pipe.csv", "pipe.json"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "circle.cxs").symlink_to("circle.cxs")
    (tmp_path / "session.pdf").hardlink_to(tmp_path / "Small.cxs")
    (tmp_path / "table.cxs").symlink_to("t.csv")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


LONG = "x" * 300
SAME = "is itself what is being read"
SPECIAL = "is a device or a pipe, not a file"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("salvage Bad.cxs -o Bad.cxs --force", f"“Bad.cxs” {SAME}"),
        ("salvage Bad.cxs -o folder.pdf/../Bad.cxs --force", SAME),
        ("salvage Bad.cxs -o Bad.cxs", SAME),
        ("clean Small.cxs -o Small.cxs --force", SAME),
        ("merge Small.cxs Other.cxs -o Small.cxs --force", SAME),
        ("merge Other.cxs Small.cxs -o Small.cxs --force", SAME),
        ("import t.csv table.cxs --force", SAME),
        ("export Small.cxs -o session.pdf", SAME),
        ("export Small.cxs -o folder.pdf", "“folder.pdf” is a folder"),
        ("export Small.cxs -o pipe.csv", SPECIAL),
        ("info pipe.cxs", SPECIAL),
        ("salvage pipe.cxs -o A.cxs", SPECIAL),
        ("merge Small.cxs pipe.cxs -o A.cxs", SPECIAL),
        ("import pipe.csv A.cxs", SPECIAL),
        ("import pipe.json A.cxs", SPECIAL),
        ("info folder.cxs", "“folder.cxs” is a folder"),
        ("info circle.cxs", "“circle.cxs” is a link that leads back to itself"),
        ("salvage circle.cxs -o A.cxs", "leads back to itself"),
        (f"import t.csv {LONG}.cxs", "x.cxs” is too long a name"),
        (f"salvage Bad.cxs -o {LONG}.cxs", "x.cxs” is too long a name"),
        (f"export Small.cxs -o {LONG}.pdf", "x.pdf” is too long a name"),
    ],
)
def test_what_cannot_be_the_result_or_the_source_is_told_and_nothing_changes(
    run: Run, tmp_path: Path, line: str, said: str
) -> None:
    before = contents(tmp_path)
    code, out, err = run(*line.split(" "))
    assert (code, out) == (1, "")
    assert said in err
    assert "Not saved" not in err
    assert len(err.splitlines()) == 1
    assert contents(tmp_path) == before


def test_a_session_that_is_open_elsewhere_is_not_replaced(run: Run, tmp_path: Path) -> None:
    session = SessionFile.open(tmp_path / "Other.cxs")
    for line in (
        "new Other.cxs --force",
        "import t.csv Other.cxs --force",
        "salvage Bad.cxs -o Other.cxs --force",
        "clean Small.cxs -o Other.cxs --force",
    ):
        code, _out, err = run(*line.split(" "))
        assert code == 1
        assert "“Other.cxs” is open in CX Studio" in err
    assert session.store.still_there()
    session.close()


def test_an_export_onto_a_link_replaces_what_it_leads_to(run: Run, tmp_path: Path) -> None:
    (tmp_path / "far.csv").write_text("old", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("far.csv")
    assert run("export", "Small.cxs", "-o", "link.csv")[0] == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "far.csv").read_text(encoding="utf-8-sig").startswith("stage,")


def test_salvage_over_another_session_takes_force_and_tells_what_there_is(run: Run, tmp_path: Path) -> None:
    assert "exists already" in run("salvage", "Bad.cxs", "-o", "Other.cxs")[2]
    (tmp_path / "Bad.cxs").write_bytes((tmp_path / "Small.cxs").read_bytes().replace(b"Book", b"Hook"))
    code, out, err = run("salvage", "Bad.cxs", "-o", "Other.cxs", "--force")
    assert code == 0
    assert out == "Other.cxs: 1 thing from 1 readable entry\n"
    assert re.search(r"cxstudio: \d\d things were named, 1 could be read\n", err)
    assert run("info", "Other.cxs")[0] == 0


def test_salvage_tells_how_much_was_named_and_is_gone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxstudio.files.salvage import SalvageResult

    monkeypatch.setattr("cxstudio.files.salvage.salvage", lambda *_a, **_k: SalvageResult(1, 1, 1, 34, 1))
    code, out, err = run("salvage", "Bad.cxs", "-o", "A.cxs")
    assert (code, out) == (0, "A.cxs: 1 thing from 1 readable entry\n")
    assert err.splitlines() == [
        "cxstudio: 1 entry could not be read",
        "cxstudio: 34 things were named, 1 could be read",
    ]


def test_a_file_name_of_other_bytes_makes_a_readable_title(run: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"Caf\xe9.csv")
    (tmp_path / name).write_text(TABLE, encoding="utf-8")
    assert run("import", name, "A.cxs")[0] == 0
    assert json.loads(run("info", "A.cxs", "--json")[1])["title"] == "Caf\ufffd"


def test_an_answer_nobody_can_take_is_a_plain_line(run: Run, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys; from cxstudio.cli import main; sys.exit(main())",
                "info",
                "Small.cxs",
            ],
            env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == b"cxstudio: the answer could not be written: No space left on device\n"


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("", "names no file and no folder"),
        ("  ", "names no file and no folder"),
        (".pdf", "“.pdf” is only an ending"),
        ("sub/.SVG", "“.SVG” is only an ending"),
    ],
)
def test_a_result_without_a_name_is_refused(run: Run, tmp_path: Path, out: str, said: str) -> None:
    before = sorted(tmp_path.iterdir())
    code, _out, err = run("export", "Small.cxs", "-o", out)
    assert code == 2
    assert said in " ".join(err.split())
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("out", ["/dev/null", "pipe", "pipe/deeper"])
def test_a_folder_cannot_be_made_where_something_else_is(run: Run, tmp_path: Path, out: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    code, said, err = run("export", "Small.cxs", "-o", out)
    assert (code, said) == (1, "")
    assert err.strip() == f"cxstudio: “{out}” is no folder; name one, or a file with its ending"


def test_the_answer_names_every_file_that_was_written(run: Run, tmp_path: Path) -> None:
    code, said, _err = run("export", "Small.cxs", "-o", "rep.svg", "--views", "map,personas", "--page", "A4")
    files = sorted(path.name for path in tmp_path.glob("rep*.svg"))
    assert code == 0
    assert len(files) > 1
    assert sorted(said.split()) == files
