"""How long it takes until another view, or another choice of lanes, is on the screen at 10,000 cards."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.style import prepare
from cxstudio.app.window import MainWindow
from cxstudio.bench.maps import CARDS, LINKS, fill, fill_work
from cxstudio.bench.screen import SIZE, frame
from cxstudio.bench.table import Figure
from cxstudio.edits.lane_sets import apply_lane_set
from cxstudio.files.session_file import SessionFile
from cxstudio.model.lane_sets import LANE_SETS
from cxstudio.model.views import VIEWS
from cxstudio.picture.theme import theme
from cxstudio.text.layout import standard_engine

AT_ONCE, AT_ONCE_NAME = 0.2, "200 ms of processor time"


def figures(folder: Path) -> Iterator[Figure]:
    """The rows about views. A QApplication must exist."""
    dress()
    file = SessionFile.create(folder / "views.cxs")
    journey = fill(file.document, CARDS, LINKS)
    fill_work(file.document)
    window = MainWindow(
        OpenSession(file), standard_engine(), theme("light"), Settings(folder / "settings.ini")
    )
    window.resize(*SIZE)
    window.show()
    frame(window)
    window.canvas.drain()
    for name in (*VIEWS, "map"):
        if name == window.views.name:
            continue
        start = time.process_time()
        window.show_view(name)
        frame(window)
        cost = time.process_time() - start
        yield Figure(f"to the view “{name}” at {CARDS:,} cards", cost, AT_ONCE, AT_ONCE_NAME, 1)
    for key in LANE_SETS:
        start = time.process_time()
        apply_lane_set(file.document, journey, key)
        frame(window)
        cost = time.process_time() - start
        yield Figure(f"lane set “{key}”", cost, AT_ONCE, AT_ONCE_NAME, 1)
        window.canvas.drain()
    window.close()


def dress() -> None:
    """Fonts, style and theme as the program has them."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    prepare(application, theme("light"))
