"""All that was measured, on slides: each series with its newest value, in rows side by side."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.insight.trends import Series, series_of
from cxstudio.model.measures import Metric
from cxstudio.model.methods import method_of
from cxstudio.picture.measured import series_words
from cxstudio.picture.sheets.metrics import place_words
from cxstudio.picture.slides.columns import Section, pour_evenly
from cxstudio.picture.slides.figures import metric_block
from cxstudio.picture.slides.screen import Screen, Slide
from cxstudio.words import N_

_UNDER_HEAD = 18.0
_A_SLIDE = 9


def metric_slides(screen: Screen) -> Iterator[Slide]:
    """The metrics of the session that have a value."""
    wording, document = screen.wording, screen.document
    found = [
        series
        for metric in document.nodes(Metric)
        for series in series_of(document, metric)
        if series.latest is not None and series.latest.value is not None
    ]
    title = wording.say(N_("Metrics"))
    start = 0
    while start < len(found):
        named = title if not start else wording.say(N_("{title} (continued)")).format(title=title)
        some = found[start : start + _A_SLIDE]
        slide = Slide(screen, named, basis=screen.journeys)
        top = slide.head() + _UNDER_HEAD
        blocks = tuple(metric_block(screen, one, place_words(document, one, wording)) for one in some)
        left = pour_evenly(slide, [Section("", "", "", blocks)], (), top, screen.bottom)
        shown = some[: len(some) - sum(len(section.blocks) for section in left)]
        for one in shown:
            slide.speech += [*_said(screen, one), ""]
        yield slide
        start += max(1, len(shown))


def _said(screen: Screen, series: Series) -> Iterator[str]:
    """A metric in words, with how it is measured."""
    wording, metric = screen.wording, series.metric
    method = method_of(metric)
    yield wording.listed(series_words(series, wording), place_words(screen.document, series, wording))
    yield from (wording.say(words) for words in (method.label, method.question, method.formula) if words)
    if metric.text:
        yield metric.text
