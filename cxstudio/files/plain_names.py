"""Titles as names of files that every system takes, wherever a stick with them is put in; it opens nothing."""

from __future__ import annotations

from unicodedata import category, normalize

_REFUSED = '<>:"/\\|?*'
_JOINERS = "\u200c\u200d"  # signs without a shape that words of Persian and Hindi need
# Windows takes these for devices, whatever ending they have.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
MOST_LETTERS, MOST_BYTES = 80, 180  # of a name without its ending; systems take 255 bytes or letters


def plain_name(text: str, otherwise: str) -> str:
    """A title as the name of a file or folder without an ending; `otherwise` where nothing of it is left."""
    kept = "".join(_letter(c) for c in normalize("NFC", text))
    name = " ".join(kept.split()).strip(" .")[:MOST_LETTERS].rstrip(" .")
    while len(name.encode("utf-8", "replace")) > MOST_BYTES:
        name = name[:-1].rstrip(" .")
    if name.partition(".")[0].rstrip().casefold() in _DEVICES:
        name = f"{name}-"
    return name or otherwise


def _letter(c: str) -> str:
    if c.isspace():
        return " "
    if c in _REFUSED:
        return "-"
    # Signs that turn a line round, half characters and control characters make a name nobody can type or trust.
    return "" if category(c) in {"Cc", "Cf", "Cs"} and c not in _JOINERS else c
