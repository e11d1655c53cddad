"""People: those who take part or answer for something, found by their name or made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.values import clean_text, title_text
from cxstudio.model.alike import plain
from cxstudio.model.document import Document
from cxstudio.model.plans import Attendee
from cxstudio.model.reading import Reading
from cxstudio.words import _, ngettext

MOST_PEOPLE = 200  # of one list
_BETWEEN = re.compile(r"\s*[\t,;،]\s*")
_AT_END = re.compile(r"(?P<words>.*\S)\s+@(?P<name>[^@\s]+)\s*", re.DOTALL)
_BULLET = re.compile(r"^\s*(?:[-–•*]|\d+[.)])\s+")


def add_attendee(document: Document, name: str) -> str:
    """The id of the person with this name in any case, who is new when nobody has it. Raises Refused without a name."""
    name = title_text(name).strip()
    if not name:
        raise Refused(_("A person needs a name"))
    there = document.nodes(Attendee)
    for attendee in there:
        if attendee.name.strip().casefold() == name.casefold():
            return attendee.id
    with document.transaction(_("Add person")):
        made = Attendee(id=new_id(), name=name, order=keys_at(document, there, END)[0])
        document.put(made)
    return made.id


def attendee_for(document: Document, said: str) -> str:
    """Whom an id or a name stands for: a name nobody has makes a new person, "" is nobody."""
    if not said.strip():
        return ""
    return said if document.find(said, Attendee) is not None else add_attendee(document, said)


def add_people(document: Document, text: str) -> list[str]:
    """Everybody of a list is in the room: a line each, "Maria Kowalska, nurse, ward 3". Returns their ids.

    Somebody who is in the list of people already is present now; a role and a team that were not known are noted.
    Raises Refused, and nobody is added, for a list without a name or of more than `MOST_PEOPLE`.
    """
    lines = [_BULLET.sub("", line).strip() for line in clean_text(text).split("\n")]
    said = [parts for parts in (_BETWEEN.split(line, maxsplit=2) for line in lines) if parts[0].strip()]
    if not said:
        raise Refused(_("A person needs a name"))
    if len(said) > MOST_PEOPLE:
        raise Refused(_("At most {n} people at once").format(n=MOST_PEOPLE))
    found = []
    label = ngettext("Note {n} person", "Note {n} people", len(said)).format(n=len(said))
    with document.transaction(label):
        for name, *more in said:
            id = add_attendee(document, name)
            role, team = (title_text(part).strip() for part in (*more, "", "")[:2])
            known = required(document, id, Attendee)
            document.put(
                msgspec.structs.replace(known, role=known.role or role, team=known.team or team, present=True)
            )
            found.append(id)
    return distinct(found)


def set_present(document: Document, ids: Iterable[str], *, present: bool) -> None:
    """Say whether people are in the room."""
    with document.transaction(_("In the room") if present else _("Not in the room")):
        for id in distinct(ids):
            required(document, id, Attendee)
            document.set(id, present=present)


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


def owner_at_end(document: Reading, text: str) -> tuple[str, str]:
    """A text without the "@maria" at its end, and whom that means: an id, or the name of somebody new.

    A name that several people have, or that is not there, leaves the text as it is, and means nobody.
    """
    found = _AT_END.fullmatch(text)
    name = found["name"].replace("_", " ").strip() if found else ""
    people = people_called(document, name)
    if found is None or not name or len(people) > 1:
        return text, ""
    return found["words"], people[0].id if people else name
