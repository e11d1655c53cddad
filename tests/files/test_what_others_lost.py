"""What people lost elsewhere, one test for each report; its first words say what they saw, then whose report it was."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cxstudio.files import publish
from cxstudio.files.clean_copy import clean_copy
from cxstudio.files.drafts import drafts_folder, list_drafts, new_draft
from cxstudio.files.problems import FileProblem
from cxstudio.files.save_state import SaveState
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.files.versions import name_version, open_version
from cxstudio.model.fields import CREATED, FieldChange
from cxstudio.model.log import Row
from cxstudio.model.records import Attachment, Card
from cxstudio.model.replica import Replica
from tests.files.writers import killed_after
from tests.model.random_edits import start, state

SOON, LATER = 1_700_000_000, 1_900_000_000  # seconds since 1970


def made(path: Path) -> SessionFile:
    session = SessionFile.create(path)
    start(session.document)
    return session


def write(session: SessionFile, text: str) -> None:
    with session.document.transaction("Write"):
        session.document.set("c", text=text)


def text_of(session: SessionFile) -> str:
    card = session.document.find("c", Card)
    return card.text if card else ""


def text_in(path: Path) -> str:
    session = SessionFile.open(path, read_only=True)
    text = text_of(session)
    session.close(abandon=True)
    return text


def problem_of(path: Path) -> FileProblem:
    with pytest.raises(FileProblem) as problem:
        SessionFile.open(path)
    return problem.value


def beside(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


@dataclass
class Disk:
    """A disk that can be filled and freed again."""

    full: bool = False
    refused: int = 0


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    found = Disk()
    really_write = Store.write

    def guarded(store: Store, *args: object) -> None:
        if found.full:
            found.refused += 1
            error = sqlite3.OperationalError("words of its own")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        really_write(store, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "write", guarded)
    return found


def test_the_last_words_before_the_end_are_on_disk(tmp_path: Path) -> None:
    """The last third of a second of work was gone after closing, for it waited to be saved (tldraw 10513)."""
    path = tmp_path / "a.cxs"
    made(path).close()
    killed_after(path, 3)
    assert text_in(path) == "text 2"


def test_a_save_that_fails_is_said_and_stays_said_until_it_succeeds(tmp_path: Path, disk: Disk) -> None:
    """Nobody was told that the store was full; the work was gone the next day (excalidraw 8411, 8395)."""
    session = made(tmp_path / "a.cxs")
    heard: list[SaveState] = []
    session.on_state(heard.append)
    disk.full = True
    for text in ("one", "two", "three"):
        write(session, text)
    session.retry()
    session.idle()
    assert [(s.pending, bool(s.problem)) for s in heard] == [
        (1, True),
        (2, True),
        (3, True),
        (3, True),
        (3, True),
    ]
    assert session.state.problem.startswith("Not saved: the disk of “a.cxs” is full. Free some space")
    with pytest.raises(FileProblem):
        session.close()
    disk.full = False
    session.close()
    assert (heard[-1].pending, heard[-1].problem, text_in(session.path)) == (0, "", "three")


@pytest.mark.parametrize("newer", ["file", "what lies beside it"])
def test_recovery_goes_by_what_is_there_and_not_by_the_clock(tmp_path: Path, newer: str) -> None:
    """The recovery data was passed over because the broken file had the later date (FreeCAD 18044)."""
    path = tmp_path / "a.cxs"
    made(path).close()
    killed_after(path, 5)
    first, second = (SOON, LATER) if newer == "file" else (LATER, SOON)
    os.utime(beside(path), (first, first))
    os.utime(path, (second, second))
    session = SessionFile.open(path)
    assert text_of(session) == "text 4"
    session.close()


def test_of_a_torn_last_write_the_one_before_it_is_left(tmp_path: Path) -> None:
    """A power cut in the middle of saving left one copy, cut short, and no older one (xournalpp 4934)."""
    path = tmp_path / "a.cxs"
    made(path).close()
    killed_after(path, 6)
    whole, log = path.read_bytes(), beside(path).read_bytes()
    beside(path).unlink()
    found = []
    for number, length in enumerate(range(0, len(log) + 1, max(1, len(log) // 16))):
        torn = tmp_path / f"{number}.cxs"
        torn.write_bytes(whole)
        beside(torn).write_bytes(log[:length])
        found.append(text_in(torn))
    expected = ["Nobody answers", *(f"text {i}" for i in range(6))]
    assert found == sorted(found, key=expected.index)
    assert (found[0], set(found) <= set(expected)) == ("Nobody answers", True)
    assert len(set(found)) > 4


def test_what_is_offered_for_recovery_was_opened_and_checked_before() -> None:
    """At each start the same broken file was offered for recovery, and failed (fontforge 5401)."""
    good, bad = new_draft(), new_draft()
    for draft in (good, bad):
        start(draft.document)
        draft.close()
    bad.path.write_bytes(bad.path.read_bytes()[:9000])
    found = {draft.path: draft for draft in list_drafts()}
    assert (found[good.path].problem, found[good.path].touchpoints) == ("", 2)
    assert "salvage" in found[bad.path].problem
    SessionFile.open(good.path).close()
    for path in drafts_folder().iterdir():
        path.unlink()


@pytest.mark.parametrize("moment", ["before the bytes are on disk", "before it has its name"])
def test_a_save_that_fails_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """After saving, the file had no bytes (evolus/pencil 543, BORIS 734, BORIS 355)."""
    session = made(tmp_path / "a.cxs")
    old = tmp_path / "copy.cxs"
    session.save_copy(old)
    before = old.read_bytes()
    write(session, "newer")

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "words of its own")

    monkeypatch.setattr(publish, "_to_disk" if "bytes" in moment else "_replace", full)
    with pytest.raises(FileProblem) as problem:
        session.save_copy(old)
    assert str(problem.value).startswith("“copy.cxs” was not written: its disk is full. Free some space")
    assert old.read_bytes() == before
    session.close()
    assert sorted(x.name for x in tmp_path.iterdir()) == ["a.cxs", "copy.cxs"]


def test_a_disk_that_fills_up_and_is_freed_again_costs_nothing(tmp_path: Path, disk: Disk) -> None:
    """The disk was full, and the file was empty afterwards (vscode 34915, codelite 1805, OpenBoard 215)."""
    session = made(tmp_path / "a.cxs")
    disk.full = True
    for i in range(20):
        write(session, f"text {i}")
    session.document.undo()
    disk.full = False
    write(session, "there is room again")
    assert (disk.refused, session.state.pending) == (21, 0)
    before = state(session.document)
    session.close()
    again = SessionFile.open(session.path)
    assert state(again.document) == before
    again.document.undo()
    assert text_of(again) == "text 18"
    again.close()


@pytest.mark.parametrize("attempts", [3, 100])
def test_a_file_that_a_scanner_holds_is_waited_for_and_else_left_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attempts: int
) -> None:
    """The synchronising folder held the file, renaming failed and the data was gone (keepassxc 604, 1385, 1717)."""
    session = made(tmp_path / "a.cxs")
    target = tmp_path / "copy.cxs"
    session.save_copy(target)
    before = target.read_bytes()
    write(session, "newer")
    rename, left = Path.replace, [attempts]

    def held(path: Path, to: Path) -> Path:
        left[0] -= 1
        if left[0] > 0:
            raise PermissionError(errno.EACCES, "words of its own")
        return rename(path, to)

    with monkeypatch.context() as scanner:
        scanner.setattr(publish, "_PAUSES", (0.0,) * 5)
        scanner.setattr(Path, "replace", held)
        if attempts == 3:
            session.save_copy(target)
        else:
            with pytest.raises(
                FileProblem, match=r"open in another program. Close it there, or choose another name"
            ):
                session.save_copy(target)
    session.close()
    assert text_in(target) == ("newer" if attempts == 3 else "Nobody answers")
    assert (target.read_bytes() == before) == (attempts == 100)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_shared_or_synchronised_folder_gets_one_whole_file(tmp_path: Path) -> None:
    """On a shared folder the log beside the database broke it (atuin 2356, opencode 14970)."""
    session = made(tmp_path / "a.cxs")
    write(session, "resting")
    names = {x.name for x in tmp_path.iterdir()}
    assert names == {"a.cxs", "a.cxs-wal"}  # no memory shared between machines, which no network can share
    session.idle()
    alone = tmp_path / "uploaded.cxs"
    alone.write_bytes(session.path.read_bytes())
    assert text_in(alone) == "resting"
    write(session, "written over")
    session.idle()
    alone.write_bytes(session.path.read_bytes())
    assert text_in(alone) == "written over"
    session.close()
    assert not beside(session.path).exists()


def test_an_unnamed_map_is_found_again_under_its_title() -> None:
    """It had been saved all along, but nobody could find where (vpaint 85)."""
    draft = new_draft()
    start(draft.document)
    with draft.document.transaction("Title"):
        draft.document.set("session", title="Branch visit")
    draft.close()
    assert [(x.path, x.title) for x in list_drafts()] == [(draft.path, "Branch visit")]
    draft.path.unlink()


def test_what_a_newer_program_wrote_is_refused_or_kept_and_never_rewritten(tmp_path: Path) -> None:
    """An older program opened a newer file and saved it without what it did not know (tldraw 2531, 6785, 7440)."""
    path = tmp_path / "a.cxs"
    session = made(path)
    replica = session.document.replica
    assert replica is not None
    newer = Replica([replica.missing()])
    update = newer.write(
        [
            FieldChange("n", "hologram1", CREATED, None, {"kind": "hologram", "depth": 3}),
            FieldChange("n", "c", "smell", None, "of paper"),
        ]
    )
    session.document.receive([Row(update, "do", source=newer.client, turn=1)], "Merge")
    write(session, "edited by the older one")
    session.save_copy(tmp_path / "copy.cxs")
    session.close()
    for kept in (path, tmp_path / "copy.cxs"):
        again = SessionFile.open(kept)
        assert again.document.registers.get("n", "hologram1") == {"kind": "hologram", "depth": 3}
        assert again.document.registers.get("n", "c")["smell"] == "of paper"
        again.close()
    db = sqlite3.connect(path)
    db.execute("pragma user_version=2")
    db.close()
    before = path.read_bytes()
    assert "Update CX Studio to open it" in str(problem_of(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("crash", "words"),
    [
        (lambda _whole: b"", "cut short. Copy it again"),
        (lambda whole: bytes(len(whole)), "damaged. Salvage it"),
        (lambda whole: whole[:4096] + bytes(len(whole) - 4096), "damaged. Salvage it"),
    ],
    ids=["no bytes", "nothing but zeros", "zeros behind the head"],
)
def test_an_empty_or_zero_filled_file_is_named_and_left_as_it_is(
    tmp_path: Path, crash: Callable[[bytes], bytes], words: str
) -> None:
    """After a crash the file was empty or full of zeros (drawio-desktop 170, 228, 271, 501, 1088; drawio 4462)."""
    path = tmp_path / "a.cxs"
    made(path).close()
    broken = crash(path.read_bytes())
    path.write_bytes(broken)
    assert words in str(problem_of(path))
    assert path.read_bytes() == broken


def test_a_file_cut_anywhere_is_refused_and_never_taken_for_a_shorter_map(tmp_path: Path) -> None:
    """Saving was interrupted, and what was left of the file did not open (obsidian-excalidraw 193, 746, 1135)."""
    path = tmp_path / "a.cxs"
    made(path).close()
    whole = path.read_bytes()
    for length in range(0, len(whole), 997):
        path.write_bytes(whole[:length])
        assert problem_of(path).kind == "truncated", length


def test_an_edit_beside_a_large_picture_writes_only_itself(tmp_path: Path) -> None:
    """A file with pictures grew to 50 MB, was written whole at each change and opened no more (excalidraw 4558)."""
    session = made(tmp_path / "a.cxs")
    picture = os.urandom(4_000_000)
    sha256 = session.put_blob(picture, "image/png")
    with session.document.transaction("Attach"):
        session.document.put(Attachment(id="a", sha256=sha256, size=len(picture), owner="c"))
    session.close()
    size = session.path.stat().st_size
    assert size < 1.05 * len(picture)
    session = SessionFile.open(session.path)
    write(session, "one word")
    assert beside(session.path).stat().st_size < 50_000
    session.close()
    assert session.path.stat().st_size <= size + 8192


def test_many_small_changes_do_not_double_the_file(tmp_path: Path) -> None:
    """Files doubled in size by the way they were written (excalidraw 7169)."""
    session = made(tmp_path / "a.cxs")
    for i in range(400):
        with session.document.transaction("Rate"):
            session.document.set("c", severity=i % 5 + 1)
    session.close()
    assert session.path.stat().st_size < 400 * 500


def test_what_was_written_over_is_still_there(tmp_path: Path) -> None:
    """A drawing was written over by another one and there was no way back (excalidraw 10567)."""
    session = made(tmp_path / "a.cxs")
    write(session, "worth keeping")
    name_version(session, "Before lunch")
    write(session, "written over")
    session.close()
    again = SessionFile.open(session.path)
    kept = open_version(again, "Before lunch").find("c", Card)
    assert kept is not None
    assert kept.text == "worth keeping"
    again.document.undo()
    assert text_of(again) == "worth keeping"
    again.close()


def test_a_clean_copy_gives_back_the_room_of_deleted_pictures(tmp_path: Path) -> None:
    """Pictures were deleted and the file stayed as large as before (BeeRef 99)."""
    session = made(tmp_path / "a.cxs")
    picture = os.urandom(1_000_000)
    sha256 = session.put_blob(picture, "image/png")
    with session.document.transaction("Attach"):
        session.document.put(Attachment(id="a", sha256=sha256, size=len(picture), owner="c"))
    with session.document.transaction("Delete"):
        session.document.hide("a")
    clean_copy(session, tmp_path / "clean.cxs")
    assert session.blob(sha256) == picture  # undo may still want it here
    session.close()
    assert (tmp_path / "clean.cxs").stat().st_size < 200_000 < session.path.stat().st_size
