r"""How a text of a map is written into a table's cell and read again without loss; it knows no columns and no map.

Most texts stand in their cell as they are. A backslash marks what would otherwise be read as something else:

=========  ==========================================================================================
``\|``     a vertical bar that does not separate two values
``\n``     a line break that does not separate two values
``\s``     a space at the beginning or end of a value
``\\``     a backslash
``\0``     alone: a value that is there but empty, such as a touchpoint without a name
``\``      before a sign that ends a direction (U+202C, U+2069): the sign is no text, it only keeps the value's
           directions from what stands beside it
``\#2``    at the end of a name: the second thing of this name (``\#3`` the third)
=========  ==========================================================================================

A cell that a spreadsheet could take for a formula gets an apostrophe in front, which reading takes away again.
"""

from __future__ import annotations

import re

from cxstudio.exchange.direction import closers

EMPTY = r"\0"

_BLANK = " \r\n"  # what is trimmed around a value; a tab is text
_ESCAPES = {"|": r"\|", "\n": r"\n", "\\": r"\\"}
_MEANINGS = {"|": "|", "n": "\n", "s": " ", "\\": "\\", "\u202c": "", "\u2069": ""}
_MARKED = re.compile(r"(?<!\\)(?:\\\\)*\\!$")
_ESCAPED = re.compile("\\\\([|ns\\\\\u202c\u2069])")
_NUMBERED = re.compile(r"(?<!\\)((?:\\\\)*)\\#([1-9]\d{0,5})$")
_VALUE = re.compile(r"((?:[^\\|\r\n]|\\[^\r\n]?+)*+)(?:[|\r\n]|\Z)")
# Signs a spreadsheet reads as the beginning of a formula, also in their full-width forms.
_FORMULA = re.compile("['＇]*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'['＇]*[=+\\-@\t\r\n＝＋－＠]")

Name = tuple[str, int]
"""A title and which of the things of this title is meant; 0 when the cell does not say."""


def guarded(cell: str) -> str:
    """The cell as a spreadsheet takes it for text. Source: OWASP, CSV injection."""
    return "'" + cell if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that `guarded` put before it."""
    return cell[1:] if _GUARDED.match(cell) else cell


def written(text: str, *, several: bool = False) -> str:
    """A text as the only value of its cell, or as one of several."""
    if not text:
        return EMPTY if several else ""
    marked = {"|", "\n", "\\"} if several else {"\\"}
    inner = "".join(_ESCAPES[c] if c in marked else c for c in text)
    return _ends_marked(inner) + "".join("\\" + sign for sign in closers(text))


def read(value: str) -> str:
    """The text of one value, its escapes resolved."""
    value = value.strip(_BLANK)
    return "" if value == EMPTY else _ESCAPED.sub(lambda m: _MEANINGS[m[1]], value)


def written_name(title: str, number: int, *, several: bool = False) -> str:
    """A title that identifies: told apart by number from the earlier ones that read the same, and never blank."""
    mark = rf"\#{number}" if number > 1 else ""
    return (written(title, several=several) or EMPTY) + mark


def read_name(cell: str) -> Name | None:
    """What a title's cell names; None for a blank cell."""
    cell = cell.strip(_BLANK)
    if not cell:
        return None
    found = _NUMBERED.search(cell)
    if found is None:
        return read(cell), 0
    return read(cell[: found.start()] + found[1]), int(found[2])


def marked_own(value: str) -> bool:
    r"""Whether a value ends with the mark ``\!`` (and not with these two signs as text)."""
    return _MARKED.search(value) is not None


def written_values(values: list[str]) -> str:
    """Several texts in one cell, one a line."""
    return "\n".join(written(value, several=True) for value in values)


def split_values(cell: str) -> list[str]:
    """The values of a cell, still escaped, without blank ones."""
    if not cell:
        return []  # most cells of most tables
    parts = (m[1].strip(_BLANK) for m in _VALUE.finditer(cell))
    return [part for part in parts if part]


def read_values(cell: str) -> list[str]:
    """The texts of a cell that holds several, separated by line breaks or ``|``."""
    return [read(part) for part in split_values(cell)]


def _ends_marked(text: str) -> str:
    """The text with the blanks at its two ends written so that trimming spares them."""
    core = text.strip(" \n")
    if core == text:
        return text
    signs = {" ": r"\s", "\n": r"\n"}
    start = text[: len(text) - len(text.lstrip(" \n"))]
    end = text[len(start) + len(core) :]
    return "".join(signs[c] for c in start) + core + "".join(signs[c] for c in end)
