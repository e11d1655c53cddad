"""The things to add, as tiles: drag one onto the map, click it to place one, or press Enter to add at the selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import label, look, restyle, spaced
from cxstudio.model.kinds import KINDS
from cxstudio.picture.theme import Theme
from cxstudio.words import _

TALL, SHORT_TALL, RAIL, LYING = 44, 42, 36, 32


def palette_kinds() -> list[str]:
    """The kinds that can be dragged out, in the table's order."""
    return [name for name, row in KINDS.items() if row.palette]


def rows_of_tiles(count: int, columns: int) -> list[range]:
    """Which tiles lie side by side, by their place in the table. Of two columns every tile has half the width.

    But what is left over at the end lies across, at least the last tile: its words are the longest.
    """
    lying = 0 if columns == 1 or not count else 2 - count % 2
    rows = [range(place, min(place + columns, count)) for place in range(0, count - lying, columns)]
    return [*rows, *(range(place, place + 1) for place in range(count - lying, count))]


class Tile(QToolButton):
    """One drag source. It tells what the pointer does; the window hands that to the canvas."""

    started = Signal(str)
    moved = Signal(QPoint)
    dropped = Signal(QPoint)
    cancelled = Signal()
    armed = Signal(str)
    added = Signal(str)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        row = KINDS[kind]
        look(self, "tile")
        self.setText(_(row.short or row.label))
        self.setAccessibleName(_("Add {thing}").format(thing=_(row.label).lower()))
        self.refuse("")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self._lying = False

    def refuse(self, reason: str) -> None:
        """Not available now, and why; "" makes it available."""
        thing = _(KINDS[self.kind].label)
        usual = _("{thing}: drag it onto the map, or click and then click the place").format(thing=thing)
        self.setEnabled(not reason)
        self.setToolTip(reason or usual)
        self.setAccessibleDescription(
            reason or _("Drag it onto the map, or press Enter to add it at the selection")
        )

    def lie(self, lying: bool) -> None:
        """A tile that has a row to itself is low, its icon beside its words."""
        restyle(self, "lying", "true" if lying else "false")
        self._lying = lying

    def show_words(self, shown: bool) -> None:
        style = Qt.ToolButtonStyle
        beside = style.ToolButtonTextBesideIcon if self._lying else style.ToolButtonTextUnderIcon
        self.setToolButtonStyle(beside if shown else style.ToolButtonIconOnly)
        row = KINDS[self.kind]
        text = _(row.short or row.label)
        self.setText(spaced(text) if self._lying and shown else text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.setDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        if not self._dragging:
            far = (event.position().toPoint() - self._pressed_at).manhattanLength()
            if far < QApplication.startDragDistance():
                return
            self._dragging = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.grabKeyboard()
            self.started.emit(self.kind)
        self.moved.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        dragged = self._dragging
        self._end()
        if dragged:
            self.dropped.emit(event.globalPosition().toPoint())
        elif self.rect().contains(event.position().toPoint()):
            self.armed.emit("" if self.isChecked() else self.kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dragging and event.key() == Qt.Key.Key_Escape:
            self._end()
            self.cancelled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.added.emit(self.kind)
        else:
            event.ignore()

    def _end(self) -> None:
        if self._dragging:
            self.releaseKeyboard()
        self._pressed_at = None
        self._dragging = False
        self.setDown(False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)


class Palette(QWidget):
    """All tiles, in two columns or, in a narrow window, as a rail of icons."""

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Things to add"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        self._title = label(_("Add"), "quiet-section")
        column.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(5)  # leaves an even rest, so that both columns are equal
        column.addLayout(self._grid)
        self.tiles = {kind: Tile(kind) for kind in palette_kinds()}
        self._shape = ("", 0)
        self._rows: list[range] = []
        self.wear(wears)
        self.arrange(rail=False, low=False)

    def wear(self, wears: Theme) -> None:
        for kind, tile in self.tiles.items():
            tile.setIcon(icon(KINDS[kind].icon, kind_colour(kind, wears), 18))
            tile.setIconSize(QSize(18, 18))

    def show_armed(self, kind: str) -> None:
        """Mark the tile whose tool is armed; "" for none."""
        for name, tile in self.tiles.items():
            tile.setChecked(name == kind)

    def refuse(self, reasons: Mapping[str, str]) -> None:
        """The kinds that cannot be added now, each with the reason; all others can."""
        for kind, tile in self.tiles.items():
            if tile.isEnabled() == (kind in reasons):
                tile.refuse(reasons.get(kind, ""))

    def arrange(self, *, rail: bool, low: bool) -> None:
        """Two columns, or one of icons; lower tiles where the window is low."""
        height = RAIL if rail else SHORT_TALL if low else TALL
        if self._shape == ("rail" if rail else "grid", height):
            return
        self._shape = ("rail" if rail else "grid", height)
        self._title.setVisible(not rail)
        margins = (8, 8, 8, 8) if rail else (12, 12, 12, 8)
        column = self.layout()
        assert column is not None
        column.setContentsMargins(*margins)
        columns = 1 if rail else 2
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self._grid.setVerticalSpacing(2 if rail else 4)
        tiles = list(self.tiles.values())
        self._rows = rows_of_tiles(len(tiles), columns)
        for number, row in enumerate(self._rows):
            lying = len(row) < columns
            for place in row:
                tile = tiles[place]
                self._grid.removeWidget(tile)
                self._grid.addWidget(tile, number, place - row.start, 1, columns if lying else 1)
                tile.lie(lying)
                tile.show_words(not rail)
                tile.setFixedHeight(LYING if lying else height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from tile to tile, past those that cannot be added now."""
        tiles = list(self.tiles.values())
        here = next((place for place, tile in enumerate(tiles) if tile.hasFocus()), None)
        if here is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        way = self._way(Qt.Key(event.key()), here)
        if way is None:
            super().keyPressEvent(event)
            return
        there = next((place for place in way if tiles[place].isEnabled()), here)
        tiles[there].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _way(self, key: Qt.Key, here: int) -> Iterable[int] | None:
        """The places an arrow key passes from one on; None for another key."""
        on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            on, back = back, on
        number = next(number for number, row in enumerate(self._rows) if here in row)
        column = here - self._rows[number].start
        rows = {Qt.Key.Key_Up: self._rows[:number][::-1], Qt.Key.Key_Down: self._rows[number + 1 :]}
        if key in rows:
            return [row[min(column, len(row) - 1)] for row in rows[key]]
        return {on: range(here + 1, len(self.tiles)), back: range(here - 1, -1, -1)}.get(key)
