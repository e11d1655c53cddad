"""The cards at a touchpoint or stage as a list to choose from, and the button that adds one; it tells, others write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import label
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.panels.part import RowButton
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.naming import title
from cxstudio.model.records import Card
from cxstudio.picture.theme import Theme
from cxstudio.words import _

SHOWN = 12  # more cards than this are told by number


class LinkedCards(QWidget):
    """ "Linked here": `chosen` tells the card that was clicked, `added` the kind to add."""

    chosen = Signal(str)
    added = Signal(str)

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        self._look = wears
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(_("Linked here"), "section"), 1)
        plus = QToolButton()
        plus.setIcon(icon("plus", wears.colour("ink"), 16))
        plus.setIconSize(QSize(16, 16))
        plus.setAccessibleName(_("Add a card here"))
        plus.setToolTip(_("Add a card here"))
        plus.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = LetterMenu(plus)
        for kind in CARD_KINDS:
            row = KINDS[kind]
            action = menu.addAction(icon(row.icon, kind_colour(kind, wears), 16), _(row.label))
            action.setData(kind)
        menu.triggered.connect(self._add)
        plus.setMenu(menu)
        head.addWidget(plus)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)
        self._cards: tuple[Card, ...] = ()

    def show_cards(self, cards: Sequence[Card]) -> bool:
        """List these cards; an unchanged list stays as it is, with the keyboard where it was. True when it changed."""
        if tuple(cards) == self._cards:
            return False
        self._cards = tuple(cards)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for card in self._cards[:SHOWN]:
            self._rows.addWidget(self._row(card))
        if len(cards) > SHOWN:
            more = _("and {n} more on the map").format(n=len(cards) - SHOWN)
            self._rows.addWidget(label(figures(more), "caption"))
        return True

    def _row(self, card: Card) -> QToolButton:
        button = _CardButton(card)
        row = KINDS[card.kind]
        button.setIcon(icon(row.icon, kind_colour(card.kind, self._look), 16))
        button.setAccessibleName(f"{_(row.label)}: {title(card)}")
        button.setToolTip(title(card))
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, _CardButton):
            self.chosen.emit(sender.card)

    def _add(self, action: object) -> None:
        from PySide6.QtGui import QAction

        if isinstance(action, QAction):
            self.added.emit(str(action.data()))


class _CardButton(RowButton):
    """The row of a card."""

    def __init__(self, card: Card) -> None:
        super().__init__(title(card))
        self.card = card.id
