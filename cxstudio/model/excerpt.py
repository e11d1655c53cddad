"""What is left of a document when something is left out, as a document of its own; it knows no file and no format.

What is left out is not in the new document at all, so that no format can give it away: cards with their links, notes,
comments and pictures, groups of nothing but those, and lanes with their names. History, deleted things, and things and
fields this version does not know never come along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from cxstudio.model.audits import Consistency
from cxstudio.model.document import Document
from cxstudio.model.kind_types import LaneKind
from cxstudio.model.kinds import LANES
from cxstudio.model.lanes import IDEAS_LANE, CardLanes, card_lanes, lane_key
from cxstudio.model.measures import Feedback, Metric, Reading, Source
from cxstudio.model.new_ids import NewIds
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.plans import Comment, Group
from cxstudio.model.pseudonyms import Pseudonyms
from cxstudio.model.records import (
    SESSION_ID,
    Annotation,
    Attachment,
    Card,
    Channel,
    Emotion,
    Journey,
    Lane,
    Link,
    Node,
    Persona,
    Preset,
    Prompt,
    Session,
    Stage,
    Touchpoint,
)
from cxstudio.model.rules import why_not_link, why_not_span
from cxstudio.model.ties import remember_gone
from cxstudio.model.workshops import AgendaStep, VoteRound
from cxstudio.words import N_, _, translate

__all__ = ["BEHIND_THE_LINE", "LeaveOut", "excerpt", "ids_in_excerpt", "may_be_left_out"]

# Behind the line of visibility: what customers never see.
BEHIND_THE_LINE = frozenset({"backstage", "support", "systems", "departments", "employee"})
# What the lanes show that hold no cards: things of their own, or fields of the touchpoints.
_SHOWN: dict[str, tuple[type[Node], ...]] = {
    "channels": (Channel, Consistency),
    "emotion": (Emotion,),
    "metrics": (Metric, Reading),
    "feedback": (Feedback,),
}
_FIELDS: dict[str, dict[str, object]] = {
    "channels": {"channels": ()},
    "effort": {"effort": None},
    "duration": {"minutes": None},
}
_STRANDED = (Card, Touchpoint, Annotation, Comment)  # what stays where it is though its home is gone


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """What is left out of an excerpt. `lanes` are keys of rows, of the table or somebody's own, in every journey.

    `internal` are cards marked so, the parking lot, the questions of a template, the agenda, what a presenter says, and
    photos of a workshop's wall: there may be names on it.
    Where the lot `keeps_parked`, only its internal cards go: what a room has parked is in the minutes of its workshop.
    `names` are those of personas, people, the facilitator and the client, also inside texts, with portraits and the
    names of files: what a picture shows, nicknames and rare forms of a name stay, so texts want to be read once more.
    With them go names that stand in texts alone, where they are `also` said.
    """

    internal: bool = False
    comments: bool = False
    names: bool = False
    lanes: frozenset[str] = frozenset()
    keeps_parked: bool = False
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError, a plain sentence, for a lane without which there is no map."""
        if not all(map(may_be_left_out, self.lanes)):
            raise ValueError(_("Touchpoints are what a map is made of, so their lane cannot be left out"))

    def __bool__(self) -> bool:
        return bool(self.internal or self.comments or self.names or self.lanes)


def may_be_left_out(lane: str) -> bool:
    """Whether a map is one without this row."""
    row: LaneKind | None = LANES.get(lane)
    return row is None or not row.always


def excerpt(
    document: Document, leave: LeaveOut, empty: Document | None = None, *, called: str = ""
) -> Document:
    """The document without what is left out, in `empty` or in memory; it was changed when the whole one was.

    Journeys without a title are `called` so, each further one of a state with a number; where names go, this one goes.
    """
    changed = document.changed or 0.0
    small = empty if empty is not None else Document(clock=lambda: changed)
    session, nodes, links = _what_stays(document, leave)
    ids = NewIds([session, *nodes, *links]) if leave.names else None
    renamed = Pseudonyms(document, leave.also).record if leave.names else None
    if called and not leave.names:
        nodes = _all_called(document, nodes, called)
    with small.transaction(""):
        for record in (session, *nodes, *links):
            named = renamed(record) if renamed else record
            small.put(ids.record(named) if ids else named)
    if empty is None:  # for pages: what is told of a state to come is the same as in the whole one
        remember_gone(document.registers, small.registers, ids.of if ids else str)
    return small


def _all_called(document: Document, nodes: list[Node], called: str) -> list[Node]:
    """The same with a title for each journey that has none, in the order they are in."""
    titles: dict[str, str] = {}
    states: list[str] = []
    for one in document.journeys():
        if not one.title.strip():  # a state to come is called as what it is of
            states.append(one.state)
            place = states.count(one.state)
            titles[one.id] = f"{called} {place}" if place > 1 else called
    return [
        msgspec.structs.replace(node, title=titles[node.id])
        if isinstance(node, Journey) and node.id in titles
        else node
        for node in nodes
    ]


def ids_in_excerpt(document: Document, leave: LeaveOut) -> Callable[[str], str]:
    """What tells the id a thing has in an excerpt; without names ids tell none either."""
    if not leave.names:
        return str
    session, nodes, links = _what_stays(document, leave)
    return NewIds([session, *nodes, *links]).of


def _what_stays(document: Document, leave: LeaveOut) -> tuple[Session, list[Node], list[Link]]:
    """The session, the nodes, owners first, and the links, without what they would tell of what goes."""
    kept = _Choice(document, leave).kept()
    photos = _photos(document) if leave.internal else {}
    nodes = [
        _without_fields(_without_loose_ends(_without_loose_span(node, kept), kept), leave)
        for node in (photos.get(node.id, node) for node in _owners_first(kept))
    ]
    links = [
        link
        for link in document.links()
        if link.source in kept and link.target in kept and why_not_link(link, kept.get) is None
    ]
    return msgspec.structs.replace(document.session), nodes, links


def _photos(document: Document) -> dict[str, Source]:
    """Sources that are called as the file of a wall's photo, which stays in the house, by id: without that name."""
    said = translate(N_("Photo of the wall"), document.session.language)
    owned = ((document.find(one.owner, Source), one.name) for one in document.nodes(Attachment))
    return {
        source.id: msgspec.structs.replace(source, title=said)
        for source, name in owned
        if source is not None and source.method == "workshop" and source.title == name
    }


class _Choice:
    """Which things of a document stay."""

    def __init__(self, document: Document, leave: LeaveOut) -> None:
        self._document, self._leave = document, leave
        self._lanes = {journey.id: card_lanes(document, journey.id) for journey in document.journeys()}
        self._types = tuple(kind for lane in leave.lanes for kind in _SHOWN.get(lane, ()))
        self._uses: dict[str, list[str]] = {}  # attachment -> whom it shows, or who shows it
        shown = [(card.picture, card.id) for card in document.every(Card)]
        shown += [(persona.portrait, persona.id) for persona in document.personas()]
        for picture, user in shown:
            if picture:
                self._uses.setdefault(picture, []).append(user)

    def kept(self) -> dict[str, Node]:
        nodes = self._document.nodes(Node)
        kept = {node.id: node for node in nodes if node.id != SESSION_ID and not self._goes(node)}
        while True:
            lost = [id for id, node in kept.items() if not self._stands(node, kept)]
            if not lost:
                return kept
            for id in lost:
                del kept[id]

    def _goes(self, node: Node) -> bool:
        """Whether a thing is itself what is to be left out."""
        leave = self._leave
        if isinstance(node, Comment):
            return leave.comments
        if isinstance(node, AgendaStep):
            return leave.internal  # what the facilitator says, and when
        if isinstance(node, Card):
            if leave.internal and (node.internal or (node.parked and not leave.keeps_parked)):
                return True
            # Ideas without a row of their own lie among the opportunities.
            lost_idea = node.kind == "idea" and IDEAS_LANE in leave.lanes
            return lost_idea or (bool(leave.lanes) and self._lane_of(node) in leave.lanes)
        if isinstance(node, Attachment):
            source = self._document.find(node.owner, Source)
            return leave.internal and source is not None and source.method == "workshop"
        if isinstance(node, Prompt):
            return leave.internal or node.lane in leave.lanes
        if isinstance(node, Lane):
            return lane_key(node) in leave.lanes
        return isinstance(node, self._types)

    def _lane_of(self, card: Card) -> str:
        stage = self._document.stage_of(card.home)
        lanes = self._lanes.get(stage.journey) if stage is not None else None
        return (lanes or CardLanes()).of(card)

    def _stands(self, node: Node, kept: dict[str, Node]) -> bool:
        """Whether what a thing belongs to stays as well."""
        if isinstance(node, Group):
            members = [link.source for link in self._document.links_of(node.id, "in_group")]
            return not members or any(id in kept for id in members)
        if isinstance(node, VoteRound):
            return not node.candidates or any(id in kept for id in node.candidates)
        if isinstance(node, Attachment):
            return self._is_used(node, kept)
        if self._leave.internal and isinstance(node, Emotion | Consistency):
            other = node.persona if isinstance(node, Emotion) else node.channel
            if other and other not in kept:
                return False
        field = OWNERS.get(type(node))
        if field is None:
            return True
        owner = getattr(node, field)
        if owner in kept or owner == SESSION_ID:
            return True
        stays = not self._leave.internal or self._leave.keeps_parked
        return stays and isinstance(node, _STRANDED) and self._document.get(owner) is None

    def _is_used(self, picture: Attachment, kept: dict[str, Node]) -> bool:
        """Whether anything that stays shows a picture; where nothing ever did, whether its owner stays."""
        uses = self._uses.get(picture.id)
        shown_by = [kept.get(id) for id in uses or [picture.owner]]
        if uses is None and picture.owner == SESSION_ID:
            return True
        return any(
            user is not None and not (self._leave.names and isinstance(user, Persona)) for user in shown_by
        )


def _owners_first(kept: dict[str, Node]) -> Iterator[Node]:
    given: set[str] = set()
    waiting = sorted(kept.values(), key=lambda node: (not isinstance(node, Persona), node.id))
    while waiting:
        later = []
        for node in waiting:
            owner = getattr(node, OWNERS[type(node)]) if type(node) in OWNERS else ""
            last = getattr(node, "until", "")
            if any(id in kept and id not in given for id in (owner, last)) and owner != node.id:
                later.append(node)
                continue
            given.add(node.id)
            yield node
        if len(later) == len(waiting):
            return  # they own each other in a ring: nowhere on the map
        waiting = later


def _without_loose_ends(node: Node, kept: dict[str, Node]) -> Node:
    """The record without ids of what is left out, or was gone before."""
    cleared: dict[str, object] = {}
    if isinstance(node, VoteRound):
        node = _without_lost_candidates(node, kept)
    for field in REFERENCES.get(type(node), ()):
        value = getattr(node, field)
        if isinstance(value, tuple):
            cleared[field] = tuple(id for id in value if id in kept)
        elif value and value not in kept and not isinstance(node, Emotion | Consistency):
            cleared[field] = ""
    owner = OWNERS.get(type(node))
    if isinstance(node, _STRANDED) and owner and getattr(node, owner) not in (*kept, SESSION_ID):
        cleared[owner] = ""
    return msgspec.structs.replace(node, **cleared) if cleared else node


def _without_lost_candidates(vote: VoteRound, kept: dict[str, Node]) -> VoteRound:
    """A vote whose candidates are those that stay, each with its own words and dots."""
    places = [place for place, id in enumerate(vote.candidates) if id in kept]
    if len(places) == len(vote.candidates):
        return vote
    lost = sum(dots for place, dots in enumerate(vote.counted[0]) if place not in places)
    both = (*places, *(place + len(vote.candidates) for place in places))
    return msgspec.structs.replace(
        vote,
        result=tuple(vote.result[place] for place in both if place < len(vote.result)),
        candidates=tuple(vote.candidates[place] for place in places),
        words=tuple(vote.words[place] for place in places if place < len(vote.words)),
        dots=tuple(vote.dots[place] for place in places if place < len(vote.dots)),
        concerns=tuple(vote.concerns[place] for place in places if place < len(vote.concerns)),
        elsewhere=vote.elsewhere + lost,
    )


def _without_loose_span(node: Node, kept: dict[str, Node]) -> Node:
    if not isinstance(node, Card) or not node.until:
        return node
    return msgspec.structs.replace(node, until="") if why_not_span(node, kept.get) else node


def _without_fields(node: Node, leave: LeaveOut) -> Node:
    """The record without private notes, the fields that rows left out would show, and the names of those rows."""
    lanes = leave.lanes
    if isinstance(node, Stage) and leave.internal:
        return msgspec.structs.replace(node, notes="")
    if isinstance(node, Touchpoint):
        cleared = {name: value for lane in lanes for name, value in _FIELDS.get(lane, {}).items()}
        return msgspec.structs.replace(node, **cleared) if cleared else node
    if isinstance(node, Preset) and lanes:
        return msgspec.structs.replace(node, lanes=tuple(key for key in node.lanes if key not in lanes))
    if isinstance(node, Card) and node.lane in lanes:
        return msgspec.structs.replace(node, lane="")
    return node
