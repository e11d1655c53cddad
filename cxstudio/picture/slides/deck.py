"""A session as slides: which there are and in which order; it sets none of them itself."""

from __future__ import annotations

from cxstudio.model.document import Document
from cxstudio.model.naming import session_called
from cxstudio.model.records import Journey
from cxstudio.picture.map import MapPicture
from cxstudio.picture.notes import notes
from cxstudio.picture.pages import texts_of
from cxstudio.picture.poster import ExportReport, PageSetup, Poster
from cxstudio.picture.slides.measures import metric_slides
from cxstudio.picture.slides.opening import title_slide
from cxstudio.picture.slides.overview import overview_slides
from cxstudio.picture.slides.plan import plan_slides
from cxstudio.picture.slides.priorities import priority_slides
from cxstudio.picture.slides.screen import Screen, Slide
from cxstudio.picture.slides.stage import stage_slides
from cxstudio.picture.slides.story import Story, tell
from cxstudio.text.layout import TextEngine, sentences
from cxstudio.words import _


def compose_slides(document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> Poster:
    """The slides of a journey, or of all, with the plan and the figures of the session.

    Texts are as large on every slide; what does not fit goes on on another, and what a card is too long for stands in
    full in what the presenter says.
    """
    own = tuple(one.id for one in document.journeys() if setup.every_journey or one.id == journey)
    screen = Screen(document, engine, setup, own)
    stories = [_told(screen, id) for id in own]
    slides = [title_slide(screen, stories)]
    for story in stories:
        slides += overview_slides(screen, story)
        for content in story.stages:
            slides += stage_slides(screen, story, content)
    slides += plan_slides(screen)
    slides += priority_slides(screen)
    slides += metric_slides(screen)
    return _bound(screen, slides, stories)


def _told(screen: Screen, journey: str) -> Story:
    record = screen.document.find(journey, Journey)
    assert record is not None
    pinned = any(note.text for note in screen.document.annotations())
    said = notes(MapPicture(screen.document, journey, screen.engine)) if pinned else []
    return tell(screen.document, record, screen.wording, tuple(note for note in said if note.number))


def _bound(screen: Screen, slides: list[Slide], stories: list[Story]) -> Poster:
    pages = tuple(slide.page().numbered(n, len(slides)) for n, slide in enumerate(slides, start=1))
    smallest, met = texts_of(pages)
    warnings = sentences(met)
    if not any(story.stages for story in stories):
        warnings = [*warnings, _("There is nothing to show yet. Add something first, and export again.")]
    session = screen.document.session
    return Poster(
        pages,
        ExportReport(
            smallest,
            tuple(dict.fromkeys(warnings)),
            hidden=tuple(dict.fromkeys(text for slide in slides for text in slide.cut)),
        ),
        session_called(screen.document, shown=screen.journeys),
        session.language,
        session.direction == "rtl",
        screen.setup.theme,
        tuple(warning.detail for warning in met if warning.kind == "missing"),
    )
