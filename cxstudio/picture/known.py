"""What a map shows of a touchpoint beside its own record: how sure it is, who answers for it, what it opens."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.insight.evidence import evidence
from cxstudio.model.document import Document
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Evidence, Touchpoint


@dataclass(frozen=True, slots=True)
class Known:
    """`owner` is the name of who answers for it, `opens` whether there is a journey inside it."""

    evidence: Evidence = ""
    owner: str = ""
    opens: bool = False


def known_of(document: Document, touchpoint: Touchpoint) -> Known:
    """What other things say of a touchpoint."""
    owner = document.find(touchpoint.owned_by, Attendee) if touchpoint.owned_by else None
    opens = any(link.source == touchpoint.id for link in document.links_of(touchpoint.id, "opens"))
    return Known(evidence(document, touchpoint), owner.name if owner is not None else "", opens)
