"""Every text a user reads passes through here, in the user's language or the document's; it knows no Qt.

``_`` and ``ngettext`` translate into the language of the window. A map's legend speaks the document's
language instead: ``translate(text, "fa")``. Texts in tables are marked with ``N_`` where they stand and
translated where they are shown, because a table is read before the language is known.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from cxstudio.resources import resource

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "cxstudio"
SOURCE_LANGUAGE = "en"

_window_language: str | None = None


def _(text: str) -> str:
    """``text`` in the language of the window; the English text itself where no translation exists."""
    return translate(text, window_language())


def ngettext(one: str, many: str, number: int) -> str:
    """``one`` or ``many`` as ``number`` asks for, in the window's language; the number is not filled in."""
    return _catalogue(window_language()).ngettext(one, many, number)


def N_(text: str) -> str:
    """Mark ``text`` for translation and return it as it is."""
    return text


def N_counted(one: str, many: str) -> tuple[str, str]:
    """Mark a counted text and its plural, for `ngettext` where it is shown, and return both as they are."""
    return one, many


def translate(text: str, language: str) -> str:
    """``text`` in ``language``, a BCP 47 tag such as "pl" or "pt-BR"; unknown tags give English."""
    # gettext answers an empty text with the catalogue's header.
    return _catalogue(language).gettext(text) if text else text


def translate_count(one: str, many: str, number: int, language: str) -> str:
    """``one`` or ``many`` as ``number`` asks for, in ``language``."""
    return _catalogue(language).ngettext(one, many, number)


def window_language() -> str:
    """The tag of the window's language: the one set, else the one the system asks for."""
    return _window_language if _window_language is not None else system_language()


def spoken_language() -> str:
    """The tag of the language the window really speaks: English where it has no words for the one asked for."""
    tag = window_language()
    known = languages()
    return tag if tag in known or tag.partition("-")[0] in known else SOURCE_LANGUAGE


def use_language(language: str | None) -> None:
    """Set the language of the window, or None for the system's; texts already shown do not change."""
    # The one piece of state here: gettext has no other way to serve a plain _() from everywhere.
    global _window_language  # noqa: PLW0603
    _window_language = language


@cache
def languages() -> tuple[str, ...]:
    """The tags of all languages the window can speak, English first."""
    folder = resource("translations")
    found = folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo") if folder.is_dir() else ()
    return (SOURCE_LANGUAGE, *sorted(path.parent.parent.name.replace("_", "-") for path in found))


@cache
def system_language() -> str:
    """The tag of the language the environment asks for, by gettext's order of variables; else English."""
    for name in ("CXS_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").split(":")[0].split(".")[0].split("@")[0]
        if value:
            return SOURCE_LANGUAGE if value in {"C", "POSIX"} else value.replace("_", "-")
    import locale

    return (locale.getlocale()[0] or SOURCE_LANGUAGE).replace("_", "-")


@cache
def _catalogue(language: str) -> NullTranslations:
    import gettext

    try:
        folder = resource("translations")
    except FileNotFoundError:
        # Whoever needs the resources says so; a message about it must still come out.
        return gettext.NullTranslations()
    tag = language.replace("-", "_")
    if not all(part.isalnum() for part in tag.split("_")):
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, folder, [tag, tag.split("_")[0]], fallback=True)
