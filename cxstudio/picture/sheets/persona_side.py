"""The side column of a persona's sheet: portrait, name, facts, scales, what it is based on; it knows no page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from cxstudio.insight.evidence import COUNTED, highest, own_sources
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Persona
from cxstudio.picture.flow import Flow
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import disc, evidence_mark, line, persona_colour
from cxstudio.picture.measured import number_words
from cxstudio.picture.portrait import portrait
from cxstudio.picture.primitives import Bounds, Part, Rect, Stroke
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.pouring import Column
from cxstudio.picture.styles import print_style
from cxstudio.text.layout import Style
from cxstudio.words import N_

PORTRAIT = 104.0  # points at a factor of 1, as all sizes here
_FACT_NAMES = 0.385  # of the width
_LONG_NAME = 40  # characters; longer names are set smaller


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is set: its paper, its persona, and whether it invites to fill in what is empty."""

    paper: Paper
    persona: Persona
    inviting: bool

    @property
    def node(self) -> str:
        """What the parts stand for: on the screen they can be pressed."""
        return self.persona.id if self.inviting else ""

    @property
    def body(self) -> Style:
        return print_style("note", self.paper.factor * 1.48)

    @property
    def small(self) -> Style:
        return print_style("note", self.paper.factor * 1.32)

    @property
    def heading(self) -> Style:
        return print_style("lane", self.paper.factor * 1.35)

    @property
    def colour(self) -> str:
        return persona_colour(self.persona.mark)

    def say(self, text: str) -> str:
        return self.paper.wording.say(text)


def set_side(column: Column, look: Look) -> None:
    """All of the side column."""
    _identity(column, look)
    _facts(column, look)
    _traits(column, look)
    _basis(column, look)


def _identity(column: Column, look: Look) -> None:
    factor, persona = look.paper.factor, look.persona
    size = PORTRAIT * factor
    box = look.paper.frame.box(column.u, column.y, size, size)
    shapes = tuple(portrait(look.paper.document, persona, box))
    name = persona.name or look.say(N_("Persona"))
    full = look.say(N_("Portrait of {name}")).format(name=name)
    column.put(Part(look.node, "field:portrait", box, shapes, "ground", full))
    column.y += size
    column.gap(11)
    size_of_name = 1.0 if len(persona.name) <= _LONG_NAME else 0.6
    style = print_style("title", factor * size_of_name)
    if persona.name.strip():
        column.text(" ".join(persona.name.split()), style, "ink", look.node, "field:name")
    else:
        words = look.say(N_("Add a name") if look.inviting else N_("Unnamed persona"))
        column.text(words, style, "inkMuted", look.node, "field:name")
    column.gap(2)
    if persona.role:
        column.text(persona.role, look.body, "inkMuted", look.node, "field:role")
    elif look.inviting:
        column.text(look.say(N_("Add a role")), look.body, "inkMuted", look.node, "field:role")
    column.gap(1.5)
    if persona.segment:
        column.text(persona.segment, look.small, "inkMuted", look.node, "field:segment")
    if persona.employee:
        _badge(column, look)
    column.gap(9)


def _badge(column: Column, look: Look) -> None:
    """The word that tells an employee from a customer, in a frame of its own."""
    factor, style = look.paper.factor, print_style("card", look.paper.factor * 1.2)
    column.gap(4)
    words = look.say(N_("Employee"))
    pad, sign = 6 * factor, 10 * factor
    width = look.paper.engine.width(words, style) + 1 + sign + 2.7 * pad
    flow = column.flow(pad * 1.7 + sign, width)
    height = style.line_height + pad
    box = look.paper.frame.box(column.u, column.y, width, height)
    flow.draw(Rect(box, None, Stroke(look.colour, 0.9 * factor), (height / 2,) * 4))
    place = look.paper.frame.box(column.u + pad, column.y + (height - sign) / 2, sign, sign)
    flow.draw(lambda: icon("building-2", place, look.colour))
    flow.y += pad / 2
    flow.text(words, style, "ink", max_lines=1)
    flow.y = column.y + height
    column.set(flow, look.node, "field:employee")


def _facts(column: Column, look: Look) -> None:
    facts = [fact for fact in look.persona.facts if any(part.strip() for part in fact)]
    names = column.width * _FACT_NAMES
    for name, value in facts:
        column.gap(4)
        key = column.flow(0, names - 6 * look.paper.factor)
        key.text(name, look.small, "inkMuted")
        held = column.flow(names)
        held.text(value, look.small, "ink")
        end = max(key.y, held.y)
        if end > look.paper.bottom and not column.fresh:
            column.turn()
            key = column.flow(0, names - 6 * look.paper.factor)
            key.text(name, look.small, "inkMuted")
            held = column.flow(names)
            held.text(value, look.small, "ink")
            end = max(key.y, held.y)
        key.draw(*held.drawn)
        key.words += held.words
        key.width = column.width
        key.y = end
        column.set(key, look.node, "field:facts")
    if not facts and look.inviting:
        _invite(column, look, N_("Add facts, such as age and home"), "field:facts")


def _traits(column: Column, look: Look) -> None:
    traits = look.persona.traits
    factor = look.paper.factor
    if traits:
        column.gap(11)
        y = column.y
        ends = [look.paper.frame.point(column.u, y), look.paper.frame.point(column.u + column.width, y)]
        rule = line(ends, Stroke("lineControl", 0.6 * factor))
        column.put(Part("", "rule", Bounds(min(ends)[0], y, column.width, 1), (rule,), "ground"))
        column.gap(8)
    for low, high, share in traits:
        _trait(column, look, low, high, share)
    if not traits and look.inviting:
        _invite(column, look, N_("Add scales, such as flexible or fixed days"), "field:traits")


def _trait(column: Column, look: Look, low: str, high: str, share: int) -> None:
    """Two ends in words, a line between them, and the persona on it."""
    factor, style = look.paper.factor, print_style("note", look.paper.factor * 1.25)
    half = column.width / 2 - 3 * factor
    left, right = _ends(column, low, high, half, style)
    if max(left.y, right.y) + 14 * factor > look.paper.bottom and not column.fresh:
        column.turn()
        left, right = _ends(column, low, high, half, style)
    left.draw(*right.drawn)
    left.words += right.words
    y = max(left.y, right.y) + 5.5 * factor
    frame = look.paper.frame
    ends = [frame.point(column.u, y), frame.point(column.u + column.width, y)]
    left.draw(line(ends, Stroke("lineControl", 1.1 * factor)))
    inset = 4 * factor
    at = frame.point(column.u + inset + (column.width - 2 * inset) * share / 100, y)
    left.draw(disc(at, 8.5 * factor, look.colour, Stroke("surface", 1.3 * factor)))
    left.words.append(look.paper.wording.share(share))
    left.width, left.y = column.width, y + 6 * factor
    column.set(left, look.node, "field:traits")
    column.gap(4)


def _ends(column: Column, low: str, high: str, half: float, style: Style) -> tuple[Flow, Flow]:
    left = column.flow(0, half)
    left.text(low, style, "ink")
    width = min(half, column.paper.engine.width(high, style) + 1)
    right = column.flow(column.width - width, width)
    right.text(high, style, "ink")
    return left, right


def _basis(column: Column, look: Look) -> None:
    """What the sheet rests on, under the rest of the column."""
    words, level = basis_of(look)
    if not words:
        return
    factor = look.paper.factor
    style = look.small
    lead = 15 * factor
    probe = column.flow(lead)
    probe.text(words, style, "inkMuted")
    height = probe.y - column.y
    column.need(height + 10 * factor)
    column.y += 0 if column.fresh else 10 * factor
    flow = column.flow(lead)
    flow.text(words, style, "inkMuted")
    centre = look.paper.frame.point(column.u + 4.5 * factor, column.y + style.line_height / 2)
    flow.draw(*evidence_mark(level, centre, 8 * factor))
    column.set(flow, look.node, "basis")


def basis_of(look: Look) -> tuple[str, str]:
    """How many of what a persona rests on, and how sure that makes her: "Based on 7 interviews", "heard"."""
    sources = own_sources(look.paper.document, look.persona.id)
    counts: dict[str, int] = defaultdict(int)
    unsaid = []
    for source in sources:
        if source.n:
            counts[source.method] += source.n
        else:
            unsaid.append(source.title or look.say(KINDS["source"].label))
    wording = look.paper.wording
    said = [
        wording.say_count(*COUNTED[method], n).format(n=number_words(n, wording))
        for method, n in counts.items()
    ]
    words = wording.listed(*said, *unsaid)
    return (look.say(N_("Based on {what}")).format(what=words) if words else "", highest(sources))


def _invite(column: Column, look: Look, words: str, role: str) -> None:
    """Where something may be added: a plus and a few muted words."""
    factor = look.paper.factor
    column.gap(6)
    flow = column.flow(13 * factor)
    box = look.paper.frame.box(column.u, column.y + 1.5 * factor, 9 * factor, 9 * factor)
    flow.draw(lambda: icon("plus", box, "inkMuted"))
    flow.text(look.say(words), look.small, "inkMuted")
    part = flow.part(role)
    column.put(replace(part, node=look.node, bounds=part.bounds.grown(3 * factor)))
    column.y = flow.y
