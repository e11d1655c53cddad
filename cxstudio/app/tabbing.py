"""The order of Tab as the eye goes: by the layout, from top to bottom, whatever the order widgets were made in."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_as_laid_out(form: QWidget) -> None:
    """Let Tab go through a form in the order of its layouts."""
    for before, after in pairwise(stops(form)):
        QWidget.setTabOrder(before, after)


def stops(widget: QWidget) -> list[QWidget]:
    """The widgets of a form that take the keyboard by Tab, in the order of its layouts, hidden ones too."""
    found = [widget] if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QScrollArea):
        found += _in(layout)
    return found


def _in(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            found += stops(widget)
        elif inner is not None:
            found += _in(inner)
    return found
