"""Waiting for a foreign table that another process reads: its sheets, or why there are none; it tells nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from cxstudio.app.dialogs.importing import PATIENCE, Waiting
from cxstudio.app.table_job import TableJob
from cxstudio.exchange.coming_back import is_returning
from cxstudio.exchange.sheet_rows import SheetRows
from cxstudio.words import _

_MARKED = re.compile(
    rb"c\0?x\0?s\0? \0?[a-z]"
)  # as the heading over the marks of a table begins, however encoded
_HEADINGS = 1 << 18  # bytes of a text in which its headings stand


@dataclass(frozen=True, slots=True)
class Read:
    """The sheets of a file, or a sentence why there are none; neither when somebody called it off."""

    sheets: tuple[SheetRows, ...] = ()
    problem: str = ""

    @property
    def called_off(self) -> bool:
        return not self.sheets and not self.problem


def read_apart(path: Path, parent: QWidget | None) -> Read:
    """The sheets of a file (.csv or .xlsx), read by a child; a wait that is felt is shown and can be called off."""
    job, loop = TableJob(path), QEventLoop()
    found: list[Read] = []
    waiting = Waiting(path.name, parent)
    job.read.connect(lambda sheets: found.append(Read(sheets, "" if sheets else _("It holds no rows."))))
    job.refused.connect(lambda reason: found.append(Read(problem=reason)))
    job.read.connect(loop.quit)
    job.refused.connect(loop.quit)
    waiting.rejected.connect(loop.quit)
    job.start()
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    try:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not found:
            waiting.open()
            loop.exec()
    finally:
        waiting.close()
        job.cancel()
        waiting.deleteLater()
    return found[0] if found else Read()


def read_returning(path: Path, parent: QWidget | None) -> Read | None:
    """The sheets of a table to be brought back into some session; None for a file that is none, or cannot be read."""
    if not _may_return(path):
        return None
    read = read_apart(path, parent)
    return read if read.called_off or is_returning(read.sheets) else None


def _may_return(path: Path) -> bool:
    """Whether it is worth reading a file: of a text its first bytes tell, and nothing is made of them."""
    suffix = path.suffix.lower()
    if suffix != ".csv":
        return suffix == ".xlsx"
    try:
        with path.open("rb") as file:
            return _MARKED.search(file.read(_HEADINGS)) is not None
    except OSError:
        return False
