"""The legend of a map: one entry for each sign that is used on it, and none for any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from cxstudio.insight.difference import WHATS, What
from cxstudio.insight.evidence import evidence
from cxstudio.insight.hands import disagrees
from cxstudio.model.kinds import CARD_KINDS, EVIDENCE, KINDS
from cxstudio.model.records import Card
from cxstudio.picture.arrows import COLOUR as ARROW
from cxstudio.picture.arrows import SWITCH_DASH, turn_mark
from cxstudio.picture.cards.note import note_role
from cxstudio.picture.change_parts import what_changed
from cxstudio.picture.changes import CHANGE_SIGNS, change_sign
from cxstudio.picture.content import TOUCHPOINT_LANE, CardSpot
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.icons import icon
from cxstudio.picture.known import Known
from cxstudio.picture.marks import (
    VOTE_DOT,
    curve_sign,
    disc,
    evidence_mark,
    frequency_mark,
    line,
    severity_mark,
    truth_mark,
)
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.primitives import Path, Primitive, Rect, Stroke
from cxstudio.picture.scaling import scaled
from cxstudio.picture.signs import (
    EFFORT,
    FRICTION,
    GROUPED,
    HOLLOW,
    INTERNAL,
    LINKED,
    OPENS,
    OWNED,
    SERVICE,
    VOTED,
    IconSign,
)
from cxstudio.picture.spread import DISAGREES, SPREAD, whisker
from cxstudio.picture.styles import print_style
from cxstudio.picture.theme import tokens
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

if TYPE_CHECKING:
    from cxstudio.picture.map import MapPicture

SIGN_WIDTH = 26.0  # of the sign in front of each entry, before scaling
ROW = 13.5
_MOST_COLUMNS = 8
_GUTTER, _WIDEST_GUTTER = 12.0, 30.0  # between columns, before scaling
# What entries are called that stand for no row of another table.
WHOLE, TRUTH = N_("Whole stage"), N_("Moment of truth")
SEVERITY, FREQUENCY = N_("Severity"), N_("Frequency")
SWITCH, BACK = N_("Change of channel"), N_("Way back")
CURVE = "curve"  # of a persona, by whose name it is called
# Draws a sign from u = 0 around a middle height, in reading coordinates.
Sign = Callable[[Frame, float], tuple[Primitive, ...]]


@dataclass(frozen=True)
class Entry:
    """One sign and what it is called; `key` is the same in all languages: a kind, a level, or the English words."""

    label: str
    sign: Sign
    key: str = ""


def entries(picture: MapPicture) -> list[Entry]:
    """The signs used on a map: kinds of cards, marks of touchpoints, evidence, weights, arrows, curves."""
    cards = [c for block in picture.blocks for c in _shown_cards(picture, block.content.cards)]
    levels = {evidence(picture.document, card) for card in cards} | {k.evidence for k in _known(picture)}
    say = picture.wording.say
    return [
        *_kind_entries(picture, cards),
        *_touchpoint_entries(picture),
        *(Entry(say(label), _evidence_sign(level), level) for level, label in EVIDENCE if level in levels),
        *_weight_entries(picture, cards),
        *_arrow_entries(picture),
        *_curve_entries(picture),
        *_change_entries(picture),
    ]


def _kind_entries(picture: MapPicture, cards: Sequence[Card]) -> Iterator[Entry]:
    say = picture.wording.say
    kinds = {card.kind for card in cards}
    yield from (Entry(say(KINDS[kind].label), _card_sign(kind), kind) for kind in CARD_KINDS if kind in kinds)
    if any(s.whole for b in picture.blocks for spots in b.content.cards.values() for s in spots):
        yield Entry(say(WHOLE), _whole_sign, WHOLE)


def _touchpoint_entries(picture: MapPicture) -> Iterator[Entry]:
    if not picture.grid.row(TOUCHPOINT_LANE):
        return
    say = picture.wording.say
    touchpoints = [t for b in picture.blocks for t in b.content.touchpoints]
    if any(t.moment_of_truth for t in touchpoints):
        yield Entry(say(TRUTH), lambda f, y: truth_mark(f.point(8, y), 14), TRUTH)
    known = _known(picture)
    signs = [sign for value, sign in FRICTION.items() if any(t.friction == value for t in touchpoints)]
    signs += [sign for value, sign in SERVICE.items() if any(t.service == value for t in touchpoints)]
    if any(k.opens for k in known):
        signs.append(OPENS)
    if any(t.effort for t in touchpoints):
        signs.append(EFFORT)
    yield from (_icon_entry(sign, picture.wording) for sign in signs)
    if any(k.owner for k in known):
        yield Entry(say(OWNED), _owner_sign, OWNED)
    families = {c.family for b in picture.blocks for row in b.content.channels for c in row}
    tiles = [tile for family, tile in HOLLOW.items() if family in families]
    yield from (Entry(say(tile.label), _tile_sign(tile.dash), tile.label) for tile in tiles)


def _known(picture: MapPicture) -> list[Known]:
    """What is known of the touchpoints, where these show."""
    shown = picture.blocks if picture.grid.row(TOUCHPOINT_LANE) else ()
    return [known for block in shown for known in block.content.known]


def _weight_entries(picture: MapPicture, cards: Sequence[Card]) -> Iterator[Entry]:
    say = picture.wording.say
    if any(c.severity for c in cards):
        yield Entry(say(SEVERITY), lambda f, y: severity_mark(4, f, 2, y + 4.5, "inkMuted"), SEVERITY)
    if any(c.frequency for c in cards):
        yield Entry(say(FREQUENCY), lambda f, y: frequency_mark(4, f, 2, y + 4.5, "inkMuted"), FREQUENCY)
    if any(c.internal for c in cards):
        yield _icon_entry(INTERNAL, picture.wording)
    if any(picture.layouts.relations(c) for c in cards):
        yield _icon_entry(LINKED, picture.wording)
    if any(picture.layouts.group(c) for c in cards):
        yield _icon_entry(GROUPED, picture.wording)
    if any(picture.layouts.dots(c) for c in cards):
        yield Entry(say(VOTED), _voted_sign, VOTED)


def _shown_cards(picture: MapPicture, lanes: dict[str, tuple[CardSpot, ...]]) -> Iterator[Card]:
    for key, spots in lanes.items():
        if picture.grid.row(key):
            yield from (spot.card for spot in spots)


def _arrow_entries(picture: MapPicture) -> Iterator[Entry]:
    say = picture.wording.say
    if not picture.grid.row(TOUCHPOINT_LANE):
        return
    if any(a.switch for a in picture.arrows.arrows):
        dashed = Stroke(ARROW, tokens().stroke["connector"], SWITCH_DASH)
        yield Entry(say(SWITCH), lambda f, y: (line([f.point(0, y), f.point(22, y)], dashed),), SWITCH)
    if any(a.back for a in picture.arrows.arrows):
        yield Entry(say(BACK), lambda f, y: tuple(turn_mark(f, 4, y)), BACK)


def _curve_entries(picture: MapPicture) -> Iterator[Entry]:
    spread = apart = False
    for feeling in picture.feelings:
        if feeling.readings:
            name = persona_words(feeling.persona, picture.wording)
            yield Entry(name, _curve_sign(feeling.persona.mark, feeling.first), CURVE)
            counted = [e for e in feeling.readings.values() if e.n > 1 and e.spread > 0]
            apart = apart or any(disagrees(e) for e in counted)
            spread = spread or not all(disagrees(e) for e in counted)
    if spread:
        yield Entry(picture.wording.say(SPREAD), partial(_spread_sign, False), SPREAD)
    if apart:
        yield Entry(picture.wording.say(DISAGREES), partial(_spread_sign, True), DISAGREES)


def _voted_sign(frame: Frame, y: float) -> tuple[Primitive, ...]:
    return (disc(frame.point(11.0, y), VOTE_DOT, "accent"),)


def _change_entries(picture: MapPicture) -> Iterator[Entry]:
    if not picture.options.changes:
        return
    shown = (
        whats for id, whats in what_changed(picture.document, picture.journey).items() if picture.shows(id)
    )
    found = {what for whats in shown for what in whats}
    yield from (_change_entry(what, picture.wording) for what in WHATS if what in found)


def _change_entry(what: What, wording: Wording) -> Entry:
    label = CHANGE_SIGNS[what].label
    return Entry(wording.say(label), lambda f, y: tuple(change_sign(what, f.box(1, y - 7, 14, 14))), label)


def _card_sign(kind: str) -> Sign:
    colour = f"role.{note_role(kind)}.mark"

    def draw(frame: Frame, y: float) -> tuple[Primitive, ...]:
        bar = Rect(frame.box(0, y - 6, 3, 12), colour)
        return (bar, *icon(KINDS[kind].icon, frame.box(8, y - 6.5, 13, 13), colour))

    return draw


def _icon_entry(sign: IconSign, wording: Wording) -> Entry:
    words = wording.digits(wording.say(sign.label))
    return Entry(words, lambda f, y: icon(sign.icon, f.box(2, y - 6.5, 13, 13), sign.colour), sign.label)


def _tile_sign(dash: tuple[float, ...]) -> Sign:
    return lambda frame, y: (
        Rect(frame.box(3, y - 5, 10, 10), None, Stroke("accent", 1.25, dash), (3, 3, 3, 3)),
    )


def _owner_sign(frame: Frame, y: float) -> tuple[Primitive, ...]:
    """A ring, with somebody in it in place of the letters of a name."""
    ring = Rect(frame.box(0, y - 6, 20, 12), None, Stroke("lineControl", 1), (6, 6, 6, 6))
    return (ring, *icon("user", frame.box(6, y - 4, 8, 8), "inkMuted"))


def _evidence_sign(level: str) -> Sign:
    return lambda frame, y: evidence_mark(level, frame.point(8, y))


def _whole_sign(frame: Frame, y: float) -> tuple[Primitive, ...]:
    box = frame.box(0, y - 5, 20, 10)
    steps = (
        ("M", box.x, box.bottom - 3),
        ("L", box.x, box.y),
        ("L", box.right, box.y),
        ("L", box.right, box.bottom - 3),
    )
    return (Path(steps, stroke=Stroke("inkMuted", 3)),)


def _curve_sign(mark: int, first: bool) -> Sign:
    return lambda frame, y: curve_sign(mark, frame, y, 22, first=first)


def _spread_sign(apart: bool, frame: Frame, y: float) -> tuple[Primitive, ...]:
    return whisker(frame.x(8.0), y - 5, y + 5, "inkMuted", cap=2.5, width=1.0, apart=apart)


def legend_flow(
    items: list[Entry], setting: Setting, frame: Frame, u: float, top: float, width: float
) -> Flow:
    """The legend in as many columns as its longest entries leave room for."""
    flow = Flow(setting, frame, u, top, width)
    # As large as the heading of the notes, which it stands beside or under.
    flow.text(setting.wording.say(N_("Legend")), print_style("header", setting.factor * 0.8), "ink")
    flow.gap(4)
    style = print_style("note", setting.factor)
    lead = SIGN_WIDTH * setting.factor * 0.8
    gutter = _GUTTER * setting.factor
    widths = [setting.engine.width(e.label, style) + lead + 1 * setting.factor for e in items]
    columns = next(
        (
            n
            for n in range(_MOST_COLUMNS, 1, -1)
            if sum(_column_widths(widths, n)) + (n - 1) * gutter <= width
        ),
        1,
    )
    own = _column_widths(widths, columns)
    if columns == 1:
        own = [width]
    # What is left over goes between the columns, as far as a reader still takes them for one legend.
    spare = (width - sum(own)) / max(1, columns - 1)
    step = min(max(gutter, spare), _WIDEST_GUTTER * setting.factor)
    starts = list(accumulate((w + step for w in own), initial=0.0))
    per_column = -(-len(items) // columns) if items else 0
    top, bottom = flow.y, flow.y
    for start in range(columns):
        y = top
        for entry in items[start * per_column : (start + 1) * per_column]:
            y += _set_entry(entry, flow, u + starts[start], y, own[start])
        bottom = max(bottom, y)
    flow.y = bottom
    return flow


def _column_widths(widths: list[float], columns: int) -> list[float]:
    """How wide each column must be when so many columns are filled one after the other."""
    each = max(1, -(-len(widths) // columns))
    return [max(widths[i * each : (i + 1) * each], default=0.0) for i in range(columns)]


def _set_entry(entry: Entry, flow: Flow, u: float, y: float, width: float) -> float:
    """One entry at a place; gives its height."""
    factor = flow.setting.factor
    scale = factor * 0.8
    lead = SIGN_WIDTH * scale
    inner = Flow(flow.setting, flow.frame, u + lead, y + 1.5 * factor, width - lead)
    block = inner.text(entry.label, print_style("note", factor), "ink")
    line_height = print_style("note", factor).line_height
    middle = y + 1.5 * factor + line_height / 2
    local = Frame(flow.frame.rtl)
    origin = flow.frame.x(u)
    flow.draw(lambda: [scaled(p, scale, origin, middle) for p in entry.sign(local, 0.0)], *inner.drawn)
    flow.words.append(entry.label)
    return max(ROW * scale, (block.height if block else 0.0) + 3 * factor)
