"""The kinds that cards can become, as a menu: it changes the cards it was made for and knows no others."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.cards import change_kind
from cxstudio.model.kinds import ADDED_KINDS, CARD_KINDS, KINDS
from cxstudio.model.records import Card
from cxstudio.words import _


def kind_menu(canvas: MapCanvas, ids: Iterable[str], parent: QWidget) -> LetterMenu:
    """A menu that makes the cards among some things cards of the kind chosen; what they all are already is ticked."""
    desk = canvas.desk
    cards = [card.id for id in ids if (card := desk.document.find(id, Card)) is not None]
    now = {desk.document.node(id).kind for id in cards}
    menu = LetterMenu(parent)
    menu.setObjectName("kinds")
    menu.setTitle(_("Change to"))
    for kind in ADDED_KINDS:
        if kind in CARD_KINDS:
            row = KINDS[kind]
            action = menu.addAction(icon(row.icon, kind_colour(kind, canvas.theme), 16), _(row.label))
            action.setData(kind)
            action.setCheckable(True)
            action.setChecked(now == {kind})

    def change(action: QAction) -> None:
        if desk.attempt(lambda: change_kind(desk.document, cards, str(action.data()))):
            desk.select(cards)

    menu.triggered.connect(change)
    return menu


def open_kind_menu(canvas: MapCanvas) -> None:
    """Ask beside the selected cards what they shall become."""
    from PySide6.QtCore import Qt

    menu = kind_menu(canvas, canvas.selection, canvas)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    place = canvas.sheet.to_view(canvas.sight.spot()).center().toPoint()
    menu.popup(canvas.mapToGlobal(place))
