"""The plan on paper: all of it, page after page, also from right to left; what is empty is left out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.metrics import add_metric
from cxstudio.edits.plan import add_action, add_decision, add_goal, weigh
from cxstudio.insight.plan import today
from cxstudio.picture.book import SHEETS, compose_book
from cxstudio.picture.poster import Page, PageSetup, Poster
from cxstudio.picture.primitives import Text
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map

ENGINE = standard_engine()


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


def book(made: Made, setup: PageSetup | None = None) -> Poster:
    return compose_book(made.document, made.journey, ENGINE, setup or PageSetup(contents=("plan",)))


def words(page: Page) -> list[str]:
    parts = (placed.part for group in page.layers for placed in group.parts)
    return [p.block.text for part in parts for p in part.primitives if isinstance(p, Text)]


def test_a_session_without_a_plan_has_no_page_of_it(made: Made) -> None:
    assert not SHEETS["plan"].holds(made.document, made.journey)
    assert not book(made).pages


def test_actions_matrix_goals_decisions_and_people_are_all_there(made: Made) -> None:
    fill(made)
    pages = book(made).pages
    assert len(pages) == 2  # what has room under the actions begins no page of its own
    first, matrix = (words(page) for page in pages)
    assert {"Action number 1", "Person 0", "from 1.1 Web page: Call back when it is your turn"} <= set(first)
    assert any("1 overdue" in text for text in first)
    assert {"Do first", "Plan", "Fill-ins", "Drop or park", "Action number 2"} <= set(matrix)
    assert {"Nobody waits without news", "We start with the waiting area", "Person 2"} <= set(first)
    assert any("page 2 of 2" in text for text in matrix)


def test_a_goal_called_by_its_metric_names_it_once(made: Made) -> None:
    document = made.document
    goal = add_goal(document, "Nobody waits without news")
    set_field(document, [goal], "kpi", "NPS after the visit")
    set_field(document, [goal], "metric", add_metric(document, "NPS after the visit", "nps"))
    said = [text for page in book(made).pages for text in words(page)]
    assert said.count("NPS after the visit") == 1
    assert not any("NPS after the visit, " in text for text in said)


def test_a_long_plan_goes_on_under_the_same_heads_and_loses_nothing(made: Made) -> None:
    fill(made, 90)
    pages = book(made).pages
    said = [text for page in pages for text in words(page)]
    for n in range(1, 91):
        assert f"Action number {n}" in said
    tables = [page for page in pages if "Owner" in words(page)]
    assert len(tables) > 2


def test_nothing_stands_outside_of_its_page(made: Made) -> None:
    fill(made, 40)
    set_field(made.document, ["session"], "direction", "rtl")
    for landscape in (True, False):
        for page in book(made, PageSetup(contents=("plan",), size="A4", landscape=landscape)).pages:
            for group in page.layers:
                for placed in group.parts:
                    box = placed.bounds
                    assert group.dx + box.x * group.scale >= 0
                    assert group.dx + box.right * group.scale <= page.width_pt
                    assert group.dy + box.bottom * group.scale <= page.height_pt


def test_a_column_without_a_word_is_left_out(made: Made) -> None:
    fill(made)
    assert "First step" not in words(book(made).pages[0])
    set_field(made.document, [_first(made)], "first_step", "Ask the call centre")
    assert "First step" in words(book(made).pages[0])


def test_scores_are_printed_with_the_thresholds_they_are_named_by(made: Made) -> None:
    fill(made)
    set_field(made.document, [made.cards[1]], "importance", 9)
    set_field(made.document, [made.cards[1]], "satisfaction", 2)
    said = [text for page in book(made).pages for text in words(page)]
    assert {"16", "Major opportunity, over 15"} <= set(said)


def test_no_heading_stands_without_a_row_under_it(made: Made) -> None:
    for count in range(8, 24):
        fresh = small_map()
        fill(fresh, count)
        for page in book(fresh).pages:
            parts = [placed.part for group in page.layers for placed in group.parts]
            said = [part.full for part in parts]
            if "People" in said:
                assert "row" in [part.role for part in parts[said.index("People") :]]


def test_a_decision_of_any_length_is_printed_whole(made: Made) -> None:
    fill(made)
    add_decision(made.document, "word " * 3000)
    said = " ".join(text for page in book(made).pages for text in words(page))
    assert said.count("word") >= 3000


def _first(made: Made) -> str:
    from cxstudio.model.plans import Action

    return made.document.nodes(Action)[0].id
