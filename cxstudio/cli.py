"""The command line: every command, declared once; what a command does stands in `commands`."""

from __future__ import annotations

import difflib
import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from cxstudio.start.needs import need_of
from cxstudio.words import N_, _

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130

INTRODUCTION = N_(
    """CX Studio maps customer journeys: offline, in one file per session.

Without a command the window opens; with a session file, that session.

  {program}                                      open the window
  {program} Hospital.cxs                         open a session
  {program} import journey.csv Journey.cxs       make a session from a table
  {program} export Journey.cxs -o Journey.pdf    print it
"""
)


ABOUT_TABLES = N_(
    """The first row of a table names its columns, in any case and order; only stage and touchpoint are required:

  {columns}

Each further row is a touchpoint. Rows of one stage need not be adjacent. Notes stand in columns of
their kind:

  {cards}

A cell of notes or of channel may hold several, separated by line breaks or |. An emotion is a number from -2 to 2. To
say how several personas feel about one touchpoint, give each a row of her own. Minutes and effort are whole numbers,
moment of truth is yes or no, evidence level is assumed, heard, observed or measured. The file is UTF-8, with commas or
semicolons, and at most 100,000 rows. If any row is wrong, all wrong rows are listed and nothing is made.

In a text, \\| stands for | and \\n for a line break. An apostrophe before = + - @ is taken away."""
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its word, what it is for, an example, and where its arguments and its work are."""

    name: str
    summary: str
    example: str = ""
    arguments: Callable[[ArgumentParser], None] | None = None
    run: Callable[[Namespace], int] | None = None  # None: it runs before the command line, see start
    details: str = ""


def _commands() -> tuple[Command, ...]:
    from cxstudio.commands import exporting, importing, reading, sessions

    return (
        Command(
            "new",
            N_("make an empty session, or one from a template"),
            "new Visit.cxs --template retail-store",
            sessions.new_arguments,
            sessions.new,
        ),
        Command(
            "import",
            N_("make a session from another format: {read}"),
            "import journey.csv Journey.cxs",
            importing.import_arguments,
            importing.import_,
            _about_tables(),
        ),
        *_voice_commands(),
        Command(
            "export",
            N_("write a session in another format: {written}"),
            "export Journey.cxs -o Journey.pdf --page A3",
            exporting.export_arguments,
            exporting.export,
        ),
        Command(
            "info", N_("say what is in a session"), "info Journey.cxs", reading.info_arguments, reading.info
        ),
        *_joining(),
        Command("doctor", N_("say what this machine lacks")),
        Command("test", N_("run the tests of this program (from its source)"), "test"),
        Command(
            "kit",
            N_("collect what a machine without a network needs (from the source)"),
            "kit /media/stick/kit",
        ),
        Command("bench", N_("measure how fast this machine is"), "bench", None, _bench),
    )


def _voice_commands() -> tuple[Command, ...]:
    """What reads a table of what customers said."""
    from cxstudio.commands import voice

    return (
        Command(
            "import-feedback",
            N_("read a table of what customers said into a session"),
            "import-feedback reviews.xlsx Journey.cxs --dry-run",
            voice.feedback_arguments,
            voice.import_feedback,
        ),
        Command(
            "import-survey",
            N_("read the scores and comments of a survey into a session"),
            "import-survey answers.csv Journey.cxs --metric nps --period month",
            voice.survey_arguments,
            voice.import_survey,
        ),
        Command(
            "rows",
            N_("say what a spreadsheet or table holds, as CX Studio reads it: a line of JSON for each row"),
            "rows answers.xlsx",
            voice.rows_arguments,
            voice.rows,
        ),
    )


def _joining() -> tuple[Command, ...]:
    """The commands that bring sessions and tables together, or make another file of one session."""
    from cxstudio.commands import coming_back, sessions, taking_away

    return (
        Command(
            "bring-back",
            N_("write a table that was edited in a spreadsheet back into its session"),
            "bring-back actions.xlsx Journey.cxs --dry-run",
            coming_back.bring_back_arguments,
            coming_back.bring_back,
        ),
        Command(
            "merge",
            N_("join two copies of a session that were edited apart"),
            "merge Anna.cxs Ben.cxs -o Both.cxs",
            sessions.merge_arguments,
            sessions.merge,
        ),
        Command(
            "salvage",
            N_("save what is readable of a damaged session"),
            "salvage Damaged.cxs -o Saved.cxs",
            sessions.salvage_arguments,
            sessions.salvage,
        ),
        Command(
            "clean",
            N_("copy a session without history, comments, internal cards and the parking lot"),
            "clean Journey.cxs -o 'For the client.cxs'",
            sessions.clean_arguments,
            sessions.clean,
        ),
        Command(
            "take-away",
            N_(
                "write the folder a room takes home: poster, handout, minutes, slides, table and a clean copy"
            ),
            "take-away Visit.cxs -o /media/stick/Visit",
            taking_away.take_away_arguments,
            taking_away.take_away,
        ),
    )


def _about_tables() -> str:
    from cxstudio.exchange.table import CARD_COLUMNS, COLUMNS

    others = [name for name in COLUMNS if name not in CARD_COLUMNS]
    return _(ABOUT_TABLES).format(columns=", ".join(others), cards=", ".join(CARD_COLUMNS))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 the job failed, 2 wrong use, 130 interrupted."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a terminal that lacks letters still gets its answer
    try:
        code = _dispatch(arguments)
        sys.stdout.flush()  # what cannot be written is found now, not when the program is gone
        return code
    except KeyboardInterrupt:
        _complain(_("interrupted; nothing was left half written"))
        return INTERRUPTED
    except BrokenPipeError:
        _drop_answer()  # whoever read it has seen enough
        return FAILED
    except OSError as error:
        if error.filename is None:
            _drop_answer()
            _complain(_("the answer could not be written: {reason}").format(reason=error.strerror or error))
        else:
            _complain(f"{error.filename}: {error.strerror or error}")
        return FAILED
    except Exception as error:
        if os.environ.get("CXS_DEBUG"):
            raise
        return _explain(error)


def _drop_answer() -> None:
    """Keep Python from complaining at exit about what is left to write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(arguments: list[str]) -> int:
    if need_of(arguments) == "window":
        return _open_window(arguments)
    if arguments[0] == "--version":  # needs none of what commands load
        print(_version())
        return DONE
    commands = _commands()
    if arguments[0] == "help":
        arguments = [*arguments[1:2], "--help"]
    word = arguments[0]
    if not word.startswith("-") and word not in {command.name for command in commands}:
        near = difflib.get_close_matches(word, [command.name for command in commands], 1)
        hint = _("did you mean “{word}”?").format(word=near[0]) if near else _("see --help")
        _complain(_("there is no command or file “{word}”; {hint}").format(word=word, hint=hint))
        return WRONG_USE
    parser = _parser(commands)
    try:
        args = parser.parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    command = next(x for x in commands if x.name == args.command)
    return _start_command(command.name) if command.run is None else command.run(args)


def _version() -> str:
    import cxstudio

    return f"CX Studio {cxstudio.__version__}"


def _explain(error: Exception) -> int:
    from cxstudio.commands.saying import CommandProblem

    if isinstance(error, CommandProblem):
        for number, line in enumerate(error.lines):
            _complain(line, first=number == 0)
        return error.code
    if isinstance(error, MemoryError):
        _complain(_("this machine has too little memory for that"))
        return FAILED
    _complain(
        _("an error of the program, please report it: {error} (CXS_DEBUG=1 shows where)").format(
            error=f"{type(error).__name__}: {error}"
        )
    )
    return FAILED


class _Parser(ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        _complain(_("{message}; see {program} --help").format(message=message, program=self.prog))
        raise SystemExit(WRONG_USE)


class _CommandParser(_Parser):
    """Takes files before, between and after options, also one that may be missing."""

    _twice = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # as the library declares it
        if self._twice or "--" in (args or ()):  # which says itself where the options end
            return super().parse_known_args(args, namespace)
        self._twice = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._twice = False


def _parser(commands: Sequence[Command]) -> ArgumentParser:
    from cxstudio.formats import EXPORTS, endings, read_endings
    from cxstudio.start import own_command

    program = own_command()
    parser = _Parser(
        prog=program,
        description=_(INTRODUCTION).format(program=program),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
        epilog=_("Each command explains itself: {program} import --help").format(program=program),
    )
    parser.add_argument("--version", action="version", version=_version())
    words = parser.add_subparsers(
        dest="command", title=_("commands"), metavar=_("COMMAND"), required=True, parser_class=_CommandParser
    )
    known = {"read": ", ".join(read_endings()), "written": endings(EXPORTS)}
    for command in commands:
        summary = _(command.summary).format(**known)
        epilog = _("Example: {line}").format(line=f"{program} {command.example}") if command.example else ""
        word = words.add_parser(
            command.name,
            help=summary,
            description=_sentence(summary) + (f"\n\n{command.details}" if command.details else ""),
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=RawDescriptionHelpFormatter,
        )
        if command.arguments is not None:
            command.arguments(word)
        else:
            word.add_argument("rest", nargs="*", help=_("passed on"))
    return parser


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _open_window(arguments: list[str]) -> int:
    try:
        from cxstudio.app.run import run
    except ImportError as error:
        if not (error.name or "").startswith("PySide6"):
            raise
        from cxstudio.start import own_command

        line = _("the window needs Qt, which does not load here; `{command}` says why")
        _complain(line.format(command=f"{own_command()} doctor"))
        return FAILED
    return run(arguments)


def _start_command(name: str) -> int:
    """What runs before the command line when the program is started in the usual way."""
    if name == "doctor":
        from cxstudio.start import doctor

        return doctor.report(None)
    _complain(_("“{name}” works from the source: python3 main.py {name}").format(name=name))
    return WRONG_USE


def _bench(args: Namespace) -> int:
    from cxstudio import bench

    return bench.main(args.rest)


def _complain(text: str, *, first: bool = True) -> None:
    """One plain line on standard error; further lines of one complaint are indented."""
    from cxstudio.commands.saying import printable

    line = printable(text)
    print(f"cxstudio: {line}" if first else f"  {line}", file=sys.stderr, flush=True)
