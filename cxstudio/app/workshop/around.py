"""What the parts of a workshop may ask of the window they are in, and what a section of the console is; no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.workshop.running import Workshop
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.picture.theme import Theme
from cxstudio.text.layout import TextEngine
from cxstudio.workshop.stand import Stand

if TYPE_CHECKING:
    from cxstudio.app.arrangement import Areas
    from cxstudio.app.panels.entry import Entry
    from cxstudio.canvas.view import MapCanvas


@dataclass(frozen=True)
class Around:
    """A window as the workshop knows it. What is on the screen is asked anew each time: journeys come and go.

    `say` tells something in passing, `offer_undo` what was done with a button that takes it back.
    """

    window: QWidget
    session: OpenSession
    settings: Settings
    engine: TextEngine
    workshop: Workshop
    journey: Callable[[], str]
    canvas: Callable[[], MapCanvas]
    areas: Callable[[], Areas]
    entry: Callable[[], Entry]
    say: Callable[[str], None]
    offer_undo: Callable[[str], None]
    show_thing: Callable[[str], None]
    show_map: Callable[[], None]

    @property
    def document(self) -> Document:
        return self.session.document

    def to_line(self) -> None:
        """Give the keyboard to the entry line."""
        self.entry().line.setFocus()

    def attempt(self, edit: Callable[[], object]) -> bool:
        """Do it, or say why not; whether it was done."""
        try:
            edit()
        except Refused as refusal:
            self.say(refusal.reason)
            return False
        return True


class Section(QWidget):
    """One part of the console. It hears of a new stand, a new theme, and that the window closes."""

    def show_stand(self, stand: Stand) -> None:
        """Show what there is to do where the workshop stands now; hide where there is nothing."""

    def wear(self, wears: Theme) -> None:
        """Put a theme on."""

    def close_down(self) -> None:
        """Stop listening."""
