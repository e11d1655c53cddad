"""A plan of an import made: in one transaction, or slice by slice for a window; always one step to undo, or nothing.

It asks and shows nothing, and opens no file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass

from cxstudio.edits.bringing import Bringing, bringing
from cxstudio.edits.putting import TakeIn, no_pictures
from cxstudio.edits.sessions import add_journey, start_session
from cxstudio.exchange.exported import Progress
from cxstudio.exchange.import_others import brought, chosen_of
from cxstudio.exchange.import_plan import ImportPlan
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.script import guess_direction, guess_language
from cxstudio.exchange.table_building import Built, Known, Step, building
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.words import _, ngettext

SLICE = 50  # things after which the window is looked to; one step of work is at most as large


@dataclass(frozen=True, slots=True)
class Applied:
    """What was made: the ids of the journeys, and of stages, touchpoints and cards, and what is worth saying."""

    journeys: tuple[str, ...]
    made: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def apply(
    document: Document,
    plan: ImportPlan,
    *,
    blobs: Blobs | None = None,
    pictures: Callable[[str], bytes | None] | None = None,
    take_in: TakeIn = no_pictures,
    progress: Progress | None = None,
) -> Applied:
    """Make what a plan says, in one transaction. A new session must be empty.

    Of another session `pictures` gives the bytes by their SHA-256, `take_in` makes them safe and `blobs` keeps them;
    without these, pictures stay behind. Raises ImportProblem or Refused; then nothing was changed.
    """
    told = _Told(progress)
    with document.transaction(plan.label):
        work = _steps(document, plan, Bringing(blobs, pictures, take_in), sys.maxsize)
        while True:
            try:
                _n, part = next(work)
            except StopIteration as end:
                made: Applied = end.value
                return made
            told.tell(part)


def applying(
    document: Document, plan: ImportPlan, how: Bringing | None = None, *, take_back: bool = True
) -> Generator[float, None, Applied]:
    """The same in slices, a transaction each, between which a window can answer; tells the part that is done.

    Whoever gives it up half way closes it; then, and where something is refused, nothing of it stays. A document that
    is thrown away in that case need not `take_back`.
    """
    step, well = object(), False
    work = _steps(document, plan, how or Bringing(), SLICE)
    made: Applied | None = None
    try:
        while made is None:
            n, part = 0, 1.0
            with document.one_step(step), document.transaction(plan.label):
                while n < SLICE and made is None:
                    try:
                        more, part = next(work)
                        n += more
                    except StopIteration as end:
                        made, part = end.value, 1.0
            yield part
        well = True
        return made
    finally:
        if take_back and not well and document.latest_step is step:
            document.undo()


def _steps(
    document: Document, plan: ImportPlan, how: Bringing, at_once: int
) -> Generator[Step, None, Applied]:
    """The work in steps of hardly more than so many things; each wants an open transaction."""
    if plan.problem:
        raise ImportProblem(plan.problem)
    if plan.source.other is not None:
        return (yield from _bring(document, plan, how))
    assert plan.content is not None
    journey = _journey(document, plan)
    yield 1, 0.0
    built = yield from building(document, journey, plan.content.stages, plan.content.used, at_once)
    return Applied((journey,), tuple(built.made), (*plan.notes, *_warnings(plan, built)))


def _warnings(plan: ImportPlan, built: Built) -> list[str]:
    warnings = []
    if built.kept:
        text = ngettext(
            "{n} value differs from what the journey says already, which was kept",
            "{n} values differ from what the journey says already, which was kept",
            built.kept,
        )
        warnings.append(text.format(n=built.kept))
    return warnings + [_("Left out: {fault}").format(fault=refused) for refused in plan.refused]


def _journey(document: Document, plan: ImportPlan) -> str:
    """The journey it all goes to, made where it is to be a new one."""
    target, title = plan.target, plan.target.title or plan.source.title
    if target.where == "into":
        return target.journey
    if target.where == "session":
        text = "\n".join(line for _depth, line in plan.outline)
        language = target.language or guess_language(text)
        return start_session(document, title, language, target.direction or guess_direction(text))
    assert plan.content is not None
    named = next((name for row in plan.content.used for name in row.personas), None)
    persona = Known(document).persona(named) if named is not None else ""
    return add_journey(document, title, persona=persona)


def _bring(document: Document, plan: ImportPlan, how: Bringing) -> Generator[Step, None, Applied]:
    other = plan.source.other
    assert other is not None
    if plan.target.where == "session":
        brought(document, other, plan.target.title)
    work = bringing(document, other, chosen_of(other, plan.choices.journeys, plan.choices.personas), how)
    while True:
        try:
            part = next(work)
        except StopIteration as end:
            return Applied(end.value.journeys, end.value.journeys, (*plan.notes, *end.value.warnings))
        yield 1, part


class _Told:
    """How far the work is, in hundredths."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._last = progress, -1

    def tell(self, part: float) -> None:
        done = int(part * 100)
        if self._progress is not None and done > self._last:
            self._last = done
            self._progress(done, 100)
