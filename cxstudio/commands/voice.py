"""Commands that read tables into a session that is there: feedback, surveys; and what a spreadsheet file holds."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cxstudio.commands.reading import journey_named
from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    few_lines,
    on_terminal,
    one_line,
    refuse_no_place,
    tell_outcome,
    tell_step,
    trouble_with,
    warn_each,
)
from cxstudio.exchange.exported import Progress
from cxstudio.exchange.feedback_import import Asked, Plan, What
from cxstudio.exchange.feedback_words import (
    known_line,
    made_lines,
    refused_heading,
    unplaced_heading,
    unplaced_line,
)
from cxstudio.exchange.sheet_rows import SheetRow, SheetRows, read_sheets
from cxstudio.exchange.survey import PERIODS, methods_of_surveys
from cxstudio.exchange.survey_cells import text_of
from cxstudio.exchange.survey_columns import LABELS, columns_for, guessed, heading_row
from cxstudio.files.limits import bound_process
from cxstudio.formats import MOST_BYTES, title_of
from cxstudio.insight.places import Places
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric
from cxstudio.model.method_ways import POSITIVE
from cxstudio.model.methods import METHODS
from cxstudio.words import _

_HALF = 50  # steps: the rows are understood, then what they say is made

R = TypeVar("R")


def feedback_arguments(parser: ArgumentParser) -> None:
    """The arguments of `import-feedback`."""
    _table_arguments(parser)


def survey_arguments(parser: ArgumentParser) -> None:
    """The arguments of `import-survey`."""
    _table_arguments(parser)
    known = ", ".join(method.key for method in methods_of_surveys())
    parser.add_argument(
        "--metric",
        required=True,
        metavar="METRIC",
        help=_("the title of a metric of the session, or a method: {known}").format(known=known),
    )
    parser.add_argument(
        "--points", type=int, default=0, metavar="N", help=_("points of the scale of a new metric")
    )
    parser.add_argument(
        "--period",
        choices=[key for key, _label in PERIODS],
        default="whole",
        help=_("one reading for the whole time, for each quarter or for each month"),
    )
    parser.add_argument(
        "--places-only", action="store_true", help=_("make no reading of the journey as a whole")
    )


def rows_arguments(parser: ArgumentParser) -> None:
    """The arguments of `rows`."""
    parser.add_argument("source", type=Path, metavar="IN", help=_("the file to read: .csv or .xlsx"))
    parser.add_argument(
        "-o", "--out", type=Path, metavar="OUT", help=_("the file to write; else the answer is printed")
    )


def import_feedback(args: Namespace) -> int:
    """Take over a table of feedback."""
    return _import(args, "feedback", None)


def import_survey(args: Namespace) -> int:
    """Take over the scores and comments of a survey."""
    return _import(args, "survey", args.metric)


def rows(args: Namespace) -> int:
    """Write the cells of a file as lines of JSON."""
    from cxstudio.exchange.problems import ImportProblem
    from cxstudio.exchange.rows_file import lines_of

    if args.out is None:
        for line in lines_of(_sheets(args.source)):
            answer(line.decode().rstrip("\n"))
        return 0
    bound_process()
    refuse_no_place(args.out)
    try:
        with trouble_with(args.source):
            sheets = _sheets(args.source)
        with trouble_with(args.out), args.out.open("wb") as file:
            file.writelines(lines_of(sheets))
    except CommandProblem as problem:
        cause = problem.__cause__
        tell_outcome({"problem": cause.reason if isinstance(cause, ImportProblem) else str(cause or problem)})
        return problem.code
    tell_outcome({"file": str(args.out)})
    return 0


def _table_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="IN", help=_("the table: .csv or .xlsx"))
    parser.add_argument("file", type=Path, metavar="FILE.cxs", help=_("the session it goes into"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("say what would be made, and change nothing")
    )
    parser.add_argument(
        "--progress", action="store_true", help=_("for programs: steps and the outcome on standard output")
    )
    parser.add_argument("--journey", default=None, help=_("title or number of the journey; else the first"))
    parser.add_argument(
        "--sheet", default="", help=_("title of the sheet; else the first that holds something")
    )
    parser.add_argument(
        "--source", dest="source_title", default="", help=_("what the source is called; else the file's name")
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="KEY=HEADING",
        help=_("which column holds what, where it is not found: {keys}").format(keys=", ".join(LABELS)),
    )


def _column(text: str) -> tuple[str, str]:
    key, equals, heading = text.partition("=")
    if not equals or key not in LABELS:
        known = ", ".join(LABELS)
        raise ArgumentTypeError(_("“{value}” is none of these: {known}").format(value=text[:40], known=known))
    return key, heading


def _import(args: Namespace, what: What, metric: str | None) -> int:
    """Do it, and tell a person or, with `--progress`, a program: steps, and one line of JSON at the end."""
    if not args.progress:
        _tell(_imported(args, what, metric, on_terminal()))
        return 0
    try:
        found = _imported(args, what, metric, tell_step)
    except CommandProblem as problem:
        tell_outcome({"problem": "\n".join(problem.lines)})
        return problem.code
    tell_outcome(
        {"file": str(args.file), "made": found.made, "warnings": found.warnings, "refused": found.refused}
    )
    return 0


def _imported(args: Namespace, what: What, metric: str | None, progress: Progress | None) -> _Found:
    from cxstudio.exchange.feedback_import import planning
    from cxstudio.exchange.feedback_making import making
    from cxstudio.files.session_file import SessionFile

    with trouble_with(args.source):
        sheet = _wanted(_sheets(args.source), args.sheet, args.source)
    with trouble_with(args.file):
        session = SessionFile.open(args.file, read_only=args.dry_run)
        try:
            document = session.document
            asked = _asked(args, document, sheet.rows, what, metric)
            plan = _followed(
                planning(document, sheet.rows, asked), progress, 0, _HALF * (2 if args.dry_run else 1)
            )
            if not args.dry_run:
                _followed(making(document, plan), progress, _HALF, 2 * _HALF)
            found = _found(document, plan, sheet, asked)
            session.close(abandon=args.dry_run)
        finally:
            session.close(abandon=True)
    return found


def _followed(work: Generator[float, None, R], progress: Progress | None, start: int, end: int) -> R:
    """Work done to its end, how far it is told in steps of the whole."""
    told = start - 1
    while True:
        try:
            part = next(work)
        except StopIteration as ended:
            result: R = ended.value
            return result
        step = start + int(part * (end - start))
        if progress is not None and step > told:
            told = step
            progress(step, 2 * _HALF)


def _asked(
    args: Namespace, document: Document, rows: Sequence[SheetRow], what: What, metric: str | None
) -> Asked:
    """What the arguments and the headings of a table ask for."""
    journeys = [journey.id for journey in document.journeys()]
    journey = journey_named(document, args.journey, args.file) or next(iter(journeys), "")
    heading = heading_row(rows)
    headings = rows[heading].cells
    columns = guessed(rows, heading, lambda name: bool(Places(document, journey).find(name)))
    allowed = {column.key for column in columns_for(what)}
    for key, wanted in args.column:
        number = next(
            (n for n, cell in enumerate(headings) if text_of(cell).casefold() == wanted.strip().casefold()),
            None,
        )
        if number is None:
            known = ", ".join(one_line(text_of(cell)) for cell in headings)
            raise CommandProblem(
                _("“{name}” has no column “{column}”; it has {known}").format(
                    name=args.source.name, column=wanted, known=known
                ),
                code=2,
            )
        columns = {k: n for k, n in columns.items() if n != number} | {key: number}
    columns = {key: number for key, number in columns.items() if key in allowed}
    needed = "score" if what == "survey" else "text"
    if needed not in columns:
        reason = _(
            "No column of “{name}” looks like “{label}”; say which one it is with --column {key}=HEADING"
        )
        raise CommandProblem(reason.format(name=args.source.name, label=_(LABELS[needed]), key=needed))
    return Asked(
        what,
        columns,
        heading,
        journey,
        _metric(document, metric, args.points) if metric is not None else None,
        getattr(args, "period", "whole"),
        args.source_title or title_of(args.source),
        overall=not getattr(args, "places_only", False),
    )


def _metric(document: Document, wanted: str, points: int) -> Metric:
    """The metric of this title, or a new one by the method of this key."""
    usable = {method.key for method in methods_of_surveys()}
    for metric in document.nodes(Metric):
        if metric.title.strip().casefold() == wanted.strip().casefold() and metric.method in usable:
            return metric
    method = METHODS.get(wanted.strip().casefold())
    if method is None or method.key not in usable:
        reason = _(
            "“{value}” is neither a metric of the session that has scores nor one of these methods: {known}"
        )
        raise CommandProblem(reason.format(value=wanted[:40], known=", ".join(sorted(usable))), code=2)
    if points and points not in POSITIVE:
        reason = _("A scale has one of these numbers of points: {known}")
        raise CommandProblem(reason.format(known=", ".join(map(str, POSITIVE))), code=2)
    return Metric(id="", title=_(method.short), method=method.key, points=points)


def _sheets(path: Path) -> tuple[SheetRows, ...]:
    from cxstudio.files.plain_file import open_plain
    from cxstudio.files.problems import from_reading

    try:
        with open_plain(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise from_reading(error, path) from error
    return read_sheets(data, title_of(path), named_xlsx=path.suffix.lower() == ".xlsx")


def _wanted(sheets: Sequence[SheetRows], title: str, path: Path) -> SheetRows:
    """The sheet of this title, or the first in sight that holds something."""
    if title:
        found = next((x for x in sheets if x.title.strip().casefold() == title.strip().casefold()), None)
        if found is None:
            known = ", ".join(one_line(sheet.title) for sheet in sheets)
            reason = _("“{name}” has no sheet “{sheet}”; it has {known}")
            raise CommandProblem(reason.format(name=path.name, sheet=title, known=known), code=2)
    else:
        found = next((sheet for sheet in sheets if sheet.rows and not sheet.hidden), None)
    if found is None or len(found.rows) < 2:
        raise CommandProblem(_("“{name}” holds no rows under its headings").format(name=path.name))
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is to say of an import, a sentence each, long lists cut."""

    columns: list[str]
    made: list[str]
    unplaced: list[str]
    warnings: list[str]
    refused: list[str]
    headings: tuple[str, str]  # over the unplaced and the refused


def _found(document: Document, plan: Plan, sheet: SheetRows, asked: Asked) -> _Found:
    headings = sheet.rows[asked.heading].cells
    columns = []
    for key, number in sorted(asked.columns.items(), key=lambda item: item[1]):
        heading = one_line(text_of(headings[number])) if number < len(headings) else str(number + 1)
        columns.append(_("{column}: column “{heading}”").format(column=_(LABELS[key]), heading=heading))
    lines = [*(list(made_lines(plan)) or [_("Nothing is new")]), known_line(plan)]
    return _Found(
        columns,
        [line for line in lines if line],
        few_lines([unplaced_line(document, one) for one in plan.unplaced]),
        [*sheet.notes, *plan.notes],
        few_lines([str(fault) for fault in plan.refused]),
        (unplaced_heading(plan), refused_heading(plan)),
    )


def _tell(found: _Found) -> None:
    for line in (*found.columns, *found.made):
        answer(line)
    unplaced, refused = found.headings
    _tell_listed(unplaced, found.unplaced)
    warn_each(found.warnings)
    _tell_listed(refused, found.refused)


def _tell_listed(heading: str, lines: Sequence[str]) -> None:
    for line in [heading, *(f"  {line}" for line in lines)] if lines else ():
        answer(line)
