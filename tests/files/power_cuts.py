"""Simulated power cuts: what a writer had confirmed must be in the file, whatever of the unsynced rest survives.

A preloaded library notes every write, truncate, sync and unlink of a writer (Linux, a C compiler). The notes are played
back to a random point; what was not yet synced survives at random and torn at sector borders; then the file is opened.

    python -m tests.files.power_cuts ACTIONS CUTS
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from cxstudio.files import condensed
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from tests.files.kill_loop import said_by, said_by_rows
from tests.model.random_edits import RandomEdits, start

PROJECT = Path(__file__).resolve().parents[2]
SECTOR = 512  # bytes
CANNOT_RUN = 77


@dataclass(frozen=True, slots=True)
class Step:
    """One note of the preloaded library."""

    kind: str
    path: str
    offset: int
    data: bytes


@dataclass(slots=True)
class Disk:
    """What is on the platter, and what is only in the cache."""

    folder: str
    dice: random.Random
    durable: dict[str, bytearray] = field(default_factory=dict)
    cached: dict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))
    entries: set[str] = field(default_factory=set)  # names the folder holds for good
    wanted: set[str] = field(default_factory=set)  # names it holds as the writer sees it

    def play(self, step: Step) -> None:
        if step.kind in "WT":
            if step.path not in self.wanted:
                self.wanted.add(step.path)
                self.durable[step.path] = bytearray()
                self.cached[step.path].clear()
            self.cached[step.path].append(step)
        elif step.kind == "U":
            self.wanted.discard(step.path)
        elif step.path == self.folder:
            self.entries = set(self.wanted)
        elif step.path in self.durable:
            for waiting in self.cached[step.path]:
                apply(self.durable[step.path], waiting)
            self.cached[step.path].clear()
            self.entries.add(step.path)

    def after_the_cut(self) -> dict[str, bytes]:
        """What a machine finds that starts again."""
        found = {}
        for path in self.entries | self.wanted:
            sure = path in self.entries and path in self.wanted
            if sure or self.dice.random() < 0.5:
                found[path] = bytes(self._survivor(path))
        return found

    def _survivor(self, path: str) -> bytearray:
        content = bytearray(self.durable[path])
        share = self.dice.choice([0, 0.5, 0.5, 1])
        for step in self.cached[path]:
            if share < 1 and self.dice.random() >= share:
                continue
            if step.kind == "W" and len(step.data) > SECTOR and self.dice.random() < 0.3:
                for at in range(0, len(step.data), SECTOR):
                    if self.dice.random() < 0.5:
                        piece = step.data[at : at + SECTOR]
                        apply(content, Step("W", path, step.offset + at, piece))
            else:
                apply(content, step)
        return content


def apply(content: bytearray, step: Step) -> None:
    if step.kind == "T":
        del content[step.offset :]
    content.extend(bytes(max(0, step.offset - len(content))))
    if step.kind == "W":
        content[step.offset : step.offset + len(step.data)] = step.data


def write(path: Path, actions: int) -> None:
    """What the recorded child does."""
    condensed.FEWEST_ROWS = 3
    dice = random.Random(1)
    session = SessionFile.open(path)
    writer = RandomEdits(session.document, "w", 1)
    for _ in range(actions):
        writer.edit()
        os.write(1, f"{session.rows()[-1].seq} {said_by(session.document)}\n".encode())
        if dice.random() < 0.08:
            session.idle()
        if dice.random() < 0.04:
            session.close()
            session = SessionFile.open(path)
            writer.document = session.document


def recorded(folder: Path, path: Path, actions: int) -> list[Step]:
    library, log = folder / "write_log.so", folder / "notes"
    source = Path(__file__).with_name("write_log.c")
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", library, source], check=True)
    environment = os.environ | {
        "WRITE_LOG": str(log), "WRITE_LOG_FOLDER": str(path.parent), "LD_PRELOAD": str(library),
        "XDG_DATA_HOME": str(folder / "data"),
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.files.power_cuts", "child", str(path), str(actions)]
    subprocess.run(command, env=environment, cwd=PROJECT, stdout=subprocess.DEVNULL, check=True)
    raw, steps, at = log.read_bytes(), [], 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        kind, rest = raw[at:end].decode().split(" ", 1)
        name, offset, length = rest.rsplit(" ", 2)
        steps.append(Step(kind, name, int(offset), raw[end + 1 : end + 1 + int(length)]))
        at = end + 1 + int(length)
    return steps


def lost(image: dict[str, bytes], folder: Path, name: str, confirmed: str) -> str:
    """What is wrong with the file after a cut; "" when nothing is."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in image.items():
        (folder / Path(path).name).write_bytes(content)
    seq, state = confirmed.split()
    store = Store.open(folder / name)
    rows = store.rows()
    store.drop()
    if len(rows) < int(seq):
        return f"{int(seq) - len(rows)} confirmed actions"
    return "" if said_by_rows(rows[: int(seq)]) == state else "something changed"


def power_cuts(actions: int, cuts: int) -> str:
    """Returns one line of what came of it. Raises AssertionError when anything confirmed is lost."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve()
        live = folder / "live"
        live.mkdir()
        session = SessionFile.create(live / "a.cxs")
        start(session.document)
        session.close()
        before = session.path.read_bytes()
        steps = recorded(folder, session.path, actions)
        first = next(i for i, step in enumerate(steps) if step.kind == "C")
        dice = random.Random(3)
        for cut in range(cuts):
            disk = Disk(str(live), dice, durable={str(session.path): bytearray(before)})
            disk.entries, disk.wanted = {str(session.path)}, {str(session.path)}
            confirmed = ""
            for step in steps[: dice.randrange(first + 1, len(steps) + 1)]:
                if step.kind == "C":
                    confirmed = step.data.decode()
                else:
                    disk.play(step)
            wrong = lost(disk.after_the_cut(), folder / "again", session.path.name, confirmed)
            assert not wrong, f"cut {cut}: {wrong} lost"
        syncs = sum(step.kind == "S" for step in steps) / actions
        return f"{cuts} power cuts in {actions} actions, {syncs:.1f} syncs an action, nothing confirmed lost"


if __name__ == "__main__":
    if sys.argv[1] == "child":
        write(Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.platform != "linux" or shutil.which("cc") is None:
        print("power cuts are simulated on Linux with a C compiler only")
        sys.exit(CANNOT_RUN)
    else:
        print(power_cuts(int(sys.argv[1]), int(sys.argv[2])))
