"""Which column of a foreign table becomes what of a journey: by its heading, else by what stands in it; no map.

Headings are compared as those of a table of ours, then by what people call such columns, then as those of a survey.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cxstudio.exchange.sheet_rows import Cell, SheetRow
from cxstudio.exchange.survey_cells import is_day, is_number, text_of
from cxstudio.exchange.survey_columns import COLUMNS as SURVEY_COLUMNS
from cxstudio.exchange.table import AMBIGUOUS, CARD_COLUMNS, COLUMNS, column_meant
from cxstudio.exchange.table_fields import FIELD_COLUMNS, PHYSICAL_EVIDENCE
from cxstudio.insight.folding import fold
from cxstudio.model.channels import CHANNEL_PRESETS
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.words import N_, _, languages, translate

Because = Literal["", "name", "content", "chosen"]
NO_HEADING = -1
SAMPLE = 100  # rows that are looked at
_HEADING_AMONG = 12  # first rows
_MOST = 0.8  # of the sample must fit
_LONG = 24  # letters of a sentence, on average
_REPEATED = 0.7  # of the rows name another stage, at most
_SEVERAL = frozenset((*CARD_COLUMNS, "channel", "description"))  # columns of which several may hold the same
# What content alone tells; anything else it could be is offered.
_TOLD_BY_CONTENT = frozenset(("stage", "touchpoint", "channel", "persona", "emotion", "description"))

# What people call the columns of fields, beside the words of the window; of kinds their rows say it.
_WORDS = {
    "description": ("details", "notes", "what happens", "uwagi"),
    "minutes": ("duration", "time", "duration minutes", "czas"),
    "owner": ("responsible", "department owner"),
}
_OF_SURVEYS = {"score": "emotion", "text": "quote", "place": "touchpoint", "persona": "persona",
               "came_by": "channel", "owned_by": "owner"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fieldable:
    """What a column can become: its key, and what it is called in the window's language."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class PlannedColumn:
    """A column of a table and what it becomes. `number` 0 is the first; `field` is a key, "" leaves it out.

    `fits` are other fields its content could be, the likeliest first; `said` is a sentence where there is something
    to say.
    """

    number: int
    heading: str
    field: str = ""
    because: Because = ""
    fits: tuple[str, ...] = ()
    said: str = ""

    @property
    def label(self) -> str:
        """What it becomes in the window's language; "" for one that is left out."""
        return label_of(self.field) if self.field else ""


def fields() -> tuple[Fieldable, ...]:
    """All a column can become, in the order in which a table of ours has them."""
    return tuple(Fieldable(key, label_of(key)) for key in COLUMNS)


def label_of(key: str) -> str:
    """A field in the window's language."""
    field, kind = FIELD_COLUMNS.get(key), KINDS.get(CARD_COLUMNS.get(key, key))
    return _(field.label) if field is not None else _(kind.label) if kind is not None else key


def meant(heading: str) -> str:
    """The field a heading names; "" for none."""
    plain = " ".join(heading.replace("_", " ").strip("' ").split())
    key = column_meant(plain)
    if key == AMBIGUOUS:
        return PHYSICAL_EVIDENCE
    return key or _meanings().get(_plain(plain), "")


@cache
def _meanings() -> Mapping[str, str]:
    words = _WORDS | {kind.column or kind.name: kind.headings for kind in KINDS.values()}
    found = {_plain(word): key for key, several in words.items() for word in several}
    for column in SURVEY_COLUMNS:
        for word in column.words if column.key in _OF_SURVEYS else ():
            found.setdefault(_plain(word), _OF_SURVEYS[column.key])
    return found


def _plain(text: str) -> str:
    return " ".join("".join(x if x.isalnum() else " " for x in fold(text[:200])).split())


def heading_row(rows: Sequence[SheetRow]) -> int:
    """The place of the row with the headings, above which a sheet may have a title; the first where none says."""
    known = [len({meant(text_of(cell)) for cell in row.cells} - {""}) for row in rows[:_HEADING_AMONG]]
    best = max(known, default=0)
    return known.index(best) if best > 1 else 0


def planned_columns(
    document: Document | None, rows: Sequence[SheetRow], heading: int, chosen: Mapping[int, str]
) -> tuple[PlannedColumn, ...]:
    """What each column becomes: as somebody chose, else by its heading, else by its content."""
    body = rows[heading + 1 :][:SAMPLE]
    headings = rows[heading].cells if 0 <= heading < len(rows) else ()
    width = max((len(row.cells) for row in (*body, *rows[max(heading, 0) : heading + 1])), default=0)
    looks = _Looks(document)
    found: dict[int, PlannedColumn] = {}
    taken = {key for key in chosen.values() if key and key not in _SEVERAL}
    contents: dict[int, list[Cell]] = {}
    names = [meant(text_of(cell)) for cell in headings]
    for number in range(width):
        name = text_of(headings[number]) if number < len(headings) else ""
        cells = [
            row.cells[number] for row in body if number < len(row.cells) and row.cells[number] is not None
        ]
        contents[number] = cells
        fits = looks.fitting(cells)
        if number in chosen:
            found[number] = PlannedColumn(number, name, chosen[number], "chosen", fits)
            continue
        key = meant(name)
        if names.count(key) > 1 and key == "touchpoint" and "channel" not in names and looks.channels(cells):
            # "Where" can be the name of a touchpoint and of its channel: what is in it says more.
            found[number] = PlannedColumn(number, name, "", "", ("channel", *fits))
        elif key and key in taken:
            said = _("Another column is “{field}” already").format(field=label_of(key))
            found[number] = PlannedColumn(number, name, "", "name", fits, said)
        elif key:
            taken |= {key} - _SEVERAL
            found[number] = PlannedColumn(number, name, key, "name", fits)
        else:
            found[number] = PlannedColumn(number, name, "", "", fits)
    return _by_content(found, contents, taken)


def _by_content(
    found: dict[int, PlannedColumn], contents: Mapping[int, list[Cell]], taken: set[str]
) -> tuple[PlannedColumn, ...]:
    """The same with what is left told by its content, each field once."""
    shown = []
    for number, column in sorted(found.items()):
        if column.field or column.because or not contents[number]:
            shown.append(column)
            continue
        key = column.fits[0] if column.fits else ""
        if key in _TOLD_BY_CONTENT - taken:
            taken.add(key)
            shown.append(PlannedColumn(number, column.heading, key, "content", column.fits))
            continue
        said = ""
        if _share(contents[number], is_day) >= _MOST:
            said = _("It holds days, for which a journey has no place")
        shown.append(PlannedColumn(number, column.heading, "", "", column.fits, said))
    return tuple(shown)


class _Looks:
    """What the cells of a column look like, to somebody who knows a session."""

    def __init__(self, document: Document | None) -> None:
        self._channels = {_plain(c.name) for c in document.channels()} if document is not None else set()
        self._channels |= _well_known()
        people = document.personas() if document is not None else []
        self._people = {_plain(p.name) for p in people if p.name.strip()}

    def channels(self, cells: Sequence[Cell]) -> bool:
        """Whether half of these cells are channels that are known, which names of touchpoints seldom are."""
        texts = [_plain(text_of(cell)) for cell in cells]
        return bool(texts) and 2 * sum(text in self._channels for text in texts) >= len(texts)

    def fitting(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        """The fields these cells could be, the likeliest first."""
        if not cells:
            return ()
        if _share(cells, lambda cell: is_number(cell, -2, 2) or is_number(cell, 1, 5)) >= _MOST:
            return ("emotion", "effort")
        if _share(cells, lambda cell: is_number(cell, 0, 1e6)) >= _MOST:
            return ("minutes",)
        if _share(cells, is_day) >= _MOST:
            return ()
        texts = [_plain(text_of(cell)) for cell in cells]
        if sum(text in self._channels for text in texts) / len(texts) >= _MOST:
            return ("channel",)
        if sum(text in self._people for text in texts) / len(texts) >= _MOST:
            return ("persona",)
        if sum(map(len, texts)) / len(texts) >= _LONG:
            return ("description", "customer does", "quote", "pain")
        runs = 1 + sum(text != before for before, text in itertools.pairwise(texts))
        if len(texts) > 2 and runs == len(set(texts)) <= _REPEATED * len(texts):
            return ("stage", "touchpoint", "persona")
        return ("touchpoint", "customer does", "stage")


@cache
def _well_known() -> frozenset[str]:
    """The channels people name often, in every language of the window."""
    return frozenset(_plain(translate(c.name, x)) for c in CHANNEL_PRESETS for x in languages())


def _share(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)


def scale_of(cells: Sequence[Cell]) -> str:
    """How emotions are written: "1..5" where none is 0 or below and some are above 2, else "-2..2"."""
    low = any(is_number(cell, -1e9, 0.999) for cell in cells)
    high = any(is_number(cell, 2.000001, 5) for cell in cells)
    return "1..5" if high and not low else "-2..2"


SCALES: tuple[tuple[str, str], ...] = (
    ("-2..2", N_("From −2 to 2")),
    ("1..5", N_("From 1 to 5, 3 being neutral")),
)
