"""Portraits from outside: chosen from a file, pasted or dropped, made safe and put on a persona."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cxstudio.app.clipboard import PICTURE_ENDINGS, TAKEN_ENDINGS, picture_bytes, read_picture
from cxstudio.app.local_files import local_files
from cxstudio.edits.pictures import remove_portrait, set_portrait
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.render.pictures import PictureProblem, take_in
from cxstudio.words import _


class Portraits:
    """What is done to portraits in one window; a refusal is told through `say`."""

    def __init__(self, window: QWidget, document: Document, blobs: Blobs, say: Callable[[str], None]) -> None:
        self._window, self._document, self._blobs, self._say = window, document, blobs, say

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
        return self._attempt(lambda: self._put(persona, read_picture(path), path.name))

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
        return data.hasImage()

    def take(self, persona: str, data: QMimeData) -> bool:
        """Make what was dropped or pasted the portrait."""
        files = local_files(data)
        if files:
            return self.take_file(persona, files[0])
        found = picture_bytes(data)
        return found is not None and self._attempt(lambda: self._put(persona, found, ""))

    def _put(self, persona: str, data: bytes, name: str) -> None:
        set_portrait(self._document, self._blobs, persona, take_in(data, name), name)

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
