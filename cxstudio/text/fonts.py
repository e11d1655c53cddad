"""The fonts a text may be set in and which of them shows a letter; it must not know lines or layout."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from enum import Enum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cxstudio.text.harfbuzz import OpenFont, OutlineStep, Shaped

SystemSearch = Callable[[int, int], "FontFile | None"]  # code point and weight -> a font of this machine


class Use(Enum):
    """What a font is for: letters, signs between them, pictures, or whatever this machine can add."""

    TEXT = "text"
    SYMBOLS = "symbols"
    EMOJI = "emoji"
    SYSTEM = "system"


class FontFile:
    """One face of one font file, opened at first use; equal and hashed by its `key`. Lengths are in em."""

    __slots__ = ("__dict__", "_hash", "index", "italic", "key", "path", "use", "weight")

    def __init__(
        self, path: Path, index: int = 0, *, weight: int = 400, italic: bool = False, use: Use = Use.TEXT
    ) -> None:
        self.path = path
        self.index = index
        self.weight = weight
        self.italic = italic
        self.use = use
        self.key = f"{path.stem}-{index}" if index else path.stem
        self._hash = hash(self.key)

    def __repr__(self) -> str:
        return f"FontFile({self.key!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FontFile) and other.key == self.key

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[Any, ...]:
        return _font_file, (self.path, self.index, self.weight, self.italic, self.use)

    @cached_property
    def opened(self) -> OpenFont:
        """The font in memory. Raises OSError or ValueError when the file is absent or damaged."""
        return _opened(self.path, self.index)

    @property
    def units_per_em(self) -> int:
        return self.opened.units_per_em

    @property
    def ascent(self) -> float:
        return self.opened.ascent

    @property
    def descent(self) -> float:
        """Below the baseline, positive."""
        return self.opened.descent

    @property
    def glyf(self) -> bool:
        """TrueType outlines."""
        return "glyf" in self.opened.tables

    @property
    def cff(self) -> bool:
        """PostScript outlines."""
        return bool(self.opened.tables & {"CFF ", "CFF2"})

    def covers(self, codepoint: int) -> bool:
        return codepoint in self.opened.codepoints

    def advance(self, glyph: int) -> float:
        return self.opened.advance(glyph)

    def outline(self, glyph: int) -> tuple[OutlineStep, ...]:
        """The contours of a glyph, y upwards: for painters that fill paths."""
        return self.opened.outline(glyph)

    def shape(self, text: str, *, rtl: bool, language: str, tabular: bool) -> Shaped:
        return self.opened.shape(text, rtl=rtl, language=language, tabular=tabular)

    def hb_face(self) -> Any:
        """The uharfbuzz face, for hb-subset."""
        return self.opened.face

    def hb_font(self) -> Any:
        """The uharfbuzz font."""
        return self.opened.font


# Engines of one process share their fonts: nothing of an open font ever changes.
@lru_cache(64)
def _opened(path: Path, index: int) -> OpenFont:
    return OpenFont(path, index)


def _font_file(path: Path, index: int, weight: int, italic: bool, use: Use) -> FontFile:
    return FontFile(path, index, weight=weight, italic=italic, use=use)


class Family(NamedTuple):
    """A bundled family: the file name's stem and the faces it has as (weight, italic)."""

    stem: str
    use: Use
    faces: tuple[tuple[int, bool], ...]

    def file_name(self, weight: int, italic: bool) -> str:
        face = "Italic" if italic else _FACE_NAMES[weight]
        return f"{self.stem}-{face}.ttf"

    def nearest(self, weight: int, italic: bool) -> tuple[int, bool]:
        """The face closest to what is asked; a family without italics answers upright.

        A weight half-way between two goes to the lighter up to 500 and to the heavier above, as in CSS.
        """
        wanted = [face for face in self.faces if face[1] == italic] or [f for f in self.faces if not f[1]]
        return min(wanted, key=lambda face: (abs(face[0] - weight), face[0] if weight <= 500 else -face[0]))


_FACE_NAMES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_TWO = ((400, False), (600, False))
_FOUR = ((400, False), (500, False), (600, False), (700, False))

# In the order they are asked. The first is the one every line is measured by.
FAMILIES = (
    Family("NotoSans", Use.TEXT, (*_FOUR, (400, True))),
    Family("Vazirmatn", Use.TEXT, _FOUR),
    Family("NotoSansArabic", Use.TEXT, _TWO),
    Family("NotoSansHebrew", Use.TEXT, _TWO),
    Family("NotoSansDevanagari", Use.TEXT, _TWO),
    Family("NotoSansThai", Use.TEXT, _TWO),
    Family("NotoSansMath", Use.SYMBOLS, ((400, False),)),
    Family("NotoSansSymbols2", Use.SYMBOLS, ((400, False),)),
    Family("NotoSansSymbols", Use.SYMBOLS, ((400, False),)),
    Family("NotoEmoji", Use.EMOJI, ((400, False),)),
)

# The first family has Devanagari too, but states line heights for Latin letters and slants it.
_NOT_IN_THE_FIRST = (range(0x0900, 0x0980), range(0xA8E0, 0xA900))

_EMOJI_LOOK = "\ufe0f"
_ENCLOSING_KEYCAP = "\u20e3"
_FIRST_PICTURE = 0x1F000


@lru_cache(8192)
def needed_codepoints(cluster: str) -> tuple[int, ...]:
    """The code points of a cluster that a font must have; joiners and variation selectors need no glyph."""
    return tuple(
        ord(character)
        for character in cluster
        if unicodedata.category(character) not in {"Cf", "Cc"} and not 0xFE00 <= ord(character) <= 0xFE0F
    )


def _is_picture(cluster: str, needed: tuple[int, ...]) -> bool:
    return (
        _EMOJI_LOOK in cluster
        or _ENCLOSING_KEYCAP in cluster
        or (bool(needed) and needed[0] >= _FIRST_PICTURE)
    )


class FontChain:
    """The fonts of one weight and slant in the order they are asked; this machine's are added as met."""

    def __init__(self, fonts: list[FontFile], search: SystemSearch | None, weight: int) -> None:
        self.fonts = fonts
        self._search = search
        self._weight = weight
        self._choose = lru_cache(16384)(self._choose_font)

    def choose(self, cluster: str, previous: int | None) -> int:
        """The index in `fonts` that shows a cluster best; `previous` is the font of the text before it.

        Spaces, punctuation, digits, signs and loose marks stay in the font before them where it has them.
        Where no font has all of the cluster, the one with its first code point is taken, or the first.
        """
        if previous is not None and self.fonts[previous].use is not Use.TEXT:
            previous = None
        return self._choose(cluster, previous)

    def lacks(self, cluster: str, font: int) -> bool:
        """Whether the font would show an empty box in this cluster."""
        return not self.fonts[font].opened.codepoints.issuperset(needed_codepoints(cluster))

    def _choose_font(self, cluster: str, previous: int | None) -> int:
        needed = needed_codepoints(cluster)
        if not needed:
            return previous or 0
        picture = _is_picture(cluster, needed)
        category = unicodedata.category(chr(needed[0]))
        if previous is not None and not picture and category[0] in "ZPSNM" and self._has(previous, needed):
            return previous
        order = self._order(picture=picture, sign=category[0] == "S")
        if any(needed[0] in block for block in _NOT_IN_THE_FIRST):
            order = [*order[1:], order[0]]
        found = next((index for index in order if self._has(index, needed)), None)
        if found is None:
            found = self._from_this_machine(needed[0])
        if found is None:
            found = next((index for index in order if self._has(index, needed[:1])), 0)
        return found

    def _has(self, index: int, needed: tuple[int, ...]) -> bool:
        return self.fonts[index].opened.codepoints.issuperset(needed)

    def _order(self, *, picture: bool, sign: bool) -> list[int]:
        """Pictures ask the emoji font first; signs ask the text's own font, then the fonts of signs.

        Fonts of the machine are left to the search: which were met before must not matter.
        """
        first = {Use.EMOJI} if picture else {Use.SYMBOLS, Use.EMOJI} if sign else set()

        def rank(index: int) -> int:
            if self.fonts[index].use in first:
                return 1
            return 0 if index == 0 and not picture else 2

        bundled = [index for index, font in enumerate(self.fonts) if font.use is not Use.SYSTEM]
        return sorted(bundled, key=rank)

    def _from_this_machine(self, codepoint: int) -> int | None:
        font = self._search(codepoint, self._weight) if self._search is not None else None
        if font is None:
            return None
        if font not in self.fonts:
            self.fonts.append(font)
        return self.fonts.index(font)


class FontLibrary:
    """The bundled fonts of a folder and, where one is given, a search among the fonts of this machine."""

    def __init__(self, folder: Path, search: SystemSearch | None = None) -> None:
        self._folder = folder
        self._search = search
        self._files: dict[str, FontFile] = {}

    def chain(self, weight: int, italic: bool) -> FontChain:
        """The fonts for a style. No file is opened yet."""
        return FontChain([self._file(family, weight, italic) for family in FAMILIES], self._search, weight)

    def _file(self, family: Family, weight: int, italic: bool) -> FontFile:
        found_weight, found_italic = family.nearest(weight, italic)
        name = family.file_name(found_weight, found_italic)
        if name not in self._files:
            self._files[name] = FontFile(
                self._folder / name, weight=found_weight, italic=found_italic, use=family.use
            )
        return self._files[name]
