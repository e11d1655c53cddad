"""Numbers we write ourselves as a language writes them, by one table; typed text is never changed.

The facts of the table are those of the Unicode CLDR, version 44: decimal sign, thousands sign, the least number with
thousands signs, per cent, digits. Where the CLDR has a hyphen for a minus, the minus U+2212 is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

_LTR_ISOLATE, _END_ISOLATE, _ARABIC_MARK = "\u2066", "\u2069", "\u061c"
_SPACE, _NARROW = "\u00a0", "\u202f"  # neither breaks a line
_ARABIC, _PERSIAN, _DEVANAGARI = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a language writes numbers; `n` in `percent` is the number, `digits` is empty for European ones."""

    decimal: str = "."
    group: str = ","
    grouped_from: int = 1_000
    percent: str = "n%"
    digits: str = ""
    rtl: bool = False

    def written(self, whole: str, part: str, *, grouped: bool) -> str:
        """A number from the digits before and behind its decimal sign; `grouped` if it may have thousands signs."""
        if grouped and len(whole) >= len(str(self.grouped_from)):
            whole = f"{int(whole):,}".replace(",", self.group)
        return whole + (self.decimal + part if part else "")


_POINT = NumberStyle()
_COMMA = NumberStyle(",", ".")
_SPACED = NumberStyle(",", _SPACE)
_EASTERN = NumberStyle("٫", "٬", percent="n٪", rtl=True)
_APART = f"n{_SPACE}%"
_LATE = 10_000

_ROWS: Sequence[tuple[str, NumberStyle]] = (
    ("he iw yi ug dv sd", replace(_POINT, rtl=True)),
    ("mr ne hi", replace(_POINT, digits=_DEVANAGARI)),
    # The mark puts the sign to the left of Arabic digits, as Arabic print has it.
    ("ar ckb", replace(_EASTERN, digits=_ARABIC, percent=f"n٪{_ARABIC_MARK}")),
    # Arabic is written with European digits in these countries.
    ("ar-dz ar-ly ar-ma ar-mr ar-tn", replace(_COMMA, rtl=True)),
    ("ar-eh", replace(_POINT, rtl=True)),
    ("fa ps ur", replace(_EASTERN, digits=_PERSIAN)),
    ("nl pt id vi el is sr az", _COMMA),
    ("it", replace(_COMMA, grouped_from=_LATE)),
    ("de da hr ro mk bs ca gl", replace(_COMMA, percent=_APART)),
    ("es sl", replace(_COMMA, percent=_APART, grouped_from=_LATE)),
    ("tr", replace(_COMMA, percent="%n")),
    ("eu", replace(_COMMA, percent=f"%{_SPACE}n")),
    ("uk kk", _SPACED),
    ("pl bg hu et lv ka hy sq pt-pt", replace(_SPACED, grouped_from=_LATE)),
    ("cs sk sv fi nb nn no ru lt de-at", replace(_SPACED, percent=_APART)),
    ("be", replace(_SPACED, percent=_APART, grouped_from=_LATE)),
    ("fr", NumberStyle(",", _NARROW, percent=f"n{_NARROW}%")),
    ("de-ch de-li", NumberStyle(".", "’")),
    ("es-mx es-us es-419", replace(_POINT, percent=_APART)),
)
_STYLES = {tag: style for tags, style in _ROWS for tag in tags.split()}

_BETWEEN = rf"[.,٫٬’{_SPACE}{_NARROW}]"  # what may stand between two digits of a number
_WRITTEN = rf"\d(?:{_BETWEEN}?\d)*"
_NUMBER = re.compile(
    r"(?P<many>\d{1,3}(?:,\d{3})+(?!\d))(?:\.(?P<of_many>\d+))?|(?P<one>\d+)(?:\.(?P<of_one>\d+))?"
)
# Texts of ours have the number still to be filled in: "{share} %".
_PERCENT = re.compile(rf"({_WRITTEN}|\{{\w+\}})[ {_SPACE}{_NARROW}]?[%٪]{_ARABIC_MARK}?")
_BARE_PERCENT = re.compile("%")
# The hyphens of a date would turn its parts round after Arabic letters.
_KEPT_TOGETHER = re.compile(
    rf"(?<![\w{_LTR_ISOLATE}])(?:[-+−±]{_WRITTEN}(?:[ {_SPACE}{_NARROW}]?[%٪]{_ARABIC_MARK}?)?"
    r"|\d{4}-\d{2}-\d{2}\b)"
)
_CODE_OR_DIGIT = re.compile(r"[A-Za-z]-?[0-9][0-9.,]*|[0-9]")
_MARKS = frozenset("\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
_SIGNS = {ord("٫"): ".", ord("٬"): None, ord("−"): "-", ord("–"): "-", ord("٪"): "%"}


@cache
def number_style(language: str) -> NumberStyle:
    """How a language (BCP 47 tag) writes numbers; one that is not in the table writes them as English does."""
    tag = language.replace("_", "-").lower()
    parts = tag.split("-")
    # A script or a variant may stand between language and country.
    found = (_STYLES.get(f"{parts[0]}-{part}") for part in parts[1:])
    return next((style for style in found if style), None) or _STYLES.get(parts[0], _POINT)


def local_number(text: str, language: str) -> str:
    """A number of ours, "1,204.5", "−18", "5.8/7" or "± 9", with the signs and the digits of the language.

    `text` has a point before its decimals and commas between its thousands. What this wrote must not come here again.
    """
    style = number_style(language)

    def written(match: re.Match[str]) -> str:
        many, one = match["many"], match["one"]
        part = match["of_many"] or match["of_one"] or ""
        return style.written((many or one).replace(",", ""), part, grouped=bool(many))

    return local_digits(_NUMBER.sub(written, text), language)


def local_digits(text: str, language: str) -> str:
    """A short text of ours with whole numbers in it, such as "4.2 of 5 stages" or "61 %", in the language's digits.

    A point stays one, because it may part the number of a touchpoint: decimals are `local_number`'s. So does a code
    with a Latin letter, such as A4. Per cent is written as the language does. In right-to-left languages a number with
    a sign and an ISO date are isolated as left to right, so that the sign stays in front and the year first.
    """
    style = number_style(language)
    if "%" in text or "٪" in text:
        text = _PERCENT.sub(lambda match: style.percent.replace("n", match[1]), text)
        text = _BARE_PERCENT.sub("٪", text) if "٪" in style.percent else text
    if style.rtl:
        text = _KEPT_TOGETHER.sub(rf"{_LTR_ISOLATE}\g<0>{_END_ISOLATE}", text)
    if not style.digits:
        return text
    if text.isdecimal():
        return text.translate(_table(style.digits))
    return _CODE_OR_DIGIT.sub(
        lambda match: match[0] if match[0][0].isalpha() else style.digits[int(match[0])], text
    )


def plain_digits(text: str) -> str:
    """A number as somebody typed it in any digits, with the digits, signs and separators a computer reads."""
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text if c not in _MARKS)
    return plain.translate(_SIGNS).strip()


def right_to_left(language: str) -> bool:
    """Whether a language (BCP 47 tag) is written from right to left."""
    return number_style(language).rtl


@cache
def _table(digits: str) -> dict[int, str]:
    return {ord("0") + value: digit for value, digit in enumerate(digits)}
