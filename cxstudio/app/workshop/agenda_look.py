"""How a row of the agenda is painted: its mark, when it begins, its title and its minutes; it changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cxstudio.app.icons import paint_icon
from cxstudio.app.labels import direction_of, elided
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.picture.theme import Theme
from cxstudio.words import _

Index = QModelIndex | QPersistentModelIndex
ROW, EDGE, SIGN, GAP, BAR, TIME = 34, 10, 16, 8, 3, 40  # pixels
ROW_FACTS = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class StepRow:
    """A row of the agenda as it shows; `passed` are steps that were left out."""

    id: str
    title: str
    begins: str
    length: str
    state: Literal["done", "now", "passed", "next"]
    keeps: bool
    squeezed: bool


class AgendaLook(QStyledItemDelegate):
    """Paints the rows of one agenda and makes the field in which a title is written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.wears: Theme | None = None
        self.drop: int | None = None  # before which row something would be dropped

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, scaled(ROW))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = Line()
        editor.setParent(parent)
        editor.setAccessibleName(_("Title of the step"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(4, 1, -4, -1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, wears = index.data(ROW_FACTS), self.wears
        if not isinstance(row, StepRow) or wears is None:
            return
        rect: QRect = option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, row, rtl=rtl)
        muted, ink = QColor(wears.colour("inkMuted")), QColor(wears.colour("ink"))
        room = rect.adjusted(EDGE, 0, -EDGE, 0)
        box, room = _cut(room, scaled(SIGN), rtl=rtl)
        self._mark(painter, box, row)
        font = QFont(option.font)
        small = QFont(font)
        small.setPixelSize(max(1, round(font.pixelSize() * 12 / 13)))
        painter.setFont(small)
        painter.setPen(muted)
        time, room = _cut(room, scaled(TIME), rtl=rtl)
        _write(painter, time, row.begins, rtl=rtl)
        width = painter.fontMetrics().horizontalAdvance(row.length) + 2
        length, room = _cut(room, width, rtl=not rtl)
        _write(painter, length, row.length, rtl=rtl, at_end=True)
        sign = "lock" if row.keeps else "shrink" if row.squeezed else ""
        if sign:
            place, room = _cut(room, scaled(12), rtl=not rtl)
            paint_icon(painter, sign, _square(place, scaled(12)), muted)
        font.setWeight(QFont.Weight.DemiBold if row.state == "now" else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(muted if row.state in {"done", "passed"} else ink)
        shown = elided(row.title, painter.fontMetrics(), max(0, room.width()), rtl=rtl)
        painter.setLayoutDirection(direction_of(row.title, rtl=rtl))
        _write(painter, room, shown, rtl=rtl)
        self._drop_line(painter, rect, index)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow, *, rtl: bool) -> None:
        wears = self.wears
        if wears is None:
            return
        rect, state = QRectF(option.rect), option.state
        selected, focused = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
        if row.state == "now":
            painter.fillRect(rect, QColor(wears.colour("accentTint")))
            x = rect.right() - BAR if rtl else rect.left()
            painter.fillRect(QRectF(x, rect.top(), BAR, rect.height()), QColor(wears.colour("accent")))
        elif state & (selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, QColor(wears.colour("surfaceSunken")))
        if state & selected and state & focused:
            painter.setPen(QPen(QColor(wears.colour("focusRing")), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)

    def _mark(self, painter: QPainter, box: QRect, row: StepRow) -> None:
        wears = self.wears
        name = {"done": "check", "now": "play", "passed": "minus"}.get(row.state, "")
        if name and wears is not None:
            colour = "accent" if row.state == "now" else "role.gain.mark" if name == "check" else "inkMuted"
            paint_icon(painter, name, _square(box, scaled(14)), QColor(wears.colour(colour)))

    def _drop_line(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self.drop is None or self.wears is None:
            return
        last = index.row() == index.model().rowCount() - 1
        y = rect.top() if self.drop == index.row() else rect.bottom() - 3 if last else None
        if y is not None and (self.drop == index.row() or self.drop > index.row()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.wears.colour("dropOk")))
            painter.drawRoundedRect(QRectF(rect.left() + 2, y, rect.width() - 4, 4), 2, 2)


def _cut(room: QRect, width: int, *, rtl: bool) -> tuple[QRect, QRect]:
    """The leading piece of a room, or the trailing one where `rtl` is turned, and what is left after a gap."""
    if rtl:
        piece = QRect(room.right() + 1 - width, room.top(), width, room.height())
        return piece, room.adjusted(0, 0, -width - GAP, 0)
    return QRect(room.left(), room.top(), width, room.height()), room.adjusted(width + GAP, 0, 0, 0)


def _square(box: QRect, size: int) -> QRectF:
    made = QRectF(0, 0, size, size)
    made.moveCenter(QRectF(box).center())
    return made


def _write(painter: QPainter, room: QRect, text: str, *, rtl: bool, at_end: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if rtl != at_end else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(room, int(flags), text)
