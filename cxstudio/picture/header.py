"""The head of a page: title and state, persona, scenario, goals and legend; and its foot. No map in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cxstudio.model.kinds import EVIDENCE, KINDS
from cxstudio.model.records import Journey, Persona
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.legend import Entry, legend_flow
from cxstudio.picture.marks import line, persona_colour, persona_dash, persona_mark
from cxstudio.picture.portrait import persona_words, portrait
from cxstudio.picture.poster import FOOT
from cxstudio.picture.primitives import Part, Stroke, Text
from cxstudio.picture.styles import print_style
from cxstudio.text.layout import Style
from cxstudio.words import N_

if TYPE_CHECKING:
    from cxstudio.picture.map import MapPicture

_GAP = 16.0  # between blocks, before scaling
_MOST_TITLE_LINES = 4
_MOST_LINES = 7
_LEGEND_SHARES = (26, 40, 56, 75)  # of the width; the one that keeps the head lowest is taken
_TITLE = 0.8  # titles grow less than the rest


@dataclass(frozen=True)
class _Block:
    """One block of the head: its share of a row, the least width it can do with, and how it is set."""

    share: float
    least: float
    set: Callable[[float, float, float], Flow]  # u, top, width
    role: str = "header"


@dataclass(frozen=True)
class Head:
    """The head of a page, set: its height, what it could not show in full, and its parts in page coordinates."""

    flows: tuple[tuple[str, Flow], ...]  # with their roles
    rule: Part
    height: float
    share: float  # of the width that the legend took, beside the other blocks

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return (*(flow.part(role) for role, flow in self.flows), self.rule)

    @property
    def cut(self) -> tuple[str, ...]:
        return tuple(text for _, flow in self.flows for text in flow.cut)


def lay_out_head(
    picture: MapPicture,
    items: list[Entry],
    setting: Setting,
    frame: Frame,
    width: float,
    top: float,
    *,
    share: float = 0.0,
) -> Head:
    """All blocks in as many rows as the width needs, and a rule under them; `items` are the legend's.

    The legend gets `share`, or with 0 the share that keeps the head lowest: several are tried, which takes its time.
    """
    shares = (share,) if share else _LEGEND_SHARES if items else _LEGEND_SHARES[:1]
    heads = (_set_head(picture, items, setting, frame, width, top, share=one) for one in shares)
    return min(heads, key=lambda head: head.height)


def _set_head(
    picture: MapPicture,
    items: list[Entry],
    setting: Setting,
    frame: Frame,
    width: float,
    top: float,
    *,
    share: float,
) -> Head:
    flows: list[tuple[str, Flow]] = []
    y = top
    gap = _GAP * setting.factor
    for row in _rows(list(_blocks(picture, items, share, setting, frame)), width, setting.factor):
        shares = sum(b.share for b in row)
        room = width - gap * (len(row) - 1)
        u, bottom = 0.0, y
        for block in row:
            own = room * block.share / shares
            flow = block.set(u, y, own)
            flows.append((block.role, flow))
            bottom = max(bottom, flow.y)
            u += own + gap
        y = bottom + 8 * setting.factor
    rule = line([frame.point(0, y), frame.point(width, y)], Stroke("ink", 1.25 * setting.factor))
    ruled = Part("", "header", frame.box(0, y - 1, width, 2), (rule,), "ground")
    return Head(tuple(flows), ruled, y - top + 10 * setting.factor, share)


def _rows(blocks: list[_Block], width: float, factor: float) -> Iterator[list[_Block]]:
    row: list[_Block] = []
    for block in blocks:
        needed = sum(b.least + _GAP for b in (*row, block)) * factor
        if row and needed > width:
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _blocks(
    picture: MapPicture, items: list[Entry], share: float, setting: Setting, frame: Frame
) -> Iterator[_Block]:
    """The blocks of the head, with a share of the width for the legend."""
    journey = picture.document.find(picture.journey, Journey)
    persona = picture.document.find(journey.persona, Persona) if journey else None
    yield _Block(22, 150, lambda u, y, w: _title(picture, journey, Flow(setting, frame, u, y, w)))
    if persona is not None and (persona.name or persona.role):
        yield _Block(21, 130, lambda u, y, w: _persona(picture, persona, Flow(setting, frame, u, y, w)))
    if journey is not None and journey.scenario:
        yield _labelled(setting, frame, N_("Scenario"), journey.scenario)
    if persona is not None and persona.goals:
        yield _labelled(setting, frame, N_("Goals"), persona.goals)
    session = picture.document.session
    for label, text in (
        (N_("Impression we want"), session.impression),
        (N_("Experience we promise"), session.promise),
    ):
        if text.strip():
            yield _labelled(setting, frame, label, text.strip())
    if items:
        yield _Block(share, 190, lambda u, y, w: legend_flow(items, setting, frame, u, y, w), "legend")


def _labelled(setting: Setting, frame: Frame, label: str, text: str) -> _Block:
    def set_block(u: float, y: float, width: float) -> Flow:
        flow = Flow(setting, frame, u, y, width)
        flow.text(setting.wording.say(label), print_style("card", setting.factor), "inkMuted")
        flow.gap(2)
        flow.text(text, print_style("note", setting.factor * 1.08), "ink", max_lines=_MOST_LINES)
        return flow

    return _Block(18, 120, set_block)


def _title(picture: MapPicture, journey: Journey | None, flow: Flow) -> Flow:
    factor = flow.setting.factor
    session, wording = picture.document.session, picture.wording
    title = (journey.title if journey else "") or session.title or wording.say(KINDS["journey"].label)
    flow.text(title, print_style("title", factor * _TITLE), "ink", max_lines=_MOST_TITLE_LINES)
    state = ""
    if journey is not None:
        choices = next(f.choices for f in KINDS["journey"].fields if f.name == "state")
        state = wording.say(dict(choices).get(journey.state, ""))
    date = wording.date(session.date) if session.date else ""
    flow.gap(2)
    flow.text(wording.listed(state, date), print_style("note", factor), "inkMuted")
    return flow


def _persona(picture: MapPicture, persona: Persona, flow: Flow) -> Flow:
    """The persona's portrait, name and role; then who the other curves are."""
    factor, wording = flow.setting.factor, picture.wording
    size = 34.0 * factor
    indent = size + 10 * factor
    circle = flow.frame.box(flow.u, flow.y, size, size)
    flow.draw(lambda: portrait(picture.document, persona, circle))
    bottom = flow.y + size
    flow.text(wording.say(KINDS["persona"].label), print_style("card", factor), "inkMuted", indent=indent)
    flow.gap(2)
    name = persona_words(persona, wording) if persona.name else ""
    flow.text(name, print_style("lane", factor), "ink", indent=indent, max_lines=3)
    flow.text(persona.role, print_style("note", factor * 1.08), "ink", indent=indent, max_lines=3)
    for other in picture.feelings:
        if not other.first and other.readings:
            _other_curve(other.persona, flow, indent)
    flow.y = max(flow.y, bottom)
    return flow


def _other_curve(persona: Persona, flow: Flow, indent: float) -> None:
    factor = flow.setting.factor
    flow.gap(2)
    row = print_style("note", factor).line_height
    y, lead = flow.y + row / 2, 24.0 * factor
    dash = tuple(d * factor for d in persona_dash(persona.mark, first=False))
    ends = [flow.frame.point(flow.u + indent, y), flow.frame.point(flow.u + indent + lead - 4 * factor, y)]
    flow.draw(line(ends, Stroke(persona_colour(persona.mark), 1.5 * factor, dash)))
    middle = ((ends[0][0] + ends[1][0]) / 2, y)
    flow.draw(persona_mark(persona.mark, middle, 6 * factor))
    wording = flow.setting.wording
    words = wording.listed(persona_words(persona, wording), persona.role)
    flow.text(words, print_style("note", factor), "inkMuted", indent=indent + lead, max_lines=4)


def evidence_summary(picture: MapPicture) -> str:
    """How sure the map is, in one line: "Evidence of 11 touchpoints: 6 measured, 4 observed"."""
    levels: Counter[str] = Counter(k.evidence for b in picture.blocks for k in b.content.known)
    wording = picture.wording
    counted = [
        # Some languages count after the word, so that its ending need not follow the number.
        wording.say(N_("{n} {level}")).format(
            n=wording.digits(str(levels[level])), level=wording.say(label).lower()
        )
        for level, label in reversed(EVIDENCE)
        if levels[level]
    ]
    if not counted:
        return ""
    total = wording.digits(str(sum(levels.values())))
    return wording.say(N_("Evidence of {n} touchpoints: {levels}")).format(
        n=total, levels=wording.listed(*counted)
    )


def lay_out_foot(
    picture: MapPicture, setting: Setting, frame: Frame, width: float, top: float, page: tuple[int, int]
) -> Part:
    """Project, evidence and page under a hairline; `page` is this page and the number of all."""
    session, wording = picture.document.session, picture.wording
    style = print_style("min", setting.factor)
    rule = line([frame.point(0, top), frame.point(width, top)], Stroke("line", 0.75 * setting.factor))
    y = top + 5 * setting.factor
    count = wording.say(N_("page {page} of {pages}")).format(
        page=wording.digits(str(page[0])), pages=wording.digits(str(page[1]))
    )
    date = wording.date(session.date) if session.date else ""
    thirds = [
        (0.0, wording.listed(session.title, session.client)),
        (1.0, evidence_summary(picture)),
        (2.0, wording.listed(date, count)),
    ]
    part = Flow(setting, frame, 0, y, width)
    part.draw(rule)
    for place, text in thirds:
        if text:
            _third(part, place, text, y, style)
    return Part(
        "",
        FOOT,
        frame.box(0, top, width, part.y - top),
        tuple(part.primitives),
        "ground",
        "\n".join(part.words),
    )


def _third(flow: Flow, place: float, text: str, y: float, style: Style) -> None:
    """One of three texts: at the leading edge, in the middle, at the trailing edge."""
    room = flow.width / 3 - 8
    natural = flow.setting.engine.width(text, style) + 0.5
    width = min(room, natural)
    block = flow.setting.engine.block(
        text, style, width, direction=flow.setting.wording.direction, max_lines=2
    )
    u = (flow.width - width) * place / 2
    flow.draw(Text(flow.frame.x(u, width), y, block, "inkMuted"))
    flow.words.append(text)
    flow.y = max(flow.y, y + block.height)


def foot_height(setting: Setting) -> float:
    """The room a foot of two lines needs."""
    return (5 + 2 * 7.5) * setting.factor
