"""The photo of a wall beside the line: taken in, shown, ticked, and what notes lean on while it shows; no painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout
from shiboken6 import isValid

from cxstudio.app.decoding import Decoding
from cxstudio.app.panels.entry import Entry
from cxstudio.app.picture_files import TAKEN_ENDINGS, picture_bytes, read_picture
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.photo_pane import PhotoPane
from cxstudio.app.workshop.photo_view import MOST_TICKS, PAN, STEP, PhotoView, Tick
from cxstudio.edits.capture import add_photo, photo_of, photos
from cxstudio.edits.deleting import delete
from cxstudio.edits.problems import Refused
from cxstudio.insight.plan import today
from cxstudio.model.document import Report
from cxstudio.model.measures import Source
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import PictureProblem, TakenIn
from cxstudio.words import _

_TICKS = "photo ticks"  # in the file's local state
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_ALT_KEYS: dict[Qt.Key, Callable[[PhotoView], None]] = {
    Qt.Key.Key_Plus: lambda view: view.zoom_by(STEP),
    Qt.Key.Key_Equal: lambda view: view.zoom_by(STEP),
    Qt.Key.Key_Minus: lambda view: view.zoom_by(1 / STEP),
    Qt.Key.Key_0: lambda view: view.fit(),
    Qt.Key.Key_Left: lambda view: view.pan_by(-PAN, 0),
    Qt.Key.Key_Right: lambda view: view.pan_by(PAN, 0),
    Qt.Key.Key_Up: lambda view: view.pan_by(0, -PAN),
    Qt.Key.Key_Down: lambda view: view.pan_by(0, PAN),
}


class PhotoHere(QObject):
    """Of one window. `row` holds the pane, which stands before the views."""

    def __init__(self, around: Around, row: QHBoxLayout, wears: Theme) -> None:
        super().__init__(around.window)
        self._around, self._row, self._look = around, row, wears
        self.pane: PhotoPane | None = None
        self.source = ""  # what is shown
        self._removed = ""
        self._tiles_shown = True  # before a photo came
        self._entries: list[Entry] = []
        self._decoding: Decoding | None = None
        self._stop = around.document.subscribe(self._hear)
        around.window.installEventFilter(self)

    @property
    def shown(self) -> bool:
        """Whether a photo is beside the map."""
        return bool(self.source)

    def serve(self, entry: Entry) -> None:
        """Let a line know of the photo; the line of a journey that is looked at for the first time as well."""
        self._entries = [one for one in self._entries if isValid(one)]
        if entry not in self._entries:
            self._entries.append(entry)
        self._tell_entries()

    def toggle(self) -> None:
        """Show the photo that was taken in last, or hide it; choose one where there is none."""
        if self.source:
            self.hide()
            return
        there = photos(self._around.document)
        if there:
            self.show_photo(there[-1][0].id)
        else:
            self.choose()

    def choose(self) -> None:
        """Ask for a photo's file."""
        patterns = " ".join(f"*{ending}" for ending in TAKEN_ENDINGS)
        name, _filter = QFileDialog.getOpenFileName(
            self._around.window, _("Choose the photo of a wall"), "", f"{_('Pictures')} ({patterns})"
        )
        if name:
            self.take_files([Path(name)])

    def take_files(self, files: Sequence[Path]) -> None:
        """Take photos in, each as a source of its own; without a file the picture on the clipboard."""
        if not files:
            data = picture_bytes(QGuiApplication.clipboard().mimeData())
            if data is not None:
                self._take(data, "")
        for path in files:
            try:
                self._take(read_picture(path), path.name)
            except Refused as refusal:
                self._around.say(refusal.reason)

    def _take(self, data: bytes, name: str) -> None:
        """A large photo is made safe beside the window and comes a little later."""
        decoding = self._decoding = self._decoding or Decoding(self)
        if not decoding.take(data, name, lambda safe: self._keep(safe, name)):
            self._around.say(_("The photo is being read"))

    def _keep(self, safe: Callable[[], TakenIn], name: str) -> None:
        session = self._around.session
        try:
            source = add_photo(session.document, session.file, safe(), name, today())
        except (Refused, PictureProblem) as problem:
            self._around.say(str(problem))
            return
        self.show_photo(source)

    def show_photo(self, source: str) -> None:
        """Show the photo of a source beside the map, with its ticks; the keyboard goes to the line."""
        document, file = self._around.document, self._around.session.file
        photo = photo_of(document, source)
        data = file.blob(photo.sha256) if photo is not None else None
        if photo is None or data is None:
            self._around.say(_("The photo is not in the file"))
            return
        self.source = source
        pane = self._open()
        pane.view.show_photo(QImage.fromData(data), self._ticks().get(source, []))
        self._call()
        self._tell_entries()
        self._around.show_map()
        self.serve(self._around.entry())
        self._around.entry().line.setFocus()

    def hide(self) -> None:
        """Put the photo away; it stays in the file as the source."""
        self.source = ""
        if self.pane is not None:
            self.pane.hide()
            self._give_room(shown=False)
        self._tell_entries()

    def remove(self) -> None:
        """Take the photo out of the file; undo brings it back, with what leaned on it."""
        if self.source:
            self._removed = self.source
            delete(self._around.document, [self.source])
            self._around.offer_undo(_("Photo removed"))

    def wear(self, wears: Theme) -> None:
        """Put a theme on the pane."""
        self._look = wears
        if self.pane is not None:
            self.pane.wear(wears)

    def close_down(self) -> None:
        self._stop()
        if self._decoding is not None:
            self._decoding.stop()

    # Keys in the line

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key in the line is the photo's."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        return (held == _ALT and Qt.Key(event.key()) in _ALT_KEYS) or (held == _CTRL and enter)

    def key(self, event: QKeyEvent) -> bool:
        """Zoom, move or tick; False for any other key. Ctrl+Enter adds what is typed before it ticks."""
        if self.pane is None or not self.claims(event):
            return False
        if event.modifiers() & _ALT:
            _ALT_KEYS[Qt.Key(event.key())](self.pane.view)
        else:
            self._around.entry().submit()
            self.pane.view.tick_here()
        return True

    # Inner workings

    def _open(self) -> PhotoPane:
        pane = self.pane
        if pane is None:
            pane = self.pane = PhotoPane(self._look)
            pane.wanted.connect(self._do)
            pane.dropped.connect(self.take_files)
            pane.view.ticked.connect(self._keep_ticks)
            pane.hide()
            self._row.insertWidget(1, pane)
        pane.fit_window(self._around.window.width())
        if pane.isHidden():
            pane.show()
            self._give_room(shown=True)
        return pane

    def _give_room(self, *, shown: bool) -> None:
        """The map has the room of the tiles while somebody types from a photo; they come back afterwards."""
        areas = self._around.areas()
        if shown:
            self._tiles_shown, areas.left_shown = areas.left_shown, False
        else:
            areas.left_shown = areas.left_shown or self._tiles_shown
        areas.lay_out()

    def _do(self, name: str) -> None:
        does = {"next": self._next, "choose": self.choose, "remove": self.remove, "close": self.hide}
        does[name]()

    def _next(self) -> None:
        there = [source.id for source, _photo in photos(self._around.document)]
        at = there.index(self.source) if self.source in there else -1
        self.show_photo(there[(at + 1) % len(there)])

    def _call(self) -> None:
        source = self._around.document.find(self.source, Source)
        if self.pane is not None and source is not None:
            several = len(photos(self._around.document)) > 1
            self.pane.call(source.title, len(self.pane.view.ticks), several=several)

    def _tell_entries(self) -> None:
        for entry in self._entries:
            if isValid(entry):
                entry.source = self.source
                entry.beside = self if self.source else None

    def _ticks(self) -> dict[str, list[Tick]]:
        kept: Any = self._around.session.file.local(_TICKS)
        if not isinstance(kept, dict):
            return {}
        return {str(id): _ticks_from(places) for id, places in kept.items()}

    def _keep_ticks(self, ticks: list[Tick]) -> None:
        kept = self._ticks() | {self.source: ticks}
        there = {source.id for source, _photo in photos(self._around.document)}
        value = {id: [list(place) for place in places] for id, places in kept.items() if id in there}
        self._around.session.keep_now(_TICKS, value)
        self._call()

    def _hear(self, report: Report) -> None:
        changed = {change.id for change in report.changes}
        document = self._around.document
        if self.source in changed and photo_of(document, self.source) is None:
            self._removed = self.source
            self.hide()
        elif self._removed in changed and photo_of(document, self._removed) is not None:
            self.show_photo(self._removed)
        elif self.source in changed:
            self._call()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.pane is not None and self.source:
            self.pane.fit_window(self._around.window.width())
        return False


def _ticks_from(kept: Any) -> list[Tick]:
    """Places from a file's local state; what does not fit is left out."""
    found: list[Tick] = []
    for place in kept if isinstance(kept, list) else ():
        if isinstance(place, list | tuple) and len(place) == 2:
            x, y = place
            if all(isinstance(part, int | float) and 0 <= part <= 1 for part in (x, y)):
                found.append((float(x), float(y)))
    return found[:MOST_TICKS]
