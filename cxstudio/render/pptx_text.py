"""Laid-out texts as paragraphs that can be edited and wrap again; it knows no shape and no slide.

A paragraph says everything itself (side, direction, spacing, size, fonts), so that neither the theme of a deck nor the
defaults of a program change how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cxstudio.picture.primitives import Text
from cxstudio.picture.theme import Theme
from cxstudio.render.pptx_xml import solid, words
from cxstudio.text.bidi import majority
from cxstudio.text.fonts import FAMILIES, Use
from cxstudio.text.layout import Direction, TextBlock
from cxstudio.text.paragraph import clean
from cxstudio.text.wrap import ELLIPSIS

FONT = "Noto Sans"
_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_BOLD = 600
_SMALLEST, _LARGEST = 100, 400_000  # hundredths of a point, what the format allows
_USUAL_HEIGHT = 1.362  # em, of the font every line is measured by
_STEMS = {family.stem: family for family in FAMILIES if family.use is Use.TEXT and family.stem != "NotoSans"}


@dataclass(frozen=True, slots=True)
class Voice:
    """What all texts of a deck have in common: the colours, the language (BCP 47) and its direction."""

    theme: Theme
    language: str
    rtl: bool

    @property
    def direction(self) -> Direction:
        return "rtl" if self.rtl else "ltr"

    @property
    def known_language(self) -> str:
        return self.language if _LANGUAGE.match(self.language) else ""


def shown(block: TextBlock) -> str:
    """What a block shows: its text, with an ellipsis where it goes on."""
    text = clean(block.text)
    if block.complete:
        return text
    kept = text.rfind(block.hidden) if block.hidden else -1
    if kept >= 0:
        return text[:kept].rstrip() + ELLIPSIS
    return " ".join(line.text.strip() for line in block.lines)


def paragraphs(texts: Iterable[Text], points: float, voice: Voice) -> str:
    """The paragraphs of texts that stand under each other; `points` to a unit."""
    found = []
    end: float | None = None
    for text in texts:
        gap = 0.0 if end is None else max(0.0, text.y - end)
        found.append(_paragraphs(text, points, gap, voice))
        end = text.y + text.block.height
    return "".join(found)


def _paragraphs(text: Text, points: float, gap: float, voice: Voice) -> str:
    block = text.block
    sides = sides_of(block)
    spacing, complex_font = _spacing(block), _complex_font(block)
    looks = {rtl: _look(text, points, rtl, complex_font, voice) for rtl in (False, True)}
    before = f'<a:spcBef><a:spcPts val="{round(gap * points * 100)}"/></a:spcBef>' if gap else ""
    found = []
    for line in _ENDS.split(shown(block)):
        base = majority(line)
        rtl = block.rtl if base is None else bool(base)
        look = looks[rtl]
        run = f"<a:r><a:rPr{look[0]}>{look[1]}</a:rPr><a:t>{words(line)}</a:t></a:r>" if line else ""
        found.append(
            f'<a:p><a:pPr marL="0" indent="0" algn="{sides[rtl]}" rtl="{int(rtl)}">{spacing}'
            f"{before or _NOTHING_BEFORE}{_NOTHING_AFTER}<a:buNone/></a:pPr>{run}"
            f"<a:endParaRPr{look[0]}>{look[1]}</a:endParaRPr></a:p>"
        )
        before = ""
    return "".join(found)


_NOTHING_BEFORE = '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
_NOTHING_AFTER = '<a:spcAft><a:spcPts val="0"/></a:spcAft>'


def _look(text: Text, points: float, rtl: bool, complex_font: str, voice: Voice) -> tuple[str, str]:
    """Attributes and children of a run's properties."""
    style = text.block.style
    language = voice.known_language if rtl == voice.rtl else ""
    said = f' lang="{language}"' if language else ""
    size = min(_LARGEST, max(_SMALLEST, round(style.size * points * 100)))
    bold, italic = int(style.weight >= _BOLD), int(style.italic)
    fonts = f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{complex_font}"/>'
    return f'{said} sz="{size}" b="{bold}" i="{italic}" dirty="0"', (
        solid(voice.theme.colour(text.colour)) + fonts
    )


def _complex_font(block: TextBlock) -> str:
    """The family of the letters that are no Latin ones (Arabic, Hebrew, Devanagari, Thai)."""
    for font in dict.fromkeys(run.font for line in block.lines for run in line.runs):
        stem = font.path.stem.partition("-")[0]
        if stem in _STEMS:
            return _family_name(stem)
    return FONT


@lru_cache(32)
def _family_name(stem: str) -> str:
    """ "Noto Sans Arabic" of "NotoSansArabic"."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", stem)


def _spacing(block: TextBlock) -> str:
    """How far its lines are apart, as a share of the height of its tallest font; one line has no need of it.

    A share and no length, so that lines move apart when somebody makes the text larger. Most fonts that may stand in
    for ours are less tall, so that lines come closer together rather than run out of their card.
    """
    if len(block.lines) < 2:
        return ""
    used = {run.font for line in block.lines for run in line.runs}
    heights = (font.ascent + font.descent for font in used if font.use in {Use.TEXT, Use.SYSTEM})
    share = block.height / len(block.lines) / (max(heights, default=_USUAL_HEIGHT) * block.style.size)
    return f'<a:lnSpc><a:spcPct val="{round(min(3.0, max(0.5, share)) * 100)}000"/></a:lnSpc>'


def sides_of(block: TextBlock) -> dict[bool, str]:
    """At which side lines stand, of those that run left to right (False) and right to left (True)."""
    found = {False: "l", True: "r"}
    for rtl, usual in list(found.items()):
        spare, side = 0.5, usual
        for line in block.lines:
            room = block.width - line.width
            if line.rtl == rtl and room > spare:
                spare, side = room, _side(line.x / room)
        found[rtl] = side
    return found


def _side(share: float) -> str:
    """Where a line stands that has this share of the free room before it."""
    return "l" if share < 0.25 else "r" if share > 0.75 else "ctr"
