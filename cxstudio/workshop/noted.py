"""What a change of the map brings that the room has not seen: cards and touchpoints that have words now; no window."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Record, Touchpoint
from cxstudio.model.report import Report

ENOUGH = 40  # latest cards of a map; there is never room for more


def noted(report: Report) -> tuple[str, ...]:
    """What was made, pasted, merged in, or written on for the first time; what is put aside is not for the map."""
    if report.origin not in ("edit", "merge"):
        return ()
    return tuple(
        change.id
        for change in report.changes
        if words_of(change.after)
        and not words_of(change.before)
        and not getattr(change.after, "parked", False)
    )


def words_of(record: Record | None) -> str:
    """The words of a card or touchpoint, "" for anything else."""
    match record:
        case Card():
            return record.text.strip()
        case Touchpoint():
            return record.title.strip()
    return ""


def last_on_map(document: Reading, journey: str) -> tuple[str, ...]:
    """The cards at the end of a journey, the last first, where nobody knows which came last."""
    found: list[str] = []
    for card in _from_the_end(document, journey):
        found.append(card.id)
        if len(found) == ENOUGH:
            break
    return tuple(found)


def _from_the_end(document: Reading, journey: str) -> Iterator[Card]:
    for stage in reversed(document.stages(journey)):
        yield from _at(document, stage.id)
        for touchpoint in reversed(document.touchpoints(stage.id)):
            yield from _at(document, touchpoint.id)


def _at(document: Reading, home: str) -> Iterator[Card]:
    cards = reversed(document.cards(home))
    return (card for card in cards if card.text.strip() and not card.internal and not card.parked)
