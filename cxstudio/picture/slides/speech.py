"""What a presenter says to each slide: everything its small space leaves out, in full; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxstudio.insight.evidence import evidence, sources_behind
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.lanes import in_lane_order
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.plans import Attendee
from cxstudio.model.records import SESSION_ID, Card, Emotion, Persona, Touchpoint
from cxstudio.picture.content import StageContent
from cxstudio.picture.measured import series_words
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.signs import INTERNAL
from cxstudio.picture.slides.story import Story, place_count, way_words
from cxstudio.picture.wording import Wording
from cxstudio.words import N_


def labelled(wording: Wording, label: str, text: str) -> Iterator[str]:
    """ "Scenario: ..." where there is a text."""
    if text.strip():
        yield f"{wording.say(label)}: {text.strip()}"


def title_speech(document: Document, wording: Wording) -> list[str]:
    """The session: its names, its vision, and who it is about."""
    session = document.session
    said = [
        *labelled(wording, N_("Session"), session.title),
        *labelled(wording, N_("Client"), session.client),
        *labelled(wording, N_("Facilitator"), session.facilitator),
        *labelled(wording, N_("Impression we want"), session.impression),
        *labelled(wording, N_("Experience we promise"), session.promise),
    ]
    for persona in document.personas():
        if persona.name:
            said += ["", wording.listed(persona_words(persona, wording), persona.role, persona.segment)]
            said += [persona.quote] if persona.quote else []
            for label, text in (
                (N_("Goals"), persona.goals),
                (N_("Needs"), persona.needs),
                (N_("Pains"), persona.pains),
            ):
                said += labelled(wording, label, wording.listed(*text.splitlines()))
    return said


def overview_speech(story: Story, stages: Sequence[StageContent], *, first: bool) -> list[str]:
    """The journey: its frame on the first slide, then the stages with their goals."""
    journey, wording = story.journey, story.wording
    said: list[str] = []
    if first:
        said += [
            wording.listed(story.title, story.state, place_count(story)),
            *labelled(wording, N_("Scenario"), journey.scenario),
            *labelled(wording, N_("Expectations"), journey.expectations),
            *labelled(wording, N_("Begins"), journey.start),
            *labelled(wording, N_("Ends"), journey.end),
            *_notes(story, {journey.id, SESSION_ID}),
        ]
    for content in stages:
        stage = content.stage
        number = wording.digits(str(content.index + 1))
        said += ["", wording.listed(f"{number}. {story.stage_name(content)}", one_line(stage.time_span))]
        said += [stage.headline] if stage.headline else []
        said += labelled(wording, N_("Goal"), stage.goal)
        for touchpoint in content.touchpoints:
            felt = [_felt(story, e) for e in _emotions(story, touchpoint)]
            said.append(wording.parted(story.named(touchpoint.id), *felt))
            said += [_way(story, link.target, way_words(story, link)) for link in story.ways(touchpoint.id)]
    return said


def stage_speech(
    story: Story, content: StageContent, touchpoints: Sequence[Touchpoint], *, first: bool
) -> list[str]:
    """A stage and some of its touchpoints, with all that stands in them; `first` is the stage's first slide."""
    stage, wording = content.stage, story.wording
    said: list[str] = []
    if first:
        said.append(wording.listed(story.stage_name(content), one_line(stage.time_span)))
        said += [stage.headline] if stage.headline else []
        said += [stage.notes.strip(), ""] if stage.notes.strip() else []
        said += labelled(wording, N_("Goal"), stage.goal)
        said += _cards(story, stage.id)
        said += _measured(story, stage.id)
        said += _notes(story, {stage.id, *(card.id for card in story.document.cards(stage.id))})
    for touchpoint in touchpoints:
        said += ["", *_touchpoint(story, touchpoint)]
    return said


def _touchpoint(story: Story, touchpoint: Touchpoint) -> Iterator[str]:
    wording, document = story.wording, story.document
    yield story.named(touchpoint.id)
    channels = [own_title(found) for id in touchpoint.channels if (found := document.get(id)) is not None]
    facts = [
        wording.listed(*channels),
        wording.duration(touchpoint.minutes) if touchpoint.minutes is not None else "",
        story.evidence(evidence(document, touchpoint)),
        wording.say(N_("Moment of truth")) if touchpoint.moment_of_truth else "",
    ]
    if any(facts):
        yield wording.parted(*facts)
    if touchpoint.description:
        yield touchpoint.description
    yield from labelled(wording, N_("Serves"), touchpoint.serves)
    yield from labelled(wording, N_("Reason of the friction"), touchpoint.friction_reason)
    owner = document.find(touchpoint.owned_by, Attendee) if touchpoint.owned_by else None
    if owner is not None:
        yield from labelled(
            wording, N_("Who answers for it"), wording.listed(owner.name, owner.role, owner.team)
        )
    yield from labelled(wording, N_("Sources"), _sources(story, touchpoint))
    felt = [_felt(story, emotion) for emotion in _emotions(story, touchpoint)]
    yield from labelled(wording, N_("Emotion"), wording.listed(*felt))
    for link in story.ways(touchpoint.id):
        yield _way(story, link.target, way_words(story, link))
    yield from _cards(story, touchpoint.id)
    yield from _measured(story, touchpoint.id)
    inside = {touchpoint.id, *(card.id for card in document.cards(touchpoint.id))}
    yield from _notes(story, inside | {emotion.id for emotion in document.emotions(touchpoint.id)})


def _way(story: Story, target: str, words: str) -> str:
    to = story.named(target)
    return f"→ {to}: {words}" if words else f"→ {to}"


def _emotions(story: Story, touchpoint: Touchpoint) -> list[Emotion]:
    """The readings of a touchpoint whose curves show, that of the journey's own persona first."""
    asked = story.document.emotions(touchpoint.id)
    found = [one for one in asked if one.mean is not None and one.persona not in story.journey.hides]
    return sorted(found, key=lambda emotion: emotion.persona != story.journey.persona)


def _felt(story: Story, emotion: Emotion) -> str:
    wording, persona = story.wording, story.document.find(emotion.persona, Persona)
    name = persona_words(persona, wording) if persona is not None else wording.say(N_("Persona"))
    value = wording.signed(round(emotion.mean or 0.0, 1))
    if not emotion.n:
        return f"{name} {value}"
    hands = wording.say_count("{n} hand", "{n} hands", emotion.n).format(n=wording.digits(str(emotion.n)))
    return f"{name} {value} ({hands})"


def _cards(story: Story, home: str) -> Iterator[str]:
    """The cards of a place, lane by lane, each with what is known of it."""
    document = story.document
    for card in in_lane_order(document, document.cards(home)):
        row = KINDS.get(card.kind)
        kind = story.wording.say(row.label) if row is not None else card.kind
        said = f"{kind}: {card.text.strip()}" if card.text.strip() else kind
        facts = _card_facts(story, card)
        yield f"{said} ({facts})" if facts else said


def _card_facts(story: Story, card: Card) -> str:
    wording, document = story.wording, story.document
    until = document.find(card.until, Touchpoint) if card.until else None
    persona = document.find(card.persona, Persona) if card.persona else None
    weights = (
        (N_("Severity"), card.severity),
        (N_("Frequency"), card.frequency),
        (N_("Importance"), card.importance),
        (N_("Satisfaction"), card.satisfaction),
    )
    return wording.listed(
        *(
            f"{wording.say(name)} {wording.figure(f'{value:g}')}"
            for name, value in weights
            if value is not None
        ),
        story.evidence(evidence(document, card)),
        _sources(story, card),
        persona_words(persona, wording) if persona is not None else "",
        wording.say(N_("until {touchpoint}")).format(touchpoint=story.named(until.id)) if until else "",
        wording.say(INTERNAL.label) if card.internal else "",
    )


def _sources(story: Story, thing: Card | Touchpoint) -> str:
    return story.wording.listed(*(own_title(source) for source in sources_behind(story.document, thing)))


def _measured(story: Story, place: str) -> Iterator[str]:
    from cxstudio.insight.trends import series_at

    for series in series_at(story.document, place):
        if series.latest is not None and series.latest.value is not None:
            yield series_words(series, story.wording)


def _notes(story: Story, anchors: set[str]) -> Iterator[str]:
    """The numbered callouts and stickies at some places."""
    for annotation in story.document.annotations():
        if annotation.anchor in anchors and annotation.text.strip():
            number = next((note.number for note in story.notes if note.node == annotation.id), 0)
            label = story.wording.say(N_("Note"))
            name = f"{label} {story.wording.digits(str(number))}" if number else label
            yield f"{name}: {annotation.text.strip()}"
