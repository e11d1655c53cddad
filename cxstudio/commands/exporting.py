"""The command that writes a session in another format."""

from __future__ import annotations

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path
from typing import get_args

from cxstudio.commands.leaving_out import leave_out_arguments, left_out, session_inside
from cxstudio.commands.reading import journey_named, opened
from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    on_terminal,
    refuse_no_place,
    tell_outcome,
    tell_step,
    trouble_with,
    warn_each,
    words_of_list,
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
    title_of,
    usual_profile,
)
from cxstudio.formats.placing import Placed
from cxstudio.model.document import Document
from cxstudio.model.excerpt import excerpt, ids_in_excerpt
from cxstudio.model.naming import called_as_file
from cxstudio.model.views import VIEWS_ON_PAPER
from cxstudio.picture.papers import PAPERS, SCREENS, read_size
from cxstudio.picture.poster import PageSetup, ProfileName
from cxstudio.words import _

LOWEST_DPI, HIGHEST_DPI = 36, 1200


def export_arguments(parser: ArgumentParser) -> None:
    """The arguments of `export`."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.cxs", help=_("the session, or several"))
    parser.add_argument(
        "-o",
        "--out",
        type=_out,
        required=True,
        metavar="OUT",
        help=_(
            "the file to write, replacing what is there; its ending says what: {endings}. Or a folder"
        ).format(endings=endings(EXPORTS)),
    )
    parser.add_argument(
        "--format",
        choices=[format.name for format in EXPORTS],
        default="pdf",
        help=_("what is written into a folder (pdf)"),
    )
    parser.add_argument(
        "--profile",
        choices=get_args(ProfileName),
        help=_("what the pages are for: they are chosen and laid out for it"),
    )
    parser.add_argument(
        "--journey", default=None, help=_("its title or number, or all; the first one if not given")
    )
    _page_arguments(parser)
    parser.add_argument(
        "--kind",
        type=_kind,
        default="",
        metavar="KIND",
        help=_("csv and xlsx: all things of this kind, such as action, pain or feedback, to be brought back"),
    )
    leave_out_arguments(parser)
    parser.add_argument("--dpi", type=float, default=150, metavar="N", help=_("dots per inch of a png (150)"))
    parser.add_argument(
        "--transparent", action="store_true", help=_("png and svg: nothing under the page instead of white")
    )
    parser.add_argument(
        "--pictures", action="store_true", help=_("pptx: each slide a picture, exact but not to be edited")
    )
    parser.add_argument(
        "--progress", action="store_true", help=_("for programs: steps and the outcome on standard output")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("only say what there is to warn about"))


def _page_arguments(parser: ArgumentParser) -> None:
    """Those of formats that are laid out on paper."""
    parser.add_argument(
        "--page",
        type=_page,
        metavar="SIZE",
        help=_("paper ({papers}, or sides in mm as 500x700), or a page as large as the map (fit)").format(
            papers=", ".join(PAPERS)
        ),
    )
    parser.add_argument(
        "--sheet",
        type=_page,
        default="A4",
        metavar="SIZE",
        help=_("the paper a poster in tiles is put together from (A4)"),
    )
    parser.add_argument(
        "--overlap", type=_overlap, default=10.0, metavar="MM", help=_("the strip that tiles share (10 mm)")
    )
    turn = parser.add_mutually_exclusive_group()
    turn.add_argument("--landscape", action="store_const", dest="landscape", const=True, default="auto")
    turn.add_argument("--portrait", action="store_const", dest="landscape", const=False)
    parser.add_argument(
        "--theme",
        choices=("print", "light", "grey"),
        help=_("little ink (print), colours as on screen (light), or greys (grey)"),
    )
    parser.add_argument(
        "--views",
        type=_views,
        default=("map",),
        metavar="NAMES",
        help=_("what goes on pages, by commas: {names}, or all").format(names=", ".join(VIEWS_ON_PAPER)),
    )
    parser.add_argument("--comments", action="store_true", help=_("add a page of open comments"))
    parser.add_argument(
        "--changes", action="store_true", help=_("mark on a future map what is other than in the current one")
    )
    parser.add_argument("--no-notes", action="store_true", help=_("leave out the column of notes"))


def export(args: Namespace) -> int:
    """Write a session in another format, or several into a folder."""
    from cxstudio.commands.batch import export_each, named

    files = named(args.files)
    if len(files) > 1 or _means_a_folder(args.out):
        return export_each(files, args.out, args, export_one)
    if args.progress:
        return _tell_program(files[0], args)
    made = export_one(files[0], args.out, args, on_terminal())
    warn_each(made.warnings)
    for path in made.files:
        answer(str(path))
    return 0


def _means_a_folder(out: Path) -> bool:
    """Whether a result is to go into a folder: one that is there, or a name without any ending."""
    if out.suffix.lower() in {format.ending for format in EXPORTS}:
        return False  # a folder called like a file is in the way of that file
    return not out.suffix or os.path.isdir(out)  # noqa: PTH112  (pathlib's raises where a name is too long)


def _tell_program(file: Path, args: Namespace) -> int:
    """The same for a program that started this: "done/whole" lines, and at the end one line of JSON.

    It holds `file`, `files` where there are several, and `warnings`, or `problem` with sentences that carry
    no name put before them.
    """
    try:
        made = export_one(file, args.out, args, tell_step)
    except CommandProblem as problem:
        cause = problem.__cause__
        lines = [str(cause)] if isinstance(cause, FormatProblem | Refused) else list(problem.lines)
        tell_outcome({"problem": "\n".join(lines)})
        return problem.code
    further = {"files": [str(path) for path in made.files]} if len(made.files) > 1 else {}
    tell_outcome({"file": str(args.out), **further, "warnings": made.warnings})
    return 0


def export_one(file: Path, out: Path, args: Namespace, progress: Progress | None) -> Placed:
    """Write one session as the arguments ask; a dry run writes no file. Raises CommandProblem."""
    if not LOWEST_DPI <= args.dpi <= HIGHEST_DPI:
        raise CommandProblem(
            _("--dpi must lie between {low} and {high}").format(low=LOWEST_DPI, high=HIGHEST_DPI), code=2
        )
    try:
        format = export_format(out)
    except FormatProblem as problem:
        raise CommandProblem(str(problem), code=2) from problem
    if args.kind and not format.by_kind:
        taking = endings([one for one in EXPORTS if one.by_kind])
        raise CommandProblem(_("--kind is for {endings}").format(endings=taking), code=2)
    if not args.dry_run:
        refuse_no_place(out)
    with trouble_with(out):
        refuse_taken(out, [file], replace=True)
    with opened(file) as session:
        options = _options(session.document, file, out, args)
        with trouble_with(file):
            inside = session_inside(session, args)
            options = replace(options, session=inside, session_name=f"{out.stem}.cxs")
            if args.dry_run:
                made = export_bytes(
                    session.document, format, options, pictures=session.blob, progress=progress
                )
                if format.has_page:
                    _tell_sizes(session.document, options, on_screen=format.on_screen)
                return Placed((), made.warnings)
            return export_file(session.document, out, options, pictures=session.blob, progress=progress)


def _options(document: Document, file: Path, out: Path, args: Namespace) -> ExportOptions:
    """What was asked for. A map alone has its own size, several things lie on paper of one size."""
    from cxstudio.picture.profiles import PROFILES, usual_size

    titles = {one.title.casefold() for one in document.journeys()}
    every = (args.journey or "").casefold() == "all" and "all" not in titles
    if every and out.suffix.lower() == ".csv" and not args.kind:
        raise CommandProblem(_("A table holds one journey. Name it, or write a spreadsheet (.xlsx)."), code=2)
    profile = _profile(out, args)
    page = PageSetup(
        args.page or "fit",
        args.landscape,
        args.theme or PROFILES[profile].theme,
        notes=not args.no_notes,
        contents=args.views,
        every_journey=every,
        comments=args.comments,
        profile=profile,
    )
    page = replace(page, sheet=args.sheet, overlap_mm=args.overlap, changes=args.changes)
    if not args.page:
        page = replace(page, size=usual_size(page))
    journey = "" if every else journey_named(document, args.journey, file)
    called = called_as_file(document, title_of(file)) if export_format(out).has_page else ""
    return ExportOptions(
        journey=journey,
        page=page,
        dpi=args.dpi,
        transparent=args.transparent,
        kind=args.kind,
        as_pictures=args.pictures,
        leave_out=left_out(document, args, file),
        called=called,
    )


def _profile(out: Path, args: Namespace) -> ProfileName:
    """What the pages are for: as asked, a poster where its views or its paper are asked for, else what is usual."""
    asked: ProfileName | None = args.profile
    on_paper = args.page and args.page not in SCREENS
    if asked or on_paper or args.comments or args.views != ("map",):
        return asked or "poster"
    return usual_profile(export_format(out))


def _tell_sizes(document: Document, options: ExportOptions, *, on_screen: bool) -> None:
    """How large the smallest text comes out, of what is left of the document."""
    from cxstudio.commands.legibility_report import report

    changed = options.leave_out or options.called
    shown = excerpt(document, options.leave_out, called=options.called) if changed else document
    first = next((journey.id for journey in shown.journeys()), "")
    asked = ids_in_excerpt(document, options.leave_out)(options.journey)
    for line in report(shown, asked or first, options.page, on_screen=on_screen):
        answer(line)


def _out(text: str) -> Path:
    """Where a result goes. Raises ArgumentTypeError for no name, and for an ending with no name before it."""
    if not text.strip():
        raise ArgumentTypeError(_("it names no file and no folder"))
    path = Path(text)
    if path.name.lower() in {format.ending for format in EXPORTS}:
        raise ArgumentTypeError(
            _("“{name}” is only an ending; write a name before it").format(name=path.name)
        )
    return path


def _views(text: str) -> tuple[str, ...]:
    """The views named in a list. Raises ArgumentTypeError."""
    return words_of_list(text, VIEWS_ON_PAPER, all_of_them=True)


def _kind(text: str) -> str:
    """A kind by its name or its word in any language. Raises ArgumentTypeError."""
    from cxstudio.exchange.kind_columns import kind_called, kinds_with_tables

    kind = kind_called(text)
    if text and not kind:
        known = ", ".join(kinds_with_tables())
        raise ArgumentTypeError(_("“{value}” is none of these: {known}").format(value=text[:40], known=known))
    return kind


def _page(text: str) -> str:
    """A paper as somebody writes it. Raises ArgumentTypeError."""
    try:
        return read_size(text)
    except ValueError as problem:
        raise ArgumentTypeError(str(problem)) from problem


def _overlap(text: str) -> float:
    """A strip in millimetres, 0 to 50. Raises ArgumentTypeError."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = -1.0
    if not 0 <= found <= 50:
        raise ArgumentTypeError(_("“{value}” is no strip of 0 to 50 mm").format(value=text[:40]))
    return found
