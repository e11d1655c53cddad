"""A whole journey on one slide: stages with their headlines, touchpoints, ways, the curve with its low moments.

Of a long journey it takes several, each with as many stages as can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cxstudio.insight.summary import summarise_journey
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.picture.content import StageContent
from cxstudio.picture.flow import Flow
from cxstudio.picture.grid import Column
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import line, truth_mark
from cxstudio.picture.poster import PageLink
from cxstudio.picture.primitives import Bounds, Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.signs import emotion_colour
from cxstudio.picture.slides.curves import Labels, Plot, ground, lines_of, traces
from cxstudio.picture.slides.screen import TOP, Screen, Slide
from cxstudio.picture.slides.speech import overview_speech
from cxstudio.picture.slides.story import Story, counted, place_count
from cxstudio.picture.slides.ways import lay_out_ways
from cxstudio.picture.styles import furniture, slide_style
from cxstudio.words import N_

_LEAD = 30.0  # for the faces of the scale
_GAP = 8.0  # between stages
_LEAST_STAGE = 104.0
_LEAST_POINT = 25.0
_CHIP, _CHIP_WIDTH = 20.0, 46.0
_CHIP_PAD = 6.0
_HEADLINE_LINES, _TITLE_LINES = 4, 2
_PAD = 8.0
_MOST_WAYS = 130.0  # points, of the band of arrows
_LEAST_PLOT = 96.0
_COUNTS = 22.0
_ICON = 13.0
_LABEL = 104.0


def overview_slides(screen: Screen, story: Story) -> list[Slide]:
    """The slides of a journey as a whole; none while it has no stage."""
    parts = _parted(screen, story.stages)
    slides = []
    for number, stages in enumerate(parts, start=1):
        title = story.title if number == 1 else _continued(story, number)
        eyebrow = story.wording.parted(story.state, place_count(story))
        name = story.wording.listed(title, story.state)
        slide = Slide(screen, title, eyebrow, story.label, (story.journey.id,), name=name)
        _Overview(slide, story, stages).set()
        slide.speech += overview_speech(story, stages, first=number == 1)
        slides.append(slide)
    return slides


def _continued(story: Story, number: int) -> str:
    wording = story.wording
    return wording.say(N_("{title} ({n})")).format(title=story.title, n=wording.digits(str(number)))


def _parted(screen: Screen, stages: Sequence[StageContent]) -> list[list[StageContent]]:
    """The stages in as few rows as can be read, each about as long as the others."""
    room = screen.inner - _LEAD

    def rows(most: float) -> list[list[StageContent]]:
        found: list[list[StageContent]] = []
        taken = most + 1.0
        for content in stages:
            width = _least(content) + _GAP
            if taken + width > most:
                found.append([])
                taken = 0.0
            found[-1].append(content)
            taken += width
        return found

    count = len(rows(room))
    if count < 2:
        return rows(room)
    whole = sum(_least(content) + _GAP for content in stages)
    return next(
        (r for share in range(20) if len(r := rows(whole / count * (1 + share / 20))) == count), rows(room)
    )


def _least(content: StageContent) -> float:
    return max(_LEAST_STAGE, _LEAST_POINT * len(content.touchpoints))


@dataclass
class _Overview:
    """Sets one slide from the top: stages, ways, touchpoints, curve, counts."""

    slide: Slide
    story: Story
    stages: Sequence[StageContent]

    @property
    def screen(self) -> Screen:
        return self.slide.screen

    def set(self) -> None:
        y = self.slide.head() + 12.0
        self.slide.add(self._legend())
        columns = self._columns()
        y = self._headers(columns, y) + 6.0
        links = self.story.inner_ways()
        most = min(_MOST_WAYS, self.screen.bottom - y - _CHIP - _COUNTS - _LEAST_PLOT - 56.0)
        ways = lay_out_ways(self.screen, columns, links, most)
        y += ways.band
        self._chips(columns, y)
        self.slide.add(*ways.parts(y, y + _CHIP / 2))
        self.slide.connections += ways.connections
        foot = self.screen.bottom - _COUNTS
        self._curve(columns, y + _CHIP + 30.0, foot - 26.0)
        self._counts(columns, foot)

    def _columns(self) -> list[Column]:
        """The stages side by side, wider where there are more touchpoints."""
        gaps = _GAP * (len(self.stages) - 1)
        spare = self.screen.inner - _LEAD - gaps - sum(_least(one) for one in self.stages)
        weight = sum(max(1, len(one.touchpoints)) for one in self.stages)
        columns, u = [], _LEAD
        for one in self.stages:
            count = max(1, len(one.touchpoints))
            width = _least(one) + spare * count / weight
            step = width / count
            chip = min(step - 6.0, _CHIP_WIDTH)
            starts = tuple(u + step * place + (step - chip) / 2 for place in range(len(one.touchpoints)))
            columns.append(Column(one.stage.id, u, width, tuple(t.id for t in one.touchpoints), starts, chip))
            u += width + _GAP
        return columns

    # Stages

    def _headers(self, columns: Sequence[Column], top: float) -> float:
        flows = [self._header(*pair, top) for pair in zip(self.stages, columns, strict=True)]
        bottom = max(flow.y for flow in flows) + _PAD
        frame = self.screen.frame
        for flow, content, column in zip(flows, self.stages, columns, strict=True):
            box = frame.box(column.left, top, column.width, bottom - top)
            ground = Rect(box, "stageHeader", Stroke("lineControl", 0.75), (6.0,) * 4)
            words = "\n".join(flow.words)
            shapes = (ground, *flow.primitives)
            self.slide.add(Part(content.stage.id, "stage-header", box, shapes, "stage", words))
            self.slide.cut += flow.cut
            self.slide.links.append(
                PageLink(box.x, box.y, box.width, box.height, f"slide:{content.stage.id}")
            )
        return bottom

    def _header(self, content: StageContent, column: Column, top: float) -> Flow:
        story, stage = self.story, content.stage
        flow = self.screen.flow(column.left + _PAD, top + _PAD - 1.0, column.width - 2 * _PAD)
        number = story.wording.digits(str(content.index + 1))
        flow.text(f"{number} {story.stage_name(content)}", slide_style("head"), "ink", max_lines=_TITLE_LINES)
        flow.text(one_line(stage.time_span), slide_style("min"), "inkMuted", max_lines=2)
        said = one_line(stage.headline) or one_line(stage.goal)
        if said:
            flow.gap(3)
            flow.text(said, slide_style("min"), "ink", max_lines=_HEADLINE_LINES)
        return flow

    # Touchpoints

    def _chips(self, columns: Sequence[Column], top: float) -> None:
        for content, column in zip(self.stages, columns, strict=True):
            for touchpoint, u in zip(content.touchpoints, column.starts, strict=True):
                number = self.story.number(touchpoint.id)
                style = slide_style("min")
                width = column.sub_width
                block = furniture(
                    self.screen.engine, number, style, width, self.screen.wording, max_lines=1, side="center"
                )
                box = self.screen.frame.box(u, top, width, _CHIP)
                shapes: list[Primitive] = [
                    Rect(box, "surface", Stroke("lineControl", 1.0), (_CHIP / 2,) * 4),
                    Text(self.screen.frame.x(u, width), top + (_CHIP - block.height) / 2, block, "ink"),
                ]
                said = f"{number} {self.story.name(touchpoint)}"
                if touchpoint.moment_of_truth:
                    shapes += truth_mark(self.screen.frame.point(u + width, top + 2.0), 13.0)
                    said = self.story.wording.listed(said, self.story.wording.say(N_("Moment of truth")))
                self.slide.add(Part(touchpoint.id, "touchpoint", box, tuple(shapes), "card", said))

    # The curve

    def _curve(self, columns: Sequence[Column], top: float, bottom: float) -> None:
        screen, story = self.screen, self.story
        plot = Plot(screen, _LEAD, screen.inner, top, bottom)
        at = {
            id: start + column.sub_width / 2
            for column in columns
            for id, start in zip(column.touchpoints, column.starts, strict=True)
        }
        found = traces(story.feelings, plot, at)
        if not found:
            flow = screen.flow(_LEAD, (top + bottom) / 2, screen.inner - _LEAD)
            flow.text(
                story.wording.say(N_("Nobody has said yet how this feels")), slide_style("body"), "inkMuted"
            )
            self.slide.put(flow, "text")
            return
        self.slide.add(ground(plot), *self._borders(columns, plot), *lines_of(found, plot, story))
        labels = Labels(plot, found, (16.0, 24.0))
        self.slide.add(*labels.names())
        for touchpoint in self._low():
            self._low_label(labels, touchpoint)

    def _low(self) -> Iterator[str]:
        shown = {t.id for content in self.stages for t in content.touchpoints}
        lowest = summarise_journey(self.story.document, self.story.journey).lowest
        yield from (one.touchpoint for one in lowest if one.touchpoint in shown)

    def _low_label(self, labels: Labels, touchpoint: str) -> None:
        spot = labels.fit(touchpoint, self.story.named(touchpoint), (1.7 * _LABEL, _LABEL, 0.75 * _LABEL))
        if spot is not None:
            self.slide.add(labels.text(spot, emotion_colour(min(spot.mean, -0.5))))

    def _borders(self, columns: Sequence[Column], plot: Plot) -> Iterator[Part]:
        for column in columns[1:]:
            u = column.left - _GAP / 2
            ends = [plot.screen.frame.point(u, plot.top - 8), plot.screen.frame.point(u, plot.bottom + 14)]
            bounds = plot.screen.frame.box(u, plot.top - 8, 0.0, plot.bottom - plot.top + 22)
            yield Part("", "lane-line", bounds, (line(ends, Stroke("line", 1.0)),), "lane")

    # Counts

    def _legend(self) -> Part:
        """What is counted and marked, from the trailing edge of the slide's first line."""
        screen, wording, style = self.screen, self.story.wording, slide_style("note")
        u, shapes, said = screen.inner, [], []
        for words, sign in self._signs():
            width = screen.engine.width(words, style) + 1.0
            flow = screen.flow(u - width, TOP, width)
            flow.text(words, style, "inkMuted", max_lines=1)
            u -= width + _ICON + 5.0
            shapes += [*sign(screen.frame.box(u, TOP + 2.0, _ICON, _ICON)), *flow.primitives]
            said.append(words)
            u -= 16.0
        bounds = screen.frame.box(u, TOP, screen.inner - u, style.line_height)
        return Part("", "legend", bounds, tuple(shapes), "ground", wording.listed(*reversed(said)))

    def _signs(self) -> Iterator[tuple[str, Callable[[Bounds], Sequence[Primitive]]]]:
        """The signs of the slide with their words, the last one first."""
        say = self.story.wording.say
        for kind in ("opportunity", "pain"):
            row = KINDS[kind]
            yield say(row.plural), partial(icon, row.icon, colour=f"role.{row.role}.mark")
        if any(t.moment_of_truth for content in self.stages for t in content.touchpoints):
            yield say(N_("Moment of truth")), lambda box: truth_mark(box.centre, box.width)

    def _counts(self, columns: Sequence[Column], top: float) -> None:
        for content, column in zip(self.stages, columns, strict=True):
            u, said, shapes = column.left + 2.0, [], []
            for kind, count in counted(self.story, content):
                row = KINDS[kind]
                flow = self.screen.flow(u + _ICON + 4.0, top + 3.0, 30.0)
                flow.text(self.story.wording.digits(str(count)), slide_style("label"), "ink", max_lines=1)
                box = self.screen.frame.box(u, top + 4.5, _ICON, _ICON)
                shapes += [*icon(row.icon, box, f"role.{row.role}.mark"), *flow.primitives]
                said.append(f"{self.story.wording.say(row.plural)}: {self.story.wording.digits(str(count))}")
                u += 48.0
            bounds = self.screen.frame.box(column.left, top, column.width, _COUNTS)
            words = self.story.wording.listed(*said)
            self.slide.add(Part("", "counts", bounds, tuple(shapes), "ground", words))
