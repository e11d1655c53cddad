"""Links between a thing on the map and what is said of it elsewhere, in both directions; it draws nothing.

Whoever sets details of a node in words calls `detail_side` for the box they stand in; the map's page has the other
side for all its nodes. A link whose other end is on no page of an export is left out by whoever writes the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cxstudio.picture.poster import Anchor, PageLink, PlacedGroup
from cxstudio.picture.primitives import Bounds

_UNDER = frozenset({"ground", "lane"})  # where a thing lies, not itself
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


def map_side(groups: Iterable[PlacedGroup]) -> Linked:
    """Each thing drawn on a page in these groups: an anchor, and of stages and cards a link to their details."""
    anchors: dict[str, Anchor] = {}
    links = []
    for group in groups:
        scale, dx, dy = group.scale, group.dx, group.dy
        for placed in group.parts:
            part = placed.part
            if not part.node or part.node in anchors or part.layer in _UNDER:
                continue
            box = placed.bounds
            x, y = dx + scale * box.x, dy + scale * box.y
            anchors[part.node] = Anchor(_place(part.node), x, y)
            if part.layer in _LINKED:
                links.append(PageLink(x, y, scale * box.width, scale * box.height, _detail(part.node)))
    return Linked(tuple(anchors.values()), tuple(links))


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
