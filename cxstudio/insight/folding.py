"""Texts as a search compares them: without case, marks and the variants of Arabic letters; it knows no document."""

from __future__ import annotations

import unicodedata
from functools import cache

# What the rules of Unicode leave apart and people type for one another.
_ALIKE = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ې": "ی", "ے": "ی",
        "ك": "ک", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا",
        "ı": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th",
        "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-", "‐": "-",
    }
)  # fmt: skip
_JOINING = "\u0640"  # the Arabic stroke that only makes a word longer


def fold(text: str) -> str:
    """The text as it is compared: "Crème BRÛLÉE" is "creme brulee", "۲۲" is "22"."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded, text))


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place in `text` it came from, with the end as a last one."""
    parts: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = _folded(letter)
        parts.append(folded)
        places += [place] * len(folded)
    return "".join(parts), [*places, len(text)]


@cache
def _folded(letter: str) -> str:
    if letter == _JOINING:
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold()).translate(_ALIKE)
    # Marks over letters, and what joins or directs letters without being seen.
    return "".join(x for x in plain if unicodedata.category(x) not in {"Mn", "Me", "Cf"})
