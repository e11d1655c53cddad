"""What of a map's picture a report of the document touches; it lays out nothing."""

from __future__ import annotations

from collections.abc import Iterable
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
            found.stages |= _stages_of([record.home], document)
        case Attachment():
            card = document.find(record.owner, Card)
            found.stages |= _stages_of([card.home] if card is not None else [], document)
        case Emotion():
            found.rated.add(record.touchpoint)
            found.curves = True
        case Journey():
            found.curves = True
        case Link():
            found.arrows = True
            cards = (document.find(id, Card) for id in (record.source, record.target))
            found.stages |= _stages_of((card.home for card in cards if card is not None), document)
        case _:
            pass  # lanes and annotations are few and always laid out again; the session shows on pages alone


def _stages_of(homes: Iterable[str], document: Document) -> set[str]:
    return {stage.id for home in homes if (stage := document.stage_of(home)) is not None}
