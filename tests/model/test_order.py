"""The order of what a thing owns is sorted once and follows every change."""

from __future__ import annotations

from cxstudio.model.document import Document
from cxstudio.model.owners import OWNERS
from cxstudio.model.projection import place_of
from cxstudio.model.records import Card, Node, Stage, Touchpoint
from tests.model.random_edits import RandomEdits, start


def _titles(document: Document) -> list[str]:
    return [touchpoint.title for touchpoint in document.touchpoints("s")]


def test_what_is_renamed_or_moved_is_read_so_at_once() -> None:
    document = Document()
    start(document)
    assert _titles(document) == ["Calls", "Waits"]
    with document.transaction("Rename and move"):
        document.set("t2", title="Sits down", order="A")
        assert _titles(document) == ["Sits down", "Calls"]
    document.undo()
    assert _titles(document) == ["Calls", "Waits"]


def test_what_goes_to_another_owner_leaves_the_one_it_had() -> None:
    document = Document()
    start(document)
    assert [card.id for card in document.cards("t")] == ["c"]
    assert document.cards("t2") == []
    with document.transaction("Move a card"):
        document.set("c", home="t2")
    assert document.cards("t") == []
    assert [card.id for card in document.cards("t2")] == ["c"]


def test_what_moves_while_its_owner_is_gone_has_its_place_when_it_comes_back() -> None:
    document = Document()
    start(document)
    assert _titles(document) == ["Calls", "Waits"]
    stage = document.node("s")
    with document.transaction("Delete the stage"):
        document.hide("s")
    assert document.touchpoints("s") == []
    with document.transaction("Move, and bring it back"):
        document.set("t2", order="A")
        document.put(stage)
    assert _titles(document) == ["Waits", "Calls"]


def test_a_row_that_somebody_changes_is_his_own() -> None:
    document = Document()
    start(document)
    document.touchpoints("s").clear()
    assert _titles(document) == ["Calls", "Waits"]


def test_after_random_edits_and_undo_every_order_is_as_if_sorted_anew() -> None:
    for seed in range(3):
        document = Document()
        start(document)
        edits = RandomEdits(document, "order", seed)
        for turn in range(60):
            edits.edit()
            if turn % 5 == 4:
                document.undo()
            for owner in document.nodes(Node):
                for kind in (Stage, Touchpoint, Card):
                    found = [x for x in document.every(kind) if getattr(x, OWNERS[kind]) == owner.id]
                    expected = sorted(found, key=place_of)
                    assert document.children(owner.id, kind) == expected
