"""What tables from elsewhere call a kind's column stands in the kind's row, and says one thing alone."""

from __future__ import annotations

from collections import Counter

import pytest

from cxstudio.exchange.import_columns import meant
from cxstudio.model.kinds import KINDS

NAMED = [(kind.column or kind.name, word) for kind in KINDS.values() for word in kind.headings]


@pytest.mark.parametrize(("column", "word"), NAMED, ids=str)
def test_a_heading_of_a_kind_is_understood(column: str, word: str) -> None:
    assert word == word.casefold()
    assert meant(word) == column


def test_no_two_kinds_have_the_same_heading() -> None:
    assert [word for word, count in Counter(word for _column, word in NAMED).items() if count > 1] == []
