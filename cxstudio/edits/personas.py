"""Personas: adding, copying and ordering them, and saying whose journey it is."""

from __future__ import annotations

import msgspec

from cxstudio.edits.placing import END, keys_at, new_id, next_in
from cxstudio.edits.problems import required
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.records import Attachment, Journey, Persona
from cxstudio.words import _

MARKS = 8  # colours, shapes and dashes a curve can have


def add_persona(document: Document, name: str = "", *, employee: bool = False) -> str:
    """Add a customer, or an employee, with the first free mark. Returns its id."""
    with document.transaction(_("Add employee") if employee else _("Add persona")):
        persona = Persona(
            id=new_id(),
            name=title_text(name),
            mark=_free_mark(document),
            employee=employee,
            order=keys_at(document, document.personas(), END)[0],
        )
        document.put(persona)
    return persona.id


def duplicate_persona(document: Document, id: str, name: str) -> str:
    """Make a persona like another one, right after it, with a mark of its own and the same portrait. Returns its id.

    What was said of the first one on the maps stays hers.
    """
    persona = required(document, id, Persona)
    with document.transaction(_("Duplicate persona")):
        there = document.personas()
        before = next_in([one.id for one in there], id)
        twin = msgspec.structs.replace(
            persona,
            id=new_id(),
            name=title_text(name),
            mark=_free_mark(document),
            portrait="",
            order=keys_at(document, there, before)[0],
        )
        document.put(twin)
        picture = document.find(persona.portrait, Attachment)
        if picture is not None:
            own = msgspec.structs.replace(picture, id=new_id(), owner=twin.id)
            document.put(own)
            document.set(twin.id, portrait=own.id)
    return twin.id


def move_persona(document: Document, id: str, before: str | None) -> None:
    """Move a persona before another one, or to the end."""
    required(document, id, Persona)
    if before is not None:
        required(document, before, Persona)
    if before == id:
        return
    with document.transaction(_("Move persona")):
        document.set(id, order=keys_at(document, document.personas(), before, moving=[id])[0])


def set_journey_persona(document: Document, journey: str, persona: str) -> None:
    """Say whose journey it is; an empty id leaves it open."""
    required(document, journey, Journey)
    if persona:
        required(document, persona, Persona)
    with document.transaction(_("Choose the journey's persona")):
        document.set(journey, persona=persona)


def drop_persona(document: Document, journey: str, name: str = "") -> str:
    """A persona dropped on the map becomes the journey's: the unnamed one is filled first. Returns its id.

    A persona with a name who had the journey before stays in the session, with all that was said about her.
    """
    owner = document.find(required(document, journey, Journey).persona, Persona)
    with document.transaction(_("Add persona")):
        if owner is not None and not owner.name:
            if name:
                document.set(owner.id, name=title_text(name))
            return owner.id
        persona = add_persona(document, name)
        document.set(journey, persona=persona)
    return persona


def _free_mark(document: Document) -> int:
    """The mark the fewest personas have, the first of those."""
    taken = [persona.mark for persona in document.personas()]
    return min(range(MARKS), key=lambda mark: (taken.count(mark), mark))
