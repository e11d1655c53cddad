"""What of a map's picture a report of the document touches; it lays out nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxstudio.model.audits import Consistency
from cxstudio.model.document import Document, Report
from cxstudio.model.groups import grouped
from cxstudio.model.measures import Feedback, Metric, Reading, Source
from cxstudio.model.plans import Attendee, Group
from cxstudio.model.records import (
    Attachment,
    Card,
    Channel,
    Emotion,
    Journey,
    Lane,
    Link,
    Persona,
    Prompt,
    Record,
    Stage,
    Touchpoint,
)
from cxstudio.model.workshops import VoteRound

_ON_CARDS = {"basis", "opens", "about"}  # links that show on the touchpoint's own card
# Of what the lanes without cards tell.
_DERIVED = (Stage, Touchpoint, Channel, Metric, Reading, Feedback, Consistency)


@dataclass
class Touched:
    """`stages` have to be laid out again, or all of them with `everything`; arrows and curves on their own.

    `rated` are touchpoints whose emotions may have changed. `named` are channels and people that changed: the stages
    that show one of them have to be laid out as well. With `lanes` cards may lie in another lane, with `derived` the
    lanes that hold no cards may show something else.
    """

    stages: set[str] = field(default_factory=set)
    everything: bool = False
    arrows: bool = False
    curves: bool = False
    rated: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    lanes: bool = False
    derived: bool = False
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
    found.derived = found.derived or isinstance(record, _DERIVED)
    match record:
        case Channel() | Persona() | Attendee():
            found.named.add(record.id)
            found.arrows = found.curves = True
        case Lane():
            found.lanes = True
        case Source() | Reading() | Feedback():
            _note_evidence(record, document, found)
        case Stage():
            found.stages.add(record.id)
            found.curves = True
        case Touchpoint():
            found.stages.add(record.stage)
            found.rated.add(record.id)
            found.arrows = found.curves = True
        case Card() | Prompt():
            found.homes.add(record.home)
        case Attachment() | Group() | VoteRound():
            for card in _cards_of(record, document):
                _note_home(card, document, found)
        case Emotion():
            found.rated.add(record.touchpoint)
            found.curves = True
        case Journey():
            found.curves = True
        case Link():
            found.arrows = True
            _note_ends(record, document, found)
        case _:
            pass  # annotations are few and always laid out again; the session shows on pages alone


def _cards_of(record: Attachment | Group | VoteRound, document: Document) -> list[str]:
    """The cards something shows on."""
    match record:
        case Group():
            return grouped(document, record.id)
        case VoteRound():
            return [card for id in record.candidates for card in (id, *grouped(document, id))]
        case _:
            return [record.owner]


def _note_ends(link: Link, document: Document, found: Touched) -> None:
    for id in (link.source, link.target):
        _note_home(id, document, found)
        found.derived = found.derived or document.find(id, Feedback) is not None
        if link.kind in _ON_CARDS:
            _note_place(id, document, found)


def _note_evidence(record: Source | Reading | Feedback, document: Document, found: Touched) -> None:
    """A touchpoint's evidence also follows from the sources of what was measured and said there."""
    if not isinstance(record, Source):
        _note_place(record.at, document, found)
        return
    for link in document.links_of(record.id, "basis"):
        _note_ends(link, document, found)
    edges = document.graph.out_edges(record.id, data="kind") if record.id in document.graph else ()
    for _source, id, by in edges:
        one = document.get(id) if by == "source" else None
        if isinstance(one, Reading | Feedback):
            _note_place(one.at, document, found)


def _note_place(id: str, document: Document, found: Touched) -> None:
    touchpoint = document.find(id, Touchpoint) if id else None
    if touchpoint is not None:
        found.stages.add(touchpoint.stage)


def _note_home(id: str, document: Document, found: Touched) -> None:
    card = document.find(id, Card)
    if card is not None:
        found.homes.add(card.home)
