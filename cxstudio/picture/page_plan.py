"""Which page a map gets: how large it is drawn, and what room its notes and legend have; nothing is drawn here.

The largest scale at which all fits is looked for, so heads and notes are set many times before one is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cxstudio.picture.assumptions import assumption_words
from cxstudio.picture.beside import NOTES_GAP, NOTES_WIDTH, Beside, beside, under
from cxstudio.picture.change_parts import changes_in_words
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.header import Head, Told, foot_height, lay_out_head, running_head
from cxstudio.picture.legend import Entry, entries
from cxstudio.picture.map import MapPicture
from cxstudio.picture.notes import Note
from cxstudio.picture.notes_column import Slot
from cxstudio.picture.papers import PAPERS, POINTS_PER_MM, PaperSize, paper_mm
from cxstudio.picture.poster import LONGEST_SIDE, PageSetup

# Furniture grows with the map, so that notes read as easily as cards: 7 pt beside cards of 7 pt.
_FURNITURE = 1.7
_SMALLEST_FURNITURE = 8 / 7  # notes of 8 pt
_LEAST_COLUMN = 0.84  # times the usual width of notes, where that makes the map larger
_WIDEST_COLUMN = 1.4
_LARGEST_SCALE = 1.25  # on A4; in proportion on larger paper
_STEPS = 1500  # from nothing to the largest scale
_LEAST_WIDTH = 460.0  # of a fit page's content, before scaling
_MOST_COLUMNS = 4
_MOST_WORDS = 9_000  # letters; more never stand on the page of the map
_MOST_GROWING = 60_000  # letters for which a page of the map's own size grows; more go on on further pages
_ENDLESS = 1e6  # points, where a height is looked for
_WORTH = 1.03  # by how much larger a map must be for its notes to leave its side
_ALL_HERE = 0.8  # of the largest scale is given up to have all notes on the page of the map

Way = Literal["beside", "under"]


@dataclass(frozen=True)
class Plan:
    """A page for the map: sizes in points; `scale` of the map.

    Legend and notes stand in `columns` that are `column` wide beside the map, or `under` it in a strip.
    """

    width: float
    height: float
    margin: float
    scale: float
    way: Way = "beside"
    column: float = 0.0
    columns: int = 1

    @property
    def factor(self) -> float:
        return max(_SMALLEST_FURNITURE, self.scale * _FURNITURE)

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin

    @property
    def shrink(self) -> float:
        """By how much the page has to be made smaller for a PDF to hold it."""
        return min(1.0, LONGEST_SIDE / max(self.width, self.height))


def _most(long: float) -> float:
    """The largest scale on paper with such a long side."""
    return _LARGEST_SCALE * long / (PAPERS["A4"][1] * POINTS_PER_MM)


class Planner:
    """Plans pages for one map as it is now; `long` are the texts that do not fit on their cards."""

    def __init__(self, picture: MapPicture, setup: PageSetup) -> None:
        self.picture = picture
        self.natural = picture.bounds
        self.setup = setup
        self.margin = setup.margin_mm * POINTS_PER_MM
        self._all_notes = picture.notes
        self.long = [n for n in self._all_notes if not n.number]
        self.noted = setup.notes and bool(self._all_notes)
        self.items = entries(picture)
        self.told = Told(
            assumption_words(picture.document, [picture.journey], picture.wording),
            changes_in_words(picture.document, picture.journey, picture.wording),
        )
        self._heads: dict[tuple[float, float], Head] = {}
        self._feet: dict[tuple[float, float], float] = {}

    def paper(self, size: PaperSize, least: float = 0.0) -> Plan | None:
        """The largest scale at which all fits on a paper, of both orientations when either will do.

        None where not even `least` fits, which is found out faster than the scale.
        """
        short, long = (side * POINTS_PER_MM for side in paper_mm(size))
        wide, high = (long, short), (short, long)
        ways = [wide, high] if self.setup.landscape == "auto" else [wide if self.setup.landscape else high]
        best: Plan | None = None
        for width, height in ways:
            floor = best.scale if best is not None else least
            best = self._largest(Plan(width, height, self.margin, 0.0), _most(long), floor) or best
        return best

    def at_most(self, plan: Plan) -> bool:
        """Whether no map would be drawn larger on such a page."""
        return plan.scale >= _most(max(plan.width, plan.height)) * 0.99

    def _largest(self, page: Plan, most: float, least: float) -> Plan | None:
        """The way to place legend and notes that leaves the map the most room."""
        if not self._furnished:
            return self._search(page, most, least, lambda plan: self._lower(plan) >= 0.0)
        best: Plan | None = None
        if self._few:
            best = self._search(page, most, least, lambda plan: self._beside_fits(plan, whole=True))
            floor = max(least, best.scale * _WORTH if best is not None else 0.0)
            best = self._search(replace(page, way="under"), most, floor, self._under_fits) or best
        if self.noted and (best is None or best.scale < most * 0.99):
            floor = max(least, best.scale / _ALL_HERE if best is not None else 0.0)
            split = self._search(page, most, floor, lambda plan: self._beside_fits(plan, whole=False))
            best = split or best
        return best

    def _search(self, page: Plan, most: float, least: float, fits: Callable[[Plan], bool]) -> Plan | None:
        """The largest scale that fits, of those above `least`; without one asked for the smallest there is."""
        step = most / _STEPS  # so that the same scale is found from wherever the search begins
        low, high = max(1, math.floor(least / step) + 1), _STEPS
        if low > high or (least and not fits(self._columned(page, low * step))):
            return None
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if fits(self._columned(page, middle * step)) else (low, middle - 1)
        return self._columned(page, low * step)

    def _columned(self, page: Plan, scale: float) -> Plan:
        """A page at a scale, with columns as wide as the map leaves room for, within reason."""
        plan = replace(page, scale=scale)
        if plan.way == "under" or not self._furnished:
            return plan
        gap = NOTES_GAP * plan.factor
        left = plan.inner - self.natural.width * scale - gap
        count = max(1, min(_MOST_COLUMNS, int(left // (NOTES_WIDTH * plan.factor + gap))))
        column = min(left / count - gap, NOTES_WIDTH * _WIDEST_COLUMN * plan.factor)
        return replace(plan, column=column, columns=count)

    @property
    def _furnished(self) -> bool:
        return self.noted or bool(self.items)

    @property
    def _few(self) -> bool:
        """Whether all notes may find a place on the page of the map."""
        return sum(len(note.text) for note in self._all_notes) <= _MOST_WORDS or not self.noted

    @property
    def _endless(self) -> bool:
        """Whether the notes are far too long to stand on any one page."""
        return self.noted and sum(len(note.text) for note in self._all_notes) > _MOST_GROWING

    def _lower(self, plan: Plan) -> float:
        """The height that is left under the map; less than 0 where it does not fit."""
        if self.natural.width * plan.scale > plan.inner:
            return -1.0
        return self.room(plan) - self.natural.height * plan.scale

    def _beside_fits(self, plan: Plan, *, whole: bool) -> bool:
        least = NOTES_WIDTH * plan.factor * (_LEAST_COLUMN if whole else 1.0)
        if plan.column < least or self._lower(plan) < 0.0:
            return False
        found = self.beside(plan, 0.0)
        return found.fits(self.room(plan)) and (found.whole or not whole)

    def _under_fits(self, plan: Plan) -> bool:
        gap = NOTES_GAP * plan.factor
        left = self._lower(plan) - gap
        if left <= 0.0:
            return False
        return under(*self._beside(plan), Slot(0, 0.0, 0.0, plan.inner, left)) is not None

    def room(self, plan: Plan) -> float:
        """The height between head and foot."""
        return plan.height - 2 * plan.margin - self.head(plan).height - self.foot_room(plan)

    def foot_room(self, plan: Plan) -> float:
        """The height kept free under everything else."""
        return self.foot(plan) + 6 * plan.factor

    def foot(self, plan: Plan) -> float:
        """The height of the foot."""
        key = (plan.width, plan.factor)
        if key not in self._feet:
            self._feet[key] = foot_height(self.picture, self.setting(plan), plan.inner)
        return self._feet[key]

    def fit(self) -> Plan:
        """A page as large as the map at its own size, legend and notes where they need the smallest page."""
        page = Plan(0.0, 0.0, self.margin, 1.0)
        column = NOTES_WIDTH * page.factor if self._furnished else 0.0
        wide = self._fit_beside(replace(page, column=column))
        low = self._fit_under(page) if self._furnished and self._few else None
        if low is None or wide.width * wide.height <= low.width * low.height * _WORTH:
            return wide
        return low

    def _fit_beside(self, plan: Plan) -> Plan:
        bounds = self.natural
        gap = NOTES_GAP * plan.factor
        for columns in range(1, _MOST_COLUMNS + 1):
            notes = (plan.column + gap) * columns + gap if plan.column else 0.0
            inner = max(bounds.width + notes, _LEAST_WIDTH * plan.factor)
            plan = replace(plan, width=inner + 2 * plan.margin, columns=columns)
            if not plan.column or self._endless or self._holds(plan, bounds.height):
                break
        height = bounds.height
        while plan.column and not self._endless and not self._holds(plan, height):
            height *= 1.25
        return replace(plan, height=height + self._around(plan))

    def _fit_under(self, page: Plan) -> Plan | None:
        bounds = self.natural
        inner = max(bounds.width, _LEAST_WIDTH * page.factor)
        plan = replace(page, width=inner + 2 * page.margin, way="under")
        found = under(*self._beside(plan), Slot(0, 0.0, 0.0, inner, bounds.height))
        if found is None:
            return None
        strip = found.bottom + NOTES_GAP * plan.factor
        return replace(plan, height=bounds.height + strip + self._around(plan) + 1)

    def _around(self, plan: Plan) -> float:
        return 2 * plan.margin + self.head(plan).height + self.foot_room(plan)

    def _holds(self, plan: Plan, height: float) -> bool:
        found = self.beside(plan, 0.0, height)
        return found.whole and found.bottom <= height

    # Setting

    def setting(self, plan: Plan) -> Setting:
        """What the furniture of a page is set with."""
        return Setting(self.picture.engine, self.picture.wording, plan.factor)

    def frame(self, plan: Plan) -> Frame:
        """Where the leading margin of a page is."""
        rtl = self.picture.rtl
        return Frame(rtl, plan.width - plan.margin if rtl else plan.margin)

    def head(self, plan: Plan) -> Head:
        """The head of a page. Small scales have furniture of one size, so that one head often serves many plans."""
        key = (plan.width, plan.factor)
        head = self._heads.get(key)
        if head is None:
            head = lay_out_head(
                self.picture, self.setting(plan), self.frame(plan), plan.inner, plan.margin, self.told
            )
            self._heads[key] = head
        return head

    def running_head(self, plan: Plan) -> Head:
        """The head of a page after the first."""
        return running_head(
            self.picture, self.setting(plan), self.frame(plan), plan.inner, plan.margin, self.told
        )

    def notes(self, plan: Plan) -> list[Note]:
        """All that stands in the notes: those of the map, then what the head could not show."""
        cut = [Note(0, "", "", text) for text in self.head(plan).cut]
        return [*self._all_notes, *cut] if self.setup.notes else []

    def beside(
        self, plan: Plan, top: float, height: float = 0.0, more: Iterator[Slot] | None = None
    ) -> Beside:
        """Legend and notes in their columns from `top`; what they cannot hold goes on in `more`."""
        gap = NOTES_GAP * plan.factor
        slots = []
        for column in range(plan.columns):
            u = plan.inner - (plan.columns - column) * plan.column - (plan.columns - 1 - column) * gap
            slots.append(Slot(0, u, top, plan.column, height or self.room(plan), heading=column == 0))
        return beside(*self._beside(plan), slots, more)

    def under(self, plan: Plan, top: float) -> Beside | None:
        """Legend and notes in a strip from `top`, as low as they can be, which is how they were planned."""
        return under(*self._beside(plan), Slot(0, 0.0, top, plan.inner, _ENDLESS))

    def _beside(self, plan: Plan) -> tuple[Sequence[Note], list[Entry], Setting, Frame]:
        return self.notes(plan), self.items, self.setting(plan), self.frame(plan)

    def further_slots(self, plan: Plan, taken: float) -> Iterator[Slot]:
        """Columns of pages after the first, as many pages as are asked for; `taken` is the height of their head."""
        gap = NOTES_GAP * plan.factor
        count = max(1, int((plan.inner + gap) // (NOTES_WIDTH * 1.25 * plan.factor + gap)))
        width = (plan.inner - (count - 1) * gap) / count
        height = plan.height - 2 * plan.margin - self.foot_room(plan) - taken
        page = 0
        while True:
            page += 1
            for column in range(count):
                u = column * (width + gap)
                yield Slot(page, u, plan.margin + taken, width, height, heading=column == 0)
