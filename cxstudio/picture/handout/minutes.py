"""The minutes of a session: what was decided, the votes, who does what by when, and what stays open; no map.

It is written to be read aloud: sentences one after the other, a page or a few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cxstudio.insight.plan import today, weighed_actions
from cxstudio.insight.trends import Point, Series, series_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.measures import Metric
from cxstudio.model.naming import number, one_line, own_title
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card, Emotion, Journey, Node, Persona
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.picture.measured import metric_name, period_words, point_name, value_words
from cxstudio.picture.pages import texts_of
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.poster import ExportReport, Page, PageSetup, Poster
from cxstudio.picture.sheets.metrics import place_words
from cxstudio.picture.sheets.paper import Paper, session_day
from cxstudio.picture.sheets.pouring import Column, Pages
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine, sentences
from cxstudio.words import N_

NAME = N_("Minutes")
_ALOUD = 1.4  # times the size of a note on a map: held in the hand and read out
_INDENT = 20.0  # points at a factor of 1, of what stands under a number
_LEAST = 30.0  # of an item at the foot of a page


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read out: what, and under it how, each a sentence of its own."""

    text: str
    under: tuple[str, ...] = ()


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
    for title, items in (
        (say(N_("What was decided")), list(_decisions(paper))),
        (say(N_("Votes")), [*_votes(paper), *_hands(paper)]),
        (say(N_("Who does what")), list(_actions(paper))),
        (say(N_("Open questions")), list(_questions(paper))),
        (say(N_("Parking lot")), list(_parked(paper))),
    ):
        _section(column, title, items)
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
    people = [_person(one, wording) for one in paper.document.nodes(Attendee) if one.name or one.role]
    if people:
        column.gap(8)
        said = wording.say(N_("Present or named: {people}")).format(people="; ".join(people))
        column.text(said, print_style("note", factor * _ALOUD), "ink")
    column.gap(6)


def _person(person: Attendee, wording: Wording) -> str:
    about = wording.listed(one_line(person.role), one_line(person.team))
    name = one_line(person.name)
    return f"{name} ({about})" if name and about else name or about


def _journeys(paper: Paper) -> list[Journey]:
    return [one for id in paper.journeys if (one := paper.document.find(id, Journey)) is not None]


def _section(column: Column, title: str, items: Sequence[Item]) -> None:
    """A heading and its numbered items; long ones go on on the next page."""
    if not items:
        return
    factor, wording = column.paper.factor, column.paper.wording
    column.gap(14)
    column.need(70 * factor)
    column.text(title, print_style("header", factor), "ink", role="heading")
    column.gap(4)
    indent = _INDENT * factor
    for place, item in enumerate(items, start=1):
        column.need(_LEAST * factor)
        what = print_style("card", factor * _ALOUD)
        flow = column.flow(0.0, indent)
        flow.text(wording.digits(f"{place}."), what, "inkMuted")
        column.put(flow.part("number"))
        column.text(item.text, what, "ink", indent=indent)
        for words in item.under:
            column.text(words, print_style("note", factor * _ALOUD), "ink", indent=indent)
        column.gap(6)


# What is said


def _decisions(paper: Paper) -> Iterator[Item]:
    for one in paper.document.nodes(Decision):
        who = own_title(paper.document.get(one.owned_by))
        day = paper.wording.date(one.date) if one.date else ""
        said = paper.wording.listed(who, day)
        if one.text.strip():
            yield Item(one.text.strip(), (said,) if said else ())


def _votes(paper: Paper) -> Iterator[Item]:
    """The scores the room gave: the readings of its own voting."""
    document, wording = paper.document, paper.wording
    for metric in document.nodes(Metric):
        for series in series_of(document, metric):
            for point in series.points:
                if point.reading.origin == "room" and point.value is not None:
                    yield Item(metric_name(metric, wording), (_vote(document, series, point, wording),))


def _vote(document: Document, series: Series, point: Point, wording: Wording) -> str:
    value = f"{point_name(series.metric, point.measured, wording)}: {value_words(series.metric, point.value, wording)}"
    day = period_words(point.reading.start, point.reading.end, wording)
    return wording.parted(value, place_words(document, series, wording), day)


def _hands(paper: Paper) -> Iterator[Item]:
    """What was counted by raised hands: how people feel at a touchpoint."""
    document, wording = paper.document, paper.wording
    for journey in paper.journeys:
        for stage in document.stages(journey):
            for touchpoint in document.touchpoints(stage.id):
                for emotion in document.emotions(touchpoint.id):
                    if emotion.n and emotion.mean is not None:
                        yield _raised(paper, touchpoint, emotion, wording)


def _raised(paper: Paper, touchpoint: Node, emotion: Emotion, wording: Wording) -> Item:
    persona = paper.document.find(emotion.persona, Persona)
    name = persona_words(persona, wording) if persona is not None else ""
    value = wording.signed(round(emotion.mean or 0.0, 1) + 0.0)
    counted = wording.say_count("{n} hand raised", "{n} hands raised", emotion.n)
    hands = wording.digits(counted.format(n=emotion.n))
    feeling = wording.say(N_("Feeling {value}")).format(value=value)
    return Item(_place(paper, touchpoint.id), (wording.parted(feeling, name, hands),))


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
                        yield Item(card.text.strip(), (_place(paper, home),))


def _parked(paper: Paper) -> Iterator[Item]:
    for record in paper.document.parked():
        text = record.text if isinstance(record, Card) else own_title(record)
        if text.strip():
            yield Item(text.strip(), (paper.wording.say(KINDS[record.kind].label),))


def _place(paper: Paper, node: str) -> str:
    title = own_title(paper.document.get(node))
    return f"{paper.wording.digits(number(paper.document, node))} {title}".strip()
