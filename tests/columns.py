"""What of a journey the columns of a table hold, for comparing two documents."""

from __future__ import annotations

from collections import Counter

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Channel, Persona, Touchpoint


def held(document: Document, journey: str) -> object:
    """Everything of a journey that the columns of a table hold."""
    names = {"": "", **{p.id: p.name for p in document.nodes(Persona)}}

    def cards(home: str) -> dict[tuple[str, str], list[str]]:
        said: dict[tuple[str, str], list[str]] = {}
        for card in document.cards(home):
            # Two personas of one name cannot be told apart here; their cards together are the same.
            whose = names[card.persona] if card.persona else "everybody"
            said.setdefault((card.kind, whose), []).append(card.text)
        return {key: sorted(texts) for key, texts in said.items()}

    def touchpoint(t: Touchpoint) -> object:
        channels = [c.name for c in (document.find(id, Channel) for id in t.channels) if c]
        felt = [e for e in document.emotions(t.id) if e.mean is not None]
        emotions = Counter((names[e.persona], round(e.mean or 0, 4)) for e in felt)
        fields = {field.name: getattr(t, field.name) for field in KINDS["touchpoint"].fields}
        owner = document.find(t.owned_by, Attendee)
        by_name = {"channels": channels, "owned_by": owner.name if owner is not None else ""}
        return {**fields, **by_name}, emotions, cards(t.id)

    return [
        (s.title, cards(s.id), [touchpoint(t) for t in document.touchpoints(s.id)])
        for s in document.stages(journey)
    ]
