"""A piece of a map to be put elsewhere: records, what hangs on them and their pictures; it knows no clipboard.

A piece is a value: it does not change when the map it was taken from does, and may come from another program. Its
bytes are checked like anything from outside before anything is made of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

import msgspec
from msgspec import Meta

from cxstudio.edits.problems import Refused, distinct
from cxstudio.edits.spans import covered
from cxstudio.model.document import Document
from cxstudio.model.fields import record_type
from cxstudio.model.log import Blobs
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import (
    Annotation,
    Attachment,
    Card,
    Channel,
    Emotion,
    Id,
    Link,
    Node,
    Record,
    Stage,
    Title,
    Touchpoint,
)
from cxstudio.words import _

VERSION = 1
MOST_THINGS = 20_000  # of each type
MOST_BYTES = 64_000_000
MOST_PICTURES = 500
MOST_PICTURE_BYTES = 16_000_000  # of one; what is taken in is far smaller

Top = Stage | Touchpoint | Card | Annotation
TOPS = (Stage, Touchpoint, Card, Annotation)


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A persona that copied things speak of, to be found again elsewhere by id or name."""

    id: Id
    name: Title = ""


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """The picture of a card with its bytes; they are not trusted before they were taken in."""

    id: Id
    name: Title = ""
    data: Annotated[bytes, Meta(max_length=MOST_PICTURE_BYTES)] = b""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Part of a map, each type in the order of the map; ids are those of the map it was taken from.

    Whatever's owner is not among it is on top: it needs a place where the piece is put. `reach` says over how many
    touchpoints a card lies whose last one is not in the piece.
    """

    version: Annotated[int, Meta(ge=1, le=VERSION)] = VERSION
    stages: Annotated[tuple[Stage, ...], Meta(max_length=MOST_THINGS)] = ()
    touchpoints: Annotated[tuple[Touchpoint, ...], Meta(max_length=MOST_THINGS)] = ()
    cards: Annotated[tuple[Card, ...], Meta(max_length=MOST_THINGS)] = ()
    annotations: Annotated[tuple[Annotation, ...], Meta(max_length=MOST_THINGS)] = ()
    emotions: Annotated[tuple[Emotion, ...], Meta(max_length=MOST_THINGS)] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=MOST_THINGS)] = ()
    channels: Annotated[tuple[Channel, ...], Meta(max_length=1000)] = ()
    personas: Annotated[tuple[Person, ...], Meta(max_length=1000)] = ()
    pictures: Annotated[tuple[Picture, ...], Meta(max_length=MOST_PICTURES)] = ()
    reach: Annotated[dict[Id, Annotated[int, Meta(ge=2, le=MOST_THINGS)]], Meta(max_length=MOST_THINGS)] = (
        msgspec.field(default_factory=dict)
    )

    def things(self) -> Iterator[Top]:
        """All that can be seen on a map, owners first."""
        yield from self.stages
        yield from self.touchpoints
        yield from self.cards
        yield from self.annotations

    def tops(self) -> list[Top]:
        """What needs a place where the piece is put."""
        there = {x.id for x in self.things()} | {x.id for x in self.emotions}
        return [x for x in self.things() if owner_of(x) not in there]


def owner_of(record: Top) -> str:
    """The id of what a thing on the map belongs to."""
    return str(getattr(record, OWNERS[type(record)]))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is copied, taken together without asking the disk: cheap also for a whole map."""

    piece: Piece
    attachments: tuple[Attachment, ...]


def choose(document: Document, ids: Iterable[str]) -> Chosen:
    """All that goes along when these things are copied, without the bytes of pictures.

    Raises Refused when nothing among them can be copied.
    """
    wanted = [x for x in (document.get(id) for id in distinct(ids)) if isinstance(x, TOPS)]
    if not wanted:
        raise Refused(_("Select stages, touchpoints, cards or notes to copy them"))
    found = _with_what_hangs_on_them(document, wanted)
    if any(len(of) > MOST_THINGS for of in _by_type(found)):
        raise Refused(_("This is too much to copy at once; save a copy of the map instead"))
    there = {x.id for x in found}
    cards = [x for x in found if isinstance(x, Card)]
    touchpoints = [x for x in found if isinstance(x, Touchpoint)]
    emotions = [x for x in found if isinstance(x, Emotion)]
    links = {link.id: link for x in found for link in document.links_of(x.id)}
    used = {id for touchpoint in touchpoints for id in touchpoint.channels}
    people = {x.persona for x in cards} | {x.persona for x in emotions}
    attachments = [a for c in cards if (a := document.find(c.picture, Attachment)) is not None]
    piece = Piece(
        stages=tuple(x for x in found if isinstance(x, Stage)),
        touchpoints=tuple(touchpoints),
        cards=tuple(cards),
        annotations=tuple(x for x in found if isinstance(x, Annotation)),
        emotions=tuple(emotions),
        links=tuple(link for link in links.values() if {link.source, link.target} <= there),
        channels=tuple(x for x in document.channels() if x.id in used),
        personas=tuple(Person(id=x.id, name=x.name) for x in document.personas() if x.id in people),
        reach={
            card.id: len(over)
            for card in cards
            if card.until and card.until not in there and len(over := _reached(document, card, there)) > 1
        },
    )
    return Chosen(piece, tuple(attachments[:MOST_PICTURES]))


def _reached(document: Document, card: Card, there: set[str]) -> list[str]:
    """What a card lies over, of touchpoints that are copied with it only those."""
    over = covered(document, card)
    return [id for id in over if id in there] if card.home in there else over


def with_pictures(chosen: Chosen, blobs: Blobs) -> Piece:
    """The piece with the bytes of its pictures, as far as the session has them."""
    found = []
    for attachment in chosen.attachments:
        data = blobs.blob(attachment.sha256)
        if data is not None and len(data) <= MOST_PICTURE_BYTES:
            found.append(Picture(id=attachment.id, name=attachment.name, data=data))
    return msgspec.structs.replace(chosen.piece, pictures=tuple(found))


def copy_piece(document: Document, blobs: Blobs, ids: Iterable[str]) -> Piece:
    """A piece of the map: these things with all that hangs on them. Raises Refused when none can be copied."""
    return with_pictures(choose(document, ids), blobs)


def _with_what_hangs_on_them(document: Document, wanted: list[Top]) -> list[Node]:
    """Each thing with what it owns, in the order of the map."""
    kept = {x.id for x in wanted}
    tops = [x for x in wanted if not any(owner.id in kept for owner in list(document.owners(x.id))[1:])]
    found: dict[str, Node] = {}
    waiting: list[Node] = sorted(tops, key=lambda x: _place(document, x), reverse=True)
    while waiting:
        record = waiting.pop()
        if record.id in found:
            continue
        found[record.id] = record
        inside: list[Node] = [
            *document.children(record.id, Touchpoint),
            *document.cards(record.id),
            *document.children(record.id, Emotion),
            *document.children(record.id, Annotation),
        ]
        waiting.extend(reversed(inside))
    return list(found.values())


def _place(document: Document, record: Node) -> tuple[tuple[str, str], ...]:
    """Where a thing comes in the order of the map."""
    return tuple((getattr(x, "order", ""), x.id) for x in reversed(list(document.owners(record.id))))


def _by_type(found: Iterable[Node]) -> list[list[Node]]:
    sorted_out: dict[type[Node], list[Node]] = {}
    for record in found:
        sorted_out.setdefault(type(record), []).append(record)
    return list(sorted_out.values())


# As bytes


def write_piece(piece: Piece) -> bytes:
    """The piece as JSON."""
    return msgspec.json.encode(piece)


_decoder = msgspec.json.Decoder(Piece)


def read_piece(data: bytes) -> Piece:
    """The piece these bytes say. Raises Refused, one sentence, for anything that is none."""
    if len(data) > MOST_BYTES:
        raise Refused(_("What was copied is larger than 64 MB; copy less at once"))
    try:
        piece = _decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused(_("What was copied cannot be read; copy it again")) from error
    records: list[Record] = [*piece.things(), *piece.emotions, *piece.links, *piece.channels]
    ids = [x.id for x in records]
    if not all(ids) or len(set(ids)) != len(ids) or not all(_is_what_it_says(x) for x in records):
        raise Refused(_("What was copied does not hold together; copy it again"))
    if not piece.tops():
        raise Refused(_("There is nothing to paste in what was copied"))
    return piece


def _is_what_it_says(record: Record) -> bool:
    return record_type("e" if isinstance(record, Link) else "n", record.kind) is type(record)


# As text


def piece_text(piece: Piece) -> str:
    """The piece for a text editor: an indented list of stages, touchpoints and cards; cards alone one a line."""
    inside: dict[str, list[Top]] = {}
    for record in piece.things():
        if not isinstance(record, Annotation):
            inside.setdefault(owner_of(record), []).append(record)
    tops = piece.tops()
    lines: list[str] = []
    waiting: list[tuple[int, Top]] = [(0, x) for x in reversed(tops)]
    while waiting:
        depth, record = waiting.pop()
        text = record.title if isinstance(record, (Stage, Touchpoint)) else record.text
        lines.append("\t" * depth + " ".join(text.split()))
        waiting.extend((depth + 1, x) for x in reversed(inside.get(record.id, ())))
    return "\n".join(line for line in lines if line.strip())
