"""The command that makes a session of a file of another format, or brings it into a session that is there."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from cxstudio.commands.reading import opened
from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    few_lines,
    on_terminal,
    refuse_existing,
    tell_outcome,
    tell_step,
    trouble_with,
    warn_each,
)
from cxstudio.commands.sessions import contents, make_file, session_options
from cxstudio.exchange.exported import Progress
from cxstudio.exchange.problems import ImportProblem
from cxstudio.files.limits import bound_process
from cxstudio.formats import IMPORTS, ImportOptions, import_file, read_endings, title_of
from cxstudio.model.document import Document
from cxstudio.words import _


def import_arguments(parser: ArgumentParser) -> None:
    """The arguments of `import`."""
    parser.add_argument(
        "source",
        type=Path,
        metavar="IN",
        help=_("the file to read; its ending says what: {endings}").format(
            endings=", ".join([*read_endings(), ".cxs"])
        ),
    )
    parser.add_argument("out", type=Path, nargs="?", metavar="OUT.cxs", help=_("the session to make"))
    session_options(parser)
    parser.add_argument(
        "--skip-bad-rows", action="store_true", help=_("leave out rows that are wrong, and name them")
    )
    parser.add_argument(
        "--into", type=Path, metavar="FILE.cxs", help=_("bring it into this session, as a further journey")
    )
    parser.add_argument(
        "--journey",
        default=None,
        metavar="NAME",
        help=_("with --into: into this journey, by title or number"),
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help=_("what a column of a table becomes; without a field it is left out"),
    )
    parser.add_argument(
        "--pick",
        action="append",
        default=[],
        metavar="NAME",
        help=_("of another session: only this journey or persona, by its name"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only say what would be made and what is refused")
    )
    parser.add_argument(
        "--progress", action="store_true", help=_("for programs: steps and the outcome on standard output")
    )


def import_(args: Namespace) -> int:
    """Make a session from a file of another format, or bring it into one."""
    _check(args)
    if args.dry_run:
        from cxstudio.commands import by_plan

        return by_plan.say_plan(args)
    if args.progress:
        return _tell_program(args)
    warnings, held = _imported(args, on_terminal())
    warn_each(warnings)
    answer(f"{args.into or args.out}: {held}")
    return 0


def _tell_program(args: Namespace) -> int:
    """The same for a program that started this: "done/whole" lines, and at the end one line of JSON.

    It holds `file` and `warnings`, or `problem`, a sentence that carries no name put before it, and `faults`, a
    sentence for each row that is wrong. It may not take all of the machine's memory, whatever it is fed.
    """
    bound_process()
    try:
        warnings, _held = _imported(args, tell_step)
    except CommandProblem as problem:
        cause = problem.__cause__
        reason = cause.reason if isinstance(cause, ImportProblem) else str(cause or problem)
        faults = [str(fault) for fault in cause.faults] if isinstance(cause, ImportProblem) else []
        tell_outcome({"problem": reason, "faults": few_lines(faults)})
        return problem.code
    tell_outcome({"file": str(args.into or args.out), "warnings": few_lines(warnings)})
    return 0


def _imported(args: Namespace, progress: Progress | None) -> tuple[Sequence[str], str]:
    """Do what `import` was asked for; the warnings, and what the session holds."""
    if _is_pdf(args.source):
        return _taken_out(args)
    from cxstudio.commands import by_plan  # what it needs takes longer to load than most commands take

    if by_plan.is_asked(args):
        return by_plan.make(args, progress)
    options = ImportOptions(
        title=args.title,
        named=title_of(args.source),
        language=args.language,
        direction=args.direction,
        skip_bad_rows=args.skip_bad_rows,
    )
    counts: list[str] = []

    def fill(document: Document) -> tuple[str, ...]:
        with trouble_with(args.source):
            warnings = import_file(document, args.source, options, progress).warnings
        counts.append(contents(document))
        return warnings

    refuse_existing(args.out, force=args.force, sources=[args.source])
    return make_file(args.out, fill), counts[0]


def _check(args: Namespace) -> None:
    """Stop where what was asked for does not go together. Raises CommandProblem."""
    if _is_pdf(args.source) and (args.into or args.dry_run or args.map or args.pick):
        raise CommandProblem(_("Take the session out of the PDF first, without further options"), code=2)
    if args.into is not None and args.out is not None:
        raise CommandProblem(_("Name either the session to make or, with --into, one that is there"), code=2)
    if args.into is None and args.out is None and not args.dry_run:
        raise CommandProblem(_("say which file to make, for example: import journey.csv Journey.cxs"), code=2)
    if args.journey is not None and args.into is None:
        raise CommandProblem(_("--journey is for --into"), code=2)


def _is_pdf(source: Path) -> bool:
    """Whether a file may hold a whole session, by its ending."""
    return any(format.holds_session and source.suffix.lower() == format.ending for format in IMPORTS)


def _taken_out(args: Namespace) -> tuple[Sequence[str], str]:
    """The session inside a PDF as a file of its own; the warnings, and what it holds."""
    from cxstudio.files.inside_pdf import take_session_out

    if args.title or args.language or args.direction:
        text = _("A session inside a PDF is taken as it is, without --title, --language and --direction")
        raise CommandProblem(text, code=2)
    refuse_existing(args.out, force=args.force, sources=[args.source])
    with trouble_with(args.source):
        take_session_out(args.source, args.out)
    with opened(args.out) as session:
        return (), contents(session.document)
