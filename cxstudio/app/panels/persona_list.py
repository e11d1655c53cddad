"""The personas of a session as a list: portrait, mark, name and role; it edits nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cxstudio.app.labels import elided
from cxstudio.app.scale import scaled
from cxstudio.model.document import Document
from cxstudio.model.naming import title
from cxstudio.model.records import Persona
from cxstudio.picture.marks import persona_mark
from cxstudio.picture.portrait import portrait
from cxstudio.picture.primitives import Bounds, Part, Placed
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import QtPainter
from cxstudio.words import _

ROW, FACE, MARK, EDGE, LEAST_WORDS = 56, 36, 10, 12, 40  # pixels; in less room a face says it alone
ID = Qt.ItemDataRole.UserRole


class PersonaList(QListWidget):
    """`chosen` a persona, `moved` one and what it goes before ("" = the end), `wanted` what a key asks for one."""

    chosen = Signal(str)
    moved = Signal(str, str)
    wanted = Signal(str)  # "write", "delete", "duplicate", "paste"

    def __init__(self, document: Document, wears: Theme, images: FindPicture) -> None:
        super().__init__()
        self._document = document
        self.setAccessibleName(_("Personas"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._rows = _RowLook(self, document, wears, images)
        self.setItemDelegate(self._rows)
        self._filling = False
        self.currentItemChanged.connect(self._changed)
        self.itemDoubleClicked.connect(self._write)

    def _write(self) -> None:
        self.wanted.emit("write")

    @property
    def current(self) -> str:
        """The persona the keyboard is on, or ""."""
        row = self.currentRow()
        return str(self.item(row).data(ID)) if row >= 0 else ""

    def wear(self, wears: Theme) -> None:
        self._rows.wear(wears)
        self.viewport().update()

    def show_personas(self, personas: Sequence[Persona], current: str) -> None:
        """Show these, with one of them current."""
        self._filling = True
        while self.count() > len(personas):
            self.takeItem(self.count() - 1)
        while self.count() < len(personas):
            self.addItem(QListWidgetItem())
        for row, persona in enumerate(personas):
            item = self.item(row)
            item.setData(ID, persona.id)
            item.setText(spoken(persona))
            item.setToolTip(spoken(persona))
            if persona.id == current:
                self.setCurrentItem(item)
        self._filling = False
        self.viewport().update()

    def _changed(self) -> None:
        if not self._filling and self.current:
            self.chosen.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        asks = {
            (Qt.Key.Key_Delete, False): "delete",
            (Qt.Key.Key_F2, False): "write",
            (Qt.Key.Key_Return, False): "write",
            (Qt.Key.Key_Enter, False): "write",
            (Qt.Key.Key_D, True): "duplicate",
            (Qt.Key.Key_V, True): "paste",
        }
        key = Qt.Key(event.key())
        if alt and key in steps:
            self.step(steps[key])
        elif (key, ctrl) in asks and self.current:
            self.wanted.emit(asks[key, ctrl])
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Move the current one past its neighbour."""
        ids = [str(self.item(row).data(ID)) for row in range(self.count())]
        here = self.current
        place = ids.index(here) + by if here in ids else -1
        if 0 <= place < len(ids):
            others = [id for id in ids if id != here]
            self.moved.emit(here, others[place] if place < len(others) else "")

    def dropEvent(self, event: QDropEvent) -> None:
        """The document moves the persona, and the list follows it."""
        id = self.current
        at = self.indexAt(event.position().toPoint())
        row = at.row() if at.isValid() else self.count()
        if self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem:
            row += 1
        before = str(self.item(row).data(ID)) if row < self.count() else ""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if id and before != id:
            self.moved.emit(id, before)


def spoken(persona: Persona) -> str:
    """A persona in words: name, role, and that it is an employee."""
    parts = [title(persona), persona.role, _("Employee") if persona.employee else ""]
    return ", ".join(part for part in parts if part)


class _RowLook(QStyledItemDelegate):
    def __init__(self, parent: QListWidget, document: Document, wears: Theme, images: FindPicture) -> None:
        super().__init__(parent)
        self._list, self._document, self._images = parent, document, images
        self.wear(wears)

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._brush = QtPainter(wears, self._images, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        persona = self._document.find(str(index.data(ID)), Persona)
        if persona is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        size = scaled(FACE)
        x = rect.right() - EDGE - size if rtl else rect.left() + EDGE
        y = rect.center().y() - size / 2
        shapes = tuple(portrait(self._document, persona, Bounds(0, 0, size, size)))
        part = Part(persona.id, "portrait", Bounds(0, 0, size, size), shapes)
        self._brush.paint(painter, (Placed(part, x, y),), 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lead = EDGE + size + 10
        room = rect.adjusted(EDGE if rtl else lead, 0, -lead if rtl else -EDGE, 0)
        if room.width() > scaled(LEAST_WORDS):
            self._words(painter, room, persona, option.font, rtl=rtl)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        inner = QRectF(rect).adjusted(4, 1, -4, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self._look.colour("accentTint" if chosen else "surfaceSunken")))
            painter.drawRoundedRect(inner, 6, 6)
        if self._list.hasFocus() and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._look.colour("focusRing")), 2))
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 6, 6)

    def _words(self, painter: QPainter, room: QRect, persona: Persona, font: QFont, *, rtl: bool) -> None:
        """The mark and the name, and the role or what sort of persona it is under them."""
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        under = ", ".join(x for x in (_("Employee") if persona.employee else "", persona.role) if x)
        middle = room.center().y()
        line = scaled(20)
        top = middle - line if under else middle - line // 2
        mark = scaled(MARK)
        x = room.right() - mark / 2 if rtl else room.left() + mark / 2
        sign = Part("", "mark", Bounds(0, 0, 0, 0), (persona_mark(persona.mark, (0.0, 0.0), mark * 0.85),))
        at = QPointF(x, top + line / 2)
        self._brush.paint(painter, (Placed(sign, at.x(), at.y()),), 1.0)
        lead = mark + 5
        name = QRect(room.left() + (0 if rtl else lead), top, room.width() - lead, line)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(strong)
        painter.setPen(QColor(self._look.colour("ink" if persona.name else "inkMuted")))
        shown = elided(title(persona), painter.fontMetrics(), name.width(), rtl=rtl)
        painter.drawText(name, flags, shown)
        if under:
            painter.setFont(font)
            painter.setPen(QColor(self._look.colour("inkMuted")))
            below = QRect(room.left(), top + line, room.width(), line)
            shown = elided(under, painter.fontMetrics(), below.width(), rtl=rtl)
            painter.drawText(below, flags, shown)
