from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from pycrdt import Doc, Map

from cxstudio.files import vetting
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store, make
from cxstudio.model.log import Row
from tests.model.random_edits import start


def bomb() -> bytes:
    """An update nested so deep that reading it ends the process that does."""
    doc: Doc[Map[object]] = Doc({"n": Map(), "e": Map()})
    value: object = 1
    for _ in range(100):
        value = [value]
    doc.get("n", type=Map)["x"] = Map({"kind": value})
    good = doc.get_update()
    return good.replace(b"\x75\x01" * 100, b"\x75\x01" * 200_000)


@pytest.mark.parametrize("update", [bomb(), b"abc", b"\xff" * 40])
def test_a_hostile_file_is_refused_and_we_live_on(tmp_path: Path, update: bytes) -> None:
    path = tmp_path / "a.cxs"
    make(path)
    store = Store.open(path)
    store.write([Row(update, "base", seq=1)])
    store.close()
    with pytest.raises(FileProblem) as problem:
        SessionFile.open(path)
    assert problem.value.kind == "unsafe"
    assert [x.name for x in tmp_path.iterdir()] == ["a.cxs"]


def test_a_file_left_here_last_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Path] = []
    monkeypatch.setattr(vetting, "vet", lambda rows, path: tried.append(path))
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    session.close()
    SessionFile.open(session.path).close()
    assert tried == []
    db = sqlite3.connect(session.path)
    (update,) = db.execute("select data from row where seq=1").fetchone()
    db.close()
    store = Store.open(session.path)
    store.write([msgspec.structs.replace(Row(update, "merge"), seq=9)])
    store.close()
    SessionFile.open(session.path).close()
    assert tried == [session.path]


def test_a_sound_file_is_read_where_the_machine_allows_less_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    session.close()
    monkeypatch.setattr(vetting, "is_known", lambda _digest: False)
    lowered = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30)); "
    monkeypatch.setattr(vetting, "_CHILD", lowered + vetting._CHILD)
    SessionFile.open(session.path).close()
