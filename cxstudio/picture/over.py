"""What lies over the cells of a map: arrows, curves and annotations, in the order they are drawn; no cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cxstudio.picture.annotations import Pinned, Sticky
from cxstudio.picture.primitives import Bounds, Placed

Key = tuple[str, str, int]


@dataclass
class Over:
    """Parts by role, node and count; `pins` are the annotations in reading order."""

    parts: dict[Key, Placed] = field(default_factory=dict)
    pins: list[Pinned] = field(default_factory=list)
    stickies: dict[str, Sticky] = field(default_factory=dict)

    def add(self, placed: Iterable[Placed]) -> None:
        self.parts.update(by_key(placed))

    def find(self, node: str, *roles: str) -> Placed | None:
        """The first part of a node in one of these roles."""
        return next((p for role in roles if (p := self.parts.get((role, node, 0)))), None)

    def within(self, area: Bounds | None, *, under: bool) -> list[Placed]:
        """The parts that show in an area, those under the cards or those over them."""
        return [
            p
            for p in self.parts.values()
            if (p.part.layer == "link") == under and (area is None or reach_of(p).meets(area))
        ]


def by_key(placed: Iterable[Placed]) -> dict[Key, Placed]:
    """Parts under their role and node, counted where a node has several of a role."""
    found: dict[Key, Placed] = {}
    for one in placed:
        count = 0
        while (key := (one.part.role, one.part.node, count)) in found:
            count += 1
        found[key] = one
    return found


def reach_of(placed: Placed) -> Bounds:
    """All that a part covers: the tether of a sticky reaches out of its bounds."""
    bounds = placed.bounds
    if placed.part.role != "sticky":
        return bounds
    for shape in placed.part.primitives:
        numbers = [n for command in getattr(shape, "commands", ()) for n in command[1:]]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            bounds = bounds.united(Bounds(x + placed.dx, y + placed.dy, 0, 0))
    return bounds
