"""The plan on paper: actions with what they come from, the priority matrix, goals, decisions, people; no window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from cxstudio.insight.plan import (
    BANDS,
    QUADRANTS,
    Weighed,
    band,
    ideas,
    quadrant,
    score_of,
    weighed_actions,
    weighed_ideas,
)
from cxstudio.model.document import Document
from cxstudio.model.naming import one_line, own_title, shortened
from cxstudio.model.plans import Action, Attendee, Decision, Goal
from cxstudio.picture.icons import icon
from cxstudio.picture.planned import (
    ACTION_HEADS,
    GOAL_HEADS,
    ActionRow,
    action_rows,
    actions_summary,
    decision_rows,
    goal_rows,
)
from cxstudio.picture.poster import Page, PlacedGroup
from cxstudio.picture.primitives import Bounds, Placed, Point, Primitive, Text
from cxstudio.picture.sheets.matrix import Matrix
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS, Head, Row, Words, height_of, set_rows
from cxstudio.picture.sheets.plan_signs import OVERDUE, number_mark, status_mark
from cxstudio.picture.sheets.pouring import Column, Pages, begun
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

NAME = N_("Plan")
_MATRIX_UNITS = 470.0  # canvas units a matrix is laid out in: how large its words come to be on paper
_RING = 16.0  # points at a factor of 1
_GAP = 22.0
_LEGEND_LEAST = 190.0
_FEW, _LOW = 12, 0.72  # things, of which a matrix may be small, and its height to its width then
_LESS = 1.25


def holds(document: Document, _journey: str) -> bool:
    """Whether there is anything of a plan."""
    kinds = (Action, Goal, Decision)
    return any(document.nodes(kind) for kind in kinds) or any(one.placed for one in weighed_ideas(document))


def pages(paper: Paper, _journey: str) -> list[Page]:
    """The pages of the plan of the session. Parts that hold nothing are left out."""
    made: list[tuple[str, Pages, tuple[PlacedGroup, ...]]] = []
    words = _words(paper)
    if words is not None:
        made.append(words)
    for title, items in (
        (N_("Impact and effort"), weighed_actions(paper.document)),
        (N_("Impact and effort of opportunities and ideas"), weighed_ideas(paper.document)),
    ):
        if any(item.placed for item in items):
            made.append((title, *_matrix(paper, title, items)))
    count = sum(len(part.parts) for _title, part, _groups in made)
    found: list[Page] = []
    for title, part, groups in made:
        for place, parts in enumerate(part.parts):
            heading = paper.wording.say(title) if place == 0 else ""
            page = paper.page(parts, paper.wording.say(NAME), len(found) + 1, count, heading)
            found.append(replace(page, layers=(*page.layers, *groups)) if place == 0 else page)
    return found


def _words(paper: Paper) -> tuple[str, Pages, tuple[PlacedGroup, ...]] | None:
    """What is told in rows, one thing after the other: a page is only begun where the last one is full."""
    column, title = begun(paper), N_("Goals, decisions and people")
    if paper.document.nodes(Action):
        title = N_("Action plan")
        _actions(column)
    for part in (_goals, _decisions, _opportunities, _people):
        part(column)
    return (title, column.pages, ()) if any(column.pages.parts) else None


# Actions


def _actions(column: Column) -> None:
    paper, document = column.paper, column.paper.document
    say = paper.wording.say
    _title(column, say(N_("Action plan")), actions_summary(paper.document, paper.wording))
    heads = [Head(say(words), share) for words, share in ACTION_HEADS]
    set_rows(column, heads, [_action_row(paper, one) for one in action_rows(document, paper.wording)])


def _action_row(paper: Paper, row: ActionRow) -> Row:
    wording, action = paper.wording, row.action
    ring = partial(_ring, paper, row.weighed)
    title = (Words(action.title, "card", sign=ring, size=_RING), *_origin_words(paper, row))
    day = Words(
        row.due or wording.say(N_("No date")),
        colour=row.due_colour,
        sign=partial(_icon, OVERDUE, "role.pain.mark") if row.late else None,
    )
    state = Words(row.status, sign=lambda centre, size: status_mark(action.status, centre, size), size=7.0)
    who = Words(row.owner) if row.owner else Words(wording.say(N_("No owner")), colour="inkMuted")
    return Row(action.id, (title, (who,), (day,), (state,), (Words(one_line(action.first_step)),)))


def _origin_words(paper: Paper, row: ActionRow) -> Iterator[Words]:
    """What an action comes from, a line each, with a sign."""
    for one in row.origins:
        name = "sparkles" if one.kind == "opportunity" else "lightbulb"
        sign = partial(_icon, name, f"role.{one.kind}.mark")
        yield Words(one.words(paper.wording, shortened(one.card)), colour="inkMuted", sign=sign, size=7.0)


def _ring(paper: Paper, one: Weighed, centre: Point, size: float) -> Sequence[Primitive]:
    """A number in its ring."""
    style = print_style("card", paper.factor)
    text = paper.wording.digits(str(one.number))
    block = paper.engine.block(text, style, size, direction=paper.wording.direction, align="center")
    x, y = centre
    return (*number_mark(one.role, centre, size), Text(x - size / 2, y - block.height / 2, block, "ink"))


def _icon(name: str, colour: str, centre: Point, size: float) -> Sequence[Primitive]:
    return icon(name, Bounds(centre[0] - size / 2, centre[1] - size / 2, size, size), colour)


# The matrix


def _matrix(paper: Paper, title: str, items: Sequence[Weighed]) -> tuple[Pages, tuple[PlacedGroup, ...]]:
    """The picture with the numbers' titles beside it, or on upright paper below it."""
    column = _column(paper)
    _title(column, paper.wording.say(title))
    factor, top = paper.factor, column.y
    wide = paper.size[0] > paper.size[1]
    beside = wide or len(items) <= _FEW
    room = paper.bottom - top
    width = min(paper.inner - (_LEGEND_LEAST + _GAP) * factor, room) if beside else paper.inner
    height = min(room, width if wide else width * _LOW) if beside else min(room * 0.62, width)
    # Half as wide on upright paper, with words that are not as small as that.
    units = _MATRIX_UNITS if wide or not beside else _MATRIX_UNITS * _LESS * width / paper.inner
    scale = width / units
    picture = Matrix(paper.engine, paper.wording, units, height / scale, items, with_tray=False)
    placed = tuple(Placed(replace(part, node="", full=""), 0.0, 0.0) for part in picture.parts())
    group = PlacedGroup(scale, paper.frame.x(0.0, width), top, placed)
    gap = _GAP * factor
    if beside:
        places = [(width + gap, paper.inner - width - gap)]
    else:
        half = (paper.inner - gap) / 2
        places = [(0.0, half), (half + gap, half)]
    columns = [Column(column.pages, start, wide, paper.top) for start, wide in places]
    for one in columns:
        one.y = top if beside else top + height + gap
    _legend(columns, items)
    return column.pages, (group,)


def _legend(columns: Sequence[Column], items: Sequence[Weighed]) -> None:
    """What the numbers stand for, by the fields of the matrix, then what has no place yet; in one or two columns."""
    paper, say = columns[0].paper, columns[0].paper.wording.say
    fields: list[tuple[str, list[Weighed]]] = [
        (say(words), [one for one in items if _field_of(one) == name]) for name, words in QUADRANTS.items()
    ]
    fields.append((say(N_("Not placed yet")), [one for one in items if not one.placed]))
    for place, (words, found) in enumerate(fields):
        column = columns[min(len(columns) - 1, place // 2)]
        if found:
            column.need(40 * paper.factor)
            rows = [
                Row(one.id, ((Words(one.title, "note", sign=partial(_ring, paper, one), size=_RING),),))
                for one in found
            ]
            set_rows(column, (Head(words, 1.0),), rows)
            column.gap(10)


def _field_of(one: Weighed) -> str:
    return quadrant(one.impact, one.effort) if one.impact is not None and one.effort is not None else ""


# Goals, decisions, people, opportunities


def _table(column: Column, words: str, heads: Sequence[tuple[str, float]], rows: Sequence[Row]) -> None:
    """A table under its heading, which never stands without its first row."""
    made = [Head(column.paper.wording.say(said), share) for said, share in heads]
    _section(column, words, height_of(column, made, rows[:1]))
    set_rows(column, made, rows)


def _section(column: Column, words: str, under: float = 0.0) -> None:
    """A heading, with at least so much room under it."""
    factor = column.paper.factor
    column.gap(18)
    column.need(max(70 * factor, 34 * factor + under))
    column.text(words, print_style("header", factor), "ink")
    column.gap(4)


def _goals(column: Column) -> None:
    paper, document = column.paper, column.paper.document
    rows = []
    for row in goal_rows(document, paper.wording):
        goal = row.goal
        cells = (
            (
                Words(goal.title, "card"),
                *((Words(one_line(goal.text)),) if goal.text and len(goal.text) < 500 else ()),
            ),
            (Words(row.kpi),),
            (Words(row.target),),
            (Words(row.due),),
            tuple(Words(title) for title in row.actions[:6]),
        )
        rows.append(Row(goal.id, cells))
    if rows:
        _table(column, paper.wording.say(N_("Goals")), GOAL_HEADS, rows)


def _decisions(column: Column) -> None:
    """Each with its day; the words may be long, so they are poured."""
    paper, document = column.paper, column.paper.document
    decisions = list(decision_rows(document, paper.wording))
    if not decisions:
        return
    _section(column, paper.wording.say(N_("Decisions")))
    for one in decisions:
        said = paper.wording.listed(one.day, one.by)
        column.gap(5)
        column.need(30 * paper.factor)
        column.text(said, print_style("note", paper.factor * LETTERS), "inkMuted")
        column.text(
            one.decision.text, print_style("card", paper.factor * LETTERS), "ink", one.decision.id, "row"
        )


def _opportunities(column: Column) -> None:
    """Those with a score, the highest first."""
    paper, document = column.paper, column.paper.document
    say, wording = paper.wording.say, paper.wording
    scored = sorted(
        ((s, card) for card in ideas(document) if (s := score_of(card)) is not None),
        key=lambda pair: -pair[0],
    )
    rows = []
    for score, card in scored:
        assert card.importance is not None
        assert card.satisfaction is not None
        values = (f"{value:g}" for value in (card.importance, card.satisfaction, score))
        figures = tuple((Words(wording.figure(value)),) for value in values)
        rows.append(
            Row(card.id, ((Words(own_title(card), "card"),), *figures, (Words(say(BANDS[band(score)])),)))
        )
    if rows:
        heads = (
            (N_("Opportunity or idea"), 5.0),
            (N_("Importance"), 1.2),
            (N_("Satisfaction"), 1.2),
            (N_("Score"), 0.9),
            (N_("Importance + what is missing"), 2.8),
        )
        _table(column, say(N_("Opportunity scores")), heads, rows)


def _people(column: Column) -> None:
    paper, document = column.paper, column.paper.document
    say = paper.wording.say
    rows = []
    for person in document.nodes(Attendee):
        duties = [action.title for action in document.nodes(Action) if action.owned_by == person.id]
        cells = (
            (Words(person.name, "card"),),
            (Words(person.role),),
            (Words(person.team),),
            tuple(Words(title) for title in duties[:12]),
        )
        rows.append(Row(person.id, cells))
    if rows:
        heads = ((N_("Name"), 2.4), (N_("Role"), 2.0), (N_("Team"), 2.0), (N_("Actions"), 4.6))
        _table(column, say(N_("People")), heads, rows)


def _column(paper: Paper) -> Column:
    return Column(Pages(paper), 0.0, paper.inner, paper.top)


def _title(column: Column, words: str, says: str = "") -> None:
    factor = column.paper.factor
    flow = column.flow()
    flow.text(words, print_style("title", factor), "ink")
    flow.text(says, print_style("lane", factor), "inkMuted")
    column.set(flow)
    column.gap(10)
