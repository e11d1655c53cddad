"""How the cells of the table are edited where they stand: by the way their field is edited; it writes none."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cxstudio.app.controls import Choice
from cxstudio.app.labels import leading, look
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.app.views.table_model import Index, ThingsModel
from cxstudio.exchange.kind_cells import choices_of
from cxstudio.exchange.kind_columns import Column
from cxstudio.words import _

ROW = 32  # pixels
TEXT_LINES = 5  # of a text while it is edited
MOST_OFFERED, MOST_LISTED = 2000, 100  # names to choose from by typing, and in a list
Key = Qt.Key


class CellText(QPlainTextEdit):
    """A text of several lines in a cell: Enter ends it, Alt+Enter and Shift+Enter begin a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look(self, "cell")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        option = self.document().defaultTextOption()
        option.setAlignment(leading(self))
        self.document().setDefaultTextOption(option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Key.Key_Return, Key.Key_Enter} and held:
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)


class CellEditors(QStyledItemDelegate):
    """Makes an editor for a cell. `moved` tells where to go when one is done: rows down and columns on."""

    moved = Signal(int, int)

    def __init__(self, model: ThingsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        words = [_(label) for _value, label in choices_of(column)]
        if column.editor in {"choice", "method"}:
            return self._choice(parent, [(word, word) for word in words])
        if column.editor == "persona" or column.role == "owner":
            offers = self._offers(column)
            if len(offers) <= MOST_LISTED:
                return self._choice(parent, offers if column.role == "owner" else [("", ""), *offers])
        if column.targets:
            return self._line(parent, [name for name, _shown in self._offers(column)])
        if column.editor == "category":
            return self._line(parent, words)
        if column.editor in {"text", "pairs", "traits", "levels", "inputs", "channels"}:
            return CellText(parent)
        return self._line(parent, [])

    def _offers(self, column: Column) -> list[tuple[str, str]]:
        """What a cell may name, and how a list shows it."""
        return self._model.names.choices(column.targets)[:MOST_OFFERED] if column.editor != "anything" else []

    def _choice(self, parent: QWidget, offers: list[tuple[str, str]]) -> Choice:
        choice = Choice(parent)
        look(choice, "cell")
        for name, words in offers:
            choice.addItem(words, name)
        choice.activated.connect(lambda _n: self._finish(choice, 0, 0))
        QTimer.singleShot(0, choice, choice.showPopup)
        return choice

    def _line(self, parent: QWidget, words: list[str]) -> Line:
        line = Line()
        line.setParent(parent)
        look(line, "cell")
        if words:
            completer = QCompleter(words, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = self._model.text(index.row(), index.column())
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(text)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text.replace("\n", "; ") if self._listed(index) else text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, QComboBox):
            text = str(editor.currentData())
        elif isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
        elif isinstance(editor, QLineEdit):
            text = editor.text().replace("; ", "\n") if self._listed(index) else editor.text()
        else:
            return
        model.setData(index, text, Qt.ItemDataRole.EditRole)

    def _listed(self, index: Index) -> bool:
        return self._model.columns[index.column()].role == "links"

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Index) -> None:
        box = QRect(option.rect)
        if isinstance(editor, CellText):
            box.setHeight(max(box.height(), editor.fontMetrics().lineSpacing() * TEXT_LINES + 10))
            box.setWidth(max(box.width(), scaled(280)))
            parent = editor.parentWidget()
            if parent is not None:
                box.moveBottom(min(box.bottom(), parent.height() - 1))
                box.moveLeft(max(0, min(box.left(), parent.width() - box.width())))
        editor.setGeometry(box)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), scaled(ROW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
        ):
            step = _step(event)
            open_list = isinstance(watched, QComboBox) and watched.view().isVisible()
            if step is not None and not open_list:
                self._finish(watched, *step)
                return True
        return super().eventFilter(watched, event)

    def _finish(self, editor: QWidget, down: int, on: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.moved.emit(down, on)


def _step(event: QKeyEvent) -> tuple[int, int] | None:
    """Where a key that ends an edit goes: rows down, columns on; None for any other key."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    plain = not event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    if event.key() in {Key.Key_Return, Key.Key_Enter} and plain:
        return 1, 0
    if event.key() in {Key.Key_Tab, Key.Key_Backtab}:
        return 0, -1 if shift or event.key() == Key.Key_Backtab else 1
    return None
