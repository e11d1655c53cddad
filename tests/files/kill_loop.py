"""Kills a writer with kill -9 again and again; what it had confirmed must be in the file each time, and nothing half.

The writer says whenever all is on disk which row was the last and what the document then held. The judge replays the
rows up to that one: they must say the same, and at most the one action in flight may follow. Every second writer treats
its disk as a slow one and writes behind; then what waited for one sync may follow, whole or not at all.

    python -m tests.files.kill_loop FILE KILLS
"""

from __future__ import annotations

import hashlib
import queue
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cxstudio.files import behind, condensed
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.log import Row
from cxstudio.model.replica import Replica
from tests.model.random_edits import RandomEdits, start

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Toll:
    """What a loop of kills came to."""

    kills: int
    confirmed: int
    in_flight: int  # kills after which more than what was confirmed was in the file
    left_beside: int  # kills that left the write-ahead log beside the file


def said(document_state: object) -> str:
    return hashlib.sha256(msgspec.json.encode(document_state, order="deterministic")).hexdigest()


def said_by_rows(rows: Sequence[Row]) -> str:
    return said(Replica(row.update for row in rows).state())


def said_by(document: Document) -> str:
    assert document.replica is not None
    return said(document.replica.state())


def write_for_ever(path: Path, seed: int) -> None:
    """What the child does until it is killed."""
    condensed.FEWEST_ROWS = 3
    behind.SLOW = -1.0
    dice = random.Random(seed)
    posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    session = _opened(path, seed, posted)
    writer = RandomEdits(session.document, f"w{seed}_", seed)
    confirmed = session.rows()[-1].seq
    while True:
        what = dice.random()
        if what < 0.80:
            writer.edit()
        elif what < 0.88 and session.document.undo_label != "Start":
            session.document.undo()
        elif what < 0.92:
            session.document.redo()
        elif what < 0.96:
            session.idle()
        else:
            session.close()
            session = _opened(path, seed, posted)
            writer.document = session.document
        while not posted.empty():
            posted.get()()
        if not session.state.pending and session.durable != confirmed:
            confirmed = session.durable
            print(confirmed, said_by(session.document), flush=True)


def _opened(path: Path, seed: int, posted: queue.SimpleQueue[Callable[[], None]]) -> SessionFile:
    session = SessionFile.open(path)
    if writes_behind(seed):
        session.write_behind(posted.put)
    return session


def writes_behind(seed: int) -> bool:
    return seed % 2 == 1


def kill_once(path: Path, seed: int) -> tuple[int, bool, bool]:
    """One writer, one kill. Returns confirmed actions, whether one in flight arrived, whether a log lay beside."""
    dice = random.Random(seed)
    command = [sys.executable, "-m", "tests.files.kill_loop", str(path), "child", str(seed)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=PROJECT, encoding="ascii")
    assert child.stdout is not None
    lines = [child.stdout.readline() for _ in range(dice.randint(1, 40))]
    child.kill()
    lines += child.stdout.read().splitlines(keepends=True)
    child.wait()
    child.stdout.close()
    told = [line.split() for line in lines if line.endswith("\n")]
    assert told, "the writer never wrote"
    seq, state = int(told[-1][0]), told[-1][1]
    beside = path.with_name(path.name + "-wal").exists()
    session = SessionFile.open(path)
    rows = session.rows()
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= seq, f"{seq} confirmed, {len(rows)} in the file"
    assert len(rows) <= seq + 1 or writes_behind(seed), f"{seq} confirmed, {len(rows)} in the file"
    assert said_by_rows(rows[:seq]) == state
    assert said_by(session.document) == said_by_rows(rows)
    session.close()
    return len(told), len(rows) > seq, beside


def kill_loop(path: Path, kills: int) -> Toll:
    """So many kills of writers of one file. Raises AssertionError when anything confirmed is missing."""
    session = SessionFile.create(path)
    start(session.document)
    session.close()
    found = [kill_once(path, seed) for seed in range(kills)]
    return Toll(kills, sum(x[0] for x in found), sum(x[1] for x in found), sum(x[2] for x in found))


if __name__ == "__main__":
    if sys.argv[2] == "child":
        write_for_ever(Path(sys.argv[1]), int(sys.argv[3]))
    print(kill_loop(Path(sys.argv[1]), int(sys.argv[2])))
