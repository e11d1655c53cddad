"""The grip that drags the map out of the window as a file, and the making of that file; it lays nothing out itself.

A file is made from a frozen copy of the session by a process of its own while the grip is pressed, and the drag begins
by itself as soon as there is one. It cannot be left to the drop: on macOS what is carried is asked for when the drag
begins, elsewhere by some as soon as it is over them, and whoever waits for an answer stands still. The file is kept
for further drags until the map changes, and goes with the program.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from cxstudio.app.controls import RestAfterMenu
from cxstudio.app.export_job import ExportJob
from cxstudio.app.file_names import as_file_name, copy_name
from cxstudio.app.icons import icon
from cxstudio.app.labels import look
from cxstudio.app.local_files import OURS
from cxstudio.app.session import OpenSession
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.theme import Theme
from cxstudio.render.png import largest_dpi
from cxstudio.words import N_, _

USUAL_DPI, LOWEST_DPI = 150, 36
# A page is larger than its map by margins, head and notes: no more than this many times, and points.
_TIMES, _BESIDE = 1.6, 600.0


@dataclass(frozen=True, slots=True)
class Form:
    """What the map can be dragged out as."""

    ending: str
    name: str
    preparing: str
    ready: str


FORMS = (
    Form("pdf", N_("Drag out as PDF"), N_("Preparing the PDF"), N_("The PDF is ready: drag it out")),
    Form("png", N_("Drag out as PNG"), N_("Preparing the PNG"), N_("The PNG is ready: drag it out")),
)


@dataclass(frozen=True, slots=True)
class From:
    """Whose map is dragged out: the session, the journey on the screen, how large its map is, and where to say so."""

    session: OpenSession
    journey: Callable[[], str]
    bounds: Callable[[], Bounds]
    say: Callable[[str], None]


@cache
def _folder() -> Path:
    """Where the files lie until the program ends: whoever took one may still read it."""
    found = Path(tempfile.mkdtemp(prefix="cxstudio-drag-"))
    atexit.register(shutil.rmtree, found, ignore_errors=True)
    return found


class OutFile(QObject):
    """The file of a map as it is now: `path` once it is `ready`; `failed` tells why there is none."""

    ready = Signal()
    failed = Signal(str)

    def __init__(self, source: From) -> None:
        super().__init__()
        self._source = source
        self._job: ExportJob | None = None
        self._made: tuple[object, Path] | None = None
        self._wanted: object = None

    def path(self, form: Form) -> Path | None:
        """The file, where there is one of the map as it is now."""
        if self._made is None or self._made[0] != self._state(form) or not self._made[1].is_file():
            return None
        return self._made[1]

    @property
    def is_preparing(self) -> bool:
        return self._job is not None and self._job.running

    def prepare(self, form: Form) -> None:
        """Begin to make the file, unless that has begun."""
        session = self._source.session
        session.flush()
        state = self._state(form)
        if self.is_preparing and state == self._wanted:
            return
        self.stop()
        name = f"{as_file_name(session.name())}.{form.ending}"
        target = Path(tempfile.mkdtemp(dir=_folder())) / name
        self._wanted = state
        self._job = job = ExportJob(session.file, target, self._words(form), copy_name(session))
        job.finished.connect(self._finished)
        job.failed.connect(self.failed)
        job.start()

    def stop(self) -> None:
        """Nobody wants the file any longer."""
        if self.is_preparing and self._job is not None:
            self._job.cancel()
        self._job = None

    def _finished(self, files: list[Path], _warnings: list[str]) -> None:
        self._made = (self._wanted, files[0])
        self.ready.emit()

    def _state(self, form: Form) -> object:
        """What the file is of; another one must be made where this is other."""
        document = self._source.session.document
        return form, self._source.journey(), document.changed, len(document.graph)

    def _words(self, form: Form) -> list[str]:
        """The map alone, as words of the command line."""
        journeys = [journey.id for journey in self._source.session.document.journeys()]
        words = ["--journey", str(journeys.index(self._source.journey()) + 1), "--profile", "poster"]
        if form.ending == "pdf":
            return words
        area = self._source.bounds()
        most = largest_dpi(area.width * _TIMES + _BESIDE, area.height * _TIMES + _BESIDE)
        return [*words, "--dpi", str(max(LOWEST_DPI, min(USUAL_DPI, most)))]


class DragOut(QToolButton):
    """A small grip: dragged, the map goes out as a file; pressed, a menu says as which."""

    def __init__(self, export: QAction, copy: QAction) -> None:
        super().__init__()
        look(self, "grip")
        self._form = FORMS[0]
        self._out: OutFile | None = None
        self._source: From | None = None
        self._pressed_at: QPoint | None = None
        self._pulled = False  # far enough for a drag, with the button down
        self._awaited = False  # somebody pulled at it before there was a file
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(24, 32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = menu = QMenu(self)
        self._forms = QActionGroup(self)
        for form in FORMS:
            action = menu.addAction(_(form.name))
            action.setCheckable(True)
            action.setData(form)
            self._forms.addAction(action)
        menu.addSeparator()
        menu.addActions([export, copy])
        self._forms.triggered.connect(self._chosen)
        RestAfterMenu(self, menu)
        self.clicked.connect(self._open)
        self.take(self._form)

    def serve(self, source: From) -> None:
        """Whose map it drags from now on."""
        self._source = source
        self._out = OutFile(source)
        self._out.ready.connect(self._be_ready)
        self._out.failed.connect(self._tell)

    def take(self, form: Form) -> None:
        """Drag the map out in this form from now on."""
        self._form = form
        self._forms.actions()[FORMS.index(form)].setChecked(True)
        self.setToolTip(_(form.name))
        self.setAccessibleName(_(form.name))
        self.setAccessibleDescription(
            _("Drag it to a folder, a mail or a slide. With the keyboard use Export or Copy as picture.")
        )

    def wear(self, wears: Theme) -> None:
        self.setIcon(icon("grip-vertical", wears.colour("inkMuted"), 16))

    def close_down(self) -> None:
        """The window closes: what is still being made is given up."""
        if self._out is not None:
            self._out.stop()
        self._out = self._source = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._pulled, self._awaited = event.position().toPoint(), False, False
            if self._out is not None and self._out.path(self._form) is None:
                self._out.prepare(self._form)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._pressed_at
        if at is None or self._out is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - at).manhattanLength()
        self._pulled = far >= QApplication.startDragDistance()
        if self._pulled and not self._went() and self._out.is_preparing and not self._awaited:
            self._awaited = True
            self._tell(_(self._form.preparing))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # What was pulled at is no press for the menu.
        pulled = self._pressed_at is None or not self.rect().contains(event.position().toPoint())
        self._pressed_at, self._pulled = None, False
        if pulled:
            self.setDown(False)
            return
        if self._out is not None and not self._awaited:
            self._out.stop()
        super().mouseReleaseEvent(event)

    def data_of(self, path: Path) -> QMimeData:
        """What a drop takes: the file."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        data.setData(OURS, b"1")
        return data

    def drag(self, path: Path) -> None:
        """Carry the file until it is let go."""
        drag = QDrag(self)
        drag.setMimeData(self.data_of(path))
        drag.setPixmap(icon("file-down", self.palette().text().color().name(), 32).pixmap(32, 32))
        drag.exec(Qt.DropAction.CopyAction)

    def _went(self) -> bool:
        """Whether the file was there, and so the drag has begun."""
        path = self._out.path(self._form) if self._out is not None else None
        if path is None:
            return False
        self._pressed_at, self._pulled = None, False
        self.setDown(False)
        self.drag(path)
        return True

    def _be_ready(self) -> None:
        if self._awaited:
            self._tell(_(self._form.ready))
        if self._pulled:
            self._went()

    def _tell(self, words: str) -> None:
        if self._source is not None:
            self._source.say(words)

    def _chosen(self, action: QAction) -> None:
        self.take(action.data())

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
