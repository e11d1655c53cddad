"""What a plan says of each action, goal and decision, in words, for paper and slides; no geometry here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.insight.plan import Weighed, delivered_by, is_overdue, origins, today, weighed_actions
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric
from cxstudio.model.naming import number, one_line, own_title
from cxstudio.model.plans import Action, Decision, Goal
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.picture.measured import metric_name
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

# What a column of each table is called, with its share of the width.
Heads = tuple[tuple[str, float], ...]
ACTION_HEADS: Heads = (
    (N_("Action"), 5.0),
    (N_("Owner"), 2.0),
    (N_("Due"), 1.6),
    (N_("Status"), 1.5),
    (N_("First step"), 2.9),
)
GOAL_HEADS: Heads = (
    (N_("Goal"), 4.0),
    (N_("KPI"), 2.4),
    (N_("Target"), 1.0),
    (N_("Due"), 1.5),
    (N_("Actions"), 3.6),
)


@dataclass(frozen=True)
class Origin:
    """The card an action comes from, by its place and its words."""

    kind: str
    place: str
    card: str

    def words(self, wording: Wording, card: str = "") -> str:
        """ "from 4.2 Waiting area: A board with the delay"; `card` is said in place of all its words."""
        words = wording.say(N_("from {place}: {card}")) if self.place else wording.say(N_("from {card}"))
        return words.format(place=self.place, card=card or self.card)


@dataclass(frozen=True)
class ActionRow:
    """One action; `owner` and `due` are "" where nobody and no day is named."""

    action: Action
    weighed: Weighed
    origins: tuple[Origin, ...]
    owner: str
    due: str
    late: bool
    status: str
    kpi: str

    @property
    def due_colour(self) -> str:
        """Overdue days stand out, missing ones step back."""
        return "role.pain.mark" if self.late else "ink" if self.due else "inkMuted"


@dataclass(frozen=True)
class GoalRow:
    """One goal with the titles of the actions that deliver it."""

    goal: Goal
    kpi: str
    target: str
    due: str
    actions: tuple[str, ...]


@dataclass(frozen=True)
class DecisionRow:
    """One decision, its day and who took it."""

    decision: Decision
    day: str
    by: str


def action_rows(document: Document, wording: Wording) -> Iterator[ActionRow]:
    """The actions in the order of their numbers."""
    for one in weighed_actions(document):
        action = document.find(one.id, Action)
        if action is not None:
            yield ActionRow(
                action,
                one,
                tuple(_origins(document, wording, action)),
                own_title(document.get(action.owned_by)),
                wording.date(action.due) if action.due else "",
                is_overdue(action, today()),
                wording.say(dict(ACTION_STATUS)[action.status]),
                _kpi(document, wording, action.kpi, action.metric),
            )


def goal_rows(document: Document, wording: Wording) -> Iterator[GoalRow]:
    """The goals in their order."""
    for goal in document.nodes(Goal):
        yield GoalRow(
            goal,
            _kpi(document, wording, goal.kpi, goal.metric),
            wording.digits(f"{goal.target:g}") if goal.target is not None else "",
            wording.date(goal.due) if goal.due else "",
            tuple(one_line(action.title) for action in delivered_by(document, goal.id)),
        )


def decision_rows(document: Document, wording: Wording) -> Iterator[DecisionRow]:
    """The decisions in their order."""
    for one in document.nodes(Decision):
        day = wording.date(one.date) if one.date else ""
        yield DecisionRow(one, day, own_title(document.get(one.owned_by)))


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


def _origins(document: Document, wording: Wording, action: Action) -> Iterator[Origin]:
    for card in origins(document, action.id):
        home = document.touchpoint_of(card.id) or document.stage_of(card.id)
        place = f"{wording.digits(number(document, home.id))} {own_title(home)}".strip() if home else ""
        yield Origin(card.kind, place, own_title(card))


def _kpi(document: Document, wording: Wording, words: str, metric: str) -> str:
    """What shows a success: in words, and the metric that counts it where it is called otherwise."""
    found, said = document.find(metric, Metric), one_line(words)
    name = metric_name(found, wording) if found is not None else ""
    return wording.listed(said, "" if said.casefold() == name.casefold() else name)
