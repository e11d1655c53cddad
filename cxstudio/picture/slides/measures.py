"""All that was measured, on slides: each series with its newest value, in rows side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cxstudio.insight.trends import Series, series_of
from cxstudio.model.measures import Metric
from cxstudio.model.methods import method_of
from cxstudio.picture.marks import line
from cxstudio.picture.measured import series_words
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.sheets.metrics import place_words
from cxstudio.picture.slides.columns import Block
from cxstudio.picture.slides.figures import metric_block
from cxstudio.picture.slides.screen import Screen, Slide, even_parts
from cxstudio.words import N_

_UNDER_HEAD = 18.0
_ACROSS, _MOST_ROWS, _GUTTER = 3, 3, 28.0
_BETWEEN_ROWS, _MOST_GAP = 22.0, 44.0
_FEW = 4  # so many have room for large letters


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
    large = len(found) <= _FEW
    blocks = [metric_block(screen, one, place_words(document, one, wording), large=large) for one in found]
    if not found:
        return
    grid = _fitting(screen, blocks, screen.bottom - Slide(screen, title).head() - _UNDER_HEAD)
    for start, end in even_parts(len(found), grid.most):
        named = title if not start else wording.say(N_("{title} (continued)")).format(title=title)
        slide = Slide(screen, named, basis=screen.journeys)
        _set_grid(slide, blocks[start:end], grid, slide.head() + _UNDER_HEAD)
        for one in found[start:end]:
            slide.speech += [*_said(screen, one), ""]
        yield slide


@dataclass(frozen=True)
class _Grid:
    """How many metrics stand side by side and under each other on a slide, at most; the width of each."""

    across: int
    rows: int
    width: float

    @property
    def most(self) -> int:
        return self.across * self.rows

    def heights(self, screen: Screen, blocks: Sequence[Block]) -> list[float]:
        """How high each row is."""
        rows = [blocks[place : place + self.across] for place in range(0, len(blocks), self.across)]
        return [max(block.height(screen, self.width) for block in row) for row in rows]


def _fitting(screen: Screen, blocks: Sequence[Block], room: float) -> _Grid:
    """As many columns as suit the number of metrics, and as many rows as have room on any slide."""
    across = min(len(blocks), 2 if len(blocks) == _FEW else _ACROSS)
    width = (screen.inner - _GUTTER * (across - 1)) / across
    for rows in range(_MOST_ROWS, 1, -1):
        grid = _Grid(across, rows, width)
        heights = grid.heights(screen, blocks)
        tallest = sum(sorted(heights)[-rows:]) + _BETWEEN_ROWS * (min(rows, len(heights)) - 1)
        if tallest <= room:
            return grid
    return _Grid(across, 1, width)


def _set_grid(slide: Slide, blocks: Sequence[Block], grid: _Grid, top: float) -> None:
    """Each row of metrics under a rule, all their names at one height."""
    screen, y = slide.screen, top
    heights = grid.heights(screen, blocks)
    spare = screen.bottom - top - sum(heights)
    gap = min(_MOST_GAP, max(_BETWEEN_ROWS, spare / len(heights)))
    for row, height in enumerate(heights):
        if row:
            ends = [screen.frame.point(0.0, y - gap / 2), screen.frame.point(screen.inner, y - gap / 2)]
            rule = line(ends, Stroke("line", 1.0))
            slide.add(
                Part("", "rule", screen.frame.box(0.0, y - gap / 2, screen.inner, 0.0), (rule,), "ground")
            )
        for place, block in enumerate(blocks[row * grid.across : (row + 1) * grid.across]):
            flow = screen.flow(place * (grid.width + _GUTTER), y, grid.width)
            block.set(flow)
            slide.add(replace(flow.part(block.role), node=block.node, full=block.says))
            slide.cut += flow.cut
        y += height + gap


def _said(screen: Screen, series: Series) -> Iterator[str]:
    """A metric in words, with how it is measured."""
    wording, metric = screen.wording, series.metric
    method = method_of(metric)
    yield wording.listed(series_words(series, wording), place_words(screen.document, series, wording))
    yield from (wording.say(words) for words in (method.label, method.question, method.formula) if words)
    if metric.text:
        yield metric.text
