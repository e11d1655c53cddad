"""A persona's portrait: the attached picture cropped round, else drawn in lines in the persona's colour."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.model.reading import Reading
from cxstudio.model.records import Attachment, Persona
from cxstudio.picture.marks import disc, persona_colour
from cxstudio.picture.primitives import Bounds, Image, Path, Primitive, Stroke
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

_LINE = 0.036  # of the width, as everything here
_HEAD = (0.38, 0.29)  # its middle from the top, and its width
_BUST = (0.6, 0.855, 0.29)  # top and foot of the shoulders, and half their width
_CURVED = 0.5523


def portrait(reading: Reading, persona: Persona, box: Bounds) -> Iterator[Primitive]:
    """The portrait in a square box."""
    colour = persona_colour(persona.mark)
    size = box.width
    line = Stroke(colour, size * _LINE, round_ends=True)
    picture = reading.find(persona.portrait, Attachment)
    ring = disc(box.centre, size - line.width, None, line)
    if picture is not None:
        yield disc(box.centre, size - line.width, "surfaceSunken")
        yield Image(box.grown(-line.width), picture.sha256, True)
        yield ring
        return
    x, y = box.centre[0], box.y
    yield disc(box.centre, size - line.width, "surface", line)
    yield disc((x, y + size * _HEAD[0]), size * _HEAD[1], None, line)
    yield _shoulders(x, y, size, line)
    if persona.employee:
        yield from _lanyard(x, y, size, line)


def _shoulders(x: float, y: float, size: float, line: Stroke) -> Path:
    top, foot, half = (size * part for part in _BUST)
    k = (foot - top) * _CURVED
    return Path(
        (
            ("M", x - half, y + foot),
            ("C", x - half, y + foot - k, x - half * _CURVED, y + top, x, y + top),
            ("C", x + half * _CURVED, y + top, x + half, y + foot - k, x + half, y + foot),
        ),
        stroke=line,
    )


def _lanyard(x: float, y: float, size: float, line: Stroke) -> Iterator[Primitive]:
    """The badge by which an employee is known."""
    top, low, half = y + size * _BUST[0], y + size * 0.79, size * 0.1
    yield Path(
        (("M", x - half, top + size * 0.01), ("L", x, low), ("L", x + half, top + size * 0.01)), stroke=line
    )
    yield disc((x, low + size * 0.025), size * 0.07, line.colour)


def persona_words(persona: Persona, wording: Wording) -> str:
    """What a persona is called on paper: an employee is always marked as one."""
    name = " ".join(persona.name.split()) or wording.say(N_("Persona"))
    return wording.say(N_("{name} (employee)")).format(name=name) if persona.employee else name
