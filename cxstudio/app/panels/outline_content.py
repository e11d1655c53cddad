"""What stands in the outline: which rows lie under which, what each says and shows; it knows no widget."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.app.figures import figures, measured
from cxstudio.canvas.spoken import spoken_name
from cxstudio.model.channels import icon_of
from cxstudio.model.document import Change, Document, Report
from cxstudio.model.groups import IN_GROUP, parked_rows, row_named
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.lanes import in_lane_order
from cxstudio.model.naming import own_title, title
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import (
    Annotation,
    Card,
    Channel,
    Emotion,
    Journey,
    Link,
    Node,
    Persona,
    Record,
    Stage,
    Touchpoint,
)
from cxstudio.picture.icons import has_icon
from cxstudio.picture.signs import FACES, face_value
from cxstudio.words import N_, _, ngettext

LOT = "parking-lot"  # the row the parked things lie under; no id of a record has a hyphen
_LINK_WORDS = {"next": N_("to {target}"), "answers": N_("answers {target}"), "about": N_("about {target}")}


def record_of(document: Document, id: str) -> Record | None:
    """The node or link of a row; None for the row of the parking lot."""
    return document.get(id) or document.link(id)


def rows_inside(document: Document, journey: str, id: str) -> list[str]:
    """The ids of the rows under a row, in order; the journey's own are the outermost.

    Touchpoints before the cards of all their stage; at a touchpoint its arrows, how it feels, its cards lane by lane
    and its notes.
    """
    if id == LOT:
        return [record.id for record in document.parked()]
    if id == journey:
        lot = [LOT] if any(True for _parked in document.parked()) else []
        return [*(s.id for s in document.stages(journey)), *_notes(document, id), *lot]
    record = document.get(id)
    if isinstance(record, Stage):
        touchpoints = [t.id for t in document.touchpoints(id)]
        return [*touchpoints, *cards_by_lane(document, id), *_notes(document, id)]
    if isinstance(record, Touchpoint):
        feelings = [e.id for e in _emotions(document, id)]
        return [*_links(document, id), *feelings, *cards_by_lane(document, id), *_notes(document, id)]
    return [*_links(document, id), *_notes(document, id)] if record is not None else []


def has_rows_inside(document: Document, journey: str, id: str) -> bool:
    """Whether anything lies under a row, without sorting it."""
    if id in {LOT, journey}:
        return True
    if id not in document.graph:
        return False
    return any(
        kind in LINK_KINDS or _lies_under(document.get(inside), id)
        for _row, inside, kind in document.graph.out_edges(id, data="kind")
    )


def _lies_under(record: Record | None, id: str) -> bool:
    owner = OWNERS.get(type(record)) if record is not None else None
    if owner is None or getattr(record, owner) != id or (isinstance(record, Card) and record.parked):
        return False
    return isinstance(record, (Touchpoint, Card, Annotation)) or (
        isinstance(record, Emotion) and record.mean is not None
    )


def cards_by_lane(document: Document, home: str) -> list[str]:
    """The cards of a touchpoint or stage, lane by lane."""
    return [card.id for card in in_lane_order(document, document.cards(home))]


def _notes(document: Document, id: str) -> list[str]:
    return [note.id for note in document.children(id, Annotation)]


def _links(document: Document, id: str) -> list[str]:
    return [link.id for link in document.links_of(id) if link.source == id and document.get(link.target)]


def _emotions(document: Document, id: str) -> list[Emotion]:
    known = {persona.id: place for place, persona in enumerate(document.personas())}
    told = [e for e in document.emotions(id) if e.mean is not None]
    return sorted(told, key=lambda emotion: known.get(emotion.persona, len(known)))


def parent_of(document: Document, journey: str, id: str) -> str:
    """The row a row lies under; "" for the outermost and for what is not in this outline."""
    link = document.link(id)
    if link is not None:
        return link.source
    record = document.get(id)
    owner = OWNERS.get(type(record)) if record is not None else None
    if owner is None:
        return ""
    home = str(getattr(record, owner))
    if (isinstance(record, Card) and record.parked) or document.get(home) is None:
        return LOT
    return home


def row_text(document: Document, id: str) -> str:
    """What a row says, on one line."""
    if id == LOT:
        return _("Parking lot")
    link = document.link(id)
    if link is not None:
        words = _(_LINK_WORDS.get(link.kind, "{target}")).format(target=title(document.get(link.target)))
        return f"{words} · {own_title(link)}" if link.label else words
    record = document.get(id)
    if isinstance(record, Emotion):
        return _("{persona} {value}").format(
            persona=title(document.get(record.persona)), value=measured(record.mean or 0.0, signed=True)
        )
    return title(record)


def editable_text(document: Document, id: str) -> str:
    """What is written when a row is edited: all of its own text, empty where it has none."""
    record = record_of(document, id)
    if isinstance(record, Link):
        return record.label
    if isinstance(record, Emotion):
        return measured(record.mean or 0.0, signed=True)
    row = KINDS.get(record.kind) if record is not None else None
    return str(getattr(record, row.title_field, "")) if row and row.title_field else ""


def lot_words(document: Document, row: tuple[Node, ...]) -> str:
    """What a list of the parking lot says of a row: several things of one group with their number."""
    words = title(row_named(document, row))
    return figures(f"{words} ×{len(row)}") if len(row) > 1 else words


def _in_lot(document: Document) -> int:
    """How much lies in the parking lot, counted as everywhere: several things of one group are one."""
    return len(parked_rows(document, document.parked()))


def spoken_row(document: Document, journey: str, id: str) -> str:
    """What is read aloud of a row."""
    if id == LOT:
        count = _in_lot(document)
        items = figures(ngettext("{n} item", "{n} items", count).format(n=count))
        return f"{_('Parking lot')}, {items}"
    return spoken_name(document, journey, id)


def row_icon(document: Document, id: str) -> str:
    """The name of a row's icon."""
    if id == LOT:
        return "inbox"
    record = record_of(document, id)
    if isinstance(record, Link):
        return "corner-down-right" if record.kind == "next" else "link"
    if isinstance(record, Emotion):
        return FACES[face_value(record.mean or 0.0)]
    if isinstance(record, Touchpoint) and record.channels:
        channel = document.find(record.channels[0], Channel)
        if channel is not None and has_icon(icon_of(channel)):
            return icon_of(channel)
    return KINDS[record.kind].icon if record is not None and record.kind in KINDS else "circle"


def row_end(document: Document, id: str) -> str:
    """The number at the end of a row: touchpoints of a stage, things in the parking lot, the value of a feeling."""
    if id == LOT:
        return figures(str(_in_lot(document)))
    record = document.get(id)
    if isinstance(record, Stage):
        return figures(str(len(document.touchpoints(id))))
    return measured(record.mean or 0.0, signed=True) if isinstance(record, Emotion) else ""


def row_words(document: Document, id: str) -> str:
    """What is painted as a row's words: of a feeling only whose it is, its value stands at the end."""
    emotion = document.find(id, Emotion)
    return title(document.get(emotion.persona)) if emotion is not None else row_text(document, id)


# What a change means for the rows


def parents_touched(journey: str, change: Change) -> Iterator[str]:
    """The rows under which rows may have come, gone or moved by a change."""
    for record in (change.before, change.after):
        if isinstance(record, Link):
            yield record.source
        elif isinstance(record, Persona):
            continue
        elif record is not None and (owner := OWNERS.get(type(record))) is not None:
            yield str(getattr(record, owner))


def moves_rows(change: Change) -> bool:
    """Whether a change adds, takes away or moves a row, rather than what it says."""
    before, after = change.before, change.after
    if before is None or after is None or type(before) is not type(after):
        return True
    if isinstance(after, Link):
        return (getattr(before, "source", ""), getattr(before, "target", "")) != (after.source, after.target)
    if isinstance(before, Emotion) and isinstance(after, Emotion):
        return (before.mean is None) != (after.mean is None)
    names = (OWNERS.get(type(after), "id"), "order", "parked", "lane")
    return any(getattr(before, name, None) != getattr(after, name, None) for name in names)


def lot_touched(document: Document, report: Report) -> bool:
    """Whether a report may have put something into the parking lot or taken it out, say because its owner went."""
    return any(_lot_touched(document, change) for change in report.changes)


def _lot_touched(document: Document, change: Change) -> bool:
    before, after = change.before, change.after
    for record in (before, after):
        if isinstance(record, Link) and record.kind == IN_GROUP:
            card = document.find(record.source, Card)
            if card is None or card.parked:
                return True
        if isinstance(record, (Card, Touchpoint, Annotation)):
            owner = str(getattr(record, OWNERS[type(record)]))
            if getattr(record, "parked", False) or document.get(owner) is None:
                return True
    # What was deleted may leave things without an owner, and what came back may take them in again.
    gone = after is None and isinstance(before, (Journey, Stage, Touchpoint, Card))
    back = before is None and after is not None and after.id in document.graph
    return gone or (back and bool(document.graph.out_degree(change.id)))
