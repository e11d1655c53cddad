"""Tables of the plan, priorities and metrics on slides: all rows are there, as drawing and as data."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, add_decision, add_goal, weigh
from cxstudio.insight.plan import today
from cxstudio.model.measures import Metric, Reading
from cxstudio.picture.poster import Page, PageTable
from cxstudio.picture.primitives import Text
from tests.makers import Made, small_map
from tests.picture.slides.decks_of import foot, parts, slides, title, words


@pytest.fixture
def made() -> Made:
    return small_map()


def fill(made: Made, actions: int = 3) -> None:
    document = made.document
    with document.transaction("Plan"):
        for n in range(actions):
            act = add_action(document, f"Action number {n + 1}", delivers=made.cards[1])
            set_field(document, [act], "owned_by", f"Person {n % 5}")
            set_field(document, [act], "due", (today() + timedelta(n - 1)).isoformat())
            weigh(document, act, 1 + n % 9 / 2, 1 + n % 7 / 2)
        add_goal(document, "Nobody waits without news")
        add_decision(document, "We start with the waiting area", on=today(), by="Ann")


def tables(made: Made, role: str) -> list[tuple[Page, PageTable]]:
    return [
        (page, one) for page in slides(made.document).pages for one in page.tables if one.instead_of == role
    ]


def test_without_a_plan_there_is_no_slide_of_one(made: Made) -> None:
    assert len(slides(made.document).pages) == 4


def test_the_plan_is_a_table_with_each_action_once(made: Made) -> None:
    fill(made, 40)
    found = tables(made, "plan-table")
    rows = [row for _, one in found for row in one.rows[1:]]
    assert len(found) > 1
    assert [row[0] for row in rows] == [str(n) for n in range(1, 41)]
    assert [row[1].splitlines()[0] for row in rows] == [f"Action number {n}" for n in range(1, 41)]
    assert rows[0][1].splitlines()[1] == "from 1.1 Web page: Call back when it is your turn"
    assert rows[1][2] == "Person 1"
    assert {one.rows[0] for _, one in found} == {("No.", "Action", "Owner", "Due", "Status")}


def test_a_table_is_drawn_where_it_stands_and_ends_above_the_foot(made: Made) -> None:
    fill(made, 40)
    for role in ("plan-table", "matrix-table", "goal-table", "decision-table"):
        for page, one in tables(made, role):
            drawn = [part.bounds for part in parts(page) if part.role == role]
            assert len(drawn) == len(one.rows)
            assert drawn[0].y == pytest.approx(one.y)
            assert drawn[0].x == pytest.approx(one.x)
            assert sum(one.widths) == pytest.approx(drawn[0].width)
            assert max(box.bottom for box in drawn) <= foot(page).bounds.y
            assert {len(row) for row in one.rows} == {len(one.widths)}


def test_what_is_late_is_said_with_the_plan(made: Made) -> None:
    fill(made)
    page = next(page for page in slides(made.document).pages if title(page) == "Action plan")
    assert "1 overdue" in words(page)
    assert "1. Action number 1" in page.speech


def test_goals_and_decisions_share_a_slide_while_both_have_room(made: Made) -> None:
    fill(made)
    page = next(page for page in slides(made.document).pages if title(page) == "Goals and decisions")
    assert [one.instead_of for one in page.tables] == ["goal-table", "decision-table"]
    for n in range(40):
        add_decision(made.document, f"Decision number {n}", on=today(), by="Ann")
    titles = [title(page) for page in slides(made.document).pages]
    assert "Goals" in titles
    assert titles.count("Decisions (continued)") >= 1


def test_every_decision_is_there(made: Made) -> None:
    for n in range(40):
        add_decision(made.document, f"Decision number {n}", on=today(), by="Ann")
    rows = [row[1] for _, one in tables(made, "decision-table") for row in one.rows[1:]]
    assert sorted(rows) == sorted(f"Decision number {n}" for n in range(40))


def test_priorities_are_a_picture_and_a_table_by_field(made: Made) -> None:
    fill(made)
    weigh(made.document, add_action(made.document, "Plan it"), 5, 5)
    weigh(made.document, add_action(made.document, "Do it first"), 5, 1)
    page, one = tables(made, "matrix-table")[0]
    assert title(page) == "Impact and effort"
    assert any(part.role == "matrix" for part in parts(page))
    assert sum(part.role == "bubble" for part in parts(page)) == 5
    assert one.rows[1][1:] == ("Do it first", "5", "1", "Do first")
    fields = [row[4] for row in one.rows[1:]]
    assert fields == sorted(fields, key=["Do first", "Plan", "Fill-ins", "Drop or park"].index)


def test_no_head_is_broken_inside_a_word(made: Made) -> None:
    fill(made)
    for role in ("plan-table", "matrix-table"):
        page, one = tables(made, role)[0]
        head = next(part for part in parts(page) if part.role == role)
        assert tuple(head.full.splitlines()) == one.rows[0]
        assert all(len(shape.block.lines) == 1 for shape in head.primitives if hasattr(shape, "block"))


def test_every_metric_with_a_value_has_its_place(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.picture.slides.decks_of import sample_slides

    _, poster = sample_slides("hospital-appointment", tmp_path_factory.mktemp("metrics"))
    page = next(page for page in poster.pages if title(page) == "Metrics")
    for text in ("NPS after the visit", "93%", "Target at least 75%", "n 340, Apr – Jun 2026"):
        assert text in words(page)
    assert "100 × (promoters − detractors) / n" in page.speech.splitlines()


def test_rows_are_spread_evenly_so_that_none_stands_alone() -> None:
    for actions in (9, 11, 15, 16, 17):
        planned = small_map()
        fill(planned, actions)
        counts = [len(one.rows) - 1 for _, one in tables(planned, "plan-table")]
        assert sum(counts) == actions
        assert max(counts) - min(counts) <= max(2, max(counts) // 3), counts


def test_few_rows_are_set_in_larger_letters_than_many() -> None:
    few, many = small_map(), small_map()
    fill(few, 2)
    fill(many, 30)

    def size(made: Made) -> float:
        page, _ = tables(made, "plan-table")[0]
        return max(
            one.block.style.size
            for part in parts(page)
            if part.role == "plan-table"
            for one in part.primitives
            if isinstance(one, Text)
        )

    assert size(few) > size(many)


def test_metrics_stand_on_a_grid_with_as_many_on_each_slide(made: Made) -> None:
    with made.document.transaction("Metrics"):
        for n in range(10):
            made.document.put(Metric(id=f"m{n}", title=f"Score {n}", method="nps", order=f"k{n}"))
            made.document.put(
                Reading(id=f"r{n}", metric=f"m{n}", at=made.touchpoints[0], inputs=(("9", 8.0), ("2", 2.0)))
            )
    shown = [page for page in slides(made.document).pages if title(page).startswith("Metrics")]
    boxes = [[part.bounds for part in parts(page) if part.role == "metric"] for page in shown]
    assert [len(here) for here in boxes] == [5, 5]
    for here in boxes:
        assert len({round(box.x) for box in here}) == 3
        assert len({round(box.y) for box in here}) == 2
