"""What customers said of each place of a map, counted, and what of it waits for somebody; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxstudio.model.kinds import LINK_KINDS
from cxstudio.model.measures import Feedback
from cxstudio.model.reading import Reading
from cxstudio.model.records import Journey, Stage, Touchpoint

ABOUT = LINK_KINDS["about"].name
DONE = frozenset({"answered", "closed"})  # nobody waits any more
_FEW = 20  # places that are looked at one by one; of more, the feedback is gone through once


@dataclass(frozen=True, slots=True)
class FeedbackCount:
    """How much feedback there is of one place, by its sentiment. `waiting` of it is neither answered nor closed."""

    total: int = 0
    negative: int = 0
    neutral: int = 0
    positive: int = 0
    mixed: int = 0
    unstated: int = 0
    waiting: int = 0

    def __add__(self, other: FeedbackCount) -> FeedbackCount:
        return FeedbackCount(
            self.total + other.total,
            self.negative + other.negative,
            self.neutral + other.neutral,
            self.positive + other.positive,
            self.mixed + other.mixed,
            self.unstated + other.unstated,
            self.waiting + other.waiting,
        )


def count_of(feedback: Iterable[Feedback]) -> FeedbackCount:
    """What these come to."""
    said = {"negative": 0, "neutral": 0, "positive": 0, "mixed": 0, "": 0}
    waiting = 0
    for one in feedback:
        said[one.sentiment] += 1
        waiting += one.status not in DONE
    return FeedbackCount(
        sum(said.values()),
        said["negative"],
        said["neutral"],
        said["positive"],
        said["mixed"],
        said[""],
        waiting,
    )


def feedback_at(document: Reading, place: str) -> tuple[Feedback, ...]:
    """What speaks of a touchpoint, stage or journey, also beside others; each once, in the order of the register."""
    found: dict[str, Feedback] = {}
    if place in document.graph:
        for _from, id, field in document.graph.out_edges(place, data="kind"):
            one = document.find(id, Feedback) if field == "at" else None
            if one is not None:
                found[one.id] = one
    for link in document.links_of(place, ABOUT):
        one = document.find(link.source, Feedback)
        if one is not None:
            found[one.id] = one
    return tuple(sorted(found.values(), key=lambda one: (one.order, one.id)))


def counts_at(document: Reading, places: Iterable[str]) -> dict[str, FeedbackCount]:
    """The counts of those of these places that feedback speaks of, in their order."""
    if not document.holds(Feedback):  # asked after every change, also of a large map without any
        return {}
    wanted = tuple(places)
    if len(wanted) <= _FEW:
        found = {place: feedback_at(document, place) for place in wanted}
        return {place: count_of(feedback) for place, feedback in found.items() if feedback}
    said: dict[str, list[Feedback]] = {}
    for one in document.every(Feedback):
        for place in speaks_of(document, one):
            said.setdefault(place, []).append(one)
    return {place: count_of(said[place]) for place in wanted if place in said}


def feedback_counts(document: Reading, journey: str) -> dict[str, FeedbackCount]:
    """The counts of a journey's stages and touchpoints, and of the journey itself, by their ids."""
    return counts_at(document, (journey, *_places(document, journey)))


def speaks_of(document: Reading, feedback: Feedback) -> tuple[str, ...]:
    """The places a piece of feedback is about, the one it is at first."""
    at = (feedback.at,) if isinstance(document.get(feedback.at), Touchpoint | Stage | Journey) else ()
    further = (link.target for link in document.links_of(feedback.id, ABOUT) if link.source == feedback.id)
    return tuple(dict.fromkeys((*at, *further)))


def is_placed(document: Reading, feedback: Feedback) -> bool:
    """Whether a piece of feedback is joined to a place that is there."""
    return bool(speaks_of(document, feedback))


def said_in(document: Reading, journey: str) -> tuple[Feedback, ...]:
    """All feedback of a journey, and what is placed nowhere; of every journey for "". In the order of the register."""
    everything = document.nodes(Feedback)
    if not journey:
        return tuple(everything)
    own = {journey, *_places(document, journey)}
    return tuple(
        one for one in everything if not (places := speaks_of(document, one)) or not own.isdisjoint(places)
    )


def _places(document: Reading, journey: str) -> Iterator[str]:
    for stage in document.stages(journey):
        yield stage.id
        yield from (touchpoint.id for touchpoint in document.touchpoints(stage.id))
