"""Which language and direction a text in an unknown language most likely has, from its letters; it knows no map."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Literal

SAMPLE = 20_000  # characters looked at

# Scripts that (nearly) one language alone uses. Source of the names: the Unicode Character Database.
_LANGUAGES = {
    "HEBREW": "he",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
}
_PERSIAN, _URDU = frozenset("پچژگکی"), frozenset("ٹڈڑںے")


def guess_language(text: str, default: str = "en") -> str:
    """A BCP 47 tag by the script most letters have; `default` for scripts that many languages share."""
    letters = [c for c in text[:SAMPLE] if c.isalpha()]
    scripts = Counter(unicodedata.name(c, "?").split(" ", 1)[0] for c in letters)
    if not scripts:
        return default
    if scripts["HIRAGANA"] + scripts["KATAKANA"] and "CJK" in scripts:
        scripts["HIRAGANA"] += scripts.pop("CJK")
    script = max(scripts, key=lambda name: scripts[name])
    language = _LANGUAGES.get(script, default)
    if language == "ar":
        there = set(letters)
        return "ur" if there & _URDU else "fa" if there & _PERSIAN else "ar"
    return language


def guess_direction(text: str) -> Literal["ltr", "rtl"]:
    """The direction most of the letters run in."""
    directions = Counter(unicodedata.bidirectional(c) for c in text[:SAMPLE])
    return "rtl" if directions["R"] + directions["AL"] > directions["L"] else "ltr"
