"""Texts and numbers as a PDF may hold them; it knows neither fonts nor pages."""

from __future__ import annotations

import re
from functools import lru_cache

# Lone surrogates cannot be encoded; control characters would end lines or fields in readers.
_UNWRITABLE = re.compile("[\ud800-\udfff]")
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain_text(text: str) -> str:
    """`text` without characters that no file may hold: controls go, lone surrogates become U+FFFD."""
    if text.isprintable():
        return text
    return _CONTROLS.sub("", _UNWRITABLE.sub("\ufffd", text))


def text_string(text: str) -> str:
    """A text of any script as a PDF spells it, delimiters included (PDF 32000-1, 7.9.2)."""
    clean = plain_text(text)
    if clean.isascii():
        return f"({clean.translate(_ESCAPED)})"
    # Hex digits, because escapes of UTF-16 take up to twice the room.
    return f"<FEFF{utf16_hex(clean)}>"


def utf16_hex(text: str) -> str:
    """UTF-16 big endian in capital hex digits, without byte order mark."""
    return text.encode("utf-16-be", "replace").hex().upper()


# A map repeats its lengths: most numbers are asked for again and again.
@lru_cache(8192)
def number(value: float) -> str:
    """A number as PDF operators write it: at most three decimals, no exponent."""
    text = f"{value:.3f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
