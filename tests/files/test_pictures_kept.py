"""The picture of a card on its way through every kind of file."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pypdf.generic import DictionaryObject

from cxstudio.edits.fields import set_field
from cxstudio.edits.pictures import add_picture
from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.exchange.table import export_table
from cxstudio.files.clean_copy import clean_copy
from cxstudio.files.merge import merge_files
from cxstudio.files.salvage import salvage
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import ExportOptions, export_file
from cxstudio.model.document import Document
from cxstudio.model.records import Card
from cxstudio.render.pictures import TakenIn, take_in
from tests.makers import Made, small_map


def photo(colour: str = "teal") -> TakenIn:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "PNG")
    return take_in(out.getvalue(), "queue.png")


@pytest.fixture
def made(tmp_path: Path) -> tuple[SessionFile, Made]:
    session = SessionFile.create(tmp_path / "a.cxs")
    found = small_map(session.document)
    add_picture(session.document, session, found.cards[0], photo(), "queue.png")
    return session, found


def shown(path: Path, card: str) -> bytes | None:
    """The bytes of a card's picture in a file."""
    session = SessionFile.open(path, read_only=True)
    try:
        record = session.document.find(card, Card)
        found = [a for a in session.document.attachments() if record and a.id == record.picture]
        return session.blob(found[0].sha256) if found else None
    finally:
        session.close(abandon=True)


def test_it_is_there_when_the_file_is_opened_again(made: tuple[SessionFile, Made]) -> None:
    session, map_ = made
    session.close()
    assert shown(session.path, map_.cards[0]) == photo().data


def test_a_clean_copy_has_it_unless_its_card_is_internal(
    made: tuple[SessionFile, Made], tmp_path: Path
) -> None:
    session, map_ = made
    add_picture(session.document, session, map_.cards[2], photo("red"), "secret.png")
    set_field(session.document, [map_.cards[2]], "internal", True)
    clean_copy(session, tmp_path / "clean.cxs")
    session.close()
    assert shown(tmp_path / "clean.cxs", map_.cards[0]) == photo().data
    raw = (tmp_path / "clean.cxs").read_bytes()
    assert photo("red").data not in raw
    assert b"secret" not in raw


def test_a_merge_brings_it(made: tuple[SessionFile, Made], tmp_path: Path) -> None:
    session, map_ = made
    session.save_copy(tmp_path / "b.cxs")
    session.close()
    other = SessionFile.open(tmp_path / "b.cxs")
    add_picture(other.document, other, map_.cards[2], photo("red"), "other.png")
    other.close()
    merge_files(session.path, tmp_path / "b.cxs", tmp_path / "c.cxs")
    assert shown(tmp_path / "c.cxs", map_.cards[0]) == photo().data
    assert shown(tmp_path / "c.cxs", map_.cards[2]) == photo("red").data


def test_salvage_saves_it(made: tuple[SessionFile, Made], tmp_path: Path) -> None:
    session, map_ = made
    session.close()
    salvage(session.path, tmp_path / "good.cxs")
    assert shown(tmp_path / "good.cxs", map_.cards[0]) == photo().data


def test_a_pdf_shows_it_and_says_what_it_is(made: tuple[SessionFile, Made], tmp_path: Path) -> None:
    session, _map = made
    export_file(session.document, tmp_path / "map.pdf", ExportOptions(), pictures=session.blob)
    session.close()
    page = pypdf.PdfReader(tmp_path / "map.pdf").pages[0]
    assert len(page.images) == 1
    raw = pypdf.PdfReader(tmp_path / "map.pdf")
    numbers = range(1, len(raw.xref_objStm) + len(raw.xref[0]) + 1)
    things: list[object] = [raw.get_object(number) for number in numbers]
    figures = [x for x in things if isinstance(x, DictionaryObject) and x.get("/S") == "/Figure"]
    assert any("Twenty minutes on hold" in str(x.get("/Alt")) for x in figures)


def test_json_names_it_and_a_table_says_it_has_no_place_for_it(made: tuple[SessionFile, Made]) -> None:
    session, map_ = made
    exported = export_node_link(session.document)
    assert "1 attachment goes without its content" in exported.warnings
    again = Document()
    import_node_link(again, exported.data)
    card, before = again.find(map_.cards[0], Card), session.document.find(map_.cards[0], Card)
    assert card == before
    warnings = export_table(session.document, map_.journey).warnings
    session.close()
    assert "1 picture" in warnings[0]
