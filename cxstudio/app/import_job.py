"""One import in a process of its own, so that no file, whatever it holds, can end or stop the window."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxstudio.app.child import Child, texts
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an import: a session file with things to say about it, or a sentence why there is none.

    `faults` has a sentence for each row that is wrong; without those rows the import would go on.
    """

    warnings: tuple[str, ...] = ()
    problem: str = ""
    faults: tuple[str, ...] = ()


class ImportJob(QObject):
    """Makes the session file `target` of a table or JSON file; `progressed` tells done and whole steps."""

    progressed = Signal(int, int)
    ended = Signal(object)  # an Outcome

    def __init__(self, source: Path, target: Path, options: Sequence[str] = ()) -> None:
        super().__init__()
        self._target, self._options = target, list(options)
        self._source, self._folder = spellable(source)
        self._over = False
        self._child = Child(self)
        self._child.progressed.connect(self.progressed)
        self._child.ended.connect(self._ended)
        self._child.unstarted.connect(self._broke)

    def start(self) -> None:
        self._child.start(
            ["import", "--progress", *self._options, "--", str(self._source), str(self._target)]
        )

    def cancel(self) -> None:
        """Stop; no session file was made."""
        self._over = True
        self._child.cancel()
        self._clear()

    def _broke(self) -> None:
        self._finish(
            Outcome(problem=_("The import could not be started. Start CX Studio anew and try again."))
        )

    def _ended(self, well: bool) -> None:
        told = self._child.told
        if well and told and self._target.exists():
            self._finish(Outcome(texts(told, "warnings")))
            return
        unforeseen = self._child.last_words or _(
            "The file cannot be read safely. Ask its sender for another copy, or split it into several."
        )
        problem = str(told.get("problem", ""))
        self._finish(Outcome(problem=problem or unforeseen, faults=texts(told, "faults")))

    def _finish(self, outcome: Outcome) -> None:
        if not self._over:
            self._over = True
            self._clear()
            self.ended.emit(outcome)

    def _clear(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def spellable(source: Path) -> tuple[Path, Path | None]:
    """The file under a name Qt can hand on, and the folder made for that: a name may hold bytes that are no letters."""
    name = os.fsencode(source)
    if name == str(source).encode("utf-8", "replace"):
        return source, None
    folder = Path(tempfile.mkdtemp(prefix="cxstudio-import-"))
    link = folder / os.fsencode(source.name).decode("utf-8", "replace")
    link.symlink_to(source)
    return link, folder
