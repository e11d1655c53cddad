"""A table that comes back is read by another process, and only where its first bytes say it may be one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from cxstudio.app.dialogs import coming_back, reading_table
from cxstudio.app.dialogs.coming_back import ComingBack, Told, bring_back
from cxstudio.app.dialogs.reading_table import read_apart, read_returning
from cxstudio.edits.plan import add_action
from cxstudio.exchange import workbook
from cxstudio.exchange.kind_table import export_kind, export_workbook
from cxstudio.model.plans import Action
from tests.app.conftest import Opened
from tests.makers import small_map


@pytest.fixture
def opened(open_window: Callable[..., Opened]) -> Opened:
    return open_window(small_map)


def test_a_table_comes_back_through_another_process(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_action(opened.window.session.document, "Train the desk")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(export_workbook(opened.window.session.document, ["action"]).data)
    add_action(opened.window.session.document, "Made since")

    def read_here(_data: bytes) -> None:
        raise AssertionError("the window read the file itself")

    said: list[str] = []
    monkeypatch.setattr(workbook, "read_workbook", read_here)
    monkeypatch.setattr(coming_back, "tell", lambda _parent, *words: said.extend(words))
    bring_back(
        path, opened.window, opened.window.session, opened.window.wears, Told(said.append, said.append)
    )
    assert said[0] == "“plan.xlsx” says nothing new"
    changed = export_kind(opened.window.session.document, "action").data.replace(
        b"Train the desk", b"Train the whole desk"
    )
    (tmp_path / "plan.csv").write_bytes(changed)
    monkeypatch.setattr(ComingBack, "exec", lambda _self: QDialog.DialogCode.Accepted)
    bring_back(
        tmp_path / "plan.csv",
        opened.window,
        opened.window.session,
        opened.window.wears,
        Told(said.append, said.append),
    )
    assert said[-1] == "1 change brought back"
    assert "Train the whole desk" in {action.title for action in opened.window.session.document.nodes(Action)}


def test_what_cannot_be_read_is_told(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    said: list[str] = []
    monkeypatch.setattr(coming_back, "tell", lambda _parent, *words: said.extend(words))
    bring_back(
        path, opened.window, opened.window.session, opened.window.wears, Told(said.append, said.append)
    )
    assert said[0] == "“old.xlsx” could not be brought back"
    assert "old kind" in said[1]
    assert read_returning(path, opened.window) is None
    assert read_apart(tmp_path / "none.csv", opened.window).problem


def test_a_text_without_marks_starts_no_process(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    returning = tmp_path / "plan.csv"
    returning.write_bytes(export_kind(opened.window.session.document, "touchpoint").data)
    read = read_returning(returning, opened.window)
    assert read is not None
    assert len(read.sheets[0].rows) > 1

    def never(*_arguments: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(reading_table, "TableJob", never)
    other = tmp_path / "map.csv"
    other.write_text("stage,touchpoint\r\nBook,Call\r\n", encoding="utf-8")
    assert read_returning(other, opened.window) is None
    assert read_returning(tmp_path / "none.csv", opened.window) is None
    assert read_returning(tmp_path / "map.json", opened.window) is None
