"""How each format is read into an empty session, in the few lines that call its reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxstudio.exchange.exported import Progress
from cxstudio.exchange.problems import ImportProblem
from cxstudio.formats.options import Imported, ImportOptions
from cxstudio.model.document import Document
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.exchange.import_plan import ImportPlan, Target
    from cxstudio.render.pictures import TakenIn


def csv(document: Document, data: bytes, options: ImportOptions, progress: Progress | None) -> Imported:
    """A map's table; one of somebody else's where its headings say what is in it."""
    from cxstudio.exchange.csv_rows import decoded
    from cxstudio.exchange.script import guess_direction, guess_language
    from cxstudio.exchange.table_import import import_table
    from cxstudio.exchange.table_rows import numbered_rows

    text = decoded(data)
    try:
        numbered_rows(text)
    except ImportProblem as problem:
        plan = _foreign(data, options)
        if plan is None:
            raise problem from None
        return _applied(document, plan, options, progress)
    made = import_table(
        document,
        data,
        title=options.title or options.named,
        language=options.language or guess_language(text),
        direction=options.direction or guess_direction(text),
        skip_bad_rows=options.skip_bad_rows,
        progress=progress,
    )
    skipped = tuple(_("Left out: {fault}").format(fault=fault) for fault in made.skipped)
    return Imported((*made.warnings, *skipped))


def json(document: Document, data: bytes, _options: ImportOptions, progress: Progress | None) -> Imported:
    """A graph."""
    from cxstudio.exchange.node_link import import_node_link

    return Imported(import_node_link(document, data, progress).warnings)


def xlsx(document: Document, data: bytes, options: ImportOptions, progress: Progress | None) -> Imported:
    """A spreadsheet whose first sheet is the table of a journey."""
    return _planned(document, data, ".xlsx", options, progress)


def mmd(document: Document, data: bytes, options: ImportOptions, progress: Progress | None) -> Imported:
    """A Mermaid journey."""
    return _planned(document, data, ".mmd", options, progress)


def md(document: Document, data: bytes, options: ImportOptions, progress: Progress | None) -> Imported:
    """The first Mermaid journey between fences."""
    return _planned(document, data, ".md", options, progress)


def text(document: Document, data: bytes, options: ImportOptions, progress: Progress | None) -> Imported:
    """A Mermaid journey, also between fences, cells between tabs, or a list by its indents."""
    return _planned(document, data, ".txt", options, progress)


def safe_picture(data: bytes, name: str) -> TakenIn | None:
    """A picture from elsewhere as it may be kept; None for what is none, or too large."""
    from cxstudio.render.pictures import PictureProblem, take_in

    try:
        return take_in(data, name)
    except PictureProblem:
        return None


def _foreign(data: bytes, options: ImportOptions) -> ImportPlan | None:
    """The plan of a table that calls its stages and touchpoints otherwise; None for any other."""
    from cxstudio.exchange.import_plan import plan_import
    from cxstudio.exchange.import_source import read_source
    from cxstudio.exchange.table import column_meant

    try:
        plan = plan_import(None, replace(read_source(data, ".csv"), title=options.named), _target(options))
    except ImportProblem:
        return None
    needed = {"stage", "touchpoint"}
    ours = {column_meant(" ".join(column.heading.split())) for column in plan.columns}
    named = {column.field for column in plan.columns if column.because == "name"}
    return plan if not plan.problem and needed <= named and not needed <= ours else None


def _planned(
    document: Document, data: bytes, ending: str, options: ImportOptions, progress: Progress | None
) -> Imported:
    from cxstudio.exchange.import_plan import plan_import
    from cxstudio.exchange.import_source import read_source

    source = read_source(data, ending)
    source = replace(source, title=source.title or options.named)
    return _applied(document, plan_import(None, source, _target(options)), options, progress)


def _target(options: ImportOptions) -> Target:
    from cxstudio.exchange.import_plan import Target

    return Target(title=options.title, language=options.language, direction=options.direction)


def _applied(
    document: Document, plan: ImportPlan, options: ImportOptions, progress: Progress | None
) -> Imported:
    """Make what a plan says. Raises ImportProblem for rows of a table that are wrong, where these are not wanted so."""
    from cxstudio.exchange.import_applying import apply

    plan.check(skip_bad_rows=options.skip_bad_rows)
    return Imported((*plan.unread(), *apply(document, plan, progress=progress).warnings))
