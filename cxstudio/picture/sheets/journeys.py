"""All journeys of a session side by side, and what changed in those that are yet to come; it knows no window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxstudio.insight.difference import Difference, Differences, differences, origin
from cxstudio.insight.journeys import gist
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import number
from cxstudio.model.records import Journey, Link, Node, Persona
from cxstudio.picture.change_parts import summary
from cxstudio.picture.changes import CHANGE_SIGNS, change_sign
from cxstudio.picture.flow import Flow
from cxstudio.picture.page_words import state_words
from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Part
from cxstudio.picture.sheets.journey_card import (
    HEIGHT,
    CardFacts,
    count_words,
    journey_card,
    lowest_words,
)
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.pouring import Column, Pages, rows_of
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

_LEAST, _MOST, _GAP = 270.0, 4, 12.0  # points at a factor of 1: least width of a card, how many, between them
_TALL = 12.0  # a card here is so much higher, because it says more


def overview(paper: Paper, *, standing: bool = False, compared: bool = True) -> list[list[Part]]:
    """The parts of the pages: the cards, then what changed; `standing` lets the cards stand for their journeys.

    States that are not `compared` are shown at once, also those of large maps.
    """
    found = changes_of_all(paper.document) if compared else {}
    pages = Pages(paper)
    column = Column(pages, 0.0, paper.inner, paper.top)
    if not standing:
        column.text(paper.wording.say(N_("Journeys")), print_style("title", paper.factor * 0.9), "ink")
        column.gap(12)
    _cards(column, found, standing=standing)
    for journey in paper.document.journeys():
        if journey.id in found and found[journey.id].found:
            _changes_of(column, journey, found[journey.id], standing=standing)
    return pages.parts


def pages(paper: Paper, journey: str) -> list[Page]:
    """The journeys of the session on paper."""
    del journey
    made = overview(paper)
    name = paper.wording.say(N_("Journeys"))
    return [paper.page(parts, name, number, len(made)) for number, parts in enumerate(made, start=1)]


def holds(document: Document, journey: str) -> bool:
    """Whether there is a journey with anything in it."""
    del journey
    return any(document.stages(one.id) for one in document.journeys())


def changes_of_all(document: Document) -> dict[str, Differences]:
    """What changed in each state to come."""
    pairs = ((journey.id, origin(document, journey.id)) for journey in document.journeys())
    return {id: differences(document, id, before) for id, before in pairs if before}


def _cards(column: Column, found: dict[str, Differences], *, standing: bool) -> None:
    paper, factor = column.paper, column.paper.factor
    gap = _GAP * factor
    across = max(1, min(_MOST, int((column.width + gap) // (_LEAST * factor + gap))))
    width = (column.width - (across - 1) * gap) / across
    height = HEIGHT + _TALL
    for row in rows_of(paper.document.journeys(), across):
        column.need(height * factor)
        for place, journey in enumerate(row):
            flow = column.flow(place * (width + gap), width)
            facts = _facts(paper.document, journey, paper.wording, found.get(journey.id))
            node = journey.id if standing else ""
            column.put(journey_card(facts, flow, height=height, node=node))
        column.y += height * factor + gap


def _facts(document: Document, journey: Journey, wording: Wording, found: Differences | None) -> CardFacts:
    persona = document.find(journey.persona, Persona)
    whole = gist(document, journey.id)
    pains = wording.say_count("{n} pain", "{n} pains", whole.pains)
    pains = pains.format(n=wording.digits(str(whole.pains))) if whole.pains else ""
    changed = summary(found, wording) if found is not None else ""
    tie = part_of(document, journey, wording)
    lines = (
        wording.listed(state_words(journey, wording), count_words(whole, wording), pains),
        lowest_words(whole, wording),
        changed or tie,
    )
    return CardFacts(journey, tuple(line for line in lines if line), whole, persona, persona)


def part_of(document: Document, journey: Journey, wording: Wording) -> str:
    """Where this journey opens from: "A first appointment › 3.1 Registration"; "" for one that no touchpoint opens."""
    links: list[Link] = [x for x in document.links_of(journey.id, "opens") if x.target == journey.id]
    opener = document.get(min(links, key=lambda x: x.id).source) if links else None
    stage = document.stage_of(opener.id) if opener is not None else None
    whole = document.find(stage.journey, Journey) if stage is not None else None
    if opener is None or whole is None:
        return ""
    place = wording.digits(number(document, opener.id))
    return f"{_title(whole, wording)} › {place} {_title(opener, wording)}"


def _changes_of(column: Column, journey: Journey, found: Differences, *, standing: bool) -> None:
    """One list: each change with its sign, in two columns of the page."""
    paper, factor = column.paper, column.paper.factor
    say = paper.wording.say
    column.gap(10)
    column.need(46 * factor)
    title = _title(journey, paper.wording)
    words = N_("Changes in the future state: {journey}")
    if journey.state == "ideal":
        words = N_("Changes in the ideal state: {journey}")
    column.text(say(words).format(journey=title), print_style("header", factor), "ink")
    column.text(summary(found, paper.wording), print_style("note", factor * 1.2), "inkMuted")
    column.gap(5)
    across = 2 if column.width > 400 * factor else 1
    gap = 20 * factor
    width = (column.width - (across - 1) * gap) / across
    for row in rows_of(found.found, across):
        flows = [_change(column, place * (width + gap), width, one) for place, one in enumerate(row)]
        if max(flow.y for flow in flows) > paper.bottom and not column.fresh:
            column.turn()
            flows = [_change(column, place * (width + gap), width, one) for place, one in enumerate(row)]
        foot = max(flow.y for flow in flows)
        for flow, one in zip(flows, row, strict=True):
            column.put(replace(flow.part("change"), node=(one.now or one.before) if standing else ""))
        column.y = foot + 3 * factor


def _change(column: Column, u: float, width: float, change: Difference) -> Flow:
    paper, factor = column.paper, column.paper.factor
    style = print_style("note", factor * 1.25)
    flow = column.flow(u, width)
    size = 11 * factor
    box = paper.frame.box(column.u + u, column.y + (style.line_height - size) / 2, size, size)
    flow.draw(*change_sign(change.what, box))
    flow.text(
        change_words(paper.document, change, paper.wording), style, "ink", indent=17 * factor, max_lines=4
    )
    return flow


def change_words(document: Document, change: Difference, wording: Wording) -> str:
    """One change as a line: "Renamed: Booking line, now Call-back line"."""
    now, was = document.get(change.now), document.get(change.before)
    name = _title(now or was, wording)
    kind = wording.say(KINDS[change.kind].label)
    said = wording.say(CHANGE_SIGNS[change.what].label)
    parts = [f"{kind}: {name}"]
    if change.what == "renamed":
        old = _title(was, wording)
        parts = [wording.say(N_("{kind}: {old}, now {new}")).format(kind=kind, old=old, new=name)]
    elif change.what in {"better", "worse"}:
        persona = document.find(change.persona, Persona)
        whose = " ".join(persona.name.split()) if persona is not None else ""
        parts = [name, whose, wording.signed(round(change.shift, 1), decimals=1)]
    elif change.what == "changed":
        parts.append(wording.listed(*_fields(change, wording)))
    return wording.say(N_("{what}. {thing}")).format(what=said, thing=wording.listed(*parts))


def _fields(change: Difference, wording: Wording) -> Iterator[str]:
    labels = {field.name: field.label for field in KINDS[change.kind].fields}
    for name in change.fields:
        yield wording.say(labels.get(name, N_("Kind"))).lower()


def _title(record: Node | None, wording: Wording) -> str:
    if record is None:
        return ""
    row = KINDS[record.kind]
    return " ".join(str(getattr(record, row.title_field, "")).split()) or wording.say(row.label)
