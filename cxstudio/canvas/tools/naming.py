"""What a thing on the map is called in a sentence; it only reads the document."""

from __future__ import annotations

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.words import _

LONGEST = 60


def title_of(document: Document, id: str) -> str:
    """Its title or the start of its text, else the name of its kind; "" when it is not there."""
    record = document.get(id)
    if record is None:
        return ""
    kind = KINDS.get(record.kind)
    if kind is None:
        return record.kind
    words = " ".join(str(getattr(record, kind.title_field, "")).split())
    if not words:
        return _(kind.label)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
