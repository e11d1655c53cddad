"""The table view: all things of one kind in rows, edited like a spreadsheet; each change is one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from cxstudio.app.controls import Choice, MenuButton
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.app.views.table_edits import Writing, copied, home_for, pasted
from cxstudio.app.views.table_grid import Grid
from cxstudio.app.views.table_layout import keep_layout, show_layout
from cxstudio.app.views.table_model import ThingsModel
from cxstudio.app.views.view import Around, ViewBody
from cxstudio.edits.deleting import delete
from cxstudio.exchange.kind_columns import Column
from cxstudio.exchange.kind_table import counts, heading_of
from cxstudio.model.document import Report
from cxstudio.model.kinds import KINDS
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

CHOICE, FILTER = 196, 160  # pixels
TYPED = 200  # milliseconds of rest after which the filter is asked
MOST_SHOWN = 500  # things whose details are shown together
FIRST = ("pain", "touchpoint", "session")  # the kind that is shown first, if there is any


class TableView(ViewBody):
    """One kind at a time. The last row makes something new."""

    def __init__(self, around: Around, journey: str, wears: Theme) -> None:
        super().__init__(around, journey, wears)
        self.model = ThingsModel(self.document, wears, self)
        self._kept: dict[str, object] = dict(around.session.file.local("table") or {})
        self._counts = counts(self.document)
        self.model.show_kind(self._first_kind())
        self.grid = Grid(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        self._make_tools()
        self._wire()
        show_layout(self.grid, self.model, self._kept)
        self._fill_kinds()
        self.grid.go(0, self._first_column())
        self._ear = Ear(self.document, self, self._hear)

    def _make_tools(self) -> None:
        self.kinds = Choice()
        self.kinds.setAccessibleName(_("Kind"))
        self.kinds.setFixedWidth(scaled(CHOICE))
        self.kinds.setMaxVisibleItems(24)
        self.kinds.setIconSize(QSize(16, 16))
        self.filter = Line()
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(scaled(FILTER))
        self.columns_button = MenuButton(_("Columns"))
        self.columns_button.say(_("Columns"))
        self.columns_button.setMenu(QMenu(self.columns_button))
        self.more = MenuButton(_("More"))
        self.more.say(_("More"))
        menu = QMenu(self.more)
        for words, does in (
            (_("Export this table…"), self.export),
            (_("Bring back…"), self.bring_back),
            (_("Delete rows"), self.delete_rows),
        ):
            menu.addAction(words).triggered.connect(does)
        self.more.setMenu(menu)
        self._typed = QTimer(self, singleShot=True, interval=TYPED)
        self._typed.timeout.connect(self._apply_filter)
        # The details are put together after the table was painted.
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_chosen)

    def _pick_kind(self, place: int) -> None:
        self.show_kind(str(self.kinds.itemData(place)))

    def _wait(self) -> None:
        self._typed.start()

    def _emptied(self, text: str) -> None:
        if not text:
            self._typed.start()

    def _wire(self) -> None:
        self.kinds.activated.connect(self._pick_kind)
        self.filter.textEdited.connect(self._wait)
        self.filter.textChanged.connect(self._emptied)
        self.columns_button.menu().aboutToShow.connect(self._offer_columns)
        self.model.written.connect(self._write_cell)
        grid = self.grid
        grid.cleared.connect(self.clear_cells)
        grid.filled.connect(self.fill_down)
        grid.copy_wanted.connect(self.copy)
        grid.cut_wanted.connect(self.cut)
        grid.paste_wanted.connect(self.paste)
        grid.ticked.connect(self.tick)
        grid.doomed.connect(self.delete_rows)
        grid.shown.connect(self._show_elsewhere)
        grid.selectionModel().selectionChanged.connect(lambda _a, _b: self._telling.start())
        grid.horizontalHeader().sectionClicked.connect(self.sort_by)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _first_kind(self) -> str:
        kept = self._kept.get("kind")
        if isinstance(kept, str) and kept in KINDS:
            return kept
        return next((kind for kind in FIRST if self._counts[kind]), "session")

    # As a view

    @property
    def selection(self) -> list[str]:
        rows = self.grid.rows()
        return [self.model.ids[row] for row in rows if row < len(self.model.ids)]

    def tools(self) -> Sequence[QWidget]:
        return self.kinds, self.filter, self.columns_button, self.more

    def count(self) -> str:
        total, shown = self._counts[self.model.kind], len(self.model.ids)
        if self.model.filter:
            return figures(_("{shown} of {total}").format(shown=shown, total=total))
        return figures(ngettext("{n} row", "{n} rows", total).format(n=total))

    def choose(self, ids: Sequence[str]) -> None:
        record = self.document.get(ids[0]) if ids else None
        if record is None:
            return
        if record.kind != self.model.kind:
            self.show_kind(record.kind)
        if record.id in self.model.ids:
            row = self.model.ids.index(record.id)
            self.grid.go(row, self._first_column())

    def show_kind(self, kind: str) -> None:
        """Another kind of things."""
        self.flush()
        self._keep()
        self.filter.clear()
        self._typed.stop()
        self.model.show_kind(kind)
        self._counts = counts(self.document)
        self._fill_kinds()
        show_layout(self.grid, self.model, self._kept)
        self.grid.go(0, self._first_column())
        self.grid.setFocus()
        self._telling.start()

    def wear(self, wears: Theme) -> None:
        super().wear(wears)
        self.model.wear(wears)
        self._fill_kinds()
        self.grid.viewport().update()

    def flush(self) -> None:
        self.grid.flush()

    def take_keyboard(self) -> None:
        self.grid.setFocus()

    def close_down(self) -> None:
        self._ear.stop()
        self._telling.stop()
        self._typed.stop()
        self._keep()

    # What is done

    def sort_by(self, column: int) -> None:
        """A press on a heading: rising, falling, then the order of the map again."""
        key, now = self.model.columns[column].key, self.model.sorted_by
        chosen = self.selection[:1]
        heads = self.grid.horizontalHeader()
        if now is None or now[0] != key:
            self.model.sort_rows(key)
            heads.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif not now[1]:
            self.model.sort_rows(key, falling=True)
            heads.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            self.model.sort_rows(None)
        heads.setSortIndicatorShown(self.model.sorted_by is not None)
        if chosen and chosen[0] in self.model.ids:
            self.grid.go(self.model.ids.index(chosen[0]), column)

    def _writing(self) -> Writing:
        return Writing(self.document, self.model.kind, self.model.names)

    def _write_cell(self, row: int, column: int, text: str) -> None:
        writing, head = self._writing(), self.model.columns[column]
        if row >= len(self.model.ids):
            if text.strip():
                self.attempt(lambda: self._add(writing, [(head, text)]))
            return
        writing.write(self.model.ids[row], head, text)
        self._commit(writing, _("Change {field}").format(field=heading_of(head).lower()))

    def _add(self, writing: Writing, said: list[tuple[Column, str]]) -> None:
        like = self.model.node(len(self.model.ids) - 1)
        home = home_for(self.document, self.model.kind, self.journey, like)
        writing.add(said, home)
        self._commit(writing, _("Add {thing}").format(thing=_(KINDS[self.model.kind].label).lower()))

    def _commit(self, writing: Writing, label: str) -> None:
        writing.commit(label)
        refusal = writing.refusal()
        if refusal:
            self.around.say(refusal)

    def clear_cells(self) -> None:
        """Empty the selected cells, in one step."""
        self._write_cells([(row, column, "") for row, column in self.grid.cells()], _("Clear cells"))

    def tick(self) -> None:
        """Turn the ticks among the selected cells: all on, or all off where the current one is on."""
        now = self.grid.currentIndex()
        text = "no" if self.model.cell(now.row(), now.column()) else "yes"
        cells = [c for c in self.grid.cells() if self.model.columns[c[1]].editor == "check"]
        label = _("Change {field}").format(field=heading_of(self.model.columns[now.column()]).lower())
        self._write_cells([(row, column, text) for row, column in cells], label)

    def fill_down(self) -> None:
        """Let the selected cells of each column say what the topmost one does."""
        first: dict[int, str] = {}
        cells = []
        for row, column in self.grid.cells():
            if column in first:
                cells.append((row, column, first[column]))
            else:
                first[column] = self.model.text(row, column)
        self._write_cells(cells, _("Fill down"))

    def _write_cells(self, cells: Sequence[tuple[int, int, str]], label: str) -> None:
        writing = self._writing()
        for row, column, text in cells:
            if row < len(self.model.ids) and text != self.model.text(row, column):
                writing.write(self.model.ids[row], self.model.columns[column], text)
        if writing.cells or writing.refused:
            self._commit(writing, label)

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a block that spreadsheets take."""
        cells = set(self.grid.cells())
        columns = [c for c in self.grid.seen_columns() if any(column == c for _row, column in cells)]
        rows = sorted({row for row, _column in cells})
        block = [[self.model.text(r, c) if (r, c) in cells else "" for c in columns] for r in rows]
        if block:
            data = QMimeData()
            data.setText(copied(block) if len(block) > 1 or len(columns) > 1 else block[0][0])
            QApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Write a block of cells from the current one on; what goes beyond the last row is new."""
        self.attempt(lambda: self._paste(pasted(QApplication.clipboard().text())))

    def _paste(self, block: list[list[str]]) -> None:
        cells = self.grid.cells()
        if not block or not cells:
            return
        if len(block) == 1 and len(block[0]) == 1 and len(cells) > 1:
            self._write_cells([(row, column, block[0][0]) for row, column in cells], _("Paste cells"))
            return
        top = min(row for row, _column in cells)
        columns = self.grid.seen_columns()
        first = min(columns.index(column) for _row, column in cells)
        writing, model = self._writing(), self.model
        for number, line in enumerate(block):
            row = top + number
            said = [(model.columns[c], text) for c, text in zip(columns[first:], line, strict=False)]
            if row < len(model.ids):
                for column, text in said:
                    if column.write == "always" and text != model.text(row, model.place(column.key)):
                        writing.write(model.ids[row], column, text)
            elif model.extra and any(text.strip() for _column, text in said):
                like = model.node(len(model.ids) - 1)
                home = home_for(self.document, model.kind, self.journey, like)
                writing.add([x for x in said if x[1].strip() and x[0].write != "never"], home)
        self._commit(writing, _("Paste cells"))

    def delete_rows(self) -> None:
        """Delete the things of the selected rows; undo brings them back."""
        chosen = self.selection
        if chosen:
            row = self.grid.rows()[0]
            if self.attempt(lambda: delete(self.document, chosen)):
                last = self.model.rowCount() - 1
                self.grid.go(min(row, last), self._first_column())

    def _show_elsewhere(self) -> None:
        if self.selection:
            self.around.show(self.selection[0])

    def export(self) -> None:
        """Write this table to a file, to be edited elsewhere and brought back."""
        from cxstudio.app.views.table_files import ask_and_export

        self.flush()
        ask_and_export(self, self.around, self.model.kind)

    def bring_back(self) -> None:
        """Take over what was edited in a table elsewhere."""
        from cxstudio.app.dialogs.coming_back import Told, ask_and_bring_back

        self.flush()
        told = Told(self.around.say, self.around.offer_undo)
        ask_and_bring_back(self, self.around.session, self.wears, told)

    # What happens

    def _tell_chosen(self) -> None:
        rows = self.grid.rows()
        now = self.grid.currentIndex().row()
        if len(rows) > MOST_SHOWN:
            rows = [now]
        self.chosen.emit([self.model.ids[row] for row in rows if 0 <= row < len(self.model.ids)])

    def _apply_filter(self) -> None:
        self.flush()
        self.model.show_filtered(self.filter.text())
        self.grid.go(0, self._first_column())
        self._telling.start()

    def _hear(self, report: Report) -> None:
        self.model.hear(report)
        if any(change.before is None or change.after is None for change in report.changes):
            self._counts = counts(self.document)
            self._fill_kinds()

    def _first_column(self) -> int:
        return next(iter(x for x in self.grid.seen_columns() if self.model.columns[x].role == "field"), 0)

    def _fill_kinds(self) -> None:
        """All kinds that have rows, and the one on the screen, with their numbers."""
        self.kinds.clear()
        for kind, number in self._counts.items():
            row = KINDS[kind]
            if number or kind == self.model.kind or self.model_may_start(kind):
                sign = icon(row.icon, self.wears.colour("ink"), 16)
                words = figures(f"{_(row.plural)}  {number}") if number else _(row.plural)
                self.kinds.addItem(sign, words, kind)
        self.kinds.setCurrentIndex(self.kinds.findData(self.model.kind))

    @staticmethod
    def model_may_start(kind: str) -> bool:
        """Whether a kind is offered though it holds nothing: what a team writes in rows."""
        return KINDS[kind].view in {"plan", "feedback", "metrics"} and not KINDS[kind].homes

    def _offer_columns(self) -> None:
        menu = self.columns_button.menu()
        menu.clear()
        for place, column in enumerate(self.model.columns):
            action = QAction(heading_of(column), menu)
            action.setCheckable(True)
            action.setChecked(not self.grid.isColumnHidden(place))
            action.toggled.connect(partial(self._show_column, place))
            menu.addAction(action)

    def _show_column(self, place: int, wanted: bool) -> None:
        if wanted or len(self.grid.seen_columns()) > 1:
            self.grid.setColumnHidden(place, not wanted)
            self._keep()

    def _keep(self) -> None:
        self._kept["kind"] = self.model.kind
        keep_layout(self.grid, self.model, self._kept)
        if not self.around.session.file.closed:
            self.around.session.file.set_local("table", dict(self._kept))
