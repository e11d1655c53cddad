"""What may live where and what may be joined, and why not in plain words; it asks the document and never changes it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from cxstudio.model.audits import AuditItem, Consistency
from cxstudio.model.fields import HIDDEN, FieldChange
from cxstudio.model.history import Skipped
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.measures import Reading
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import (
    Annotation,
    Card,
    Emotion,
    Lane,
    Link,
    Node,
    Prompt,
    Record,
    Stage,
    Touchpoint,
)
from cxstudio.model.registers import Registers
from cxstudio.model.workshops import AgendaStep, VoteRound
from cxstudio.words import N_, _

_AGENDA = "agenda_step"
Find = Callable[[str], Node | None]

# Whole sentences, because no language builds one from parts as another does.
_HOMES: dict[type[Node], str] = {
    Stage: N_("A stage belongs to the journey"),
    Lane: N_("A lane belongs to the journey"),
    Touchpoint: N_("A touchpoint belongs to a stage"),
    Emotion: N_("An emotion belongs to a touchpoint"),
    Card: N_("A card belongs to a touchpoint or a stage"),
    Prompt: N_("A prompt belongs to a touchpoint or a stage"),
    Reading: N_("A reading belongs to a metric"),
    AuditItem: N_("A test question belongs to an audit"),
    Consistency: N_("A rating of consistency belongs to a touchpoint"),
}
_ENDS = {
    "next": N_("An arrow leads from a touchpoint to another one"),
    "answers": N_("An idea or an opportunity answers a pain point or an opportunity"),
    "about": N_("An arrow from a card leads to a touchpoint"),
    "delivers": N_("An action delivers an opportunity, an idea or a goal"),
    "supports": N_("A system, a department or a support process supports a touchpoint"),
    "basis": N_("A source is the basis of a touchpoint, a stage, a journey, a persona or a card"),
    "opens": N_("A touchpoint opens a journey"),
    "same_as": N_("Only things of the same kind can be the same"),
    "in_group": N_("A group holds cards"),
}


def why_not_home(kind: str, home: Node | None) -> str | None:
    """Why a thing of this kind may not belong to `home`; None when it may."""
    row = KINDS[kind]
    if home is None:
        return _("It is no longer there")
    if row.record is Annotation or not row.homes or home.kind in row.homes:
        return None
    return _(_HOMES[row.record])


def why_not_join(kind: str, source: Node | None, target: Node | None) -> str | None:
    """Why this link may not join the two; None when it may."""
    row = LINK_KINDS.get(kind)
    if row is None:
        return _("There is no such link")
    if source is None or target is None:
        return _("It is no longer there")
    if source.id == target.id:
        return _("An arrow needs two different ends")
    if source.kind not in row.sources or target.kind not in row.targets:
        return _(_ENDS[kind])
    if kind == "same_as" and type(source) is not type(target):
        return _(_ENDS[kind])
    return None


def why_not_span(card: Card, find: Find) -> str | None:
    """Why a card may not reach from its home to its `until`; None when it may."""
    if not card.until:
        return None
    first, last = find(card.home), find(card.until)
    if not isinstance(first, Touchpoint) or not isinstance(last, Touchpoint):
        return _("A card spans from one touchpoint to another")
    if first.stage != last.stage:
        return _("A card spans touchpoints of one stage")
    if (last.order, last.id) < (first.order, first.id):
        return _("A card spans forwards")
    return None


def why_sealed(record: Record | None) -> str | None:
    """Why a thing may no longer change or go; None while it may."""
    if isinstance(record, VoteRound) and record.closed:
        return _("A closed vote stays as it was counted; start a second round instead")
    return None


def may_turn(
    fields: Collection[FieldChange], registers: Registers, find: Find, turn: str
) -> tuple[list[FieldChange], list[Skipped]]:
    """Which of the changes undo or redo may make, and what is sealed and stays, said once for each reason.

    What is sealed stays, but for what came sealed in the very step that is taken back. An agenda that has begun is
    neither taken back nor replaced.
    """
    opened = {field.id for field in fields if field.field == "state" and field.old == "closed"}
    closed = {field.id: why_sealed(find(field.id)) for field in fields if field.id not in opened}
    reasons = {id: why for id, why in closed.items() if why}
    of_agenda = [
        field
        for field in fields
        if field.field == HIDDEN and registers.value("n", field.id, "kind") == _AGENDA
    ]
    going = [find(field.id) for field in of_agenda if field.new]
    replaces = turn == "undo" or len(going) < len(of_agenda)  # a single step may be deleted again
    if replaces and any(isinstance(step, AgendaStep) and step.began is not None for step in going):
        reasons |= dict.fromkeys((field.id for field in of_agenda), _("The agenda has begun and stays"))
    said = {why: Skipped(id, HIDDEN, why, sealed=True) for id, why in reversed(reasons.items())}
    return [field for field in fields if field.id not in reasons], list(said.values())


def why_not_put(before: Record | None, record: Record, find: Find) -> str | None:
    """Why a record may not take the place of what was there; None when it may.

    Only what the change touches is judged: a stranded card may still be edited.
    """
    sealed = why_sealed(before)
    if sealed:
        return sealed
    if isinstance(record, Link):
        ends = before is None or (record.kind, record.source, record.target) != (
            before.kind,
            getattr(before, "source", ""),
            getattr(before, "target", ""),
        )
        return why_not_link(record, find) if ends else None
    owner = OWNERS.get(type(record))
    home = getattr(record, owner) if owner else ""
    moved = before is None or before.kind != record.kind or (owner and home != getattr(before, owner, ""))
    reason = why_not_home(record.kind, find(home)) if home and moved else None
    if reason is None and isinstance(record, Card):
        reached = moved or record.until != getattr(before, "until", "")
        reason = why_not_span(record, find) if reached else None
    return reason


def why_not_link(link: Link, find: Find) -> str | None:
    """Why this link record may not stand; None when it may."""
    return why_not_join(link.kind, find(link.source), find(link.target))
