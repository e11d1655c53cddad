"""Which page a journey's map gets: how large it is drawn, and what room its notes have; nothing is drawn here.

The largest scale at which all fits is looked for, so heads and notes are set many times before one is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.header import Head, foot_height, lay_out_head
from cxstudio.picture.legend import entries
from cxstudio.picture.map import MapPicture
from cxstudio.picture.notes import Note
from cxstudio.picture.notes_column import Slot, set_notes
from cxstudio.picture.papers import PAPERS, POINTS_PER_MM, PaperSize, paper_mm
from cxstudio.picture.poster import LONGEST_SIDE, PageSetup

# Furniture grows with the map, so that notes read as easily as cards: 7 pt beside cards of 7 pt.
_FURNITURE = 1.7
_SMALLEST_FURNITURE = 8 / 7  # notes of 8 pt
NOTES_WIDTH = 128.0
NOTES_GAP = 14.0
_WIDEST_NOTES = 1.75  # times their usual width
_LARGEST_SCALE = 1.25  # on A4; in proportion on larger paper
_SMALLEST_SCALE = 0.001
_LEAST_WIDTH = 460.0  # of a fit page's content, before scaling
_MOST_COLUMNS = 4


@dataclass(frozen=True)
class Plan:
    """A page for the map: sizes in points; `scale` of the map, `column` the width kept for notes."""

    width: float
    height: float
    margin: float
    scale: float
    column: float
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


class Planner:
    """Plans pages for one map as it is now; `long` are the texts that do not fit on their cards."""

    def __init__(self, picture: MapPicture, setup: PageSetup) -> None:
        self.picture = picture
        self.natural = picture.bounds  # before the map is stretched over the page
        self.setup = setup
        self.margin = setup.margin_mm * POINTS_PER_MM
        self._all_notes = picture.notes
        self.long = [n for n in self._all_notes if not n.number]
        self.noted = setup.notes and bool(self._all_notes)
        self._entries = entries(picture)
        self._share = 0.0  # of the legend, kept while a scale is looked for
        self._heads: dict[tuple[float, float, float], Head] = {}

    def plan(self) -> Plan:
        """The page that was asked for."""
        if self.setup.size == "fit":
            return self.fit()
        return self.paper(self.setup.size)

    def paper(self, size: PaperSize) -> Plan:
        """The largest scale at which all fits on a paper, of both orientations when either will do."""
        short, long = (side * POINTS_PER_MM for side in paper_mm(size))
        wide, high = (long, short), (short, long)
        ways = [wide, high] if self.setup.landscape == "auto" else [wide if self.setup.landscape else high]
        plans = [self._largest(width, height, long) for width, height in ways]
        self._share = 0.0
        return max(plans, key=lambda p: p.scale)

    def _largest(self, width: float, height: float, long: float) -> Plan:
        low, high = _SMALLEST_SCALE, _LARGEST_SCALE * long / (PAPERS["A4"][1] * POINTS_PER_MM)
        for _step in range(14):
            middle = (low + high) / 2
            low, high = (middle, high) if self._fits(self._at(width, height, middle)) else (low, middle)
        return self._widened(self._at(width, height, low))

    def _widened(self, plan: Plan) -> Plan:
        """Give the notes what the map leaves over, within reason."""
        if not plan.column:
            return plan
        left = plan.inner - 2 * NOTES_GAP * plan.factor - self.natural.width * plan.scale
        return replace(plan, column=min(left, plan.column * _WIDEST_NOTES))

    def _at(self, width: float, height: float, scale: float) -> Plan:
        plan = Plan(width, height, self.margin, scale, 0.0)
        return replace(plan, column=NOTES_WIDTH * plan.factor if self.noted else 0.0)

    def _fits(self, plan: Plan) -> bool:
        bounds = self.natural
        gap = NOTES_GAP * plan.factor if plan.column else 0.0
        room = plan.inner - plan.column - 2 * gap
        if bounds.width * plan.scale > room:
            return False
        head = self.head(plan)
        # Any share will do here: the page itself takes the best one, which only leaves more room.
        self._share = head.share
        tall = plan.height - 2 * plan.margin - head.height - self.foot_room(plan)
        return bounds.height * plan.scale <= tall

    def foot_room(self, plan: Plan) -> float:
        """The height kept free under everything else."""
        return foot_height(self.setting(plan)) + 8 * plan.factor

    def fit(self) -> Plan:
        """A page as large as the map at its own size, its notes in as many columns as its height needs."""
        bounds = self.natural
        plan = Plan(0.0, 0.0, self.margin, 1.0, NOTES_WIDTH * _FURNITURE if self.noted else 0.0)
        gap = NOTES_GAP * plan.factor
        for columns in range(1, _MOST_COLUMNS + 1):
            notes = (plan.column + gap) * columns + gap if plan.column else 0.0
            inner = max(bounds.width + notes, _LEAST_WIDTH * plan.factor)
            plan = replace(plan, width=inner + 2 * plan.margin, columns=columns)
            if not plan.column or self._notes_fit(plan, bounds.height):
                break
        height = bounds.height
        while plan.column and not self._notes_fit(plan, height):
            height *= 1.25
        around = 2 * plan.margin + self.head(plan).height + self.foot_room(plan)
        return replace(plan, height=height + around)

    def _notes_fit(self, plan: Plan, height: float) -> bool:
        slots = iter(list(self.side_slots(replace(plan, height=height), 0.0, height)))
        beyond = Slot(1, 0.0, 0.0, plan.column, 1e9)
        placed = set_notes(self.notes(plan), iter([*slots, beyond]), self.setting(plan), self.frame(plan))
        return all(note.page == 0 for note in placed)

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
        key = (plan.width, plan.factor, self._share)
        head = self._heads.get(key)
        if head is None:
            setting, frame = self.setting(plan), self.frame(plan)
            head = lay_out_head(
                self.picture, self._entries, setting, frame, plan.inner, plan.margin, share=self._share
            )
            self._heads[key] = head
        return head

    def notes(self, plan: Plan) -> list[Note]:
        """All that stands in the notes: those of the map, then what the head could not show."""
        cut = [Note(0, "", "", text) for text in self.head(plan).cut]
        return [*self._all_notes, *cut] if self.setup.notes else []

    def side_slots(self, plan: Plan, top: float, height: float) -> Iterator[Slot]:
        """The columns for notes beside the map."""
        gap = NOTES_GAP * plan.factor
        for column in range(plan.columns):
            u = plan.inner - (plan.columns - column) * plan.column - (plan.columns - 1 - column) * gap
            yield Slot(0, u, top, plan.column, height, heading=column == 0)

    def further_slots(self, plan: Plan) -> Iterator[Slot]:
        """Columns of pages after the first, as many pages as are asked for."""
        gap = NOTES_GAP * plan.factor
        count = max(1, int((plan.inner + gap) // (NOTES_WIDTH * 1.25 * plan.factor + gap)))
        width = (plan.inner - (count - 1) * gap) / count
        height = plan.height - 2 * plan.margin - self.foot_room(plan)
        page = 0
        while True:
            page += 1
            for column in range(count):
                u = column * (width + gap)
                yield Slot(page, u, plan.margin, width, height, heading=column == 0)
