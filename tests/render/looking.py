"""What a poster looks like in Qt and in its PDF, as pictures that tests compare."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from cxstudio.picture.poster import Page, PlacedGroup, Poster
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
    """Parts as Qt paints them on white, `scale` pixels for a unit; all of their text unless a smallest one is given."""
    group = PlacedGroup(1, 0, 0, parts)
    return _painted((group,), painter or QtPainter(theme, images, smallest_text), (scale, scale), size)


def painted_page(page: Page, theme: Theme, size: tuple[int, int]) -> Image.Image:
    """A page as Qt paints it on white; like pdfium it is stretched to whole pixels."""
    scale = (size[0] / page.width_pt, size[1] / page.height_pt)
    return _painted(page.layers, QtPainter(theme, smallest_text=0), scale, size)


def _painted(
    groups: tuple[PlacedGroup, ...],
    painter: QtPainter,
    scale: tuple[float, float],
    size: tuple[int, int],
) -> Image.Image:
    canvas = QImage(*size, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    pen = QPainter(canvas)
    for group in groups:
        pen.resetTransform()
        pen.scale(*scale)
        pen.translate(group.dx, group.dy)
        pen.scale(group.scale, group.scale)
        painter.paint(pen, group.parts, group.scale * scale[0])
    pen.end()
    return Image.frombuffer("RGB", size, bytes(canvas.constBits()), "raw", "BGRX", canvas.bytesPerLine(), 1)


def printed(poster: Poster, theme: Theme, dpi: float, images: FindPicture = no_pictures) -> Image.Image:
    """The first page of the poster's PDF."""
    return Image.open(io.BytesIO(pdf_to_png(write_pdf(poster, theme, images=images), dpi))).convert("RGB")


def drawn(data: bytes, size: tuple[int, int]) -> Image.Image:
    """An SVG as Qt's reader of such files shows it on white."""
    reader = QSvgRenderer(QByteArray(data))
    assert reader.isValid()
    canvas = QImage(*size, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    pen = QPainter(canvas)
    pen.setRenderHint(QPainter.RenderHint.Antialiasing)
    reader.render(pen)
    pen.end()
    return Image.frombuffer("RGB", size, bytes(canvas.constBits()), "raw", "BGRX", canvas.bytesPerLine(), 1)


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
