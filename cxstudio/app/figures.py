"""Numbers the window makes itself, written as its language writes them; what somebody typed never passes here."""

from __future__ import annotations

import math
import re
from functools import cache

from cxstudio.text.digits import local_digits, plain_digits
from cxstudio.words import SOURCE_LANGUAGE, _, languages, window_language

MINUS = "\u2212"
_NOTHING = 1e-9  # a smaller number is typed by mistake, and shows as none
_DECIMAL_COMMA = frozenset(("pl",))


def figures(text: str) -> str:
    """A number, or a text of ours with numbers such as "5 stages", in the digits of the window's language."""
    return local_digits(text, _spoken(window_language()))


def measured(value: float, *, signed: bool = False, decimals: int = 1) -> str:
    """A value with so many decimals as it has, with the language's decimal sign; `signed` shows a plus too."""
    rounded = round(value, decimals)
    text = f"{abs(rounded):.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if _spoken(window_language()).partition("-")[0] in _DECIMAL_COMMA:
        text = text.replace(".", ",")
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return figures(sign + text)


def typed_number(text: str) -> float | None:
    """A number as somebody typed it, in any digits and with a point or a comma; None for nothing at all.

    Raises ValueError with a plain reason.
    """
    plain = plain_digits(text).removesuffix("%").replace(" ", "").replace("\u00a0", "")
    if not plain:
        return None
    if re.fullmatch(r"[+-]?\d+(,\d{3})*\.\d+|[+-]?\d+(,\d{3}){2,}", plain):
        plain = plain.replace(",", "")  # of thousands
    elif re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")  # of thousands, where a comma stands before the decimals
    try:
        number = float(plain.replace(",", "."))
    except ValueError:
        raise ValueError(_("Type a number, such as 4.5")) from None
    if not math.isfinite(number):
        raise ValueError(_("Type a number, such as 4.5"))
    return number if abs(number) >= _NOTHING else 0.0


@cache
def _spoken(tag: str) -> str:
    """The language the window really speaks: English where it has no words for the one asked for."""
    main = tag.partition("-")[0]
    known = languages()
    return tag if tag in known or main in known else SOURCE_LANGUAGE
