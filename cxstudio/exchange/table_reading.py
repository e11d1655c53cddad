"""What the rows of a table say of stages and touchpoints, by the rules in `table.py`; it makes nothing.

Cells come by column and as they were typed, without the apostrophe that guards a formula.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import Any

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import body_text, title_text
from cxstudio.exchange.cells import Name, marked_own, read, read_name, read_values, split_values
from cxstudio.exchange.feedback_import import drained
from cxstudio.exchange.problems import Fault, ImportProblem
from cxstudio.exchange.table import CARD_COLUMNS, OWN, WHOLE_STAGE
from cxstudio.exchange.table_fields import FIELD_COLUMNS, read_facts
from cxstudio.exchange.table_rows import Cells
from cxstudio.model.records import LIST_LENGTH
from cxstudio.words import _

MAX_NAMES = 1000  # different stages, personas or channels
MAX_CELL = 131_072  # characters
MAX_NOTES = 1000  # in one row
MAX_THINGS = 400_000  # touchpoints, notes and emotions
SLICE = 1000  # rows between two looks at the clock

_MINUS = str.maketrans({"−": "-", "–": "-", "－": "-", "﹣": "-", "＋": "+", ",": ".", "٫": "."})
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")

_VALUES = frozenset({"emotion", *FIELD_COLUMNS})  # a row can do without one of these

Emotion = Callable[[str], float | None]
"""How a cell says an emotion; it raises BadRow."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was understood."""

    number: int
    stage: Name
    touchpoint: Name | None  # None: the whole stage
    personas: tuple[Name, ...]
    own: bool
    channels: tuple[str, ...]
    facts: dict[str, Any]  # by column
    emotion: float | None
    cards: tuple[tuple[str, str], ...]  # kind, text

    @property
    def things(self) -> int:
        """How much of a map it makes."""
        return 1 + len(self.cards) + (max(1, len(self.personas)) if self.emotion is not None else 0)

    @property
    def voices(self) -> list[tuple[Name, bool]]:
        """Who speaks in this row, for telling rows of one touchpoint apart."""
        return [(persona, self.own) for persona in self.personas] or [(("", -1), False)]


@dataclass(slots=True)
class Place:
    """A touchpoint (or the whole of a stage) that is to be made, with the rows that speak of it."""

    rows: list[Row] = field(default_factory=list)
    told: dict[str, tuple[Any, int]] = field(
        default_factory=dict
    )  # each fact, and the row that tells it first
    _voices: set[tuple[Name, bool]] = field(default_factory=set)

    def heard(self, row: Row) -> bool:
        return not self._voices.isdisjoint(row.voices)

    def take(self, row: Row) -> None:
        self.rows.append(row)
        self._voices.update(row.voices)
        for column, value in row.facts.items():
            self.told.setdefault(column, (value, row.number))

    def contradicted(self, row: Row) -> str:
        """The column in which a row tells another thing than those before it; "" for none."""
        return next((c for c, value in row.facts.items() if c in self.told and self.told[c][0] != value), "")


class BadRow(ValueError):
    """What is wrong with the row being read, and in which column, where it is one."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.column = column


Stages = dict[Name, dict[Name | None, Place]]
"""The stages in order of first appearance, in each its touchpoints; None is the stage as a whole."""


# Reading rows


def emotion_cell(cell: str) -> float | None:
    """An emotion from -2 to 2; None for an empty cell. Raises BadRow."""
    value = number_cell(cell)
    if value is None or -2 <= value <= 2:
        return value
    text = _("the emotion “{value}” is not a number from −2 to 2")
    raise BadRow(text.format(value=cell.strip()[:40]), "emotion")


def score_cell(cell: str) -> float | None:
    """An emotion from -2 to 2 that is written as a score from 1 to 5. Raises BadRow."""
    value = number_cell(cell)
    if value is None or 1 <= value <= 5:
        return value - 3 if value is not None else None
    text = _("the emotion “{value}” is not a number from 1 to 5")
    raise BadRow(text.format(value=cell.strip()[:40]), "emotion")


def number_cell(cell: str) -> float | None:
    """A number with a minus and a decimal sign of any kind; None for an empty cell, NaN for anything else."""
    text = cell.strip().translate(_MINUS)
    if not text:
        return None
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def read_rows(
    records: Iterable[tuple[int, Cells]],
    emotion: Emotion = emotion_cell,
    tell: Callable[[int], None] | None = None,
) -> tuple[list[Row], list[Fault]]:
    """The rows that can be read, and what is wrong with the others and with values left out; `tell` hears each number.

    Raises ImportProblem for a table that makes more than a map can hold.
    """
    rows: list[Row] = []
    faults: list[Fault] = []
    things = 0
    for number, cells in records:
        if tell is not None:
            tell(number)
        row, wrong = _row_without_faults(number, cells, emotion)
        faults += wrong
        if row is None:
            continue
        rows.append(row)
        things += row.things
        if things > MAX_THINGS:
            reason = _(
                "The table has more than {limit} touchpoints, notes and emotions; split it into several"
            )
            raise ImportProblem(reason.format(limit=MAX_THINGS))
    return rows, faults


def _row_without_faults(number: int, cells: Cells, emotion: Emotion) -> tuple[Row | None, list[Fault]]:
    """A row without the values that cannot be read, and these; None where it is no row at all."""
    left, values = dict(cells), list[Fault]()
    while True:
        try:
            return _row(number, left, emotion), values
        except (BadRow, Refused) as fault:
            column = getattr(fault, "column", "")
            reason = str(fault)
        if column not in _VALUES or not left.pop(column, ""):
            return None, [Fault(number, reason, column)]
        values.append(Fault(number, reason, column, value=True))


def _row(number: int, plain: Cells, emotion: Emotion) -> Row:
    if "" in plain:
        raise BadRow(_("there are more cells than columns"))
    for column, cell in plain.items():
        if "\0" in cell:
            raise BadRow(_("“{column}” contains NUL characters").format(column=column), column)
        if len(cell) > MAX_CELL:
            raise BadRow(
                _("“{column}” has {length} characters; at most {limit} fit").format(
                    column=column, length=len(cell), limit=MAX_CELL
                ),
                column,
            )
    stage = read_name(plain.get("stage", ""))
    if stage is None:
        raise BadRow(_("there is no stage"), "stage")
    cell = plain.get("touchpoint", "")
    whole = cell.strip() == WHOLE_STAGE
    touchpoint = None if whole else read_name(cell)
    if touchpoint is None and not whole:
        raise BadRow(_("there is no touchpoint"), "touchpoint")
    personas, own = _personas(plain.get("persona", ""))
    channels = tuple(
        _taken("channel", title_text, name).strip()
        for name in read_values(plain.get("channel", ""))
        if name.strip()
    )
    if len(channels) > LIST_LENGTH:
        raise BadRow(_("there are more than {limit} channels").format(limit=LIST_LENGTH), "channel")
    if len(personas) > LIST_LENGTH:
        raise BadRow(_("there are more than {limit} personas").format(limit=LIST_LENGTH), "persona")
    notes = {column: split_values(plain.get(column, "")) for column in CARD_COLUMNS}
    if sum(map(len, notes.values())) > MAX_NOTES:
        raise BadRow(_("there are more than {limit} notes").format(limit=MAX_NOTES))
    row = Row(
        number=number,
        stage=(_taken("stage", title_text, stage[0]), stage[1]),
        touchpoint=touchpoint and (_taken("touchpoint", title_text, touchpoint[0]), touchpoint[1]),
        personas=personas,
        own=own,
        channels=channels,
        facts=_facts(plain),
        emotion=emotion(plain.get("emotion", "")),
        cards=tuple(
            (CARD_COLUMNS[column], _taken(column, body_text, read(text)))
            for column, texts in notes.items()
            for text in texts
        ),
    )
    said = [
        *(["channel"] if row.channels else ()),
        *row.facts,
        *(["emotion"] if row.emotion is not None else ()),
    ]
    if touchpoint is None and said:
        raise BadRow(_("a whole stage has nothing in “{column}”").format(column=said[0]), said[0])
    return row


def _personas(cell: str) -> tuple[tuple[Name, ...], bool]:
    parts = split_values(cell)
    own = len(parts) == 1 and marked_own(parts[0])
    if own:
        parts = [parts[0].removesuffix(OWN)]
    names = [name for name in (read_name(part) for part in parts) if name is not None]
    taken = ((_taken("persona", title_text, title), max(number, 1)) for title, number in names)
    return tuple(dict.fromkeys(taken)), own


def _taken(column: str, take: Callable[[str], str], text: str) -> str:
    """A text as the map holds it. Raises BadRow, which names the column, where it cannot."""
    try:
        return take(text)
    except Refused as refused:
        said = _("“{column}”: {reason}").format(column=column, reason=refused.reason)
        raise BadRow(said, column) from None


def _facts(plain: Cells) -> dict[str, Any]:
    try:
        return read_facts(plain)
    except Refused as refused:
        raise BadRow(refused.reason, _wrong_fact(plain)) from None


def _wrong_fact(plain: Cells) -> str:
    """The first column whose cell is no fact of a touchpoint."""
    for column in FIELD_COLUMNS:
        try:
            read_facts({column: plain.get(column, "")})
        except Refused:
            return column
    return ""


# Putting the rows together


def arranged(rows: list[Row]) -> tuple[Stages, list[Fault]]:
    """Which rows speak of which touchpoint, in order of first appearance, and the rows that contradict others."""
    return drained(arranging(rows))


def arranging(rows: list[Row]) -> Generator[float, None, tuple[Stages, list[Fault]]]:
    """The same slice by slice: tells the part that is done."""
    stages: Stages = {}
    faults: list[Fault] = []
    counted: dict[object, int] = {}
    for number, row in enumerate(rows):
        if number % SLICE == SLICE - 1:
            yield number / len(rows)
        places = stages.setdefault((row.stage[0], max(row.stage[1], 1)), {})
        place = places.setdefault(_spot(row, places, counted), Place())
        contradicted = place.contradicted(row)
        if place.heard(row):
            reason = _("it speaks of the same touchpoint and persona as row {row}")
            faults.append(Fault(row.number, reason.format(row=place.rows[0].number)))
        elif contradicted:
            reason = _("“{column}” differs from that of the same touchpoint in row {row}")
            told = place.told[contradicted][1]
            faults.append(Fault(row.number, reason.format(column=contradicted, row=told)))
        else:
            place.take(row)
    return stages, faults


def _spot(row: Row, places: dict[Name | None, Place], counted: dict[object, int]) -> Name | None:
    """Which touchpoint of its title a row means: the one it names, else the first its persona has not spoken of.

    `counted` remembers where the search ended for the same stage, title and persona.
    """
    if row.touchpoint is None:
        return None
    title, number = row.touchpoint
    if number:
        return title, number
    question = (row.stage, title, row.voices[0])
    number = counted.get(question, 1)
    while (place := places.get((title, number))) is not None and place.heard(row):
        number += 1
    counted[question] = number
    return title, number


def check_numbers(rows: list[Row]) -> None:
    """Stages, personas and channels in the thousands are a mistaken column, not a journey."""
    numbers = {
        "stage": len({row.stage for row in rows}),
        "persona": len({name for row in rows for name in row.personas}),
        "channel": len({name for row in rows for name in row.channels}),
    }
    for column, number in numbers.items():
        if number > MAX_NAMES:
            raise ImportProblem(
                _(
                    "The column “{column}” names {number} different things; at most {limit} are possible"
                ).format(column=column, number=number, limit=MAX_NAMES)
            )
