"""What the actions of one window do to the lanes of the map on its screen; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxstudio.edits.deleting import delete
from cxstudio.edits.lane_sets import (
    apply_lane_set,
    apply_preset,
    delete_preset,
    rename_preset,
    save_preset,
    shown_now,
    update_preset,
)
from cxstudio.edits.lanes import add_lane, hide_lane, move_lane, rename_lane, show_lane
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.lane_sets import LANE_SETS
from cxstudio.model.naming import lane_title, shortened
from cxstudio.model.records import Preset
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class LanePlaces:
    """What these commands ask of their window."""

    shown: Callable[[], str]  # the journey on the screen
    open_list: Callable[[], None]  # the list of all lanes
    offer: Callable[[], None]  # the lanes that do not show
    write_name: Callable[[str], None]  # let the name of a lane be written, by its key
    ask_name: Callable[[str, str, str], str | None]  # heading, answer, text
    say: Callable[[str], None]
    offer_undo: Callable[[str], None]  # a sentence with an offer to take it back


class LaneCommands:
    """The lane commands of one window, on the journey on its screen. Each change is one step."""

    def __init__(self, document: Document, places: LanePlaces) -> None:
        self.document, self._places = document, places

    @property
    def journey(self) -> str:
        return self._places.shown()

    def open_list(self) -> None:
        """Open the list of all lanes."""
        self._places.open_list()

    def offer(self) -> None:
        """Offer the lanes that do not show, and a new one."""
        self._places.offer()

    # One lane

    def add(self) -> None:
        """Add a lane at the bottom and let its name be written."""
        key = self.make("")
        if key:
            self._places.write_name(key)

    def make(self, title: str, before: str | None = None) -> str:
        """Add a lane. Returns its key, "" where that is refused."""
        made: list[str] = []
        self._attempt(lambda: made.append(add_lane(self.document, self.journey, title, before)))
        return made[0] if made else ""

    def show(self, key: str, shown: bool = True) -> bool:
        """Bring a lane to the map, or take it off."""
        does = show_lane if shown else hide_lane
        return self._attempt(lambda: does(self.document, self.journey, key))

    def rename(self, key: str, title: str) -> bool:
        return self._attempt(lambda: rename_lane(self.document, self.journey, key, title))

    def move(self, key: str, before: str | None) -> bool:
        return self._attempt(lambda: move_lane(self.document, self.journey, key, before))

    def delete(self, key: str) -> None:
        """Take away a lane somebody added, with the cards in it."""
        self._attempt(lambda: delete(self.document, [key]))

    # Choices of lanes

    def apply_set(self, name: str) -> None:
        """Show the lanes of a set of the table."""
        row = LANE_SETS[name]
        self._apply(_(row.label), lambda: apply_lane_set(self.document, self.journey, name))

    def apply(self, preset: str) -> None:
        """Show the lanes of a saved choice."""
        record = self.document.find(preset, Preset)
        name = record.title if record is not None else ""
        self._apply(name, lambda: apply_preset(self.document, self.journey, preset))

    def next(self) -> None:
        """The saved choice after the one that shows; of the table's sets where none is saved."""
        presets = self.document.nodes(Preset)
        if not presets:
            names = list(LANE_SETS)
            shown = [LANE_SETS[name].keys for name in names]
            self.apply_set(names[self._after(shown)])
        else:
            self.apply(presets[self._after([preset.lanes for preset in presets])].id)

    def _after(self, choices: list[tuple[str, ...]]) -> int:
        now = shown_now(self.document, self.journey)
        return (choices.index(now) + 1) % len(choices) if now in choices else 0

    def save(self) -> None:
        """Ask for a name and keep which lanes show now under it."""
        name = self._places.ask_name(_("Save this choice of lanes"), _("Save"), "")
        if name and self._attempt(lambda: save_preset(self.document, self.journey, name)):
            self._places.say(_("Saved as “{name}”").format(name=shortened(name)))

    def rename_choice(self, preset: str) -> None:
        """Ask for another name of a saved choice."""
        record = self.document.find(preset, Preset)
        if record is not None:
            name = self._places.ask_name(_("Rename choice of lanes"), _("Rename"), record.title)
            if name:
                self._attempt(lambda: rename_preset(self.document, preset, name))

    def update(self, preset: str) -> None:
        """Let a saved choice hold the lanes that show now."""
        self._attempt(lambda: update_preset(self.document, preset, self.journey))

    def delete_choice(self, preset: str) -> None:
        """Forget a saved choice."""
        self._attempt(lambda: delete_preset(self.document, preset))

    def _apply(self, name: str, choose: Callable[[], list[str]]) -> None:
        hidden: list[str] = []
        if not self._attempt(lambda: hidden.extend(choose())):
            return
        words = _("Lanes: {name}").format(name=shortened(name))
        if hidden:
            names = _(", ").join(lane_title(self.document, self.journey, key) for key in hidden)
            said = _("{words}. Hidden with what lies in them: {names}")
            words = said.format(words=words, names=shortened(names))
        self._places.offer_undo(words)

    def _attempt(self, edit: Callable[[], object]) -> bool:
        try:
            edit()
        except Refused as refusal:
            self._places.say(refusal.reason)
            return False
        return True
