"""A file says who has it open, for as long as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxstudio.files.holder import KEY, holder_of, let_go, take
from cxstudio.files.session_file import SessionFile


@pytest.fixture
def session(tmp_path: Path) -> SessionFile:
    return SessionFile.create(tmp_path / "map.cxs")


def test_a_locked_file_says_who_has_it(session: SessionFile) -> None:
    take(session, "Dana")
    session.idle()
    holder = holder_of(session.path)
    assert holder is not None
    assert holder.name == "Dana"
    assert holder.machine
    session.close()


def test_a_closed_file_names_nobody(session: SessionFile) -> None:
    take(session)
    let_go(session)
    session.close()
    assert holder_of(session.path) is None


@pytest.mark.parametrize(
    "value", [7, [], {}, {"since": "x"}, {"since": True}, {"since": 1e300}, {"since": -1}]
)
def test_nonsense_in_the_file_names_nobody(session: SessionFile, value: Any) -> None:
    session.set_local(KEY, value)
    session.close()
    assert holder_of(session.path) is None


def test_a_long_name_is_cut_and_kept_to_one_line(session: SessionFile) -> None:
    session.set_local(KEY, {"name": "a\n" * 500, "machine": 3, "since": 1_700_000_000})
    session.close()
    holder = holder_of(session.path)
    assert holder is not None
    assert len(holder.name) == 100
    assert "\n" not in holder.name
    assert holder.machine == ""


def test_a_file_that_is_no_session_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "map.cxs"
    path.write_bytes(b"nothing")
    assert holder_of(path) is None
    assert holder_of(tmp_path / "missing.cxs") is None
