"""The pictures of one map's cards, chosen from a file or taken off; the file is made safe elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cxstudio.app.decoding import Decoding
from cxstudio.app.picture_files import TAKEN_ENDINGS, read_picture
from cxstudio.edits.pictures import put_picture, take_picture_off
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.render.pictures import PictureProblem, TakenIn
from cxstudio.words import _


class CardPictures:
    """What is done to the pictures of cards; `refuse` says why something was not done."""

    def __init__(
        self, document: Document, blobs: Blobs, window: Callable[[], QWidget], refuse: Callable[[str], None]
    ) -> None:
        self._document, self._blobs, self._window, self._refuse = document, blobs, window, refuse
        self._decoding: Decoding | None = None

    def choose(self, cards: Sequence[str]) -> None:
        """Ask for a picture's file and put it on the last of these cards, which may lie in the parking lot."""
        patterns = " ".join(f"*{ending}" for ending in TAKEN_ENDINGS)
        name, _filter = QFileDialog.getOpenFileName(
            self._window(), _("Choose a picture"), "", f"{_('Pictures')} ({patterns})"
        )
        if name:
            path = Path(name)
            self._attempt(lambda: self._put_on(cards[-1], read_picture(path), path.name))

    def _put_on(self, card: str, data: bytes, name: str) -> None:
        """A large picture comes a little later."""

        def put(safe: TakenIn) -> None:
            put_picture(self._document, self._blobs, card, safe, name)

        decoding = self._decoding or Decoding(self._window())
        self._decoding = decoding
        decoding.take(data, name, lambda picture: self._attempt(lambda: put(picture())))

    def remove(self, cards: Sequence[str]) -> None:
        """Take the picture off the last of these cards."""
        for id in cards[-1:]:
            self._attempt(partial(take_picture_off, self._document, id))

    def _attempt(self, edit: Callable[[], object]) -> None:
        """Do it, or say why not."""
        try:
            edit()
        except (Refused, PictureProblem) as refusal:
            self._refuse(str(refusal))
