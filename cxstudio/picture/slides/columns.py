"""Columns of headed blocks that go on from slide to slide: nothing is left out for lack of room; it knows no stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cxstudio.picture.flow import Flow
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import severity_mark
from cxstudio.picture.primitives import Colour, Part, Rect
from cxstudio.picture.slides.screen import Screen, Slide, unfilled
from cxstudio.picture.styles import slide_style
from cxstudio.text.layout import Style
from cxstudio.words import N_

_ICON = 15.0
_UNDER_HEAD = 6.0
_BETWEEN = 9.0
_SECTIONS = 14.0
_BAR, _TO_TEXT = 3.0, 12.0
_SAMPLE = 40  # lines, more than a slide has
_SIGN = 30.0  # for the bars of a severity
_TALLEST = 320.0  # of one card, so that each has room on an empty slide
_SLACK = 0.96  # of the room, so that other programs, with a wider font, break the same lines
_MORE = 24.0  # for the words that there is more
_ACROSS, _GUTTER, _STEPS = 3, 28.0, 24


@dataclass(frozen=True)
class Block:
    """Something in a column: the node it shows, what parts call it, and how it is set into a flow as wide as that."""

    node: str
    role: str
    set: Callable[[Flow], None]
    says: str = ""


@dataclass(frozen=True)
class Section:
    """Blocks under a heading; without a title they stand alone.

    What is told `elsewhere` in the deck as well does not go on on a slide of its own.
    """

    title: str
    sign: str
    colour: Colour
    blocks: tuple[Block, ...]
    elsewhere: bool = False


@dataclass(frozen=True)
class Lane:
    """A column: where it is, how wide, and its sections from the top."""

    u: float
    width: float
    sections: tuple[Section, ...]


def note_block(screen: Screen, node: str, text: str, colour: Colour, says: str, *, severity: int | None = None,
               italic: bool = False) -> Block:  # fmt: skip
    """A card: its text beside a bar in the colour of its kind."""

    def set_note(flow: Flow) -> None:
        sign = _SIGN if severity is not None else 0.0
        top, width = flow.y, flow.width
        flow.width = (width - sign) * _SLACK
        style = slide_style("body", italic=italic)
        flow.width = _TO_TEXT + unfilled(screen, text, style, flow.width - _TO_TEXT)
        lines = _lines(screen, text, style, flow.width - _TO_TEXT)
        flow.text(text, style, "ink", indent=_TO_TEXT, max_lines=lines)
        flow.width = width
        flow.draw(Rect(flow.frame.box(flow.u, top, _BAR, flow.y - top), colour))
        if severity is not None:
            middle = (top + flow.y) / 2
            flow.draw(*severity_mark(severity, flow.frame, flow.u + width - 19.0, middle + 5.0, colour))

    return Block(node, "card", set_note, says)


def _lines(screen: Screen, text: str, style: Style, width: float) -> int:
    """How many lines of a text may stand on a slide; those of tall scripts are fewer."""
    block = screen.engine.block(text, style, width, max_lines=_SAMPLE)
    return max(1, int(_TALLEST * len(block.lines) / block.height)) if block.lines else 1


def pour(slide: Slide, lanes: Sequence[Lane], top: float, bottom: float) -> list[Section]:
    """Set columns between two heights; what does not fit comes back, to be set on another slide."""
    rest: list[Section] = []
    for lane in lanes:
        parts, cut, left, _ = _filled(slide.screen, lane, top, bottom)
        if left:
            parts, cut, left, y = _filled(slide.screen, lane, top, bottom - _MORE, any_order=True)
            shown = _begun(lane, left)
            if not parts and (head := _heading(slide.screen, left[0], lane, top)) is not None:
                parts.append(head)
                shown.add(left[0].title)
                y = head.bounds.bottom
            parts.append(_more(slide.screen, lane, left, y, shown))
        slide.add(*parts)
        slide.cut += cut
        rest += (section for section in left if not section.elsewhere)
    return rest


def _begun(lane: Lane, left: Sequence[Section]) -> set[str]:
    """The headings of which something is shown."""
    rest = {section.title: len(section.blocks) for section in left}
    return {one.title for one in lane.sections if len(one.blocks) > rest.get(one.title, 0)}


def _more(screen: Screen, lane: Lane, left: Sequence[Section], y: float, shown: set[str]) -> Part:
    """How much of a column stands on another slide; of what has no heading here by its name."""
    wording = screen.wording
    said = []
    for section in left:
        count = len(section.blocks)
        number = wording.digits(str(count))
        if section.title and section.title not in shown:
            said.append(wording.say(N_("{place}: {name}")).format(place=section.title, name=number))
        else:
            said.append(wording.say_count("and {n} more", "and {n} more", count).format(n=number))
    flow = screen.flow(lane.u, y + 5.0, lane.width)
    flow.text(wording.parted(*said), slide_style("note"), "inkMuted", max_lines=1)
    return flow.part("more")


def pour_evenly(
    slide: Slide, sections: Sequence[Section], extras: Sequence[Section], top: float, bottom: float
) -> list[Section]:
    """Set sections in columns side by side, about as high as each other, on a slide that holds nothing else.

    The `extras` stand behind them where there is room for all of them.
    """
    screen = slide.screen
    if extras:
        trial = Slide(screen, slide.title)
        if not pour_evenly(trial, [*sections, *extras], (), top, bottom):
            slide.add(*trial.parts)
            slide.cut += trial.cut
            return []
    count = min(_ACROSS, sum(len(section.blocks) for section in sections))
    width = (screen.inner - _GUTTER * (_ACROSS - 1)) / _ACROSS
    made, left = _across(screen, sections, (top, bottom), count, width)
    for step in range(1, _STEPS + 1) if not left else ():
        height = (bottom - top) * step / _STEPS
        made, left = _across(screen, sections, (top, top + height), count, width)
        if not left:
            break
    for parts, cut in made:
        slide.add(*parts)
        slide.cut += cut
    return left


def _across(
    screen: Screen, sections: Sequence[Section], between: tuple[float, float], count: int, width: float
) -> tuple[list[tuple[list[Part], list[str]]], list[Section]]:
    made, left = [], list(sections)
    for place in range(count):
        lane = Lane(place * (width + _GUTTER), width, tuple(left))
        parts, cut, left, _ = _filled(screen, lane, *between)
        made.append((parts, cut))
    return made, left


def height_of(screen: Screen, lanes: Sequence[Lane], most: float) -> float:
    """How high columns would be, up to some height; of what is told elsewhere as well, only how it begins."""
    high = 0.0
    for lane in lanes:
        begun = tuple(replace(s, blocks=s.blocks[:1]) if s.elsewhere else s for s in lane.sections)
        _, _, left, y = _filled(screen, replace(lane, sections=begun), 0.0, most)
        left = left or [s for s in lane.sections if s.elsewhere and len(s.blocks) > 1]
        high = max(high, y + _MORE if left else y)
    return min(high, most)


def _filled(
    screen: Screen, lane: Lane, top: float, bottom: float, *, any_order: bool = False
) -> tuple[list[Part], list[str], list[Section], float]:
    """The parts of a column, the texts cut, the sections left over, and where it ends.

    It ends before the first block without room, or with `any_order` goes on with those behind it that have some.
    """
    parts: list[Part] = []
    cut: list[str] = []
    left: list[Section] = []
    y = top
    for place, section in enumerate(lane.sections):
        over: list[Block] = []
        begin = y + (_SECTIONS if parts else 0.0)
        head = _heading(screen, section, lane, begin)
        at = head.bounds.bottom + _UNDER_HEAD if head is not None else begin
        for number, block in enumerate(section.blocks):
            flow = screen.flow(lane.u, at, lane.width)
            block.set(flow)
            if flow.y > bottom + 0.01:
                over.append(block)
                if any_order and not section.elsewhere:
                    continue
                rest = replace(section, blocks=section.blocks[number:])
                return parts, cut, [rest, *lane.sections[place + 1 :]], y
            if head is not None:
                parts.append(head)
                head = None
            part = replace(flow.part(block.role), node=block.node)
            parts.append(replace(part, full=block.says) if block.says else part)
            cut += flow.cut
            y, at = flow.y, flow.y + _BETWEEN
        left += [replace(section, blocks=tuple(over))] if over else []
    return parts, cut, left, y


def _heading(screen: Screen, section: Section, lane: Lane, y: float) -> Part | None:
    if not section.title:
        return None
    flow = screen.flow(lane.u, y, lane.width)
    flow.draw(*icon(section.sign, screen.frame.box(lane.u, y + 2.0, _ICON, _ICON), section.colour))
    flow.text(section.title, slide_style("head"), "ink", indent=_ICON + 6.0, max_lines=2)
    return flow.part("heading")
