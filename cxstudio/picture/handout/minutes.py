"""The minutes of a session: what was decided, the votes, who does what by when, and what stays open; no map.

It is written to be read aloud: sentences one after the other, a page or a few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import inf

from cxstudio.insight.plan import today, weighed_actions
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import EMOTION_VALUES, Card, Journey
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.picture.flow import Flow
from cxstudio.picture.handout.breaks import Block, turns_before
from cxstudio.picture.handout.minutes_votes import Item, Row, place_of, raised_hands, votes
from cxstudio.picture.pages import texts_of
from cxstudio.picture.poster import ExportReport, Page, PageSetup, Poster
from cxstudio.picture.primitives import Rect
from cxstudio.picture.sheets.paper import Paper, session_day
from cxstudio.picture.sheets.pouring import Column, Pages
from cxstudio.picture.signs import emotion_colour
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine, sentences
from cxstudio.words import N_

NAME = N_("Minutes")
_ALOUD = 1.4  # times the size of a note on a map: held in the hand and read out
_INDENT = 20.0  # points at a factor of 1, of what stands under a number
_OVER = 14.0  # over a heading
_LEAST = 48.0  # of an item at the foot of a page
_ASIDE, _GAP = 190.0, 16.0  # the trailing side, for what was counted
_LONGEST, _BAR = 64.0, 5.0  # a candidate's bar
_HANDS_WIDTH, _HANDS_HEIGHT = 140.0, 24.0  # of the most hands of one value


def compose_minutes(
    document: Document, journey: str, engine: TextEngine, setup: PageSetup | None = None
) -> Poster:
    """The minutes. What is empty is left out; of a journey its open questions, of all where all are asked for."""
    setup = setup or PageSetup("A4", profile="minutes")
    journeys = tuple(one.id for one in document.journeys()) if setup.every_journey else (journey,)
    paper = Paper(document, engine, replace(setup, landscape=setup.landscape is True), journeys)
    pages = _pages(paper)
    smallest, met = texts_of(tuple(pages))
    session = document.session
    return Poster(
        tuple(page.numbered(place, len(pages)) for place, page in enumerate(pages, start=1)),
        ExportReport(smallest, tuple(sentences(met))),
        session.title or paper.wording.say(NAME),
        session.language,
        session.direction == "rtl",
        setup.theme,
        tuple(warning.detail for warning in met if warning.kind == "missing"),
    )


def _pages(paper: Paper) -> list[Page]:
    column = Column(Pages(paper), 0.0, paper.inner, paper.top)
    say = paper.wording.say
    _head(column)
    sections = (
        (say(N_("What was decided")), list(_decisions(paper))),
        (say(N_("Who does what")), list(_actions(paper))),
        (say(N_("Votes")), list(votes(paper))),
        (say(N_("Raised hands")), list(dict.fromkeys(raised_hands(paper)))),
        # A journey and its future state have most questions in common: each is told once.
        (say(N_("Open questions")), list(dict.fromkeys(_questions(paper)))),
        (say(N_("Parking lot")), list(_parked(paper))),
    )
    _set_sections(column, [section for section in sections if section[1]])
    made, name = column.pages.parts, say(NAME)
    return [
        paper.page(parts, name, place, len(made), name if place == 1 else "")
        for place, parts in enumerate(made, start=1)
    ]


def _head(column: Column) -> None:
    """What it is the minutes of, when, and who was there."""
    paper, session = column.paper, column.paper.document.session
    factor, wording = paper.factor, paper.wording
    column.text(wording.say(NAME), print_style("lane", factor * 1.2), "inkMuted")
    title = one_line(session.title) or next((one_line(j.title) for j in _journeys(paper) if j.title), "")
    column.text(title, print_style("title", factor), "ink", role="title")
    who = ""
    if session.facilitator:
        who = wording.say(N_("Facilitated by {name}")).format(name=one_line(session.facilitator))
    as_of = wording.say(N_("As of {day}")).format(day=wording.date(today().isoformat()))
    said = wording.parted(session_day(session, wording), session.client, who, as_of)
    column.text(said, print_style("lane", factor * 1.1), "inkMuted")
    for words in _people(paper):
        column.gap(6)
        column.text(words, print_style("note", factor * _ALOUD), "ink")
    column.gap(6)


def _people(paper: Paper) -> Iterator[str]:
    """Who was in the room, and who else is named; without a list of those present only who is named."""
    wording = paper.wording
    named = [one for one in paper.document.nodes(Attendee) if one.name or one.role]
    present = [one for one in named if one.present]
    others = [one for one in named if not one.present]
    if present:
        said = wording.say(N_("Present: {people}"))
        yield said.format(people="; ".join(_person(one, wording) for one in present))
    if others:
        said = wording.say(N_("Not in the room: {people}") if present else N_("Present or named: {people}"))
        yield said.format(people="; ".join(_person(one, wording) for one in others))


def _person(person: Attendee, wording: Wording) -> str:
    about = wording.listed(one_line(person.role), one_line(person.team))
    name = one_line(person.name)
    return f"{name} ({about})" if name and about else name or about


def _journeys(paper: Paper) -> list[Journey]:
    return [one for id in paper.journeys if (one := paper.document.find(id, Journey)) is not None]


def _set_sections(column: Column, sections: Sequence[tuple[str, Sequence[Item]]]) -> None:
    """Headings and their numbered items. After a page break the heading is said again, and nothing stands alone."""
    paper = column.paper
    whole = paper.bottom - paper.top
    placed = [(at, place) for at, (_, items) in enumerate(sections) for place in range(len(items))]
    blocks = [Block(at, _height(paper, *_told(sections[at], place))) for at, place in placed]
    for block, (at, place) in enumerate(placed):
        title, number, item = _told(sections[at], place)
        column.opened = None if not place else partial(_heading, column, sections[at][0], again=True)
        if not column.fresh and turns_before(blocks, block, column.room, whole):
            column.turn()
        if title:
            _heading(column, title)
        column.opened = partial(_heading, column, sections[at][0], again=True)
        _set(column, paper.wording.digits(f"{number}."), item)


def _told(section: tuple[str, Sequence[Item]], place: int) -> tuple[str, int, Item]:
    """An item with its number, and the heading over the first one."""
    title, items = section
    return title if not place else "", place + 1, items[place]


def _height(paper: Paper, title: str, number: int, item: Item) -> float:
    """How tall an item is, with the heading over it; endless where it takes more than a page."""
    column = Column(Pages(paper), 0.0, paper.inner, paper.top)
    if title:
        _heading(column, title)
        column.gap(_OVER)
    _set(column, f"{number}.", item)
    return column.y - column.top if not column.page else inf


def _heading(column: Column, title: str, *, again: bool = False) -> None:
    factor, wording = column.paper.factor, column.paper.wording
    if again:
        title = wording.say(N_("{section}, continued")).format(section=title)
    column.gap(_OVER)
    column.need(70 * factor)
    column.text(title, print_style("header", factor), "ink", role="heading")
    column.gap(4)


def _set(column: Column, number: str, item: Item) -> None:
    """One numbered item, with what was counted at its trailing side."""
    factor = column.paper.factor
    what, how = print_style("card", factor * _ALOUD), print_style("note", factor * _ALOUD)
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
        _row(column, row)
    for words in item.after:
        column.text(words, how, "inkMuted", indent=indent)
    column.gap(8 if item.rows else 6)


def _row(column: Column, row: Row) -> None:
    """A candidate with its bar and what it got; the first of a round stands out."""
    factor = column.paper.factor
    style = print_style("card" if row.first else "note", factor * _ALOUD)
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


# What is said


def _decisions(paper: Paper) -> Iterator[Item]:
    for one in paper.document.nodes(Decision):
        who = own_title(paper.document.get(one.owned_by))
        day = paper.wording.date(one.date) if one.date else ""
        said = paper.wording.listed(who, day)
        if one.text.strip():
            yield Item(one.text.strip(), (said,) if said else ())


def _actions(paper: Paper) -> Iterator[Item]:
    """Each action: who does it, by when, how far it is, and the first step."""
    document, wording = paper.document, paper.wording
    say = wording.say
    for one in weighed_actions(document):
        action = document.find(one.id, Action)
        if action is None:
            continue
        who = own_title(document.get(action.owned_by)) or say(N_("No owner"))
        day = say(N_("by {day}")).format(day=wording.date(action.due)) if action.due else say(N_("No date"))
        status = say(dict(ACTION_STATUS)[action.status])
        first = one_line(action.first_step)
        step = say(N_("First step: {step}")).format(step=first) if first else ""
        said = (wording.parted(who, day, status), step)
        yield Item(one_line(action.title), tuple(words for words in said if words))


def _questions(paper: Paper) -> Iterator[Item]:
    """The questions on the maps, each with its place."""
    document = paper.document
    for journey in paper.journeys:
        for stage in document.stages(journey):
            homes = (stage.id, *(t.id for t in document.touchpoints(stage.id)))
            for home in homes:
                for card in document.cards(home):
                    if card.kind == "question" and card.text.strip():
                        yield Item(card.text.strip(), (place_of(paper, home),))


def _parked(paper: Paper) -> Iterator[Item]:
    for record in paper.document.parked():
        text = record.text if isinstance(record, Card) else own_title(record)
        if text.strip():
            yield Item(text.strip(), (paper.wording.say(KINDS[record.kind].label),))
