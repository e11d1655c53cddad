"""What the audits of a session say: means of the six components, what changed, and how alike channels are.

A mean is the arithmetic mean of the ratings that were given; what is not rated is left out and told by n.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cxstudio.model.audits import Audit, AuditItem, Component, Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.model.records import Channel, Touchpoint
from cxstudio.model.work_kinds import COMPONENTS


@dataclass(frozen=True, slots=True)
class ComponentScore:
    """One component of one audit: the mean of its rated questions, None without any, and how many are rated."""

    component: Component
    label: str  # a message id
    mean: float | None
    n: int
    asked: int


@dataclass(frozen=True, slots=True)
class AuditScore:
    """One audit: its components in the order of the table, and the mean of those that have one."""

    audit: Audit
    components: tuple[ComponentScore, ...]
    mean: float | None

    @property
    def n(self) -> int:
        """How many questions are rated."""
        return sum(x.n for x in self.components)

    @property
    def asked(self) -> int:
        return sum(x.asked for x in self.components)


@dataclass(frozen=True, slots=True)
class Difference:
    """A test question in two audits; a rating is None where it was not given, or not asked there."""

    component: Component
    text: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """How much better it is now; None where one of the two is missing."""
        return None if self.before is None or self.after is None else self.after - self.before


def audits_of(document: Document, journey: str) -> list[Audit]:
    """The audits of a journey and those of all, the earliest first; one without a date comes by its order."""
    found = [
        x for x in document.nodes(Audit) if x.journey in ("", journey) or document.get(x.journey) is None
    ]
    places = {x.id: place for place, x in enumerate(found)}
    return sorted(found, key=lambda x: (x.date or "9999", places[x.id]))


def questions_of(document: Document, audit: str) -> dict[Component, list[AuditItem]]:
    """The test questions of an audit by component, each in order; also components without any."""
    found: dict[Component, list[AuditItem]] = {name: [] for name, _label in COMPONENTS}
    for item in document.children(audit, AuditItem):
        found[item.component].append(item)
    return found


def score_of(document: Document, audit: Audit) -> AuditScore:
    """The means of an audit. The whole is the mean of the components, so that none counts more for more questions."""
    questions = questions_of(document, audit.id)
    scores = []
    for name, label in COMPONENTS:
        rated = [x.rating for x in questions[name] if x.rating is not None]
        scores.append(ComponentScore(name, label, mean_of(rated), len(rated), len(questions[name])))
    return AuditScore(audit, tuple(scores), mean_of(x.mean for x in scores if x.mean is not None))


def differences(document: Document, before: Audit, after: Audit) -> list[Difference]:
    """What two audits say of the same questions: the largest changes first, losses before gains.

    A question is the same where component and words are. Those that were rated in neither are left out.
    """
    rated: dict[tuple[Component, str], list[int | None]] = {}
    words: dict[tuple[Component, str], str] = {}
    for place, audit in enumerate((before, after)):
        for item in document.children(audit.id, AuditItem):
            key = (item.component, " ".join(item.text.casefold().split()))
            rated.setdefault(key, [None, None])[place] = item.rating
            words.setdefault(key, item.text)
    found = [
        Difference(key[0], words[key], pair[0], pair[1])
        for key, pair in rated.items()
        if pair[0] is not None or pair[1] is not None
    ]
    return sorted(found, key=lambda x: (x.change is None, -abs(x.change or 0), (x.change or 0) > 0))


def mean_of(values: Iterable[float]) -> float | None:
    """The arithmetic mean; None of nothing."""
    given = list(values)
    return sum(given) / len(given) if given else None


# Channel consistency


@dataclass(frozen=True, slots=True)
class Cell:
    """One channel at one touchpoint. `there` is whether the touchpoint has it; only then it can be rated."""

    touchpoint: Touchpoint
    channel: Channel
    there: bool
    rating: int | None = None
    note: str = ""

    @property
    def id(self) -> str:
        return consistency_id(self.touchpoint.id, self.channel.id)


@dataclass(frozen=True)
class Consistencies:
    """How alike the channels of a journey are: a row per touchpoint, a column per channel its touchpoints have."""

    channels: tuple[Channel, ...]
    touchpoints: tuple[Touchpoint, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def mean_of_channel(self, place: int) -> float | None:
        return mean_of(_ratings(row[place] for row in self.cells))

    def mean_of_touchpoint(self, place: int) -> float | None:
        return mean_of(_ratings(self.cells[place]))

    @cached_property
    def mean(self) -> float | None:
        """Of all cells that are rated."""
        return mean_of(_ratings(self._all))

    @cached_property
    def rated(self) -> int:
        return len(_ratings(self._all))

    @cached_property
    def possible(self) -> int:
        """How many cells can be rated."""
        return sum(cell.there for cell in self._all)

    @cached_property
    def worst(self) -> tuple[Cell, ...]:
        """The cells with the lowest rating of all; none where even that one is good, 4 or 5."""
        ratings = _ratings(self._all)
        if not ratings or min(ratings) >= _GOOD:
            return ()
        lowest = min(ratings)
        return tuple(x for x in self._all if x.there and x.rating == lowest)

    @property
    def _all(self) -> list[Cell]:
        return [cell for row in self.cells for cell in row]


_GOOD = 4


def consistencies(document: Document, journey: str) -> Consistencies:
    """The matrix of a journey. A rating of a channel the touchpoint no longer has does not count."""
    points = document.journey_touchpoints(journey)
    used = {id for point in points for id in point.channels}
    channels = [x for x in document.channels() if x.id in used]
    rows = tuple(tuple(_cell(document, point, channel) for channel in channels) for point in points)
    return Consistencies(tuple(channels), tuple(points), rows)


def _cell(document: Document, point: Touchpoint, channel: Channel) -> Cell:
    there = channel.id in point.channels
    register = document.find(consistency_id(point.id, channel.id), Consistency) if there else None
    if register is None:
        return Cell(point, channel, there)
    return Cell(point, channel, there, register.rating, register.note)


def _ratings(cells: Iterable[Cell]) -> list[int]:
    return [x.rating for x in cells if x.there and x.rating is not None]
