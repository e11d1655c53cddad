"""The metrics of a session as a list of cards, painted as on paper; it tells what is chosen and asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cxstudio.app.metric_charts import PIXELS, brush_for
from cxstudio.app.metric_words import wording
from cxstudio.app.scale import text_scale
from cxstudio.insight.trends import SeriesKey
from cxstudio.picture.flow import Setting
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.sheets.metric_card import (
    CardFacts,
    lay_out_metric_card,
    metric_card_height,
    metric_card_words,
)
from cxstudio.picture.theme import Theme
from cxstudio.text.layout import TextEngine
from cxstudio.words import _

GAP, EDGE = 8, 16  # pixels between cards, and around them
RADIUS = 8.0


class MetricList(QListWidget):
    """`gone_to`: another card has the keyboard. `wanted`: one more reading, `unwanted`: delete, `moved`: up or down."""

    gone_to = Signal()
    wanted = Signal()
    unwanted = Signal()
    moved = Signal(int)
    opened = Signal()

    def __init__(self, engine: TextEngine, wears: Theme) -> None:
        super().__init__()
        self._engine, self._look = engine, wears
        self.facts: tuple[CardFacts, ...] = ()
        self._parts: dict[int, Part] = {}  # of rows that were in sight
        self._quiet = False
        self.setAccessibleName(_("Metrics"))
        self.setItemDelegate(_Cards(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.wear(wears)
        self.currentRowChanged.connect(self._went)
        self.itemActivated.connect(self.opened)

    def show_cards(self, facts: Sequence[CardFacts], here: SeriesKey) -> None:
        """Show these; the keyboard stays with the same metric, place and persona, else with the metric."""
        self.facts = tuple(facts)
        self._parts.clear()
        self._quiet = True
        while self.count() > len(facts):
            self.takeItem(self.count() - 1)
        while self.count() < len(facts):
            self.addItem(_Item(self))
        self.setCurrentRow(self._row_of(here))
        self._quiet = False
        if self.isVisible():
            self.doItemsLayout()
        self.viewport().update()

    def _row_of(self, here: SeriesKey) -> int:
        keys = [f.series.key for f in self.facts]
        if here in keys:
            return keys.index(here)
        metrics = [key[0] for key in keys]
        return metrics.index(here[0]) if here[0] in metrics else min(max(0, self.currentRow()), len(keys) - 1)

    @property
    def chosen(self) -> CardFacts | None:
        """The card the keyboard is on."""
        row = self.currentRow()
        return self.facts[row] if 0 <= row < len(self.facts) else None

    def go_to(self, metric: str, at: str | None = None) -> None:
        """Bring a metric to the eye, at this place if it is told."""
        for row, one in enumerate(self.facts):
            if one.series.metric.id == metric and at in {None, one.series.at}:
                self.setCurrentRow(row)
                return

    def height_of(self, row: int) -> float:
        """How high a card is, in pixels; asked of all of them, so none is laid out for it that need not be."""
        known = metric_card_height(self.facts[row], wording(rtl=self._rtl), PIXELS * text_scale())
        return self.part(row).bounds.height if known is None else known

    def part(self, row: int) -> Part:
        """The picture of a card at the width there is."""
        found = self._parts.get(row)
        if found is None:
            rtl = self._rtl
            setting = Setting(self._engine, wording(rtl=rtl), PIXELS * text_scale())
            width = max(120.0, self.viewport().width() - 2.0 * EDGE)
            found = self._parts[row] = lay_out_metric_card(self.facts[row], setting, width, rtl)
        return found

    @property
    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.brush = brush_for(wears)
        self.viewport().update()

    @property
    def look(self) -> Theme:
        return self._look

    def _went(self) -> None:
        if not self._quiet:
            self.gone_to.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._parts.clear()
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._parts.clear()
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in {Qt.Key.Key_Insert, Qt.Key.Key_N} and not event.modifiers():
            self.wanted.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.unwanted.emit()
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class _Item(QListWidgetItem):
    """A row of the list, which says its card in words only to those who ask for them."""

    def __init__(self, cards: MetricList) -> None:
        super().__init__()
        self._cards = cards

    def data(self, role: int) -> Any:
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return super().data(role)
        row = self._cards.row(self)
        return metric_card_words(self._cards.facts[row], wording()) if row < len(self._cards.facts) else ""


class _Cards(QStyledItemDelegate):
    """Paints the cards."""

    def __init__(self, cards: MetricList) -> None:
        super().__init__(cards)
        self._cards = cards

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.row()
        height = self._cards.height_of(row) if row < len(self._cards.facts) else 40.0
        return QSize(1, round(height) + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.row() >= len(self._cards.facts):
            return
        part, wears = self._cards.part(index.row()), self._cards.look
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(rect.x() + EDGE, rect.y() + GAP / 2, part.bounds.width, part.bounds.height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(wears.colour("accentTint" if chosen else "surface")))
        held = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(wears.colour("focusRing" if held else "line")), 2 if held else 1))
        edge = 1.0 if held else 0.5
        painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), RADIUS, RADIUS)
        painter.translate(box.topLeft())
        self._cards.brush.paint(painter, (Placed(part, 0.0, 0.0),), 1.0)
        painter.restore()
