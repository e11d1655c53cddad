"""How much larger than usual the words of the window are, and lengths that grow with them; it knows no widget."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

LETTERS = 13  # pixels, the usual size


def text_scale() -> float:
    """How much larger than usual the words of the window are."""
    return QApplication.font().pixelSize() / LETTERS


def scaled(length: float) -> int:
    """A length in pixels that belongs to words of the usual size, for the words as large as they are now."""
    return round(length * text_scale())
