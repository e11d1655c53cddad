"""Laid-out text as the glyph runs Qt paints: the very glyphs the picture holds; it breaks no line and picks no font."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont

from cxstudio.text.layout import FontFile, TextBlock


class Letters:
    """Makes runs and remembers the fonts they need."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, float], QRawFont] = {}

    def runs(self, block: TextBlock) -> tuple[QGlyphRun, ...]:
        """The glyphs of a laid-out text, a run for each font."""
        size = block.style.size
        glyphs: dict[str, tuple[FontFile, list[int], list[QPointF]]] = {}
        for line in block.lines:
            for run in line.runs:
                if run.text.isspace():
                    continue
                _, ids, places = glyphs.setdefault(run.font.key, (run.font, [], []))
                left = line.x + run.x
                for glyph in run.glyphs:
                    ids.append(glyph.id)
                    places.append(QPointF(left + glyph.x * size, line.baseline - glyph.y * size))
        return tuple(self._run(font, size, ids, places) for font, ids, places in glyphs.values())

    def _run(self, font: FontFile, size: float, ids: list[int], places: list[QPointF]) -> QGlyphRun:
        run = QGlyphRun()
        run.setRawFont(self._raw_font(font, size))
        run.setGlyphIndexes(ids)
        run.setPositions(places)
        return run

    def _raw_font(self, font: FontFile, size: float) -> QRawFont:
        key = (font.key, size)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = QRawFont(str(font.path), size, QFont.HintingPreference.PreferNoHinting)
        return found
