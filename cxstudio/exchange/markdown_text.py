r"""Texts of a map written into Markdown so that they stay texts: no markup, no link, no HTML; it knows no map.

Signs with a meaning get a backslash, as CommonMark has it; those that mean something at the beginning of a line only
there. What programs make links of by themselves (`www.`, `https:`, an address with @) is broken by a backslash too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cxstudio.edits.values import clean_text
from cxstudio.exchange.direction import closed
from cxstudio.model.naming import one_line

_SIGNS = re.compile(r"[\\`*_\[\]<>&|~$#@!{}]")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_SIGN_FIRST = re.compile(r"^([-+=])")


def inline(text: str) -> str:
    """A text on one line, within a line of Markdown."""
    return _literal(closed(one_line(clean_text(text))))


def lines_of(text: str) -> list[str]:
    """The lines of a text, each safe at the beginning of a line of Markdown; without blank ones."""
    lines = (one_line(line) for line in clean_text(text).split("\n"))
    return [line_start(line) for line in lines if line]


def line_start(text: str) -> str:
    """A text on one line that may stand at the beginning of a line."""
    safe = _literal(closed(one_line(clean_text(text))))
    safe = _NUMBERED.sub(r"\1\\\2", safe)
    return _SIGN_FIRST.sub(r"\\\1", safe)


def _literal(text: str) -> str:
    safe = _SIGNS.sub(lambda found: "\\" + found[0], text)
    return _LINKS.sub(_unlinked, safe)


def _unlinked(found: re.Match[str]) -> str:
    return f"{found[1] or found[3]}\\{found[2] or found[4]}"


def heading(level: int, text: str) -> str:
    """A heading of a level from 1 to 6; `text` is one that is safe already."""
    return f"{'#' * min(level, 6)} {text}"


def item(text: str, further: str = "") -> str:
    """An entry of a list with all lines of a text; `further` stands behind it and is safe already."""
    first, *rest = lines_of(text) or [""]
    body = "\\\n  ".join([first, *rest])
    return f"- {body} {further}".rstrip()


def quote(text: str) -> str:
    """A text of several lines as a quotation."""
    return "\\\n".join(f"> {line}" for line in lines_of(text))


def named(label: str, text: str) -> str:
    """An entry of a list that says what it is: a label of ours and a text, on one line."""
    return f"- **{inline(label)}:** {inline(text)}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of texts, each cell on one line."""
    shown = [headings, ["---"] * len(headings)]
    lines = [" | ".join(inline(cell) for cell in shown[0]), " | ".join(shown[1])]
    lines += [" | ".join(" / ".join(map(inline, cell.split("\n"))) for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)
