from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import pytest

from cxstudio.edits.cards import park
from cxstudio.edits.deleting import delete
from cxstudio.model.document import Document, Report
from cxstudio.model.log import MemoryLog
from cxstudio.model.records import (
    Annotation,
    Card,
    Channel,
    Emotion,
    Journey,
    Link,
    Node,
    Persona,
    Stage,
    Touchpoint,
)
from tests.makers import small_map
from tests.model.random_edits import start, state


@pytest.fixture(params=["in memory", "with a log"])
def document(request: pytest.FixtureRequest) -> Document:
    document = Document(MemoryLog() if request.param == "with a log" else None)
    start(document)
    return document


def test_a_transaction_makes_one_report_with_the_net_changes(document: Document) -> None:
    reports: list[Report] = []
    stop = document.subscribe(reports.append)
    with document.transaction("Rename"):
        document.set("t", title="one")
        with document.transaction("inner"):
            document.set("t", title="two")
        document.put(Card(id="x", kind="gain", home="t"))
        document.hide("x")
    stop()
    with document.transaction("Unheard"):
        document.set("t", title="three")
    (report,) = reports
    assert (report.label, report.origin) == ("Rename", "edit")
    assert [(c.before, c.after) for c in report.changes] == [
        (
            Touchpoint(id="t", stage="s", title="Calls", order="B"),
            Touchpoint(id="t", stage="s", title="two", order="B"),
        )
    ]


def test_a_failing_transaction_leaves_nothing_behind(document: Document) -> None:
    before, label = state(document), document.undo_label

    def half() -> None:
        with document.transaction("Half"):
            document.set("t", title="half")
            document.put(Card(id="x", kind="gain", home="t"))
            document.hide("s")
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert state(document) == before
    assert document.undo_label == label
    assert [x.id for x in document.touchpoints("s")] == ["t", "t2"]


@pytest.mark.parametrize(
    "record",
    [
        Card(id="x", kind="pain", home="t", text="x" * 20_001),
        Card(id="x", kind="pain", home="t", text="\ud800"),
        Card(id="x", kind="pain", home="t", severity=6),
        Card(id="x", kind="nonsense", home="t"),
        Card(id="x", kind="stage", home="t"),
        Card(id="", kind="pain", home="t"),
        Emotion(id="x", touchpoint="t", persona="p", stated=math.nan),
        Annotation(id="x", kind="sticky", anchor="t", dx=math.inf),
        Card(id="x", kind="pain", home="j"),
        Card(id="x", kind="pain", home="nowhere"),
        Card(id="x", kind="pain", home="t2", until="t"),
        Link(id="x", kind="next", source="t", target="t"),
        Link(id="x", kind="next", source="t", target="c"),
        Link(id="x", kind="nonsense", source="t", target="t2"),
    ],
)
def test_what_does_not_fit_is_refused_before_anything_changes(
    document: Document, record: Node | Link
) -> None:
    before = state(document)

    def refused_edit() -> None:
        with document.transaction("Refused"):
            document.set("t", title="changed")
            document.put(record)

    with pytest.raises(ValueError) as refused:
        refused_edit()
    assert str(refused.value)
    assert state(document) == before


def test_a_stranded_card_can_still_be_edited(document: Document) -> None:
    with document.transaction("Delete"):
        document.hide("t")
    with document.transaction("Write"):
        document.set("c", text="still here")
    assert [x.id for x in document.parked()] == ["c"]


def test_a_failing_inner_transaction_takes_back_only_its_own_part(document: Document) -> None:
    def fail() -> None:
        with document.transaction("Inner"):
            document.set("t2", title="inner")
            raise KeyError

    with document.transaction("Outer"):
        document.set("t", title="outer")
        with pytest.raises(KeyError):
            fail()
    assert [x.title for x in document.touchpoints("s")] == ["outer", "Waits"]
    document.undo()
    assert [x.title for x in document.touchpoints("s")] == ["Calls", "Waits"]


def test_a_listener_that_fails_keeps_no_other_from_hearing(document: Document) -> None:
    def fail(report: Report) -> None:
        raise LookupError(report.label)

    heard: list[str] = []
    document.subscribe(fail)
    document.subscribe(lambda report: heard.append(report.label))
    with pytest.raises(LookupError), document.transaction("Rename"):
        document.set("t", title="x")
    assert heard == ["Rename"]
    assert document.undo_label == "Rename"


def test_two_that_fail_keep_nobody_from_hearing_of_edits_undo_redo_and_what_others_did() -> None:
    document, other = Document(MemoryLog()), Document(MemoryLog())
    with other.transaction("Elsewhere"):
        other.put(Persona(id="p", name="Anna"))

    def fail(report: Report) -> None:
        raise LookupError(report.label)

    heard: list[str] = []
    for listener in (
        fail,
        lambda report: heard.append(report.origin),
        fail,
        lambda report: heard.append("last"),
    ):
        document.subscribe(listener)
    with pytest.raises(LookupError), document.transaction("Rename"):
        document.put(Persona(id="q", name="Ben"))
    steps: tuple[Callable[[], object], ...]
    steps = document.undo, document.redo, lambda: document.receive(other.log.rows(), "Merge")
    for step in steps:
        with pytest.raises(LookupError):
            step()
    assert heard == ["edit", "last", "undo", "last", "redo", "last", "merge", "last"]
    assert {x.id for x in document.personas()} == {"p", "q"}


def test_links_and_children_come_back_with_their_owner(document: Document) -> None:
    with document.transaction("Link"):
        document.put(Link(id="l", kind="next", source="t", target="t2"))
    with document.transaction("Delete"):
        document.hide("t")
    assert document.links() == [] == document.links_of("t2")
    with document.transaction("Write"):
        document.set("c", text="meanwhile")
    document.undo()
    document.undo()
    assert [x.id for x in document.links_of("t2")] == ["l"]
    assert [x.id for x in document.cards("t")] == ["c"]
    assert document.graph.has_edge("s", "t", "t.stage")


def test_the_graph_holds_containment_references_and_links(document: Document) -> None:
    with document.transaction("Add"):
        document.put(Channel(id="web", name="Web"))
        document.set("t", channels=("web",))
        document.put(Link(id="l", kind="next", source="t", target="t2"))
    found = {(u, v, k, d["kind"]) for u, v, k, d in document.graph.edges(keys=True, data=True)}
    assert found == {
        ("j", "s", "s.journey", "journey"), ("p", "j", "j.persona", "persona"), ("s", "t", "t.stage", "stage"),
        ("s", "t2", "t2.stage", "stage"), ("t", "c", "c.home", "home"), ("web", "t", "t.channels", "channels"),
        ("t", "t2", "l", "next"),
    }  # fmt: skip


def test_the_kind_of_a_card_can_change(document: Document) -> None:
    with document.transaction("Turn"):
        document.set("c", kind="question")
    assert [(x.id, x.kind) for x in document.nodes(Card)] == [("c", "question")]
    document.undo()
    assert document.node("c").kind == "pain"


def test_the_session_stays_and_its_title_is_undone(document: Document) -> None:
    with pytest.raises(ValueError), document.transaction("Delete"):
        document.hide("session")
    with document.transaction("Title"):
        document.set("session", title="Hospital")
    document.undo()
    document.undo()
    assert document.session.title == ""
    assert document.journeys() == []


def test_a_change_outside_a_transaction_is_a_mistake(document: Document) -> None:
    with pytest.raises(RuntimeError):
        document.put(Stage(id="x", journey="j"))


def test_a_document_read_again_from_its_log_is_equal() -> None:
    log = MemoryLog()
    document = Document(log)
    start(document)
    with document.transaction("More"):
        document.put(Journey(id="j2", title="Return", state="future"))
        document.set("c", severity=4, text="")
        document.hide("t2")
    again = Document(log)
    assert state(again) == state(document)
    assert again.graph.edges == document.graph.edges
    assert (again.undo_label, again.redo_label) == ("More", None)


def test_a_default_written_over_a_value_is_read_as_the_default() -> None:
    log = MemoryLog()
    document = Document(log)
    start(document)
    for fields in ({"moment_of_truth": True, "effort": 3}, {"moment_of_truth": False, "effort": None}):
        with document.transaction("Set"):
            document.set("t", **fields)
    assert document.find("t", Touchpoint) == Document(log).find("t", Touchpoint)
    assert document.registers.value("n", "t", "moment_of_truth") is None


def test_every_change_is_one_row_with_its_label_and_author() -> None:
    log = MemoryLog()
    document = Document(log, author="Ana")
    start(document)
    with document.transaction("Nothing"):
        document.set("t", title="Calls")
    document.undo()
    rows = log.rows()
    assert [(r.kind, r.label, r.author, r.ref) for r in rows] == [
        ("base", "", "Ana", None), ("do", "Start", "Ana", None), ("undo", "Start", "Ana", 2),
    ]  # fmt: skip
    assert msgspec.json.decode(rows[1].inverse)


def test_the_parking_lot_is_that_of_this_moment() -> None:
    made = small_map()
    document = made.document
    assert document.parked() == []
    park(document, made.cards[:2])
    assert {node.id for node in document.parked()} == set(made.cards[:2])
    document.parked().clear()  # what is handed out is nobody else's
    assert len(document.parked()) == 2
    document.undo()
    assert document.parked() == []
    park(document, made.cards[:1])
    delete(document, made.cards[:1])
    assert document.parked() == []
