"""How a name of a map is written into a line of Mermaid and read again; it knows no diagram and no map.

Mermaid gives some signs a meaning and has no way to quote. What it offers are entities, `#58;` for a colon: its parser
passes them by, and the picture shows the sign. A line break has no place in a name and becomes a blank.
"""

from __future__ import annotations

import html
import re

from cxstudio.edits.values import clean_text
from cxstudio.model.naming import one_line

# Signs that end a name, begin an entity or a comment, could be taken for markup, or would turn the line round.
_SIGNS = re.compile('[#:;,<>&"`\\\\{}\\[\\]%\u202a-\u202e\u2066-\u2069]')
# What a line of a journey may begin with besides the name of a task; the parser looks for no end of the word.
_WORDS = re.compile(r"(journey|title|section|acctitle|accdescr|---)", re.IGNORECASE)
_ENTITY = re.compile(r"#([0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)


def safe_name(text: str) -> str:
    """A text as the name of a task, a section, an actor or a title; "" for a blank one."""
    name = _SIGNS.sub(lambda found: _entity(found[0]), one_line(clean_text(text)))
    return _entity(name[0]) + name[1:] if _WORDS.match(name) else name


def read_name(text: str) -> str:
    """The text a name stands for, on one line."""
    broken = _BREAK.sub(" ", text)
    return one_line(clean_text(_ENTITY.sub(lambda found: _sign(found[1]), broken)))


def _entity(sign: str) -> str:
    return f"#{ord(sign)};"


def _sign(name: str) -> str:
    written = f"&#{name};" if name.isdigit() else f"&{name};"
    sign = html.unescape(written)
    return f"#{name};" if sign == written else sign
