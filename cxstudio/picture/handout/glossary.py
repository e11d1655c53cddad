"""The glossary of symbols: every sign of the maps and of the plan with its meaning; it knows which, not where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from cxstudio.insight.plan import is_overdue, today
from cxstudio.model.document import Document
from cxstudio.model.plans import Action
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.picture.blueprint import LINES, line_above
from cxstudio.picture.flow import Flow
from cxstudio.picture.frame import Frame
from cxstudio.picture.handout.meanings import MEANINGS
from cxstudio.picture.icons import icon
from cxstudio.picture.legend import SIGN_WIDTH, Entry, Sign, entries
from cxstudio.picture.map import MapPicture
from cxstudio.picture.marks import disc, line
from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Bounds, Primitive, Rect, Stroke
from cxstudio.picture.scaling import scaled
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS
from cxstudio.picture.sheets.plan_signs import OVERDUE, status_mark
from cxstudio.picture.sheets.pouring import Column, Pages, rows_of
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

NAME = N_("Glossary of symbols")
_LEAST = 210.0  # points at a factor of 1, of a column with the gap after it
_GAP = 22.0
_LINE_MEANINGS = {
    "interaction": N_("Above it the customer acts, below it the organisation."),
    "visibility": N_("What is below it the customer does not see."),
    "internal": N_("Below it stands what supports those who serve the customer."),
}
_STATUS_MEANINGS = {
    "next": N_("An action to be begun next."),
    "started": N_("An action somebody has begun."),
    "done": N_("An action that is done."),
    "later": N_("An action for later."),
    "parked": N_("An action that was put aside."),
}

Row = tuple[Entry, str]  # and what it means


def pages(paper: Paper, pictures: Iterable[MapPicture]) -> list[Page]:
    """The pages of the glossary: two columns of signs, each with its name and a sentence."""
    rows = list(_rows(paper.document, paper.wording, list(pictures)))
    if not rows:
        return []
    factor, wording = paper.factor, paper.wording
    column = Column(Pages(paper), 0.0, paper.inner, paper.top)
    column.text(wording.say(NAME), print_style("title", factor), "ink", role="title")
    column.gap(10)
    across = max(1, int((paper.inner + _GAP * factor) // (_LEAST * factor)))
    for row in rows_of(rows, across):
        flows = [_set(column, entry, words, place, across) for place, (entry, words) in enumerate(row)]
        column.need(max(flow.y for flow in flows) - column.y)
        flows = [_set(column, entry, words, place, across) for place, (entry, words) in enumerate(row)]
        top = column.y
        for flow in flows:
            column.put(flow.part("symbol"))
        column.y = max(top, *(flow.y for flow in flows))
        column.gap(7)
    name, made = wording.say(NAME), column.pages.parts
    return [
        paper.page(parts, name, place, len(made), name if place == 1 else "")
        for place, parts in enumerate(made, start=1)
    ]


def _set(column: Column, entry: Entry, words: str, place: int, across: int) -> Flow:
    """A sign, its name and its meaning, in one of so many columns."""
    paper = column.paper
    factor = paper.factor
    gap = _GAP * factor
    width = (column.width - (across - 1) * gap) / across
    flow = column.flow(place * (width + gap), width)
    lead = (SIGN_WIDTH + 6) * factor
    name = print_style("card", factor * LETTERS)
    middle, origin = flow.y + name.line_height / 2, flow.frame.x(flow.u)
    local = Frame(flow.frame.rtl)
    flow.draw(lambda: [scaled(shape, factor, origin, middle) for shape in entry.sign(local, 0.0)])
    flow.text(entry.label, name, "ink", indent=lead)
    flow.text(words, print_style("note", factor * LETTERS), "inkMuted", indent=lead)
    return flow


def _rows(document: Document, wording: Wording, pictures: list[MapPicture]) -> Iterator[Row]:
    """The signs of all maps, each once, then those of notes, lines and the plan, as far as they are used."""
    seen = set()
    for picture in pictures:
        for entry in entries(picture):
            if (entry.key, entry.label) not in seen:
                seen.add((entry.key, entry.label))
                yield entry, wording.say(MEANINGS[entry.key])
    if any(pin.number for picture in pictures for pin in picture.over.pins):
        yield (
            Entry(wording.say(N_("Numbered note")), _number_sign),
            wording.say(
                N_("What is to be said of that place stands under the same number on its stage's page.")
            ),
        )
    for key, blueprint in LINES.items():
        shown = (line_above(picture.grid, row) for picture in pictures for row in picture.grid.rows)
        if any(one is blueprint for one in shown):
            sign = partial(_line_sign, blueprint.dash)
            yield Entry(wording.say(blueprint.label), sign), wording.say(_LINE_MEANINGS[key])
    yield from _plan_rows(document, wording)


def _plan_rows(document: Document, wording: Wording) -> Iterator[Row]:
    actions = document.nodes(Action)
    used = {action.status for action in actions}
    for status, label in ACTION_STATUS:
        if status in used:
            yield Entry(wording.say(label), _status_sign(status)), wording.say(_STATUS_MEANINGS[status])
    if any(is_overdue(action, today()) for action in actions):
        yield (
            Entry(wording.say(N_("Overdue")), _overdue_sign),
            wording.say(N_("The day has passed and the action is not done.")),
        )


def _status_sign(status: str) -> Sign:
    return lambda frame, y: status_mark(status, frame.point(8, y), 11)


def _overdue_sign(frame: Frame, y: float) -> tuple[Primitive, ...]:
    return icon(OVERDUE, frame.box(2, y - 6, 12, 12), "role.pain.mark")


def _number_sign(frame: Frame, y: float) -> tuple[Primitive, ...]:
    """A disc with a stroke left out of it, where a number stands."""
    box: Bounds = frame.box(7.25, y - 3, 1.5, 6)
    return (disc(frame.point(8, y), 13, "ink"), Rect(box, "surface"))


def _line_sign(dash: tuple[float, float], frame: Frame, y: float) -> tuple[Primitive, ...]:
    return (line([frame.point(0, y), frame.point(22, y)], Stroke("blueprintLine", 1.75, dash)),)
