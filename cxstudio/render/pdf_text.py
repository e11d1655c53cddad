"""Laid-out text as operators of a PDF page that can be searched and copied; it must not know parts or themes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cxstudio.render.pdf_fonts import DocumentFonts, EmbeddedFont, one_code_point
from cxstudio.render.plain import number, plain_text, utf16_hex
from cxstudio.text.layout import Cluster, Line, TextBlock
from cxstudio.text.shape import Piece

_CLOSE_ENOUGH = 5e-5  # em: nobody sees it, and most letters need no correction
_FLAT = 1e-4  # em
# Pairs whose shapes swap sides in right-to-left text; readers swap them again.
_PAIRS = "()[]{}<>«»‹›⟨⟩⟦⟧⟪⟫⁅⁆⁽⁾₍₎≤≥≪≫"
_MIRRORED = {
    **dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)),
    **dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True)),
}
_JOINERS = "\u200c\u200d"
_SHOWN: dict[int, str | None] = {ord("\t"): " "}  # a tab is set as a space, and says so
_SHOWN_APART = {**_SHOWN, **dict.fromkeys(map(ord, _JOINERS))}


class _Word(NamedTuple):
    """A piece of text in codes of its font, of any size: the inside of a string of a TJ array.

    `code` may end that string and begin another one, with a way back or operators between them. Where letters are
    raised, which depends on the size, the rises in em stand between pieces of code.
    """

    font: EmbeddedFont
    code: str
    rises: tuple[float | str, ...]
    end: float  # where a reader stands after it, in em
    piece: Piece  # kept alive, for words are found by its id

    def at(self, size: float) -> str:
        """The code at a size."""
        if not self.rises:
            return self.code
        return "".join(part if isinstance(part, str) else _rise(part * size) for part in self.rises)


def _rise(height: float) -> str:
    return _between(f"{number(height)} Ts")


def _between(operator: str) -> str:
    """An operator between two strings of one line."""
    return f">] TJ\n{operator}\n[<"


class PdfText:
    """Writes blocks for one document, in a system of units whose y grows downwards."""

    def __init__(self, fonts: DocumentFonts) -> None:
        self._fonts = fonts
        # A word has one piece wherever it stands, so most of a map's text is encoded once. Pieces are found by
        # their ids, which costs a tenth of comparing them.
        self._words: dict[int, _Word] = {}
        self._font: EmbeddedFont | None = None

    def operators(self, block: TextBlock, x: float, y: float) -> str:
        """The block with its top left corner at (x, y), in the fill colour that is set."""
        self._font = None
        size = block.style.size
        code = ["BT"]
        for line, space_follows in zip(block.lines, _spaces_between(block), strict=True):
            if line.runs:
                code.append(f"1 0 0 -1 {number(x + line.x)} {number(y + line.baseline)} Tm")
                code.append(self._line(line, size, space_follows))
        code.append("ET")
        return "\n".join(code)

    def _line(self, line: Line, size: float, space_follows: bool) -> str:
        """One line. The space a line end swallowed is written beyond its end, so that words stay apart when read."""
        words, font = self._words, self._font
        code = ["[<"]
        pen = 0.0
        for run in line.runs:
            word = words.get(id(run.piece)) or self._word(run.piece)
            if word.font is not font:
                font = word.font
                code.append(_between(f"/{font.resource} {number(size)} Tf"))
            if space_follows and line.rtl and run is line.runs[0]:
                code.append(font.space_before)
            start = run.x / size
            back = pen - start
            if back > _CLOSE_ENOUGH or back < -_CLOSE_ENOUGH:
                code.append(f">{back * 1000:.2f}<")
            code.append(word.at(size) if word.rises else word.code)
            pen = start + word.end
        if space_follows and not line.rtl and font is not None:
            code.append(font.space)
        code.append(">] TJ")
        self._font = font
        return "".join(code).replace("[<>] TJ\n", "").replace("<>", "")

    def _word(self, piece: Piece) -> _Word:
        font = self._fonts.embedded(piece.font)
        word = self._words[id(piece)] = _plain_word(font, piece) or _PieceEncoder(font, piece).encode()
        return word


def _spaces_between(block: TextBlock) -> Iterator[bool]:
    """For each line whether white space separates it from the next one in the text as it was typed."""
    at = 0
    for line in block.lines:
        found = block.text.find(line.text, at)
        at = at if found < 0 else found + len(line.text)
        yield found >= 0 and block.text[at : at + 1].isspace()


def _plain_word(font: EmbeddedFont, piece: Piece) -> _Word | None:
    """A word whose letters have one glyph each, on the line, and say what was typed; None for any other."""
    if piece.rtl or len(piece.clusters) != len(piece.glyphs) or not piece.text.isprintable():
        return None
    code = []
    pen = 0.0
    for (glyph, x, y, _), (_, _, text) in zip(piece.glyphs, piece.clusters, strict=True):
        letter, exact, width = font.letter(glyph, text)
        if not exact or y > _FLAT or y < -_FLAT:
            return None
        back = pen - x
        if back > _CLOSE_ENOUGH or back < -_CLOSE_ENOUGH:
            back = round(back * 1000, 2)
            code.append(f">{back:.2f}<")
            pen -= back / 1000
        code.append(letter)
        pen += width
    return _Word(font, "".join(code), (), pen, piece)


class _PieceEncoder:
    """Encodes a piece whose glyphs and letters do not go one to one."""

    def __init__(self, font: EmbeddedFont, piece: Piece) -> None:
        self._font = font
        self._rtl = piece.rtl
        self._piece = piece
        self._parts: list[float | str] = []
        self._pen = 0.0
        self._height = 0.0

    def encode(self) -> _Word:
        clusters = [_Copied.of(self._font, self._piece, cluster) for cluster in self._piece.clusters]
        # Only left-to-right words can be helped by a replacement text: elsewhere readers turn it around.
        exact = self._rtl or all(cluster.exact for cluster in clusters)
        if not exact:
            text = utf16_hex(plain_text(self._piece.text))
            self._parts.append(_between(f"/Span <</ActualText <FEFF{text}>>> BDC"))
        for cluster in clusters:
            self._cluster(cluster)
        self._raise_to(0.0)
        if not exact:
            self._parts.append(_between("EMC"))
        code = "".join(part for part in self._parts if isinstance(part, str))
        raised = any(isinstance(part, float) for part in self._parts)
        return _Word(self._font, code, tuple(self._parts) if raised else (), self._pen, self._piece)

    def _cluster(self, cluster: _Copied) -> None:
        joiner = cluster.joiner if self._rtl else ""
        if joiner and not cluster.joiner_first:
            self._joiner(joiner)
        for index, text in enumerate(cluster.texts, cluster.first):
            glyph = self._piece.glyphs[index]
            self._raise_to(glyph.y)
            self._move_to(glyph.x)
            self._parts.append(self._font.code(glyph.id, text)[0])
            self._pen += self._font.width(glyph.id)
        if joiner and cluster.joiner_first:
            self._joiner(joiner)

    def _joiner(self, joiner: str) -> None:
        """An invisible blank that is copied as the joiner: shaping leaves no glyph for it."""
        blank = self._font.nominal(" ")
        code, exact = self._font.code(blank, joiner)
        if blank and exact:
            self._parts.append(f"{_between('3 Tr')}{code}{_between('0 Tr')}")
            self._pen += self._font.width(blank)

    def _raise_to(self, height: float) -> None:
        height = height if abs(height) > _FLAT else 0.0
        if abs(height - self._height) > _FLAT:
            self._height = height
            self._parts.append(height)

    def _move_to(self, x: float) -> None:
        back = round((self._pen - x) * 1000, 2)
        if abs(back) > _CLOSE_ENOUGH * 1000:
            self._parts.append(f">{back:.2f}<")
            # What was written, not what was meant: otherwise rounding adds up along a word.
            self._pen -= back / 1000


@dataclass(frozen=True, slots=True)
class _Copied:
    """A cluster and what its glyphs say when copied: `exact` when that is the text as it was typed."""

    first: int
    texts: tuple[str, ...]
    exact: bool
    joiner: str
    joiner_first: bool

    @classmethod
    def of(cls, font: EmbeddedFont, piece: Piece, cluster: Cluster) -> _Copied:
        first, count, text = cluster
        glyphs = [glyph.id for glyph in piece.glyphs[first : first + count]]
        joiner = next((character for character in text if character in _JOINERS), "")
        # Right-to-left joiners are written apart: in one text with their letter, readers would turn both around.
        shown = plain_text(text.translate(_SHOWN_APART if piece.rtl else _SHOWN))
        if not glyphs:
            return cls(first, (), not text.strip(_JOINERS), joiner, False)
        texts: tuple[str, ...]
        if len(glyphs) == 1:
            texts, exact = (_turned(shown) if piece.rtl else shown,), bool(shown)
        else:
            texts, exact = _shared_out(font, glyphs, shown, rtl=piece.rtl)
        for glyph, own in zip(glyphs, texts, strict=True):
            exact &= font.code(glyph, own)[1]
        return cls(first, texts, exact, joiner, text[0] in _JOINERS)


def _turned(text: str) -> str:
    """What a right-to-left glyph has to say so that readers, who turn lines around, say `text`."""
    return _MIRRORED.get(text, text) if len(text) == 1 else one_code_point(unicodedata.normalize("NFC", text))


def _shared_out(
    font: EmbeddedFont, glyphs: list[int], text: str, *, rtl: bool
) -> tuple[tuple[str, ...], bool]:
    """A cluster's characters given to its glyphs: to the glyph a character has on its own, the rest to the one left.

    The flag says whether reading the glyphs from left to right gives the text.
    """
    left = list(text)
    texts: list[str | None] = [None] * len(glyphs)
    for index, glyph in enumerate(glyphs):
        own = next((character for character in left if font.nominal(character) == glyph), None)
        if own is not None:
            texts[index] = own
            left.remove(own)
    if texts.count(None) == 1 and left:
        rest = "".join(left)
        texts[texts.index(None)] = one_code_point(rest) if rtl else rest
        left = []
    if left and not rtl and texts[-1] is not None:
        # Joiners have no glyph of their own.
        texts[-1] += "".join(left)
        left = []
    given = tuple(own or "" for own in texts)
    return given, not left and None not in texts and (rtl or "".join(given) == text)
