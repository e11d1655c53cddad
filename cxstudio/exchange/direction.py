"""Directions that a text begins and does not end, so that they turn nothing round beside it; it knows no format.

Source: Unicode Standard Annex 9, 2.1 to 2.5 (embeddings, overrides, isolates) and X1 to X8.
"""

from __future__ import annotations

import re

_END, _END_ISOLATE = "\u202c", "\u2069"
_ENDS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", _END),
    **dict.fromkeys("\u2066\u2067\u2068", _END_ISOLATE),
}
_SIGNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def closers(text: str) -> str:
    """The signs that end what a text leaves open, the inmost first; "" where it leaves nothing."""
    waiting: list[str] = []
    for sign in _SIGNS.findall(text):
        if sign in _ENDS:
            waiting.append(_ENDS[sign])
        elif sign == _END_ISOLATE and sign in waiting:
            while waiting.pop() != _END_ISOLATE:
                pass  # the end of an isolate ends what began inside it
        elif waiting and waiting[-1] == sign:
            waiting.pop()
    return "".join(reversed(waiting))


def closed(text: str) -> str:
    """A text behind which everything reads as if it were not there."""
    return text + closers(text)


def unclosed(text: str) -> str:
    """A text without the signs at its end that only end a direction."""
    return text.rstrip(_END + _END_ISOLATE)
