"""The section from pain to plan: what a thing answers and what comes of it, and the next step of its chain."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from cxstudio.app.figures import figure, figures
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import label, look
from cxstudio.app.panels.part import SIGN, Part, Rows, row_button
from cxstudio.edits.plan import add_action, add_goal, answer
from cxstudio.insight.plan import ANSWERING, BANDS, band, chain_of, score_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import title
from cxstudio.model.records import Card, Node
from cxstudio.picture.theme import Theme
from cxstudio.words import _

IN_CHAINS = ("pain", *ANSWERING, "action", "goal")


class ChainPart(Part):
    """The chain of one thing; a row opens what it names."""

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__(document, wears, _("From pain to plan"))
        self._list = Rows()
        self.column.addWidget(self._list)
        self.score = label("", "caption")
        self.score.setWordWrap(True)
        self.column.addWidget(self.score)
        self.next = QPushButton()
        look(self.next, "link")
        self.next.clicked.connect(self._go_on)
        self.column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeading)
        self._shown: object = None

    def show_thing(self, thing: Node) -> bool:
        self.thing = thing.id
        chain = [self.document.node(id) for id in chain_of(self.document, thing.id) if id != thing.id]
        score = score_of(thing) if isinstance(thing, Card) else None
        shown = (thing.kind, tuple(chain), score, self.wears.name)
        if shown == self._shown:
            return False
        self._shown = shown
        self._list.fill([self._row(one) for one in chain])
        words = "" if score is None else figures(f"{figure(f'{score:g}')}: {_(BANDS[band(score)])}")
        self.score.setText(_("Opportunity score {score}").format(score=words) if words else "")
        self.score.setVisible(bool(words))
        self.next.setText(self._next_words(thing.kind))
        self.next.setVisible(bool(self.next.text()))
        return True

    def _row(self, one: Node) -> QToolButton:
        row = KINDS[one.kind]
        button = row_button(row.icon, title(one), self.wears)
        button.setIcon(icon(row.icon, kind_colour(one.kind, self.wears), SIGN))
        button.setAccessibleName(f"{_(row.label)}: {title(one)}")
        button.setToolTip(title(one))
        button.setProperty("thing", one.id)
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QToolButton):
            self.opened.emit(str(sender.property("thing")))

    def _next_words(self, kind: str) -> str:
        if kind == "pain":
            return _("Answer with an opportunity")
        if kind in ANSWERING:
            return _("Make an action of it")
        return _("Add a goal for it") if kind == "action" else ""

    def _go_on(self) -> None:
        """One step further towards the plan; the details then show what was made."""
        thing, made = self.document.node(self.thing), list[str]()
        make: Callable[[], str] = {
            "pain": lambda: answer(self.document, thing.id),
            "action": lambda: add_goal(self.document, of=thing.id),
        }.get(thing.kind, lambda: add_action(self.document, delivers=thing.id))
        if self.attempt(lambda: made.append(make())):
            self.opened.emit(made[0])
