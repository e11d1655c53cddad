"""The personas of a session as a row of buttons; it tells which was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.icons import mark_icon
from cxstudio.app.labels import look, spaced
from cxstudio.model.naming import known_as
from cxstudio.model.records import Persona
from cxstudio.picture.theme import Theme
from cxstudio.words import _


class PersonaButtons(QWidget):
    """One button per persona, with mark and name."""

    chosen = Signal(str)

    def __init__(self, personas: Sequence[Persona], wears: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for persona in personas:
            button = QToolButton()
            look(button, "row")
            button.setIcon(mark_icon(persona.mark, wears, 14))
            button.setIconSize(QSize(14, 14))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setText(spaced(known_as(persona)))
            button.setAccessibleName(_("Persona {name}").format(name=known_as(persona)))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setMinimumHeight(32)
            button.setObjectName(persona.id)
            button.clicked.connect(self._clicked)
            column.addWidget(button)

    def _clicked(self) -> None:
        self.chosen.emit(self.sender().objectName())
