"""The bundled fonts for Qt's own widgets on the canvas, so that typing looks like what is painted."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from cxstudio.resources import resource


@cache
def bundled_families() -> tuple[str, ...]:
    """Make Qt know the bundled fonts, once per process; gives the families in the order they are tried."""
    found: dict[str, None] = {"Noto Sans": None, "Vazirmatn": None}
    for path in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        found.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(found)


def label_font(size: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """The bundled family at a size in logical pixels, the same on every machine."""
    font = QFont()
    font.setFamilies(list(bundled_families()))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
