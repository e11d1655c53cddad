"""Stage and lane headers that stay in sight: drawn once more at the edge of the view when the map scrolls under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from cxstudio.canvas.camera import Camera
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.small_names import SmallNames
from cxstudio.canvas.stamps import Stamps
from cxstudio.picture.lane_headers import ADD_HEIGHT
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Bounds, Part, Placed, Point, Primitive, Rect, Text
from cxstudio.picture.scaling import scaled
from cxstudio.picture.theme import Theme
from cxstudio.render.qt import QtPainter
from cxstudio.render.qt_items import box_of

PAD = 10.0  # canvas units kept free at both ends of a stage header


@dataclass(frozen=True, slots=True)
class Pinned:
    """The headers that moved along, in canvas units: how far those of the stages did, and what they hide."""

    down: float = 0.0
    lanes: Bounds | None = None
    stages: Bounds | None = None

    def moved(self, placed: Placed) -> Placed:
        """A part where it is seen: a stage's header moves along, anything else stays."""
        return _moved(placed, 0, self.down) if placed.part.role == "stage-header" else placed

    def cover(self, *, of_stage: bool = False) -> tuple[Bounds, ...]:
        """What is hidden; of a stage's own header only by those of the lanes."""
        found = (self.lanes, None if of_stage else self.stages)
        return tuple(bounds for bounds in found if bounds is not None)


class Headers:
    """The headers of the picture on the desk; call `renew` after every change of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        # Kept from frame to frame: the painter remembers parts it has seen.
        self._stages: dict[str, Placed | None] = {}
        self._halves: dict[str, tuple[Part, Part]] = {}
        self._lanes: Placed | None = None
        self._rows: tuple[Placed, ...] | None = None
        self._stamps = Stamps()
        self._names = SmallNames()

    @property
    def _picture(self) -> MapPicture:
        return self._desk.picture

    @property
    def _strip(self) -> Bounds:
        """The column of the lanes' names, with what stands under them."""
        grid = self._picture.grid
        under = ADD_HEIGHT - grid.foot if self._picture.options.placeholders else 0.0
        return grid.frame.box(0, 0, grid.lead, grid.height + under)

    def renew(self) -> None:
        """Forget the headers of the picture as it was."""
        self._stages.clear()
        self._halves.clear()
        self._lanes = None
        self._rows = None
        self._names.renew()

    def shift(self, camera: Camera) -> Point:
        """How far the lane headers (x) and the stage headers (y) have to move to stay in sight, in canvas units."""
        grid, seen = self._picture.grid, camera.seen
        if not grid.columns or not self._desk.there(self._desk.journey):
            return (0.0, 0.0)
        whole = grid.bounds
        strip = grid.frame.box(0, 0, grid.lead, grid.height)
        if self._picture.rtl:
            dx = min(0.0, max(seen.right - strip.right, whole.x - strip.x))
        else:
            dx = max(0.0, min(seen.x - strip.x, whole.right - strip.right))
        dy = max(0.0, min(seen.y - whole.y, whole.bottom - grid.foot - grid.head))
        return (dx, dy)

    def on_map(self, camera: Camera, at: Point) -> Point:
        """The point of the map that is meant: on a header that moved along, its own place."""
        dx, dy = self.shift(camera)
        x, y = at
        grid = self._picture.grid
        lanes = self._strip.moved(dx, 0)
        if dx and lanes.x <= x < lanes.right and y >= 0:
            x -= dx
        if dy and dy <= y < dy + grid.head:
            y -= dy
        return (x, y)

    def pinned(self, camera: Camera) -> Pinned:
        """What the headers that moved along hide."""
        dx, dy = self.shift(camera)
        grid = self._picture.grid
        # Lines around a header reach over it.
        lanes = grid.frame.box(0, -8, grid.lead, grid.height + 16).moved(dx, 0) if dx else None
        stages = Bounds(grid.bounds.x, dy, grid.bounds.width, grid.head) if dy else None
        return Pinned(dy, lanes, stages)

    def seen(self, camera: Camera, id: str) -> Bounds | None:
        """Where a thing is seen, of a stage as much as is in view; None when its middle is out of view or hidden."""
        placed = self._picture.placed(id)
        if placed is None:
            return None
        pinned, seen = self.pinned(camera), camera.seen
        bounds = pinned.moved(placed).bounds
        of_stage = placed.part.role == "stage-header"
        if of_stage:
            left, right = max(bounds.x, seen.x), min(bounds.right, seen.right)
            bounds = Bounds(left, bounds.y, right - left, bounds.height)
        hidden = any(cover.contains(*bounds.centre) for cover in pinned.cover(of_stage=of_stage))
        return bounds if bounds.width > 0 and seen.contains(*bounds.centre) and not hidden else None

    def shift_to_show(self, camera: Camera, placed: Placed) -> Point:
        """How far to pan, in device pixels, so that a part is seen beside the headers that stay in sight."""
        grid, bounds = self._picture.grid, placed.bounds
        lead = grid.lead if grid.frame.u(bounds.centre[0]) > grid.lead else 0.0
        head = grid.head if placed.part.role != "stage-header" and bounds.y >= grid.head else 0.0
        x = bounds.x if self._picture.rtl else bounds.x - lead
        return camera.shift_to_show(Bounds(x, bounds.y - head, bounds.width + lead, bounds.height + head))

    def draw(
        self,
        painter: QPainter,
        camera: Camera,
        theme: Theme,
        brush: QtPainter,
        within: Bounds | None = None,
        *,
        still: bool = True,
    ) -> None:
        """Draw the headers that have left their place, and names too small to be read where they are.

        The painter is in logical pixels; with an area only what of them lies in it is drawn.
        While the zoom is not still they are stretched as the map under them is.
        """
        look = _Look(painter, camera, theme, brush, camera.seen if within is None else within, still)
        dx, dy = self.shift(camera)
        if dx or dy:
            self._draw_moved(look, dx, dy)
        if self._picture.grid.columns and self._desk.there(self._desk.journey):
            self._draw_names(look, dx, dy)

    def _draw_moved(self, look: _Look, dx: float, dy: float) -> None:
        painter, camera, brush = look.painter, look.camera, look.brush
        painter.save()
        painter.scale(1 / camera.ratio, 1 / camera.ratio)
        leading = self._half_hidden(dx)
        if leading is not None and not dy and leading.bounds.meets(look.within):
            self._stamp(look, self._slid(leading, dx))
            floating = self._picture.parts(leading.bounds)
            notes = [p for p in floating if p.part.layer in {"note", "mark"}]
            with look.in_canvas_units():
                brush.paint(painter, notes, camera.scale)
        if dx:
            self._draw_lanes(look, dx)
        if dy:
            self._draw_stages(look, dx, dy)
        painter.restore()

    def _draw_names(self, look: _Look, dx: float, dy: float) -> None:
        picture, camera = self._picture, look.camera
        width = camera.width / camera.ratio
        strip = self._strip.moved(dx, 0)
        edge = camera.area_to_device(strip)
        seen = (0.0, edge.x / camera.ratio) if picture.rtl else (edge.right / camera.ratio, width)
        stages = (_moved(p, 0, dy) for p in self._stage_headers(camera.seen))
        self._names.draw_stages(look.painter, picture, camera, look.brush, stages, seen)
        # Under stage headers that moved along no lane is seen.
        under = picture.grid.head + dy if dy else 0.0
        lanes = [_moved(p, dx, 0) for p in self._lane_rows() if p.bounds.y >= under]
        self._names.draw_lanes(look.painter, picture, camera, look.brush, lanes, pinned=bool(dx))

    def _lane_rows(self) -> tuple[Placed, ...]:
        if self._rows is None:
            parts = self._picture.parts(self._strip)
            self._rows = tuple(p for p in parts if p.part.role == "lane-header")
        return self._rows

    def _draw_lanes(self, look: _Look, dx: float) -> None:
        strip = self._strip.moved(dx, 0)
        if not strip.grown(1).meets(look.within):
            return
        self._stamp(look, (_moved(self._lane_headers(), dx, 0),))
        with look.in_canvas_units():
            x = strip.x if self._picture.rtl else strip.right
            look.painter.setPen(QPen(QColor(look.theme.colour("line")), 1 / look.camera.zoom))
            look.painter.drawLine(QLineF(x, strip.y, x, strip.bottom))

    def _draw_stages(self, look: _Look, dx: float, dy: float) -> None:
        grid, ground = self._picture.grid, QColor(look.theme.colour("canvas"))
        strip = Bounds(grid.bounds.x, dy, grid.bounds.width, grid.head)
        if not strip.meets(look.within):
            return
        with look.in_canvas_units():
            look.painter.fillRect(box_of(strip), ground)
        slid = (part for p in self._stage_headers(look.within) for part in self._slid(p, dx))
        self._stamp(look, (_moved(p, 0, dy) for p in slid))
        with look.in_canvas_units():
            look.painter.fillRect(box_of(grid.frame.box(0, 0, grid.lead, grid.head).moved(dx, dy)), ground)

    def _stamp(self, look: _Look, placed: Iterable[Placed]) -> None:
        self._stamps.draw(look.painter, placed, look.camera, look.brush, still=look.still)

    def _lane_headers(self) -> Placed:
        """All of them on their ground as one part, because they always show together."""
        if self._lanes is None:
            strip = self._strip
            shapes: list[Primitive] = [Rect(strip, "canvas")]
            for placed in self._picture.parts(strip):
                if placed.part.role in {"lane-header", "add-lane"}:
                    shapes += (scaled(shape, 1, placed.dx, placed.dy) for shape in placed.part.primitives)
            self._lanes = Placed(Part("", "lane-headers", strip, tuple(shapes)), 0.0, 0.0)
        return self._lanes

    def _stage_headers(self, seen: Bounds) -> Iterator[Placed]:
        grid = self._picture.grid
        for index in grid.columns_in(seen):
            stage = grid.columns[index].stage
            if stage not in self._stages:
                self._stages[stage] = self._picture.placed(stage)
            header = self._stages[stage]
            if header is not None:
                yield header

    def _half_hidden(self, dx: float) -> Placed | None:
        """The stage header that the lane headers cover in part."""
        if not dx:
            return None
        grid = self._picture.grid
        strip = grid.frame.box(0, 0, grid.lead, grid.head).moved(dx, 0)
        return next((p for p in self._stage_headers(strip) if self._hidden(p, dx) > 0), None)

    def _hidden(self, header: Placed, dx: float) -> float:
        """How much of a stage header's leading end the lane headers cover; negative for none."""
        grid = self._picture.grid
        begins = grid.frame.u(header.bounds.right if self._picture.rtl else header.bounds.x)
        covered = grid.lead + abs(dx) - begins
        return covered if dx and covered < header.bounds.width else -1.0

    def _slid(self, header: Placed, dx: float) -> tuple[Placed, ...]:
        """A stage header whose words have moved out from under what hides its leading end, as far as it is long."""
        hidden = self._hidden(header, dx)
        if hidden <= 0:
            return (header,)
        stage = header.part.node
        if stage not in self._halves:
            self._halves[stage] = _halves(header.part)
        ground, words = self._halves[stage]
        longest = max((s.block.natural_width for s in words.primitives if isinstance(s, Text)), default=0.0)
        way = min(hidden, max(0.0, words.bounds.width - longest - 2 * PAD))
        sign = -1.0 if self._picture.rtl else 1.0
        return (
            Placed(ground, header.dx, header.dy),
            Placed(words, header.dx + way * sign, header.dy),
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """One drawing of the headers: with what, for which camera, and how much of the map has to be drawn."""

    painter: QPainter  # in device pixels
    camera: Camera
    theme: Theme
    brush: QtPainter
    within: Bounds
    still: bool

    @contextmanager
    def in_canvas_units(self) -> Iterator[None]:
        self.painter.save()
        self.painter.translate(-self.camera.left, -self.camera.top)
        self.painter.scale(self.camera.scale, self.camera.scale)
        yield
        self.painter.restore()


def _halves(header: Part) -> tuple[Part, Part]:
    """The ground of a header and its words, which can move on it."""
    words = tuple(s for s in header.primitives if isinstance(s, Text))
    ground = tuple(s for s in header.primitives if not isinstance(s, Text))
    return replace(header, primitives=ground), replace(header, primitives=words)


def _moved(placed: Placed, dx: float, dy: float) -> Placed:
    return Placed(placed.part, placed.dx + dx, placed.dy + dy)
