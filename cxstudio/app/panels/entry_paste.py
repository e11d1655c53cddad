"""Several pasted lines, each made a note: one step for all, in slices; what is refused is kept with its reason."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from cxstudio.app.slices import Slices
from cxstudio.edits.problems import Refused
from cxstudio.insight.plan import today
from cxstudio.model.document import Document, Report
from cxstudio.words import _, ngettext
from cxstudio.workshop.adding import Place, add_line
from cxstudio.workshop.capture import read_line

MAKING = 0.015  # seconds of making lines before the map hears of them, which takes longer than they did


@dataclass
class Made:
    """What became of pasted lines: the ids of what was made, and the lines that were not, each with the reason."""

    ids: list[str] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


class PastedLines(QObject):
    """`progressed` tells the part that is done, `ended` carries a `Made`."""

    progressed = Signal(float)
    ended = Signal(object)

    def __init__(self, document: Document, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._document, self._clock = document, clock
        self._slices = Slices(self)
        self._slices.progressed.connect(self.progressed)
        self._slices.ended.connect(self.ended)
        self._work: Generator[float, None, Made] | None = None
        self._undone = False
        self._making = MAKING
        self._stop = document.subscribe(self._hear)

    @property
    def running(self) -> bool:
        return self._slices.running

    def start(self, lines: Sequence[str], kind: str, place: Place) -> None:
        """Make these lines, each with its own signs; what is still being made of others is made first."""
        self.finish()
        self._undone = False
        self._making = MAKING
        self._work = self._make(lines, kind, place)
        self._slices.start(self._work)

    def finish(self) -> None:
        """Make the rest at once."""
        if not self.running or self._work is None:
            return
        work, self._work = self._work, None
        self._making = math.inf
        while True:
            try:
                next(work)
            except StopIteration as end:
                self._slices.stop()
                self.ended.emit(end.value)
                return

    def close_down(self) -> None:
        self._slices.stop()
        self._stop()

    def _make(self, lines: Sequence[str], kind: str, place: Place) -> Generator[float, None, Made]:
        made, step = Made(), object()
        on = today()
        n = len(lines)
        label = ngettext("Paste {n} line", "Paste {n} lines", n).format(n=n)
        rest = deque(lines)
        while rest:
            if self._undone:
                made.left += [(line, _("It was undone")) for line in rest]
                break
            until = self._clock() + self._making
            with self._document.one_step(step), self._document.transaction(label):
                while rest and self._clock() < until:
                    text = rest.popleft()
                    line = read_line(text, kind)
                    try:
                        id = add_line(self._document, line, place, on)
                    except Refused as refusal:
                        made.left.append((text, refusal.reason))
                        continue
                    made.ids.append(id)
                    if line.kind in {"stage", "touchpoint"}:
                        place = replace(place, selected=id)
            yield 1.0 - len(rest) / n
        return made

    def _hear(self, report: Report) -> None:
        if self.running and report.origin == "undo":
            self._undone = True
