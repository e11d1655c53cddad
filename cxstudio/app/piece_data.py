"""What lies on the clipboard after a copy: the piece, its text, its table and its drawing, each made when asked for.

It reads no clipboard and pastes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from cxstudio.edits.copying import Chosen, Piece, piece_text, with_pictures, write_piece
from cxstudio.exchange.piece_table import PieceTable, Surroundings, as_html, delimited, piece_table
from cxstudio.model.log import Blobs
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.theme import Theme, theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import QtPainter

PIECE = "application/x-cxstudio-piece"
TEXT, HTML, CSV, TSV = "text/plain", "text/html", "text/csv", "text/tab-separated-values"
PNG, IMAGE = "image/png", "application/x-qt-image"
_TABLE = "table"  # what the texts of a table are made of

MOST_DRAWN = 300  # things; more of them make no picture anybody could read
MARGIN = 16.0  # canvas units around the drawing
SCALE = 2.0  # pixels for one canvas unit, less where the drawing is large
LONGEST = 4000  # pixels
MOST_PIXELS = 24_000_000  # of a picture that was asked for, whatever its sides
LONGEST_SIDE = 30_000  # pixels; more than that other programs refuse
SMALLEST_SCALE = 0.5  # pixels for one canvas unit, at which most words can be read
_INVITING = {"add-lane", "empty-stage", "empty-map", "prompt"}
SMALLEST_TEXT = 3.0  # pixels; what is smaller is no word but grey

Draw = Callable[[], QImage]


class _Made(QMimeData):
    """Data that is made when it is first asked for, then kept."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, object] = {}

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferredType: object) -> object:  # noqa: N803 - Qt's name
        del preferredType
        return self._kept(mimetype) if mimetype in self.formats() else None

    def plain(self) -> QMimeData:
        """All of it made now: neither the file nor this program is needed for it any longer."""
        made = QMimeData()
        for mimetype in self.formats():
            if mimetype != IMAGE:
                made.setData(mimetype, self.data(mimetype))
        return made

    def _kept(self, name: str) -> object:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> object:
        raise NotImplementedError


class _TableData(_Made):
    """The table of a piece in the forms that spreadsheets, text programs and mail programs take."""

    def __init__(self, piece: Piece, around: Surroundings) -> None:
        super().__init__()
        self._piece, self._around = piece, around

    def _make(self, name: str) -> object:
        if name == _TABLE:
            return piece_table(self._piece, self._around)
        table = self._kept(_TABLE)
        assert isinstance(table, PieceTable)
        if name == HTML:
            return as_html(table)
        if name == CSV:
            return QByteArray(delimited(table, ",").encode())
        text = delimited(table, "\t")
        return text if name == TEXT else QByteArray(text.encode())


class PieceData(_TableData):
    """One copy. What it holds is a value: the map may change, its picture may not."""

    def __init__(self, chosen: Chosen, around: Surroundings, blobs: Blobs, draw: Draw | None) -> None:
        super().__init__(chosen.piece, around)
        self._chosen, self._blobs, self._draw = chosen, blobs, draw

    def formats(self) -> list[str]:
        """What it can be asked for, the best first."""
        return [PIECE, TEXT, HTML, CSV, *((PNG, IMAGE) if self._draw is not None else ())]

    def needs(self, blobs: Blobs) -> bool:
        """Whether something is still to be read from this file."""
        return self._blobs is blobs

    def _make(self, name: str) -> object:
        if name == PIECE:
            return QByteArray(write_piece(with_pictures(self._chosen, self._blobs)))
        if name == TEXT:
            return piece_text(self._chosen.piece)
        if name == PNG:
            image = self._kept(IMAGE)
            return png_of(image) if isinstance(image, QImage) else QByteArray()
        if name == IMAGE:
            return self._draw() if self._draw is not None else QImage()
        return super()._make(name)


class TableData(_TableData):
    """A table and nothing else, so that every program takes it as one."""

    def formats(self) -> list[str]:
        """What it can be asked for, the best first."""
        return [TEXT, HTML, CSV, TSV]


class PictureData(_Made):
    """A picture of parts and nothing else; `blobs` is where the photos on it are read from until it is made.

    Of parts that reach over the `area` only what is in it shows.
    """

    def __init__(
        self, placed: Sequence[Placed], wears: Theme, blobs: Blobs, area: Bounds | None = None
    ) -> None:
        super().__init__()
        self._area = area
        self._placed, self._wears, self._blobs = placed, wears, blobs

    def formats(self) -> list[str]:
        """What it can be asked for, the best first."""
        return [PNG, IMAGE]

    def needs(self, blobs: Blobs) -> bool:
        """Whether something is still to be read from this file."""
        return self._blobs is blobs

    def _make(self, name: str) -> object:
        if name == IMAGE:
            return draw(self._placed, self._wears, self._blobs.blob, LONGEST_SIDE, area=self._area)
        image = self._kept(IMAGE)
        return png_of(image) if isinstance(image, QImage) else QByteArray()


def png_of(image: QImage) -> QByteArray:
    """An image as the bytes of a PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return data


def drawing_of(chosen: Chosen, picture: MapPicture, wears: Theme, images: FindPicture) -> Draw | None:
    """How to draw a piece as it looks on the map now; None where it is too much, or nothing of it shows."""
    if sum(1 for _ in chosen.piece.things()) > MOST_DRAWN:
        return None
    placed = placed_of(chosen, picture)
    return (lambda: draw(placed, wears, images)) if placed else None


def placed_of(chosen: Chosen, picture: MapPicture) -> Sequence[Placed]:
    """What shows of a piece, arrows first."""
    found = [placed for x in chosen.piece.things() if (placed := picture.placed(x.id)) is not None]
    if not found:
        return ()
    drawn = {x.id for x in (*chosen.piece.links, *chosen.piece.emotions)}
    arrows = [x for x in picture.over.within(_around(found), under=True) if x.part.node in drawn]
    return [*arrows, *found]


def whole_map(picture: MapPicture) -> Sequence[Placed]:
    """All that shows of a map but what invites to add something to it."""
    return [placed for placed in picture.parts() if placed.part.role not in _INVITING]


def is_readable(placed: Sequence[Placed], area: Bounds | None = None) -> bool:
    """Whether words can be read in a picture of these as large as a picture may be."""
    return _scale((area or _around(placed)).grown(MARGIN), LONGEST_SIDE, MOST_PIXELS) >= SMALLEST_SCALE


def _scale(area: Bounds, longest: int, most: int) -> float:
    """Pixels for one canvas unit, so that neither a side nor all of them together are too many."""
    return min(SCALE, longest / max(area.width, area.height), sqrt(most / (area.width * area.height)))


def draw(
    placed: Sequence[Placed],
    wears: Theme,
    images: FindPicture,
    longest: int = LONGEST,
    most: int = MOST_PIXELS,
    area: Bounds | None = None,
) -> QImage:
    """Parts on white, in an image of bounded size. Where the window is dark they look as in a light one."""
    wears = theme("light") if wears.dark else wears
    area = (area or _around(placed)).grown(MARGIN)
    scale = _scale(area, longest, most)
    size = max(1, int(area.width * scale)), max(1, int(area.height * scale))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        QtPainter(wears, images, SMALLEST_TEXT, fine=True).paint(painter, placed, scale)
    finally:
        painter.end()
    return image


def _around(placed: Sequence[Placed]) -> Bounds:
    area = placed[0].bounds
    for one in placed[1:]:
        area = area.united(one.bounds)
    return area
