"""What is on one journey by its words, kept up to date, to find a likely duplicate while it is typed; no widget."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from cxstudio.app.idle import Idle
from cxstudio.insight.similar import Likely
from cxstudio.model.document import Document, Report
from cxstudio.model.records import Card, Record, Stage, Touchpoint

_AT_ONCE = 20  # texts read in one step
# Kinds whose texts may say the same; every other kind is compared with its own.
_FAMILIES = {"idea": "opportunity"}


def family(kind: str) -> str:
    """What a kind is compared within."""
    return _FAMILIES.get(kind, kind)


class LikelyThere(QObject):
    """`ready` tells that everything was read, once it was asked for: a large map is read in slices."""

    ready = Signal()

    def __init__(self, document: Document, journey: str) -> None:
        super().__init__()
        self._document, self._journey = document, journey
        self._known: dict[str, Likely] = {}
        self._where: dict[str, str] = {}  # the family each thing was read into
        self._asked = False
        self._idle = Idle(self, self._read, rest=0)
        self._stop = document.subscribe(self._hear)

    def close_down(self) -> None:
        self._idle.stop()
        self._stop()

    def ask(self) -> None:
        """Begin to read what is there, unless that was done."""
        if not self._asked:
            self._asked = True
            self._idle.ask()

    def read_now(self) -> None:
        """Read all of it at once."""
        self._asked = True
        self._idle.now()

    def most_like(self, kind: str, text: str) -> str:
        """The id of what probably says the same, "" where nothing does."""
        known = self._known.get(family(kind))
        id = known.most_like(text) if known is not None else ""
        return id if self._text(self._document.get(id)) else ""

    def _read(self) -> Iterator[None]:
        self._known, self._where = {}, {}
        things = [*self._document.every(Touchpoint), *self._document.every(Card)]
        for first in range(0, len(things), _AT_ONCE):
            for thing in things[first : first + _AT_ONCE]:
                self._take(thing.id)
            yield
        self.ready.emit()

    def _take(self, id: str) -> None:
        record = self._document.get(id)
        text = self._text(record)
        before = self._where.pop(id, "")
        if before:
            self._known[before].drop(id)
        if record is not None and text:
            now = self._where[id] = family(record.kind)
            self._known.setdefault(now, Likely()).put(id, text)

    def _text(self, record: Record | None) -> str:
        """The text of a thing of this journey; what waits in the parking lot without a place belongs to each."""
        if not isinstance(record, Card | Touchpoint):
            return ""
        stage = self._document.stage_of(record.id)
        here = stage.journey == self._journey if stage is not None else isinstance(record, Card)
        return "" if not here else record.text if isinstance(record, Card) else record.title

    def _hear(self, report: Report) -> None:
        if not self._asked:
            return
        for change in report.changes:
            before, after = change.before, change.after
            if isinstance(after or before, Card | Touchpoint):
                self._take(change.id)
            moved = isinstance(before, Stage) and isinstance(after, Stage) and before.journey != after.journey
            crossed = isinstance(before, Touchpoint) and isinstance(after, Touchpoint)
            if moved or (crossed and self._crossed(before, after)):
                self._idle.ask()

    def _crossed(self, before: Record | None, after: Record | None) -> bool:
        """Whether a touchpoint went to a stage of another journey, with its cards."""
        assert isinstance(before, Touchpoint)
        assert isinstance(after, Touchpoint)
        stages = (self._document.find(one.stage, Stage) for one in (before, after))
        return len({stage.journey for stage in stages if stage is not None}) > 1
