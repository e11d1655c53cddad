"""What is typed and there already: found as it is typed, shown by the line, merged or counted by keys of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxstudio.app.figures import figures
from cxstudio.app.panels.entry_likely import LikelyThere
from cxstudio.app.panels.entry_strip import LikelyStrip, Offer
from cxstudio.app.targets import where
from cxstudio.edits.capture import count_again
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.naming import shortened, title
from cxstudio.words import _
from cxstudio.workshop.adding import Place, merge_line
from cxstudio.workshop.capture import Line

_INNER = str.maketrans('“”„"', "‘’‚'")


def inside(text: str) -> str:
    """A text as it stands between quotation marks: its own are inner ones."""
    return text.translate(_INNER)


class Again(QObject):
    """`found` tells that there may be something now, `joined` carries what was merged or counted and words for that."""

    found = Signal()
    joined = Signal(str, str)
    failed = Signal(str)
    asked_to_merge = Signal()

    def __init__(self, document: Document, journey: str, by: QWidget) -> None:
        super().__init__()
        self._document = document
        self.there = LikelyThere(document, journey)
        self.there.ready.connect(self.found)
        offers = (
            Offer(_("Merge"), "Alt+M", self.asked_to_merge.emit),
            Offer(_("Count"), "Alt+C", self.count),
        )
        self.strip = LikelyStrip(by, offers)
        self.id = ""

    def ask(self) -> None:
        """Somebody is about to type."""
        self.there.ask()

    def close_down(self) -> None:
        self.there.close_down()

    def look_at(self, line: Line | None) -> None:
        """Look for what says the same as a line; None while nothing is typed."""
        self.id = self.there.most_like(line.kind, line.text) if line is not None else ""
        record = self._document.get(self.id)
        if record is None:
            self.strip.say("")
            return
        text = self._name(self.id)
        self.strip.say(
            _("There already: “{text}”, {place}").format(text=text, place=where(self._document, record))
        )

    def merge(self, line: Line, place: Place) -> bool:
        """Join a line to what is there; False where nothing like it is."""
        id = self.id
        if not id:
            return False
        try:
            merge_line(self._document, line, place, id)
        except Refused as refusal:
            self.failed.emit(refusal.reason)
            return True
        self.joined.emit(id, _("Merged with “{text}”").format(text=self._name(id)))
        return True

    def count(self) -> bool:
        """Count what is there once more; False where nothing like what is typed is."""
        id = self.id
        if not id:
            return False
        try:
            often = count_again(self._document, id)
        except Refused as refusal:
            self.failed.emit(refusal.reason)
            return True
        self.joined.emit(id, figures(_("Frequency {n} now: “{text}”").format(n=often, text=self._name(id))))
        return True

    def _name(self, id: str) -> str:
        record = self._document.get(id)
        return inside(shortened(title(record))) if record is not None else ""
