"""What each key does on the canvas, as a table of plain key names; knows no toolkit and no widget.

Keys that a menu shows as well (Delete, F2, M) are actions of the window, not rows of this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from cxstudio.canvas.adding import add_and_open
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.hand import Hand
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools.connecting import bridge, join, link_between, may_start_link
from cxstudio.canvas.travel import Direction, end_of_arrow, move_by_key, reading_order, stretch_card
from cxstudio.edits import emotions as emotion_edits
from cxstudio.model.naming import short_title
from cxstudio.model.records import EMOTION_VALUES, Emotion, Journey
from cxstudio.words import N_, _

ARROWS = ("left", "right", "up", "down")


class Keys:
    """The keyboard's hand on the map. `press` gives False for a key that means nothing here."""

    def __init__(self, desk: Desk, hand: Hand) -> None:
        self._desk = desk
        self._hand = hand
        self._link_from = ""
        self._link_to = ""
        self._hands: list[tuple[str, str, int]] = []  # touchpoint, persona, value, latest last

    @property
    def linking(self) -> bool:
        """An arrow is being drawn with the keys."""
        return bool(self._link_from)

    def press(self, key: str, *, shift: bool = False, alt: bool = False, ctrl: bool = False) -> bool:
        """Carry out a key by its plain name: "left", "enter", "3" …"""
        held = "alt" if alt else "shift" if shift else ""
        if ctrl:
            held = f"ctrl+{held}"
        row = next((row for row in CANVAS_KEYS if row.held == held and key in row.names), None)
        return row.does(self, key) if row is not None else False

    def step(self, forwards: bool) -> bool:
        """Tab and Shift+Tab: the next thing in reading order; False at the ends, where the focus may leave."""
        order = reading_order(self._desk)
        if not order:
            return False
        if self._desk.current not in order:
            self._desk.select([order[0 if forwards else -1]])
            return True
        index = order.index(self._desk.current) + (1 if forwards else -1)
        if not 0 <= index < len(order):
            return False
        self._desk.select([order[index]])
        return True

    def go(self, direction: str, *, extend: bool = False) -> bool:
        desk = self._desk
        if self.linking:
            self._link_to = (
                desk.picture.neighbour(self._link_to, cast("Direction", direction)) or self._link_to
            )
            self._show_link()
            return True
        if not desk.current:
            return self.jump("home")
        following = end_of_arrow(desk, direction) or desk.picture.neighbour(
            desk.current, cast("Direction", direction)
        )
        if following:
            kept = [id for id in desk.selection if id != following] if extend else []
            desk.select([*kept, following])
        return True

    def extend(self, direction: str) -> bool:
        return self.go(direction, extend=True)

    def carry(self, direction: str) -> bool:
        if self.linking or not self._desk.current:
            return self.go(direction)
        move_by_key(self._desk, cast("Direction", direction))
        return True

    def stretch(self, direction: str) -> bool:
        stretch_card(self._desk, cast("Direction", direction))
        return True

    def jump(self, key: str) -> bool:
        order = reading_order(self._desk)
        if order:
            self._desk.select([order[0 if key == "home" else -1]])
        return bool(order)

    def enter(self, _key: str) -> bool:
        if self.linking:
            return self._finish_link()
        if self._hand.armed:
            kind = self._hand.armed
            self._hand.arm("")
            add_and_open(self._desk, kind)
            return True
        if not self._desk.document.stages(self._desk.journey):
            add_and_open(self._desk, "stage")
            return True
        if self._desk.current:
            self._desk.open_text(self._desk.current)
        return bool(self._desk.current)

    # Counting hands

    def count(self, key: str) -> bool:
        desk, value = self._desk, EMOTION_VALUES[int(key) - 1]
        places = {place: None for id in desk.selection if (place := self._feels(id)) is not None}
        if not places:
            desk.say(_("Select a touchpoint to count a hand"))
            return True
        if desk.attempt(lambda: emotion_edits.count_hands(desk.document, places, value)):
            self._hands += [(*place, value) for place in places]
        return True

    def _feels(self, id: str) -> tuple[str, str] | None:
        """Touchpoint and persona whose feeling a selected thing stands for."""
        desk = self._desk
        touchpoint, emotion = desk.document.touchpoint_of(id), desk.document.find(id, Emotion)
        journey = desk.document.find(desk.journey, Journey)
        persona = emotion.persona if emotion else journey.persona if journey else ""
        return (touchpoint.id, persona) if touchpoint and persona else None

    def take_hand_back(self, _key: str) -> bool:
        desk = self._desk
        here = desk.document.touchpoint_of(desk.current)
        touchpoint = here.id if here else ""
        mine = [hand for hand in self._hands if hand[0] == touchpoint]
        if not mine:
            desk.say(_("No hand was counted here"))
            return True
        last = mine[-1]
        index = len(self._hands) - 1 - self._hands[::-1].index(last)
        del self._hands[index]
        desk.attempt(lambda: emotion_edits.take_hand_back(desk.document, *last))
        return True

    # Drawing an arrow

    def start_link(self, _key: str) -> bool:
        desk = self._desk
        if not may_start_link(desk, desk.current):
            desk.say(_("An arrow starts at a touchpoint, an idea or an opportunity"))
            return True
        self._link_from = self._link_to = desk.current
        self._show_link()
        return True

    def _show_link(self) -> None:
        desk = self._desk
        start, end = desk.picture.placed(self._link_from), desk.picture.placed(self._link_to)
        if start is None or end is None:
            self.stop_link()
            return
        line = bridge(desk, self._link_from, self._link_to)
        if self._link_from == self._link_to:
            desk.show(Preview(cursor="link", ring=start.bounds))
            desk.say(_("Choose the target with the arrow keys, then press Enter"))
            return
        kind, reason = link_between(desk, self._link_from, self._link_to)
        if kind:
            desk.show(Preview(cursor="link", line=line, ring=end.bounds))
            desk.say(_("To {thing}").format(thing=short_title(desk.document, self._link_to)))
        else:
            desk.show(Preview(line=line, refuses=end.bounds))
            desk.say(reason)

    def _finish_link(self) -> bool:
        source, target = self._link_from, self._link_to
        if source == target:
            return True
        if join(self._desk, source, target):
            self._link_from = self._link_to = ""
            self._desk.show(NOTHING)
        return True

    def stop_link(self) -> bool:
        """Leave the drawing of an arrow; True when one was being drawn."""
        if not self.linking:
            return False
        self._link_from = self._link_to = ""
        self._desk.show(NOTHING)
        self._desk.say("")
        return True

    def step_out(self, _key: str) -> bool:
        """One level out: arrow or gesture, item, stage, canvas."""
        if self.stop_link() or self._hand.cancel():
            return True
        desk = self._desk
        if not desk.selection:
            return False
        stage = desk.document.stage_of(desk.current)
        desk.select([stage.id] if stage and stage.id != desk.current else [])
        return True


@dataclass(frozen=True, slots=True)
class CanvasKey:
    """Keys that do the same kind of thing: the words and signs for a list of keys, and what they do when pressed.

    `held` is the modifier that belongs to them.
    """

    title: str
    shown: str
    names: tuple[str, ...]
    does: Callable[[Keys, str], bool]
    held: Literal["", "alt", "shift", "ctrl+shift"] = ""


CANVAS_KEYS: tuple[CanvasKey, ...] = (
    CanvasKey(N_("Move between things"), "← → ↑ ↓", ARROWS, Keys.go),
    CanvasKey(N_("Move the selected thing"), "Alt + ← → ↑ ↓", ARROWS, Keys.carry, "alt"),
    CanvasKey(N_("Extend the selection"), "Shift + ← → ↑ ↓", ARROWS, Keys.extend, "shift"),
    CanvasKey(
        N_("Stretch or shrink a card by one touchpoint"),
        "Ctrl + Shift + ← →",
        ("left", "right"),
        Keys.stretch,
        "ctrl+shift",
    ),
    CanvasKey(N_("First and last thing"), "Home, End", ("home", "end"), Keys.jump),
    CanvasKey(N_("Edit the text"), "Enter", ("enter",), Keys.enter),
    CanvasKey(N_("Draw an arrow from the selected touchpoint"), "L", ("l",), Keys.start_link),
    CanvasKey(N_("Count one hand at −2 to +2"), "1 – 5", ("1", "2", "3", "4", "5"), Keys.count),
    CanvasKey(N_("Take the last hand back"), "Backspace", ("backspace",), Keys.take_hand_back),
    CanvasKey(N_("Step out: text, thing, stage, map"), "Esc", ("escape",), Keys.step_out),
)
