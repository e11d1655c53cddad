"""The typed door to HarfBuzz: opens fonts, shapes text, reads outlines; it chooses neither fonts nor breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb

# One step of an outline: the letter M, L, Q, C or Z and its coordinates, absolute.
OutlineStep = tuple[str, tuple[float, ...]]

_CLUSTERS = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
_FLAGS = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_EMBEDDING_FORBIDDEN = 0x0002  # OS/2 fsType, "restricted licence embedding"


class Glyph(NamedTuple):
    """One glyph of a run. `x` and `y` are em from the run's origin on the baseline, y upwards."""

    id: int
    x: float
    y: float
    advance: float


class Shaped(NamedTuple):
    """A text as HarfBuzz placed it: its glyphs from left to right, their sources, and its width in em.

    A source is the index of the first character a glyph stands for.
    """

    glyphs: tuple[Glyph, ...]
    sources: list[int]
    width: float


class OpenFont:
    """One face of a font file in memory; every length is in em.

    Raises OSError when the file cannot be read and ValueError when it is no font.
    """

    def __init__(self, path: Path, index: int) -> None:
        self.face: Any = hb.Face(_blob(path), index)
        if not self.face.glyph_count:
            message = f"The file {path} is not a font. Install CX Studio again."
            raise ValueError(message)
        self.font: Any = hb.Font(self.face)
        self.units_per_em = int(self.face.upem)
        extents = self.font.get_font_extents("ltr")
        self.ascent = float(extents.ascender) / self.units_per_em
        self.descent = -float(extents.descender) / self.units_per_em
        self.codepoints: frozenset[int] = frozenset(self.face.unicodes)
        self.tables: frozenset[str] = frozenset(self.face.table_tags)

    def advance(self, glyph: int) -> float:
        return float(self.font.get_glyph_h_advance(glyph)) / self.units_per_em

    def nominal_glyph(self, codepoint: int) -> int:
        """The glyph of a code point before any shaping, 0 when there is none."""
        return int(self.font.get_nominal_glyph(codepoint) or 0)

    def may_be_embedded(self) -> bool:
        """Whether the font's own flags allow it inside a document."""
        data = bytes(self.face.reference_table("OS/2").data)
        return len(data) < 10 or not int.from_bytes(data[8:10], "big") & _EMBEDDING_FORBIDDEN

    def ink(self, glyph: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of what the glyph paints."""
        extents = self.font.get_glyph_extents(glyph)
        if extents is None:
            return (0.0, 0.0, 0.0, 0.0)
        scale = 1 / self.units_per_em
        left, top = extents.x_bearing * scale, extents.y_bearing * scale
        return (left, top + extents.height * scale, left + extents.width * scale, top)

    def outline(self, glyph: int) -> tuple[OutlineStep, ...]:
        """The glyph's closed contours."""
        steps: list[OutlineStep] = []
        scale = 1 / self.units_per_em

        def note(letter: str, *numbers: float) -> None:
            steps.append((letter, tuple(number * scale for number in numbers)))

        pen = hb.DrawFuncs()
        pen.set_move_to_func(lambda x, y, _: note("M", x, y))
        pen.set_line_to_func(lambda x, y, _: note("L", x, y))
        pen.set_quadratic_to_func(lambda a, b, x, y, _: note("Q", a, b, x, y))
        pen.set_cubic_to_func(lambda a, b, c, d, x, y, _: note("C", a, b, c, d, x, y))
        pen.set_close_path_func(lambda _: note("Z"))
        self.font.draw_glyph(glyph, pen, None)
        return tuple(steps)

    def shape(self, text: str, *, rtl: bool, language: str, tabular: bool) -> Shaped:
        """A text of one font and direction.

        The language is given because HarfBuzz would otherwise take the machine's and its letter forms.
        Invisible characters (joiners, variation selectors) leave no glyph.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        buffer.cluster_level = _CLUSTERS
        buffer.flags = _FLAGS
        hb.shape(self.font, buffer, {"tnum": True} if tabular else None)
        scale = 1 / self.units_per_em
        infos = buffer.glyph_infos
        glyphs = []
        pen = 0.0
        for info, place in zip(infos, buffer.glyph_positions, strict=True):
            x, y, right, _ = place.position
            advance = right * scale
            glyphs.append(Glyph(info.codepoint, pen + x * scale, y * scale, advance))
            pen += advance
        return Shaped(tuple(glyphs), [info.cluster for info in infos], pen)


def _blob(path: Path) -> Any:
    """The file mapped into memory, or read where HarfBuzz cannot spell its name (non-Latin folders on Windows)."""
    try:
        return hb.Blob.from_file_path(str(path))
    except (hb.HarfBuzzError, UnicodeError):
        try:
            return hb.Blob(path.read_bytes())
        except OSError as error:
            message = f"The font {path} cannot be read. Install CX Studio again."
            raise OSError(message) from error
