from __future__ import annotations

import copy
import csv
import io
from pathlib import Path

import msgspec
import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_journey
from cxstudio.edits.problems import Refused
from cxstudio.exchange.cells import guarded
from cxstudio.exchange.coming_back import apply_plan, plan_of
from cxstudio.exchange.kind_cells import cell_text
from cxstudio.exchange.kind_columns import columns_of
from cxstudio.exchange.kind_table import export_kind, export_workbook, heading_of, sheet_of
from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.exchange.sheet_rows import Sheet
from cxstudio.exchange.workbook_writing import write_workbook
from cxstudio.files.clean_copy import clean_document
from cxstudio.files.merge import merge_files
from cxstudio.files.session_file import SessionFile
from cxstudio.insight.finding import Finder, text_fields
from cxstudio.insight.summary import summarise
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.log import MemoryLog
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Link, Node, Record
from tests.every_kind.worlds import FIELDS, World, bad_value, field_of, good_value, world

STAYS_IN_THE_HOUSE = {"comment", "prompt", "agenda_step"}  # never in a clean copy
NO_WORDS = {"emotion", "lane", "prompt"}  # found by no words of their own: lanes are found as rows
ALWAYS_THERE = {"session", "journey"}
ON_A_JOURNEY = {kind for kind, row in KINDS.items() if set(row.homes) & {"journey", "stage", "touchpoint"}}


def everything(document: Document) -> dict[str, Record]:
    return {x.id: x for x in [*document.nodes(Node), *document.links()]}


@pytest.fixture
def it() -> World:
    return world()


def test_the_session_holds_every_kind_and_every_link(it: World) -> None:
    assert {it.document.node(it.of[kind]).kind for kind in KINDS} == set(KINDS)
    links = [it.document.link(id) for id in it.links.values()]
    assert {link.kind for link in links if link is not None} == set(LINK_KINDS)


# Fields


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_field_is_written_taken_back_and_written_again(it: World, kind: str, name: str) -> None:
    before, value = everything(it.document), good_value(it, kind, name)
    set_field(it.document, [it.of[kind]], name, value)
    after = everything(it.document)
    assert getattr(after[it.of[kind]], name) != getattr(before[it.of[kind]], name)
    it.document.undo()
    assert everything(it.document) == before
    it.document.redo()
    assert everything(it.document) == after


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_field_refuses_what_does_not_fit_and_nothing_changes(it: World, kind: str, name: str) -> None:
    before = everything(it.document)
    with pytest.raises(Refused) as refused:
        set_field(it.document, [it.of[kind]], name, bad_value(it, kind, name))
    assert refused.value.reason
    assert everything(it.document) == before


# Files


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_saved_and_opened_as_it_was(tmp_path: Path, kind: str) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    made = world(session.document)
    fill(made, kind)
    there = everything(made.document)
    session.close()
    again = SessionFile.open(tmp_path / "a.cxs")
    assert everything(again.document) == there
    again.close()


def fill(made: World, kind: str, but: str = "") -> None:
    """Write each field of a thing, but for one."""
    for field in (field for field in KINDS[kind].fields if field.name != but):
        set_field(made.document, [made.of[kind]], field.name, good_value(made, kind, field.name))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if len(KINDS[kind].fields) > 1])
def test_two_copies_edited_apart_come_together(tmp_path: Path, kind: str) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    made = world(session.document)
    first, second = KINDS[kind].fields[0].name, KINDS[kind].fields[-1].name
    here, there = good_value(made, kind, first), good_value(made, kind, second)
    session.save_copy(tmp_path / "b.cxs")
    set_field(session.document, [made.of[kind]], first, here)
    mine = getattr(session.document.node(made.of[kind]), first)
    session.close()
    other = SessionFile.open(tmp_path / "b.cxs")
    set_field(other.document, [made.of[kind]], second, there)
    theirs = getattr(other.document.node(made.of[kind]), second)
    other.close()
    merged = merge_files(tmp_path / "a.cxs", tmp_path / "b.cxs", tmp_path / "c.cxs")
    assert merged.conflicts == ()
    both = SessionFile.open(tmp_path / "c.cxs")
    node = both.document.node(made.of[kind])
    assert (getattr(node, first), getattr(node, second)) == (mine, theirs)
    both.close()


def test_the_whole_session_leaves_as_json_and_comes_back_equal(it: World) -> None:
    for kind in KINDS:
        fill(it, kind, but="method")  # with another one the reading would not fit its metric
    again = Document(MemoryLog())
    import_node_link(again, export_node_link(it.document).data)
    assert everything(again) == everything(it.document)
    assert export_node_link(again).data == export_node_link(it.document).data


@pytest.mark.parametrize("kind", KINDS)
def test_a_clean_copy_has_it_or_has_it_not(it: World, kind: str) -> None:
    name = next((f.name for f in KINDS[kind].fields if f.editor == "text"), "")
    if name:
        set_field(it.document, [it.of[kind]], name, "Marmalade in the corridor")
    clean = clean_document(it.document)
    assert (clean.get(it.of[kind]) is None) == (kind in STAYS_IN_THE_HOUSE)
    words = b"".join(row.update for row in clean.log.rows())
    assert (b"Marmalade" in words) == (bool(name) and kind not in STAYS_IN_THE_HOUSE)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if any(f.name == "internal" for f in KINDS[kind].fields)]
)
def test_an_internal_card_is_in_no_clean_copy(it: World, kind: str) -> None:
    set_field(it.document, [it.of[kind]], "internal", True)
    clean = clean_document(it.document)
    assert clean.get(it.of[kind]) is None
    assert all(clean.get(end) is not None for link in clean.links() for end in (link.source, link.target))


def test_who_does_what_is_in_a_clean_copy(it: World) -> None:
    set_field(it.document, [it.of["action"]], "owned_by", "Joanna Wiśniewska")
    clean = clean_document(it.document)
    assert "Joanna Wiśniewska".encode() in b"".join(row.update for row in clean.log.rows())


# Journeys


@pytest.mark.parametrize("kind", sorted(ON_A_JOURNEY))
def test_a_copied_journey_has_one_too(it: World, kind: str) -> None:
    there = len(of_kind(it.document, kind))
    twin = duplicate_journey(it.document, it.journey, "Twin")
    assert len(of_kind(it.document, kind)) > there
    new = [x for x in of_kind(it.document, kind) if x.id not in set(it.of.values())]
    assert any(twin in {owner.id for owner in it.document.owners(x.id)} for x in new)
    it.document.undo()
    assert len(of_kind(it.document, kind)) == there


def of_kind(document: Document, kind: str) -> list[Node]:
    return [x for x in document.nodes(KINDS[kind].record) if x.kind == kind]


# Finding and counting


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NO_WORDS])
def test_it_is_found_by_its_words(it: World, kind: str) -> None:
    (name, *_others) = text_fields(kind)
    set_field(it.document, [it.of[kind]], name, "Marmalade in the corridor")
    found = list(Finder(it.document).search("corridor marmal"))
    assert it.of[kind] in {x.thing.id for x in found}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_counted(it: World, kind: str) -> None:
    assert summarise(it.document).kinds[kind] == len(of_kind(it.document, kind))


# Deleting


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "session"])
def test_it_is_deleted_with_what_it_owns_and_comes_back(it: World, kind: str) -> None:
    id, before = it.of[kind], everything(it.document)
    delete(it.document, [id])
    left = everything(it.document)
    assert id not in left
    for record in left.values():
        owner = OWNERS.get(type(record))
        assert owner is None or getattr(record, owner) != id
        if isinstance(record, Link):
            assert {record.source, record.target} <= left.keys()
    assert id not in str([msgspec.to_builtins(x) for x in left.values() if x.id != id]).replace(f"{id}~", "")
    it.document.undo()
    assert everything(it.document) == before


# Tables


@pytest.mark.parametrize("kind", KINDS)
def test_its_table_comes_back_without_a_change(it: World, kind: str) -> None:
    fill(it, kind)
    for data in (export_kind(it.document, kind).data, export_workbook(it.document, [kind]).data):
        plan = plan_of(it.document, data)
        assert plan.items == ()
        assert plan.same == len(of_kind(it.document, kind))


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_cell_edited_elsewhere_comes_back_once(it: World, kind: str, name: str) -> None:
    edited = twin_of(it.document)
    set_field(edited, [it.of[kind]], name, good_value(it, kind, name))
    for as_workbook in (False, True):
        here = twin_of(it.document)
        marked = edited_table(here, edited, it.of[kind], name, as_workbook=as_workbook)
        plan = plan_of(here, marked)
        assert [(x.what, x.id, x.field) for x in plan.items] == [
            ("changed", it.of[kind], heading(kind, name))
        ]
        apply_plan(here, plan.items)
        assert said(here, it.of[kind], name) == said(edited, it.of[kind], name)
        assert plan_of(here, marked).items == ()
        here.undo()
        assert everything(here) == everything(it.document)


def heading(kind: str, name: str) -> str:
    return heading_of(next(column for column in columns_of(kind) if column.key == name))


def twin_of(document: Document) -> Document:
    again = Document(MemoryLog())
    import_node_link(again, export_node_link(document).data)
    return again


def edited_table(here: Document, edited: Document, id: str, name: str, *, as_workbook: bool) -> bytes:
    """The table of one document with one cell of another: what an edit in a spreadsheet makes of it."""
    kind = here.node(id).kind
    place = next(n for n, column in enumerate(columns_of(kind)) if column.key == name)
    old, new = sheet_of(here, kind), {row[0]: row for row in sheet_of(edited, kind).rows}
    rows = [(*row[:place], new[id][place], *row[place + 1 :]) if row[0] == id else row for row in old.rows]
    if as_workbook:
        return write_workbook([Sheet(old.title, old.headings, rows)])
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [guarded(cell_text(cell)) if isinstance(cell, str) else cell_text(cell) for cell in row]
        for row in [old.headings, *rows]
    )
    return out.getvalue().encode()


def with_marks_of(document: Document, kind: str, data: bytes) -> bytes:
    """The table with the marks it had before it was edited."""
    marks = [row.rpartition(b",")[2] for row in export_kind(document, kind).data.rstrip().split(b"\r\n")]
    rows = data.rstrip().split(b"\r\n")
    return b"\r\n".join(row.rpartition(b",")[0] + b"," + mark for row, mark in zip(rows, marks, strict=True))


def said(document: Document, id: str, name: str) -> object:
    """What a field says, things by their names."""
    value = copy.deepcopy(msgspec.to_builtins(getattr(document.node(id), name)))
    ids = value if isinstance(value, tuple) else (value,)
    named = [
        getattr(document.get(x), "name", getattr(document.get(x), "title", x)) if isinstance(x, str) else x
        for x in ids
    ]
    return named if isinstance(value, tuple) else named[0]


# Links


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_a_link_is_deleted_comes_back_and_goes_with_its_ends(it: World, kind: str) -> None:
    before, id = everything(it.document), it.links[kind]
    link = it.document.link(id)
    assert link is not None
    delete(it.document, [id])
    assert id not in everything(it.document)
    it.document.undo()
    assert everything(it.document) == before
    delete(it.document, [link.source])
    assert id not in everything(it.document)
    it.document.undo()
    assert everything(it.document) == before


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_a_link_taken_out_of_its_cell_goes_and_one_written_into_it_comes(it: World, kind: str) -> None:
    link = it.document.link(it.links[kind])
    assert link is not None
    source = it.document.node(link.source)
    with_it = export_kind(it.document, source.kind).data
    delete(it.document, [link.id])
    without = export_kind(it.document, source.kind).data
    plan = plan_of(it.document, with_marks_of(it.document, source.kind, with_it))
    assert [(x.what, x.id) for x in plan.items] == [("changed", source.id)]
    apply_plan(it.document, plan.items)
    assert [
        (x.source, x.target)
        for x in it.document.links(kind)
        if x.source == source.id and x.target == link.target
    ]
    apply_plan(it.document, plan_of(it.document, with_marks_of(it.document, source.kind, without)).items)
    assert not [x for x in it.document.links(kind) if (x.source, x.target) == (source.id, link.target)]


def test_each_heading_of_a_table_is_there_once() -> None:
    for kind in KINDS:
        headings = [heading_of(column) for column in columns_of(kind)]
        assert len(set(headings)) == len(headings), kind


def test_a_field_of_each_editor_is_tried() -> None:
    assert {field_of(kind, name).editor for kind, name in FIELDS} <= {
        field.editor for row in KINDS.values() for field in row.fields
    }
