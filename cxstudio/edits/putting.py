"""A piece of a map set into a document, each part in its group: new ids, people and channels found again.

It runs inside a transaction and decides no places: which group goes where is told to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from cxstudio.edits.copying import Piece, Top, owner_of
from cxstudio.edits.pictures import SafePicture, attach
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, refuse_if
from cxstudio.edits.spans import same_length
from cxstudio.edits.structure import keep_structure
from cxstudio.edits.touchpoints import add_channel
from cxstudio.edits.values import clean_text
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.model.records import (
    Annotation,
    Attachment,
    Card,
    Channel,
    Journey,
    Node,
    Record,
    Stage,
    Touchpoint,
    emotion_id,
)
from cxstudio.model.rules import why_not_home, why_not_link
from cxstudio.words import _

R = TypeVar("R", bound=Record)

# Makes bytes from outside safe, or answers None for what is no picture. `edits` decodes nothing itself.
TakeIn = Callable[[bytes, str], SafePicture | None]


def no_pictures(data: bytes, name: str) -> SafePicture | None:
    """For pieces that are pasted without their pictures."""
    del data, name
    return None


@dataclass(frozen=True, slots=True)
class Group:
    """Things that go to one home, before one of its things or to the end."""

    things: tuple[Top, ...]
    home: str
    before: str | None = END


@dataclass
class Putting:
    """One piece on its way into a document. `known` are pictures the session has already."""

    document: Document
    blobs: Blobs
    piece: Piece
    take_in: TakeIn
    known: dict[str, Attachment] = field(default_factory=dict)
    new: dict[str, str] = field(default_factory=dict)  # old id -> new id
    _people: dict[tuple[str, str], str] = field(default_factory=dict)
    _channels: dict[str, str] = field(default_factory=dict)

    def put(self, groups: Sequence[Group]) -> list[str]:
        """All of it, inside a transaction; the ids of what is in the groups."""
        if not groups:
            raise Refused(_("There is nothing to paste in what was copied"))
        if self.piece.stages:
            keep_structure(self.document, "add stages")
        if self.piece.touchpoints:
            keep_structure(self.document, "add touchpoints")
        inside: dict[str, list[Top]] = {}
        for record in self.piece.things():
            inside.setdefault(owner_of(record), []).append(record)
        try:
            self._put_things(groups, inside)
            self._put_emotions()
            self._put_notes(groups, inside)
            self._put_links()
        except Refused:
            raise
        except ValueError as error:
            raise Refused(_("This does not fit here: {reason}").format(reason=error)) from error
        return [self.new[x.id] for group in groups for x in group.things if x.id in self.new]

    def _put_things(self, groups: Sequence[Group], inside: dict[str, list[Top]]) -> None:
        """Stages, touchpoints and cards; notes may hang on emotions and come later."""
        for record_type in (Stage, Touchpoint, Card):
            waiting = [g for g in groups if isinstance(g.things[0], record_type)]
            for old, new in list(self.new.items()):
                children = tuple(x for x in inside.get(old, ()) if isinstance(x, record_type))
                if children:
                    waiting.append(Group(children, new))
            for group in waiting:
                self._put_group(group, record_type)
        for card in self.piece.cards:
            self._finish_card(card)

    def _put_group(self, group: Group, record_type: type[Stage | Touchpoint | Card]) -> None:
        refuse_if(why_not_home(group.things[0].kind, self.document.get(group.home)))
        siblings = self.document.children(group.home, record_type)
        keys = keys_at(self.document, siblings, group.before, count=len(group.things))
        for record, key in zip(group.things, keys, strict=True):
            id = self.new[record.id] = new_id()
            self.document.put(cleaned(self._placed(record, id, group.home, key)))

    def _placed(self, record: Top, id: str, home: str, key: str) -> Node:
        replace = msgspec.structs.replace
        match record:
            case Stage():
                return replace(record, id=id, journey=home, order=key)
            case Touchpoint():
                channels = tuple(dict.fromkeys(c for old in record.channels if (c := self._channel(old))))
                return replace(record, id=id, stage=home, order=key, channels=channels)
            case Card():
                persona = self._persona(record.persona, home) if record.persona else ""
                return replace(
                    record,
                    id=id,
                    home=home,
                    order=key,
                    until="",
                    picture="",
                    parked=False,
                    persona=persona,
                )
            case Annotation():
                return replace(record, id=id, anchor=home, order=key)

    def _finish_card(self, old: Card) -> None:
        """How far a card reaches and its picture, when all touchpoints are there."""
        card = self.document.find(self.new.get(old.id, ""), Card)
        if card is None:
            return
        until = self.new.get(old.until, "")
        if not until and old.id in self.piece.reach:
            until = same_length(self.document, self.piece.reach[old.id], card.home)
        if until:
            self.document.set(card.id, until=until)
        if old.picture in self.known:
            copy = msgspec.structs.replace(self.known[old.picture], id=new_id(), owner=card.id)
            self.document.put(copy)
            self.document.set(card.id, picture=copy.id)
            return
        for picture in self.piece.pictures if old.picture else ():
            if picture.id == old.picture:
                safe = self.take_in(picture.data, picture.name)
                if safe is not None:
                    attach(self.document, self.blobs, card.id, safe, picture.name)
                return

    def _put_emotions(self) -> None:
        # Where two people become one, the reading of whom was found again stands.
        strangers = {x.persona for x in self.piece.emotions if not self._find_persona(x.persona)}
        for emotion in sorted(self.piece.emotions, key=lambda x: x.persona in strangers):
            touchpoint = self.new.get(emotion.touchpoint, "")
            persona = self._persona(emotion.persona, touchpoint) if touchpoint else ""
            if not touchpoint or not persona or self.document.emotion(touchpoint, persona) is not None:
                continue
            id = self.new[emotion.id] = emotion_id(touchpoint, persona)
            self.document.put(msgspec.structs.replace(emotion, id=id, touchpoint=touchpoint, persona=persona))

    def _put_notes(self, groups: Sequence[Group], inside: dict[str, list[Top]]) -> None:
        waiting = [g for g in groups if isinstance(g.things[0], Annotation)]
        hung = list(self.new.items())
        while waiting or hung:
            for old, new in hung:
                notes = tuple(x for x in inside.get(old, ()) if isinstance(x, Annotation))
                if notes:
                    waiting.append(Group(notes, new))
            before = set(self.new)
            for group in waiting:
                keys = keys_at(self.document, self.document.nodes(Annotation), END, count=len(group.things))
                for record, key in zip(group.things, keys, strict=True):
                    id = self.new[record.id] = new_id()
                    self.document.put(cleaned(self._placed(record, id, group.home, key)))
            waiting = []
            hung = [(old, new) for old, new in self.new.items() if old not in before]

    def _put_links(self) -> None:
        for link in self.piece.links:
            source, target = self.new.get(link.source, ""), self.new.get(link.target, "")
            made = msgspec.structs.replace(cleaned(link), id=new_id(), source=source, target=target)
            if source and target and why_not_link(made, self.document.get) is None:
                self.document.put(made)

    # Found again

    def _persona(self, old: str, home: str) -> str:
        """Who is meant here: the same by id, else by name, else whose journey it is."""
        stage = self.document.stage_of(home)
        journey = self.document.find(stage.journey, Journey) if stage else None
        owner = journey.persona if journey else ""
        if (old, owner) not in self._people:
            self._people[old, owner] = self._find_persona(old) or owner
        return self._people[old, owner]

    def _find_persona(self, old: str) -> str:
        people = self.document.personas()
        if any(x.id == old for x in people):
            return old
        name = next((x.name for x in self.piece.personas if x.id == old), "").strip().casefold()
        return next((x.id for x in people if name and x.name.strip().casefold() == name), "")

    def _channel(self, old: str) -> str:
        """The channel of the same name, with its family and icon where it is new here; "" for one without a name."""
        if old not in self._channels:
            self._channels[old] = self._find_channel(old)
        return self._channels[old]

    def _find_channel(self, old: str) -> str:
        there = self.document.find(old, Channel)
        meant = next((x for x in self.piece.channels if x.id == old), None)
        if meant is None or (there is not None and there.name == meant.name):
            return there.id if there else ""
        known = {x.id for x in self.document.channels()}
        meant = cleaned(meant)
        made = add_channel(self.document, meant.name, as_written=True) if meant.name.strip() else ""
        if made and made not in known:
            self.document.set(made, family=meant.family, icon=meant.icon)
        return made


def cleaned(record: R) -> R:
    """The record without characters that cannot be stored or shown."""
    texts = {name: getattr(record, name) for name in record.__struct_fields__}
    clean = {name: clean_text(text) for name, text in texts.items() if isinstance(text, str)}
    return msgspec.structs.replace(record, **{n: t for n, t in clean.items() if t != texts[n]})
