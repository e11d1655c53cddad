"""Reading coordinates and the screen's: the one place where a right-to-left map is mirrored; it knows no map.

In reading coordinates `u` grows from the leading edge, whichever side that is on. Everything is laid out in `u`;
on a right-to-left map the screen's x runs against it. Heights are the same in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cxstudio.picture.primitives import Bounds, Point

Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where reading coordinates lie on the screen; `edge` is the x of the leading edge."""

    rtl: bool = False
    edge: float = 0.0

    def x(self, u: float, width: float = 0.0) -> float:
        """The left side of something `width` wide that begins at `u`."""
        return self.edge - u - width if self.rtl else self.edge + u

    def u(self, x: float) -> float:
        """The reading coordinate of a screen x."""
        return self.edge - x if self.rtl else x - self.edge

    def box(self, u: float, y: float, width: float, height: float) -> Bounds:
        return Bounds(self.x(u, width), y, width, height)

    def point(self, u: float, y: float) -> Point:
        return (self.x(u), y)

    def corners(
        self,
        leading_top: float = 0.0,
        trailing_top: float = 0.0,
        trailing_bottom: float = 0.0,
        leading_bottom: float = 0.0,
    ) -> Corners:
        """Corner radii in the order a `Rect` wants them."""
        if self.rtl:
            return (trailing_top, leading_top, leading_bottom, trailing_bottom)
        return (leading_top, trailing_top, trailing_bottom, leading_bottom)

    def range(self, area: Bounds) -> tuple[float, float]:
        """The reading coordinates an area of the screen reaches from and to."""
        first, last = self.u(area.x), self.u(area.right)
        return (last, first) if self.rtl else (first, last)


@lru_cache(maxsize=256)
def card_frame(rtl: bool, width: float) -> Frame:
    """The frame of something laid out on its own, from 0 to `width` on the screen in both directions."""
    return Frame(rtl, width if rtl else 0.0)
