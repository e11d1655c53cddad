"""The file a new window will show, begun, opened or copied; what goes wrong is told plainly. It knows no window."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cxstudio.app.dialogs.opening import copy_to_draft, way_out
from cxstudio.app.dialogs.problems import tell
from cxstudio.app.settings import Settings
from cxstudio.edits.sessions import start_session
from cxstudio.files.drafts import drafts_place, new_draft
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.text.digits import right_to_left
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.files.templates import Template


def empty_map(language: str, parent: QWidget | None) -> SessionFile | None:
    """An empty map in a draft of its own, in a language and its direction."""
    try:
        file = new_draft()
    except (FileProblem, OSError):
        words = _("New maps are kept in the folder {folder}, which cannot be written here.")
        tell(parent, _("No new map could be made"), words.format(folder=drafts_place()))
        return None
    direction = "rtl" if right_to_left(language) else "ltr"
    start_session(file.document, language=language, direction=direction, date=time.strftime("%Y-%m-%d"))
    return file


def begun_from(template: Template, language: str, parent: QWidget | None) -> SessionFile | None:
    """A map that begins as a template does, in a draft of its own."""
    from cxstudio.app.beginning import draft_from

    try:
        return draft_from(template, language)
    except (FileProblem, OSError) as problem:
        tell(parent, _("No map could be made from this template"), str(problem))
        return None


def opened(path: Path, settings: Settings, parent: QWidget | None) -> SessionFile | None:
    """The file at a path, or what came of the ways out where it does not open."""
    try:
        return SessionFile.open(path)
    except FileProblem as problem:
        if problem.kind == "missing":
            settings.forget(problem.path)
        return way_out(problem, parent)


def copied(path: Path, parent: QWidget | None) -> SessionFile | None:
    """A draft with the content of a file that itself stays as it is."""
    try:
        return copy_to_draft(path)
    except (FileProblem, OSError) as problem:
        tell(parent, _("“{name}” could not be opened").format(name=path.name), str(problem))
        return None
