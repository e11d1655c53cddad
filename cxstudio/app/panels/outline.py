"""The outline: stages and their touchpoints as a tree, the map for those who read it by keyboard or ear.

Selecting goes both ways; F2 renames through `edits`. Each row shows the channel and how sure we are.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cxstudio.app.figures import figures
from cxstudio.app.icons import paint_evidence, paint_icon
from cxstudio.edits.fields import set_text
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import number, title
from cxstudio.model.records import Channel, Stage, Touchpoint
from cxstudio.picture.icons import has_icon
from cxstudio.picture.theme import Theme
from cxstudio.words import _

ID = Qt.ItemDataRole.UserRole
ICON = Qt.ItemDataRole.UserRole + 1
EVIDENCE = Qt.ItemDataRole.UserRole + 2
COUNT = Qt.ItemDataRole.UserRole + 3
ROW = 28


class Outline(QTreeWidget):
    """`chosen` tells what somebody selected here, `opened` what they want to edit in place."""

    chosen = Signal(list)
    failed = Signal(str)

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        self._document, self._journey = document, journey
        self._items: dict[str, QTreeWidgetItem] = {}
        self._folded: set[str] = set()
        self._quiet = False
        self.setAccessibleName(_("Outline"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _Rows(self, wears)
        self.setItemDelegate(self._rows)
        self.itemSelectionChanged.connect(self._selected)
        self.itemChanged.connect(self._renamed)
        self.itemExpanded.connect(self._unfolded)
        self.itemCollapsed.connect(self._fold)
        self._stop = document.subscribe(self._hear)
        self.rebuild()

    def close_down(self) -> None:
        self._stop()

    def wear(self, wears: Theme) -> None:
        self._rows.wears = wears
        self.viewport().update()

    def rebuild(self) -> None:
        """Make the tree anew from the document, keeping what was selected and folded."""
        kept = [id for id in self.selected_ids() if self._document.get(id) is not None]
        self._quiet = True
        self.clear()
        self._items = {}
        for place, stage in enumerate(self._document.stages(self._journey), 1):
            touchpoints = self._document.touchpoints(stage.id)
            item = self._add(stage, None, str(place))
            item.setData(0, COUNT, len(touchpoints))
            for inside, touchpoint in enumerate(touchpoints, 1):
                self._add(touchpoint, item, f"{place}.{inside}")
            item.setExpanded(stage.id not in self._folded)
        self._quiet = False
        self.show_ids(kept)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Select these without telling anyone: it came from the map."""
        if [id for id in ids if id in self._items] == self.selected_ids():
            return
        self._quiet = True
        self.clearSelection()
        for id in ids:
            item = self._items.get(id)
            if item is not None:
                item.setSelected(True)
                self.scrollToItem(item)
        if len(ids) == 1 and ids[0] in self._items:
            self.setCurrentItem(self._items[ids[0]])
        self._quiet = False

    def selected_ids(self) -> list[str]:
        return [str(item.data(0, ID)) for item in self.selectedItems()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            item = self.currentItem()
            if item is not None and self.state() != QAbstractItemView.State.EditingState:
                self.editItem(item)
                return
        super().keyPressEvent(event)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Nothing: the rows paint their own chevrons."""

    def mousePressEvent(self, event: object) -> None:
        from PySide6.QtGui import QMouseEvent

        assert isinstance(event, QMouseEvent)
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.parent() is None:
            rect = self.visualItemRect(item)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            from_edge = rect.right() - event.position().x() if rtl else event.position().x() - rect.left()
            if from_edge < 30:
                item.setExpanded(not item.isExpanded())
                return
        super().mousePressEvent(event)

    def _add(self, record: Stage | Touchpoint, parent: QTreeWidgetItem | None, place: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent) if parent is not None else QTreeWidgetItem(self)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self._items[record.id] = item
        self._fill(item, record, place)
        return item

    def _fill(self, item: QTreeWidgetItem, record: Stage | Touchpoint, place: str) -> None:
        item.setData(0, ID, record.id)
        item.setText(0, title(record))
        what = f"{_(KINDS[record.kind].label)} {place}, {title(record)}"
        if isinstance(record, Touchpoint):
            item.setData(0, ICON, self._icon(record))
            item.setData(0, EVIDENCE, record.evidence)
            if record.evidence:
                what = f"{what}, {_(record.evidence.capitalize()).lower()}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, what)
        item.setToolTip(0, title(record))

    def _icon(self, touchpoint: Touchpoint) -> str:
        channel = self._document.find(touchpoint.channels[0], Channel) if touchpoint.channels else None
        return channel.icon if channel and has_icon(channel.icon) else KINDS["touchpoint"].icon

    def _hear(self, report: Report) -> None:
        rebuilt = False
        for change in report.changes:
            record = change.after or change.before
            if not isinstance(record, (Stage, Touchpoint, Channel)):
                continue
            before, after = change.before, change.after
            item = self._items.get(record.id)
            moved = getattr(before, "order", "") != getattr(after, "order", "") or (
                isinstance(before, Touchpoint)
                and isinstance(after, Touchpoint)
                and before.stage != after.stage
            )
            if before is None or after is None or moved or item is None:
                rebuilt = True
            elif isinstance(after, (Stage, Touchpoint)):
                self._quiet = True
                self._fill(item, after, number(self._document, after.id))
                self._quiet = False
        if rebuilt:
            self.rebuild()

    def _selected(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.selected_ids())

    def _renamed(self, item: QTreeWidgetItem) -> None:
        if self._quiet:
            return
        id = str(item.data(0, ID))
        record = self._document.get(id)
        text = item.text(0).strip()
        if record is None or text == title(record):
            return
        try:
            set_text(self._document, id, text)
        except Refused as refusal:
            self.failed.emit(refusal.reason)
            self.rebuild()

    def _fold(self, item: QTreeWidgetItem) -> None:
        self._folded.add(str(item.data(0, ID)))

    def _unfolded(self, item: QTreeWidgetItem) -> None:
        self._folded.discard(str(item.data(0, ID)))


class _Rows(QStyledItemDelegate):
    """Paints a row: chevron or channel, name, and at the end the count or the evidence mark."""

    def __init__(self, parent: QWidget, wears: Theme) -> None:
        super().__init__(parent)
        self.wears = wears

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(12, 0, -12, 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        font: QFont = QFont(option.font)
        rtl = direction == Qt.LayoutDirection.RightToLeft
        is_stage = index.data(COUNT) is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        font.setWeight(
            QFont.Weight.DemiBold
            if is_stage or state & QStyle.StateFlag.State_Selected
            else QFont.Weight.Normal
        )
        painter.setFont(font)
        ink = QColor(self.wears.colour("ink"))
        muted = QColor(self.wears.colour("inkMuted"))

        def box(offset: float, size: float) -> QRectF:
            """A square so far from the leading edge."""
            x = rect.right() - offset - size if rtl else rect.left() + offset
            return QRectF(x, rect.center().y() - size / 2 + 0.5, size, size)

        if is_stage:
            tree = self.parent()
            assert isinstance(tree, QTreeWidget)
            closed = "chevron-left" if rtl else "chevron-right"
            paint_icon(painter, "chevron-down" if tree.isExpanded(index) else closed, box(14, 16), muted)
        else:
            paint_icon(painter, str(index.data(ICON)), box(34, 14), muted)
        lead = 36 if is_stage else 54
        room = rect.adjusted(26 if rtl else lead, 0, -lead if rtl else -26, 0)
        painter.setPen(ink)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        leading = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = leading | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        # By its own letters, or the ellipsis of a cut Arabic name would stand before it.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(room, int(flags), text)
        if is_stage:
            painter.setPen(muted)
            painter.setFont(option.font)
            end = QRectF(rect.left() if rtl else rect.right() - 30, rect.y(), 30, rect.height())
            painter.drawText(end, int(Qt.AlignmentFlag.AlignCenter), figures(str(index.data(COUNT))))
        else:
            centre = QPointF(rect.left() + 15 if rtl else rect.right() - 15, rect.center().y() + 0.5)
            paint_evidence(painter, str(index.data(EVIDENCE) or ""), centre, self.wears)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        inner = QRectF(rect).adjusted(8, 0, -8, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self.wears.colour("accentTint")))
            painter.drawRoundedRect(inner, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self.wears.colour("surfaceSunken")))
            painter.drawRoundedRect(inner, 6, 6)
        tree = self.parent()
        focused = isinstance(tree, QWidget) and tree.hasFocus() and state & QStyle.StateFlag.State_HasFocus
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            from PySide6.QtGui import QPen

            painter.setPen(QPen(QColor(self.wears.colour("focusRing")), 2))
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 6, 6)
