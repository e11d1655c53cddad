"""People: those who take part or answer for something, found by their name or made from it."""

from __future__ import annotations

from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.plans import Attendee
from cxstudio.words import _


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
