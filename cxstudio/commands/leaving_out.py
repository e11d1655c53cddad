"""The arguments that say what an export leaves out, and whether the session travels inside it; it writes nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cxstudio.commands.saying import CommandProblem, one_line, words_of_list
from cxstudio.files.inside_pdf import session_bytes
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.excerpt import BEHIND_THE_LINE, LeaveOut, may_be_left_out
from cxstudio.model.lane_names import lanes_called
from cxstudio.words import _

WORDS = ("internal", "comments", "names", "backstage")


def leave_out_arguments(parser: ArgumentParser) -> None:
    """Add them to those of `export`."""
    parser.add_argument(
        "--leave-out",
        type=_words,
        default=(),
        metavar="WORDS",
        help=_(
            "what must not be in the file, by commas: {words}, or all. Names become numbered words; look through"
            " the texts for nicknames"
        ).format(words=", ".join(WORDS)),
    )
    parser.add_argument(
        "--also-names",
        default="",
        metavar="NAMES",
        help=_("with --leave-out names: further names that stand in texts, by commas"),
    )
    parser.add_argument(
        "--hide-lane",
        action="append",
        default=[],
        metavar="NAME",
        help=_("a lane that must not be in the file, with all that lies in it; may be given again"),
    )
    parser.add_argument(
        "--with-session",
        action="store_true",
        help=_("put the whole session, with its history, inside the PDF, which CX Studio then opens"),
    )


def left_out(document: Document, args: Namespace, file: Path) -> LeaveOut:
    """What the arguments leave out of a session. Raises CommandProblem for a lane it does not have."""
    if args.also_names and "names" not in args.leave_out:
        raise CommandProblem(_("--also-names is for --leave-out names"), code=2)
    lanes = {key for name in args.hide_lane for key in lanes_named(document, name, file)}
    if "backstage" in args.leave_out:
        lanes |= BEHIND_THE_LINE
    return LeaveOut(
        internal="internal" in args.leave_out,
        comments="comments" in args.leave_out,
        names="names" in args.leave_out,
        lanes=frozenset(lanes),
        also=tuple(args.also_names.split(",")) if args.also_names else (),
    )


def session_inside(session: SessionFile, args: Namespace) -> bytes:
    """The bytes of the session where it is to travel along, else none. Raises FileProblem."""
    return session_bytes(session) if args.with_session else b""


def lanes_named(document: Document, wanted: str, file: Path) -> frozenset[str]:
    """The keys of all lanes with this name in any journey. Raises CommandProblem where there is none."""
    keys = lanes_called(document, wanted)
    if not keys:
        text = _("“{name}” has no lane “{lane}”")
        raise CommandProblem(text.format(name=file.name, lane=one_line(wanted)), code=2)
    if not all(map(may_be_left_out, keys)):
        text = _("“{lane}” is what the map is made of and cannot be left out")
        raise CommandProblem(text.format(lane=one_line(wanted)), code=2)
    return keys


def _words(text: str) -> tuple[str, ...]:
    """The words of a list. Raises ArgumentTypeError."""
    return words_of_list(text, WORDS, all_of_them=True)
