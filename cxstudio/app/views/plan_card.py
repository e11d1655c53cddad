"""The card under the matrix: what the chosen thing is, what it answers, and the way to it; it changes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.figures import figure, figures
from cxstudio.app.icons import paint_shapes
from cxstudio.app.labels import label, look
from cxstudio.app.scale import scaled
from cxstudio.app.views.plan_lists import cell_words, place_words
from cxstudio.insight.plan import Weighed, chain_of, score_of
from cxstudio.model.document import Document
from cxstudio.model.naming import one_line, shortened
from cxstudio.model.plans import Action, Goal
from cxstudio.model.records import Card
from cxstudio.picture.sheets.plan_signs import number_mark, status_mark
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext


def beside(matrix: QWidget, card: QWidget) -> QWidget:
    """What stands beside the table: the matrix under its heading, and the card under it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(16, 4, 20, 16)
    column.setSpacing(12)
    column.addWidget(label(_("Impact and effort"), "title"))
    column.addWidget(matrix, 1)
    column.addWidget(card)
    column.addStretch()
    card.hide()
    return made


class PlanCard(QFrame):
    """`sought` asks for a thing on the map, `chosen` for one of the chain in the plan."""

    sought = Signal(str)

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__()
        self._document, self._look = document, wears
        self._item: Weighed | None = None
        look(self, "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        self._ring = _Ring(wears)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        self._title = label("", "strong")
        self._title.setWordWrap(True)
        self._says = label("", "muted")
        self._says.setWordWrap(True)
        words.addWidget(self._title)
        words.addWidget(self._says)
        row.addLayout(words, 1)
        end = QVBoxLayout()
        end.setSpacing(4)
        self._state = _State(wears)
        self._map = QPushButton(_("Show on map"))
        look(self._map, "link")
        self._map.clicked.connect(self._seek)
        end.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTrailing)
        end.addWidget(self._map, 0, Qt.AlignmentFlag.AlignTrailing)
        row.addLayout(end)

    def wear(self, wears: Theme) -> None:
        self._look = self._ring.wears = self._state.wears = wears
        self.update()

    def show_item(self, item: Weighed | None) -> None:
        """Tell of this thing, or leave."""
        self._item = item
        self.setVisible(item is not None)
        if item is None:
            return
        record = self._document.node(item.id)
        self._ring.number, self._ring.role = item.number, item.role
        self._ring.update()
        self._title.setText(shortened(item.title))
        self._title.setToolTip(item.title if shortened(item.title) != item.title else "")
        self._says.setText(story(self._document, item.id))
        self._state.setVisible(isinstance(record, Action))
        if isinstance(record, Action):
            self._state.show_status(record.status, cell_words(self._document, record, "status"))
        self._map.setVisible(bool(on_map(self._document, item.id)))

    def _seek(self) -> None:
        if self._item is not None:
            self.sought.emit(on_map(self._document, self._item.id))


def story(document: Document, id: str) -> str:
    """What a thing answers, where, and what comes of it, in one or two sentences."""
    chain = chain_of(document, id)
    record = document.get(id)
    said = []
    if chain.pains:
        n = len(chain.pains)
        said.append(ngettext("Answers {n} pain point.", "Answers {n} pain points.", n).format(n=n))
    elif isinstance(record, Action) and chain.answers:
        n = len(chain.answers)
        said.append(
            ngettext("Delivers {n} opportunity or idea.", "Delivers {n} opportunities or ideas.", n).format(
                n=n
            )
        )
    where = place_words(document, on_map(document, id))
    if where:
        said.append(_("{place}.").format(place=where))
    if isinstance(record, Card):
        n = len(chain.actions)
        said.append(
            ngettext("{n} action delivers it.", "{n} actions deliver it.", n).format(n=n)
            if n
            else _("No action yet.")
        )
        score = score_of(record)
        if score is not None:
            said.append(_("Opportunity score {score}.").format(score=figure(f"{score:g}")))
    goal = next((g for one in chain.goals if (g := document.find(one, Goal)) is not None), None)
    if goal is not None:
        said.append(_("For “{goal}”.").format(goal=shortened(one_line(goal.title))))
    return figures(" ".join(said)) or _("Nothing says what it answers yet.")


def on_map(document: Document, id: str) -> str:
    """What of a thing's chain is seen on the map: the thing itself, else what it delivers; "" for nothing."""
    if document.find(id, Card) is not None:
        return id
    chain = chain_of(document, id)
    return next(iter((*chain.answers, *chain.pains)), "")


class _Ring(QWidget):
    """The number in its ring."""

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        self.wears, self.number, self.role = wears, 0, "action"
        self.setFixedSize(scaled(24), scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.width()
        paint_shapes(painter, number_mark(self.role, (size / 2, size / 2), size - 2), self.wears)
        font = painter.font()
        font.setPixelSize(scaled(12))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), figures(str(self.number)))
        painter.end()


class _State(QWidget):
    """How far an action is: a sign and its word."""

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        self.wears, self._status = wears, ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(20)
        self._word = label("")
        row.addWidget(self._word)

    def show_status(self, status: str, word: str) -> None:
        self._status = status
        self._word.setText(word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - 7 if rtl else 7
        paint_shapes(painter, status_mark(self._status, (x, self.height() / 2 + 0.5)), self.wears)
        painter.end()
