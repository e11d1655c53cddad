from __future__ import annotations

import pytest

from cxstudio.edits.lists import add_list, add_outline
from cxstudio.edits.problems import Refused
from cxstudio.edits.structure import lock_structure
from cxstudio.model.document import Document
from tests.makers import empty_map, small_map


def texts(document: Document, home: str) -> list[str]:
    return [c.text for c in document.cards(home)]


def test_lines_become_cards_after_the_selected_card_in_one_step() -> None:
    made = small_map()
    add_list(made.document, made.journey, "pain", [["a", "b"]], [made.cards[0]])
    home = made.touchpoints[1]
    assert texts(made.document, home)[:3] == ["Twenty minutes on hold", "a", "b"]
    assert made.document.undo_label == "Paste 2 cards"
    made.document.undo()
    assert len(texts(made.document, home)) == 2


def test_columns_go_to_the_touchpoints_from_the_selected_one_on() -> None:
    made = small_map()
    add_list(made.document, made.journey, "gain", [["a"], [], ["b", "c"]], [made.touchpoints[2]])
    assert texts(made.document, made.touchpoints[2]) == ["a"]
    assert texts(made.document, made.touchpoints[4])[-2:] == ["b", "c"]


def test_more_columns_than_touchpoints_are_refused_and_nothing_is_made() -> None:
    made = small_map()
    before = len(made.document.graph)
    with pytest.raises(Refused, match="3 columns, but only 2"):
        add_list(made.document, made.journey, "gain", [["a"], ["b"], ["c"]], [made.touchpoints[3]])
    assert len(made.document.graph) == before


def test_lines_can_become_touchpoints_and_stages() -> None:
    made = small_map()
    add_list(made.document, made.journey, "touchpoint", [["x", "y"]], [made.touchpoints[0]])
    titles = [t.title for t in made.document.touchpoints(made.stages[0])]
    assert titles == ["Web page", "x", "y", "Booking line", "Letter"]
    add_list(made.document, made.journey, "stage", [["New", "Newer"]], [made.stages[0]])
    assert [s.title for s in made.document.stages(made.journey)] == ["Book", "New", "Newer", "Visit"]


def test_cards_need_a_touchpoint() -> None:
    made = empty_map()
    with pytest.raises(Refused, match="Add a touchpoint first"):
        add_list(made.document, made.journey, "pain", [["a"]])


def test_an_indented_list_becomes_a_map() -> None:
    made = empty_map()
    lines = [(0, "Book"), (1, "Web page"), (2, "Slow"), (1, "Phone"), (0, "Visit")]
    stages = add_outline(made.document, made.journey, lines, "pain")
    assert [t.title for t in made.document.touchpoints(stages[0])] == ["Web page", "Phone"]
    assert texts(made.document, made.document.touchpoints(stages[0])[0].id) == ["Slow"]
    assert made.document.undo_label == "Paste 2 stages"
    made.document.undo()
    assert made.document.stages(made.journey) == []


def test_a_locked_structure_refuses_new_stages_from_a_list() -> None:
    made = small_map()
    lock_structure(made.document, True)
    with pytest.raises(Refused, match="structure is locked"):
        add_outline(made.document, made.journey, [(0, "x")], "pain")
