"""What a vote is to be about, filled in before it is opened: question, kinds, area, dots and voters; it opens none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.controls import Choice, MenuButton
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import Label, label
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.edits.votes import Terms
from cxstudio.insight.votes import candidates
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.naming import numbered_title
from cxstudio.picture.theme import Theme
from cxstudio.text.digits import plain_digits
from cxstudio.words import _, ngettext

NUMBER = 44  # pixels of a field for a number
USUAL_DOTS = 3


class NumberField(Line):
    """A small whole number, in the digits of any script."""

    def __init__(self, name: str, low: int, high: int, usual: int) -> None:
        super().__init__(figures(str(usual)))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedWidth(scaled(NUMBER))
        self._low, self._high, self._usual = low, high, usual
        self.setMaxLength(len(str(high)))
        self.setInputMethodHints(self.inputMethodHints().ImhDigitsOnly)

    @property
    def number(self) -> int:
        """What is typed, within its bounds; what is no number is the usual one."""
        plain = plain_digits(self.text())
        return max(self._low, min(self._high, int(plain))) if plain.isdecimal() else self._usual

    def show_number(self, number: int) -> None:
        """Have this as the usual number, and show it unless another was typed."""
        typed = self.isModified()
        self._usual = max(self._low, min(self._high, number))
        if not typed:
            self.setText(figures(str(self._usual)))


class VoteForm(QWidget):
    """The terms of the next vote. `wanted` asks to open it."""

    wanted = Signal()

    def __init__(self, document: Document, journey: Callable[[], str]) -> None:
        super().__init__()
        self._document, self._journey = document, journey
        self.kinds: tuple[str, ...] = ("pain",)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.question = Line()
        self.question.setPlaceholderText(_("Question, such as: Which pain first?"))
        self.question.setAccessibleName(_("Question of the vote"))
        self.question.returnPressed.connect(self.wanted)
        column.addWidget(self.question)
        self.picker = MenuButton("button")
        self._menu = LetterMenu(self.picker)
        self._menu.triggered.connect(self._choose_kinds)
        self.picker.setMenu(self._menu)
        self.area = Choice()
        self.area.setAccessibleName(_("Where the candidates are"))
        self.area.currentIndexChanged.connect(self._count_anew)
        column.addWidget(self.picker)
        column.addWidget(self.area)
        self.dots = NumberField(_("Dots for each person"), 1, 100, USUAL_DOTS)
        self.concerns = NumberField(_("Dots of concern for each person"), 0, 100, 0)
        self.voters = NumberField(_("Voters"), 1, 9999, 1)
        for name, field in (
            (_("Dots for each person"), self.dots),
            (_("Dots of concern for each person"), self.concerns),
            (_("Voters"), self.voters),
        ):
            column.addLayout(_beside(label(name), field))
        self.summary: Label = label("", "caption")
        self.button = QPushButton(_("Open the vote"))
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(self.button)
        column.addLayout(row)

    def _count_anew(self, _place: int) -> None:
        self.count()

    def wear(self, wears: Theme) -> None:
        self._menu.clear()
        for kind in CARD_KINDS:
            row = KINDS[kind]
            action = self._menu.addAction(icon(row.icon, kind_colour(kind, wears), 16), _(row.plural))
            action.setData(kind)
            action.setCheckable(True)
            action.setChecked(kind in self.kinds)
        self._name_kinds()

    def renew(self, people: int) -> None:
        """Offer the stages there are now and as many voters as people are in the room."""
        chosen = self.area.currentData()
        self.area.blockSignals(True)
        self.area.clear()
        self.area.addItem(_("Whole journey"), "")
        for stage in self._document.stages(self._journey()):
            self.area.addItem(numbered_title(self._document, stage), stage.id)
        place = self.area.findData(chosen)
        self.area.setCurrentIndex(max(0, place))
        self.area.blockSignals(False)
        self.voters.show_number(people or 1)
        self.count()

    def candidates(self) -> list[str]:
        """Who would be voted on."""
        area = self.area.currentData() or ""
        return candidates(self._document, self._journey(), area, self.kinds)

    def terms(self) -> Terms:
        """The terms as they are filled in."""
        return Terms(
            self.voters.number,
            self.dots.number,
            self.concerns.number,
            self.area.currentData() or "",
            self.kinds,
        )

    def count(self) -> None:
        """Say how many candidates there would be."""
        n = len(self.candidates())
        self.summary.setText(figures(ngettext("{n} candidate", "{n} candidates", n).format(n=n)))

    def _choose_kinds(self) -> None:
        chosen = tuple(str(action.data()) for action in self._menu.actions() if action.isChecked())
        self.kinds = chosen or self.kinds
        for action in self._menu.actions():
            action.setChecked(action.data() in self.kinds)
        self._name_kinds()
        self.count()

    def _name_kinds(self) -> None:
        words = _(", ").join(_(KINDS[kind].plural) for kind in self.kinds)
        self.picker.say(words)
        self.picker.setAccessibleName(_("Kinds to vote on: {kinds}").format(kinds=words))


class Voters(QWidget):
    """How many vote in an open round, to be changed when people come late. `wanted` carries another number."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown = self._here = 0
        self.number = NumberField(_("Voters"), 1, 9999, 1)
        self.number.editingFinished.connect(self._typed)
        self.all_here = QPushButton()
        self.all_here.clicked.connect(self._take_all_here)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (label(_("Voters")), self.number, self.all_here):
            row.addWidget(part)
        row.addStretch(1)

    def _take_all_here(self) -> None:
        self.wanted.emit(self._here)

    def fill(self, voters: int, here: int) -> None:
        """Show how many there are; where others are in the room, so many are offered."""
        self._shown, self._here = voters, here
        if not self.number.hasFocus():
            self.number.setModified(False)
        self.number.show_number(voters)
        self.all_here.setVisible(bool(here) and here != voters)
        self.all_here.setText(figures(ngettext("{n} in the room", "{n} in the room", here).format(n=here)))

    def _typed(self) -> None:
        if self.number.isModified():
            self.number.setModified(False)
            if self.number.number != self._shown:
                self.wanted.emit(self.number.number)


def _beside(name: Label, field: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(name, 1)
    row.addWidget(field)
    return row
