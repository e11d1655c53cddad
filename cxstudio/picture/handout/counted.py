"""What a room has counted, in words: votes with their outcome, raised hands with their spread; no layout."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.insight.hands import few
from cxstudio.insight.trends import Point, Series, series_of
from cxstudio.insight.votes import Outcome, outcome
from cxstudio.model.document import Document
from cxstudio.model.measures import Metric
from cxstudio.model.naming import number, one_line, own_title
from cxstudio.model.records import EMOTION_VALUES, Emotion, Node, Persona
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.handout.items import Item, Row, Section
from cxstudio.picture.measured import metric_name, period_words, point_name, value_words
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.sheets.metrics import place_words
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.spread import disagreement_words
from cxstudio.picture.votes_said import dots_left_words, got_words
from cxstudio.picture.wording import Wording
from cxstudio.words import N_


def place_of(paper: Paper, node: str) -> str:
    """The number and the title of a thing on the map."""
    title = own_title(paper.document.get(node))
    return f"{paper.wording.digits(number(paper.document, node))} {title}".strip()


def counted(paper: Paper) -> tuple[Section, ...]:
    """The votes and the raised hands, each under its heading; nothing where nothing was counted.

    A journey and its future state have most hands in common: each is told once.
    """
    say = paper.wording.say
    sections = (
        Section(say(N_("Votes")), list(_votes(paper))),
        Section(say(N_("Raised hands")), list(dict.fromkeys(_raised_hands(paper)))),
    )
    return tuple(section for section in sections if section.items)


def _votes(paper: Paper) -> Iterator[Item]:
    """The rounds that were closed, in their order, and the scores the room gave to what is measured."""
    for vote in paper.document.nodes(VoteRound):
        if vote.closed:
            yield _round(paper, vote)
    document, wording = paper.document, paper.wording
    for metric in document.nodes(Metric):
        for series in series_of(document, metric):
            for point in series.points:
                if point.reading.origin == "room" and point.value is not None:
                    yield Item(metric_name(metric, wording), (_score(document, series, point, wording),))


def _round(paper: Paper, vote: VoteRound) -> Item:
    """A round: its question, when and by how many, what each candidate got; those without a dot in one sentence."""
    wording = paper.wording
    found = outcome(paper.document, vote)
    most = max((one.dots for one in found), default=0) or 1
    rows = tuple(_row(one, most, wording) for one in found if one.dots or one.concerns)
    without = [one_line(one.words) for one in found if not (one.dots or one.concerns)]
    none = wording.say(N_("Without a dot: {names}")).format(names="; ".join(without)) if without else ""
    said = wording.parted(wording.date(vote.date), *_terms(vote, wording))
    title = one_line(vote.title) or wording.say(N_("Vote"))
    if vote.after:
        title = wording.say(N_("{name}, second round")).format(name=title)
    return Item(title, (said,), rows, (none,) if none else ())


def _terms(vote: VoteRound, wording: Wording) -> Iterator[str]:
    """How many voted, and how many dots each of them had."""
    people = wording.say_count("{n} voter", "{n} voters", vote.voters).format(n=vote.voters)
    each = wording.say_count("{n} dot each", "{n} dots each", vote.budget).format(n=vote.budget)
    yield from (wording.digits(people), wording.digits(each), dots_left_words(vote, wording))


def _row(one: Outcome, most: int, wording: Wording) -> Row:
    got = got_words(one.dots, one.concerns, wording)
    return Row(one_line(one.words), got, one.dots / most, one.place == 1 and one.dots > 0)


def _score(document: Document, series: Series, point: Point, wording: Wording) -> str:
    value = f"{point_name(series.metric, point.measured, wording)}: {value_words(series.metric, point.value, wording)}"
    day = period_words(point.reading.start, point.reading.end, wording)
    return wording.parted(value, place_words(document, series, wording), day)


def _raised_hands(paper: Paper) -> Iterator[Item]:
    """What was counted by raised hands, in the order of the journey."""
    document = paper.document
    for journey in paper.journeys:
        for stage in document.stages(journey):
            for touchpoint in document.touchpoints(stage.id):
                for emotion in document.emotions(touchpoint.id):
                    if emotion.n and emotion.mean is not None:
                        yield _raised(paper, touchpoint, emotion, paper.wording)


def _raised(paper: Paper, touchpoint: Node, emotion: Emotion, wording: Wording) -> Item:
    persona = paper.document.find(emotion.persona, Persona)
    name = persona_words(persona, wording) if persona is not None else ""
    value = wording.signed(round(emotion.mean or 0.0, 1) + 0.0)
    counted = wording.say_count("{n} hand raised", "{n} hands raised", emotion.n)
    raised = wording.digits(counted.format(n=emotion.n))
    feeling = wording.say(N_("Feeling {value}")).format(value=value)
    apart = disagreement_words(emotion, wording)
    low = wording.say(N_("few hands")) if few(emotion) else ""
    said = wording.parted(feeling, name, raised, apart or low)
    return Item(place_of(paper, touchpoint.id), (said, _each(emotion, wording)), hands=tuple(emotion.counts))


def _each(emotion: Emotion, wording: Wording) -> str:
    """How many hands there were of each value that had any, the lowest first."""
    pairs = zip(EMOTION_VALUES, emotion.counts, strict=True)
    each = (f"{wording.signed(value)}: {wording.digits(str(count))}" for value, count in pairs if count)
    return wording.parted(*each)
