"""Pictures from files, clipboards and drops, as the bytes they come in; nothing is decoded or kept here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from cxstudio.app.piece_data import png_of
from cxstudio.edits.problems import Refused
from cxstudio.render.pictures import MOST_BYTES as MOST_PICTURE_BYTES
from cxstudio.words import _

PICTURE_FORMATS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")
TAKEN_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")
# With those that people take for pictures like others, so that they hear why not.
PICTURE_ENDINGS = (*TAKEN_ENDINGS, ".svg", ".heic", ".tif", ".tiff", ".avif")


def picture_bytes(data: QMimeData) -> bytes | None:
    """The picture a clipboard or a drop holds, as a file's bytes; None when there is none."""
    for name in PICTURE_FORMATS:
        if data.hasFormat(name):
            found = bytes(data.data(name).data())
            if found:
                return found
    image = data.imageData() if data.hasImage() else None
    return bytes(png_of(image).data()) if isinstance(image, QImage) and not image.isNull() else None


def read_picture(path: Path) -> bytes:
    """The bytes of a picture's file. Raises Refused, one sentence."""
    try:
        if not path.is_file():
            raise Refused(_("“{name}” is a folder or not a file; choose a picture").format(name=path.name))
        with path.open("rb") as file:
            return file.read(MOST_PICTURE_BYTES + 1)
    except OSError as error:
        raise Refused(_("“{name}” cannot be read").format(name=path.name)) from error
