"""What JSON holds beyond the records of this version goes in, stays, and goes out again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.exchange.problems import ImportProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from tests.makers import small_map

Content = dict[str, Any]


def changed(change: Callable[[Content], None]) -> Content:
    content: Content = json.loads(export_node_link(small_map().document).data)
    change(content)
    return content


def read(content: Content) -> tuple[Document, tuple[str, ...]]:
    document = Document()
    return document, import_node_link(document, json.dumps(content).encode()).warnings


def first(content: Content, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(x for x in [*content["nodes"], *content["edges"]] if x["kind"] == kind)
    return found


def things(content: Content, part: str) -> list[str]:
    """All nodes or edges in some order, without what says nothing."""
    said = ({name: x for name, x in item.items() if x is not None} for item in content[part])
    return sorted(json.dumps(x, sort_keys=True) for x in said)


def aliens(content: Content) -> str:
    return next((x["id"] for x in content["nodes"] if x["kind"] == "alien"), "")


def forecasts(content: Content) -> None:
    stage, link = first(content, "stage"), first(content, "next")
    stage["colour"] = {"name": "red", "parts": [1, 2.5, None]}
    link["weight"] = 3
    content["nodes"].append({"id": "m1", "kind": "forecast", "stage": stage["id"], "value": 7})
    content["edges"].append(
        {"source": "m1", "target": stage["id"], "key": "k1", "kind": "foretells", "x": "y"}
    )
    content["edges"].append({"source": "m1", "target": stage["id"], "key": "k2", "kind": "next"})


def alien(kind: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        first(content, kind)["kind"] = "alien"

    return change


@pytest.mark.parametrize(
    "change", [forecasts, alien("touchpoint"), alien("stage"), alien("channel"), alien("persona")]
)
def test_what_is_unknown_goes_through_a_session_file_unchanged(
    tmp_path: Path, change: Callable[[Content], None]
) -> None:
    content = changed(change)
    session = SessionFile.create(tmp_path / "a.cxs")
    import_node_link(session.document, json.dumps(content).encode())
    session.close()
    session = SessionFile.open(tmp_path / "a.cxs")
    out = json.loads(export_node_link(session.document).data)
    session.close()
    assert things(out, "nodes") == things(content, "nodes")
    # What a thing of an unknown kind points at is no longer an edge, for nobody knows which of its fields point.
    kept = [x for x in things(content, "edges") if json.loads(x)["target"] != aliens(content)]
    assert things(out, "edges") == kept


def test_all_that_is_unknown_is_named() -> None:
    _document, warnings = read(changed(forecasts))
    assert warnings == (
        "Things of unknown kinds are kept, but not shown: forecast (1), foretells (1)",
        "1 thing that belongs to them is kept, but not shown",
        "Unknown fields are kept, but not shown: colour, weight",
    )


def test_cards_of_a_thing_of_an_unknown_kind_lie_in_the_parking_lot() -> None:
    content = changed(alien("touchpoint"))
    home = next(x["id"] for x in content["nodes"] if x["kind"] == "alien")
    cards = {x["id"] for x in content["nodes"] if home in (x.get("home"), x.get("anchor"))}
    document, warnings = read(content)
    assert cards
    assert cards <= {x.id for x in document.parked()}
    assert any("parking lot" in line and line.startswith(str(len(cards))) for line in warnings)


def test_the_import_is_one_step_to_undo() -> None:
    document, _warnings = read(changed(forecasts))
    document.undo()
    assert list(document.graph.nodes) == ["session"]
    assert json.loads(export_node_link(document).data)["edges"] == []
    assert document.undo_label is None


def test_what_cannot_be_kept_is_named_and_the_rest_comes_in() -> None:
    def change(content: Content) -> None:
        deep: Any = 1
        for _ in range(20):
            deep = [deep]
        content["nodes"] += [
            {"id": "x"},
            {"id": ["y"], "kind": "odd"},
            {"id": "z", "kind": "deep", "value": deep},
        ]
        content["edges"] += [
            {"source": "x", "target": "nowhere", "key": "k", "kind": "odd"},
            {"kind": "bare"},
        ]
        first(content, "stage").update({"del": True, "far": 2**70})

    document, warnings = read(changed(change))
    assert warnings == (
        "Left out, because it cannot be kept: None (1), bare (1), deep (1), far (1), odd (2)",
    )
    assert len(document.stages(document.journeys()[0].id)) == 2


@pytest.mark.parametrize("group", ["nodes", "edges"])
def test_an_id_of_a_known_and_an_unknown_thing_is_there_twice(group: str) -> None:
    content = changed(lambda content: None)
    double = dict(content["nodes"][1] if group == "nodes" else first(content, "next"))
    content[group].append({**double, "kind": "alien"})
    with pytest.raises(ImportProblem, match="twice"):
        read(content)
