"""A text that begins a direction and does not end it turns nothing round beside it in any file of text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cxstudio.edits.fields import set_text
from cxstudio.edits.plan import add_action
from cxstudio.exchange.cells import read, written
from cxstudio.exchange.direction import closed, closers, unclosed
from cxstudio.formats import EXPORTS, ExportOptions, export_bytes, export_format
from cxstudio.model.document import Document
from tests.makers import small_map

OVERRIDE, ISOLATE, END, END_ISOLATE = "\u202e", "\u2067", "\u202c", "\u2069"


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("plain", ""),
        (f"{OVERRIDE}gnp", END),
        (f"{OVERRIDE}gnp{END}", ""),
        (f"{ISOLATE}a{OVERRIDE}b", END + END_ISOLATE),
        (f"{ISOLATE}a{OVERRIDE}b{END_ISOLATE}", ""),
        (f"{OVERRIDE}a{ISOLATE}b{END}", END_ISOLATE + END),
        (f"a{END}{END_ISOLATE}", ""),
    ],
)
def test_a_text_is_closed_by_what_it_leaves_open(text: str, needed: str) -> None:
    assert closers(text) == needed
    assert closers(closed(text)) == ""


def test_signs_at_the_end_that_only_close_say_nothing() -> None:
    assert unclosed(closed(f"{OVERRIDE}gnp")) == f"{OVERRIDE}gnp"


def test_a_cell_is_closed_and_read_as_it_was() -> None:
    for text in (f"{OVERRIDE}gnp", f"a\\{END}", f"{ISOLATE} ", f"{OVERRIDE}|\n{END}"):
        assert not closers(written(text, several=True))
        assert read(written(text, several=True)) == text


TEXTS = [
    *((format.name, "") for format in EXPORTS if not format.has_page and format.name not in {"xlsx", "json"}),
    ("csv", "action"),
]


@pytest.mark.parametrize(("name", "kind"), TEXTS)
def test_nothing_is_left_open_in_a_line_of_a_file(name: str, kind: str) -> None:
    document = Document()
    made = small_map(document)
    for id in (made.touchpoints[0], made.cards[0], made.stages[0]):
        set_text(document, id, f"a {OVERRIDE}gnp {ISOLATE}b")
    action = add_action(document, f"call {OVERRIDE}gnp")
    assert action
    options = ExportOptions(journey=made.journey, kind=kind)
    data = export_bytes(document, export_format(Path(f"map.{name}")), options).data
    text = data.decode("utf-8-sig").replace("\r\n ", "")
    parts = [cell for row in csv.reader(io.StringIO(text)) for cell in row] if name == "csv" else [text]
    assert "gnp" in text
    assert all(not closers(line) for part in parts for line in part.split("\n"))
