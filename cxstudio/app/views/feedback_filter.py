"""The bar over the register: which feedback is shown, by words and by what is known of it; it changes no document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from cxstudio.app.controls import Choice
from cxstudio.app.labels import look
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.app.views.feedback_rows import (
    NOBODY,
    NOWHERE,
    Filter,
    Register,
    category_words,
)
from cxstudio.model.naming import title
from cxstudio.model.work_kinds import FEEDBACK_STATUS, SENTIMENTS
from cxstudio.words import N_, _

PAUSE = 200  # milliseconds of rest before words are searched for
_EVERYTHING = {
    "category": N_("Category"),
    "status": N_("Status"),
    "sentiment": N_("Sentiment"),
    "place": N_("Where"),
    "owner": N_("Assigned to"),
}


_MAY_BE_BLANK = {"category", "status", "sentiment"}  # "" asks for what has none


class FilterBar(QFrame):
    """`changed` tells the filter; `left` asks for the keyboard to go back to the rows."""

    changed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "filter-bar")
        self.filter = Filter()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 8)
        row.setSpacing(6)
        self.words = _Words()
        self.words.setPlaceholderText(_("Find in the words"))
        self.words.setAccessibleName(_("Find in the words"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(scaled(110))
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._read)
        self.words.textChanged.connect(self._wait)
        self.words.left.connect(self._leave)
        row.addWidget(self.words, 3)
        self.choices: dict[str, Choice] = {}
        for name, words in _EVERYTHING.items():
            choice = Choice()
            choice.setAccessibleName(_(words))
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.setMinimumWidth(scaled(64))
            choice.activated.connect(lambda _n: self._read())
            self.choices[name] = choice
            row.addWidget(choice, 2)

    def offer(self, register: Register) -> None:
        """What there is to choose from now; a choice that is gone falls back to everything."""
        self._offer("category", [("", _("None")), *((x, category_words(x)) for x in register.categories())])
        self._offer("status", [(key, _(label)) for key, label in FEEDBACK_STATUS])
        self._offer("sentiment", [(key, _(label)) for key, label in SENTIMENTS])
        self._offer("place", [(NOWHERE, _("Not placed")), *register.places()])
        owners = [(person.id, title(person)) for person in register.owners()]
        self._offer("owner", [(NOBODY, _("Not assigned")), *owners])

    def show_filter(self, wanted: Filter) -> None:
        """Filter so, as if it had been chosen."""
        self.words.setText(wanted.text)
        self._pause.stop()
        for name, choice in self.choices.items():
            value = getattr(wanted, name)
            nothing = None if name in _MAY_BE_BLANK else ""
            choice.setCurrentIndex(0 if value == nothing else max(0, choice.findData(_wrapped(value))))
        self._read()

    def clear(self) -> None:
        """Show everything again."""
        self.show_filter(Filter())

    def _offer(self, name: str, values: Sequence[tuple[str, str]]) -> None:
        choice = self.choices[name]
        entries = [(None, _(_EVERYTHING[name])), *((_wrapped(value), words) for value, words in values)]
        if entries == [(choice.itemData(n), choice.itemText(n)) for n in range(choice.count())]:
            return
        now = choice.currentData()
        choice.clear()
        for value, words in entries:
            choice.addItem(words, value)
        choice.setCurrentIndex(max(0, choice.findData(now)) if now is not None else 0)

    def _wait(self) -> None:
        self._pause.start()

    def _read(self) -> None:
        self._pause.stop()
        chosen = {name: _bare(choice.currentData()) for name, choice in self.choices.items()}
        wanted = replace(
            Filter(text=self.words.text().strip()),
            category=chosen["category"],
            status=chosen["status"],
            sentiment=chosen["sentiment"],
            place=chosen["place"] or "",
            owner=chosen["owner"] or "",
        )
        if wanted != self.filter:
            self.filter = wanted
            self.changed.emit(wanted)

    def _leave(self) -> None:
        self._read()
        self.left.emit()


class _Words(Line):
    """Enter and the arrow down go to what was found; Escape forgets the words first."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


def _wrapped(value: str) -> str:
    """A value as the list holds it: "" would be taken for none at all."""
    return f"={value}"


def _bare(value: object) -> str | None:
    return value[1:] if isinstance(value, str) else None
