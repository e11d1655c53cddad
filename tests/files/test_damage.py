from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cxstudio.files.merge import merge_files
from cxstudio.files.problems import FileProblem, ProblemKind
from cxstudio.files.salvage import salvage
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Card, Node
from tests.model.random_edits import start, state

CARDS = 300


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "a.cxs"
    session = SessionFile.create(path)
    start(session.document)
    for i in range(CARDS):
        with session.document.transaction("Add card"):
            session.document.put(Card(id=f"c{i}", kind="pain", home="t", text="It takes far too long " * 8))
    session.close()
    return path.read_bytes()


def problem_of(path: Path) -> FileProblem:
    with pytest.raises(FileProblem) as problem:
        SessionFile.open(path)
    return problem.value


def with_pragma(path: Path, pragma: str) -> None:
    db = sqlite3.connect(path)
    db.execute(pragma)
    db.commit()
    db.close()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "truncated"),
        (bytes(8192), "damaged"),
        (b"SQLite format 3\0", "truncated"),
        (b"PK\3\4 something else, long enough to be taken for a file" * 9, "foreign"),
    ],
)
def test_what_is_no_session_is_named_by_its_first_bytes(
    tmp_path: Path, content: bytes, kind: ProblemKind
) -> None:
    path = tmp_path / "a.cxs"
    path.write_bytes(content)
    assert problem_of(path).kind == kind
    assert path.read_bytes() == content


def test_a_missing_file_a_folder_and_another_database_are_named(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "nothing.cxs").kind == "missing"
    assert problem_of(tmp_path).kind == "folder"
    with_pragma(tmp_path / "other.cxs", "create table t(x)")
    assert problem_of(tmp_path / "other.cxs").kind == "foreign"


def test_a_newer_file_is_refused_politely_and_not_touched(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.cxs"
    path.write_bytes(sound)
    with_pragma(path, "pragma user_version=2")
    before = path.read_bytes()
    assert str(problem_of(path)).endswith(
        "written by a newer version of CX Studio. Update CX Studio to open it."
    )
    assert path.read_bytes() == before


def test_a_file_with_programs_of_its_own_is_unsafe(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.cxs"
    path.write_bytes(sound)
    with_pragma(path, "create trigger t after insert on row begin delete from row; end")
    assert problem_of(path).kind == "unsafe"


def cut(data: bytes) -> bytes:
    return data[: len(data) * 6 // 10]


def zero_a_page(data: bytes) -> bytes:
    return data[: 4096 * 30] + bytes(4096) + data[4096 * 31 :]


def flip_a_bit(data: bytes) -> bytes:
    place = data.index(b"far too long", 90_000)
    return data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]


@pytest.mark.parametrize(
    ("damage", "kind", "least"),
    [(cut, "truncated", 120), (zero_a_page, "damaged", 260), (flip_a_bit, "damaged", 298)],
)
def test_damage_is_found_at_opening_and_salvage_saves_the_rest(
    tmp_path: Path, sound: bytes, damage: Callable[[bytes], bytes], kind: str, least: int
) -> None:
    bad, good = tmp_path / "bad.cxs", tmp_path / "good.cxs"
    bad.write_bytes(damage(sound))
    before = bad.read_bytes()
    assert problem_of(bad).kind == kind
    result = salvage(bad, good)
    assert bad.read_bytes() == before
    session = SessionFile.open(good)
    cards = session.document.nodes(Card)
    assert len(cards) >= least
    assert {card.text for card in cards} <= {"Nobody answers", "It takes far too long " * 8}
    assert result.things == len(session.document.nodes(Node))
    with session.document.transaction("Go on"):
        session.document.set(cards[0].id, severity=3)
    session.close()
    assert sorted(x.name for x in tmp_path.iterdir()) == ["bad.cxs", "good.cxs"]


@pytest.mark.parametrize("damage", [cut, zero_a_page, flip_a_bit])
@pytest.mark.parametrize("salvaged_first", [True, False])
def test_a_salvaged_file_and_an_older_copy_make_the_whole_again(
    tmp_path: Path, sound: bytes, damage: Callable[[bytes], bytes], salvaged_first: bool
) -> None:
    bad, good, copy = (tmp_path / name for name in ("bad.cxs", "good.cxs", "copy.cxs"))
    bad.write_bytes(damage(sound))
    copy.write_bytes(sound)
    salvage(bad, good)
    pair = (good, copy) if salvaged_first else (copy, good)
    merge_files(*pair, tmp_path / "whole.cxs")
    whole, expected = SessionFile.open(tmp_path / "whole.cxs"), SessionFile.open(copy)
    assert state(whole.document) == state(expected.document)
    whole.close()
    expected.close()


def test_every_flipped_bit_is_found_or_harmless(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.cxs"
    path.write_bytes(sound)
    session = SessionFile.open(path)
    expected = state(session.document)
    session.close()
    dice = random.Random(1)
    found = 0
    for _ in range(25):
        bad = bytearray(sound)
        bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
        path.write_bytes(bad)
        try:
            session = SessionFile.open(path)
        except FileProblem:
            found += 1
        else:
            assert state(session.document) == expected
            session.close(abandon=True)
    assert found > 5


def test_bits_flipped_all_over_a_small_file_are_found_or_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a.cxs"
    session = SessionFile.create(path)
    start(session.document)
    for i in range(30):
        with session.document.transaction("Write"):
            session.document.set("c", text=f"text {i} " * 20)
    expected = state(session.document)
    session.close()
    whole = path.read_bytes()
    said = set()
    for at in range(0, len(whole), 499):
        bad = bytearray(whole)
        bad[at] ^= 1 << at % 8
        path.write_bytes(bad)
        try:
            session = SessionFile.open(path, read_only=True)
        except FileProblem as problem:
            said.add(problem.kind)
        else:
            assert state(session.document) == expected, at
            session.close()
    assert said == {"damaged", "foreign"}  # foreign: by the very first byte


def test_a_session_with_a_damaged_beginning_names_salvage_and_can_be_salvaged(
    tmp_path: Path, sound: bytes
) -> None:
    path = tmp_path / "a.cxs"
    path.write_bytes(b"garbage!" + sound[8:])
    with pytest.raises(FileProblem) as problem:
        SessionFile.open(path)
    assert "salvage" in str(problem.value)
    assert "Choose a file" not in str(problem.value)
    assert salvage(path, tmp_path / "b.cxs").rows
    path.write_bytes(b"garbage!" * 400)
    with pytest.raises(FileProblem, match="another copy"):
        salvage(path, tmp_path / "c.cxs")


@pytest.mark.parametrize("spelling", ["itself", "another spelling", "symbolic link", "hard link"])
def test_salvage_never_overwrites_the_damaged_file(tmp_path: Path, sound: bytes, spelling: str) -> None:
    bad = tmp_path / "a.cxs"
    bad.write_bytes(cut(sound))
    target = bad if spelling == "itself" else tmp_path / "b.cxs"
    if spelling == "another spelling":
        target = tmp_path / ".." / tmp_path.name / "a.cxs"
    elif spelling == "symbolic link":
        target.symlink_to(bad)
    elif spelling == "hard link":
        target.hardlink_to(bad)
    for replace in (False, True):
        with pytest.raises(FileProblem) as problem:
            salvage(bad, target, replace=replace)
        assert problem.value.kind == "same"
    assert bad.read_bytes() == cut(sound)


def test_salvage_overwrites_another_file_only_when_asked(tmp_path: Path, sound: bytes) -> None:
    bad, other = tmp_path / "a.cxs", tmp_path / "b.cxs"
    bad.write_bytes(cut(sound))
    other.write_bytes(b"somebody's")
    with pytest.raises(FileProblem) as problem:
        salvage(bad, other)
    assert (problem.value.kind, other.read_bytes()) == ("exists", b"somebody's")
    salvage(bad, other, replace=True)
    SessionFile.open(other).close()


def test_salvage_says_how_much_was_named_and_how_much_is_there(tmp_path: Path) -> None:
    bad = tmp_path / "a.cxs"
    session = SessionFile.create(bad)
    start(session.document)
    with session.document.transaction("Paste"):
        for i in range(5):
            session.document.put(Card(id=f"c{i}", kind="pain", home="t"))
    for i in range(5):
        with session.document.transaction("Rate"):
            session.document.set(f"c{i}", severity=3)
    session.close()
    whole = salvage(bad, tmp_path / "whole.cxs")
    with_pragma(bad, "delete from row where label='Paste'")
    rest = salvage(bad, tmp_path / "rest.cxs")
    assert (whole.lost, rest.lost) == (0, 1)
    assert whole.named == whole.found == rest.named
    assert rest.found == whole.found - 5


def test_what_a_broken_entry_named_is_counted_too(tmp_path: Path, sound: bytes) -> None:
    bad = tmp_path / "a.cxs"
    bad.write_bytes(flip_a_bit(sound))
    result = salvage(bad, tmp_path / "b.cxs")
    assert (result.lost, result.named - result.found) == (1, 1)


def test_entries_at_the_end_that_only_a_version_knows_count_as_lost(tmp_path: Path, sound: bytes) -> None:
    bad = tmp_path / "a.cxs"
    bad.write_bytes(sound)
    with_pragma(bad, "insert into version values('Monday', 302, '{}', 0.0)")
    with_pragma(bad, "delete from row where seq > 290")
    assert salvage(bad, tmp_path / "b.cxs").lost == 12


@pytest.mark.parametrize("content", [b"", bytes(8192), b"SQLite format 3\0" + bytes(8176)])
def test_where_nothing_can_be_read_salvage_does_not_advise_to_salvage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.cxs").write_bytes(content)
    with pytest.raises(FileProblem) as problem:
        salvage(tmp_path / "a.cxs", tmp_path / "b.cxs")
    assert problem.value.kind == "hopeless"
    assert "alvage" not in str(problem.value)
    assert not (tmp_path / "b.cxs").exists()


def test_a_file_without_a_row_is_damaged(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.cxs"
    path.write_bytes(sound)
    with_pragma(path, "delete from row")
    assert problem_of(path).kind == "damaged"
    with pytest.raises(FileProblem) as problem:
        SessionFile.open(path, read_only=True)
    assert problem.value.kind == "damaged"


def test_rows_without_any_beginning_are_damage_that_nothing_can_be_saved_of(tmp_path: Path) -> None:
    path = tmp_path / "a.cxs"
    session = SessionFile.create(path)
    with session.document.transaction("Name it"):
        session.document.set("session", title="Visit")
    session.close()
    with_pragma(path, "delete from row where seq=1")
    before = path.read_bytes()
    assert problem_of(path).kind == "damaged"
    with pytest.raises(FileProblem) as problem:
        salvage(path, tmp_path / "b.cxs")
    assert problem.value.kind == "hopeless"
    assert path.read_bytes() == before


def test_a_number_of_format_below_the_first_is_damage(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.cxs"
    path.write_bytes(sound)
    with_pragma(path, "pragma user_version=-1")
    assert problem_of(path).kind == "damaged"


def test_salvage_of_a_sound_file_keeps_everything(tmp_path: Path, sound: bytes) -> None:
    (tmp_path / "a.cxs").write_bytes(sound)
    result = salvage(tmp_path / "a.cxs", tmp_path / "b.cxs")
    a, b = SessionFile.open(tmp_path / "a.cxs"), SessionFile.open(tmp_path / "b.cxs")
    assert (result.lost, state(b.document)) == (0, state(a.document))
    assert result.named == result.found > CARDS
    a.close()
    b.close()
