"""The pages of the audit view: the six components with what changed, every question, and channel consistency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cxstudio.insight.audit import (
    Cell,
    Consistencies,
    audits_of,
    consistencies,
    differences,
    questions_of,
    score_of,
)
from cxstudio.model.audits import AuditItem
from cxstudio.model.document import Document
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.poster import Element, Page, PlacedGroup
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.sheets.audit_parts import (
    Compared,
    number,
    radar_part,
    set_components,
    set_differences,
    set_legend,
    set_question,
)
from cxstudio.picture.sheets.consistency import MOST_COLUMNS, Matrix, set_note
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

TITLE = N_("Audit")
MATRIX_TITLE = N_("Channel consistency")
MOST_DIFFERENCES = 10
_GUTTER = 24.0  # points between two columns, at a factor of 1
SCREEN_MARGIN = 16.0
_RADAR_SHARE = 0.86  # of its width, that a radar on the screen is high
_MOST_WORST = 6


def holds(document: Document, journey: str) -> bool:
    """Whether the audit view has anything to print: an audit, or a rated cell."""
    return bool(audits_of(document, journey)) or consistencies(document, journey).rated > 0


def latest(document: Document, journey: str) -> Compared | None:
    """The last audit beside the one before it; None without any."""
    audits = audits_of(document, journey)
    if not audits:
        return None
    before = score_of(document, audits[-2]) if len(audits) > 1 else None
    return Compared(score_of(document, audits[-1]), before)


def pages(paper: Paper, journey: str) -> list[Page]:
    """All pages: an overview and the questions of the latest audit, then the matrix."""
    sheets: list[list[Part]] = []
    titles: list[str] = []
    compared = latest(paper.document, journey)
    if compared is not None:
        sheets.append(_overview(paper, compared))
        sheets += _questions(paper, compared)
        titles += [paper.wording.say(TITLE)] + [""] * (len(sheets) - 1)
    found = consistencies(paper.document, journey)
    if found.rated:
        matrix = _matrix_pages(paper, found)
        sheets += matrix
        titles += [paper.wording.say(MATRIX_TITLE)] + [""] * (len(matrix) - 1)
    name = paper.wording.say(TITLE)
    return [
        paper.page(parts, name, place, len(sheets), title)
        for place, (parts, title) in enumerate(zip(sheets, titles, strict=True), start=1)
    ]


def _headed(paper: Paper, title: str, beside: str = "") -> tuple[Part, float]:
    """The title of a page with a line under it, and where the rest begins."""
    flow = paper.flow(0.0, paper.top, paper.inner)
    flow.text(paper.wording.say(title), print_style("title", paper.factor), "ink")
    flow.text(beside, print_style("lane", paper.factor), "inkMuted", max_lines=2)
    flow.gap(10)
    return flow.part("audit-title"), flow.y


def _overview(paper: Paper, compared: Compared) -> list[Part]:
    session = paper.document.session
    head, top = _headed(paper, TITLE, paper.wording.listed(session.title, session.client))
    gutter = _GUTTER * paper.factor
    width = (paper.inner - gutter) / 2
    left = paper.flow(0.0, top, width)
    set_legend(left, compared)
    radar = radar_part(left, compared, min(paper.bottom - left.y, width))
    right = paper.flow(width + gutter, top, width)
    set_components(right, compared)
    parts = [head, left.part("audit-legend"), radar, right.part("audit-components")]
    if compared.before is not None:
        told = paper.flow(width + gutter, right.y + 10 * paper.factor, width)
        found = differences(paper.document, compared.before.audit, compared.now.audit)
        room = int((paper.bottom - told.y) / (26 * paper.factor))
        set_differences(told, found, max(1, min(MOST_DIFFERENCES, room)))
        parts.append(told.part("audit-changes"))
    text = compared.now.audit.text
    if text and compared.before is None:
        note = paper.flow(width + gutter, right.y + 6 * paper.factor, width)
        note.text(text, print_style("note", paper.factor), "ink", max_lines=12)
        parts.append(note.part("audit-note"))
    return parts


@dataclass
class _Columns:
    """Two columns on as many pages as it takes; each thing goes where it fits whole."""

    paper: Paper
    top: float
    sheets: list[list[Part]]
    column: int = 0
    y: float = 0.0

    @property
    def width(self) -> float:
        return (self.paper.inner - _GUTTER * self.paper.factor) / 2

    def put(self, fill: Callable[[Flow], None], role: str, node: str = "") -> None:
        flow = self._filled(fill)
        while flow.y > self.paper.bottom and (self.y > self.top or self.top > self.paper.top):
            self._go_on()
            flow = self._filled(fill)
        self.sheets[-1].append(replace(flow.part(role), node=node))
        self.y = flow.y

    def _filled(self, fill: Callable[[Flow], None]) -> Flow:
        u = self.column * (self.width + _GUTTER * self.paper.factor)
        flow = self.paper.flow(u, self.y, self.width)
        fill(flow)
        return flow

    def _go_on(self) -> None:
        self.column += 1
        if self.column == 2:
            self.column, self.top = 0, self.paper.top
            self.sheets.append([])
        self.y = self.top


def _questions(paper: Paper, compared: Compared) -> list[list[Part]]:
    """Every question of the audit with its rating, its note, and what it was before."""
    head, top = _headed(paper, N_("Test questions"))
    columns = _Columns(paper, top, [[head]], y=top)
    earlier = _ratings_before(paper, compared)
    for score in compared.now.components:
        heading = f"{paper.wording.say(score.label)}  {number(score.mean, paper.wording)}"
        for item in questions_of(paper.document, compared.now.audit.id)[score.component]:
            before = earlier.get(_key(item.component, item.text))
            columns.put(partial(_set_item, heading, item, before), "audit-question", item.id)
            heading = ""
    return columns.sheets


def _set_item(heading: str, item: AuditItem, before: int | None, flow: Flow) -> None:
    """A question, the first of a component under its name."""
    if heading:
        flow.gap(4)
        flow.text(heading, print_style("stage", flow.setting.factor), "ink")
        flow.gap(4)
    set_question(flow, item, before)


def _key(component: str, text: str) -> tuple[str, str]:
    return component, " ".join(text.casefold().split())


def _ratings_before(paper: Paper, compared: Compared) -> dict[tuple[str, str], int | None]:
    if compared.before is None:
        return {}
    found = questions_of(paper.document, compared.before.audit.id)
    return {_key(x.component, x.text): x.rating for items in found.values() for x in items}


# The matrix


def numbers_of(document: Document, found: Consistencies, say: Callable[[int, int], str]) -> list[str]:
    """The number of each touchpoint of a matrix, such as "4.2"."""
    made: list[str] = []
    stages = list(dict.fromkeys(x.stage for x in found.touchpoints))
    for touchpoint in found.touchpoints:
        row = [x.id for x in document.touchpoints(touchpoint.stage)]
        made.append(say(stages.index(touchpoint.stage) + 1, row.index(touchpoint.id) + 1))
    return made


def set_worst(flow: Flow, found: Consistencies) -> None:
    """The mean of all, how much is rated, and where channels differ most."""
    wording = flow.setting.wording
    told = wording.say(N_("Mean {mean} of 5, {n} of {asked} rated")).format(
        mean=number(found.mean, wording),
        n=wording.digits(str(found.rated)),
        asked=wording.digits(str(found.possible)),
    )
    flow.text(told, print_style("lane", flow.setting.factor), "ink")
    worst = found.worst
    if not worst:
        return
    named = wording.listed(
        *(
            wording.say(N_("{touchpoint} ({channel})")).format(
                touchpoint=" ".join(x.touchpoint.title.split()), channel=x.channel.name
            )
            for x in worst[:_MOST_WORST]
        )
    )
    words = wording.say(N_("Least alike: {places}")).format(places=named)
    if len(worst) > _MOST_WORST:
        rest = len(worst) - _MOST_WORST
        more = wording.say_count("and {n} more", "and {n} more", rest).format(n=wording.digits(str(rest)))
        words = f"{words} {more}"
    flow.text(words, print_style("note", flow.setting.factor), "role.pain.mark", max_lines=4)


def _matrix_pages(paper: Paper, found: Consistencies) -> list[list[Part]]:
    numbers = numbers_of(paper.document, found, paper.wording.number)
    sheets: list[list[Part]] = []
    top = paper.top
    for first in range(0, len(found.channels), MOST_COLUMNS):
        channels = range(first, min(first + MOST_COLUMNS, len(found.channels)))
        matrix = Matrix(paper.setting, paper.frame, 0.0, paper.inner, found, channels, numbers)
        sheet, y = _new_matrix_sheet(paper, found, matrix, first=not sheets)
        for place in range(len(found.touchpoints)):
            parts, below = matrix.row(place, y)
            if below > paper.bottom:
                sheets.append(sheet)
                sheet, y = _new_matrix_sheet(paper, found, matrix, first=False)
                parts, below = matrix.row(place, y)
            sheet += parts
            y = below
        sheets.append(sheet)
        top = y + 10 * paper.factor
    return _noted(paper, found, numbers, sheets, top)


def _noted(
    paper: Paper, found: Consistencies, numbers: Sequence[str], sheets: list[list[Part]], top: float
) -> list[list[Part]]:
    """The notes in two columns under the matrix, and on further pages."""
    columns = _Columns(paper, top, sheets, y=top)
    for place, row in enumerate(found.cells):
        for cell in row:
            if cell.note:
                columns.put(partial(_set_cell, cell, numbers[place]), "matrix-note", cell.id)
    return sheets


def _set_cell(cell: Cell, number: str, flow: Flow) -> None:
    set_note(flow, cell, number)


def _new_matrix_sheet(
    paper: Paper, found: Consistencies, matrix: Matrix, *, first: bool
) -> tuple[list[Part], float]:
    """A page with the title and the names of the channels; the first also says how it stands."""
    title, y = _headed(paper, MATRIX_TITLE)
    parts = [title]
    if first:
        flow = paper.flow(0.0, y, paper.inner)
        set_worst(flow, found)
        flow.gap(10)
        parts.append(flow.part("matrix-summary"))
        y = flow.y
    head, y = matrix.head(y)
    return [*parts, head], y


# The screen: the same pieces, in one column as wide as there is room


@dataclass(frozen=True, slots=True)
class Screen:
    """What is set on the screen with: the same as on paper, in a column `width` points wide."""

    paper: Paper
    width: float

    @property
    def setting(self) -> Setting:
        return Setting(self.paper.engine, self.paper.wording)

    @property
    def frame(self) -> Frame:
        rtl = self.paper.wording.rtl
        return Frame(rtl, self.width - SCREEN_MARGIN if rtl else SCREEN_MARGIN)

    @property
    def inner(self) -> float:
        return self.width - 2 * SCREEN_MARGIN

    def flow(self, y: float) -> Flow:
        return Flow(self.setting, self.frame, 0.0, y, self.inner)

    def page(self, parts: Sequence[Part], bottom: float) -> Page:
        placed = tuple(Placed(part, 0.0, 0.0) for part in parts)
        words = tuple(Element("P", part.node, part.full) for part in parts if part.full)
        return Page(
            self.width, bottom + SCREEN_MARGIN, (PlacedGroup(1.0, 0.0, 0.0, placed),), structure=words
        )


def overview_on_screen(screen: Screen, compared: Compared) -> Page:
    """Legend, radar, components and what changed, under each other."""
    legend = screen.flow(SCREEN_MARGIN)
    set_legend(legend, compared)
    at = screen.flow(legend.y + 6)
    radar = radar_part(at, compared, screen.inner * _RADAR_SHARE)
    rows = screen.flow(at.y + 8)
    set_components(rows, compared)
    parts = [legend.part("audit-legend"), radar, rows.part("audit-components")]
    bottom = rows.y
    if compared.before is not None:
        told = screen.flow(bottom + 10)
        found = differences(screen.paper.document, compared.before.audit, compared.now.audit)
        set_differences(told, found, len(found))
        parts.append(told.part("audit-changes"))
        bottom = told.y
    return screen.page(parts, bottom)


def matrix_on_screen(screen: Screen, found: Consistencies) -> Page:
    """How it stands, and the whole matrix in one piece."""
    numbers = numbers_of(screen.paper.document, found, screen.paper.wording.number)
    flow = screen.flow(SCREEN_MARGIN)
    set_worst(flow, found)
    matrix = Matrix(
        screen.setting, screen.frame, 0.0, screen.inner, found, range(len(found.channels)), numbers
    )
    head, y = matrix.head(flow.y + 10)
    parts = [flow.part("matrix-summary"), head]
    for place in range(len(found.touchpoints)):
        made, y = matrix.row(place, y)
        parts += made
    return screen.page(parts, y)
