"""Sheets, lists and diagrams as rows about stages and touchpoints, whatever they came from; it makes nothing.

Tables of other people leave cells empty that mean "as above": a row without a stage belongs to that of the row before;
one without a touchpoint goes on with that of the row before, or speaks of the whole stage where it names a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import body_text, title_text
from cxstudio.exchange.cells import EMPTY, Name, unguarded
from cxstudio.exchange.import_columns import PlannedColumn
from cxstudio.exchange.kind_cells import cell_text
from cxstudio.exchange.mermaid import emotion_of
from cxstudio.exchange.mermaid_reading import Diagram, Section, Task
from cxstudio.exchange.problems import Fault
from cxstudio.exchange.sheet_rows import SheetRow
from cxstudio.exchange.table import WHOLE_STAGE
from cxstudio.exchange.table_reading import Row
from cxstudio.exchange.table_rows import Cells
from cxstudio.words import _

# Tables


def table_cells(
    rows: Sequence[SheetRow], columns: Sequence[PlannedColumn], *, guarded: bool
) -> Iterator[tuple[int, Cells]]:
    """The rows under the headings by field, with what stands for "as above" filled in."""
    fields = {column.field for column in columns}
    waiting: tuple[int, Cells] | None = None
    for row in rows:
        cells = _cells(row, columns, guarded=guarded)
        if not cells:
            continue
        before = waiting[1] if waiting is not None else {}
        own_stage = cells.get("stage", "")
        if "stage" not in fields:
            cells["stage"] = EMPTY
        elif not own_stage and before:
            cells["stage"] = before["stage"]
        if not cells.get("touchpoint"):
            goes_on = before and cells.get("stage") == before["stage"] and "touchpoint" in fields
            if (
                waiting is not None
                and goes_on
                and cells.get("persona", "") in {"", before.get("persona", "")}
            ):
                _join(waiting[1], cells)
                continue
            cells["touchpoint"] = before["touchpoint"] if goes_on else WHOLE_STAGE
        if waiting is not None:
            yield waiting
        waiting = (row.number, cells)
    if waiting is not None:
        yield waiting


def _cells(row: SheetRow, columns: Sequence[PlannedColumn], *, guarded: bool) -> Cells:
    """The cells that say something, by field; several of one field stand below each other."""
    found: Cells = {}
    for column in columns:
        if not column.field or column.number >= len(row.cells):
            continue
        text = cell_text(row.cells[column.number])
        text = (unguarded(text) if guarded else text).replace("\0", "")
        if text.strip():
            found[column.field] = f"{found[column.field]}\n{text}" if column.field in found else text
    return found


def _join(into: Cells, cells: Cells) -> None:
    """Add what a row says that goes on with the one before."""
    for name, text in cells.items():
        if name not in {"stage", "touchpoint", "persona"}:
            into[name] = f"{into[name]}\n{text}" if name in into else text


# Diagrams and lists


def diagram_rows(diagram: Diagram) -> tuple[list[Row], list[Fault]]:
    """A row for each task; tasks of one name that follow each other and name other personas are one touchpoint."""
    rows: list[Row] = []
    faults: list[Fault] = []
    named: Counter[str] = Counter()
    for section in diagram.sections:
        named[section.title] += 1
        stage = (section.title, named[section.title])
        try:
            title_text(section.title)
        except Refused as refused:
            faults.append(Fault(section.line, refused.reason))
            continue
        if not section.tasks:
            rows.append(_row(section.line, stage, None))
        for task, number in _numbered(section):
            try:
                rows.append(_task_row(stage, task, number))
            except Refused as refused:
                faults.append(Fault(task.line, refused.reason))
    return rows, faults


def _numbered(section: Section) -> Iterator[tuple[Task, int]]:
    """Each task with the number its touchpoint has among those of the same name."""
    seen: Counter[str] = Counter()
    last, heard = "", frozenset[str]()
    for task in section.tasks:
        voices = frozenset(task.actors or ("",))
        if task.name != last or task.apart or heard & voices:
            seen[task.name] += 1
            heard = frozenset()
        last, heard = task.name, heard | voices
        yield task, seen[task.name]


def _task_row(stage: Name, task: Task, number: int) -> Row:
    personas = tuple((title_text(actor), 1) for actor in task.actors)
    emotion = emotion_of(task.score) if task.score is not None else None
    return _row(task.line, stage, (title_text(task.name), number), personas, emotion)


def _row(
    number: int,
    stage: Name,
    touchpoint: Name | None,
    personas: tuple[Name, ...] = (),
    emotion: float | None = None,
    cards: tuple[tuple[str, str], ...] = (),
) -> Row:
    return Row(number, stage, touchpoint, personas, False, (), {}, emotion, cards)


@dataclass
class _Outline:
    """A list as its lines are taken in."""

    kind: str
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stages: Counter[str] = field(default_factory=Counter)
    points: Counter[str] = field(default_factory=Counter)

    def take(self, number: int, depth: int, text: str) -> None:
        if depth == 0:
            title = title_text(text)
            self.stages[title] += 1
            self.points.clear()
            self.rows.append(_row(number, (title, self.stages[title]), None))
        elif depth == 1:
            title = title_text(text)
            self.points[title] += 1
            self.rows.append(_row(number, self.rows[-1].stage, (title, self.points[title])))
        else:
            last = self.rows[-1]
            cards = (*last.cards, (self.kind, body_text(text)))
            self.rows[-1] = _row(last.number, last.stage, last.touchpoint, cards=cards)


def outline_rows(outline: Sequence[tuple[int, str]], kind: str) -> tuple[list[Row], list[Fault]]:
    """Lines that are not indented are stages, those below touchpoints, those below these cards of a kind."""
    found = _Outline(kind)
    missing: int | None = None  # the depth of a line that was left out, and what is below it with it
    for number, (depth, text) in enumerate(outline, start=1):
        if missing is not None and depth > missing:
            found.faults.append(Fault(number, _("the line it belongs to was left out")))
            continue
        missing = None
        try:
            found.take(number, depth, text)
        except Refused as refused:
            found.faults.append(Fault(number, refused.reason))
            missing = depth
    return found.rows, found.faults
