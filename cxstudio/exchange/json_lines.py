"""In which line of a JSON text something stands, for whoever has to mend it; it knows no map."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from cxstudio.words import _

_BYTE = re.compile(r"\(byte (\d+)\)")  # where a decoder says that it stopped
_BETWEEN = re.compile(r"[\s,:]*")


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing of a list of a file, which its words find only where they are asked for: a file is long."""

    data: bytes
    list: str
    number: int  # from 1 on

    def __str__(self) -> str:
        line = line_of(self.data.decode("utf-8-sig", "replace"), self.list, self.number)
        return _("line {line} ({list}, number {number})").format(
            line=line, list=self.list, number=self.number
        )


def line_of_fault(text: str, error: Exception) -> int:
    """The line from which on a text is no JSON, by what a decoder raised."""
    if isinstance(error, json.JSONDecodeError):
        return error.lineno
    at = _BYTE.search(str(error))
    data = text.encode("utf-8", "replace")
    return data.count(b"\n", 0, int(at[1]) if at else len(data)) + 1


def line_of(text: str, name: str, number: int = 0) -> int:
    """The line of what the outer object of a well-formed text calls so, or of its thing of a number from 1 on."""
    reader = json.JSONDecoder()
    at = _past(text, text.index("{") + 1)
    while text[at] != "}":
        key, at = reader.raw_decode(text, at)
        at = _past(text, at)
        if key == name:
            return text.count("\n", 0, _thing(text, at, number, reader)) + 1
        at = _past(text, reader.raw_decode(text, at)[1])
    return 1


def _thing(text: str, at: int, number: int, reader: json.JSONDecoder) -> int:
    """Where the thing of this number stands in the list that begins here."""
    if not number or text[at] != "[":
        return at
    at = _past(text, at + 1)
    for _earlier in range(number - 1):
        at = _past(text, reader.raw_decode(text, at)[1])
    return at


def _past(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found is not None else at
