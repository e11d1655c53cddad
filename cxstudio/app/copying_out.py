"""What other programs get of a map: a picture or a table of what is selected, or of all of it; it knows no window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from cxstudio.app.piece_data import PictureData, TableData, is_readable, placed_of, whole_map
from cxstudio.edits.copying import choose
from cxstudio.edits.pasting import words_for
from cxstudio.edits.problems import Refused
from cxstudio.exchange.piece_table import surroundings
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.picture.closed_up import closed_up
from cxstudio.picture.map import MapPicture
from cxstudio.picture.theme import Theme
from cxstudio.words import _

Copied = tuple[QMimeData, str]
"""What goes on the clipboard, and what is said of it."""


def copied_picture(
    document: Document, picture: MapPicture, ids: Sequence[str], wears: Theme, blobs: Blobs
) -> Copied:
    """A picture of these things, or of the whole map. Raises Refused."""
    placed = placed_of(choose(document, ids), picture) if ids else whole_map(picture)
    if not placed:
        raise Refused(_("Nothing of it shows on the map"))
    small = _("Copied as picture, too small to be read. For all of it export a PDF.")
    area = None
    if ids:
        placed, area = closed_up(picture, placed)
    said = _("Copied as picture") if is_readable(placed, area) else small
    return PictureData(placed, wears, blobs, area), said


def copied_table(document: Document, journey: str, ids: Sequence[str]) -> Copied:
    """A table of these things, or of a whole journey. Raises Refused."""
    piece = choose(document, ids or [stage.id for stage in document.stages(journey)]).piece
    said = _("Copied as table: {things}").format(things=words_for(piece.tops()))
    return TableData(piece, surroundings(document, piece)), said
