"""The arrows of a page as connectors of its slide, each in the looks and with the label it has on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from cxstudio.picture.poster import Connection, Page
from cxstudio.picture.primitives import Bounds, Part, Path, Rect, Stroke, Text
from cxstudio.render.pptx_connections import ARROWHEAD, Joined, connector
from cxstudio.render.pptx_frames import bounds_of_primitive, text_bounds
from cxstudio.render.pptx_slide import FIRST, Sheet, Slide, Target
from cxstudio.render.pptx_xml import Box, Place, Shape
from cxstudio.text.layout import Style

_USUAL = Stroke("blueprintLine", 1.5)
_LABEL = Style(10.0)
_WIDEST_LABEL = 180.0  # points


@dataclass(slots=True)
class Arrow:
    """An arrow whose ends are on the page, the parts that draw it there, and where in the slide's order they stood."""

    connection: Connection
    drawn: list[tuple[Part, Place]] = field(default_factory=list)
    spot: int = 0


def arrows_of(page: Page) -> dict[str, Arrow]:
    """The arrows between things that are on the page, by the node of the parts that draw them."""
    nodes = {placed.part.node for layer in page.layers for placed in layer.parts}
    return {one.node: Arrow(one) for one in page.connections if one.source in nodes and one.target in nodes}


def add_arrow(slide: Slide, arrow: Arrow, rank: int = FIRST) -> None:
    """The connector and its label; what has no shapes to be glued to is drawn as the page draws it."""
    source = slide.targets.get(arrow.connection.source)
    target = slide.targets.get(arrow.connection.target)
    if source is None or target is None:
        for part, place in arrow.drawn:
            slide.add_part(part, place, rank)
        return
    joined = _connector(slide, arrow, (source, target))
    full = next((part.full for part, _ in arrow.drawn if part.full), arrow.connection.label)
    page_lines = _lines_of(slide, arrow) if joined.arched else []
    if page_lines:
        slide.add_arch(joined.shape, full or "arrow", full, rank, page_lines)
    else:
        # A line needs no place in the order between other shapes.
        box = Box(joined.shape.box.x, joined.shape.box.y, 0, 0)
        slide.add_shape(joined.shape, full or "arrow", full, rank, box)
    labels = [(label, at) for part, at in arrow.drawn if (label := _label_of(part)) is not None]
    if not labels and arrow.connection.label:
        labels = [(_new_label(arrow.connection.label, joined.middle, slide.sheet), slide.sheet.whole)]
    for label, at in labels:
        slide.add_part(label, at, rank)


def ports_of(
    drawn: Iterable[tuple[Part, Place]], arrows: Mapping[str, Arrow]
) -> dict[str, frozenset[tuple[int, int]]]:
    """Where the arrows of a page leave and reach things, in EMU, by the node of each thing."""
    found: dict[str, set[tuple[int, int]]] = {}
    for part, place in drawn:
        arrow = arrows.get(part.node)
        lines = _strokes([(part, place)]) if arrow is not None else []
        if arrow is not None and lines:
            connection = arrow.connection
            for node, point in zip((connection.source, connection.target), _ends(lines[0]), strict=True):
                found.setdefault(node, set()).add(point)
    return {node: frozenset(points) for node, points in found.items()}


_Line = tuple[Path, Stroke, Place]


def _strokes(drawn: Iterable[tuple[Part, Place]]) -> list[_Line]:
    """The lines of an arrow; what is drawn within a label is none."""
    return [
        (one, one.stroke, at)
        for part, at in drawn
        if _label_of(part) is None
        for one in part.primitives
        if isinstance(one, Path) and one.stroke and one.fill is None
    ]


def _ends(line: _Line) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a line begins and ends; one that stops short of its arrowhead ends at the height where it began."""
    path, _, place = line
    begin, end = path.commands[0][1:], path.commands[-1][1:]
    (x1, y1), x2 = begin[:2], end[-2]
    at = place.box(Bounds(float(x1), float(y1), 0.0, 0.0))
    return (at.x, at.y), (place.box(Bounds(float(x2), float(y1), 0.0, 0.0)).x, at.y)


def _connector(slide: Slide, arrow: Arrow, ends: tuple[Target, Target]) -> Joined:
    lines = _strokes(arrow.drawn)
    stroke, place = (lines[0][1], lines[0][2]) if lines else (_USUAL, slide.sheet.whole)
    tops = [at.box(bounds_of_primitive(line)).y for line, _, at in lines]
    top = min([end.box.y for end in ends] + tops)
    drawn = _ends(lines[0]) if lines else None
    across = (drawn[0][0], drawn[1][0]) if drawn is not None else None
    return connector(*ends, top, slide.painter.line(stroke, place, ARROWHEAD), across)


def _lines_of(slide: Slide, arrow: Arrow) -> list[Shape]:
    """An arrow as the page draws it, without its label."""
    found = []
    for part, place in arrow.drawn:
        if _label_of(part) is None:
            found += slide.painter.shapes(part, place)
    return found


def _label_of(part: Part) -> Part | None:
    """What of an arrow's part is its label: texts, their frames and what is inside those."""
    texts = [one for one in part.primitives if isinstance(one, Text) and one.block.lines]
    if not texts:
        return None
    frames = [one.bounds for one in part.primitives if isinstance(one, Rect)]

    def framed(path: Path) -> bool:
        box = bounds_of_primitive(path)
        return any(frame.contains(*box.centre) and box.width <= frame.width for frame in frames)

    kept = tuple(one for one in part.primitives if not isinstance(one, Path) or framed(one))
    words = " ".join(text.block.text for text in texts)
    return replace(part, node="", primitives=kept, full=words)


def _new_label(words: str, middle: tuple[int, int], sheet: Sheet) -> Part:
    """A label in the middle of a connector that has none on the page."""
    whole = sheet.whole
    width = min(_WIDEST_LABEL, sheet.engine().width(words, _LABEL) + 2.0)
    block = sheet.engine().block(words, _LABEL, width, align="center", max_lines=2)
    x = (middle[0] - whole.x) / whole.unit - width / 2
    y = (middle[1] - whole.y) / whole.unit - block.height / 2
    text = Text(x, y, block, "inkMuted")
    ground = Rect(text_bounds(text).grown(3.0), "surface", None, (4.0,) * 4)
    return Part("", "link", ground.bounds, (ground, text), "link", words)
