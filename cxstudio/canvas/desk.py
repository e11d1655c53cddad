"""What tools and keys work on: the document and its picture, the selection, the preview and the status words; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.edits.problems import Refused

if TYPE_CHECKING:
    from cxstudio.model.document import Document
    from cxstudio.picture.map import MapPicture


def _deaf(_: object) -> None:
    pass


class Desk:
    """One journey on the table. A view hears of changes through the callbacks; without a view it works the same."""

    def __init__(self, document: Document, journey: str, picture: MapPicture) -> None:
        self.document = document
        self.journey = journey
        self.picture = picture
        self.on_selection: Callable[[list[str]], None] = _deaf
        self.on_preview: Callable[[Preview], None] = _deaf
        self.on_status: Callable[[str], None] = _deaf
        self.on_text: Callable[[str], None] = _deaf
        self.on_open: Callable[[str], None] = _deaf  # a touchpoint whose journey somebody wants to see
        self.on_lane: Callable[[str], None] = _deaf  # a lane whose name somebody wants to write
        self.on_lanes: Callable[[], None] = lambda: None  # somebody wants a lane that does not show
        self.just_made = ""  # the thing whose text opens next is as new as its text
        self.making: object = None  # the step in which that was made
        self._selection: tuple[str, ...] = ()
        self.before: tuple[
            str, ...
        ] = ()  # what was selected before what is, to go back to when that vanishes
        self._lane = ""
        self._preview = NOTHING

    # Selection

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of nodes and links, in the order they were chosen; the last one is the current one."""
        return self._selection

    @property
    def current(self) -> str:
        """The thing the keyboard works on, or ""."""
        return self._selection[-1] if self._selection else ""

    @property
    def lane(self) -> str:
        """The key of the lane whose name the keyboard is on, or ""; nothing is selected then."""
        return self._lane

    def select(self, ids: Iterable[str]) -> None:
        """Select exactly these, without those that are not there."""
        chosen = tuple(id for id in dict.fromkeys(ids) if self.there(id))
        if chosen != self._selection:
            self.before = self._selection
        self._settle_on(chosen, "")

    def stand_on(self, lane: str) -> None:
        """Bring the keyboard to the name of a lane."""
        self._settle_on((), lane)

    def _settle_on(self, chosen: tuple[str, ...], lane: str) -> None:
        if (chosen, lane) != (self._selection, self._lane):
            self._selection, self._lane = chosen, lane
            self.on_selection(list(chosen))

    def toggle(self, id: str) -> None:
        """Add one to the selection or take it out."""
        self.select(
            [x for x in self._selection if x != id] if id in self._selection else [*self._selection, id]
        )

    def forget_vanished(self) -> None:
        """Drop from the selection what a change has taken away."""
        staying = self._lane if self.picture.grid.row(self._lane) is not None else ""
        self._settle_on(tuple(id for id in self._selection if self.there(id)), staying)

    def there(self, id: str) -> bool:
        return self.document.get(id) is not None or self.document.link(id) is not None

    # What the user sees and is told

    @property
    def preview(self) -> Preview:
        return self._preview

    def show(self, preview: Preview) -> None:
        if preview != self._preview:
            self._preview = preview
            self.on_preview(preview)

    def say(self, words: str) -> None:
        """Tell the status line; "" clears it."""
        self.on_status(words)

    def open_text(self, id: str) -> None:
        """Ask for the in-place editor on a thing."""
        self.on_text(id)

    # Changing

    def make(self, make: Callable[[], str]) -> str:
        """Make a thing, select it and open its text; what is written there at once is one step with the making.

        Returns its id, "" when it was refused, which is told in the status line.
        """
        made: list[str] = []
        step = object()
        with self.document.one_step(step):
            if not self.attempt(lambda: made.append(make())):
                return ""
        self.select(made)
        self.just_made, self.making = made[0], step
        self.open_text(made[0])
        return made[0]

    def attempt(self, edit: Callable[[], object]) -> bool:
        """Carry out one edit; a refusal is told in the status line and changes nothing."""
        try:
            edit()
        except Refused as refusal:
            self.say(str(refusal))
            return False
        return True
