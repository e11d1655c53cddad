"""The entry line while a room agrees whose journey it is: a name, then goals, needs and boundaries; no widget.

What begins with a sign of the table (a question, a decision, "p " for the parking lot …) is a note as everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxstudio.app.panels.entry_words import say_line
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.line_mode import nobody
from cxstudio.insight.plan import today
from cxstudio.model.naming import short_title, shortened
from cxstudio.words import _
from cxstudio.workshop.adding import add_line
from cxstudio.workshop.capture import Line, read_line
from cxstudio.workshop.persona_line import LABELS, ORDER, About, in_hand, said_of, write_down

_BARE = "persona"


class PersonaMode:
    """Persona and boundaries in the entry line. A bare text is what `about` says; Tab changes that."""

    icon = "user"

    def __init__(self, around: Around) -> None:
        self._around = around
        self.changed: Callable[[], None] = nobody
        self._chosen: About = ORDER[0]
        self._said = ""

    @property
    def about(self) -> About:
        """What a bare text is: the name of a persona while there is none."""
        if self._chosen in ("goals", "needs") and self._whose is None:
            return "name"
        return self._chosen

    @property
    def title(self) -> str:
        return _(LABELS[self.about])

    @property
    def asks(self) -> str:
        return _("{kind}: type and press Enter").format(kind=self.title)

    @property
    def _whose(self) -> str | None:
        found = in_hand(self._around.document, self._around.journey(), self._around.workshop.stand.persona)
        return found.id if found is not None else None

    def hint(self, text: str) -> str:
        if not text.strip():
            return self._said or _("{place} · Tab changes the target").format(place=self._target())
        line = read_line(text, _BARE)
        if _is_note(line):
            return say_line(self._around.document, self._note(text), self._around.entry().place()).long
        before = said_of(self._around.document, self._around.journey(), self.about)
        if before:
            return _("{field}, instead of “{words}”").format(field=self.title, words=shortened(before))
        return self._target()

    def _target(self) -> str:
        """What a bare text is, and whose: "Zofia: Goals"."""
        document, whose = self._around.document, self._whose
        if self.about in ("goals", "needs") and whose is not None:
            return _("{letter}: {words}").format(letter=short_title(document, whose), words=self.title)
        return self.title

    def key(self, event: QKeyEvent, text: str) -> bool:
        self._said = ""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or (
            held & Qt.KeyboardModifier.ControlModifier
        ):
            return False
        return self._step(-1 if event.key() == Qt.Key.Key_Backtab else 1)

    def _step(self, by: int) -> bool:
        """The next or previous thing a text can be; before the first the key goes on to what stands before."""
        order: tuple[About, ...] = ORDER if self._whose is not None else ("name", "start", "end")
        place = order.index(self.about) + by
        if place < 0:
            return False
        self._chosen = order[place % len(order)]
        self.changed()
        return True

    def enter(self, text: str) -> None:
        """Write a line down. Raises Refused; then nothing changed."""
        if not text.strip():
            return
        document, workshop = self._around.document, self._around.workshop
        line = read_line(text, _BARE)
        if _is_note(line):
            made = add_line(document, self._note(text), self._around.entry().place(), today())
            self._said = _("Added: {name}").format(name=short_title(document, made))
            workshop.added(made)
        else:
            about, words = self.about, line.without(frozenset(word.name for word in line.ends)).text
            made = write_down(document, self._around.journey(), self._whose or "", about, words)
            if about == "name":
                self._chosen = ORDER[0]
                if workshop.stand.persona:
                    workshop.be(persona=made)  # the wall shows the one that hands were counted of last
            self._said = _("{letter}: {words}").format(letter=_(LABELS[about]), words=shortened(words))
        self.changed()

    def _note(self, text: str) -> Line:
        return read_line(text, self._around.entry().kind)


def _is_note(line: Line) -> bool:
    """Whether a line begins with a sign."""
    return line.kind != _BARE or line.parked
