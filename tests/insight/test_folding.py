"""Texts are compared without case, marks and variants of letters."""

from __future__ import annotations

import pytest

from cxstudio.insight.folding import fold, fold_with_places


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Waiting AREA", "waiting area"),
        ("Crème BRÛLÉE", "creme brulee"),
        ("Zażółć gęślą", "zazolc gesla"),
        ("Straße", "strasse"),
        ("٢٢ ۲۲", "22 22"),
        ("كتاب عربي", "کتاب عربی"),
        ("می‌مانم", "میمانم"),
        ("أهلاً", "اهلا"),
        ("ﬁnd", "find"),
        ("−1", "-1"),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == fold(folded) == folded


def test_what_persian_and_arabic_keyboards_write_differently_is_the_same() -> None:
    assert fold("پذیرش بیمار یک") == fold("پذيرش بيمار يك")


def test_each_folded_letter_knows_where_it_came_from() -> None:
    folded, places = fold_with_places("Æa\u0301é")
    assert folded == "aeae"
    assert places == [0, 0, 1, 3, 4]
