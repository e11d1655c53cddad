"""How a cell of the plan is painted, and the field in which it is written; it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxstudio.app.controls import Choice
from cxstudio.app.days import day_hint
from cxstudio.app.figures import figures
from cxstudio.app.icons import kind_colour, paint_icon, paint_shapes
from cxstudio.app.labels import restyle
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.app.views.plan_lists import cell_hint, cell_words, field_of, late, origin_words
from cxstudio.app.views.plan_model import Index, PlanModel
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import title
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.records import Node
from cxstudio.picture.sheets.plan_signs import OVERDUE, SIZE, number_mark, status_mark
from cxstudio.picture.theme import Theme
from cxstudio.words import _

ROW, LOW_ROW = 48, 36  # pixels; rows with a second line are taller
RING, RING_ROOM, FIRST, PAD = 24, 44, 12, 8  # FIRST: before a title without a number
SMALL = 11


class CellLook(QStyledItemDelegate):
    """Paints the cells of one list and makes the fields in which they are written."""

    def __init__(self, table: QTableView, document: Document, wears: Theme) -> None:
        super().__init__(table)
        self._table, self._document = table, document
        self.wears = wears
        self.refused: tuple[str, str, str] | None = None  # id, column and text of what was not accepted

    def _model(self) -> PlanModel:
        model = self._table.model()
        assert isinstance(model, PlanModel)
        return model

    def row_heights(self, records: Sequence[Node | None], width: int) -> list[int]:
        """The heights of rows in pixels whose first cell is so wide: a title that needs it has two lines."""
        usual = scaled(ROW if self._numbered() else LOW_ROW)
        font = QFont(self._table.font())
        font.setWeight(QFont.Weight.DemiBold)
        room = width - PAD - self.lead()
        metrics = QFontMetrics(font)
        second = metrics.lineSpacing()
        return [usual + (second if metrics.horizontalAdvance(title(one)) > room else 0) for one in records]

    def lead(self) -> int:
        """Pixels before the title of a row."""
        return scaled(RING_ROOM) if self._numbered() else FIRST

    def _numbered(self) -> bool:
        """Whether rows have a number, and a second line."""
        return self._model().list.name in {"actions", "ideas"}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, scaled(ROW if self._numbered() else LOW_ROW))

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        record = self._model().record(index.row())
        if record is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        name = self._model().list.columns[index.column()].name
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state, index)
        painter.setFont(option.font)
        if index.column() == 0:
            self._title(painter, rect, record, option)
        elif name == "status" and isinstance(record, Action):
            self._status(painter, rect, record, option)
        elif name == "due" and late(record):
            self._signed(painter, rect, cell_words(self._document, record, name), option)
        else:
            words = cell_words(self._document, record, name)
            colour = "ink" if words else "inkMuted"
            self._words(painter, self._inner(rect), words or cell_hint(record, name), option, colour)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index) -> None:
        chosen, over = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver
        if state & (chosen | over):
            colour = "accentTint" if state & chosen else "surfaceSunken"
            painter.fillRect(rect, QColor(self.wears.colour(colour)))
        painter.setPen(QPen(QColor(self.wears.colour("line")), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._table.hasFocus() and index == self._table.currentIndex():
            painter.setPen(QPen(QColor(self.wears.colour("focusRing")), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 4, 4)

    def _title(self, painter: QPainter, rect: QRect, record: Node, option: QStyleOptionViewItem) -> None:
        """The number in its ring, the title, and under it where it comes from."""
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        model, lead = self._model(), FIRST
        if self._numbered():
            lead = scaled(RING_ROOM)
            x = rect.right() - lead / 2 if rtl else rect.left() + lead / 2
            kind, _where = origin_words(self._document, record)
            self._ring(painter, QPointF(x, rect.center().y()), model.numbers[record.id], kind or "action")
        inner = rect.adjusted(PAD if rtl else lead, 0, -lead if rtl else -PAD, 0)
        kind, where = origin_words(self._document, record)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        words = title(record)
        if not where:
            self._lines(painter, inner, words, option)
            return
        half = scaled(ROW) // 2
        upper = inner.adjusted(0, scaled(4), 0, -half + scaled(2))
        self._lines(painter, upper, words, option)
        font = QFont(option.font)
        font.setPixelSize(scaled(SMALL))
        painter.setFont(font)
        lower = inner.adjusted(0, inner.height() - half + scaled(2), 0, -scaled(4))
        side = scaled(12)
        box = QRectF(
            lower.right() - side if rtl else lower.left(), lower.center().y() - side / 2 + 0.5, side, side
        )
        paint_icon(painter, KINDS[kind].icon, box, QColor(kind_colour(kind, self.wears)))
        lower = lower.adjusted(0 if rtl else side + 4, 0, -side - 4 if rtl else 0, 0)
        self._words(painter, lower, where, option, "inkMuted")

    def _ring(self, painter: QPainter, centre: QPointF, number: int, role: str) -> None:
        size = scaled(RING)
        paint_shapes(painter, number_mark(role, (centre.x(), centre.y()), size - 2), self.wears)
        font = QFont(painter.font())
        font.setPixelSize(scaled(12))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self.wears.colour("ink")))
        box = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), figures(str(number)))

    def _status(self, painter: QPainter, rect: QRect, action: Action, option: QStyleOptionViewItem) -> None:
        inner = self._inner(rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        x = inner.right() - SIZE / 2 if rtl else inner.left() + SIZE / 2
        paint_shapes(painter, status_mark(action.status, (x, inner.center().y() + 0.5)), self.wears)
        room = round(SIZE) + 6
        inner = inner.adjusted(0 if rtl else room, 0, -room if rtl else 0, 0)
        self._words(painter, inner, cell_words(self._document, action, "status"), option)

    def _signed(self, painter: QPainter, rect: QRect, words: str, option: QStyleOptionViewItem) -> None:
        """A day that has passed: a sign and the colour of pains."""
        inner = self._inner(rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        side = scaled(14)
        x = inner.right() - side if rtl else inner.left()
        box = QRectF(x, inner.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, OVERDUE, box, QColor(self.wears.colour("role.pain.mark")))
        room = side + 5
        inner = inner.adjusted(0 if rtl else room, 0, -room if rtl else 0, 0)
        self._words(painter, inner, words, option, "role.pain.mark")

    def _inner(self, rect: QRect) -> QRect:
        return rect.adjusted(PAD, 0, -PAD, 0)

    def _words(
        self, painter: QPainter, room: QRect, text: str, option: QStyleOptionViewItem, colour: str = "ink"
    ) -> None:
        painter.setPen(QColor(self.wears.colour(colour)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        leading = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = leading | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(room, int(flags), shown)

    def _lines(self, painter: QPainter, room: QRect, text: str, option: QStyleOptionViewItem) -> None:
        """A text in one line, or where the row is tall enough in two."""
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) <= room.width() or room.height() < 2 * metrics.lineSpacing():
            self._words(painter, room, text, option)
            return
        words, first = text.split(" "), ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= room.width():
            first = f"{first} {words.pop(0)}".strip()
        middle = room.center().y()
        above = QRect(room.left(), middle - metrics.lineSpacing(), room.width(), metrics.lineSpacing())
        self._words(painter, above, first or text, option)
        if first:
            self._words(painter, above.translated(0, metrics.lineSpacing()), " ".join(words), option)

    # Writing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        record = self._model().record(index.row())
        assert record is not None
        field = field_of(record, self._model().list.columns[index.column()].name)
        assert field is not None
        editor: QWidget
        if field.editor == "choice":
            choice = Choice()
            for value, text in field.choices:
                choice.addItem(_(text), value)
            choice.activated.connect(self._chosen)
            editor = choice
        else:
            editor = Line()
            if field.editor == "attendee":
                names = [title(one) for one in self._document.nodes(Attendee)]
                editor.setCompleter(_completer(names, editor, _(field.label)))
            elif field.editor == "date":
                editor.setPlaceholderText(day_hint())
        editor.setParent(parent)
        editor.setAccessibleName(_(field.label))
        return editor

    def _chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            record = self._model().record(index.row())
            editor.setCurrentIndex(editor.findData(getattr(record, "status", "")))
            editor.showPopup()
        elif isinstance(editor, Line):
            refused = self.refused
            if refused and refused[0] == index.data(Qt.ItemDataRole.UserRole):
                editor.setText(refused[2])
                restyle(editor, "wrong", "true")
            else:
                editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, str(editor.currentData()))
        elif isinstance(editor, Line):
            self.refused = None
            if editor.text() != str(index.data(Qt.ItemDataRole.EditRole) or ""):
                model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        numbered = index.column() == 0 and self._numbered()
        lead = scaled(RING_ROOM) - 9 if numbered else 1
        height = min(rect.height() - 2, scaled(32))
        top = rect.top() + (rect.height() - height) // 2
        left = rect.left() + (1 if rtl else lead)
        editor.setGeometry(left, top, rect.width() - lead - 1, height)


def _completer(names: list[str], editor: QWidget, spoken: str) -> QCompleter:
    completer = QCompleter(names, editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    shown = QListView()
    shown.setAccessibleName(spoken)
    completer.setPopup(shown)
    return completer
