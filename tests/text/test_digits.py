"""Numbers in the digits of a document's language."""

from __future__ import annotations

import pytest

from cxstudio.text.digits import local_digits, right_to_left

LRI, PDI = "\u2066", "\u2069"


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("4.2", "en", "4.2"),
        ("4.2", "fa", "۴٫۲"),
        ("4.2", "fa-IR", "۴٫۲"),
        ("1,204", "ar", "١٬٢٠٤"),
        ("93%", "fa", "۹۳٪"),
        ("10:42", "fa", "۱۰:۴۲"),
        ("4.2", "ar-MA", "4.2"),
        ("4.2", "hi", "४.२"),
        ("4.2", "he", "4.2"),
        ("−1.6 (n 96)", "fa", f"{LRI}−۱٫۶{PDI} (n ۹۶)"),
        ("+12", "he", f"{LRI}+12{PDI}"),
        ("2026-11-21", "fa", f"{LRI}۲۰۲۶-۱۱-۲۱{PDI}"),
        ("+12", "pl", "+12"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(text: str, language: str, wanted: str) -> None:
    assert local_digits(text, language) == wanted


def test_languages_know_their_direction() -> None:
    assert right_to_left("fa_IR")
    assert right_to_left("he")
    assert not right_to_left("pl")
