"""Where a text may be broken, into lines (UAX #14) or grapheme clusters (UAX #29); it knows no fonts."""

from __future__ import annotations

import re

import unicode_segmentation_rs as segmentation

# One character is one cluster here, so that plain text needs no call: Latin without combining marks,
# Greek, Cyrillic without its combining marks, Hebrew letters, plain Arabic and Persian letters and digits.
_SIMPLE = re.compile(
    r"[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0391-\u0482\u048a-\u052f\u05d0-\u05ea\u060c\u061b\u061f"
    r"\u0621-\u064a\u0660-\u0669\u0671-\u06d3\u06f0-\u06f9\u2010-\u2027\u20ac\u2116\u2212]*"
)

_NEEDS_DICTIONARY = {
    "Thai": re.compile("[\u0e01-\u0e4e]"),
    "Lao": re.compile("[\u0e81-\u0ece\u0edc-\u0edf]"),
    "Myanmar": re.compile("[\u1000-\u109f]"),
    "Khmer": re.compile("[\u1780-\u17d3]"),
}

_ANY_NEEDS_DICTIONARY = re.compile("|".join(letters.pattern for letters in _NEEDS_DICTIONARY.values()))


def line_units(text: str) -> list[str]:
    """The stretches of a paragraph that stay together; a line may end after each. Joined they are `text`."""
    return segmentation.line_break_units(text) if text else []


def clusters(text: str) -> list[str]:
    """What a reader takes for one letter each (extended grapheme clusters). Joined they are `text`."""
    if _SIMPLE.fullmatch(text):
        return list(text)
    return segmentation.graphemes(text, is_extended=True)


def scripts_without_spaces(text: str) -> list[str]:
    """The scripts in `text` whose words can be told apart only with a dictionary, by their English names."""
    if text.isascii() or not _ANY_NEEDS_DICTIONARY.search(text):
        return []
    return [name for name, letters in _NEEDS_DICTIONARY.items() if letters.search(text)]
