"""What was copied is a table for other programs: the right cells, never markup or a formula, and it comes back."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.copying import choose
from cxstudio.edits.fields import set_field
from cxstudio.edits.tables import add_rows
from cxstudio.exchange.pasted_table import read_table
from cxstudio.exchange.piece_table import PieceTable, as_html, delimited, piece_table, surroundings
from cxstudio.model.document import Document
from cxstudio.model.records import Card
from tests.makers import empty_map, large_map, mixed_scripts_map, small_map

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</td></table><script>alert(1)</script>",
    "&lt;b&gt; \"quoted' 'twice'",
    "one\x00two\x1b",
    "half \ud83d",
)
FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "＝1", "'=1", "\t=1")


def table_of(document: Document, ids: Sequence[str]) -> PieceTable:
    piece = choose(document, ids).piece
    return piece_table(piece, surroundings(document, piece))


def cells(table: PieceTable) -> list[list[str]]:
    return list(csv.reader(io.StringIO(delimited(table, "\t"), newline=""), delimiter="\t"))


def page(table: PieceTable) -> ET.Element:
    """The table of the page; it is well-formed but for the head."""
    text = as_html(table)
    start, end = text.index("<table"), text.index("</table>") + len("</table>")
    inside = text[start:end].replace('<br style="mso-data-placement:same-cell">', "<br/>")
    return ET.fromstring(inside)


class Tags(HTMLParser):
    """What a browser would take for elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        assert {name for name, _value in attrs} <= {
            "charset",
            "border",
            "cellspacing",
            "cellpadding",
            "dir",
            "style",
        }


def test_a_row_stands_for_a_touchpoint_and_a_column_for_a_kind() -> None:
    made = small_map()
    head, *rows = cells(table_of(made.document, made.stages))
    assert head[:2] == ["Stage", "Touchpoint"]
    web = dict(zip(head, next(row for row in rows if row[1] == "Web page"), strict=True))
    assert web["Stage"] == "Book"
    assert web["Channel"] == "Web"
    assert web["Thought"] == "Is this the right clinic?"
    assert {len(row) for row in rows} == {len(head)}


def test_cards_alone_say_where_they_lie() -> None:
    made = small_map()
    card = made.document.node(made.cards[0])
    assert isinstance(card, Card)
    head, *rows = cells(table_of(made.document, [card.id]))
    assert len(rows) == 1
    assert rows[0][:2] == ["Book", "Booking line"]
    assert card.text in rows[0]
    assert head[2:] == ["Pain point", "Note"]


def test_a_column_without_a_word_is_not_there() -> None:
    made = small_map()
    table = table_of(made.document, [made.touchpoints[2]])
    for place, _heading in enumerate(table.headings):
        assert any(row[place] for row in table.rows)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_map_comes_back_from_its_table(direction: str) -> None:
    made = mixed_scripts_map(direction=direction)
    document, other = made.document, empty_map()
    table = table_of(document, made.stages)
    assert f'dir="{direction}"' in as_html(table)
    read = read_table(delimited(table, "\t"))
    assert read is not None
    assert add_rows(other.document, other.journey, read.rows, [])

    def told(of: Document, journey: str) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (one.title, sorted((card.kind, card.text) for card in of.cards(one.id)))
            for one in of.journey_touchpoints(journey)
        ]

    assert told(other.document, other.journey) == told(document, made.journey)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(text: str) -> None:
    made = small_map()
    # Only what the document takes can be copied.
    add_card(made.document, "pain", made.touchpoints[0], text)
    kept = made.document.cards(made.touchpoints[0])[-1].text
    found = as_html(table_of(made.document, [made.touchpoints[0]]))
    assert Tags(found).found == {
        "html",
        "head",
        "meta",
        "body",
        "table",
        "thead",
        "tr",
        "th",
        "tbody",
        "td",
        "br",
    } - (set() if "<br" in found else {"br"})
    assert kept in [
        "".join(cell.itertext()) for cell in page(table_of(made.document, [made.touchpoints[0]])).iter("td")
    ]
    found.encode()


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text: str) -> None:
    made = small_map()
    card = add_card(made.document, "pain", made.touchpoints[2], "x")
    set_field(made.document, [card], "text", text)
    table = table_of(made.document, [made.touchpoints[2]])
    written = [cell for row in cells(table)[1:] for cell in row]
    shown = ["".join(cell.itertext()) for cell in page(table).iter("td")]
    for cell in (*written, *shown):
        assert not cell.startswith(("=", "+", "@", "＝", "\t")), cell
        assert not cell.startswith("-") or cell.removeprefix("-").replace(".", "").isdigit()


def test_a_feeling_is_a_number_and_of_several_people_each_is_named() -> None:
    made = small_map()
    head, *rows = cells(table_of(made.document, made.stages))
    felt = [row[head.index("Emotion")] for row in rows]
    assert "0.8" in felt
    several = next(cell for cell in felt if "\n" in cell)
    assert all(": " in line for line in several.splitlines())


def test_several_texts_stand_in_one_cell() -> None:
    made = small_map()
    for text in ("First", "Second"):
        add_card(made.document, "idea", made.touchpoints[2], text)
    table = table_of(made.document, [made.touchpoints[2]])
    assert "First\nSecond" in [cell for row in cells(table) for cell in row]
    assert "First<br" in as_html(table)


def test_a_large_map_has_a_row_for_each_touchpoint() -> None:
    made = large_map(2000)
    rows = cells(table_of(made.document, made.stages))
    assert len(rows) >= 1 + len(made.touchpoints)
