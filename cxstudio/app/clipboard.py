"""Copy, cut, paste and duplicate in one journey; what a paste becomes stands elsewhere, and so do all file formats.

While a text is being written these commands mean the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from cxstudio.app.copying_out import Copied, copied_picture, copied_table
from cxstudio.app.incoming import Around, Incoming, plain_from_html
from cxstudio.app.local_files import local_files
from cxstudio.app.picture_files import picture_bytes
from cxstudio.app.piece_data import PIECE, PictureData, PieceData, drawing_of
from cxstudio.edits.copying import choose, read_piece
from cxstudio.edits.pasting import cut, duplicate, paste, words_for
from cxstudio.edits.pictures import SafePicture
from cxstudio.edits.problems import Refused
from cxstudio.exchange.piece_table import surroundings
from cxstudio.model.document import Document
from cxstudio.render.pictures import PictureProblem, TakenIn, take_in
from cxstudio.words import _

Texts = (QLineEdit, QPlainTextEdit, QTextEdit)


class Clipboard:
    """The commands, on the selection of one map."""

    def __init__(self, document: Document, journey: str, incoming: Incoming, around: Around) -> None:
        self._document, self._journey, self._around = document, journey, around
        self._canvas, self._blobs, self._incoming = around.canvas, around.blobs, incoming

    # Commands

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        text = _text_with_keyboard()
        if text is not None:
            text.copy()
        else:
            self._incoming.attempt(self._copy)

    def copy_picture(self) -> None:
        """Put a picture of what is selected on the clipboard, or of the whole map."""
        self._incoming.attempt(self._copy_picture)

    def copy_table(self) -> None:
        """Put a table of what is selected on the clipboard, or of the whole map."""
        self._incoming.attempt(self._copy_table)

    def cut(self) -> None:
        """Put what is selected on the clipboard and take it away."""
        text = _text_with_keyboard()
        if text is not None:
            text.cut()
            return
        ids = self._canvas.selection
        self._incoming.attempt(lambda: self._cut(ids))

    def paste(self) -> None:
        """Put what lies on the clipboard at the selection."""
        text = _text_with_keyboard()
        if text is not None:
            text.paste()
            return
        self._canvas.flush()
        self.take(_on_clipboard() or QMimeData())

    def duplicate(self) -> None:
        """A copy of what is selected right after it, without the clipboard."""
        if _text_with_keyboard() is None:
            self._canvas.flush()
            ids = self._canvas.selection
            self._incoming.attempt(
                lambda: self._incoming.tell_made(
                    duplicate(self._document, self._blobs, ids), _("{things} duplicated")
                )
            )

    def take(self, data: QMimeData, *, kind: str = "", selected: Sequence[str] | None = None) -> None:
        """Take in what a clipboard or a drop holds, at the selection or at other things."""
        at = list(self._canvas.selection if selected is None else selected)
        self._incoming.attempt(lambda: self._take(data, kind or self._incoming.kind_at(at), at))

    def keep(self) -> None:
        """The file is about to be closed: what lies on the clipboard must not need it any longer."""
        data = _on_clipboard()
        if isinstance(data, PieceData | PictureData) and data.needs(self._blobs):
            QGuiApplication.clipboard().setMimeData(data.plain())

    # How

    def _copy(self) -> None:
        self._canvas.flush()
        chosen = choose(self._document, self._canvas.selection)
        drawn = drawing_of(chosen, self._canvas.picture, self._around.theme(), self._blobs.blob)
        around = surroundings(self._document, chosen.piece)
        QGuiApplication.clipboard().setMimeData(PieceData(chosen, around, self._blobs, drawn))
        self._around.say(_("Copied: {things}").format(things=words_for(chosen.piece.tops())))

    def _copy_picture(self) -> None:
        self._canvas.flush()
        ids, wears = self._canvas.selection, self._around.theme()
        self._put(copied_picture(self._document, self._canvas.picture, ids, wears, self._blobs))

    def _copy_table(self) -> None:
        self._canvas.flush()
        self._put(copied_table(self._document, self._journey, self._canvas.selection))

    def _put(self, copied: Copied) -> None:
        data, said = copied
        QGuiApplication.clipboard().setMimeData(data)
        self._around.say(said)

    def _cut(self, ids: Sequence[str]) -> None:
        self._copy()
        cut(self._document, ids)

    def _take(self, data: QMimeData, kind: str, at: list[str]) -> None:
        if data.hasFormat(PIECE):
            self._take_piece(bytes(data.data(PIECE).data()), at)
        elif files := local_files(data):
            self._incoming.take_files(files, at)
        elif data.hasText() and data.text().strip():
            self._incoming.take_text(data.text(), kind, at)
        elif (picture := picture_bytes(data)) is not None:
            self._incoming.take_picture(picture, "", at)
        elif data.hasHtml():
            self._incoming.take_text(plain_from_html(data.html()), kind, at)
        else:
            raise Refused(_("There is nothing on the clipboard that a map can take"))

    def _take_piece(self, data: bytes, at: list[str]) -> None:
        piece = read_piece(data)
        made = paste(self._document, self._blobs, piece, self._journey, at, self._safe)
        self._incoming.tell_made(made, _("{things} pasted {where}"))

    def _safe(self, data: bytes, name: str) -> SafePicture | None:
        """A picture of a piece: one the session has already as it is, another made safe."""
        sha256 = hashlib.sha256(data).hexdigest()
        for known in self._document.attachments():
            if known.sha256 == sha256 and known.width and self._blobs.blob(sha256) is not None:
                return TakenIn(data, known.mime, known.width, known.height)
        try:
            return take_in(data, name)
        except PictureProblem:
            return None


def _text_with_keyboard() -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """The text somebody is writing, if any."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, Texts) else None


def _on_clipboard() -> QMimeData | None:
    """What lies there; nothing at all is None on some systems."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data
