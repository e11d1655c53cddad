"""The lock of the structure: while it is on, stages, touchpoints and lanes stay as they are; it knows no tool or key.

Every verb that would add, move or take away one of them asks `keep_structure` first, so that whatever calls the verb
obeys. Texts, cards, feelings, arrows and notes are not structure. Undo, redo and merging are no verbs and go on.
"""

from __future__ import annotations

from typing import Literal

from cxstudio.edits.problems import refuse_if
from cxstudio.model.document import Document
from cxstudio.model.records import SESSION_ID, Journey, Lane, Node, Session, Stage, Touchpoint
from cxstudio.words import N_, _

Change = Literal[
    "add stages",
    "add touchpoints",
    "add lanes",
    "move stages",
    "move touchpoints",
    "move lanes",
    "hide lanes",
    "delete",
]

STRUCTURE = (Journey, Stage, Touchpoint, Lane)

# Whole sentences, because no language builds one from parts as another does.
_WHY: dict[Change, str] = {
    "add stages": N_("The structure is locked. Unlock it in the Edit menu to add stages."),
    "add touchpoints": N_("The structure is locked. Unlock it in the Edit menu to add touchpoints."),
    "add lanes": N_("The structure is locked. Unlock it in the Edit menu to add lanes."),
    "move stages": N_("The structure is locked. Unlock it in the Edit menu to move stages."),
    "move touchpoints": N_("The structure is locked. Unlock it in the Edit menu to move touchpoints."),
    "move lanes": N_("The structure is locked. Unlock it in the Edit menu to move lanes."),
    "hide lanes": N_("The structure is locked. Unlock it in the Edit menu to hide or show lanes."),
    "delete": N_("The structure is locked. Unlock it in the Edit menu to delete stages or touchpoints."),
}


def is_locked(document: Document) -> bool:
    """Whether the structure of this session stays as it is."""
    session = document.find(SESSION_ID, Session)
    return session is not None and session.structure_locked


def lock_structure(document: Document, locked: bool) -> None:
    """Lock the structure, or let it change again."""
    if locked == is_locked(document):
        return
    with document.transaction(_("Lock the structure") if locked else _("Unlock the structure")):
        document.set(SESSION_ID, structure_locked=locked)


def why_locked(document: Document, change: Change) -> str | None:
    """Why the lock does not let this happen, in one sentence with the remedy; None when it may."""
    return _(_WHY[change]) if is_locked(document) else None


def keep_structure(document: Document, change: Change) -> None:
    """Raise Refused when the lock does not let this happen."""
    refuse_if(why_locked(document, change))


def is_structure(record: Node | None) -> bool:
    """Whether the lock holds this where it is."""
    return isinstance(record, STRUCTURE)
