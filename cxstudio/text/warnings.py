"""What a reader of a laid-out text must be told about it; it must not know fonts or files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple

from cxstudio.words import _

WarningKind = Literal["missing", "system font", "no dictionary"]

MOST_NAMED = 12  # characters or fonts in one sentence


class TextWarning(NamedTuple):
    """One shortcoming: a character no font shows, a font of this machine, or a script cut between letters."""

    kind: WarningKind
    detail: str  # the letter with its marks, the font's key, or the script's English name


def sentences(warnings: Iterable[TextWarning]) -> list[str]:
    """Plain sentences for an export report, one for each kind that occurs."""
    grouped: dict[WarningKind, dict[str, None]] = {}
    for warning in warnings:
        grouped.setdefault(warning.kind, {})[warning.detail] = None
    written = []
    if "missing" in grouped:
        characters = list(grouped["missing"])
        scripts = sorted({_script(character[0]) for character in characters if character[0].isalpha()} - {""})
        written.append(
            _("No font has these characters, boxes stand in their place: {characters} ({scripts}).").format(
                characters=_named(characters), scripts=", ".join(scripts) or _("unknown")
            )
        )
    if "system font" in grouped:
        written.append(
            _(
                "Some text is set in a font of this computer and may look different elsewhere: {fonts}."
            ).format(fonts=_named(list(grouped["system font"]), ", "))
        )
    if "no dictionary" in grouped:
        written.append(
            _("Lines of {scripts} may break inside words, because their dictionary is not installed.").format(
                scripts=", ".join(grouped["no dictionary"])
            )
        )
    return written


def _script(character: str) -> str:
    """The first word of the character's Unicode name, such as CJK, HANGUL or TAMIL."""
    return unicodedata.name(character, "").split(" ")[0].split("-")[0]


def _named(items: list[str], between: str = " ") -> str:
    more = " …" if len(items) > MOST_NAMED else ""
    return between.join(items[:MOST_NAMED]) + more
