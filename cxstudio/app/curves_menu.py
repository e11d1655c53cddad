"""The list of personas whose curves show on a map, as a menu with ticks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint

from cxstudio.app.icons import mark_icon
from cxstudio.app.labels import in_menu
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.emotions import show_all_curves, show_curve
from cxstudio.model.document import Document
from cxstudio.model.naming import known_as
from cxstudio.model.records import Journey
from cxstudio.words import _


def curves_menu(document: Document, journey: str, canvas: MapCanvas) -> LetterMenu:
    """A row for each persona, ticked while her curve shows, and one to show them all."""
    menu = LetterMenu(canvas)
    owner = document.find(journey, Journey)
    hidden = owner.hides if owner is not None else ()
    for persona in document.personas():
        action = menu.addAction(mark_icon(persona.mark, canvas.theme, 14), in_menu(known_as(persona)))
        action.setCheckable(True)
        action.setChecked(persona.id not in hidden)
        action.toggled.connect(partial(_show, document, journey, persona.id))
    menu.addSeparator()
    everybody = menu.addAction(_("Show all curves"))
    everybody.setEnabled(bool(hidden))
    everybody.triggered.connect(lambda: show_all_curves(document, journey))
    return menu


def open_curves_menu(document: Document, journey: str, canvas: MapCanvas) -> None:
    """Open the list in the middle of the map."""
    menu = curves_menu(document, journey, canvas)
    menu.aboutToHide.connect(menu.deleteLater)
    size = menu.sizeHint()
    menu.popup(canvas.mapToGlobal(canvas.rect().center() - QPoint(size.width() // 2, size.height() // 2)))


def _show(document: Document, journey: str, persona: str, shown: bool) -> None:
    show_curve(document, journey, persona, shown=shown)
