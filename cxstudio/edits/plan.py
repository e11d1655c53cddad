"""The plan: what answers a pain, what delivers an opportunity, goals, decisions, and where they stand in the matrix."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from cxstudio.edits.attendees import attendee_for, owner_at_end
from cxstudio.edits.cards import add_card
from cxstudio.edits.links import connect
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.values import body_text, field_value, iso_date, title_text
from cxstudio.model.document import Document
from cxstudio.model.kinds import LINK_KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.plans import Action, Decision, Goal
from cxstudio.model.records import TITLE_LENGTH, Card, Node
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.words import _, ngettext

STATUSES = tuple(value for value, _label in ACTION_STATUS)
_STEP = 0.5  # of the scales of impact and effort
_LOW, _HIGH = 1.0, 5.0


def add_action(document: Document, title: str = "", *, delivers: str = "", before: str | None = END) -> str:
    """Add an action, for an idea, an opportunity or a goal where one is given. Returns its id.

    Without a title it takes the words of what it delivers, and of a card also its impact and effort; somebody named at
    the end of these words, "@maria", owns it then, and stands there no longer.
    """
    thing = required(document, delivers, Node) if delivers else None
    words, owner = title_text(title).strip(), ""
    with document.transaction(_("Add action")):
        if not words and isinstance(thing, Card):
            text, owner = owner_at_end(document, thing.text)
            if owner:
                thing = msgspec.structs.replace(thing, text=text)
                document.put(thing)
        words = words or _words_of(thing)
        if not words:
            raise Refused(_("An action needs a title"))
        action = Action(
            id=new_id(),
            title=words,
            impact=thing.impact if isinstance(thing, Card) else None,
            effort=thing.effort if isinstance(thing, Card) else None,
            owned_by=attendee_for(document, owner),
            order=keys_at(document, document.nodes(Action), before)[0],
        )
        document.put(action)
        if delivers:
            connect(document, "delivers", action.id, delivers)
    return action.id


def answer(document: Document, pain: str, kind: str = "opportunity", text: str = "") -> str:
    """Add an idea or opportunity beside a pain (or an opportunity) that answers it. Returns its id."""
    asked = required(document, pain, Card)
    if asked.kind not in LINK_KINDS["answers"].targets:
        raise Refused(_("Select a pain point to answer it"))
    with document.transaction(_("Answer it")):
        made = add_card(document, kind, asked.home, text, until=asked.until, persona=asked.persona)
        connect(document, "answers", made, pain)
    return made


def add_goal(document: Document, title: str = "", *, of: str = "") -> str:
    """Add a goal; `of` is an action that delivers it. Returns its id."""
    action = required(document, of, Action) if of else None
    words = title_text(title).strip() or (action.kpi if action else "") or (action.title if action else "")
    if not words:
        raise Refused(_("A goal needs a title"))
    with document.transaction(_("Add goal")):
        goal = Goal(id=new_id(), title=words, order=keys_at(document, document.nodes(Goal), END)[0])
        document.put(goal)
        if action:
            connect(document, "delivers", action.id, goal.id)
    return goal.id


def add_decision(document: Document, text: str, *, on: date | None = None, by: str = "") -> str:
    """Write down what was decided, on which day and by whom (an id or a name). Returns its id."""
    words = body_text(text).strip()
    if not words:
        raise Refused(_("A decision needs words"))
    with document.transaction(_("Add decision")):
        decision = Decision(
            id=new_id(),
            text=words,
            date=iso_date(on.isoformat()) if on else "",
            owned_by=attendee_for(document, by),
            order=keys_at(document, document.nodes(Decision), END)[0],
        )
        document.put(decision)
    return decision.id


def set_status(document: Document, ids: Iterable[str], status: str) -> None:
    """Say how far these actions are."""
    actions = [required(document, id, Action) for id in distinct(ids)]
    value = field_value(Action, "status", status)
    with document.transaction(_("Change status")):
        for action in actions:
            document.set(action.id, status=value)


def step_status(document: Document, ids: Iterable[str], by: int = 1) -> None:
    """Each of these actions one status further, after the last the first again."""
    with document.transaction(_("Change status")):
        for id in distinct(ids):
            now = STATUSES.index(required(document, id, Action).status)
            set_status(document, [id], STATUSES[(now + by) % len(STATUSES)])


def move_actions(document: Document, ids: Iterable[str], before: str | None) -> None:
    """Give actions another place in the plan, and so another number: before one of them, or at the end."""
    moving = distinct(ids)
    for id in moving:
        required(document, id, Action)
    label = ngettext("Move action", "Move {n} actions", len(moving)).format(n=len(moving))
    with document.transaction(label):
        keys = keys_at(document, document.nodes(Action), before, count=len(moving), moving=moving)
        for id, key in zip(moving, keys, strict=True):
            document.set(id, order=key)


def weigh(document: Document, id: str, impact: float | None, effort: float | None) -> None:
    """Put an action, idea or opportunity at a place of the priority matrix, in half steps; None takes it out."""
    thing = _weighed(document, id)
    if impact is not None and effort is not None:
        impact, effort = (field_value(type(thing), "impact", half_step(x)) for x in (impact, effort))
    with document.transaction(_("Move in the matrix")):
        document.put(msgspec.structs.replace(thing, impact=impact, effort=effort))


def nudge(document: Document, id: str, impact: float = 0.0, effort: float = 0.0) -> None:
    """Move something in the matrix by so much, within its scales; what has no place yet begins in the middle."""
    thing = _weighed(document, id)
    middle = (_LOW + _HIGH) / 2
    new = [
        min(_HIGH, max(_LOW, (middle if now is None else now) + by))
        for now, by in ((thing.impact, impact), (thing.effort, effort))
    ]
    weigh(document, id, new[0], new[1])


def half_step(value: float) -> float:
    """The nearest half step of a scale."""
    return round(value / _STEP) * _STEP


def _weighed(document: Document, id: str) -> Action | Card:
    thing = required(document, id, Node)
    if isinstance(thing, Action) or (isinstance(thing, Card) and thing.kind in LINK_KINDS["answers"].sources):
        return thing
    raise Refused(_("Only actions, ideas and opportunities have a place in the matrix"))


def _words_of(thing: Node | None) -> str:
    return one_line(getattr(thing, "text", "") or getattr(thing, "title", ""))[:TITLE_LENGTH] if thing else ""
