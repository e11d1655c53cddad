"""The rows of a text of separated values, bounded as they are read; it knows no columns and no map."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from cxstudio.exchange.encoding import utf8_text
from cxstudio.exchange.problems import ImportProblem
from cxstudio.words import _

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 100_000  # below the headings
MAX_COLUMNS = 1000
MAX_ROW = 4_000_000  # characters: each column that takes a text filled to the brim, and as much again

DELIMITERS = (",", ";", "\t")


def decoded(data: bytes) -> str:
    """The text of a file of UTF-8, with or without byte order mark. Raises ImportProblem."""
    if len(data) > MAX_BYTES:
        raise ImportProblem(_("The table is larger than 64 MB; split it into several"))
    return utf8_text(data, _("save it as “CSV UTF-8”"))


def without_hint(text: str) -> str:
    """The text without the line by which a spreadsheet program is told the delimiter."""
    return text.split("\n", 1)[-1] if text[:4].casefold() == "sep=" else text


def first_row(text: str, delimiter: str) -> list[str]:
    """The cells of the first row; none where the quotation marks do not fit. Raises ImportProblem."""
    with _wide_cells():
        try:
            return next(csv.reader(_Lines(text), delimiter=delimiter, strict=True), [])
        except csv.Error:
            return []
        except _RowTooLong:
            raise _too_long(1) from None


def csv_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows and their numbers, as a spreadsheet counts them. Raises ImportProblem, also while they are read."""
    number = 0
    lines = _Lines(text)
    if text.count("\n") + text.count("\r") > MAX_ROWS:
        _refuse_many(text, delimiter)  # before anybody works on the rows that would be read
    with _wide_cells():
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for number, cells in enumerate(reader, start=1):
                lines.begin_row()
                yield number, cells
        except csv.Error:
            raise ImportProblem(
                _("A quotation mark is opened or closed in the wrong place near row {row}").format(
                    row=number + 1
                )
            ) from None
        except _RowTooLong:
            raise _too_long(number + 1) from None


def _refuse_many(text: str, delimiter: str) -> None:
    """Raises ImportProblem for more rows than a table may have; what else is wrong is told where it is read."""
    lines = _Lines(text)
    with _wide_cells(), suppress(csv.Error, _RowTooLong):
        for number, _cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), start=1):
            lines.begin_row()
            if number > MAX_ROWS + 1:
                reason = _("The table has more than {limit} rows; split it").format(limit=MAX_ROWS)
                raise ImportProblem(reason)


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
