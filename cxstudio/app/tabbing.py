"""The order of Tab as the eye goes: by the layout, from top to bottom, whatever the order widgets were made in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLayout, QLayoutItem, QScrollArea, QWidget


def tab_as_laid_out(form: QWidget) -> None:
    """Let Tab go through a form in the order of its layouts."""
    chain(stops(form))


def chain(widgets: Sequence[QWidget]) -> None:
    """Let Tab go from one widget to the next."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> list[QWidget]:
    """The widgets of a form that take the keyboard by Tab, in the order of its layouts, hidden ones too."""
    found = [widget] if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QScrollArea):
        found += _in(layout)
    return found


def _items(layout: QLayout) -> list[QLayoutItem | None]:
    """What lies in a layout; of a form by its rows, also where one was put between others later."""
    if not isinstance(layout, QFormLayout):
        return [layout.itemAt(place) for place in range(layout.count())]
    roles = (
        QFormLayout.ItemRole.LabelRole,
        QFormLayout.ItemRole.FieldRole,
        QFormLayout.ItemRole.SpanningRole,
    )
    return [layout.itemAt(row, role) for row in range(layout.rowCount()) for role in roles]


def _in(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for item in _items(layout):
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            found += stops(widget)
        elif inner is not None:
            found += _in(inner)
    return found
