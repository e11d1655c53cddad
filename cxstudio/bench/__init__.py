"""What the program costs, each figure beside a yardstick measured in the same run; it knows no more than it times."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from cxstudio.bench.table import HEAD, Figure, line

PARTS = ("files", "paper", "exports", "canvas", "views", "workshop", "start")


def main(argv: Sequence[str] = ()) -> int:
    """Measure the named parts (all by default) and print the table as it grows. Returns 2 for an unknown part."""
    wanted = list(argv) or list(PARTS)
    if unknown := [part for part in wanted if part not in PARTS]:
        print(f"cxstudio: bench knows {', '.join(PARTS)}, not {unknown[0]}", file=sys.stderr)
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for part in wanted:
            for figure in _figures(part, Path(folder)):
                print(line(figure), flush=True)
    return 0


def _figures(part: str, folder: Path) -> Iterator[Figure]:
    if part == "files":
        from cxstudio.bench import core

        yield from core.figures(folder)
    elif part == "start":
        from cxstudio.bench import start

        yield from start.figures(folder)
    else:
        from PySide6.QtWidgets import QApplication

        from cxstudio.bench import cancelling, exports, formats, paper, screen, views, workshop

        app = QApplication.instance() or QApplication([])
        if part == "paper":
            yield from paper.figures()
        elif part == "exports":
            yield from exports.figures(folder)
            yield from formats.figures()
            yield from cancelling.figures(folder)
        elif part == "canvas":
            yield from screen.figures()
        elif part == "workshop":
            yield from workshop.figures(folder)
        else:
            yield from views.figures(folder)
        del app
