"""What is heard again joins what is there, and the photo of a wall that notes were taken from; it reads no line."""

from __future__ import annotations

import re
from datetime import date

from cxstudio.edits.fields import set_field
from cxstudio.edits.pictures import SafePicture, keep_picture
from cxstudio.edits.problems import Refused, kind_words, required
from cxstudio.edits.sources import add_source
from cxstudio.model.alike import plain
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.log import Blobs
from cxstudio.model.measures import Source
from cxstudio.model.records import TEXT_LENGTH, TITLE_LENGTH, Attachment, Card, Node, Touchpoint
from cxstudio.words import _

MOST_OFTEN = 5
_WORD = re.compile(r"\w+")


def join_text(document: Document, id: str, text: str) -> None:
    """Let a thing say in a further line what a text says more than it; a touchpoint says it in its description.

    Raises Refused where there is no room for it.
    """
    record = required(document, id, Node)
    row = KINDS[record.kind]
    field = "description" if isinstance(record, Touchpoint) else row.title_field
    said = str(getattr(record, row.title_field))
    before = str(getattr(record, field))
    if _words(text) <= _words(said) | _words(before):
        return
    joined = f"{before}\n{text}".strip()
    if len(joined) > TEXT_LENGTH:
        raise Refused(_("Together the two texts are too long"))
    set_field(document, [id], field, joined)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(plain(text)))


def count_again(document: Document, id: str) -> int:
    """Something was said once more: its frequency goes up by one, of a thing said once to two. Returns it.

    Raises Refused where it has no frequency, or the highest there is.
    """
    record = required(document, id, Node)
    if not any(field.name == "frequency" for field in KINDS[record.kind].fields) or not isinstance(
        record, Card
    ):
        raise Refused(_("A {kind} has no frequency; merge it instead").format(kind=kind_words(record.kind)))
    often = (record.frequency or 1) + 1
    if often > MOST_OFTEN:
        raise Refused(_("The frequency is {n} already, the highest there is").format(n=MOST_OFTEN))
    with document.transaction(_("Count {thing} again").format(thing=kind_words(record.kind))):
        set_field(document, [id], "frequency", often)
    return often


def add_photo(document: Document, blobs: Blobs, picture: SafePicture, name: str, on: date) -> str:
    """Keep the photo of a wall as a source of its own, of the workshop, called as its file. Returns the source's id."""
    title = " ".join(name.split())[:TITLE_LENGTH] or _("Photo of the wall")
    with document.transaction(_("Add photo of the wall")):
        source = add_source(document, title, "workshop", date=on.isoformat())
        keep_picture(document, blobs, source, picture, name)
    return source


def photo_of(document: Document, source: str) -> Attachment | None:
    """The photo a source was made of."""
    if document.find(source, Source) is None:
        return None
    return next((one for one in document.nodes(Attachment) if one.owner == source), None)


def photos(document: Document) -> list[tuple[Source, Attachment]]:
    """The photos of walls, in the order of their sources."""
    owned = {one.owner: one for one in document.nodes(Attachment)}
    return [(source, owned[source.id]) for source in document.nodes(Source) if source.id in owned]
