"""The entry line while a vote is open: "A 5" gives candidate A five dots; no widget.

What may be typed stands in `workshop/tally.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxstudio.app.figures import figures
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.line_mode import nobody
from cxstudio.edits.problems import Refused
from cxstudio.insight.votes import words_of
from cxstudio.model.labels import label
from cxstudio.model.naming import shortened
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _, ngettext
from cxstudio.workshop.tally import Mark, Standing, Tallying


def standing_words(standing: Standing) -> str:
    """What a candidate has: "C: 5 dots; 8 of 30 left"."""
    n = standing.dots
    dots = (
        ngettext("{n} dot of concern", "{n} dots of concern", n)
        if standing.concern
        else ngettext("{n} dot", "{n} dots", n)
    )
    left = _("{left} of {room} left").format(left=standing.left, room=standing.room)
    return figures(f"{standing.label}: {dots.format(n=n)}; {left}")


def gone_words(words: str) -> str:
    """What a candidate said that was deleted since."""
    return f"{words} · {_('deleted')}" if words else _("deleted")


class VoteMode:
    """Tallying in the entry line. `hidden` keeps numbers out of its hint: the screen may be mirrored."""

    icon = "vote"

    def __init__(self, around: Around, tallying: Tallying) -> None:
        self._around = around
        self.tallying = tallying
        self.changed: Callable[[], None] = nobody
        self.hidden = False
        self._said = ""
        self._before = 0  # the step that undo would have taken back when the last mark was made

    @property
    def title(self) -> str:
        return _("Vote")

    @property
    def asks(self) -> str:
        vote = self._around.document.find(self.tallying.vote, VoteRound)
        if vote is None or not vote.concern_budget:
            return _("A letter and its dots: A 5, A +2, A −1")
        return _("A letter and its dots: A 5, A +2, A −1; with ! dots of concern")

    def hint(self, text: str) -> str:
        if text.strip():
            try:
                return self._words(self.tallying.would_be(text))
            except Refused as refusal:
                return refusal.reason
        return self._said or self._chosen_words()

    def key(self, event: QKeyEvent, text: str) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab):
            self._said = ""
            self.tallying.choose(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace and not text:
            if event.isAutoRepeat():
                return True  # a key held down empties the line, and not what was tallied before
            self.take_back()
            return True
        else:
            self._said = ""
            return False
        self.changed()
        return True

    def enter(self, text: str) -> None:
        """Tally the line, all of it or nothing. Raises Refused."""
        if text.strip():
            self._before = self._around.document.next_undo or 0
            self._said = self._words(self.tallying.enter(text))
            self.changed()

    @property
    def marked_last(self) -> bool:
        """Whether a mark is what was done last, and not a step on the map."""
        vote = self._around.document.find(self.tallying.vote, VoteRound)
        if vote is None or vote.closed:
            return False
        return self.tallying.marked and (self._around.document.next_undo or 0) <= self._before

    def take_back(self) -> str:
        """Take the last mark back; returns what is said of it, or why it cannot be."""
        try:
            self._said = self._back_words(*self.tallying.take_back())
        except Refused as refusal:
            self._said = refusal.reason
        self.changed()
        return self._said

    def _back_words(self, marks: tuple[Mark, ...], standings: tuple[Standing, ...]) -> str:
        """What was taken back, the last first, and what is left."""
        named = _(", ").join(mark.label if self.hidden else figures(mark.written) for mark in marks)
        said = _("Taken back: {marks}").format(marks=named)
        return said if self.hidden else f"{said} · {self._words(standings)}"

    def _words(self, standings: tuple[Standing, ...]) -> str:
        if self.hidden:
            named = _(", ").join(one.label for one in standings)
            return _("{letters}: tallied").format(letters=named)
        return " · ".join(map(standing_words, standings))

    def _chosen_words(self) -> str:
        try:
            vote = self.tallying.round
        except Refused as refusal:
            return refusal.reason
        place = min(self.tallying.chosen, len(vote.candidates) - 1)
        words = shortened(words_of(self._around.document, vote)[place])
        if self._around.document.get(vote.candidates[place]) is None:
            words = gone_words(words)
        return _("{letter}: {words}").format(letter=label(place), words=words)
