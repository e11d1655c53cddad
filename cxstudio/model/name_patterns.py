"""How a name looks in a text: whole, by its parts, with endings, in an address; it knows no document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cxstudio.model.alike import plain
from cxstudio.model.name_forms import changed_endings, is_cased, is_part, no_name, stems, written

_SHORTEST_TELLING = 2  # letters of a word of a name that tells it in an address
_SHORTEST_BENT = 4  # letters of one that is looked for with other endings
_SHORTEST_INSIDE = 5  # letters of one that is looked for inside a word of an address
_SHORTEST_JOINED = 6  # letters of a whole name that is looked for without its blanks
# Between the letters of these no word ends: Thai, Lao, Burmese, Khmer, Chinese, Japanese. Korean words go on.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
# Prepositions and conjunctions that are written together with the name.
_PARTICLES = {"[\u0590-\u05ff]": "והבלמשכ", "[\u0600-\u06ff]": "وفبلكس"}
_ARTICLE = "ال"
_SERVANT = "عبد"  # written with the word after it as one, or as two
_SENTENCE = ".,;:()\"'“”„«»!?…[]{}<>*-"
_LETTER = r"[^\W\d_]"
_END = rf"(?!{_LETTER})"
_START = rf"(?<!{_LETTER})"
_OF_ADDRESSES = re.compile(r"[@._/\\:#&=+~]")
_TOKEN = re.compile(r"[^\s<>()\[\]{}\"“”„«»,;]+")
_ADDRESS = re.compile(r"@|://|^www\.|^mailto:", re.IGNORECASE)
_JOINED = re.compile(r"\w[._\\]+\w")
_BLANK = r"(?:\s+|[._\-])"


class Addresses:
    """The addresses, links and names of files that hold one of these names; `common` are words as well as names."""

    def __init__(self, names: Iterable[str], common: set[str]) -> None:
        self._names: set[str] = set()
        for name in (way for whole in names for way in written(whole)):
            words = [word for word in re.findall(rf"{_LETTER}+", plain(name)) if not no_name(word)]
            telling = {word for word in words if len(word) >= _SHORTEST_TELLING}
            self._names |= telling | {"".join(words)}
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


def looked_for(name: str, *, bent: bool = False, small: bool = False) -> str:
    """A name as whole words of an unmarked text, over any blanks; of several words also in other case and joined.

    With `bent` also with other endings, as languages give them to names; with `small` also a single one in lower case.
    "" for one of nothing that shows.
    """
    found: dict[str, list[str]] = {}
    for way in written(name):
        words = way.split()
        if len(words) > 1:
            some = [*_in_order(words, bent), *_in_other_order(words, bent)]
        elif words:
            some = list(_alone(words[0], bent, small))
        else:
            continue
        end = "" if _UNSPACED.match(words[-1][-1]) or _is_korean(words) else _END
        found.setdefault(f"{_before(words[0][0])}(?:{{}}){end}", []).extend(some)
    return "|".join(around.replace("{}", "|".join(dict.fromkeys(some)), 1) for around, some in found.items())


def any_of(patterns: list[str]) -> re.Pattern[str]:
    """What finds each of these in a group of its own; most begin where a word does, which is asked once."""
    at_words = [f"({one.replace(_START, '')})" for one in patterns if begins_a_word(one)]
    elsewhere = [f"({one})" for one in patterns if not begins_a_word(one)]
    whole = [f"{_START}(?:{'|'.join(at_words)})"] if at_words else []
    return re.compile("|".join((*whole, *elsewhere)))


def begins_a_word(pattern: str) -> bool:
    """Whether a pattern asks only that no letter stands before it; `any_of` wants these first."""
    return pattern.startswith(_START)


def _is_korean(words: list[str]) -> bool:
    return bool(_HANGUL.match(words[-1][-1])) and len("".join(words)) > 1


def _alone(word: str, bent: bool, small: bool) -> Iterator[str]:
    """The spellings of one word: as it is, with a capital, in capitals."""
    # A single word in lower case is often just a word: Will, Rose, Mark.
    title = word[:1].upper() + word[1:].lower()
    cases = dict.fromkeys((word, title, word.upper(), *((word.lower(),) if small else ())))
    for one in cases:
        yield _escaped(one)
    if is_cased(word) and len(word) >= _SHORTEST_BENT:
        if bent:
            yield from (
                f"{_escaped(stem)}{_LETTER}{{0,4}}" for one in (title, word.upper()) for stem in stems(one)
            )
            for form in changed_endings(word):
                yield from (form.capitalize(), form.upper())
        else:
            yield rf"(?:{_escaped(word)}|{_escaped(title)})s"


def _in_order(words: list[str], bent: bool) -> Iterator[str]:
    joined = "?" if len("".join(words)) >= _SHORTEST_JOINED else ""
    yield f"(?i:{_with_gaps(words, _BLANK + joined)})"
    if bent:  # with blanks: words of any ending without one would be tried in too many ways
        yield f"(?i:{_BLANK.join(_any_ending(word, bent) for word in words)})"


def _with_gaps(words: list[str], between: str) -> str:
    out = []
    for word in words:
        # "J.R. Smith" is also "JR Smith".
        initial = len(word) == 2 and word.endswith(".")
        out += [re.escape(word[0]), r"\.?\s*"] if initial else [_escaped(word), between]
    if out[-1] == between:
        return "".join(out[:-1])
    return "".join((*out[:-1], r"\.?"))


def _any_ending(word: str, bent: bool) -> str:
    if not (bent and is_cased(word) and len(word) >= _SHORTEST_BENT and word.isalpha()):
        return _escaped(word)
    some = (f"{re.escape(stem)}{_LETTER}{{0,4}}" for stem in stems(word))
    return f"(?:{'|'.join((*some, *changed_endings(word)))})"


def _in_other_order(words: list[str], bent: bool) -> Iterator[str]:
    """The last name first, and a name of which one is only an initial."""
    names = [word for word in words if is_part(word[:1].upper() + word[1:]) and is_cased(word)]
    if len(names) < 2:
        return
    first, last = names[0], names[-1]
    ending = _any_ending(last, bent)
    yield rf"(?i:{ending}(?:,\s*|\s+){_any_ending(first, bent)})"
    yield rf"{_escaped(first[0].upper())}(?:\.\s*|\s+)(?i:{ending})"
    capital = "|".join(_alone(first, bent, small=False))
    yield rf"(?:{capital})\s+{_escaped(last[0].upper())}(?:\.|(?!{_LETTER}))"


def _escaped(word: str) -> str:
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        # "To the" is written as one: lil-Harbi.
        return f"(?:{_ARTICLE}|لل){re.escape(word[len(_ARTICLE) :])}"
    if word.startswith(_SERVANT) and len(word) > len(_SERVANT) + 1:
        return rf"{_SERVANT}\s*{re.escape(word[len(_SERVANT) :])}"
    return re.escape(word).replace("'", "'?")


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
