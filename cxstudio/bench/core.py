"""Opening, editing and memory of a session file, beside bare SQLite and JSON; no window."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from cxstudio.bench.bare import BareRows
from cxstudio.bench.maps import CARDS, LINKS, fill
from cxstudio.bench.table import Figure, in_turn, percentile
from cxstudio.edits.fields import set_text
from cxstudio.files.merge import merge_files
from cxstudio.files.session_file import SessionFile

EDITS = 10_900
SHORT_EDITS = 400
APART = 500


def figures(folder: Path) -> Iterator[Figure]:
    """The rows about files; `folder` is scratch."""
    path = folder / "large.cxs"
    session = SessionFile.create(path)
    fill(session.document, CARDS, LINKS)
    records = [r for _, r in session.document.graph.nodes(data="record")] + session.document.links()
    bare = BareRows.create(folder / "bare.db", [msgspec.json.encode(r) for r in records])
    session.close()
    mine, theirs, merged = (folder / name for name in ("mine.cxs", "theirs.cxs", "merged.cxs"))
    for copy in (mine, theirs):
        shutil.copy(path, copy)
    yield Figure(
        f"open {CARDS:,} cards, {LINKS:,} links",
        *in_turn(lambda: _open(path), bare.read_json, 3),
        "the same records read with sqlite3 and json",
        7,
    )
    session = SessionFile.open(path)
    ours, yard = _edits(session, bare, SHORT_EDITS)
    yield Figure(
        "one edit to Saved, median",
        percentile(ours, 0.5),
        percentile(yard, 0.5),
        "one bare insert, full sync",
        3,
    )
    yield Figure(
        "one edit to Saved, 99 of 100",
        percentile(ours, 0.99),
        percentile(yard, 0.99),
        "one bare insert, full sync",
        10,
    )
    _edits(session, None, EDITS)
    session.close()
    yield Figure(
        f"open after {EDITS:,} more edits",
        *in_turn(lambda: _open(path), bare.read_json, 3),
        "the same records read with sqlite3 and json",
        10,
    )
    bare.close()
    for number, copy in enumerate((mine, theirs)):
        session = SessionFile.open(copy)
        _edits(session, None, APART, apart=number)
        session.close()
    yield Figure(
        f"merge copies, {APART} edits in each",
        *in_turn(lambda: merge_files(mine, theirs, merged, replace=True), lambda: _open(mine, theirs), 3),
        "opening the two copies",
        2,
    )


def _open(*paths: Path) -> None:
    for path in paths:
        SessionFile.open(path).close()


def _edits(
    session: SessionFile, bare: BareRows | None, count: int, apart: int = 0
) -> tuple[list[float], list[float]]:
    """The wall time of so many edits, and of bare inserts between them; `apart` tells two copies' edits apart."""
    ours, yard = [], []
    for number in range(count):
        start = time.perf_counter()
        set_text(session.document, f"c{number * (37 + 4 * apart) % CARDS}", f"changed {number} {apart}")
        ours.append(time.perf_counter() - start)
        if bare is not None:
            start = time.perf_counter()
            bare.insert(b'"' + b"x" * 218 + b'"')
            yard.append(time.perf_counter() - start)
    return ours, yard
