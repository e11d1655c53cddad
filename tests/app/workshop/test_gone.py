"""A window that held a workshop goes when it is closed, with all that was made for it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.window import MainWindow
from cxstudio.files.session_file import SessionFile
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.makers import small_map

USES: dict[str, Callable[[MainWindow], object]] = {
    "nothing": lambda window: None,
    "console": lambda window: window.workshop.toggle(),
    "wall": lambda window: window.workshop.wall.toggle(),
    "hands": lambda window: window.workshop.count_hands(),
    "vote": lambda window: window.workshop.vote(),
    "spotlight": lambda window: window.workshop.spotlight(),
    "similar": lambda window: window.workshop.to_similar(),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.usefixtures("dressed")
def test_nothing_of_a_closed_window_stays(
    qtbot: QtBot, tmp_path: Path, settings: Settings, engine: TextEngine, use: str
) -> None:
    file = SessionFile.create(tmp_path / "map.cxs")
    small_map(file.document)
    document = ref(file.document)
    window = MainWindow(OpenSession(file), engine, theme("light"), settings)
    window.show()
    USES[use](window)
    QApplication.processEvents()
    window.close()
    del window, file

    def gone() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return document() is None

    qtbot.waitUntil(gone)
