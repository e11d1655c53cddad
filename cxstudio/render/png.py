"""A poster's page as pixels: its PDF, rendered by pdfium, so that PNG and PDF never differ; it draws nothing itself."""

from __future__ import annotations

import io
import math
from typing import Any

from cxstudio.picture.poster import Poster
from cxstudio.picture.theme import Theme
from cxstudio.render.marks import PROGRAM, program_mark
from cxstudio.render.pdf import Progress, write_pdf
from cxstudio.render.pictures import FindPicture, no_pictures
from cxstudio.words import _

MOST_PIXELS = 200_000_000
LOWEST_DPI = 10
POINTS_PER_INCH = 72
WHITE, CLEAR = (255, 255, 255, 255), (255, 255, 255, 0)  # red, green, blue, opacity


class TooManyPixels(ValueError):
    """The page at this resolution would not fit into memory; `largest_dpi` would."""

    def __init__(self, largest_dpi: int) -> None:
        self.largest_dpi = largest_dpi
        super().__init__(
            _("The picture would be too large. Choose {dpi} dots per inch or fewer.").format(dpi=largest_dpi)
        )


def largest_dpi(width_pt: float, height_pt: float) -> int:
    """The highest resolution at which a page of this size in points has no more than 200 megapixels."""
    inches = max(width_pt * height_pt, 1e-9) / POINTS_PER_INCH**2
    return max(LOWEST_DPI, math.floor(math.sqrt(MOST_PIXELS / inches)))


def write_pngs(
    poster: Poster,
    theme: Theme,
    dpi: float,
    images: FindPicture = no_pictures,
    progress: Progress | None = None,
    *,
    transparent: bool = False,
) -> tuple[bytes, ...]:
    """A PNG of each page of the poster, on white or on nothing. Raises TooManyPixels, before anything is drawn."""
    for page in poster.pages:
        _check(page.width_pt, page.height_pt, dpi)
    pdf = write_pdf(poster, theme, progress=progress, images=images)
    count = len(poster.pages)
    return tuple(
        pdf_to_png(pdf, dpi, number, program_mark(number + 1, count), transparent=transparent)
        for number in range(count)
    )


def pdf_to_png(
    pdf: bytes, dpi: float, page: int = 0, mark: str = PROGRAM, *, transparent: bool = False
) -> bytes:
    """A PNG of one page of a PDF of ours; `mark` says which program made it. Raises TooManyPixels."""
    import pypdfium2
    from PIL.PngImagePlugin import PngInfo

    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        width, height = sheet.get_size()
        _check(width, height, dpi)
        # Notes stay out: the numbers they belong to are painted on the map.
        bitmap = sheet.render(
            scale=dpi / POINTS_PER_INCH,
            may_draw_forms=False,
            draw_annots=False,
            fill_color=CLEAR if transparent else WHITE,
        )
        said = PngInfo()
        said.add_text("Software", mark)
        out = io.BytesIO()
        bitmap.to_pil().convert("RGBA" if transparent else "RGB").save(
            out, "PNG", dpi=(dpi, dpi), compress_level=6, pnginfo=said
        )
        return out.getvalue()
    finally:
        document.close()


def _check(width_pt: float, height_pt: float, dpi: float) -> None:
    most = largest_dpi(width_pt, height_pt)
    if dpi > most:
        raise TooManyPixels(most)
