"""What a file or a clipboard holds that can become stages and touchpoints, read and bounded; it changes no document.

A source is read once and planned with as often as somebody chooses otherwise. Another session is opened by whoever
reads its file; JSON becomes such a session here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import clean_text, storable
from cxstudio.exchange.csv_rows import MAX_ROWS
from cxstudio.exchange.encoding import utf8_text
from cxstudio.exchange.import_endings import named_by
from cxstudio.exchange.kind_table import read_heading
from cxstudio.exchange.mermaid_reading import Diagram, holds_mermaid, read_mermaid
from cxstudio.exchange.pasted import read_pasted, rows_of
from cxstudio.exchange.problems import Fault, ImportProblem
from cxstudio.exchange.sheet_rows import SheetRow, SheetRows, check_width, read_sheets
from cxstudio.exchange.workbook import looks_like_workbook
from cxstudio.model.document import Document
from cxstudio.words import _, ngettext

SourceKind = Literal["table", "list", "mermaid", "session"]
MOST_LETTERS = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """What was read. `title` is what a journey made of it is called where nobody says otherwise.

    A table has sheets (separated values have one), a list the depth and text of each line, a diagram its tasks,
    another session its document. `guarded` says that cells carry the apostrophe that keeps them from being formulas.
    `left_out` are lines nobody understood, `notes` say what was read otherwise than it looks.
    """

    kind: SourceKind
    title: str = ""
    sheets: tuple[SheetRows, ...] = ()
    outline: tuple[tuple[int, str], ...] = ()
    diagram: Diagram | None = None
    other: Document | None = None
    guarded: bool = False
    left_out: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def read_source(data: bytes, name: str = "") -> Source:
    """What the bytes of a file are, with the ending of its name as a hint. Raises ImportProblem with the remedy."""
    stem, dot, ending = name.rpartition(".")
    title, ending = stem if dot else name, f".{ending.casefold()}"
    named = named_by(ending)
    if named == "xlsx" or looks_like_workbook(data):
        return source_of_sheets(read_sheets(data, title, named_xlsx=True), title, workbook=True)
    if named == "json" or (named not in {"csv", "txt"} and data.lstrip()[:1] == b"{"):
        return _node_link(data, title)
    if named == "csv":
        return source_of_sheets(read_sheets(data, title), title)
    text = utf8_text(data, _("save it as UTF-8"))
    if named == "md" and not holds_mermaid(text):
        raise ImportProblem(_("The Markdown text holds no Mermaid journey; save a list to import as .txt"))
    return source_of_text(text, title, diagram=named == "mmd")


def source_of_text(text: str, title: str = "", *, diagram: bool = False) -> Source:
    """What a text is: a Mermaid journey, cells between tabs, or a list by its indents. Raises ImportProblem.

    `diagram` says that it must be the first of these.
    """
    if len(text) > MOST_LETTERS:
        raise ImportProblem(_("The text is too long to import; split it into several"))
    if diagram or holds_mermaid(text):
        found = read_mermaid(text)
        return Source(
            "mermaid", found.title or title, diagram=found, left_out=found.left_out, notes=_unfit(text)
        )
    if any("\t" in line.strip() for line in text.splitlines()):
        return source_of_sheets([_cells(clean_text(text))], title, workbook=True)
    try:
        pasted = read_pasted(text)
    except Refused as refused:
        raise ImportProblem(refused.reason) from None
    outline = tuple(zip(pasted.depths, pasted.columns[0], strict=True))
    return Source("list", title, outline=outline, notes=_unfit(text))


def _unfit(text: str) -> tuple[str, ...]:
    """Told where a text holds characters that are dropped: somebody may miss them."""
    bare = text.replace("\r", "")
    n = len(bare) - len(storable(bare))
    if not n:
        return ()
    told = ngettext(
        "{n} character that no text can hold was dropped",
        "{n} characters that no text can hold were dropped",
        n,
    )
    return (told.format(n=n),)


def _cells(text: str) -> SheetRows:
    """Cells between tabs, as a spreadsheet copies them."""
    rows = rows_of(text.strip("\n"))
    if len(rows) > MAX_ROWS:
        raise ImportProblem(_("The table has more than {limit} rows; split it").format(limit=MAX_ROWS))
    for number, row in enumerate(rows, start=1):
        check_width(number, len(row))
    made = (SheetRow(n, tuple(x.strip() or None for x in row)) for n, row in enumerate(rows, start=1))
    return SheetRows("", tuple(row for row in made if any(row.cells)))


def source_of_sheets(sheets: Sequence[SheetRows], title: str = "", *, workbook: bool = False) -> Source:
    """Sheets that were read already. `workbook` says that they come from a spreadsheet and not from a text.

    Raises ImportProblem where none holds anything.
    """
    if not any(sheet.rows for sheet in sheets):
        raise ImportProblem(_("The table is empty; choose a file that holds something"))
    if any(
        isinstance(cell, str) and read_heading(cell)
        for s in sheets
        for row in s.rows[:1]
        for cell in row.cells
    ):
        raise ImportProblem(
            _(
                "This table was made to be edited and brought back: open its session and bring the table back there"
            )
        )
    notes = tuple(note for sheet in sheets for note in sheet.notes)
    return Source("table", title, sheets=tuple(sheets), guarded=workbook, notes=notes)


def source_of_session(other: Document, title: str = "") -> Source:
    """Another session, to choose journeys and personas of. Raises ImportProblem where it has none."""
    if not other.journeys() and not other.personas():
        raise ImportProblem(_("The session holds no journey and no persona; choose another one"))
    return Source("session", other.session.title or title, other=other)


def _node_link(data: bytes, title: str) -> Source:
    from cxstudio.exchange.node_link import import_node_link

    other = Document()
    made = import_node_link(other, data)
    source = source_of_session(other, title)
    return Source("session", source.title, other=other, notes=made.warnings)
