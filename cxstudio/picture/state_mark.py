"""The state of a journey in words and, where it is one to come, in a frame with a sign; it compares nothing.

A poster of a future state must not be taken for one of today, in grey and from afar either.
"""

from __future__ import annotations

from dataclasses import replace

from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Journey
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.icons import icon
from cxstudio.picture.primitives import Part, Primitive, Rect, Text
from cxstudio.picture.styles import furniture, print_style
from cxstudio.picture.wording import Wording

_SIGNS = {"future": "flag", "ideal": "star"}
_PAD, _SIGN, _GAP, _HEIGHT = 4.0, 7.5, 3.0, 10.0


def state_words(journey: Journey, wording: Wording) -> str:
    """The state of a journey in words: "Current state"."""
    states = dict(next(field.choices for field in KINDS["journey"].fields if field.name == "state"))
    return wording.say(states[journey.state])


def state_mark(journey: Journey, setting: Setting, frame: Frame, u: float, y: float, width: float) -> Part:
    """The words on a ground of ink with a sign before them, from `u` and around the height `y`."""
    factor = setting.factor
    words = state_words(journey, setting.wording)
    style = replace(print_style("card", factor), weight=700)
    lead = (_PAD + _SIGN + _GAP) * factor
    natural = min(width - lead - _PAD * factor, setting.engine.width(words, style) + 0.5)
    block = furniture(setting.engine, words, style, natural, setting.wording, max_lines=1)
    height = max(_HEIGHT * factor, block.height + factor)
    box = frame.box(u, y - height / 2, lead + natural + _PAD * factor, height)
    sign = frame.box(u + _PAD * factor, y - _SIGN * factor / 2, _SIGN * factor, _SIGN * factor)
    shapes: tuple[Primitive, ...] = (
        Rect(box, "ink", None, (2.5 * factor,) * 4),
        *icon(_SIGNS.get(journey.state, "flag"), sign, "surface"),
        Text(frame.x(u + lead, natural), y - block.height / 2, block, "surface"),
    )
    return Part("", "state", box, shapes, "ground", words)
