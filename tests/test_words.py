"""Texts reach the user in the right language, and in English when there is no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxstudio import words


@pytest.fixture(autouse=True)
def _restored_language() -> Iterator[None]:
    yield
    words.use_language(None)


def test_an_unknown_language_speaks_english() -> None:
    words.use_language("tlh")
    assert words._("Add stage") == "Add stage"
    assert words.ngettext("one card", "many cards", 1) == "one card"
    assert words.ngettext("one card", "many cards", 5) == "many cards"


def test_a_language_tag_is_never_a_path() -> None:
    assert words.translate("Add stage", "../../../etc/passwd") == "Add stage"


def test_an_empty_text_stays_empty() -> None:
    assert words.translate("", "pl") == ""
    assert words._("") == ""


def test_english_is_always_offered_first() -> None:
    assert words.languages()[0] == "en"


def test_the_tests_speak_english_whatever_the_machine_speaks() -> None:
    assert words.window_language() == "en"
