"""Numbered items under headings, with what was counted beside them: how minutes and a handout set them; no facts.

`letters` are the size of what is read, times that of a note on a map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import inf

from cxstudio.model.records import EMOTION_VALUES
from cxstudio.picture.flow import Flow
from cxstudio.picture.handout.breaks import Block, turns_before
from cxstudio.picture.primitives import Rect
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.pouring import Column, Pages
from cxstudio.picture.signs import emotion_colour
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

_INDENT = 20.0  # points at a factor of 1, of what stands under a number
_OVER = 14.0  # over a heading
_LEAST = 48.0  # of an item at the foot of a page
_SPARE = 1.4  # lines: a text that begins at the foot of a page asks for more room than one line of it takes
_ASIDE, _GAP = 190.0, 16.0  # the trailing side, for what was counted
_LONGEST, _BAR = 64.0, 5.0  # a candidate's bar
_HANDS_WIDTH, _HANDS_HEIGHT = 140.0, 24.0  # of the most hands of one value


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate of a vote: its words, what it got, and how long its bar is, 0 to 1."""

    words: str
    got: str
    share: float
    first: bool = False  # of the round


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read out: what, and under it how, each a sentence of its own.

    Of a vote there are `rows`, of raised hands how many there were of each value from -2 to +2.
    """

    text: str
    under: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    after: tuple[str, ...] = ()  # under the rows
    hands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading; one that is `named` already, by what stands over it, has none."""

    name: str
    items: Sequence[Item]
    named: bool = False


def set_sections(column: Column, sections: Sequence[Section], letters: float) -> None:
    """Headings and their numbered items. After a page break the heading is said again, and nothing stands alone."""
    paper = column.paper
    whole = paper.bottom - paper.top
    spare = _SPARE * print_style("card", paper.factor * letters).line_height
    placed = [(at, place) for at, section in enumerate(sections) for place in range(len(section.items))]
    blocks = [Block(at, _height(paper, sections[at], place, letters)) for at, place in placed]
    for block, (at, place) in enumerate(placed):
        section = sections[at]
        column.opened = None if not place else partial(_heading, column, section.name, again=True)
        if not column.fresh and turns_before(blocks, block, column.room - spare, whole):
            column.turn()
        if not place and not section.named:
            _heading(column, section.name)
        column.opened = partial(_heading, column, section.name, again=True)
        _set(column, paper.wording.digits(f"{place + 1}."), section.items[place], letters)


def _height(paper: Paper, section: Section, place: int, letters: float) -> float:
    """How tall an item is, with the heading over the first one; endless where it takes more than a page."""
    column = Column(Pages(paper), 0.0, paper.inner, paper.top)
    if not place and not section.named:
        _heading(column, section.name)
        column.gap(_OVER)
    _set(column, f"{place + 1}.", section.items[place], letters)
    return column.y - column.top if not column.page else inf


def _heading(column: Column, title: str, *, again: bool = False) -> None:
    factor, wording = column.paper.factor, column.paper.wording
    if again:
        title = wording.say(N_("{section}, continued")).format(section=title)
    column.gap(_OVER)
    column.need(70 * factor)
    column.text(title, print_style("header", factor), "ink", role="heading")
    column.gap(4)


def _set(column: Column, number: str, item: Item, letters: float) -> None:
    """One numbered item, with what was counted at its trailing side."""
    factor = column.paper.factor
    what, how = print_style("card", factor * letters), print_style("note", factor * letters)
    indent, aside = _INDENT * factor, (_ASIDE + _GAP) * factor
    column.need((_HANDS_HEIGHT + 14 if item.hands else _LEAST) * factor)
    flow = column.flow(0.0, indent)
    flow.text(number, what, "inkMuted")
    column.put(flow.part("number"))
    top, page = column.y, column.page
    narrow = column
    if item.hands:
        narrow = Column(column.pages, column.u, column.width - aside, column.top, page=column.page)
        narrow.y = column.y
    narrow.text(item.text, what, "ink", indent=indent)
    for words in item.under:
        narrow.text(words, how, "ink", indent=indent)
    column.y, column.page = narrow.y, narrow.page
    if item.hands:
        _histogram(column, item.hands, top if column.page == page else column.top)
    column.gap(3 if item.rows else 0)
    for row in item.rows:
        _row(column, row, letters)
    for words in item.after:
        column.text(words, how, "inkMuted", indent=indent)
    column.gap(8 if item.rows else 6)


def _row(column: Column, row: Row, letters: float) -> None:
    """A candidate with its bar and what it got; the first of a round stands out."""
    factor = column.paper.factor
    style = print_style("card" if row.first else "note", factor * letters)
    indent, aside = _INDENT * factor, _ASIDE * factor
    wide = column.width - indent - aside - _GAP * factor

    def words() -> Flow:
        flow = column.flow(indent, wide)
        flow.text(row.words, style, "ink")
        return flow

    column.need(words().y - column.y)
    flow = words()
    lead = column.width - aside
    bar = column.paper.frame.box(
        column.u + lead,
        column.y + style.line_height / 2 - _BAR * factor / 2,
        _LONGEST * factor * row.share,
        _BAR * factor,
    )
    got = column.flow(lead + (_LONGEST + 8) * factor, aside - (_LONGEST + 8) * factor)
    got.text(row.got, style, "ink")
    if row.share:
        flow.draw(Rect(bar, "accent" if row.first else "inkMuted"))
    column.put(flow.part("candidate"))
    column.put(got.part("dots"))
    column.y = max(flow.y, got.y)
    column.gap(2)


def _histogram(column: Column, hands: Sequence[int], top: float) -> None:
    """How many hands there were of each value, from the lowest to the highest, over their scale."""
    paper, factor = column.paper, column.paper.factor
    style = print_style("note", factor)
    step, most = _HANDS_WIDTH * factor / len(hands), max(hands)
    foot = top + _HANDS_HEIGHT * factor
    lead = column.width - _ASIDE * factor
    for place, (value, count) in enumerate(zip(EMOTION_VALUES, hands, strict=True)):
        u = column.u + lead + place * step
        flow = Flow(paper.setting, paper.frame, u, foot + 2 * factor, step)
        flow.text(paper.wording.signed(value), style, "inkMuted")
        high = max(_HANDS_HEIGHT * factor * count / most, 0.75 * factor)
        box = paper.frame.box(u, foot - high, step - 5 * factor, high)
        flow.draw(Rect(box, emotion_colour(value) if count else "inkMuted"))
        column.put(flow.part("hands"))
    column.y = max(column.y, foot + 2 * factor + style.line_height)
