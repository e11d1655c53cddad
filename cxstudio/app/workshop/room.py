"""What the menu "Workshop" does with the people of the room, their drafts, decisions and groups; it hands on only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.breakouts import merge_groups, write_groups
from cxstudio.app.workshop.decisions import decide
from cxstudio.app.workshop.drafts import DraftsSection
from cxstudio.app.workshop.parking import ParkingSection
from cxstudio.app.workshop.people import PeopleSection, ReadOutSection

if TYPE_CHECKING:
    from cxstudio.app.workshop.console import Console


class Room:
    """`console` opens the console where it is closed."""

    def __init__(self, around: Around, console: Callable[[], Console]) -> None:
        self._around, self._console = around, console

    def note_people(self) -> None:
        """Note who is in the room."""
        self._console().section(PeopleSection).begin()

    def draft(self) -> None:
        """Write a note nobody sees yet."""
        self._console().section(DraftsSection).begin()

    def reveal(self) -> None:
        """Let all drafts become cards, in one step."""
        self._console().section(DraftsSection).reveal_all()

    def reveal_one(self) -> None:
        """Let the first draft become a card."""
        self._console().section(DraftsSection).reveal_one()

    def next_reader(self) -> None:
        """The next person reads out."""
        self._console().section(ReadOutSection).next()

    def decide(self) -> None:
        """Make a decision of the entry line's text, or of what is selected."""
        decide(self._around)

    def empty_lot(self) -> None:
        """Go through the parking lot by keys."""
        self._console().section(ParkingSection).begin()

    def write_groups(self) -> None:
        """Write a copy for each group."""
        write_groups(self._around)

    def merge_groups(self) -> None:
        """Take back what the groups did."""
        merge_groups(self._around)
