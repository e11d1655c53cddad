"""The outline of what an import would make, and what another session offers, to be ticked; it plans nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.dialogs.problems import in_window, shown
from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.exchange.import_counting import MOST_SHOWN
from cxstudio.exchange.import_others import Offered
from cxstudio.exchange.import_plan import ImportPlan
from cxstudio.words import N_, _

_ID = Qt.ItemDataRole.UserRole
_LONGEST = 200  # letters of a line
_HEADINGS = {"journey": N_("Journeys"), "persona": N_("Personas")}


class OutlineLines(QWidget):
    """Stages, below them touchpoints, below them cards, as they would stand on the map."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("As it will stand on the map"), "section"))
        self.tree = _tree(_("As it will stand on the map"))
        column.addWidget(self.tree, 1)
        self._cut = label(
            figures(_("Only the first {n} lines are shown here").format(n=MOST_SHOWN)), "caption"
        )
        self._cut.hide()
        column.addWidget(self._cut)
        self._lines: tuple[tuple[int, str], ...] | None = None

    def show_plan(self, plan: ImportPlan) -> None:
        """The lines of a plan."""
        if plan.outline == self._lines:
            return
        self._lines = plan.outline
        self.tree.clear()
        above: list[QTreeWidgetItem] = []
        for depth, text in plan.outline:
            item = QTreeWidgetItem([shown(text[:_LONGEST])])
            del above[depth:]
            if above:
                above[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            above.append(item)
        self.tree.expandAll()
        self._cut.setVisible(len(plan.outline) >= MOST_SHOWN)


class Ticks(QWidget):
    """`chosen`: which journeys and which further personas are to come, by their ids."""

    chosen = Signal(tuple, tuple)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("What is to come of the other map"), "section"))
        self.tree = _tree(_("What is to come of the other map"))
        self.tree.setColumnCount(2)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        column.addWidget(self.tree, 1)
        said = label(_("Personas a journey speaks of come along with it"), "caption")
        said.setWordWrap(True)
        column.addWidget(said)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: dict[str, QTreeWidgetItem] = {}
        self.tree.itemChanged.connect(self._changed)

    def show_plan(self, plan: ImportPlan) -> None:
        """What a plan offers, ticked where it comes."""
        self.tree.blockSignals(True)
        if list(self._items) != [one.id for one in plan.offered]:
            self._lay_out(plan.offered)
        for one in plan.offered:
            state = Qt.CheckState.Checked if one.chosen else Qt.CheckState.Unchecked
            self._items[one.id].setCheckState(0, state)
        self.tree.blockSignals(False)
        self.tree.viewport().update()

    def _lay_out(self, offered: tuple[Offered, ...]) -> None:
        self.tree.clear()
        self._items, self._groups = {}, {}
        for one in offered:
            if one.kind not in self._groups:
                group = QTreeWidgetItem([_(_HEADINGS[one.kind])])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._groups[one.kind] = group
                self.tree.addTopLevelItem(group)
            item = QTreeWidgetItem([in_window(shown(one.title[:_LONGEST])), in_window(figures(one.about))])
            item.setData(0, _ID, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self._groups[one.kind].addChild(item)
            self._items[one.id] = item
        self.tree.expandAll()
        if self._items:
            self.tree.setCurrentItem(next(iter(self._items.values())))

    def _changed(self, _item: QTreeWidgetItem, _column: int) -> None:
        self.chosen.emit(self._ticked("journey"), self._ticked("persona"))

    def _ticked(self, kind: str) -> tuple[str, ...]:
        group = self._groups.get(kind)
        items = [group.child(place) for place in range(group.childCount())] if group is not None else []
        return tuple(
            str(item.data(0, _ID))
            for item in items
            if item is not None and item.checkState(0) == Qt.CheckState.Checked
        )


def _tree(name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderHidden(True)
    tree.setUniformRowHeights(True)
    tree.setIndentation(20)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setTabKeyNavigation(False)
    return tree
