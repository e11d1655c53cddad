"""Typing into one text as one undo step, however often it is committed on the way; knows no widget."""

from __future__ import annotations

from cxstudio.canvas.desk import Desk
from cxstudio.edits.fields import set_text
from cxstudio.model.document import Report
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import TEXT_LENGTH, TITLE_LENGTH


def text_of(desk: Desk, id: str) -> str:
    """The text a thing is known by; "" when it is not there."""
    link = desk.document.link(id)
    if link is not None:
        return link.label
    record = desk.document.get(id)
    kind = KINDS.get(record.kind) if record is not None else None
    return str(getattr(record, kind.title_field, "")) if kind else ""


class Typing:
    """One visit to a text. A later commit joins the step of the earlier one, unless something else happened since.

    What is written into a thing that was just made joins the step in which it was made.
    """

    def __init__(self, desk: Desk, id: str) -> None:
        self._desk = desk
        self.id = id
        self.before = text_of(desk, id)
        self._committed = self.before
        self._latest = False  # our commit is the latest thing that happened
        self._new = desk.just_made == id  # making it is the latest thing that happened before ours
        self._step = desk.making if self._new else self
        desk.just_made, desk.making = "", None
        self._busy = False
        self._leave = desk.document.subscribe(self._hear)

    def commit(self, text: str) -> bool:
        """Write the text if it changed; False when it was refused, with the reason in the status line."""
        if text == self._committed or not self._desk.there(self.id):
            return True
        self._busy = True
        try:
            with self._desk.document.one_step(self._step):
                written = self._desk.attempt(lambda: set_text(self._desk.document, self.id, text))
        finally:
            self._busy = False
        if written:
            self._committed = text_of(self._desk, self.id)
            self._latest = True
        return written

    @property
    def limit(self) -> int:
        """How many characters fit."""
        record = self._desk.document.get(self.id)
        kind = KINDS.get(record.kind) if record is not None else None
        return TEXT_LENGTH if kind is not None and kind.title_field == "text" else TITLE_LENGTH

    def say(self, words: str) -> None:
        """Tell the status line."""
        self._desk.say(words)

    def take_back(self) -> None:
        """Leave the text as it was found; a thing made for it goes with it."""
        if self._latest and self._committed != self.before:
            self._undo()
            self._latest = False
        else:
            self.commit(self.before)
        if self._new and self._desk.there(self.id):
            self._undo()
            self._new = False

    def _undo(self) -> None:
        self._busy = True
        try:
            self._desk.document.undo()
        finally:
            self._busy = False

    def close(self) -> None:
        """Stop listening."""
        self._leave()

    def _hear(self, _report: Report) -> None:
        if not self._busy:
            self._latest = self._new = False
