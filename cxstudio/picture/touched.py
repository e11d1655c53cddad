"""What of a map's picture a report of the document touches; it lays out nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxstudio.model.document import Document, Report
from cxstudio.model.records import (
    Card,
    Channel,
    Emotion,
    Journey,
    Link,
    Persona,
    Record,
    Stage,
    Touchpoint,
)


@dataclass
class Touched:
    """`stages` have to be laid out again, or all of them with `everything`; arrows and curves on their own.

    `named` are channels and personas that changed: the stages that show one of them have to be laid out as well.
    """

    stages: set[str] = field(default_factory=set)
    everything: bool = False
    arrows: bool = False
    curves: bool = False
    named: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)


def touched(report: Report, document: Document) -> Touched:
    """Read a report, after its changes have been made."""
    found = Touched()
    for change in report.changes:
        for record in (change.before, change.after):
            if record is not None:
                _note(record, document, found)
        if change.after is None:
            found.gone.add(change.id)
    return found


def stage_of(home: str, document: Document) -> str:
    """The stage of a card's home, which is a touchpoint or the stage itself."""
    touchpoint = document.find(home, Touchpoint)
    return touchpoint.stage if touchpoint else home


def _note(record: Record, document: Document, found: Touched) -> None:
    match record:
        case Channel() | Persona():
            found.named.add(record.id)
            found.arrows = found.curves = True
        case Stage():
            found.stages.add(record.id)
            found.curves = True
        case Touchpoint():
            found.stages.add(record.stage)
            found.arrows = found.curves = True
        case Card():
            found.stages.add(stage_of(record.home, document))
        case Emotion() | Journey():
            found.curves = True
        case Link():
            found.arrows = True
            ends = (document.find(id, Card) for id in (record.source, record.target))
            found.stages |= {stage_of(card.home, document) for card in ends if card is not None}
        case _:
            pass  # lanes and annotations are few and always laid out again; the session shows on pages alone
