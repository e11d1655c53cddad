"""The preferences: what holds for all maps on this machine, applied as it is chosen; it changes no map."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.controls import Choice, Tick
from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.scale import scaled
from cxstudio.app.settings import LONGEST_NAME, TEXT_SIZES, Settings
from cxstudio.app.style import ThemeChoice
from cxstudio.app.texts import Line
from cxstudio.words import _, languages

WIDTH = 480


class Preferences(QDialog):
    """Each control writes its setting at once and calls `apply`."""

    def __init__(self, settings: Settings, apply: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preferences"))
        self.setMinimumWidth(scaled(WIDTH))
        self._settings, self._apply = settings, apply
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Preferences"), "heading"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(10)
        column.addLayout(self._form)
        self._add_looks()
        self._add_languages()
        self._add_name()
        column.addStretch(1)
        saving = label(_("Everything is saved as you type; there is nothing to set."), "caption")
        saving.setWordWrap(True)
        column.addWidget(saving)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        column.addLayout(button_row(close))

    def _add_looks(self) -> None:
        names = {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}
        self.theme = self._choice(_("Theme"), names, self._settings.theme, self._set_theme)
        sizes = {str(size): figures(_("{n} %").format(n=size)) for size in TEXT_SIZES}
        chosen = str(self._settings.text_size)
        self.text_size = self._choice(_("Text size"), sizes, chosen, self._set_size)
        self.still = Tick(_("Reduce motion"))
        self.still.setChecked(self._settings.still)
        self.still.toggled.connect(self._set_still)
        self._row(_("Motion"), self.still)
        self._help(_("Nothing on the map moves by itself."))

    def _add_languages(self) -> None:
        names = {tag: _name_of(tag) for tag in languages()}
        system = {"": _("As the system"), **names}
        self.language = self._choice(
            _("Language of the window"), system, self._settings.language, self._set_language
        )
        self.restart = label(_("The window speaks it from the next start on."), "caption")
        self.restart.hide()
        self._form.addRow("", self.restart)
        window = {"": _("As the window"), **names}
        self.map_language = self._choice(
            _("Language of new maps"), window, self._settings.map_language, self._set_map_language
        )

    def _add_name(self) -> None:
        self.author = Line(self._settings.author)
        self.author.setMaxLength(LONGEST_NAME)
        self.author.setAccessibleName(_("Your name"))
        self.author.editingFinished.connect(self._set_author)
        self._row(_("Your name"), self.author)
        self._help(_("Stands with your changes and versions."))

    def _choice(self, title: str, names: dict[str, str], chosen: str, does: Callable[[], None]) -> Choice:
        box = Choice()
        for value, name in names.items():
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setAccessibleName(title)
        box.activated.connect(does)
        self._row(title, box)
        return box

    def _help(self, text: str) -> None:
        """A line under the field above."""
        line = label(text, "caption")
        line.setWordWrap(True)
        self._form.addRow("", line)

    def _row(self, title: str, field: QWidget) -> None:
        name: QLabel = label(title)
        name.setBuddy(field)
        if isinstance(field, QLabel):
            field.setWordWrap(True)
        self._form.addRow(name, field)

    # What was chosen

    def _set_theme(self) -> None:
        value = str(self.theme.currentData())
        for choice in get_args(ThemeChoice):
            if value == choice:
                self._settings.theme = choice
        self._apply()

    def _set_size(self) -> None:
        self._settings.text_size = int(self.text_size.currentData())
        self._apply()
        self.setMinimumWidth(scaled(WIDTH))
        QTimer.singleShot(0, self, self.adjustSize)

    def _set_still(self) -> None:
        self._settings.still = self.still.isChecked()
        self._apply()

    def _set_language(self) -> None:
        self._settings.language = str(self.language.currentData())
        self.restart.show()

    def _set_map_language(self) -> None:
        self._settings.map_language = str(self.map_language.currentData())

    def done(self, result: int) -> None:
        self._set_author()  # Enter and Esc close while the name still has the keyboard
        super().done(result)

    def _set_author(self) -> None:
        if self.author.text() == self._settings.author:
            return
        self._settings.author = self.author.text()
        self._apply()


def _name_of(tag: str) -> str:
    """What a language is called by those who speak it."""
    name = QLocale(tag).nativeLanguageName()
    return f"{name[:1].upper()}{name[1:]}" if name else tag
