"""A part as native shapes of a slide: a card one shape with its words in it, the rest beside it; it knows no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from cxstudio.picture.primitives import Bounds, Ellipse, Image, Part, Path, Primitive, Rect, Stroke, Text
from cxstudio.render.pictures import Encoded, covering, fitted
from cxstudio.render.pptx_frames import Filled, framed, is_label, leaning
from cxstudio.render.pptx_text import Voice, paragraphs, sides_of
from cxstudio.render.pptx_xml import (
    EMU,
    TEXT_INSET,
    Box,
    Place,
    Shape,
    bounds_of,
    freeform,
    moved,
    outline,
    ported,
    preset,
    rectangle,
    solid,
)
from cxstudio.text.layout import TextBlock

# The name of a picture in the file and the picture, None where it cannot be shown; by hash and longest side in EMU.
TakePicture = Callable[[str, int], tuple[str, Encoded] | None]

_RECTANGLE_SITES = (0, 1, 2, 3)
_ELLIPSE_SITES = (0, 2, 4, 6)
# What a text may grow by where its font is replaced: of its width, on one line and on several, whose breaks are kept.
_SLACK_OF_ONE, _SLACK_OF_MORE = 0.08, 0.015
_SLACK_POINTS = 2.0
_AT_EDGE = 2 * EMU
_IN_MIDDLE = 0.02  # of its width
_LINES_OF_A_PILL = 2.2  # a shape that is not higher holds one line


@dataclass(frozen=True, slots=True)
class PartPainter:
    """Makes shapes of parts. `title` is the text that is taken out to be the title of the slide.

    `ports` are the points in EMU where arrows leave and reach a thing from above, by its node.
    """

    voice: Voice
    pictures: TakePicture
    title: Text | None = None
    ports: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)

    def shapes(self, part: Part, place: Place) -> list[Shape]:
        """The shapes of a part from back to front, without the title."""
        apart = frozenset(i for i, one in enumerate(part.primitives) if one is self.title)
        frames = framed(part.primitives, apart)
        inside = {text for filled in frames.values() for text in filled.texts} | apart
        found: list[Shape] = []
        for number, primitive in enumerate(part.primitives):
            if number not in inside:
                found += self._shapes(part, primitive, frames.get(number), place)
        return found

    def _shapes(self, part: Part, primitive: Primitive, filled: Filled | None, place: Place) -> list[Shape]:
        inside = (part.primitives[i] for i in (filled.texts if filled else ()))
        texts = [one for one in inside if isinstance(one, Text)]
        if len(texts) == 1 and isinstance(primitive, Rect | Ellipse):
            texts = [leaning(texts[0], primitive.bounds)]
        match primitive:
            case Text():
                leant = leaning(primitive, part.bounds)
                return [self.free_text(leant, place)] if primitive.block.lines else []
            case Rect(bounds, fill, stroke, radii):
                if fill is None and stroke is None:
                    return []
                body = self._rect_body(primitive, texts, filled, place)
                ports = self._ports(part.node, primitive, place)
                geometry = ported(bounds, radii[0], ports) if ports else rectangle(bounds, radii, place)
                return [
                    replace(self._shape(place.box(bounds), geometry, fill, stroke, place, body), ports=ports)
                ]
            case Ellipse(bounds, fill, stroke):
                body = self._body(texts, place, (0, 0, 0, 0), "ctr", wrap=False) if texts else ""
                shape = self._shape(place.box(bounds), preset("ellipse"), fill, stroke, place, body)
                return [Shape(shape.tag, shape.box, shape.content, _ELLIPSE_SITES)]
            case Path(commands, fill, stroke):
                return self._path(primitive, place) if commands and (fill or stroke) else []
            case Image(bounds, sha256, is_round):
                return [self._photo(bounds, sha256, place, is_round=is_round)]

    def _ports(self, node: str, rect: Rect, place: Place) -> tuple[float, ...]:
        """The shares of a rectangle's upper edge at which arrows end; none where its own middle is the only one."""
        points = self.ports.get(node)
        box = place.box(rect.bounds)
        if not points or not box.width or len(set(rect.radii)) > 1:
            return ()
        here = (x for x, y in points if box.x <= x <= box.right and abs(y - box.y) <= _AT_EDGE)
        found = tuple(sorted({round((x - box.x) / box.width, 4) for x in here}))
        return () if len(found) == 1 and abs(found[0] - 0.5) < _IN_MIDDLE else found

    def _shape(
        self,
        box: Box,
        geometry: str,
        fill: str | None,
        stroke: Stroke | None,
        place: Place,
        body: str = "",
    ) -> Shape:
        looks = f"<p:spPr>{moved(box)}{geometry}{self._fill(fill)}{self._line(stroke, place)}</p:spPr>"
        return Shape("sp", box, looks + (body or _NO_TEXT), _RECTANGLE_SITES)

    def _fill(self, name: str | None) -> str:
        return solid(self.voice.theme.colour(name) if name else None)

    def _line(self, stroke: Stroke | None, place: Place, heads: str = "") -> str:
        return outline(stroke, self.voice.theme.colour(stroke.colour) if stroke else None, place, heads)

    def line(self, stroke: Stroke, place: Place, heads: str) -> str:
        """How a line with arrowheads looks."""
        return self._line(stroke, place, heads)

    # Texts

    def _rect_body(self, rect: Rect, texts: list[Text], filled: Filled | None, place: Place) -> str:
        """The words of a rectangle, kept from its edges as far as they are on the page."""
        if not texts or filled is None:
            return ""
        first, box = texts[0], rect.bounds
        round_off = rect.radii[0] * TEXT_INSET if len(set(rect.radii)) == 1 else 0.0
        left, right = first.x - box.x, box.right - first.x - first.block.width
        slack = min(max(_slack(one.block, place) for one in texts), max(left, right) / 2)
        left, right = _wider(first, left, right, slack)
        top = 0.0 if filled.centred else first.y - box.y - round_off
        insets = (left - round_off, top, right - round_off, 0.0)
        lengths = (place.length(max(0.0, inset)) for inset in insets)
        one_line = len(texts) == 1 and len(first.block.lines) == 1
        pill = one_line and box.height < _LINES_OF_A_PILL * first.block.height
        anchor = "ctr" if filled.centred else "t"
        return self._body(texts, place, tuple(lengths), anchor, wrap=not pill, shrinks=not pill)

    def free_text(self, text: Text, place: Place) -> Shape:
        """A text that stands in no shape, in a box a little wider than it is."""
        block = text.block
        left, right = _wider(text, 0.0, 0.0, _slack(block, place))
        bounds = Bounds(text.x + left, text.y, block.width - left - right, block.height)
        box = place.box(bounds)
        looks = f"<p:spPr>{moved(box)}{preset('rect')}<a:noFill/><a:ln><a:noFill/></a:ln></p:spPr>"
        body = self._body([text], place, (0, 0, 0, 0), "t", wrap=not is_label(block))
        return Shape("sp", box, looks + body, None, text=True)

    def _body(
        self,
        texts: list[Text],
        place: Place,
        insets: tuple[int, ...],
        anchor: str,
        *,
        wrap: bool = True,
        shrinks: bool = False,
    ) -> str:
        """The words of a shape. What `shrinks` gets smaller in a font that needs more room than the shape has."""
        left, top, right, bottom = insets
        said, fit = paragraphs(texts, place.points(1.0), self.voice), "norm" if shrinks else "no"
        return (
            f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="{left}" tIns="{top}" rIns="{right}" '
            f'bIns="{bottom}" anchor="{anchor}" rtlCol="{int(self.voice.rtl)}"><a:{fit}Autofit/></a:bodyPr>'
            f"<a:lstStyle/>{said}</p:txBody>"
        )

    # Lines and pictures

    def _path(self, path: Path, place: Place) -> list[Shape]:
        straight = _straight(path)
        if straight:
            return [self._straight(path, straight, place)]
        bounds = bounds_of(path.commands)
        geometry = freeform(path.commands, bounds, place, filled=path.fill is not None)
        return [self._shape(place.box(bounds), geometry, path.fill, path.stroke, place)]

    def _straight(self, path: Path, ends: tuple[float, float, float, float], place: Place) -> Shape:
        x1, y1, x2, y2 = ends
        bounds = Bounds(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        turned = ' flipV="1"' if (x2 - x1) * (y2 - y1) < 0 else ""
        box = place.box(bounds)
        looks = f"<p:spPr>{moved(box, turned)}{preset('line')}{self._line(path.stroke, place)}</p:spPr>"
        return Shape("cxnSp", box, looks)

    def _photo(self, bounds: Bounds, sha256: str, place: Place, *, is_round: bool) -> Shape:
        box = place.box(bounds)
        taken = self.pictures(sha256, max(box.width, box.height))
        if taken is None:
            geometry = preset("ellipse" if is_round else "rect")
            return self._shape(box, geometry, "surfaceSunken", None, place)
        name, photo = taken
        if not is_round:
            left, top, width, height = fitted(photo.width, photo.height, bounds.width, bounds.height)
            box = place.box(Bounds(bounds.x + left, bounds.y + top, width, height))
            return picture(name, box)
        left, top, width, height = covering(photo.width, photo.height, bounds.width, bounds.height)
        cut = (-left / width, -top / height)
        ends = (1 - cut[0] - bounds.width / width, 1 - cut[1] - bounds.height / height)
        shares = zip("ltrb", (*cut, *ends), strict=True)
        hidden = "".join(f' {edge}="{round(100_000 * max(0.0, share))}"' for edge, share in shares)
        return picture(name, box, f"<a:srcRect{hidden}/>", "ellipse")


_NO_TEXT = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"


def picture(name: str, box: Box, cut: str = "", geometry: str = "rect") -> Shape:
    """A picture of the file in a shape; `cut` is what of it does not show."""
    fill = f'<p:blipFill><a:blip r:embed="{name}"/>{cut}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    looks = f"<p:spPr>{moved(box)}{preset(geometry)}<a:ln><a:noFill/></a:ln></p:spPr>"
    return Shape("pic", box, fill + looks, _RECTANGLE_SITES)


def _slack(block: TextBlock, place: Place) -> float:
    """By how much the box of a text should be wider than the page has it, in units."""
    if len(block.lines) > 1:
        return block.width * _SLACK_OF_MORE
    wanted = block.natural_width * (1 + _SLACK_OF_ONE) + _SLACK_POINTS / max(place.points(1.0), 1e-6)
    return max(0.0, wanted - block.width)


def _wider(text: Text, left: float, right: float, slack: float) -> tuple[float, float]:
    """Insets of a text made smaller by some slack, at the sides its lines may grow to."""
    sides = sides_of(text.block)
    side = sides[text.block.rtl]
    if side == "ctr":
        return left - slack / 2, right - slack / 2
    return (left - slack, right) if side == "r" else (left, right - slack)


def _straight(path: Path) -> tuple[float, float, float, float] | None:
    """The ends of a path that is one straight line."""
    match path.commands:
        case (
            ("M", float() | int() as x1, float() | int() as y1),
            ("L", float() | int() as x2, float() | int() as y2),
        ):
            return (x1, y1, x2, y2) if path.stroke and path.fill is None else None
    return None
