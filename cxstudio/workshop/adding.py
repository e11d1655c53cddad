"""What a line of the entry line does to the map: one step, made of everybody's verbs; it reads no line itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cxstudio.edits.adding import add_at, spot_for
from cxstudio.edits.attendees import attendee_for, people_called
from cxstudio.edits.capture import join_text
from cxstudio.edits.cards import park
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.plan import add_action, add_decision
from cxstudio.edits.problems import Refused, kind_words, required
from cxstudio.edits.sources import lean_on
from cxstudio.edits.touchpoints import add_channel, choose_channels
from cxstudio.edits.values import body_text
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.measures import Source
from cxstudio.model.plans import Action, Decision
from cxstudio.model.records import Card, Journey, Node, Stage, Touchpoint
from cxstudio.words import _
from cxstudio.workshop.capture import Line, beyond_bounds
from cxstudio.workshop.tokens import EndName

_IN_PLAN = ("action", "decision")
ANSWERING = ("idea", "opportunity")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the room is: a journey, what is selected on its map, and whose emotions are meant ("" = the journey's).

    `source` is what is read from, such as the photo of a wall: what is added leans on it. An idea or opportunity that
    goes to the touchpoint of the pain `answers` answers it.
    """

    journey: str
    selected: str = ""
    persona: str = ""
    source: str = ""
    answers: str = ""


def usable(document: Document, line: Line, place: Place) -> Line:
    """The line with the signs that what it becomes cannot take put back into its text."""
    return line.without(frozenset(name for name in _ends(line) if _why_not(document, line, place, name)))


def why_text(document: Document, line: Line, place: Place) -> tuple[tuple[str, str], ...]:
    """The signs that stay in the text, as they were written, and why: one clause each."""
    found = [(word.written, _why_not(document, line, place, word.name)) for word in line.ends]
    beyond = [
        (one.written, _("{sign} takes {low} to {high}").format(sign=one.sign, low=one.low, high=one.high))
        for one in beyond_bounds(line)
    ]
    return tuple((written, why) for written, why in (*beyond, *found) if why)


def _ends(line: Line) -> set[EndName]:
    return {word.name for word in line.ends}


def _why_not(document: Document, line: Line, place: Place, name: EndName) -> str:
    """Why what a line becomes cannot take a sign; "" where it can."""
    if name not in _taken_by(document, line, place):
        if name in ("channel", "emotion") and line.kind not in _IN_PLAN:
            return _("it does not go to one touchpoint")
        if name == "owner" and line.kind in CARD_KINDS:
            return _("it names the owner of an action made of it")
        return {
            "channel": _("this kind has no channel"),
            "emotion": _("this kind has no emotion"),
            "owner": _("this kind has no owner"),
            "severity": _("this kind has no severity"),
            "frequency": _("this kind has no frequency"),
        }[name]
    if name == "owner" and not owner_of(document, line):
        return _("several people are called so")
    if name == "emotion" and not _whose(document, place):
        return _("the journey has no persona")
    return ""


def _taken_by(document: Document, line: Line, place: Place) -> set[EndName]:
    """Which signs at the end the kind of a line can take."""
    fields = {field.name for field in KINDS[line.kind].fields}
    found: set[EndName] = set()
    if "severity" in fields:
        found |= {"severity", "frequency"}
    if "owned_by" in fields or line.kind == "touchpoint":
        found.add("owner")
    spot = spot_for(document, place.journey, line.kind, place.selected)
    at = line.kind == "touchpoint" or (spot is not None and document.touchpoint_of(spot.home) is not None)
    if at and not line.parked and line.kind not in ("stage", *_IN_PLAN):
        found |= {"channel", "emotion"}
    return found


def owner_of(document: Document, line: Line) -> str:
    """The person a name or its beginning stands for; a new name is that of somebody new, several people are nobody."""
    said = str(line.end("owner") or "").replace("_", " ").strip()
    found = people_called(document, said)
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
        _lean(document, place, made)
        _answer(document, place, made)
    return made


def merge_line(document: Document, line: Line, place: Place, other: str) -> None:
    """Add nothing: what a line says more than something that is there goes to that, in one step. Raises Refused."""
    there = replace(place, selected=other)
    line = usable(document, replace(line, kind=required(document, other, Node).kind, parked=False), there)
    with document.transaction(_("Merge with {thing}").format(thing=kind_words(line.kind))):
        join_text(document, other, line.text)
        _say_more(document, line, there, other)
        _lean(document, place, other)


def _lean(document: Document, place: Place, id: str) -> None:
    """What is read from a source leans on it, unless it is nothing of a map."""
    reads = document.find(place.source, Source) is not None
    if reads and isinstance(document.get(id), Card | Touchpoint | Stage):
        lean_on(document, place.source, [id])


def answered(document: Document, line: Line, place: Place) -> str:
    """The pain that what a line makes will answer, by its id; "" for none."""
    pain = document.find(place.answers, Card)
    if pain is None or line.kind not in ANSWERING or line.parked:
        return ""
    spot = spot_for(document, place.journey, line.kind, place.selected)
    return pain.id if spot is not None and spot.home == pain.home else ""


def _answer(document: Document, place: Place, id: str) -> None:
    """A link to the pain it is meant for, where it can answer one and stands at its place."""
    made, pain = document.find(id, Card), document.find(place.answers, Card)
    if made is None or pain is None or made.kind not in ANSWERING or made.parked:
        return
    if made.home == pain.home:
        connect(document, "answers", made.id, pain.id)


def _make(document: Document, line: Line, place: Place, today: date) -> str:
    if line.kind == "decision":
        return add_decision(document, line.text, on=today)
    if line.kind == "action":
        source = document.find(place.selected, Card)
        helps = source is not None and source.kind in ("idea", "opportunity")
        return add_action(document, line.text, delivers=place.selected if helps else "")
    if line.parked:
        return _park(document, line, place)
    if spot_for(document, place.journey, line.kind, place.selected) is None:
        raise Refused(no_place())
    return add_at(document, place.journey, line.kind, place.selected, line.text)


def no_place() -> str:
    """What is said of a card while a map has no place for it, with the way round."""
    return _("Add a touchpoint first, or put it into the parking lot with “p ” before it")


def kind_made(line: Line) -> str:
    """What a line becomes: in the parking lot lie cards alone, so that a place named there is a question."""
    return "question" if line.parked and line.kind not in (*CARD_KINDS, *_IN_PLAN) else line.kind


def _park(document: Document, line: Line, place: Place) -> str:
    """Straight into the parking lot, also while there is no place on the map."""
    kind = kind_made(line)
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
        set_field(document, [made], "owned_by", attendee_for(document, owner_of(document, line)))
    at = document.touchpoint_of(made)
    if at is None:
        return
    channels = [add_channel(document, name) for name in line.channels()]
    if channels:
        choose_channels(document, at.id, dict.fromkeys((*at.channels, *channels)))
    felt = line.end("emotion")
    if felt is not None:
        rate_emotion(document, at.id, _whose(document, place), int(felt))


def _whose(document: Document, place: Place) -> str:
    """Whose emotions are meant, "" where nobody's."""
    journey = document.find(place.journey, Journey)
    return place.persona or (journey.persona if journey is not None else "")


def _link(document: Document, place: Place, made: str) -> None:
    """An arrow from the touchpoint where the room was; from none where there was none."""
    before = document.touchpoint_of(place.selected)
    if before is not None and before.id != made and document.find(made, Touchpoint) is not None:
        connect(document, "next", before.id, made)


def is_kept(record: object) -> bool:
    """Whether something that was added belongs to the plan, and not onto the map."""
    return isinstance(record, Action | Decision)
