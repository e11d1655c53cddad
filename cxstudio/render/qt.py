"""Paints the picture with Qt: the canvas, the export preview and thumbnails; it knows no document and no window.

Text is painted as the very glyphs the picture holds, so that lines break
on screen where they break on paper.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPaintEngine,
    QPainter,
    QPen,
)

from cxstudio.picture.extents import Extent, extent_of, united
from cxstudio.picture.primitives import (
    Bounds,
    Image,
    Part,
    Placed,
    Primitive,
    Stroke,
    Text,
)
from cxstudio.picture.theme import Theme, tokens
from cxstudio.render.pictures import FindPicture, covering, fitted, no_pictures
from cxstudio.render.qt_items import (
    Bars,
    Glyphs,
    Item,
    Photo,
    Shape,
    bars_of,
    box_of,
    not_thinner,
    same_bars,
    shape_of,
)
from cxstudio.render.qt_letters import Letters
from cxstudio.render.qt_photos import Photos, paint_round
from cxstudio.text.layout import Style

MOST_PARTS = 6000
# Below these scales corners and straight edges, then curves, are too small to be worth smoothing.
SMOOTH_FROM = 0.4
FINEST = 0.4  # painted pixels of a stroke where it is painted as on paper
SMOOTH_CURVES_FROM = 0.16
# Small print leaves first, names and notes last, because a whole map on one screen is of no use without its words:
# (least size, least weight) -> the part of the smallest text down to which such words stay.
_LEAVE_LATER = (((12.5, 600), 0.65), ((13, 400), 0.65))
PLAIN = 400  # what goes with words leaves as those of plain weight do
# A drawn sign smaller than this part of the smallest text is only a blot.
_SMALLEST_SIGN = 2 / 3
# Painted pixels: Qt keeps letters up to 64 of them as small images, and shows nothing of larger ones of a raw font.
_LARGEST_LETTER = 60.0
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)

_Built = tuple[tuple[Extent, Item], ...]


class QtPainter:
    """Paints placed parts in one theme and remembers how, for the parts painted last.

    One per window: it is fast because a part seen before is not built again. Use it in one thread.
    `smallest_text` is the height in painted pixels under which small print is left out; names and notes stay
    longer. 0 paints all of it. `fine` paints as on paper: strokes as thin as they are, and everything smoothed.
    """

    def __init__(
        self,
        theme: Theme,
        images: FindPicture = no_pictures,
        smallest_text: float | None = None,
        *,
        fine: bool = False,
    ) -> None:
        zoom = tokens().zoom
        self._theme = theme
        self._smallest_text = zoom["minPaintedTextPx"] if smallest_text is None else smallest_text
        self._thinnest = FINEST if fine else zoom["minPaintedStrokePx"]
        self._smooth_from = 0.0 if fine else SMOOTH_FROM
        self._brushes: dict[str, QBrush] = {}
        self._letters = Letters()
        # Pens depend on the scale, items do not: they name their stroke by its number.
        self._number_of_stroke: dict[Stroke, int] = {}
        self._strokes: list[Stroke] = []
        self._pens: list[QPen | None] = []
        self._pens_scale = 0.0
        self._largest_text = inf
        # A part is kept together with what was built of it, so that its identity stays its own.
        self._parts: OrderedDict[int, tuple[Part, _Built]] = OrderedDict()
        self._photos = Photos(images)

    def colour(self, name: str) -> QColor:
        """The theme's colour for a token."""
        return self._brush(name).color()

    def paint(
        self, painter: QPainter, placed: Iterable[Placed], scale: float, area: Bounds | None = None
    ) -> None:
        """Paint parts in the order given, on a painter whose transform the caller has set.

        `scale` is the number of painted pixels for one canvas unit; it decides what is too small to paint. With an
        area (canvas units, grown by what the caller's clip needs) what lies outside it is left out.
        The painter's pen, brush and smoothing are left as the last part needed them.
        """
        self._use_scale(scale)
        self._largest_text = _largest_text(painter)
        smooth = scale >= self._smooth_from
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        # Lines and bars that would be too thin are painted wider than they are.
        least = self._thinnest / scale
        left, top, right, bottom = -inf, -inf, inf, inf
        if area is not None:
            left, top, right, bottom = (
                area.x - least,
                area.y - least,
                area.right + least,
                area.bottom + least,
            )
        for one in placed:
            dx, dy = one.dx, one.dy
            painter.translate(dx, dy)
            for (begin, upper, end, lower), item in self._built(one.part):
                if begin + dx > right or end + dx < left or upper + dy > bottom or lower + dy < top:
                    continue
                if isinstance(item, Glyphs):
                    self._paint_glyphs(painter, item, scale)
                elif isinstance(item, Shape):
                    self._paint_shape(painter, item, scale, smooth=smooth)
                elif isinstance(item, Bars):
                    self._paint_bars(painter, item, least, smooth=smooth)
                else:
                    self._paint_photo(painter, item)
            painter.translate(-dx, -dy)

    # What was built before.

    def _built(self, part: Part) -> _Built:
        key = id(part)
        found = self._parts.get(key)
        if found is not None:
            self._parts.move_to_end(key)
            return found[1]
        items = tuple(self._items(part.primitives))
        self._parts[key] = (part, items)
        if len(self._parts) > MOST_PARTS:
            self._parts.popitem(last=False)
        return items

    def _brush(self, name: str) -> QBrush:
        found = self._brushes.get(name)
        if found is None:
            found = self._brushes[name] = QBrush(QColor(self._theme.colour(name)))
        return found

    def _items(self, primitives: Sequence[Primitive]) -> Iterator[tuple[Extent, Item]]:
        at = 0
        while at < len(primitives):
            if bars := same_bars(primitives, at):
                yield united(map(extent_of, bars)), bars_of(bars, self._brush(bars[0].fill or ""))
                at += len(bars)
            else:
                yield extent_of(primitives[at]), self._item(primitives[at])
                at += 1

    def _item(self, primitive: Primitive) -> Item:
        match primitive:
            case Text(x, y, block, colour):
                pen = QPen(self._brush(colour).color())
                return Glyphs(QPointF(x, y), block, pen)
            case Image(bounds, sha256, is_round):
                return Photo(bounds, sha256, is_round)
        brush = self._brush(primitive.fill) if primitive.fill is not None else None
        return shape_of(primitive, brush, self._stroke(primitive.stroke))

    def _stroke(self, stroke: Stroke | None) -> int:
        if stroke is None:
            return -1
        index = self._number_of_stroke.get(stroke)
        if index is None:
            index = self._number_of_stroke[stroke] = len(self._strokes)
            self._strokes.append(stroke)
            self._pens.append(None)
        return index

    def _use_scale(self, scale: float) -> None:
        if scale != self._pens_scale:
            self._pens_scale = scale
            self._pens = [None] * len(self._strokes)

    def _pen(self, index: int) -> QPen:
        pen = self._pens[index]
        if pen is None:
            pen = self._pens[index] = self._new_pen(self._strokes[index])
        return pen

    def _new_pen(self, stroke: Stroke) -> QPen:
        width = max(stroke.width, self._thinnest / self._pens_scale)
        pen = QPen(self._brush(stroke.colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round_ends else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if stroke.round_ends else Qt.PenJoinStyle.MiterJoin)
        if stroke.dash:
            # Qt counts dashes in widths of the pen and wants pairs.
            dash = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
            pen.setDashPattern([length / width for length in dash])
        return pen

    # Painting.

    def _paint_shape(self, painter: QPainter, item: Shape, scale: float, *, smooth: bool) -> None:
        rect = item.rect
        if item.text_size and item.text_size * scale < self._smallest_text * _patient(item.text_size, PLAIN):
            return
        if item.sign and item.sign * scale < self._smallest_text * _SMALLEST_SIGN:
            return
        if rect is not None and not (smooth and item.round_corners):
            if item.brush is not None:
                # On whole pixels: smoothed edges of neighbours would let the ground shine through between them.
                if smooth:
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.fillRect(not_thinner(rect, self._thinnest / scale), item.brush)
                if smooth:
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            if item.stroke >= 0:
                painter.setPen(self._pen(item.stroke))
                painter.setBrush(_NO_BRUSH)
                painter.drawRect(rect)
            return
        curves = not smooth and scale >= SMOOTH_CURVES_FROM
        if curves:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(_NO_PEN if item.stroke < 0 else self._pen(item.stroke))
        painter.setBrush(_NO_BRUSH if item.brush is None else item.brush)
        painter.drawPath(item.outline())
        if curves:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_bars(self, painter: QPainter, item: Bars, least: float, *, smooth: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(_NO_PEN)
        painter.setBrush(item.brush)
        painter.drawRects(item.not_thinner(least))
        if smooth:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_glyphs(self, painter: QPainter, item: Glyphs, scale: float) -> None:
        if item.block.style.size * scale < self._smallest_text * _patience(item.block.style):
            return
        if item.runs is None:
            item.runs = self._letters.runs(item.block)
        if item.block.style.size * scale > self._largest_text:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.fillPath(item.outline(), item.pen.brush())
            return
        painter.setPen(item.pen)
        for run in item.runs:
            painter.drawGlyphRun(item.origin, run)

    def _paint_photo(self, painter: QPainter, item: Photo) -> None:
        box = item.bounds
        photo = self._photos.get(item.sha256)
        if photo is None:
            painter.fillRect(box_of(box), self._brush("surfaceSunken"))
            return
        fit = covering if item.round else fitted
        x, y, width, height = fit(photo.width(), photo.height(), box.width, box.height)
        place = QRectF(box.x + x, box.y + y, width, height)
        if item.round:
            paint_round(painter, box_of(box), place, photo)
        else:
            painter.drawImage(place, photo)


def _largest_text(painter: QPainter) -> float:
    """The height of text, in units of the painter's scale, above which letters are filled as shapes."""
    engine: QPaintEngine | None = painter.paintEngine()  # none where nothing can be painted
    if engine is None or engine.type() != QPaintEngine.Type.Raster:
        return inf  # printers and files take letters of any size
    return _LARGEST_LETTER / painter.device().devicePixelRatio()


def paint(
    painter: QPainter,
    placed: Iterable[Placed],
    theme: Theme,
    scale: float,
    images: FindPicture = no_pictures,
) -> None:
    """Paint parts once, without remembering anything: for a thumbnail or a preview."""
    QtPainter(theme, images).paint(painter, placed, scale)


def paint_shapes(painter: QPainter, shapes: Iterable[Primitive], theme: Theme) -> None:
    """Paint a sign at its own size beside a control; nothing of it is too small."""
    part = Part("", "sign", Bounds(0, 0, 0, 0), tuple(shapes))
    painter.save()
    QtPainter(theme, smallest_text=0.0).paint(painter, (Placed(part, 0.0, 0.0),), 1.0)
    painter.restore()


def _patience(style: Style) -> float:
    """The part of the smallest text down to which a style stays: names and notes longer than the small print."""
    return _patient(style.size, style.weight)


@cache
def _patient(size: float, weight: float) -> float:
    return next((part for (least, light), part in _LEAVE_LATER if size >= least and weight >= light), 1.0)
