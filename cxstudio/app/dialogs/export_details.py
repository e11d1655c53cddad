"""What only some formats and journeys have a choice of, such as how fine a picture is; it lays nothing out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxstudio.app.controls import Choice, Tick
from cxstudio.app.labels import label
from cxstudio.app.settings import Settings
from cxstudio.insight.difference import origin
from cxstudio.model.document import Document
from cxstudio.model.records import Journey
from cxstudio.words import N_, _

FINE = (
    (72, N_("72 dots per inch, for a screen")),
    (150, N_("150 dots per inch")),
    (300, N_("300 dots per inch, for print")),
    (600, N_("600 dots per inch, very fine")),
)
USUAL = 150
_CLEAR = ("png", "svg")  # what can have nothing under the page


class ExportDetails(QWidget):
    """A choice and ticks that are shown where they mean something. `changed` tells that the page is another one."""

    changed = Signal()

    def __init__(self, document: Document, journey: str, settings: Settings) -> None:
        super().__init__()
        self._document, self._journey, self._settings = document, journey, settings
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.fine = Choice()
        self.fine.setAccessibleName(_("How fine"))
        for dpi, text in FINE:
            self.fine.addItem(_(text), dpi)
        self._fine_label = label(_("How fine"), "muted")
        self._fine_label.setBuddy(self.fine)
        self.clear = Tick(_("Transparent background"))
        self.pictures = Tick(_("Each slide a picture"))
        self.pictures.setToolTip(_("It looks exactly as here, and cannot be edited"))
        self.pictures.setAccessibleDescription(self.pictures.toolTip())
        self.changes = Tick(_("Changes from the current state"))
        for widget in (self._fine_label, self.fine, self.clear, self.pictures, self.changes):
            column.addWidget(widget)
        self.changes.clicked.connect(self.changed)
        self._remember()

    def follow(self, format: str, *, changes: bool, every_journey: bool) -> None:
        """Show what concerns a format, and whether the purpose can tell changes."""
        self._fine_label.setVisible(format == "png")
        self.fine.setVisible(format == "png")
        self.clear.setVisible(format in _CLEAR)
        self.pictures.setVisible(format == "pptx")
        self.changes.setVisible(bool(format) and changes and self._has_changes(every_journey))
        choices = (self.fine, self.clear, self.pictures, self.changes)
        for widget in choices:
            widget.setEnabled(not widget.isHidden())
        self.setVisible(any(widget.isEnabled() for widget in choices))

    def marks_changes(self) -> bool:
        """Whether the pages say what is other than in the current state."""
        return self.changes.isEnabled() and self.changes.isChecked()

    def words(self) -> list[str]:
        """The choices as words of the command line."""
        found = ["--dpi", str(self.fine.currentData())] if self.fine.isEnabled() else []
        ticks = {"--transparent": self.clear, "--pictures": self.pictures, "--changes": self.changes}
        return [*found, *(word for word, tick in ticks.items() if tick.isEnabled() and tick.isChecked())]

    def keep(self) -> None:
        """Remember the choices for the next time."""
        self._settings.set_choice("dpi", str(self.fine.currentData()))
        self._settings.set_choice("transparent", "yes" if self.clear.isChecked() else "no")

    def _remember(self) -> None:
        kept = self._settings.choice("dpi", str(USUAL))
        names = [str(dpi) for dpi, _text in FINE]
        self.fine.setCurrentIndex(names.index(kept if kept in names else str(USUAL)))
        self.clear.setChecked(self._settings.choice("transparent", "no") == "yes")

    def _has_changes(self, every_journey: bool) -> bool:
        """Whether there is a state to come, and the current one it is compared with."""
        one = self._document.find(self._journey, Journey)
        journeys = self._document.journeys() if every_journey else [one] if one is not None else []
        return any(origin(self._document, journey.id) for journey in journeys)
