"""The rows of a table of characters under the columns they belong to, bounded as they are read; it knows no map."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager

from cxstudio.exchange.encoding import utf8_text
from cxstudio.exchange.problems import ImportProblem, few
from cxstudio.exchange.table import AMBIGUOUS, CARD_COLUMNS, COLUMNS, column_meant
from cxstudio.exchange.table_fields import EVIDENCE_LEVEL, PHYSICAL_EVIDENCE
from cxstudio.words import _

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 1000
MAX_ROW = 4_000_000  # characters: each column that takes a text filled to the brim, and as much again

_DELIMITERS = (",", ";", "\t")

Cells = dict[str, str]
"""A row's cells by column; "" is a column of its own when the row has more cells than there are columns."""


def decoded(data: bytes) -> str:
    """The text of a file of UTF-8, with or without byte order mark. Raises ImportProblem."""
    if len(data) > MAX_BYTES:
        raise ImportProblem(_("The table is larger than 64 MB; split it into several"))
    return utf8_text(data, _("save it as “CSV UTF-8”"))


def numbered_rows(text: str) -> tuple[Iterator[tuple[int, Cells]], list[str]]:
    """The rows under their column names, numbered as a spreadsheet does, and what to say about the header.

    Raises ImportProblem, also while the rows are read.
    """
    if text[:4].casefold() == "sep=":
        text = text.split("\n", 1)[-1]
    delimiter = max(_DELIMITERS, key=lambda d: len(set(_known(_header(text, d)))))
    header = _header(text, delimiter)
    if len(header) > MAX_COLUMNS:
        reason = _(
            "The table has {number} columns; at most {limit} are possible, so leave out what is not needed"
        )
        raise ImportProblem(reason.format(number=len(header), limit=MAX_COLUMNS))
    names = _known(header)
    for needed in ("stage", "touchpoint"):
        if needed not in names:
            raise ImportProblem(
                _("The table has no column “{name}”; its first row must name the columns: {names}").format(
                    name=needed, names=", ".join(COLUMNS)
                )
            )
    double = next((name for name in COLUMNS if names.count(name) > 1), None)
    if double is not None:
        raise ImportProblem(_("The column “{name}” is there twice; rename one").format(name=double))
    unknown = [h.strip() for h, name in zip(header, names, strict=True) if not name and h.strip()]
    warnings = []
    if unknown:
        warnings.append(
            _("These columns are unknown and were left out: {names}. Known are: {known}").format(
                names=few(unknown), known=", ".join(COLUMNS)
            )
        )
    if any(heading.casefold() == AMBIGUOUS for heading in unknown):
        warnings.append(
            _("“{heading}” can mean two things: call the column “{one}” or “{other}”").format(
                heading=AMBIGUOUS, one=PHYSICAL_EVIDENCE, other=EVIDENCE_LEVEL
            )
        )
    return _rows(text, delimiter, names), warnings


def _rows(text: str, delimiter: str, names: list[str]) -> Iterator[tuple[int, Cells]]:
    number = 0
    lines = _Lines(text)
    with _wide_cells():
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for number, cells in enumerate(reader, start=1):
                if number > MAX_ROWS + 1:
                    reason = _("The table has more than {limit} rows; split it").format(limit=MAX_ROWS)
                    raise ImportProblem(reason)
                lines.begin_row()
                if number > 1 and any(cell.strip() for cell in cells):
                    row = {name: cell for name, cell in zip(names, cells, strict=False) if name}
                    if any(cell.strip() for cell in cells[len(names) :]):
                        row[""] = ""
                    yield number, row
        except csv.Error:
            raise ImportProblem(
                _("A quotation mark is opened or closed in the wrong place near row {row}").format(
                    row=number + 1
                )
            ) from None
        except _RowTooLong:
            raise _too_long(number + 1) from None


class _RowTooLong(Exception):
    """A row that would take much memory before anybody could look at it."""


class _Lines:
    """The lines of a text, counted so that no row of several lines grows without bound."""

    def __init__(self, text: str) -> None:
        self._text = io.StringIO(text, newline="")
        self._length = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_ROW + 1)
        if not line:
            raise StopIteration
        self._length += len(line)
        if self._length > MAX_ROW:
            raise _RowTooLong
        return line

    def begin_row(self) -> None:
        """What comes next belongs to another row."""
        self._length = 0


def _too_long(row: int) -> ImportProblem:
    reason = _("Row {row} is longer than {limit} characters; perhaps a quotation mark is not closed there")
    return ImportProblem(reason.format(row=row, limit=MAX_ROW))


@contextmanager
def _wide_cells() -> Iterator[None]:
    """Let cells of any length through, so that one too long is a fault of its row and not of the file."""
    before = csv.field_size_limit(MAX_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _header(text: str, delimiter: str) -> list[str]:
    with _wide_cells():
        try:
            return next(csv.reader(_Lines(text), delimiter=delimiter, strict=True), [])
        except csv.Error:
            return []
        except _RowTooLong:
            raise _too_long(1) from None


def _known(header: list[str]) -> list[str]:
    """The column each heading means; "" for one we do not know."""
    names = [column_meant(heading.strip().strip("'").replace("_", " ")) for heading in header]
    if AMBIGUOUS not in names:
        return names
    meant = ""
    if EVIDENCE_LEVEL in names or (set(CARD_COLUMNS) - {PHYSICAL_EVIDENCE}).issubset(names):
        meant = (
            PHYSICAL_EVIDENCE  # the level has a column already, or the table is one we wrote before it had
        )
    elif PHYSICAL_EVIDENCE in names:
        meant = EVIDENCE_LEVEL
    return [meant if name == AMBIGUOUS else name for name in names]
