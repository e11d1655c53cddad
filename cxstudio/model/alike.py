"""How two spellings of one name are told to be alike: one Unicode form, one apostrophe, one hyphen, no hidden signs."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "’‘‛ʼʻ′`´＇ʹ"
_HYPHENS = "‐‑‒–—−﹣－"
_ONE_SIGN = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))
# Soft hyphens, joiners, marks of direction and other signs nobody sees.
_HIDDEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
# Letters that lose no mark when they are taken apart.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


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
    if text.isascii() and "`" not in text:
        return text, list(range(len(text) + 1))
    out: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _goes_on(text[end]):
            end += 1
        signs = unicodedata.normalize("NFKC", text[start:end].translate(_ONE_SIGN))
        if not hidden:
            signs = _HIDDEN.sub("", signs)
        out.append(signs)
        places += [start] * len(signs)
        start = end
    return "".join(out), [*places, len(text)]


def plain(text: str) -> str:
    """A text as addresses spell it: without case, marks and hidden signs."""
    apart = unicodedata.normalize("NFKD", alike(text))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_PLAIN)


def _goes_on(sign: str) -> bool:
    """Whether a character belongs to the one before: a mark over it, or the rest of a Korean syllable."""
    return unicodedata.combining(sign) != 0 or "\u1160" <= sign <= "\u11ff"
