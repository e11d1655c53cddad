from __future__ import annotations

from pathlib import Path

import pytest

from cxstudio.files.merge import Conflict, conflicts, merge_files, merge_into
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.files.versions import name_version
from cxstudio.model.records import Attachment, Card, Emotion, Node, Touchpoint
from cxstudio.model.registers import State as Registered
from tests.model.random_edits import RandomEdits, State, edges, start, state


def copies(folder: Path, *names: str) -> list[Path]:
    """Copies of one session."""
    session = SessionFile.create(folder / "base.cxs")
    start(session.document)
    writer = RandomEdits(session.document, "base", 0)
    for _ in range(15):
        writer.edit()
    paths = [folder / f"{name}.cxs" for name in names]
    for path in paths:
        session.save_copy(path)
    session.close()
    return paths


def edited(path: Path, name: str, seed: int, steps: int = 40) -> list[str]:
    session = SessionFile.open(path)
    writer = RandomEdits(session.document, name, seed)
    for _ in range(steps):
        writer.edit()
        if writer.dice.random() < 0.1:
            session.document.undo()
    session.close()
    return writer.added


def content(path: Path) -> tuple[Registered, State, set[tuple[str, str, str, str]]]:
    session = SessionFile.open(path, read_only=True)
    found = session.document.registers.state, state(session.document), edges(session.document)
    session.close()
    return found


@pytest.mark.parametrize("seed", range(3))
def test_three_copies_merged_in_any_order_are_equal_and_nothing_is_missing(tmp_path: Path, seed: int) -> None:
    a, b, c = copies(tmp_path, "a", "b", "c")
    added = [id for path in (a, b, c) for id in edited(path, path.stem, seed)]
    before = [path.read_bytes() for path in (a, b, c)]
    orders = [(a, b, c), (c, b, a), (b, a, c)]
    results = []
    for number, (one, two, three) in enumerate(orders):
        middle, last = tmp_path / f"middle{number}.cxs", tmp_path / f"last{number}.cxs"
        merge_files(one, two, middle)
        merge_files(middle, three, last)
        results.append(content(last))
    assert results[0] == results[1] == results[2]
    registers = results[0][0]
    there = registers["n"].keys() | registers["e"].keys()
    # An addition that was undone in the same breath is still in the log, only hidden.
    assert set(added) <= there
    assert [path.read_bytes() for path in (a, b, c)] == before


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(100, 160))
def test_many_copies_merged_in_any_order_are_equal(tmp_path: Path, seed: int) -> None:
    test_three_copies_merged_in_any_order_are_equal_and_nothing_is_missing(tmp_path, seed)


def test_what_both_changed_is_listed_and_what_one_changed_is_taken(tmp_path: Path) -> None:
    mine = SessionFile.create(tmp_path / "a.cxs")
    start(mine.document)
    mine.save_copy(tmp_path / "b.cxs")
    theirs = SessionFile.open(tmp_path / "b.cxs")
    with mine.document.transaction("Edit"):
        mine.document.set("t", title="one")
        mine.document.set("t2", effort=3)
        mine.document.hide("c")
        mine.document.put(Emotion(id="t~p", touchpoint="t", persona="p", stated=1.0))
        mine.document.put(Attachment(id="x1", sha256=mine.put_blob(b"1", "image/png"), owner="t"))
    with theirs.document.transaction("Edit"):
        theirs.document.set("t", title="two", description="new")
        theirs.document.set("c", severity=4)
        theirs.document.put(Emotion(id="t~p", touchpoint="t", persona="p", stated=-1.0))
        theirs.document.put(Attachment(id="x2", sha256=theirs.put_blob(b"2", "image/png"), owner="t"))
    mine.close()
    theirs.close()
    result = merge_files(mine.path, theirs.path, tmp_path / "ab.cxs")
    other = merge_files(theirs.path, mine.path, tmp_path / "ba.cxs")
    assert content(tmp_path / "ab.cxs") == content(tmp_path / "ba.cxs")
    disputed = {(c.item, c.field): (c.mine, c.theirs) for c in result.conflicts}
    assert disputed[("t", "title")] == ("one", "two")
    assert disputed[("c", "del")] == (True, None)
    assert {(c.item, c.field): (c.theirs, c.mine) for c in other.conflicts} == disputed
    merged = SessionFile.open(tmp_path / "ab.cxs")
    touchpoint = merged.document.find("t", Touchpoint)
    assert touchpoint is not None
    kept = next(c.kept for c in result.conflicts if (c.item, c.field) == ("t", "title"))
    assert touchpoint.title == kept
    assert kept in {"one", "two"}
    assert touchpoint.description == "new"
    assert merged.document.find("t2", Touchpoint) is not None
    pictures = {merged.blob(x.sha256) for x in merged.document.attachments()}
    assert pictures == {b"1", b"2"}
    assert conflicts(merged) == list(result.conflicts)
    assert all(isinstance(x, Conflict) for x in result.conflicts)
    merged.document.undo()
    merged.close()


def test_one_register_made_on_both_sides_is_a_conflict(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    session.save_copy(tmp_path / "b.cxs")
    other = SessionFile.open(tmp_path / "b.cxs")
    for file, value in ((session, 1.0), (other, -1.0)):
        with file.document.transaction("Rate"):
            file.document.put(Emotion(id="t~p", touchpoint="t", persona="p", stated=value))
    other.close()
    result = merge_into(session, other.path)
    (conflict,) = result.conflicts
    assert (conflict.item, conflict.field, conflict.mine, conflict.theirs) == ("t~p", "stated", 1, -1)
    emotion = session.document.emotion("t", "p")
    assert emotion is not None
    assert emotion.stated == conflict.kept
    session.close()


def test_both_texts_of_a_card_survive(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    session.save_copy(tmp_path / "b.cxs")
    other = SessionFile.open(tmp_path / "b.cxs")
    for file, text in ((session, "Nobody answers the phone"), (other, "Often: Nobody answers")):
        with file.document.transaction("Write"):
            file.document.set("c", text=text)
    other.close()
    result = merge_into(session, other.path)
    card = session.document.find("c", Card)
    assert card is not None
    assert card.text == "Often: Nobody answers the phone"
    assert [(c.field, c.kept) for c in result.conflicts] == [("text", card.text)]
    session.close()


def test_merging_again_reports_nothing_new(tmp_path: Path) -> None:
    a, b = copies(tmp_path, "a", "b")
    edited(a, "a", 1)
    edited(b, "b", 1)
    first = merge_files(a, b, tmp_path / "ab.cxs")
    assert first.added > 0
    again = merge_files(tmp_path / "ab.cxs", b, tmp_path / "abb.cxs")
    assert (again.added, again.changed, again.removed, again.conflicts) == (0, 0, 0, ())
    assert content(tmp_path / "ab.cxs") == content(tmp_path / "abb.cxs")
    merged = SessionFile.open(tmp_path / "abb.cxs")
    assert conflicts(merged) == list(first.conflicts)
    merged.close()


def test_two_sessions_that_never_were_one_are_refused(tmp_path: Path) -> None:
    for name in "ab":
        session = SessionFile.create(tmp_path / f"{name}.cxs")
        start(session.document)
        session.close()
    with pytest.raises(FileProblem) as problem:
        merge_files(tmp_path / "a.cxs", tmp_path / "b.cxs", tmp_path / "c.cxs")
    assert problem.value.kind == "unrelated"
    assert sorted(x.name for x in tmp_path.iterdir()) == ["a.cxs", "b.cxs"]


def test_a_merge_never_overwrites(tmp_path: Path) -> None:
    a, b = copies(tmp_path, "a", "b")
    with pytest.raises(FileProblem) as problem:
        merge_files(a, b, a, replace=True)
    assert problem.value.kind == "same"
    with pytest.raises(FileProblem) as problem:
        merge_files(a, b, a.parent / ".." / a.parent.name / b.name, replace=True)
    assert problem.value.kind == "same"
    other = tmp_path / "other.cxs"
    other.write_bytes(b"somebody's")
    with pytest.raises(FileProblem) as problem:
        merge_files(a, b, other)
    assert (problem.value.kind, other.read_bytes()) == ("exists", b"somebody's")
    merge_files(a, b, other, replace=True)
    SessionFile.open(other, read_only=True).close()


def test_own_actions_can_be_undone_after_a_merge_and_the_others_cannot(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    session.save_copy(tmp_path / "b.cxs")
    other = SessionFile.open(tmp_path / "b.cxs")
    with other.document.transaction("Theirs"):
        other.document.put(Card(id="theirs", kind="gain", home="t"))
    name_version(other, "theirs")
    other.close()
    with session.document.transaction("Mine"):
        session.document.put(Card(id="mine", kind="gain", home="t"))
    merge_into(session, other.path)
    assert session.document.undo_label == "Mine"
    session.document.undo()
    assert [c.id for c in session.document.cards("t")] == ["c", "theirs"]
    assert session.document.undo_label == "Start"
    assert len(session.document.nodes(Node)) == 8
    session.close()
