"""A journey as slides tell it: its stages with what stands in them, whose feelings, which ways; no geometry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cxstudio.insight.trends import Series, series_at
from cxstudio.insight.votes import dots_for, dots_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import EVIDENCE, KINDS
from cxstudio.model.lanes import card_lanes
from cxstudio.model.naming import journey_called, one_line
from cxstudio.model.records import Card, Emotion, Journey, Link, Persona, Stage, Touchpoint
from cxstudio.picture.content import CardSpot, Feelings, StageContent, feelings, stage_content
from cxstudio.picture.notes import Note
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.stages import stage_name
from cxstudio.picture.wording import Wording


@dataclass(frozen=True)
class Story:
    """One journey, read once for all its slides. `notes` are the numbered callouts of its map."""

    document: Document
    journey: Journey
    wording: Wording
    stages: tuple[StageContent, ...]
    feelings: tuple[Feelings, ...]
    notes: tuple[Note, ...] = ()

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        return tuple(t for content in self.stages for t in content.touchpoints)

    @property
    def title(self) -> str:
        """What the journey is called."""
        return journey_called(self.document, self.journey, self.wording.say(KINDS["journey"].label))

    @property
    def persona(self) -> Persona | None:
        return self.document.find(self.journey.persona, Persona)

    @property
    def state(self) -> str:
        """ "Current state", in the language of the document."""
        choices = next(field.choices for field in KINDS["journey"].fields if field.name == "state")
        return self.wording.say(dict(choices).get(self.journey.state, ""))

    @property
    def label(self) -> str:
        """What the foot of its slides says: "City Hospital. Amina: First appointment, Current"."""
        who = persona_words(self.persona, self.wording) if self.persona and self.persona.name else ""
        client = one_line(self.document.session.client)
        named = f"{who}: {self.title}" if who else self.title
        return self.wording.parted(client, self.wording.listed(named, self.state))

    def stage_name(self, content: StageContent) -> str:
        return one_line(stage_name(content.stage, content.index + 1, self.wording))

    def number(self, touchpoint: str) -> str:
        """ "4.2" of a touchpoint of this journey, else ""."""
        for content in self.stages:
            for place, one in enumerate(content.touchpoints, start=1):
                if one.id == touchpoint:
                    return self.wording.number(content.index + 1, place)
        return ""

    def name(self, touchpoint: Touchpoint) -> str:
        return one_line(touchpoint.title) or self.wording.say(KINDS["touchpoint"].label)

    def named(self, id: str) -> str:
        """A touchpoint by number and title, "2.1 Booking line"; "" for one that is not there."""
        found = self.document.find(id, Touchpoint)
        return f"{self.number(id)} {self.name(found)}".strip() if found is not None else ""

    def emotion(self, touchpoint: str) -> Emotion | None:
        """What the journey's own persona felt, else the first of the others who was asked."""
        return next((f.readings[touchpoint] for f in self.feelings if touchpoint in f.readings), None)

    def ways(self, touchpoint: str) -> list[Link]:
        """The arrows that leave a touchpoint."""
        found = (x for x in self.document.links_of(touchpoint, "next") if x.source == touchpoint)
        return sorted(found, key=lambda link: (-(link.share or 0.0), link.id))

    def inner_ways(self) -> list[Link]:
        """The arrows between touchpoints of this journey."""
        own = {touchpoint.id for touchpoint in self.touchpoints}
        found = [x for x in self.document.links("next") if x.source in own and x.target in own]
        return sorted(found, key=lambda link: (-(link.share or 0.0), link.id))

    def evidence(self, level: str) -> str:
        """How sure we are of something, in a word."""
        label = dict(EVIDENCE).get(level)
        return self.wording.say(label).lower() if label else ""

    @cached_property
    def _dots(self) -> dict[str, int]:
        return dots_of(self.document)

    def dots(self, card: str) -> int:
        """How many dots a card got in the last vote, by itself or with its group."""
        return dots_for(self.document, card, self._dots)

    def series(self, content: StageContent) -> list[Series]:
        """What was measured at a stage and its touchpoints, as far as a value is known."""
        places = (content.stage.id, *(t.id for t in content.touchpoints))
        found = (one for place in places for one in series_at(self.document, place))
        known = [one for one in found if one.latest is not None and one.latest.value is not None]
        # A vote of the room never stands before what customers answered.
        return sorted(known, key=lambda one: one.latest is not None and one.latest.measured.room)


def tell(document: Document, journey: Journey, wording: Wording, notes: tuple[Note, ...] = ()) -> Story:
    """Read a journey."""
    lanes = card_lanes(document, journey.id)
    stages: list[Stage] = document.stages(journey.id)
    contents = tuple(stage_content(document, one, place, lanes) for place, one in enumerate(stages))
    known: dict[str, list[Emotion]] = {}
    felt = feelings(document, journey.id, [t for c in contents for t in c.touchpoints], known)
    return Story(document, journey, wording, contents, felt, notes)


def spots_of(content: StageContent, *kinds: str) -> list[CardSpot]:
    """The cards of some kinds, the heaviest first, else in reading order; without kinds all, lane by lane."""
    found = [
        spot for spots in content.cards.values() for spot in spots if not kinds or spot.card.kind in kinds
    ]
    return sorted(found, key=lambda spot: -weight_of(spot.card)) if kinds else found


def weight_of(card: Card) -> float:
    """How much a card weighs among others of its kind: severity by frequency, or importance to customers."""
    if card.severity is not None:
        return card.severity * (card.frequency or 1)
    return card.importance if card.importance is not None else 0.0


def way_words(story: Story, link: Link) -> str:
    """An arrow in words: "leaves before being seen, 6 %"."""
    share = story.wording.share(link.share) if link.share is not None else ""
    return story.wording.listed(one_line(link.label), share)


def counted(story: Story, content: StageContent) -> Iterator[tuple[str, int]]:
    """The kinds the overview counts in a stage, with how many there are."""
    yield "pain", len(spots_of(content, "pain"))
    yield "opportunity", len(spots_of(content, "opportunity", "idea"))


def place_count(story: Story) -> str:
    """ "5 stages, 13 touchpoints"."""
    wording = story.wording
    stages, points = len(story.stages), len(story.touchpoints)
    return wording.listed(
        wording.say_count("{n} stage", "{n} stages", stages).format(n=wording.digits(str(stages))),
        wording.say_count("{n} touchpoint", "{n} touchpoints", points).format(n=wording.digits(str(points))),
    )
