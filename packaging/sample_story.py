"""Tells a sample's story in the public verbs: session, personas, stages, touchpoints with their feelings, cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect, set_share
from cxstudio.edits.personas import add_persona
from cxstudio.edits.sessions import start_session
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_channel, add_touchpoint, choose_channels
from cxstudio.model.document import Document
from cxstudio.model.records import SESSION_ID, Journey


class Story:
    """A journey being told into an empty document."""

    def __init__(self, document: Document, title: str, language: str, direction: str = "ltr") -> None:
        self.document = document
        self.journey = start_session(document, title, language, direction)
        record = document.find(self.journey, Journey)
        assert record is not None
        self.personas = [record.persona]

    def session(self, **fields: Any) -> None:
        self._set(SESSION_ID, fields)

    def scene(self, **fields: Any) -> None:
        """What the journey is about."""
        self._set(self.journey, fields)

    def persona(self, name: str, **fields: Any) -> str:
        """The journey's persona first, then the others."""
        taken = self.document.personas()[0].name
        if taken:
            self.personas.append(add_persona(self.document, name))
        self._set(self.personas[-1], {"name": name, **fields})
        return self.personas[-1]

    def channel(self, name: str, like: str) -> str:
        """A channel under its own name, with the family and icon of a well-known one."""
        return add_channel(self.document, name, like=like)

    def stage(self, title: str, time_span: str, goal: str) -> str:
        stage = add_stage(self.document, self.journey, title)
        self._set(stage, {"time_span": time_span, "goal": goal})
        return stage

    def touchpoint(
        self, stage: str, title: str, channels: Sequence[str], feelings: Sequence[float | None], **fields: Any
    ) -> str:
        """A touchpoint and how each persona feels there, in their order."""
        touchpoint = add_touchpoint(self.document, stage, title)
        choose_channels(self.document, touchpoint, channels)
        self._set(touchpoint, fields)
        for persona, value in zip(self.personas, feelings, strict=False):
            if value is not None:
                rate_emotion(self.document, touchpoint, persona, value)
        return touchpoint

    def card(self, kind: str, home: str, text: str, until: str = "", persona: str = "", **fields: Any) -> str:
        card = add_card(self.document, kind, home, text, until=until, persona=persona)
        self._set(card, fields)
        return card

    def answer(self, kind: str, home: str, text: str, pain: str, until: str = "", **fields: Any) -> str:
        """An idea or opportunity that answers a pain."""
        card = self.card(kind, home, text, until, **fields)
        connect(self.document, "answers", card, pain)
        return card

    def way(self, source: str, target: str, label: str, share: float | None = None) -> None:
        """A way customers take that is not simply onwards."""
        link = connect(self.document, "next", source, target, label)
        if share is not None:
            set_share(self.document, link, share)

    def sticky(self, anchor: str, dx: float, dy: float, text: str) -> None:
        add_annotation(self.document, "sticky", anchor, dx, dy, text)

    def note(self, anchor: str, text: str, dx: float = 0, dy: float = 0) -> None:
        """A numbered note."""
        add_annotation(self.document, "callout", anchor, dx, dy, text)

    def _set(self, id: str, fields: dict[str, Any]) -> None:
        for name, value in fields.items():
            set_field(self.document, [id], name, value)
