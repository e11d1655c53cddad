"""Links between a thing on the map and what is said of it elsewhere, in both directions; it draws nothing.

Whoever sets details of a node in words calls `detail_side` for the box they stand in; the map's page has the other
side for all its nodes. A link whose other end is on no page of an export is left out by whoever writes the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxstudio.picture.poster import Anchor, PageLink, PlacedGroup
from cxstudio.picture.primitives import Bounds

if TYPE_CHECKING:
    from cxstudio.picture.map import MapPicture

_LINKED = frozenset({"stage", "card"})  # notes open by themselves, and arrows lie over others' cards


@dataclass(frozen=True, slots=True)
class Linked:
    """Anchors and links of one page."""

    anchors: tuple[Anchor, ...] = ()
    links: tuple[PageLink, ...] = ()

    def scaled(self, scale: float) -> Linked:
        """The same on a page made smaller as a whole."""
        return Linked(
            tuple(replace(anchor, x=anchor.x * scale, y=anchor.y * scale) for anchor in self.anchors),
            tuple(_smaller(link, scale) for link in self.links),
        )


def joined(sides: Iterable[Linked]) -> Linked:
    """All anchors and links of some sides."""
    found = tuple(sides)
    return Linked(
        tuple(anchor for side in found for anchor in side.anchors),
        tuple(link for side in found for link in side.links),
    )


def map_side(picture: MapPicture, group: PlacedGroup) -> Linked:
    """Each thing on a map as a group places it: an anchor, and of stages and cards a link to their details."""
    sides = []
    for node in dict.fromkeys(placed.part.node for placed in picture.parts() if placed.part.node):
        placed = picture.placed(node)
        if placed is None:
            continue
        box, scale = placed.bounds, group.scale
        x, y = group.dx + scale * box.x, group.dy + scale * box.y
        link = PageLink(x, y, scale * box.width, scale * box.height, _detail(node))
        links = (link,) if placed.part.layer in _LINKED else ()
        sides.append(Linked((Anchor(_place(node), x, y),), links))
    return joined(sides)


def detail_side(node: str, box: Bounds) -> Linked:
    """What is said of a node, in a box of a page: an anchor, and a link back to the node on the map."""
    link = PageLink(box.x, box.y, box.width, box.height, _place(node))
    return Linked((Anchor(_detail(node), box.x, box.y),), (link,))


def _place(node: str) -> str:
    return f"on the map {node}"


def _detail(node: str) -> str:
    return f"in words {node}"


def _smaller(link: PageLink, scale: float) -> PageLink:
    return replace(
        link,
        x=link.x * scale,
        y=link.y * scale,
        width=link.width * scale,
        height=link.height * scale,
    )
