"""Opening a PDF with a session inside: a map of its own, and the PDF stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from cxstudio.app.dialogs import importing
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.files.drafts import drafts_folder
from cxstudio.files.inside_pdf import session_bytes
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import ExportOptions, export_file
from cxstudio.model.records import Touchpoint
from tests.makers import small_map


@pytest.fixture
def studio(dressed: QApplication, settings: Settings) -> Iterator[Studio]:
    made = Studio(dressed, settings)
    yield made
    for window in list(made.windows):
        window.close()
    made.ring.stop()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(importing, "tell", lambda _parent, headline, text: said.append(f"{headline}: {text}"))
    return said


def pdf(tmp_path: Path, *, inside: bool) -> Path:
    session = SessionFile.create(tmp_path / "visit.cxs")
    small_map(session.document)
    options = ExportOptions(session=session_bytes(session), session_name="visit.cxs")
    export_file(session.document, tmp_path / "visit.pdf", options if inside else None)
    session.close()
    return tmp_path / "visit.pdf"


def drafts() -> list[Path]:
    return list(drafts_folder().glob("*.cxs"))


def test_a_pdf_with_a_session_opens_as_a_map_of_its_own(studio: Studio, tmp_path: Path) -> None:
    path = pdf(tmp_path, inside=True)
    before = path.read_bytes()
    window = studio.open(path)
    assert window is not None
    assert window.session.is_draft
    assert len(window.session.document.nodes(Touchpoint)) == 5
    assert window.session.document.undo_label == "Small map"
    assert path.read_bytes() == before


def test_a_pdf_that_was_only_looked_at_leaves_no_draft(studio: Studio, tmp_path: Path) -> None:
    window = studio.open(pdf(tmp_path, inside=True))
    assert window is not None
    assert len(drafts()) == 1
    window.close()
    assert drafts() == []


def test_saving_what_came_from_a_pdf_asks_for_its_place(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pdf(tmp_path, inside=True)
    before = path.read_bytes()
    window = studio.open(path)
    assert window is not None
    place = tmp_path / "mine.cxs"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(place), ""))
    window.files.save()
    assert window.session.path == place
    assert path.read_bytes() == before


def test_a_pdf_without_a_session_is_refused_with_the_remedy(
    studio: Studio, tmp_path: Path, told: list[str]
) -> None:
    assert studio.open(pdf(tmp_path, inside=False)) is None
    (said,) = told
    assert said.endswith("“visit.pdf” holds no session. Export it again with “The session inside the PDF”.")
    assert drafts() == []


def test_a_pdf_is_chosen_among_the_maps(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        offered.append(kinds)
        return str(pdf(tmp_path, inside=True)), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    studio._asked("file.open")
    assert "*.cxs *.pdf" in offered[0]
    assert len(studio.windows) == 1
