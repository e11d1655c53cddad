"""The sound at two minutes, thirty seconds and the end of a step; it can be off, and that is remembered.

It is the alert sound of the system, by `QApplication.beep`: no part of Qt that plays sounds of one's own is shipped.
Where a system is set to make no sound there is none, and the clock tells the same by its colour.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from cxstudio.app.settings import Settings

_NAME, _ON, _OFF = "workshop beep", "on", "off"


class Beep:
    """Sounds when a mark is reached, unless it is off. `sound` makes it."""

    def __init__(self, settings: Settings, sound: Callable[[], None] = QApplication.beep) -> None:
        self._settings, self.sound = settings, sound

    @property
    def is_on(self) -> bool:
        """At first it is: who runs a timer expects to hear its end."""
        return self._settings.choice(_NAME, _ON) != _OFF

    def switch(self, *, on: bool) -> None:
        self._settings.set_choice(_NAME, _ON if on else _OFF)

    def tell(self, _mark: int) -> None:
        """A mark was reached."""
        if self.is_on:
            self.sound()
