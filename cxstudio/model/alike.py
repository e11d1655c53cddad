"""How two spellings of one name are told to be alike: one Unicode form, one apostrophe, one hyphen, no hidden signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_APOSTROPHES = "’‘‛ʼʻ′`´＇ʹ"
_HYPHENS = "‐‑‒–—−﹣－"
_ONE_SIGN = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))
# Soft hyphens, joiners, marks of direction and other signs nobody sees.
_HIDDEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
# Marks that many people leave out: accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic ones.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
# Letters that lose no mark when they are taken apart, and those that Arabic and Persian keyboards write differently.
_BARE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
    | {"Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "Th", "Æ": "Ae", "Œ": "Oe", "ẞ": "SS"}
    | {"ة": "ه", "ٱ": "ا", "ی": "ي", "ک": "ك", "ـ": ""}
)


def alike(text: str) -> str:
    """A text as all spellings of it are alike: on one line, without case and without hidden signs."""
    return " ".join(folded(text, hidden=False)[0].split()).casefold()


def holds_hidden(text: str) -> bool:
    """Whether there are signs in a text that nobody sees."""
    return not text.isascii() and _HIDDEN.search(text) is not None


def folded(text: str, *, hidden: bool = True) -> tuple[str, list[int]]:
    """A text in one Unicode form with one apostrophe and one hyphen, and where each of its characters began.

    The list has one place more than there are characters: where the text ends. With `hidden` the signs nobody sees
    stay, and words end at them.
    """
    return _sign_by_sign(text, _in_one_form, hidden)


def unmarked(text: str, *, hidden: bool = True) -> tuple[str, list[int]]:
    """The same without accents and points, as people write who cannot type them, or do not care to."""
    return _sign_by_sign(text, _without_marks, hidden)


def plain(text: str) -> str:
    """A text as addresses spell it: without case, marks and hidden signs."""
    return " ".join(unmarked(text, hidden=False)[0].split()).casefold()


def _sign_by_sign(text: str, spelt: Callable[[str], str], hidden: bool) -> tuple[str, list[int]]:
    if text.isascii() and "`" not in text:
        return text, list(range(len(text) + 1))
    out: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _goes_on(text[end]):
            end += 1
        signs = spelt(text[start:end])
        if not hidden:
            signs = _HIDDEN.sub("", signs)
        out.append(signs)
        places += [start] * len(signs)
        start = end
    return "".join(out), [*places, len(text)]


@lru_cache(maxsize=4096)
def _in_one_form(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign.translate(_ONE_SIGN))


@lru_cache(maxsize=4096)
def _without_marks(sign: str) -> str:
    apart = unicodedata.normalize("NFKD", sign.translate(_ONE_SIGN))
    return unicodedata.normalize("NFKC", _MARKS.sub("", apart)).translate(_BARE)


def _goes_on(sign: str) -> bool:
    """Whether a character belongs to the one before: a mark over it, or the rest of a Korean syllable."""
    return unicodedata.combining(sign) != 0 or "\u1160" <= sign <= "\u11ff"
