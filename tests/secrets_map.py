"""A session in which each thing that can be left out says so in marked words, and all that a file says, read back."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET

import pypdfium2
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.comments import add_comment
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards
from cxstudio.edits.lanes import add_lane, rename_lane
from cxstudio.edits.links import connect
from cxstudio.edits.making import Thing, make_things
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.model.document import Document
from cxstudio.model.excerpt import BEHIND_THE_LINE
from cxstudio.model.log import MemoryLog
from cxstudio.model.records import Attachment, Card
from tests.makers import small_map

# Whose names stand in name fields and in texts: a persona, a person, an author, the facilitator and the client.
NAMES = (
    "Zenobia",
    "Quillfeather",
    "Bartholomew",
    "Oxenstierna",
    "Yolanda",
    "Vanterpool",
    "Wilhelmina",
    "Hexacorp",
)
_KIND_OF = {
    "backstage": "backstage",
    "support": "support",
    "systems": "system",
    "departments": "department",
    "employee": "employee",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A session with secrets: of each kind the words that give it away, and the pictures nobody may see."""

    document: Document
    log: MemoryLog
    own_lane: str
    hidden_pictures: tuple[str, ...]
    secrets: dict[str, tuple[str, ...]]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for words in self.secrets.values() for word in words)


def marked_map() -> Marked:
    """A small map with something of every kind to leave out, in texts, names, links, notes and pictures."""
    log = MemoryLog()
    made = small_map(Document(log))
    document, t = made.document, made.touchpoints
    with document.transaction("Secrets"):
        internal = _internal(document, t[0], made.cards[0])
        hidden = _picture(document, log, internal, "SECRET-internal-picture", (250, 3, 7))
        _comments(document, t[1])
        face = _names(document, log, made.personas[0], t)
        own = _lanes(document, made.journey, t[2])
        document.put(Attachment(id="kept", name="kept.png", owner=made.cards[0]))
        _picture(document, log, made.cards[0], "kept", (20, 200, 90))
    _vote(document, made.cards[0])
    secrets = {
        "internal": (*_marked("internal", "card note comment link group parked picture"), "SECRET-prompt"),
        "comments": _marked("comment", "text"),
        "names": NAMES,
        "lanes": tuple(
            f"SECRET-{lane}-{what}" for lane in sorted(BEHIND_THE_LINE) for what in ("card", "lane")
        ),
        "own": _marked("own", "card lane note"),
        "metrics": _marked("metrics", "title"),
        "feedback": _marked("feedback", "text"),
    }
    return Marked(document, log, own, (hidden, face), secrets)


def _marked(kind: str, what: str) -> tuple[str, ...]:
    return tuple(f"SECRET-{kind}-{word}" for word in what.split())


def _internal(document: Document, home: str, seen: str) -> str:
    card = add_card(document, "idea", home, "SECRET-internal-card")
    set_field(document, [card], "internal", True)
    add_annotation(document, "callout", card, 5, 5, "SECRET-internal-note")
    add_comment(document, card, "SECRET-internal-comment")
    connect(document, "answers", card, seen, "SECRET-internal-link")
    parked = add_card(document, "pain", home, "SECRET-internal-parked")
    group_cards(document, [card, parked], "SECRET-internal-group")
    set_field(document, [card], "evidence", "heard")
    document.set(parked, parked=True)
    make_things(document, [Thing("prompt", home, also={"lane": "pains", "text": "SECRET-prompt"})])
    return card


def _vote(document: Document, seen: str) -> None:
    """A closed vote on one card that stays and all that say a secret, whose words it keeps for good."""
    secret = [card.id for card in document.nodes(Card) if "SECRET" in card.text]
    vote = open_round(document, "What does Hexacorp need, Zenobia?", [seen, *secret], Terms(9, 3))
    for place, card in enumerate((seen, *secret)):
        tally(document, vote, card, 5 if place == 0 else 2)
    close_round(document, vote, date(2026, 11, 22))


def _picture(document: Document, log: MemoryLog, owner: str, name: str, colour: tuple[int, int, int]) -> str:
    """Keep a small picture of one colour on a card; returns its hash."""
    out = BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    sha256 = log.put_blob(out.getvalue(), "image/png")
    id = f"picture of {owner}"
    document.put(
        Attachment(
            id=id, name=f"{name}.png", mime="image/png", sha256=sha256, width=40, height=30, owner=owner
        )
    )
    field = "portrait" if document.node(owner).kind == "persona" else "picture"
    document.set(owner, **{field: id})
    return sha256


def _comments(document: Document, home: str) -> None:
    add_comment(document, home, "SECRET-comment-text", author="Yolanda Vanterpool")


def _names(document: Document, log: MemoryLog, persona: str, t: tuple[str, ...]) -> str:
    set_field(document, [persona], "name", "Zenobia Quillfeather")
    set_field(document, [persona], "quote", "Call me ZENOBIA  QUILLFEATHER, says Zenobia")
    set_field(document, [persona], "facts", [["Known as", "Zenobia Quillfeather"]])
    set_field(document, [t[3]], "owned_by", "Bartholomew Oxenstierna")
    set_field(document, ["session"], "client", "Hexacorp")
    set_field(document, ["session"], "facilitator", "Wilhelmina")
    set_field(document, ["session"], "title", "Hexacorp and Zenobia Quillfeather")
    texts = "Bartholomew called Zenobia (Quillfeather), Wilhelmina’s and YOLANDA VANTERPOOL’s HEXACORP"
    add_card(document, "thought", t[1], texts)
    set_field(document, [t[4]], "serves", "Ask Oxenstierna")
    action, decision = make_things(document, [Thing("action"), Thing("decision")])
    set_field(document, [action], "title", "Bartholomew Oxenstierna rings Hexacorp")
    set_field(document, [action], "owned_by", "Bartholomew Oxenstierna")
    set_field(document, [decision], "text", "Yolanda decides")
    return _picture(document, log, persona, "Zenobia", (9, 240, 230))


def _lanes(document: Document, journey: str, home: str) -> str:
    for lane in sorted(BEHIND_THE_LINE):
        add_card(document, _KIND_OF[lane], home, f"SECRET-{lane}-card")
        rename_lane(document, journey, lane, f"SECRET-{lane}-lane")
    own = add_lane(document, journey, "SECRET-own-lane")
    card = add_card(document, "thought", home, "SECRET-own-card", lane=own)
    add_annotation(document, "sticky", card, 9, 9, "SECRET-own-note")
    (metric,) = make_things(document, [Thing("metric")])
    set_field(document, [metric], "title", "SECRET-metrics-title")
    (feedback,) = make_things(document, [Thing("feedback", also={"at": home})])
    set_field(document, [feedback], "text", "SECRET-feedback-text")
    return own


# Reading back


def everything_said(data: bytes) -> str:
    """All text of a file: of a PDF its streams, strings and what two readers extract, of a package its members.

    Packages in packages are opened, pictures asked for what is written in them, and words that a line end or the
    runs of a text part are there once more as one.
    """
    if data.startswith(b"%PDF"):
        return "\n".join(_of_pdf(data))
    if zipfile.is_zipfile(BytesIO(data)):
        return "\n".join(_of_package(data))
    return "\n".join((_in_any_encoding(data), *_of_picture(data)))


def _of_package(data: bytes) -> Iterator[str]:
    yield _in_any_encoding(data)  # with comments, and what lies between the members
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            member = package.read(name)
            yield name
            yield everything_said(member)
            if name.endswith((".xml", ".rels", ".vml")):
                root = ET.fromstring(member)
                yield _together("".join(root.itertext()))
                yield from (value for thing in root.iter() for value in thing.attrib.values())


def _of_picture(data: bytes) -> Iterator[str]:
    """What a picture says beside what it shows: its notes, where it was taken and by whom."""
    try:
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            yield str(picture.info)
            yield str(dict(picture.getexif()))
    except (UnidentifiedImageError, OSError):
        return


def _together(text: str) -> str:
    """A text without spaces, soft hyphens and signs of direction."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def _of_pdf(data: bytes) -> Iterator[str]:
    yield _in_any_encoding(data)
    reader = PdfReader(BytesIO(data))
    for number in range(1, int(str(reader.trailer["/Size"]))):
        thing = reader.get_object(number)
        if thing is not None:
            yield from _strings(thing)
    for page in reader.pages:
        yield page.extract_text()
        yield _together(page.extract_text())
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            # Words a line end parts come together again.
            text = page.get_textpage().get_text_range()
            yield text.replace("\r\n", "").replace("\ufffe", "")
            yield _together(text.replace("\ufffe", ""))
    yield str(reader.metadata)
    for files in reader.attachments.values():
        yield from map(everything_said, files)
    yield from reader.attachments


def _strings(thing: object) -> Iterator[str]:
    if isinstance(thing, TextStringObject | ByteStringObject):
        yield str(thing)
    elif isinstance(thing, ArrayObject):
        for part in thing:
            yield from _strings(part)
    elif isinstance(thing, DictionaryObject):
        for key in thing:
            yield from _strings(thing.raw_get(key))
        if isinstance(thing, StreamObject):
            yield _in_any_encoding(thing.get_data())


def _in_any_encoding(data: bytes) -> str:
    codes = ("latin-1", "utf-8", "utf-16-be", "utf-16-le")
    return "\n".join(data.decode(code, "replace") for code in codes)
