"""Who is in the room, by the list of people; it changes nothing."""

from __future__ import annotations

from cxstudio.model.plans import Attendee
from cxstudio.model.reading import Reading


def those_present(document: Reading) -> list[Attendee]:
    """The people in the room, in the order of the list."""
    return [one for one in document.nodes(Attendee) if one.present]


def people_present(document: Reading) -> int:
    """How many people are in the room, by the list of people."""
    return len(those_present(document))
