"""Cards laid out once and remembered as long as what they show stays the same; no places on the map."""

from __future__ import annotations

from dataclasses import replace

from cxstudio.insight.evidence import evidence
from cxstudio.insight.votes import dots_for, dots_of
from cxstudio.model.document import Document
from cxstudio.model.groups import group_of
from cxstudio.model.lanes import lane_kind
from cxstudio.model.naming import title
from cxstudio.model.records import Attachment, Card, Persona
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.cards.note import NoteFacts, lay_out_note
from cxstudio.picture.cards.prompt import PromptFacts, lay_out_prompt
from cxstudio.picture.cards.touchpoint import TouchpointFacts, lay_out_touchpoint
from cxstudio.picture.content import CardSpot, PromptSpot, StageContent
from cxstudio.picture.options import MapOptions
from cxstudio.picture.stages import StageHeader, lay_out_header, stage_name
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine

Facts = NoteFacts | TouchpointFacts | PromptFacts

_RELATIONS = ("answers", "about")


class CardLayouts:
    """The layouts of one map. `laid_out` counts how many were made anew, for tests and for curiosity."""

    def __init__(self, document: Document, engine: TextEngine, wording: Wording, options: MapOptions) -> None:
        self._document = document
        self._engine = engine
        self._wording = wording
        self._options = options
        self._cards: dict[str, tuple[Facts, Drawing]] = {}
        self._headers: dict[str, StageHeader] = {}
        self._rounds: list[VoteRound] = []
        self._dots: dict[str, int] = {}
        self.laid_out = 0

    def header(self, content: StageContent, width: float) -> StageHeader:
        stage, number = content.stage, content.index + 1
        known = self._headers.get(stage.id)
        if known is None or (known.stage, known.number, known.width) != (stage, number, width):
            known = lay_out_header(stage, number, width, self._engine, self._wording)
            self._headers[stage.id] = known
        return known

    def title_width(self, content: StageContent) -> float:
        name = stage_name(content.stage, content.index + 1, self._wording)
        return self._engine.width(name, canvas_style("stage")) + 1

    @property
    def touchpoint_width(self) -> float:
        """The least width of a touchpoint's column, in canvas units."""
        return self._options.column or tokens().card["touchpointWidth"]

    def touchpoint(self, facts: TouchpointFacts) -> Drawing:
        return self._remembered(facts.touchpoint.id, facts)

    def renumbered(self, drawing: Drawing, facts: TouchpointFacts) -> Drawing:
        """The touchpoint under another number, which changes nothing but how it is drawn; laid out once it is."""
        return replace(drawing, draw=lambda height: self.touchpoint(facts).part(height), _drawn={})

    def note(self, spot: CardSpot, width: float, lane: str) -> Drawing:
        card = spot.card
        persona = self._document.find(card.persona, Persona) if card.persona else None
        named = lane_kind(lane).kinds != (card.kind,)
        mark = persona.mark if persona else None
        picture = self._document.find(card.picture, Attachment) if card.picture else None
        sure = evidence(self._document, card)
        relations, group = self.relations(card), self.group(card)
        dots = self.dots(card)
        facts = NoteFacts(card, width, spot.whole, named, mark, relations, picture, sure, group, dots)
        return self._remembered(card.id, facts)

    def prompt(self, spot: PromptSpot, width: float) -> Drawing | None:
        """A template's question; None where it only would stand in the way, as in print."""
        if not self._options.placeholders or not spot.prompt.text.strip():
            return None
        return self._remembered(spot.prompt.id, PromptFacts(spot.prompt, width))

    def forget(self, id: str) -> None:
        """Drop what is remembered of a record that is no longer there."""
        self._cards.pop(id, None)
        self._headers.pop(id, None)

    def relations(self, card: Card) -> int:
        """How many links join a card to others."""
        return sum(link.kind in _RELATIONS for link in self._document.links_of(card.id))

    def group(self, card: Card) -> str:
        """The name of the group of similar cards it is in; "" for none."""
        found = group_of(self._document, card.id)
        return title(found) if found is not None else ""

    def dots(self, card: Card) -> int:
        """How many dots it got in the last vote that was closed, by itself or with its group."""
        rounds = self._document.every(VoteRound)
        if rounds != self._rounds:
            self._rounds, self._dots = rounds, dots_of(self._document)
        return dots_for(self._document, card.id, self._dots)

    def _remembered(self, id: str, facts: Facts) -> Drawing:
        known = self._cards.get(id)
        if known is not None and known[0] == facts:
            return known[1]
        if isinstance(facts, PromptFacts):
            drawing = lay_out_prompt(facts, self._engine)
        elif isinstance(facts, NoteFacts):
            drawing = lay_out_note(facts, self._engine, self._wording, self._options)
        else:
            drawing = lay_out_touchpoint(facts, self._engine, self._wording, self._options)
        self._cards[id] = (facts, drawing)
        self.laid_out += 1
        return drawing
