"""The priority matrix as a picture: four fields, a bubble for each thing at its impact and effort, a tray for the rest.

It is laid out in canvas units for screen and paper alike. Effort runs in reading direction, impact upwards; bubbles
that would lie on each other are pushed apart along the effort axis.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from cxstudio.insight.plan import MIDDLE, QUADRANTS, Quadrant, Weighed
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc, line
from cxstudio.picture.primitives import Bounds, Part, Point, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import Style, canvas_style, furniture
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Align, TextBlock, TextEngine
from cxstudio.words import N_

RADIUS, PER_VOTE, MOST_VOTES = 14.0, 1.4, 9  # canvas units
_LOW, _HIGH = 1.0, 5.0  # of both scales
_ROOM = PER_VOTE * MOST_VOTES  # from a field's edge to the bubbles at the ends of the scale of effort
_NAME_PAD, _NAME_ROOM = 8.0, 26.0  # of the names of the fields, along the edges, where no bubble comes
_CLEAR = _NAME_ROOM + 3.0  # from a field's edge to the bubbles at the ends of the scale of impact
_EDGE = 8.0  # from an edge to what is pushed towards it
_APART = 3.0
_TURNS = 80  # of pushing apart; what is left after them lies closer
_CHECKS = 150_000  # of two bubbles each, in all turns: in a plan of hundreds there is no room for all of them anyway
_FOOT = 24.0  # for the name of the effort axis
_LEAST_SIDE, _MOST_SIDE = 30.0, 80.0  # for that of the impact axis
_TRAY_GAP, _TRAY_PAD, _TRAY_HEAD = 10.0, 8.0, 18.0
_WRITTEN_BESIDE = 260.0  # the width under which the names of the fields are smaller
_LEAST_NAMED = 220.0  # and under which there are none


@dataclass(frozen=True)
class Matrix:
    """The matrix in a box from (0, 0). `held` is something on its way: its id and where it is in the box.

    `tray` is what is not placed yet: shown as bubbles where somebody can drag them, on `tray_rows` rows at most
    (0: as many as it takes) and then how many more there are. `radius` is that of a bubble in canvas units; its letters
    grow with it.
    """

    engine: TextEngine
    wording: Wording
    width: float
    height: float
    items: Sequence[Weighed]
    chosen: Collection[str] = ()
    held: tuple[str, Point] | None = None
    with_tray: bool = True
    tray_rows: int = 0
    radius: float = RADIUS

    @cached_property
    def frame(self) -> Frame:
        return Frame(self.wording.rtl, self.width if self.wording.rtl else 0.0)

    @cached_property
    def side(self) -> float:
        """The room the words of the impact axis take."""
        say, style = self.wording.say, _axis_style()
        widest = max(self.engine.width(say(word), style) for word in (N_("high"), N_("Impact"), N_("low")))
        return min(_MOST_SIDE, max(_LEAST_SIDE, widest + 10))

    @cached_property
    def field(self) -> Bounds:
        """Where the four fields lie."""
        below = _FOOT + (self.tray_height + _TRAY_GAP if self.tray_height else 0.0)
        return self.frame.box(
            self.side, 0.0, max(80.0, self.width - self.side), max(100.0, self.height - below)
        )

    @cached_property
    def waiting(self) -> tuple[Weighed, ...]:
        """What has no place yet."""
        return tuple(item for item in self.items if not item.placed)

    @cached_property
    def tray_height(self) -> float:
        if not self.with_tray or not self.waiting:
            return 0.0
        rows = math.ceil(len(self.waiting) / self._tray_row)
        rows = min(rows, self.tray_rows) if self.tray_rows else rows
        return _TRAY_HEAD + rows * self._pitch + 2 * _TRAY_PAD

    @cached_property
    def tray(self) -> Bounds:
        """Where the bubbles wait that have no place yet; without height when there are none."""
        return self.frame.box(
            self.side, self.height - self.tray_height, self.width - self.side, self.tray_height
        )

    @property
    def _pitch(self) -> float:
        return 2 * self.radius + _APART

    @property
    def _tray_row(self) -> int:
        return max(1, int((self.width - self.side - 2 * _TRAY_PAD) // self._pitch))

    @cached_property
    def _in_tray(self) -> tuple[Weighed, ...]:
        """What has a place in the tray: where that is full, the last place says how many more there are."""
        most = self.tray_rows * self._tray_row
        return self.waiting[: most - 1] if 0 < most < len(self.waiting) else self.waiting

    def _tray_place(self, place: int) -> Point:
        row, column = divmod(place, self._tray_row)
        u = self.side + _TRAY_PAD + self.radius + column * self._pitch
        return self.frame.point(u, self.tray.y + _TRAY_HEAD + _TRAY_PAD + self.radius + row * self._pitch)

    # Between values and places

    @property
    def _ends(self) -> tuple[float, float]:
        """How far the ends of the scales of effort and of impact lie from the edges of the fields."""
        return self.radius + _ROOM, self.radius + _CLEAR

    def place(self, impact: float, effort: float) -> Point:
        """Where two values meet, before anything is pushed apart."""
        box, (room, clear) = self.field, self._ends
        along = (effort - _LOW) / (_HIGH - _LOW) * (box.width - 2 * room) + room
        up = (impact - _LOW) / (_HIGH - _LOW) * (box.height - 2 * clear) + clear
        x = box.right - along if self.wording.rtl else box.x + along
        return (x, box.bottom - up)

    def values(self, at: Point) -> tuple[float, float] | None:
        """Impact and effort at a place, within their scales; None outside of the fields."""
        box, (room, clear) = self.field, self._ends
        if not box.contains(*at):
            return None
        along = (box.right - at[0] if self.wording.rtl else at[0] - box.x) - room
        up = box.bottom - at[1] - clear
        span = _HIGH - _LOW
        found = (up / (box.height - 2 * clear), along / (box.width - 2 * room))
        impact, effort = (min(_HIGH, max(_LOW, _LOW + share * span)) for share in found)
        return (impact, effort)

    @cached_property
    def spots(self) -> dict[str, Point]:
        """The middle of each bubble."""
        at = [
            (item.id, self.place(item.impact, item.effort))
            for item in self.items
            if item.impact is not None and item.effort is not None
        ]
        points = _pushed_apart(tuple(point for _id, point in at), self.field, self.radius)
        found = {id: point for (id, _point), point in zip(at, points, strict=True)}
        if self.with_tray:
            found |= {item.id: self._tray_place(place) for place, item in enumerate(self._in_tray)}
        if self.held is not None and self.held[0] in found:
            found[self.held[0]] = self.held[1]
        return found

    def at(self, x: float, y: float) -> str:
        """The bubble at a place; "" for none. The last one drawn lies on top."""
        for item in reversed(self.items):
            spot = self.spots.get(item.id)
            if spot is not None and math.dist(spot, (x, y)) <= self.radius:
                return item.id
        return ""

    @cached_property
    def apart(self) -> bool:
        """Whether no bubble lies on another: where a scale is too short for many at one place, they do."""
        found = [self.spots[item.id] for item in self.items if item.id in self.spots]
        return all(
            math.dist(one, other) >= 2 * self.radius
            for place, one in enumerate(found)
            for other in found[place + 1 :]
        )

    # Parts

    def parts(self) -> Iterator[Part]:
        """The whole picture, back to front."""
        yield Part("", "matrix", self.field, tuple(self._ground()), "ground")
        if self.tray_height:
            yield Part("", "tray", self.tray, tuple(self._tray_ground()), "ground")
        held = self.held[0] if self.held else ""
        last = [item for item in self.items if item.id == held or item.id in self.chosen]
        for item in (*(item for item in self.items if item not in last), *last):
            if item.id in self.spots:
                yield self.bubble(item)

    def bubble(self, item: Weighed) -> Part:
        """One bubble with its number."""
        x, y = self.spots[item.id]
        radius, wide = self.radius, 2 * self.radius
        drawn: list[Primitive] = []
        if item.id in self.chosen:
            drawn.append(disc((x, y), wide + 8, None, Stroke("selection", 2)))
        drawn.append(disc((x, y), wide, f"role.{item.role}.tint", Stroke(f"role.{item.role}.mark", 2)))
        called = item.letters or self.wording.digits(str(item.number))
        text = self._block(called, self._called, wide, "center")
        drawn.append(Text(x - radius, y - text.height / 2, text, "ink"))
        bounds = Bounds(x - radius, y - radius, wide, wide)
        return Part(
            item.id, "bubble", bounds, tuple(drawn), "card", f"{item.letters or item.number} {item.title}"
        )

    @cached_property
    def _called(self) -> Style:
        """The style of what a bubble is called by."""
        style, factor = canvas_style("card"), self.radius / RADIUS
        return replace(style, size=style.size * factor, line_height=style.line_height * factor)

    def _ground(self) -> Iterator[Primitive]:
        box, frame = self.field, self.frame
        corners = (8.0, 8.0, 8.0, 8.0)
        yield Rect(box, "surfaceSunken", Stroke("line", 1), corners)
        middle = self.place(MIDDLE, MIDDLE)
        first, _end = frame.range(box)
        width = abs(middle[0] - frame.x(first))
        best = frame.box(first, box.y, width, middle[1] - box.y)
        yield Rect(best, "accentTint", None, frame.corners(leading_top=8.0))
        dash = Stroke("lineControl", 1.25, (4, 3))
        yield line([(middle[0], box.y), (middle[0], box.bottom)], dash)
        yield line([(box.x, middle[1]), (box.right, middle[1])], dash)
        style, lines = canvas_style("chip"), 1
        if self.width < _WRITTEN_BESIDE:
            style, lines = canvas_style("tiny"), 2  # no higher than the room for one line of the larger
        named = self.width >= _LEAST_NAMED and self._names_fit(style, width)
        if self.width >= _WRITTEN_BESIDE or named:
            yield from self._names(width, style, lines)
        yield from self._axes()
        if not self.items:
            yield from self._nothing()

    def _nothing(self) -> Iterator[Primitive]:
        box, wide = self.field, self.field.width - 2 * self._ends[0]
        words = self.wording.say(N_("What you add gets its place here"))
        text = furniture(
            self.engine, words, canvas_style("lane"), wide, self.wording, max_lines=3, side="center"
        )
        y = box.centre[1] + 12
        yield Rect(Bounds(box.x + self._ends[0], y, wide, text.height), "surfaceSunken")
        yield Text(box.x + self._ends[0], y, text, "inkMuted")

    def _names_fit(self, style: Style, width: float) -> bool:
        """Whether the names of the fields stand there with their words whole, on two lines at most."""
        names = [self.wording.say(name) for name in QUADRANTS.values()]
        whole = all(self.engine.width(word, style) <= width - 20 for name in names for word in name.split())
        return whole and all(self._name(name, style, width, 2).complete for name in names)

    def _name(self, name: str, style: Style, width: float, lines: int) -> TextBlock:
        return furniture(self.engine, name, style, width - 20, self.wording, max_lines=lines)

    def _names(self, width: float, style: Style, lines: int) -> Iterator[Primitive]:
        box = self.field
        first, _end = self.frame.range(box)
        # Along the outer edges, beyond the ends of the scale: a bubble would cover them anywhere else.
        corners: dict[Quadrant, tuple[float, bool]] = {
            "first": (first, False),
            "plan": (first + width, False),
            "fill": (first, True),
            "drop": (first + width, True),
        }
        for name, (u, low) in corners.items():
            text = self._name(self.wording.say(QUADRANTS[name]), style, width, lines)
            colour = "accent" if name == "first" else "inkMuted"
            y = box.bottom - _NAME_PAD - text.height if low else box.y + _NAME_PAD
            yield Text(self.frame.x(u + 10, width - 20), y, text, colour)

    def _axes(self) -> Iterator[Primitive]:
        box, style = self.field, canvas_style("tiny")
        say, frame = self.wording.say, self.frame
        first, end = frame.range(box)
        third = (end - first) / 3
        ends: tuple[tuple[str, Align], ...] = (
            (N_("low"), "start"),
            (N_("Effort"), "center"),
            (N_("high"), "end"),
        )
        for place, (word, side) in enumerate(ends):
            named = side == "center"
            text = self._block(say(word), _axis_style() if named else style, third, side)
            yield Text(
                frame.x(first + place * third, third), box.bottom + 6, text, "ink" if named else "inkMuted"
            )
        for word, y in ((N_("high"), box.y), (N_("Impact"), box.centre[1] - 6), (N_("low"), box.bottom - 14)):
            named = word == "Impact"
            text = self._block(say(word), _axis_style() if named else style, self.side - 8, "end")
            yield Text(frame.x(0.0, text.width), y, text, "ink" if named else "inkMuted")

    def _tray_ground(self) -> Iterator[Primitive]:
        box = self.tray
        yield Rect(box, None, Stroke("lineControl", 1, (4, 3)), (8.0, 8.0, 8.0, 8.0))
        width = box.width - 2 * _TRAY_PAD
        text = self._block(self.wording.say(N_("Not placed yet")), canvas_style("tiny"), width, "start")
        yield Text(box.x + _TRAY_PAD, box.y + _TRAY_PAD, text, "inkMuted")
        more = len(self.waiting) - len(self._in_tray)
        if more:
            x, y = self._tray_place(len(self._in_tray))
            side = self._pitch
            count = self._block(self.wording.figure(f"+{more}"), canvas_style("tiny"), side, "center")
            yield Text(x - side / 2, y - count.height / 2, count, "inkMuted")

    def _block(self, text: str, style: Style, width: float, side: Align) -> TextBlock:
        return furniture(self.engine, text, style, width, self.wording, max_lines=1, side=side)


def _axis_style() -> Style:
    """The style of the names of the axes."""
    return replace(canvas_style("tiny"), weight=700)


# Another selection, or a bubble on its way, is another picture of the same places.
@lru_cache(maxsize=4)
def _pushed_apart(at: tuple[Point, ...], box: Bounds, radius: float) -> tuple[Point, ...]:
    """The same places with bubbles side by side that would lie on each other; none leaves the box."""
    apart, edge = 2 * radius + _APART, radius + _EDGE
    low, high = box.x + edge, box.right - edge
    along = [x for x, _y in at]
    near = _near(at, apart)
    for _turn in range(min(_TURNS, _CHECKS // max(1, len(near)))):
        moved = False
        for a, b, wanted in near:
            first, second = along[a], along[b]
            dx = second - first
            enough = wanted - 0.01
            if dx >= enough or -dx >= enough:
                continue
            moved = True
            # At one place the earlier one goes to the left.
            push = (wanted - dx) / 2 if dx >= 0 else -(wanted + dx) / 2
            first, second = first - push, second + push
            # Written out: with hundreds of bubbles this is gone through a hundred thousand times.
            along[a] = low if first < low else high if first > high else first  # noqa: FURB136
            along[b] = low if second < low else high if second > high else second  # noqa: FURB136
        if not moved:
            break
    return tuple((x, y) for x, (_x, y) in zip(along, at, strict=True))


def _near(at: tuple[Point, ...], apart: float) -> list[tuple[int, int, float]]:
    """The pairs that can meet, in their order, with how far they must lie apart along: heights never change."""
    order = sorted(range(len(at)), key=lambda place: at[place][1])
    found: list[tuple[int, int, float]] = []
    for place, a in enumerate(order):
        for b in order[place + 1 :]:
            dy = at[b][1] - at[a][1]
            if dy >= apart:
                break
            found.append((min(a, b), max(a, b), math.sqrt(apart * apart - dy * dy)))
    return sorted(found)
