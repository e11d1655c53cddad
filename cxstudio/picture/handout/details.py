"""Everything known of the touchpoints of a stage, in rows under its map; it draws no map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from cxstudio.insight.evidence import evidence, sources_behind
from cxstudio.model.document import Document
from cxstudio.model.kinds import EVIDENCE, KINDS
from cxstudio.model.lanes import lane_records
from cxstudio.model.naming import number, one_line, own_title
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Channel, Journey, Persona, Stage, Touchpoint
from cxstudio.picture.content import EMOTION_LANE
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import evidence_mark, persona_mark, truth_mark
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.primitives import Bounds, Point, Primitive
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS, Head, Row, Words, set_rows
from cxstudio.picture.sheets.pouring import Column
from cxstudio.picture.signs import FRICTION, OPENS, SERVICE, IconSign
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

_LONG = 420  # characters; a longer text is poured under the table, where it may go on from page to page
_LEAST_NAME = 4  # letters; "Dr" and "Mrs" are nobody's name
_MOST_LISTED = 8  # sources, or ways on, of one touchpoint in its row


def set_details(column: Column, stage: Stage) -> None:
    """The rows of a stage's touchpoints where more is known than names, then what is too long for a row."""
    paper, document = column.paper, column.paper.document
    touchpoints = document.touchpoints(stage.id)
    say = paper.wording.say
    heads = (
        Head(say(N_("Touchpoint")), 3.9),
        Head(say(N_("Channels")), 1.5),
        Head(say(N_("Owner")), 1.9),
        Head(say(N_("Time and effort")), 1.4),
        Head(say(N_("Evidence")), 1.9),
        Head(say(N_("Feeling")), 2.1),
    )
    lane = lane_records(document, stage.journey).get(EMOTION_LANE)
    felt = lane is None or not lane.hidden
    rows = [_row(paper, touchpoint, felt=felt) for touchpoint in touchpoints]
    if any(len(row.cells[0]) > 1 or any(row.cells[1:]) for row in rows):
        set_rows(column, heads, rows)
    for touchpoint in touchpoints:
        for label, text in _long_texts(paper, touchpoint):
            column.gap(8)
            column.need(40 * paper.factor)
            column.text(label, print_style("card", paper.factor * LETTERS), "inkMuted")
            column.text(text, print_style("note", paper.factor * LETTERS), "ink")


def _row(paper: Paper, touchpoint: Touchpoint, *, felt: bool) -> Row:
    """What is known of a touchpoint, with how it feels where the map shows that."""
    return Row(
        touchpoint.id,
        (
            tuple(_about(paper, touchpoint)),
            tuple(Words(name) for name in _channels(paper.document, touchpoint)),
            tuple(_owner(paper, touchpoint)),
            tuple(_weight(paper.wording, touchpoint)),
            tuple(_evidence(paper, touchpoint)),
            tuple(_feelings(paper, touchpoint)) if felt else (),
        ),
    )


def touchpoint_name(document: Document, touchpoint: Touchpoint, wording: Wording) -> str:
    """Its number and title: "2.1 Booking line"."""
    title = one_line(touchpoint.title) or wording.say(KINDS["touchpoint"].label)
    return f"{wording.digits(number(document, touchpoint.id))} {title}".strip()


def _about(paper: Paper, touchpoint: Touchpoint) -> Iterator[Words]:
    """Name, description, and what else is to be known of it."""
    wording, document = paper.wording, paper.document
    yield Words(touchpoint_name(document, touchpoint, wording), "card")
    if touchpoint.description and len(touchpoint.description) <= _LONG:
        yield Words(touchpoint.description)
    if touchpoint.moment_of_truth:
        yield Words(wording.say(N_("Moment of truth")), sign=truth_mark, size=8.0)
    friction = FRICTION.get(touchpoint.friction)
    if friction is not None:
        reason = touchpoint.friction_reason if len(touchpoint.friction_reason) <= _LONG else ""
        said = wording.say(friction.label)
        yield Words(f"{said}: {reason}" if reason else said, sign=partial(_sign, friction))
    if any(link.source == touchpoint.id for link in document.links_of(touchpoint.id, "opens")):
        yield Words(wording.say(OPENS.label), sign=partial(_sign, OPENS))
    yield from _ways_on(paper, touchpoint)


def _ways_on(paper: Paper, touchpoint: Touchpoint) -> Iterator[Words]:
    """Where the customer goes from here when that is told: "Next: 3.1 Text reminder (web, 40 %)"."""
    wording, document = paper.wording, paper.document
    links = [link for link in document.links_of(touchpoint.id, "next") if link.source == touchpoint.id]
    for link in links[:_MOST_LISTED]:
        target = document.find(link.target, Touchpoint)
        share = wording.share(link.share) if link.share is not None else ""
        said = wording.listed(one_line(link.label), share)
        if target is not None:
            place = touchpoint_name(document, target, wording)
            words = N_("Next: {place} ({how})") if said else N_("Next: {place}")
            yield Words(wording.say(words).format(place=place, how=said), colour="inkMuted")


def _channels(document: Document, touchpoint: Touchpoint) -> Sequence[str]:
    return [one.name for id in touchpoint.channels if (one := document.find(id, Channel)) is not None]


def _owner(paper: Paper, touchpoint: Touchpoint) -> Iterator[Words]:
    """Who answers for it, who serves there, and whether that is a person at all."""
    wording = paper.wording
    owner = paper.document.find(touchpoint.owned_by, Attendee) if touchpoint.owned_by else None
    if owner is not None:
        yield Words(own_title(owner))
    if touchpoint.serves:
        yield Words(wording.say(N_("Served by {who}")).format(who=touchpoint.serves), colour="inkMuted")
    service = SERVICE.get(touchpoint.service)
    if service is not None:
        yield Words(wording.say(service.label), colour="inkMuted", sign=partial(_sign, service))


def _weight(wording: Wording, touchpoint: Touchpoint) -> Iterator[Words]:
    if touchpoint.minutes is not None:
        yield Words(wording.duration(touchpoint.minutes))
    if touchpoint.effort:
        said = wording.figure(f"{touchpoint.effort}/7")
        yield Words(wording.say(N_("Effort {value}")).format(value=said))


def _evidence(paper: Paper, touchpoint: Touchpoint) -> Iterator[Words]:
    """How sure it is, and the sources behind it."""
    level = evidence(paper.document, touchpoint)
    if level:
        label = paper.wording.say(dict(EVIDENCE)[level])
        yield Words(label, sign=partial(_level, level), size=7.0)
    sources = sources_behind(paper.document, touchpoint)
    for source in sources[:_MOST_LISTED]:
        yield Words(one_line(source.title), colour="inkMuted")
    if len(sources) > _MOST_LISTED:
        more = len(sources) - _MOST_LISTED
        said = paper.wording.say_count("and {n} more", "and {n} more", more)
        yield Words(paper.wording.digits(said.format(n=more)), colour="inkMuted")


def _feelings(paper: Paper, touchpoint: Touchpoint) -> Iterator[Words]:
    """The reading of each persona whose curve is not hidden, with the hands behind it."""
    wording, document = paper.wording, paper.document
    stage = document.find(touchpoint.stage, Stage)
    journey = document.find(stage.journey, Journey) if stage is not None else None
    hidden = journey.hides if journey is not None else ()
    for emotion in document.emotions(touchpoint.id):
        persona = document.find(emotion.persona, Persona)
        if emotion.mean is None or persona is None or persona.id in hidden:
            continue
        value = wording.signed(round(emotion.mean, 1) + 0.0)
        n = wording.say(N_("n {n}")).format(n=wording.digits(str(emotion.n))) if emotion.n else ""
        said = wording.listed(f"{value} {_short_name(paper, persona)}", n)
        yield Words(said, sign=partial(_persona, persona.mark), size=6.0)


def _short_name(paper: Paper, persona: Persona) -> str:
    """The first word of a persona's name where it is hers alone, no title and not numbered, else all of it."""
    names = {one.id: persona_words(one, paper.wording) for one in paper.document.personas()}
    words = names[persona.id]
    first, _blank, rest = words.partition(" ")
    numbered = rest[:1].isdigit()  # "Customer 1" is not a Customer by first name
    alike = sum(name.partition(" ")[0] == first for name in names.values())
    return first if alike == 1 and len(first) >= _LEAST_NAME and not numbered else words


def _long_texts(paper: Paper, touchpoint: Touchpoint) -> Iterator[tuple[str, str]]:
    name = touchpoint_name(paper.document, touchpoint, paper.wording)
    fields = {field.name: field.label for field in KINDS["touchpoint"].fields}
    texts = {"description": touchpoint.description}
    if touchpoint.friction in FRICTION:
        texts["friction_reason"] = touchpoint.friction_reason
    for field, text in texts.items():
        if len(text) > _LONG:
            yield f"{name}: {paper.wording.say(fields[field])}", text


def _sign(sign: IconSign, centre: Point, size: float) -> Sequence[Primitive]:
    return icon(sign.icon, Bounds(centre[0] - size / 2, centre[1] - size / 2, size, size), sign.colour)


def _level(level: str, centre: Point, size: float) -> Sequence[Primitive]:
    return evidence_mark(level, centre, size)


def _persona(mark: int, centre: Point, size: float) -> Sequence[Primitive]:
    return (persona_mark(mark, centre, size),)
