"""Whom a name or its beginning stands for among the people of the room; it changes nothing."""

from __future__ import annotations

from cxstudio.model.alike import plain
from cxstudio.model.plans import Attendee
from cxstudio.model.reading import Reading


def people_called(document: Reading, said: str) -> list[Attendee]:
    """The people with this name, else all with a name one of whose words begins so, in the order of the list."""
    asked = plain(said)
    people = [one for one in document.nodes(Attendee) if one.name.strip()]
    if not asked:
        return []
    same = [one for one in people if plain(one.name) == asked]
    return same or [
        one
        for one in people
        if any(part.startswith(asked) for part in (plain(one.name), *plain(one.name).split()))
    ]
