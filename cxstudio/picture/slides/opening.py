"""The first slide: what the session is called, whose it is, and its vision over the curve of its journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line, session_called
from cxstudio.picture.primitives import Part, Rect
from cxstudio.picture.slides.curves import Plot, lines_of, traces
from cxstudio.picture.slides.screen import Screen, Slide, states_words, text_at
from cxstudio.picture.slides.speech import title_speech
from cxstudio.picture.slides.story import Story
from cxstudio.picture.styles import slide_style
from cxstudio.words import N_

_TOP = 92.0
_BAR = (44.0, 5.0)
_BETWEEN = 36.0
_STATE_PAD, _STATE_HEIGHT = 12.0, 28.0
_VISION_LINES = 5
_ONE_LINE = 0.8  # of the width: in a wider font it stays one
_CURVE = (392.0, 470.0)


def title_slide(screen: Screen, stories: Sequence[Story]) -> Slide:
    """The title slide of a session."""
    session, wording = screen.document.session, screen.wording
    title = session_called(screen.document, wording.say(KINDS["journey"].label), screen.journeys)
    slide = Slide(screen, title, basis=screen.journeys, footless=True)
    slide.add(*_curve(screen, stories))
    bar = screen.frame.box(0.0, _TOP - 22.0, *_BAR)
    slide.add(Part("", "bar", bar, (Rect(bar, "accent", None, (_BAR[1] / 2,) * 4),), "ground"))
    slide.add(*_state(screen, stories))
    flow = screen.flow(0.0, _TOP, screen.inner)
    flow.text(one_line(session.client), slide_style("card"), "inkMuted", max_lines=2)
    slide.put(flow, "client")
    room = _ONE_LINE * screen.inner
    names = [name for name in ("display", "value") if screen.engine.width(title, slide_style(name)) < room]
    long = screen.engine.width(title, slide_style("title")) > 3 * screen.inner
    style = slide_style(names[0] if names else "title" if long else "display")
    heading = screen.flow(0.0, flow.y + 4.0, screen.inner)
    heading.text(title, style, "ink", max_lines=4)
    slide.put(heading, "title")
    who = screen.flow(0.0, heading.y + 10.0, screen.inner)
    date = wording.date(session.date) if session.date else ""
    only = stories[0].title if len(stories) == 1 and stories[0].title != title else ""
    who.text(only, slide_style("card"), "ink", max_lines=2)
    said = wording.parted(states_words(screen), date, one_line(session.facilitator))
    who.text(said, slide_style("card"), "inkMuted", max_lines=2)
    slide.put(who, "date")
    _vision(slide, who.y + 28.0)
    slide.speech += title_speech(screen.document, wording)
    return slide


def _state(screen: Screen, stories: Sequence[Story]) -> Iterator[Part]:
    """That a deck is of no journey of today, in a dark frame above all: nobody may take it for one."""
    states = {story.journey.state for story in stories}
    if not states or states & {"current"}:
        return
    words, style = states_words(screen), slide_style("head")
    width = 1.1 * screen.engine.width(words, style) + 2 * _STATE_PAD
    u = screen.inner - width
    box = screen.frame.box(u, _TOP - 42.0, width, _STATE_HEIGHT)
    text = text_at(
        screen, words, style, (u, _TOP - 42.0 + (_STATE_HEIGHT - style.line_height) / 2, width), "surface"
    )
    yield Part("", "state", box, (Rect(box, "ink", None, (4.0,) * 4), text), "ground", words)


def _vision(slide: Slide, top: float) -> None:
    screen, session = slide.screen, slide.screen.document.session
    said = [
        (label, text.strip())
        for label, text in (
            (N_("Impression we want"), session.impression),
            (N_("Experience we promise"), session.promise),
        )
        if text.strip()
    ]
    if not said:
        return
    width = (screen.inner - _BETWEEN * (len(said) - 1)) / len(said)
    for place, (label, text) in enumerate(said):
        flow = screen.flow(place * (width + _BETWEEN), top, min(width, 0.7 * screen.inner))
        flow.text(screen.wording.say(label), slide_style("label"), "accent")
        flow.gap(3)
        flow.text(text, slide_style("card"), "ink", max_lines=_VISION_LINES)
        slide.put(flow, "vision")


def _curve(screen: Screen, stories: Sequence[Story]) -> Iterator[Part]:
    """The feelings of the first journey from edge to edge, as a sign of what follows."""
    story = next(iter(stories), None)
    points = story.touchpoints if story is not None else ()
    if story is None or len(points) < 2:
        return
    step = screen.inner / len(points)
    at = {touchpoint.id: step * (place + 0.5) for place, touchpoint in enumerate(points)}
    plot = Plot(screen, 0.0, screen.inner, *_CURVE)
    yield from lines_of(traces(story.feelings[:1], plot, at), plot, story)
