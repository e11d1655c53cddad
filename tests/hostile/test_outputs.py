"""Hostile texts in every output: they come out as the texts they are, and come back from what can be read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdf
import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.plan import add_action
from cxstudio.edits.sessions import start_session
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint, set_channels
from cxstudio.exchange.node_link import import_node_link
from cxstudio.exchange.table_import import import_table
from cxstudio.formats import EXPORTS, ExportOptions, export_bytes
from cxstudio.model.document import Document
from cxstudio.model.records import Card, Touchpoint
from cxstudio.picture.poster import PageSetup
from cxstudio.render.plain import plain_text
from tests.hostile.wares import HOSTILE_TEXTS, MARKUP

SHORT = tuple(text for text in HOSTILE_TEXTS if len(text) <= 300)


@pytest.fixture(scope="module")
def hostile() -> Document:
    """A map in which everything that can bear a text bears a hostile one."""
    document = Document()
    journey = start_session(document, MARKUP)
    set_field(document, ["session"], "client", '=cmd|" /C calc"!A0')
    stage = add_stage(document, journey, SHORT[2])
    touchpoint = add_touchpoint(document, stage, "first")
    for text in SHORT:
        touchpoint = add_touchpoint(document, stage, text)
        set_text(document, touchpoint, text)
        set_channels(document, touchpoint, [text.strip()])
    for text in HOSTILE_TEXTS:
        add_card(document, "pain", touchpoint, text)
        add_card(document, "quote", touchpoint, text)
    return document


def exported(document: Document, name: str) -> bytes:
    format = next(format for format in EXPORTS if format.name == name)
    return export_bytes(document, format, ExportOptions(page=PageSetup("A0"), dpi=36)).data


def texts(document: Document) -> list[str]:
    return [card.text for card in document.nodes(Card)]


def test_no_cell_of_a_table_is_a_formula_and_the_texts_come_back(hostile: Document) -> None:
    data = exported(hostile, "csv")
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        for cell in row:
            number = cell.removeprefix("-").replace(".", "").isdigit()
            assert number or not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝")), cell
    again = Document()
    import_table(again, data, title="again")
    assert sorted(texts(again)) == sorted(texts(hostile))


def test_a_graph_holds_the_texts_as_they_are(hostile: Document) -> None:
    data = exported(hostile, "json")
    assert MARKUP in {node.get("title") for node in json.loads(data)["nodes"]}
    again = Document()
    import_node_link(again, data)
    assert sorted(texts(again)) == sorted(texts(hostile))


def test_a_pdf_shows_markup_as_text_and_holds_no_file_of_the_disk(hostile: Document) -> None:
    data = exported(hostile, "pdf")
    reader = pypdf.PdfReader(io.BytesIO(data))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "<script>" in text.replace("\n", "")
    assert not any(list(page.images) for page in reader.pages)
    assert b"/JavaScript" not in data
    assert b"/Launch" not in data
    assert b"/URI" not in data
    assert Path("/etc/passwd").read_bytes()[:40] not in data
    assert reader.metadata is not None
    assert reader.metadata.title == MARKUP


def test_a_drawing_holds_every_text_in_its_titles_and_nothing_else_of_it(hostile: Document) -> None:
    drawing = ET.fromstring(exported(hostile, "svg"))
    tags = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert tags <= {"svg", "title", "defs", "path", "rect", "g", "use", "clipPath", "image"}
    heard = "\n".join(title.text or "" for title in drawing.iter("{http://www.w3.org/2000/svg}title"))
    kept = [*texts(hostile), *(touchpoint.title for touchpoint in hostile.nodes(Touchpoint))]
    missing = [text for text in kept if plain_text(text).replace("\r", "\n").strip() not in heard]
    assert missing == []


def test_a_picture_of_it_is_made(hostile: Document) -> None:
    assert exported(hostile, "png").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "text", ["x" * 20_000, "\u0301" * 20_000, "س" * 20_000], ids=["no spaces", "marks", "arabic"]
)
def test_the_longest_texts_are_laid_out_in_bounded_time_and_go_through_tables(text: str) -> None:
    document = Document()
    journey = start_session(document, "Long")
    home = add_touchpoint(document, add_stage(document, journey, "S"), "T")
    add_card(document, "pain", home, text)
    again = Document()
    import_table(again, exported(document, "csv"))
    assert texts(again) == [text]
    assert exported(document, "pdf").startswith(b"%PDF-")


def test_what_no_file_can_hold_is_taken_out_where_it_comes_in() -> None:
    document = Document()
    journey = start_session(document, "a\x00b\ud800c")
    assert document.session.title == "abc"
    home = add_touchpoint(document, add_stage(document, journey, "\udfffS\x07"), "T")
    add_card(document, "pain", home, "x\x1b[31my\r\nz")
    assert texts(document) == ["x[31my\nz"]
    add_action(document, "Do\x00 it")
    for format in EXPORTS:
        options = replace(ExportOptions(), dpi=36)
        assert export_bytes(document, format, options).data
