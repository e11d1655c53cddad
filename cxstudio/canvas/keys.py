"""What each key does on the canvas, as a table of plain key names; knows no toolkit and no widget.

Keys that a menu shows as well (Delete, F2, M) are actions of the window, not rows of this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast, get_args

from cxstudio.canvas.adding import add_and_open, make_and_open
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.hand import Hand
from cxstudio.canvas.lane_keys import lane_beside, move_lane_by_key, step_from_lane, words_of_lane
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.stepping import move_by_key, stretch_by_key
from cxstudio.canvas.tools.connecting import join, link_between, may_start_link
from cxstudio.canvas.travel import beside, end_of_row, other_stage, reading_order
from cxstudio.edits import emotions as emotion_edits
from cxstudio.edits.prompts import answer_prompt
from cxstudio.model.naming import short_title
from cxstudio.model.records import EMOTION_VALUES, Emotion, Journey, Link, Prompt
from cxstudio.picture.travel import Direction
from cxstudio.picture.trial import trial_arrow
from cxstudio.words import N_, _

ARROWS: tuple[Direction, ...] = get_args(Direction)


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
        held = "+".join(name for name, is_held in (("ctrl", ctrl), ("alt", alt), ("shift", shift)) if is_held)
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
        way = cast("Direction", direction)
        if desk.lane:
            step_from_lane(desk, way)
            return True
        if not desk.current:
            return self.jump_far("home")
        following = beside(desk, way)
        if following:
            self._go_to(following, extend=extend)
        elif not extend and (lane := lane_beside(desk, way)):
            desk.stand_on(lane)
            desk.say(words_of_lane(desk, lane))
        return True

    def _go_to(self, id: str, *, extend: bool = False) -> None:
        kept = [x for x in self._desk.selection if x != id] if extend else []
        self._desk.select([*kept, id])

    def extend(self, direction: str) -> bool:
        return self.go(direction, extend=True)

    def carry(self, direction: str) -> bool:
        way = cast("Direction", direction)
        if self._desk.lane:
            move_lane_by_key(self._desk, way)
            return True
        if self.linking or not self._desk.current:
            return self.go(direction)
        move_by_key(self._desk, way)
        return True

    def stretch(self, direction: str) -> bool:
        stretch_by_key(self._desk, cast("Direction", direction))
        return True

    def jump(self, key: str) -> bool:
        """To the first or last thing of the row."""
        end = end_of_row(self._desk, first=key == "home")
        if end is None:
            return self.jump_far(key)
        self._go_to(end)
        return True

    def jump_far(self, key: str) -> bool:
        """To the first or last thing of the map."""
        order = reading_order(self._desk)
        if order:
            self._go_to(order[0 if key == "home" else -1])
        return bool(order)

    def turn(self, key: str) -> bool:
        """To the stage before or after."""
        if not self._desk.current:
            return self.jump_far("home")
        there = other_stage(self._desk, -1 if key == "page up" else 1)
        if there is not None:
            self._go_to(there)
        return True

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
        if self._desk.lane:
            self._desk.on_lane(self._desk.lane)
            return True
        prompt = self._desk.current
        if self._desk.document.find(prompt, Prompt) is not None:
            make_and_open(self._desk, lambda: answer_prompt(self._desk.document, prompt))
        elif prompt:
            self._desk.open_text(prompt)
        return bool(prompt)

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
        chosen = (desk.document.touchpoint_of(id) for id in desk.selection)
        here = dict.fromkeys(touchpoint.id for touchpoint in chosen if touchpoint)
        last = {hand[0]: hand for hand in self._hands if hand[0] in here}  # a later one takes the place
        if not last:
            desk.say(_("No hand was counted here"))
            return True
        for hand in last.values():
            del self._hands[len(self._hands) - 1 - self._hands[::-1].index(hand)]
        desk.attempt(lambda: emotion_edits.take_hands_back(desk.document, last.values()))
        return True

    # Drawing an arrow

    def start_link(self, _key: str) -> bool:
        desk = self._desk
        if not may_start_link(desk, desk.current):
            desk.say(_("An arrow starts at a touchpoint, a pain point, an idea or an opportunity"))
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
        line = (start.bounds.centre, end.bounds.centre)
        if self._link_from == self._link_to:
            desk.show(Preview(cursor="link", ring=start.bounds))
            desk.say(_("Choose the target with the arrow keys, then press Enter"))
            return
        kind, source, target, reason = link_between(desk, self._link_from, self._link_to)
        if kind:
            arrow = trial_arrow(desk.picture, Link(id="", kind=kind, source=source, target=target))
            desk.show(Preview(cursor="link", line=line, arrow=arrow, ring=end.bounds))
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
        """One level out: arrow or gesture, item, stage, canvas; from several items at once to the canvas."""
        if self.stop_link() or self._hand.cancel():
            return True
        desk = self._desk
        if not desk.selection and not desk.lane:
            return False
        stage = desk.document.stage_of(desk.current) if len(desk.selection) == 1 else None
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
    held: Literal["", "alt", "shift", "ctrl", "ctrl+shift"] = ""


CANVAS_KEYS: tuple[CanvasKey, ...] = (
    CanvasKey(N_("Move between items, and to the names of the lanes"), "← → ↑ ↓", ARROWS, Keys.go),
    CanvasKey(
        N_("Move what is selected: item, end of an arrow, lane"), "Alt + ← → ↑ ↓", ARROWS, Keys.carry, "alt"
    ),
    CanvasKey(N_("Extend the selection"), "Shift + ← → ↑ ↓", ARROWS, Keys.extend, "shift"),
    CanvasKey(
        N_("Stretch or shrink a card by one touchpoint; move the beginning of an arrow"),
        "Ctrl + Shift + ← →",
        ("left", "right"),
        Keys.stretch,
        "ctrl+shift",
    ),
    CanvasKey(N_("First and last item of the row"), "Home, End", ("home", "end"), Keys.jump),
    CanvasKey(
        N_("First and last item of the map"), "Ctrl + Home, End", ("home", "end"), Keys.jump_far, "ctrl"
    ),
    CanvasKey(N_("Stage before and after"), "Page Up, Page Down", ("page up", "page down"), Keys.turn),
    CanvasKey(N_("Edit the text"), "Enter", ("enter",), Keys.enter),
    CanvasKey(N_("Draw an arrow from the selected touchpoint"), "L", ("l",), Keys.start_link),
    CanvasKey(N_("Count one hand at −2 to +2"), "1 – 5", ("1", "2", "3", "4", "5"), Keys.count),
    CanvasKey(N_("Take the last hand back"), "Backspace", ("backspace",), Keys.take_hand_back),
    CanvasKey(N_("Step out: text, item, stage, map"), "Esc", ("escape",), Keys.step_out),
)
