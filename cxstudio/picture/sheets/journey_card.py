"""A journey as a card with a strip of it, its title and a few figures; it knows no page and no window."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.insight.journeys import Gist
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Journey, Persona
from cxstudio.picture.flow import Flow
from cxstudio.picture.journey_strip import strip
from cxstudio.picture.marks import persona_mark
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.primitives import Part, Rect, Stroke
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

HEIGHT = 72.0  # points at a factor of 1, as all sizes here
LOW = 56.0  # of one among many
_ROUND_STRIP = 20.0  # above and below the strip together
_STRIP = 1.9  # its width to its height
_PAD, _BETWEEN, _MARK = 12.0, 12.0, 7.0


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card says: a journey as `persona` feels it, lines under its title, and whom it names before them."""

    journey: Journey
    lines: tuple[str, ...]
    gist: Gist
    persona: Persona | None = None
    whose: Persona | None = None


def journey_card(facts: CardFacts, flow: Flow, *, height: float = HEIGHT, node: str = "") -> Part:
    """The card at the top of a flow, as wide as that."""
    setting, frame, persona = flow.setting, flow.frame, facts.persona
    u, y, width = flow.u, flow.top, flow.width
    factor = setting.factor
    box = frame.box(u, y, width, height * factor)
    flow.draw(Rect(box, "surface", Stroke("lineControl", 0.75 * factor), (6 * factor,) * 4))
    high = (height - _ROUND_STRIP) * factor
    wide = min(high * _STRIP, width * 0.42)
    picture = frame.box(u + _PAD * factor, y + _ROUND_STRIP / 2 * factor, wide, high)
    flow.draw(
        *strip(facts.gist, picture, persona.mark if persona else 0, rtl=setting.wording.rtl, unit=factor)
    )
    lead = (_PAD + _BETWEEN) * factor + wide

    def words_from(top: float) -> Flow:
        words = Flow(setting, frame, u + lead, top, width - lead - _PAD * factor)
        _say(words, facts)
        return words

    words = words_from(y)
    words = words_from(y + max(6 * factor, (height * factor - (words.y - y)) / 2))
    flow.draw(*words.drawn)
    return Part(node, "journey", box, tuple(flow.primitives), "card", ". ".join(words.words))


def _say(flow: Flow, facts: CardFacts) -> None:
    factor, wording = flow.setting.factor, flow.setting.wording
    name = one_line(facts.journey.title) or wording.say(KINDS["journey"].label)
    flow.text(name, print_style("lane", factor * 1.25), "ink", max_lines=2)
    style = print_style("note", factor * 1.2)
    if facts.whose is not None:
        flow.gap(1)
        size = _MARK * factor
        at = flow.frame.point(flow.u + size / 2, flow.y + style.line_height / 2)
        flow.draw(persona_mark(facts.whose.mark, at, size))
        flow.text(persona_words(facts.whose, wording), style, "ink", indent=size + 4 * factor, max_lines=1)
    for line in facts.lines:
        flow.text(line, style, "inkMuted", max_lines=2)


def count_words(whole: Gist, wording: Wording) -> str:
    """How many touchpoints: "11 touchpoints"."""
    n = whole.touchpoints
    return wording.say_count("{n} touchpoint", "{n} touchpoints", n).format(n=wording.digits(str(n)))


def lowest_words(whole: Gist, wording: Wording) -> str:
    """The lowest moment: "Lowest: Booking line −1.8"; "" where no feeling is known."""
    if whole.lowest is None:
        return ""
    name = " ".join(whole.lowest.touchpoint.title.split()) or wording.say(KINDS["touchpoint"].label)
    value = wording.signed(round(whole.lowest.value, 1) + 0.0)
    return wording.say(N_("Lowest: {name} {value}")).format(name=name, value=value)
