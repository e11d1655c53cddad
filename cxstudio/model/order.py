"""Fractional order keys: strings that sort between neighbours, so that a move writes one record; knows no record."""

from __future__ import annotations

import random

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def key_between(before: str = "", after: str = "", *, tail: int = 2) -> str:
    """A key strictly between two others; "" is the open end.

    The random tail keeps two people who insert at the same place from making the same key.
    Raises ValueError when `before` does not sort before `after`.
    """
    if after and before >= after:
        raise ValueError(f"order keys out of order: {before!r}, {after!r}")
    key, place, end = "", 0, after
    while True:
        low = _DIGITS.index(before[place]) if place < len(before) else 0
        high = _DIGITS.index(end[place]) if end and place < len(end) else len(_DIGITS)
        if high - low > 1:
            return key + _DIGITS[(low + high) // 2] + "".join(random.choice(_DIGITS[1:]) for _ in range(tail))
        key += _DIGITS[low]
        place += 1
        if high > low:
            end = ""


def keys_between(count: int, before: str = "", after: str = "") -> list[str]:
    """So many keys in rising order between two others, evenly spread so that none grows long."""
    if count <= 0:
        return []
    middle = count // 2
    key = key_between(before, after)
    return [*keys_between(middle, before, key), key, *keys_between(count - middle - 1, key, after)]
