"""Gives Qt what a screen reader is told of each canvas; it loads nothing of the map before there is a canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

if TYPE_CHECKING:
    from cxstudio.canvas.accessible import SpokenCanvas


class SpokenCanvases:
    """The interfaces of the canvases that are open; install it once per application and keep it."""

    def __init__(self) -> None:
        self._made: list[SpokenCanvas] = []

    def install(self) -> None:
        QAccessible.installFactory(self.interface)

    def __len__(self) -> int:
        """How many canvases are spoken of now."""
        return len(self._made)

    def interface(self, class_name: str, thing: QObject) -> QAccessibleInterface | None:
        """What Qt asks for any object; None leaves it to Qt's own interfaces."""
        if class_name != "MapCanvas":
            return None
        from cxstudio.canvas.accessible import SpokenCanvas
        from cxstudio.canvas.view import MapCanvas

        if not isinstance(thing, MapCanvas):
            return None
        spoken = SpokenCanvas(thing)
        self._made.append(spoken)
        thing.destroyed.connect(lambda: self._let_go(spoken))
        return spoken

    def _let_go(self, spoken: SpokenCanvas) -> None:
        from cxstudio.canvas.accessible import release

        spoken.close()
        self._made.remove(spoken)
        release(spoken)
