"""Reads one line of the entry line by the table of signs; it asks no document and changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import clean_text
from cxstudio.words import _
from cxstudio.workshop.tokens import END_SIGNS, ESCAPE, START_SIGNS, EndName

# Marks of direction and other signs nobody sees, which keyboards of right-to-left scripts put at the ends of a line.
_HIDDEN = "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_WORD = re.compile(r"(?:^|\s)(\S+)\s*$")
_ENDS: dict[EndName, re.Pattern[str]] = {
    "channel": re.compile(r"#(?P<said>[^#\s]+)"),
    "owner": re.compile(r"@(?P<said>[^@\s]+)"),
    "emotion": re.compile(r":(?P<said>[+\-\u2212]?\d)"),
    "severity": re.compile(r"(?P<said>!{2,5})"),
    "frequency": re.compile(r"[xX\u00d7](?P<said>\d)"),
}
# In a text that was pasted these stand before the lines of a list; a sign with no blank behind it is a sign.
_BULLET = re.compile(r"(?:-\s+|\(?\d{1,3}[.)]\s+|[\u2022\u2023\u25aa\u25cf\u25e6\u00b7]\s*)")
MOST_LINES = 2000
MOST_LETTERS = 2_000_000
_BOUNDS: dict[EndName, tuple[int, int]] = {"emotion": (-2, 2), "frequency": (1, 5), "severity": (2, 5)}
# Longer numbers are words of their own: "x264".
_BEYOND: dict[EndName, re.Pattern[str]] = {
    "emotion": re.compile(r"(?P<sign>:)[+\-\u2212]?\d{1,2}"),
    "severity": re.compile(r"(?P<sign>!){6,}"),
    "frequency": re.compile(r"(?P<sign>[xX\u00d7])\d{1,2}"),
}


@dataclass(frozen=True, slots=True)
class EndWord:
    """A sign at the end as it was written, and the value it says: a name, or a number."""

    name: EndName
    written: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says. `ends` are the signs at its end, in the order they were written."""

    kind: str
    text: str
    linked: bool = False
    parked: bool = False
    ends: tuple[EndWord, ...] = field(default=())

    def end(self, name: EndName) -> str | int | None:
        """The value of a sign, the last one where it was written twice."""
        return next((word.value for word in reversed(self.ends) if word.name == name), None)

    def channels(self) -> tuple[str, ...]:
        """All channels, in the order they were written; underscores stand for blanks."""
        return tuple(str(word.value).replace("_", " ") for word in self.ends if word.name == "channel")

    def without(self, names: frozenset[str]) -> Line:
        """The same with these signs left in the text, as they were written: nothing is lost that cannot be used."""
        kept = [word for word in self.ends if word.name not in names]
        back = [word.written for word in self.ends if word.name in names]
        return replace(self, text=" ".join(part for part in (self.text, *back) if part), ends=tuple(kept))


def read_line(line: str, kind: str) -> Line:
    """The line as the table reads it; without a sign at its start it becomes a `kind`."""
    text = line.strip().strip(_HIDDEN).strip()
    text, ends = _read_ends(text)
    said = _read_start(text, kind)
    if said.kind == "quote" and text != said.text and said.text.endswith('"'):
        said = replace(said, text=said.text[:-1].rstrip())
    return replace(said, ends=ends)


@dataclass(frozen=True, slots=True)
class Beyond:
    """A word that would be a sign if its number were from `low` to `high`, as it was written; it stays in the text."""

    written: str
    sign: str
    low: int
    high: int


def beyond_bounds(line: Line) -> tuple[Beyond, ...]:
    """The words at the end of a line's text that are written as signs, with a number these do not have."""
    found: list[Beyond] = []
    for word in reversed(line.text.split()[1:]):  # the first word is the text itself
        bare = word.strip(_HIDDEN)
        said = [
            (name, match) for name, match in ((n, p.fullmatch(bare)) for n, p in _BEYOND.items()) if match
        ]
        if not said:
            break
        if _end_word(bare) is None:
            (name, match) = said[0]
            found.append(Beyond(bare, match["sign"], *_BOUNDS[name]))
    return tuple(reversed(found))


def pasted_lines(text: str) -> tuple[str, ...]:
    """The lines of a pasted text, without empty ones, and without bullets "- ", "1." and "•".

    Raises Refused, one sentence, where there are too many.
    """
    if len(text) > MOST_LETTERS:
        raise Refused(
            _("The text is too long to paste; paste at most {n} lines at once").format(n=MOST_LINES)
        )
    bare = (line.strip().strip(_HIDDEN).strip() for line in clean_text(text).split("\n"))
    lines = tuple(
        found for line in bare if (found := line[mark.end() :] if (mark := _BULLET.match(line)) else line)
    )
    if len(lines) > MOST_LINES:
        raise Refused(
            _("The text has {lines} lines; paste at most {n} at once").format(lines=len(lines), n=MOST_LINES)
        )
    return lines


def _read_start(text: str, kind: str) -> Line:
    if text.startswith(ESCAPE) and any(text.startswith(row.sign, 1) for row in START_SIGNS):
        return Line(kind, text[1:])
    if text[:1] == text[1:2]:  # "../notes", "--": written twice it is no sign
        return Line(kind, text)
    for row in START_SIGNS:
        if text.startswith(row.sign):
            rest = text[len(row.sign) :].lstrip(_HIDDEN + " \t")
            if row.parked and rest:
                return replace(_read_start(rest, kind), parked=True)
            return Line(row.kind or kind, rest, row.linked, row.parked)
    return Line(kind, text)


def _read_ends(text: str) -> tuple[str, tuple[EndWord, ...]]:
    found: list[EndWord] = []
    while True:
        last = _WORD.search(text)
        if last is None or last.start(1) == 0:  # the first word is the text itself
            break
        written = last.group(1).strip(_HIDDEN)
        if written.startswith(ESCAPE) and _end_word(written[1:]) is not None:
            text = text[: last.start(1)] + written[1:]
            break
        word = _end_word(written)
        if word is None:
            break
        found.append(word)
        text = text[: last.start(1)].rstrip().rstrip(_HIDDEN).rstrip()
    return text, tuple(reversed(found))


def _end_word(written: str) -> EndWord | None:
    for row in END_SIGNS:
        match = _ENDS[row.name].fullmatch(written)
        if match is None:
            continue
        said = match["said"]
        if row.name == "severity":
            return EndWord(row.name, written, len(said))
        if row.name in _BOUNDS:
            number = int(said.replace("\u2212", "-"))
            low, high = _BOUNDS[row.name]
            return EndWord(row.name, written, number) if low <= number <= high else None
        return EndWord(row.name, written, said)
    return None
