"""A number in a survey is what it says, or it is refused: nothing is guessed."""

from __future__ import annotations

import pytest

from cxstudio.edits.problems import Refused
from cxstudio.exchange.survey_cells import number_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [("9", 9), ("8.5", 8.5), ("8,5", 8.5), ("9 - very likely", 9), ("10: sure", 10), (7, 7), ("-2", -2)],
)
def test_it_is_read_as_people_write_it(cell: str | int, number: float) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize("cell", ["4/5", "3-4", "3:45", "9-10", "abc", "1,000", "2.500", "1.234.567"])
def test_what_may_be_another_number_is_refused(cell: str) -> None:
    with pytest.raises(Refused):
        number_of(cell)
