"""A text made ready for any box: cleaned, split into paragraphs, ordered, cut into units and shaped.

Nothing here depends on a width or a size, so that a box of another width wraps the same units again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple

from cxstudio.text.bidi import levels, majority
from cxstudio.text.breaks import line_units, scripts_without_spaces
from cxstudio.text.fonts import Use
from cxstudio.text.shape import Shaper, Unit
from cxstudio.text.warnings import TextWarning

Direction = Literal["ltr", "rtl", "auto"]
# Gives the words of a stretch that a dictionary must cut; joined they are the stretch.
WordBreaker = Callable[[str], list[str]]

MAX_CHARACTERS = 20_000  # of one text; what is beyond counts as hidden

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PARAGRAPH_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# They are obeyed when the order is found and have no place on the line.
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Marks piled on one letter would climb over the cards above, and joined pictures would run out of theirs.
# No language needs more than four marks, no picture more than a handful of joiners.
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
_PILED_MARKS = re.compile(f"({_MARK}{{4}}){_MARK}+")
# None of these, and nothing above has to be looked for.
_UNUSUAL = re.compile(f"{_UNPRINTABLE.pattern}|{_MARK}|\u200d")
_LONG_JOIN = re.compile("(?:[^\u200d\\s]{1,3}\u200d){10,}")


class Paragraph(NamedTuple):
    """Shaped units of one paragraph; `text` is what they show, joined."""

    text: str
    base: int  # 0 left to right, 1 right to left
    units: tuple[Unit, ...]


class Prepared(NamedTuple):
    """A whole text, ready to be wrapped."""

    paragraphs: tuple[Paragraph, ...]
    rtl: bool
    beyond: str  # cut off before layout because the text is too long
    warnings: tuple[TextWarning, ...]


def clean(text: str) -> str:
    """The text as it can be shown: composed; what cannot be printed becomes U+FFFD, piled marks are thinned."""
    if text.isascii() and text.isprintable():
        return text
    if not _UNUSUAL.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = _UNPRINTABLE.sub("\ufffd", unicodedata.normalize("NFC", text))
    if text.isascii():
        return text
    text = _PILED_MARKS.sub(r"\1", text)
    return _LONG_JOIN.sub(lambda found: found.group().replace("\u200d", ""), text)


def prepare(
    text: str,
    direction: Direction,
    shaper: Shaper,
    breaker: WordBreaker | None,
    most: int = MAX_CHARACTERS,
) -> Prepared:
    """Everything of a layout that needs neither size nor width, of the first `most` characters.

    A paragraph runs the way of most of its letters, also of those not asked for; `direction` decides where they are
    even or there are none.
    """
    given = int(direction == "rtl")
    known = text[:MAX_CHARACTERS]
    whole = majority(known)
    if direction == "auto" and whole is not None:
        given = whole
    shown = known[:most].removesuffix("\r") if most < len(known) else known
    beyond = text[len(shown) :]
    cleaned = clean(shown)
    parts = _PARAGRAPH_ENDS.split(cleaned)
    if len(parts) == 1 and cleaned == known:
        paragraphs: tuple[Paragraph, ...] = (
            _paragraph(cleaned, given if whole is None else whole, shaper, breaker),
        )
    else:
        cut_off = _PARAGRAPH_ENDS.split(known[len(shown) :], maxsplit=1)[0]
        bases = [*(majority(part) for part in parts[:-1]), majority(parts[-1] + cut_off)]
        paragraphs = tuple(
            _paragraph(part, given if own is None else own, shaper, breaker)
            for part, own in zip(parts, bases, strict=True)
        )
    rtl = bool(given if whole is None else whole)
    return Prepared(paragraphs, rtl, beyond, _warnings(paragraphs, has_breaker=breaker is not None))


def _paragraph(text: str, base: int, shaper: Shaper, breaker: WordBreaker | None) -> Paragraph:
    _, per_character = levels(text, base)
    if not text.isascii() and _DIRECTION_MARKS.search(text):
        kept = [index for index, character in enumerate(text) if not _DIRECTION_MARKS.match(character)]
        per_character = [per_character[index] for index in kept]
        text = "".join(text[index] for index in kept)
    flat = not any(per_character)
    previous = shaper.first_font(text)
    position = 0
    units = []
    for stretch in _units(text, breaker):
        end = position + len(stretch)
        of_unit: int | tuple[int, ...] = 0
        if not flat:
            of_unit = tuple(per_character[position:end])
            if of_unit.count(of_unit[0]) == len(of_unit):
                of_unit = of_unit[0]
        unit = shaper.unit(stretch, of_unit, previous)
        units.append(unit)
        previous = unit.last_font
        position = end
    return Paragraph(text, base, tuple(units))


def _units(text: str, breaker: WordBreaker | None) -> list[str]:
    stretches = line_units(text)
    if breaker is None or text.isascii():
        return stretches
    return [
        word
        for stretch in stretches
        for word in (breaker(stretch) if scripts_without_spaces(stretch) else [stretch])
    ]


def _warnings(paragraphs: tuple[Paragraph, ...], *, has_breaker: bool) -> tuple[TextWarning, ...]:
    found: dict[TextWarning, None] = {}
    for paragraph in paragraphs:
        if paragraph.text.isascii():
            continue
        for unit in paragraph.units:
            for cluster in unit.missing:
                found[TextWarning("missing", cluster)] = None
            for item in unit.body:
                if item.piece.font.use is Use.SYSTEM:
                    found[TextWarning("system font", item.piece.font.key)] = None
        if not has_breaker:
            for script in scripts_without_spaces(paragraph.text):
                found[TextWarning("no dictionary", script)] = None
    return tuple(found)
