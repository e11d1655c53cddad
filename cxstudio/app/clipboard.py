"""Copy, cut, paste and duplicate in one journey, and what comes in by a drop; it knows no pointer and no file formats.

While a text is being written these commands mean the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QTextEdit

from cxstudio.app.copying_out import Copied, copied_picture, copied_table
from cxstudio.app.dialogs.pasting import AS_JOURNEY, AS_TABLE, ask_kind, ask_table
from cxstudio.app.figures import figures
from cxstudio.app.local_files import local_files
from cxstudio.app.piece_data import PIECE, PictureData, PieceData, drawing_of, png_of
from cxstudio.canvas.dropping import Target
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.copying import choose, read_piece
from cxstudio.edits.deleting import delete
from cxstudio.edits.lists import add_list, add_outline
from cxstudio.edits.pasting import cut, duplicate, paste, words_for
from cxstudio.edits.pictures import SafePicture, add_picture, add_picture_at, put_picture, take_picture_off
from cxstudio.edits.problems import Refused
from cxstudio.edits.tables import add_rows
from cxstudio.exchange.mermaid_reading import holds_mermaid
from cxstudio.exchange.pasted import read_pasted
from cxstudio.exchange.pasted_table import PastedTable, read_table
from cxstudio.exchange.piece_table import surroundings
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.model.naming import numbered_title
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Card, Journey, Node, Stage
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import MOST_BYTES as MOST_PICTURE_BYTES
from cxstudio.render.pictures import PictureProblem, TakenIn, take_in
from cxstudio.words import _, ngettext

AT_ONCE = 12  # things made of a text without asking first
MOST_HTML = 4_000_000  # letters
PICTURE_FORMATS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")
TAKEN_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")
# With those that people take for pictures like others, so that they hear why not.
PICTURE_ENDINGS = (*TAKEN_ENDINGS, ".svg", ".heic", ".tif", ".tiff", ".avif")

Texts = (QLineEdit, QPlainTextEdit, QTextEdit)


@dataclass(frozen=True, slots=True)
class Around:
    """What a clipboard needs of its workplace. `toast` says a sentence and offers to undo it."""

    canvas: MapCanvas
    blobs: Blobs
    kind: Callable[[], str]  # what the entry line adds
    say: Callable[[str], None]
    toast: Callable[[str], None]
    refuse: Callable[[str], None]  # says why something was not done
    theme: Callable[[], Theme]
    as_journey: Callable[[], None]  # shows what journey the text on the clipboard would make


class Clipboard:
    """The commands, on the selection of one map."""

    def __init__(self, document: Document, journey: str, around: Around) -> None:
        self._document, self._journey, self._around = document, journey, around
        self._canvas, self._blobs = around.canvas, around.blobs

    # Commands

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        text = _text_with_keyboard()
        if text is not None:
            text.copy()
        else:
            self._attempt(self._copy)

    def copy_picture(self) -> None:
        """Put a picture of what is selected on the clipboard, or of the whole map."""
        self._attempt(self._copy_picture)

    def copy_table(self) -> None:
        """Put a table of what is selected on the clipboard, or of the whole map."""
        self._attempt(self._copy_table)

    def cut(self) -> None:
        """Put what is selected on the clipboard and take it away."""
        text = _text_with_keyboard()
        if text is not None:
            text.cut()
            return
        ids = self._canvas.selection
        self._attempt(lambda: self._cut(ids))

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
            self._attempt(
                lambda: self._made(duplicate(self._document, self._blobs, ids), _("{things} duplicated"))
            )

    def take(self, data: QMimeData, *, kind: str = "", selected: Sequence[str] | None = None) -> None:
        """Take in what a clipboard or a drop holds, at the selection or at other things."""
        at = list(self._canvas.selection if selected is None else selected)
        self._attempt(lambda: self._take(data, kind or self.kind_at(at), at))

    def kind_at(self, selected: Sequence[str]) -> str:
        """What a line becomes: like the selected card, else what the entry line adds."""
        card = self._document.find(selected[-1], Card) if selected else None
        return card.kind if card is not None else self._around.kind()

    def keep(self) -> None:
        """The file is about to be closed: what lies on the clipboard must not need it any longer."""
        data = _on_clipboard()
        if isinstance(data, PieceData | PictureData) and data.needs(self._blobs):
            QGuiApplication.clipboard().setMimeData(data.plain())

    # How

    def _attempt(self, edit: Callable[[], object]) -> None:
        try:
            edit()
        except (Refused, PictureProblem) as refusal:
            self._around.refuse(str(refusal))

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
            self._take_files(files, at)
        elif data.hasText() and data.text().strip():
            self.take_text(data.text(), kind, at)
        elif (picture := picture_bytes(data)) is not None:
            self.take_picture(picture, "", at)
        elif data.hasHtml():
            self.take_text(plain_from_html(data.html()), kind, at)
        else:
            raise Refused(_("There is nothing on the clipboard that a map can take"))

    def _take_piece(self, data: bytes, at: list[str]) -> None:
        piece = read_piece(data)
        made = paste(self._document, self._blobs, piece, self._journey, at, self._safe)
        self._made(made, _("{things} pasted {where}"))

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

    def _take_files(self, files: Sequence[Path], at: list[str]) -> None:
        for path in files:
            if path.suffix.lower() not in PICTURE_ENDINGS:
                raise Refused(
                    _("“{name}” is no picture. Open maps and tables from the File menu.").format(
                        name=path.name
                    )
                )
            self.take_picture(read_picture(path), path.name, at)

    def take_picture(self, data: bytes, name: str, at: Sequence[str]) -> None:
        """Put a picture on the selected card, or on a new one. Raises PictureProblem or Refused."""
        safe = take_in(data, name)
        selected = at[-1] if at else ""
        card = add_picture_at(self._document, self._blobs, self._journey, safe, name, selected)
        self._made([card], _("Picture added {where}"))

    def take_text(self, text: str, kind: str, at: Sequence[str]) -> None:
        """Make things of a text's lines or cells; with nothing selected a journey is offered. Raises Refused."""
        if not at and holds_mermaid(text):
            self._around.as_journey()
            return
        table = read_table(text)
        if table is not None:
            self._take_table(table, at)
            return
        found = read_pasted(text)
        empty = not self._document.journey_touchpoints(self._journey)
        if empty and any(found.depths):
            lines = list(zip(found.depths, found.columns[0], strict=True))
            made = add_outline(self._document, self._journey, lines, "customer_does", at)
            self._made(made, _("{things} pasted {where}"))
            return
        indented = not at and any(found.depths)
        if found.count > AT_ONCE or found.tabbed or indented:
            kind = ask_kind(self._canvas.window(), found, kind, offer=indented or (not at and found.tabbed))
        if kind == AS_JOURNEY:
            self._around.as_journey()
        elif kind:
            made = add_list(self._document, self._journey, kind, found.columns, at)
            self._made(made, _("{things} pasted {where}"))

    def _take_table(self, table: PastedTable, at: Sequence[str]) -> None:
        """Make the stages, touchpoints and cards that cells with headings speak of."""
        answer = ask_table(self._canvas.window(), table, offer=not at) if table.count > AT_ONCE else AS_TABLE
        if answer == AS_JOURNEY:
            self._around.as_journey()
        if answer != AS_TABLE:
            return
        made = add_rows(self._document, self._journey, table.rows, at)
        if not made:
            raise Refused(_("All of it stands on the map already"))
        words = _("{things} pasted {where}")
        if table.left_out:
            # What a heading holds in braces is a text like any other.
            names = ", ".join(table.left_out).replace("{", "{{").replace("}", "}}")
            words = _("{words}, without {names}").format(words=words, names=names)
        self._made(made, words)

    # Pictures of cards

    def choose_picture(self, cards: Sequence[str]) -> None:
        """Ask for a picture's file and put it on the last of these cards, which may lie in the parking lot."""
        patterns = " ".join(f"*{ending}" for ending in TAKEN_ENDINGS)
        name, _filter = QFileDialog.getOpenFileName(
            self._canvas.window(), _("Choose a picture"), "", f"{_('Pictures')} ({patterns})"
        )
        if name:
            path = Path(name)
            self._attempt(lambda: self._put_on(cards[-1], read_picture(path), path.name))

    def _put_on(self, card: str, data: bytes, name: str) -> None:
        put_picture(self._document, self._blobs, card, take_in(data, name), name)

    def remove_picture(self, cards: Sequence[str]) -> None:
        """Take the picture off the last of these cards."""
        for id in cards[-1:]:
            self._attempt(partial(take_picture_off, self._document, id))

    # Drops

    def drop_text(self, text: str, target: Target) -> None:
        """Make things of a text where it was let go."""
        self._attempt(lambda: self._drop_text(text, target))

    def _drop_text(self, text: str, target: Target) -> None:
        act, kind = target.act, target.kind
        if act is None:
            return
        table = read_table(text)
        if table is not None:
            self._take_table(table, [])
            return
        found = read_pasted(text)
        if found.count > AT_ONCE or found.tabbed:
            kind = ask_kind(self._canvas.window(), found, kind)
        if not kind:
            return
        label = _("Paste {things}").format(things=_("text"))
        with self._document.transaction(label):
            # What the drag showed holds the place until the texts stand there.
            place = act()
            made = add_list(self._document, self._journey, kind, found.columns, [place])
            delete(self._document, [place])
        self._made(made, _("{things} pasted {where}"))

    def drop_pictures(self, pictures: Sequence[tuple[str, Path | bytes]], target: Target) -> None:
        """Put pictures, given by name and file or bytes, where they were let go: the first on the card under it."""
        self._attempt(lambda: self._drop_pictures(pictures, target))

    def _drop_pictures(self, pictures: Sequence[tuple[str, Path | bytes]], target: Target) -> None:
        safe = [(name, take_in(read_picture(x) if isinstance(x, Path) else x, name)) for name, x in pictures]
        label = ngettext("Add picture", "Add {n} pictures", len(safe)).format(n=len(safe))
        made: list[str] = []
        with self._document.transaction(label):
            for name, picture in safe:
                place = self._next_place(made, target)
                made.append(add_picture(self._document, self._blobs, place, picture, name))
        self._made(made, _("Picture added {where}"))

    def _next_place(self, made: Sequence[str], target: Target) -> str:
        """Where the next picture goes: what it was let go on, then the home of the first."""
        if made:
            first = self._document.find(made[0], Card)
            return first.home if first is not None else ""
        return target.card or (target.act() if target.act is not None else "")

    def _made(self, ids: Sequence[str], words: str) -> None:
        """Select what was made, and say where it is."""
        self._canvas.select(ids)
        self._canvas.setFocus()
        records = [x for x in (self._document.get(id) for id in ids) if x is not None]
        things = words_for(records)
        text = " ".join(words.format(things=things, where=self._where(ids)).split()).replace(" ,", ",")
        self._around.toast(text[:1].upper() + text[1:])

    def _where(self, ids: Sequence[str]) -> str:
        """What these belong to, in words: one thing, or the first and the last of several."""
        homes = list(dict.fromkeys(home.id for id in ids if (home := self._home_of(id)) is not None))
        if not homes:
            return ""
        if any(self._document.find(home, Journey) for home in homes):
            return _("into the journey")
        home, last = self._document.node(homes[0]), self._document.node(homes[-1])
        if last is not home:
            first, end = (figures(numbered_title(self._document, place)) for place in (home, last))
            return _("from {first} to {last}").format(first=first, last=end)
        name = figures(numbered_title(self._document, home))
        if isinstance(home, Stage):
            return _("into stage {stage}").format(stage=name)
        return _("at {place}").format(place=name)

    def _home_of(self, id: str) -> Node | None:
        record = self._document.get(id)
        owner = OWNERS.get(type(record)) if record is not None else None
        return self._document.get(getattr(record, owner)) if owner else None


def _text_with_keyboard() -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """The text somebody is writing, if any."""
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, Texts) else None


def _on_clipboard() -> QMimeData | None:
    """What lies there; nothing at all is None on some systems."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return data


def picture_bytes(data: QMimeData) -> bytes | None:
    """The picture a clipboard or a drop holds, as a file's bytes; None when there is none."""
    for name in PICTURE_FORMATS:
        if data.hasFormat(name):
            found = bytes(data.data(name).data())
            if found:
                return found
    image = data.imageData() if data.hasImage() else None
    return bytes(png_of(image).data()) if isinstance(image, QImage) and not image.isNull() else None


def plain_from_html(html: str) -> str:
    """The words of a page; never its markup. Raises Refused when it is too long."""
    if len(html) > MOST_HTML:
        raise Refused(_("The text is too long to paste; paste less at once"))
    # Qt leaves a sign where a picture stood.
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace("\ufffc", "")


def read_picture(path: Path) -> bytes:
    """The bytes of a picture's file. Raises Refused, one sentence."""
    try:
        if not path.is_file():
            raise Refused(_("“{name}” is a folder or not a file; choose a picture").format(name=path.name))
        with path.open("rb") as file:
            return file.read(MOST_PICTURE_BYTES + 1)
    except OSError as error:
        raise Refused(_("“{name}” cannot be read").format(name=path.name)) from error
