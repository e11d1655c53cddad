"""Typed hands for tests of widgets: press a key, type a text, click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NO_KEYS = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """One key, down and up."""
    QTest.keyClick(widget, key, keys)


def type_into(widget: QWidget, text: str) -> None:
    """A text, letter by letter."""
    QTest.keyClicks(widget, text)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """The left button, in the middle or at a place of the widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, place or widget.rect().center())
