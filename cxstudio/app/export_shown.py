"""The export of a small PDF whose page the dialog already shows: nothing is laid out again and no process is started.

A large page, or one with photos, takes longer than a window may stand still: that is an export job.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cxstudio.files.problems import FileProblem
from cxstudio.files.publish import published
from cxstudio.formats import FindPicture, written_pdf
from cxstudio.model.document import Document
from cxstudio.picture.poster import Poster
from cxstudio.picture.primitives import Image
from cxstudio.picture.theme import theme
from cxstudio.render.pictures import grey_pictures

MOST_PARTS = 1_500  # a tenth of a second


def is_quick(poster: Poster) -> bool:
    """Whether a poster is written so fast that nobody notices."""
    parts = [placed.part for page in poster.pages for group in page.layers for placed in group.parts]
    return len(parts) <= MOST_PARTS and not any(
        isinstance(primitive, Image) for part in parts for primitive in part.primitives
    )


class ShownPage(QObject):
    """One such export, with the signals of an export job; `start` returns at once."""

    progressed = Signal(int, int)
    finished = Signal(list, list)
    failed = Signal(str)

    def __init__(self, document: Document, poster: Poster, pictures: FindPicture, target: Path) -> None:
        super().__init__()
        self._document, self._poster, self._pictures, self._target = document, poster, pictures, target
        # After the window has said that it exports.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._write)

    @property
    def running(self) -> bool:
        return self._soon.isActive()

    def start(self) -> None:
        """Write as soon as the window has nothing else to do."""
        self._soon.start()

    def cancel(self) -> None:
        """Nothing was put anywhere yet."""
        self._soon.stop()

    def _write(self) -> None:
        try:
            grey = theme(self._poster.theme).grey
            pictures = grey_pictures(self._pictures) if grey else self._pictures
            exported = written_pdf(self._document, self._poster, pictures, self.progressed.emit)
            with published(self._target) as temporary:
                temporary.write_bytes(exported.data)
        except (FileProblem, OSError) as problem:
            self.failed.emit(str(problem))
            return
        self.finished.emit([self._target], list(exported.warnings))
