"""What stands in the cells of a kind's table, out and in: by the column, plainly, and bounded; it changes no document.

Out comes what a spreadsheet can hold as it is: texts, numbers, days, ticks. In goes what people and spreadsheets make
of that. A thing is named by its title; where the title does not tell it from others, its id stands behind it in square
brackets. Lists have a line for each entry; the parts of an entry stand between vertical bars.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import clean_text
from cxstudio.exchange.cells import read, read_values, split_values, written, written_values
from cxstudio.exchange.direction import unclosed
from cxstudio.exchange.kind_columns import HANDS, Column
from cxstudio.exchange.kind_names import Names, without_id
from cxstudio.exchange.sheet_rows import Cell
from cxstudio.exchange.table_fields import in_all_languages, is_yes
from cxstudio.insight.votes import outcome
from cxstudio.model.methods import METHODS
from cxstudio.model.naming import one_line, title
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Emotion, Node, Preset
from cxstudio.model.work_kinds import FEEDBACK_CATEGORIES
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _

REFERENCES = frozenset({"persona", "attendee", "source", "metric", "audit", "place", "anything"})
LISTS = frozenset({"pairs", "traits", "levels", "inputs"})
MADE_BY_NAME = frozenset({"attendee", "source", "metric"})  # a name nobody knows yet makes a new one
NUMBERS = frozenset({"number", "decimal", "duration"})
_FIRST_SERIAL = date(1899, 12, 30)  # day 0 of a spreadsheet
_SERIALS = range(20_000, 80_000)  # numbers that are days where a day is meant: 1954 to 2119
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})\.?(?:[T ][\d:.Z+-]*)?")
_SIGNS = str.maketrans({"−": "-", "–": "-", "－": "-", "＋": "+", "٫": ".", "\u00a0": "", " ": "", "٬": ""})


# Out


def cell_of(names: Names, node: Node, column: Column) -> Cell:
    """What stands in a thing's cell of a column; None for nothing."""
    match column.role:
        case "id":
            return node.id
        case "owner":
            return names.of(_owner(node, column), column.targets) or None
        case "links":
            return "\n".join(names.listed(id) for id in joined_to(names, node.id, column.key)) or None
        case "hands":
            return node.counts[HANDS[column.key]] if isinstance(node, Emotion) else None
        case "told":
            return _told(names, node, column.key)
    return _field_cell(names, node, column)


def readable_cell(names: Names, node: Node, column: Column) -> Cell:
    """The same for somebody who reads it: things are named without the ids that tell equal names apart."""
    cell = cell_of(names, node, column)
    if not isinstance(cell, str) or not column.targets:
        return cell
    return (
        "\n".join(without_id(line) for line in cell.split("\n"))
        if column.role == "links"
        else without_id(cell)
    )


def spelt_out(names: Names, node: Node, column: Column, cell: Cell) -> Cell:
    """A cell in which what the thing names already has its id again, so that an equal name does not mean another."""
    if not column.targets or column.role == "owner" or not isinstance(cell, str):
        return cell
    now = cell_text(cell_of(names, node, column))
    there = now.split("\n") if column.role == "links" else [now]
    lines = []
    for line in cell.split("\n"):
        same = next((x for x in there if line.strip() == without_id(x)), None)
        if same is not None:
            there.remove(same)
        lines.append(line if same is None else same)
    return "\n".join(lines)


def joined_to(names: Names, id: str, link: str) -> list[str]:
    """What a thing is joined to by links of a kind that begin at it."""
    return [x.target for x in names.reading.links_of(id, link) if x.source == id]


def _owner(node: Node, column: Column) -> str:
    field = OWNERS[type(node)] if column.key == "in" else column.key
    return str(getattr(node, field))


def _field_cell(names: Names, node: Node, column: Column) -> Cell:
    field = column.field
    assert field is not None
    value = getattr(node, field.name)
    if field.editor in {"choice", "method", "category"}:
        label = next((label for key, label in choices_of(column) if key == value and key), "")
        return _(label) if label else value or None
    if field.editor in REFERENCES:
        return names.of(value, column.targets) or None
    if field.editor == "channels":
        return written_values([title(names.reading.get(id)) for id in value]) or None
    if field.editor in LISTS:
        return "\n".join(" | ".join(_part(x) for x in row) for row in value) or None
    if field.editor == "date":
        return _as_day(value)
    if isinstance(value, str):
        return value or None
    cell: Cell = value
    return cell


def _part(value: object) -> str:
    return written(value, several=True) if isinstance(value, str) else f"{value:.12g}"


def _as_day(value: str) -> Cell:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return value


def _told(names: Names, node: Node, key: str) -> Cell:
    reading = names.reading
    if key == "number":
        return names.number_of(node.id) or None
    if key == "journey":
        return names.journey_of(node.id) or None
    if key == "stage":
        stage = reading.stage_of(node.id)
        return title(stage) or None
    if key == "votes":
        return names.dots_of(node.id) or None
    if isinstance(node, VoteRound):
        return _result(names, node) or None
    value = getattr(node, key)
    if isinstance(node, Preset):
        return ", ".join(map(names.lane, value)) or None
    if key in {"shows", "lane"} and value:
        return names.lane(value)
    cell: Cell = value
    return cell


def _result(names: Names, vote: VoteRound) -> str:
    """How a closed round came out, a line for each candidate that got a dot; an open one tells nothing."""
    rows = outcome(names.reading, vote) if vote.closed else []
    return "\n".join(f"{row.dots} | {one_line(row.words)}" for row in rows if row.dots)


def cell_text(cell: Cell) -> str:
    """A cell as a text on the screen and in separated values."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.12g}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


# In


def value_in(names: Names, column: Column, cell: Cell, *, day_first: bool | None = None) -> Any:
    """What a cell says of its thing, as `set_field` takes it; ids for links. Raises Refused with what is wrong.

    `day_first` is how "3/4/2026" is meant in this column, None where nobody knows.
    """
    if column.role == "links":
        return tuple(names.meant(line, column.targets) for line in _lines(cell))
    if column.role == "owner":
        return names.meant(cell_text(cell), column.targets)
    if column.role == "hands":
        return _number(cell) or 0
    if column.role == "told" and column.key == "lane":
        return names.lane_meant(cell_text(cell))
    reader = _READERS.get(column.editor)
    if reader is not None:
        return reader(cell)
    if column.editor == "date":
        return _day(cell, day_first)
    if column.editor in {"choice", "method", "category"}:
        return _choice(column, cell)
    if column.editor in REFERENCES:
        return _reference(names, column, cell_text(cell))
    return clean_text(cell_text(cell))


def _reference(names: Names, column: Column, text: str) -> str:
    said = one_line(text)
    if not said:
        return ""
    if column.editor in MADE_BY_NAME:
        return names.known(said, column.targets) or said
    return names.meant(said, column.targets)


def _lines(cell: Cell) -> list[str]:
    return [line for line in (one_line(x) for x in cell_text(cell).splitlines()) if line]


def _number(cell: Cell) -> float | int | None:
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            raise Refused(_("“{value}” is not a number").format(value=cell))
        return int(cell) if float(cell).is_integer() else cell
    text = _digits(cell_text(cell)).translate(_SIGNS).removesuffix("%").strip()
    if not text:
        return None
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise Refused(_("“{value}” is not a number").format(value=cell_text(cell).strip()[:40]))
    return _number(float(text))


def _digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _tick(cell: Cell) -> bool:
    if isinstance(cell, bool | int | float):
        return bool(cell)
    text = cell_text(cell).strip()
    return is_yes(text) if text else False


def _day(cell: Cell, day_first: bool | None) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in _SERIALS:
        return (_FIRST_SERIAL + timedelta(days=int(cell))).isoformat()
    text = _digits(cell_text(cell)).strip()
    if not text:
        return ""
    days = possible_days(text)
    if len(days) == 2 and day_first is not None:
        days = days[:1] if day_first else days[1:]
    if len(days) == 2:
        reason = _("“{value}” can be two different days; write it as {one} or {other}")
        raise Refused(reason.format(value=text[:40], one=days[0], other=days[1]))
    if not days:
        reason = _("“{value}” is no date; write it as year-month-day, for example 2026-11-21")
        raise Refused(reason.format(value=text[:40]))
    return days[0]


def possible_days(text: str) -> list[str]:
    """The days a text can mean: with the day before the month, then with the month before the day."""
    found = _DAY.fullmatch(text)
    if found is None:
        return []
    one, two, three = found.groups()
    # Only with strokes does anybody put the month first.
    orders = [(three, two, one), (three, one, two)] if "/" in text else [(three, two, one)]
    if len(one) == 4:
        orders = [(one, two, three)]
    days = []
    for year, month, day in orders:
        century = "20" if len(year) == 2 else ""
        try:
            days.append(date(int(century + year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(days))


def choices_of(column: Column) -> Sequence[tuple[str, str]]:
    """The values a cell of a column may hold, with their words."""
    if column.editor == "method":
        return [(method.key, method.label) for method in METHODS.values()]
    if column.editor == "category":
        return FEEDBACK_CATEGORIES
    return column.field.choices if column.field is not None else ()


def _choice(column: Column, cell: Cell) -> str:
    word = one_line(cell_text(cell)).casefold()
    choices = choices_of(column)
    if not word:
        return next((value for value, _label in choices if not value), "")
    for value, label in choices:
        if word == value.casefold() or word in in_all_languages(label):
            return value
    if column.editor == "category":  # one of somebody's own
        return one_line(clean_text(cell_text(cell)))
    known = ", ".join(_(label) for _value, label in choices)
    raise Refused(_("“{value}” is none of these: {known}").format(value=cell_text(cell)[:40], known=known))


def _rows(cell: Cell) -> list[list[str]]:
    return [[read(part) for part in _parts(line)] for line in cell_text(cell).splitlines() if line.strip()]


def _parts(line: str) -> list[str]:
    return split_values(line) if "|" in line else [x.strip() for x in line.rsplit(":", 1)]


def _pairs(cell: Cell) -> tuple[tuple[Any, ...], ...]:
    return tuple((row[0], row[1] if len(row) > 1 else "", *row[2:]) for row in _rows(cell))


def _numbered(cell: Cell) -> tuple[tuple[Any, ...], ...]:
    """Entries that end with a number."""
    rows = []
    for row in _rows(cell):
        value = _number(row[-1])
        if len(row) < 2 or value is None:
            raise Refused(_("“{value}” needs a name and a number: name | 3").format(value=row[0][:40]))
        rows.append((*row[:-1], value))
    return tuple(rows)


_READERS: dict[str, Callable[[Cell], Any]] = {
    "number": _number,
    "decimal": _number,
    "duration": _number,
    "check": _tick,
    "channels": lambda cell: read_values(cell_text(cell)),
    "pairs": _pairs,
    "traits": _numbered,
    "levels": _numbered,
    "inputs": _numbered,
}


def same_text(column: Column, cell: Cell, *, day_first: bool | None = None) -> str:
    """What a cell says without the ways spreadsheets write it: equal for cells that say the same."""
    if column.role == "hands" or column.editor in _COMPARED_BY_VALUE:
        try:
            value = value_in(_NOBODY, column, cell, day_first=day_first)
        except Refused:
            return cell_text(cell).strip()
        return "" if value is None or value is False else str(value)
    if column.role == "told":
        return _told_text(cell)
    lines = clean_text(cell_text(cell)).split("\n")
    return unclosed("\n".join(line.strip() for line in lines)).strip()


def _told_text(cell: Cell) -> str:
    """What was worked out, however a spreadsheet wrote it down again: "4.10" as 4.1, "yes" as a tick."""
    text = one_line(clean_text(cell_text(cell)))
    with suppress(Refused):
        return "yes" if _tick(text) else ""
    with suppress(Refused):
        return f"{_number(text):.12g}"
    return text


_COMPARED_BY_VALUE = frozenset({*NUMBERS, "check", "date", "choice", "method", "category"})
_NOBODY = Names(None)
