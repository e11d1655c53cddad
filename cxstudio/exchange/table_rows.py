"""The rows of a table of characters under the columns they belong to, bounded as they are read; it knows no map."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.exchange.cells import unguarded
from cxstudio.exchange.csv_rows import DELIMITERS, MAX_COLUMNS, csv_rows, first_row, without_hint
from cxstudio.exchange.problems import ImportProblem, few
from cxstudio.exchange.table import AMBIGUOUS, CARD_COLUMNS, COLUMNS, column_meant
from cxstudio.exchange.table_fields import EVIDENCE_LEVEL, PHYSICAL_EVIDENCE
from cxstudio.words import _

Cells = dict[str, str]
"""A row's cells by column; "" is a column of its own when the row has more cells than there are columns."""


def numbered_rows(text: str) -> tuple[Iterator[tuple[int, Cells]], list[str]]:
    """The rows under their column names, numbered as a spreadsheet does, and what to say about the header.

    Raises ImportProblem, also while the rows are read.
    """
    text = without_hint(text)
    delimiter = max(DELIMITERS, key=lambda d: len(set(_known(first_row(text, d)))))
    header = first_row(text, delimiter)
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
    for number, cells in csv_rows(text, delimiter):
        if number > 1 and any(cell.strip() for cell in cells):
            row = {name: unguarded(cell) for name, cell in zip(names, cells, strict=False) if name}
            if any(cell.strip() for cell in cells[len(names) :]):
                row[""] = ""
            yield number, row


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
