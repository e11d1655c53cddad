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
    delivered_by,
    ideas,
    is_overdue,
    origins,
    quadrant,
    score_of,
    today,
    weighed_actions,
    weighed_ideas,
)
from cxstudio.model.document import Document
from cxstudio.model.naming import number, one_line, own_title, shortened
from cxstudio.model.plans import Action, Attendee, Decision, Goal
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.picture.icons import icon
from cxstudio.picture.measured import number_words
from cxstudio.picture.poster import Page, PlacedGroup
from cxstudio.picture.primitives import Bounds, Placed, Point, Primitive, Text
from cxstudio.picture.sheets.matrix import Matrix
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS, Head, Row, Words, height_of, set_rows
from cxstudio.picture.sheets.plan_signs import OVERDUE, number_mark, status_mark
from cxstudio.picture.sheets.pouring import Column, Pages, begun
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
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
    heads = (
        Head(say(N_("Action")), 5.2),
        Head(say(N_("Owner")), 2.0),
        Head(say(N_("Due")), 1.6),
        Head(say(N_("Status")), 1.5),
        Head(say(N_("First step")), 2.8),
    )
    rows = []
    for one in weighed_actions(document):
        action = document.find(one.id, Action)
        if action is not None:
            rows.append(_action_row(paper, one, action))
    set_rows(column, heads, rows)


def actions_summary(document: Document, wording: Wording) -> str:
    """How many there are, done and late, and on which day that is said."""
    actions = document.nodes(Action)
    done = sum(action.status == "done" for action in actions)
    late = sum(is_overdue(action, today()) for action in actions)
    said = [wording.say_count("{n} action", "{n} actions", len(actions)).format(n=len(actions))]
    if done:
        said.append(wording.say_count("{n} done", "{n} done", done).format(n=done))
    if late:
        words = wording.say_count("{n} overdue on {day}", "{n} overdue on {day}", late)
        said.append(words.format(n=late, day=wording.date(today().isoformat())))
    return wording.digits(wording.listed(*said))


def _action_row(paper: Paper, one: Weighed, action: Action) -> Row:
    wording, document = paper.wording, paper.document
    ring = partial(_ring, paper, one)
    title = (Words(action.title, "card", sign=ring, size=_RING), *_origin_words(paper, action))
    due = wording.date(action.due) if action.due else wording.say(N_("No date"))
    late = is_overdue(action, today())
    day = Words(
        due,
        colour="role.pain.mark" if late else "ink" if action.due else "inkMuted",
        sign=partial(_icon, OVERDUE, "role.pain.mark") if late else None,
    )
    owner = own_title(document.get(action.owned_by))
    state = Words(
        wording.say(dict(ACTION_STATUS)[action.status]),
        sign=lambda centre, size: status_mark(action.status, centre, size),
        size=7.0,
    )
    who = Words(owner) if owner else Words(wording.say(N_("No owner")), colour="inkMuted")
    return Row(action.id, (title, (who,), (day,), (state,), (Words(one_line(action.first_step)),)))


def _origin_words(paper: Paper, action: Action) -> Iterator[Words]:
    """What an action comes from, a line each: "from 4.2 Waiting area: A board with the delay"."""
    wording, document = paper.wording, paper.document
    for card in origins(document, action.id):
        home = document.touchpoint_of(card.id) or document.stage_of(card.id)
        place = ""
        if home is not None:
            place = f"{wording.digits(number(document, home.id))} {own_title(home)}".strip()
        words = wording.say(N_("from {place}: {card}")) if place else wording.say(N_("from {card}"))
        text = words.format(place=place, card=shortened(own_title(card)))
        sign = partial(
            _icon, "sparkles" if card.kind == "opportunity" else "lightbulb", f"role.{card.kind}.mark"
        )
        yield Words(text, colour="inkMuted", sign=sign, size=7.0)


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
    wording, say = paper.wording, paper.wording.say
    rows = []
    for goal in document.nodes(Goal):
        metric = own_title(document.get(goal.metric))
        same = " ".join(goal.kpi.split()).casefold() == metric.casefold()
        shown = wording.listed(goal.kpi, "" if same else metric)
        target = number_words(goal.target, wording) if goal.target is not None else ""
        actions = [action.title for action in delivered_by(document, goal.id)]
        cells = (
            (
                Words(goal.title, "card"),
                *((Words(one_line(goal.text)),) if goal.text and len(goal.text) < 500 else ()),
            ),
            (Words(shown),),
            (Words(target),),
            (Words(wording.date(goal.due) if goal.due else ""),),
            tuple(Words(title) for title in actions[:6]),
        )
        rows.append(Row(goal.id, cells))
    if rows:
        heads = (
            (N_("Goal"), 4.0),
            (N_("KPI"), 2.4),
            (N_("Target"), 1.0),
            (N_("Due"), 1.5),
            (N_("Actions"), 3.6),
        )
        _table(column, say(N_("Goals")), heads, rows)


def _decisions(column: Column) -> None:
    """Each with its day; the words may be long, so they are poured."""
    paper, document = column.paper, column.paper.document
    decisions = document.nodes(Decision)
    if not decisions:
        return
    _section(column, paper.wording.say(N_("Decisions")))
    for one in decisions:
        day = paper.wording.date(one.date) if one.date else ""
        said = paper.wording.listed(day, own_title(document.get(one.owned_by)))
        column.gap(5)
        column.need(30 * paper.factor)
        column.text(said, print_style("note", paper.factor * LETTERS), "inkMuted")
        column.text(one.text, print_style("card", paper.factor * LETTERS), "ink", one.id, "row")


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
