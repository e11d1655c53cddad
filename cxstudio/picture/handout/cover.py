"""The first pages of a handout: title, vision, personas, what is inside; it knows the others by their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxstudio.insight.plan import today
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line, session_called
from cxstudio.model.records import Journey, Persona
from cxstudio.picture.flow import Flow
from cxstudio.picture.handout.chapters import Entry, persona_anchor
from cxstudio.picture.marks import line
from cxstudio.picture.page_words import state_words
from cxstudio.picture.portrait import persona_words, portrait
from cxstudio.picture.poster import Bookmark, Page, PageLink
from cxstudio.picture.primitives import Part, Primitive, Rect, Stroke
from cxstudio.picture.sheets.paper import Paper, session_day
from cxstudio.picture.sheets.plan_rows import LETTERS
from cxstudio.picture.sheets.pouring import Column, Pages, rows_of
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

_TITLE = 1.5  # times the size of a title on a page
_VISION = 1.0  # times the size of a header
_GAP = 22.0  # points at a factor of 1, as all sizes here
_TOP = 46.0
_PORTRAIT, _BESIDE = 42.0, 10.0
_LEAST_PERSONA = 160.0  # with the gap after it
_BAR = 2.0
_NUMBER = 26.0  # the room of a page's number
_INDENT = 14.0
_ROW = 1.45  # times the height of a line, of an entry of what is inside
_BESIDE_AT = 200  # characters; two visions that are no longer stand beside each other


@dataclass
class _Cover:
    """What has been set so far, with what leads elsewhere, by page."""

    column: Column
    links: list[tuple[int, PageLink]]

    def link(self, part: Part, to: str) -> None:
        box = part.bounds
        self.links.append((self.column.page, PageLink(box.x, box.y, box.width, box.height, to)))


def cover_pages(paper: Paper, inside: Sequence[Entry], numbers: Mapping[str, int]) -> list[Page]:
    """The cover, and what is inside with the numbers of its pages."""
    column = Column(Pages(paper), 0.0, paper.inner, paper.top)
    cover = _Cover(column, [])
    _title(column)
    _vision(column)
    _personas(cover)
    _inside(cover, inside, numbers)
    title = _called(paper)
    return [
        replace(
            paper.page(parts, "" if not place else paper.wording.say(N_("Inside")), 1, 1, title),
            links=tuple(link for at, link in cover.links if at == place),
            bookmarks=() if place else (Bookmark(title, 0.0, 0.0),),
        )
        for place, parts in enumerate(column.pages.parts)
    ]


def _called(paper: Paper) -> str:
    """What the document is called: as the session, else as its first journey."""
    return session_called(paper.document, paper.wording.say(KINDS["journey"].label), paper.journeys)


def _title(column: Column) -> None:
    paper, session = column.paper, column.paper.document.session
    factor, wording = paper.factor, paper.wording
    column.y += _TOP * factor if paper.size[1] > paper.size[0] else 0.0
    if session.client:
        column.text(session.client, print_style("lane", factor * 1.2), "inkMuted")
        column.gap(4)
    title = _called(paper)
    column.text(title, print_style("title", factor * _TITLE), "ink", role="title")
    column.gap(6)
    for said in _journeys(paper, title):
        column.text(said, print_style("header", factor * 0.8), "ink")
    who = ""
    if session.facilitator:
        who = wording.say(N_("Facilitated by {name}")).format(name=one_line(session.facilitator))
    as_of = wording.say(N_("As of {day}")).format(day=wording.date(today().isoformat()))
    said = wording.parted(session_day(session, wording), who, as_of)
    column.text(said, print_style("lane", factor * 1.1), "inkMuted")
    column.gap(12)
    ends = [paper.frame.point(0.0, column.y), paper.frame.point(paper.inner, column.y)]
    rule = line(ends, Stroke("ink", 1.25 * factor))
    column.put(Part("", "rule", paper.frame.box(0.0, column.y, paper.inner, 1.0), (rule,), "ground"))
    column.gap(16)


def _journeys(paper: Paper, title: str) -> Iterator[str]:
    """What the document is of: each journey with its state, without its title where that is the document's."""
    for id in paper.journeys:
        journey = paper.document.find(id, Journey)
        if journey is not None:
            own = one_line(journey.title)
            shown = "" if own == one_line(title) and len(paper.journeys) == 1 else own
            yield paper.wording.listed(shown, state_words(journey, paper.wording))


def _vision(column: Column) -> None:
    """The impression and the promise, as large as a header, each at a bar."""
    session, say = column.paper.document.session, column.paper.wording.say
    said = [
        (say(label), text.strip())
        for label, text in (
            (N_("Impression we want"), session.impression),
            (N_("Experience we promise"), session.promise),
        )
        if text.strip()
    ]
    if len(said) == 2 and all(len(text) <= _BESIDE_AT for _label, text in said):
        gap = _GAP * column.paper.factor
        width = (column.width - gap) / 2
        flows = [_vision_flow(column, place * (width + gap), width, *one) for place, one in enumerate(said)]
        bottom = max(flow.y for flow in flows)
        for flow in flows:
            _bar(flow, bottom)
            column.put(flow.part("vision"))
        column.y = bottom
    else:
        for label, text in said:
            column.text(label, print_style("card", column.paper.factor * LETTERS), "inkMuted")
            column.text(text, print_style("header", column.paper.factor * 0.85), "ink")
            column.gap(8)
    if said:
        column.gap(20)


def _vision_flow(column: Column, u: float, width: float, label: str, text: str) -> Flow:
    factor = column.paper.factor
    flow = column.flow(u, width)
    lead = 10 * factor
    flow.text(label, print_style("card", factor * LETTERS), "inkMuted", indent=lead)
    flow.gap(3)
    style = replace(print_style("header", factor * _VISION), weight=400)
    flow.text(text, style, "ink", indent=lead)
    return flow


def _bar(flow: Flow, bottom: float) -> None:
    box = flow.frame.box(flow.u, flow.top, _BAR * flow.setting.factor, bottom - flow.top)
    flow.draw(Rect(box, "accent"))
    flow.y = bottom


def _personas(cover: _Cover) -> None:
    """The personas with their portraits; each leads to its sheet."""
    column = cover.column
    paper, factor = column.paper, column.paper.factor
    shown = [one for one in paper.document.personas() if one.name or one.role]
    if not shown:
        return
    _heading(column, paper.wording.say(N_("Personas")))
    across = max(1, min(3, int(column.width // (_LEAST_PERSONA * factor))))
    gap = _GAP * factor
    width = (column.width - (across - 1) * gap) / across
    for row in rows_of(shown, across):
        flows = [
            _persona(paper, column.flow(place * (width + gap), width), one) for place, one in enumerate(row)
        ]
        column.need(max(flow.y for flow in flows) - column.y)
        flows = [
            _persona(paper, column.flow(place * (width + gap), width), one) for place, one in enumerate(row)
        ]
        for one, flow in zip(row, flows, strict=True):
            part = flow.part("persona")
            column.put(part)
            cover.link(part, persona_anchor(one.id))
        column.y = max(flow.y for flow in flows)
        column.gap(10)
    column.gap(14)


def _persona(paper: Paper, flow: Flow, persona: Persona) -> Flow:
    factor = paper.factor
    size = _PORTRAIT * factor
    circle = flow.frame.box(flow.u, flow.y, size, size)
    flow.draw(lambda: portrait(paper.document, persona, circle))
    lead = size + _BESIDE * factor

    def words_from(top: float) -> Flow:
        words = Flow(paper.setting, flow.frame, flow.u + lead, top, flow.width - lead)
        words.text(persona_words(persona, paper.wording), print_style("lane", factor * 1.2), "ink")
        words.text(persona.role, print_style("note", factor * LETTERS), "inkMuted")
        return words

    words = words_from(flow.y)
    words = words_from(flow.y + max(0.0, (size - (words.y - words.top)) / 2))
    flow.draw(*words.drawn)
    flow.words += words.words
    flow.y = max(flow.y + size, words.y)
    return flow


def _heading(column: Column, words: str) -> None:
    column.text(words, print_style("header", column.paper.factor), "ink", role="heading")
    column.gap(7)


def _inside(cover: _Cover, inside: Sequence[Entry], numbers: Mapping[str, int]) -> None:
    """Every chapter with its page, in two columns where one would not end on the page."""
    column = cover.column
    if not inside:
        return
    column.need(70 * column.paper.factor)
    _heading(column, column.paper.wording.say(N_("Inside")))
    trial = Column(Pages(column.paper), column.u, column.width, column.paper.top)
    _entries(_Cover(trial, []), inside, numbers)
    if not trial.page and trial.y - trial.top <= column.room:
        _entries(cover, inside, numbers)
        return
    gap = _GAP * column.paper.factor
    width, top, page = (column.width - gap) / 2, column.y, column.page
    half = _first_half(inside)
    ends = []
    for place, entries in enumerate((inside[:half], inside[half:])):
        side = Column(column.pages, place * (width + gap), width, column.paper.top, page=page)
        side.y = top
        own = _Cover(side, cover.links)
        _entries(own, entries, numbers)
        ends.append((side.page, side.y))
    column.page, column.y = max(ends)


def _first_half(inside: Sequence[Entry]) -> int:
    """How many entries stand in the first of two columns: a chapter and what is under it stay together."""
    chapters = [place for place, entry in enumerate(inside) if not entry.level and place]
    return min(chapters, key=lambda place: abs(place - len(inside) / 2), default=len(inside) // 2)


def _entries(cover: _Cover, inside: Sequence[Entry], numbers: Mapping[str, int]) -> None:
    column = cover.column
    for entry in inside:
        style = print_style("note" if entry.level else "card", column.paper.factor * 1.3)
        column.need(style.line_height * _ROW)
        part = _entry(column, entry, numbers.get(entry.to, 0))
        column.put(part)
        cover.link(part, entry.to)
        column.y = part.bounds.bottom


def _entry(column: Column, entry: Entry, number: int) -> Part:
    """A line of what is inside: its words, dots, the number of the page."""
    paper, factor = column.paper, column.paper.factor
    style = print_style("note" if entry.level else "card", factor * 1.3)
    lead, tail = _INDENT * factor * entry.level, _NUMBER * factor
    top = column.y + (0.0 if entry.level or column.fresh else 3 * factor)
    words = paper.flow(column.u + lead, top, column.width - lead - tail)
    block = words.text(one_line(entry.title), style, "ink", max_lines=2)
    said = paper.wording.digits(str(number))
    wide = paper.engine.width(said, style) + 0.5
    last = words.y - style.line_height
    end = paper.flow(column.u + column.width - wide, last, wide)
    end.text(said, style, "ink")
    begun = lead + (block.lines[-1].width if block is not None and block.lines else 0.0) + 5 * factor
    stop = column.width - wide - 5 * factor
    shapes: list[Primitive] = [*words.primitives, *end.primitives]
    if begun < stop:
        y = last + style.line_height * 0.74
        ends = [paper.frame.point(column.u + u, y) for u in (begun, stop)]
        shapes.append(line(ends, Stroke("lineControl", 0.6 * factor, (0.6 * factor, 2.6 * factor))))
    height = words.y - top + style.line_height * (_ROW - 1)
    box = paper.frame.box(column.u, top, column.width, height)
    return Part("", "inside", box, tuple(shapes), "ground", f"{one_line(entry.title)} {said}")
