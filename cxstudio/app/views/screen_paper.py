"""The paper of a view on the screen: as wide as the window, without an end and without a foot; it knows no view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cxstudio.app.scale import text_scale
from cxstudio.picture.poster import Page, PlacedGroup
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.sheets.paper import Paper

_ENDLESS = 1_000_000.0  # pixels: on a screen no page ends


@dataclass(frozen=True)
class ScreenPaper(Paper):
    """`width` in pixels; `larger` is the pixels of a point at the usual size of words."""

    width: float = field(default=800.0, kw_only=True)
    larger: float = field(default=1.3, kw_only=True)

    @cached_property
    def size(self) -> tuple[float, float]:
        return (self.width, _ENDLESS)

    @cached_property
    def factor(self) -> float:
        return self.larger * text_scale()

    @property
    def margin(self) -> float:
        return 20.0

    @property
    def ends(self) -> bool:
        return False

    def page(
        self, parts: Sequence[Part], name: str = "", number: int = 1, count: int = 1, title: str = ""
    ) -> Page:
        """What is shown as one page, as high as it is."""
        del name, number, count, title
        foot = max((part.bounds.bottom for part in parts), default=0.0) + self.margin
        placed = tuple(Placed(part, 0.0, 0.0) for part in parts)
        return Page(self.width, foot, (PlacedGroup(1.0, 0.0, 0.0, placed),))
