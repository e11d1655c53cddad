from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import networkx as nx
import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.emotions import count_hand
from cxstudio.edits.lanes import hide_lane
from cxstudio.edits.sessions import add_journey
from cxstudio.exchange.node_link import NodeLinkImport, export_node_link, import_node_link
from cxstudio.exchange.problems import ImportProblem
from cxstudio.model.document import Document
from cxstudio.model.records import Attachment, Link, Record, Touchpoint
from tests.makers import SCRIPTS, large_map, mixed_scripts_map, small_map


def records(document: Document) -> dict[str, Record]:
    nodes: dict[str, Record] = {id: data["record"] for id, data in document.graph.nodes(data=True)}
    return nodes | {link.id: link for link in document.links()}


def again(document: Document) -> tuple[Document, NodeLinkImport]:
    other = Document()
    return other, import_node_link(other, export_node_link(document).data)


def rich_map() -> Document:
    made = small_map()
    hide_lane(made.document, made.journey, "gains")
    count_hand(made.document, made.touchpoints[2], made.personas[1], -1)
    add_journey(made.document, "Second")
    with made.document.transaction("a portrait"):
        made.document.put(Attachment(id="face", name="face.png", owner=made.personas[0]))
        made.document.set(made.personas[0], portrait="face")
    return made.document


@pytest.mark.parametrize(
    "make", [rich_map, lambda: mixed_scripts_map().document, lambda: large_map(200).document]
)
def test_every_record_comes_back_equal(make: Callable[[], Document]) -> None:
    document = make()
    other, result = again(document)
    assert records(other) == records(document)
    assert result.nodes == len(document.graph)
    assert result.links == len(document.links())
    assert result.warnings == ()
    assert export_node_link(other).data == export_node_link(document).data


def test_networkx_reads_it_as_it_is() -> None:
    document = rich_map()
    graph = nx.node_link_graph(json.loads(export_node_link(document).data), edges="edges")
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.graph["format"] == "cxstudio"
    assert set(graph.nodes) == set(document.graph.nodes)
    assert sorted(map(str, graph.edges(keys=True))) == sorted(map(str, document.graph.edges(keys=True)))
    link = document.links("next")[0]
    assert graph.edges[link.source, link.target, link.id]["label"] == link.label


def test_texts_of_every_script_stand_in_it_as_they_are() -> None:
    data = export_node_link(mixed_scripts_map().document).data.decode()
    assert all(text in data for text in SCRIPTS.values())


def test_a_map_torn_by_a_merge_still_goes_out_and_in() -> None:
    made = small_map()
    with made.document.transaction("as a merge may leave it"):
        made.document.hide(made.stages[0])
        made.document.hide(made.personas[1])
    other, _result = again(made.document)
    assert {r.id for r in other.parked()} == {r.id for r in made.document.parked()}
    delete(other, made.touchpoints[:1])


def test_touchpoints_of_a_stage_that_lost_its_journey_are_parked_and_the_file_is_whole() -> None:
    made = small_map()
    with made.document.transaction("Tear"):
        made.document.put(msgspec.structs.replace(made.document.stages(made.journey)[0], journey=""))
    document = Document()
    import_node_link(document, export_node_link(made.document).data)
    assert {t.title for t in document.nodes(Touchpoint) if not t.stage} == {
        "Web page",
        "Booking line",
        "Letter",
    }


@pytest.mark.parametrize("cut", [1, 100, 2000, -2000, -100, -3])
def test_a_file_that_is_cut_short_is_refused(cut: int) -> None:
    data = export_node_link(small_map().document).data
    last = data[:cut].count(b"\n") + 1
    words = (
        rf"no well-formed JSON: it cannot be read from line {last} on; correct the file, or export it again"
    )
    with pytest.raises(ImportProblem, match=words):
        import_node_link(Document(), data[:cut])


def test_what_is_wrong_is_told_with_the_line_it_stands_in() -> None:
    data = export_node_link(small_map().document).data
    lines = data.decode().splitlines()
    at = next(n for n, line in enumerate(lines, start=1) if '"effort": ' in line)
    begins = max(n for n, line in enumerate(lines[:at], start=1) if line.strip() == "{")
    lines[at - 1] = '"effort": 9' + "," * lines[at - 1].endswith(",")
    wrong = "\n".join(lines).encode()
    with pytest.raises(ImportProblem, match=rf"in line {begins} \(nodes, number \d+\): .*may not be above 7"):
        import_node_link(Document(), wrong)
    for change, words in (
        (b'"nodes": [7,\n', r"line {}: “nodes” holds something that is no object"),
        (b'"nodes": [\n{"a": NaN},', r"line {} on"),
        (b'"nodes": [\n{"a": 1e999},', r"The file holds a number that is larger"),
    ):
        number = next(n for n, line in enumerate(lines, start=1) if '"nodes": [' in line)
        line = number + (not change.endswith(b"\n"))
        with pytest.raises(ImportProblem, match=words.format(line)):
            import_node_link(Document(), data.replace(b'"nodes": [', change, 1))


def test_attachments_are_said_to_go_without_content() -> None:
    assert export_node_link(rich_map()).warnings == ("1 attachment goes without its content",)


# What is wrong


def changed(change: Callable[[dict[str, Any]], None]) -> bytes:
    content = json.loads(export_node_link(small_map().document).data)
    change(content)
    return json.dumps(content).encode()


def first(content: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(x for x in [*content["nodes"], *content["edges"]] if x["kind"] == kind)
    return found


def circle(content: dict[str, Any]) -> None:
    a, b = (n for n in content["nodes"] if n["kind"] in {"sticky", "callout"})
    a["anchor"], b["anchor"] = b["id"], a["id"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda c: c["graph"].pop("format"), "not from CX Studio"),
        (lambda c: c["graph"].update(version=99), "newer CX Studio"),
        (lambda c: c.pop("nodes"), "not from CX Studio"),
        (lambda c: c.update(nodes={}), "wrong in line 1: “nodes” is not what it must be;"),
        (lambda c: c["nodes"].pop(0), "no session"),
        (lambda c: c["nodes"].append(dict(c["nodes"][0])), "twice"),
        (lambda c: first(c, "touchpoint").pop("id"), "does not say its id"),
        (lambda c: first(c, "touchpoint").update(id=""), "no id"),
        (lambda c: first(c, "touchpoint").update(id=7), "“7”, id: “7” does not fit here"),
        (lambda c: first(c, "touchpoint").update(effort=9), "Effort: The value may not be above 7;"),
        (
            lambda c: first(c, "touchpoint").update(title="x" * 501),
            "The text has 501 characters; at most 500 fit here;",
        ),
        (lambda c: first(c, "touchpoint").update(stage="gone"), "not in the file"),
        (lambda c: first(c, "stage").update(journey=""), "does not say its journey"),
        (lambda c: first(c, "touchpoint").update(stage=first(c, "journey")["id"]), "contradicts itself"),
        (lambda c: first(c, "pain").update(persona="gone"), "not in the file"),
        (lambda c: first(c, "pain").update(kind="session"), "no session"),
        (lambda c: first(c, "next").update(target="gone"), "joins a thing that is not in the file"),
        (lambda c: first(c, "next").update(target=first(c, "pain")["id"]), "cannot stand"),
        (circle, "in a circle"),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused_whole(
    change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    document = Document()
    before = records(document)
    with pytest.raises(ImportProblem, match=reason):
        import_node_link(document, changed(lambda content: void(change(content))))
    assert records(document) == before


def void(_result: object) -> None:
    """A lambda's result that does not matter."""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"graph":' * 100_000,
        b'{"graph":{},"nodes":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"graph":{"format":"cxstudio","version":1},"nodes":[{"id":"session","kind":"session","title":NaN}]}',
        b'{"graph":{"format":"cxstudio","version":1},"nodes":[{"id":"session","kind":"session","title":'
        + b"[" * 900
        + b"]" * 900
        + b"}]}",
        b'{"graph":{"format":"cxstudio","version":true},"nodes":[null]}',
    ],
)
def test_hostile_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(ImportProblem):
        import_node_link(Document(), data)


def test_what_no_file_can_hold_is_taken_out_of_texts() -> None:
    def change(content: dict[str, Any]) -> None:
        first(content, "stage")["title"] = "Bo\u0000ok\r\n"

    document = Document()
    import_node_link(document, changed(change))
    assert document.stages(document.journeys()[0].id)[0].title == "Book\n"


def test_what_older_networkx_writes_is_read_too() -> None:
    def change(content: dict[str, Any]) -> None:
        content["links"] = content.pop("edges")

    document = Document()
    assert import_node_link(document, changed(change)).links == 2


def test_the_shipped_schema_is_that_of_the_records() -> None:
    from cxstudio.exchange.schema import schema_bytes
    from cxstudio.resources import resource

    shipped = resource("schema", "node-link.schema.json").read_bytes()
    assert shipped == schema_bytes(), "the records or kinds changed: run python3 packaging/make_schema.py"


def test_the_schema_knows_every_kind_and_the_fields_of_its_record() -> None:
    from cxstudio.exchange.schema import node_link_schema
    from cxstudio.model.kinds import KINDS, LINK_KINDS

    schema = node_link_schema()
    kinds = {
        x["properties"]["kind"]["const"]: x["$ref"].rsplit("/", 1)[-1]
        for x in schema["properties"]["nodes"]["items"]["oneOf"]
    }
    assert kinds == {name: kind.record.__name__ for name, kind in KINDS.items()}
    for name, kind in KINDS.items():
        assert set(schema["$defs"][kinds[name]]["properties"]) == {
            f.name for f in msgspec.structs.fields(kind.record)
        }
    link = schema["properties"]["edges"]["items"]["properties"]
    assert set(LINK_KINDS) <= set(link["kind"]["enum"])
    assert {f.name for f in msgspec.structs.fields(Link)} - {"id"} <= set(link)
