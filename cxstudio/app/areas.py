"""Moving the keyboard from area to area with F6, each area remembering where it was; it knows areas by name only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

ORDER = ("toolbar", "tabs", "views", "left", "outline", "parking", "canvas", "details", "entry", "workshop")


def name_area(area: QWidget, name: str) -> None:
    """Make a widget one of the areas F6 visits."""
    area.setProperty("area", name)


def move_keyboard(window: QWidget, by: int) -> None:
    """Give the keyboard to the next area (1) or the one before (-1) that is in view."""
    areas = {
        str(w.property("area")): w
        for w in window.findChildren(QWidget)
        if w.property("area") and w.isVisible()
    }
    shown = [name for name in ORDER if name in areas]
    if not shown:
        return
    here = _area_of(window.focusWidget())
    start = shown.index(here) if here in shown else -1 if by > 0 else 0
    target = areas[shown[(start + by) % len(shown)]]
    first = _first_stop(target)
    if first is not None:
        # With this reason Qt notes that a key moved the keyboard, and the ring shows.
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _area_of(widget: QWidget | None) -> str:
    while widget is not None:
        if widget.property("area"):
            return str(widget.property("area"))
        widget = widget.parentWidget()
    return ""


def _first_stop(area: QWidget) -> QWidget | None:
    """The first widget of an area that takes the keyboard, in the order of Tab; fields go before buttons."""
    if area.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return area
    stops: list[QWidget] = []
    widget = area.nextInFocusChain()
    while widget is not None and widget is not area:
        reachable = area.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()
        if reachable and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    wanted = [w for w in stops if w.property("first_stop")]
    return next(iter(wanted or stops), None)
