"""What each key does on the canvas, as a table of plain key names; knows no toolkit and no widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from cxstudio.canvas.adding import add_and_open, add_here, stage_of, touchpoint_of
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.hand import Hand
from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools.connecting import bridge, join, link_between, may_start_link
from cxstudio.canvas.tools.naming import title_of
from cxstudio.canvas.travel import Direction, move_by_key, reading_order
from cxstudio.edits import emotions as emotion_edits
from cxstudio.edits import touchpoints as touchpoint_edits
from cxstudio.edits.deleting import delete
from cxstudio.model.records import EMOTION_VALUES, Emotion, Journey, Touchpoint
from cxstudio.words import _

ARROWS = ("left", "right", "up", "down")


class Keys:
    """The keyboard's hand on the map. `press` gives False for a key that means nothing here."""

    def __init__(self, desk: Desk, hand: Hand) -> None:
        self._desk = desk
        self._hand = hand
        self._link_from = ""
        self._link_to = ""
        self._hands: list[tuple[str, str, int]] = []  # touchpoint, persona, value, latest last
        self._table: dict[str, Callable[[], bool]] = {
            "enter": self._enter,
            "f2": self._edit,
            "delete": self._delete,
            "m": self._moment_of_truth,
            "l": self._start_link,
            "backspace": self._take_hand_back,
            "escape": self._step_out,
            "home": lambda: self._jump(0),
            "end": lambda: self._jump(-1),
            **{str(i + 1): self._hand_of(value) for i, value in enumerate(EMOTION_VALUES)},
        }

    @property
    def linking(self) -> bool:
        """An arrow is being drawn with the keys."""
        return bool(self._link_from)

    def press(self, key: str, *, shift: bool = False, alt: bool = False) -> bool:
        """Carry out a key by its plain name: "left", "enter", "m", "3" …"""
        if key in ARROWS:
            return self._arrow(cast("Direction", key), shift=shift, alt=alt)
        verb = None if shift or alt else self._table.get(key)
        return verb() if verb else False

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

    def _arrow(self, direction: Direction, *, shift: bool, alt: bool) -> bool:
        desk = self._desk
        if self.linking:
            self._link_to = desk.picture.neighbour(self._link_to, direction) or self._link_to
            self._show_link()
            return True
        if not desk.current:
            return self._jump(0)
        if alt:
            move_by_key(desk, direction)
            return True
        following = desk.picture.neighbour(desk.current, direction)
        if following:
            kept = [id for id in desk.selection if id != following] if shift else []
            desk.select([*kept, following])
        return True

    def _jump(self, index: int) -> bool:
        order = reading_order(self._desk)
        if order:
            self._desk.select([order[index]])
        return bool(order)

    def _enter(self) -> bool:
        if self.linking:
            return self._finish_link()
        if self._hand.armed:
            kind = self._hand.armed
            self._hand.arm("")
            add_and_open(self._desk, lambda: add_here(self._desk, kind))
            return True
        if not self._desk.document.stages(self._desk.journey):
            add_and_open(self._desk, lambda: add_here(self._desk, "stage"))
            return True
        return self._edit()

    def _edit(self) -> bool:
        if self._desk.current:
            self._desk.open_text(self._desk.current)
        return bool(self._desk.current)

    def _delete(self) -> bool:
        return delete_selection(self._desk)

    def _moment_of_truth(self) -> bool:
        chosen = [id for id in self._desk.selection if self._desk.document.find(id, Touchpoint)]
        if not chosen:
            self._desk.say(_("Select a touchpoint to mark it as a moment of truth"))
            return True
        self._desk.attempt(lambda: touchpoint_edits.toggle_moment_of_truth(self._desk.document, chosen))
        return True

    # Counting hands

    def _hand_of(self, value: int) -> Callable[[], bool]:
        return lambda: self._count(value)

    def _count(self, value: int) -> bool:
        desk = self._desk
        touchpoint = touchpoint_of(desk, desk.current)
        journey = desk.document.find(desk.journey, Journey)
        emotion = desk.document.find(desk.current, Emotion)
        persona = emotion.persona if emotion else journey.persona if journey else ""
        if not touchpoint or not persona:
            desk.say(_("Select a touchpoint to count a hand"))
            return True
        if desk.attempt(lambda: emotion_edits.count_hand(desk.document, touchpoint, persona, value)):
            self._hands.append((touchpoint, persona, value))
        return True

    def _take_hand_back(self) -> bool:
        desk = self._desk
        touchpoint = touchpoint_of(desk, desk.current)
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

    def _start_link(self) -> bool:
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
            desk.say(_("To {thing}").format(thing=title_of(desk.document, self._link_to)))
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
            self._desk.select([target])
        return True

    def stop_link(self) -> bool:
        """Leave the drawing of an arrow; True when one was being drawn."""
        if not self.linking:
            return False
        self._link_from = self._link_to = ""
        self._desk.show(NOTHING)
        self._desk.say("")
        return True

    def _step_out(self) -> bool:
        """One level out: arrow or gesture, item, stage, canvas."""
        if self.stop_link() or self._hand.cancel():
            return True
        desk = self._desk
        if not desk.selection:
            return False
        stage = stage_of(desk, desk.current)
        desk.select([stage] if stage and stage != desk.current else [])
        return True


def delete_selection(desk: Desk) -> bool:
    """Delete what is selected, with what lives inside; the nearest thing that stays is selected then."""
    ids = [id for id in desk.selection if desk.there(id)]
    if not ids:
        return False
    order = reading_order(desk)
    at = order.index(ids[-1]) if ids[-1] in order else 0
    if not desk.attempt(lambda: delete(desk.document, ids)):
        return True
    left = [id for id in (*order[at:], *reversed(order[:at])) if desk.there(id)]
    desk.select(left[:1])
    return True
