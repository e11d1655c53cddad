"""How a name looks in a text: whole, by its parts, with endings, in an address; it knows no document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cxstudio.model.alike import alike, folded, plain

_SHORTEST_PART = 2  # letters of a first or last name that is looked for alone
_SHORTEST_BENT = 4  # letters of one that is looked for with other endings
_SHORTEST_INSIDE = 5  # letters of one that is looked for inside a word of an address
_SHORTEST_JOINED = 6  # letters of a whole name that is looked for without its blanks
# Between the letters of these no word ends: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# Prepositions and conjunctions that are written together with the name.
_PARTICLES = {"[\u0590-\u05ff]": "והבלמשכ", "[\u0600-\u06ff]": "وفبلكس"}
_VOWELS = "aąeęioóuyáéíýāēīūаеиоуыэюяіїє"
_LEGAL_FORMS = re.compile(
    "ab|ag|aps|as|bv|co|corp|doo|gmbh|inc|kft|kg|limited|llc|ltd|nv|oo|oyj?|plc|sa|sarl|sas|se|sp|spa|srl|sro|z"
)
# Titles, and what stands before a name and is none.
_NO_NAMES = re.compile(
    "mr|mrs|ms|miss|sir|dr|prof|mx|st|sr|jr|phd|ing|mgr|herr|frau|pan|pani|de|del|della|la|le|les|di|da|dos|du|el|"
    "den|der|van|von|ter|zu|bin|ibn|abu"
)
_AROUND = ".,;:()\"'“”„«»"
_SENTENCE = _AROUND + "!?…[]{}<>*-"
_LETTER = r"[^\W\d_]"
_END = rf"(?!{_LETTER})"
_START = rf"(?<!{_LETTER})"
_OF_ADDRESSES = re.compile(r"[@._/\\:#&=+~]")
_TOKEN = re.compile(r"[^\s<>()\[\]{}\"“”„«»,;]+")
_ADDRESS = re.compile(r"@|://|^www\.|^mailto:", re.IGNORECASE)
_JOINED = re.compile(r"\w[._\\]+\w")


class Addresses:
    """The addresses, links and names of files that hold one of these names; `common` are words as well as names."""

    def __init__(self, names: Iterable[str], common: set[str]) -> None:
        self._names: set[str] = set()
        for name in names:
            words = [
                word for word in re.findall(rf"{_LETTER}+", plain(name)) if not _NO_NAMES.fullmatch(word)
            ]
            self._names |= {word for word in words if len(word) >= _SHORTEST_PART} | {"".join(words)}
        self._names.discard("")
        self._telling = self._names - {plain(word) for word in common}
        inside = sorted(name for name in self._telling if len(name) >= _SHORTEST_INSIDE)
        self._inside = re.compile("|".join(map(re.escape, inside))) if inside else None

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they begin and end."""
        if self._names and _OF_ADDRESSES.search(text):
            for token in _TOKEN.finditer(text):
                bare = token[0].rstrip(_SENTENCE)
                if self._tells(bare):
                    yield token.start(), token.start() + len(bare)

    def _tells(self, token: str) -> bool:
        if _ADDRESS.search(token):
            spelt = plain(token)
            pieces = set(re.findall(rf"{_LETTER}+", spelt))
            return bool(pieces & self._names or (self._inside and self._inside.search(spelt)))
        if not _JOINED.search(token):
            return False
        return any(
            piece.islower() and plain(piece) in self._telling for piece in re.findall(rf"{_LETTER}+", token)
        )


def parts_of(name: str) -> Iterator[str]:
    """The words of a name of several that are names themselves: not "von", nor "Dr"."""
    words = [word.strip(_AROUND) for word in name.split()]
    if len(words) > 1:
        for word in words:
            pieces = folded(word)[0].split("-")
            for part in dict.fromkeys((word, *pieces)):
                if _is_part(part):
                    yield part


def _is_part(word: str) -> bool:
    if len(word) < _SHORTEST_PART or _NO_NAMES.fullmatch(alike(word)):
        return False
    return word[0].isupper() or (not is_cased(word) and len(word) > _SHORTEST_PART)


def short_names(client: str) -> Iterator[str]:
    """What else a client is called: up to a comma, and without its legal form."""
    words = client.partition(",")[0].split()
    while len(words) > 1 and _LEGAL_FORMS.fullmatch(words[-1].replace(".", "").casefold()):
        words.pop()
    short = " ".join(words)
    if short and short != client:
        yield short


def is_cased(text: str) -> bool:
    """Whether a script has small letters."""
    return text.lower() != text.upper()


def common_words(texts: Iterable[str]) -> set[str]:
    """The words some text has in lower case, but for what addresses and names of files are made of."""
    found: set[str] = set()
    for text in texts:
        for token in folded(text, hidden=False)[0].split():
            bare = token.strip(_SENTENCE)
            if not _OF_ADDRESSES.search(bare):
                found.update(word for word in re.findall(rf"{_LETTER}+", bare) if word.islower())
    return found


def looked_for(name: str, *, bent: bool = False) -> str:
    """A name as a whole word of a folded text, over any blanks; of several words also in other case and joined.

    With `bent` also with other endings, as languages give them to names. "" for one of nothing that shows.
    """
    spelt = folded(name, hidden=False)[0]
    words = spelt.split()
    if not words:
        return ""
    spelt = " ".join(words)
    found = _spelling(words)
    if len(words) > 1:
        # A single word in lower case is often just a word: Will, Rose, Mark.
        found = f"(?i:{found})"
    if spelt.upper() != spelt:
        found = f"{found}|{_spelling(spelt.upper().split())}"
    if bent and is_cased(spelt) and len(spelt) >= _SHORTEST_BENT:
        found = "|".join((found, *(rf"{re.escape(stem)}{_LETTER}{{0,4}}" for stem in _stems(spelt))))
    return f"{_before(spelt[0])}(?:{found}){'' if _UNSPACED.match(spelt[-1]) else _END}"


def any_of(patterns: list[str]) -> re.Pattern[str]:
    """What finds each of these in a group of its own; most begin where a word does, which is asked once."""
    groups = ["|".join(f"({one.removeprefix(_START)})" for one in some) for some in _by_beginning(patterns)]
    at_words, elsewhere = groups
    return re.compile("|".join(filter(None, (at_words and f"{_START}(?:{at_words})", elsewhere))))


def begins_a_word(pattern: str) -> bool:
    """Whether a pattern asks only that no letter stands before it; `any_of` wants these first."""
    return pattern.startswith(_START)


def _by_beginning(patterns: list[str]) -> tuple[list[str], list[str]]:
    at_words = [one for one in patterns if begins_a_word(one)]
    return at_words, [one for one in patterns if not begins_a_word(one)]


def _spelling(words: list[str]) -> str:
    between = r"(?:\s+|[._\-])" + ("?" if len("".join(words)) >= _SHORTEST_JOINED else "")
    return between.join(re.escape(word).replace("'", "'?") for word in words)


def _before(letter: str) -> str:
    """What may stand before a name that begins with this letter."""
    if _UNSPACED.match(letter):
        return ""
    for script, particles in _PARTICLES.items():
        if re.match(script, letter):
            # "And Salma", "to Salma" are one word each.
            once = f"(?<={_START}[{particles}])"
            twice = f"(?<={_START}[{particles}]{{2}})"
            return f"(?:{_START}|{once}|{twice})"
    return _START


def _stems(name: str) -> Iterator[str]:
    """What endings are put to: Mart-a Mart-ą, Piotr Piotr-em, Tom-e-k Tom-k-iem."""
    yield name[:-1] if name[-1] in _VOWELS else name
    if name[-2] == "e":
        yield name[:-2] + name[-1]
