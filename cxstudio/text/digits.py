"""Numbers we write ourselves in the digits of a document's language; typed text is never changed."""

from __future__ import annotations

import re
import unicodedata

_LTR_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"
_DIGITS = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "ckb": "٠١٢٣٤٥٦٧٨٩",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "hi": "०१२३४५६७८९",
    "mr": "०१२३४५६७८९",
    "ne": "०१२३४५६७८९",
    "ps": "۰۱۲۳۴۵۶۷۸۹",
    "ur": "۰۱۲۳۴۵۶۷۸۹",
}
# Arabic is written with European digits in these countries.
_EUROPEAN = frozenset(("ar-dz", "ar-eh", "ar-ly", "ar-ma", "ar-mr", "ar-tn"))
_ARABIC_SCRIPT = frozenset(("ar", "ckb", "fa", "ps", "ur"))
_RIGHT_TO_LEFT = _ARABIC_SCRIPT | {"he", "iw", "yi", "sd", "ug", "dv"}
_SEPARATORS = ((re.compile(r"(?<=\d)\.(?=\d)"), "٫"), (re.compile(r"(?<=\d),(?=\d{3})"), "٬"))
_PERCENT = re.compile(r"(?<=\d)(\s?)%")
# The hyphens of a date would turn its parts round after Arabic letters.
_KEPT_TOGETHER = re.compile(r"(?<!\w)[-+−±]\d[\d.,]*|\b\d{4}-\d{2}-\d{2}\b")
_MARKS = frozenset("\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
_SIGNS = {ord("٫"): ".", ord("٬"): None, ord("−"): "-", ord("–"): "-", ord("٪"): "%"}


def local_digits(text: str, language: str) -> str:
    """A number or a short text with numbers, such as "4.2" or "−1.6 (n 96)", as the language writes it.

    `language` is a BCP 47 tag. In right-to-left languages a number with a sign and an ISO date are isolated as left
    to right, so that the sign stays in front and the year first.
    """
    tag = language.replace("_", "-").lower()
    main = tag.split("-", maxsplit=1)[0]
    if main in _RIGHT_TO_LEFT:
        text = _KEPT_TOGETHER.sub(rf"{_LTR_ISOLATE}\g<0>{_END_ISOLATE}", text)
    digits = _DIGITS.get(main)
    if digits is None or tag in _EUROPEAN:
        return text
    if main in _ARABIC_SCRIPT:
        for separator, local in _SEPARATORS:
            text = separator.sub(local, text)
        text = _PERCENT.sub(r"\1٪", text)
    return text.translate({ord("0") + value: digit for value, digit in enumerate(digits)})


def plain_digits(text: str) -> str:
    """A number as somebody typed it in any digits, with the digits, signs and separators a computer reads."""
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text if c not in _MARKS)
    return plain.translate(_SIGNS).strip()


def right_to_left(language: str) -> bool:
    """Whether a language (BCP 47 tag) is written from right to left."""
    tag = language.replace("_", "-").lower()
    return tag.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT
