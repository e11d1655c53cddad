"""Numbers in the digits of a document's language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from cxstudio.text.digits import local_digits, local_number, number_style, right_to_left

LRI, PDI, ALM, NBSP, NARROW = "\u2066", "\u2069", "\u061c", "\u00a0", "\u202f"
LANGUAGES = (
    "en pl ar ar-MA ar-TN ckb fa ps he mr ne nl pt pt-PT id vi el is sr az it de de-AT da hr ro mk bs ca gl "
    "es es-MX sl tr eu uk kk bg hu et lv ka hy sq cs sk sv fi nb ru lt be fr ja zh ko th"
)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("4.2", "en", "4.2"),
        ("4.2", "pl", "4.2"),
        ("4.2", "fa", "۴.۲"),  # the number of a touchpoint has no decimals
        ("4.2", "fa-IR", "۴.۲"),
        ("4.2", "ar-MA", "4.2"),
        ("4.2", "hi", "४.२"),
        ("4.2", "he", "4.2"),
        ("61 %", "en", "61%"),
        ("61 %", "pl", "61%"),
        ("61%", "de", f"61{NBSP}%"),
        ("61%", "fr", f"61{NARROW}%"),
        ("61%", "tr", "%61"),
        ("93 %", "fa", "۹۳٪"),
        ("93 %", "ar", f"٩٣٪{ALM}"),
        (f"٩٣٪{ALM}", "ar", f"٩٣٪{ALM}"),
        ("{share} %", "pl", "{share}%"),
        ("{share} %", "fa", "{share}٪"),
        ("Share, %", "fa", "Share, ٪"),
        ("10:42", "fa", "۱۰:۴۲"),
        ("+12", "he", f"{LRI}+12{PDI}"),
        ("from −2 to +2.", "fa", f"from {LRI}−۲{PDI} to {LRI}+۲{PDI}."),
        ("2026-11-21", "fa", f"{LRI}۲۰۲۶-۱۱-۲۱{PDI}"),
        ("+12", "pl", "+12"),
        ("5 × A4, UTF-8", "ar", "٥ × A4, UTF-8"),
    ],
)
def test_texts_of_ours_have_the_digits_of_the_language(text: str, language: str, wanted: str) -> None:
    assert local_digits(text, language) == wanted
    assert local_digits(wanted, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("4.2", "en", "4.2"),
        ("4.2", "fa", "۴٫۲"),
        ("4.2", "fa-IR", "۴٫۲"),
        ("4.2", "pl", "4,2"),
        ("4.2", "ar-MA", "4,2"),
        ("4.2", "zh-Hant", "4.2"),
        ("1,204", "ar", "١٬٢٠٤"),
        ("1,204", "en", "1,204"),
        ("1,204", "pl", "1204"),
        ("12,480", "pl", f"12{NBSP}480"),
        ("1,204,567.25", "de-DE", "1.204.567,25"),
        ("12,480", "fr", f"12{NARROW}480"),
        ("12,480", "de-Latn-CH", "12’480"),
        ("12480", "pl", "12480"),
        ("17.5%", "pl", "17,5%"),
        ("5.8/7", "pl", "5,8/7"),
        ("−1.6 (n 96)", "fa", f"{LRI}−۱٫۶{PDI} (n ۹۶)"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(text: str, language: str, wanted: str) -> None:
    assert local_number(text, language) == wanted


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_the_table_agrees_with_the_locales_of_another_library(language: str) -> None:
    style, locale = number_style(language), QLocale(language.replace("-", "_"))
    assert style.decimal == locale.decimalPoint()
    assert style.group == locale.groupSeparator()
    assert (style.digits or "0")[0] == locale.zeroDigit()
    for number in (1_204, 12_480):
        assert local_number(f"{number:,}", language) == locale.toString(number)


def test_languages_know_their_direction() -> None:
    assert right_to_left("fa_IR")
    assert right_to_left("he")
    assert not right_to_left("pl")
