"""Numbered words instead of the names somebody entered: in the fields of names, and in every text that holds one.

Known are the names of personas, people, authors of comments, the facilitator and the client, whole, by their parts and
with common endings. What else a text gives away stays: nicknames, rare forms of a name, and names nobody entered.
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
# Prepositions and conjunctions that are written together with the name.
_PARTICLES = {"[\u0590-\u05ff]": "והבלמשכ", "[\u0600-\u06ff]": "وفبلكس"}
# Languages that give names other endings.
_BENDING = re.compile("be|bg|bs|cs|et|fi|hr|hu|lt|lv|mk|pl|ru|sk|sl|sr|tr|uk")
_VOWELS = "aąeęioóuyáéíýāēīūаеиоуыэюяіїє"
_LEGAL_FORMS = re.compile(
    "ab|ag|aps|as|bv|co|corp|doo|gmbh|inc|kft|kg|limited|llc|ltd|nv|oo|oyj?|plc|sa|sarl|sas|se|sp|spa|srl|sro|z"
)
_AROUND = ".,;:()\"'“”„«»"
_END = r"(?!\w)"


class Pseudonyms:
    """What everybody named in one document is called instead, in the document's language."""

    def __init__(self, document: Document) -> None:
        self._language = document.session.language
        self._own: dict[str, str] = {}  # the id of a persona or person -> another name
        self._called: dict[str, str] = {}  # a name, comparable -> another name
        self._others: list[str] = []  # by the groups of the pattern
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
        return self._pattern.sub(self._instead, text)

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
        called = {name: self._called[_comparable(name)] for name in whole}
        looked_for = {name: _looked_for(name) for name in whole}
        bent = _BENDING.fullmatch(self._language.split("-")[0]) is not None
        for part, other in self._parts(document).items():
            if part not in whole:
                called[part] = other
                looked_for[part] = _looked_for(part, bent=bent)
        found = sorted(looked_for, key=lambda name: (-len(name), name))
        self._others = [called[name] for name in found]
        return re.compile("|".join(f"({looked_for[name]})" for name in found)) if found else None

    def _parts(self, document: Document) -> dict[str, str]:
        """First and last names with what to say instead; a word that some text has in lower case is none."""
        client = document.session.client
        wanted: dict[str, set[str]] = {}
        for name in {*_names(document)} - {client}:
            for part in _parts_of(name):
                wanted.setdefault(part, set()).add(self._called[_comparable(name)])
        common = _lower_case_words(document) if wanted else set()
        anybody = translate(N_("Person"), self._language)
        parts = {
            part: next(iter(others)) if len(others) == 1 else anybody
            for part, others in wanted.items()
            if part.lower() not in common or not _is_cased(part)
        }
        return parts | {short: self._called[_comparable(client)] for short in _short_names(client)}

    def _instead(self, found: re.Match[str]) -> str:
        return self._others[(found.lastindex or 1) - 1]


def _parts_of(name: str) -> Iterator[str]:
    """The words of a name of several that are names themselves: not "von", nor "Dr"."""
    words = [word.strip(_AROUND) for word in name.split()]
    if len(words) > 1:
        yield from (
            word
            for word in words
            if len(word) >= _SHORTEST_PART and (word[0].isupper() or not _is_cased(word))
        )


def _short_names(client: str) -> Iterator[str]:
    """What else a client is called: up to a comma, and without its legal form."""
    words = client.partition(",")[0].split()
    while len(words) > 1 and _LEGAL_FORMS.fullmatch(words[-1].replace(".", "").casefold()):
        words.pop()
    short = " ".join(words)
    if short and short != client:
        yield short


def _is_cased(text: str) -> bool:
    return text.lower() != text.upper()


def _names(document: Document) -> Iterator[str]:
    yield from (persona.name for persona in document.personas())
    yield from (person.name for person in document.nodes(Attendee))
    yield from (comment.author for comment in document.every(Comment))
    yield from (document.session.facilitator, document.session.client)


def _comparable(name: str) -> str:
    """A name as two spellings of it are alike: of one Unicode form, on one line, without case."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _looked_for(name: str, *, bent: bool = False) -> str:
    """A name as a whole word, in both Unicode forms, over any blanks; of several words also in other case.

    With `bent` also with other endings, as languages give them to names.
    """
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    found = "|".join(sorted(r"\s+".join(map(re.escape, form.split())) for form in {name, *forms}))
    if len(name.split()) > 1:
        # A single word in lower case is often just a word: Will, Rose, Mark.
        found = f"(?i:{found})"
    elif name.upper() != name:
        found = f"{found}|{re.escape(name.upper())}"
    if bent and _is_cased(name) and len(name) > _SHORTEST_PART:
        found = "|".join((found, *(rf"{re.escape(stem)}\w{{0,4}}" for stem in _stems(name))))
    return f"{_before(name[0])}(?:{found}){'' if _UNSPACED.match(name[-1]) else _END}"


def _before(letter: str) -> str:
    """What may stand before a name that begins with this letter."""
    if _UNSPACED.match(letter):
        return ""
    for script, particles in _PARTICLES.items():
        if re.match(script, letter):
            # "And Salma", "to Salma" are one word each.
            once = f"(?<=(?<!\\w)[{particles}])"
            twice = f"(?<=(?<!\\w)[{particles}]{{2}})"
            return f"(?:(?<!\\w)|{once}|{twice})"
    return r"(?<!\w)"


def _stems(name: str) -> Iterator[str]:
    """What endings are put to: Mart-a Mart-ą, Piotr Piotr-em, Tom-e-k Tom-k-iem."""
    yield name[:-1] if name[-1] in _VOWELS else name
    if name[-2] == "e":
        yield name[:-2] + name[-1]


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
