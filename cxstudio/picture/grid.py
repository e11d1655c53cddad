"""The geometry of a map: stage columns, touchpoint sub-columns and lane rows, and which of them a point falls into.

It holds numbers and ids only, no cards and no text. Columns and rows are prefix offsets, so that a wider stage or a
taller lane moves the bands after it without laying out what is in them. `u` is the reading coordinate (`frame.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from cxstudio.picture.frame import Frame
from cxstudio.picture.primitives import Bounds


@dataclass(frozen=True, slots=True)
class Column:
    """One stage: where it begins, its width, and the beginning of each touchpoint's sub-column."""

    stage: str
    left: float
    width: float
    touchpoints: tuple[str, ...]
    starts: tuple[float, ...]
    sub_width: float

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Row:
    """One lane: its top, its height, the height that cards standing alone in their cell are given, how far below the
    top the first cards begin.
    """

    key: str
    top: float
    height: float
    lone: float = 0.0
    inset: float = 0.0

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Place:
    """Where a point falls. "" = none there; the two `before` are None at the end of the row.

    `inside` is False when the point lies outside the grid and the place is the nearest one. `lane` is "" over the
    stage headers.
    """

    stage: str
    touchpoint: str
    lane: str
    before_stage: str | None
    before_touchpoint: str | None
    inside: bool


@dataclass(frozen=True)
class Grid:
    """Columns and rows; the origin is the leading top corner of the lane headers' column."""

    frame: Frame
    lead: float  # width of the lane headers' column
    head: float  # height of the stage headers
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: float = 8.0  # a stage reaches this far under its last lane
    ghost: float = 0.0  # width of the stage drawn on an empty map
    _columns: dict[str, int] = field(default_factory=dict, init=False, compare=False, repr=False)
    _touchpoints: dict[str, tuple[int, int]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _rows: dict[str, int] = field(default_factory=dict, init=False, compare=False, repr=False)
    _lefts: list[float] = field(default_factory=list, init=False, compare=False, repr=False)
    _tops: list[float] = field(default_factory=list, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._columns.update({c.stage: i for i, c in enumerate(self.columns)})
        self._touchpoints.update(
            {t: (i, j) for i, c in enumerate(self.columns) for j, t in enumerate(c.touchpoints)}
        )
        self._rows.update({r.key: i for i, r in enumerate(self.rows)})
        self._lefts.extend(c.left for c in self.columns)
        self._tops.extend(r.top for r in self.rows)

    @property
    def width(self) -> float:
        return self.columns[-1].right if self.columns else self.lead + self.ghost

    @property
    def height(self) -> float:
        return (self.rows[-1].bottom if self.rows else self.head) + self.foot

    @property
    def bounds(self) -> Bounds:
        return self.frame.box(0, 0, self.width, self.height)

    def column(self, stage: str) -> Column | None:
        index = self._columns.get(stage)
        return None if index is None else self.columns[index]

    def row(self, lane: str) -> Row | None:
        index = self._rows.get(lane)
        return None if index is None else self.rows[index]

    def touchpoint(self, id: str) -> tuple[Column, int] | None:
        """The column of a touchpoint and its place in it."""
        found = self._touchpoints.get(id)
        return None if found is None else (self.columns[found[0]], found[1])

    def centre(self, touchpoint: str) -> float | None:
        """The reading coordinate of the middle of a touchpoint's sub-column."""
        found = self.touchpoint(touchpoint)
        return None if found is None else found[0].starts[found[1]] + found[0].sub_width / 2

    def columns_in(self, area: Bounds | None) -> range:
        """The indexes of the columns an area touches."""
        if area is None or not self.columns:
            return range(len(self.columns))
        first, last = self.frame.range(area)
        return range(max(0, bisect_right(self._lefts, first) - 1), bisect_right(self._lefts, last))

    def rows_in(self, area: Bounds | None) -> range:
        """The indexes of the rows an area touches."""
        if area is None or not self.rows:
            return range(len(self.rows))
        return range(
            max(0, bisect_right(self._tops, area.y) - 1),
            bisect_right(self._tops, area.bottom),
        )

    def cell(self, column: Column, row: Row) -> Bounds:
        """The whole cell of a stage in a lane."""
        return self.frame.box(column.left, row.top, column.width, row.height)

    def lane_at(self, y: float) -> str:
        """The lane at a height, the nearest one outside; "" over the stage headers."""
        if y < self.head or not self.rows:
            return ""
        return self.rows[max(0, bisect_right(self._tops, y) - 1)].key

    def depth(self, y: float) -> tuple[str, float]:
        """The lane at a height and how far below its top that is; "" and the height itself over the stage headers."""
        row = self.row(self.lane_at(y))
        return (row.key, y - row.top) if row else ("", y)

    def height_of(self, lane: str, depth: float) -> float:
        """The height so far below the top of a lane, or of the map where the lane does not show."""
        row = self.row(lane)
        return depth + row.top if row else depth

    def place_at(self, x: float, y: float) -> Place:
        """What a point falls into, or is nearest to."""
        u = self.frame.u(x)
        inside = self.lead <= u < self.width and 0 <= y < self.height
        lane = self.lane_at(y)
        if not self.columns:
            return Place("", "", lane, None, None, inside)
        index = max(0, bisect_right(self._lefts, u) - 1)
        column = self.columns[index]
        following = index if u < column.left + column.width / 2 else index + 1
        before_stage = self.columns[following].stage if following < len(self.columns) else None
        touchpoint, before = _touchpoint_at(column, u)
        return Place(column.stage, touchpoint, lane, before_stage, before, inside)


def _touchpoint_at(column: Column, u: float) -> tuple[str, str | None]:
    """The touchpoint whose sub-column is nearest, and the one a new touchpoint would stand before."""
    if not column.touchpoints:
        return "", None
    index = max(0, bisect_right(column.starts, u) - 1)
    gap_end = column.starts[index] + column.sub_width
    if u > gap_end and index + 1 < len(column.starts) and column.starts[index + 1] - u < u - gap_end:
        index += 1
    following = index if u < column.starts[index] + column.sub_width / 2 else index + 1
    before = column.touchpoints[following] if following < len(column.touchpoints) else None
    return column.touchpoints[index], before
