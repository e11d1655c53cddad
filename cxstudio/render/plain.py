"""Texts and numbers as a PDF may hold them; it knows neither fonts nor pages."""

from __future__ import annotations

import re

# Lone surrogates cannot be encoded; control characters would end lines or fields in readers.
_UNWRITABLE = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain_text(text: str) -> str:
    """`text` without characters that no file may hold: controls go, lone surrogates become U+FFFD."""
    return _CONTROLS.sub("", _UNWRITABLE.sub("\ufffd", text))


def utf16_hex(text: str) -> str:
    """UTF-16 big endian in capital hex digits, without byte order mark."""
    return text.encode("utf-16-be", "replace").hex().upper()


def number(value: float) -> str:
    """A number as PDF operators write it: at most three decimals, no exponent."""
    text = f"{value:.3f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
