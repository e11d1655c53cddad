"""Commands that write a session file: new, merge, salvage, clean."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    one_line,
    refuse_existing,
    trouble_with,
    warn,
)
from cxstudio.edits.problems import Refused
from cxstudio.edits.values import language_tag
from cxstudio.insight.summary import summarise
from cxstudio.model.document import Document
from cxstudio.model.naming import shortened, title
from cxstudio.model.records import Node
from cxstudio.words import _, ngettext


def new_arguments(parser: ArgumentParser) -> None:
    """The arguments of `new`."""
    parser.add_argument("out", type=Path, nargs="?", metavar="OUT.cxs", help=_("the session to make"))
    parser.add_argument(
        "--template",
        default="",
        metavar="NAME",
        help=_("begin from a template; “list” names them all and makes nothing"),
    )
    session_options(parser)


def new(args: Namespace) -> int:
    """Make a session: an empty one, or one that begins as a template does."""
    from cxstudio.commands.templates import LIST, list_templates, new_from, template_for
    from cxstudio.edits.sessions import start_session

    if args.template == LIST:
        return list_templates()
    if args.out is None:
        raise CommandProblem(_("say which file to make, for example: new Visit.cxs"), code=2)
    language = args.language or "en"
    direction = args.direction or ("rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr")
    template = template_for(args.template) if args.template else None
    refuse_existing(args.out, force=args.force)
    if template is not None:
        return new_from(template, args.out, args.title, language, direction)
    make_file(args.out, lambda d: _begun(start_session(d, args.title, language, direction)))
    answer(_("{out}: an empty session").format(out=args.out))
    return 0


def merge_arguments(parser: ArgumentParser) -> None:
    """The arguments of `merge`."""
    parser.add_argument("a", type=Path, metavar="A.cxs", help=_("one copy; its undo and versions go on"))
    parser.add_argument("b", type=Path, metavar="B.cxs", help=_("the other copy"))
    _out_options(parser)


def merge(args: Namespace) -> int:
    """Join two copies and list what both had changed."""
    from cxstudio.files.merge import merge_files

    refuse_existing(args.out, force=args.force, sources=[args.a, args.b])
    with trouble_with(args.out):
        result = merge_files(args.a, args.b, args.out, replace=args.force)
        names, circle = _looked_at(args.out)
    answer(
        _("{out}: {added} added, {changed} changed, {removed} removed").format(
            out=args.out, added=result.added, changed=result.changed, removed=result.removed
        )
    )
    for conflict in result.conflicts:
        name = names.get(conflict.item, conflict.item)
        if conflict.field == "del":
            answer(_("deleted in one copy, edited in the other: {name}").format(name=name))
            continue
        answer(
            _(
                "changed in both: {name}, {field}: kept {kept}; one copy says {mine}, the other {theirs}"
            ).format(
                name=name,
                field=conflict.field,
                kept=_quoted(conflict.kept),
                mine=_quoted(conflict.mine),
                theirs=_quoted(conflict.theirs),
            )
        )
    if circle:
        warn(circle)
    return 0


def salvage_arguments(parser: ArgumentParser) -> None:
    """The arguments of `salvage`."""
    parser.add_argument(
        "bad", type=Path, metavar="BAD.cxs", help=_("the damaged session; it is never written")
    )
    _out_options(parser)


def salvage(args: Namespace) -> int:
    """Save what is readable of a damaged session."""
    from cxstudio.files.salvage import salvage as salvage_file

    refuse_existing(args.out, force=args.force, sources=[args.bad])
    with trouble_with(args.out):
        result = salvage_file(args.bad, args.out, replace=args.force)
    things = ngettext("{n} thing", "{n} things", result.things).format(n=result.things)
    entries = ngettext("{n} readable entry", "{n} readable entries", result.rows).format(n=result.rows)
    answer(_("{out}: {things} from {entries}").format(out=args.out, things=things, entries=entries))
    if result.lost:
        text = ngettext("{n} entry could not be read", "{n} entries could not be read", result.lost)
        warn(text.format(n=result.lost))
    if result.found < result.named:
        text = ngettext(
            "{n} thing was named, {found} could be read",
            "{n} things were named, {found} could be read",
            result.named,
        )
        warn(text.format(n=result.named, found=result.found))
    return 0


def clean_arguments(parser: ArgumentParser) -> None:
    """The arguments of `clean`."""
    parser.add_argument("file", type=Path, metavar="FILE.cxs", help=_("the session to copy"))
    _out_options(parser)


def clean(args: Namespace) -> int:
    """Copy a session without what stays in the house."""
    from cxstudio.files.clean_copy import clean_copy
    from cxstudio.files.session_file import SessionFile

    refuse_existing(args.out, force=args.force, sources=[args.file])
    with trouble_with(args.file):
        session = SessionFile.open(args.file, read_only=True)
        try:
            clean_copy(session, args.out)
        finally:
            session.close(abandon=True)
    answer(_("{out}: a clean copy, without history, internal cards and the parking lot").format(out=args.out))
    return 0


_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def session_options(parser: ArgumentParser) -> None:
    """What is asked of every new session: title, language, direction, and whether a file may be replaced."""
    parser.add_argument("--title", default="", help=_("the session's title"))
    parser.add_argument(
        "--language",
        type=_language,
        default="",
        metavar="TAG",
        help=_("its language, for example en, pl or ar"),
    )
    parser.add_argument(
        "--direction", choices=("ltr", "rtl"), default="", help=_("left to right, or right to left")
    )
    parser.add_argument("--force", action="store_true", help=_("replace OUT.cxs if it exists"))


def _language(text: str) -> str:
    try:
        return language_tag(text) if text else ""  # to be guessed
    except Refused as refused:
        raise ArgumentTypeError(refused.reason) from None


def _out_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT.cxs", help=_("the session to make")
    )
    parser.add_argument("--force", action="store_true", help=_("replace OUT.cxs if it exists"))


def _begun(_journey: str) -> tuple[str, ...]:
    return ()


def make_file(out: Path, fill: Callable[[Document], tuple[str, ...]]) -> tuple[str, ...]:
    """A new session file, filled and closed, or none at all; what `fill` answered."""
    from cxstudio.files.publish import published
    from cxstudio.files.session_file import SessionFile

    with trouble_with(out), published(out) as temporary:
        session = SessionFile.create(temporary)
        try:
            warnings = fill(session.document)
            session.close()
        finally:
            session.close(abandon=True)
    return warnings


def contents(document: Document) -> str:
    """What a session holds, in a line."""
    summary = summarise(document)
    stages = sum(journey.stages for journey in summary.journeys)
    touchpoints = sum(journey.touchpoints for journey in summary.journeys)
    cards = sum(sum(journey.cards.values()) for journey in summary.journeys)
    counts = (
        ngettext("{n} stage", "{n} stages", stages).format(n=stages),
        ngettext("{n} touchpoint", "{n} touchpoints", touchpoints).format(n=touchpoints),
        ngettext("{n} card", "{n} cards", cards).format(n=cards),
    )
    return ", ".join(counts)


def _looked_at(path: Path) -> tuple[dict[str, str], str]:
    """What the things of a session are called, by id, and a sentence on a circle of its journeys."""
    from cxstudio.edits.sub_journeys import circle_in
    from cxstudio.files.session_file import SessionFile

    session = SessionFile.open(path, read_only=True)
    try:
        things = [*session.document.nodes(Node), *session.document.links()]
        return {thing.id: _quoted(title(thing)) for thing in things}, circle_in(session.document)
    finally:
        session.close(abandon=True)


def _quoted(value: object) -> str:
    return f"“{shortened(one_line(str(value)))}”" if value is not None else _("nothing")
