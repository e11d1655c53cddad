"""What lies over the cells of a map: arrows, curves and annotations, in the order they are drawn; no cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from cxstudio.picture.annotations import Pinned, Sticky
from cxstudio.picture.primitives import Bounds, Part, Placed

Key = tuple[str, str, int]

_BAND = 512.0  # canvas units; parts are looked for by the bands of this width they reach into
_WIDE = 12  # bands; what reaches further is looked at every time


class Scatter:
    """Parts anywhere on the map, found by role, node and count or by the area they reach into."""

    def __init__(self, placed: Iterable[Placed] = ()) -> None:
        self.parts: dict[Key, Placed] = {}
        for one in placed:
            count = 0
            while (key := (one.part.role, one.part.node, count)) in self.parts:
                count += 1
            self.parts[key] = one

    def within(self, area: Bounds) -> list[Placed]:
        """The parts that reach into an area, in the order they are drawn."""
        bands, wide, reaches = self._bands
        near = set(wide)
        for band in _bands_of(area):
            near.update(bands.get(band, ()))
        return [reaches[i][0] for i in sorted(near) if reaches[i][1].meets(area)]

    @cached_property
    def extent(self) -> Bounds:
        """The box around all parts."""
        reaches = [reach for _, reach in self._bands[2]]
        if not reaches:
            return Bounds(0, 0, 0, 0)
        x, y = min(r.x for r in reaches), min(r.y for r in reaches)
        return Bounds(x, y, max(r.right for r in reaches) - x, max(r.bottom for r in reaches) - y)

    @cached_property
    def _bands(self) -> tuple[dict[int, list[int]], list[int], list[tuple[Placed, Bounds]]]:
        bands: dict[int, list[int]] = {}
        wide: list[int] = []
        reaches = [(placed, placed.bounds) for placed in self.parts.values()]
        for index, (_, reach) in enumerate(reaches):
            touched = _bands_of(reach)
            if len(touched) > _WIDE:
                wide.append(index)
                continue
            for band in touched:
                bands.setdefault(band, []).append(index)
        return bands, wide, reaches


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scatter of parts laid on the map, its top at `y`: a lane that only moves keeps what is drawn in it."""

    scatter: Scatter
    y: float = 0.0

    def parts(self) -> Iterator[tuple[Key, Placed]]:
        return ((key, self._here(placed)) for key, placed in self.scatter.parts.items())

    def find(self, key: Key) -> Placed | None:
        found = self.scatter.parts.get(key)
        return self._here(found) if found else None

    def within(self, area: Bounds) -> Iterator[Placed]:
        return map(self._here, self.scatter.within(area.moved(0.0, -self.y)))

    @property
    def extent(self) -> Bounds:
        return self.scatter.extent.moved(0.0, self.y)

    def _here(self, placed: Placed) -> Placed:
        return Placed(placed.part, placed.dx, placed.dy + self.y)


@dataclass
class Over:
    """The sheets from below to above; `pins` are the annotations in reading order."""

    arrows: Sheet
    curves: Sheet
    annotations: Sheet = field(default_factory=lambda: Sheet(Scatter()))
    tethers: Sheet = field(default_factory=lambda: Sheet(Scatter()))
    pins: list[Pinned] = field(default_factory=list)
    stickies: dict[str, Sticky] = field(default_factory=dict)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return (self.arrows, self.tethers, self.curves, self.annotations)

    def find(self, node: str, *roles: str) -> Placed | None:
        """The first part of a node in one of these roles."""
        keys = ((role, node, 0) for role in roles)
        return next((p for key in keys for sheet in self.sheets if (p := sheet.find(key))), None)

    def points(self) -> Iterator[Placed]:
        """The points of the emotion curves."""
        return (placed for (role, _, _), placed in self.curves.parts() if role == "emotion-point")

    def within(self, area: Bounds | None, *, under: bool) -> Iterator[Placed]:
        """The parts that show in an area, those under the cards or those over them."""
        for sheet in (self.arrows, self.tethers) if under else (self.curves, self.annotations):
            yield from (p for _, p in sheet.parts()) if area is None else sheet.within(area)


def scattered(parts: Iterable[Part]) -> Scatter:
    """Parts that stand where their coordinates say."""
    return Scatter(Placed(part, 0.0, 0.0) for part in parts)


def _bands_of(area: Bounds) -> range:
    return range(int(area.x // _BAND), int(area.right // _BAND) + 1)
