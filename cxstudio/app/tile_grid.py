"""Tiles of maps in rows, walked by the arrow keys and painted in turn; it does not know what they are for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from cxstudio.app.map_tile import MapTile
from cxstudio.picture.theme import Theme

if TYPE_CHECKING:
    from cxstudio.text.layout import TextEngine

BETWEEN = 16  # pixels
AROUND = 12  # pixels of room around the tile that is walked to: its ring is in sight too


class TileGrid(QWidget):
    """`entered` tells the tile that got the keyboard, `passed` that a key went on beyond the first or last row."""

    entered = Signal(object)
    passed = Signal(int)  # -1 above, 1 below

    def __init__(self, tiles: Sequence[MapTile], columns: int) -> None:
        super().__init__()
        self.tiles = tuple(tiles)
        self._columns = columns
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(BETWEEN)
        grid.setVerticalSpacing(BETWEEN)
        for place in range(columns):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(
                place, 1
            )  # one without a tile keeps its spacing, as in the grids above it
        for place, tile in enumerate(self.tiles):
            self._put(tile, place)

    def add(self, tile: MapTile) -> None:
        """One more, after the others."""
        self._put(tile, len(self.tiles))
        self.tiles = (*self.tiles, tile)

    def _put(self, tile: MapTile, place: int) -> None:
        self._grid.addWidget(tile, place // self._columns, place % self._columns)
        tile.installEventFilter(self)

    def enter(self, place: int) -> None:
        """Give the keyboard to a tile, by its place, as a key does."""
        self.tiles[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button would take the arrow keys for before and after, whatever lies above and below it."""
        if isinstance(watched, MapTile):
            if event.type() == QEvent.Type.FocusIn:
                self._bring(watched)
                self.entered.emit(watched)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._walk(watched, event)
        return super().eventFilter(watched, event)

    def _walk(self, tile: MapTile, event: QKeyEvent) -> bool:
        """Whether a key was one that goes from tile to tile."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        way = self._way(key, self.tiles.index(tile))
        if way is None:
            return False
        there = next((place for place in way if self.tiles[place].isEnabled()), None)
        beyond = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if there is not None:
            self.enter(there)
        elif key in beyond:
            self.passed.emit(beyond[key])
        return True

    def _way(self, key: Qt.Key, here: int) -> Sequence[int] | None:
        """The places a key passes from one on; None for another key."""
        on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            on, back = back, on
        last, across = len(self.tiles) - 1, self._columns
        below = list(range(here + across, last + 1, across))
        if not below and here // across < last // across:
            below = [last]  # the row below is shorter
        return {
            on: range(here + 1, last + 1),
            back: range(here - 1, -1, -1),
            Qt.Key.Key_Down: below,
            Qt.Key.Key_Up: range(here - across, -1, -across),
            Qt.Key.Key_Home: range(last + 1),
            Qt.Key.Key_End: range(last, -1, -1),
        }.get(key)

    def _bring(self, tile: MapTile) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(tile, AROUND, AROUND)


class TilePainting(QObject):
    """Paints the pictures that are still to come, one a turn, so that the window answers meanwhile.

    `painted` tells of each.
    """

    painted = Signal()

    def __init__(self, over: QWidget, wears: Callable[[], Theme], engine: TextEngine | None = None) -> None:
        super().__init__(over)
        self._over, self._wears, self._engine = over, wears, engine
        self._waiting: deque[MapTile] = deque()
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._paint)

    def ask(self, tile: MapTile) -> None:
        """Let a tile have its picture when its turn comes."""
        self._waiting.append(tile)
        self._next.start()

    @property
    def waiting(self) -> bool:
        """Whether pictures are still to come."""
        return bool(self._waiting)

    def stop(self) -> None:
        """Nobody looks at them any more."""
        self._waiting.clear()
        self._next.stop()

    def _paint(self) -> None:
        if not self._waiting or not self._over.isVisible():
            self._next.stop()
            return
        if self._engine is None:
            from cxstudio.text.layout import standard_engine

            self._engine = standard_engine()
        tile = self._waiting.popleft()
        tile.show_thumbnail(tile.read(self._engine, self._wears()))
        self.painted.emit()
