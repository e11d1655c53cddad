"""Numbers the window makes itself, written as its language writes them; what somebody typed never passes here."""

from __future__ import annotations

from functools import cache

from cxstudio.text.digits import local_digits
from cxstudio.words import SOURCE_LANGUAGE, languages, window_language

MINUS = "\u2212"
_DECIMAL_COMMA = frozenset(("pl",))


def figures(text: str) -> str:
    """A number, or a text of ours with numbers such as "5 stages", in the digits of the window's language."""
    return local_digits(text, _spoken(window_language()))


def measured(value: float, *, signed: bool = False) -> str:
    """A value with one decimal where it has one, with the language's decimal sign; `signed` shows a plus too."""
    rounded = round(value, 1)
    text = f"{abs(rounded):.1f}".removesuffix(".0")
    if _spoken(window_language()).partition("-")[0] in _DECIMAL_COMMA:
        text = text.replace(".", ",")
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return figures(sign + text)


@cache
def _spoken(tag: str) -> str:
    """The language the window really speaks: English where it has no words for the one asked for."""
    main = tag.partition("-")[0]
    known = languages()
    return tag if tag in known or main in known else SOURCE_LANGUAGE
