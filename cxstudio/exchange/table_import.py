"""Reading a table into a map, all or nothing, by the rules in `table.py`; it knows no file and no window."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cxstudio.edits.cards import add_cards
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.personas import add_persona
from cxstudio.edits.problems import Refused
from cxstudio.edits.sessions import start_session
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_channel, add_touchpoints, choose_channels
from cxstudio.edits.values import body_text, title_text
from cxstudio.exchange.cells import Name, marked_own, read, read_name, read_values, split_values, unguarded
from cxstudio.exchange.csv_rows import decoded
from cxstudio.exchange.exported import Progress
from cxstudio.exchange.problems import Fault, ImportProblem
from cxstudio.exchange.table import CARD_COLUMNS, EMOTION_DECIMALS, OWN, WHOLE_STAGE
from cxstudio.exchange.table_fields import FIELD_COLUMNS, read_facts
from cxstudio.exchange.table_rows import Cells, numbered_rows
from cxstudio.model.document import Document
from cxstudio.model.records import LIST_LENGTH, Journey
from cxstudio.words import _, ngettext

MAX_NAMES = 1000  # different stages, personas or channels
MAX_CELL = 131_072  # characters
MAX_NOTES = 1000  # in one row
MAX_THINGS = 400_000  # touchpoints, notes and emotions
_READ_PART = 0.3  # of the whole work, as far as whoever waits is told

_MINUS = str.maketrans({"−": "-", "–": "-", "－": "-", "﹣": "-", "＋": "+", ",": ".", "٫": "."})
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


@dataclass(frozen=True, slots=True)
class TableImport:
    """What an import did: the journey made, the rows it left out and what else is worth saying."""

    journey: str
    rows: int
    skipped: tuple[Fault, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
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
class _Place:
    """A touchpoint (or the whole of a stage) that is to be made, with the rows that speak of it."""

    rows: list[_Row] = field(default_factory=list)
    told: dict[str, tuple[Any, int]] = field(
        default_factory=dict
    )  # each fact, and the row that tells it first
    _voices: set[tuple[Name, bool]] = field(default_factory=set)

    def heard(self, row: _Row) -> bool:
        return not self._voices.isdisjoint(row.voices)

    def take(self, row: _Row) -> None:
        self.rows.append(row)
        self._voices.update(row.voices)
        for column, value in row.facts.items():
            self.told.setdefault(column, (value, row.number))

    def contradicted(self, row: _Row) -> str:
        """The column in which a row tells another thing than those before it; "" for none."""
        return next((c for c, value in row.facts.items() if c in self.told and self.told[c][0] != value), "")


class _BadRow(ValueError):
    """What is wrong with the row being read."""


def import_table(
    document: Document,
    data: bytes,
    *,
    title: str = "",
    language: str = "en",
    direction: str = "ltr",
    skip_bad_rows: bool = False,
    progress: Progress | None = None,
) -> TableImport:
    """Fill an empty document from a table. Raises ImportProblem and leaves the document alone when it cannot.

    With `skip_bad_rows` the rows that are wrong are left out and named in the result.
    """
    text = decoded(data)
    steps = _Steps(progress, text.count("\n") + 1)
    records, warnings = numbered_rows(text)
    rows, faults = _read(records, steps)
    _check_numbers(rows)
    stages, conflicts = _arranged(rows)
    faults = sorted([*faults, *conflicts], key=lambda fault: fault.row)
    if faults and not skip_bad_rows:
        raise ImportProblem(
            ngettext("{n} row is wrong", "{n} rows are wrong", len(faults)).format(n=len(faults)),
            tuple(faults),
        )
    wrong = {fault.row for fault in faults}
    used = [row for row in rows if row.number not in wrong]
    if not used:
        raise ImportProblem(_("The table has no row that can be imported"), tuple(faults))
    try:
        with document.transaction(_("Import table")):
            journey = start_session(document, title, language, direction)
            _build(document, journey, stages, used, steps)
    except Refused as refused:
        raise ImportProblem(refused.reason) from None
    return TableImport(journey, len(used), tuple(faults), tuple(warnings))


class _Steps:
    """How far the work is, in hundredths; told when it is one further."""

    def __init__(self, progress: Progress | None, lines: int) -> None:
        self._progress, self._lines, self._last = progress, lines, -1

    def read(self, row: int) -> None:
        self._tell(min(row / self._lines, 1.0) * _READ_PART)

    def built(self, part: float) -> None:
        self._tell(_READ_PART + (1 - _READ_PART) * part)

    def _tell(self, part: float) -> None:
        done = int(part * 100)
        if self._progress is not None and done > self._last:
            self._last = done
            self._progress(done, 100)


# Reading rows


def _read(records: Iterable[tuple[int, Cells]], steps: _Steps) -> tuple[list[_Row], list[Fault]]:
    """The rows that can be read, and what is wrong with the others."""
    rows: list[_Row] = []
    faults: list[Fault] = []
    things = 0
    for number, cells in records:
        steps.read(number)
        try:
            row = _row(number, cells)
        except (_BadRow, Refused) as fault:
            faults.append(Fault(number, str(fault)))
            continue
        rows.append(row)
        things += row.things
        if things > MAX_THINGS:
            reason = _(
                "The table has more than {limit} touchpoints, notes and emotions; split it into several"
            )
            raise ImportProblem(reason.format(limit=MAX_THINGS))
    return rows, faults


def _row(number: int, cells: Cells) -> _Row:
    if "" in cells:
        raise _BadRow(_("there are more cells than columns"))
    for column, cell in cells.items():
        if "\0" in cell:
            raise _BadRow(_("“{column}” contains NUL characters").format(column=column))
        if len(cell) > MAX_CELL:
            raise _BadRow(
                _("“{column}” has {length} characters; at most {limit} fit").format(
                    column=column, length=len(cell), limit=MAX_CELL
                )
            )
    plain = {column: unguarded(cell) for column, cell in cells.items()}
    stage = read_name(plain.get("stage", ""))
    if stage is None:
        raise _BadRow(_("there is no stage"))
    cell = plain.get("touchpoint", "")
    whole = cell.strip() == WHOLE_STAGE
    touchpoint = None if whole else read_name(cell)
    if touchpoint is None and not whole:
        raise _BadRow(_("there is no touchpoint"))
    personas, own = _personas(plain.get("persona", ""))
    channels = tuple(
        title_text(name).strip() for name in read_values(plain.get("channel", "")) if name.strip()
    )
    if len(channels) > LIST_LENGTH:
        raise _BadRow(_("there are more than {limit} channels").format(limit=LIST_LENGTH))
    if len(personas) > LIST_LENGTH:
        raise _BadRow(_("there are more than {limit} personas").format(limit=LIST_LENGTH))
    notes = {kind: split_values(plain.get(column, "")) for column, kind in CARD_COLUMNS.items()}
    if sum(map(len, notes.values())) > MAX_NOTES:
        raise _BadRow(_("there are more than {limit} notes").format(limit=MAX_NOTES))
    row = _Row(
        number=number,
        stage=(title_text(stage[0]), stage[1]),
        touchpoint=touchpoint and (title_text(touchpoint[0]), touchpoint[1]),
        personas=personas,
        own=own,
        channels=channels,
        facts=read_facts(plain),
        emotion=_emotion(plain.get("emotion", "")),
        cards=tuple((kind, body_text(read(text))) for kind, texts in notes.items() for text in texts),
    )
    said = [
        *(["channel"] if row.channels else ()),
        *row.facts,
        *(["emotion"] if row.emotion is not None else ()),
    ]
    if touchpoint is None and said:
        raise _BadRow(_("a whole stage has nothing in “{column}”").format(column=said[0]))
    return row


def _personas(cell: str) -> tuple[tuple[Name, ...], bool]:
    parts = split_values(cell)
    own = len(parts) == 1 and marked_own(parts[0])
    if own:
        parts = [parts[0].removesuffix(OWN)]
    names = [name for name in (read_name(part) for part in parts) if name is not None]
    return tuple(dict.fromkeys((title_text(title), max(number, 1)) for title, number in names)), own


def _emotion(cell: str) -> float | None:
    text = cell.strip().translate(_MINUS)
    if not text:
        return None
    if _NUMBER.fullmatch(text) and -2 <= float(text) <= 2:
        return float(text)
    raise _BadRow(_("the emotion “{value}” is not a number from -2 to 2").format(value=cell.strip()[:40]))


# Putting the rows together


def _arranged(rows: list[_Row]) -> tuple[dict[Name, dict[Name | None, _Place]], list[Fault]]:
    """Which rows speak of which touchpoint, in order of first appearance, and the rows that contradict others."""
    stages: dict[Name, dict[Name | None, _Place]] = {}
    faults: list[Fault] = []
    counted: dict[object, int] = {}
    for row in rows:
        places = stages.setdefault((row.stage[0], max(row.stage[1], 1)), {})
        place = places.setdefault(_spot(row, places, counted), _Place())
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


def _spot(row: _Row, places: dict[Name | None, _Place], counted: dict[object, int]) -> Name | None:
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


def _build(
    document: Document,
    journey: str,
    stages: dict[Name, dict[Name | None, _Place]],
    used: list[_Row],
    steps: _Steps,
) -> None:
    personas = _make_personas(document, journey, used)
    names = dict.fromkeys(name for row in used for name in row.channels)
    channels = {name: add_channel(document, name, as_written=True) for name in names}
    done = 0
    for (title, _number), places in stages.items():
        wanted = {spot: place for spot, place in places.items() if place.rows}
        if not wanted:
            continue
        stage = add_stage(document, journey, title)
        spots = [spot for spot in wanted if spot is not None]
        homes = add_touchpoints(document, stage, [title for title, _number in spots])
        for spot, home in zip(spots, homes, strict=True):
            _describe(document, home, wanted[spot], channels)
            _voice(document, home, wanted[spot], personas)
            done += len(wanted[spot].rows)
            steps.built(done / len(used))
        if None in wanted:
            _voice(document, stage, wanted[None], personas)
            done += len(wanted[None].rows)


def _check_numbers(rows: list[_Row]) -> None:
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


def _make_personas(document: Document, journey: str, rows: list[_Row]) -> dict[Name | None, str]:
    """The id of each persona named; None stands for the journey's own."""
    record = document.find(journey, Journey)
    assert record is not None
    personas: dict[Name | None, str] = {None: record.persona}
    # Feelings of nobody in particular are those of a persona without a name; else the first named is the journey's.
    free = not any(row.emotion is not None and not row.personas for row in rows)
    for name in dict.fromkeys(name for row in rows for name in row.personas):
        if free:
            set_field(document, [record.persona], "name", name[0])
            personas[name] = record.persona
            free = False
        else:
            personas[name] = add_persona(document, name[0])
    return personas


def _describe(document: Document, touchpoint: str, place: _Place, channels: dict[str, str]) -> None:
    choose_channels(document, touchpoint, [channels[name] for row in place.rows for name in row.channels])
    for column, (value, _row) in place.told.items():
        set_field(document, [touchpoint], FIELD_COLUMNS[column].name, value)


def _voice(document: Document, home: str, place: _Place, personas: dict[Name | None, str]) -> None:
    """What each row's persona feels and says at one place."""
    several = len(personas) > 2
    said: list[tuple[str, str, str]] = []
    for row in place.rows:
        if row.emotion is not None:
            for name in row.personas or (None,):
                rate_emotion(document, home, personas[name], row.emotion, decimals=EMOTION_DECIMALS)
        whose = personas[row.personas[0]] if len(row.personas) == 1 and (several or row.own) else ""
        said += [(kind, text, whose) for kind, text in row.cards]
    add_cards(document, home, said)
