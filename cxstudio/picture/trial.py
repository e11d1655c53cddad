"""How an arrow would run that is not there yet, or that is about to change its ends; it changes nothing."""

from __future__ import annotations

from cxstudio.model.records import Link, Touchpoint
from cxstudio.picture.arrows import Arrows, arrow_parts, lay_out_links
from cxstudio.picture.content import TOUCHPOINT_LANE
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Placed

MOST = 300  # of more arrows only the nearest are asked to make way


class Trial:
    """Keeps the last arrow tried: a pointer that moves over one thing asks for the same again and again."""

    def __init__(self, picture: MapPicture) -> None:
        self._picture = picture
        self._last: tuple[object, tuple[Placed, ...]] | None = None

    def of(self, link: Link) -> tuple[Placed, ...]:
        key = (link, id(self._picture.arrows), id(self._picture.grid))
        if self._last is None or self._last[0] != key:
            self._last = (key, trial_arrow(self._picture, link))
        return self._last[1]


def trial_arrow(picture: MapPicture, link: Link) -> tuple[Placed, ...]:
    """An arrow among those that are there, over the cards as they stand; empty where the map draws none."""
    grid, document = picture.grid, picture.document
    row = grid.row(TOUCHPOINT_LANE)
    ends = [document.find(id, Touchpoint) for id in (link.source, link.target)]
    places = [grid.touchpoint(id) for id in (link.source, link.target)]
    if row is None or None in ends or None in places or link.kind != "next" or link.source == link.target:
        return ()
    others = [arrow for arrow in picture.arrows.arrows if arrow.link.id != link.id]
    if len(others) > MOST:
        middle = sum(place[0].starts[place[1]] for place in places if place is not None) / 2
        others.sort(key=lambda arrow: abs(arrow.wish.source_centre - middle))
    links = [*(arrow.link for arrow in others[:MOST]), link]
    routed = lay_out_links(links, document, grid.columns, picture.engine, picture.wording)
    alone = tuple(arrow for arrow in routed.arrows if arrow.link.id == link.id)
    top = row.top + picture.band
    return tuple(Placed(part, 0.0, top) for part in arrow_parts(Arrows(alone, routed.routing), grid))
