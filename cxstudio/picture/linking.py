"""Links between a thing on the map and what is said of it elsewhere, in both directions; it draws nothing.

Whoever sets details of a node in words calls `detail_side` for the box they stand in; the map's page has the other
side for all its nodes. A link whose other end is on no page of an export is left out by whoever writes the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cxstudio.picture.poster import Anchor, PageLink, PlacedGroup
from cxstudio.picture.primitives import Bounds, Part

_UNDER = frozenset({"ground", "lane"})  # where a thing lies, not itself
LINKED = frozenset({"stage", "card"})  # notes open by themselves, and arrows lie over others' cards


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
    anchors, links = [], []
    for part, box in things_on(groups):
        anchors.append(Anchor(on_the_map(part.node), box.x, box.y))
        if part.layer in LINKED:
            links.append(PageLink(box.x, box.y, box.width, box.height, in_words(part.node), part.full))
    return Linked(tuple(anchors), tuple(links))


def things_on(groups: Iterable[PlacedGroup]) -> Iterator[tuple[Part, Bounds]]:
    """Each thing that is drawn in these groups, with its box in points of the page; a thing drawn twice once."""
    seen = set()
    for group in groups:
        scale, dx, dy = group.scale, group.dx, group.dy
        for placed in group.parts:
            part = placed.part
            if part.node and part.node not in seen and part.layer not in _UNDER:
                seen.add(part.node)
                box = placed.bounds
                yield (
                    part,
                    Bounds(dx + scale * box.x, dy + scale * box.y, scale * box.width, scale * box.height),
                )


def detail_side(node: str, box: Bounds, said: str = "") -> Linked:
    """What is said of a node, in a box of a page: an anchor, and a link back to the node on the map."""
    link = PageLink(box.x, box.y, box.width, box.height, on_the_map(node), said)
    return Linked((Anchor(in_words(node), box.x, box.y),), (link,))


def on_the_map(node: str) -> str:
    """The name of the anchor where a node is drawn."""
    return f"on the map {node}"


def in_words(node: str) -> str:
    """The name of the anchor where something is said of a node."""
    return f"in words {node}"


def _smaller(link: PageLink, scale: float) -> PageLink:
    return replace(
        link,
        x=link.x * scale,
        y=link.y * scale,
        width=link.width * scale,
        height=link.height * scale,
    )
