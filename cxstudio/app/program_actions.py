"""What the actions do that concern the whole program and no single window: by their ids, with the dialogs they open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cxstudio.app.settings import Settings
from cxstudio.app.style import ThemeChoice
from cxstudio.picture.theme import Theme
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.text.layout import TextEngine

THEMES: dict[str, ThemeChoice] = {"view.system": "system", "view.light": "light", "view.dark": "dark"}


class Program(Protocol):
    """What is asked of the program. `parent` is the window a dialog belongs to."""

    settings: Settings
    theme: Theme

    @property
    def engine(self) -> TextEngine: ...

    def parent_of_dialogs(self) -> QWidget | None: ...

    def new(self) -> object: ...

    def begin_from(self, template: str) -> None:
        """Begin a map from the template in a file."""
        ...

    def open(self, path: Path) -> object: ...

    def bring_in(self, path: Path) -> None: ...

    def show_welcome(self) -> None: ...

    def choose_theme(self, choice: ThemeChoice) -> None: ...

    def apply_preferences(self) -> None: ...

    def quit(self) -> None: ...


def run(program: Program, id: str) -> None:
    """Do what the action with this id says."""
    match id:
        case "file.new":
            program.new()
        case "file.template":
            _ask_template(program)
        case "file.open":
            _ask_and_open(program)
        case "file.welcome":
            program.show_welcome()
        case "file.import":
            _ask_and_import(program)
        case "file.quit":
            program.quit()
        case "edit.preferences":
            from cxstudio.app.dialogs.preferences import Preferences

            Preferences(program.settings, program.apply_preferences, program.parent_of_dialogs()).open()
        case "help.about":
            from cxstudio.app.dialogs.about import show_about

            show_about(program.parent_of_dialogs())
        case "help.keys":
            from cxstudio.app.dialogs.keys import show_keys

            show_keys(program.parent_of_dialogs())
        case _:
            program.choose_theme(THEMES[id])


def _ask_template(program: Program) -> None:
    """Let a template be chosen, and begin from it."""
    from cxstudio.app.dialogs.templates import TemplatesDialog

    dialog = TemplatesDialog(program.engine, program.theme, program.parent_of_dialogs())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.picked.connect(program.begin_from)
    dialog.open()


def _ask_and_open(program: Program) -> None:
    from cxstudio.app.dialogs.choosing import ask_file

    kinds = _("CX Studio maps, also in PDF (*.cxs *.pdf)")
    if path := ask_file(program.parent_of_dialogs(), _("Open a map"), kinds, program.settings):
        program.open(path)


def _ask_and_import(program: Program) -> None:
    from cxstudio.app.dialogs.choosing import ask_file
    from cxstudio.app.import_kinds import source_filter

    if path := ask_file(program.parent_of_dialogs(), _("Import"), source_filter(), program.settings):
        program.bring_in(path)
