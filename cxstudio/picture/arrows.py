"""Arrows drawn along their routes, with labels on top of all of them; no routing here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxstudio.model.document import Document
from cxstudio.model.records import Link, Touchpoint
from cxstudio.picture.curve import path_bounds
from cxstudio.picture.frame import Frame
from cxstudio.picture.grid import Column, Grid
from cxstudio.picture.links import PILL, Route, Routing, Wish, route
from cxstudio.picture.marks import line, polygon
from cxstudio.picture.primitives import Bounds, Command, Part, Path, Placed, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextBlock, TextEngine

COLOUR = "blueprintLine"
SWITCH_DASH = (4.0, 3.0)
_HEAD_LENGTH, _HEAD_WIDTH = 9.0, 8.0
_RADIUS = 8.0
_PILL_PAD = 8.0
_GROUND_PAD = 3.0
_LOOP, _AFTER_LOOP = 12.0, 5.0  # the turning arrow of a way back, and from it to the label
_TURN_SIGN = 10.6  # how wide it is itself: its ground goes when it goes
_TURN_SIZE = 16.0  # a turning arrow is as small as this where it cannot be made out any more, as texts go
_MOST_LABEL = 220.0


@dataclass(frozen=True)
class Arrow:
    """One link between two touchpoints of the map."""

    link: Link
    wish: Wish
    label: TextBlock | None
    switch: bool  # the customer changes channel on the way
    back: bool  # it leads back to an earlier touchpoint
    source_title: str
    target_title: str

    @property
    def full(self) -> str:
        return f"{self.source_title} → {self.target_title}" + (f": {self.label.text}" if self.label else "")


@dataclass(frozen=True)
class Arrows:
    """All arrows of a map, routed."""

    arrows: tuple[Arrow, ...]
    routing: Routing


def lay_out_arrows(
    document: Document, columns: Sequence[Column], engine: TextEngine, wording: Wording
) -> Arrows:
    """Find the links between the touchpoints of these columns and route them."""
    links = sorted(document.links("next"), key=lambda x: x.id)
    return lay_out_links(links, document, columns, engine, wording)


def lay_out_links(
    links: Iterable[Link],
    document: Document,
    columns: Sequence[Column],
    engine: TextEngine,
    wording: Wording,
    *,
    beside: bool = False,
) -> Arrows:
    """Route these links, as far as both ends are touchpoints of these columns; `beside` sets words above lines."""
    places = {
        id: (index, column.starts[i] + column.sub_width / 2)
        for index, (column, i, id) in enumerate(
            (column, i, id) for column in columns for i, id in enumerate(column.touchpoints)
        )
    }
    arrows = [
        _arrow(document, link, places, engine, wording, beside=beside)
        for link in links
        if link.source in places and link.target in places
    ]
    narrowest = min((c.sub_width for c in columns), default=0.0)
    return Arrows(tuple(arrows), route([a.wish for a in arrows], narrowest, beside=beside))


def _arrow(
    document: Document,
    link: Link,
    places: dict[str, tuple[int, float]],
    engine: TextEngine,
    wording: Wording,
    *,
    beside: bool,
) -> Arrow:
    source, source_centre = places[link.source]
    target, target_centre = places[link.target]
    share = wording.share(link.share) if link.share is not None else ""
    words = " · ".join(x for x in (link.label, share) if x)
    label = None
    if words:
        style = canvas_style("stageMeta")
        width = min(_MOST_LABEL, engine.width(words, style) + 0.5)
        label = engine.block(words, style, width, direction=wording.direction, max_lines=1)
    back = target < source
    pill = label.width + 2 * (_GROUND_PAD if beside else _PILL_PAD) if label else 0.0
    if back and not beside:
        pill = pill + _LOOP + _AFTER_LOOP if label else _LOOP + _PILL_PAD
    step = target == source + 1 and label is None
    a, b = document.find(link.source, Touchpoint), document.find(link.target, Touchpoint)
    assert a is not None
    assert b is not None
    switch = bool(a.channels and b.channels and set(a.channels).isdisjoint(b.channels))
    wish = Wish(link.id, source, target, source_centre, target_centre, pill, step)
    return Arrow(link, wish, label, switch, back, a.title, b.title)


def arrow_parts(arrows: Arrows, grid: Grid) -> Iterator[Part]:
    """The lines, then the labels, so that no line is drawn over a label. Heights from the cards' top edge."""
    labels = []
    for arrow in arrows.arrows:
        found = arrows.routing.routes.get(arrow.link.id)
        if found is None:
            yield _step(arrow, grid)
            continue
        yield _arch(arrow, found, grid.frame)
        if arrow.wish.label:
            make = _words_beside if arrows.routing.beside else _pill
            labels.append(make(arrow, found, grid.frame))
    yield from labels


def _stroke(arrow: Arrow) -> Stroke:
    return Stroke(COLOUR, tokens().stroke["connector"], SWITCH_DASH if arrow.switch else ())


def _arch(arrow: Arrow, route: Route, frame: Frame) -> Part:
    """Up from the source, along the track, down to the target."""
    a, b, y = route.start, route.end, -route.height
    way = 1 if b > a else -1
    r = min(_RADIUS, abs(b - a) / 2, route.height / 2)
    k = r * 0.4477
    x = frame.x
    commands: tuple[Command, ...] = (
        ("M", x(a), 0.0),
        ("L", x(a), y + r),
        ("C", x(a), y + k, x(a + way * k), y, x(a + way * r), y),
        ("L", x(b - way * r), y),
        ("C", x(b - way * k), y, x(b), y + k, x(b), y + r),
        ("L", x(b), 1 - _HEAD_LENGTH),
    )
    path = Path(commands, stroke=_stroke(arrow))
    tip, half = x(b), _HEAD_WIDTH / 2
    base = -_HEAD_LENGTH
    head = polygon([(tip - half, base), (tip + half, base), (tip, 0.0)], COLOUR)
    return Part(arrow.link.id, "link", path_bounds(path).grown(5), (path, head), "link", arrow.full)


def _step(arrow: Arrow, grid: Grid) -> Part:
    """A short straight arrow in the gap between two neighbours."""
    source, target = grid.touchpoint(arrow.link.source), grid.touchpoint(arrow.link.target)
    assert source is not None
    assert target is not None
    begin = source[0].starts[source[1]] + source[0].sub_width + 1
    end = target[0].starts[target[1]] - 1
    y = tokens().card["padding"] + tokens().icon["channelTile"] / 2
    frame, length = grid.frame, min(end - begin, 6.0)
    shapes: list[Primitive] = []
    if end - begin > 2 * length:
        ends = [frame.point(begin, y), frame.point(end - length + 1, y)]
        shapes.append(line(ends, _stroke(arrow)))
    head = [(end - length, y - 4), (end - length, y + 4), (end, y)]
    shapes.append(polygon([frame.point(u, v) for u, v in head], COLOUR))
    bounds = frame.box(begin - 2, y - 10, end - begin + 4, 20)
    return Part(arrow.link.id, "link", bounds, tuple(shapes), "link", arrow.full)


def _words_beside(arrow: Arrow, route: Route, frame: Frame) -> Part:
    """The label above its line, on a ground that nothing else runs through."""
    assert arrow.label is not None
    left, y = route.label - arrow.wish.label / 2, -route.label_height - PILL / 2
    box = frame.box(left, y, arrow.wish.label, PILL)
    x = frame.x(left + _GROUND_PAD, arrow.label.width)
    text = Text(x, y + (PILL - arrow.label.height) / 2, arrow.label, "inkMuted")
    return Part(arrow.link.id, "link", box, (Rect(box, "surface"), text), "link", arrow.full)


def _pill(arrow: Arrow, route: Route, frame: Frame) -> Part:
    """The label in its pill; a way back carries a turning arrow in front, on a ground of its own that outlasts it."""
    y = -route.label_height - PILL / 2
    left = route.label - arrow.wish.label / 2
    box = frame.box(left, y, arrow.wish.label, PILL)
    size = arrow.label.style.size if arrow.label else _TURN_SIZE
    alone = 0.0 if arrow.label else _TURN_SIGN
    shapes: list[Primitive] = [
        Rect(box, "surface", Stroke("lineControl", 1), (PILL / 2,) * 4, size, alone),
    ]
    u = left + _PILL_PAD
    if arrow.back:
        u = left + (_PILL_PAD if arrow.label else _PILL_PAD / 2)
        if arrow.label:
            shapes.append(Rect(frame.box(u - 2, y + 1, _LOOP + 4, PILL - 2), "surface", sign_size=_TURN_SIGN))
        shapes += turn_mark(frame, u, y + PILL / 2)
        u += _LOOP + _AFTER_LOOP
    if arrow.label:
        x = frame.x(u, arrow.label.width)
        shapes.append(Text(x, y + (PILL - arrow.label.height) / 2, arrow.label, "inkMuted"))
    return Part(arrow.link.id, "link", box, tuple(shapes), "link", arrow.full)


def turn_mark(frame: Frame, u: float, y: float) -> list[Primitive]:
    """An arrow that turns back against the reading direction, 12 wide."""
    x = frame.x
    right, r = u + 8.0, 2.8
    hook: tuple[Command, ...] = (
        ("M", x(u + 3), y - 2.4),
        ("L", x(right), y - 2.4),
        ("C", x(right + 3.6), y - 2.4, x(right + 3.6), y + 3.2, x(right), y + 3.2),
        ("L", x(u + 5), y + 3.2),
    )
    stroke = Stroke(COLOUR, 1.5, round_ends=True)
    tip = [(u + 1.0 + r, y - 2.4 - r), (u + 1.0, y - 2.4), (u + 1.0 + r, y - 2.4 + r)]
    head = line([frame.point(a, b) for a, b in tip], stroke)
    return [Path((*hook, *head.commands), stroke=stroke)]


def near_line(placed: Placed, x: float, y: float, within: float = 6.0) -> bool:
    """Whether a point lies on an arrow's line, or in its label."""
    shapes = placed.part.primitives
    if not isinstance(shapes[0], Path) or not shapes[0].stroke:
        return True
    points = [(c[-2], c[-1]) for c in shapes[0].commands if len(c) > 2]
    return any(
        min(a[0], b[0]) - within <= x - placed.dx <= max(a[0], b[0]) + within
        and min(a[1], b[1]) - within <= y - placed.dy <= max(a[1], b[1]) + within
        for a, b in pairwise(points)
    )


def label_bounds(arrow: Arrow, route: Route, frame: Frame, top: float) -> Bounds:
    """Where the label of an arrow stands."""
    width = max(arrow.wish.label, 40.0)
    return frame.box(route.label - width / 2, top - route.label_height - PILL / 2, width, PILL)
