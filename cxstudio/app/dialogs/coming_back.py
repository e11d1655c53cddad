"""Bringing an edited table back: what it wants changed, line by line with before and after, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.problems import in_window, shown, tell
from cxstudio.app.dialogs.reading_table import Read, read_apart
from cxstudio.app.figures import figures
from cxstudio.app.labels import label, look
from cxstudio.app.on_screen import screen_of
from cxstudio.app.scale import scaled
from cxstudio.app.session import OpenSession
from cxstudio.exchange.coming_back import Item, Plan, apply_plan, plan_of_sheets
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.sheet_rows import SheetRows
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _, ngettext

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
HEADINGS = (N_("Do it"), N_("Row"), N_("Thing"), N_("What"), N_("Now"), N_("In the table"), N_("Note"))
WIDTHS = (56, 48, 190, 110, 140, 150, 380)  # pixels
CHECK = 0
NARROW = 2  # columns before those of words
MARGIN = 24  # pixels around all
MOST_NOTES = 3


class PlanModel(QAbstractTableModel):
    """The lines of a plan, each to be done or not."""

    def __init__(self, plan: Plan, wears: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.items = plan.items
        self.chosen = [item.usual for item in plan.items]
        self._look = wears

    def wanted(self) -> list[Item]:
        """The lines that are to be done."""
        return [item for item, wanted in zip(self.items, self.chosen, strict=True) if wanted]

    def choose(self, rows: list[int], *, wanted: bool) -> None:
        for row in rows:
            self.chosen[row] = wanted and self.items[row].possible
        self.dataChanged.emit(self.index(0, CHECK), self.index(len(self.items) - 1, CHECK))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        item = self.items[index.row()]
        if index.column() == CHECK:
            if role == Role.CheckStateRole and item.possible:
                return Qt.CheckState.Checked if self.chosen[index.row()] else Qt.CheckState.Unchecked
            return None
        if role in {Role.DisplayRole, Role.ToolTipRole}:
            return _words(item)[index.column()]
        if role == Role.ForegroundRole and (item.what == "refused" or index.column() == len(HEADINGS) - 1):
            return QColor(self._look.colour("role.pain.mark" if item.what == "refused" else "inkMuted"))
        if role == Role.AccessibleTextRole:
            return f"{_(HEADINGS[index.column()])}: {_words(item)[index.column()]}"
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole:
            return False
        self.choose([index.row()], wanted=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        possible = index.column() == CHECK and self.items[index.row()].possible
        return flags | Qt.ItemFlag.ItemIsUserCheckable if possible else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return _(HEADINGS[section]) if role == Role.DisplayRole else None


def _words(item: Item) -> tuple[str, ...]:
    what = {
        "new": _("New"),
        "again": _("New"),
        "gone": _("Delete"),
    }.get(item.what, item.field)
    thing = f"{_(KINDS[item.kind].label)}: {item.title}" if item.title else _(KINDS[item.kind].label)
    row = figures(str(item.row)) if item.row else ""
    return "", row, thing, what, one_line(item.before), one_line(item.after), item.note


class _Lines(QTableView):
    """The lines; Space does or leaves all that are selected."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, PlanModel):
            rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
            on = not all(model.chosen[row] for row in rows if model.items[row].possible)
            model.choose(rows, wanted=on)
            return
        super().keyPressEvent(event)


class ComingBack(QDialog):
    """What a table wants changed. Accepted when somebody applies what is ticked."""

    def __init__(self, name: str, plan: Plan, wears: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bring back a table"))
        room = screen_of(self).availableSize()  # wide enough for a reason to be read where it stands
        self.resize(min(scaled(1160), room.width() - 40), min(scaled(560), room.height() - 60))
        self.setMinimumSize(640, 400)
        self.model = PlanModel(plan, wears, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(label(in_window(shown(name)), "heading"))
        said = label(in_window(summary(plan)), "muted")
        said.setWordWrap(True)
        column.addWidget(said)
        for note in plan.notes[:MOST_NOTES]:
            told = label(in_window(note), "warning")
            told.setWordWrap(True)
            column.addWidget(told)
        column.addWidget(self._lines(), 1)
        self.apply = QPushButton()
        look(self.apply, "primary")
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.apply.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, self.apply))
        self.model.dataChanged.connect(self._count)
        self._count()

    def _lines(self) -> QTableView:
        self.lines = _Lines()
        look(self.lines, "sheet")
        self.lines.setModel(self.model)
        self.lines.setAccessibleName(_("Changes"))
        self.lines.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lines.setWordWrap(False)
        self.lines.setTabKeyNavigation(False)
        self.lines.verticalHeader().hide()
        self.lines.verticalHeader().setDefaultSectionSize(scaled(32))
        heads = self.lines.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setStretchLastSection(True)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        narrow, wide = WIDTHS[:NARROW], WIDTHS[NARROW:]
        # On a small screen the columns of words give way together, so that the reason stays in sight.
        room = self.width() - 2 * MARGIN - scaled(sum(narrow))
        part = min(1.0, room / scaled(sum(wide)))
        for place, width in enumerate(WIDTHS):
            self.lines.setColumnWidth(place, scaled(width) if place < NARROW else int(scaled(width) * part))
        return self.lines

    def _count(self) -> None:
        number = len(self.model.wanted())
        words = ngettext("Apply {n} change", "Apply {n} changes", number).format(n=number)
        self.apply.setText(figures(words))
        self.apply.setEnabled(number > 0)


def summary(plan: Plan) -> str:
    """What a plan comes to, in one sentence."""
    new, gone = len(plan.of("new", "again")), len(plan.of("gone"))
    counted = (
        ngettext("{n} changed cell", "{n} changed cells", n).format(n=n)
        if (n := len(plan.of("changed", "both")))
        else "",
        ngettext("{n} new thing", "{n} new things", new).format(n=new) if new else "",
        ngettext("{n} missing row", "{n} missing rows", gone).format(n=gone) if gone else "",
        ngettext("{n} refused", "{n} refused", n).format(n=n) if (n := len(plan.of("refused"))) else "",
    )
    told = ", ".join(part for part in counted if part)
    same = ngettext("{n} row says nothing new", "{n} rows say nothing new", plan.same).format(n=plan.same)
    return figures(f"{told}. {same}." if told else f"{same}.")


@dataclass(frozen=True, slots=True)
class Told:
    """Where the outcome is told: a sentence, and what was done with a button that takes it back."""

    say: Callable[[str], None]
    offer_undo: Callable[[str], None]


def ask_and_bring_back(parent: QWidget, session: OpenSession, wears: Theme, told: Told) -> None:
    """Ask for a table and take over what somebody ticks of it."""
    folder = session.path.parent if not session.is_draft else Path.home()
    name, _filter = QFileDialog.getOpenFileName(
        parent, _("Bring back a table"), str(folder), _("Edited tables (*.xlsx *.csv)")
    )
    if name:
        bring_back(Path(name), parent, session, wears, told)


def bring_back(
    path: Path,
    parent: QWidget,
    session: OpenSession,
    wears: Theme,
    told: Told,
    sheets: Sequence[SheetRows] = (),
) -> None:
    """Show what a table wants changed in the open session, and do what somebody ticks of it.

    `sheets` are those of the file where it was read before; else another process reads it.
    """
    document = session.document
    read = Read(tuple(sheets)) if sheets else read_apart(path, parent)
    if read.called_off:
        return
    problem, plan = read.problem, Plan((), 0)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        plan = plan if problem else plan_of_sheets(document, read.sheets)
    except ImportProblem as refused:
        problem = refused.reason
    finally:
        QApplication.restoreOverrideCursor()
    if problem:
        tell(parent, _("“{name}” could not be brought back").format(name=shown(path.name)), problem)
        return
    if not plan.items:
        tell(parent, _("“{name}” says nothing new").format(name=shown(path.name)), summary(plan))
        return
    dialog = ComingBack(path.name, plan, wears, parent)
    if dialog.exec():
        wanted = dialog.model.wanted()
        done = apply_plan(document, wanted)
        number = len(wanted)
        words = ngettext("{n} change brought back", "{n} changes brought back", number).format(n=number)
        told.offer_undo(figures(words))
        if done.refused:
            told.say(next(iter(done.refused.values())))
    dialog.deleteLater()
