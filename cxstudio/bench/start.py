"""Starting the program beside a bare Qt window and a bare interpreter: whole processes, wall time and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxstudio.bench.table import Figure

RUNS = 5
BARE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OUR_WINDOW = """
from PySide6.QtCore import QTimer
from cxstudio.bench.start import show_and_leave
show_and_leave()
"""


def show_and_leave() -> None:
    """Open the program's first window and leave when it stands."""
    from PySide6.QtCore import QTimer

    from cxstudio.app.run import run

    QTimer.singleShot(0, _quit)
    run([])


def _quit() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.quit()


def figures(folder: Path) -> Iterator[Figure]:
    """The rows about starting. Settings and drafts are kept in `folder`."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    ours, bare = _in_turn([_python(OUR_WINDOW), _python(BARE_WINDOW)], environment)
    yield Figure("start to the first window", ours, bare, "a bare Qt window", 0.35, difference=True)
    main = Path(__file__).resolve().parents[2] / "main.py"
    if main.is_file():
        ours, bare = _in_turn([[sys.executable, str(main), "--version"], _python("pass")], environment)
        yield Figure("main.py --version", ours, bare, "a bare interpreter", 0.25, difference=True)


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def _in_turn(commands: Sequence[Sequence[str]], environment: dict[str, str]) -> list[float]:
    """The median wall time of each command, run in turn."""
    costs: list[list[float]] = [[] for _ in commands]
    for run in range(RUNS + 1):
        for command, kept in zip(commands, costs, strict=True):
            start = time.perf_counter()
            subprocess.run(
                command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            if run:
                kept.append(time.perf_counter() - start)
    return [statistics.median(kept) for kept in costs]
