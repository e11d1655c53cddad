"""A poster on sheets any printer takes, with marks to cut along and a plan to put them together; it knows no PDF.

Each sheet shows its piece of the page at full size. What reaches over an edge is drawn on both sheets and painted
inside the window alone, so that the sheets laid over each other are the page again. A sheet nothing is on is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxstudio.model.document import Document
from cxstudio.picture.assembly import assembly_page
from cxstudio.picture.assumptions import assumption_mark, assumption_on
from cxstudio.picture.book import compose_book
from cxstudio.picture.extents import covered
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.inked import Inked
from cxstudio.picture.legibility import Legibility
from cxstudio.picture.marks import lines
from cxstudio.picture.papers import POINTS_PER_MM, READABLE
from cxstudio.picture.poster import Anchor, Bookmark, Page, PageNote, PageSetup, PlacedGroup, Poster
from cxstudio.picture.primitives import Bounds, Part, Placed, Point, Stroke
from cxstudio.picture.styles import print_style
from cxstudio.picture.theme import theme
from cxstudio.picture.tiling import Tile, Tiling, ways
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine
from cxstudio.words import N_

_MARK, _AWAY = (
    5 * POINTS_PER_MM,
    1 * POINTS_PER_MM,
)  # how long a mark is, and how far from the window it begins
_LINE = Stroke("ink", 0.5)


def compose_tiles(document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> Poster:
    """The poster that is asked for, each of its pages in tiles after a plan of them; small pages stay whole."""
    if setup.size == READABLE:
        setup = replace(setup, size=Legibility(document, journey, engine, setup).fewest_tiles())
    poster = compose_book(document, journey, engine, replace(setup, profile="poster"))
    session = document.session
    setting = Setting(engine, Wording(session.language, session.direction == "rtl"))
    pages = [sheet for page in poster.pages for sheet in _sheets(page, setup, setting)]
    return replace(poster, pages=tuple(pages))


def _sheets(page: Page, setup: PageSetup, setting: Setting) -> list[Page]:
    rtl = setting.wording.rtl
    ways_to_cut = ways(page.width_pt, page.height_pt, setup.sheet, setup.overlap_mm, rtl=rtl)
    if _fits(page, ways_to_cut[0]):
        return [page]
    inked = Inked(page, theme(setup.theme))
    needed = [
        (cut, tuple(tile for tile in cut.tiles() if _shows(page, cut, tile, inked))) for cut in ways_to_cut
    ]
    cut, printed = min(needed, key=lambda way: len(way[1]))
    sheets = [_sheet(page, cut, tile, setting) for tile in printed]
    return [assembly_page(page, cut, printed, setup, setting), *sheets]


def _shows(page: Page, cut: Tiling, tile: Tile, inked: Inked) -> bool:
    """Whether a sheet has anything on it that the next ones do not show: a mark, or a place that links lead to."""
    own = _own(cut, tile)
    return not inked.blank(own) or any(own.contains(one.x, one.y) for one in page.anchors)


def _fits(page: Page, cut: Tiling) -> bool:
    """Whether a page is no larger than the sheet itself: it has margins of its own."""
    sides = sorted((page.width_pt, page.height_pt))
    sheet = sorted((cut.sheet_width, cut.sheet_height))
    return sides[0] <= sheet[0] + 1 and sides[1] <= sheet[1] + 1


def _sheet(page: Page, cut: Tiling, tile: Tile, setting: Setting) -> Page:
    window, piece = cut.window, tile.piece
    dx, dy = window.x - piece.x, window.y - piece.y
    layers = []
    for group in page.layers:
        parts = tuple(placed for placed in group.parts if _reaches(placed, group, piece))
        if parts:
            layers.append(replace(group, dx=group.dx + dx, dy=group.dy + dy, parts=parts, clip=window))
    assumed = _assumed(cut, page, setting)
    around = (_marks(cut, tile), _name(cut, tile, page, setting, taken=assumed), *assumed)
    layers.append(PlacedGroup(1.0, 0.0, 0.0, tuple(Placed(part, 0.0, 0.0) for part in around)))
    return Page(
        cut.sheet_width,
        cut.sheet_height,
        tuple(layers),
        (Bookmark(tile.name, 0.0, 0.0, 1),),
        tuple(_moved_note(note, dx, dy) for note in page.annotations if piece.contains(note.x, note.y)),
        page.structure,
        links=tuple(
            replace(link, x=link.x + dx, y=link.y + dy)
            for link in page.links
            if piece.contains(link.x, link.y)
        ),
        anchors=tuple(
            Anchor(anchor.name, anchor.x + dx, anchor.y + dy)
            for anchor in page.anchors
            if _own(cut, tile).contains(anchor.x, anchor.y)
        ),
    )


def _reaches(placed: Placed, group: PlacedGroup, piece: Bounds) -> bool:
    box = covered(placed.part)
    if box is None:
        return False
    x = group.dx + group.scale * (box.x + placed.dx)
    y = group.dy + group.scale * (box.y + placed.dy)
    return Bounds(x, y, box.width * group.scale, box.height * group.scale).grown(1.0).meets(piece)


def _own(cut: Tiling, tile: Tile) -> Bounds:
    """The piece of a tile without the strips it shares with the next ones, so that each point belongs to one."""
    piece = tile.piece
    width = piece.width - (cut.overlap if tile.column < cut.columns - 1 else 0.0)
    height = piece.height - (cut.overlap if tile.row < cut.rows - 1 else 0.0)
    return Bounds(piece.x, piece.y, width, height)


def _moved_note(note: PageNote, dx: float, dy: float) -> PageNote:
    return replace(note, x=note.x + dx, y=note.y + dy)


def _marks(cut: Tiling, tile: Tile) -> Part:
    """Short lines outside the window: where to cut, and where the strip begins that the next sheet covers."""
    window = cut.window
    xs, ys = {window.x, window.right}, {window.y, window.bottom}
    if tile.column < cut.columns - 1:
        xs.add(window.right - cut.overlap)
    if tile.row < cut.rows - 1:
        ys.add(window.bottom - cut.overlap)
    pieces: list[list[Point]] = []
    for x in sorted(xs):
        pieces.append([(x, window.y - _AWAY), (x, window.y - _AWAY - _MARK)])
        pieces.append([(x, window.bottom + _AWAY), (x, window.bottom + _AWAY + _MARK)])
    for y in sorted(ys):
        pieces.append([(window.x - _AWAY, y), (window.x - _AWAY - _MARK, y)])
        pieces.append([(window.right + _AWAY, y), (window.right + _AWAY + _MARK, y)])
    sheet = Bounds(0.0, 0.0, cut.sheet_width, cut.sheet_height)
    return Part("", "tile-marks", sheet, (lines(pieces, _LINE),), "mark")


def _assumed(cut: Tiling, page: Page, setting: Setting) -> tuple[Part, ...]:
    """What the page says of its map's basis, at the end of the lower edge: any sheet may be seen alone."""
    words = assumption_on(page)
    if not words:
        return ()
    window, pad = cut.window, 4 * POINTS_PER_MM
    rtl = setting.wording.rtl
    frame = Frame(rtl, window.right - pad if rtl else window.x + pad)
    middle = window.bottom + cut.edge / 2 + 1
    return (assumption_mark(words, setting, frame, window.width - 2 * pad, middle, 1.0),)


def _name(cut: Tiling, tile: Tile, page: Page, setting: Setting, *, taken: Sequence[Part]) -> Part:
    """Which sheet it is, in the lower edge, beside what is taken of it."""
    wording, window = setting.wording, cut.window
    place = wording.say(N_("Sheet {name}: row {row} of {rows}, column {column} of {columns}")).format(
        name=tile.name,
        row=wording.digits(str(tile.row + 1)),
        rows=wording.digits(str(cut.rows)),
        column=wording.digits(str(tile.column + 1)),
        columns=wording.digits(str(cut.columns)),
    )
    title = page.bookmarks[0].title if page.bookmarks else ""
    pad = 4 * POINTS_PER_MM
    width = window.width - 2 * pad - sum(part.bounds.width + pad for part in taken)
    frame = Frame(wording.rtl, window.right - pad if wording.rtl else window.x + pad)
    style = print_style("min")
    top = window.bottom + (cut.edge - style.size) / 2 - 1
    flow = Flow(setting, frame, 0.0, top, width)
    flow.text(wording.parted(place, title), style, "ink", max_lines=1)
    return flow.part("tile-name")
