"""What a line says while a room agrees whose journey it is: a persona, what she wants, where it starts and ends."""

from __future__ import annotations

from typing import Literal, get_args

from cxstudio.edits.fields import set_field
from cxstudio.edits.personas import drop_persona, set_journey_persona
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.values import title_text
from cxstudio.model.alike import plain
from cxstudio.model.document import Document
from cxstudio.model.records import Journey, Persona
from cxstudio.words import N_, _

About = Literal["goals", "needs", "start", "end", "name"]
ORDER: tuple[About, ...] = get_args(About)
LABELS: dict[About, str] = {
    "name": N_("Persona"),
    "goals": N_("Goals"),
    "needs": N_("Needs"),
    "start": N_("Starts when"),
    "end": N_("Ends when"),
}


def in_hand(document: Document, journey: str, persona: str) -> Persona | None:
    """The persona a line is about: the one that is shown, else the journey's own; none while she has no name."""
    there = document.find(journey, Journey)
    found = document.find(persona or (there.persona if there is not None else ""), Persona)
    return found if found is not None and found.name else None


def said_of(document: Document, journey: str, about: About) -> str:
    """What a boundary of the journey says already, which a line would replace; "" of what a line is added to."""
    there = document.find(journey, Journey)
    return str(getattr(there, about)).strip() if there is not None and about in ("start", "end") else ""


def write_down(document: Document, journey: str, persona: str, about: About, text: str) -> str:
    """Write a line down, in one step. Returns whom or what it was written of. Raises Refused.

    Goals and needs get one line more, a boundary is replaced. A name nobody has makes a new persona of the journey,
    or names the one without a name.
    """
    if not text.strip():
        raise Refused(_("There is no text to add"))
    if about == "name":
        return _take(document, journey, text)
    if about in ("start", "end"):
        set_field(document, [journey], about, text)
        return journey
    whose = required(document, persona, Persona)
    set_field(document, [persona], about, f"{getattr(whose, about)}\n{text}".strip())
    return persona


def _take(document: Document, journey: str, name: str) -> str:
    wanted = plain(title_text(name))
    there = next((one for one in document.personas() if one.name and plain(one.name) == wanted), None)
    if there is None:
        return drop_persona(document, journey, name)
    set_journey_persona(document, journey, there.id)
    return there.id
