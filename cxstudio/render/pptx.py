"""A poster as slides that can be edited: native shapes, or each page as one exact picture; it decides nothing else.

The same poster gives the same bytes on every machine. Nothing of the user's text is ever markup, a link or a field.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cxstudio.picture.poster import Page, Poster
from cxstudio.picture.theme import Theme
from cxstudio.render.pdf import Progress, meta_of, write_pdf
from cxstudio.render.pdf_meta import PROGRAM, PdfMeta
from cxstudio.render.pictures import Encoded, FindPicture, PictureProblem, encode, no_pictures
from cxstudio.render.png import largest_dpi, pdf_to_png
from cxstudio.render.pptx_file import About, Deck, DeckSlide
from cxstudio.render.pptx_page import notes_paragraphs, slide_shapes, title_text
from cxstudio.render.pptx_shapes import picture
from cxstudio.render.pptx_slide import Sheet, unseen_title
from cxstudio.render.pptx_text import FONT, Voice
from cxstudio.render.pptx_xml import EMU, Box, Place
from cxstudio.text.layout import TextEngine, standard_engine

LONGEST_SIDE = 56 * 72.0  # points: no slide may be longer
SHORTEST_SIDE = 72.0
PICTURE_DPI = 220  # what projectors and large screens still show
_LONGEST_PICTURE = 2400  # pixels of a photo
_LONGEST_PAGE = 4800  # pixels of a page that is one picture
_SLIDE = (960.0, 540.0)  # points, of a deck without pages
_PARTS_A_STEP = 50


def write_pptx(
    poster: Poster,
    theme: Theme,
    meta: PdfMeta | None = None,
    progress: Progress | None = None,
    images: FindPicture = no_pictures,
    *,
    as_pictures: bool = False,
    engine: TextEngine | None = None,
) -> bytes:
    """The bytes of a PowerPoint file with a slide for each page. `as_pictures` trades editing for exact looks.

    The `engine` that laid the pages out knows most words of the notes and tables already.
    """
    meta = meta or meta_of(poster)
    width, height = _slide_size(poster)
    deck = Deck(round(width * EMU), round(height * EMU), FONT)
    deck.describe(
        About(meta.title, meta.author, meta.subject, meta.keywords, meta.language, meta.date, PROGRAM)
    )
    voice = Voice(theme, poster.language, poster.rtl)
    told = _Told(poster, progress, as_pictures=as_pictures)
    writer = _Writer(poster, voice, images, (width, height), told, engine)
    if as_pictures:
        writer.pictures(deck)
    else:
        writer.shapes(deck)
    writer.told.done()
    return deck.finish()


def shrunk_to(poster: Poster) -> float:
    """The share of its size a poster has on slides: 1 unless its first page is larger than a slide may be."""
    longest = max((max(page.width_pt, page.height_pt) for page in poster.pages[:1]), default=0.0)
    return min(1.0, LONGEST_SIDE / max(longest, 1.0))


def _slide_size(poster: Poster) -> tuple[float, float]:
    """Width and height in points of the slides: those of the first page, within what a slide may be."""
    width, height = (poster.pages[0].width_pt, poster.pages[0].height_pt) if poster.pages else _SLIDE
    factor = shrunk_to(poster)
    return max(SHORTEST_SIDE, width * factor), max(SHORTEST_SIDE, height * factor)


class _Told:
    """Tells how far the export is, not too often."""

    def __init__(self, poster: Poster, progress: Progress | None, *, as_pictures: bool) -> None:
        parts = sum(len(layer.parts) for page in poster.pages for layer in page.layers)
        self.total = max(1, len(poster.pages) if as_pictures else parts)
        self._progress = progress
        self._every = 1 if as_pictures else _PARTS_A_STEP
        self._count = 0

    def one_more(self) -> None:
        self._count += 1
        if self._progress is not None and self._count % self._every == 0:
            self._progress(min(self._count, self.total), self.total)

    def done(self) -> None:
        if self._progress is not None:
            self._progress(self.total, self.total)


@dataclass(slots=True)
class _Writer:
    poster: Poster
    voice: Voice
    images: FindPicture
    size: tuple[float, float]
    told: _Told
    engine: TextEngine | None
    _photos: dict[tuple[str, int], Encoded | None] = field(default_factory=dict)

    def shapes(self, deck: Deck) -> None:
        """Every page as native shapes."""
        for number, page in enumerate(self.poster.pages, start=1):
            slide = deck.slide()
            sheet = self._sheet(page, slide)
            slide.fill(slide_shapes(page, sheet, self._name(number), self.told.one_more))
            self._notes(page, slide, sheet)

    def pictures(self, deck: Deck) -> None:
        """Every page as a picture of itself, with its words as what is said of the picture."""
        theme = self.voice.theme
        pdf = write_pdf(self.poster, theme, images=self.images) if self.poster.pages else b""
        for number, page in enumerate(self.poster.pages, start=1):
            slide = deck.slide()
            sheet = self._sheet(page, slide)
            longest = max(page.width_pt, page.height_pt)
            dpi = min(PICTURE_DPI, _LONGEST_PAGE * 72 / longest, largest_dpi(page.width_pt, page.height_pt))
            name = slide.picture(pdf_to_png(pdf, dpi, number - 1))
            box = Box(
                round(sheet.whole.x),
                round(sheet.whole.y),
                sheet.whole.length(page.width_pt),
                sheet.whole.length(page.height_pt),
            )
            title = title_text(page)[0] or self._name(number)
            said = "\n".join(element.text for element in page.structure if element.text)
            slide.fill(
                unseen_title(title, sheet).xml(2, title) + picture(name, box).xml(3, title, said or title)
            )
            self._notes(page, slide, sheet)
            self.told.one_more()

    def _notes(self, page: Page, slide: DeckSlide, sheet: Sheet) -> None:
        """What a presenter says to a page, or else the notes that are pinned to it."""
        pinned = "\n".join(note.text for note in page.annotations if note.text)
        said = page.speech or pinned
        if said:
            slide.say(notes_paragraphs(said, sheet))

    def _name(self, number: int) -> str:
        title = self.poster.title.strip()
        return f"{title} {number}" if title and number > 1 else title or str(number)

    def _sheet(self, page: Page, slide: DeckSlide) -> Sheet:
        """Where a page lies: as large as its slide lets it be, in the middle."""
        width, height = self.size
        scale = min(width / max(page.width_pt, 1e-6), height / max(page.height_pt, 1e-6))
        left, top = (width - page.width_pt * scale) / 2, (height - page.height_pt * scale) / 2
        whole = Place(EMU * scale, EMU * left, EMU * top)

        def take(sha256: str, longest: int) -> tuple[str, Encoded] | None:
            photo = self._photo(sha256, longest)
            return None if photo is None else (slide.picture(photo.data), photo)

        return Sheet(whole, round(width * EMU), round(height * EMU), self.voice, take, self._text_engine)

    def _photo(self, sha256: str, longest: int) -> Encoded | None:
        pixels = max(1, min(round(longest / EMU / 72 * PICTURE_DPI), _LONGEST_PICTURE))
        key = (sha256, pixels)
        if key not in self._photos:
            data = self.images(sha256)
            try:
                self._photos[key] = encode(data, pixels) if data is not None else None
            except PictureProblem:
                self._photos[key] = None
        return self._photos[key]

    def _text_engine(self) -> TextEngine:
        if self.engine is None:
            self.engine = standard_engine(self.poster.language)
        return self.engine
