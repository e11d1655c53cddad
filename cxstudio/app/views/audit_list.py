"""The components of an audit with their test questions in one list; it shows and tells, and writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxstudio.app.figures import figures, mean_words
from cxstudio.app.icons import paint_icon
from cxstudio.app.labels import leading, trailing
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.insight.audit import ComponentScore
from cxstudio.model.audits import AuditItem, Component
from cxstudio.picture.theme import Theme
from cxstudio.text.digits import plain_digits
from cxstudio.words import _

RATINGS = (1, 2, 3, 4, 5)
BOX, APART, PAD = 24, 4, 12  # pixels of a rating's box, between two, over and under a row
SIDE = 16  # pixels at both sides of a row: it begins under the title of the view
HEAD_TOP = 8  # more over a component
_WORDS = Qt.TextFlag.TextWordWrap
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a component under its name, or one of its questions."""

    score: ComponentScore
    item: AuditItem | None = None

    @property
    def key(self) -> str:
        return self.item.id if self.item is not None else self.score.component


class AuditList(QListWidget):
    """`chosen` tells the row the keyboard is on; the other signals what somebody wants done."""

    chosen = Signal()
    rated = Signal(object)  # 1 to 5, or None to take it back
    written = Signal(str, str)  # a question, its new text
    wanted = Signal()  # a new question in the component of the row
    unwanted = Signal()
    moved = Signal(int)  # the question goes up (-1) or down (1)
    noted = Signal()

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Test questions"))
        self.wears = wears
        self._rows: list[Row] = []
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setMouseTracking(True)
        self._filling = False
        self.currentRowChanged.connect(self._went)

    def fill(self, rows: Sequence[Row]) -> None:
        """Show these rows; the one the keyboard is on stays, or its neighbour where it is gone."""
        held, place = self.row_key(), max(0, self.currentRow())
        self._filling = True
        self._rows = list(rows)
        self.clear()
        for row in self._rows:
            item = QListWidgetItem()
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if row.item is not None else flags)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(row))
            self.addItem(item)
        keys = [row.key for row in self._rows]
        self.setCurrentRow(keys.index(held) if held in keys else min(place, len(keys) - 1))
        self._filling = False

    def row_at(self, index: AnyIndex | None = None) -> Row | None:
        """The row of an index, or the one the keyboard is on."""
        place = self.currentRow() if index is None else index.row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def row_key(self) -> str:
        row = self.row_at()
        return row.key if row is not None else ""

    def question(self) -> str:
        """The question the keyboard is on; "" on a component."""
        row = self.row_at()
        return row.item.id if row is not None and row.item is not None else ""

    def component(self) -> Component | None:
        row = self.row_at()
        return row.score.component if row is not None else None

    def go_to(self, key: str) -> None:
        """Put the keyboard on a question, or on a component."""
        for place, row in enumerate(self._rows):
            if row.key == key:
                self.setCurrentRow(place)

    def write_here(self) -> None:
        """Begin to write the text of the question the keyboard is on."""
        if self.question():
            self.editItem(self.currentItem())

    def wear(self, wears: Theme) -> None:
        self.wears = wears
        self.viewport().update()

    def _went(self) -> None:
        if not self._filling:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        figure = figure_of(event)
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Enter has ended the writing of a question, and means nothing more
        if figure in RATINGS:
            self.rated.emit(figure)
        elif figure == 0 or key == Qt.Key.Key_Backspace:
            self.rated.emit(None)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.noted.emit()
        elif key == Qt.Key.Key_Insert:
            self.wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.unwanted.emit()
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.row_at(index) if index.isValid() else None
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        box = self.visualRect(index)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if row.item is None:
            if plus_box(box, rtl=rtl).adjusted(-4, -4, 4, 4).contains(event.position()):
                self.wanted.emit()
            return
        for rating in RATINGS:
            if rating_box(box, rating, rtl=rtl).contains(event.position()):
                self.rated.emit(None if row.item.rating == rating else rating)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def figure_of(event: QKeyEvent) -> int | None:
    """The figure a key writes, in the digits of any language; None for any other key."""
    text = plain_digits(event.text())
    return int(text) if len(text) == 1 and text in "0123456789" else None


def spoken(row: Row) -> str:
    """What a screen reader says of a row."""
    if row.item is None:
        mean = mean_words(row.score.mean)
        words = _("{component}, mean {mean}, {n} of {asked} rated")
        return figures(
            words.format(component=_(row.score.label), mean=mean, n=row.score.n, asked=row.score.asked)
        )
    if row.item.rating is None:
        return _("{question}, not rated").format(question=row.item.text)
    return figures(_("{question}, rated {n} of 5").format(question=row.item.text, n=row.item.rating))


def ratings_width() -> int:
    """The pixels the five boxes take."""
    return len(RATINGS) * scaled(BOX) + (len(RATINGS) - 1) * APART


def rating_box(row: QRect, rating: int, *, rtl: bool) -> QRectF:
    """Where a rating is pressed, in a row of the list."""
    size = scaled(BOX)
    along = SIDE + (len(RATINGS) - rating) * (size + APART)
    x = row.left() + along if rtl else row.right() + 1 - along - size
    return QRectF(x, row.top() + PAD - 3, size, size)


def plus_box(row: QRect, *, rtl: bool) -> QRectF:
    """Where a component's sign for one more question is."""
    size = scaled(16)
    x = row.left() + SIDE if rtl else row.right() + 1 - SIDE - size
    return QRectF(x, row.top() + HEAD_TOP + (row.height() - HEAD_TOP - size) / 2, size, size)


class _Painter(QStyledItemDelegate):
    """Paints the rows in the colours of the theme and lets a question's text be written where it stands."""

    def __init__(self, of: AuditList) -> None:
        super().__init__(of)
        self._list = of

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = self._list.row_at(index)
        width = self._list.viewport().width()
        if row is None or row.item is None:
            return QSize(width, scaled(20) + PAD * 2 + 8)
        words = self._words_box(QRect(0, 0, width, 0), rtl=False)
        metrics = option.fontMetrics
        text = metrics.boundingRect(QRect(0, 0, words.width(), 10_000), int(_WORDS), row.item.text or " ")
        height = text.height() + (metrics.lineSpacing() if row.item.note else 0)
        return QSize(width, max(scaled(BOX) + PAD * 2 - 6, height + PAD * 2 - 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = self._list.row_at(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = self._list.wears, QRect(option.rect)
        rtl = self._list.layoutDirection() == Qt.LayoutDirection.RightToLeft
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.colour("accentTint")))
            painter.drawRoundedRect(QRectF(box).adjusted(4, 1, -4, -1), 6, 6)
        if row.item is None:
            self._paint_component(painter, box, row, rtl=rtl)
        else:
            self._paint_question(painter, box, row.item, rtl=rtl)
        if here and self._list.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.colour("focusRing")), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(5, 2, -5, -2), 6, 6)
        painter.restore()

    def _paint_component(self, painter: QPainter, box: QRect, row: Row, *, rtl: bool) -> None:
        look, score = self._list.wears, row.score
        strong = QFont(self._list.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(look.colour("ink")))
        low = box.adjusted(SIDE, HEAD_TOP, -SIDE, 0)
        painter.drawText(low, int(leading(self._list)), _(score.label))
        words = _("{mean}   n {n} of {asked}")
        told = figures(words.format(mean=mean_words(score.mean), n=score.n, asked=score.asked))
        painter.setFont(self._list.font())
        painter.setPen(QColor(look.colour("inkMuted")))
        end = scaled(16) + 16
        painter.drawText(
            low.adjusted(end if rtl else 0, 0, 0 if rtl else -end, 0), int(trailing(self._list)), told
        )
        paint_icon(painter, "plus", plus_box(box, rtl=rtl), QColor(look.colour("accent")))

    def _paint_question(self, painter: QPainter, box: QRect, item: AuditItem, *, rtl: bool) -> None:
        look = self._list.wears
        words = self._words_box(box, rtl=rtl)
        painter.setFont(self._list.font())
        painter.setPen(QColor(look.colour("ink" if item.text else "inkMuted")))
        flags = int(leading(self._list) & ~Qt.AlignmentFlag.AlignVCenter) | int(_WORDS)
        text = item.text or _("Write what is to be tested")
        drawn = painter.boundingRect(words, flags, text)
        painter.drawText(words, flags, text)
        if item.note:
            painter.setPen(QColor(look.colour("inkMuted")))
            line = words.adjusted(0, drawn.height(), 0, 0)
            shown = painter.fontMetrics().elidedText(
                " ".join(item.note.split()), Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, flags, shown)
        for rating in RATINGS:
            self._paint_rating(painter, rating_box(box, rating, rtl=rtl), rating, item.rating)

    def _paint_rating(self, painter: QPainter, box: QRectF, rating: int, given: int | None) -> None:
        look, chosen = self._list.wears, rating == given
        painter.setPen(QPen(QColor(look.colour("accent" if chosen else "lineControl")), 1))
        painter.setBrush(QColor(look.colour("accent" if chosen else "surface")))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(QColor(look.colour("inkOnAccent" if chosen else "inkMuted")))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), figures(str(rating)))

    def _words_box(self, box: QRect, *, rtl: bool) -> QRect:
        end = ratings_width() + SIDE + PAD
        return box.adjusted(end if rtl else SIDE, PAD - 2, -SIDE if rtl else -end, 0)

    # Writing a question where it stands

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = Line()
        editor.setParent(parent)
        editor.setAccessibleName(_("Test question"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rtl = self._list.layoutDirection() == Qt.LayoutDirection.RightToLeft
        editor.setGeometry(self._words_box(QRect(option.rect), rtl=rtl).adjusted(-8, -4, 8, -4))

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        row = self._list.row_at(index)
        if isinstance(editor, Line) and row is not None and row.item is not None:
            editor.setText(row.item.text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        row = self._list.row_at(index)
        if isinstance(editor, Line) and row is not None and row.item is not None:
            text = editor.text().strip()
            if text != row.item.text:
                self._list.written.emit(row.item.id, text)
