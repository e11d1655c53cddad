"""The cards at a touchpoint or stage as a list to choose from, and the button that adds one; it tells, others write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import label, look, spaced
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.naming import title
from cxstudio.model.records import Card
from cxstudio.picture.theme import Theme
from cxstudio.words import _

AROUND = 44  # pixels of a row that are not text: icon, gap and padding
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


class _CardButton(QToolButton):
    """A row with the card's icon and up to two lines of its text."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card.id
        self._text = title(card)
        look(self, "row")
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(32)
        self._wrap(180)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap(self.width() - AROUND)

    def _wrap(self, width: int) -> None:
        """Break the text into at most two lines; the button itself knows only line feeds."""
        metrics = QFontMetrics(self.font())
        lines: list[str] = []
        rest = self._text
        while rest and len(lines) < 2:
            if len(lines) == 1 or metrics.horizontalAdvance(rest) <= width:
                lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                break
            words = rest.split(" ")
            count = 1
            while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
                count += 1
            lines.append(metrics.elidedText(" ".join(words[:count]), Qt.TextElideMode.ElideRight, width))
            rest = " ".join(words[count:])
        self.setText("\n".join(spaced(line) for line in lines))
        self.setFixedHeight(14 + 18 * max(1, len(lines)))
