"""How wide the columns of the table are and which are hidden, by kind, as the file remembers it; it edits nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFont, QFontMetrics

from cxstudio.app.scale import scaled
from cxstudio.app.views.table_grid import Grid
from cxstudio.app.views.table_model import ThingsModel
from cxstudio.exchange.kind_cells import NUMBERS
from cxstudio.exchange.kind_columns import Column
from cxstudio.exchange.kind_table import heading_of
from cxstudio.model.records import Journey

WIDE, USUAL, NARROW, SLIM = 340, 150, 104, 84  # pixels
MOST, LEAST_WORDS = (
    250,
    200,
)  # pixels of a column that is as wide as what it says, and of one somebody writes texts in
AROUND_CELL, AROUND_HEAD = 26, 44  # pixels beside the words of a cell, and of a head with its arrow
LOOKED_AT = 200  # rows, to see whether a column says anything
MEASURED = 60  # rows, to see how much it says
MOST_WIDE = 2000
UNSEEN_AT_FIRST = frozenset({"id", "same_as", "order", "internal"})


def show_layout(grid: Grid, model: ThingsModel, kept: dict[str, Any]) -> None:
    """Give the columns of the kind on the screen their widths, as they were left or as they are at first."""
    of_kind = kept.get(f"columns of {model.kind}")
    known: dict[str, Any] = of_kind if isinstance(of_kind, dict) else {}
    heads = grid.horizontalHeader()
    heads.setSortIndicatorShown(model.sorted_by is not None)
    for place in range(heads.count()):  # in the order of the table again
        heads.moveSection(heads.visualIndex(place), place)
    silent = _silent(model)
    for place, column in enumerate(model.columns):
        width = known.get(column.key)
        fits = isinstance(width, int) and not isinstance(width, bool) and 0 <= width <= MOST_WIDE
        hidden = width == 0 if fits else column.key in UNSEEN_AT_FIRST | silent
        grid.setColumnHidden(place, hidden)
        grid.setColumnWidth(place, width if fits and width else _first_width(grid, model, place))


def _first_width(grid: Grid, model: ThingsModel, place: int) -> int:
    """As wide as what a column says and is called, within bounds; the usual width where there is nothing yet."""
    column, heads = model.columns[place], grid.horizontalHeader()
    if not model.ids:
        return scaled(_width(column))
    letters = QFont(heads.font())
    letters.setWeight(QFont.Weight.DemiBold)  # as the style sheet writes heads
    named = QFontMetrics(letters).horizontalAdvance(heading_of(column)) + scaled(AROUND_HEAD)
    rows = range(min(len(model.ids), MEASURED))
    said = max(grid.fontMetrics().horizontalAdvance(model.shown(row, place)) for row in rows)
    written = column.editor == "text" or column.key == "title"
    least, most = (LEAST_WORDS, WIDE) if written and said else (0, MOST)
    return min(max(named, said + scaled(AROUND_CELL) if said else 0, scaled(least)), max(named, scaled(most)))


def _silent(model: ThingsModel) -> frozenset[str]:
    """What is worked out and says nothing: the journey where there is one, parking and votes where all are alike."""
    found = {"journey"} if len(model.names.reading.every(Journey)) < 2 else set()
    rows = range(min(len(model.ids), LOOKED_AT))
    for key in ("parked", "votes"):
        place = model.place(key)
        if place >= 0 and len({model.text(row, place) for row in rows}) < 2:
            found.add(key)
    return frozenset(found)


def keep_layout(grid: Grid, model: ThingsModel, kept: dict[str, Any]) -> None:
    """Remember the widths of the kind on the screen; 0 is a hidden column.

    One that is hidden because it says nothing comes as soon as it says something.
    """
    silent = _silent(model)
    kept[f"columns of {model.kind}"] = {
        column.key: 0 if grid.isColumnHidden(place) else grid.columnWidth(place)
        for place, column in enumerate(model.columns)
        if not (grid.isColumnHidden(place) and column.key in silent)
    }


def _width(column: Column) -> int:
    if column.editor == "text" or column.key == "title":
        return WIDE
    if column.editor in NUMBERS or column.role == "hands":
        return SLIM if column.role == "hands" else NARROW
    if column.editor in {"check", "date"} or column.key in {"number", "mean", "parked", "votes"}:
        return NARROW
    return USUAL
