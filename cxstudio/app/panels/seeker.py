"""The search of a window: one line that finds commands and everything on the map, and the list under it; no edits."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.icons import kind_colour, paint_icon
from cxstudio.app.labels import label, look
from cxstudio.app.menu_items import keys_of
from cxstudio.app.scale import scaled
from cxstudio.app.seeking import Offer, Seek
from cxstudio.app.texts import Line
from cxstudio.insight.finding import Finder
from cxstudio.model.document import Document
from cxstudio.picture.theme import Theme
from cxstudio.words import _

WIDTH, SIDE = 560, 8  # pixels
SHOWN, MOST = 10, 100  # rows in view, and in the list
SLICE = 0.006  # seconds of looking at a time
LATELY = 5  # commands that are remembered
STEP = 40  # things between two looks at the clock
ROW, SIGN, CAP = 34, 16, 6

Index = QModelIndex | QPersistentModelIndex


class Offers(QAbstractListModel):
    """The list as Qt wants it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Offer] = []

    def show_rows(self, rows: list[Offer]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        offer = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        return offer.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class Seeker(QFrame):
    """`run` tells the id of an action, `sought` the thing somebody wants to see."""

    run = Signal(str)
    sought = Signal(object)

    def __init__(
        self, over: QWidget, document: Document, actions: Mapping[str, QAction], wears: Theme
    ) -> None:
        super().__init__(over)
        look(self, "popup")
        self.setAccessibleName(_("Search"))
        self._document, self._actions = document, actions
        self._finder = Finder(document)
        self._journey = ""
        self._seek: Seek | None = None
        self._back: QWidget | None = None
        self._lately: list[str] = []  # the commands run from here, the last one first
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, SIDE, SIDE, SIDE)
        column.setSpacing(SIDE)
        self.line = Line()
        self.line.setAccessibleName(_("Search or run a command"))
        self.line.setPlaceholderText(_("Search or run…"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._asked)
        self.list = QListView()
        self.list.setAccessibleName(_("Results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = Offers(self)
        self.list.setModel(self.model)
        self._painter = _Rows(self.list, wears)
        self.list.setItemDelegate(self._painter)
        self.list.clicked.connect(self._take)
        self.nothing: QLabel = label(_("Nothing found"), "muted")
        for part in (self.line, self.list, self.nothing):
            column.addWidget(part)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)
        self.hide()

    def wear(self, wears: Theme) -> None:
        self._painter.wears = wears
        self.list.viewport().update()

    def open_at(self, box: QRect, journey: str) -> None:
        """Come up at a field of the toolbar, given in the pixels of the parent, over whatever has the keyboard."""
        if not self.isVisible():
            self._back = QApplication.focusWidget()
        self._journey = journey
        self._finder.forget()
        over = self.parentWidget()
        assert over is not None
        # The field in here lies on the field it came from, and the frame stands a little out on every side.
        width = min(max(scaled(WIDTH), box.width() + 2 * SIDE), over.width() - 2 * SIDE)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = box.left() - SIDE if rtl else box.right() + 1 + SIDE - width
        self._place = QRect(
            max(SIDE, min(left, over.width() - width - SIDE)), max(0, box.top() - SIDE), width, 0
        )
        self.line.clear()
        self._asked("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self, *, give_back: bool = True) -> None:
        """Go away; the keyboard returns where it was."""
        if not self.isVisible():
            return
        self._timer.stop()
        self._seek = None
        back, self._back = self._back, None
        self.hide()
        if give_back and back is not None and back.isVisible():
            back.setFocus()

    @property
    def seeking(self) -> bool:
        """Whether there are things still to look at."""
        return self._timer.isActive()

    def _asked(self, text: str) -> None:
        self._seek = Seek(text, self._document, self._finder, self._actions, self._journey, self._lately)
        self._show(keep=False)
        if self._seek.done:
            self._timer.stop()
        else:
            self._timer.start()

    def _work(self) -> None:
        """Look at things for a moment; the window answers between."""
        seek = self._seek
        if seek is None:
            self._timer.stop()
            return
        until = time.perf_counter() + SLICE
        while not seek.done and time.perf_counter() < until:
            seek.take(STEP)
        if seek.done:
            self._timer.stop()
        self._show(keep=True)

    def _show(self, *, keep: bool) -> None:
        assert self._seek is not None
        before, place = self.model.rows, self.list.currentIndex().row()
        chosen = before[place] if keep and 0 < place < len(before) else None
        rows = self._seek.offers(MOST)
        if rows != before or not rows:
            self.model.show_rows(rows)
        self._go_to(rows.index(chosen) if chosen in rows else 0)
        self.nothing.setVisible(not rows and self._seek.done)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(self._painter.height() * min(SHOWN, len(rows)))
        self.adjustSize()
        self.setGeometry(QRect(self._place.topLeft(), QSize(self._place.width(), self.sizeHint().height())))

    def _go_to(self, row: int) -> None:
        if self.model.rows:
            index = self.model.index(max(0, min(row, len(self.model.rows) - 1)))
            self.list.setCurrentIndex(index)
            self.line.setAccessibleDescription(self.model.rows[index.row()].spoken)
        else:
            self.line.setAccessibleDescription(_("Nothing found"))

    def _take(self, index: Index) -> None:
        if not index.isValid():
            return
        offer = self.model.rows[index.row()]
        self.close_up()
        if offer.thing is not None:
            self.sought.emit(offer.thing)
        else:
            self._lately = [offer.action, *(id for id in self._lately if id != offer.action)][:LATELY]
            self.run.emit(offer.action)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line that mean the list; a press elsewhere closes it, another window in front does not."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in {
                Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.PopupFocusReason,
            }:
                self.close_up(give_back=False)
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        here, key = self.list.currentIndex().row(), Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}
        if key in steps:
            self._go_to(here + steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        elif key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:  # there is nowhere else to go in here
            return super().eventFilter(watched, event)
        return True


class _Rows(QStyledItemDelegate):
    """Draws a row: sign, title, what and where it is, and the key of a command."""

    def __init__(self, parent: QWidget, wears: Theme) -> None:
        super().__init__(parent)
        self.wears = wears
        self._parent = parent

    def height(self) -> int:
        return max(ROW, self._parent.fontMetrics().height() + 14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offers = index.model()
        assert isinstance(offers, Offers)
        offer = offers.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(option.rect, 6, 6)
        muted, ink = (
            palette.color(r) for r in (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.WindowText)
        )
        room = _Room(option)
        sign = QColor(kind_colour(offer.thing.kind, self.wears)) if offer.thing is not None else ink
        box = room.lead(scaled(SIGN))  # where a command has no sign its words stand under the others'
        if offer.icon:
            paint_icon(painter, offer.icon, QRectF(box), sign)
        small = QFont(option.font)
        small.setPixelSize(max(11, option.font.pixelSize() - 1))
        painter.setFont(small)
        painter.setPen(muted)
        if offer.keys:
            keys = keys_of(f"\t{offer.keys}")[1]
            self._paint_cap(painter, room, keys, palette)
        most = room.rect.width() // 2
        path = QFontMetrics(small).elidedText(offer.path, Qt.TextElideMode.ElideMiddle, most)
        painter.drawText(room.trail(QFontMetrics(small).horizontalAdvance(path)), room.end, path)
        painter.setFont(option.font)
        painter.setPen(ink)
        name = QFontMetrics(option.font).elidedText(
            offer.title, Qt.TextElideMode.ElideRight, room.rect.width()
        )
        painter.drawText(room.rect, room.start, name)
        painter.restore()

    def _paint_cap(self, painter: QPainter, room: _Room, keys: str, palette: QPalette) -> None:
        """The keys of a command as they stand on a keyboard, in a frame."""
        metrics = QFontMetrics(painter.font())
        box = room.trail(metrics.horizontalAdvance(keys) + 2 * CAP)
        rest = (box.height() - metrics.height() - 4) // 2
        frame = QRectF(box.adjusted(0, rest, 0, -rest)).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = painter.pen()
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), keys)


class _Room:
    """A row used up from both ends, mirrored where it runs from right to left."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        self._rtl = option.direction == Qt.LayoutDirection.RightToLeft
        self.rect: QRect = option.rect.adjusted(8, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self.start = int(middle | (right if self._rtl else left))
        self.end = int(middle | (left if self._rtl else right))

    def lead(self, size: int) -> QRect:
        """A square at the leading end."""
        box = self._cut(size, at_left=not self._rtl)
        return QRect(box.x(), box.center().y() + 1 - size // 2, size, size)

    def trail(self, width: int) -> QRect:
        """So much of the trailing end."""
        return self._cut(width + 2, at_left=self._rtl)

    def _cut(self, width: int, *, at_left: bool) -> QRect:
        rect = self.rect
        x = rect.left() if at_left else rect.right() + 1 - width
        self.rect = rect.adjusted(*((width + 10, 0, 0, 0) if at_left else (0, 0, -width - 10, 0)))
        return QRect(x, rect.y(), width, rect.height())
