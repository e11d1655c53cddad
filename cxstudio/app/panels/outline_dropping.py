"""The outline as a place to drop things on: it shows where they would go, says so, and carries out the one edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from cxstudio.app.panels.outline_content import record_of
from cxstudio.app.panels.outline_drops import Drop, Side, drop_on
from cxstudio.model.document import Document
from cxstudio.picture.theme import Theme

if TYPE_CHECKING:
    from cxstudio.app.panels.outline import Outline

BAR = 4  # pixels
UNFOLD = 600  # milliseconds over a folded row after which a drag unfolds it
SCROLL_EDGE, SCROLL_STEP = 16, 8  # pixels


class OutlineDropping(QObject):
    """One per outline. Points are global logical pixels."""

    def __init__(self, tree: Outline, document: Document, journey: str) -> None:
        super().__init__(tree)
        self._tree, self._document, self._journey = tree, document, journey
        self._drop = Drop("")
        self._wait = QTimer(self, singleShot=True, interval=UNFOLD)
        self._wait.timeout.connect(self._unfold)

    def offer(self, ids: Sequence[str], point: QPoint) -> bool | None:
        """As a drop target: show where these would go."""
        here = self._tree.viewport().mapFromGlobal(point)
        if not self._tree.isVisible() or not self._tree.viewport().rect().contains(here):
            return None
        before = self._drop.row
        self._drop = drop = self._drop_at(ids, here)
        self._scroll_near_edge(here)
        if drop.row != before or not self._wait.isActive():
            self._wait.start()
        self._tree.said.emit(drop.words)
        self._tree.viewport().update()
        return drop.act is not None

    def take(self, ids: Sequence[str], point: QPoint) -> None:
        drop = self._drop_at(ids, self._tree.viewport().mapFromGlobal(point))
        self.leave()
        if drop.act is None:
            self._tree.said.emit(drop.words)
        elif self._tree.attempt(drop.act):
            self._tree.choose(list(ids))

    def leave(self) -> None:
        self._wait.stop()
        self._drop = Drop("")
        self._tree.said.emit("")
        self._tree.viewport().update()

    def _drop_at(self, ids: Sequence[str], here: QPoint) -> Drop:
        index = self._tree.indexAt(here)
        rect = self._tree.visualRect(index)
        row = self._tree.id_at(here)
        alike = type(record_of(self._document, row)) is type(record_of(self._document, ids[0]))
        share = (here.y() - rect.top()) / max(1, rect.height())
        edge = 0.5 if alike else 0.25
        side: Side = "before" if share < edge else "after" if share >= 1 - edge else "into"
        return drop_on(self._document, self._journey, ids, row, side)

    def _scroll_near_edge(self, here: QPoint) -> None:
        bar, height = self._tree.verticalScrollBar(), self._tree.viewport().height()
        if here.y() < SCROLL_EDGE:
            bar.setValue(bar.value() - SCROLL_STEP)
        elif here.y() > height - SCROLL_EDGE:
            bar.setValue(bar.value() + SCROLL_STEP)

    def _unfold(self) -> None:
        if self._drop.row:
            self._tree.setExpanded(self._tree.row_of(self._drop.row), True)

    def paint(self, painter: QPainter, wears: Theme) -> None:
        """A bar where things would land, or an outline around the row that takes or refuses them."""
        drop = self._drop
        if not drop.words or not drop.row:
            return
        rect = QRectF(self._tree.visualRect(self._tree.row_of(drop.row))).adjusted(8, 0, -8, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if drop.act is not None and drop.side != "into":
            y = rect.top() if drop.side == "before" else rect.bottom()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(wears.colour("dropOk")))
            painter.drawRoundedRect(QRectF(rect.x(), y - BAR / 2, rect.width(), BAR), BAR / 2, BAR / 2)
        else:
            painter.setPen(QPen(QColor(wears.colour("dropOk" if drop.act else "dropRefused")), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
