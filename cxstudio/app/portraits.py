"""Portraits from outside: chosen from a file, pasted or dropped, made safe and put on a persona."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cxstudio.app.decoding import Decoding
from cxstudio.app.local_files import local_files
from cxstudio.app.picture_files import (
    PICTURE_ENDINGS,
    PICTURE_FORMATS,
    TAKEN_ENDINGS,
    picture_bytes,
    read_picture,
)
from cxstudio.edits.pictures import remove_portrait, set_portrait
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.render.pictures import PictureProblem, TakenIn
from cxstudio.words import _


class Portraits:
    """What is done to portraits in one window; a refusal is told through `say`."""

    def __init__(self, window: QWidget, document: Document, blobs: Blobs, say: Callable[[str], None]) -> None:
        self._window, self._document, self._blobs, self._say = window, document, blobs, say
        self._decoding = Decoding(window)

    def choose(self, persona: str) -> None:
        """Ask for a file and make it the portrait."""
        patterns = " ".join(f"*{ending}" for ending in TAKEN_ENDINGS)
        name, _filter = QFileDialog.getOpenFileName(
            self._window.window(), _("Choose a portrait"), "", f"{_('Pictures')} ({patterns})"
        )
        if name:
            self.take_file(persona, Path(name))

    def take_file(self, persona: str, path: Path) -> bool:
        """Make a file the portrait."""
        found: list[bytes] = []
        return self._attempt(lambda: found.append(read_picture(path))) and self._put(
            persona, found[0], path.name
        )

    def remove(self, persona: str) -> bool:
        """Take the portrait away."""
        return self._attempt(lambda: remove_portrait(self._document, persona))

    def paste(self, persona: str) -> bool:
        """Make the picture on the clipboard the portrait."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is not None and self.fits(data):
            return self.take(persona, data)
        self._say(_("There is no picture to paste; copy one first"))
        return False

    def fits(self, data: QMimeData) -> bool:
        """Whether a drop or the clipboard holds one picture."""
        files = local_files(data)
        if files:
            return len(files) == 1 and files[0].suffix.lower() in PICTURE_ENDINGS
        return data.hasImage() or any(data.hasFormat(name) for name in PICTURE_FORMATS)

    def take(self, persona: str, data: QMimeData) -> bool:
        """Make what was dropped or pasted the portrait."""
        files = local_files(data)
        if files:
            return self.take_file(persona, files[0])
        return self._put(persona, picture_bytes(data) or b"", "")

    def stop(self) -> None:
        """The window is going: no picture arrives any more."""
        self._decoding.stop()

    def _put(self, persona: str, data: bytes, name: str) -> bool:
        """Make bytes the portrait; of a large picture later, and True while it is on its way."""
        done: list[bool] = []

        def put(picture: Callable[[], TakenIn]) -> None:
            done.append(
                self._attempt(lambda: set_portrait(self._document, self._blobs, persona, picture(), name))
            )

        if not self._decoding.take(data, name, put):
            self._say(_("The picture is being read…"))
            return True
        return done[0]

    def _attempt(self, edit: Callable[[], object]) -> bool:
        try:
            edit()
        except Refused as refusal:
            self._say(refusal.reason)
            return False
        except PictureProblem as problem:
            self._say(str(problem))
            return False
        return True
