"""Where a key puts a new note: beside what it belongs to, over no words."""

from __future__ import annotations

import pytest

from cxstudio.canvas.adding import COVERED, add_and_open
from tests.canvas.robots import Table


def covered(table: Table, note: str) -> list[str]:
    here = table.picture.placed(note)
    assert here is not None
    found = (p for p in table.picture.parts(here.bounds) if p.part.node != note)
    return [p.part.role for p in found if p.part.role in COVERED and p.bounds.meets(here.bounds)]


@pytest.mark.parametrize("which", ["stage", "touchpoint", "card"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_note_added_by_key_lies_over_no_words(
    table: Table, rtl_table: Table, which: str, direction: str
) -> None:
    here = table if direction == "ltr" else rtl_table
    made = here.made
    anchor = {"stage": made.stages[0], "touchpoint": made.touchpoints[1], "card": made.cards[0]}[which]
    for _ in range(3):
        here.desk.select([anchor])
        note = add_and_open(here.desk, "sticky")
        assert here.opened[-1] == note
        assert covered(here, note) == []


def test_a_note_without_any_stage_has_its_usual_place(table: Table) -> None:
    table.desk.select([])
    assert add_and_open(table.desk, "sticky")
