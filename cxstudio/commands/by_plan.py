"""An import by its plan, as the command line asks for it: told, or made; what a plan is stands in `exchange`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxstudio.commands.reading import journey_named, opened
from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    few_lines,
    one_line,
    refuse_existing,
    trouble_with,
)
from cxstudio.commands.sessions import contents, make_file
from cxstudio.exchange.exported import Progress
from cxstudio.exchange.import_applying import apply
from cxstudio.exchange.import_columns import fields
from cxstudio.exchange.import_counting import making_words
from cxstudio.exchange.import_plan import Choices, ImportPlan, Target, plan_import
from cxstudio.exchange.import_source import Source, read_source, source_of_session
from cxstudio.exchange.problems import ImportProblem
from cxstudio.formats import MOST_BYTES, ImportOptions, import_file, title_of
from cxstudio.formats.reading import safe_picture
from cxstudio.model.document import Document
from cxstudio.model.records import Journey
from cxstudio.words import N_, _

if TYPE_CHECKING:
    from cxstudio.files.session_file import SessionFile

FindPicture = Callable[[str], bytes | None]


def is_asked(args: Namespace) -> bool:
    """Whether an import asks for more than to fill a new session with all a file holds."""
    return bool(args.into or args.map or args.pick or _is_session(args.source))


def say_plan(args: Namespace) -> int:
    """Say what would be made, and make nothing. Returns 1 where it cannot be made."""
    with _source(args.source) as (source, _pictures):
        if args.into is None:
            plan = _plan(args, source, None)
        else:
            with opened(args.into) as session:
                plan = _plan(args, source, session)
    for line in _told(plan):
        answer(line)
    try:
        if plan.problem:
            raise ImportProblem(plan.problem)
        plan.check(skip_bad_rows=args.skip_bad_rows)
        if not is_asked(args):
            _try(args)
    except ImportProblem as problem:
        told = _("“{name}” was not imported: {reason}").format(name=args.source.name, reason=problem.reason)
        known = {one.row for one in plan.refused}
        more = [str(fault) for fault in problem.faults if fault.row not in known]
        remedy = [_("Nothing would be made; add --skip-bad-rows to leave out what is wrong")]
        raise CommandProblem(told, *few_lines(more), *(remedy if problem.faults else [])) from problem
    return 0


def _try(args: Namespace) -> None:
    """Read the file as an import would that is asked for nothing else. Raises ImportProblem as that does."""
    options = ImportOptions(named=title_of(args.source), skip_bad_rows=args.skip_bad_rows)
    import_file(Document(), args.source, options)


def make(args: Namespace, progress: Progress | None) -> tuple[Sequence[str], str]:
    """Make it; the warnings, and what was made or what the new session holds."""
    from cxstudio.files.session_file import SessionFile

    with _source(args.source) as (source, pictures):
        if args.into is None:
            refuse_existing(args.out, force=args.force, sources=[args.source])
            held: list[str] = []

            def fill(document: Document) -> tuple[str, ...]:
                warnings = _apply(args, document, _plan(args, source, None), pictures, progress)
                held.append(contents(document))
                return warnings

            return make_file(args.out, fill), held[0]
        with trouble_with(args.into):
            session = SessionFile.open(args.into)
            try:
                plan = _plan(args, source, session)
                warnings = _apply(args, session.document, plan, pictures, progress)
                session.close()
            finally:
                session.close(abandon=True)
    return warnings, making_words(plan.makes)


def _apply(
    args: Namespace,
    document: Document,
    plan: ImportPlan,
    pictures: FindPicture | None,
    progress: Progress | None,
) -> tuple[str, ...]:
    from cxstudio.files.session_file import SessionFile

    with trouble_with(args.source):
        plan.check(skip_bad_rows=args.skip_bad_rows)
        blobs = document.log if isinstance(document.log, SessionFile) else None
        made = apply(document, plan, blobs=blobs, pictures=pictures, take_in=safe_picture, progress=progress)
    return (*plan.unread(), *made.warnings)


@contextmanager
def _source(path: Path) -> Iterator[tuple[Source, FindPicture | None]]:
    """What a file holds; of another session also its pictures."""
    if _is_session(path):
        with opened(path) as session:
            with trouble_with(path):
                source = source_of_session(session.document, title_of(path))
            yield source, session.blob
        return
    from cxstudio.files.plain_file import open_plain

    with trouble_with(path):
        with open_plain(path) as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ImportProblem(_("The file is larger than 64 MB; split it into several"))
        source = read_source(data, path.suffix)
    yield replace(source, title=source.title or title_of(path)), None


def _is_session(path: Path) -> bool:
    return path.suffix.lower() == ".cxs"


def _plan(args: Namespace, source: Source, session: SessionFile | None) -> ImportPlan:
    document = session.document if session is not None else None
    target = Target("session", "", args.title, args.language, args.direction)
    if document is not None:
        journey = journey_named(document, args.journey, args.into)
        target = Target("into" if journey else "journey", journey, args.title)
    choices = Choices()
    if source.other is not None and args.pick:
        journeys, personas = _picked(source.other, args.pick)
        choices = Choices(journeys=journeys, personas=personas)
    plan = plan_import(document, source, target, choices)
    if args.map:
        mapped = _mapped(plan, args.map)
        plan = plan_import(document, source, target, replace(choices, columns=mapped))
    return plan


def _mapped(plan: ImportPlan, wishes: Sequence[str]) -> dict[int, str]:
    """Which column becomes what, by heading or number and by the field's key or word. Raises CommandProblem."""
    words = {word.casefold(): field.key for field in fields() for word in (field.label, field.key)}
    found = {}
    for wish in wishes:
        name, sign, key = wish.rpartition("=")
        column = next(
            (c.number for c in plan.columns if name.casefold() in {c.heading.casefold(), str(c.number + 1)}),
            None,
        )
        if not sign or column is None:
            known = ", ".join(f"{c.number + 1} “{one_line(c.heading)}”" for c in plan.columns)
            raise CommandProblem(
                _("There is no column “{name}”; there are {known}").format(
                    name=one_line(name), known=known or _("none")
                ),
                code=2,
            )
        if key and key.casefold() not in words:
            known = ", ".join(field.key for field in fields())
            raise CommandProblem(
                _("There is no field “{name}”; there are {known}").format(name=one_line(key), known=known),
                code=2,
            )
        found[column] = words.get(key.casefold(), "")
    return found


def _picked(other: Document, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The journeys and personas of these names. Raises CommandProblem for a name nothing has."""
    journeys: list[str] = []
    personas: list[str] = []
    for name in names:
        wanted = one_line(name).casefold()
        titled = [j.id for j in other.journeys() if wanted in {one_line(j.title).casefold(), j.id}]
        called = [p.id for p in other.personas() if wanted in {one_line(p.name).casefold(), p.id}]
        if not titled and not called:
            known = [j.title for j in other.nodes(Journey)] + [p.name for p in other.personas()]
            shown = one_line(", ".join(f"“{one_line(title)}”" for title in known if title.strip()))
            raise CommandProblem(
                _("There is no journey or persona “{name}”; there are {known}").format(
                    name=one_line(name), known=shown or _("none")
                ),
                code=2,
            )
        journeys += titled
        personas += called
    return tuple(journeys), tuple(personas)


_BECAUSE = {"name": N_("by its name"), "content": N_("by what is in it"), "chosen": N_("as asked")}


def _told(plan: ImportPlan) -> Iterator[str]:
    """A plan in lines for people."""
    for column in plan.columns:
        name = one_line(column.heading) or str(column.number + 1)
        if column.field:
            text = _("Column “{name}” becomes: {field} ({because})")
            yield text.format(name=name, field=column.label, because=_(_BECAUSE[column.because]))
        else:
            yield _("Column “{name}” is left out").format(name=name)
    for one in plan.offered:
        mark = "+" if one.chosen else "-"
        yield f"{mark} {one_line(one.title)}" + (f" ({one_line(one.about)})" if one.about else "")
    yield _("Would be made: {things}").format(things=making_words(plan.makes))
    there = ", ".join(f"{replace(one, n=one.there).words}" for one in plan.makes if one.there)
    if there:
        yield _("There already: {things}").format(things=there)
    yield from ("  " * (depth + 1) + one_line(text) for depth, text in plan.outline)
    yield from (_("Note: {note}").format(note=note) for note in (*plan.notes, *plan.unread()))
    yield from few_lines([_("Refused: {reason}").format(reason=one) for one in plan.refused])
