"""The section of emotions: how each persona feels at one touchpoint, and what that rests on."""

from __future__ import annotations

from cxstudio.app.panels.emotion import EmotionRow
from cxstudio.app.panels.part import Part
from cxstudio.edits.emotions import clear_emotion, rate_emotion, state_basis
from cxstudio.model.document import Document
from cxstudio.model.naming import known_as
from cxstudio.model.records import Node
from cxstudio.picture.theme import Theme
from cxstudio.words import _


class EmotionsPart(Part):
    """A row for each persona of the session."""

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__(document, wears, _("Emotion"))
        self.rows: list[EmotionRow] = []
        for persona in document.personas():
            row = EmotionRow(persona, known_as(persona), wears)
            row.rated.connect(self._rate)
            row.based.connect(self._state_basis)
            self.rows.append(row)
            self.column.addWidget(row)

    def show_thing(self, thing: Node) -> bool:
        self.thing = thing.id
        for row in self.rows:
            row.show_emotion(self.document.emotion(thing.id, row.persona))
        return False

    def flush(self) -> None:
        for row in self.rows:
            row.flush()

    def _rate(self, persona: str, value: object) -> None:
        thing = self.thing
        if value is None:
            self.attempt(lambda: clear_emotion(self.document, thing, persona))
        elif isinstance(value, float):
            rated = value
            self.attempt(lambda: rate_emotion(self.document, thing, persona, rated))

    def _state_basis(self, persona: str, origin: str) -> None:
        thing = self.thing
        self.attempt(lambda: state_basis(self.document, thing, persona, origin))
        self.show_thing(self.document.node(thing))
