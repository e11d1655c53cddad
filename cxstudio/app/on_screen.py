"""Which screen a window is on, asked by its place; it knows no window of ours."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def screen_of(widget: QWidget) -> QScreen:
    """The screen a widget's window is on; of one that is not shown yet, that of the window it belongs to.

    `QWidget.screen` must not be asked: PySide makes the screen a part of the widget it was asked of, so that both
    become garbage together, Python deletes the program's only screen, and the next window brings the program down.
    """
    window = widget.window()
    while not window.isVisible() and (above := window.parentWidget()) is not None:
        window = above.window()
    return QGuiApplication.screenAt(window.frameGeometry().center()) or QGuiApplication.primaryScreen()
