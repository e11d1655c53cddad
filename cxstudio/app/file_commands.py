"""What the File menu does to one session: its place, copies, versions, export; the dialogs for it lie in `dialogs`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cxstudio.app.dialogs.problems import ask, tell
from cxstudio.app.file_names import as_file_name
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.files.problems import FileProblem
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.app.window import MainWindow

ENDING = ".cxs"


class FileCommands:
    """The file commands of one window."""

    def __init__(self, window: MainWindow, session: OpenSession, settings: Settings) -> None:
        self._window, self._session, self._settings = window, session, settings

    def save(self) -> None:
        """A draft gets its place; any other file gets a version, silently."""
        self._session.flush()
        if not self._session.is_draft:
            if self._put_version(time.strftime("%Y-%m-%d %H:%M:%S")):
                self._window.toast.show_text(_("Version put. Everything is saved as you type."))
            return
        path = self._ask_place(_("Save the map"), self._session.name())
        if path is None:
            return
        try:
            self._session.file.move_to(path)
        except FileProblem as problem:
            tell(self._window, _("The map could not be saved there"), str(problem))
            return
        self._settings.remember(path)
        self._window.retitle()

    def save_version(self) -> None:
        """A version with a name of its own; one of the same name is replaced after a question."""
        from cxstudio.app.dialogs.naming import ask_name
        from cxstudio.files.versions import versions

        self._session.flush()
        name = ask_name(self._window, _("Save a version"), _("Save version"))
        if name is None:
            return
        if any(version.name == name for version in versions(self._session.file)):
            answers = {"replace": _("Replace it"), "keep": _("Keep it")}
            words = _("Choose another name, or replace it with what the map is now.")
            if (
                ask(self._window, _("There is a version “{name}”").format(name=name), words, answers)
                == "keep"
            ):
                return
        if self._put_version(name):
            self._window.toast.show_text(_("Version “{name}” put").format(name=name))

    def save_copy(self) -> None:
        """A complete copy elsewhere; this window stays in its own file."""
        self._session.flush()
        path = self._ask_place(_("Save a copy"), _("{name} copy").format(name=self._session.name()))
        if path is not None:
            self._write(path, clean=False)

    def save_clean_copy(self) -> None:
        """A copy for others: no history, nothing deleted, nothing internal."""
        self._session.flush()
        path = self._ask_place(
            _("Save a clean copy"), _("{name} for the client").format(name=self._session.name())
        )
        if path is not None:
            self._write(path, clean=True)

    def revert(self) -> None:
        from cxstudio.app.dialogs.versions import VersionsDialog
        from cxstudio.files.versions import revert, versions

        self._session.flush()
        dialog = VersionsDialog(versions(self._session.file), self._window)
        if dialog.exec():
            revert(self._session.file, dialog.chosen())

    def export(self) -> None:
        from cxstudio.app.dialogs.export import ExportDialog

        self._session.flush()
        dialog = ExportDialog(
            self._session, self._window.journey, self._settings, self._window.wears, self._window
        )
        dialog.open()

    def give_up(self, problem: FileProblem) -> bool:
        """Closing while the disk refuses: whether to close all the same. A copy may be saved first."""
        answer = ask(
            self._window,
            _("Some changes are not on disk"),
            _("{problem} Save a copy on another disk, or the latest changes are lost.").format(
                problem=problem
            ),
            {"copy": _("Save a copy…"), "close": _("Close without them"), "stay": _("Stay")},
        )
        if answer == "copy":
            self.save_copy()
            return self._session.unsaved is False or self._copied
        return answer == "close"

    _copied = False

    def _write(self, path: Path, *, clean: bool) -> None:
        from cxstudio.files.clean_copy import clean_copy

        try:
            if clean:
                clean_copy(self._session.file, path)
            else:
                self._session.file.save_copy(path)
        except FileProblem as problem:
            tell(self._window, _("The copy could not be written"), str(problem))
            return
        self._copied = True
        self._window.toast.show_text(_("Copy saved as {name}").format(name=path.name))

    def _put_version(self, name: str) -> bool:
        from cxstudio.files.versions import name_version

        try:
            name_version(self._session.file, name)
        except (FileProblem, ValueError) as problem:
            tell(self._window, _("No version was put"), str(problem))
            return False
        return True

    def _ask_place(self, title: str, name: str) -> Path | None:
        folder = Path(self._settings.folder) if self._settings.folder else Path.home()
        text, _filter = QFileDialog.getSaveFileName(
            self._window, title, str(folder / f"{as_file_name(name)}{ENDING}"), _("CX Studio maps (*.cxs)")
        )
        if not text:
            return None
        path = Path(text)
        if path.suffix.lower() != ENDING:
            path = path.with_name(path.name + ENDING)
        self._settings.folder = str(path.parent)
        return path
