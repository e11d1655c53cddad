"""A metric as a card of a list: name and place, value with n, trend and target, and its line; no page and no window."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.insight.trends import Series
from cxstudio.model.methods import method_of
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.icons import icon
from cxstudio.picture.lanes.metrics import signs_of, trend_colour
from cxstudio.picture.measured import (
    change_words,
    metric_name,
    n_words,
    point_name,
    series_words,
    target_words,
    value_words,
)
from cxstudio.picture.primitives import Part
from cxstudio.picture.sheets.metric_chart import ChartBox, draw_sparkline
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

_PAD = 7.0  # points, at a factor of 1, as are all sizes here
_LINE_WIDTH, _LINE_HEIGHT = 56.0, 17.0
_SIGN = 9.0
# The last Latin letter, whose line is as high as its style says; lines of other scripts may grow.
_PLAIN = "\u024f"


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card shows; `place` is where it is measured, in words."""

    series: Series
    place: str


def metric_card_height(facts: CardFacts, wording: Wording, factor: float) -> float | None:
    """How high a card will be: a long list asks it of each card, seen or not. None where only laying it out tells."""
    series, metric, point = facts.series, facts.series.metric, facts.series.latest
    label = wording.say(method_of(metric).label)
    said = (metric_name(metric, wording), facts.place, metric.owner_role, label, wording.digits("0"))
    if any(max(text, default="") > _PLAIN for text in said):
        return None
    valued = point is not None and point.value is not None
    lines = ["lane", "header" if valued else "note"]
    lines += ["note"] * bool(_under(facts, wording))
    lines += ["note"] * (series.trend is not None)
    lines += ["note"] * (metric.target is not None or bool(metric.owner_role))
    return sum(print_style(line, factor).line_height for line in lines) + (3 + 2 * _PAD) * factor


def _under(facts: CardFacts, wording: Wording) -> str:
    """The place and the method, which a metric without a name of its own is called by already."""
    metric = facts.series.metric
    label = wording.say(method_of(metric).label)
    named = label.casefold() == metric_name(metric, wording).casefold()
    return wording.parted(facts.place, "" if named else label, by=wording.say(N_(", ")))


def metric_card_words(facts: CardFacts, wording: Wording) -> str:
    """The card for those who cannot see it."""
    return wording.listed(series_words(facts.series, wording), facts.place)


def lay_out_metric_card(facts: CardFacts, setting: Setting, width: float, rtl: bool) -> Part:
    """The card at a width, from 0 on; its height is that of its bounds."""
    frame = Frame(rtl, width if rtl else 0.0)
    factor, wording, series = setting.factor, setting.wording, facts.series
    pad = _PAD * factor
    flow = Flow(setting, frame, pad, pad, width - 2 * pad)
    flow.text(metric_name(series.metric, wording), print_style("lane", factor), "ink", max_lines=1)
    flow.text(_under(facts, wording), print_style("note", factor), "inkMuted", max_lines=1)
    flow.gap(3)
    top = flow.y
    _set_value(series, flow)
    if len(series.measurements) > 1:
        line = _LINE_WIDTH * factor
        box = ChartBox(frame, width - pad - line, top - factor, line, _LINE_HEIGHT * factor, factor, wording)
        flow.draw(*draw_sparkline(series, box).primitives)
    _set_foot(series, flow)
    height = flow.y + pad
    words = metric_card_words(facts, wording)
    return Part(
        series.metric.id, "metric", frame.box(0, 0, width, height), tuple(flow.primitives), "card", words
    )


def _set_value(series: Series, flow: Flow) -> None:
    """The value large, n beside it, the signs of trend and target behind."""
    setting, factor, wording = flow.setting, flow.setting.factor, flow.setting.wording
    point = series.latest
    if point is None or point.value is None:
        flow.text(wording.say(N_("Not counted yet")), print_style("note", factor), "inkMuted")
        return
    measured = point.measured
    style, small = print_style("header", factor), print_style("note", factor)
    said = value_words(series.metric, point.value, wording)
    top, width = flow.y, flow.width
    flow.width = width - _LINE_WIDTH * factor - 4 * factor
    flow.text(said, style, "ink", max_lines=1)
    u = flow.u + setting.engine.width(said, style) + 4 * factor
    room = point_name(series.metric, measured, wording) if measured.room else ""
    n = room or n_words(measured, wording)
    if measured.small and not room:
        size = 7 * factor
        flow.draw(*icon("triangle-alert", flow.frame.box(u, top + 6 * factor, size, size), "truth"))
        u += size + 2 * factor
    beside = Flow(setting, flow.frame, u, top + style.line_height - small.line_height - factor, 90 * factor)
    beside.text(n, small, "inkMuted", max_lines=1)
    flow.draw(*beside.drawn)
    flow.words += beside.words
    u += (setting.engine.width(n, small) + 6 * factor) if n else 0.0
    for sign, colour in signs_of(series):
        flow.draw(*icon(sign, flow.frame.box(u, top + 4 * factor, _SIGN * factor, _SIGN * factor), colour))
        u += (_SIGN + 3) * factor
    flow.width = width


def _set_foot(series: Series, flow: Flow) -> None:
    metric, wording, factor = series.metric, flow.setting.wording, flow.setting.factor
    style = print_style("note", factor)
    if series.trend is not None:
        flow.text(change_words(metric, series.trend, wording), style, trend_colour(series.trend), max_lines=1)
    target = ""
    if metric.target is not None:
        target = wording.say(N_("Target {target}")).format(target=target_words(metric, wording))
    flow.text(wording.parted(target, metric.owner_role), style, "inkMuted", max_lines=1)
