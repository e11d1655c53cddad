"""Arrows that leave a row of an overview for another one: under the row each begins, and says where it leads."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.model.document import Document
from cxstudio.model.naming import number
from cxstudio.model.records import Link, Touchpoint
from cxstudio.picture.arrows import COLOUR
from cxstudio.picture.handout.details import touchpoint_name
from cxstudio.picture.linking import on_the_map
from cxstudio.picture.map import MapPicture
from cxstudio.picture.marks import line, polygon
from cxstudio.picture.poster import PageLink
from cxstudio.picture.primitives import Stroke
from cxstudio.picture.sheets.pouring import Column, rows_of
from cxstudio.picture.styles import print_style

_ACROSS = 2
_LINE, _OVER, _GAP = 12.0, 4.0, 14.0  # points at a factor of 1, as all sizes here
_ARROW, _HEAD, _BESIDE = 16.0, 4.0, 4.0


def crossing(document: Document, rows: Sequence[MapPicture]) -> list[list[Link]]:
    """Of each row the arrows that begin there and end in another; a mere step to the next touchpoint needs none."""
    shown = [[id for column in row.grid.columns for id in column.touchpoints] for row in rows]
    order = {id: place for place, id in enumerate(id for ids in shown for id in ids)}
    home = {id: at for at, ids in enumerate(shown) for id in ids}
    found: list[list[Link]] = [[] for _ in rows]
    for link in document.links("next"):
        if link.source not in home or link.target not in home or home[link.source] == home[link.target]:
            continue
        step = order[link.target] == order[link.source] + 1
        if link.label or link.share is not None or not step:
            found[home[link.source]].append(link)
    for links in found:
        links.sort(key=lambda link: (order[link.source], order[link.target], link.id))
    return found


def height_of(links: Sequence[Link], factor: float) -> float:
    """How much room the arrows of a row take, in points."""
    return (_OVER + _LINE * -(-len(links) // _ACROSS)) * factor if links else 0.0


def set_crossing(column: Column, links: Sequence[Link]) -> list[PageLink]:
    """Set them side by side; each leads to the touchpoint it names."""
    factor = column.paper.factor
    begin, height = column.y, height_of(links, factor)
    width = (column.width - _GAP * factor * (_ACROSS - 1)) / _ACROSS
    found = []
    for at, some in enumerate(rows_of(links, _ACROSS)):
        column.y = begin + (_OVER + at * _LINE) * factor
        found += [
            _set(column, link, place * (width + _GAP * factor), width) for place, link in enumerate(some)
        ]
    column.y = begin + height
    return found


def _set(column: Column, link: Link, u: float, width: float) -> PageLink:
    """The number of where it begins, an arrow, and where it leads with what is said of it."""
    paper, factor = column.paper, column.paper.factor
    document, wording = paper.document, paper.wording
    style = print_style("note", factor)
    source = wording.digits(number(document, link.source))
    flow = column.flow(u, width)
    middle = flow.y + style.line_height / 2
    lead = column.u + u + paper.engine.width(source, style) + _BESIDE * factor
    flow.text(source, style, "inkMuted", max_lines=1)
    end = lead + _ARROW * factor
    head = [(end - _HEAD * factor, middle + side * _HEAD / 2 * factor) for side in (-1, 1)]
    frame = paper.frame
    flow.draw(
        line(
            [frame.point(lead, middle), frame.point(end - _HEAD * factor, middle)],
            Stroke(COLOUR, 1.0 * factor),
        ),
        polygon([frame.point(*point) for point in (*head, (end, middle))], COLOUR),
    )
    target = document.find(link.target, Touchpoint)
    name = touchpoint_name(document, target, wording) if target is not None else ""
    share = wording.share(link.share) if link.share is not None else ""
    rest = end + _BESIDE * factor - column.u
    words = column.flow(rest, width - (rest - u))
    words.text(wording.parted(name, link.label, share), style, "ink", max_lines=1)
    flow.draw(*words.drawn)
    flow.words += words.words
    column.put(flow.part("crossing"))
    box = frame.box(column.u + u, column.y, width, _LINE * factor)
    return PageLink(box.x, box.y, box.width, box.height, on_the_map(link.target))
