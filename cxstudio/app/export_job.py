"""One export in a process of its own, from a frozen copy of the session; a cancel leaves nothing behind.

The child writes into a folder of its own. Only a finished export is put in its place, as a whole.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxstudio.app.child import Child, texts
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.formats.placing import page_path, place
from cxstudio.words import _


class ExportJob(QObject):
    """`progressed` tells done and whole steps, `finished` the files made and what they lack, `failed` a sentence."""

    progressed = Signal(int, int)
    finished = Signal(list, list)
    failed = Signal(str)

    def __init__(self, file: SessionFile, target: Path, options: Sequence[str], name: str = "") -> None:
        """`name` is what the session's file is called on pages and in words; a draft's own is known to nobody."""
        super().__init__()
        self._target = target
        self._folder = Path(tempfile.mkdtemp(prefix="cxstudio-export-"))
        self._child = Child(self)
        self._child.progressed.connect(self.progressed)
        self._child.ended.connect(self._ended)
        self._child.unstarted.connect(self._broke)
        self._snapshot = self._folder / (name or file.path.name)
        self._made = self._folder / "made" / target.name
        self._file, self._options = file, list(options)

    @property
    def running(self) -> bool:
        return self._child.running

    def start(self) -> None:
        """Freeze the session and let the child begin."""
        try:
            self._made.parent.mkdir()
            self._file.save_copy(self._snapshot)
        except (FileProblem, OSError) as problem:
            self._clear()
            self.failed.emit(str(problem))
            return
        self._child.start(
            ["export", str(self._snapshot), "-o", str(self._made), "--progress", *self._options],
            scratch=self._folder,
        )

    def cancel(self) -> None:
        """Stop; nothing was put anywhere, and the child's folder goes."""
        self._child.cancel()
        self._clear()

    def _broke(self) -> None:
        self._clear()
        self.failed.emit(_("The export could not be started"))

    def _ended(self, well: bool) -> None:
        told = self._child.told
        if not well:
            self._clear()
            problem = str(told.get("problem", ""))
            self.failed.emit(problem or self._child.last_words or _("The export ended without a word"))
            return
        try:
            placed = place(self._target, self._pages())
        except (FileProblem, OSError) as problem:
            self.failed.emit(str(problem))
            return
        finally:
            self._clear()
        self.finished.emit(list(placed.files), [*texts(told, "warnings"), *placed.warnings])

    def _pages(self) -> list[Path]:
        """What was made: the file, and further pages beside it."""
        found = [self._made]
        while (further := page_path(self._made, len(found) + 1)).is_file():
            found.append(further)
        return found

    def _clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
