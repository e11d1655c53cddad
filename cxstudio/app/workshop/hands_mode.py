"""The entry line while emotions are counted by hands: whose they are, how many hands, then a digit for each; no widget.

Whose feelings they are is asked first where there are several personas, then once how many hands there will be.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cxstudio.app.figures import figures, measured
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.line_mode import nobody
from cxstudio.edits.problems import Refused
from cxstudio.insight.hands import Spread
from cxstudio.insight.people import people_present
from cxstudio.model.naming import title
from cxstudio.model.records import Journey, Persona
from cxstudio.text.digits import plain_digits
from cxstudio.words import N_, _, ngettext
from cxstudio.workshop.hands import MOST_HANDS, Counted, Hands, no_place, value_of
from cxstudio.workshop.stand import Stand

Asking = Literal["persona", "people", "hands"]
SPREADS: dict[Spread, str] = {
    "narrow": N_("spread narrow"),
    "some": N_("some spread"),
    "wide": N_("spread wide"),
}
KEPT = "hands"  # of the file's local state: how many hands there are
_PLAIN = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


def counted_words(counted: Counted) -> str:
    """What was counted at a touchpoint: "Waiting area: 4 of 9 hands, mean −0.8, spread wide"."""
    words = [
        figures(
            ngettext(
                "{touchpoint}: {count} of {n} hand", "{touchpoint}: {count} of {n} hands", counted.n
            ).format(touchpoint=counted.name, count=counted.hands, n=counted.n)
        )
    ]
    if counted.mean is not None:
        words.append(_("mean {value}").format(value=measured(counted.mean, signed=True)))
    if counted.spread:
        words.append(_(SPREADS[counted.spread]))
    if counted.few and counted.hands == counted.n:
        words.append(_("few"))
    return _(", ").join(words)


class HandsMode:
    """Hands in the entry line. It follows the stand of the workshop, and moves it along with the touchpoints."""

    icon = "hand"

    def __init__(self, around: Around) -> None:
        self._around = around
        self.changed: Callable[[], None] = nobody
        self.told: Callable[[], None] = _nothing  # for whoever shows what is asked beside the line
        self.asking: Asking = "persona"
        self.hands: Hands | None = None
        self._journey = ""
        self._proposed = ""
        self._shown = ""  # the touchpoint on the wall: what was counted stays there until the next one begins
        self._said = ""
        self.finished = ""  # the touchpoint whose last hand was counted last

    @property
    def title(self) -> str:
        return _("Hands")

    @property
    def asks(self) -> str:
        if self.asking == "persona":
            return _("Whose feelings? Up and Down choose, Enter takes")
        if self.asking == "people":
            return _("How many hands at each touchpoint? Enter takes {n}").format(n=figures(str(self.people)))
        return _("A digit for each hand: 1 very bad to 5 very good")

    @property
    def stands(self) -> str:
        """What was counted where hands are counted now, or why they cannot be."""
        if self.hands is None:
            return ""
        return counted_words(self.hands.counted()) if self.hands.touchpoint else no_place()

    @property
    def people(self) -> int:
        """How many hands are proposed: as last time, else the people in the room."""
        kept = self._around.session.file.local(KEPT)
        if isinstance(kept, int) and 0 < kept <= MOST_HANDS:
            return kept
        return max(1, people_present(self._around.document))

    def begin(self, stand: Stand) -> None:
        """Stand where the workshop stands: another journey is counted anew, another touchpoint is gone to."""
        if self._journey != self._around.journey():
            self._journey, self.hands = self._around.journey(), None
            self._ask_whose(stand)
        elif self.hands is not None and stand.touchpoint and stand.touchpoint != self._shown:
            self._shown = stand.touchpoint
            self.hands.go_to(stand.touchpoint)
        self.changed()

    def hint(self, text: str) -> str:
        if self._said:
            return self._said
        if self.asking == "persona":
            return self.asks if text.strip() else self._name(self._proposed)
        if self.asking == "people" and text.strip() and not self._typed(text):
            return _("Type how many hands there are, such as 9")
        if self.asking == "people":
            n = self._typed(text) or self.people
            return figures(ngettext("{n} hand", "{n} hands", n).format(n=n))
        return self.stands

    def key(self, event: QKeyEvent, text: str) -> bool:
        self._said = ""
        try:
            done = self._key(Qt.Key(event.key()), event, text)
        except Refused as refusal:
            self._said, done = refusal.reason, True
        if done:
            self._tell()
        return done

    def enter(self, text: str) -> None:
        """Take what is proposed or typed; while hands are counted, go on to the next touchpoint."""
        self._said = ""
        if self.asking == "persona":
            if text.strip():
                raise Refused(self.asks)
            self._around.workshop.be(persona=self._proposed)
            self.asking = "people"
        elif self.asking == "people":
            self._count(self._typed(text) or self.people, refuse=bool(text.strip()) and not self._typed(text))
        else:
            self._count_all(text)
        self._tell()

    def _tell(self) -> None:
        """Something else is asked now, or said."""
        self.changed()
        self.told()

    def _count_all(self, text: str) -> None:
        """Digits that came at once, by pasting or another way of writing; nothing goes to the next touchpoint."""
        values = [value_of(letter) for letter in text if not letter.isspace()]
        if not values:
            self._step(1)
        hands = [value for value in values if value is not None]
        if len(hands) < len(values):
            raise Refused(_("A digit for each hand: 1 very bad to 5 very good"))
        for value in hands:
            self._raise(value)

    def _key(self, key: Qt.Key, event: QKeyEvent, text: str) -> bool:
        if event.modifiers() & _PLAIN:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(-1 if key == Qt.Key.Key_Up else 1)
            return True
        if self.asking != "hands":
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(-1 if key == Qt.Key.Key_Backtab else 1)
            return True
        if text:
            return False
        return self._counting_key(key, event.text())

    def _counting_key(self, key: Qt.Key, letter: str) -> bool:
        assert self.hands is not None
        if key == Qt.Key.Key_Backspace:
            self.hands.take_back()
            self._follow()
        elif key == Qt.Key.Key_Delete:
            self.hands.go_to(self._shown or self.hands.touchpoint)
            self.hands.anew()
        elif (value := value_of(letter)) is not None:
            self._raise(value)
        elif letter.isprintable() and letter.strip():
            raise Refused(_("A digit for each hand: 1 very bad to 5 very good"))
        else:
            return False
        return True

    def _raise(self, value: int) -> None:
        """One hand. Where the touchpoint is left with it, what was counted there is said once more, and stays."""
        assert self.hands is not None
        here = self.hands.touchpoint
        if self.hands.counted(here).hands + 1 >= self.hands.n:
            self.finished = here  # before whoever shows it hears of the hand
        goes_on = self.hands.count(value)
        then, now = self.hands.counted(here), self.hands.counted()
        if goes_on:
            self._said = _("{done}. Next: {name}").format(done=counted_words(then), name=now.name)
        elif then.hands >= then.n and self.hands.all_rated:
            self._said = f"{counted_words(then)}. {_('All touchpoints are rated')}"
        self._follow(here)

    def _step(self, by: int) -> None:
        """Go on to the next touchpoint without a hand, or back by one; from what was counted to where the turn is."""
        assert self.hands is not None
        if not self.hands.touchpoint:
            raise Refused(no_place())
        waits = self._shown != self.hands.touchpoint
        if by < 0 and waits and self._shown:
            self.hands.go_to(self._shown)
        elif by < 0 and not self.hands.step(by):
            raise Refused(_("This is the first touchpoint already"))
        elif by > 0 and not waits and not self.hands.go_on():
            rated = self.hands.all_rated
            raise Refused(_("All touchpoints are rated") if rated else _("All other touchpoints are rated"))
        self._follow()

    def _follow(self, at: str = "") -> None:
        """The wall and the map come along, to where hands are counted now if nothing else is said."""
        if self.hands is None:
            return
        at = at or self.hands.touchpoint
        if at == self._shown == self._around.workshop.stand.touchpoint:
            return
        self._shown = at
        stage = self._around.document.stage_of(at)
        self._around.workshop.be(touchpoint=at, stage=stage.id if stage is not None else "")
        if at:
            self._around.entry().targeted.emit(at)

    def _count(self, n: int, *, refuse: bool) -> None:
        if refuse or not 0 < n <= MOST_HANDS:
            raise Refused(_("Type how many hands there are, such as 9"))
        stand = self._around.workshop.stand
        self._around.session.file.set_local(KEPT, n)
        self.hands = Hands(self._around.document, self._journey, stand.persona, n, stand.touchpoint)
        self.asking = "hands"
        self._follow()

    def _choose(self, by: int) -> None:
        """Choose a persona; while hands are counted, the first press asks anew whose feelings they are."""
        ids = [persona.id for persona in self._around.document.personas()]
        if self.asking != "persona":
            self.asking, self._proposed = "persona", self._around.workshop.stand.persona
            return
        if ids:
            place = ids.index(self._proposed) if self._proposed in ids else 0
            self._proposed = ids[(place + by) % len(ids)]

    def _ask_whose(self, stand: Stand) -> None:
        document = self._around.document
        ids = [persona.id for persona in document.personas()]
        journey = document.find(self._journey, Journey)
        own = journey.persona if journey is not None else ""
        self._proposed = next((id for id in (stand.persona, own, *ids) if id in ids), "")
        self.asking = "persona" if len(ids) != 1 else "people"
        if len(ids) == 1:
            self._around.workshop.be(persona=self._proposed)

    def _name(self, id: str) -> str:
        persona = self._around.document.find(id, Persona)
        return title(persona) if persona is not None else _("Add a persona first")

    @staticmethod
    def _typed(text: str) -> int:
        plain = plain_digits(text).strip()
        return int(plain) if plain.isdecimal() and len(plain) <= len(str(MOST_HANDS)) else 0


def _nothing() -> None:
    """Nobody listens yet."""
