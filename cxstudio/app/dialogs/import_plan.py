"""Importing a table, list, diagram or other map: what it would make is shown and chosen before it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.import_columns import Columns
from cxstudio.app.dialogs.import_lines import OutlineLines, Ticks
from cxstudio.app.dialogs.import_outcome import ImportOutcome
from cxstudio.app.dialogs.import_where import WhereForm
from cxstudio.app.dialogs.problems import in_window, shown
from cxstudio.app.gutter import GutterScroll
from cxstudio.app.import_making import bounded
from cxstudio.app.labels import label
from cxstudio.app.on_screen import screen_of
from cxstudio.app.scale import scaled
from cxstudio.app.slices import Slices
from cxstudio.app.tabbing import chain, stops
from cxstudio.canvas.accessible import announce
from cxstudio.exchange.import_plan import Choices, ImportPlan, columns_with, planning
from cxstudio.exchange.import_source import Source
from cxstudio.model.document import Document
from cxstudio.words import _

_WIDE, _HIGH = 1080, 640  # pixels
_SIDE = 360
Usual = Literal["session", "journey", "into"]


class ImportDialog(QDialog):
    """What was read at the leading side, what becomes of it beside it.

    `wanted`: the plan that is to be made; whoever hears it makes it, and says how it went by `accept` or `refuse`.
    """

    wanted = Signal(object)

    def __init__(
        self,
        source: Source,
        document: Document | None = None,
        journey: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        usual: Usual = "session",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import"))
        self._document, self._source = document, source
        self._choices = Choices()
        self.plan: ImportPlan | None = None
        self.making = self.called_off = self._led = self._over = False
        self.where = WhereForm(document, journey, source, usual=usual)
        self.columns, self.lines, self.ticks = Columns(), OutlineLines(), Ticks()
        self.outcome = ImportOutcome()
        self.cancel, self.go = QPushButton(_("Cancel")), QPushButton(_("Import"))
        self._put_together(name or source.title)
        self._slices = Slices(self)
        self._slices.progressed.connect(self.outcome.show_part)
        self._slices.ended.connect(self._planned)
        self._slices.failed.connect(self._failed)
        self.columns.chosen.connect(self._choose_column)
        self.ticks.chosen.connect(self._tick)
        self.where.chose.connect(self._choose)
        self.where.retargeted.connect(self._plan)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._ask)
        self._stop = document.subscribe(self._hear) if document is not None else lambda: None
        self._plan()

    # Putting together

    def _put_together(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        words = _("Import “{name}”").format(name=shown(name)) if name else _("Import")
        self.heading = label(in_window(words), "title")
        self.heading.setWordWrap(True)
        column.addWidget(self.heading)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._read(), 1)
        row.addWidget(self._side())
        column.addLayout(row, 1)
        column.addLayout(button_row(self.cancel, self.go))
        room = screen_of(self).availableSize()
        self.resize(min(scaled(_WIDE), room.width() - 40), min(scaled(_HIGH), room.height() - 60))

    def _read(self) -> QVBoxLayout:
        """What was read, and below it what stands on the map in the end."""
        column = QVBoxLayout()
        column.setSpacing(16)
        for part, kind, room in ((self.columns, "table", 3), (self.ticks, "session", 3)):
            part.setVisible(self._source.kind == kind)
            column.addWidget(part, room)
        column.addWidget(self.lines, 2)
        return column

    def _side(self) -> QWidget:
        """Where it goes, and what becomes of it; what is refused has the room that is left."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.where)
        column.addWidget(self.outcome, 1)
        scroll = GutterScroll()
        scroll.setWidget(side)
        scroll.setFixedWidth(scaled(_SIDE))
        return scroll

    # Planning

    def _choose(self, changes: dict[str, Any]) -> None:
        if {"sheet", "heading"} & changes.keys():
            changes = {"columns": {}, "heading": None, **changes}
        self._choices = replace(self._choices, **changes)
        self._plan()

    def _choose_column(self, number: int, key: str) -> None:
        if self.plan is not None:
            self._choices = replace(self._choices, columns=columns_with(self.plan, number, key))
            self._plan()

    def _tick(self, journeys: tuple[str, ...], personas: tuple[str, ...]) -> None:
        self._choose({"journeys": journeys, "personas": personas})

    def _plan(self) -> None:
        """Work out anew what would be made."""
        self.go.setEnabled(False)
        self.outcome.wait(_("Reading the rows…"))
        self._slices.start(planning(self._document, self._source, self.where.target, self._choices))

    def _planned(self, found: object) -> None:
        assert isinstance(found, ImportPlan)
        found = bounded(found)
        anew, self.plan = self.plan is not None, found
        self.where.show_plan(found)
        self.outcome.show_plan(found)
        if found.source.kind == "table":
            self.columns.show_plan(found)
        elif found.source.kind == "session":
            self.ticks.show_plan(found)
        self.lines.show_plan(found)
        self.go.setEnabled(not found.problem)
        self._lead_the_keyboard()
        if anew:
            announce(self, self.outcome.words())

    def _lead_the_keyboard(self) -> None:
        """Tab goes as the eye does, over the choices of columns that came last as well."""
        form, end = stops(self.where), [self.outcome.refused.lines, self.cancel, self.go]
        chain([*self.columns.choices.values(), self.ticks.tree, self.lines.tree, *form, *end])
        if not self._led:
            self._led = True
            first = next(iter(self.columns.choices.values()), self.ticks.tree)
            (first if first.isVisibleTo(self) else self.lines.tree).setFocus()

    def _failed(self, error: object) -> None:
        """Only the program can explain it: it goes on its way."""
        self.reject()
        assert isinstance(error, Exception)
        raise error

    def _hear(self, _report: object) -> None:
        """The map has changed under the dialog: what is there already is looked for anew."""
        if not self.making:
            self._plan()

    # Making

    def _ask(self) -> None:
        if self.plan is None or self.plan.problem or self._slices.running or self.making:
            return
        self.plan = replace(self.plan, target=self.where.target)
        self.making = True
        self._enable(enabled=False)
        self.outcome.wait(_("Importing…"))
        self.wanted.emit(self.plan)

    def refuse(self, reason: str) -> None:
        """Nothing was made; say why, and let something else be chosen."""
        self.making = False
        self._enable(enabled=True)
        self.outcome.say(reason)

    def _enable(self, *, enabled: bool) -> None:
        for part in (self.columns, self.ticks, self.where, self.go):
            part.setEnabled(enabled)

    def done(self, result: int) -> None:
        """A window that closes answers its dialogs once more, also those that have their answer."""
        if self._over:
            return
        self._over = True
        self._slices.stop()
        self._stop()
        self.called_off = result == QDialog.DialogCode.Rejected
        super().done(result)
