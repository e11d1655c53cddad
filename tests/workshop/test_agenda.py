"""Which step runs, how late it is, and how the rest is squeezed without cutting the plan."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.agenda import (
    add_step,
    begin_anew,
    begin_step,
    end_step,
    go_back_to,
    move_steps,
    squeeze_steps,
    use_agenda,
)
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.workshops import AgendaStep
from cxstudio.workshop.agenda import (
    next_step,
    planned_end,
    previous_step,
    remaining,
    running,
    squeeze,
    standing,
    starts,
    steps,
)
from cxstudio.workshop.agendas import AGENDAS, TWO_HOURS

MINUTE = 60.0
BEGAN = 1_000_000.0


def with_steps(*minutes: int, keeps: int = -1) -> tuple[Document, list[str]]:
    document = Document()
    ids = [
        add_step(document, f"Step {place}", length, keeps=place == keeps)
        for place, length in enumerate(minutes)
    ]
    return document, ids


def of(step: AgendaStep | None) -> str:
    return step.id if step is not None else ""


def ended(document: Document, id: str) -> float | None:
    step = document.find(id, AgendaStep)
    return step.ended if step is not None else None


def test_the_step_that_began_and_did_not_end_runs() -> None:
    document, (first, second, _third) = with_steps(5, 10, 5)
    assert running(steps(document)) is None
    begin_step(document, first, BEGAN)
    begin_step(document, second, BEGAN + 300)
    now = running(steps(document))
    assert now is not None
    assert now.id == second
    assert ended(document, first) == BEGAN + 300


def test_next_and_previous_go_along_the_agenda() -> None:
    document, (first, second, third) = with_steps(5, 10, 5)
    assert of(next_step(steps(document))) == first
    begin_step(document, first, BEGAN)
    assert of(next_step(steps(document))) == second
    assert previous_step(steps(document)) is None
    begin_step(document, third, BEGAN + 60)
    assert next_step(steps(document)) is None
    assert of(previous_step(steps(document))) == second


def test_undo_does_not_reach_what_has_run() -> None:
    document, (first, _second) = with_steps(5, 10)
    begin_step(document, first, BEGAN)
    document.undo()
    assert len(steps(document)) == 1
    assert of(running(steps(document))) == first


def test_only_what_runs_can_end() -> None:
    document, (first,) = with_steps(5)
    with pytest.raises(Refused, match="does not run"):
        end_step(document, first, BEGAN)
    begin_step(document, first, BEGAN)
    end_step(document, first, BEGAN - 50)  # the clock was set back
    assert ended(document, first) == BEGAN


def test_going_back_lets_the_later_steps_begin_again() -> None:
    document, (first, second, third) = with_steps(5, 10, 5)
    for place, id in enumerate((first, second, third)):
        begin_step(document, id, BEGAN + place * 60)
    go_back_to(document, first, BEGAN + 500)
    assert of(running(steps(document))) == first
    assert [step.id for step in remaining(steps(document))] == [second, third]
    assert planned_end(steps(document)) == BEGAN + 20 * MINUTE


def test_how_late_it_is_counts_what_is_left_and_what_is_to_come() -> None:
    document, (first, _second, _third) = with_steps(5, 10, 5)
    assert standing(steps(document), BEGAN, 0) is None
    begin_step(document, first, BEGAN)
    in_time = standing(steps(document), BEGAN + 60, 4 * MINUTE)
    late = standing(steps(document), BEGAN + 8 * MINUTE, -3 * MINUTE)
    assert in_time is not None
    assert late is not None
    assert (in_time.late, late.late) == (0, 3 * MINUTE)


def test_squeezing_ends_in_time_and_never_cuts_the_plan() -> None:
    document, ids = with_steps(5, 10, 20, 8, keeps=3)
    begin_step(document, ids[0], BEGAN)
    minutes = squeeze(steps(document), BEGAN + 14 * MINUTE, -9 * MINUTE)
    assert minutes == {ids[1]: 7, ids[2]: 14, ids[3]: 8}
    squeeze_steps(document, minutes)
    stand = standing(steps(document), BEGAN + 14 * MINUTE, 0)
    assert stand is not None
    assert stand.late == 0
    document.undo()
    assert [step.allotted for step in steps(document)] == [5, 10, 20, 8]


def test_with_too_little_time_each_keeps_a_minute_and_the_plan_all() -> None:
    document, ids = with_steps(5, 10, 20, 8, keeps=3)
    begin_step(document, ids[0], BEGAN)
    assert squeeze(steps(document), BEGAN + 60 * MINUTE, 0) == {ids[1]: 1, ids[2]: 1, ids[3]: 8}


def test_with_time_to_spare_steps_have_their_own_minutes_again() -> None:
    document, ids = with_steps(5, 10, 20)
    begin_step(document, ids[0], BEGAN)
    squeeze_steps(document, {ids[1]: 3, ids[2]: 4})
    assert squeeze(steps(document), BEGAN + MINUTE, 0) == {ids[1]: 10, ids[2]: 20}


@given(
    st.lists(st.integers(0, 60), min_size=2, max_size=15),
    st.integers(0, 180),
    st.integers(0, 14),
)
def test_squeezed_steps_never_end_late_unless_all_are_at_their_least(
    minutes: list[int], gone: int, keeps: int
) -> None:
    document, ids = with_steps(*minutes, keeps=keeps)
    begin_step(document, ids[0], BEGAN)
    now = BEGAN + gone * MINUTE
    left = minutes[0] * MINUTE - gone * MINUTE
    found = squeeze(steps(document), now, left)
    squeeze_steps(document, found)
    stand = standing(steps(document), now, left)
    assert stand is not None
    soft = [step for step in remaining(steps(document)) if not step.keeps]
    assert all(step.allotted <= step.minutes for step in remaining(steps(document)))
    assert all(step.allotted == step.minutes for step in remaining(steps(document)) if step.keeps)
    assert stand.late <= 0 or all(step.allotted == min(1, step.minutes) for step in soft)


def test_starts_are_those_that_were_and_those_to_be_expected() -> None:
    document, ids = with_steps(5, 10, 20)
    begin_step(document, ids[0], BEGAN)
    assert starts(steps(document), BEGAN + 60, 240) == {
        ids[0]: BEGAN,
        ids[1]: BEGAN + 300,
        ids[2]: BEGAN + 900,
    }


def test_a_ready_agenda_takes_the_place_of_one_that_has_not_begun() -> None:
    document, _ids = with_steps(5, 10)
    rows = [{"title": step.title, "minutes": step.minutes, "lens": step.lens} for step in TWO_HOURS.steps]
    use_agenda(document, rows, "Two hours")
    assert sum(step.minutes for step in steps(document)) == 120
    document.undo()
    assert [step.minutes for step in steps(document)] == [5, 10]


def test_an_agenda_that_has_begun_is_not_replaced_until_it_begins_anew() -> None:
    document, ids = with_steps(5, 10)
    begin_step(document, ids[0], BEGAN)
    with pytest.raises(Refused, match="has begun"):
        use_agenda(document, [], "None")
    begin_anew(document)
    use_agenda(document, [], "None")
    assert steps(document) == []


def test_steps_are_moved_before_others() -> None:
    document, ids = with_steps(5, 10, 20)
    move_steps(document, [ids[2]], ids[0])
    assert [step.id for step in steps(document)] == [ids[2], ids[0], ids[1]]


@pytest.mark.parametrize("minutes", [-1, 481, 2.5, "x"])
def test_a_step_takes_no_other_minutes(minutes: Any) -> None:
    with pytest.raises(Refused):
        add_step(Document(), "Step", minutes)


def test_the_ready_agendas_are_as_long_as_they_say() -> None:
    assert [agenda.minutes for agenda in AGENDAS] == [120, 240, 180, 45]


def test_every_ready_agenda_keeps_the_plan_and_says_something_at_each_step() -> None:
    for agenda in AGENDAS:
        assert agenda.steps[-1].keeps
        assert agenda.steps[-2].keeps
        assert all(step.say and step.done_when for step in agenda.steps)
        make = [AgendaStep(id=str(n), lens=step.lens, adds=step.adds) for n, step in enumerate(agenda.steps)]
        assert len(make) == len(agenda.steps)
