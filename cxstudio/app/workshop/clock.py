"""The clock of the step that runs: it ticks each second, is kept with the file, and never meets the undo stack.

What is left is reckoned from the end of the step by a clock nobody can set, so that neither a busy machine nor its
sleep, nor a changed time of day, makes it wrong. It decides nothing about the agenda.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from cxstudio.app.session import OpenSession
from cxstudio.model.document import Report
from cxstudio.model.workshops import AgendaStep
from cxstudio.workshop.agenda import running, steps
from cxstudio.workshop.timer import Clock, Countdown, countdown_from, signals_between, steady_clock

_KEPT = "workshop clock"
_LATE = 12 * 3600.0  # seconds: a step that began longer ago was forgotten, not overrun
MINUTE = 60.0


class StepClock(QObject):
    """The countdown of one workshop. Lengths are seconds.

    `ticked` carries the whole seconds left after each second and each change by hand, below 0 once the step is over its
    time; `passed` a mark (120, 30, 0) that was reached. `changed` tells that another step runs, or none.
    """

    ticked = Signal(int)
    passed = Signal(int)
    changed = Signal()

    def __init__(
        self, session: OpenSession, steady: Clock | None = None, day: Callable[[], float] = time.time
    ) -> None:
        super().__init__()
        self._session, self._steady, self._day = session, steady or steady_clock(), day
        self._anchor = day() - self._steady()
        self.step = ""
        self._countdown: Countdown | None = None
        self._ended: dict[str, Countdown] = {}  # what stood on the clock when a step was left
        self._seen = 0.0
        self._next = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._next.timeout.connect(self.look)
        self._length = 0.0
        self._stop = session.document.subscribe(self._hear)
        self._take_up()

    def use_clocks(self, steady: Clock, day: Callable[[], float]) -> None:
        """Read the time elsewhere from now on; the step that runs is taken up as after a restart."""
        self._steady, self._day = steady, day
        self._anchor = day() - steady()
        self._ended.clear()
        self._take_up()

    # The time

    @property
    def now(self) -> float:
        """Seconds since 1970, UTC, that never jump: the time of day once, and steady seconds since then."""
        return self._anchor + self._steady()

    def as_shown(self, moment: float) -> float:
        """A moment by `now` as the machine's own clock will show it, also where that was set meanwhile."""
        return moment + self._day() - self.now

    @property
    def countdown(self) -> Countdown | None:
        """What runs down; None while no step runs."""
        return self._countdown

    @property
    def left(self) -> float:
        """The seconds left, below 0 when the step is over its time; 0 while none runs."""
        return self._countdown.left(self._steady()) if self._countdown is not None else 0.0

    @property
    def shown(self) -> int:
        """The whole seconds left, as a clock shows them: 5:00 stands for one second, 0:00 comes at the end."""
        return math.ceil(self.left - 1e-6)

    @property
    def paused(self) -> bool:
        return self._countdown is not None and self._countdown.paused

    # By hand

    def begin(self, step: AgendaStep) -> None:
        """Let a step's minutes run, from the whole of them."""
        self._leave()
        self._set(step.id, Countdown.of(step.allotted * MINUTE, self._steady()))

    def go_back(self, step: AgendaStep) -> None:
        """Go on with a step that was left: as if it never had been, while there is time left; else from the whole."""
        self._leave()
        now, before = self._steady(), self._ended.get(step.id)
        if before is None or before.left(now) <= 0:
            before = Countdown.of(step.allotted * MINUTE, now)
        self._set(step.id, before)

    def end(self) -> None:
        """No step runs any more."""
        self._leave()
        self._set("", None)

    def pause_or_go_on(self) -> None:
        if self._countdown is not None:
            now = self._steady()
            self._set(self.step, self._countdown.go_on(now) if self.paused else self._countdown.pause(now))

    def add(self, minutes: int) -> None:
        """Give the step so many minutes more, or fewer; of what is left nothing below 0 is taken."""
        if self._countdown is not None:
            seconds = minutes * MINUTE
            if seconds < 0:
                seconds = -min(-seconds, max(0.0, self.left))
            self._set(self.step, self._countdown.with_more(seconds))

    def restart(self) -> None:
        """Give the step its whole time again."""
        found = self._session.document.find(self.step, AgendaStep)
        if found is not None:
            self._set(self.step, Countdown.of(found.allotted * MINUTE, self._steady()))

    # Ticking

    def look(self) -> None:
        """Tell what is left, and the last of the marks that passed: after a sleep all of them may have."""
        self._next.stop()
        if self._countdown is None:
            return
        left = self.left
        marks = signals_between(self._seen, left)
        self._seen = left
        if not self._countdown.paused:
            part = left - math.floor(left) or 1.0
            self._next.start(max(1, math.ceil(part * 1000)))
        self.ticked.emit(self.shown)
        if marks:
            self.passed.emit(min(marks))

    def close_down(self) -> None:
        """Stop; what stands on the clock is kept with the file."""
        self._next.stop()
        self._stop()

    def _leave(self) -> None:
        if self._countdown is not None:
            self._ended[self.step] = self._countdown

    def _set(self, step: str, countdown: Countdown | None) -> None:
        other = step != self.step
        self.step, self._countdown = step, countdown
        found = self._session.document.find(step, AgendaStep)
        self._length = found.allotted * MINUTE if found is not None else 0.0
        self._seen = self.left
        self._keep()
        if other or countdown is None:
            self._next.stop()
            self.changed.emit()
        self.look()

    # What is kept

    def _keep(self) -> None:
        kept: dict[str, Any] | None = None
        if self._countdown is not None:
            kept = {"step": self.step, **self._countdown.kept(self._steady(), self._day())}
        self._session.keep_now(_KEPT, kept)

    def _take_up(self) -> None:
        """Go on where the clock or the file says one was; without such a word, by when the step began."""
        now = running(steps(self._session.document))
        if now is None:
            if self._countdown is not None:
                self.end()
            return
        kept = self._session.file.local(_KEPT)
        found = self._ended.get(now.id)  # a step that was deleted and is back goes on
        if found is None and isinstance(kept, dict) and kept.get("step") == now.id:
            found = countdown_from(kept, self._steady(), self._day())
        if found is None or found.left(self._steady()) < -_LATE:
            found = self._by_its_beginning(now)
        self.step, self._countdown = now.id, found
        self._length = now.allotted * MINUTE
        self._seen = self.left
        self._keep()
        self.changed.emit()
        self.look()

    def _by_its_beginning(self, step: AgendaStep) -> Countdown:
        length = step.allotted * MINUTE
        left = length - (self.now - (step.began or 0.0))
        if not -_LATE < left <= length:
            return Countdown(length, length)  # from another day, or by another clock: it waits for a hand
        return Countdown(length, left, self._steady() + left)

    def _hear(self, report: Report) -> None:
        """Another length of the step that runs is time more or less; what began or ended elsewhere is taken up."""
        if not report.speaks_of(AgendaStep):
            return
        found = self._session.document.find(self.step, AgendaStep)
        if self._countdown is not None and found is not None:
            more = found.allotted * MINUTE - self._length
            if more:
                self._set(self.step, self._countdown.with_more(more))
        now = running(steps(self._session.document))
        if self.step and now is None:
            self.end()
        elif report.origin != "edit" and now is not None and now.id != self.step:
            self._take_up()
