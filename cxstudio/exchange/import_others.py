"""What another session offers to be brought in, and what would come of it; it changes no document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from cxstudio.edits.bringing import Picked, journey_here, people_of, persona_here
from cxstudio.edits.journeys import inside_journey
from cxstudio.edits.values import title_text
from cxstudio.exchange.import_counting import MOST_SHOWN, Making
from cxstudio.insight.voice import said_in
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.measures import Metric
from cxstudio.model.naming import known_as, one_line, own_title
from cxstudio.model.plans import Action, Comment
from cxstudio.model.records import SESSION_ID, Card, Node
from cxstudio.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Offered:
    """A journey or persona of another session; `about` says what is in it, in a few words."""

    id: str
    kind: Literal["journey", "persona"]
    title: str
    about: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """What would come, as a plan tells it."""

    makes: tuple[Making, ...]
    outline: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]


def chosen_of(other: Document, journeys: tuple[str, ...] | None, personas: tuple[str, ...] | None) -> Picked:
    """What is chosen of it, None being all; in the order of the other session."""
    return Picked(
        tuple(j.id for j in other.journeys() if journeys is None or j.id in journeys),
        tuple(p.id for p in other.personas() if personas is None or p.id in personas),
    )


def offered(other: Document, picked: Picked) -> tuple[Offered, ...]:
    """All journeys and personas there are to choose from; personas of a journey that comes count as chosen."""
    coming = {persona.id for persona in people_of(other, picked)}
    found = []
    for journey in other.journeys():
        stages = len(other.stages(journey.id))
        points = len(other.journey_touchpoints(journey.id))
        parts = (
            ngettext("{n} stage", "{n} stages", stages).format(n=stages),
            ngettext("{n} touchpoint", "{n} touchpoints", points).format(n=points),
            own_title(other.get(journey.persona)),
        )
        about = ", ".join(filter(None, parts))
        found.append(Offered(journey.id, "journey", known_as(journey), about, journey.id in picked.journeys))
    for persona in other.personas():
        about = one_line(persona.role or persona.segment)
        found.append(Offered(persona.id, "persona", known_as(persona), about, persona.id in coming))
    return tuple(found)


def what_comes(other: Document, picked: Picked, document: Document | None) -> Coming:
    """What would come into a session, None being one that is still to be made."""
    new: Counter[str] = Counter()
    there: Counter[str] = Counter()
    lines: list[tuple[int, str]] = []
    for persona in people_of(other, picked):
        (there if document is not None and persona_here(document, persona) else new)["persona"] += 1
    for id in picked.journeys:
        if document is not None and journey_here(document, other, id):
            there["journey"] += 1
            continue
        new["journey"] += 1
        new.update(node.kind for node in inside_journey(other, id) if _is_shown(node))
        lines += [(0, known_as(j)) for j in other.journeys() if j.id == id]
        lines += [(1, own_title(stage)) for stage in other.stages(id)]
    kinds = ("journey", "persona", "stage", "touchpoint", "emotion", *CARD_KINDS)
    makes = tuple(Making(kind, new[kind], there[kind]) for kind in kinds if new[kind] or there[kind])
    return Coming(makes, tuple(lines[:MOST_SHOWN]), tuple(_stays(other, there["journey"])))


def _is_shown(node: Node) -> bool:
    return node.kind in {"stage", "touchpoint", "emotion"} or isinstance(node, Card)


def _stays(other: Document, doubled: int) -> list[str]:
    notes = []
    if doubled:
        text = ngettext(
            "{n} journey is here already, word for word, and does not come again",
            "{n} journeys are here already, word for word, and do not come again",
            doubled,
        )
        notes.append(text.format(n=doubled))
    if other.holds(Metric) or other.holds(Action) or other.holds(Comment) or said_in(other, ""):
        notes.append(_("Metrics, feedback, the plan and comments stay in the other session"))
    return notes


def brought(document: Document, other: Document, title: str = "") -> None:
    """Set up an empty document to take over what another session holds: its title, language and direction."""
    session = other.session
    document.set(
        SESSION_ID,
        title=title_text(title or session.title),
        language=session.language,
        direction=session.direction,
        date=session.date,
    )
