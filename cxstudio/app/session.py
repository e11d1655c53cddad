"""An open file as the window knows it: what to say of its saving, when to flush, retry and rest; it draws nothing."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cxstudio.app.figures import figures
from cxstudio.edits.sessions import add_journey
from cxstudio.files.drafts import drafts_place, holds_words, is_bare, rescue, rescued_name
from cxstudio.files.holder import let_go, take
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document, Report
from cxstudio.model.records import SESSION_ID
from cxstudio.words import _

log = logging.getLogger("cxstudio")
REST = 2000  # milliseconds after the last edit until the file is tidied
WATCH = 3000  # milliseconds between looks whether the file is still there
RETRY = 4000  # milliseconds between tries while the disk refuses


class OpenSession(QObject):
    """One file for as long as its window is open. `told` carries the save state in words and whether it is bad.

    `lost`: another program moved, deleted or replaced the file under the window; `found`: it is in its place again.
    """

    told = Signal(str, bool)
    lost = Signal()
    found = Signal()
    _posted = Signal(object)  # from whichever thread, to be run in the window's

    def __init__(self, file: SessionFile, *, borrowed: bool = False, number: int = 1) -> None:
        super().__init__()
        self.file = file
        self.number = number  # tells a map without a title from the others that are open
        self._borrowed = (
            borrowed  # a copy of something that lies elsewhere: worth keeping only once it was edited
        )
        self._edited = False
        self._flushers: list[Callable[[], None]] = []
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._tidy)
        self._retry = QTimer(self, interval=RETRY)
        self._retry.timeout.connect(self.retry)
        self._home = _mark(file.path)
        self._copy: tuple[Path, int] | None = None  # the last copy, and up to which row it goes
        self.is_lost = False  # the file is not in its place
        self._watch = QTimer(self, interval=WATCH)
        self._watch.timeout.connect(self._look)
        self._watch.start()
        take(file)
        self._stop_hearing = file.document.subscribe(self._hear)
        self._stop_states = file.on_state(self._state)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)
        file.write_behind(self._posted.emit)

    @property
    def document(self) -> Document:
        return self.file.document

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def is_draft(self) -> bool:
        """Whether the file still lies where nobody put it."""
        return self.path.parent == drafts_place()

    @property
    def unsaved(self) -> bool:
        """Whether something is not on disk."""
        return bool(self.file.state.pending)

    @property
    def copied(self) -> Path | None:
        """A copy that holds everything as it is now, in its place; None when there is none."""
        if self._copy is None or self._copy[1] != self.file.latest or not self._copy[0].is_file():
            return None
        return self._copy[0]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was made yet that anybody would miss."""
        return is_bare(self.document) and not holds_words(self.file)

    def journey(self) -> str:
        """The journey to show: the first one; an empty file gets one."""
        journeys = self.document.journeys()
        return journeys[0].id if journeys else add_journey(self.document)

    def undo_label(self) -> str | None:
        """What undo would take back; never the step that made the map, without which there is nothing to show."""
        try:
            first = self.document.undo_takes_away(self.journey())
        except FileProblem:  # a disk that is gone: what is to be undone lies there, and undo says so
            first = False
        return None if first else self.document.undo_label

    def name(self) -> str:
        """What the window is called after: the file, or the session's title while it is a draft."""
        if not self.is_draft:
            return self.path.stem
        title = rescued_name(self.path) or " ".join(self.document.session.title.split())
        if title:
            return title[:80]
        return figures(_("Untitled map {n}").format(n=self.number)) if self.number > 1 else _("Untitled map")

    @property
    def untitled(self) -> bool:
        """Whether it has neither a file somebody named nor a title."""
        return self.is_draft and not self.document.session.title.strip()

    def state_words(self) -> tuple[str, bool]:
        """The promise in words: "Saved 10:42" only when everything is on disk."""
        state = self.file.state
        trouble = (state.pending and state.problem) or self.is_lost
        if trouble and self.copied is not None:
            return _("Saved in the copy {name}").format(name=self.copied.name), False
        if state.pending and state.problem:
            return _as_state(state.problem), True
        if self.is_lost:
            return _("Not in its place: “{name}”").format(name=self.path.name), True
        if state.pending:
            return _("Saving"), False
        if state.saved is None:
            return _("Saved"), False
        return figures(
            _("Saved {time}").format(time=time.strftime("%H:%M", time.localtime(state.saved)))
        ), False

    def on_flush(self, flusher: Callable[[], None]) -> None:
        """Call this before the file is saved, copied or closed: it writes what is still being typed."""
        self._flushers.append(flusher)

    def flush(self) -> None:
        for flusher in self._flushers:
            flusher()

    def retry(self) -> None:
        """Try again to write what the disk refused."""
        self.file.retry()

    def save_copy(self, path: Path) -> None:
        """Write a complete copy, which is remembered while it holds everything. Raises FileProblem."""
        self.flush()
        self.file.save_copy(path)
        self._copy = (path, self.file.latest)
        self._state()

    def go_on_in(self, copy: Path) -> None:
        """Be at home in a copy of this very file from now on; the old one stays as it is. Raises FileProblem."""
        self.flush()
        self.file.go_on_in(copy)
        take(self.file)
        self._look()
        self._state()

    def keep_now(self, key: str, value: Any) -> None:
        """Keep a value with the file and write it down at once, in case the program is ended by force."""
        if not self.file.closed and self.file.local(key) != value:
            self.file.set_local(key, value)
            self.file.idle()

    def close(self, *, abandon: bool = False) -> None:
        """Write the rest and let the file go; an empty draft goes with it.

        Raises FileProblem, and stays open, while the disk refuses something that is not to be abandoned, or the file is
        not in its place and no copy has everything.
        """
        if self.file.closed:
            return
        self.flush()
        untouched = self.is_blank or (self._borrowed and not self._edited and not holds_words(self.file))
        forgettable = self.is_draft and untouched
        self._look()
        if self.is_lost and not (abandon or untouched or self.copied):
            raise FileProblem("moved", self.path)
        let_go(self.file)
        try:
            self.file.close(abandon=abandon)
        except FileProblem:
            take(self.file)
            raise
        self._watch.stop()
        self._rest.stop()
        self._retry.stop()
        self._stop_hearing()
        self._stop_states()
        if forgettable:
            self.path.unlink(missing_ok=True)

    def put_away(self) -> None:
        """Close without a question; what the disk refuses becomes a draft, which the next start offers."""
        try:
            self.close()
        except FileProblem:
            self.rescue()
            self.close(abandon=True)

    def rescue(self) -> None:
        """Where something is not on disk, and in no copy: a draft with everything, which the next start offers."""
        self._look()
        if not (self.unsaved or self.is_lost) or self.copied is not None:
            return
        number = self.file.latest
        try:
            self._copy = (rescue(self.file), number)
            log.warning("What was not saved in %s lies in %s", self.path, self._copy[0])
        except (FileProblem, OSError, ValueError):
            log.exception("What was not saved in %s could not be rescued either", self.path)

    def _run(self, posted: Callable[[], None]) -> None:
        posted()

    def _hear(self, report: Report) -> None:
        self._edited = True
        self._rest.start()
        if any(change.id == SESSION_ID for change in report.changes):
            self._state()

    def _state(self, *_state: object) -> None:
        text, bad = self.state_words()
        if bad and self.file.state.problem:
            self._retry.start()
        elif not bad:
            self._retry.stop()
        self.told.emit(text, bad)

    def _look(self) -> None:
        """Whether the file is still the one that was opened; each change is told once."""
        now, before = _mark(self.path), self.is_lost
        if now.path != self._home.path:
            self._home = now  # it got another place
        self.is_lost = now.there != self._home.there
        if self.is_lost and before and self.file.store.still_there():
            self._home, self.is_lost = now, False  # its disk came back under another number
        if self.is_lost != before:
            (self.lost if self.is_lost else self.found).emit()
            self._state()

    def _tidy(self) -> None:
        self.file.idle()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A path and which file lies there: its disk and its number on it."""

    path: Path
    there: tuple[int, int] | None


def _mark(path: Path) -> _Mark:
    try:
        found = path.stat()
    except OSError:
        return _Mark(path, None)
    return _Mark(path, (found.st_dev, found.st_ino))


def _as_state(problem: str) -> str:
    """The first sentence of a problem as a state: "Not saved: the disk of “Visit.cxs” is full"."""
    first = problem.split(". ", maxsplit=1)[0].rstrip(".")
    lead = _("Not saved")
    return first if first.startswith(lead) else f"{lead}: {first[:1].lower()}{first[1:]}"
