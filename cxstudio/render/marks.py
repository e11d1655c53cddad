"""What the pages of a PNG or SVG export say of themselves, so that later exports know their own; it opens no file."""

from __future__ import annotations

import re

MARKED = frozenset({".png", ".svg"})  # endings of formats in which each page is a file of its own
HEAD = 4096  # bytes in which the mark stands
PROGRAM = "CX Studio"
_PNG = re.compile(rb"\A\x89PNG\r\n\x1a\n.{0,1000}?tEXtSoftware\x00CX Studio, page (\d{1,6}) of \d", re.DOTALL)
_SVG = re.compile(rb'\A<\?xml version="1\.0" encoding="UTF-8"\?>\n<!-- CX Studio, page (\d{1,6}) of \d')


def program_mark(number: int, count: int) -> str:
    """The program and the page, as "Software" of a PNG and as the first comment of an SVG."""
    return f"{PROGRAM}, page {number} of {count}"


def page_of(head: bytes) -> int:
    """Which page of an export the first bytes of a file tell it is, the first being 1; 0 for a file of others."""
    found = _PNG.match(head) or _SVG.match(head)
    return int(found[1]) if found is not None else 0
