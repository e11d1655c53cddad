"""What candidates are called in a room, A, B, C …, and back; it knows neither candidates nor votes."""

from __future__ import annotations


def label(place: int) -> str:
    """What the candidate at a place (from 0) is called: A to Z, then AA, AB …"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(label: str) -> int | None:
    """The place, from 0, of what is called so; None for what is no label. Small letters are labels as well."""
    place = 0
    for letter in label.upper():
        if not "A" <= letter <= "Z":
            return None
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1 if label else None
