"""A journey as a sheet to be read: stages and touchpoints across, lanes down; it speaks the document's language.

What is edited in it is not brought back, the tables of kinds are for that; a mark in a hidden cell tells whether it
says what it said when it was made.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cxstudio.edits.values import clean_text
from cxstudio.exchange.kind_cells import cell_text
from cxstudio.exchange.markdown_measures import figure_of
from cxstudio.exchange.sheet_rows import Cell, Look, Sheet, SheetRow
from cxstudio.insight.trends import series_at
from cxstudio.insight.voice import feedback_at
from cxstudio.model.document import Document
from cxstudio.model.durations import duration_words
from cxstudio.model.kinds import KINDS, LANES
from cxstudio.model.lanes import CardLanes, card_lanes, holds_cards, lane_kind, shown_lanes, telling_lanes
from cxstudio.model.naming import known_as, number, own_lane_title, own_title, shortened
from cxstudio.model.records import Card, Channel, Journey, Stage, Touchpoint
from cxstudio.words import N_, translate, translate_count

_ACROSS = 250  # touchpoints beside each other; the rest stands on a further sheet
_LONGEST = 20_000  # characters of a cell
_LABELS, _COLUMN = 18.0, 22.0  # characters wide
_HEAD = 3  # rows: the journey, its stages, its touchpoints
_MARK = re.compile(r"cxs map ([0-9a-f]{1,8})")
_MINUS = "\u2212"


def map_sheets(document: Document, journey: str) -> Iterator[Sheet]:
    """The map of a journey; none where it has no stage, several where it is too long for one."""
    places: list[tuple[Stage, Stage | Touchpoint]] = []
    for stage in document.stages(journey):
        touchpoints = document.touchpoints(stage.id)
        if document.cards(stage.id) or not touchpoints:
            places.append((stage, stage))
        places += [(stage, touchpoint) for touchpoint in touchpoints]
    for start in range(0, len(places), _ACROSS):
        yield _Map(document, journey).sheet(places[start : start + _ACROSS])


def says_the_same(rows: Sequence[SheetRow]) -> bool | None:
    """Whether a sheet that came back says what it said when it was made; None for one that is no map of ours."""
    for cell in rows[0].cells if rows else ():
        found = _MARK.fullmatch(cell_text(cell))
        if found is not None:
            return int(found[1], 16) == _sum_of([row.cells for row in rows])
    return None


def _sum_of(rows: Sequence[Sequence[Cell]]) -> int:
    """What tells two maps apart, however a spreadsheet wrote them: merged cells may say their text again."""
    texts = [" ".join(clean_text(cell_text(cell)).split()) for row in rows for cell in row]
    told = dict.fromkeys(text for text in texts if text and not _MARK.fullmatch(text))
    return zlib.crc32("\n".join(told).encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class _Map:
    """One journey on its way into a sheet."""

    document: Document
    journey: str

    def say(self, text: str) -> str:
        return translate(text, self.document.session.language)

    def sheet(self, places: Sequence[tuple[Stage, Stage | Touchpoint]]) -> Sheet:
        journey = self.document.node(self.journey)
        assert isinstance(journey, Journey)
        stages: list[str] = []
        merged = [(0, 0, len(places))]
        for stage, group in itertools.groupby(places, key=lambda place: place[0]):
            n = len(list(group))
            if n > 1:
                merged.append((1, len(stages) + 1, len(stages) + n))
            stages += [self._named(stage), *[""] * (n - 1)]
        heads = [self._named(home) if isinstance(home, Touchpoint) else "" for _stage, home in places]
        rows: list[tuple[str, ...]] = [
            (self.say(KINDS["stage"].plural), *stages),
            (self.say(KINDS["touchpoint"].plural), *heads),
        ]
        rows += self._lanes([home for _stage, home in places])
        title = known_as(journey)
        mark = f"cxs map {_sum_of([(title,), *rows]):x}"
        return Sheet(
            shortened(title),
            (title, *[""] * len(places), mark),
            [tuple(text or None for text in row) for row in rows],
            (_LABELS, *[_COLUMN] * len(places), 8.0),
            self.document.session.direction == "rtl",
            Look(_HEAD, 1, frozenset({len(places) + 1}), tuple(merged), framed=True),
        )

    def _named(self, node: Stage | Touchpoint) -> str:
        return f"{number(self.document, node.id)} {own_title(node)}".strip()

    def _lanes(self, homes: Sequence[Stage | Touchpoint]) -> Iterator[tuple[str, ...]]:
        """The lanes that say something, from the top; what touchpoints are described by stands first."""
        lanes = card_lanes(self.document, self.journey)
        told = telling_lanes(self.document, self.journey) | {"channels", "effort", "duration"}
        keys = shown_lanes(self.document, self.journey, told)
        described = [home.description if isinstance(home, Touchpoint) else "" for home in homes]
        if any(described):
            yield (self.say(N_("Description")), *map(_cut, described))
        for key in keys:
            texts = [_cut(self._text(home, key, lanes)) for home in homes]
            if any(texts):
                own = own_lane_title(self.document, self.journey, key)
                yield (own or self.say(lane_kind(key).label), *texts)

    def _text(self, home: Stage | Touchpoint, key: str, lanes: CardLanes) -> str:
        if holds_cards(key):
            cards = [card for card in self.document.cards(home.id) if lanes.of(card) == key]
            return "\n".join(self._card(card, key) for card in cards)
        told = _DERIVED.get(key)
        return told(self, home) if told is not None and isinstance(home, Touchpoint) else ""

    def _card(self, card: Card, key: str) -> str:
        """What a card says, on a line of its own; one that its lane does not name says what it is."""
        kinds = LANES[key].kinds if key in LANES else ()
        label = "" if kinds[:1] == (card.kind,) else f"{self.say(KINDS[card.kind].label)}: "
        until = self.document.find(card.until, Touchpoint)
        reached = (
            "" if until is None else f" ({self.say(N_('until {place}')).format(place=self._named(until))})"
        )
        return f"• {label}{' '.join(card.text.split())}{reached}"

    # Lanes without cards

    def channels(self, home: Touchpoint) -> str:
        found = (self.document.find(id, Channel) for id in home.channels)
        return ", ".join(channel.name for channel in found if channel is not None)

    def emotion(self, home: Touchpoint) -> str:
        lines = []
        for persona in self.document.personas():
            felt = self.document.emotion(home.id, persona.id)
            if felt is not None and felt.mean is not None:
                lines.append(f"{own_title(persona)} {_signed(felt.mean)}".strip())
        return "\n".join(lines)

    def effort(self, home: Touchpoint) -> str:
        return "" if home.effort is None else str(home.effort)

    def duration(self, home: Touchpoint) -> str:
        language = self.document.session.language
        if home.minutes is None:
            return ""
        return duration_words(home.minutes, lambda a, b, n: translate_count(a, b, n, language))

    def metrics(self, home: Touchpoint) -> str:
        lines = []
        for one in series_at(self.document, home.id):
            point = one.points[-1] if one.points else None
            if point is not None and point.measured.value is not None:
                lines.append(f"{own_title(point.metric)}: {figure_of(point.metric, point.measured.value)}")
        return "\n".join(lines)

    def feedback(self, home: Touchpoint) -> str:
        return "\n".join(f"• {' '.join(x.text.split())}" for x in feedback_at(self.document, home.id))


_DERIVED: dict[str, Callable[[_Map, Touchpoint], str]] = {
    "channels": _Map.channels,
    "emotion": _Map.emotion,
    "effort": _Map.effort,
    "duration": _Map.duration,
    "metrics": _Map.metrics,
    "feedback": _Map.feedback,
}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _signed(value: float) -> str:
    rounded = round(value, 1) + 0.0
    return f"{_MINUS if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded):g}"
