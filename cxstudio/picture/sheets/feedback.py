"""The voice of the customer on paper: how much was said where, then every word by category; it knows no window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from cxstudio.insight.voice import FeedbackCount, count_of, counts_at, is_placed, said_in, speaks_of
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback, Source
from cxstudio.model.naming import number, one_line, own_title
from cxstudio.model.work_kinds import FEEDBACK_CATEGORIES, FEEDBACK_STATUS
from cxstudio.picture.icons import icon
from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Bounds, Point, Primitive
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import Head, Row, Words, set_rows
from cxstudio.picture.sheets.pouring import Column, begun
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

NAME = N_("Voice of the customer")
MOST_PRINTED = 2000  # pieces; a register of more is a table, not a document
_LONGEST = 800  # letters of a cell: what is longer goes on in the next row
_ROOM_OF_HEADING = 112.0  # points at a factor of 1: with the heads of its columns and a first row
# By what a customer felt who said something.
SIGNS = {
    "negative": ("frown", "role.pain.mark"),
    "neutral": ("meh", "inkMuted"),
    "positive": ("smile", "role.gain.mark"),
    "mixed": ("contrast", "role.question.mark"),
}


def holds(document: Document, journey: str) -> bool:
    """Whether anything was said of a journey, or of no place yet."""
    return bool(said_in(document, journey))


def pages(paper: Paper, journey: str) -> list[Page]:
    """The pages of the register of a journey, of all journeys for ""."""
    say, everything = paper.wording.say, said_in(paper.document, journey)
    printed = sorted(everything, key=lambda one: one.date, reverse=True)[:MOST_PRINTED]
    column = begun(paper)
    _title(column, everything, len(printed))
    _places(column, journey, everything)
    for category in _categories(printed):
        own = [one for one in printed if one.category == category]
        _section(column, f"{_category_words(paper, category)}  {paper.wording.digits(str(len(own)))}")
        heads = (
            Head(say(N_("Words")), 6.0),
            Head(say(N_("Where")), 2.2),
            Head(say(N_("From")), 2.2),
            Head(say(N_("Score")), 0.8),
            Head(say(N_("Severity")), 1.1),
            Head(say(N_("Status")), 1.6),
        )
        set_rows(column, heads, [row for one in own for row in _rows(paper, one)])
    made = column.pages.parts
    return [
        paper.page(parts, say(NAME), place, len(made), say(NAME) if place == 1 else "")
        for place, parts in enumerate(made, start=1)
    ]


def _title(column: Column, everything: Sequence[Feedback], printed: int) -> None:
    paper, wording = column.paper, column.paper.wording
    column.text(wording.say(NAME), print_style("title", paper.factor), "ink", role="title")
    column.gap(4)
    said = [_counted(paper, count_of(everything))]
    if printed < len(everything):
        words = wording.say(N_("the newest {printed} of them follow"))
        said.append(words.format(printed=printed))
    column.text(wording.digits(wording.listed(*said)), print_style("lane", paper.factor), "inkMuted")
    column.gap(10)


def _counted(paper: Paper, count: FeedbackCount) -> str:
    """How much there is, by mood, and what of it waits."""
    wording = paper.wording
    whole = wording.say_count("{n} piece of feedback", "{n} pieces of feedback", count.total)
    texts = [whole.format(n=count.total)]
    for n, words in (
        (count.negative, N_("{n} negative")),
        (count.mixed, N_("{n} ambivalent")),
        (count.neutral, N_("{n} neutral")),
        (count.positive, N_("{n} positive")),
        (count.waiting, N_("{n} not answered yet")),
    ):
        if n:
            texts.append(wording.say(words).format(n=n))
    return wording.listed(*texts)


def _section(column: Column, words: str) -> None:
    column.gap(16)
    column.need(_ROOM_OF_HEADING * column.paper.factor)
    column.text(words, print_style("header", column.paper.factor), "ink", role="heading")
    column.gap(3)


def _places(column: Column, journey: str, everything: Sequence[Feedback]) -> None:
    """Where most was said, with the moods, the most first; and what is placed nowhere."""
    paper, document = column.paper, column.paper.document
    ids = []
    for one in [journey] if journey else [own.id for own in document.journeys()]:
        stages = document.stages(one)
        ids += [one, *(s.id for s in stages), *(t.id for s in stages for t in document.touchpoints(s.id))]
    counts = sorted(counts_at(document, ids).items(), key=lambda item: -item[1].total)
    nowhere = count_of(one for one in everything if not is_placed(document, one))
    if nowhere.total:
        counts.append(("", nowhere))
    if len(counts) < 2:
        return
    say, digits = paper.wording.say, paper.wording.digits
    heads = (
        Head(say(N_("Where")), 3.2),
        Head(say(N_("Pieces")), 1.0),
        Head(say(N_("Negative")), 1.2),
        Head(say(N_("Ambivalent")), 1.4),
        Head(say(N_("Neutral")), 1.1),
        Head(say(N_("Positive")), 1.1),
        Head(say(N_("Not answered yet")), 1.5),
    )
    rows = []
    for place, count in counts:
        figures = (count.total, count.negative, count.mixed, count.neutral, count.positive, count.waiting)
        cells = tuple((Words(digits(str(n)) if n else ""),) for n in figures)
        rows.append(
            Row(place, ((Words(_place_words(paper, place) if place else say(N_("Not placed"))),), *cells))
        )
    set_rows(column, heads, rows)


def _categories(feedback: Sequence[Feedback]) -> Iterator[str]:
    """The categories that hold something: those of the table, then own ones, and last what has none."""
    used = {one.category for one in feedback}
    known = [key for key, _label in FEEDBACK_CATEGORIES]
    yield from (key for key in known if key in used)
    yield from sorted(used - {*known, ""}, key=str.casefold)
    yield from ([""] if "" in used else [])


def _category_words(paper: Paper, category: str) -> str:
    if not category:
        return paper.wording.say(N_("Without a category"))
    known = dict(FEEDBACK_CATEGORIES)
    return paper.wording.say(known[category]) if category in known else category


def _place_words(paper: Paper, place: str) -> str:
    document = paper.document
    return f"{paper.wording.digits(number(document, place))} {own_title(document.get(place))}".strip()


def _rows(paper: Paper, one: Feedback) -> Iterator[Row]:
    """What somebody said, over as many rows as it takes; the first has all that is known of it."""
    wording, document = paper.wording, paper.document
    places = [_place_words(paper, place) for place in speaks_of(document, one)]
    if not places:
        name = one_line(one.place)
        places = [wording.say(N_("“{name}”")).format(name=name) if name else wording.say(N_("Not placed"))]
    source = document.find(one.source, Source)
    origin = wording.listed(one.came_by or own_title(source), wording.date(one.date))
    severity = wording.figure(str(one.severity)) if one.severity else ""
    score = wording.figure(f"{one.score:g}") if one.score is not None else ""
    state = wording.say(dict(FEEDBACK_STATUS)[one.status])
    owner = own_title(document.get(one.owned_by))
    parts = _pieces(one.text) or [wording.say(N_("No words yet"))]
    sign = SIGNS.get(one.sentiment)
    first = Words(parts[0], sign=partial(_icon, *sign) if sign else None, size=9.0)
    quiet = "ink" if speaks_of(document, one) else "inkMuted"
    where = tuple(Words(text, colour=quiet) for text in places)
    known = ([origin], [score], [severity], [state, owner])
    details = [where, *(tuple(Words(x) for x in texts if x) for texts in known)]
    yield Row(one.id, ((first,), *details))
    for part in parts[1:]:
        yield Row(one.id, ((Words(part),), (), (), (), (), ()))


def _pieces(text: str) -> list[str]:
    """A long text in parts that fit into a cell, cut between words where there are any."""
    found, rest = [], text.strip()
    while len(rest) > _LONGEST:
        cut = rest.rfind(" ", _LONGEST // 2, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest else found


def _icon(name: str, colour: str, centre: Point, size: float) -> Sequence[Primitive]:
    return icon(name, Bounds(centre[0] - size / 2, centre[1] - size / 2, size, size), colour)
