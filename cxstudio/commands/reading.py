"""Commands that read a session file and leave it alone: export and info."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    on_terminal,
    one_line,
    refuse_no_place,
    tell_outcome,
    tell_step,
    trouble_with,
    warn,
    warn_each,
)
from cxstudio.edits.problems import Refused
from cxstudio.exchange.exported import Progress
from cxstudio.files.publish import refuse_taken
from cxstudio.formats import (
    EXPORTS,
    ExportOptions,
    FormatProblem,
    endings,
    export_bytes,
    export_file,
    export_format,
)
from cxstudio.insight.summary import JourneySummary, Summary, summarise
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.views import VIEWS_ON_PAPER
from cxstudio.model.work_kinds import WORK_ROWS
from cxstudio.picture.poster import BOOK_SIZE, PageSetup
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.files.session_file import SessionFile

PAGES = ("fit", "A4", "A3", "A2", "A1", "A0")
LOWEST_DPI, HIGHEST_DPI = 36, 1200


def export_arguments(parser: ArgumentParser) -> None:
    """The arguments of `export`."""
    parser.add_argument("file", type=Path, metavar="FILE.cxs", help=_("the session"))
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="OUT",
        help=_("the file to write, replacing what is there; its ending says what: {endings}").format(
            endings=endings(EXPORTS)
        ),
    )
    parser.add_argument(
        "--journey", default="", help=_("its title or number, or all; the first one if not given")
    )
    parser.add_argument(
        "--page",
        type=_page,
        choices=PAGES,
        default="",
        help=_("paper, or a page as large as the map (fit)"),
    )
    turn = parser.add_mutually_exclusive_group()
    turn.add_argument("--landscape", action="store_const", dest="landscape", const=True, default="auto")
    turn.add_argument("--portrait", action="store_const", dest="landscape", const=False)
    parser.add_argument(
        "--theme", choices=("print", "light"), default="print", help=_("colours for paper or screen")
    )
    parser.add_argument(
        "--views",
        type=_views,
        default=("map",),
        metavar="NAMES",
        help=_("what goes on pages, by commas: {names}, or all").format(names=", ".join(VIEWS_ON_PAPER)),
    )
    parser.add_argument(
        "--kind",
        type=_kind,
        default="",
        metavar="KIND",
        help=_("csv and xlsx: all things of this kind, such as action, pain or feedback, to be brought back"),
    )
    parser.add_argument("--comments", action="store_true", help=_("add a page of open comments"))
    parser.add_argument("--no-notes", action="store_true", help=_("leave out the column of notes"))
    parser.add_argument("--dpi", type=float, default=150, metavar="N", help=_("dots per inch of a png (150)"))
    parser.add_argument(
        "--progress", action="store_true", help=_("for programs: steps and the outcome on standard output")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what there is to warn about"))


def export(args: Namespace) -> int:
    """Write a session in another format."""
    if args.progress:
        return _tell_program(args)
    warn_each(_exported(args, on_terminal()))
    if not args.dry_run:
        answer(str(args.out))
    return 0


def _tell_program(args: Namespace) -> int:
    """The same for a program that started this: "done/whole" lines, and at the end one line of JSON.

    It holds `file` and `warnings`, or `problem` with sentences that carry no name put before them.
    """
    try:
        warnings = _exported(args, tell_step)
    except CommandProblem as problem:
        cause = problem.__cause__
        lines = [str(cause)] if isinstance(cause, FormatProblem | Refused) else list(problem.lines)
        tell_outcome({"problem": "\n".join(lines)})
        return problem.code
    tell_outcome({"file": str(args.out), "warnings": warnings})
    return 0


def _exported(args: Namespace, progress: Progress | None) -> tuple[str, ...]:
    """Do what `export` was asked for; returns the warnings."""
    if not LOWEST_DPI <= args.dpi <= HIGHEST_DPI:
        raise CommandProblem(
            _("--dpi must lie between {low} and {high}").format(low=LOWEST_DPI, high=HIGHEST_DPI), code=2
        )
    try:
        format = export_format(args.out)
    except FormatProblem as problem:
        raise CommandProblem(str(problem), code=2) from problem
    refuse_no_place(args.out)
    with trouble_with(args.out):
        refuse_taken(args.out, [args.file], replace=True)
    with _reading(args.file) as session:
        options = _options(session.document, args)
        with trouble_with(args.file):
            if args.dry_run:
                made = export_bytes(
                    session.document, format, options, pictures=session.blob, progress=progress
                )
                return made.warnings
            return export_file(session.document, args.out, options, pictures=session.blob, progress=progress)


def _options(document: Document, args: Namespace) -> ExportOptions:
    """What was asked for. A map alone has its own size, several things lie on paper of one size."""
    titles = {one.title.casefold() for one in document.journeys()}
    every = args.journey.casefold() == "all" and "all" not in titles
    if every and args.out.suffix.lower() == ".csv" and not args.kind:
        raise CommandProblem(_("A table holds one journey. Name it, or write a spreadsheet (.xlsx)."), code=2)
    page = PageSetup(
        args.page or "fit",
        args.landscape,
        args.theme,
        notes=not args.no_notes,
        contents=args.views,
        every_journey=every,
        comments=args.comments,
    )
    if not args.page and not page.only_a_map:
        page = replace(page, size=BOOK_SIZE)
    journey = "" if every else journey_named(document, args.journey, args.file)
    return ExportOptions(journey=journey, page=page, dpi=args.dpi, kind=args.kind)


def info_arguments(parser: ArgumentParser) -> None:
    """The arguments of `info`."""
    parser.add_argument("file", type=Path, metavar="FILE.cxs", help=_("the session"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def info(args: Namespace) -> int:
    """Say what is in a session."""
    from cxstudio.files.versions import versions

    with _reading(args.file) as session:
        summary = summarise(session.document)
        names = [version.name for version in versions(session)]
        odd = len(session.document.oddities)
    if args.json:
        size = args.file.stat().st_size
        facts = {
            "file": str(args.file),
            "bytes": size,
            "versions": names,
            "not_understood": odd,
            **asdict(summary),
        }
        answer(json.dumps(facts, ensure_ascii=False, indent=2))
        return 0
    for line in _told(summary):
        answer(line)
    if names:
        answer(_("Versions: {names}").format(names=one_line(", ".join(names))))
    if odd:
        text = ngettext(
            "{n} entry is not understood by this version; it is kept",
            "{n} entries are not understood by this version; they are kept",
            odd,
        )
        warn(text.format(n=odd))
    return 0


def _views(text: str) -> tuple[str, ...]:
    """The views named in a list. Raises ArgumentTypeError."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    if names == ("all",):
        return VIEWS_ON_PAPER
    if not names or not set(names) <= set(VIEWS_ON_PAPER):
        known = ", ".join(VIEWS_ON_PAPER)
        raise ArgumentTypeError(_("“{value}” is none of these: {known}").format(value=text[:40], known=known))
    return names


def _kind(text: str) -> str:
    """A kind by its name or its word in any language. Raises ArgumentTypeError."""
    from cxstudio.exchange.kind_columns import kind_called, kinds_with_tables

    kind = kind_called(text)
    if text and not kind:
        known = ", ".join(kinds_with_tables())
        raise ArgumentTypeError(_("“{value}” is none of these: {known}").format(value=text[:40], known=known))
    return kind


def _page(text: str) -> str:
    return text.lower() if text.lower() == "fit" else text.upper()


@contextmanager
def _reading(path: Path) -> Iterator[SessionFile]:
    from cxstudio.files.session_file import SessionFile

    with trouble_with(path):
        session = SessionFile.open(path, read_only=True)
        try:
            yield session
        finally:
            session.close(abandon=True)


def journey_named(document: Document, wanted: str, path: Path) -> str:
    """The id of the journey with this title, number or id; "" for the first."""
    journeys = document.journeys()
    if not wanted:
        return ""
    for number, journey in enumerate(journeys, start=1):
        if wanted.casefold() in {journey.id, str(number), journey.title.casefold()}:
            return journey.id
    titles = ", ".join(f"{number} “{one_line(j.title)}”" for number, j in enumerate(journeys, start=1))
    raise CommandProblem(
        _("“{name}” has no journey “{journey}”; it has {titles}").format(
            name=path.name, journey=wanted, titles=titles or _("none")
        )
    )


def _told(summary: Summary) -> Iterator[str]:
    """A session in lines for people."""
    yield one_line(summary.title) or _("Session without a title")
    yield _("Language: {language}, {direction}").format(
        language=one_line(summary.language),
        direction=_("right to left") if summary.direction == "rtl" else _("left to right"),
    )
    yield _("Personas: {names}").format(names=_named(summary.personas))
    yield _("Channels: {names}").format(names=_named(summary.channels))
    yield _("Arrows: {links}, notes: {notes}, parked: {parked}, attachments: {attachments}").format(
        links=summary.links, notes=summary.notes, parked=summary.parked, attachments=summary.attachments
    )
    work = [row.name for row in WORK_ROWS if summary.kinds.get(row.name)]
    if work:
        yield ", ".join(f"{_(KINDS[kind].plural)}: {summary.kinds[kind]}" for kind in work)
    for number, journey in enumerate(summary.journeys, start=1):
        title = one_line(journey.title) or _("without a title")
        yield _("Journey {number}: {title}").format(number=number, title=title)
        yield from (f"  {line}" for line in _journey_told(journey))


def _journey_told(journey: JourneySummary) -> Iterator[str]:
    yield _("Stages: {stages}, touchpoints: {touchpoints}").format(
        stages=journey.stages, touchpoints=journey.touchpoints
    )
    if journey.cards:
        cards = (
            f"{_(KINDS[kind].plural) if kind in KINDS else kind}: {n}" for kind, n in journey.cards.items()
        )
        yield ", ".join(cards)
    yield _("Pain points without an answer: {n}").format(n=journey.unanswered_pains)
    yield _("Touchpoints without an emotion: {n}").format(n=journey.without_emotion)
    if journey.lowest:
        points = (f"{one_line(point.title) or '?'} ({point.emotion:.1f})" for point in journey.lowest)
        yield _("Lowest: {points}").format(points=", ".join(points))


def _named(names: tuple[str, ...]) -> str:
    return one_line(", ".join(name or _("without a name") for name in names)) or _("none")
