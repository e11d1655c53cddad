"""What is selected when things went or came back: what is near and in view, never something unseen; no toolkit here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cxstudio.canvas.desk import Desk
from cxstudio.edits.deleting import delete
from cxstudio.model.document import Report
from cxstudio.model.lanes import lane_of
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Annotation, Card, Link, Node, Stage, Touchpoint


def delete_selection(desk: Desk, in_view: Callable[[str], bool]) -> bool:
    """Delete what is selected, with what lives inside. False when nothing is.

    Selected is then the next of its row that is in view, else what it belonged to, else nothing: the next Delete must
    not take what nobody sees.
    """
    ids = [id for id in desk.selection if desk.there(id)]
    if not ids:
        return False
    near = list(_near(desk, ids[-1]))
    if desk.attempt(lambda: delete(desk.document, ids)):
        desk.select([id for id in near if desk.there(id) and in_view(id)][:1])
    return True


def beside_what_goes(desk: Desk, id: str) -> list[str]:
    """What can be selected once a thing is off the map, the nearest first."""
    return [near for near in _near(desk, id) if desk.picture.placed(near) is not None]


def came_back(desk: Desk, report: Report) -> list[str]:
    """What undo or redo brought back onto the map, without what lives inside it.

    Where it took away all that was selected, it is what was selected before that.
    """
    if report.origin not in {"undo", "redo"}:
        return []
    back = {c.id: c.after for c in report.changes if c.before is None and c.after is not None}
    found = [
        id
        for id, record in back.items()
        if getattr(record, OWNERS.get(type(record), ""), "") not in back
        and not (isinstance(record, Link) and (record.source in back or record.target in back))
        and desk.picture.shows(id)
    ]
    if found or desk.selection or desk.lane:
        return found
    return [id for id in desk.before if desk.picture.shows(id)]


def _near(desk: Desk, id: str) -> Iterator[str]:
    """What is near a thing, the nearest first: those after it in its row, those before it, what it belongs to."""
    row = _row(desk, desk.document.get(id))
    at = row.index(id) if id in row else 0
    yield from row[at + 1 :]
    yield from reversed(row[:at])
    link = desk.document.link(id)
    owner = link.source if link else _owner(desk.document.get(id))
    while owner:
        yield owner
        owner = _owner(desk.document.get(owner))


def _row(desk: Desk, record: Node | None) -> list[str]:
    document = desk.document
    if isinstance(record, Stage):
        return [s.id for s in document.stages(record.journey)]
    if isinstance(record, Touchpoint):
        return [t.id for t in document.touchpoints(record.stage)]
    if isinstance(record, Card):
        return [
            c.id for c in document.cards(record.home) if lane_of(document, c) == lane_of(document, record)
        ]
    if isinstance(record, Annotation):
        return [a.id for a in document.annotations() if a.anchor == record.anchor]
    return []


def _owner(record: Node | None) -> str:
    return str(getattr(record, OWNERS.get(type(record), ""), "")) if record is not None else ""
