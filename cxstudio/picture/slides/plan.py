"""What is to be done, on slides: the action plan, goals and decisions as tables, each as long as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from cxstudio.insight.plan import Weighed, delivered_by
from cxstudio.model.naming import one_line
from cxstudio.model.plans import Goal
from cxstudio.picture.icons import icon
from cxstudio.picture.planned import (
    ACTION_HEADS,
    GOAL_HEADS,
    ActionRow,
    Heads,
    action_rows,
    actions_summary,
    decision_rows,
    goal_rows,
)
from cxstudio.picture.primitives import Bounds, Point, Primitive
from cxstudio.picture.sheets.plan_signs import OVERDUE, number_mark, status_mark
from cxstudio.picture.slides.screen import Screen, Slide, text_at
from cxstudio.picture.slides.speech import labelled
from cxstudio.picture.slides.tables import Cell, Row, Table, TableRoom, heights_of, set_table
from cxstudio.picture.styles import slide_style
from cxstudio.words import N_

_RING = 20.0
_UNDER_HEAD = 14.0
_HEADING = 30.0


def plan_slides(screen: Screen) -> Iterator[Slide]:
    """Actions, goals and decisions of the session; none of what there is nothing of."""
    say = screen.wording.say
    actions, goals, decisions = _actions(screen), _goals(screen), _decisions(screen)
    if actions.rows:
        yield from table_slides(
            screen,
            say(N_("Action plan")),
            actions_summary(screen.document, screen.wording),
            actions,
            _action_speech(screen),
        )
    both = _together(screen, goals, decisions) if goals.rows and decisions.rows else None
    if both is not None:
        yield both
        return
    for title, table, speech in (
        (N_("Goals"), goals, _goal_speech(screen)),
        (N_("Decisions"), decisions, _decision_speech(screen)),
    ):
        if table.rows:
            yield from table_slides(screen, say(title), "", table, speech)


def _together(screen: Screen, goals: Table, decisions: Table) -> Slide | None:
    """Goals and decisions on one slide; None where they have no room on one."""
    say = screen.wording.say
    slide = Slide(screen, say(N_("Goals and decisions")), basis=screen.journeys)
    y = slide.head() + _UNDER_HEAD
    room = screen.bottom - y - 2 * _HEADING - _UNDER_HEAD
    tried = [heights_of(screen, one.used(), screen.inner) for one in (goals, decisions)]
    high = next((both for both in zip(*tried, strict=True) if sum(both) <= room), None)
    if high is None:
        return None
    for title, table, height, speech in (
        (N_("Goals"), goals, high[0], _goal_speech(screen)),
        (N_("Decisions"), decisions, high[1], _decision_speech(screen)),
    ):
        flow = screen.flow(0.0, y, screen.inner)
        flow.text(say(title), slide_style("card"), "ink", max_lines=1)
        slide.put(flow, "heading")
        y += _HEADING
        set_table(slide, table.used(), TableRoom(0.0, screen.inner, y, y + height + 0.1))
        y += height + _UNDER_HEAD
        for row in table.rows:
            slide.speech += speech[row.node]
    return slide


def table_slides(
    screen: Screen, title: str, eyebrow: str, table: Table, speech: dict[str, list[str]]
) -> Iterator[Slide]:
    """A table on as many slides as it needs; `speech` is what is said to each row."""
    wording, rest, first = screen.wording, table.used(), True
    while rest.rows:
        named = title if first else wording.say(N_("{title} (continued)")).format(title=title)
        slide = Slide(screen, named, eyebrow, basis=screen.journeys)
        top = slide.head() + _UNDER_HEAD
        left = set_table(slide, rest, TableRoom(0.0, screen.inner, top, screen.bottom))
        shown = rest.rows if left is None else rest.rows[: len(rest.rows) - len(left.rows)]
        for row in shown:
            slide.speech += speech.get(row.node, [])
        yield slide
        if left is None:
            return
        rest, first = left, False


# Actions


def _actions(screen: Screen) -> Table:
    rows = [_action_row(screen, row) for row in action_rows(screen.document, screen.wording)]
    return _table(screen, "plan-table", ((N_("No."), 0.5), *ACTION_HEADS), rows)


def _table(screen: Screen, role: str, heads: Heads, rows: list[Row]) -> Table:
    return Table(role, tuple((screen.wording.say(words), share) for words, share in heads), tuple(rows))


def _action_row(screen: Screen, row: ActionRow) -> Row:
    wording, action = screen.wording, row.action
    state = partial(_status, action.status)
    return Row(
        action.id,
        (
            number_cell(screen, row.weighed),
            Cell(one_line(action.title), "\n".join(_origins(screen, row)), strong=True),
            Cell(row.owner or wording.say(N_("No owner")), colour="ink" if row.owner else "inkMuted"),
            Cell(
                row.due or wording.say(N_("No date")),
                colour=row.due_colour,
                sign=_late if row.late else None,
                size=11.0,
            ),
            Cell(row.status, sign=state, size=9.0),
            Cell(one_line(action.first_step)),
        ),
    )


def number_cell(screen: Screen, one: Weighed) -> Cell:
    """The number of something in the ring it has in the matrix."""
    return Cell(
        screen.wording.digits(str(one.number)), sign=partial(_ring, screen, one), size=_RING, alone=True
    )


def _ring(screen: Screen, one: Weighed, centre: Point, size: float) -> Sequence[Primitive]:
    frame, style = screen.frame, slide_style("min")
    x, y = centre
    u = frame.u(x) - size / 2
    text = text_at(
        screen, screen.wording.digits(str(one.number)), style, (u, y - style.line_height / 2, size), "ink"
    )
    return (*number_mark(one.role, centre, size), text)


def _status(status: str, centre: Point, size: float) -> Sequence[Primitive]:
    return status_mark(status, centre, size)


def _late(centre: Point, size: float) -> Sequence[Primitive]:
    box = Bounds(centre[0] - size / 2, centre[1] - size / 2, size, size)
    return icon(OVERDUE, box, "role.pain.mark")


def _origins(screen: Screen, row: ActionRow) -> list[str]:
    """What an action comes from: "from 4.2 Waiting area: A board with the delay"."""
    return [one.words(screen.wording) for one in row.origins]


def _action_speech(screen: Screen) -> dict[str, list[str]]:
    wording, found = screen.wording, {}
    for row in action_rows(screen.document, screen.wording):
        action = row.action
        found[action.id] = [
            f"{wording.digits(str(row.weighed.number))}. {action.title}",
            *([action.text] if action.text else []),
            *_origins(screen, row),
            *labelled(wording, N_("Owner"), row.owner),
            *labelled(wording, N_("Due"), row.due),
            *labelled(wording, N_("Status"), row.status),
            *labelled(wording, N_("First step"), action.first_step),
            *labelled(wording, N_("KPI"), row.kpi),
            "",
        ]
    return found


# Goals and decisions


def _goals(screen: Screen) -> Table:
    rows = [
        Row(
            row.goal.id,
            (
                Cell(one_line(row.goal.title), strong=True),
                Cell(row.kpi),
                Cell(row.target, number=True),
                Cell(row.due),
                Cell("\n".join(row.actions)),
            ),
        )
        for row in goal_rows(screen.document, screen.wording)
    ]
    return _table(screen, "goal-table", GOAL_HEADS, rows)


def _goal_speech(screen: Screen) -> dict[str, list[str]]:
    found = {}
    for goal in screen.document.nodes(Goal):
        actions = [f"– {action.title}" for action in delivered_by(screen.document, goal.id)]
        found[goal.id] = [goal.title, *([goal.text] if goal.text else []), *actions, ""]
    return found


def _decisions(screen: Screen) -> Table:
    heads = ((N_("Date"), 1.4), (N_("Decision"), 6.6), (N_("Decided by"), 2.0))
    rows = [
        Row(
            row.decision.id,
            (Cell(row.day, colour="inkMuted"), Cell(row.decision.text.strip()), Cell(row.by)),
        )
        for row in decision_rows(screen.document, screen.wording)
    ]
    return _table(screen, "decision-table", heads, rows)


def _decision_speech(screen: Screen) -> dict[str, list[str]]:
    return {
        row.decision.id: [screen.wording.listed(row.day, row.by), row.decision.text, ""]
        for row in decision_rows(screen.document, screen.wording)
    }
