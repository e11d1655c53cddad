"""Numbered words instead of the names somebody entered: in the fields of names, and in every text that holds one.

Known are the names of personas, people, authors of comments, the facilitator and the client, whole, by their parts and
with common endings, however they are spelt, and addresses that hold one. What else a text gives away stays: nicknames,
rare forms of a name, and names nobody entered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import msgspec

from cxstudio.model.alike import alike, holds_hidden, plain, unmarked
from cxstudio.model.name_forms import accusative, forms_alone, is_cased, parts_of, short_names
from cxstudio.model.name_patterns import Addresses, any_of, begins_a_word, looked_for
from cxstudio.model.name_words import NameWords
from cxstudio.model.plans import Attendee, Comment
from cxstudio.model.records import Attachment, Node, Persona, Record, Session
from cxstudio.model.worded import reworded, words_of
from cxstudio.words import N_, translate

if TYPE_CHECKING:
    from cxstudio.model.document import Document

R = TypeVar("R", bound=Record)

# Languages that give names other endings.
_NASAL = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:(?<=[ęĘ])|(?<=[eE])\u0328)(?![^\W\d_])")
_BENDING = re.compile("be|bg|bs|cs|et|fi|hr|hu|lt|lv|mk|pl|ru|sk|sl|sr|tr|uk")


class Pseudonyms:
    """What everybody named in one document is called instead, in the document's language."""

    def __init__(self, document: Document, also: Iterable[str] = ()) -> None:
        """`also` are names nobody entered: those of children, say, of whom a text speaks."""
        also = [one_line for name in also if (one_line := " ".join(name.split()))]
        self._language = document.session.language
        self._own: dict[str, str] = {}  # the id of a persona or person -> another name
        self._called: dict[str, str] = {}  # a name, comparable -> another name
        self._others: list[str] = []  # by the groups of the pattern
        self._accusatives: dict[str, str] = {}  # a form whose mark tells it, in small letters -> another name
        self.names: frozenset[str] = frozenset()  # all that is looked for, plain, without its forms
        self._name_personas(document.personas())
        self._name_people(document, also)
        names = [name for name in (*_names(document), *also) if alike(name)]
        words = _words_of(document, names)
        parts = self._parts(set(names), document.session.client, words)
        common = {word for name in names for word in plain(name).split() if words.common(word)}
        self._addresses = Addresses([*names, *short_names(document.session.client)], common)
        self._address = translate(N_("[address]"), self._language)
        self._pattern = self._compiled(names, parts, words)

    def record(self, record: R) -> R:
        """The record with other names, in its fields of names and in its texts."""
        changed = reworded(record, self.text)
        if isinstance(record, Session):
            changed |= {"client": "", "facilitator": ""}
        elif isinstance(record, Persona):
            changed |= {"name": self._own[record.id], "portrait": ""}
        elif isinstance(record, Attendee):
            changed["name"] = self._own[record.id]
        elif isinstance(record, Comment):
            changed["author"] = self._called.get(alike(record.author), "")
        elif isinstance(record, Attachment):
            changed["name"] = ""  # files are called after whom they show
        return msgspec.structs.replace(record, **changed)

    def text(self, text: str) -> str:
        """A text with other names."""
        if self._pattern is None:
            return text
        left, done = [], 0
        for start, end, other in self._found(text):
            # "Anna2" is not the second of those who are numbered.
            apart = " " if text[end : end + 1].isdigit() else ""
            left += [text[done:start], other, apart]
            done = end
        return "".join((*left, text[done:]))

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

    def _name_people(self, document: Document, also: Iterable[str]) -> None:
        count = 0
        for person in document.nodes(Attendee):
            count += 1
            other = self._numbered(N_("Person {n}"), count)
            self._own[person.id] = other if person.name.strip() else ""
            self._note(person.name, other)
        for author in (*sorted({comment.author for comment in document.every(Comment)}), *also):
            if alike(author) and alike(author) not in self._called:
                count += 1
                self._note(author, self._numbered(N_("Person {n}"), count))
        self._note(document.session.facilitator, translate(N_("Facilitator"), self._language))
        self._note(document.session.client, translate(N_("Client"), self._language))

    def _numbered(self, words: str, number: int) -> str:
        return translate(words, self._language).format(n=number)

    def _note(self, name: str, other: str) -> None:
        key = alike(name)
        if key:
            self._called.setdefault(key, other)

    # Where a text has a name

    def _compiled(self, names: list[str], parts: dict[str, str], words: NameWords) -> re.Pattern[str] | None:
        """What finds every name in a text, the longest first, and first and last names alone."""
        called = {name.strip(): self._called[alike(name)] for name in names}
        bent = _BENDING.fullmatch(self._language.split("-")[0]) is not None
        for part, other in parts.items():
            called.setdefault(part, other)
        forms = self._forms(called, words, bent=bent)
        called |= forms
        looks = {
            name: look
            for name in called
            if (look := looked_for(name, bent=bent and name not in forms, small=words.careless(plain(name))))
        }
        found = sorted(looks, key=lambda name: (not begins_a_word(looks[name]), -len(name), name))
        self._others = [called[name] for name in found]
        return any_of([looks[name] for name in found]) if found else None

    def _forms(self, called: dict[str, str], words: NameWords, *, bent: bool) -> dict[str, str]:
        """The forms of first and last names that are no names of others and no words."""
        forms: dict[str, str] = {}
        known = {plain(name) for name in called}
        self.names = frozenset(known)
        for name, other in called.items():
            for form in forms_alone(name, bent=bent):
                if plain(form) not in known and not words.elsewhere(plain(form)):
                    forms.setdefault(form, other)
            if form := _one_case(accusative(name)):
                self._accusatives.setdefault(form, other)
        return forms

    def _parts(self, names: set[str], client: str, words: NameWords) -> dict[str, str]:
        """First and last names with what to say instead; a word that is none in most texts is left out."""
        wanted: dict[str, set[str]] = {}
        for name in names - {client}:
            for part in parts_of(name):
                wanted.setdefault(part, set()).add(self._called[alike(name)])
        anybody = translate(N_("Person"), self._language)
        parts = {
            part: next(iter(others)) if len(others) == 1 else anybody
            for part, others in wanted.items()
            if not is_cased(part) or not words.common(plain(part))
        }
        return parts | {short: self._called[alike(client)] for short in short_names(client) if alike(short)}

    def _found(self, text: str) -> list[tuple[int, int, str]]:
        """Where a text has names and what to say instead, from its beginning."""
        found: list[tuple[int, int, str]] = []
        for hidden in (True, False) if holds_hidden(text) else (True,):
            spelt, places = unmarked(text, hidden=hidden)
            spans = [(start, end, self._address) for start, end in self._addresses.found(spelt)]
            assert self._pattern is not None
            spans += [
                (*match.span(), self._others[(match.lastindex or 1) - 1])
                for match in self._pattern.finditer(spelt)
            ]
            # A sign that came apart into several is taken whole.
            found += [(places[start], _after(places, end), other) for start, end, other in spans]
        for word in _NASAL.finditer(text):
            other = self._accusatives.get(_one_case(word[0]))
            if other is not None and word[0][0].isupper():
                found.append((*word.span(), other))
        return _apart(found)


def _apart(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Replacements of which none meets another: of those that do the first and longest stands for all."""
    kept: list[tuple[int, int, str]] = []
    for start, end, other in sorted(found, key=lambda one: (one[0], -one[1])):
        if kept and start < kept[-1][1]:
            first, last, said = kept[-1]
            kept[-1] = (first, max(last, end), said)
        else:
            kept.append((start, end, other))
    return kept


def _one_case(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _after(places: list[int], end: int) -> int:
    """Where the sign before a place of a folded text ends in the text itself."""
    last = places[end - 1]
    return next(place for place in places[end:] if place > last)


def _words_of(document: Document, names: list[str]) -> NameWords:
    """How the texts of a document use words; without names nobody asks."""
    records = (*document.nodes(Node), *document.links()) if names else ()
    return NameWords((text for record in records for text in words_of(record)), names)


def _names(document: Document) -> Iterator[str]:
    yield from (persona.name for persona in document.personas())
    yield from (person.name for person in document.nodes(Attendee))
    yield from (comment.author for comment in document.every(Comment))
    yield from (document.session.facilitator, document.session.client)
