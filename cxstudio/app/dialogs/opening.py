"""The safe ways out when a file does not open: reading a copy, or salvaging into a new file; never over the old one."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from cxstudio.app.dialogs.problems import ask, tell
from cxstudio.app.figures import figures
from cxstudio.files.drafts import new_draft
from cxstudio.files.holder import holder_of
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.files.salvage import SalvageResult

COPY = ("locked", "read-only")
SALVAGE = ("damaged", "truncated")


def way_out(problem: FileProblem, parent: QWidget | None) -> SessionFile | None:
    """Say what is wrong with a file and offer what helps; the session that came of it, or None."""
    headline = _("“{name}” could not be opened").format(name=problem.path.name)
    if problem.kind in COPY:
        return _out_of_use(problem, headline, parent)
    if problem.kind in SALVAGE:
        answer = ask(parent, headline, str(problem), {"salvage": _("Salvage…"), "close": _("Close")})
        return _salvage(problem.path, parent) if answer == "salvage" else None
    tell(parent, headline, str(problem))
    return None


def _out_of_use(problem: FileProblem, headline: str, parent: QWidget | None) -> SessionFile | None:
    """A file somebody else has open, or that cannot be written here: who has it, a copy, or another try."""
    said = " ".join(part for part in (str(problem), holder_words(problem.path)) if part)
    answers = {"copy": _("Open a copy"), "again": _("Try again"), "close": _("Close")}
    answer = ask(parent, headline, said, answers)
    if answer == "copy":
        return _copy_or_tell(problem.path, parent)
    if answer == "again":
        try:
            return SessionFile.open(problem.path)
        except FileProblem as still:
            return way_out(still, parent)
    return None


def holder_words(path: Path) -> str:
    """Who has a file open and since when, in a sentence; "" where that cannot be told."""
    holder = holder_of(path)
    if holder is None:
        return ""
    when = figures(time.strftime("%Y-%m-%d %H:%M", time.localtime(holder.since)))
    return _("Opened by {name} on {machine}, {when}.").format(
        name=holder.name or _("somebody"), machine=holder.machine or _("this machine"), when=when
    )


def copy_to_draft(path: Path) -> SessionFile:
    """A new draft with the content of a file that itself is only read. Raises FileProblem or OSError."""
    blank = new_draft()
    place = blank.path
    blank.close()
    place.unlink()
    shutil.copyfile(path, place)
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        # Rows that are still beside the file, because it is open elsewhere.
        shutil.copyfile(log, place.with_name(f"{place.name}-wal"))
    place.chmod(0o600)
    return SessionFile.open(place)


def _copy_or_tell(path: Path, parent: QWidget | None) -> SessionFile | None:
    try:
        return copy_to_draft(path)
    except (FileProblem, OSError) as problem:
        tell(parent, _("No copy could be made"), str(problem))
        return None


def _salvage(bad: Path, parent: QWidget | None) -> SessionFile | None:
    from cxstudio.files.salvage import salvage

    suggestion = bad.with_name(_("{name} salvaged.cxs").format(name=bad.stem))
    name, _filter = QFileDialog.getSaveFileName(
        parent, _("Salvage into a new file"), str(suggestion), _("CX Studio maps (*.cxs)")
    )
    if not name:
        return None
    try:
        # The file dialog has asked already whether to replace what is there.
        result = salvage(bad, Path(name), replace=Path(name).exists())
        file = SessionFile.open(Path(name))
    except (FileProblem, OSError) as problem:
        tell(parent, _("Nothing could be salvaged"), str(problem))
        return None
    if result.lost or result.named > result.found:
        tell(parent, _("The rest was salvaged"), salvage_words(result))
    return file


def salvage_words(result: SalvageResult) -> str:
    """What a salvage found and what not, in a few sentences."""
    n, missing = result.things, result.named - result.found
    words = [ngettext("{n} thing was read.", "{n} things were read.", n).format(n=n)]
    if result.lost:
        words.append(
            ngettext("{n} change could not be read.", "{n} changes could not be read.", result.lost).format(
                n=result.lost
            )
        )
    if missing > 0:
        words.append(
            ngettext(
                "{n} thing the file speaks of is missing.",
                "{n} things the file speaks of are missing.",
                missing,
            ).format(n=missing)
        )
    return figures(" ".join(words))
