"""Fonts of this machine for scripts the bundled ones lack, found by file name; it must not know any text.

Chinese, Japanese and Korean fonts are too large to bundle. The folders are read once, when the first letter
asks; a document set in such a font may look different elsewhere, which is why its use is reported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from cxstudio.text.fonts import FontFile, Use

MOST_FILES = 20_000
DEEPEST = 5  # folders under a font folder

# File names in the order they are preferred, with the index of the face inside a collection:
# regular, then bold where there is one of its own.
CANDIDATES: tuple[tuple[tuple[str, int], tuple[str, int] | None], ...] = (
    (("NotoSansCJK-Regular.ttc", 0), ("NotoSansCJK-Bold.ttc", 0)),
    (("NotoSansCJKjp-Regular.otf", 0), ("NotoSansCJKjp-Bold.otf", 0)),
    (("NotoSansCJKsc-Regular.otf", 0), ("NotoSansCJKsc-Bold.otf", 0)),
    (("SourceHanSans.ttc", 0), None),
    (("SourceHanSans-Regular.ttc", 0), ("SourceHanSans-Bold.ttc", 0)),
    (("YuGothM.ttc", 0), ("YuGothB.ttc", 0)),
    (("meiryo.ttc", 0), ("meiryob.ttc", 0)),
    (("msyh.ttc", 0), ("msyhbd.ttc", 0)),
    (("malgun.ttf", 0), ("malgunbd.ttf", 0)),
    (("msjh.ttc", 0), ("msjhbd.ttc", 0)),
    (("ヒラギノ角ゴシック W3.ttc", 0), ("ヒラギノ角ゴシック W6.ttc", 0)),
    (("Hiragino Sans GB.ttc", 0), None),
    (("PingFang.ttc", 0), None),
    (("AppleSDGothicNeo.ttc", 0), None),
    (("wqy-microhei.ttc", 0), None),
    (("wqy-zenhei.ttc", 0), None),
    (("DroidSansFallbackFull.ttf", 0), None),
    (("ipagp.ttf", 0), None),
    (("NanumGothic.ttf", 0), ("NanumGothicBold.ttf", 0)),
    (("simsun.ttc", 0), None),
    *(
        ((f"NotoSans{script}-Regular.ttf", 0), (f"NotoSans{script}-Bold.ttf", 0))
        for script in (
            "Bengali",
            "Tamil",
            "Telugu",
            "Kannada",
            "Malayalam",
            "Gujarati",
            "Gurmukhi",
            "Sinhala",
            "Oriya",
            "Lao",
            "Khmer",
            "Myanmar",
            "Armenian",
            "Georgian",
            "Ethiopic",
            "Tibetan",
        )
    ),
    (("Nirmala.ttc", 0), None),
    (("Nirmala.ttf", 0), ("NirmalaB.ttf", 0)),
    (("LeelawUI.ttf", 0), ("LeelaUIb.ttf", 0)),
    (("mmrtext.ttf", 0), ("mmrtextb.ttf", 0)),
    (("ebrima.ttf", 0), ("ebrimabd.ttf", 0)),
    (("segoeui.ttf", 0), ("segoeuib.ttf", 0)),
    (("DejaVuSans.ttf", 0), ("DejaVuSans-Bold.ttf", 0)),
    (("Arial Unicode.ttf", 0), None),
)


def font_folders() -> list[Path]:
    """Where this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        system = Path(os.environ.get("SYSTEMROOT", "C:/Windows"))
        return [local / "Microsoft" / "Windows" / "Fonts", system / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    return [
        home / ".local" / "share" / "fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    ]


class SystemFonts:
    """The candidates that are present in some folders, this system's own unless others are given."""

    def __init__(self, folders: list[Path] | None = None) -> None:
        self._folders = folders

    def find(self, codepoint: int, weight: int) -> FontFile | None:
        """The first font that has a code point, bold from 600 up where it exists."""
        for regular, bold in self._present:
            chosen = bold if bold is not None and weight >= 600 else regular
            if chosen.covers(codepoint):
                return chosen
        return None

    @cached_property
    def _present(self) -> list[tuple[FontFile, FontFile | None]]:
        folders = font_folders() if self._folders is None else self._folders
        wanted = {name for pair in CANDIDATES for name, _ in filter(None, pair)}
        paths: dict[str, Path] = {}
        for path in _files(folders):
            if path.name in wanted:
                paths.setdefault(path.name, path)
        found = []
        for (regular_name, index), bold in CANDIDATES:
            regular = _usable(paths.get(regular_name), index, 400)
            if regular is not None:
                found.append((regular, _usable(paths.get(bold[0]), bold[1], 700) if bold else None))
        return found


def _usable(path: Path | None, index: int, weight: int) -> FontFile | None:
    """The font, unless it cannot be read or forbids being embedded in a document."""
    if path is None:
        return None
    font = FontFile(path, index, weight=weight, use=Use.SYSTEM)
    try:
        return font if font.opened.may_be_embedded() else None
    except (OSError, ValueError):
        return None


def _files(folders: list[Path]) -> Iterator[Path]:
    seen = 0
    for folder in folders:
        deepest = len(folder.parts) + DEEPEST
        for place, inside, names in os.walk(folder):
            if len(Path(place).parts) >= deepest:
                inside.clear()
            inside.sort()
            for name in sorted(names):
                seen += 1
                if seen > MOST_FILES:
                    return
                yield Path(place) / name
