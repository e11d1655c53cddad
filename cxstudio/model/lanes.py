"""The rows one journey's map can have: those of the lane table and those somebody added, and in which a card lies.

A row has a key: that of the lane table, or the id of the record of a lane somebody added. What there is to know of a
key is asked here alone; nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxstudio.model.kind_types import LaneKind
from cxstudio.model.kinds import CARD_KINDS, KINDS, LANES
from cxstudio.model.measures import Feedback
from cxstudio.model.measures import Reading as MetricReading
from cxstudio.model.records import OWN_LANE, Card, Emotion, Lane, Prompt, Touchpoint

if TYPE_CHECKING:
    from cxstudio.model.reading import Reading

IDEAS_LANE = "ideas"
_RANK = {key: place for place, key in enumerate(LANES)}


def lane_id(journey: str, key: str) -> str:
    """The one record of a row of the table: two people who change the same row apart write into one."""
    return f"{journey}~{key}"


def lane_key(lane: Lane) -> str:
    """The key of the row a record speaks of: its id when somebody added the row, else that of the table."""
    added = lane.shows == OWN_LANE and lane.id != lane_id(lane.journey, OWN_LANE)
    return lane.id if added else lane.shows


def lane_kind(key: str) -> LaneKind:
    """What the table says of a row; of each row somebody added what it says of their kind."""
    return LANES.get(key) or LANES[OWN_LANE]


def holds_cards(key: str) -> bool:
    """Whether cards lie in a row."""
    kinds = lane_kind(key).kinds
    return bool(kinds) and kinds[0] in CARD_KINDS


def lane_records(reading: Reading, journey: str) -> dict[str, Lane]:
    """The records of a journey's rows by key, without those of a row this program does not know."""
    found = {lane_key(lane): lane for lane in reading.lanes(journey)}
    return {key: lane for key, lane in found.items() if lane.shows in LANES}


def lane_keys(reading: Reading, journey: str) -> list[str]:
    """The keys of all rows a journey can show, from the top as somebody ordered them."""
    records = lane_records(reading, journey)

    def place(key: str) -> tuple[str, int, str]:
        record = records.get(key)
        order = (record.order if record else "") or lane_kind(key).order
        return (order, _RANK.get(key, len(_RANK)), key)

    return sorted({**LANES, **records}, key=place)


@dataclass(frozen=True, slots=True)
class CardLanes:
    """In which rows of one journey its cards lie: `added` are the rows somebody added.

    With `ideas` its map has a row of its own for ideas; else they lie among the opportunities.
    """

    added: frozenset[str] = frozenset()
    ideas: bool = False

    def of(self, card: Card) -> str:
        """The row of a card."""
        named = card.lane in self.added if card.lane not in LANES else holds_cards(card.lane)
        return card.lane if named else self.of_kind(card.kind)

    def of_kind(self, kind: str) -> str:
        """The row of a card of a kind that names none itself."""
        if self.ideas and kind == "idea":
            return IDEAS_LANE
        row = KINDS.get(kind)
        return row.lane if row is not None and row.lane else KINDS[CARD_KINDS[0]].lane

    def kinds(self, key: str) -> tuple[str, ...]:
        """The kinds of cards that lie in a row, the one it is named after first."""
        if not holds_cards(key):
            return ()
        return (
            tuple(kind for kind in lane_kind(key).kinds if key == IDEAS_LANE or self.of_kind(kind) == key)
            or (lane_kind(key).kinds[:1])
        )


def card_lanes(reading: Reading, journey: str) -> CardLanes:
    """In which rows of a journey its cards lie."""
    records = lane_records(reading, journey)
    ideas = records.get(IDEAS_LANE)
    return CardLanes(
        frozenset(key for key in records if key not in LANES),
        ideas is not None and ideas.kept and not ideas.hidden,
    )


def lane_of(reading: Reading, card: Card) -> str:
    """The row one card lies in; for many cards of a journey ask `card_lanes` once."""
    if not card.lane and card.kind != "idea":
        return CardLanes().of(card)
    return lanes_at(reading, card.home).of(card)


def lanes_at(reading: Reading, home: str) -> CardLanes:
    """In which rows the cards at a touchpoint or stage lie."""
    stage = reading.stage_of(home)
    return card_lanes(reading, stage.journey) if stage is not None else CardLanes()


def in_lane_order(reading: Reading, cards: Sequence[Card]) -> list[Card]:
    """The cards of one touchpoint or stage, lane by lane as the table has them, those of added lanes last."""
    lanes = lanes_at(reading, cards[0].home) if cards else CardLanes()

    def place(card: Card) -> tuple[int, str]:
        lane = lanes.of(card)
        return (_RANK[lane], "") if lane in _RANK else (len(_RANK), lane)

    return sorted(cards, key=place)


def cards_of(reading: Reading, journey: str) -> Iterator[Card]:
    """The cards on a journey's map, in no order."""
    places = _places(reading, journey)
    return (card for card in reading.every(Card) if card.home in places and not card.parked)


def _places(reading: Reading, journey: str) -> set[str]:
    """The stages and touchpoints of a journey."""
    stages = {stage.id for stage in reading.stages(journey)}
    return stages | {touchpoint.id for touchpoint in reading.every(Touchpoint) if touchpoint.stage in stages}


def used_lanes(reading: Reading, journey: str) -> set[str]:
    """The keys of the rows in which cards lie."""
    lanes = card_lanes(reading, journey)
    return {lanes.of(card) for card in cards_of(reading, journey)}


def telling_lanes(reading: Reading, journey: str) -> set[str]:
    """The keys of the rows that have something to show: cards, questions, feelings, readings, feedback."""
    found = used_lanes(reading, journey)
    places = _places(reading, journey)
    found |= {
        prompt.lane for prompt in reading.every(Prompt) if prompt.home in places and prompt.lane in LANES
    }
    if any(emotion.touchpoint in places and emotion.mean is not None for emotion in reading.every(Emotion)):
        found.add("emotion")
    if any(record.at in places for record in reading.every(MetricReading)):
        found.add("metrics")
    if any(record.at in places for record in reading.every(Feedback)):
        found.add("feedback")
    return found


def shown_lanes(reading: Reading, journey: str, used: set[str]) -> list[str]:
    """The keys of the rows a map shows, from the top, when something is to be shown in the `used` ones.

    Those always there, those kept and those used; what is hidden does not show, whatever lies in it.
    """
    records = lane_records(reading, journey)

    def shows(key: str) -> bool:
        record = records.get(key)
        kept = record is not None and record.kept
        return (lane_kind(key).always or kept or key in used) and not (record is not None and record.hidden)

    return [key for key in lane_keys(reading, journey) if shows(key)]
