"""Text from another program read as a list or as cells, without bullets and within bounds; it knows no map."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import clean_text
from cxstudio.model.records import TEXT_LENGTH
from cxstudio.words import _

MOST_LINES = 2000
MOST_CELLS = 2000
MOST_LETTERS = 20_000_000

# "- ", "• ", "1. ", "2) ", "[x] ": what stands before the text of a line in a list.
_BULLET = re.compile(
    r"(?:[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2013\u2014\u00b7]|\(?\d{1,3}[.)]|\[[ xX]?\])\s+"
)
_TAB = 4  # blanks that indent as far as a tab


@dataclass(frozen=True, slots=True)
class PastedText:
    """What a text holds: one column of a list, or the columns of a table; `depths` is how far lines are indented.

    Only a list has depths, one for each of its texts, counted from 0 without gaps.
    """

    columns: tuple[tuple[str, ...], ...]
    depths: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many texts there are."""
        return sum(len(column) for column in self.columns)

    @property
    def tabbed(self) -> bool:
        """Whether it came in cells."""
        return len(self.columns) > 1


def read_pasted(text: str) -> PastedText:
    """A list or a table. Raises Refused, one sentence, for a text that is too long or holds nothing."""
    if len(text) > MOST_LETTERS:
        raise Refused(
            _("The text is too long to paste; paste at most {n} lines at once").format(n=MOST_LINES)
        )
    lines = [line.rstrip() for line in clean_text(text).split("\n")]
    lines = [line for line in lines if line.strip()]
    if not lines:
        raise Refused(_("There is no text to paste"))
    if len(lines) > MOST_LINES:
        raise Refused(
            _("The text has {lines} lines; paste at most {n} at once").format(lines=len(lines), n=MOST_LINES)
        )
    if any("\t" in line.strip() for line in lines):
        return _cells("\n".join(lines))
    texts = tuple(_without_bullet(line) for line in lines)
    check_lengths(texts)
    return PastedText((texts,), _depths(lines))


def read_lines(text: str) -> tuple[str, ...]:
    """The lines of a text without what marks them as a list, cells beside each other as one. Raises Refused."""
    return read_pasted(clean_text(text).replace("\t", " ")).columns[0]


def _cells(text: str) -> PastedText:
    rows = rows_of(text)
    width = max(len(row) for row in rows)
    columns = [tuple(cell for row in rows if (cell := _cell(row, i))) for i in range(width)]
    while columns and not columns[-1]:
        columns.pop()
    if sum(len(column) for column in columns) > MOST_CELLS:
        raise Refused(_("The table has more than {n} cells; paste fewer at once").format(n=MOST_CELLS))
    for column in columns:
        check_lengths(column)
    return PastedText(tuple(columns))


def rows_of(text: str) -> list[list[str]]:
    """Cells between tabs; one in quotes may hold line breaks, as spreadsheets write them."""
    try:
        return list(csv.reader(io.StringIO(text), delimiter="\t", strict=True))
    except csv.Error:
        return [line.split("\t") for line in text.split("\n")]


def _cell(row: list[str], index: int) -> str:
    return row[index].strip() if index < len(row) else ""


def _without_bullet(line: str) -> str:
    bare = line.strip()
    return _BULLET.sub("", bare, count=1) if _BULLET.match(bare) else bare


def _depths(lines: list[str]) -> tuple[int, ...]:
    """How far each line is indented, in steps: the first is 0, and none is more than one deeper than the last."""
    found: list[int] = []
    open_: list[int] = []  # the indents of the lines around this one
    for line in lines:
        lead = line[: len(line) - len(line.lstrip())].expandtabs(_TAB)
        while open_ and open_[-1] >= len(lead):
            open_.pop()
        found.append(len(open_))
        open_.append(len(lead))
    return tuple(found)


def check_lengths(texts: tuple[str, ...]) -> None:
    """Raise Refused, one sentence, where a text is too long for a card."""
    longest = max((len(text) for text in texts), default=0)
    if longest > TEXT_LENGTH:
        raise Refused(
            _("A line has {length} characters; at most {limit} fit on a card").format(
                length=longest, limit=TEXT_LENGTH
            )
        )
