"""What lies on the clipboard after a copy: the piece, its text and its drawing, each made only when asked for.

It reads no clipboard and pastes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from cxstudio.edits.copying import Chosen, piece_text, with_pictures, write_piece
from cxstudio.model.log import Blobs
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import paint

PIECE = "application/x-cxstudio-piece"
TEXT, PNG, IMAGE = "text/plain", "image/png", "application/x-qt-image"

MOST_DRAWN = 300  # things; more of them make no picture anybody could read
MARGIN = 16.0  # canvas units around the drawing
SCALE = 2.0  # pixels for one canvas unit, less where the drawing is large
LONGEST = 4000  # pixels

Draw = Callable[[], QImage]


class PieceData(QMimeData):
    """One copy. What it holds is a value: the map may change, its picture may not."""

    def __init__(self, chosen: Chosen, blobs: Blobs, draw: Draw | None) -> None:
        super().__init__()
        self._chosen, self._blobs, self._draw = chosen, blobs, draw
        self._made: dict[str, object] = {}

    def formats(self) -> list[str]:
        """What it can be asked for, the best first."""
        return [PIECE, TEXT, *((PNG, IMAGE) if self._draw is not None else ())]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferredType: object) -> object:  # noqa: N803 - Qt's name
        del preferredType
        if mimetype not in self._made and mimetype in self.formats():
            self._made[mimetype] = self._make(mimetype)
        return self._made.get(mimetype)

    def needs(self, blobs: Blobs) -> bool:
        """Whether something is still to be read from this file."""
        return self._blobs is blobs

    def plain(self) -> QMimeData:
        """All of it made now: neither the file nor this program is needed for it any longer."""
        made = QMimeData()
        for mimetype in (PIECE, TEXT, PNG):
            if mimetype in self.formats():
                made.setData(mimetype, self.data(mimetype))
        return made

    def _make(self, mimetype: str) -> object:
        if mimetype == PIECE:
            return QByteArray(write_piece(with_pictures(self._chosen, self._blobs)))
        if mimetype == TEXT:
            return piece_text(self._chosen.piece)
        image = self.retrieveData(IMAGE, None) if mimetype == PNG else None
        if isinstance(image, QImage):
            return png_of(image)
        return self._draw() if self._draw is not None else QImage()


def png_of(image: QImage) -> QByteArray:
    """An image as the bytes of a PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return data


def drawing_of(chosen: Chosen, picture: MapPicture, wears: Theme, images: FindPicture) -> Draw | None:
    """How to draw a piece as it looks on the map now; None where it is too much, or nothing of it shows."""
    ids = [x.id for x in chosen.piece.things()]
    if len(ids) > MOST_DRAWN:
        return None
    found = [placed for id in ids if (placed := picture.placed(id)) is not None]
    if not found:
        return None
    area = _around(found)
    drawn = {x.id for x in (*chosen.piece.links, *chosen.piece.emotions)}
    arrows = [x for x in picture.over.within(area, under=True) if x.part.node in drawn]
    return lambda: draw([*arrows, *found], area, wears, images)


def draw(placed: Sequence[Placed], area: Bounds, wears: Theme, images: FindPicture) -> QImage:
    """Parts on the ground of the map, in an image of bounded size."""
    area = area.grown(MARGIN)
    scale = min(SCALE, LONGEST / max(area.width, area.height, 1.0))
    size = max(1, round(area.width * scale)), max(1, round(area.height * scale))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(wears.colour("canvas")))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        paint(painter, placed, wears, scale, images)
    finally:
        painter.end()
    return image


def _around(placed: Sequence[Placed]) -> Bounds:
    area = placed[0].bounds
    for one in placed[1:]:
        area = area.united(one.bounds)
    return area
