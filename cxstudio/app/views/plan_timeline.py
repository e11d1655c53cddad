"""The actions on a line of months, on the screen: chosen and put to other days by mouse and keys; others write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cxstudio.app.days import day_said
from cxstudio.app.scale import text_scale
from cxstudio.canvas.accessible import announce
from cxstudio.insight.plan import today
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.sheets.timeline import HEAD, ROW, Milestone, Timeline
from cxstudio.picture.theme import Theme
from cxstudio.picture.wording import Wording
from cxstudio.render.pictures import no_pictures
from cxstudio.render.qt import QtPainter
from cxstudio.text.layout import TextEngine
from cxstudio.words import _


class TimelineRows(QWidget):
    """The picture itself, as tall as it is."""

    chosen = Signal(str)
    dated = Signal(str, str)  # id, ISO 8601
    rested = Signal()

    def __init__(self, engine: TextEngine, wears: Theme) -> None:
        super().__init__()
        self._engine = engine
        self._wording = Wording()
        self._items: tuple[Milestone, ...] = ()
        self._selection: tuple[str, ...] = ()
        self._pressed: tuple[Milestone, float] | None = None  # and where, in canvas units
        self._held: tuple[str, date] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Timeline"))
        self.wear(wears)
        self.lay_out()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._brush = QtPainter(wears, no_pictures, 0)
        self.update()

    def show_items(self, items: Sequence[Milestone], wording: Wording) -> None:
        self._items, self._wording = tuple(items), wording
        self.lay_out()

    def select(self, ids: Sequence[str]) -> None:
        if tuple(ids) != self._selection:
            self.rested.emit()
        self._selection = tuple(ids)
        self.lay_out()

    @property
    def picture(self) -> Timeline:
        return self._line

    def lay_out(self) -> None:
        scale = text_scale()
        self._line = Timeline(
            self._engine,
            self._wording,
            max(200.0, self.width() / scale),
            self._items,
            today(),
            self._selection,
            self._held,
            ahead=1,
        )
        self.setFixedHeight(round(self._line.height * scale) + 2)
        self.update()

    def row_box(self, id: str) -> tuple[int, int]:
        """From where to where a row reaches, in pixels."""
        place = [one.id for one in self._line.rows].index(id)
        scale = text_scale()
        return (round((HEAD + place * ROW) * scale), round((HEAD + (place + 1) * ROW) * scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = [one.id for one in self._line.rows]
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._pressed is not None:
            self._let_go()
            return
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self._shift(key, event.modifiers()):
            return
        if not ids or key not in {*ways, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
            return
        now = ids.index(self._selection[-1]) if self._selection and self._selection[-1] in ids else -1
        far = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(ids) - 1}
        place = far.get(key, min(len(ids) - 1, max(0, now + ways.get(key, 0))))
        self.chosen.emit(ids[place])
        announce(self, self._line.rows[place].title)

    def _shift(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """Put the chosen thing a day off, with Shift a week, the way the arrow points; without a day from today."""
        keys &= ~Qt.KeyboardModifier.KeypadModifier
        one = next((one for one in self._line.rows if one.id in self._selection[-1:]), None)
        if one is None or keys & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
            return False
        step = 7 if keys & Qt.KeyboardModifier.ShiftModifier else 1
        later = (key == Qt.Key.Key_Right) is not self._wording.rtl
        day = (one.due or today()) + timedelta(days=step if later else -step)
        self.dated.emit(one.id, day.isoformat())
        announce(self, day_said(day.isoformat()))
        return True

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position() / text_scale()
        id = self._line.at(at.y())
        self.chosen.emit(id)
        one = next((one for one in self._line.rows if one.id == id), None)
        if one is not None and self._on_line(at.x()):
            self._pressed = (one, at.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position() / text_scale()
        if self._pressed is None:
            there = self._line.at(at.y()) and self._on_line(at.x())
            self.setCursor(Qt.CursorShape.OpenHandCursor if there else Qt.CursorShape.ArrowCursor)
            return
        one, start = self._pressed
        if self._held is None and abs(at.x() - start) * text_scale() < QApplication.startDragDistance():
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        under = self._line.day_at(at.x())
        # A sign goes as far as the pointer, wherever in its row it was taken; what has no day gets the one under it.
        day = under if one.due is None else one.due + (under - self._line.day_at(start))
        self._held = (one.id, day)
        self.lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, pressed = self._held, self._pressed
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        self._let_go()
        if held is not None and held[1] != pressed[0].due:
            self.rested.emit()
            self.dated.emit(held[0], held[1].isoformat())
            self.rested.emit()

    def _on_line(self, x: float) -> bool:
        """Whether a place across lies on the line of days, not on the titles."""
        return (self._line.width - x if self._wording.rtl else x) >= self._line.names

    def _let_go(self) -> None:
        self._held = self._pressed = None
        self.unsetCursor()
        self.lay_out()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.rested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scale = text_scale()
        painter.scale(scale, scale)
        shown = event.rect()
        area = Bounds(
            shown.x() / scale, shown.y() / scale, shown.width() / scale, shown.height() / scale
        ).grown(4)
        self._brush.paint(painter, [Placed(part, 0.0, 0.0) for part in self._line.parts()], scale, area)
        if self.hasFocus() and self._line.rows:
            painter.setPen(QPen(QColor(self._look.colour("focusRing")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._focused())
        painter.end()

    def _focused(self) -> QRectF:
        """What the keyboard works on, in canvas units: the last chosen row, else all of them."""
        ids = [one.id for one in self._line.rows]
        here = self._selection[-1] if self._selection and self._selection[-1] in ids else ""
        top, rows = (HEAD + ids.index(here) * ROW, 1) if here else (HEAD, len(ids))
        return QRectF(1, top + 2, self._line.width - 2, rows * ROW - 4)


class TimelineView(QScrollArea):
    """Scrolls the line. `chosen` tells the selected ids, `dated` a thing and its new day, `rested` the end of a run."""

    chosen = Signal(list)
    dated = Signal(str, str)  # id, ISO 8601
    rested = Signal()

    def __init__(self, engine: TextEngine, wears: Theme) -> None:
        super().__init__()
        self.rows = TimelineRows(engine, wears)
        self.rows.chosen.connect(self._chosen)
        self.rows.dated.connect(self.dated)
        self.rows.rested.connect(self.rested)
        self.setWidget(self.rows)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.rows)

    def show_items(self, items: Sequence[Milestone], wording: Wording) -> None:
        """What there is and when."""
        self.rows.show_items(items, wording)

    def select(self, ids: Sequence[str]) -> None:
        """Mark these rows, and bring the last one to the eye."""
        self.rows.select(ids)
        known = {one.id for one in self.rows.picture.rows}
        if ids and ids[-1] in known:
            top, bottom = self.rows.row_box(ids[-1])
            self.ensureVisible(0, (top + bottom) // 2, 0, (bottom - top))

    def wear(self, wears: Theme) -> None:
        self.rows.wear(wears)

    def _chosen(self, id: str) -> None:
        self.chosen.emit([id] if id else [])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "rows"):
            self.rows.lay_out()
