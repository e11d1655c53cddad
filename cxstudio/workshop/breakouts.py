"""What groups brought twice: likely the same thing found by two of them; it changes nothing and decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxstudio.insight.similar import Likely
from cxstudio.model.naming import own_title
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card


def likely_twice(document: Reading, brought: Sequence[Iterable[str]]) -> list[tuple[str, str]]:
    """Pairs of cards of one kind that two groups added and that probably say the same; each is the later of one pair.

    `brought` holds what each group added.
    """
    seen: dict[str, Likely] = {}
    found = []
    for ids in brought:
        cards = [card for card in (document.find(id, Card) for id in ids) if card is not None]
        for card in cards:
            other = seen.get(card.kind, Likely()).most_like(own_title(card))
            if other:
                found.append((other, card.id))
        for card in cards:
            seen.setdefault(card.kind, Likely()).put(card.id, own_title(card))
    return found
