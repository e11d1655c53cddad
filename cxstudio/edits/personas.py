"""Personas: adding them and saying whose journey it is."""

from __future__ import annotations

from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import required
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.records import Journey, Persona
from cxstudio.words import _

MARKS = 8  # colours, shapes and dashes a curve can have


def add_persona(document: Document, name: str = "") -> str:
    """Add a persona with the first free mark. Returns its id."""
    there = document.personas()
    taken = [persona.mark for persona in there]
    with document.transaction(_("Add persona")):
        persona = Persona(
            id=new_id(),
            name=title_text(name),
            mark=min(range(MARKS), key=lambda mark: (taken.count(mark), mark)),
            order=keys_at(document, there, END)[0],
        )
        document.put(persona)
    return persona.id


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
