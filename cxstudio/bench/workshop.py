"""From Enter in the entry line to the card painted on the wall, and how true the timer is while an export runs."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxstudio.app.export_job import ExportJob
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.style import prepare
from cxstudio.app.window import MainWindow
from cxstudio.app.workshop.clock import StepClock
from cxstudio.app.workshop.wall import Wall
from cxstudio.bench.maps import CARDS, fill
from cxstudio.bench.table import Figure, percentile
from cxstudio.edits.agenda import add_step
from cxstudio.files.session_file import SessionFile
from cxstudio.picture.theme import theme
from cxstudio.text.layout import standard_engine

NOTES = 40
WARM_UP = 5
ALLOWED = 0.05  # seconds from Enter to the painted card
DRIFT_ALLOWED = 0.2  # seconds an hour
DRIFT_RUN = 20.0  # seconds
_HOUR = 3600.0
_LONGEST_WAIT = 10.0  # seconds for one card


def figures(folder: Path) -> Iterator[Figure]:
    """The rows about the workshop. A QApplication must exist; `folder` is scratch."""
    session = SessionFile.create(folder / "workshop.cxs")
    fill(session.document, CARDS)
    step = add_step(session.document, "Read out", 24, lens="capture", adds="pain")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    prepare(app, theme("light"))
    opened = OpenSession(session)
    window = MainWindow(opened, standard_engine(), theme("light"), Settings(folder / "settings.ini"))
    window.resize(1440, 900)
    window.show()
    window.workshop.agenda.go_to(step)
    window.workshop.wall.toggle()
    _settle()
    gc.collect()
    gc.freeze()
    yield from _notes(window)
    yield _drift(opened, window.workshop.agenda.clock, folder)
    window.close()


def _notes(window: MainWindow) -> Iterator[Figure]:
    """Notes typed as people speak, each until its card is painted; and the same wall painted whole."""
    wall = window.workshop.wall.wall
    assert wall is not None
    notes, whole = [], []
    for number in range(WARM_UP + NOTES):
        QTest.keyClicks(window.entry.line, f"note {number} of the room")
        _settle(0.2)
        notes.append(_until_painted(wall, lambda: QTest.keyClick(window.entry.line, Qt.Key.Key_Return)))
        _settle(0.2)
        whole.append(_until_painted(wall, wall.repaint))
    notes, whole = notes[WARM_UP:], whole[WARM_UP:]
    name = "Enter to the card on the wall"
    yield Figure(f"{name}, 95 of 100", percentile(notes, 0.95), ALLOWED, f"50 ms, {CARDS:,} cards", 1)
    yield Figure(name, percentile(notes, 0.5), percentile(whole, 0.5), "the same wall painted whole", 10)


def _until_painted(wall: Wall, does: Callable[[], object]) -> float:
    """The processor time from the beginning of something until the wall was painted; endless where it never was."""
    painted: list[float] = []
    kept = wall.painted.connect(lambda: painted.append(time.process_time()))
    start, begun = time.process_time(), time.monotonic()
    does()
    while not painted and time.monotonic() - begun < _LONGEST_WAIT:
        QCoreApplication.processEvents()
    wall.painted.disconnect(kept)
    return painted[0] - start if painted else float("inf")


def _drift(session: OpenSession, clock: StepClock, folder: Path) -> Figure:
    """How far the countdown is from the time of day after a while of exporting, in seconds for each hour."""
    job = ExportJob(session.file, folder / "meanwhile.pdf", ["--profile", "poster"])
    job.start()
    left, day = clock.left, time.time()
    _settle(DRIFT_RUN)
    gone, passed = left - clock.left, time.time() - day
    job.cancel()
    drift = abs(gone - passed) / passed * _HOUR
    return Figure(
        "timer drift an hour, beside an export", drift, DRIFT_ALLOWED, "200 ms, and the time of day", 1
    )


def _settle(seconds: float = 1.0) -> None:
    """Let everything come to rest: maps are laid out, searches made ready, small pictures painted."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.002)
