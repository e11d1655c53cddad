"""What is to be done, on slides: the action plan, goals and decisions as tables, each as long as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from cxstudio.insight.plan import Weighed, delivered_by, is_overdue, origins, today, weighed_actions
from cxstudio.model.measures import Metric
from cxstudio.model.naming import number, one_line, own_title
from cxstudio.model.plans import Action, Decision, Goal
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.picture.icons import icon
from cxstudio.picture.measured import metric_name, number_words
from cxstudio.picture.primitives import Bounds, Point, Primitive
from cxstudio.picture.sheets.plan import actions_summary
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
    say, document = screen.wording.say, screen.document
    heads = (
        (N_("No."), 0.5),
        (N_("Action"), 4.6),
        (N_("Owner"), 1.9),
        (N_("Due"), 1.6),
        (N_("Status"), 1.5),
        (N_("First step"), 2.9),
    )
    rows = [
        _action_row(screen, one, action)
        for one in weighed_actions(document)
        if (action := document.find(one.id, Action)) is not None
    ]
    return Table("plan-table", tuple((say(words), share) for words, share in heads), tuple(rows))


def _action_row(screen: Screen, one: Weighed, action: Action) -> Row:
    wording = screen.wording
    late = is_overdue(action, today())
    due = wording.date(action.due) if action.due else wording.say(N_("No date"))
    owner = own_title(screen.document.get(action.owned_by))
    colour = "role.pain.mark" if late else "ink" if action.due else "inkMuted"
    state = partial(_status, action.status)
    return Row(
        action.id,
        (
            number_cell(screen, one),
            Cell(one_line(action.title), "\n".join(_origins(screen, action)), strong=True),
            Cell(owner or wording.say(N_("No owner")), colour="ink" if owner else "inkMuted"),
            Cell(due, colour=colour, sign=_late if late else None, size=11.0),
            Cell(wording.say(dict(ACTION_STATUS)[action.status]), sign=state, size=9.0),
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


def _origins(screen: Screen, action: Action) -> Iterator[str]:
    """What an action comes from: "from 4.2 Waiting area: A board with the delay"."""
    wording, document = screen.wording, screen.document
    for card in origins(document, action.id):
        home = document.touchpoint_of(card.id) or document.stage_of(card.id)
        place = f"{wording.digits(number(document, home.id))} {own_title(home)}".strip() if home else ""
        words = wording.say(N_("from {place}: {card}")) if place else wording.say(N_("from {card}"))
        yield words.format(place=place, card=own_title(card))


def _action_speech(screen: Screen) -> dict[str, list[str]]:
    wording, found = screen.wording, {}
    for one in weighed_actions(screen.document):
        action = screen.document.find(one.id, Action)
        if action is None:
            continue
        metric = screen.document.find(action.metric, Metric)
        kpi = _kpi(screen, action.kpi, metric)
        owner = own_title(screen.document.get(action.owned_by))
        found[action.id] = [
            f"{wording.digits(str(one.number))}. {action.title}",
            *([action.text] if action.text else []),
            *_origins(screen, action),
            *labelled(wording, N_("Owner"), owner),
            *labelled(wording, N_("Due"), wording.date(action.due) if action.due else ""),
            *labelled(wording, N_("Status"), wording.say(dict(ACTION_STATUS)[action.status])),
            *labelled(wording, N_("First step"), action.first_step),
            *labelled(wording, N_("KPI"), kpi),
            "",
        ]
    return found


def _kpi(screen: Screen, words: str, metric: Metric | None) -> str:
    """What shows a success: in words, and the metric that counts it where it is called otherwise."""
    name = metric_name(metric, screen.wording) if metric is not None else ""
    return screen.wording.listed(*dict.fromkeys((one_line(words), name)))


# Goals and decisions


def _goals(screen: Screen) -> Table:
    wording, document = screen.wording, screen.document
    heads = (
        (N_("Goal"), 4.0),
        (N_("KPI"), 2.4),
        (N_("Target"), 1.1),
        (N_("Due"), 1.6),
        (N_("Actions"), 3.6),
    )
    rows = []
    for goal in document.nodes(Goal):
        metric = document.find(goal.metric, Metric)
        shown = _kpi(screen, goal.kpi, metric)
        target = number_words(goal.target, wording) if goal.target is not None else ""
        actions = [one_line(action.title) for action in delivered_by(document, goal.id)]
        cells = (
            Cell(one_line(goal.title), strong=True),
            Cell(shown),
            Cell(target, number=True),
            Cell(wording.date(goal.due) if goal.due else ""),
            Cell("\n".join(actions)),
        )
        rows.append(Row(goal.id, cells))
    return Table("goal-table", tuple((wording.say(words), share) for words, share in heads), tuple(rows))


def _goal_speech(screen: Screen) -> dict[str, list[str]]:
    found = {}
    for goal in screen.document.nodes(Goal):
        actions = [f"– {action.title}" for action in delivered_by(screen.document, goal.id)]
        found[goal.id] = [goal.title, *([goal.text] if goal.text else []), *actions, ""]
    return found


def _decisions(screen: Screen) -> Table:
    wording, document = screen.wording, screen.document
    heads = ((N_("Date"), 1.4), (N_("Decision"), 6.6), (N_("Decided by"), 2.0))
    rows = [
        Row(
            one.id,
            (
                Cell(wording.date(one.date) if one.date else "", colour="inkMuted"),
                Cell(one.text.strip()),
                Cell(own_title(document.get(one.owned_by))),
            ),
        )
        for one in document.nodes(Decision)
    ]
    return Table("decision-table", tuple((wording.say(words), share) for words, share in heads), tuple(rows))


def _decision_speech(screen: Screen) -> dict[str, list[str]]:
    wording = screen.wording
    return {
        one.id: [
            wording.listed(
                wording.date(one.date) if one.date else "", own_title(screen.document.get(one.owned_by))
            ),
            one.text,
            "",
        ]
        for one in screen.document.nodes(Decision)
    }
