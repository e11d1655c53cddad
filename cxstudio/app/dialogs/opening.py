"""The safe ways out when a file does not open: reading a copy, or salvaging into a new file; never over the old one."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cxstudio.app.dialogs.problems import ask, tell
from cxstudio.files.drafts import new_draft
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.words import _, ngettext

COPY = ("locked", "read-only")
SALVAGE = ("damaged", "truncated")


def way_out(problem: FileProblem, parent: QWidget | None) -> SessionFile | None:
    """Say what is wrong with a file and offer what helps; the session that came of it, or None."""
    headline = _("“{name}” could not be opened").format(name=problem.path.name)
    if problem.kind in COPY:
        answer = ask(parent, headline, str(problem), {"copy": _("Open a copy"), "close": _("Close")})
        return _copy_or_tell(problem.path, parent) if answer == "copy" else None
    if problem.kind in SALVAGE:
        answer = ask(parent, headline, str(problem), {"salvage": _("Salvage…"), "close": _("Close")})
        return _salvage(problem.path, parent) if answer == "salvage" else None
    tell(parent, headline, str(problem))
    return None


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
        result = salvage(bad, Path(name))
        file = SessionFile.open(Path(name))
    except (FileProblem, OSError) as problem:
        tell(parent, _("Nothing could be salvaged"), str(problem))
        return None
    lost = result.lost
    if lost:
        words = ngettext("{n} change could not be read.", "{n} changes could not be read.", lost)
        tell(parent, _("The rest was salvaged"), words.format(n=lost))
    return file
