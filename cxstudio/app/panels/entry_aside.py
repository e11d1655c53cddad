"""What was being typed into the entry line, by what the line meant then, until it means that again; no widget."""

from __future__ import annotations

from cxstudio.app.texts import MOST as MOST_LETTERS
from cxstudio.app.workshop.line_mode import LineMode

MOST = 20  # meanings whose text a file may remember


class Aside:
    """One text for each meaning of the line, by the name of its icon; that of a note is kept under "".

    `no_note` is what was refused last as being none: it has nothing to come back to.
    """

    def __init__(self) -> None:
        self.no_note = ""
        self._texts: dict[str, str] = {}

    def put(self, mode: LineMode | None, text: str) -> None:
        """The line means something else from now on, and this was in it."""
        self._texts[_name(mode)] = "" if mode is None and text.strip() == self.no_note else text

    def take(self, mode: LineMode | None) -> str:
        """What was in the line when it meant this last."""
        return self._texts.pop(_name(mode), "")

    def of_notes(self) -> str:
        return self._texts.get("", "")

    def of_modes(self) -> dict[str, str]:
        """What was typed and is no note, to be kept with the file."""
        return {name: text for name, text in self._texts.items() if name and text.strip()}

    def take_up(self, kept: object) -> None:
        """Go on with what a file remembers; what makes no sense is left out."""
        for name, text in list(kept.items())[:MOST] if isinstance(kept, dict) else ():
            if name and isinstance(name, str) and isinstance(text, str):
                self._texts[name] = text[:MOST_LETTERS]


def _name(mode: LineMode | None) -> str:
    return mode.icon if mode is not None else ""
