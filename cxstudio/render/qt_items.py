"""What the primitives of a part become for Qt, built once and painted often; it knows no theme and paints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QGlyphRun, QPainterPath, QPen

from cxstudio.picture.extents import extent_of_path
from cxstudio.picture.primitives import Bounds, Command, Ellipse, Path, Primitive, Rect
from cxstudio.render.shapes import rounded
from cxstudio.text.layout import TextBlock

FEW_BARS = 8  # a row of fewer plain boxes is painted box by box


@dataclass(slots=True)
class Shape:
    """A shape as it is painted: `rect` where it is a rectangle, `path` once its outline is needed."""

    source: Rect | Ellipse | Path
    rect: QRectF | None
    round_corners: bool
    brush: QBrush | None
    stroke: int  # index of the stroke, -1 for none
    sign: float  # the larger side of a drawing of lines alone, or of the one it frames, 0 for anything else
    text_size: float  # of the text it frames or goes with, 0 for anything else
    path: QPainterPath | None = None

    def outline(self) -> QPainterPath:
        if self.path is None:
            self.path = _outline(self.source)
        return self.path


@dataclass(slots=True)
class Bars:
    """Many plain boxes of one colour, painted at once."""

    brush: QBrush
    rects: list[QRectF]
    least_width: float
    least_height: float
    _widened: tuple[float, list[QRectF]] = field(default=(0.0, []))

    def not_thinner(self, least: float) -> list[QRectF]:
        """The boxes, none of them thinner than a length; made anew for another length."""
        if self.least_width >= least and self.least_height >= least:
            return self.rects
        if self._widened[0] != least:
            self._widened = (least, [not_thinner(rect, least) for rect in self.rects])
        return self._widened[1]


@dataclass(slots=True)
class Glyphs:
    """A block of text at its place in the part; its glyphs, one run for each font, once they are needed."""

    origin: QPointF
    block: TextBlock
    pen: QPen
    runs: tuple[QGlyphRun, ...] | None = None
    path: QPainterPath | None = None

    def outline(self) -> QPainterPath:
        """The letters as one shape, at their place."""
        if self.path is None:
            self.path = QPainterPath()
            self.path.setFillRule(Qt.FillRule.WindingFill)
            for run in self.runs or ():
                font = run.rawFont()
                for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                    at = self.origin + place
                    self.path.addPath(font.pathForGlyph(glyph).translated(at.x(), at.y()))
        return self.path


@dataclass(frozen=True, slots=True)
class Photo:
    """An attachment's picture, fitted into bounds, or filling the ellipse in them."""

    bounds: Bounds
    sha256: str
    round: bool = False


Item = Shape | Bars | Glyphs | Photo


def shape_of(primitive: Rect | Ellipse | Path, brush: QBrush | None, stroke: int) -> Shape:
    """`stroke` is the number of its stroke, -1 for none."""
    rect, round_corners, sign = None, False, 0.0
    if isinstance(primitive, Rect):
        rect, round_corners, sign = box_of(primitive.bounds), any(primitive.radii), primitive.sign_size
    elif isinstance(primitive, Path) and brush is None:
        sign = _longer_side(primitive.commands)
    return Shape(primitive, rect, round_corners, brush, stroke, sign, primitive.text_size)


def bars_of(rects: Sequence[Rect], brush: QBrush) -> Bars:
    """Boxes that have one colour."""
    boxes = [box_of(rect.bounds) for rect in rects]
    return Bars(brush, boxes, min(b.width() for b in boxes), min(b.height() for b in boxes))


def same_bars(primitives: Sequence[Primitive], start: int) -> Sequence[Rect]:
    """The plain boxes of one colour that follow one another from an index on, when they are many."""
    found: list[Rect] = []
    for primitive in primitives[start:]:
        if not isinstance(primitive, Rect) or primitive.stroke or any(primitive.radii):
            break
        if primitive.text_size or primitive.sign_size:
            break
        if found and primitive.fill != found[0].fill:
            break
        found.append(primitive)
    return found if len(found) >= FEW_BARS and found[0].fill else ()


def not_thinner(rect: QRectF, least: float) -> QRectF:
    """The rectangle, no thinner than a length."""
    width, height = rect.width(), rect.height()
    if width >= least and height >= least:
        return rect
    return QRectF(rect.x(), rect.y(), max(width, least), max(height, least))


def box_of(bounds: Bounds) -> QRectF:
    """The bounds as Qt's rectangle."""
    return QRectF(bounds.x, bounds.y, bounds.width, bounds.height)


def _outline(shape: Rect | Ellipse | Path) -> QPainterPath:
    if isinstance(shape, Path):
        return _path(shape.commands)
    if isinstance(shape, Rect):
        return _path(rounded(shape.bounds, shape.radii))
    path = QPainterPath()
    path.addEllipse(box_of(shape.bounds))
    return path


def _longer_side(commands: Iterable[Command]) -> float:
    """The longer side of the box around a path's points."""
    left, top, right, bottom = extent_of_path(commands)
    return max(right - left, bottom - top)


def _path(commands: Iterable[Command]) -> QPainterPath:
    path = QPainterPath()
    for command in commands:
        match command:
            case ("M", x, y):
                path.moveTo(x, y)
            case ("L", x, y):
                path.lineTo(x, y)
            case ("C", a, b, c, d, x, y):
                path.cubicTo(a, b, c, d, x, y)
            case _:
                path.closeSubpath()
    return path
