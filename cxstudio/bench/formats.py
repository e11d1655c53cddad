"""Drawings, texts and imports beside libraries that read or write the same without a map."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import partial

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtSvg import QSvgGenerator

from cxstudio.bench.maps import fill
from cxstudio.bench.paper import draw_boxes
from cxstudio.bench.table import Figure, in_turn
from cxstudio.formats import FORMATS, ExportOptions, Format, ImportOptions, export_bytes
from cxstudio.model.document import Document
from cxstudio.model.records import Record
from cxstudio.picture.poster import PageSetup
from cxstudio.render.png import pdf_to_png

CARDS = 1_000
ROWS = 1_000  # of a table or diagram that is read
DPI = 96.0
_RUNS = 3


def figures() -> Iterator[Figure]:
    """The rows about formats other than PDF, slides and spreadsheets. A QGuiApplication must exist."""
    document = Document()
    fill(document, CARDS)
    yield from _drawings(document)
    for ending, name, most in ((".md", "Markdown", 4), (".mmd", "Mermaid", 1), (".json", "JSON", 4)):
        ours = partial(_exported, document, ending)
        costs = in_turn(ours, partial(_dumped, document), _RUNS)
        yield Figure(f"{name} of {CARDS:,} cards", *costs, "json, the same records", most)
    yield from _imports()


def _drawings(document: Document) -> Iterator[Figure]:
    svg = in_turn(partial(_exported, document, ".svg"), _qt_svg, _RUNS)
    yield Figure(f"SVG of {CARDS:,} cards", *svg, "QSvgGenerator, the same texts in boxes", 6)
    page = _exported(document, ".pdf")
    png = in_turn(partial(_exported, document, ".png"), partial(pdf_to_png, page, DPI), _RUNS)
    yield Figure(f"PNG of {CARDS:,} cards", *png, "pdfium and Pillow, the same page", 1.5)


def _imports() -> Iterator[Figure]:
    large = Document()
    fill(large, ROWS * 10)
    table, diagram = _exported(large, ".csv"), _exported(large, ".mmd")
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    lines = [row[:] for row in rows[: ROWS + 1]]
    wanted: tuple[tuple[str, str, bytes, Callable[[bytes], object], float], ...] = (
        (".csv", "the csv module", _csv(lines), _read_csv, 2.5),
        (".xlsx", "openpyxl", _sheet(lines), _read_sheet, 2),
        (".mmd", "splitting its lines", diagram, bytes.splitlines, 4),
    )
    for ending, library, data, read, most in wanted:
        made = _imported(ending, data)
        costs = in_turn(partial(_imported, ending, data), partial(_read_and_put, read, data, made), _RUNS)
        name = f"import {ending}, {ROWS:,} rows"
        yield Figure(name, *costs, f"{library}, and the same records put", most)


def _exported(document: Document, ending: str) -> bytes:
    options = ExportOptions(page=PageSetup(), dpi=int(DPI))
    return export_bytes(document, _format(ending), options).data


def _format(ending: str) -> Format:
    return next(format for format in FORMATS if format.ending == ending)


def _records(document: Document) -> list[Record]:
    return [record for _id, record in document.graph.nodes(data="record")] + list(document.links())


def _dumped(document: Document) -> str:
    return json.dumps([msgspec.to_builtins(record) for record in _records(document)])


def _qt_svg() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(QSize(14_000, 2_000))
    draw_boxes(drawing, CARDS)
    buffer.close()


def _csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _sheet(rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read_csv(data: bytes) -> object:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def _read_sheet(data: bytes) -> object:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def _imported(ending: str, data: bytes) -> Document:
    document = Document()
    read = _format(ending).read
    assert read is not None
    read(document, data, ImportOptions(named="A map"), None)
    return document


def _read_and_put(read: Callable[[bytes], object], data: bytes, made: Document) -> None:
    """What any import of these bytes has to do: read them, and put the records that came of them."""
    read(data)
    document = Document()
    with document.transaction("The same records"):
        for record in _records(made):
            document.put(record)
