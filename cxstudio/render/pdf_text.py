"""Laid-out text as operators of a PDF page that can be searched and copied; it must not know parts or themes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cxstudio.render.pdf_fonts import DocumentFonts, EmbeddedFont, one_code_point
from cxstudio.render.plain import number, plain_text, utf16_hex
from cxstudio.text.layout import Cluster, Line, TextBlock
from cxstudio.text.shape import Piece

_CLOSE_ENOUGH = 0.05  # thousandths of an em: nobody sees it, and most letters need no correction
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


@dataclass(frozen=True, slots=True)
class _Step:
    """What is written for part of a piece: items of a TJ array, an operator of its own, or a rise in em."""

    kind: Literal["show", "operator", "rise"]
    code: str = ""
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A piece of text in codes of its font, of any size; `end` is where a reader stands after it, in em."""

    steps: tuple[_Step, ...]
    end: float


class PdfText:
    """Writes blocks for one document, in a system of units whose y grows downwards."""

    def __init__(self, fonts: DocumentFonts) -> None:
        self._fonts = fonts
        # A word has one piece wherever it stands, so most of a map's text is encoded once.
        self._encoded: dict[Piece, _Encoded] = {}

    def operators(self, block: TextBlock, x: float, y: float) -> str:
        """The block with its top left corner at (x, y), in the fill colour that is set."""
        code = ["BT"]
        for line, space_follows in zip(block.lines, _spaces_between(block), strict=True):
            code.append(f"1 0 0 -1 {number(x + line.x)} {number(y + line.baseline)} Tm")
            code.extend(self._line(line, block.style.size, space_follows=space_follows))
        code.append("ET")
        return "\n".join(code)

    def _line(self, line: Line, size: float, *, space_follows: bool) -> Iterator[str]:
        """One line. The space a line end swallowed is written beyond its end, so that words stay apart when read."""
        font: EmbeddedFont | None = None
        items: list[str] = []
        pen = 0.0
        for index, run in enumerate(line.runs):
            if font is None or run.font.key != font.font.key:
                yield from _shown(items)
                font = self._fonts.embedded(run.font)
                yield f"/{font.resource} {number(size)} Tf"
            if space_follows and line.rtl and index == 0:
                items += _space(font)
            start = run.x / size
            back = (pen - start) * 1000
            if abs(back) > _CLOSE_ENOUGH:
                items.append(f"{back:.2f}")
            encoded = self._piece(run.piece, font)
            for step in encoded.steps:
                if step.kind == "show":
                    items.append(step.code)
                    continue
                yield from _shown(items)
                yield step.code if step.kind == "operator" else f"{number(step.rise * size)} Ts"
            pen = start + encoded.end
        if space_follows and not line.rtl and font is not None:
            items.append(_space(font)[1])
        yield from _shown(items)

    def _piece(self, piece: Piece, font: EmbeddedFont) -> _Encoded:
        found = self._encoded.get(piece)
        if found is None:
            found = self._encoded[piece] = _PieceEncoder(font, piece).encode()
        return found


def _spaces_between(block: TextBlock) -> Iterator[bool]:
    """For each line whether white space separates it from the next one in the text as it was typed."""
    at = 0
    for line in block.lines:
        found = block.text.find(line.text, at)
        at = at if found < 0 else found + len(line.text)
        yield found >= 0 and block.text[at : at + 1].isspace()


def _space(font: EmbeddedFont) -> tuple[str, str]:
    """The way back over a space, and a space, as items of a TJ array; nothing for a font without one."""
    glyph = font.nominal(" ")
    if not glyph:
        return "0", "<>"
    return f"{font.width(glyph) * 1000:.2f}", f"<{font.code(glyph, ' ')[0]:04X}>"


def _shown(items: list[str]) -> Iterator[str]:
    if items:
        yield f"[{' '.join(items)}] TJ"
        items.clear()


class _PieceEncoder:
    def __init__(self, font: EmbeddedFont, piece: Piece) -> None:
        self._font = font
        self._rtl = piece.rtl
        self._piece = piece
        self._steps: list[_Step] = []
        self._hex = ""
        self._pen = 0.0
        self._rise = 0.0

    def encode(self) -> _Encoded:
        clusters = [_Copied.of(self._font, self._piece, cluster) for cluster in self._piece.clusters]
        # Only left-to-right words can be helped by a replacement text: elsewhere readers turn it around.
        exact = self._rtl or all(cluster.exact for cluster in clusters)
        if not exact:
            text = utf16_hex(plain_text(self._piece.text))
            self._operator(f"/Span <</ActualText <FEFF{text}>>> BDC")
        for cluster in clusters:
            self._cluster(cluster)
        self._raise_to(0.0)
        self._end_string()
        if not exact:
            self._operator("EMC")
        return _Encoded(tuple(self._steps), self._pen)

    def _cluster(self, cluster: _Copied) -> None:
        joiner = cluster.joiner if self._rtl else ""
        if joiner and not cluster.joiner_first:
            self._joiner(joiner)
        for index, text in enumerate(cluster.texts, cluster.first):
            glyph = self._piece.glyphs[index]
            self._raise_to(glyph.y)
            self._move_to(glyph.x)
            code, _ = self._font.code(glyph.id, text)
            self._hex += f"{code:04X}"
            self._pen += self._font.width(glyph.id)
        if joiner and cluster.joiner_first:
            self._joiner(joiner)

    def _joiner(self, joiner: str) -> None:
        """An invisible blank that is copied as the joiner: shaping leaves no glyph for it."""
        blank = self._font.nominal(" ")
        code, exact = self._font.code(blank, joiner)
        if blank and exact:
            self._operator("3 Tr")
            self._hex = f"{code:04X}"
            self._operator("0 Tr")
            self._pen += self._font.width(blank)

    def _operator(self, code: str) -> None:
        self._end_string()
        self._steps.append(_Step("operator", code))

    def _raise_to(self, rise: float) -> None:
        rise = rise if abs(rise) > _FLAT else 0.0
        if abs(rise - self._rise) > _FLAT:
            self._end_string()
            self._rise = rise
            self._steps.append(_Step("rise", rise=rise))

    def _move_to(self, x: float) -> None:
        back = round((self._pen - x) * 1000, 2)
        if abs(back) > _CLOSE_ENOUGH:
            self._end_string()
            self._steps.append(_Step("show", f"{back:.2f}"))
            # What was written, not what was meant: otherwise rounding adds up along a word.
            self._pen -= back / 1000

    def _end_string(self) -> None:
        if self._hex:
            self._steps.append(_Step("show", f"<{self._hex}>"))
            self._hex = ""


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
