"""How a row of the outline is painted: chevron, icon, words, and what stands at its end; it changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from cxstudio.app.icons import kind_colour, paint_evidence, paint_icon
from cxstudio.app.panels.outline_content import LOT, record_of, row_end, row_icon, row_words
from cxstudio.app.texts import Line
from cxstudio.insight.evidence import evidence
from cxstudio.model.document import Document
from cxstudio.model.records import Annotation, Card, Emotion, Stage, Touchpoint
from cxstudio.picture.signs import emotion_colour
from cxstudio.picture.theme import Theme
from cxstudio.words import _

Index = QModelIndex | QPersistentModelIndex
ID = Qt.ItemDataRole.UserRole
ROW = 28
EDGE, STEP = 8, 14  # pixels from the edge to the first chevron, and one level further in
CHEVRON, SIGN, GAP = 16, 14, 6
SMALL_CHEVRON = 12
END = 26  # pixels kept for what stands at the end


def level_of(index: Index) -> int:
    """How deep a row lies; 0 for the outermost."""
    level, above = 0, index.parent()
    while above.isValid():
        level, above = level + 1, above.parent()
    return level


def chevron_box(index: Index) -> tuple[float, float]:
    """Where the chevron of a row begins, from the leading edge, and how large it is."""
    level = level_of(index)
    return (EDGE, CHEVRON) if not level else (EDGE + 4 + STEP * (level - 1), SMALL_CHEVRON)


class RowLook(QStyledItemDelegate):
    """Paints the rows of one outline and makes the field in which one is written."""

    def __init__(self, tree: QTreeView, document: Document, wears: Theme) -> None:
        super().__init__(tree)
        self._tree, self._document = tree, document
        self.wears = wears

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = Line()
        editor.setParent(parent)
        editor.setAccessibleName(_("Text of the row"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(8, -1, -8, 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        id, level = str(index.data(ID)), level_of(index)
        record = record_of(self._document, id)
        heads = isinstance(record, Stage) or id == LOT
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        font = QFont(option.font)
        strong = heads or bool(state & QStyle.StateFlag.State_Selected)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        painter.setFont(font)

        def box(offset: float, size: float) -> QRectF:
            """A square so far from the leading edge."""
            x = rect.right() - offset - size if rtl else rect.left() + offset
            return QRectF(x, rect.center().y() - size / 2 + 0.5, size, size)

        muted = QColor(self.wears.colour("inkMuted"))
        if index.model().hasChildren(index):
            closed = "chevron-left" if rtl else "chevron-right"
            name = "chevron-down" if self._tree.isExpanded(index) else closed
            paint_icon(painter, name, box(*chevron_box(index)), muted)
        lead = EDGE + CHEVRON + GAP
        if not heads:
            start = EDGE + CHEVRON + 4 + STEP * (level - 1)
            paint_icon(painter, row_icon(self._document, id), box(start, SIGN), self._icon_colour(id))
            lead = start + SIGN + GAP
        end = self._end(painter, option, id)
        room = rect.adjusted(end if rtl else lead, 0, -lead if rtl else -end, 0)
        self._words(painter, room, row_words(self._document, id), font, rtl=rtl)
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, text: str, font: QFont, *, rtl: bool) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self.wears.colour("ink")))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        leading = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = leading | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        # By its own letters, or the ellipsis of a cut Arabic name would stand before it.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(room, int(flags), shown)

    def _icon_colour(self, id: str) -> QColor:
        record = record_of(self._document, id)
        if isinstance(record, (Card, Annotation)):
            return QColor(kind_colour(record.kind, self.wears))
        if isinstance(record, Emotion):
            return QColor(self.wears.colour(emotion_colour(record.mean or 0.0)))
        return QColor(self.wears.colour("inkMuted"))

    def _end(self, painter: QPainter, option: QStyleOptionViewItem, id: str) -> int:
        """Paint what stands at the end of a row: a number, or how sure we are. Returns the room it takes."""
        rect: QRect = option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        record = record_of(self._document, id)
        text = row_end(self._document, id)
        if text:
            painter.save()
            painter.setFont(option.font)
            painter.setPen(QColor(self.wears.colour("inkMuted")))
            wide = max(30, painter.fontMetrics().horizontalAdvance(text) + 14)
            place = QRectF(rect.left() if rtl else rect.right() - wide, rect.y(), wide, rect.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
            painter.restore()
            return max(END, wide)
        sure = evidence(self._document, record) if isinstance(record, (Touchpoint, Card)) else ""
        if sure:
            centre = QPointF(rect.left() + 15 if rtl else rect.right() - 15, rect.center().y() + 0.5)
            paint_evidence(painter, sure, centre, self.wears)
            return END
        return END if isinstance(record, Touchpoint) else 12

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        inner = QRectF(rect).adjusted(8, 0, -8, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen, over = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
        if state & (chosen | over):
            colour = "accentTint" if state & chosen else "surfaceSunken"
            painter.setBrush(QColor(self.wears.colour(colour)))
            painter.drawRoundedRect(inner, 6, 6)
        if self._tree.hasFocus() and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.wears.colour("focusRing")), 2))
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 6, 6)
