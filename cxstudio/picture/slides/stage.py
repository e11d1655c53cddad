"""A stage on slides: its touchpoints, how they feel, what hurts and what could be done, and what was measured.

What does not fit on one slide goes on on another of the same stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cxstudio.insight.evidence import evidence
from cxstudio.model.channels import icon_of
from cxstudio.model.kind_types import SlidePlace
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Card, Link, Touchpoint
from cxstudio.picture.arrows import turn_mark
from cxstudio.picture.cards.note import note_words, slants
from cxstudio.picture.content import CardSpot, StageContent
from cxstudio.picture.flow import Flow
from cxstudio.picture.grid import Column
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import line, truth_mark
from cxstudio.picture.poster import Anchor
from cxstudio.picture.primitives import Part, Primitive, Rect, Stroke
from cxstudio.picture.signs import emotion_colour
from cxstudio.picture.slides.columns import (
    Block,
    Lane,
    Section,
    Weight,
    height_of,
    note_block,
    pour,
    pour_evenly,
)
from cxstudio.picture.slides.curves import Labels, Plot, ground, lines_of, traces
from cxstudio.picture.slides.figures import metric_block
from cxstudio.picture.slides.screen import Screen, Slide
from cxstudio.picture.slides.speech import stage_speech
from cxstudio.picture.slides.story import Story, spots_of, way_words
from cxstudio.picture.slides.ways import lay_out_ways
from cxstudio.picture.styles import slide_style
from cxstudio.words import N_

_LEAST_CARD = 150.0
_GAP = 18.0
_PAD, _ICON, _TRUTH = 12.0, 18.0, 17.0
_FACES = 42.0
_MOST_WAYS = 60.0
_PLOT = (56.0, 76.0, 180.0)  # of a curve: its least height, the least with some room, and the most
_AROUND = (30.0, 36.0)  # above and below it
_COLUMNS = (74.0, 200.0)  # least and most height of the columns beside a curve
_BETWEEN, _BEFORE_SIDE = 30.0, 25.0
_SIDE = 0.22  # of the width
_TITLE_LINES = 4
_LEAST_NOTES = 50.0
_MOST_OTHERS = 3  # ways to other slides that a card tells


def stage_slides(screen: Screen, story: Story, content: StageContent) -> list[Slide]:
    """The slides of one stage, at least one."""
    found: list[Slide] = []
    for first, touchpoints in _parted(screen, content):
        found += _part_slides(screen, story, content, first, touchpoints)
    found[0].anchors.append(Anchor(f"slide:{content.stage.id}", 0.0, 0.0))
    return found


def _parted(screen: Screen, content: StageContent) -> list[tuple[int, tuple[Touchpoint, ...]]]:
    """The touchpoints of each slide with the place of the first, about as many on each."""
    most = max(1, int((screen.inner + _GAP) // (_LEAST_CARD + _GAP)))
    count = max(1, -(-len(content.touchpoints) // most))
    each, over = divmod(len(content.touchpoints), count)
    found, first = [], 0
    for place in range(count):
        end = first + each + (place < over)
        found.append((first, content.touchpoints[first:end]))
        first = end
    return found


def _part_slides(
    screen: Screen, story: Story, content: StageContent, first: int, touchpoints: tuple[Touchpoint, ...]
) -> Iterator[Slide]:
    begins = first == 0
    slide = _new_slide(screen, story, content, goes_on=not begins)
    end = first + len(touchpoints)
    spots = [s for s in spots_of(content) if (begins and s.whole) or (not s.whole and first <= s.first < end)]
    first_slide = _StageSlide(slide, story, content, touchpoints, spots)
    rest = first_slide.set()
    extras = first_slide.extras() if rest else ()
    slide.speech += stage_speech(story, content, touchpoints, first=begins)
    yield slide
    while rest:  # each slide takes some: a block is never as tall as a slide
        slide = _new_slide(screen, story, content, goes_on=True)
        rest = pour_evenly(slide, rest, extras, slide.head() + 20.0, screen.bottom)
        yield slide


def _new_slide(screen: Screen, story: Story, content: StageContent, *, goes_on: bool) -> Slide:
    wording, stage = story.wording, content.stage
    name, headline = story.stage_name(content), one_line(stage.headline)
    count = len(story.stages)
    place = wording.say(N_("Stage {n} of {count}")).format(
        n=wording.digits(str(content.index + 1)), count=wording.digits(str(count))
    )
    # With a headline the name of the stage stands above it.
    eyebrow = wording.say(N_("{place}: {name}")).format(place=place, name=name) if headline else place
    title = headline or name
    if goes_on:
        title = name = wording.say(N_("{title} (continued)")).format(title=name)
        eyebrow = place
    return Slide(
        screen,
        title,
        wording.parted(eyebrow, one_line(stage.time_span)),
        story.label,
        (story.journey.id,),
        (content.index + 1, count),
        level=1,
        name=f"{wording.digits(str(content.index + 1))} {name}",
    )


@dataclass
class _StageSlide:
    """Sets the first slide of some touchpoints; returns what did not fit."""

    slide: Slide
    story: Story
    content: StageContent
    touchpoints: Sequence[Touchpoint]
    spots: Sequence[CardSpot]
    # Cards are measured before the curve is drawn and set after it: as the same blocks, which know their heights.
    _blocks: dict[str, Block] = field(default_factory=dict)

    @property
    def screen(self) -> Screen:
        return self.slide.screen

    def set(self) -> list[Section]:
        y = self._goal(self.slide.head()) + 12.0
        column = self._column()
        y = self._cards(column, y) if self.touchpoints else y
        at = {t.id: u + column.sub_width / 2 for t, u in zip(self.touchpoints, column.starts, strict=True)}
        felt = any(t in f.readings for f in self.story.feelings for t in at)
        if not felt:
            return self._notes(y + 20.0, ())
        lanes = self._lanes(())
        room = self.screen.bottom - y - sum(_AROUND)
        wanted = min(max(height_of(self.screen, lanes, _COLUMNS[1]), _COLUMNS[0] * bool(lanes)), _COLUMNS[1])
        height = min(max(_PLOT[1], room - wanted), _PLOT[2])
        if lanes:
            height = max(_PLOT[0], min(height, room - _COLUMNS[0]))
        quoted = self._curve(at, y + _AROUND[0], y + _AROUND[0] + height)
        return self._notes(y + sum(_AROUND) + height, quoted)

    def _goal(self, y: float) -> float:
        """What the customer wants here, while there is no headline that says more."""
        stage, wording = self.content.stage, self.story.wording
        if one_line(stage.headline) or not one_line(stage.goal) or self.slide.title.endswith(")"):
            return y
        flow = self.screen.flow(0.0, y, self.screen.inner)
        said = wording.say(N_("Goal: {goal}")).format(goal=one_line(stage.goal))
        flow.text(said, slide_style("body"), "inkMuted", max_lines=2)
        self.slide.put(flow, "goal")
        return flow.y

    # Touchpoints

    def _column(self) -> Column:
        count = max(1, len(self.touchpoints))
        width = (self.screen.inner - _GAP * (count - 1)) / count
        starts = tuple(place * (width + _GAP) for place in range(len(self.touchpoints)))
        ids = tuple(t.id for t in self.touchpoints)
        return Column(self.content.stage.id, 0.0, self.screen.inner, ids, starts, width)

    def _cards(self, column: Column, top: float) -> float:
        """The touchpoints with the arrows between them; returns where they end."""
        ways = lay_out_ways(self.screen, [column], self.story.inner_ways(), _MOST_WAYS)
        drawn = {arrow.link.id for arrow in ways.arrows.arrows}
        top += ways.band
        flows = []
        for touchpoint, u in zip(self.touchpoints, column.starts, strict=True):
            others = [link for link in self.story.ways(touchpoint.id) if link.id not in drawn]
            flows.append(self._card(touchpoint, u, top, column.sub_width, others))
        bottom = max(flow.y for flow in flows) + _PAD
        for touchpoint, u, flow in zip(self.touchpoints, column.starts, flows, strict=True):
            self._put_card(touchpoint, flow, (u, top, column.sub_width, bottom - top))
        self.slide.add(*ways.parts(top, (top + bottom) / 2))
        self.slide.connections += ways.connections
        return bottom

    def _card(
        self, touchpoint: Touchpoint, u: float, top: float, width: float, others: Sequence[Link]
    ) -> Flow:
        story, wording = self.story, self.story.wording
        sign = _TRUTH + 6.0 if touchpoint.moment_of_truth else 0.0
        indent = _PAD + _ICON + 11.0
        flow = self.screen.flow(u + indent, top + _PAD - 2.0, width - indent - _PAD - sign)
        style = slide_style("card" if width > 190 else "head")
        flow.text(story.name(touchpoint), style, "ink", max_lines=_TITLE_LINES)
        flow.width += sign
        time = wording.duration(touchpoint.minutes) if touchpoint.minutes is not None else ""
        sure = story.evidence(evidence(story.document, touchpoint))
        facts = wording.listed(time, sure)
        flow.text(
            wording.parted(story.number(touchpoint.id), facts), slide_style("note"), "inkMuted", max_lines=2
        )
        for link in others[:_MOST_OTHERS]:
            self._way(flow, link)
        if len(others) > _MOST_OTHERS:
            count = len(others) - _MOST_OTHERS
            words = wording.say_count("and {n} more", "and {n} more", count)
            flow.text(words.format(n=wording.digits(str(count))), slide_style("min"), "inkMuted", indent=17.0)
        return flow

    def _way(self, flow: Flow, link: Link) -> None:
        """Where else customers go from here: the touchpoint stands on another slide."""
        story, style = self.story, slide_style("min")
        to = story.named(link.target)
        if not to:
            return
        flow.gap(3)
        back = self._comes_before(link)
        middle = flow.y + style.line_height / 2
        if back:
            flow.draw(*turn_mark(flow.frame, flow.u, middle))
        else:
            sign = "arrow-left" if flow.frame.rtl else "arrow-right"
            flow.draw(*icon(sign, flow.frame.box(flow.u, middle - 6.0, 12.0, 12.0), "blueprintLine"))
        words = way_words(story, link)
        flow.text(f"{to}: {words}" if words else to, style, "inkMuted", indent=17.0, max_lines=2)

    def _comes_before(self, link: Link) -> bool:
        order = [t.id for t in self.story.touchpoints]
        return link.target in order and order.index(link.target) <= order.index(link.source)

    def _put_card(self, touchpoint: Touchpoint, flow: Flow, box: tuple[float, float, float, float]) -> None:
        u, _, width, _ = box
        frame = self.screen.frame
        bounds = frame.box(*box)
        shapes: list[Primitive] = [Rect(bounds, "surface", Stroke("lineControl", 1.0), (8.0,) * 4)]
        shapes += flow.primitives
        channel = next(iter(self.content.channels[self.content.touchpoints.index(touchpoint)]), None)
        middle = flow.top + (slide_style("card").line_height + slide_style("note").line_height) / 2
        if channel is not None:
            sign = frame.box(u + _PAD, middle - _ICON / 2, _ICON, _ICON)
            shapes += icon(icon_of(channel), sign, "accent")
        words = flow.words
        if touchpoint.moment_of_truth:
            beside = flow.top + slide_style("card").line_height / 2
            shapes += truth_mark(frame.point(u + width - _PAD - _TRUTH / 2, beside), _TRUTH)
            words = [*words, self.story.wording.say(N_("Moment of truth"))]
        said = self.story.wording.listed(*words)
        self.slide.add(Part(touchpoint.id, "touchpoint", bounds, tuple(shapes), "card", said))
        self.slide.cut += flow.cut

    # The curve

    def _curve(self, at: dict[str, float], top: float, bottom: float) -> tuple[str, ...]:
        """Draws it and the quotes that find room beside it; returns the ids of those."""
        plot = Plot(self.screen, _FACES, self.screen.inner, top, bottom)
        found = traces(self.story.feelings, plot, at)
        self.slide.add(ground(plot), *lines_of(found, plot, self.story))
        labels = Labels(plot, found, (16.0, 30.0))
        self.slide.add(*labels.names())
        return tuple(self._quoted(labels, at))

    def _quoted(self, labels: Labels, at: dict[str, float]) -> Iterator[str]:
        """One quote of each touchpoint and persona, where it covers nothing; the others stand below."""
        seen: set[tuple[str, str]] = set()
        widest = min(250.0, self.screen.inner / len(at))
        for card in (spot.card for spot in self.spots):
            place = (card.home, card.persona)
            if card.kind != "quote" or card.home not in at or place in seen or not card.text.strip():
                continue
            spot = labels.fit(
                card.home, one_line(card.text), (widest, 0.72 * widest, 0.55 * widest), card.persona
            )
            if spot is not None:
                seen.add(place)
                part = labels.text(spot, emotion_colour(spot.mean))
                self.slide.add(_as_card(part, card, self.story))
                yield card.id

    # Notes

    def _notes(self, top: float, quoted: Sequence[str]) -> list[Section]:
        lanes = self._lanes(quoted)
        if self.screen.bottom - top < _LEAST_NOTES:
            return [section for lane in lanes for section in lane.sections if not section.elsewhere]
        side = next((lane for lane in lanes[1:] if lane.width < 0.25 * self.screen.inner), None)
        if side is not None:
            u, frame = side.u - _BEFORE_SIDE, self.screen.frame
            ends = [frame.point(u, top), frame.point(u, self.screen.bottom - 4.0)]
            bounds = frame.box(u, top, 0.0, self.screen.bottom - top)
            self.slide.add(
                Part("", "lane-line", bounds, (line(ends, Stroke("lineControl", 0.75)),), "ground")
            )
        return pour(self.slide, lanes, top, self.screen.bottom)

    def _lanes(self, quoted: Sequence[str]) -> list[Lane]:
        """What hurts, what could be done, and beside them what was measured and said."""
        hurts, helps = self._sections("hurts"), self._sections("helps")
        beside = [*self._figures(), *self._sections("said", quoted)]
        main = [tuple(part) for part in (hurts, helps) if part]
        if len(main) == 1:
            main = [(section,) for section in main[0]]
        inner = self.screen.inner
        side = max(150.0, inner * _SIDE) if beside and main else 0.0
        room = inner - (side + 2 * _BEFORE_SIDE if side else 0.0)
        if not main:
            return [Lane(0.0, inner, tuple(beside))] if beside else []
        width = (room - _BETWEEN * (len(main) - 1)) / len(main)
        lanes = [Lane(place * (width + _BETWEEN), width, part) for place, part in enumerate(main)]
        return [*lanes, Lane(inner - side, side, tuple(beside))] if beside else lanes

    def extras(self) -> tuple[Section, ...]:
        """The cards of the kinds that only have room where a slide goes on anyway."""
        return tuple(self._sections("room"))

    def _sections(self, place: SlidePlace, quoted: Sequence[str] = ()) -> list[Section]:
        """The cards of the kinds that stand at this place, under a heading for each that does not share one."""
        rows = [row for row in KINDS.values() if row.record is Card and row.on_slide == place]
        heads = dict.fromkeys(row.slide_head or row.name for row in rows)
        shared = {head: [row.name for row in rows if head in (row.name, row.slide_head)] for head in heads}
        found = (self._section(kinds, quoted) for kinds in shared.values())
        return [section for section in found if section is not None]

    def _section(self, kinds: Sequence[str], quoted: Sequence[str]) -> Section | None:
        here = {spot.card.id for spot in self.spots}
        found = [s.card for s in spots_of(self.content, *kinds) if s.card.id in here]
        found.sort(
            key=lambda card: -self.story.dots(card.id)
        )  # those of as many, or of none, stay in their order
        blocks = tuple(self._block(card) for card in found if one_line(card.text) and card.id not in quoted)
        row = KINDS[kinds[0]]
        title = self.story.wording.say(row.plural)
        return Section(title, row.icon, f"role.{row.role}.mark", blocks) if blocks else None

    def _block(self, card: Card) -> Block:
        row, found = KINDS[card.kind], self._blocks.get(card.id)
        if found is None:
            found = self._blocks[card.id] = note_block(
                self.screen,
                card.id,
                card.text.strip(),
                f"role.{row.role}.mark",
                note_words(card, self.story.wording, dots=self.story.dots(card.id)),
                weight=Weight(card.severity, self.story.dots(card.id)),
                italic=row.slanted and slants(card.text),
            )
        return found

    def _figures(self) -> Iterator[Section]:
        here = (
            {self.content.stage.id}
            if self.touchpoints == self.content.touchpoints[: len(self.touchpoints)]
            else set()
        )
        here |= {t.id for t in self.touchpoints}
        found = [series for series in self.story.series(self.content) if series.at in here]
        if found:
            yield Section(
                "", "", "", tuple(metric_block(self.screen, series) for series in found), elsewhere=True
            )


def _as_card(part: Part, card: Card, story: Story) -> Part:
    return Part(card.id, "card", part.bounds, part.primitives, part.layer, note_words(card, story.wording))
