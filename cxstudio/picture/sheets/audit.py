"""The pages of the audit view: the six components with what changed, every question, and channel consistency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from cxstudio.insight.audit import (
    Consistencies,
    Difference,
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
from cxstudio.picture.sheets.audit_matrix import numbers_of, set_matrices, set_worst
from cxstudio.picture.sheets.audit_parts import (
    Compared,
    number,
    radar_part,
    set_components,
    set_difference,
    set_differences,
    set_legend,
    set_question,
)
from cxstudio.picture.sheets.consistency import Matrix
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.sheets import GUTTER, Piece, Sheets
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

TITLE = N_("Audit")
MOST_DIFFERENCES = 10
SCREEN_MARGIN = 16.0
RADAR_SHARE = 0.86  # of its width, that a radar is high
_LEAST_OVERVIEW, _LEAST_QUESTIONS = 340.0, 150.0  # points at a factor of 1, of a page, to begin there


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
    """The latest audit as a whole and question by question, then the matrix, one under the other."""
    sheets = Sheets(paper)
    compared = latest(paper.document, journey)
    if compared is not None:
        _overview(sheets, compared)
        _questions(sheets, compared)
    found = consistencies(paper.document, journey)
    if found.rated:
        set_matrices(sheets, found)
    return sheets.made(paper.wording.say(TITLE))


def _overview(sheets: Sheets, compared: Compared) -> None:
    paper, factor = sheets.paper, sheets.paper.factor
    session = paper.document.session
    sheets.need(_LEAST_OVERVIEW * factor)
    sheets.head(TITLE, paper.wording.listed(session.title, session.client))
    top, gutter = sheets.y, GUTTER * factor
    width = (paper.inner - gutter) / 2
    left = paper.flow(0.0, top, width)
    set_legend(left, compared)
    radar = radar_part(left, compared, min(paper.bottom - left.y, width * RADAR_SHARE))
    right = paper.flow(width + gutter, top, width)
    set_components(right, compared)
    sheets.put(left.part("audit-legend"), radar, right.part("audit-components"))
    if compared.before is not None:
        told = paper.flow(width + gutter, right.y + 10 * factor, width)
        found = differences(paper.document, compared.before.audit, compared.now.audit)
        room = int((paper.bottom - told.y) / (26 * factor))
        rest = set_differences(told, found, max(1, min(MOST_DIFFERENCES, room)))
        sheets.put(told.part("audit-changes"))
        _rest_of_differences(sheets, rest)
    text = compared.now.audit.text
    if text and compared.before is None:
        note = paper.flow(width + gutter, right.y + 6 * factor, width)
        note.text(text, print_style("note", factor), "ink", max_lines=12)
        sheets.put(note.part("audit-note"))


def _rest_of_differences(sheets: Sheets, rest: Sequence[Difference]) -> None:
    """What changed as well, in two columns under all that stands beside it."""
    sheets.gap()
    wording = sheets.paper.wording
    heading = wording.say(N_("{section}, continued")).format(section=wording.say(N_("What changed")))
    items = []
    for one in rest:
        items.append(Piece(partial(_set_changed, heading, one), "audit-changes"))
        heading = ""
    sheets.pour(items)


def _set_changed(heading: str, one: Difference, flow: Flow) -> None:
    if heading:
        flow.text(heading, print_style("stage", flow.setting.factor), "ink")
        flow.gap(3)
    set_difference(flow, one)


def _questions(sheets: Sheets, compared: Compared) -> None:
    """Every question of the audit with its rating, its note, and what it was before."""
    paper = sheets.paper
    sheets.gap()
    sheets.need(_LEAST_QUESTIONS * paper.factor)
    sheets.head(N_("Test questions"))
    earlier = _ratings_before(paper, compared)
    items = []
    for score in compared.now.components:
        heading = f"{paper.wording.say(score.label)}  {number(score.mean, paper.wording)}"
        for item in questions_of(paper.document, compared.now.audit.id)[score.component]:
            before = earlier.get(_key(item.component, item.text))
            items.append(Piece(partial(_set_item, heading, item, before), "audit-question", item.id))
            heading = ""
    sheets.pour(items)


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
    radar = radar_part(at, compared, screen.inner * RADAR_SHARE)
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
