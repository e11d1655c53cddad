"""A dressed application, settings of its own for each test, and windows that are closed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.run import make_application
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.style import prepare
from cxstudio.app.window import MainWindow
from cxstudio.files.session_file import SessionFile
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine, standard_engine
from tests.makers import Made, empty_map, small_map


@dataclass
class Opened:
    """A window on a file, and what was put into it."""

    window: MainWindow
    made: Made
    path: Path


@pytest.fixture(scope="session")
def engine() -> TextEngine:
    return standard_engine()


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    application = make_application()
    prepare(application, theme("light"))
    return application


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def open_window(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, settings: Settings, engine: TextEngine
) -> Iterator[Callable[..., Opened]]:
    opened: list[MainWindow] = []

    def make(fill: Callable[..., Made] = small_map, size: tuple[int, int] = (1440, 900)) -> Opened:
        path = tmp_path / f"map{len(opened)}.cxs"
        file = SessionFile.create(path)
        made = fill(file.document)
        window = MainWindow(OpenSession(file), engine, theme("light"), settings)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.canvas.fit()
        # Where the keyboard is, and its ring, is told of an active window only.
        with qtbot.waitActive(window):
            window.activateWindow()
        opened.append(window)
        return Opened(window, made, path)

    yield make
    from shiboken6 import isValid

    for window in opened:
        if isValid(window):
            window.close()


@pytest.fixture
def small(open_window: Callable[..., Opened]) -> Opened:
    """A window on the small map."""
    return open_window()


@pytest.fixture
def blank(open_window: Callable[..., Opened]) -> Opened:
    """A window on a session that was just begun."""
    return open_window(empty_map)
