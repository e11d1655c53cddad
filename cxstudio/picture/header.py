"""The head of a page: title, state and what it rests on, persona, scenario and goals; and its foot. No map in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from cxstudio.model.kinds import EVIDENCE, KINDS
from cxstudio.model.naming import journey_called
from cxstudio.model.records import Journey, Persona
from cxstudio.picture.assumptions import HEIGHT, assumption_mark, assumption_width
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import line, persona_colour, persona_dash, persona_mark
from cxstudio.picture.portrait import persona_words, portrait
from cxstudio.picture.poster import FOOT
from cxstudio.picture.primitives import Part, Stroke, Text
from cxstudio.picture.state_mark import state_mark, state_words
from cxstudio.picture.styles import print_style
from cxstudio.text.layout import Style
from cxstudio.words import N_

if TYPE_CHECKING:
    from cxstudio.picture.map import MapPicture

_GAP = 16.0  # between blocks, before scaling
_MOST_TITLE_LINES = 4
_MOST_LINES = 7
_TITLES = (0.8, 0.68)  # titles grow less than the rest, and less still where that keeps them on one line
_TITLE_SHARE, _WIDEST_TITLE = (
    22.0,
    0.27,
)  # of a row: its usual share, and the most it takes to stay on one line
_TITLE_LEAST = 150.0
_AFTER_STATE = 6.0
_UNDER_RULE = 4.0


@dataclass(frozen=True)
class Told:
    """What a head says of the state of its journey: what it rests on, and what changed in it; "" for nothing."""

    assumed: str = ""
    changed: str = ""


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
    marks: tuple[Part, ...] = ()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return (*(flow.part(role) for role, flow in self.flows), *self.marks, self.rule)

    @property
    def cut(self) -> tuple[str, ...]:
        return tuple(text for _, flow in self.flows for text in flow.cut)


def lay_out_head(
    picture: MapPicture, setting: Setting, frame: Frame, width: float, top: float, told: Told
) -> Head:
    """All blocks in as many rows as the width needs, and a rule under them."""
    flows: list[tuple[str, Flow]] = []
    marks: list[Part] = []
    y = top
    gap = _GAP * setting.factor
    for row in _rows(list(_blocks(picture, told, setting, frame, width, marks)), width, setting.factor):
        shares = sum(b.share for b in row)
        room = width - gap * (len(row) - 1)
        u, bottom = 0.0, y
        for block in row:
            own = room * block.share / shares
            flow = block.set(u, y, own)
            flows.append((block.role, flow))
            bottom = max(bottom, flow.y)
            u += own + gap
        y = bottom + 5 * setting.factor
    rule = line([frame.point(0, y), frame.point(width, y)], Stroke("ink", 1.25 * setting.factor))
    ruled = Part("", "header", frame.box(0, y - 1, width, 2), (rule,), "ground")
    return Head(tuple(flows), ruled, y - top + 7 * setting.factor, tuple(marks))


def running_head(
    picture: MapPicture, setting: Setting, frame: Frame, width: float, top: float, told: Told
) -> Head:
    """The head of a page after the first: which journey it goes on with, in one line."""
    factor = setting.factor
    marks: list[Part] = []
    flow = Flow(setting, frame, 0.0, top, width)
    taken = assumption_width(told.assumed, setting, width) + _AFTER_STATE * factor if told.assumed else 0.0
    journey = picture.document.find(picture.journey, Journey)
    state = state_words(journey, picture.wording) if journey is not None else ""
    title = _title_of(picture, journey)
    style = print_style("note", factor)
    shown = Flow(setting, frame, 0.0, top, width - taken)
    block = shown.text(picture.wording.listed(title, state), style, "inkMuted", max_lines=1)
    row = max(style.line_height, HEIGHT * factor) if told.assumed else style.line_height
    middle = top + row / 2
    if told.assumed:
        marks.append(assumption_mark(told.assumed, setting, frame, width, middle, 1.0))
    flow.y = top + max(row, block.height if block else 0.0) + 4 * factor
    rule = line([frame.point(0, flow.y), frame.point(width, flow.y)], Stroke("line", 0.75 * factor))
    ruled = Part("", "header", frame.box(0, flow.y - 1, width, 2), (rule,), "ground")
    shown.cut.clear()
    return Head((("header", shown),), ruled, flow.y - top + 8 * factor, tuple(marks))


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
    picture: MapPicture, told: Told, setting: Setting, frame: Frame, width: float, marks: list[Part]
) -> Iterator[_Block]:
    """The blocks of the head; what lies over them comes into `marks`."""
    journey = picture.document.find(picture.journey, Journey)
    persona = picture.document.find(journey.persona, Persona) if journey else None
    others = list(_others(picture, persona, told, setting, frame))
    shares = sum(block.share for block in others)
    share = _TITLE_SHARE
    needed = sum(block.least + _GAP for block in others) + _TITLE_LEAST
    if shares and needed * setting.factor <= width:
        # A title on one line keeps the head low, where all blocks share the row.
        style = print_style("title", setting.factor * _TITLES[-1])
        wanted = min(setting.engine.width(_title_of(picture, journey), style) + 2, width * _WIDEST_TITLE)
        room = width - _GAP * setting.factor * len(others)
        share = max(share, wanted * shares / max(1.0, room - wanted))

    def title(u: float, y: float, own: float) -> Flow:
        return _title(picture, journey, Flow(setting, frame, u, y, own), told, marks)

    yield _Block(share, _TITLE_LEAST, title)
    yield from others


def _others(
    picture: MapPicture, persona: Persona | None, told: Told, setting: Setting, frame: Frame
) -> Iterator[_Block]:
    journey = picture.document.find(picture.journey, Journey)
    if told.changed:
        yield _labelled(setting, frame, N_("What changed"), told.changed)
    if persona is not None and (persona.name or persona.role):
        yield _Block(19, 130, lambda u, y, w: _persona(picture, persona, Flow(setting, frame, u, y, w)))
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


def _labelled(setting: Setting, frame: Frame, label: str, text: str) -> _Block:
    def set_block(u: float, y: float, width: float) -> Flow:
        flow = Flow(setting, frame, u, y, width)
        flow.text(setting.wording.say(label), print_style("card", setting.factor), "inkMuted")
        flow.gap(1)
        flow.text(text, print_style("note", setting.factor), "ink", max_lines=_MOST_LINES)
        return flow

    return _Block(17, 110, set_block)


def _title_of(picture: MapPicture, journey: Journey | None) -> str:
    return journey_called(picture.document, journey, picture.wording.say(KINDS["journey"].label))


def _title(picture: MapPicture, journey: Journey | None, flow: Flow, told: Told, marks: list[Part]) -> Flow:
    """The title, under it the state of the journey and what it rests on."""
    setting, wording = flow.setting, picture.wording
    factor = setting.factor
    title = _title_of(picture, journey)
    styles = [print_style("title", factor * size) for size in _TITLES]
    style = next((one for one in styles if setting.engine.width(title, one) <= flow.width), styles[0])
    flow.text(title, style, "ink", max_lines=_MOST_TITLE_LINES)
    session = picture.document.session
    date = wording.date(session.date) if session.date else ""
    flow.gap(2)
    note = print_style("note", factor)
    u = flow.u
    if journey is not None and journey.state != "current":
        mark = state_mark(journey, setting, flow.frame, u, flow.y + note.line_height / 2, flow.width)
        marks.append(mark)
        u += mark.bounds.width + _AFTER_STATE * factor
        said = date
    else:
        said = wording.listed(state_words(journey, wording) if journey else "", date)
    width = min(flow.u + flow.width - u, setting.engine.width(said, note) + 1) if said else 0.0
    if said:
        beside = Flow(setting, flow.frame, u, flow.y, width)
        beside.text(said, note, "inkMuted")
        flow.draw(*beside.drawn)
        flow.words += beside.words
        flow.y = max(beside.y, flow.y + note.line_height)
        u += width + _AFTER_STATE * factor
    if told.assumed:
        _assumed(flow, told.assumed, u, marks)
    return flow


def _assumed(flow: Flow, words: str, u: float, marks: list[Part]) -> None:
    """What the state rests on, beside it where there is room, else under it."""
    setting, factor = flow.setting, flow.setting.factor
    row = print_style("note", factor).line_height
    if u > flow.u and assumption_width(words, setting, flow.width) > flow.u + flow.width - u:
        u = flow.u
        flow.gap(3)
        flow.y += row + 1 * factor
    first = flow.y - row
    frame = replace(flow.frame, edge=flow.frame.x(u))
    marks.append(assumption_mark(words, setting, frame, flow.u + flow.width - u, first + row / 2, 0.0))


def _persona(picture: MapPicture, persona: Persona, flow: Flow) -> Flow:
    """The persona's portrait, name and role; then who the other curves are."""
    factor, wording = flow.setting.factor, picture.wording
    size = 32.0 * factor
    indent = size + 10 * factor
    circle = flow.frame.box(flow.u, flow.y, size, size)
    flow.draw(lambda: portrait(picture.document, persona, circle))
    bottom = flow.y + size
    flow.text(wording.say(KINDS["persona"].label), print_style("card", factor), "inkMuted", indent=indent)
    flow.gap(1)
    name = persona_words(persona, wording) if persona.name else ""
    flow.text(name, print_style("lane", factor), "ink", indent=indent, max_lines=3)
    flow.text(persona.role, print_style("note", factor), "ink", indent=indent, max_lines=3)
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


def _thirds(picture: MapPicture, page: tuple[int, int]) -> tuple[str, str, str]:
    """What the foot says at its leading edge, in its middle and at its trailing edge."""
    session, wording = picture.document.session, picture.wording
    count = wording.say(N_("page {page} of {pages}")).format(
        page=wording.digits(str(page[0])), pages=wording.digits(str(page[1]))
    )
    date = wording.date(session.date) if session.date else ""
    return (
        wording.listed(session.title, session.client),
        evidence_summary(picture),
        wording.listed(date, count),
    )


def lay_out_foot(
    picture: MapPicture, setting: Setting, frame: Frame, width: float, top: float, page: tuple[int, int]
) -> Part:
    """Project, evidence and page under a hairline; `page` is this page and the number of all."""
    style = print_style("min", setting.factor)
    rule = line([frame.point(0, top), frame.point(width, top)], Stroke("line", 0.75 * setting.factor))
    y = top + _UNDER_RULE * setting.factor
    part = Flow(setting, frame, 0, y, width)
    part.draw(rule)
    for place, text in enumerate(_thirds(picture, page)):
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
    width = min(_third_width(flow.width), flow.setting.engine.width(text, style) + 0.5)
    block = flow.setting.engine.block(
        text, style, width, direction=flow.setting.wording.direction, max_lines=2
    )
    u = (flow.width - width) * place / 2
    flow.draw(Text(flow.frame.x(u, width), y, block, "inkMuted"))
    flow.words.append(text)
    flow.y = max(flow.y, y + block.height)


def _third_width(width: float) -> float:
    return width / 3 - 8


def foot_height(picture: MapPicture, setting: Setting, width: float) -> float:
    """The room the foot needs, of one line or two."""
    style = print_style("min", setting.factor)
    # With the largest numbers a foot is likely to have, for it must fit on each page of a book.
    longest = max(setting.engine.width(text, style) + 1 for text in _thirds(picture, (999, 999)) if text)
    lines = 1 if longest <= _third_width(width) else 2
    return _UNDER_RULE * setting.factor + lines * style.line_height
