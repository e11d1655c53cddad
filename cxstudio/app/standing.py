"""Where a window stands on the screens, and which of its panels show: kept, taken up again, or as at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from cxstudio.app.arrangement import Areas
from cxstudio.app.on_screen import screen_of
from cxstudio.app.settings import Settings

USUAL = QSize(1440, 900)
FRAME = QSize(8, 40)  # what a window system puts around a window
IN_SIGHT = 80  # pixels of a window that must lie on a screen, so that a hand finds it


def take_place(window: QWidget, settings: Settings) -> None:
    """Stand where the last window stood, on the screens there are now."""
    kept = settings.geometry
    if kept is None or not window.restoreGeometry(kept):
        window.resize(_first_size())
    elif not (window.isFullScreen() or window.isMaximized()):
        screens = [screen.availableGeometry() for screen in QApplication.screens()]
        window.setGeometry(clamped(window.geometry(), screens, window.minimumSize()))


def stand_as_at_first(window: QWidget) -> None:
    """The first size, in the middle of the screen."""
    window.showNormal()
    window.resize(_first_size())
    room = screen_of(window).availableGeometry()
    window.move(room.center() - window.rect().center())


def show_panels(areas: Areas, settings: Settings) -> None:
    """Show the left panel as it was left."""
    areas.left_shown = settings.choice("left panel", "yes") == "yes"


def keep_panels(areas: Areas, settings: Settings) -> None:
    """Remember whether the left panel shows."""
    settings.set_choice("left panel", "yes" if areas.left_shown else "no")


def clamped(place: QRect, screens: Sequence[QRect], least: QSize) -> QRect:
    """A window's place with enough of it on a screen: as it is, else moved and made smaller on the first one."""
    if not screens:
        return place
    for screen in screens:
        common = screen.intersected(place)
        if common.width() >= IN_SIGHT and common.height() >= IN_SIGHT and place.top() >= screen.top():
            return place
    room = screens[0]
    size = place.size().boundedTo(room.size() - FRAME).expandedTo(least)
    return QRect(room.center() - QRect(room.topLeft(), size).center() + room.topLeft(), size)


def _first_size() -> QSize:
    return USUAL.boundedTo(QApplication.primaryScreen().availableGeometry().size() - FRAME)
