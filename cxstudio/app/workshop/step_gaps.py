"""The gaps of the map in the step that looks for them: what lacks something, each a row that goes there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.idle import Idle
from cxstudio.app.labels import label
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.row_list import Row, RowList
from cxstudio.insight.unfilled import ALL_FILLED, LACKS, unfilled
from cxstudio.model.naming import numbered_title
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

MOST_ROWS = 30  # shown at once; the others follow when these are filled
_REST = 60  # milliseconds


class StepGaps(QWidget):
    """How many things lack something, and which; Enter or a click goes to one of them on the map."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._journey = ""  # whose gaps are shown
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        self.count = label("", "strong")
        self.count.setWordWrap(True)
        column.addWidget(self.count)
        self.list = RowList(_("What is missing"))
        self.list.taken.connect(self._go)
        self.list.itemClicked.connect(self._go_there)
        self.list.left.connect(self._to_entry)
        column.addWidget(self.list)
        self.rest = label("", "caption")
        column.addWidget(self.rest)
        self._search = Idle(self, self._look, _REST)
        self.hide()

    def _go_there(self) -> None:
        self._go(self.list.current())

    def wear(self, wears: Theme) -> None:
        self.list.wear(wears)
        self.ask()

    def show_for(self, shown: bool) -> None:
        """Show what is missing, or nothing."""
        journey = self._around.journey() if shown else ""
        if journey != self._journey:
            self._journey = journey
            self._search.now()
        self.setVisible(shown)

    def ask(self) -> None:
        """The map is another one now: look again soon, where it shows."""
        if not self.isHidden():
            self._search.ask()

    def close_down(self) -> None:
        self._search.stop()

    def _to_entry(self) -> None:
        self._around.entry().line.setFocus()

    def _go(self, id: str) -> None:
        if id:
            self._around.show_thing(id)

    def _look(self) -> Iterator[None]:
        document = self._around.document
        rows: list[Row] = []
        count = 0
        for stage in document.stages(self._journey):
            for id, lacks in unfilled(document, stage):
                count += 1
                if len(rows) < MOST_ROWS:
                    words = " · ".join(_(LACKS[one]) for one in lacks)
                    name = figures(numbered_title(document, document.node(id)))
                    rows.append(Row(id, f"{name}\n{words}", spoken=f"{name}: {words}"))
            yield
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        words = ngettext("{n} finding", "{n} findings", count).format(n=count)
        self.count.setText(figures(words) if count else _(ALL_FILLED))
        more = count - len(rows)
        self.rest.setVisible(more > 0)
        self.rest.setText(figures(ngettext("and {n} more", "and {n} more", more).format(n=more)))
