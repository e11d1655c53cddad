"""Text laid out in a box: the one entry to this folder; it must not know what the text is for or who paints it.

Lengths are canvas units (points when exported one to one) unless called em. In a block x runs to the right
and y downwards from its top left corner; inside a run glyphs are in em with y upwards, as fonts have it.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Literal, NamedTuple

from cxstudio.resources import resource
from cxstudio.text.bidi import visual_order
from cxstudio.text.fonts import FontFile, FontLibrary, Use
from cxstudio.text.harfbuzz import Glyph
from cxstudio.text.paragraph import MAX_CHARACTERS, Direction, Prepared, WordBreaker, prepare
from cxstudio.text.shape import Cluster, Levelled, Piece, Shaper
from cxstudio.text.system_fonts import SystemFonts
from cxstudio.text.warnings import TextWarning, sentences
from cxstudio.text.wrap import ELLIPSIS, WrappedLine, cut, wrap

__all__ = [
    "Align",
    "Cluster",
    "Direction",
    "FontFile",
    "FontLibrary",
    "Glyph",
    "Line",
    "Run",
    "Style",
    "TextBlock",
    "TextEngine",
    "TextWarning",
    "sentences",
    "standard_engine",
]

Align = Literal["start", "end", "center"]

KEPT_CHARACTERS = 200_000  # of prepared texts: what a window of cards needs again, and no more
MOST_WARNINGS = 500
# How much of a text is prepared first, and then twice as much each time, until the lines that show are full.
_FIRST_LOOK = 256  # characters
_NARROW = 3.0  # letters on an em, of a narrow script
# Fonts declare far more room than their letters use. This much over the first font is enough for the deepest
# letters of every bundled script, so that a box grows no more than it must (em).
MOST_EXTRA_ROOM = 0.16


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. `line_height` 0 takes the font's own; lines grow where a script needs more room.

    Italics exist for Latin, Greek and Cyrillic letters alone; other scripts stay upright.
    """

    size: float
    weight: int = 400
    italic: bool = False
    line_height: float = 0.0
    tabular: bool = False  # figures of equal width


class Run(NamedTuple):
    """Glyphs of one font and direction. `x` is the run's origin from the start of its line, to the right.

    `clusters` say which glyphs stand for which characters, from left to right: first glyph, count, source text.
    """

    x: float
    piece: Piece
    width: float

    @property
    def font(self) -> FontFile:
        return self.piece.font

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """From left to right, in em; the same tuple for the same word, so that painters may cache by it."""
        return self.piece.glyphs

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        return self.piece.clusters

    @property
    def text(self) -> str:
        return self.piece.text

    @property
    def rtl(self) -> bool:
        return self.piece.rtl


class Line(NamedTuple):
    """One line. `x` and `baseline` are from the block's top left corner; runs go from left to right."""

    x: float
    baseline: float
    width: float
    runs: tuple[Run, ...]
    text: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text in its box. `width` is the box asked for, `natural_width` the widest line, `height` all lines.

    `complete` is False where the text was cut with an ellipsis; `hidden` is then what is not shown.
    """

    text: str
    style: Style
    width: float
    height: float
    natural_width: float
    lines: tuple[Line, ...]
    complete: bool
    hidden: str
    rtl: bool
    warnings: tuple[TextWarning, ...]


class TextEngine:
    """Lays out texts with the fonts of a library and remembers words and texts, within bounds.

    `breaker` cuts Thai, Lao, Khmer and Burmese into words; without one their lines break between letters and
    a warning says so. `language` (BCP 47) chooses letter forms where languages differ.
    """

    def __init__(self, fonts: FontLibrary, breaker: WordBreaker | None = None, language: str = "en") -> None:
        self._fonts = fonts
        self._breaker = breaker
        self._language = language
        self._shaper = lru_cache(64)(self._new_shaper)
        self._prepared = _PreparedTexts(KEPT_CHARACTERS)
        self._warned: dict[TextWarning, None] = {}

    def block(
        self,
        text: str,
        style: Style,
        width: float,
        *,
        align: Align = "start",
        direction: Direction = "auto",
        max_lines: int | None = None,
    ) -> TextBlock:
        """The text wrapped into a box `width` wide, cut with an ellipsis after `max_lines`.

        A paragraph runs, and with "start" is aligned, the way of most of its letters; `direction` decides where
        that is undecided, as in "4.2". An empty text has no lines and no height.
        """
        if not text:
            return TextBlock(text, style, width, 0.0, 0.0, (), True, "", direction == "rtl", ())
        shaper = self._shaper(style.weight, style.italic, style.tabular)
        prepared, wrapped, hidden = self._wrap(text, direction, shaper, width / style.size, max_lines)
        natural = max(line.width for line in wrapped) * style.size
        box = natural if math.isinf(width) else width
        lines, height = _placed(wrapped, style, box, align, shaper.chain.fonts[0])
        return TextBlock(
            text, style, box, height, natural, lines, not hidden, hidden, prepared.rtl, prepared.warnings
        )

    def width(self, text: str, style: Style) -> float:
        """The width of the text on one line."""
        line = " ".join(text.splitlines())
        if not line:
            return 0.0
        shaper = self._shaper(style.weight, style.italic, style.tabular)
        _, wrapped, _ = self._wrap(line, "auto", shaper, math.inf, None)
        return max(one.width for one in wrapped) * style.size

    def warnings(self) -> tuple[TextWarning, ...]:
        """What was met so far in all texts, each once; `sentences` puts it into words."""
        return tuple(self._warned)

    def _new_shaper(self, weight: int, italic: bool, tabular: bool) -> Shaper:
        return Shaper(self._fonts.chain(weight, italic), language=self._language, tabular=tabular)

    def _wrap(
        self, text: str, direction: Direction, shaper: Shaper, width: float, max_lines: int | None
    ) -> tuple[Prepared, list[WrappedLine], str]:
        """The lines that show and the text that does not. No more of it is prepared than is needed to fill them."""
        most = MAX_CHARACTERS
        if max_lines is not None and not math.isinf(width):
            wanted = (max_lines + 2) * width * _NARROW
            most = _FIRST_LOOK
            while most < wanted:
                most *= 2
        while most < len(text) and most < MAX_CHARACTERS:
            prepared = self._prepare(text, direction, shaper, most)
            lines, hidden, to_spare = _wrapped(prepared, width, max_lines, shaper)
            if to_spare:
                return prepared, lines, hidden
            most *= 2
        prepared = self._prepare(text, direction, shaper, MAX_CHARACTERS)
        lines, hidden, _ = _wrapped(prepared, width, max_lines, shaper)
        return prepared, lines, hidden

    def _prepare(self, text: str, direction: Direction, shaper: Shaper, most: int) -> Prepared:
        key = (text, direction, shaper, most)
        prepared = self._prepared.get(key)
        if prepared is None:
            prepared = prepare(text, direction, shaper, self._breaker, most)
            self._prepared.put(key, prepared)
            if prepared.warnings and len(self._warned) < MOST_WARNINGS:
                self._warned.update(dict.fromkeys(prepared.warnings))
        return prepared


_Key = tuple[str, Direction, Shaper, int]


class _PreparedTexts:
    """The texts prepared last, up to a number of characters; safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._characters = 0
        self._kept: OrderedDict[_Key, Prepared] = OrderedDict()
        self._lock = Lock()

    def get(self, key: _Key) -> Prepared | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: _Key, prepared: Prepared) -> None:
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = prepared
            self._characters += min(len(key[0]), key[3])
            while self._characters > self._most:
                (text, _, _, most), _ = self._kept.popitem(last=False)
                self._characters -= min(len(text), most)


def _wrapped(
    prepared: Prepared, width: float, max_lines: int | None, shaper: Shaper
) -> tuple[list[WrappedLine], str, bool]:
    """The lines to show (lengths in em) and the text that is not shown.

    The flag says that more than one line more was there: then a text prepared further has the same lines.
    """
    lines: list[WrappedLine] = []
    all_lines = (
        (number, line)
        for number, paragraph in enumerate(prepared.paragraphs)
        for line in wrap(paragraph, width, shaper)
    )
    for number, line in all_lines:
        if max_lines is not None and len(lines) >= max(1, max_lines):
            # Cut where the last shown line belongs: it may be the end of an earlier paragraph.
            shown, hidden = _cut_last(lines, prepared, number, line, width, shaper)
            return shown, hidden, next(all_lines, None) is not None
        lines.append(line)
    if prepared.beyond:
        last = lines.pop()
        lines.append(cut(last, width, shaper))
        removed = last.text[len(lines[-1].text) - len(ELLIPSIS) :]
        return lines, removed + prepared.beyond, False
    return lines, "", False


def _cut_last(
    lines: list[WrappedLine],
    prepared: Prepared,
    number: int,
    following: WrappedLine,
    width: float,
    shaper: Shaper,
) -> tuple[list[WrappedLine], str]:
    last = lines[-1]
    own = number if following.start else number - 1
    after = [following.text, *(paragraph.text for paragraph in prepared.paragraphs[own + 1 :])]
    if not any(text.strip() for text in after) and not prepared.beyond.strip():
        return lines, ""
    shortened = cut(last, width, shaper)
    shown = last.start + len(shortened.text) - len(ELLIPSIS)
    rest = [prepared.paragraphs[own].text[shown:], *(p.text for p in prepared.paragraphs[own + 1 :])]
    return [*lines[:-1], shortened], ("\n".join(rest) + prepared.beyond).strip()


def _placed(
    wrapped: list[WrappedLine], style: Style, box: float, align: Align, first: FontFile
) -> tuple[tuple[Line, ...], float]:
    """Lines with their places, and the height of all."""
    size = style.size
    top = 0.0
    placed = []
    own_room = _room(style, first)
    for pieces, em, base, text, _ in wrapped:
        above, below = own_room
        others = [item.piece.font for item in pieces if item.piece.font is not first]
        if others:
            above, below = _grown(own_room, style, first, set(others))
        width = em * size
        slack = box - width
        if align == "center":
            x = slack / 2
        else:
            x = slack if (align == "end") != bool(base) else 0.0
        placed.append(Line(x, top + above, width, _runs(pieces, size), text, bool(base)))
        top += above + below
    return tuple(placed), top


def _leading(style: Style, first: FontFile) -> float:
    """Half of what a style adds to the height of its font."""
    natural = (first.ascent + first.descent) * style.size
    return ((style.line_height or natural) - natural) / 2


def _room(style: Style, first: FontFile) -> tuple[float, float]:
    """How far a line of the first font reaches above and below its baseline; both sides share the style's leading."""
    leading = _leading(style, first)
    return first.ascent * style.size + leading, first.descent * style.size + leading


def _grown(
    room: tuple[float, float], style: Style, first: FontFile, fonts: set[FontFile]
) -> tuple[float, float]:
    """The room of a line with other fonts than the first in it.

    A font that needs more than the first one pushes its side out by the difference, less the leading that is there.
    """
    above = below = 0.0
    for font in fonts:
        if font.use in {Use.TEXT, Use.SYSTEM}:
            above = max(above, min(font.ascent - first.ascent, MOST_EXTRA_ROOM))
            below = max(below, min(font.descent - first.descent, MOST_EXTRA_ROOM))
    spare = max(_leading(style, first), 0.0)
    return (
        room[0] + max(above * style.size - spare, 0.0),
        room[1] + max(below * style.size - spare, 0.0),
    )


def _runs(pieces: list[Levelled], size: float) -> tuple[Run, ...]:
    levels = [item.level for item in pieces]
    if any(levels):
        pieces = [pieces[index] for index in visual_order(levels)]
    x = 0.0
    runs = []
    for piece, _ in pieces:
        width = piece.width * size
        runs.append(Run(x, piece, width))
        x += width
    return tuple(runs)


def standard_engine(language: str = "en") -> TextEngine:
    """An engine over the bundled fonts, and over fonts of this machine for scripts they lack.

    Cheap to make: a font file is opened when the first letter needs it. Keep one engine for texts that are
    laid out together, since it remembers the words it has shaped.
    """
    return TextEngine(FontLibrary(resource("fonts"), SystemFonts().find), language=language)
