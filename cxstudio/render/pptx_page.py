"""One page as the shapes and the notes of one slide: its title, parts, arrows and tables; it knows no package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from cxstudio.picture.poster import Page, PageTable
from cxstudio.picture.primitives import Part, Text
from cxstudio.render.pptx_arrows import add_arrow, arrows_of, ports_of
from cxstudio.render.pptx_order import rank_of, reading_ranks
from cxstudio.render.pptx_shapes import PartPainter
from cxstudio.render.pptx_slide import FIRST, Entry, Sheet, Slide
from cxstudio.render.pptx_tables import USUAL_SIZE, TableRoom, table
from cxstudio.render.pptx_text import paragraphs
from cxstudio.render.pptx_xml import Place
from cxstudio.text.layout import Style

_NOTES = Style(12.0)
_NOTES_WIDTH = 430.0  # points
_BEYOND_LATIN = "\u0590"  # where the letters end that the font of a deck has itself
_FEET = 0.85  # of a page's height, below which something may be its foot


def title_text(page: Page) -> tuple[str, Text | None]:
    """What a slide is called, and the text of the page that says so, if one does."""
    heading = next((e.text for e in page.structure if e.tag == "H1" and e.text.strip()), "")
    heading = heading or next((mark.title for mark in page.bookmarks if mark.title.strip()), "")
    wanted = " ".join(heading.split())
    best: tuple[float, Text] | None = None
    for layer in page.layers:
        for placed in layer.parts:
            for one in placed.part.primitives:
                if isinstance(one, Text) and one.block.lines and wanted == " ".join(one.block.text.split()):
                    size = one.block.style.size * layer.scale
                    if best is None or size > best[0]:
                        best = (size, one)
    return heading, best[1] if best else None


def slide_shapes(page: Page, sheet: Sheet, name: str, drawn: Callable[[], None]) -> str:
    """The XML of all shapes of a page; `name` is the slide's where the page has no title; `drawn` is told each part."""
    heading, said = title_text(page)
    ranks, arrows, placed = reading_ranks(page), arrows_of(page), _placed_parts(page, sheet)
    slide = Slide(sheet, PartPainter(sheet.voice, sheet.pictures, said, ports_of(placed, arrows)))
    tables = {one.instead_of for one in page.tables if one.instead_of}
    instead: dict[str, tuple[int, int]] = {}  # where in the order a table belongs, and when it is read
    if said is None:
        slide.unseen_title(heading or name)
    for part, place in placed:
        if part.role in tables:
            instead.setdefault(part.role, (len(slide.entries), rank_of(part, ranks)))
        elif part.node in arrows:
            arrow = arrows[part.node]
            arrow.spot = arrow.spot if arrow.drawn else len(slide.entries)
            arrow.drawn.append((part, place))
        else:
            slide.add_part(part, place, rank_of(part, ranks))
        drawn()
    late: list[tuple[int, list[Entry]]] = []
    for node, arrow in arrows.items():
        made = _apart(slide, partial(add_arrow, slide, arrow, ranks.get(node, FIRST)))
        late.append((arrow.spot if arrow.drawn else len(slide.entries), made))
    for one in page.tables:
        spot, rank = instead.get(one.instead_of) or (len(slide.entries), FIRST)
        late.append((spot, _apart(slide, partial(_add_table, slide, page, one, rank))))
    for spot, made in sorted(late, key=lambda pair: -pair[0]):
        slide.entries[spot:spot] = made
    return slide.xml()


def _placed_parts(page: Page, sheet: Sheet) -> list[tuple[Part, Place]]:
    found = []
    for layer in page.layers:
        base = sheet.place(layer.scale, layer.dx, layer.dy)
        for placed in layer.parts:
            x, y = base.x + base.unit * placed.dx, base.y + base.unit * placed.dy
            found.append((placed.part, Place(base.unit, x, y)))
    return found


def _apart(slide: Slide, add: Callable[[], None]) -> list[Entry]:
    """What something adds, taken out again to be put where it belongs."""
    before = len(slide.entries)
    add()
    made = slide.entries[before:]
    del slide.entries[before:]
    return made


def _add_table(slide: Slide, page: Page, one: PageTable, rank: int) -> None:
    if not one.rows or not one.widths:
        return
    sheet = slide.sheet
    shape, other = table(one, sheet.whole, _room(page, one), sheet.engine(), sheet.voice)
    head = ", ".join(cell for cell in one.rows[0] if cell)
    if other is None:
        slide.add_shape(shape, head or "table", head, rank)
    else:
        slide.add_either(shape, other, head or "table", head, rank)


def _room(page: Page, one: PageTable) -> TableRoom:
    """The size of the texts a table takes the place of, and the height down to what stands under it."""
    sizes, bottom, below = [], 0.0, page.height_pt
    for layer in page.layers:
        for placed in layer.parts:
            box = placed.bounds
            top = layer.dy + layer.scale * box.y
            if one.instead_of and placed.part.role == one.instead_of:
                bottom = max(bottom, layer.dy + layer.scale * box.bottom)
                texts = (text for text in placed.part.primitives if isinstance(text, Text))
                sizes += [text.block.style.size * layer.scale for text in texts]
            elif top > page.height_pt * _FEET:
                below = min(below, top)
    size = sorted(sizes)[len(sizes) // 2] if sizes else USUAL_SIZE
    return TableRoom(size, max(bottom, below) - one.y, bottom - one.y)


def notes_paragraphs(text: str, sheet: Sheet) -> str:
    """What a presenter says, as paragraphs of the notes page; only letters with a font of their own are laid out."""
    shaped = text if any(letter >= _BEYOND_LATIN and letter.isalpha() for letter in text) else ""
    block = sheet.engine().block(shaped, _NOTES, _NOTES_WIDTH, direction=sheet.voice.direction)
    block = replace(block, text=text)
    return paragraphs([Text(0.0, 0.0, replace(block, complete=True), "ink")], 1.0, sheet.voice)
