"""What groups brought: what two of them likely found, and what of it a room may see; it changes and decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxstudio.insight.similar import Likely
from cxstudio.model.naming import own_title
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Record


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


_PRIVATE = frozenset({"notes", "internal", "order"})  # of a thing: the presenter's own, and what nobody reads
# Votes are not among them: an open one shows no tally on the wall.
_SHOWN = frozenset(
    {"touchpoint", "stage", "journey", "persona", "session", "emotion", "channel", "action", "decision"}
)


def room_fields(fields: Iterable[str]) -> tuple[str, ...]:
    """Which of disputed fields a room may be asked about."""
    return tuple(name for name in fields if name not in _PRIVATE)


def for_room(record: Record) -> bool:
    """Whether a thing, as one side has it, may be shown to the room: no internal card, nothing of the facilitator's."""
    if isinstance(record, Card):
        return not record.internal
    return record.kind in _SHOWN
