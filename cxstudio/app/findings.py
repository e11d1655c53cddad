"""What is missing on one map: found after each change, marked on the canvas where asked for, gone through one by one.

What counts as missing is told by `insight`; here is only when it is asked and where it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal

from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.idle import Idle
from cxstudio.canvas.view import MapCanvas
from cxstudio.insight.gaps import GAPS, Gap, map_gaps_by_stage, worst_first
from cxstudio.model.document import Document, Report
from cxstudio.model.naming import numbered_title, shortened
from cxstudio.words import _, ngettext


class Findings(QObject):
    """The findings of one journey's map. `counted` tells their number, `changed` that the marks came or went."""

    counted = Signal(int)
    changed = Signal()

    def __init__(
        self, document: Document, journey: str, canvas: MapCanvas, say: Callable[[str], None]
    ) -> None:
        super().__init__(canvas)
        self._document, self._journey, self._canvas, self._say = document, journey, canvas, say
        self._faults: dict[str, list[str]] = {}
        self._place = -1
        self.wanted = False
        self._search = Idle(self, self._look)
        self._ear = Ear(document, canvas, self._hear)
        self._search.ask()

    @property
    def things(self) -> list[str]:
        """What lacks something, in the order of the numbers."""
        return list(self._faults)

    def close_down(self) -> None:
        """Stop listening; the map leaves the screen for good."""
        self._ear.stop()
        self._search.stop()

    def want(self, wanted: bool) -> None:
        """Mark what is missing as soon as it is known, or no longer."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._mark()
            self.changed.emit()

    def toggle(self) -> None:
        """Mark what is missing, or no longer, and say how much it is."""
        self.want(not self.wanted)
        self.look()
        number = len(self._faults)
        words = ngettext("{n} finding", "{n} findings", number).format(n=number)
        if self.wanted:
            self._say(figures(words) if number else _("Nothing is missing on this map"))

    def put_away(self) -> bool:
        """Take the marks off the map; False where there are none."""
        if not self.wanted:
            return False
        self.want(False)
        self._say("")
        return True

    def look(self) -> None:
        """See what is missing now."""
        self._search.now()

    def _look(self) -> Iterator[None]:
        """See what is missing stage by stage, worst first in the end; a change begins anew."""
        found: list[Gap] = []
        for some in map_gaps_by_stage(self._document, self._journey):
            found += some
            yield
        faults: dict[str, list[str]] = {}
        for gap in worst_first(found):
            faults.setdefault(gap.node, []).append(_(GAPS[gap.kind]))
        self._faults = faults
        self._mark()
        self.counted.emit(len(faults))

    def next(self) -> None:
        """Go to the next thing that lacks something and say what; after the last one to the first."""
        self.look()
        things = self.things
        if not things:
            self._say(_("Nothing is missing on this map"))
            return
        if not self.wanted:
            self.want(True)
        here = self._canvas.selection
        at = things.index(here[0]) if len(here) == 1 and here[0] in things else self._place
        self._place = (at + 1) % len(things)
        self._canvas.select([things[self._place]])
        words = _("Finding {n} of {all}").format(n=self._place + 1, all=len(things))
        thing = things[self._place]
        name = shortened(numbered_title(self._document, self._document.node(thing)))
        self._say(f"{figures(words)} · {name}: {'; '.join(self._faults[thing])}")

    def _mark(self) -> None:
        self._canvas.markings.missing.show(self.things if self.wanted else [])
        self._canvas.update()

    def _hear(self, _report: Report) -> None:
        self._search.ask()
