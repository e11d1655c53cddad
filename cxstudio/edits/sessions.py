"""Beginning a session and its journeys."""

from __future__ import annotations

from cxstudio.edits.personas import add_persona
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import required
from cxstudio.edits.values import field_value, title_text
from cxstudio.model.document import Document
from cxstudio.model.records import SESSION_ID, Journey, Persona, Session
from cxstudio.words import _


def start_session(
    document: Document, title: str = "", language: str = "en", direction: str = "ltr", *, date: str = ""
) -> str:
    """Set up an empty document: the session, one journey, one persona without a name. Returns the journey's id.

    `date` is the day of the session, as "2026-11-21".
    """
    with document.transaction(_("New session")):
        document.set(
            SESSION_ID,
            title=title_text(title),
            language=field_value(Session, "language", language),
            direction=field_value(Session, "direction", direction),
            date=field_value(Session, "date", date),
        )
        return add_journey(document, title, persona=add_persona(document))


def add_journey(document: Document, title: str = "", *, persona: str = "") -> str:
    """Add a journey at the end; without a persona it gets a new one without a name. Returns its id."""
    with document.transaction(_("Add journey")):
        if persona:
            required(document, persona, Persona)
        journey = Journey(
            id=new_id(),
            title=title_text(title),
            persona=persona or add_persona(document),
            order=keys_at(document, document.journeys(), END)[0],
        )
        document.put(journey)
    return journey.id
