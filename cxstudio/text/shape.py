"""Words turned into glyphs and kept for the next time; it must not know widths of boxes or lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cxstudio.text.bidi import bidi_class
from cxstudio.text.breaks import clusters as split_clusters
from cxstudio.text.fonts import FontChain, FontFile, Use
from cxstudio.text.harfbuzz import Glyph

KEPT_PIECES = 16384
KEPT_UNITS = 16384
LONGEST_KEPT = 64  # characters; hostile "words" are shaped again rather than remembered
LONGEST_NAMED = 8  # characters of a cluster named in a warning


# First glyph, number of glyphs, source text; from left to right.
Cluster = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Shaped text of one font and one direction, for any size: `width` is em. Painters may cache by it."""

    text: str
    font: FontFile
    rtl: bool
    glyphs: tuple[Glyph, ...]
    clusters: tuple[Cluster, ...]
    width: float

    def __hash__(self) -> int:
        return hash((self.text, self.font, self.rtl))

    def cluster_widths(self) -> list[tuple[str, float]]:
        """Source text and width in em of each cluster, in reading order."""
        found = [
            (text, sum(glyph.advance for glyph in self.glyphs[first : first + count]))
            for first, count, text in self.clusters
        ]
        return found[::-1] if self.rtl else found


class Levelled(NamedTuple):
    """A piece with its bidi embedding level."""

    piece: Piece
    level: int


class Unit(NamedTuple):
    """Text that stays on one line, then the white space a line end swallows; widths are em.

    `joined` is both, as it stands in the middle of a line: in as few pieces as may be.
    """

    body: tuple[Levelled, ...]
    space: tuple[Levelled, ...]
    joined: tuple[Levelled, ...]
    body_width: float
    space_width: float
    length: int  # characters, the space included
    last_font: int | None
    missing: tuple[str, ...]  # clusters no font shows whole


class Shaper:
    """Shapes the texts of one weight, slant and figure style; remembers a bounded number of words.

    Safe to use from several threads: what is kept is never changed.
    """

    def __init__(self, chain: FontChain, *, language: str, tabular: bool) -> None:
        self.chain = chain
        self._language = language
        self._tabular = tabular
        self._kept_piece = lru_cache(KEPT_PIECES)(self._shape)
        self._kept_unit = lru_cache(KEPT_UNITS)(self._build_unit)

    def piece(self, text: str, font: int, *, rtl: bool) -> Piece:
        """One shaped stretch of one font (an index in the chain) and direction."""
        if len(text) > LONGEST_KEPT:
            return self._shape(text, font, rtl)
        return self._kept_piece(text, font, rtl)

    def unit(self, text: str, levels: int | tuple[int, ...], previous: int | None) -> Unit:
        """One unbreakable stretch; `levels` is one for all or one for each character."""
        if len(text) > LONGEST_KEPT:
            return self._build_unit(text, levels, previous)
        return self._kept_unit(text, levels, previous)

    def first_font(self, paragraph: str) -> int | None:
        """The font of the first letter, so that a quotation mark before it comes from the same font."""
        if paragraph.isascii():
            return 0
        letter = next((character for character in paragraph if character.isalpha()), None)
        return None if letter is None else self.chain.choose(letter, None)

    def ellipsis(self, previous: int | None, base: int) -> Levelled:
        """The sign for text that was cut off."""
        return Levelled(self.piece("…", self.chain.choose("…", previous), rtl=bool(base)), base)

    def _shape(self, text: str, font_index: int, rtl: bool) -> Piece:
        font = self.chain.fonts[font_index]
        shaped = font.shape(text.replace("\t", " "), rtl=rtl, language=self._language, tabular=self._tabular)
        return Piece(text, font, rtl, shaped.glyphs, _clusters(text, shaped.sources), shaped.width)

    def _build_unit(self, text: str, levels: int | tuple[int, ...], previous: int | None) -> Unit:
        if not previous and levels == 0 and text.isascii():
            word = text.rstrip(" ")
            if word.isprintable() and " " not in word:
                return self._plain_unit(word, text[len(word) :])
        joined_font = self._font_of_joined_letters(text)
        stretches: list[tuple[list[str], int, int, bool]] = []
        missing: list[str] = []
        position = 0
        for cluster in split_clusters(text):
            font = self.chain.choose(cluster, previous)
            if joined_font is not None and bidi_class(cluster[0]) == "AL":
                font = joined_font
            if not cluster.isascii() and self.chain.lacks(cluster, font):
                missing.append(cluster[:LONGEST_NAMED])
            level = levels if isinstance(levels, int) else levels[position]
            position += len(cluster)
            previous = font
            blank = cluster.isspace()
            if stretches and stretches[-1][1:] == (font, level, blank):
                stretches[-1][0].append(cluster)
            else:
                stretches.append(([cluster], font, level, blank))
        end = len(stretches)
        while end and stretches[end - 1][3]:
            end -= 1
        pieces = tuple(
            Levelled(self.piece("".join(parts), font, rtl=bool(level & 1)), level)
            for parts, font, level, _ in stretches
        )
        return _unit(pieces[:end], pieces[end:], previous, tuple(missing))

    def _plain_unit(self, word: str, space: str) -> Unit:
        """ASCII to the left of which stands no other font: every font chain begins with a font that has it all."""
        body = (Levelled(self.piece(word, 0, rtl=False), 0),) if word else ()
        blank = (Levelled(self.piece(space, 0, rtl=False), 0),) if space else ()
        return _unit(body, blank, 0, ())

    def _font_of_joined_letters(self, text: str) -> int | None:
        """One font for all joining letters of a word: letters of two fonts would not join."""
        if text.isascii():
            return None
        letters = "".join(
            character
            for character in text
            if bidi_class(character) == "AL" and unicodedata.category(character) == "Lo"
        )
        if not letters:
            return None
        font = self.chain.choose(letters, None)
        return (
            font if self.chain.fonts[font].use is Use.TEXT and not self.chain.lacks(letters, font) else None
        )


def total_width(pieces: tuple[Levelled, ...] | list[Levelled]) -> float:
    """The pieces set one after another, in em."""
    return sum([item.piece.width for item in pieces])


def _unit(
    body: tuple[Levelled, ...], space: tuple[Levelled, ...], last_font: int | None, missing: tuple[str, ...]
) -> Unit:
    length = sum([len(item.piece.text) for item in body + space])
    joined = body + space
    if body and len(space) == 1 and body[-1].level == space[0].level:
        word, blank = body[-1].piece, space[0].piece
        if word.font is blank.font:
            joined = (*body[:-1], Levelled(_together(word, blank), space[0].level))
    return Unit(body, space, joined, total_width(body), total_width(space), length, last_font, missing)


def _together(first: Piece, second: Piece) -> Piece:
    """Two pieces of one font and direction, the second to be read after the first."""
    left, right = (second, first) if first.rtl else (first, second)
    shift, count = left.width, len(left.glyphs)
    glyphs = [Glyph(id, x + shift, y, advance) for id, x, y, advance in right.glyphs]
    clusters = [(index + count, size, text) for index, size, text in right.clusters]
    text = first.text + second.text
    width = first.width + second.width
    return Piece(text, first.font, first.rtl, (*left.glyphs, *glyphs), (*left.clusters, *clusters), width)


def _clusters(text: str, sources: list[int]) -> tuple[Cluster, ...]:
    """Which glyphs stand for which characters, given the first character of each glyph; they cover `text`."""
    if not sources:
        return ((0, 0, text),)
    if sources == list(range(len(text))):
        return tuple([(index, 1, letter) for index, letter in enumerate(text)])
    starts = sorted(set(sources))
    starts[0] = 0
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    lowest = min(sources)
    found: list[Cluster] = []
    first = 0
    for index in range(1, len(sources) + 1):
        if index == len(sources) or sources[index] != sources[first]:
            start = 0 if sources[first] == lowest else sources[first]
            found.append((first, index - first, text[start : ends[start]]))
            first = index
    return tuple(found)
