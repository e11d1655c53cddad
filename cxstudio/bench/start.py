"""Starting the program beside a bare Qt window and a bare interpreter: whole processes, wall time and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxstudio.bench.maps import CARDS, LINKS, fill
from cxstudio.bench.table import Figure
from cxstudio.files.session_file import SessionFile

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
BARE_MEMORY = f"""
from cxstudio.bench.start import memory
{BARE_WINDOW}
print(memory())
"""
OUR_MEMORY = """
import sys
from cxstudio.bench.start import show_and_weigh
show_and_weigh(sys.argv[1])
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


def show_and_weigh(path: str) -> None:
    """Open a session in the program, wait until all of its map is laid out and painted, print the memory and leave."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from cxstudio.app.run import run
    from cxstudio.canvas.view import MapCanvas

    timer = QTimer(interval=100)

    def look() -> None:
        views = [w for w in QApplication.allWidgets() if isinstance(w, MapCanvas)]
        if views and all(view.picture.settled and view.sheet.clean for view in views):
            timer.stop()
            print(memory())
            QApplication.quit()

    timer.timeout.connect(look)
    QTimer.singleShot(0, timer.start)
    run([path])


def memory() -> float:
    """What this process holds now, in MB; the most it ever held where the system tells no more."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def peak_memory() -> float:
    """The most this process ever held, in MB. What the system counts for a child begins with its parent's."""
    try:
        told = Path("/proc/self/status").read_text(encoding="ascii")
        return int(told.split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    except (OSError, IndexError):
        return memory()


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
    if sys.platform != "win32":
        yield _memory(folder, environment)
    main = Path(__file__).resolve().parents[2] / "main.py"
    if main.is_file():
        ours, bare = _in_turn([[sys.executable, str(main), "--version"], _python("pass")], environment)
        yield Figure("main.py --version", ours, bare, "a bare interpreter", 0.25, difference=True)


def _memory(folder: Path, environment: dict[str, str]) -> Figure:
    """What the map of the other rows costs once all of it is laid out."""
    path = folder / "memory.cxs"
    session = SessionFile.create(path)
    fill(session.document, CARDS, LINKS)
    session.close()
    ours, bare = (
        float(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
        for command in ([*_python(OUR_MEMORY), str(path)], _python(BARE_MEMORY))
    )
    name = f"memory with {CARDS:,} cards, {LINKS:,} links"
    return Figure(name, ours, bare, "a bare Qt window", 300, "MB", difference=True)


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
