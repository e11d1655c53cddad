"""The agenda: its steps made, moved and begun; what has run is written in lasting rows, which undo leaves alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cxstudio.edits.deleting import delete
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.values import field_value, title_text
from cxstudio.model.document import Document
from cxstudio.model.workshops import AgendaStep
from cxstudio.words import _, ngettext


def add_step(
    document: Document, title: str = "", minutes: int = 5, before: str | None = END, **fields: Any
) -> str:
    """Add a step before another one, or at the end; further fields as the record has them. Returns its id."""
    length = field_value(AgendaStep, "minutes", minutes)
    checked = {name: field_value(AgendaStep, name, value) for name, value in fields.items()}
    with document.transaction(_("Add agenda step")):
        order = keys_at(document, document.nodes(AgendaStep), before)[0]
        step = AgendaStep(
            id=new_id(), title=title_text(title).strip(), minutes=length, order=order, **checked
        )
        document.put(step)
    return step.id


def use_agenda(document: Document, rows: Iterable[Mapping[str, Any]], name: str) -> list[str]:
    """Put a whole agenda in the place of the steps there are; each row holds the fields of a step. Returns their ids.

    Raises Refused while a step runs or has run: what happened is not replaced.
    """
    there = document.nodes(AgendaStep)
    if any(step.began is not None for step in there):
        raise Refused(_("The workshop has begun: its agenda can be changed, but not replaced"))
    with document.transaction(_("Use the agenda “{name}”").format(name=name)):
        if there:
            delete(document, [step.id for step in there])
        return [add_step(document, **dict(row)) for row in rows]


def move_steps(document: Document, ids: Iterable[str], before: str | None) -> None:
    """Give steps another place: before one of them, or at the end."""
    moving = distinct(ids)
    for id in moving:
        required(document, id, AgendaStep)
    with document.transaction(ngettext("Move agenda step", "Move agenda steps", len(moving))):
        keys = keys_at(document, document.nodes(AgendaStep), before, count=len(moving), moving=moving)
        for id, key in zip(moving, keys, strict=True):
            document.set(id, order=key)


def begin_step(document: Document, id: str, now: float) -> None:
    """Begin a step, and end the one that runs. `now` is seconds since 1970, UTC. One that ended begins again."""
    required(document, id, AgendaStep)
    with document.transaction(_("Begin agenda step"), lasting=True):
        for step in document.nodes(AgendaStep):
            if step.id != id and step.began is not None and step.ended is None:
                document.set(step.id, ended=max(now, step.began))
        document.set(id, began=now, ended=None)


def end_step(document: Document, id: str, now: float) -> None:
    """End a step that runs. Raises Refused for one that does not."""
    step = required(document, id, AgendaStep)
    if step.began is None or step.ended is not None:
        raise Refused(_("This step does not run"))
    with document.transaction(_("End agenda step"), lasting=True):
        document.set(id, ended=max(now, step.began))


def go_back_to(document: Document, id: str, now: float) -> None:
    """Go back to an earlier step: it runs again, and those after it did not begin."""
    steps = document.nodes(AgendaStep)
    target = required(document, id, AgendaStep)
    after = steps[steps.index(target) + 1 :]
    with document.transaction(_("Go back to an earlier step"), lasting=True):
        for step in after:
            if step.began is not None:
                document.set(step.id, began=None, ended=None)
        document.set(id, began=target.began if target.began is not None else now, ended=None)


def squeeze_steps(document: Document, minutes: Mapping[str, int]) -> None:
    """Give steps that are to come fewer minutes for this time; their own stay as they are."""
    with document.transaction(_("Squeeze the remaining steps")):
        for id, length in minutes.items():
            step = required(document, id, AgendaStep)
            document.set(id, squeezed=None if length == step.minutes else length)


def begin_anew(document: Document) -> None:
    """Forget what has run, to hold the same workshop once more."""
    with document.transaction(_("Begin the agenda anew"), lasting=True):
        for step in document.nodes(AgendaStep):
            document.set(step.id, began=None, ended=None, squeezed=None)
