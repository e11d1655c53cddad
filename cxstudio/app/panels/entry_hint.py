"""What the entry line says at its end, in two lengths; it knows no document and no line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from cxstudio.app.labels import Elided


class Hint(Elided):
    """What Enter would do: as wide as its words, the long ones only where there is room."""

    def __init__(self) -> None:
        self._short = self._long = ""
        super().__init__("", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.keep_to_end()

    def say(self, long: str, short: str) -> None:
        """All there is to say, and what of it matters most."""
        if (long, short) == (self._long, self._short):
            return
        self._long, self._short = long, short
        self.setAccessibleName(long)
        self.updateGeometry()
        self._elide()

    def full_text(self) -> str:
        return self._long

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._advance(self._long), super().sizeHint().height())

    def _advance(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(" ".join(text.split())) + 4

    def _elide(self) -> None:
        self._full = self._long if self._advance(self._long) <= self.width() else self._short
        super()._elide()
