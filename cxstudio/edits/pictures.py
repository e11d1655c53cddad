"""Pictures on cards and portraits of personas: putting one there, another in its place, and taking it away.

It decodes nothing: the bytes come from `render.pictures.take_in`, which made them safe; they are kept with the same
row that names them.
"""

from __future__ import annotations

from typing import Protocol

import msgspec

from cxstudio.edits.adding import spot_for
from cxstudio.edits.cards import add_card
from cxstudio.edits.placing import new_id
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.values import clean_text
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.model.records import TITLE_LENGTH, Attachment, Card, Persona
from cxstudio.words import _

PICTURE_KIND = "evidence"  # what a picture becomes that was put on no card


class SafePicture(Protocol):
    """A picture whose bytes hold pixels and nothing else; sizes in pixels."""

    @property
    def data(self) -> bytes: ...

    @property
    def mime(self) -> str: ...

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


def add_picture(
    document: Document, blobs: Blobs, place: str, picture: SafePicture, name: str = "", *, kind: str = ""
) -> str:
    """Put a picture on a card, in place of one it has; at a touchpoint or stage it makes a card. Returns the card's id.

    `kind` is of the card that is made, "" makes physical evidence. Raises Refused, and adds nothing, where none fits.
    """
    if document.find(place, Card) is not None:
        set_picture(document, blobs, place, picture, name)
        return place
    with document.transaction(_("Add picture")):
        card = add_card(document, kind or PICTURE_KIND, place)
        set_picture(document, blobs, card, picture, name)
    return card


def add_picture_at(
    document: Document,
    blobs: Blobs,
    journey: str,
    picture: SafePicture,
    name: str = "",
    selected: str = "",
) -> str:
    """Put a picture on the selected card, else on a new one where the next card would go. Returns the card's id."""
    if document.find(selected, Card) is not None:
        return add_picture(document, blobs, selected, picture, name)
    spot = spot_for(document, journey, PICTURE_KIND, selected)
    if spot is None:
        raise Refused(_("Add a touchpoint first"))
    return add_picture(document, blobs, spot.home, picture, name)


def set_picture(document: Document, blobs: Blobs, card: str, picture: SafePicture, name: str = "") -> None:
    """Give a card its picture, in place of the one it has."""
    record = required(document, card, Card)
    label = _("Replace picture") if document.get(record.picture) else _("Add picture")
    with document.transaction(label):
        attach(document, blobs, card, picture, name)
        if document.find(record.picture, Attachment) is not None:
            document.hide(record.picture)


def set_portrait(
    document: Document, blobs: Blobs, persona: str, picture: SafePicture, name: str = ""
) -> None:
    """Give a persona her portrait, in place of the one she has."""
    record = required(document, persona, Persona)
    label = _("Replace portrait") if document.get(record.portrait) else _("Add portrait")
    with document.transaction(label):
        document.set(persona, portrait=keep_picture(document, blobs, persona, picture, name))
        if document.find(record.portrait, Attachment) is not None:
            document.hide(record.portrait)


def put_picture(document: Document, blobs: Blobs, owner: str, picture: SafePicture, name: str = "") -> None:
    """Give a card its picture, or a persona her portrait."""
    put = set_portrait if document.find(owner, Persona) is not None else set_picture
    put(document, blobs, owner, picture, name)


def take_picture_off(document: Document, owner: str) -> None:
    """Take the picture off a card, or a persona's portrait away."""
    take = remove_portrait if document.find(owner, Persona) is not None else remove_picture
    take(document, owner)


def remove_portrait(document: Document, persona: str) -> None:
    """Take a persona's portrait away; nothing happens where there is none."""
    record = required(document, persona, Persona)
    if not record.portrait:
        return
    with document.transaction(_("Remove portrait")):
        document.set(persona, portrait="")
        if document.find(record.portrait, Attachment) is not None:
            document.hide(record.portrait)


def attach(document: Document, blobs: Blobs, card: str, picture: SafePicture, name: str = "") -> None:
    """Keep a picture and let a card name it, inside a transaction. Raises Refused when it is too large."""
    document.set(card, picture=keep_picture(document, blobs, card, picture, name))


def keep_picture(document: Document, blobs: Blobs, owner: str, picture: SafePicture, name: str) -> str:
    """Keep a picture for its owner. Returns the id of the attachment."""
    try:
        sha256 = blobs.put_blob(picture.data, picture.mime)
    except ValueError as error:
        raise Refused(str(error)) from error
    attachment = Attachment(
        id=new_id(),
        name=" ".join(clean_text(name).split())[:TITLE_LENGTH],
        mime=picture.mime,
        sha256=sha256,
        size=len(picture.data),
        width=picture.width,
        height=picture.height,
        owner=owner,
    )
    document.put(attachment)
    return attachment.id


def remove_picture(document: Document, card: str) -> None:
    """Take the picture off a card; nothing happens where there is none."""
    record = required(document, card, Card)
    if not record.picture:
        return
    with document.transaction(_("Remove picture")):
        document.put(msgspec.structs.replace(record, picture=""))
        if document.find(record.picture, Attachment) is not None:
            document.hide(record.picture)
