"""What pages say of a map that nobody has validated yet: the words and the mark; it knows no page's layout.

It stands on every page of the journey, framed and in bold ink, so that a grey copy tells it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Journey
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.icons import icon
from cxstudio.picture.poster import Page
from cxstudio.picture.primitives import Part, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import Style, furniture, print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

ROLE = "assumption"
HEIGHT = 10.0  # points at a factor of 1
_PAD, _SIGN, _GAP = 5.0, 7.0, 3.0
_WORDS = N_("Assumptions, not validated")


def assumption_words(document: Document, journeys: Sequence[str], wording: Wording) -> str:
    """What pages of these journeys say: of several it names those it is true of. "" where all rest on research."""
    shown = [journey for id in journeys if (journey := document.find(id, Journey)) is not None]
    assumed = [journey for journey in shown if journey.basis == "assumed"]
    if not assumed:
        return ""
    if len(assumed) == len(shown):
        return wording.say(_WORDS)
    names = wording.listed(*(_called(journey, wording) for journey in assumed))
    return wording.say(N_("Assumptions, not validated: {journeys}")).format(journeys=names)


def assumption_mark(
    words: str, setting: Setting, frame: Frame, width: float, y: float, at: float = 0.5
) -> Part:
    """The words in a frame, its middle at a height. `at` is 0 at the leading edge of `width`, 1 at the trailing one."""
    factor = setting.factor
    style = _style(setting)
    lead = (_PAD + _SIGN + _GAP) * factor
    room = width - lead - _PAD * factor
    natural = min(room, setting.engine.width(words, style) + 0.5)
    block = furniture(setting.engine, words, style, natural, setting.wording, max_lines=1)
    whole, height = lead + natural + _PAD * factor, max(HEIGHT * factor, block.height + 1 * factor)
    u = (width - whole) * at
    box = frame.box(u, y - height / 2, whole, height)
    sign = frame.box(u + _PAD * factor, y - _SIGN * factor / 2, _SIGN * factor, _SIGN * factor)
    shapes: tuple[Primitive, ...] = (
        Rect(box, "surface", Stroke("ink", 1.0 * factor), (2.5 * factor,) * 4),
        *icon("triangle-alert", sign, "ink"),
        Text(frame.x(u + lead, natural), y - block.height / 2, block, "ink"),
    )
    return Part("", ROLE, box, shapes, "ground", words)


def assumption_width(words: str, setting: Setting, most: float) -> float:
    """How wide the mark of such words is where there is room for `most`."""
    around = (2 * _PAD + _SIGN + _GAP) * setting.factor
    return min(most, around + setting.engine.width(words, _style(setting)) + 0.5)


def _style(setting: Setting) -> Style:
    return replace(print_style("card", setting.factor), weight=700)


def assumption_on(page: Page) -> str:
    """What a page says of its map's basis; "" for nothing."""
    parts = (placed.part for group in page.layers for placed in group.parts)
    return next((part.full for part in parts if part.role == ROLE), "")


def _called(journey: Journey, wording: Wording) -> str:
    states = dict(next(field.choices for field in KINDS["journey"].fields if field.name == "state"))
    title = one_line(journey.title) or wording.say(KINDS["journey"].label)
    return f"{title} ({wording.say(states[journey.state])})"
