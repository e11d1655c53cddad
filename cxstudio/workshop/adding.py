"""What a line of the entry line does to the map: one step, made of everybody's verbs; it reads no line itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxstudio.edits.adding import add_at
from cxstudio.edits.attendees import attendee_for
from cxstudio.edits.cards import park
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.plan import add_action, add_decision
from cxstudio.edits.problems import Refused, kind_words
from cxstudio.edits.touchpoints import add_channel, choose_channels
from cxstudio.edits.values import body_text
from cxstudio.model.alike import plain
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card, Journey, Touchpoint
from cxstudio.words import _
from cxstudio.workshop.capture import Line
from cxstudio.workshop.tokens import EndName

_IN_PLAN = ("action", "decision")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the room is: a journey, what is selected on its map, and whose emotions are meant ("" = the journey's)."""

    journey: str
    selected: str = ""
    persona: str = ""


def usable(document: Document, line: Line, place: Place) -> Line:
    """The line with the signs that what it becomes cannot take put back into its text."""
    can = _taken_by(document, line, place)
    unused = {word.name for word in line.ends if word.name not in can}
    if "owner" in {word.name for word in line.ends} - unused and not _whom(document, line):
        unused.add("owner")
    return line.without(frozenset(unused))


def _taken_by(document: Document, line: Line, place: Place) -> set[EndName]:
    """Which signs at the end the kind of a line can take."""
    fields = {field.name for field in KINDS[line.kind].fields}
    found: set[EndName] = set()
    if "severity" in fields:
        found |= {"severity", "frequency"}
    if "owned_by" in fields or line.kind == "touchpoint":
        found.add("owner")
    at = line.kind == "touchpoint" or document.touchpoint_of(place.selected) is not None
    if at and not line.parked and line.kind not in ("stage", *_IN_PLAN):
        found |= {"channel", "emotion"}
    return found


def _whom(document: Document, line: Line) -> str:
    """The person a name or its beginning stands for; a new name is that of somebody new, several people are nobody."""
    said = str(line.end("owner") or "").replace("_", " ").strip()
    people = [one for one in document.nodes(Attendee) if one.name.strip()]
    same = [one for one in people if plain(one.name) == plain(said)]
    begins = [
        one
        for one in people
        if any(part.startswith(plain(said)) for part in (plain(one.name), *plain(one.name).split()))
    ]
    found = same or begins
    return said if not found else found[0].id if len(found) == 1 else ""


def add_line(document: Document, line: Line, place: Place, today: date) -> str:
    """Make what a line says, in one step. Returns the id of what was made. Raises Refused; then nothing changed."""
    line = usable(document, line, place)
    if not line.text.strip():
        raise Refused(_("There is no text to add"))
    with document.transaction(_("Add {thing}").format(thing=kind_words(line.kind))):
        made = _make(document, line, place, today)
        _say_more(document, line, place, made)
        if line.linked:
            _link(document, place, made)
    return made


def _make(document: Document, line: Line, place: Place, today: date) -> str:
    if line.kind == "decision":
        return add_decision(document, line.text, on=today)
    if line.kind == "action":
        source = document.find(place.selected, Card)
        helps = source is not None and source.kind in ("idea", "opportunity")
        return add_action(document, line.text, delivers=place.selected if helps else "")
    if line.parked:
        return _park(document, line, place)
    return add_at(document, place.journey, line.kind, place.selected, line.text)


def _park(document: Document, line: Line, place: Place) -> str:
    """Straight into the parking lot, also while there is no place on the map."""
    kind = line.kind if line.kind in CARD_KINDS else "question"
    stage = document.stage_of(place.selected)
    if stage is not None and stage.journey == place.journey:
        made = add_at(document, place.journey, kind, place.selected, line.text)
        park(document, [made])
        return made
    order = keys_at(document, document.nodes(Card), END)[0]
    card = Card(id=new_id(), kind=kind, text=body_text(line.text), parked=True, order=order)
    document.put(card)
    return card.id


def _say_more(document: Document, line: Line, place: Place, made: str) -> None:
    for name in ("severity", "frequency"):
        value = line.end(name)
        if value is not None:
            set_field(document, [made], name, value)
    if line.end("owner") is not None:
        set_field(document, [made], "owned_by", attendee_for(document, _whom(document, line)))
    at = document.touchpoint_of(made)
    if at is None:
        return
    channels = [add_channel(document, name) for name in line.channels()]
    if channels:
        choose_channels(document, at.id, dict.fromkeys((*at.channels, *channels)))
    felt = line.end("emotion")
    if felt is not None:
        rate_emotion(document, at.id, _persona(document, place), int(felt))


def _persona(document: Document, place: Place) -> str:
    journey = document.find(place.journey, Journey)
    persona = place.persona or (journey.persona if journey is not None else "")
    if not persona:
        raise Refused(_("An emotion needs a persona: choose whose journey it is"))
    return persona


def _link(document: Document, place: Place, made: str) -> None:
    """An arrow from the touchpoint where the room was; from none where there was none."""
    before = document.touchpoint_of(place.selected)
    if before is not None and before.id != made and document.find(made, Touchpoint) is not None:
        connect(document, "next", before.id, made)


def is_kept(record: object) -> bool:
    """Whether something that was added belongs to the plan, and not onto the map."""
    return isinstance(record, Action | Decision)
