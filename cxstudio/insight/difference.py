"""What changed between two journeys that are tied thing by thing, such as a current and a future state; it asks only.

Two things are the same when a chain of `same_as` links joins them. What has no twin any more was removed; what never
had one came into the earlier state since, and is missing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Journey, Node, Stage, Touchpoint
from cxstudio.model.ties import Ties

What = Literal["added", "removed", "missing", "moved", "renamed", "changed", "better", "worse"]
WHATS: tuple[What, ...] = ("added", "removed", "missing", "renamed", "moved", "changed", "better", "worse")
GONE: tuple[What, ...] = ("removed", "missing")  # what has no sign on the map, for it is not there

LEAST_SHIFT = 0.05  # of a feeling; what is less is rounding
_NOT_A_CHANGE = ("evidence",)  # how sure one is says nothing about the journey


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is other than it was. `now` and `before` are ids, "" where there is none.

    `fields` names what changed in it, as the table of kinds has them; `persona` and `shift` are those of a feeling.
    """

    what: What
    kind: str
    now: str = ""
    before: str = ""
    fields: tuple[str, ...] = ()
    persona: str = ""
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changed from one journey to another, in the order of the maps; what went stands last."""

    journey: str
    before: str
    found: tuple[Difference, ...] = ()

    def of(self, id: str) -> list[Difference]:
        """What changed about one thing, found by its id in either journey."""
        return [x for x in self.found if id in (x.now, x.before)]

    def by_thing(self) -> dict[str, list[What]]:
        """What changed about each thing of the journey, in the order of the map."""
        found: dict[str, list[What]] = {}
        for change in self.found:
            if change.now and change.what not in found.setdefault(change.now, []):
                found[change.now].append(change.what)
        return found

    def count(self, *whats: What) -> int:
        return sum(x.what in whats for x in self.found)


def family(reading: Reading, journey: str) -> list[Journey]:
    """The states of one journey: all that are tied to it, itself among them, in the session's order."""
    tied = _component(reading, journey)
    return [one for one in reading.journeys() if one.id in tied]


def counterpart(reading: Reading, journey: str, state: str) -> str:
    """The journey that shows another state of this one; "" when there is none."""
    return next((x.id for x in family(reading, journey) if x.state == state and x.id != journey), "")


def origin(reading: Reading, journey: str) -> str:
    """The journey a future or ideal state is compared with: the current one, or the future one of an ideal."""
    here = next((x for x in reading.journeys() if x.id == journey), None)
    if here is None or here.state == "current":
        return ""
    found = counterpart(reading, journey, "current")
    return found or (counterpart(reading, journey, "future") if here.state == "ideal" else "")


def differences(reading: Document, journey: str, before: str) -> Differences:
    """What is other in a journey than in the one it is compared with."""
    now, was = _things(reading, journey), _things(reading, before)
    twins = _twins(reading, now, was)
    back = {b: a for a, b in twins.items()}
    found: list[Difference] = []
    moved = _moved(reading, journey, before, twins)
    for thing in now.values():
        twin = was.get(twins.get(thing.id, ""))
        if twin is None:
            found.append(Difference("added", thing.kind, thing.id))
            continue
        found += _changes(reading, thing, twin, twins, moved=thing.id in moved)
    ties = Ties(reading)
    for id, thing in was.items():
        if id not in back:
            what: What = "removed" if ties.ever_in(id, journey) else "missing"
            found.append(Difference(what, thing.kind, before=id))
    return Differences(journey, before, tuple(found))


def _changes(
    reading: Reading, thing: Node, twin: Node, twins: dict[str, str], *, moved: bool
) -> Iterator[Difference]:
    row = KINDS[thing.kind]
    if getattr(thing, row.title_field) != getattr(twin, row.title_field):
        yield Difference("renamed", thing.kind, thing.id, twin.id)
    home = "stage" if isinstance(thing, Touchpoint) else "home" if isinstance(thing, Card) else ""
    elsewhere = bool(home) and twins.get(getattr(thing, home)) != getattr(twin, home)
    if moved or elsewhere:
        yield Difference("moved", thing.kind, thing.id, twin.id)
    names = (field.name for field in row.fields if field.name not in (row.title_field, *_NOT_A_CHANGE))
    other = tuple(name for name in names if getattr(thing, name) != getattr(twin, name, None))
    if thing.kind != twin.kind:
        other = ("kind", *other)
    if other:
        yield Difference("changed", thing.kind, thing.id, twin.id, other)
    if isinstance(thing, Touchpoint):
        yield from _feelings(reading, thing, twin.id)


def _feelings(reading: Reading, touchpoint: Touchpoint, before: str) -> Iterator[Difference]:
    for persona in reading.personas():
        now, was = reading.emotion(touchpoint.id, persona.id), reading.emotion(before, persona.id)
        if now is None or was is None or now.mean is None or was.mean is None:
            continue
        shift = now.mean - was.mean
        if abs(shift) >= LEAST_SHIFT:
            what: What = "better" if shift > 0 else "worse"
            yield Difference(
                what, "touchpoint", touchpoint.id, before, persona=persona.id, shift=round(shift, 2)
            )


def _things(reading: Reading, journey: str) -> dict[str, Node]:
    """The stages, touchpoints and cards of a journey in reading order."""
    found: dict[str, Node] = {}
    for stage in reading.stages(journey):
        found[stage.id] = stage
        found.update((card.id, card) for card in reading.cards(stage.id))
        for touchpoint in reading.touchpoints(stage.id):
            found[touchpoint.id] = touchpoint
            found.update((card.id, card) for card in reading.cards(touchpoint.id))
    return found


def _twins(reading: Reading, now: dict[str, Node], was: dict[str, Node]) -> dict[str, str]:
    """Of each thing now the one it was, each taken once."""
    twins: dict[str, str] = {}
    taken: set[str] = set()
    # Most are tied at once, and a tie over a third journey must not take what belongs to another.
    for chain in (_neighbours, _component):
        for id in now:
            if id not in twins:
                tied = chain(reading, id)
                twin = next((x for x in sorted(tied) if x in was and x not in taken), "")
                if twin:
                    twins[id] = twin
                    taken.add(twin)
    return twins


def _moved(reading: Reading, journey: str, before: str, twins: dict[str, str]) -> set[str]:
    """The stages and touchpoints that stand elsewhere among their own: as few as explain the order."""
    moved = _out_of_order(_ids(reading.stages(journey)), _ids(reading.stages(before)), twins)
    for stage in reading.stages(journey):
        was = _ids(reading.touchpoints(twins.get(stage.id, "")))
        moved |= _out_of_order(_ids(reading.touchpoints(stage.id)), was, twins)
    return moved


def _ids(records: Iterable[Stage | Touchpoint]) -> list[str]:
    return [record.id for record in records]


def _out_of_order(now: Sequence[str], was: Sequence[str], twins: dict[str, str]) -> set[str]:
    """Those outside a longest increasing row of old places (patience sorting)."""
    place = {id: i for i, id in enumerate(was)}
    row = [(id, place[twins[id]]) for id in now if twins.get(id) in place]
    tails: list[int] = []
    lengths = []
    for _id, at in row:
        length = bisect_left(tails, at)
        tails[length : length + 1] = [at]
        lengths.append(length)
    staying: set[str] = set()
    wanted = len(tails) - 1
    for (id, _at), length in zip(reversed(row), reversed(lengths), strict=True):
        if length == wanted:
            staying.add(id)
            wanted -= 1
    return {id for id, _at in row} - staying


def _neighbours(reading: Reading, id: str) -> set[str]:
    return {x.target if x.source == id else x.source for x in reading.links_of(id, "same_as")}


def _component(reading: Reading, id: str) -> set[str]:
    """A thing and all it is tied to, over however many states."""
    seen, waiting = {id}, [id]
    while waiting:
        for other in _neighbours(reading, waiting.pop()) - seen:
            seen.add(other)
            waiting.append(other)
    return seen
