"""What a table of feedback or of a survey would bring into a session: planned first, row by row, and changed nothing.

A row that cannot be read is refused with its number and a reason. A name that is no place of the map refuses nothing:
what was said there waits for a place. What the session has already is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Literal, TypeVar

from cxstudio.edits.feedback import Counts, NewSource, Said
from cxstudio.edits.fitting import check_number
from cxstudio.edits.problems import Refused
from cxstudio.edits.values import body_text, field_value, title_text
from cxstudio.exchange.problems import Fault, few
from cxstudio.exchange.recounting import Compared, compared
from cxstudio.exchange.sheet_rows import Cell, SheetRow
from cxstudio.exchange.survey import MOST_ANSWERS, Period, Tally, score_for, sentiment_for
from cxstudio.exchange.survey_cells import (
    category_of,
    day_of,
    days_first,
    number_of,
    sentiment_of,
    status_of,
    text_of,
)
from cxstudio.insight.folding import fold
from cxstudio.insight.places import Places
from cxstudio.insight.plan import today
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.measures import Feedback, Metric, Reading, Source
from cxstudio.words import _, ngettext

What = Literal["feedback", "survey"]
_SLICE = 200  # rows between two looks at the clock
_LONGEST_PLACE = 500
_SCORE = next(field for field in KINDS["feedback"].fields if field.name == "score")

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is taken for. `columns` say which number holds what; `heading` is the place of the headings' row.

    `metric` is the one its scores are counted for: one of the session, or one without an id that would be made. With
    `overall` all answers are also counted together, as a reading of the journey as a whole.
    """

    what: What
    columns: Mapping[str, int]
    heading: int = 0
    journey: str = ""
    metric: Metric | None = None
    period: Period = "whole"
    source: str = ""
    day_first: bool | None = None
    overall: bool = True


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A name that is no place of the map: how many rows use it, and the places called almost so."""

    name: str
    rows: int
    similar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be made. `rows` were understood, `refused` were not, `known` are in the session already.

    `updates` are readings of an earlier import of the same source, with what was counted now. `overall` of all these
    readings are of the journey as a whole.
    """

    said: tuple[Said, ...] = ()
    counts: tuple[Counts, ...] = ()
    updates: tuple[tuple[str, Counts], ...] = ()
    metric: Metric | None = None
    source: NewSource | None = None
    rows: int = 0
    known: int = 0
    refused: tuple[Fault, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    notes: tuple[str, ...] = ()
    overall: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing would be made."""
        return not (self.said or self.counts or self.updates)


def planned(document: Document, rows: Sequence[SheetRow], asked: Asked) -> Plan:
    """The plan, at once."""
    return drained(planning(document, rows, asked))


def planning(document: Document, rows: Sequence[SheetRow], asked: Asked) -> Generator[float, None, Plan]:
    """The plan, slice by slice: tells the part that is done, and returns the plan at the end."""
    table = _Table(document, rows, asked)
    body = rows[asked.heading + 1 :]
    for start in range(0, len(body), _SLICE):
        for row in body[start : start + _SLICE]:
            table.take(row)
        yield min(1.0, (start + _SLICE) / len(body))
    return table.plan()


def drained(work: Generator[float, None, R]) -> R:
    """Work done to its end at once, and what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: R = end.value
            return result


@dataclass
class _Table:
    """A table as its rows are taken in."""

    document: Document
    rows: Sequence[SheetRow]
    asked: Asked
    said: list[Said] = field(default_factory=list)
    refused: list[Fault] = field(default_factory=list)
    used: int = 0
    known: int = 0

    def __post_init__(self) -> None:
        document, asked = self.document, self.asked
        self.places = Places(document, asked.journey)
        self.found: dict[str, str] = {}  # names looked up already
        self.unplaced: Counter[str] = Counter()
        self.strangers: Counter[str] = Counter()
        self.tally = Tally(asked.period)
        self.personas = _personas(document)
        number = asked.columns.get("date")
        dates = [row.cells[number] for row in self.rows if number is not None and number < len(row.cells)]
        self.told = days_first(dates) if asked.day_first is None else asked.day_first
        self.there = Counter(_mark(x.text, x.date, x.score, x.place) for x in document.nodes(Feedback))
        self.last_day = ""
        self.latest = (today() + timedelta(days=1)).isoformat()

    def take(self, row: SheetRow) -> None:
        """Understand one row, or say why not."""
        try:
            self._take(row)
        except Refused as refused:
            self.refused.append(Fault(row.number, "; ".join(self._reasons(row, refused.reason))))
        else:
            self.used += 1

    def _reasons(self, row: SheetRow, first: str) -> list[str]:
        """Why a row is refused, with all that is wrong in its cells: nobody likes to mend a row time and again."""
        checks: tuple[Callable[[], object], ...] = (
            lambda: self._score(row),
            lambda: body_text(text_of(self.cell(row, "text"))),
            lambda: self._day(row, "date"),
            lambda: title_text(category_of(self.cell(row, "category"))),
            lambda: sentiment_of(self.cell(row, "sentiment")),
            lambda: self._severity(row),
            lambda: status_of(self.cell(row, "status")),
        )
        found = {first: None}
        for check in checks:
            try:
                check()
            except Refused as refused:
                found[refused.reason] = None
        return list(found)

    def cell(self, row: SheetRow, key: str) -> Cell:
        number = self.asked.columns.get(key)
        return row.cells[number] if number is not None and number < len(row.cells) else None

    def _take(self, row: SheetRow) -> None:
        score = self._score(row)
        text = body_text(text_of(self.cell(row, "text"))).strip()
        day = self._day(row, "date")
        at, place = self._place(row)
        one = Said(
            text=text,
            date=day,
            category=title_text(category_of(self.cell(row, "category"))),
            sentiment=sentiment_of(self.cell(row, "sentiment")),
            severity=self._severity(row),
            score=score,
            at=at,
            place=place,
            persona=self._persona(row),
            came_by=title_text(text_of(self.cell(row, "came_by"))),
            owned_by=title_text(text_of(self.cell(row, "owned_by"))),
            status=status_of(self.cell(row, "status")),
        )
        if self.asked.what == "survey":
            one = self._count(row, one)
        elif not text:
            raise Refused(_("It holds no words"))
        if place and not at:
            self.unplaced[place] += 1
        self.last_day = max(self.last_day, day)
        if one.text:
            self._keep(one)

    def _count(self, row: SheetRow, one: Said) -> Said:
        """Take the score into the tally; the mood of the words then follows from it."""
        metric = self.asked.metric
        if metric is None:
            raise Refused(_("Choose the metric its scores belong to"))
        if one.score is None:
            if not one.text:
                raise Refused(_("It holds neither a score nor words"))
            return one
        score = score_for(one.score, metric)
        start = self._day(row, "start") or one.date
        end = self._day(row, "end") or start
        if end < start:
            raise Refused(_("A period ends on the day it begins or later"))
        where = (one.at, "" if one.at else one.place)
        whole = (self.asked.journey, "")
        places = {where if any(where) else whole: None}
        if self.asked.overall:
            places[whole] = None
        self.tally.take(score, self._times(row), places, (start, end))
        mood = one.sentiment or sentiment_for(score, metric)
        return replace(one, sentiment=mood)

    def _times(self, row: SheetRow) -> int:
        cell = self.cell(row, "count")
        number = number_of(cell)
        if number is None:
            if "count" in self.asked.columns:
                raise Refused(_("It does not say how many gave this score"))
            return 1
        if number == 0:
            raise Refused(_("n is 0: without an answer there is no value"))
        if number < 0:
            raise Refused(_("A count is not below 0: {number} is").format(number=f"{number:.12g}"))
        if number != int(number):
            raise Refused(_("A count is a whole number: {number} is not").format(number=f"{number:.12g}"))
        if number > MOST_ANSWERS:
            said = _("A row counts at most {limit} answers; this one says {number}")
            raise Refused(said.format(limit=MOST_ANSWERS, number=f"{number:.12g}"))
        return int(number)

    def _day(self, row: SheetRow, key: str) -> str:
        day = day_of(self.cell(row, key), day_first=self.told is not False)
        # A period may run on; what was said was said by now, by the clock of whoever is furthest ahead.
        if key != "end" and day > self.latest:
            raise Refused(_("The date {date} lies in the future").format(date=day))
        return day

    def _score(self, row: SheetRow) -> float | None:
        number = number_of(self.cell(row, "score"))
        if (
            number is not None and self.asked.what == "feedback"
        ):  # a survey asks more: the scale of its method
            check_number(_SCORE, number)
        return number

    def _severity(self, row: SheetRow) -> int | None:
        number = number_of(self.cell(row, "severity"))
        if number is None:
            return None
        if number != int(number):
            raise Refused(_("The severity {value} is no whole number").format(value=f"{number:g}"))
        severity: int = field_value(Feedback, "severity", int(number))
        return severity

    def _place(self, row: SheetRow) -> tuple[str, str]:
        name = " ".join(text_of(self.cell(row, "place")).split())[:_LONGEST_PLACE]
        if not name:
            return "", ""
        if name not in self.found:
            self.found[name] = self.places.find(name)
        return self.found[name], title_text(name)

    def _persona(self, row: SheetRow) -> str:
        name = text_of(self.cell(row, "persona"))
        if not name:
            return ""
        id = self.personas.get(" ".join(fold(name).split()), "")
        if not id:
            self.strangers[name] += 1
        return id

    def _keep(self, one: Said) -> None:
        mark = _mark(one.text, one.date, one.score, one.place)
        if self.there[mark] > 0:
            self.there[mark] -= 1
            self.known += 1
        else:
            self.said.append(one)

    def plan(self) -> Plan:
        survey = self.asked.what == "survey"
        counts, updates, same = self._compared(list(self.tally.counts()) if survey else [])
        answers = self.tally.answers if survey else self.used
        source = NewSource(self.asked.source, min(answers, MOST_ANSWERS), self.tally.last or self.last_day)
        return Plan(
            tuple(self.said),
            tuple(counts),
            tuple(updates),
            self.asked.metric if survey and (counts or updates) else None,
            source if self.asked.source and (self.said or counts or updates) else None,
            self.used,
            self.known + same,
            tuple(self.refused),
            tuple(
                Unplaced(name, rows, self.places.similar(name)) for name, rows in self.unplaced.most_common()
            ),
            tuple(self._notes()),
            sum(self._is_overall(one) for one in (*counts, *(now for _id, now in updates))),
        )

    def _is_overall(self, counts: Counts) -> bool:
        return self.asked.overall and (counts.at, counts.place) == (self.asked.journey, "")

    def _compared(self, counts: list[Counts]) -> Compared:
        metric = self.asked.metric
        readings = self.document.children(metric.id, Reading) if metric is not None and metric.id else []
        return compared([x for x in readings if self._from_here(x)], counts)

    def _from_here(self, reading: Reading) -> bool:
        source = self.document.find(reading.source, Source)
        return source is not None and source.title.strip().casefold() == self.asked.source.strip().casefold()

    def _notes(self) -> list[str]:
        notes = []
        if self.strangers:
            n = sum(self.strangers.values())
            said = ngettext(
                "{n} row names a persona the session has not, and stays without one: {names}",
                "{n} rows name personas the session has not, and stay without one: {names}",
                n,
            )
            notes.append(said.format(n=n, names=few(list(self.strangers))))
        if self.told is None and "date" in self.asked.columns and self._ambiguous():
            notes.append(_("Dates such as 03/04/2026 are read as day/month/year"))
        return notes

    def _ambiguous(self) -> bool:
        number = self.asked.columns["date"]
        body = self.rows[self.asked.heading + 1 :]
        cells = (row.cells[number] for row in body if number < len(row.cells))
        return any(isinstance(cell, str) and cell.count("/") == 2 for cell in cells)


def _personas(document: Document) -> dict[str, str]:
    """The personas by their folded names, and by the first word of it where no other has the same."""
    named = [(" ".join(fold(p.name).split()), p.id) for p in document.personas() if p.name.strip()]
    first = Counter(name.split()[0] for name, _id in named)
    short = {name.split()[0]: id for name, id in named if first[name.split()[0]] == 1}
    return short | dict(named)


def _mark(text: str, date: str, score: float | None, place: str) -> tuple[object, ...]:
    """What makes two pieces of feedback the same; by the name of the place, which may have become one since."""
    return " ".join(text.split()), date, score, " ".join(fold(place).split())
