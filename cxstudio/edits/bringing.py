"""Journeys and personas of another session brought into this one, with what hangs on them; it opens no file.

All they consist of gets ids of its own. Personas, channels and people are found again by their names; a journey that is
here already, word for word, is not brought a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from cxstudio.edits.attendees import attendee_for
from cxstudio.edits.journeys import inside_journey, new_name, renamed
from cxstudio.edits.personas import add_persona
from cxstudio.edits.pictures import put_picture
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.putting import TakeIn, cleaned, no_pictures
from cxstudio.edits.touchpoints import add_channel, knows_channel
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.model.naming import one_line, title
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.plans import Attendee, Comment
from cxstudio.model.records import (
    Attachment,
    Card,
    Channel,
    Emotion,
    Journey,
    Node,
    Persona,
    Touchpoint,
)
from cxstudio.model.rules import why_not_link
from cxstudio.words import _, ngettext

_SAME_FOR_ALL = {"id": "", "stage": "", "channels": (), "owned_by": "", "order": ""}
_STAY = (Comment, Attachment)  # what is said stays where it was said; pictures come with their owners


@dataclass(frozen=True, slots=True)
class Picked:
    """The ids of the journeys and of the personas that are to come; personas of the journeys come in any case."""

    journeys: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bringing:
    """How pictures come along: where they are kept, their bytes by SHA-256, and who makes those safe."""

    blobs: Blobs | None = None
    pictures: Callable[[str], bytes | None] | None = None
    take_in: TakeIn = no_pictures


@dataclass(frozen=True, slots=True)
class Brought:
    """The new journeys and personas, and what is worth saying."""

    journeys: tuple[str, ...]
    personas: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def people_of(other: Document, picked: Picked) -> list[Persona]:
    """The personas that come: those picked, and those the journeys picked speak of."""
    wanted = set(picked.personas)
    for id in picked.journeys:
        journey = other.find(id, Journey)
        wanted |= {journey.persona, *journey.hides} if journey is not None else set()
        for node in inside_journey(other, id):
            wanted |= {node.persona} if isinstance(node, Emotion | Card) else set()
    return [persona for persona in other.personas() if persona.id in wanted]


def persona_here(document: Document, persona: Persona) -> str:
    """The persona of the same name, or the same one in another copy of the session; "" for none."""
    name = one_line(persona.name).casefold()
    here = document.personas()
    same = (p.id for p in here if p.id == persona.id and one_line(p.name).casefold() == name)
    called = (p.id for p in here if name and one_line(p.name).casefold() == name)
    return next(same, next(called, ""))


def journey_here(document: Document, other: Document, id: str) -> str:
    """A journey that says the same, word for word; "" for none."""
    wanted = _words(other, id)
    return next((j.id for j in document.journeys() if _words(document, j.id) == wanted), "")


def _words(document: Document, id: str) -> list[object]:
    """All a journey says, in its order: what tells it from another."""
    said: list[object] = [title(document.node(id))]
    for stage in document.stages(id):
        said.append(stage.title)
        said += [(card.kind, card.text) for card in document.cards(stage.id)]
        for touchpoint in document.touchpoints(stage.id):
            named = (document.find(id, Channel) for id in touchpoint.channels)
            said.append([channel.name.casefold() for channel in named if channel is not None])
            said.append(msgspec.structs.replace(touchpoint, **_SAME_FOR_ALL))
            said += [(card.kind, card.text) for card in document.cards(touchpoint.id)]
            said.append(sorted((e.mean or 0.0) for e in document.emotions(touchpoint.id)))
    return said


def bring(document: Document, other: Document, picked: Picked, how: Bringing | None = None) -> Brought:
    """Bring journeys and personas in, in one step. Raises Refused, and changes nothing, where one does not fit."""
    coming = _Coming(document, other, how or Bringing())
    with document.transaction(_("Bring in from another session")):
        for _part in coming.steps(picked):
            pass
    return coming.brought


def bringing(
    document: Document, other: Document, picked: Picked, how: Bringing | None = None
) -> Generator[float, None, Brought]:
    """The same thing by thing, for a window that has to answer meanwhile; each step wants an open transaction.

    Tells the part that is done.
    """
    coming = _Coming(document, other, how or Bringing())
    yield from coming.steps(picked)
    return coming.brought


@dataclass
class _Coming:
    """What comes in, with the new id of each old one."""

    document: Document
    other: Document
    how: Bringing
    names: dict[str, str] = field(default_factory=dict)
    portraits: list[str] = field(default_factory=list)  # personas that are new here, by their old ids
    without: int = 0  # pictures that stayed behind
    brought: Brought = Brought((), ())

    def steps(self, picked: Picked) -> Iterator[float]:
        """Bring it in; tells the part that is done."""
        people = people_of(self.other, picked)
        new = []
        for persona in people:
            if made := self._persona(persona):
                new.append(made)
            yield 0.0
        here: dict[str, str] = {}
        for id in picked.journeys:
            here[id] = journey_here(self.document, self.other, id)
            yield 0.0
        journeys = [id for id in picked.journeys if self.other.find(id, Journey) is not None and not here[id]]
        self.names.update({id: there for id, there in here.items() if there})
        keys = keys_at(self.document, self.document.journeys(), END, count=len(journeys))
        for number, (id, key) in enumerate(zip(journeys, keys, strict=True)):
            for part in self._journey(id, key):
                yield (number + part) / len(journeys)
        yield from self._links(journeys)
        yield from self._pictures()
        self.brought = Brought(tuple(self.names[id] for id in journeys), tuple(new), tuple(self._told()))

    def _persona(self, persona: Persona) -> str:
        """The id of one that was made; "" for one that is here already."""
        there = persona_here(self.document, persona)
        if there:
            self.names[persona.id] = there
            return ""
        made = self.names[persona.id] = add_persona(self.document, persona.name, employee=persona.employee)
        twin = self.document.node(made)
        assert isinstance(twin, Persona)
        same = {"id": made, "mark": twin.mark, "order": twin.order, "portrait": ""}
        self.document.put(cleaned(msgspec.structs.replace(persona, **same)))
        self.portraits.append(persona.id)
        return made

    def _journey(self, id: str, key: str) -> Iterator[float]:
        inside = [node for node in inside_journey(self.other, id) if not isinstance(node, _STAY)]
        for node in inside:
            if isinstance(node, Touchpoint):
                self._found_again(node)
        self.names[id] = new_id()
        for node in inside:
            self.names[node.id] = new_name(node, self.names)
        journey = self.other.node(id)
        assert isinstance(journey, Journey)
        hides = tuple(self.names[one] for one in journey.hides if one in self.names)
        persona = self.names.get(journey.persona, "")
        made = msgspec.structs.replace(journey, id=self.names[id], order=key, hides=hides, persona=persona)
        self.document.put(cleaned(made))
        for number, node in enumerate(inside, start=1):
            self.document.put(cleaned(renamed(self._bare(node), self.names)))
            yield number / len(inside)

    def _found_again(self, touchpoint: Touchpoint) -> None:
        """The channels of a touchpoint and who answers for it, by their names."""
        for id in touchpoint.channels:
            channel = self.other.find(id, Channel)
            if channel is None or id in self.names or not channel.name.strip():
                continue
            new = not knows_channel(self.document, channel.name)
            made = self.names[id] = add_channel(self.document, cleaned(channel).name, as_written=True)
            if new:
                self.document.set(made, family=channel.family, icon=channel.icon)
        owner = self.other.find(touchpoint.owned_by, Attendee)
        if owner is not None and owner.id not in self.names and owner.name.strip():
            self.names[owner.id] = attendee_for(self.document, cleaned(owner).name)

    def _bare(self, node: Node) -> Node:
        """A thing without what it points at and what does not come along; its picture follows."""
        values: dict[str, object] = {}
        for name in REFERENCES.get(type(node), ()):
            value = getattr(node, name)
            if isinstance(value, tuple):
                values[name] = tuple(id for id in value if id in self.names)
            elif value not in self.names or name == "picture":
                values[name] = ""
        assert getattr(node, OWNERS[type(node)]) in self.names
        return msgspec.structs.replace(node, **values)

    def _links(self, journeys: Sequence[str]) -> Iterator[float]:
        own = set(journeys) | {node.id for id in journeys for node in inside_journey(self.other, id)}
        for link in self.other.links():
            source, target = self.names.get(link.source, ""), self.names.get(link.target, "")
            if not source or not target or own.isdisjoint({link.source, link.target}):
                continue
            made = msgspec.structs.replace(cleaned(link), id=new_id(), source=source, target=target)
            if why_not_link(made, self.document.get) is None:
                self.document.put(made)
            yield 1.0

    def _pictures(self) -> Iterator[float]:
        for old, picture in self._pictured():
            data = self.how.pictures(picture.sha256) if self.how.pictures is not None else None
            safe = self.how.take_in(data, picture.name) if data is not None else None
            if safe is None or self.how.blobs is None:
                self.without += 1
            else:
                put_picture(self.document, self.how.blobs, self.names[old], safe, picture.name)
            yield 1.0

    def _pictured(self) -> Iterator[tuple[str, Attachment]]:
        for old in list(self.names):
            node = self.other.get(old)
            named = node.picture if isinstance(node, Card) else ""
            if isinstance(node, Persona) and old in self.portraits:
                named = node.portrait
            picture = self.other.find(named, Attachment)
            if picture is not None:
                yield old, picture

    def _told(self) -> Iterator[str]:
        if self.without:
            text = ngettext("{n} picture stayed behind", "{n} pictures stayed behind", self.without)
            yield text.format(n=self.without)
