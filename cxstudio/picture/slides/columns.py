"""Columns of headed blocks that go on from slide to slide: nothing is left out for lack of room; it knows no stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from cxstudio.picture.flow import Flow
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import VOTE_DOT, disc, severity_mark
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
_VOTES = 34.0  # for a dot and the number of dots
_TALLEST = 320.0  # of one card, so that each has room on an empty slide
_SLACK = 0.96  # of the room, so that other programs, with a wider font, break the same lines
_MORE = 24.0  # for the words that there is more
_SHORT, _FEW_BREAKS = 120, 3  # a text that cannot be as high as a slide, in letters and line breaks
_LEAST_BLOCK = 24.0  # of a card's height with what parts it from the next
_LARGER = "card"  # the style of notes where there is much room, in the usual weight
_ACROSS, _GUTTER, _STEPS = 3, 28.0, 24


@dataclass(frozen=True)
class Block:
    """Something in a column: the node it shows, what parts call it, and how it is set into a flow as wide as that.

    `larger` is the same in larger letters, for a slide with much room.
    """

    node: str
    role: str
    set: Callable[[Flow], None]
    says: str = ""
    larger: Block | None = None
    _heights: dict[float, float] = field(default_factory=dict, compare=False, repr=False)

    def height(self, screen: Screen, width: float) -> float:
        """How high it is; it is set once for each width, since columns are tried at many heights."""
        if width not in self._heights:
            flow = screen.flow(0.0, 0.0, width)
            self.set(flow)
            self._heights[width] = flow.y
        return self._heights[width]


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
    _heads: dict[float, float] = field(default_factory=dict, compare=False, repr=False)

    def head_height(self, screen: Screen, width: float) -> float:
        """How high its heading is, 0 without one."""
        if self.title and width not in self._heads:
            flow = screen.flow(0.0, 0.0, width)
            _set_heading(flow, self)
            self._heads[width] = flow.y
        return self._heads.get(width, 0.0)


@dataclass(frozen=True)
class Lane:
    """A column: where it is, how wide, and its sections from the top."""

    u: float
    width: float
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How bad something is, and how many dots it got in the last vote."""

    severity: int | None = None
    dots: int = 0


def note_block(screen: Screen, node: str, text: str, colour: Colour, says: str, *, weight: Weight | None = None,
               italic: bool = False, size: str = "body") -> Block:  # fmt: skip
    """A card: its text beside a bar in the colour of its kind, its weight behind it."""
    severity, dots = (weight.severity, weight.dots) if weight is not None else (None, 0)
    larger = None
    if size == "body":
        larger = note_block(screen, node, text, colour, says, weight=weight, italic=italic, size=_LARGER)

    def set_note(flow: Flow) -> None:
        sign = _SIGN if severity is not None else 0.0
        room = sign + (_VOTES if dots else 0.0)
        top, width = flow.y, flow.width
        flow.width = (width - room) * _SLACK
        style = replace(slide_style(size, italic=italic), weight=400)
        flow.width = _TO_TEXT + unfilled(screen, text, style, flow.width - _TO_TEXT)
        lines = _lines(screen, text, style, flow.width - _TO_TEXT)
        flow.text(text, style, "ink", indent=_TO_TEXT, max_lines=lines)
        flow.width = width
        flow.draw(Rect(flow.frame.box(flow.u, top, _BAR, flow.y - top), colour))
        if severity is not None:
            middle = (top + flow.y) / 2
            flow.draw(*severity_mark(severity, flow.frame, flow.u + width - 19.0, middle + 5.0, colour))
        if dots:
            _set_dots(screen, flow, dots, flow.u + width - sign - _VOTES + 4.0, (top + flow.y) / 2)

    return Block(node, "card", set_note, says, larger)


def _set_dots(screen: Screen, flow: Flow, dots: int, u: float, middle: float) -> None:
    """One dot and a number."""
    style = slide_style("note")
    number = screen.flow(u + VOTE_DOT + 3.0, middle - style.line_height / 2, _VOTES)
    number.text(screen.wording.digits(str(dots)), style, "ink", max_lines=1)
    flow.draw(disc(flow.frame.point(u + VOTE_DOT / 2, middle), VOTE_DOT, "accent"), *number.drawn)


def _lines(screen: Screen, text: str, style: Style, width: float) -> int:
    """How many lines of a text may stand on a slide; those of tall scripts are fewer."""
    if len(text) < _SHORT and text.count("\n") < _FEW_BREAKS:
        return _SAMPLE
    block = screen.engine.block(text, style, width, max_lines=_SAMPLE)
    return max(1, int(_TALLEST * len(block.lines) / block.height)) if block.lines else 1


def pour(slide: Slide, lanes: Sequence[Lane], top: float, bottom: float) -> list[Section]:
    """Set columns between two heights; what does not fit comes back, to be set on another slide."""
    rest: list[Section] = []
    for lane in lanes:
        plan = _planned(slide.screen, lane, top, bottom)
        if plan.left:
            plan = _planned(slide.screen, lane, top, bottom - _MORE, any_order=True)
        parts, cut = _drawn(slide.screen, lane, plan)
        left, y = plan.left, plan.bottom
        if left:
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

    The `extras` stand behind them where there is room for all of them. What has room in larger letters has those, in
    as few columns as hold it.
    """
    for wanted in ([*sections, *extras], sections) if extras else (sections,):
        larger = [_larger(section) for section in wanted]
        count = sum(len(section.blocks) for section in wanted)
        for some, across in ((larger, _ACROSS - 1), (larger, _ACROSS), (wanted, _ACROSS)):
            if count * _LEAST_BLOCK > across * (bottom - top):  # not worth a trial
                continue
            lanes = _lanes_across(slide.screen, some, across)
            if _planned_across(slide.screen, lanes, top, bottom)[-1].left:
                continue
            _draw_evenly(slide, lanes, top, bottom)
            return []
    lanes = _lanes_across(slide.screen, sections, _ACROSS)
    plans = _planned_across(slide.screen, lanes, top, bottom)
    _draw_across(slide, lanes, plans)
    return plans[-1].left


def _larger(section: Section) -> Section:
    return replace(section, blocks=tuple(block.larger or block for block in section.blocks))


def _lanes_across(screen: Screen, sections: Sequence[Section], across: int) -> list[Lane]:
    """Columns as wide as if there were so many; all the sections wait before the first."""
    count = min(across, sum(len(section.blocks) for section in sections))
    width = (screen.inner - _GUTTER * (across - 1)) / across
    return [Lane(place * (width + _GUTTER), width, tuple(sections)) for place in range(count)]


def _draw_evenly(slide: Slide, lanes: Sequence[Lane], top: float, bottom: float) -> None:
    """Draw columns as low as they can be with all in them."""
    for step in range(1, _STEPS + 1):
        end = top + (bottom - top) * step / _STEPS
        plans = _planned_across(slide.screen, lanes, top, end)
        if not plans[-1].left:
            _draw_across(slide, lanes, plans)
            return


def _planned_across(screen: Screen, lanes: Sequence[Lane], top: float, bottom: float) -> list[_Plan]:
    """Each column goes on where the one before it ends."""
    plans = [_Plan((), list(lanes[0].sections), top)] if lanes else [_Plan((), [], top)]
    for lane in lanes:
        plans.append(_planned(screen, replace(lane, sections=tuple(plans[-1].left)), top, bottom))
    return plans


def _draw_across(slide: Slide, lanes: Sequence[Lane], plans: Sequence[_Plan]) -> None:
    for lane, plan in zip(lanes, plans[1:], strict=True):
        parts, cut = _drawn(slide.screen, lane, plan)
        slide.add(*parts)
        slide.cut += cut


def height_of(screen: Screen, lanes: Sequence[Lane], most: float) -> float:
    """How high columns would be, up to some height; of what is told elsewhere as well, only how it begins."""
    high = 0.0
    for lane in lanes:
        begun = tuple(replace(s, blocks=s.blocks[:1]) if s.elsewhere else s for s in lane.sections)
        plan = _planned(screen, replace(lane, sections=begun), 0.0, most)
        left = plan.left or [s for s in lane.sections if s.elsewhere and len(s.blocks) > 1]
        high = max(high, plan.bottom + _MORE if left else plan.bottom)
    return min(high, most)


@dataclass(frozen=True)
class _Plan:
    """What of a column stands where: a section's heading (no block) or block, at a height; what is left; its end."""

    steps: tuple[tuple[Section, Block | None, float], ...]
    left: list[Section]
    bottom: float


def _planned(screen: Screen, lane: Lane, top: float, bottom: float, *, any_order: bool = False) -> _Plan:
    """Where the blocks of a column stand, before any is drawn.

    It ends before the first block without room, or with `any_order` goes on with those behind it that have some.
    """
    steps: list[tuple[Section, Block | None, float]] = []
    left: list[Section] = []
    y = top
    for place, section in enumerate(lane.sections):
        over: list[Block] = []
        begin = y + (_SECTIONS if steps else 0.0)
        head = section.head_height(screen, lane.width)
        at, headed = begin + (head + _UNDER_HEAD if head else 0.0), not head
        for number, block in enumerate(section.blocks):
            end = at + block.height(screen, lane.width)
            if end > bottom + 0.01:
                over.append(block)
                if any_order and not section.elsewhere:
                    continue
                rest = replace(section, blocks=section.blocks[number:])
                return _Plan(tuple(steps), [rest, *lane.sections[place + 1 :]], y)
            if not headed:
                steps.append((section, None, begin))
                headed = True
            steps.append((section, block, at))
            y, at = end, end + _BETWEEN
        left += [replace(section, blocks=tuple(over))] if over else []
    return _Plan(tuple(steps), left, y)


def _drawn(screen: Screen, lane: Lane, plan: _Plan) -> tuple[list[Part], list[str]]:
    """The parts of a column and the texts that are cut."""
    parts: list[Part] = []
    cut: list[str] = []
    for section, block, y in plan.steps:
        if block is None:
            head = _heading(screen, section, lane, y)
            parts += [head] if head is not None else []
            continue
        flow = screen.flow(lane.u, y, lane.width)
        block.set(flow)
        part = replace(flow.part(block.role), node=block.node)
        parts.append(replace(part, full=block.says) if block.says else part)
        cut += flow.cut
    return parts, cut


def _heading(screen: Screen, section: Section, lane: Lane, y: float) -> Part | None:
    if not section.title:
        return None
    flow = screen.flow(lane.u, y, lane.width)
    flow.draw(*icon(section.sign, screen.frame.box(lane.u, y + 2.0, _ICON, _ICON), section.colour))
    _set_heading(flow, section)
    return flow.part("heading")


def _set_heading(flow: Flow, section: Section) -> None:
    flow.text(section.title, slide_style("head"), "ink", indent=_ICON + 6.0, max_lines=2)
