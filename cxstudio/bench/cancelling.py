"""How soon a long export is over once somebody cancels it, and whether it leaves a file behind; it draws nothing."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from cxstudio.app.export_job import ExportJob
from cxstudio.app.workshop.take_away_job import TakeAwayJob
from cxstudio.bench.maps import CARDS, fill
from cxstudio.bench.table import Figure
from cxstudio.files.session_file import SessionFile
from cxstudio.formats.take_away import PARTS

ALLOWED = 0.2  # seconds
SETTLED = 2.0  # seconds
_RUNS = 2
_LONGEST_WAIT = 60.0  # seconds, for the child to say that it is at work


def figures(folder: Path) -> Iterator[Figure]:
    """The row about cancelling. A QCoreApplication must exist; `folder` is scratch."""
    session = SessionFile.create(folder / "cancelled.cxs")
    fill(session.document, CARDS)
    kept, tempfile.tempdir = tempfile.tempdir, str(folder / "temporary")
    (folder / "temporary").mkdir()
    try:
        waits = [_cancelled(session, folder) for _ in range(_RUNS)]
        taken = _taken_away(session, folder)
    finally:
        tempfile.tempdir = kept
        session.close()
    name = f"cancel an export of {CARDS:,} cards"
    yield Figure(name, max(waits), ALLOWED, "what is allowed, nothing left behind", 1)
    name = f"cancel a take-away folder of {CARDS:,} cards"
    yield Figure(name, taken, ALLOWED, "what is allowed, nothing left behind", 1)


def _cancelled(session: SessionFile, folder: Path) -> float:
    """Seconds from the request to the end of the child and of its files; endless where one is left."""
    target = folder / "cancelled.pdf"
    job = ExportJob(session, target, ["--profile", "poster"])
    steps: list[int] = []
    job.progressed.connect(lambda done, _whole: steps.append(done))
    job.start()
    begun = time.perf_counter()
    while not steps and time.perf_counter() - begun < _LONGEST_WAIT:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
    at_work = job.running
    start = time.perf_counter()
    job.cancel()
    waited = time.perf_counter() - start
    left = [*(folder / "temporary").iterdir(), *([target] if target.exists() else [])]
    return waited if at_work and not job.running and not left else float("inf")


def _taken_away(session: SessionFile, folder: Path) -> float:
    """The same for a take-away folder, whose parts are written by processes of their own."""
    place = folder / "stick"
    place.mkdir()
    job = TakeAwayJob(session, place / "Visit", tuple(PARTS))
    told: list[str] = []
    job.told.connect(lambda part, _problem: told.append(part))
    job.start()
    begun = time.perf_counter()
    while not told and time.perf_counter() - begun < _LONGEST_WAIT:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
    at_work = job.running
    start = time.perf_counter()
    job.cancel()
    waited = time.perf_counter() - start
    over = time.perf_counter() + SETTLED
    while time.perf_counter() < over:  # what the processes were about to write goes a moment later
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    left = [*(folder / "temporary").iterdir(), *place.iterdir()]
    return waited if at_work and not job.running and not left else float("inf")
