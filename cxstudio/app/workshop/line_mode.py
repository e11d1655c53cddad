"""What the entry line is while it does not add notes: it counts hands, tallies votes or sets priorities; no widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QKeyEvent


class LineMode(Protocol):
    """Another meaning of what is typed into the entry line; the line looks the same and is as near.

    `changed` is set by the line: a mode calls it when its words are others now. The line takes it back when it means
    something else, or goes.
    """

    changed: Callable[[], None]

    @property
    def icon(self) -> str:
        """An icon's name."""
        ...

    @property
    def title(self) -> str:
        """What stands where the kind of a note stands otherwise: "Hands", "Vote"."""
        ...

    @property
    def asks(self) -> str:
        """What to type, for the empty line."""
        ...

    def hint(self, text: str) -> str:
        """What Enter would do with this text, or what was done last, in plain words."""
        ...

    def key(self, event: QKeyEvent, text: str) -> bool:
        """Take a key before the line gets it; True when it is done with."""
        ...

    def enter(self, text: str) -> None:
        """Do what was typed; the line is empty afterwards. Raises Refused, with the reason; then the text stays."""
        ...


def nobody() -> None:
    """No line shows the mode now."""
