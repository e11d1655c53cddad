"""The map as wide as makes it largest on a page: narrow columns or wide ones; it draws nothing.

Where texts wrap earlier a map is narrower and higher, so that of some widths one suits the page best.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.model.document import Document
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.page_plan import Plan, Planner
from cxstudio.picture.papers import PaperSize
from cxstudio.picture.poster import PageSetup
from cxstudio.text.layout import TextEngine

_WIDTHS = (0.0, 116.0, 145.0)  # canvas units of a touchpoint's column; 0 is the usual one
_WORTH = 1.03  # by how much larger another width has to make the map
_MOST_TOUCHPOINTS = 150  # larger maps are not laid out several times


class Fitting:
    """The map of one journey at several widths; each is laid out when it is asked for."""

    def __init__(self, document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> None:
        self._of = (document, journey, engine)
        self._setup = setup
        self._planners: dict[float, Planner] = {}
        self.usual = self._planner(0.0)

    def best(self, size: PaperSize) -> tuple[Planner, Plan]:
        """The planner of the width that suits a paper best, and its page; one as large as the map has the usual one."""
        first = self.usual.fit() if size == "fit" else self.usual.paper(size)
        assert first is not None  # for no least scale is asked for
        best = (self.usual, first)
        if size == "fit" or self.usual.at_most(first):
            return best
        for planner in self._others():
            plan = planner.paper(size, best[1].scale * _WORTH)
            if plan is not None and plan.scale > best[1].scale * _WORTH:
                best = (planner, plan)
        return best

    def reaches(self, size: PaperSize, scale: float) -> bool:
        """Whether a map can be drawn at this scale on a paper, at any width: faster than how large it can be."""
        if self.usual.paper(size, scale) is not None:
            return True
        return any(planner.paper(size, scale) is not None for planner in self._others())

    def _others(self) -> Iterator[Planner]:
        count = sum(len(block.content.touchpoints) for block in self.usual.picture.blocks)
        if 0 < count <= _MOST_TOUCHPOINTS:
            yield from (self._planner(width) for width in _WIDTHS[1:])

    def _planner(self, width: float) -> Planner:
        if width not in self._planners:
            setup = self._setup
            options = MapOptions(
                outlined=setup.outlined, placeholders=False, changes=setup.changes, column=width
            )
            self._planners[width] = Planner(MapPicture(*self._of, options), setup)
        return self._planners[width]
