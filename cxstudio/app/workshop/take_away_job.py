"""One take-away folder written in a process of its own, from a frozen copy of the session; it knows no widget."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cxstudio.app.child import Child, texts
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.words import _

_SETTLED = 1000  # milliseconds after which the processes that a cancelled child had started are gone for sure


class TakeAwayJob(QObject):
    """`told` carries a part and what kept it from being made, "" where it was made. At the end comes one of two.

    `finished` carries the folder, and what there is to remark and what is missing, as sentences; `failed` a sentence
    where there is no folder.
    """

    told = Signal(str, str)
    finished = Signal(object, list, list)
    failed = Signal(str)

    def __init__(self, file: SessionFile, target: Path, parts: Sequence[str], name: str = "") -> None:
        """`name` is what the file is called in names of files; a draft's own name is known to nobody."""
        super().__init__()
        self._file, self._target, self._parts = file, target, parts
        self._name = name or file.path.name
        self._folder = Path(tempfile.mkdtemp(prefix="cxstudio-take-away-"))
        self._child = Child(self)
        self._child.progressed.connect(self._tell)
        self._child.ended.connect(self._ended)
        self._child.unstarted.connect(self._broke)

    @property
    def running(self) -> bool:
        return self._child.running

    def start(self) -> None:
        """Freeze the session and let the child begin."""
        snapshot = self._folder / self._name
        try:
            self._file.save_copy(snapshot)
        except (FileProblem, OSError) as problem:
            self._clear()
            self.failed.emit(str(problem))
            return
        words = ["take-away", str(snapshot), "-o", str(self._target), "--parts", ",".join(self._parts)]
        self._child.start([*words, "--progress"], scratch=self._folder)

    def cancel(self) -> None:
        """Stop. No folder appears, and what was written for it goes."""
        self._child.cancel()
        self._clear()
        QTimer.singleShot(_SETTLED, self, self._clear)

    def _tell(self, _done: int, _whole: int) -> None:
        said = self._child.told
        self.told.emit(str(said.get("part", "")), str(said.get("problem", "")))

    def _broke(self) -> None:
        self._clear()
        self.failed.emit(_("The take-away folder could not be begun"))

    def _ended(self, well: bool) -> None:
        self._clear()
        said = self._child.told
        if well and "folder" in said:
            self.finished.emit(
                Path(str(said["folder"])), list(texts(said, "warnings")), list(texts(said, "problems"))
            )
            return
        problem = str(said.get("problem", "")) or self._child.last_words
        self.failed.emit(problem or _("Writing the take-away folder ended without a word"))

    def _clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
