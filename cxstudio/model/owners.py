"""Which fields of the records hold ids: where a thing lives, and what else it points at; no graph.

Hiding an owner hides or strands what it owns; a reference to what is gone shows as none.
"""

from __future__ import annotations

from cxstudio.model.audits import Audit, AuditItem, Consistency
from cxstudio.model.measures import Feedback, Reading
from cxstudio.model.plans import Action, Comment, Decision, Goal
from cxstudio.model.records import (
    Annotation,
    Attachment,
    Card,
    Emotion,
    Journey,
    Lane,
    Persona,
    Prompt,
    Record,
    Stage,
    Touchpoint,
)
from cxstudio.model.workshops import VoteRound

# The field that says where a thing lives.
OWNERS: dict[type[Record], str] = {
    Stage: "journey",
    Lane: "journey",
    Touchpoint: "stage",
    Card: "home",
    Emotion: "touchpoint",
    Annotation: "anchor",
    Attachment: "owner",
    Prompt: "home",
    Comment: "on",
    Reading: "metric",
    AuditItem: "audit",
    Consistency: "touchpoint",
}

# Further fields that hold an id, or a tuple of ids.
REFERENCES: dict[type[Record], tuple[str, ...]] = {
    Journey: ("persona", "hides"),
    Touchpoint: ("channels", "owned_by"),
    Card: ("until", "persona", "picture"),
    Emotion: ("persona",),
    Persona: ("portrait",),
    Reading: ("at", "source", "persona"),
    Feedback: ("at", "source", "persona", "owned_by"),
    Goal: ("metric",),
    Action: ("owned_by", "metric"),
    Decision: ("owned_by",),
    Audit: ("journey",),
    Consistency: ("channel",),
    VoteRound: ("area", "candidates", "after"),
}
