"""What a finished export is made of: pages of placed parts, and what readers are told of them; no layout.

Page coordinates are points, y grows downwards from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from cxstudio.picture.papers import PaperSize
from cxstudio.picture.primitives import Bounds, Colour, Part, Placed

ProfileName = Literal["poster", "tiles", "handout", "slides", "minutes"]
Tag = Literal["H1", "H2", "H3", "P", "Figure"]

# Viewers refuse pages with a longer side (PDF 32000-1, annex C.2).
LONGEST_SIDE = 14_400.0
SMALLEST_PRINT = 6.0  # points
BOOK_SIZE: PaperSize = "A3"  # of several things together, where nobody chose a size
FOOT = "footer"  # the role of the part that tells the number of a page


def points_told(size: float) -> str:
    """A size of text as people are told it, wherever: rounded down, so that it never promises more than there is."""
    return f"{int(round(size, 2) * 10 + 1e-6) / 10:g}"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What the user chose in the export dialog. `profile` is what it is for; its composer looks at what concerns it.

    `contents` are the map and other views, by name, in their order, of a poster.
    A poster in tiles is of `size` on sheets of another paper, which share a strip of `overlap_mm` to be glued.
    `every_journey` takes the maps of all journeys instead of one; `comments` adds the open ones at the end.
    `changes` puts signs on a future map where it is other than the current one.
    """

    size: PaperSize = "fit"
    landscape: Literal["auto"] | bool = "auto"
    theme: Literal["print", "light", "grey"] = "print"
    margin_mm: float = 10.0
    notes: bool = True
    contents: tuple[str, ...] = ("map",)
    every_journey: bool = False
    comments: bool = False
    changes: bool = False
    profile: ProfileName = "poster"
    sheet: PaperSize = "A4"  # what a poster in tiles is put together from
    overlap_mm: float = 10.0

    @property
    def outlined(self) -> bool:
        """Whether tints are drawn as outlines, to save ink and to be told apart without colour."""
        return self.theme != "light"

    @property
    def only_a_map(self) -> bool:
        """Whether nothing is asked for but the map of one journey."""
        return self.contents == ("map",) and not self.every_journey and not self.comments


@dataclass(frozen=True, slots=True)
class PlacedGroup:
    """Parts drawn at one scale: a point p of a part lies on the page at (dx, dy) + scale * (p + placed.dx/dy).

    `layer` is what readers call the parts that can be hidden together, "" for what always shows. Outside of `clip`,
    in points of the page, nothing is painted.
    """

    scale: float
    dx: float
    dy: float
    parts: tuple[Placed, ...]
    layer: str = ""
    clip: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; `level` 0 is the page, 1 a stage.

    With a `width` and `height` a reader zooms so that this rectangle fills its window, else it keeps its zoom.
    """

    title: str
    x: float
    y: float
    level: int = 0
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class PageNote:
    """A real PDF note annotation; its area, from the top left corner, is that of the mark it belongs to."""

    x: float
    y: float
    author: str
    text: str
    width: float = 18.0
    height: float = 18.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of a page that links lead to, by a name that is there once among all pages of an export."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PageLink:
    """An area of a page, from its top left corner, that leads to an anchor of this or another page.

    `label` is what a screen reader calls it.
    """

    x: float
    y: float
    width: float
    height: float
    to: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """An arrow of a page: the node of the part that draws it, and the nodes it leads from and to."""

    node: str
    source: str
    target: str
    label: str = ""


AFTER_NUMBER = 14.0  # points between a column of numbers and the texts beside it


@dataclass(frozen=True, slots=True)
class CellLook:
    """How the text of a cell is set: its colour and weight, of the lines after the first `lines` the quiet colour.

    A `number` stands at the trailing edge, so that figures of one column are under each other.
    """

    colour: Colour = "ink"
    strong: bool = False
    lines: int = 0  # 0 = all
    number: bool = False


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as data, for formats that have tables of their own; they leave out the parts of role `instead_of`.

    The first row is the head; `widths` are points, as many as each row has cells. `looks` tells how the cells of the
    other rows are set, where it is not the usual way.
    """

    x: float
    y: float
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    instead_of: str
    looks: tuple[tuple[CellLook, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the reading order. `node` names the parts it speaks for ("" = page furniture with this text)."""

    tag: Tag
    node: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: what is drawn on it from back to front, and what readers and viewers are told about it.

    `foot` makes the foot it has with another number, of this page and of all. `speech` is what a presenter says to it,
    `connections` and `tables` are what slides keep as shapes and tables of their own.
    """

    width_pt: float
    height_pt: float
    layers: tuple[PlacedGroup, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    annotations: tuple[PageNote, ...] = ()
    structure: tuple[Element, ...] = ()
    foot: Callable[[int, int], Part] | None = field(default=None, compare=False)
    links: tuple[PageLink, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    connections: tuple[Connection, ...] = ()
    tables: tuple[PageTable, ...] = ()
    speech: str = ""

    def numbered(self, number: int, count: int) -> Page:
        """The same page as one of `count`, with its number in its foot."""
        if self.foot is None:
            return self
        foot = self.foot(number, count)
        layers = tuple(
            replace(
                group,
                parts=tuple(replace(p, part=foot) if p.part.role == FOOT else p for p in group.parts),
            )
            for group in self.layers
        )
        return replace(self, layers=layers)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What the user is told about an export: plain sentences, each with its remedy."""

    smallest_text_pt: float = 0.0
    warnings: tuple[str, ...] = ()
    size_warning: str = ""  # the one of the warnings that is about small text
    hidden: tuple[str, ...] = ()  # texts that stand in full in the notes, or nowhere when notes are off


@dataclass(frozen=True, slots=True)
class Poster:
    """The pages of one export, in order."""

    pages: tuple[Page, ...]
    report: ExportReport
    title: str = ""
    language: str = "en"
    rtl: bool = False
    theme: str = "print"
    missing: tuple[str, ...] = field(default=())  # characters no font covers
