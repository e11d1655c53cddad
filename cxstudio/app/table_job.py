"""A foreign table read in a process of its own and handed to the window as sheets; no file can end the window."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxstudio.app.child import Child
from cxstudio.app.import_job import spellable
from cxstudio.app.slices import Slices
from cxstudio.exchange.rows_file import reading
from cxstudio.words import _


class TableJob(QObject):
    """`read` tells the sheets (a tuple of SheetRows), `refused` one sentence why there are none."""

    read = Signal(object)
    refused = Signal(str)

    def __init__(self, source: Path) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="cxstudio-table-"))
        self._lines = self._folder / "rows.jsonl"
        self._source, self._link = spellable(source)
        self._child = Child(self)
        self._child.ended.connect(self._ended)
        self._child.unstarted.connect(self._unstarted)
        self._slices = Slices(self)
        self._slices.ended.connect(self._all_read)
        self._slices.failed.connect(self._broken)

    def start(self) -> None:
        self._child.start(["rows", "-o", str(self._lines), "--", str(self._source)])

    def cancel(self) -> None:
        """Stop; nothing more is told."""
        self._child.cancel()
        self._slices.stop()
        self._clear()

    def _ended(self, well: bool) -> None:
        told = self._child.told
        if well and "file" in told and self._lines.exists():
            self._slices.start(reading(self._lines))
            return
        unforeseen = self._child.last_words or self._unsafe()
        self._refuse(str(told.get("problem", "")) or unforeseen)

    def _unstarted(self) -> None:
        self._refuse(_("The import could not be started. Start CX Studio anew and try again."))

    def _broken(self, _error: object) -> None:
        self._refuse(self._unsafe())

    def _unsafe(self) -> str:
        return _("The file cannot be read safely. Ask its sender for another copy, or split it into several.")

    def _all_read(self, sheets: object) -> None:
        self._clear()
        self.read.emit(sheets)

    def _refuse(self, reason: str) -> None:
        self._clear()
        self.refused.emit(reason)

    def _clear(self) -> None:
        for folder in (self._folder, self._link):
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
