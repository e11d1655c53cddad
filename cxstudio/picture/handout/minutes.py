"""The minutes of a session: what was decided, the votes, who does what by when, and what stays open; no map.

It is written to be read aloud: sentences one after the other, a page or a few.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxstudio.insight.plan import today, weighed_actions
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line, own_title, session_called
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card, Journey, Node
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.picture.handout.counted import counted, place_of
from cxstudio.picture.handout.items import Item, Section, set_sections
from cxstudio.picture.pages import texts_of
from cxstudio.picture.poster import ExportReport, Page, PageSetup, Poster
from cxstudio.picture.sheets.paper import Paper, session_day
from cxstudio.picture.sheets.pouring import Column, Pages
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine, sentences
from cxstudio.words import N_

NAME = N_("Minutes")
_ALOUD = 1.4  # times the size of a note on a map: held in the hand and read out


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
        session_called(document, paper.wording.say(NAME), journeys),
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
        Section(say(N_("What was decided")), list(_decisions(paper))),
        Section(say(N_("Who does what")), list(_actions(paper))),
        *counted(paper),
        # A journey and its future state have most questions in common: each is told once.
        Section(say(N_("Open questions")), list(dict.fromkeys(_questions(paper)))),
        Section(say(N_("Parking lot")), list(_parked(paper))),
    )
    set_sections(column, [section for section in sections if section.items], _ALOUD)
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
    title = session_called(paper.document, shown=paper.journeys)
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
    """Who was in the room, and who else owns something; without a list of those present all who are named."""
    document, wording = paper.document, paper.wording
    owners = {getattr(one, "owned_by", "") for one in document.nodes(Node)}
    named = [one for one in document.nodes(Attendee) if one.name or one.role]
    present = [one for one in named if one.present]
    # Beside those present, whom nothing belongs to is often left of a line that was corrected.
    others = [one for one in named if not one.present and (one.id in owners or not present)]
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
