"""How rows of a section's list are painted: a first line, the rest below it quieter, all of it wrapped; no document."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxstudio.app.labels import direction_of, look

SIGN, EDGE, GAP, ABOVE = (
    16,
    8,
    8,
    5,
)  # pixels: icon, padding at both sides, beside the icon, above and below the words
HEAD_ABOVE = 8  # pixels more above a head
MUTED = Qt.ItemDataRole.UserRole + 1
HEAD = Qt.ItemDataRole.UserRole + 2
_WRAP = int(Qt.TextFlag.TextWordWrap)

Index = QModelIndex | QPersistentModelIndex


class RowLook(QStyledItemDelegate):
    """Paints a row as high as its words need in the width of its list. `MUTED` holds the colour of what is quieter."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        heights = (
            self._box(text, font, self._room(width, index)) for text, font in self._lines(option, index)
        )
        above = HEAD_ABOVE if index.data(HEAD) else 0
        return QSize(width, max(SIGN, sum(heights)) + 2 * ABOVE + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text, shown.icon = "", QIcon()
        shown.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        widget: QWidget | None = option.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        box, sign = option.rect, index.data(Qt.ItemDataRole.DecorationRole)
        top = box.top() + ABOVE + (HEAD_ABOVE if index.data(HEAD) else 0)
        if isinstance(sign, QIcon):
            x = box.right() + 1 - EDGE - SIGN if rtl else box.left() + EDGE
            sign.paint(painter, QRect(x, top, SIGN, SIGN))
        lead = self._lead(index)
        room = box.adjusted(EDGE if rtl else lead, 0, -lead if rtl else -EDGE, 0)
        painter.save()
        for place, (text, font) in enumerate(self._lines(option, index)):
            height = self._box(text, font, room.width())
            muted = index.data(MUTED) if place else None
            painter.setFont(font)
            painter.setPen(muted if isinstance(muted, QColor) else option.palette.text().color())
            painter.setLayoutDirection(direction_of(text, rtl=rtl))
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            flags = _WRAP | int(side | Qt.AlignmentFlag.AlignAbsolute)
            painter.drawText(QRect(room.left(), top, room.width(), height), flags, text)
            top += height
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field as high as the row, and no higher."""
        editor = super().createEditor(parent, option, index)
        look(editor, "row")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        lead = self._lead(index) - EDGE
        editor.setGeometry(option.rect.adjusted(0 if rtl else lead, 0, -lead if rtl else 0, 0))

    def _lines(self, option: QStyleOptionViewItem, index: Index) -> list[tuple[str, QFont]]:
        """The lines of a row, each with its letters."""
        own = index.data(Qt.ItemDataRole.FontRole)
        first = own if isinstance(own, QFont) else option.font
        rest = QFont(first)
        rest.setBold(False)
        lines = str(index.data(Qt.ItemDataRole.DisplayRole)).split("\n")
        return [(text, rest if place else first) for place, text in enumerate(lines)]

    def is_on_sign(self, point: QPoint, row: QRect, index: Index, *, rtl: bool) -> bool:
        """Whether a point is at the sign of a row: beside it, above it and below it as well, up to the words."""
        lead = self._lead(index)
        at = row.right() - point.x() if rtl else point.x() - row.left()
        return isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon) and 0 <= at < lead

    @staticmethod
    def _lead(index: Index) -> int:
        sign = isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon)
        return EDGE + SIGN + GAP if sign else EDGE

    def _room(self, width: int, index: Index) -> int:
        return max(1, width - self._lead(index) - EDGE)

    @staticmethod
    def _box(text: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()
