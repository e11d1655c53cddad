"""How the rows of an overview fit is found once, however often its pages are numbered, and no longer than it takes."""

from __future__ import annotations

import pytest

from cxstudio.model.document import Document
from cxstudio.picture.handout import rows as module
from cxstudio.picture.handout.handout import compose_handout
from cxstudio.picture.handout.rows import COLUMNS, OverviewRows
from cxstudio.picture.options import MapOptions
from cxstudio.picture.poster import PageSetup
from cxstudio.text.layout import standard_engine
from tests.makers import large_map, small_map


@pytest.mark.parametrize("cards", [0, 60])
def test_rows_are_fitted_once_and_not_beyond_one_page(cards: int, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document()
    made = large_map(cards, document) if cards else small_map(document)
    tried: list[tuple[float, float]] = []
    drawn = OverviewRows.rows

    def counted(self: OverviewRows, units: float) -> list[object]:
        tried.append((self.column, units))
        return list(drawn(self, units))

    monkeypatch.setattr(module.OverviewRows, "rows", counted)
    compose_handout(document, made.journey, standard_engine("en"), PageSetup("A4", profile="handout"))
    assert len(tried) == len(set(tried)) > 0
    if not cards:  # it has room on one page at the largest scale
        assert len(tried) == 1


def test_a_row_is_as_wide_as_before_when_it_was_asked_for_at_another_scale() -> None:
    document = Document()
    made = large_map(60, document)
    engine = standard_engine("en")
    again = OverviewRows(document, made.journey, engine, MapOptions())
    for units in (900.0, 1400.0, 900.0):
        fresh = OverviewRows(document, made.journey, engine, MapOptions(), COLUMNS[0])
        assert [one.bounds for one in again.rows(units)] == [one.bounds for one in fresh.rows(units)]
