"""Cards that span several touchpoints of a stage, kept fitting while touchpoints come and go."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.model.document import Document
from cxstudio.model.records import Card, Touchpoint


def covered(document: Document, card: Card) -> list[str]:
    """The touchpoints a card lies over, in order; empty for a card of a whole stage or without a home."""
    home = document.find(card.home, Touchpoint)
    if home is None:
        return []
    row = [t.id for t in document.touchpoints(home.stage)]
    if card.until not in row or home.id not in row:
        return [home.id]
    first, last = row.index(home.id), row.index(card.until)
    return row[first : last + 1] if first <= last else [home.id]


def spans_over(document: Document, touchpoints: Iterable[str]) -> dict[str, list[str]]:
    """What each spanning card that begins, ends or passes at one of these touchpoints covers, by card id."""
    stages = {t.stage for t in (document.find(id, Touchpoint) for id in touchpoints) if t is not None}
    cards = (
        c for s in stages for t in document.touchpoints(s) for c in document.children(t.id, Card) if c.until
    )
    return {card.id: covered(document, card) for card in cards}


def refit(document: Document, spans: dict[str, list[str]]) -> None:
    """After a change: end each card at the last touchpoint it covered that still lies after its home."""
    for id, before in spans.items():
        card = document.find(id, Card)
        home = document.find(card.home, Touchpoint) if card else None
        if card is None or home is None:
            continue
        row = [t.id for t in document.touchpoints(home.stage)]
        after_home = set(row[row.index(home.id) + 1 :])
        until = next((t for t in reversed(before) if t in after_home), "")
        if until != card.until:
            document.set(id, until=until)


def same_length(document: Document, length: int, home: str) -> str:
    """The `until` of a card of so many touchpoints from `home` on, cut at the end of the stage."""
    first = document.find(home, Touchpoint)
    if first is None or length < 2:
        return ""
    row = [t.id for t in document.touchpoints(first.stage)]
    start = row.index(home)
    last = row[min(start + length, len(row)) - 1]
    return last if last != home else ""
