"""How large the smallest text of a map comes out on any paper or screen, and what would make it readable.

It draws nothing and decides nothing: a remedy is another page setup, or lanes to leave out, for somebody to choose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cxstudio.model.document import Document
from cxstudio.model.excerpt import may_be_left_out
from cxstudio.picture.content import EMOTION_LANE
from cxstudio.picture.fitting import Fitting
from cxstudio.picture.page_plan import Plan
from cxstudio.picture.papers import (
    PAPERS,
    POINTS_PER_MM,
    READABLE,
    SERIES,
    PaperSize,
    larger_papers,
    paper_mm,
)
from cxstudio.picture.poster import SMALLEST_PRINT, PageSetup, Poster
from cxstudio.picture.primitives import Bounds, Text
from cxstudio.picture.styles import print_style
from cxstudio.picture.tiling import full_sizes, tiling
from cxstudio.text.layout import TextEngine

SMALLEST_SHARE = 1 / 50  # of the height of an image that a room looks at
# Pixels of what a map is shown on whole: a desktop screen, and a projector.
SCREENS: tuple[tuple[int, int], ...] = ((1920, 1080), (1280, 800))
COMFORTABLE = 7.0  # points on a wall that people stand before
MOST_SHEETS = 30  # of a poster, where nobody asks for more
_MOST_TRIED = 24  # posters that are laid out to find the smallest
_NARROWER = 0.8  # of the area of a map is left where narrower columns suit a paper better
_MOST_LANES_OUT = 0.5  # of the lanes that may go: with fewer left it is another map

RemedyKind = Literal["paper", "fit", "tiles", "stages", "lanes", "slides"]


@dataclass(frozen=True, slots=True)
class Sight:
    """The smallest text of a map in one medium.

    `medium` is the name of a paper, "fit", or a screen's pixels as "1920x1080". `size` is points on paper and pixels
    on a screen, `share` the part of the image's height, 0 on paper.
    """

    medium: str
    size: float
    share: float = 0.0

    @property
    def readable(self) -> bool:
        """6 points on paper, a fiftieth of the height on a screen."""
        if self.share:
            return self.share >= SMALLEST_SHARE
        return round(self.size, 2) >= SMALLEST_PRINT


@dataclass(frozen=True, slots=True)
class Remedy:
    """Another way to export with the smallest text it leads to, in points; 0 where each page finds its own size.

    `setup` is what to export with; `lanes` are the keys of lanes to leave out, `sheets` how many tiles there are.
    """

    kind: RemedyKind
    setup: PageSetup
    size: float = 0.0
    lanes: tuple[str, ...] = ()
    sheets: int = 0


def seen_on_screen(poster: Poster) -> Sight:
    """The smallest text of a poster with its first page whole on a screen; without pages nothing is seen."""
    width, height = SCREENS[0]
    page = poster.pages[0] if poster.pages else None
    scale = min(width / page.width_pt, height / page.height_pt) if page is not None else 0.0
    size = poster.report.smallest_text_pt * scale
    return Sight(f"{width}x{height}", size, size / height)


def for_screens(setup: PageSetup) -> tuple[Remedy, ...]:
    """What can be read on a screen where pages of this setup cannot."""
    if setup.profile == "slides":
        return ()
    return (Remedy("slides", replace(setup, profile="slides", size="16:9")),)


class Legibility:
    """The sizes of one map's texts, laid out once as it is printed."""

    def __init__(self, document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> None:
        self._setup = setup
        self._plans: dict[PaperSize, Plan] = {}
        self._fitting = Fitting(document, journey, engine, setup)
        self._picture = self._fitting.usual.picture
        sizes = (
            shape.block.style.size
            for placed in self._picture.parts()
            for shape in placed.part.primitives
            if isinstance(shape, Text) and shape.block.lines
        )
        self.smallest = min(sizes, default=0.0)  # canvas units
        if setup.size == READABLE:
            self._setup = replace(setup, size=self.fewest_tiles())

    def on_paper(self, paper: PaperSize) -> Sight:
        """On one sheet of this paper, or on a page as large as the map."""
        return self._sight(paper, self._plan(paper))

    def _sight(self, paper: PaperSize, plan: Plan | None) -> Sight:
        if plan is None:
            return Sight(paper, 0.0)
        furniture = print_style("min", plan.factor).size
        return Sight(paper, min(self.smallest * plan.scale, furniture) * plan.shrink)

    def _plan(self, paper: PaperSize) -> Plan:
        if paper not in self._plans:
            self._plans[paper] = self._fitting.best(paper)[1]
        return self._plans[paper]

    def on_screen(self, width: int, height: int) -> Sight:
        """With a page as large as the map, its notes with it, whole on a screen of so many pixels."""
        plan = self._plan("fit")
        page = max(1.0, plan.width * plan.shrink), max(1.0, plan.height * plan.shrink)
        size = self.on_paper("fit").size * min(width / page[0], height / page[1])
        return Sight(f"{width}x{height}", size, size / height)

    def sights(self) -> tuple[Sight, ...]:
        """On every paper of the table, on a page of the map's own size, and on screens."""
        papers = tuple(self.on_paper(paper) for paper in ("fit", *PAPERS))
        return (*papers, *(self.on_screen(*screen) for screen in SCREENS)) if self.smallest else ()

    def fewest_tiles(self) -> PaperSize:
        """The poster of fewest whole sheets whose smallest text is comfortable to read, else the largest paper."""
        natural = self._picture.bounds
        least = COMFORTABLE / max(self.smallest, 1.0)
        area = natural.width * natural.height * (least / POINTS_PER_MM) ** 2 * _NARROWER
        tried = 0
        for size in full_sizes(self._setup.sheet, self._setup.overlap_mm, MOST_SHEETS):
            short, long = paper_mm(size)
            if short * long < area:
                continue
            tried += 1
            if tried > _MOST_TRIED:
                break
            if self._fitting.reaches(size, least) and self.on_paper(size).size >= COMFORTABLE:
                return size
        return "A0"

    def remedies(self) -> tuple[Remedy, ...]:
        """What makes the map readable where it is not with the setup as it is, the plainest first."""
        if not self.smallest or self.on_paper(self._setup.size).readable:
            return ()
        return tuple(self._remedies())

    def _remedies(self) -> Iterator[Remedy]:
        setup = replace(self._setup, profile="poster")
        larger = larger_papers(setup.size) if setup.size != "fit" else ()
        better = next((sight for paper in larger if (sight := self.on_paper(paper)).readable), None)
        fit = self.on_paper("fit")
        if better is not None:
            yield Remedy("paper", replace(setup, size=better.medium), better.size)
            yield self._tiles(setup, better)
        elif fit.readable:
            yield Remedy("fit", replace(setup, size="fit"), fit.size)
            yield self._tiles(setup, fit)
        if setup.size != "fit":
            lanes = self._lanes_to_leave_out(setup.size)
            if lanes is not None:
                yield lanes
        yield Remedy("stages", replace(self._setup, profile="handout", size=_handed_out(setup.size)))

    def _tiles(self, setup: PageSetup, sight: Sight) -> Remedy:
        full = self.fewest_tiles()
        if (filled := self.on_paper(full)).readable:
            sight = filled
        plan = self._plan(sight.medium)
        cut = tiling(plan.width, plan.height, setup.sheet, setup.overlap_mm)
        tiled = replace(setup, profile="tiles", size=READABLE if sight is filled else sight.medium)
        return Remedy("tiles", tiled, sight.size, sheets=cut.count)

    def _lanes_to_leave_out(self, paper: PaperSize) -> Remedy | None:
        """The fewest of the lowest lanes without which the rest is readable on this paper, if half of them do."""
        planner, _plan = self._fitting.best(paper)
        natural, rows = planner.natural, planner.picture.grid.rows
        leaving = [row for row in rows if may_be_left_out(row.key) and row.key != EMOTION_LANE]
        out: list[str] = []
        height = natural.height
        try:
            for row in list(reversed(leaving))[: round(len(leaving) * _MOST_LANES_OUT)]:
                out.append(row.key)
                height -= row.height
                planner.natural = Bounds(natural.x, natural.y, natural.width, height)
                sight = self._sight(paper, planner.paper(paper))
                if sight.readable:
                    return Remedy("lanes", self._setup, sight.size, lanes=tuple(reversed(out)))
        finally:
            planner.natural = natural
        return None


def _handed_out(paper: PaperSize) -> PaperSize:
    """The paper of a handout where a poster of this paper is too small: what people hold in their hands."""
    return "letter" if paper in SERIES[1][:2] else "A4"
