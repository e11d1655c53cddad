"""How a cell of the register is painted: somebody's words on two lines, signs beside sentiments; it changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from cxstudio.app.icons import paint_icon
from cxstudio.app.scale import scaled
from cxstudio.app.views.feedback_rows import NAMES, SENTIMENT_ICONS, cell_words
from cxstudio.insight.voice import DONE, is_placed
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback
from cxstudio.picture.cards.note import slants
from cxstudio.picture.theme import Theme
from cxstudio.words import _

ROW, PAD, LEAD = 48, 8, 16  # pixels
RING = 2  # pixels of the line round the row the keyboard is on
LONGEST = 600  # letters that are laid out: two lines show fewer
SENTIMENT_COLOURS = {
    "negative": "role.pain.mark",
    "neutral": "inkMuted",
    "positive": "role.gain.mark",
    "mixed": "role.question.mark",
}


class CellLook(QStyledItemDelegate):
    """Paints the cells of the register."""

    def __init__(
        self,
        table: QTableView,
        record: Callable[[int], Feedback | None],
        document: Document,
        wears: Theme,
    ) -> None:
        super().__init__(table)
        self._table, self._record, self._document = table, record, document
        self.wears = wears

    def row_height(self) -> int:
        """The height of every row in pixels."""
        return scaled(ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(60, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        row, column = index.row(), index.column()  # type: ignore[attr-defined]
        record = self._record(row)
        if record is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, row, column)
        painter.setFont(option.font)
        name = NAMES[column]
        inner = self._inner(option.rect, column, rtl=option.direction == Qt.LayoutDirection.RightToLeft)
        if name == "text":
            self._verbatim(painter, inner, record, option)
        elif name == "sentiment" and record.sentiment:
            self._sentiment(painter, inner, record, option)
        else:
            words = cell_words(self._document, record, name)
            quiet = (
                not words
                or (name == "where" and not is_placed(self._document, record))
                or (name == "status" and record.status in DONE)
            )
            hint = _("Not placed") if name == "where" else "–"
            self._line(painter, inner, words or hint, option, "inkMuted" if quiet else "ink")
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int, column: int) -> None:
        rect: QRect = option.rect
        chosen, over = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
        if option.state & (chosen | over):
            colour = "accentTint" if option.state & chosen else "surfaceSunken"
            painter.fillRect(rect, QColor(self.wears.colour(colour)))
        painter.setPen(QPen(QColor(self.wears.colour("line")), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        current = self._table.currentIndex()
        if self._table.hasFocus() and current.row() == row:
            rtl = option.direction == Qt.LayoutDirection.RightToLeft
            self._ring(painter, rect.adjusted(0, 0, 0, -1), column, rtl=rtl)

    def _ring(self, painter: QPainter, rect: QRect, column: int, *, rtl: bool) -> None:
        """The part of the ring round the row that runs through a cell."""
        columns = [n for n in range(len(NAMES)) if not self._table.isColumnHidden(n)]
        first, last = column == columns[0], column == columns[-1]
        left, right = (last, first) if rtl else (first, last)
        sides = [QRect(rect.left(), rect.top(), rect.width(), RING)]
        sides.append(QRect(rect.left(), rect.bottom() + 1 - RING, rect.width(), RING))
        if left:
            sides.append(QRect(rect.left(), rect.top(), RING, rect.height()))
        if right:
            sides.append(QRect(rect.right() + 1 - RING, rect.top(), RING, rect.height()))
        for side in sides:
            painter.fillRect(side, QColor(self.wears.colour("focusRing")))

    def _inner(self, rect: QRect, column: int, *, rtl: bool) -> QRect:
        lead = scaled(LEAD) if column == 0 else PAD
        return rect.adjusted(PAD if rtl else lead, 0, -lead if rtl else -PAD, 0)

    def _verbatim(
        self, painter: QPainter, room: QRect, record: Feedback, option: QStyleOptionViewItem
    ) -> None:
        """Somebody's words, in italics as on the map where their script has them, on at most two lines."""
        words = " ".join(record.text[: LONGEST * 2].split())[:LONGEST]
        font = QFont(option.font)
        if not words:
            self._line(painter, room, _("No words yet"), option, "inkMuted")
            return
        font.setItalic(slants(words))
        painter.setPen(QColor(self.wears.colour("ink")))
        lines = self._lines(words, font, room.width())
        painter.setFont(font)
        height = painter.fontMetrics().lineSpacing()
        top = room.center().y() - height * len(lines) / 2 + 1
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for number, text in enumerate(lines):
            box = QRectF(room.left(), top + number * height, room.width(), height)
            painter.drawText(box, int(self._leading(option)), text)

    def _lines(self, words: str, font: QFont, width: int) -> list[str]:
        """The words broken into lines; the second ends in an ellipsis where there are more."""
        layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(max(1, width))
        end = first.textLength()
        layout.endLayout()
        layout.clearLayout()
        if end >= len(words):
            return [words]
        metrics = self._table.fontMetrics()
        rest = metrics.elidedText(words[end:].strip(), Qt.TextElideMode.ElideRight, max(1, width - 6))
        return [words[:end].rstrip(), rest]

    def _sentiment(
        self, painter: QPainter, room: QRect, record: Feedback, option: QStyleOptionViewItem
    ) -> None:
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        side = scaled(14)
        x = room.right() - side if rtl else room.left()
        corner = QPointF(x, room.center().y() - side / 2 + 0.5)
        colour = QColor(self.wears.colour(SENTIMENT_COLOURS[record.sentiment]))
        paint_icon(painter, SENTIMENT_ICONS[record.sentiment], QRectF(corner, QSize(side, side)), colour)
        space = side + 6
        rest = room.adjusted(0 if rtl else space, 0, -space if rtl else 0, 0)
        self._line(painter, rest, cell_words(self._document, record, "sentiment"), option)

    def _line(
        self, painter: QPainter, room: QRect, text: str, option: QStyleOptionViewItem, colour: str = "ink"
    ) -> None:
        painter.setPen(QColor(self.wears.colour(colour)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(room, int(self._leading(option) | Qt.AlignmentFlag.AlignVCenter), shown)

    def _leading(self, option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute
