"""Numbers the window makes itself, written as its language writes them; what somebody typed never passes here."""

from __future__ import annotations

import math
import re

from cxstudio.text.digits import local_digits, local_number, plain_digits
from cxstudio.words import _, spoken_language

MINUS = "\u2212"
_NOTHING = 1e-9  # a smaller number is typed by mistake, and shows as none


def figures(text: str) -> str:
    """A text of ours with whole numbers, such as "5 stages" or "61 %", in the digits of the window's language."""
    return local_digits(text, spoken_language())


def figure(text: str) -> str:
    """A number with a point before its decimals and commas between its thousands, as the window's language has it."""
    return local_number(text, spoken_language())


def mean_words(value: float | None) -> str:
    """A mean with one decimal, as all beside it have; a dash for none."""
    return "–" if value is None else figure(f"{value:.1f}")


def measured(value: float, *, signed: bool = False, decimals: int = 1) -> str:
    """A value with so many decimals as it has, with the language's decimal sign; `signed` shows a plus too."""
    rounded = round(value, decimals)
    text = f"{abs(rounded):.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return figure(sign + text)


def typed_number(text: str) -> float | None:
    """A number as somebody typed it, in any digits and with a point or a comma; None for nothing at all.

    Raises ValueError with a plain reason.
    """
    plain = plain_digits(text).removesuffix("%")
    plain = re.sub("[ \u00a0\u202f’]", "", plain)  # of thousands
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
