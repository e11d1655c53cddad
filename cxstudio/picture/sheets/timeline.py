"""Days on a line by month: a row for each thing with its number and title, and a sign at its day; no page, no widget.

It is laid out in canvas units for screen and paper alike; time runs in reading direction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from cxstudio.model.days import month_words
from cxstudio.picture.frame import Frame
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import line
from cxstudio.picture.primitives import Bounds, Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.sheets.plan_signs import OVERDUE, number_mark, status_mark
from cxstudio.picture.styles import Style, canvas_style, furniture
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Align, TextBlock, TextEngine
from cxstudio.words import N_

HEAD, ROW, FOOT = 28.0, 36.0, 20.0  # canvas units
_RING, _PAD, _SIGN = 24.0, 12.0, 14.0
_LEAD = _PAD + _RING + 8  # from a row's start to its title
_NAMES_LEAST, _NAMES_MOST = 0.3, 0.55  # of the width, for numbers and titles
_LEAST_MONTHS = 3
_APART = 8.0  # a title and the words behind it
_NO_DATE = N_("No date")
_MONTH_LEAST = 72.0  # under which only every so many months are named


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing and its day, None where there is none. `role` is its colour, `late` whether the day has passed."""

    id: str
    number: int
    title: str
    role: str
    status: str
    due: date | None
    late: bool = False


@dataclass(frozen=True)
class Timeline:
    """The line in a box from (0, 0), `width` wide and as tall as its rows. `today` is marked.

    `held` is a thing on its way to another day: it stays in its row. `ahead` is how many months follow the last day's.
    """

    engine: TextEngine
    wording: Wording
    width: float
    items: Sequence[Milestone]
    today: date
    chosen: Collection[str] = ()
    held: tuple[str, date] | None = None
    ahead: int = 0

    @cached_property
    def frame(self) -> Frame:
        return Frame(self.wording.rtl, self.width if self.wording.rtl else 0.0)

    @cached_property
    def rows(self) -> tuple[Milestone, ...]:
        """By their days, what has none last."""
        return tuple(sorted(self.items, key=lambda one: (one.due is None, one.due or self.today, one.number)))

    @property
    def height(self) -> float:
        return HEAD + ROW * len(self.items) + FOOT

    @cached_property
    def names(self) -> float:
        """The width of the numbers and titles: as much as they need, as long as the line keeps its room."""
        style, room = canvas_style("card"), self._undated
        widths = (self.engine.width(x.title, style) + (0.0 if x.due else room) for x in self.items)
        widest = max(widths, default=0.0)
        return min(max(_LEAD + widest + 16, self.width * _NAMES_LEAST), self.width * _NAMES_MOST)

    @cached_property
    def _undated(self) -> float:
        """What the words behind the title of a thing without a day take."""
        return self.engine.width(self.wording.say(_NO_DATE), canvas_style("tiny")) + 4 + _APART

    @cached_property
    def months(self) -> tuple[date, ...]:
        """The first day of each month the line shows, and that after the last one."""
        days = [self.today, *(one.due for one in self.items if one.due is not None)]
        first, last = min(days), max(days)
        count = (last.year - first.year) * 12 + last.month - first.month + 1 + self.ahead
        return tuple(_month_after(first, place) for place in range(max(count, _LEAST_MONTHS) + 1))

    def place(self, day: date) -> float:
        """Where a day lies, in reading coordinates."""
        first, end = self.months[0], self.months[-1]
        room = self.width - self.names - _PAD
        return self.names + room * (day - first).days / (end - first).days

    def day_at(self, x: float) -> date:
        """The day that lies nearest to a place across, the first or last one beyond the line's ends."""
        first, end = self.months[0], self.months[-1]
        reading = self.width - x if self.wording.rtl else x
        days = (end - first).days
        passed = round((reading - self.names) / (self.width - self.names - _PAD) * days)
        return first + timedelta(days=min(days - 1, max(0, passed)))

    def at(self, y: float) -> str:
        """The thing in whose row a height lies; "" for none."""
        row = int((y - HEAD) // ROW)
        return self.rows[row].id if y >= HEAD and row < len(self.rows) else ""

    def parts(self) -> Iterator[Part]:
        """The whole picture, back to front."""
        yield Part("", "timeline", Bounds(0, 0, self.width, self.height), tuple(self._ground()), "ground")
        for place, one in enumerate(self.rows):
            yield self._row(self._as_held(one), HEAD + place * ROW)

    def _as_held(self, one: Milestone) -> Milestone:
        if self.held is None or self.held[0] != one.id:
            return one
        due = self.held[1]
        return replace(one, due=due, late=one.status != "done" and due < self.today)

    def _ground(self) -> Iterator[Primitive]:
        style = canvas_style("tiny")
        room = (self.width - self.names - _PAD) / (len(self.months) - 1)
        every = max(1, -int(-_MONTH_LEAST // room))
        for place, month in enumerate(self.months):
            u = self.place(month)
            yield line(
                [self.frame.point(u, HEAD - 4), self.frame.point(u, self.height - FOOT)], Stroke("line", 1)
            )
            if place % every == 0 and place < len(self.months) - 1:
                words = month_words(month, self.wording.say, self.wording.digits)
                wide = min(every * room - 8, self.width - u - 4)
                if self.engine.width(words, style) <= wide:
                    block = self._block(words, style, wide, "start")
                    yield Text(self.frame.x(u + 4, wide), 8, block, "inkMuted")
        now = self.place(self.today)
        yield line(
            [self.frame.point(now, HEAD - 6), self.frame.point(now, self.height - FOOT + 4)],
            Stroke("accent", 1.5),
        )
        named = self._block(self.wording.say(N_("Today")), style, 80, "center")
        yield Text(self.frame.x(now - 40, 80), self.height - FOOT + 5, named, "accent")

    def _row(self, one: Milestone, top: float) -> Part:
        frame, middle = self.frame, top + ROW / 2
        drawn: list[Primitive] = []
        if one.id in self.chosen:
            drawn.append(Rect(Bounds(0, top + 1, self.width, ROW - 2), "accentTint"))
        drawn += number_mark(one.role, frame.point(_PAD + _RING / 2, middle), _RING - 2)
        number = self._block(self.wording.digits(str(one.number)), canvas_style("chip"), _RING, "center")
        drawn.append(Text(frame.x(_PAD, _RING), middle - number.height / 2, number, "ink"))
        room = self.names - _LEAD - 8 - (0.0 if one.due else self._undated)
        title = self._block(one.title, canvas_style("card"), room, "start")
        drawn.append(Text(frame.x(_LEAD, room), middle - title.height / 2, title, "ink"))
        if one.due is None:
            after = _LEAD + min(room, title.natural_width) + _APART
            drawn += self._said(one, self.wording.say(_NO_DATE), after, middle, "inkMuted")
        else:
            drawn += self._day(one, one.due, middle)
        drawn.append(line([frame.point(0, top + ROW), frame.point(self.width, top + ROW)], Stroke("line", 1)))
        return Part(one.id, "milestone", Bounds(0, top, self.width, ROW), tuple(drawn), "card", one.title)

    def _day(self, one: Milestone, due: date, middle: float) -> Iterator[Primitive]:
        """The sign at the day with the day's words beside it, on the side where there is room."""
        frame, style = self.frame, canvas_style("tiny")
        u = self.place(due)
        colour = "role.pain.mark" if one.late else "ink"
        centre = frame.point(u, middle)
        if one.late:
            yield from icon(OVERDUE, Bounds(centre[0] - _SIGN / 2, middle - _SIGN / 2, _SIGN, _SIGN), colour)
        else:
            yield from status_mark(one.status, centre, _SIGN - 2)
        said = self.wording.date(due.isoformat())
        wide = self.engine.width(said, style) + 4
        after = u + _SIGN + wide < self.width
        start = u + _SIGN / 2 + 5 if after else u - _SIGN / 2 - 5 - wide
        yield from self._said(one, said, start, middle, colour)

    def _said(
        self, one: Milestone, said: str, start: float, middle: float, colour: str
    ) -> Iterator[Primitive]:
        """Words in a row, on a ground of their own: no line runs through them."""
        style = canvas_style("tiny")
        wide = self.engine.width(said, style) + 4
        words = self._block(said, style, wide, "start")
        ground = "accentTint" if one.id in self.chosen else "surface"
        height = words.height + 4
        yield Rect(self.frame.box(start - 2, middle - height / 2, wide + 4, height), ground)
        yield Text(self.frame.x(start, wide), middle - words.height / 2, words, colour)

    def _block(self, text: str, style: Style, width: float, side: Align) -> TextBlock:
        return furniture(self.engine, text, style, max(width, 1.0), self.wording, max_lines=1, side=side)


def _month_after(day: date, months: int) -> date:
    """The first day of the month so many months after a day's own."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
