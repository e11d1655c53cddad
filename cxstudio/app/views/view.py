"""What every view beside the map is: a body with a selection, and what it may ask of its window; it knows no view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cxstudio.app.session import OpenSession
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.picture.theme import Theme
from cxstudio.text.layout import TextEngine


@dataclass(frozen=True, slots=True)
class Around:
    """What a view is given of its window. `say` shows a sentence, `show` brings a thing to the eye where it belongs.

    `offer_undo` tells what was done, with a button that takes it back.
    """

    session: OpenSession
    engine: TextEngine
    say: Callable[[str], None]
    offer_undo: Callable[[str], None]
    show: Callable[[str], None]


class ViewBody(QWidget):
    """One view between the rail and the details. `chosen` names what the details are to show.

    A view is made when it is looked at for the first time and lives as long as its window; it hears of changes by
    subscribing to the document.
    """

    chosen = Signal(list)
    field_wanted = Signal(str)  # a field of the details that somebody wants to write

    def __init__(self, around: Around, journey: str, wears: Theme) -> None:
        super().__init__()
        self.around, self.journey, self.wears = around, journey, wears

    @property
    def document(self) -> Document:
        return self.around.session.document

    @property
    def selection(self) -> list[str]:
        """What is selected, by id."""
        return []

    def tools(self) -> Sequence[QWidget]:
        """What stands at the trailing end of the view's head: buttons, filters."""
        return ()

    def count(self) -> str:
        """What stands beside the view's name: "8 actions, 1 done"."""
        return ""

    def counts(self) -> Sequence[str]:
        """What stands at the leading end of the status under the view."""
        return (self.count(),)

    def warning(self) -> str:
        """What of the view lacks something, for the status: "1 action without a date"; "" where nothing does."""
        return ""

    def choose(self, ids: Sequence[str]) -> None:
        """Select these things and bring them to the eye."""

    def show_journey(self, journey: str) -> None:
        """Another journey is looked at now."""
        self.journey = journey

    def wear(self, wears: Theme) -> None:
        self.wears = wears

    def flush(self) -> None:
        """Write what is still being typed."""

    def take_keyboard(self) -> None:
        """The view comes to the screen: give the keyboard to what it is about."""
        self.setFocus()

    def choose_picture(self) -> None:
        """Somebody wants a picture for what is selected."""

    def remove_picture(self) -> None:
        """Somebody wants the picture of what is selected taken away."""

    def close_down(self) -> None:
        """Stop listening; the window is going."""

    def attempt(self, edit: Callable[[], object]) -> bool:
        """Do an edit, or say why it is refused."""
        try:
            edit()
        except Refused as refusal:
            self.around.say(refusal.reason)
            return False
        return True
