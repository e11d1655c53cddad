"""Numbered words instead of the names somebody entered: in the fields of names, and in every text that holds one.

Known are the names of personas, people, authors of comments, the facilitator and the client. It must not know what else
a text gives away: nicknames, the forms a language gives a name, and names nobody entered stay.
"""

from __future__ import annotations

import re
import typing
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import msgspec

from cxstudio.model.plans import Attendee, Comment
from cxstudio.model.records import (
    TEXT_LENGTH,
    TITLE_LENGTH,
    Attachment,
    Node,
    Persona,
    Record,
    Session,
    Text,
    Title,
)
from cxstudio.words import N_, translate

if TYPE_CHECKING:
    from cxstudio.model.document import Document

R = TypeVar("R", bound=Record)

_SHORTEST_PART = 3  # letters of a first or last name that is looked for alone
# Between the letters of these no word ends: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Pseudonyms:
    """What everybody named in one document is called instead, in the document's language."""

    def __init__(self, document: Document) -> None:
        self._language = document.session.language
        self._own: dict[str, str] = {}  # the id of a persona or person -> another name
        self._called: dict[str, str] = {}  # a name, comparable -> another name
        self._name_personas(document.personas())
        self._name_people(document)
        self._pattern = self._compiled(document)

    def record(self, record: R) -> R:
        """The record with other names, in its fields of names and in its texts."""
        changed: dict[str, object] = {
            name: _rewritten(getattr(record, name), most, self.text)
            for name, most in _texts_of(type(record)).items()
        }
        if isinstance(record, Session):
            changed |= {"client": "", "facilitator": ""}
        elif isinstance(record, Persona):
            changed |= {"name": self._own[record.id], "portrait": ""}
        elif isinstance(record, Attendee):
            changed["name"] = self._own[record.id]
        elif isinstance(record, Comment):
            changed["author"] = self._called.get(_comparable(record.author), "")
        elif isinstance(record, Attachment):
            changed["name"] = ""  # files are called after whom they show
        return msgspec.structs.replace(record, **changed)

    def text(self, text: str) -> str:
        """A text with other names."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._instead(found.group()), text)

    # Who is called what

    def _name_personas(self, personas: Iterable[Persona]) -> None:
        customers = employees = 0
        for persona in personas:
            if persona.employee:
                employees += 1
                other = self._numbered(N_("Employee {n}"), employees)
            else:
                customers += 1
                other = self._numbered(N_("Customer {n}"), customers)
            self._own[persona.id] = other if persona.name.strip() else ""
            self._note(persona.name, other)

    def _name_people(self, document: Document) -> None:
        count = 0
        for person in document.nodes(Attendee):
            count += 1
            other = self._numbered(N_("Person {n}"), count)
            self._own[person.id] = other if person.name.strip() else ""
            self._note(person.name, other)
        for author in sorted({comment.author for comment in document.every(Comment)}):
            if _comparable(author) and _comparable(author) not in self._called:
                count += 1
                self._note(author, self._numbered(N_("Person {n}"), count))
        self._note(document.session.facilitator, translate(N_("Facilitator"), self._language))
        self._note(document.session.client, translate(N_("Client"), self._language))

    def _numbered(self, words: str, number: int) -> str:
        return translate(words, self._language).format(n=number)

    def _note(self, name: str, other: str) -> None:
        key = _comparable(name)
        if key:
            self._called.setdefault(key, other)

    # Where a text has a name

    def _compiled(self, document: Document) -> re.Pattern[str] | None:
        """What finds every name in a text, the longest first, and first and last names alone."""
        whole = {name.strip() for name in _names(document) if name.strip()}
        parts = self._parts(document)
        found = sorted({*whole, *parts}, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(_looked_for, found))) if found else None

    def _parts(self, document: Document) -> list[str]:
        """First and last names, and the first word of the client's: a word some text has in lower case is none."""
        wanted: dict[str, set[str]] = {}
        client = document.session.client
        for name in {*_names(document)} - {client}:
            self._add_parts(wanted, name, name.split())
        self._add_parts(wanted, client, client.split()[:1])
        common = _lower_case_words(document) if wanted else set()
        parts = [part for part in wanted if part.lower() not in common]
        for part in parts:
            bearers = wanted[part]
            other = next(iter(bearers)) if len(bearers) == 1 else translate(N_("Person"), self._language)
            self._note(part, other)
        return parts

    def _add_parts(self, wanted: dict[str, set[str]], name: str, words: list[str]) -> None:
        if len(name.split()) < 2:
            return
        for word in words:
            part = word.strip(".,;:()\"'“”„«»")
            if len(part) >= _SHORTEST_PART and part[0].isupper():
                wanted.setdefault(part, set()).add(self._called[_comparable(name)])

    def _instead(self, found: str) -> str:
        return self._called.get(_comparable(found), "…")


def _names(document: Document) -> Iterator[str]:
    yield from (persona.name for persona in document.personas())
    yield from (person.name for person in document.nodes(Attendee))
    yield from (comment.author for comment in document.every(Comment))
    yield from (document.session.facilitator, document.session.client)


def _comparable(name: str) -> str:
    """A name as two spellings of it are alike: of one Unicode form, on one line, without case."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _looked_for(name: str) -> str:
    """A name as a whole word, in both Unicode forms, over any blanks; of several words also in other case."""
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    found = "|".join(sorted(r"\s+".join(map(re.escape, form.split())) for form in {name, *forms}))
    if len(name.split()) > 1:
        # A single word in lower case is often just a word: Will, Rose, Mark.
        found = f"(?i:{found})"
    elif name.upper() != name:
        found = f"{found}|{re.escape(name.upper())}"
    before = "" if _UNSPACED.match(name[0]) else r"(?<!\w)"
    after = "" if _UNSPACED.match(name[-1]) else r"(?!\w)"
    return f"{before}(?:{found}){after}"


def _lower_case_words(document: Document) -> set[str]:
    """The words some text has in lower case."""
    found: set[str] = set()
    for record in (*document.nodes(Node), *document.links()):
        for name in _texts_of(type(record)):
            for text in _strings(getattr(record, name)):
                found.update(word for word in re.findall(r"\w+", text) if word.islower())
    return found


@cache
def _texts_of(record_type: type[Record]) -> dict[str, int]:
    """The fields of a record that hold somebody's words, also inside tuples, and the most letters of each."""
    hints = typing.get_type_hints(record_type, include_extras=True)
    lengths = {name: _longest(hint) for name, hint in hints.items()}
    return {name: most for name, most in lengths.items() if most}


def _longest(hint: object) -> int:
    if hint == Text:
        return TEXT_LENGTH
    if hint == Title:
        return TITLE_LENGTH
    return max((_longest(part) for part in typing.get_args(hint)), default=0)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)


def _rewritten(value: object, most: int, rewrite: Callable[[str], str]) -> object:
    if isinstance(value, tuple):
        return tuple(_rewritten(part, most, rewrite) for part in value)
    if not isinstance(value, str):
        return value
    text = rewrite(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"
