"""A list to choose one of, as a menu beside what is selected on a map; what is chosen is for others to carry out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from cxstudio.app.labels import in_menu
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.canvas.view import MapCanvas


def offer_below(
    canvas: MapCanvas, rows: Sequence[tuple[str, str]], take: Callable[[str], None]
) -> LetterMenu:
    """Offer rows, each an id and its words; `take` hears the id that was chosen."""
    menu = LetterMenu(canvas)
    menu.setObjectName("offer")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for id, words in rows:
        menu.addAction(in_menu(words)).setData(id)
    menu.triggered.connect(lambda action: take(str(action.data())))
    place = canvas.sheet.to_view(canvas.sight.spot()).center().toPoint()
    menu.popup(canvas.mapToGlobal(place))
    return menu
