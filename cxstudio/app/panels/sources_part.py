"""The section of evidence: the sources a thing leans on, and how sure it is by them; adding, opening, removing them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxstudio.app.figures import figure, figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import label
from cxstudio.app.metric_words import wording
from cxstudio.app.panels.field_row import FieldRow, Offer
from cxstudio.app.panels.named_row import NamedRow
from cxstudio.app.panels.part import Part, Rows, row_button, small_button
from cxstudio.edits.sources import detach, lean_on_named
from cxstudio.insight.evidence import (
    basis_words,
    counted,
    evidence,
    level_measured,
    missing,
    own_sources,
    sources_behind,
)
from cxstudio.model.document import Document
from cxstudio.model.kinds import Field
from cxstudio.model.measures import Source
from cxstudio.model.naming import title
from cxstudio.model.records import Node
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _

METHOD_ICONS = {
    "interview": "messages-square",
    "survey": "clipboard",
    "observation": "eye",
    "analytics": "chart-column",
    "workshop": "users-round",
}
_ADDING = Field("basis", N_("Source"), "source", "evidence")


class SourcesPart(Part):
    """Sources behind one thing, under the rows of its own fields of evidence: the stated level they overrule."""

    def __init__(self, document: Document, wears: Theme, rows: Sequence[FieldRow]) -> None:
        super().__init__(document, wears, _("Evidence"))
        self._level = next((row for row in rows if row.field.name == "evidence"), None)
        for row in rows:
            self.column.addWidget(row)
        self._list = Rows()
        self.column.addWidget(self._list)
        self.adding = NamedRow(_ADDING)
        self.adding.label.hide()
        self.adding.committed.connect(self._add)
        self.column.addWidget(self.adding)
        self._shown: object = None

    def show_thing(self, thing: Node) -> bool:
        self.thing = thing.id
        own, behind = own_sources(self.document, thing.id), sources_behind(self.document, thing)
        self.summary.setText(figures(basis_words(behind, figure)))
        if self._level is not None:
            self._level.show_value(evidence(self.document, thing))
            follows = bool(behind) or level_measured(self.document, thing) == "measured"
            self._level.editor.setEnabled(not follows)
            self._level.setToolTip(_("The level follows from the sources") if follows else "")
        self.adding.offer(self._offers(own))
        self.adding.show_value("")
        shown = (thing.id, own, behind, self.wears.name)
        if shown == self._shown:
            return False
        self._shown = shown
        self._list.fill([self._row(source, mine=source in own) for source in behind])
        return True

    def _offers(self, own: Sequence[Source]) -> list[Offer]:
        """The sources of the session that are not there yet."""
        colour = self.wears.colour("ink")
        return [
            Offer(source.id, title(source), icon(METHOD_ICONS[source.method], colour, 16))
            for source in self.document.nodes(Source)
            if source not in own
        ]

    def _row(self, source: Source, *, mine: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(4)
        button = row_button(METHOD_ICONS[source.method], title(source), self.wears)
        button.setToolTip(_("Open the source"))
        button.clicked.connect(lambda: self.opened.emit(source.id))
        line.addWidget(button, 1)
        if mine:
            words = _("Remove the source “{title}” here").format(title=title(source))
            away = small_button("x", words, self.wears)
            away.clicked.connect(lambda: self._detach(source.id))
            line.addWidget(away)
        column.addLayout(line)
        lacks = missing(source)
        parts = [
            figures(counted(source, figure)),
            wording().date(source.date),
            lacks,
            self._whose(source, mine=mine),
        ]
        under = label(" · ".join(part for part in parts if part), "warning" if lacks else "caption")
        under.setWordWrap(True)
        under.setContentsMargins(28, 0, 4, 0)
        column.addWidget(under)
        return holder

    def _whose(self, source: Source, *, mine: bool) -> str:
        """That a card here leans on it; "" where the thing itself does, or what was measured or said there."""
        of_card = any(
            source in own_sources(self.document, card.id) for card in self.document.cards(self.thing)
        )
        return _("of a card here") if of_card and not mine else ""

    def flush(self) -> None:
        self.adding.flush()

    def _add(self, _name: str, said: object) -> None:
        thing = self.thing
        if isinstance(said, str) and said:
            self.attempt(lambda: lean_on_named(self.document, said, [thing]))

    def _detach(self, source: str) -> None:
        thing = self.thing
        self.attempt(lambda: detach(self.document, source, [thing]))
