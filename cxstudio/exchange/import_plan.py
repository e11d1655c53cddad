"""The plan of an import: what a source would become, what is refused and why, changed by choices; it makes nothing.

A plan is a value; `import_applying.py` makes what it says.
"""

from __future__ import annotations

import itertools
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from cxstudio.edits.structure import why_locked
from cxstudio.exchange.feedback_import import drained
from cxstudio.exchange.import_columns import PlannedColumn, heading_row, planned_columns, scale_of
from cxstudio.exchange.import_counting import Content, Making, counting, making_words, outline_of
from cxstudio.exchange.import_others import Offered, chosen_of, offered, what_comes
from cxstudio.exchange.import_rows import diagram_rows, outline_rows, table_cells
from cxstudio.exchange.import_source import Source
from cxstudio.exchange.problems import Fault, ImportProblem, few
from cxstudio.exchange.sheet_rows import SheetRow
from cxstudio.exchange.survey_cells import text_of
from cxstudio.exchange.table import CARD_COLUMNS
from cxstudio.exchange.table_building import Known
from cxstudio.exchange.table_reading import Row, arranging, check_numbers, emotion_cell, read_rows, score_cell
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.records import Journey
from cxstudio.words import _, ngettext

SAMPLES = 6  # rows that are shown
_SLICE = 200  # rows between two looks at the clock
_MOST_REFUSED = 1000  # that are named


@dataclass(frozen=True, slots=True)
class Target:
    """Where it goes: a session that is empty, a further journey of one, or into a journey (`journey` is its id).

    "" as title, language or direction takes the source's, or guesses by its letters; the last two are for a new
    session.
    """

    where: Literal["session", "journey", "into"] = "session"
    journey: str = ""
    title: str = ""
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose; what is not said is found by us.

    `heading` is the place of the headings among the rows of the sheet, -1 where there are none; `columns` say by
    number what a column becomes; `cards` is what lines of a list below touchpoints become. Of another session
    `journeys` and `personas` are ids, None all of them.
    """

    sheet: int = 0
    heading: int | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    scale: Literal["", "-2..2", "1..5"] = ""
    cards: str = "customer_does"
    journeys: tuple[str, ...] | None = None
    personas: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row, or a line, that is left out and why; `cell` is the name of the one at fault, such as "C7"."""

    row: int
    reason: str
    cell: str = ""
    line: bool = False  # of a text, and no row of a table
    value: bool = False  # alone: the rest of the row is taken

    def __str__(self) -> str:
        if self.cell:
            return _("Cell {cell}: {reason}").format(cell=self.cell, reason=self.reason)
        words = _("Line {number}: {reason}") if self.line else _("Row {number}: {reason}")
        return words.format(number=self.row, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Sample:
    """A row as it stands in the source."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would be made. With a `problem`, a sentence with the remedy, it cannot be applied."""

    source: Source
    target: Target
    choices: Choices
    columns: tuple[PlannedColumn, ...] = ()
    samples: tuple[Sample, ...] = ()
    outline: tuple[tuple[int, str], ...] = ()
    makes: tuple[Making, ...] = ()
    offered: tuple[Offered, ...] = ()
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    scale: str = ""
    problem: str = ""
    content: Content | None = None  # of rows

    def check(self, *, skip_bad_rows: bool) -> None:
        """Raises ImportProblem where it is not made unasked: what a table says wrongly is only left out on demand."""
        if self.problem or skip_bad_rows or self.source.kind != "table" or not self.refused:
            return
        n = len({one.row for one in self.refused})
        reason = ngettext("{n} row is wrong", "{n} rows are wrong", n).format(n=n)
        raise ImportProblem(reason, tuple(Fault(one.row, one.reason) for one in self.refused))

    def unread(self) -> tuple[str, ...]:
        """A sentence on the other sheets of a spreadsheet, which are not read; none where there are none."""
        others = [x.title for n, x in enumerate(self.source.sheets) if n != self.choices.sheet and x.rows]
        told = _("Only the first sheet was read, not these: {names}")
        return (told.format(names=few(others)),) if others else ()

    @property
    def label(self) -> str:
        """The words of the step to undo."""
        return _("Import {things}").format(things=making_words(self.makes))


def plan_import(
    document: Document | None, source: Source, target: Target | None = None, choices: Choices | None = None
) -> ImportPlan:
    """The plan, at once. `document` is the open session, None where a new one is to be made."""
    return drained(planning(document, source, target, choices))


def planning(
    document: Document | None, source: Source, target: Target | None = None, choices: Choices | None = None
) -> Generator[float, None, ImportPlan]:
    """The plan, slice by slice: tells the part that is done, and returns the plan at the end."""
    plan = ImportPlan(source, target or Target(), choices or Choices(), notes=source.notes)
    yield 0.0
    try:
        if source.kind == "session":
            return _of_session(document, plan)
        if source.kind == "table":
            return (yield from _of_table(document, plan))
        return (yield from _of_lines(document, plan))
    except ImportProblem as problem:
        return replace(plan, problem=problem.reason)


def columns_with(plan: ImportPlan, number: int, key: str) -> dict[int, str]:
    """What was chosen of the columns, and one of them anew, "" leaving it out; one that was this field is left out."""
    columns = {c.number: c.field for c in plan.columns if c.because == "chosen"}
    if key and key not in {*CARD_COLUMNS, "channel", "description"}:
        columns |= {c.number: "" for c in plan.columns if c.field == key}
    return {**columns, number: key}


def with_column(document: Document | None, plan: ImportPlan, number: int, key: str) -> ImportPlan:
    """A new plan in which a column becomes another field, "" nothing; one that was this field is left out."""
    return with_choices(document, plan, columns=columns_with(plan, number, key))


def with_choices(document: Document | None, plan: ImportPlan, **changes: Any) -> ImportPlan:
    """A new plan with other choices; another sheet or row of headings begins anew with its columns."""
    if {"sheet", "heading"} & changes.keys():
        changes = {"columns": {}, "heading": None, **changes}
    return plan_import(document, plan.source, plan.target, replace(plan.choices, **changes))


# Rows


def _of_table(document: Document | None, plan: ImportPlan) -> Generator[float, None, ImportPlan]:
    source, choices = plan.source, plan.choices
    if not 0 <= choices.sheet < len(source.sheets):
        raise ImportProblem(_("There is no such sheet"))
    sheet = source.sheets[choices.sheet]
    heading = heading_row(sheet.rows) if choices.heading is None else choices.heading
    columns = planned_columns(document, sheet.rows, heading, choices.columns)
    body = sheet.rows[heading + 1 :]
    samples = tuple(Sample(row.number, tuple(map(text_of, row.cells))) for row in body[:SAMPLES])
    number = next((c.number for c in columns if c.field == "emotion"), None)
    felt = [
        x for r in body if number is not None and number < len(r.cells) and (x := r.cells[number]) is not None
    ]
    scale = choices.scale or (scale_of(felt) if felt else "")
    plan = replace(plan, columns=columns, samples=samples, scale=scale)
    if not {"stage", "touchpoint"} & {column.field for column in columns}:
        raised = _("Choose which column holds the stages and which the touchpoints")
        return replace(plan, problem=raised)
    rows: list[Row] = []
    faults: list[Fault] = []
    records = table_cells(body, columns, guarded=source.guarded)
    for start in range(0, len(body), _SLICE):
        part = read_rows(itertools.islice(records, _SLICE), score_cell if scale == "1..5" else emotion_cell)
        rows += part[0]
        faults += part[1]
        yield start / len(body)
    return (yield from _with_rows(document, plan, rows, faults))


def _of_lines(document: Document | None, plan: ImportPlan) -> Generator[float, None, ImportPlan]:
    source = plan.source
    if source.diagram is not None:
        rows, faults = diagram_rows(source.diagram)
        scale = "1..5" if any(row.emotion is not None for row in rows) else ""
        return (
            yield from _with_rows(document, replace(plan, scale=scale), rows, [*source.left_out, *faults])
        )
    if plan.choices.cards not in CARD_KINDS:
        raise ImportProblem(_("There is no such card"))
    rows, faults = outline_rows(source.outline, plan.choices.cards)
    notes = plan.notes
    if rows and all(depth == 0 for depth, _text in source.outline):
        notes = (*notes, _("No line is indented, so each becomes a stage; indent what are touchpoints"))
    return (yield from _with_rows(document, replace(plan, notes=notes), rows, faults))


def _with_rows(
    document: Document | None, plan: ImportPlan, rows: list[Row], faults: list[Fault]
) -> Generator[float, None, ImportPlan]:
    """The plan with what its rows say."""
    check_numbers(rows)
    stages, conflicts = yield from arranging(rows)
    faults = sorted([*faults, *conflicts], key=lambda fault: fault.row)
    wrong = {fault.row for fault in conflicts}
    content = Content(stages, tuple(row for row in rows if row.number not in wrong))
    into = plan.target.journey if plan.target.where == "into" else ""
    known = Known(document if plan.target.where != "session" else None, into)
    problem = "" if content.used else _("Nothing of it can be imported; see what is refused")
    if into and (document is None or document.find(into, Journey) is None):
        problem = _("The journey is no longer there; choose another one")
    notes = [
        _("Column “{name}”: {said}").format(
            name=few([column.heading or str(column.number + 1)]), said=column.said
        )
        for column in plan.columns
        if column.said
    ]
    notes += _without_stage(plan)
    left = [
        column.heading for column in plan.columns if not column.field and column.heading and not column.said
    ]
    if left:
        words = ngettext("One column is left out: {names}", "{n} columns are left out: {names}", len(left))
        notes.append(words.format(n=len(left), names=few(left)))
    if plan.scale == "1..5" and plan.source.kind == "table":  # in a diagram nothing else can be meant
        notes.append(_("Scores from 1 to 5 become emotions from −2 to 2; 3 is neutral"))
    makes = yield from counting(known, content)
    return replace(
        plan,
        content=content,
        makes=makes,
        outline=outline_of(content),
        refused=tuple(_refusal(plan, fault) for fault in faults[:_MOST_REFUSED]),
        notes=(*plan.notes, *notes),
        problem=problem or _locked(document, plan, makes),
    )


def _without_stage(plan: ImportPlan) -> list[str]:
    """A sentence on rows that leave their stage empty, for somebody who meant something else by it."""
    if plan.source.kind != "table":
        return []
    stage = next((c.number for c in plan.columns if c.field == "stage"), None)
    numbers = [c.number for c in plan.columns if c.field and c.number != stage]
    rows = plan.source.sheets[plan.choices.sheet].rows
    heading = heading_row(rows) if plan.choices.heading is None else plan.choices.heading
    found = [
        str(row.number)
        for row in rows[heading + 1 :]
        if stage is not None and not _said(row, stage) and any(_said(row, n) for n in numbers)
    ]
    told = _("Rows without a stage belong to that of the row before: {rows}")
    return [told.format(rows=few(found))] if found else []


def _said(row: SheetRow, number: int) -> bool:
    return number < len(row.cells) and bool(text_of(row.cells[number]).strip())


def _locked(document: Document | None, plan: ImportPlan, makes: tuple[Making, ...]) -> str:
    """Why the lock of the structure does not let it happen; "" where it does."""
    if document is None or plan.target.where == "session":
        return ""
    new = {one.kind for one in makes if one.n}
    reason = why_locked(document, "add stages") if "stage" in new else None
    return reason or (why_locked(document, "add touchpoints") if "touchpoint" in new else None) or ""


def _refusal(plan: ImportPlan, fault: Fault) -> Refusal:
    column = next((c.number for c in plan.columns if c.field and c.field == fault.column), None)
    cell = f"{_letters(column)}{fault.row}" if column is not None else ""
    return Refusal(fault.row, fault.reason, cell, plan.source.kind != "table", fault.value)


def _letters(number: int) -> str:
    """What a spreadsheet calls a column: 0 is "A", 26 "AA"."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


# Another session


def _of_session(document: Document | None, plan: ImportPlan) -> ImportPlan:
    other, choices = plan.source.other, plan.choices
    assert other is not None
    there = document if plan.target.where != "session" else None
    chosen = chosen_of(other, choices.journeys, choices.personas)
    made = what_comes(other, chosen, there)
    problem = "" if chosen.journeys or chosen.personas else _("Choose a journey or a persona to bring in")
    if plan.target.where == "into":
        problem = _("Journeys of another session come in as journeys of their own; choose that instead")
    return replace(
        plan, offered=offered(other, chosen), makes=made.makes, outline=made.outline, notes=(*plan.notes, *made.notes),
        problem=problem,
    )  # fmt: skip
