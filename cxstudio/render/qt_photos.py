"""Photos as Qt paints them: decoded once, kept within a bound, and cut round; it knows no part and no document."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform

from cxstudio.render.pictures import FindPicture, PictureProblem, decode

MOST_PICTURE_BYTES = 96_000_000
_LONGEST_PICTURE = 1024  # pixels


class Photos:
    """The photos painted last, by their keys."""

    def __init__(self, images: FindPicture) -> None:
        self._images = images
        self._kept: OrderedDict[str, QImage | None] = OrderedDict()
        self._bytes = 0

    def get(self, sha256: str) -> QImage | None:
        """The photo with this key; None when there is none or it cannot be shown."""
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            return self._kept[sha256]
        photo = self._kept[sha256] = load_photo(self._images(sha256))
        self._bytes += photo.sizeInBytes() if photo is not None else 0
        while self._bytes > MOST_PICTURE_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= old.sizeInBytes() if old is not None else 0
        return photo


def load_photo(data: bytes | None) -> QImage | None:
    """A photo of bounded size; None when there is none or it cannot be shown."""
    if data is None:
        return None
    try:
        pixels = decode(data, _LONGEST_PICTURE)
    except PictureProblem:
        return None
    form = QImage.Format.Format_RGBA8888 if pixels.alpha else QImage.Format.Format_RGB888
    line = pixels.width * (4 if pixels.alpha else 3)
    # Qt paints this form without converting it each time; converting also copies the pixels out of Python's hands.
    return QImage(pixels.data, pixels.width, pixels.height, line, form).convertToFormat(
        QImage.Format.Format_ARGB32_Premultiplied
    )


def paint_round(painter: QPainter, box: QRectF, place: QRectF, photo: QImage) -> None:
    """The part of a photo that lies in an ellipse: as its filling, because a clip would have rough edges."""
    brush = QBrush(photo)
    brush.setTransform(
        QTransform.fromTranslate(place.x(), place.y()).scale(
            place.width() / photo.width(), place.height() / photo.height()
        )
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawEllipse(box)
    painter.restore()
