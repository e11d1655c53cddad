"""Numbers the window makes itself are written as its language writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxstudio import words
from cxstudio.app.figures import figures, measured
from cxstudio.app.panels.toolbar import percent


@pytest.fixture(autouse=True)
def _restored_language() -> Iterator[None]:
    yield
    words.use_language(None)


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "21:30", "21:30"),
        ("pl", "2.1", "2.1"),
        ("ar", "21:30", "٢١:٣٠"),
        ("fa", "13", "۱۳"),
        ("hi", "13", "13"),  # the window has no words for it and speaks English
    ],
)
def test_digits_follow_the_window(language: str, text: str, shown: str) -> None:
    words.use_language(language)
    assert figures(text) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", ["−1.6", "0", "+0.4", "+2"]), ("pl", ["−1,6", "0", "+0,4", "+2"])],
)
def test_a_measured_value_has_its_sign_and_the_languages_comma(language: str, shown: list[str]) -> None:
    words.use_language(language)
    assert [measured(value, signed=True) for value in (-1.6, -0.04, 0.4, 2.0)] == shown


def test_a_sign_stays_in_front_from_right_to_left() -> None:
    words.use_language("fa")
    assert measured(-1.6) == "\u2066−۱٫۶\u2069"


def test_a_scale_is_said_in_the_windows_digits() -> None:
    words.use_language("ar")
    assert "٨٥" in percent(0.85)
