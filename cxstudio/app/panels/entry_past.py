"""What was entered into the line before, to be had again; no widget."""

from __future__ import annotations

REMEMBERED = 50


class Past:
    """The latest entries, signs and all, each once, and how far back somebody has gone among them."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._back = 0

    def remember(self, text: str) -> None:
        """This was entered last."""
        if text:
            self._texts = [*[t for t in self._texts if t != text][-REMEMBERED:], text]
        self.begin_anew()

    def begin_anew(self) -> None:
        """Count from the latest entry again."""
        self._back = 0

    def go(self, by: int) -> str | None:
        """The entry so many further back, "" after the latest; None where there is none at all."""
        if not self._texts:
            return None
        self._back = max(0, min(len(self._texts), self._back + by))
        return self._texts[-self._back] if self._back else ""
