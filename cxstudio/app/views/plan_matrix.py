"""The priority matrix on the screen: painted from its picture, its bubbles moved by mouse and keys; others write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.scale import text_scale
from cxstudio.app.views.plan_lists import number_said
from cxstudio.canvas.accessible import announce
from cxstudio.edits.plan import half_step
from cxstudio.insight.plan import QUADRANTS, Weighed, quadrant
from cxstudio.picture.primitives import Placed, Point
from cxstudio.picture.sheets.matrix import RADIUS, Matrix
from cxstudio.picture.theme import Theme
from cxstudio.picture.wording import Wording
from cxstudio.render.pictures import no_pictures
from cxstudio.render.qt import QtPainter
from cxstudio.text.layout import TextEngine
from cxstudio.words import _

STEP = 0.5  # of both scales


class MatrixView(QWidget):
    """`chosen`: another selection. `weighed`: something got another place, or none. `nudged`: by so much, by a key."""

    chosen = Signal(list)
    weighed = Signal(str, object, object)  # id, impact, effort
    nudged = Signal(str, float, float)
    rested = Signal()  # a run of nudges is over

    def __init__(self, engine: TextEngine, wording: Wording, wears: Theme) -> None:
        super().__init__()
        self._engine, self._wording = engine, wording
        self._items: tuple[Weighed, ...] = ()
        self._selection: list[str] = []
        self._pressed: tuple[str, QPointF] | None = None
        self._held: tuple[str, Point] | None = None
        self._typed = ""
        self._moving = ""  # whose values are shown
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(260, 240))
        self.setAccessibleName(_("Impact and effort"))
        self.wear(wears)
        self._lay_out()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._brush = QtPainter(wears, no_pictures, 0)
        self.update()

    def show_items(self, items: Sequence[Weighed], wording: Wording) -> None:
        """What the matrix holds now; the language and direction of the session may have changed too."""
        self._items, self._wording = tuple(items), wording
        self._lay_out()

    def select(self, ids: Sequence[str]) -> None:
        """Ring these."""
        if list(ids) != self._selection:
            self._moving = ""
            self.rested.emit()
        self._selection = [id for id in ids if any(item.id == id for item in self._items)]
        self._lay_out()
        self.setAccessibleDescription(self._words(self._selection[-1]) if self._selection else "")

    @property
    def picture(self) -> Matrix:
        """What is painted."""
        return self._matrix

    def spot(self, id: str) -> QPointF:
        """Where a bubble's middle is, in pixels of the widget."""
        x, y = self._matrix.spots[id]
        return QPointF(x, y) * text_scale()

    def point(self, impact: float, effort: float) -> QPointF:
        """Where two values meet, in pixels of the widget."""
        x, y = self._matrix.place(impact, effort)
        return QPointF(x, y) * text_scale()

    def _lay_out(self) -> None:
        scale = text_scale()
        self._matrix = Matrix(
            self._engine,
            self._wording,
            self.width() / scale,
            self.height() / scale,
            self._items,
            tuple(self._selection),
            self._held,
        )
        self.update()

    def _words(self, id: str) -> str:
        """What a screen reader says of a bubble."""
        item = next((one for one in self._items if one.id == id), None)
        if item is None:
            return ""
        where = self._values_said(item) if item.placed else _("not placed yet")
        return f"{figures(str(item.number))} {item.title}, {where}"

    def _values_said(self, item: Weighed) -> str:
        assert item.impact is not None
        assert item.effort is not None
        words = _("impact {impact}, effort {effort}: {field}")
        field = _(QUADRANTS[quadrant(item.impact, item.effort)])
        return words.format(impact=number_said(item.impact), effort=number_said(item.effort), field=field)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        ways = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (1, 0),
            Qt.Key.Key_Down: (-1, 0),
        }
        if key in ways and self._items and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._nudge(*ways[key])
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End} and self._items:
            self._step(key)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._selection:
            self.weighed.emit(self._selection[-1], None, None)
        elif event.text().isdecimal() and event.text() and not event.modifiers():
            self._choose_number(event.text())
        elif key == Qt.Key.Key_Escape and (self._held or self._selection):
            self._escape()
        else:
            super().keyPressEvent(event)

    def _nudge(self, impact: int, effort: int) -> None:
        if not self._selection:
            self._choose(self._items[0].id)
            return
        id = self._selection[-1]
        mirrored = -1 if self._wording.rtl else 1  # in the direction of the arrow on the screen
        self._moving = id
        self.nudged.emit(id, impact * STEP, effort * STEP * mirrored)
        announce(self, self._words(id))

    def _step(self, key: Qt.Key) -> None:
        """To the thing with the number before or after, or to the first or last one."""
        ids = [item.id for item in self._items]
        now = ids.index(self._selection[-1]) if self._selection else -1
        far = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(ids) - 1}
        by = -1 if key == Qt.Key.Key_PageUp else 1
        self._choose(ids[far.get(key, min(len(ids) - 1, max(0, now + by)))])

    def _choose_number(self, digit: str) -> None:
        """By its number; of two figures the second one is typed right after the first."""
        for typed in (self._typed + digit, digit):
            found = next((item for item in self._items if str(item.number) == str(int(typed))), None)
            if found is not None:
                self._typed = typed
                self._choose(found.id)
                return
        self._typed = ""

    def _choose(self, id: str) -> None:
        self.select([id])
        self.chosen.emit([id])
        announce(self, self._words(id))

    def _escape(self) -> None:
        if self._held or self._pressed:
            self._let_go()
        else:
            self.select([])
            self.chosen.emit([])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._typed = self._moving = ""
        self.rested.emit()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        id = self._at(event.position())
        self._pressed = (id, event.position()) if id else None
        self._moving = ""
        if [id] != self._selection:
            self.select([id] if id else [])
            self.chosen.emit(list(self._selection))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            shape = (
                Qt.CursorShape.OpenHandCursor if self._at(event.position()) else Qt.CursorShape.ArrowCursor
            )
            self.setCursor(shape)
            return
        id, start = self._pressed
        far = (event.position() - start).manhattanLength() >= QApplication.startDragDistance()
        if far or self._held:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            at = event.position() / text_scale()
            self._held, self._moving = (id, (at.x(), at.y())), id
            self._lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = self._held
        values = self._matrix.values(held[1]) if held else None
        tray = self._matrix.tray
        self._let_go()
        if held is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if values is not None:
            self.weighed.emit(held[0], half_step(values[0]), half_step(values[1]))
        elif tray.height and tray.contains(*held[1]):
            self.weighed.emit(held[0], None, None)

    def _let_go(self) -> None:
        self._held = self._pressed = None
        self._moving = ""
        self.unsetCursor()
        self._lay_out()

    def _at(self, at: QPointF) -> str:
        inside = at / text_scale()
        return self._matrix.at(inside.x(), inside.y())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words(self._at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = text_scale()
        painter.scale(scale, scale)
        self._brush.paint(painter, [Placed(part, 0.0, 0.0) for part in self._matrix.parts()], scale)
        if self.hasFocus():
            box = self._matrix.field
            painter.setPen(QPen(QColor(self._look.colour("focusRing")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box.x + 1, box.y + 1, box.width - 2, box.height - 2), 8, 8)
        if self._moving:
            self._show_values(painter)
        painter.end()

    def _show_values(self, painter: QPainter) -> None:
        """The values beside a bubble on its way."""
        spot = self._matrix.spots.get(self._moving)
        item = next((one for one in self._items if one.id == self._moving), None)
        if spot is None or item is None:
            return
        values = self._matrix.values(spot) if self._held else (item.impact, item.effort)
        if values is None or values[0] is None or values[1] is None:
            return
        impact, effort = (number_said(half_step(value)) for value in values if value is not None)
        words = _("Impact {impact}, effort {effort}").format(impact=impact, effort=effort)
        width = painter.fontMetrics().horizontalAdvance(words) + 16
        x = min(self.width() / text_scale() - width - 2, max(2.0, spot[0] - width / 2))
        y = spot[1] - RADIUS - 32 if spot[1] > RADIUS + 40 else spot[1] + RADIUS + 8
        box = QRectF(x, y, width, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.colour("ink")))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(self._look.colour("surface")))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
