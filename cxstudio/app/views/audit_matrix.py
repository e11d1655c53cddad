"""The matrix of channel consistency under the keyboard: it shows the picture, and tells what is pressed and typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from cxstudio.app.views.audit_list import RATINGS, figure_of
from cxstudio.app.views.sheet_area import SheetArea
from cxstudio.insight.audit import Cell, Consistencies
from cxstudio.picture.poster import Page, PlacedGroup
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.sheets.consistency import ring
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import FindPicture
from cxstudio.words import _

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class MatrixArea(SheetArea):
    """`chosen` tells that the keyboard is on another cell, `rated` and `noted` what somebody wants of it."""

    chosen = Signal()
    rated = Signal(object)
    noted = Signal()

    def __init__(self, wears: Theme, pictures: FindPicture) -> None:
        super().__init__(wears, pictures)
        self.setAccessibleName(_("Channel consistency"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._found = Consistencies((), (), ())
        self._page: Page | None = None
        self._place, self._rtl = (0, 0), False
        self.pressed.connect(self._press)

    def show_matrix(self, found: Consistencies, page: Page, *, rtl: bool) -> None:
        """Show a matrix as a page that runs one way; the cell the keyboard is on stays, as far as there is one."""
        held, self._rtl = self.cell(), rtl
        self._found, self._page = found, page
        if held is not None:
            self.choose(held.id)
        rows, columns = len(found.touchpoints), len(found.channels)
        self._place = (max(0, min(self._place[0], rows - 1)), max(0, min(self._place[1], columns - 1)))
        self._draw()

    def cell(self) -> Cell | None:
        """The cell the keyboard is on."""
        row, column = self._place
        cells = self._found.cells
        return cells[row][column] if row < len(cells) and column < len(cells[row]) else None

    def choose(self, id: str) -> bool:
        """Put the keyboard on a cell; False when there is none of this id."""
        for row, cells in enumerate(self._found.cells):
            for column, cell in enumerate(cells):
                if cell.id == id:
                    self._place = (row, column)
                    return True
        return False

    def bring_chosen(self) -> None:
        """Scroll the chosen cell into sight."""
        box = self._box()
        if box is not None:
            self.bring(box)

    def _press(self, id: str) -> None:
        if self.choose(id):
            self._moved()

    def _moved(self) -> None:
        self._draw()
        self.bring_chosen()
        self.chosen.emit()

    def _box(self) -> Bounds | None:
        cell = self.cell()
        if cell is None or self._page is None:
            return None
        placed = (p for group in self._page.layers for p in group.parts)
        return next((p.bounds for p in placed if p.part.node == cell.id), None)

    def _draw(self) -> None:
        if self._page is None:
            return
        box = self._box()
        over = (PlacedGroup(1.0, 0.0, 0.0, (Placed(ring(box, 1.0), 0.0, 0.0),)),) if box is not None else ()
        self.show_pages([replace(self._page, layers=(*self._page.layers, *over))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain:
            self._step(step[0], -step[1] if self._rtl else step[1])
        elif (figure := figure_of(event)) in RATINGS:
            self.rated.emit(figure)
        elif figure == 0 or event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.rated.emit(None)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.noted.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, down: int, along: int) -> None:
        """To the next cell that way that can be rated; where there is none, to the next cell."""
        row, column = self._place
        rows, columns = len(self._found.touchpoints), len(self._found.channels)
        way = [
            (row + down * n, column + along * n)
            for n in range(1, max(rows, columns))
            if 0 <= row + down * n < rows and 0 <= column + along * n < columns
        ]
        if not way:
            return
        self._place = next((p for p in way if self._found.cells[p[0]][p[1]].there), way[0])
        self._moved()
