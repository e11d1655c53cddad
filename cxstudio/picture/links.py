"""How arrows between touchpoints run: ports on cards' top edges, tracks in a band above them; numbers only.

Tracks are the colours of an interval graph: arrows that overlap lie on different ones, short ones next to the cards.
The same track is never shared by two arrows or labels that touch, so no arrow runs through a label.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

TRACK = 20.0
TRACK_WITH_LABEL_ABOVE = 38.0
PILL = 16.0
TRACK_BESIDE = 19.0  # where labels stand on their lines
_LIFT_BESIDE = 9.0  # from a line to the middle of its label
BAND_TOP = 6.0
BAND_FOOT = 9.0
_PORT_GAP = 14.0
_PORT_MARGIN = 22.0
_PORT_SHARE = 1 / 6  # of a narrow card, at most, that ports keep off its corners
_BETWEEN = 6.0  # kept free between two neighbours on one track
_LABEL_EXTRA = 24.0
_SLIDE = 6.0
_MOST_LIFTS = 12


@dataclass(frozen=True, slots=True)
class Wish:
    """An arrow to be routed: the places of its ends in reading order, the middle of each card, the label's width."""

    link: str
    source: int
    target: int
    source_centre: float
    target_centre: float
    label: float = 0.0
    step: bool = False  # a plain step to the next card: it needs no track


@dataclass(frozen=True, slots=True)
class Route:
    """Where an arrow runs. Heights are measured upwards from the cards' top edge.

    `label` is the middle of its label; `label_height` that of the label's middle.
    """

    link: str
    start: float
    end: float
    track: int
    height: float
    label: float
    label_height: float


@dataclass(frozen=True, slots=True)
class Routing:
    """All routes and the height of the band they need above the cards; `beside` if labels stand on their lines."""

    routes: dict[str, Route]
    band: float
    beside: bool = False


def route(wishes: Sequence[Wish], card_width: float, *, beside: bool = False) -> Routing:
    """Give each arrow its ports, its track and a place for its label: in its line, or `beside` it, just above."""
    arches = [w for w in wishes if not w.step]
    if not arches:
        return Routing({}, 0.0, beside)
    ports = _ports(arches, card_width)
    spans = {w.link: (ports[w.link, "source"], ports[w.link, "target"]) for w in arches}
    tracks = _freed(arches, spans, _tracks(arches, spans, beside=beside), beside=beside)
    above = {w.link: not beside and _label_goes_above(w, spans[w.link]) for w in arches}
    lines = _line_heights(tracks, above, TRACK_BESIDE if beside else TRACK)
    lift = _LIFT_BESIDE if beside else PILL / 2 + 5
    routes = {}
    for wish in arches:
        start, end = spans[wish.link]
        height = lines[tracks[wish.link]]
        lifted = above[wish.link]
        label = (start + end) / 2 if lifted else _label_place(wish, spans, tracks, beside=beside)
        routes[wish.link] = Route(
            wish.link,
            start,
            end,
            tracks[wish.link],
            height,
            label,
            height + (lift if lifted or beside else 0.0),
        )
    top = max(r.label_height + PILL / 2 for r in routes.values())
    return Routing(routes, top + BAND_TOP, beside)


def _label_goes_above(wish: Wish, span: tuple[float, float]) -> bool:
    return bool(wish.label) and abs(span[1] - span[0]) < wish.label + _LABEL_EXTRA


def _ports(arches: Sequence[Wish], card_width: float) -> dict[tuple[str, str], float]:
    """A place on the card's top edge for each end: to the left those that go left, the longest in the middle."""
    ends: dict[float, list[tuple[float, str, str]]] = defaultdict(list)
    for wish in arches:
        reach = wish.target_centre - wish.source_centre
        ends[wish.source_centre].append((reach, wish.link, "source"))
        ends[wish.target_centre].append((-reach, wish.link, "target"))
    ports = {}
    for centre, here in ends.items():
        back = sorted(e for e in here if e[0] < 0)  # longest first ...
        ahead = sorted((e for e in here if e[0] >= 0), key=lambda e: (-e[0], e[1], e[2]))
        ordered = [*reversed(back), *ahead]  # ... and so in the middle
        room = max(0.0, card_width - 2 * min(_PORT_MARGIN, card_width * _PORT_SHARE))
        gap = min(_PORT_GAP, room / max(1, len(ordered) - 1))
        for i, (_, link, side) in enumerate(ordered):
            ports[link, side] = centre + (i - (len(ordered) - 1) / 2) * gap
    return ports


def _tracks(arches: Sequence[Wish], spans: dict[str, tuple[float, float]], *, beside: bool) -> dict[str, int]:
    """The lowest track on which an arrow and its label touch nothing, the shortest arrows first."""
    taken: list[list[tuple[float, float]]] = []
    tracks = {}
    for wish in sorted(arches, key=lambda w: (abs(spans[w.link][1] - spans[w.link][0]), w.link)):
        low, high = sorted(spans[wish.link])
        middle, half = (low + high) / 2, wish.label / 2
        if beside:  # a long label may begin or end where its line does
            low, high = min(low, high - wish.label), max(high, low + wish.label)
        low, high = min(low, middle - half) - _BETWEEN, max(high, middle + half) + _BETWEEN
        free = (t for t, here in enumerate(taken) if all(high <= a or low >= b for a, b in here))
        track = next(free, len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((low, high))
        tracks[wish.link] = track
    return tracks


def _line_heights(tracks: dict[str, int], above: dict[str, bool], usual: float) -> list[float]:
    """The height of each track's line above the cards."""
    heights = []
    foot = BAND_FOOT
    for track in range(max(tracks.values()) + 1):
        heights.append(foot + usual / 2)
        tall = any(above[link] for link, t in tracks.items() if t == track)
        foot += TRACK_WITH_LABEL_ABOVE if tall else usual
    return heights


def _freed(
    arches: Sequence[Wish], spans: dict[str, tuple[float, float]], tracks: dict[str, int], *, beside: bool
) -> dict[str, int]:
    """Lift arrows whose label another arrow must pass through to a track above all, as long as that helps."""

    def crossed(tracks: dict[str, int]) -> list[Wish]:
        return [w for w in arches if w.label and _free_place(w, spans, tracks, beside=beside) is None]

    waiting = crossed(tracks)
    for wish in waiting[:_MOST_LIFTS]:
        if _free_place(wish, spans, tracks, beside=beside) is not None:
            continue
        lifted = _close_gaps(tracks | {wish.link: max(tracks.values()) + 1})
        if len(crossed(lifted)) < len(crossed(tracks)):
            tracks = lifted
    return tracks


def _close_gaps(tracks: dict[str, int]) -> dict[str, int]:
    """The same order of tracks without an empty one."""
    order = {track: i for i, track in enumerate(sorted(set(tracks.values())))}
    return {link: order[track] for link, track in tracks.items()}


def _label_place(
    wish: Wish, spans: dict[str, tuple[float, float]], tracks: dict[str, int], *, beside: bool
) -> float:
    """The middle of the label: where no other arrow passes through, else the middle of the line."""
    place = _free_place(wish, spans, tracks, beside=beside)
    return sum(spans[wish.link]) / 2 if place is None else place


def _free_place(
    wish: Wish, spans: dict[str, tuple[float, float]], tracks: dict[str, int], *, beside: bool
) -> float | None:
    """The place nearest to the middle of the line where no other arrow passes through the label."""
    low, high = sorted(spans[wish.link])
    middle, half = (low + high) / 2, wish.label / 2 + 4
    legs = [u for link, ends in spans.items() if tracks[link] > tracks[wish.link] for u in ends]
    reach = abs((high - low) / 2 - half) if beside else max(0.0, (high - low) / 2 - half - 8)
    for step in range(int(reach // _SLIDE) + 1):
        for place in (middle - step * _SLIDE, middle + step * _SLIDE):
            if not any(place - half < u < place + half for u in legs):
                return place
    return None
