"""Reading a table into a map, all or nothing, by the rules in `table.py`; it knows no file and no window."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.edits.problems import Refused
from cxstudio.edits.sessions import start_session
from cxstudio.exchange.csv_rows import decoded
from cxstudio.exchange.exported import Progress
from cxstudio.exchange.problems import Fault, ImportProblem
from cxstudio.exchange.table_building import build
from cxstudio.exchange.table_reading import arranged, check_numbers, read_rows
from cxstudio.exchange.table_rows import numbered_rows
from cxstudio.model.document import Document
from cxstudio.words import _, ngettext

_READ_PART = 0.3  # of the whole work, as far as whoever waits is told


@dataclass(frozen=True, slots=True)
class TableImport:
    """What an import did: the journey made, the rows it left out and what else is worth saying."""

    journey: str
    rows: int
    skipped: tuple[Fault, ...]
    warnings: tuple[str, ...]


def import_table(
    document: Document,
    data: bytes,
    *,
    title: str = "",
    language: str = "en",
    direction: str = "ltr",
    skip_bad_rows: bool = False,
    progress: Progress | None = None,
) -> TableImport:
    """Fill an empty document from a table. Raises ImportProblem and leaves the document alone when it cannot.

    With `skip_bad_rows` rows, and values alone, that are wrong are left out and named in the result.
    """
    text = decoded(data)
    steps = _Steps(progress, text.count("\n") + 1)
    records, warnings = numbered_rows(text)
    rows, faults = read_rows(records, tell=steps.read)
    check_numbers(rows)
    stages, conflicts = arranged(rows)
    faults = sorted([*faults, *conflicts], key=lambda fault: fault.row)
    if faults and not skip_bad_rows:
        n = len({fault.row for fault in faults})
        raise ImportProblem(ngettext("{n} row is wrong", "{n} rows are wrong", n).format(n=n), tuple(faults))
    wrong = {fault.row for fault in faults if not fault.value}
    used = [row for row in rows if row.number not in wrong]
    if not used:
        raise ImportProblem(_("The table has no row that can be imported"), tuple(faults))
    try:
        with document.transaction(_("Import table")):
            journey = start_session(document, title, language, direction)
            build(document, journey, stages, used, steps.built)
    except Refused as refused:
        raise ImportProblem(refused.reason) from None
    return TableImport(journey, len(used), tuple(faults), tuple(warnings))


class _Steps:
    """How far the work is, in hundredths; told when it is one further."""

    def __init__(self, progress: Progress | None, lines: int) -> None:
        self._progress, self._lines, self._last = progress, lines, -1

    def read(self, row: int) -> None:
        self._tell(min(row / self._lines, 1.0) * _READ_PART)

    def built(self, part: float) -> None:
        self._tell(_READ_PART + (1 - _READ_PART) * part)

    def _tell(self, part: float) -> None:
        done = int(part * 100)
        if self._progress is not None and done > self._last:
            self._last = done
            self._progress(done, 100)
