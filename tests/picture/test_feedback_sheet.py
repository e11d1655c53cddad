"""The voice of the customer on paper: every word by category, on as many pages as it takes, in either direction."""

from __future__ import annotations

import pytest

from cxstudio.edits.feedback import Said, add_said
from cxstudio.edits.fields import set_field
from cxstudio.picture.poster import Page, PageSetup
from cxstudio.picture.sheets import feedback
from cxstudio.picture.sheets.paper import Paper
from cxstudio.text.layout import TextEngine, standard_engine
from tests.makers import Made, small_map


@pytest.fixture(scope="module")
def engine() -> TextEngine:
    return standard_engine()


@pytest.fixture
def made() -> Made:
    made = small_map()
    add_said(
        made.document,
        [
            Said(
                "Slow",
                "2026-05-01",
                "complaint",
                "negative",
                4,
                2,
                made.touchpoints[1],
                came_by="Call centre",
            ),
            Said("Kind", "2026-05-03", "praise", "positive", at=made.touchpoints[3], owned_by="Ann"),
            Said("Closed", "2026-04-02", "Opening hours", "negative", place="Till"),
        ],
    )
    return made


def pages(made: Made, engine: TextEngine, setup: PageSetup | None = None) -> list[Page]:
    return feedback.pages(Paper(made.document, engine, setup or PageSetup("A4")), made.journey)


def words(page: Page) -> str:
    return "\n".join(placed.part.full for group in page.layers for placed in group.parts)


def test_every_word_stands_under_its_category_with_where_it_is_from(made: Made, engine: TextEngine) -> None:
    said = "\n".join(map(words, pages(made, engine)))
    for expected in (
        "3 pieces of feedback", "2 negative", "Complaint  1", "Praise  1", "Opening hours  1", "Slow",
        "1.2 Booking line", "Call centre, 1 May 2026", "“Till”",
        "Where · From · Score · Severity · Status", "2\n4\nNew", "New\nAnn",
    ):  # fmt: skip
        assert expected in said
    assert said.index("Praise  1") < said.index("Complaint  1") < said.index("Opening hours  1")


def test_the_table_of_places_adds_up_to_the_heading(made: Made, engine: TextEngine) -> None:
    said = "\n".join(map(words, pages(made, engine)))
    assert "Not placed · 1 · 1 · 1" in said.replace("\n", " · ") or "Not placed\n1\n1\n1" in said


def test_a_register_without_anything_has_no_page(made: Made) -> None:
    assert feedback.holds(made.document, made.journey)
    assert not feedback.holds(small_map().document, "")


@pytest.mark.parametrize("setup", [PageSetup("A4"), PageSetup("A4", landscape=False), PageSetup("A3")])
def test_long_and_many_words_go_on_and_nothing_leaves_the_page(
    made: Made, engine: TextEngine, setup: PageSetup
) -> None:
    long = "word " * 900
    add_said(made.document, [Said(f"Comment {n} {'x ' * (n % 90)}", "2026-05-01") for n in range(60)])
    add_said(made.document, [Said(long, "2026-05-01"), Said("y" * 5000, "2026-05-02")])
    found = pages(made, engine, setup)
    assert len(found) > 2
    said = "\n".join(map(words, found))
    assert said.count("word") >= 900
    assert said.count("y") >= 5000
    for page in found:
        for group in page.layers:
            for placed in group.parts:
                box = placed.part.bounds
                assert box.x >= -0.5
                assert box.x + box.width <= page.width_pt + 0.5
                assert box.y + box.height <= page.height_pt + 0.5


def test_from_right_to_left_the_words_stand_at_the_right(made: Made, engine: TextEngine) -> None:
    set_field(made.document, ["session"], "direction", "rtl")
    set_field(made.document, ["session"], "language", "ar")
    (page, *_rest) = pages(made, engine)
    rows = [p.part for group in page.layers for p in group.parts if p.part.role == "row"]
    assert rows
    assert all(part.bounds.x + part.bounds.width > page.width_pt * 0.9 for part in rows)


def test_of_very_many_the_newest_are_printed_and_that_is_said(
    made: Made, engine: TextEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedback, "MOST_PRINTED", 2)
    said = "\n".join(map(words, pages(made, engine)))
    assert "the newest 2 of them follow" in said
    assert "Closed" not in said
