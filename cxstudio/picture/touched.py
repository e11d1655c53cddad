"""What of a map's picture a report of the document touches; it lays out nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxstudio.model.document import Document, Report
from cxstudio.model.records import (
    Attachment,
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

    `rated` are touchpoints whose emotions may have changed. `named` are channels and personas that changed: the stages
    that show one of them have to be laid out as well.
    """

    stages: set[str] = field(default_factory=set)
    everything: bool = False
    arrows: bool = False
    curves: bool = False
    rated: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)  # of cards; their stages are found when all is read


def touched(report: Report, document: Document) -> Touched:
    """Read a report, after its changes have been made."""
    found = Touched()
    for change in report.changes:
        for record in (change.before, change.after):
            if record is not None:
                _note(record, document, found)
        if change.after is None:
            found.gone.add(change.id)
    found.stages |= {stage.id for home in found.homes if (stage := document.stage_of(home)) is not None}
    return found


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
            found.rated.add(record.id)
            found.arrows = found.curves = True
        case Card():
            found.homes.add(record.home)
        case Attachment():
            _note_home(record.owner, document, found)
        case Emotion():
            found.rated.add(record.touchpoint)
            found.curves = True
        case Journey():
            found.curves = True
        case Link():
            found.arrows = True
            for id in (record.source, record.target):
                _note_home(id, document, found)
        case _:
            pass  # lanes and annotations are few and always laid out again; the session shows on pages alone


def _note_home(id: str, document: Document, found: Touched) -> None:
    card = document.find(id, Card)
    if card is not None:
        found.homes.add(card.home)
