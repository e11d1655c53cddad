"""The command that says what is in a session file, and how a file is read that is left alone."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    one_line,
    trouble_with,
    warn,
)
from cxstudio.insight.summary import JourneySummary, Summary, summarise
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.work_kinds import WORK_ROWS
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.files.session_file import SessionFile


def info_arguments(parser: ArgumentParser) -> None:
    """The arguments of `info`."""
    parser.add_argument("file", type=Path, metavar="FILE.cxs", help=_("the session"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def info(args: Namespace) -> int:
    """Say what is in a session."""
    from cxstudio.files.versions import versions

    with opened(args.file) as session:
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


@contextmanager
def opened(path: Path) -> Iterator[SessionFile]:
    """A session file that is only looked at."""
    from cxstudio.files.session_file import SessionFile

    with trouble_with(path):
        session = SessionFile.open(path, read_only=True)
        try:
            yield session
        finally:
            session.close(abandon=True)


def journey_named(document: Document, wanted: str | None, path: Path) -> str:
    """The id of the journey with this title, number or id; "" where none is asked for. Raises CommandProblem."""
    journeys = document.journeys()
    if wanted is None:
        return ""
    for number, journey in enumerate(journeys, start=1):
        if wanted.strip() and wanted.casefold() in {journey.id, str(number), journey.title.casefold()}:
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
