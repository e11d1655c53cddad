"""The screen a window is on stays the program's own, also when the window has become garbage."""

from __future__ import annotations

import ast
from pathlib import Path

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.on_screen import screen_of

PROJECT = Path(__file__).resolve().parents[2]


def test_a_window_and_its_dialog_to_come_are_on_the_screen_where_the_window_stands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    dialog = QDialog(window)
    assert screen_of(window) is QGuiApplication.primaryScreen()
    assert screen_of(dialog) is screen_of(window)


def test_a_window_beside_all_screens_is_said_to_be_on_the_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(-5000, -5000, 100, 100)
    window.show()
    assert screen_of(window) is QGuiApplication.primaryScreen()


def test_the_screen_becomes_no_part_of_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert repr(window) not in shiboken6.dump(screen_of(window))


def test_nobody_asks_a_widget_for_its_screen() -> None:
    """It would give Python leave to delete the screen; `on_screen.py` says why."""
    asking = [
        f"{path.relative_to(PROJECT)}:{node.lineno}"
        for folder in ("cxstudio", "tests", "packaging")
        for path in (PROJECT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "screen"
    ]
    assert asking == []
