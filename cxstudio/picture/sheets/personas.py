"""The sheet of a persona as pages, the same on the screen and on paper; it knows no window.

Empty sections are left out on paper and invite to be filled in on the screen, where each part tells by its role
("field:goals") which field it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cxstudio.insight.journeys import gist, travelled_by
from cxstudio.model.channels import CHANNEL_PRESETS
from cxstudio.model.document import Document
from cxstudio.model.records import Persona
from cxstudio.picture.flow import Flow
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import line
from cxstudio.picture.page_words import state_words
from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Bounds, Part, Rect, Stroke
from cxstudio.picture.sheets.journey_card import (
    HEIGHT,
    LOW,
    CardFacts,
    count_words,
    journey_card,
    lowest_words,
)
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.persona_side import Look, set_side
from cxstudio.picture.sheets.pouring import Column, Pages, lines_in, parted, rows_of, split
from cxstudio.picture.sheets.widths import fitting_across, widest_word
from cxstudio.text.layout import Style
from cxstudio.words import N_

_SIDE, _RULE, _MAIN = (
    161.0,
    185.0,
    214.0,
)  # points at a factor of 1: the side column, the line, the main column
_GAP = 24.0  # between sections
_LEAST, _LEAST_CHANNEL, _LEAST_JOURNEY = 130.0, 88.0, 165.0  # of one in a row, with the gap after it
_MOST, _MOST_CHANNELS, _FEW = 3, 5, 2  # in a row; _FEW of journeys
_CHANNEL_GAP, _CHANNEL_LEAD = 14.0, 15.5  # between channels, and before the name of one
_STEPS = 5  # of how much a channel is used
_BAR = 2.2  # width of the bar at a list
_QUOTE_SIZES = ((140, 2.7), (320, 1.9), (20_000, 1.4))  # up to so many letters, so much larger than a note


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the sheet: its field, words, icon and colour."""

    name: str
    label: str
    invitation: str
    icon: str
    colour: str


SECTIONS: tuple[Section, ...] = (
    Section("goals", N_("Goals"), N_("Add goals"), "target", "accent"),
    Section("needs", N_("Needs"), N_("Add needs"), "heart", "role.gain.mark"),
    Section("pains", N_("Pains"), N_("Add pains"), "frown", "role.pain.mark"),
    Section("motivations", N_("Motivations"), N_("Add motivations"), "zap", "role.opportunity.mark"),
    Section("habits", N_("Habits"), N_("Add habits"), "calendar", "role.action.mark"),
    Section("to_learn", N_("Still to learn"), N_("Add what is still to learn"), "circle-help", "role.question.mark"),
)  # fmt: skip


def persona_pages(paper: Paper, persona: Persona, *, inviting: bool = False) -> list[Page]:
    """The pages of one sheet; `inviting` shows what is empty as an invitation, and parts stand for their fields."""
    look = Look(paper, persona, inviting)
    pages = Pages(paper)
    factor = paper.factor
    side = Column(pages, 0.0, _SIDE * factor, paper.top)
    set_side(side, look)
    start = _MAIN * factor
    main = Column(pages, start, paper.inner - start, paper.top)
    _quote(main, look)
    shown = [one for one in SECTIONS if split(getattr(persona, one.name)) or inviting]
    across = _across(main, _LEAST, _MOST)
    for row in rows_of(shown, across):
        _Row(main, look, row, across).set()
    _channels(main, look, [use for use in persona.uses if use[0].strip()])
    _journeys(main, look)
    for parts in pages.parts:
        parts.append(_rule(paper, parts))
    name = paper.wording.say(N_("Persona sheet"))
    title = " ".join(persona.name.split()) or name
    count = len(pages.parts)
    return [
        paper.page(parts, name, number, count, title if number == 1 else "")
        for number, parts in enumerate(pages.parts, start=1)
    ]


def pages(paper: Paper, journey: str) -> list[Page]:
    """The sheets of all personas of the session."""
    del journey
    return [page for one in worth_a_sheet(paper.document) for page in persona_pages(paper, one)]


def holds(document: Document, journey: str) -> bool:
    """Whether there is a persona of whom anything is known."""
    del journey
    return bool(worth_a_sheet(document))


def worth_a_sheet(document: Document) -> list[Persona]:
    """Those whose sheet would say more than what they are called."""
    blank = Persona(id="")
    called = {"id", "mark", "order", "name", "role", "employee"}
    told = [name for name in blank.__struct_fields__ if name not in called]
    return [one for one in document.personas() if _says(document, one, blank, told)]


def _says(document: Document, persona: Persona, blank: Persona, told: Sequence[str]) -> bool:
    if any(getattr(persona, name) != getattr(blank, name) for name in told):
        return True
    travelled = travelled_by(document, persona.id) if persona.name else ()
    return any(document.stages(journey.id) for journey in travelled)


def _across(column: Column, least: float, most: int) -> int:
    """How many fit beside each other."""
    return max(1, min(most, int(column.width // (least * column.paper.factor))))


def _card_height(count: int) -> float:
    """Cards are high while there are few of them."""
    return HEIGHT if count <= _FEW else LOW


def _rule(paper: Paper, parts: Sequence[Part]) -> Part:
    """The line between the two columns, as long as the longer of them."""
    u, foot = _RULE * paper.factor, max((part.bounds.bottom for part in parts), default=paper.top)
    ends = [paper.frame.point(u, paper.top), paper.frame.point(u, foot)]
    shape = line(ends, Stroke("lineControl", 0.75 * paper.factor))
    return Part("", "rule", Bounds(ends[0][0], paper.top, 1, foot - paper.top), (shape,), "ground")


def _quote(column: Column, look: Look) -> None:
    quote = look.persona.quote.strip()
    if not quote and not look.inviting:
        return
    factor = look.paper.factor
    larger = next(size for letters, size in _QUOTE_SIZES if len(quote) <= letters)
    style = Style(7 * factor * larger, 400, bool(quote), 9.2 * factor * larger)
    words = quoted(quote, look.paper.wording.language) if quote else look.say(N_("Add a quote"))
    lead = 17 * factor
    start, page = column.y, column.page
    column.text(words, style, "ink" if quote else "inkMuted", look.node, "field:quote", indent=lead)
    for number in range(page, column.page + 1):
        top = start if number == page else column.top
        foot = column.y if number == column.page else column.paper.bottom
        box = look.paper.frame.box(column.u, top, _BAR * factor, foot - top)
        bar = Part("", "rule", box, (Rect(box, look.colour if quote else "line"),), "ground")
        column.pages.on(number).append(bar)
    column.gap(30)


@dataclass
class _Row:
    """Sections beside each other; their lists go on under each other on the next page."""

    column: Column
    look: Look
    sections: Sequence[Section]
    across: int
    rests: dict[str, list[str]] = field(default_factory=dict)

    def set(self) -> None:
        look, column = self.look, self.column
        self.rests = {one.name: list(split(getattr(look.persona, one.name))) for one in self.sections}
        column.need(look.heading.line_height * 1.4 + look.body.line_height * 2.5)
        first = True
        while first or any(self.rests.values()):
            if not first:
                column.turn()
            ends = [
                self._set_one(place, one, first=first)
                for place, one in enumerate(self.sections)
                if first or self.rests[one.name]
            ]
            column.y = max(ends)
            first = False
        column.gap(24)

    def _set_one(self, place: int, section: Section, *, first: bool) -> float:
        """One section from here to the foot of the page. Returns where it ends."""
        look, column = self.look, self.column
        factor, frame = look.paper.factor, look.paper.frame
        gap = _GAP * factor
        width = (column.width - (self.across - 1) * gap) / self.across
        u = place * (width + gap)
        flow = column.flow(u, width)
        size = 11.5 * factor
        sign = frame.box(column.u + u, column.y + (look.heading.line_height - size) / 2, size, size)
        empty = not self.rests[section.name] and first
        colour = "inkMuted" if empty else section.colour
        flow.draw(lambda: icon("plus" if empty else section.icon, sign, colour))
        label = look.say(section.invitation if empty else section.label)
        label = label if first else look.say(N_("{section}, continued")).format(section=label)
        heading = look.body if empty else look.heading
        flow.text(label, heading, "inkMuted" if empty else "ink", indent=15.5 * factor)
        flow.gap(5)
        top = flow.y
        self.rests[section.name] = self._list(flow, self.rests[section.name])
        if flow.y > top:
            bar = frame.box(column.u + u, top, _BAR * 0.8 * factor, flow.y - top)
            flow.draw(Rect(bar, section.colour))
        part = flow.part(f"field:{section.name}")
        grown = part.bounds.grown(4 * factor)
        column.put(replace(part, node=look.node, bounds=grown if look.inviting else part.bounds))
        return flow.y

    def _list(self, flow: Flow, entries: list[str]) -> list[str]:
        """As many entries as fit; returns what is left, of an entry cut in two its rest first."""
        look = self.look
        indent = 10 * look.paper.factor
        bottom = look.paper.bottom
        for at, entry in enumerate(entries):
            drawn, words, y = len(flow.drawn), len(flow.words), flow.y
            if at:
                flow.gap(4)
            block = flow.text(entry, look.body, "ink", indent=indent)
            if flow.y <= bottom or block is None:
                continue
            del flow.drawn[drawn:], flow.words[words:]
            flow.y = y
            lines = lines_in(bottom - y, look.body)
            if at or lines < 1:
                return entries[at:]
            head, rest = parted(block, lines)
            flow.text(head, look.body, "ink", indent=indent)
            return [*([rest] if rest else []), *entries[1:]]
        return []


def _channels(column: Column, look: Look, uses: Sequence[tuple[str, int]]) -> None:
    if not uses and not look.inviting:
        return
    factor = look.paper.factor
    column.need(60 * factor)
    flow = column.flow()
    flow.text(look.say(N_("Channels used")), look.heading, "ink")
    flow.gap(7)
    column.set(flow, look.node, "field:uses")
    if not uses:
        flow = column.flow(15 * factor)
        box = look.paper.frame.box(column.u, column.y + 1 * factor, 10 * factor, 10 * factor)
        flow.draw(lambda: icon("plus", box, "inkMuted"))
        flow.text(look.say(N_("Add channels and how much they are used")), look.body, "inkMuted")
        column.set(flow, look.node, "field:uses")
    across = _channels_across(column, look, uses)
    for row in rows_of(uses, across):
        _channel_row(column, look, row, across)
    column.gap(12)


def _channels_across(column: Column, look: Look, uses: Sequence[tuple[str, int]]) -> int:
    """How many stand beside each other without a word of their names being broken."""
    factor = look.paper.factor
    word = widest_word(look.paper.engine, [name for name, _level in uses], look.body)
    least = max((_LEAST_CHANNEL - _CHANNEL_GAP) * factor, word + _CHANNEL_LEAD * factor)
    return fitting_across(column.width, _CHANNEL_GAP * factor, _MOST_CHANNELS, least)


def _channel_row(column: Column, look: Look, row: Sequence[tuple[str, int]], across: int) -> None:
    factor = look.paper.factor
    gap = _CHANNEL_GAP * factor
    width = (column.width - (across - 1) * gap) / across
    flows = []
    column.need(34 * factor)
    for place, (name, level) in enumerate(row):
        u = place * (width + gap)
        flow = column.flow(u, width)
        size = 11.5 * factor
        sign = look.paper.frame.box(column.u + u, column.y + 0.5 * factor, size, size)
        flow.draw(*icon(_channel_icon(look.paper.document, name), sign, "inkMuted"))
        flow.text(name, look.body, "ink", indent=_CHANNEL_LEAD * factor)
        flow.words.append(look.paper.wording.digits(f"{level}/{_STEPS}"))
        flows.append(flow)
    foot = max(flow.y for flow in flows) + 3.5 * factor
    for place, (flow, (_name, level)) in enumerate(zip(flows, row, strict=True)):
        _steps(flow, look, column.u + place * (width + gap), foot, width, level)
        flow.y = foot + 4 * factor
        top = flow.top
        column.set(flow, look.node, "field:uses", top)
    column.gap(8)


def _steps(flow: Flow, look: Look, u: float, y: float, width: float, level: int) -> None:
    """Five capsules, as many filled as the channel is used."""
    factor = look.paper.factor
    gap = 2.6 * factor
    step = (width - gap * (_STEPS - 1)) / _STEPS
    for number in range(_STEPS):
        box = look.paper.frame.box(u + number * (step + gap), y, step, 3.4 * factor)
        filled = number < level
        edge = None if filled else Stroke("lineControl", 0.6 * factor)
        flow.draw(Rect(box, look.colour if filled else None, edge, (1.7 * factor,) * 4))


def _channel_icon(document: Document, name: str) -> str:
    known = name.strip().casefold()
    for channel in document.channels():
        if channel.name.casefold() == known and channel.icon:
            return channel.icon
    found = (one.icon for one in CHANNEL_PRESETS if known in (one.name.casefold(), *one.also))
    return next(found, "radio")


def _journeys(column: Column, look: Look) -> None:
    """The journeys travelled, each as she feels it."""
    paper, factor = look.paper, look.paper.factor
    gap = 14 * factor
    travelled = travelled_by(paper.document, look.persona.id)
    if not travelled:
        return
    across = _across(column, _LEAST_JOURNEY, _FEW)
    height = _card_height(len(travelled))
    width = (column.width - (across - 1) * gap) / across
    column.need((26 + HEIGHT) * factor)
    flow = column.flow()
    flow.text(look.say(N_("Journeys")), look.heading, "ink")
    flow.gap(7)
    column.set(flow)
    for row in rows_of(travelled, across):
        column.need(height * factor)
        for place, journey in enumerate(row):
            whole = gist(paper.document, journey.id, look.persona.id)
            lines = [
                paper.wording.listed(state_words(journey, paper.wording), count_words(whole, paper.wording)),
                lowest_words(whole, paper.wording),
            ]
            facts = CardFacts(journey, tuple(line for line in lines if line), whole, look.persona)
            card = column.flow(place * (width + gap), width)
            node = journey.id if look.inviting else ""
            part = journey_card(facts, card, height=height, node=node)
            column.put(part)
        column.y += (height + 10) * factor


def quoted(text: str, language: str) -> str:
    """A text between the marks its language puts around speech, unless it has some."""
    if text[:1] in "“„«\"'‘「":
        return text
    first, last = _MARKS.get(language.partition("-")[0], ("“", "”"))
    return f"{first}{text}{last}"


_MARKS = {
    "ar": ("«", "»"),
    "fa": ("«", "»"),
    "fr": ("«\u202f", "\u202f»"),
    "es": ("«", "»"),
    "it": ("«", "»"),
    "ru": ("«", "»"),
    "uk": ("«", "»"),
    "de": ("„", "“"),
    "pl": ("„", "”"),
    "cs": ("„", "“"),
    "ja": ("「", "」"),
}
