"""A poster as a PDF that can be searched, copied, heard and passed on; it decides nothing about what is on a page.

The same poster gives the same bytes on every machine. Nothing of the user's text is ever markup, a path or a name of a
PDF object: it arrives as glyphs and as strings.
"""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.picture.poster import Page, Poster
from cxstudio.picture.theme import Theme
from cxstudio.render.pdf_attached import Attached, attach
from cxstudio.render.pdf_file import PdfFile
from cxstudio.render.pdf_fonts import DocumentFonts
from cxstudio.render.pdf_layers import Layers
from cxstudio.render.pdf_links import Links
from cxstudio.render.pdf_meta import PdfMeta, describe
from cxstudio.render.pdf_page import PdfPainter
from cxstudio.render.pdf_structure import Structure
from cxstudio.render.pdf_text import PdfText
from cxstudio.render.pictures import FindPicture, no_pictures

__all__ = ["Attached", "PdfMeta", "Progress", "meta_of", "write_pdf"]

# Called with parts done and parts in all; an exception from it ends the export.
Progress = Callable[[int, int], None]
_PARTS_A_STEP = 50


def meta_of(poster: Poster) -> PdfMeta:
    """What a poster says about itself."""
    return PdfMeta(title=poster.title, language=poster.language)


def write_pdf(
    poster: Poster,
    theme: Theme,
    meta: PdfMeta | None = None,
    progress: Progress | None = None,
    images: FindPicture = no_pictures,
    *,
    source: Attached | None = None,
) -> bytes:
    """The bytes of a PDF of the poster's pages, with the `source` they were made from inside when it is given.

    Writing them to a file, and renaming that, is the caller's.
    """
    meta = meta or meta_of(poster)
    file = PdfFile(meta.language)
    describe(file, meta)
    if source is not None:
        attach(file, source)
    painter = PdfPainter(file, PdfText(DocumentFonts(file)), theme, images)
    structure, layers, links = Structure(file), Layers(file), Links()
    counted = _Counted(sum(len(group.parts) for page in poster.pages for group in page.layers), progress)
    for number, page in enumerate(poster.pages):
        _write_page(file, painter, (structure, layers), page, counted)
        layers.end_page(number)
        links.add_page(page)
    layers.write_into(file)
    links.write_into(file, structure)
    structure.write_into(file)
    counted.done()
    return file.finish()


class _Counted:
    """Tells how far the export is, not too often."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._progress = progress
        self._count = 0

    def one_more(self) -> None:
        self._count += 1
        if self._progress is not None and self._count % _PARTS_A_STEP == 0:
            self._progress(self._count, self._total)

    def done(self) -> None:
        if self._progress is not None:
            self._progress(self._total, self._total)


def _write_page(
    file: PdfFile, painter: PdfPainter, marked: tuple[Structure, Layers], page: Page, counted: _Counted
) -> None:
    structure, layers = marked
    with file.page(page.width_pt, page.height_pt):
        structure.begin_page(page)
        for group in page.layers:
            if not group.parts:
                layers.name(group.layer)
                continue
            if group.layer:
                file.write(layers.opening(group.layer))
            painter.begin(group.scale, group.dx, group.dy, group.clip)
            for placed in group.parts:
                if placed.part.primitives:
                    file.write(structure.opening(placed.part))
                    painter.draw(placed)
                    file.write("EMC")
                counted.one_more()
            painter.end()
            if group.layer:
                file.write("EMC")
        for bookmark in page.bookmarks:
            box = (bookmark.x, bookmark.y, bookmark.width, bookmark.height)
            file.add_bookmark(bookmark.title, bookmark.level, box)
        for note in page.annotations:
            file.add_note((note.x, note.y, note.width, note.height), note.author, note.text)
    structure.end_page()
