"""The command that brings an edited table back into its session; what a table wants is worked out in `exchange`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cxstudio.commands.saying import CommandProblem, answer, few_lines, one_line, trouble_with, warn_each
from cxstudio.edits.problems import kind_words
from cxstudio.exchange.coming_back import Item, Plan, What, apply_plan, plan_of
from cxstudio.model.naming import shortened
from cxstudio.words import _, ngettext

MOST_BYTES = 64 * 1024 * 1024


def bring_back_arguments(parser: ArgumentParser) -> None:
    """The arguments of `bring-back`."""
    parser.add_argument("table", type=Path, metavar="TABLE", help=_("the edited table, .csv or .xlsx"))
    parser.add_argument("file", type=Path, metavar="FILE.cxs", help=_("the session it was made from"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would change"))
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help=_("also what changed in the session since the table was made"),
    )
    parser.add_argument(
        "--delete-missing",
        action="store_true",
        help=_("delete the things whose rows were taken out of the table"),
    )


def bring_back(args: Namespace) -> int:
    """Write the changes of a table into a session, in one step to undo."""
    from cxstudio.files.session_file import SessionFile

    data = _table(args.table)
    with trouble_with(args.file):
        session = SessionFile.open(args.file, read_only=args.dry_run)
        try:
            with trouble_with(args.table):
                plan = plan_of(session.document, data, args.table.stem)
            wanted: set[What] = {"changed", "new"}
            wanted |= {"both"} if args.overwrite else set()
            wanted |= {"gone"} if args.delete_missing else set()
            chosen = plan.of(*wanted)
            _tell(plan, wanted)
            if chosen and not args.dry_run:
                apply_plan(session.document, chosen)
                session.close()
        finally:
            session.close(abandon=True)
    changes = ngettext("{n} change", "{n} changes", len(chosen)).format(n=len(chosen))
    if args.dry_run:
        answer(_("{file}: {changes} to make; nothing was changed").format(file=args.file, changes=changes))
    else:
        answer(_("{file}: {changes} made").format(file=args.file, changes=changes))
    return 0


def _table(path: Path) -> bytes:
    with trouble_with(path):
        if path.suffix.lower() == ".cxs":
            raise CommandProblem(
                _("“{name}” is a session; name the table first").format(name=path.name), code=2
            )
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)


def _tell(plan: Plan, wanted: set[What]) -> None:
    lines = [_line(item) for item in plan.items if item.what in wanted]
    for line in few_lines(lines):
        answer(line)
    warn_each([*plan.notes, *(_left(item) for item in plan.items if item.what not in wanted)])


def _line(item: Item) -> str:
    thing = _("{kind} “{title}”").format(kind=kind_words(item.kind), title=one_line(item.title))
    if item.what == "new":
        return _noted(_("new: {thing}").format(thing=thing), item)
    if item.what == "gone":
        return _("deleted: {thing}").format(thing=thing)
    line = _("{thing}, {field}: {before} → {after}").format(
        thing=thing, field=item.field.lower(), before=_quoted(item.before), after=_quoted(item.after)
    )
    return _noted(line, item) if item.what == "changed" else line


def _noted(line: str, item: Item) -> str:
    return f"{line} ({item.note})" if item.note else line


def _left(item: Item) -> str:
    if item.what == "gone":
        reason = _("left alone: {thing} is missing in the table; --delete-missing deletes it")
        return reason.format(
            thing=_("{kind} “{title}”").format(kind=kind_words(item.kind), title=one_line(item.title))
        )
    if item.what == "both":
        return _(
            "left alone: {change}; it changed in the session as well, --overwrite takes the table's"
        ).format(change=_line(item))
    where = _("row {number}").format(number=item.row)
    said = _quoted(item.after)
    what = f"{item.field}: {said}" if item.field else said
    return _("left out, {where}, {what}: {reason}").format(where=where, what=what, reason=item.note)


def _quoted(text: str) -> str:
    return f"“{shortened(one_line(text))}”" if text else _("nothing")
