"""Fields that hold a list of rows: facts, scales, channels used; rows are added, ordered and removed in place.

A row without words is not kept. They know no document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.icons import paint_icon
from cxstudio.app.labels import look
from cxstudio.app.panels.field_row import FieldRow, Mixed
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.model.channels import CHANNEL_PRESETS
from cxstudio.words import N_, _

STEPS = 5  # of how much a channel is used
MIDDLE = 50  # per cent: where a new scale begins
_SMALL = 24  # pixels of the button at the end of a row


class RowMenu(QToolButton):
    """The three dots at the end of a row: move it up or down, or remove it."""

    def __init__(self, acts: Sequence[tuple[str, Callable[[], None]]]) -> None:
        super().__init__()
        self.setAccessibleName(_("Row"))
        self.setToolTip(_("Move or remove the row"))
        self.setFixedSize(scaled(_SMALL), scaled(_SMALL))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for words, act in acts:
            menu.addAction(words).triggered.connect(act)
        self.setMenu(menu)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = scaled(14)
        rest = (self.width() - size) / 2
        paint_icon(
            painter, "ellipsis", QRectF(rest, rest, size, size), self.palette().placeholderText().color()
        )
        painter.end()


class Steps(QWidget):
    """How much a channel is used: five capsules, chosen by a press or by the arrow keys; 0 is none."""

    stepped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("How much it is used, from 0 to 5"))
        self.setFixedHeight(scaled(18))

    def sizeHint(self) -> QSize:
        return QSize(scaled(70), scaled(18))

    def set_level(self, level: int) -> None:
        self.level = max(0, min(STEPS, level))
        self.setAccessibleDescription(str(self.level))
        self.update()

    def _choose(self, level: int) -> None:
        if level != self.level and 0 <= level <= STEPS:
            self.set_level(level)
            self.stepped.emit()

    @property
    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        x = self.width() - x if self._rtl else x
        pressed = min(STEPS, int(x / self.width() * STEPS) + 1)
        self._choose(pressed - 1 if pressed == self.level else pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forwards = Qt.Key.Key_Left if self._rtl else Qt.Key.Key_Right
        backwards = Qt.Key.Key_Right if self._rtl else Qt.Key.Key_Left
        if event.key() in {forwards, Qt.Key.Key_Plus}:
            self._choose(self.level + 1)
        elif event.key() in {backwards, Qt.Key.Key_Minus}:
            self._choose(self.level - 1)
        elif event.text() in tuple("012345") and event.text():
            self._choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().highlight().color()
        gap, high = 3.0, scaled(6)
        step = (self.width() - 4 - gap * (STEPS - 1)) / STEPS
        for number in range(STEPS):
            place = STEPS - 1 - number if self._rtl else number
            box = QRectF(2 + place * (step + gap), (self.height() - high) / 2, step, high)
            filled = number < self.level
            painter.setPen(Qt.PenStyle.NoPen if filled else QPen(self.palette().placeholderText().color(), 1))
            painter.setBrush(colour if filled else QColor(Qt.GlobalColor.transparent))
            painter.drawRoundedRect(box if filled else box.adjusted(0.5, 0.5, -0.5, -0.5), high / 2, high / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class Item(QWidget):
    """One row. `typed` a letter, `left` a field, `chose` a finished value, `more` asks for the next row."""

    typed = Signal()
    left = Signal()
    chose = Signal()
    more = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def line(self, hint: str) -> Line:
        """A line of this row."""
        made = Line()
        made.setPlaceholderText(hint)
        made.setAccessibleName(hint)
        made.textEdited.connect(self.typed)
        made.editingFinished.connect(self.left)
        made.returnPressed.connect(self._entered)
        self.lines.append(made)
        return made

    def menu(self) -> RowMenu:
        return RowMenu(
            (
                (_("Move up"), lambda: self.moved.emit(-1)),
                (_("Move down"), lambda: self.moved.emit(1)),
                (_("Remove"), self.removed.emit),
            )
        )

    def value(self) -> tuple[Any, ...]:
        raise NotImplementedError

    def show_value(self, value: Sequence[Any]) -> None:
        raise NotImplementedError

    def empty(self) -> bool:
        return not any(line.text().strip() for line in self.lines)

    def _entered(self) -> None:
        """Enter goes on to the next field, and from the last one to a new row."""
        place = next((i for i, line in enumerate(self.lines) if line.hasFocus()), len(self.lines))
        if place + 1 < len(self.lines):
            self.lines[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.empty():
            self.more.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and Qt.Key(event.key()) in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class PairItem(Item):
    """A name and a value."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line(_("Name")), 2)
        row.addWidget(self.line(_("Value")), 3)
        row.addWidget(self.menu())

    def value(self) -> tuple[Any, ...]:
        return tuple(line.text().strip() for line in self.lines)

    def show_value(self, value: Sequence[Any]) -> None:
        for line, text in zip(self.lines, value, strict=True):
            line.setText(text)
            line.setCursorPosition(0)


class TraitItem(Item):
    """What lies at two ends, and a slider between them."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line(_("One end")), 1)
        row.addWidget(self.line(_("Other end")), 1)
        row.addWidget(self.menu())
        column.addLayout(row)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setValue(MIDDLE)
        self.slider.setAccessibleName(_("Between the two ends, in per cent"))
        self.slider.valueChanged.connect(self.typed)
        self.slider.sliderReleased.connect(self.chose)
        column.addWidget(self.slider)

    def value(self) -> tuple[Any, ...]:
        return (*(line.text().strip() for line in self.lines), self.slider.value())

    def show_value(self, value: Sequence[Any]) -> None:
        for line, text in zip(self.lines, value[:2], strict=True):
            line.setText(text)
            line.setCursorPosition(0)
        self.slider.blockSignals(True)
        self.slider.setValue(value[2])
        self.slider.blockSignals(False)


class LevelItem(Item):
    """A channel by its name, completed from known ones, and how much it is used."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        name = self.line(_("Channel"))
        self.names = QStringListModel([_(channel.name) for channel in CHANNEL_PRESETS], self)
        completer = QCompleter(self.names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        name.setCompleter(completer)
        self.steps = Steps()
        self.steps.stepped.connect(self.chose)
        row.addWidget(name, 3)
        row.addWidget(self.steps, 2)
        row.addWidget(self.menu())

    def value(self) -> tuple[Any, ...]:
        return (self.lines[0].text().strip(), self.steps.level)

    def show_value(self, value: Sequence[Any]) -> None:
        self.lines[0].setText(value[0])
        self.lines[0].setCursorPosition(0)
        self.steps.set_level(value[1])


class ListRow(FieldRow):
    """A field that is a list of rows."""

    stacked = True
    item: type[Item]
    add_words = ""

    def make_editor(self) -> QWidget:
        self.items: list[Item] = []
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(4)
        column.addLayout(self._inner)
        self.add = QPushButton(_(self.add_words))
        look(self.add, "link")
        self.add.clicked.connect(self.add_row)
        column.addWidget(self.add)
        return holder

    def display(self, value: Any) -> None:
        mixed = isinstance(value, Mixed)
        rows = () if mixed or value is None else tuple(tuple(row) for row in value)
        if rows == self.read():
            return  # an empty row somebody is about to fill stays
        while len(self.items) > len(rows):
            self._drop(self.items[-1])
        while len(self.items) < len(rows):
            self._make()
        for item, row in zip(self.items, rows, strict=True):
            if item.value() != row:
                item.show_value(row)

    def read(self) -> Any:
        return tuple(item.value() for item in self.items if not item.empty())

    def raw(self) -> Any:
        return self.read()

    def take_keyboard(self) -> None:
        """Go to the first row, or begin one."""
        if not self.items:
            self.add_row()
        else:
            self.items[0].lines[0].setFocus(Qt.FocusReason.TabFocusReason)
            self.items[0].lines[0].selectAll()

    def add_row(self) -> None:
        """A new row at the end with the keyboard in it; an empty one there is taken."""
        last = self.items[-1] if self.items and self.items[-1].empty() else self._make()
        last.lines[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self) -> Item:
        item = self.item()
        item.typed.connect(self.touched)
        item.left.connect(self.leave)
        item.chose.connect(self.changed)
        item.more.connect(self.add_row)
        item.moved.connect(lambda by: self._move(item, by))
        item.removed.connect(lambda: self._remove(item))
        self.items.append(item)
        self._inner.addWidget(item)
        return item

    def _drop(self, item: Item) -> None:
        self.items.remove(item)
        self._inner.removeWidget(item)
        item.hide()
        item.deleteLater()

    def _remove(self, item: Item) -> None:
        self._drop(item)
        self.changed()

    def _move(self, item: Item, by: int) -> None:
        place = self.items.index(item) + by
        if not 0 <= place < len(self.items):
            return
        self.items.remove(item)
        self.items.insert(place, item)
        self._inner.removeWidget(item)
        self._inner.insertWidget(place, item)
        self.changed()


class PairsRow(ListRow):
    """Facts, each with a name and a value."""

    item = PairItem
    add_words = N_("Add a fact")


class TraitsRow(ListRow):
    """Scales between two ends."""

    item = TraitItem
    add_words = N_("Add a scale")


class LevelsRow(ListRow):
    """Channels and how much each is used."""

    item = LevelItem
    add_words = N_("Add a channel")

    def make_editor(self) -> QWidget:
        self._names: list[str] = []
        return super().make_editor()

    def offer(self, names: Sequence[str]) -> None:
        """The channels of the session, before those people name often."""
        self._names = list(dict.fromkeys([*names, *(_(one.name) for one in CHANNEL_PRESETS)]))
        for item in self.items:
            self._offer_to(item)

    def _make(self) -> Item:
        item = super()._make()
        self._offer_to(item)
        return item

    def _offer_to(self, item: Item) -> None:
        if isinstance(item, LevelItem) and self._names and item.names.stringList() != self._names:
            item.names.setStringList(self._names)
