"""What was measured, large enough to be read from everywhere: the value, what it speaks for and how it changed."""

from __future__ import annotations

from cxstudio.insight.trends import Series
from cxstudio.picture.flow import Flow
from cxstudio.picture.icons import icon
from cxstudio.picture.lanes.metrics import signs_of, trend_colour
from cxstudio.picture.measured import (
    change_words,
    metric_name,
    n_words,
    period_words,
    point_name,
    series_words,
    target_words,
    value_words,
)
from cxstudio.picture.slides.columns import Block
from cxstudio.picture.slides.screen import Screen, unfilled
from cxstudio.picture.styles import slide_style
from cxstudio.words import N_

_SIGN = 18.0
_WIDER = 1.22  # what a value grows by where a program has not our font


def metric_block(screen: Screen, series: Series, place: str = "", *, large: bool = False) -> Block:
    """A metric with its newest value; `place` is where it was measured, where the slide does not tell it.

    With a place it stands among all others, and has room for its target.
    """

    def set_metric(flow: Flow) -> None:
        _set(screen, series, place, flow, large=large)

    said = screen.wording.listed(series_words(series, screen.wording), place)
    return Block(series.metric.id, "metric", set_metric, said)


def _set(screen: Screen, series: Series, place: str, flow: Flow, *, large: bool) -> None:
    wording, point, metric = screen.wording, series.latest, series.metric
    note = slide_style("body" if large else "note")
    name = slide_style("card" if large else "label" if place else "note")
    flow.text(metric_name(metric, wording), name, "inkMuted", max_lines=3)
    flow.text(place, slide_style("min"), "inkMuted", max_lines=2)
    if point is None:
        return
    top, style = flow.y, slide_style("display" if large else "value")
    said = value_words(metric, point.value, wording)
    flow.text(said, style, "ink", max_lines=1)
    u = flow.u + min(flow.width, _WIDER * screen.engine.width(said, style)) + 8.0
    for sign, colour in signs_of(series):
        if u + _SIGN <= flow.u + flow.width:
            flow.draw(*icon(sign, flow.frame.box(u, top + (flow.y - top - _SIGN) / 2, _SIGN, _SIGN), colour))
        u += _SIGN + 5.0
    measured = point.measured
    who = point_name(metric, measured, wording) if measured.room else n_words(measured, wording)
    when = period_words(point.reading.start, point.reading.end, wording)
    few = wording.say(N_("few answers")) if measured.small and not measured.room else ""
    flow.text(wording.listed(who, few, when), note, "inkMuted", max_lines=3)
    if series.trend is not None:
        words, label, width = (
            change_words(metric, series.trend, wording),
            slide_style("head" if large else "label"),
            flow.width,
        )
        flow.width = unfilled(screen, words, label, width)
        flow.text(words, label, trend_colour(series.trend), max_lines=3)
        flow.width = width
    if metric.target is not None and place:
        target = wording.say(N_("Target {target}")).format(target=target_words(metric, wording))
        flow.text(target, note, "inkMuted", max_lines=2)
