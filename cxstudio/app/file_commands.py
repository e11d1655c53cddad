"""What the File menu does to one session: its place, copies, versions, export; the dialogs for it lie in `dialogs`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cxstudio.app.dialogs.problems import ask, shown, tell
from cxstudio.app.drag_out import From
from cxstudio.app.figures import figures
from cxstudio.app.file_names import as_file_name
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.standing_note import StandingNote
from cxstudio.edits.structure import is_locked
from cxstudio.files.problems import FileProblem
from cxstudio.model.views import VIEWS
from cxstudio.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from cxstudio.app.window import MainWindow
    from cxstudio.exchange.sheet_rows import SheetRows
    from cxstudio.text.layout import TextEngine

ENDING = ".cxs"
LONGEST_NAME = 50  # letters
MOST_PAINTED = 3000  # things in a session whose versions get pictures


class FileCommands:
    """The file commands of one window."""

    def __init__(
        self, window: MainWindow, session: OpenSession, settings: Settings, engine: TextEngine
    ) -> None:
        self._window, self._session, self._settings, self._engine = window, session, settings, engine

    def save(self) -> None:
        """A draft gets its place; any other file gets a version, silently; one that was taken away gets a copy."""
        from cxstudio.files.version_notes import automatic_name

        self._session.flush()
        if self._session.is_lost:
            self.save_copy()
            return
        if not self._session.is_draft:
            if self._put_version(automatic_name()):
                self._window.toast.show_text(_("Version saved. Everything is saved as you type."))
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

    def save_version(self) -> str:
        """A version with a name of its own; one of the same name is replaced after a question.

        Returns its name; "" when none was saved.
        """
        from cxstudio.app.dialogs.naming import ask_name

        self._session.flush()
        name = ask_name(self._window, _("Save a version"), _("Save version"), self._next_version())
        if name is None or not self._may_replace(name) or not self._put_version(name):
            return ""
        self._window.toast.show_text(_("Version “{name}” saved").format(name=name))
        return name

    def _next_version(self) -> str:
        """The name a version gets where nobody thinks of a better one: "Version 1, 14:05"."""
        from cxstudio.files.version_notes import notes

        n = sum(not note.automatic for note in notes(self._session.file)) + 1
        return figures(_("Version {n}, {time}").format(n=n, time=time.strftime("%H:%M")))

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

    def save_template(self) -> None:
        """Keep what others can begin from as a template: the structure of the map, and its cards if wanted."""
        from cxstudio.app.beginning import keep_as_template
        from cxstudio.app.dialogs.templates import KeepDialog

        self._session.flush()
        title = " ".join(self._session.document.session.title.split())
        dialog = KeepDialog(title or self._session.name(), self._window)
        accepted, name, cards = dialog.exec(), dialog.name(), dialog.cards.isChecked()
        dialog.deleteLater()
        if not accepted:
            return
        try:
            keep_as_template(self._session, name, cards=cards)
        except (FileProblem, ValueError, OSError) as problem:
            tell(self._window, _("The template could not be saved"), str(problem))
            return
        self._window.toast.show_text(_("Template “{name}” saved").format(name=_short(name)))

    def show_versions(self, chosen: str = "") -> None:
        """The list of versions, and what somebody wants with one of them."""
        from cxstudio.app.dialogs.versions import VersionsDialog
        from cxstudio.files.version_notes import notes
        from cxstudio.files.versions import revert

        self._session.flush()
        dialog = VersionsDialog(notes(self._session.file), self._picture_of, self._window, chosen)
        dialog.exec()
        wish = dialog.wish
        name = dialog.chosen() if wish not in {"", "save"} else ""
        dialog.deleteLater()
        if wish == "revert" and self._may_go_back(name):
            revert(self._session.file, name)
        elif wish == "copy":
            self._open_copy_of(name)
        elif wish == "rename":
            self.show_versions(self._rename_version(name))
        elif wish == "save" and (saved := self.save_version()):
            self.show_versions(saved)

    def _may_go_back(self, name: str) -> bool:
        """Whether the map may become what it was; a question where its structure is locked."""
        if not is_locked(self._session.document):
            return True
        headline = _("The structure is locked")
        words = _(
            "Going back to “{name}” changes stages, touchpoints and lanes all the same, and the lock is then on or off"
            " as it was in that version. This can be undone."
        ).format(name=shown(name))
        answers = {"back": _("Go back all the same"), "stay": _("Stay")}
        return ask(self._window, headline, words, answers) == "back"

    def _rename_version(self, name: str) -> str:
        """Ask for another name of a version; the name it has afterwards."""
        from cxstudio.app.dialogs.naming import ask_name
        from cxstudio.files.versions import rename_version

        new = ask_name(self._window, _("Rename the version"), _("Rename"), name)
        if new is None or new == name or not self._may_replace(new):
            return name
        try:
            rename_version(self._session.file, name, new)
        except (FileProblem, ValueError) as problem:
            tell(self._window, _("The version keeps its name"), str(problem))
            return name
        return new

    def _may_replace(self, name: str) -> bool:
        """Whether a version may have this name; a question where another one has it."""
        from cxstudio.files.versions import versions

        if all(version.name != name for version in versions(self._session.file)):
            return True
        answers = {"replace": _("Replace it"), "keep": _("Keep it")}
        words = _("Choose another name, or replace it with this one.")
        headline = _("There is a version “{name}”").format(name=name)
        return ask(self._window, headline, words, answers) == "replace"

    def _open_copy_of(self, name: str) -> None:
        from cxstudio.files.drafts import new_draft
        from cxstudio.files.versions import copy_version

        try:
            blank = new_draft()
            blank.close()
            self._window.made.emit(copy_version(self._session.file, name, blank.path))
        except (FileProblem, OSError) as problem:
            tell(self._window, _("No copy could be made"), str(problem))

    def _picture_of(self, name: str) -> QImage | None:
        """A small picture of a version; none of a session so long that painting it would keep the window waiting."""
        from cxstudio.app.thumbnails import painted
        from cxstudio.files.versions import open_version

        file = self._session.file
        if len(file.document.graph) > MOST_PAINTED:
            return None
        return painted(open_version(file, name), self._engine, self._window.wears)

    def export(self) -> None:
        """Choose what is exported, and where to."""
        self._pages(printing=False)

    def map_shown(self) -> From:
        """The map on the screen, as it is dragged out of the window."""
        window = self._window
        return From(
            self._session,
            lambda: window.journey,
            lambda: window.canvas.picture.bounds,
            window.views.say,
        )

    def print_pages(self) -> None:
        """The same pages, for a printer."""
        self._pages(printing=True)

    def _pages(self, *, printing: bool) -> None:
        from cxstudio.app.dialogs.export import ExportDialog

        self._session.flush()
        window = self._window
        shown = window.views.name
        contents = (shown,) if VIEWS[shown].on_paper else ("map",)
        dialog = ExportDialog(
            self._session,
            window.journey,
            self._settings,
            window.wears,
            window,
            contents,
            printing=printing,
        )
        dialog.open()

    def import_voice(self) -> None:
        """A table of feedback or of a survey, shown before anything is made; then the register."""
        from cxstudio.app.dialogs.survey import import_table

        window = self._window
        done = import_table(self._session, window.journey, window)
        if done:
            window.views.show_view("feedback")
            window.views.offer_undo(done)

    def paste_as(self) -> None:
        """What lies on the clipboard as stages and touchpoints, shown before anything is made."""
        from cxstudio.app.bringing_in import Around, import_text

        window = self._window
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            window.views.say(_("There is no text on the clipboard"))
            return
        import_text(text, Around(window, window, window.imported.emit))

    def bring_back(self, path: Path | None = None, sheets: Sequence[SheetRows] = ()) -> None:
        """Take over what was edited in a table elsewhere; without a file one is asked for."""
        from cxstudio.app.dialogs.coming_back import Told, ask_and_bring_back, bring_back

        self._session.flush()
        window = self._window
        told = Told(window.views.say, window.views.offer_undo)
        if path is None:
            ask_and_bring_back(window, self._session, window.wears, told)
        else:
            bring_back(path, window, self._session, window.wears, told, sheets)

    def tell_lost(self) -> None:
        """Another program took the file away or put another in its place: nothing is lost while the window is open."""
        self.note.say(self._lost_words(), [(_("Save a copy…"), self.save_copy), (_("Later"), lambda: None)])

    def _lost_words(self) -> str:
        name = _short(self._session.path.name)
        return _("“{name}” was moved, deleted or replaced by another program").format(name=name)

    @cached_property
    def note(self) -> StandingNote:
        """What is to be known about the place of the file."""
        note = StandingNote(self._window, self._window.places)
        self._session.found.connect(note.hide)
        return note

    def give_up(self, problem: FileProblem) -> bool:
        """Closing while the disk refuses: whether to close all the same. A copy of what there is now may be saved."""
        if self._session.copied is not None:
            return True
        headline = _("Some changes are not on disk")
        words = _("{problem} Save a copy on another disk, or the latest changes are lost.").format(
            problem=problem
        )
        if self._session.is_lost:
            headline, words = self._lost_words(), _("Save a copy, or what you see here is lost.")
        answer = ask(
            self._window,
            headline,
            words,
            {"copy": _("Save a copy…"), "close": _("Close without them"), "stay": _("Stay")},
        )
        if answer == "copy":
            self.save_copy()
            return self._session.copied is not None
        return answer == "close"

    def _write(self, path: Path, *, clean: bool) -> None:
        from cxstudio.files.clean_copy import clean_copy

        session = self._session
        try:
            if clean:
                clean_copy(session.file, path)
            else:
                session.save_copy(path)
        except FileProblem as problem:
            tell(self._window, _("The copy could not be written"), str(problem))
            return
        words = _("Copy saved as {name}").format(name=_short(path.name))
        if clean or not (session.is_lost or session.unsaved):
            self._window.toast.show_text(words)
        else:
            self.note.say(
                words, [(_("Go on in the copy"), partial(self._go_on_in, path)), (_("Later"), lambda: None)]
            )

    def _go_on_in(self, copy: Path) -> None:
        try:
            self._session.go_on_in(copy)
        except FileProblem as problem:
            tell(self._window, _("The window stays where it was"), str(problem))
            return
        self._settings.remember(copy)
        self._window.retitle()

    def _put_version(self, name: str) -> bool:
        from cxstudio.files.versions import name_version

        try:
            name_version(self._session.file, name)
        except (FileProblem, ValueError) as problem:
            tell(self._window, _("No version was saved"), str(problem))
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


def _short(name: str) -> str:
    """A file's name in a note over the window."""
    name = shown(name)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
