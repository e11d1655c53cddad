"""The entry line while a room sets priorities: impact and effort, who, by when, and the first step; no widget.

What begins with a sign of the table (a decision, a question, "p " for the parking lot …) is a note as everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxstudio.app.days import day_said, order_here
from cxstudio.app.figures import measured
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.line_mode import nobody
from cxstudio.edits.problems import Refused
from cxstudio.insight.plan import QUADRANTS, quadrant, today
from cxstudio.model.document import Document
from cxstudio.model.labels import label, place_of
from cxstudio.model.naming import own_title, short_title
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.records import Card
from cxstudio.words import _, window_language
from cxstudio.workshop.adding import add_line
from cxstudio.workshop.capture import read_line
from cxstudio.workshop.days_ahead import seen
from cxstudio.workshop.owner_line import Said, read_said
from cxstudio.workshop.priorities import action_of, carry_out, fine_tune, owner_meant
from cxstudio.workshop.tokens import START_SIGNS

_STEP = 0.5  # of both scales
_ARROWS = {
    Qt.Key.Key_Up: (_STEP, 0.0),
    Qt.Key.Key_Down: (-_STEP, 0.0),
    Qt.Key.Key_Left: (0.0, -_STEP),
    Qt.Key.Key_Right: (0.0, _STEP),
}
_NOTES = tuple(row.sign for row in START_SIGNS if row.sign != ">")  # ">" begins the first step here


class PrioritiesMode:
    """Priorities in the entry line. `chosen` is the candidate, or action, a line without a letter is about.

    `moved` is called when that is another one, `done` with what a line was carried out for.
    """

    icon = "target"

    def __init__(self, around: Around) -> None:
        self._around = around
        self.changed: Callable[[], None] = nobody
        self.moved: Callable[[], None] = _nothing
        self.done: Callable[[str], None] = _nothing_of
        self.chosen = ""
        self._said = ""
        self._run = object()  # a run of arrows is one step to undo

    @property
    def title(self) -> str:
        return _("Priorities")

    @property
    def asks(self) -> str:
        if self.candidates and self.chosen in self.candidates:
            return _("Impact and effort: A 5 2 · Who and when: A @maria 12 Dec > first step")
        return _("Who and when: @maria 12 Dec > first step")

    @property
    def candidates(self) -> tuple[str, ...]:
        return self._around.workshop.stand.matrix

    def choose(self, id: str) -> None:
        """Let a line without a letter be about this."""
        if id != self.chosen:
            self.chosen, self._said, self._run = id, "", object()
            self.changed()
            self.moved()

    def begin(self) -> None:
        """Stand on a candidate that is there."""
        if self._around.document.get(self.chosen) is None:
            self.choose(next(iter(self.candidates), ""))

    # What it says

    def hint(self, text: str) -> str:
        if not text.strip():
            return self._said or self._standing(self.chosen)
        if self._is_note(text):
            return _("A note, as on the map")
        try:
            said, id = self._read(text)
            return self._would(said, id)
        except Refused as refusal:
            return refusal.reason

    def _standing(self, id: str) -> str:
        """Where a candidate stands, and who carries it out by when."""
        document = self._around.document
        thing = document.get(id)
        if not isinstance(thing, Card | Action):
            return _("Choose a candidate: its letter, or Tab")
        parts = [_place_said(thing.impact, thing.effort)]
        action = action_of(document, id)
        if action is not None:
            owner = document.find(action.owned_by, Attendee)
            parts += [own_title(owner), day_said(action.due)]
        return self._about(id, [part for part in parts if part])

    def _would(self, said: Said, id: str) -> str:
        parts = []
        if said.impact is not None and said.effort is not None:
            parts.append(_place_said(said.impact, said.effort))
            parts.append(_(QUADRANTS[quadrant(said.impact, said.effort)]))
        if said.owner:
            person = owner_meant(self._around.document, said.owner)
            new = _("{name} (new)").format(name=said.owner)
            parts.append(own_title(person) if person is not None else new)
        if said.due is not None:
            parts.append(day_said(said.due.isoformat()))
        if said.first_step:
            parts.append(_("first step: {step}").format(step=said.first_step))
        return self._about(id, parts) if parts else self._standing(id)

    def _about(self, id: str, parts: list[str]) -> str:
        """What is said of a candidate behind its letter; its name, which may be long, stands at the end."""
        said, name = _(", ").join(parts), short_title(self._around.document, id)
        if id in self.candidates:
            return f"{label(self.candidates.index(id))}: {said} · {name}"
        return f"{said} · {name}"

    # What keys do

    def key(self, event: QKeyEvent, text: str) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        held &= ~Qt.KeyboardModifier.KeypadModifier
        self._said = ""
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and not held & Qt.KeyboardModifier.ControlModifier:
            return self._step(-1 if key == Qt.Key.Key_Backtab else 1)
        alone = held == Qt.KeyboardModifier.NoModifier and not text
        if key in _ARROWS and (alone or held == Qt.KeyboardModifier.AltModifier):
            self._nudge(*_ARROWS[key])
            return True
        return False

    def enter(self, text: str) -> None:
        """Do what the line says; a letter alone chooses, an empty line goes on to the next candidate."""
        self._said = ""
        if not text.strip():
            self._step(1)
        elif self._is_note(text):
            self._add_note(text)
        else:
            said, id = self._read(text)
            self._run = object()
            if said.weighs or said.plans:
                carry_out(self._around.document, id, said)
                self._said = _("Done: {what}").format(what=self._would(said, id))
            chosen, self.chosen = self.chosen, id
            if said.weighs or said.plans:
                self.done(id)
            if chosen != self.chosen:
                self.moved()
        self.changed()

    def _read(self, text: str) -> tuple[Said, str]:
        """What a text says, and about what. Raises Refused with a reason."""
        languages = _languages(self._around.document)
        said = read_said(text, len(self.candidates), today(), languages, order_here())
        id = self.candidates[said.place] if said.place is not None else self.chosen
        if self._around.document.get(id) is None:
            raise Refused(_("Choose a candidate: its letter, or Tab"))
        return said, id

    def _is_note(self, text: str) -> bool:
        """Whether a line begins with a sign; a "p" that many candidates leave over is a letter."""
        sign = next((sign for sign in _NOTES if seen(text).lstrip().startswith(sign)), "")
        place = place_of(sign.strip())
        return bool(sign) and (place is None or place >= len(self.candidates))

    def _add_note(self, text: str) -> None:
        entry = self._around.entry()
        made = add_line(self._around.document, read_line(text, entry.kind), entry.place(), today())
        self._said = _("Added: {name}").format(name=short_title(self._around.document, made))
        self._around.workshop.added(made)

    def _step(self, by: int) -> bool:
        """The next or previous candidate; before the first the key goes on to what stands before the line."""
        ids = self.candidates
        if not ids or (by < 0 and self.chosen in ids[:1]):
            return False
        place = ids.index(self.chosen) + by if self.chosen in ids else 0
        self.choose(ids[place % len(ids)])
        return True

    def _nudge(self, impact: float, effort: float) -> None:
        document = self._around.document
        if document.get(self.chosen) is None:
            self._said = _("Choose a candidate: its letter, or Tab")
        else:
            try:
                with document.one_step(self._run):
                    fine_tune(document, self.chosen, impact, effort * self._towards_more())
            except Refused as refusal:
                self._said = refusal.reason
        self.changed()

    def _towards_more(self) -> float:
        """The matrix of a map that runs from the right is mirrored, and its arrows with it."""
        return -1.0 if self._around.document.session.direction == "rtl" else 1.0


def _place_said(impact: float | None, effort: float | None) -> str:
    if impact is None and effort is None:
        return _("not placed yet")
    first, second = ("–" if value is None else measured(value) for value in (impact, effort))
    return _("impact {impact}, effort {effort}").format(impact=first, effort=second)


def _languages(document: Document) -> tuple[str, ...]:
    """The languages people say a day in: that of the window and that of the map."""
    return (window_language(), document.session.language)


def _nothing() -> None:
    """Nobody listens yet."""


def _nothing_of(_id: str) -> None:
    """Nobody listens yet."""
