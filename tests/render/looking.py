"""What a poster looks like in Qt and in its PDF, as pictures that tests compare."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageFilter
from PySide6.QtGui import QColor, QImage, QPainter

from cxstudio.picture.poster import Poster
from cxstudio.picture.primitives import Placed
from cxstudio.picture.theme import Theme
from cxstudio.render.pdf import write_pdf
from cxstudio.render.pictures import FindPicture, no_pictures
from cxstudio.render.png import pdf_to_png
from cxstudio.render.qt import QtPainter

TILE = 32  # pixels


def painted(
    parts: tuple[Placed, ...],
    theme: Theme,
    scale: float,
    size: tuple[int, int],
    images: FindPicture = no_pictures,
    smallest_text: float | None = 0,
    painter: QtPainter | None = None,
) -> Image.Image:
    """Parts as Qt paints them on white, `scale` pixels for a unit."""
    canvas = QImage(*size, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    pen = QPainter(canvas)
    pen.scale(scale, scale)
    (painter or QtPainter(theme, images, smallest_text)).paint(pen, parts, scale)
    pen.end()
    data = bytes(canvas.constBits())
    return Image.frombuffer("RGB", size, data, "raw", "BGRX", canvas.bytesPerLine(), 1)


def printed(poster: Poster, theme: Theme, dpi: float, images: FindPicture = no_pictures) -> Image.Image:
    """The first page of the poster's PDF."""
    return Image.open(io.BytesIO(pdf_to_png(write_pdf(poster, theme, images=images), dpi))).convert("RGB")


def differences(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Mean grey difference of the whole and of the tile that differs most, 0 to 255, after a slight blur.

    The blur forgives that two programs smooth edges in their own ways; the worst tile notices one missing word.
    """
    grey = [image.convert("L").filter(ImageFilter.GaussianBlur(1.5)) for image in (one, other)]
    difference = ImageChops.difference(*grey)
    mean = _mean(difference)
    worst = max(
        _mean(difference.crop((x, y, x + TILE, y + TILE)))
        for y in range(0, difference.height, TILE)
        for x in range(0, difference.width, TILE)
    )
    return mean, worst


def _mean(image: Image.Image) -> float:
    counts = image.histogram()
    return sum(value * count for value, count in enumerate(counts)) / sum(counts)
