"""Emotions counted by raised hands, touchpoint by touchpoint: whose turn it is and what was counted last; no window."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cxstudio.edits.emotions import clear_emotion, count_hand, take_hand_back
from cxstudio.edits.problems import Refused
from cxstudio.insight.hands import Spread, few, spread_of
from cxstudio.model.document import Document
from cxstudio.model.naming import short_title
from cxstudio.model.records import EMOTION_VALUES
from cxstudio.words import _

MOST_HANDS = 999


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted at a touchpoint so far, of `n` hands to come; no `mean` while there is none."""

    name: str
    hands: int
    n: int
    mean: float | None
    spread: Spread
    few: bool


@dataclass(frozen=True, slots=True)
class _Hand:
    """A hand that was counted. `visit` is the stay at the touchpoint: the hands of one are one step to undo."""

    touchpoint: str
    value: int
    visit: object


class Hands:
    """The counting of one persona's feelings along a journey, `n` hands at each touchpoint.

    It goes on to the next touchpoint without a hand by itself once all hands are counted, and comes back when the last
    is taken back.
    """

    def __init__(self, document: Document, journey: str, persona: str, n: int, touchpoint: str = "") -> None:
        self._document, self._journey = document, journey
        self.persona = persona
        self.n = max(1, min(n, MOST_HANDS))
        self._counted: list[_Hand] = []
        self._at = ""
        self._visit = object()
        self.go_to(touchpoint)

    @property
    def touchpoint(self) -> str:
        """Where hands are counted now; "" while the journey has no touchpoint."""
        order = self._order()
        return self._at if self._at in order else order[0] if order else ""

    def go_to(self, touchpoint: str) -> None:
        """Count at a touchpoint of the journey; at its first one for what is none."""
        order = self._order()
        self._arrive(touchpoint if touchpoint in order else order[0] if order else "")

    def go_on(self) -> bool:
        """Go to the next touchpoint without a hand, after the last from the first on. Returns whether there was one."""
        order = self._order()
        place = order.index(self.touchpoint) if order else 0
        for id in (*order[place + 1 :], *order[:place]):
            if not self.counted(id).hands:
                self._arrive(id)
                return True
        return False

    @property
    def all_rated(self) -> bool:
        """Whether there is a hand at every touchpoint."""
        return all(self.counted(id).hands for id in self._order())

    def step(self, by: int) -> bool:
        """Go to the next touchpoint, or to the one before, finished or not. Returns whether there was one."""
        order = self._order()
        if not order:
            return False
        place = order.index(self.touchpoint) + by
        if not 0 <= place < len(order):
            return False
        self._arrive(order[place])
        return True

    def count(self, value: int) -> bool:
        """Count one hand for a value from -2 to 2. Returns whether the touchpoint was left with it.

        Raises Refused where all the hands are counted, and while there is no touchpoint.
        """
        here = self._here()
        if self.counted().hands >= self.n:
            raise Refused(
                _("All hands are counted here: Delete counts them anew, Backspace takes the last one back")
            )
        with self._document.one_step(self._visit):
            count_hand(self._document, here, self.persona, value)
        self._counted.append(_Hand(here, value, self._visit))
        return self.counted().hands >= self.n and self.go_on()

    def take_back(self) -> int:
        """Take the last hand back, at the touchpoint where it was counted; returns its value.

        Raises Refused where none was counted by this counting, or none of them is left.
        """
        while self._counted:
            hand = self._counted.pop()
            register = self._document.emotion(hand.touchpoint, self.persona)
            if register is None or not register.counts[EMOTION_VALUES.index(hand.value)]:
                continue  # taken back by an undo, or its touchpoint is gone
            with self._document.one_step(hand.visit):
                take_hand_back(self._document, hand.touchpoint, self.persona, hand.value)
            self._at, self._visit = hand.touchpoint, hand.visit
            return hand.value
        raise Refused(_("There is no hand to take back; Delete counts this touchpoint anew"))

    def anew(self) -> None:
        """Forget what was counted at this touchpoint, to count it once more."""
        here = self._here()
        clear_emotion(self._document, here, self.persona)
        self._counted = [hand for hand in self._counted if hand.touchpoint != here]
        self._visit = object()

    def counted(self, touchpoint: str = "") -> Counted:
        """What was counted at a touchpoint, or where hands are counted now."""
        at = touchpoint or self.touchpoint
        register = self._document.emotion(at, self.persona) if at else None
        name = short_title(self._document, at) if at else ""
        if register is None or not register.n:
            return Counted(name, 0, self.n, None, "", few=False)
        return Counted(name, register.n, self.n, register.mean, spread_of(register), few(register))

    def _here(self) -> str:
        if not self.touchpoint:
            raise Refused(no_place())
        return self.touchpoint

    def _arrive(self, touchpoint: str) -> None:
        self._at, self._visit = touchpoint, object()

    def _order(self) -> list[str]:
        return [touchpoint.id for touchpoint in self._document.journey_touchpoints(self._journey)]


def no_place() -> str:
    """What is said of a journey without a touchpoint."""
    return _("Hands are counted at touchpoints: add one first")


def value_of(key: str) -> int | None:
    """The value a digit from 1 to 5 counts for, in the digits of any script; None for any other key."""
    digit = unicodedata.digit(key, None) if len(key) == 1 else None
    return EMOTION_VALUES[digit - 1] if digit is not None and 1 <= digit <= len(EMOTION_VALUES) else None
