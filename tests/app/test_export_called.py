"""The page that is shown and the file that is written call a map that nobody named by one name."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from pytestqt.qtbot import QtBot

from cxstudio.app.export_job import ExportJob
from cxstudio.app.file_names import copy_name
from cxstudio.cli import main
from cxstudio.edits.fields import set_field
from tests.app.conftest import Opened
from tests.app.test_export import LONG
from tests.app.test_export_help import opened


def said_in(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


@pytest.fixture
def nameless(small: Opened) -> Opened:
    set_field(small.made.document, ["session"], "title", "")
    set_field(small.made.document, [small.made.journey], "title", "")
    return small


@pytest.mark.parametrize("draft", [False, True])
def test_a_map_without_a_title_is_called_alike_on_the_shown_page_and_in_both_kinds_of_file(
    nameless: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draft: bool
) -> None:
    session = nameless.window.session
    monkeypatch.setattr(type(session), "is_draft", property(lambda _session: draft))
    name = "Untitled map" if draft else nameless.path.stem
    dialog = opened(nameless, qtbot)
    assert dialog._poster is not None
    assert dialog._poster.title == name
    shown = tmp_path / "shown.pdf"
    dialog.export_to(shown)
    qtbot.waitUntil(lambda: "Saved as" in dialog.message.text(), timeout=LONG)
    made = tmp_path / "made.pdf"
    job = ExportJob(session.file, made, dialog.options(), copy_name(session))
    with qtbot.waitSignal(job.finished, timeout=LONG):
        job.start()
    assert said_in(shown) == said_in(made)
    assert said_in(made).startswith(name)
    dialog.reject()


def test_the_command_calls_pages_as_the_file_and_leaves_tables_as_they_are(
    nameless: Opened, tmp_path: Path
) -> None:
    nameless.window.session.flush()
    file = tmp_path / "Parcel.cxs"
    nameless.window.session.file.save_copy(file)
    for ending in ("pdf", "json"):
        assert main(["export", str(file), "-o", str(tmp_path / f"made.{ending}")]) == 0
    assert said_in(tmp_path / "made.pdf").startswith("Parcel")
    assert "Parcel" not in (tmp_path / "made.json").read_text(encoding="utf-8")


def test_where_anything_has_a_title_pages_go_by_it(small: Opened, qtbot: QtBot) -> None:
    dialog = opened(small, qtbot)
    assert dialog._poster is not None
    assert dialog._poster.title == small.made.document.journeys()[0].title
    dialog.reject()
