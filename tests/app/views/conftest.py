"""A window that shows its plan, empty or with three actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cxstudio.app.views.plan import PlanBody
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, set_status, weigh
from cxstudio.insight.plan import today
from cxstudio.model.plans import Action
from tests.app.conftest import Opened
from tests.app.hands import NO_KEYS, press, type_into

Key = Qt.Key


class Plan:
    """A window that shows its plan."""

    def __init__(self, opened: Opened, qtbot: QtBot) -> None:
        self.opened, self.qtbot = opened, qtbot
        self.window, self.document = opened.window, opened.made.document
        self.window.show_view("plan")
        frame = self.window.views.frame
        assert frame is not None
        self.frame = frame
        body = frame.body
        assert isinstance(body, PlanBody)
        self.body = body

    def settle(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def action(self, place: int = 0) -> Action:
        return self.document.nodes(Action)[place]

    def cell(self, row: int, name: str) -> QPoint:
        table = self.body.table
        names = [column.name for column in table.rows.list.columns]
        return table.visualRect(table.rows.index(row, names.index(name))).center()

    def editor(self) -> QLineEdit | None:
        """The field in a cell that has the keyboard."""
        field = QApplication.focusWidget()
        inside = field is not None and self.body.table.viewport().isAncestorOf(field)
        return field if inside and isinstance(field, QLineEdit) else None

    def write(self, row: int, name: str, text: str) -> None:
        """Open a cell by a double click, write into it and press Enter."""
        table = self.body.table
        place = self.cell(row, name)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, place)
        self.settle(lambda: self.editor() is not None)
        editor = self.editor()
        assert editor is not None
        editor.selectAll()
        type_into(editor, text)
        press(editor, Key.Key_Return)
        self.settle(lambda: self.editor() is not editor)

    def enter(self, text: str) -> None:
        type_into(self.body.line.field, text)
        press(self.body.line.field, Key.Key_Return)


@pytest.fixture
def plan(small: Opened, qtbot: QtBot) -> Plan:
    return Plan(small, qtbot)


@pytest.fixture
def filled(small: Opened, qtbot: QtBot) -> Plan:
    """Three actions: one of an opportunity that is late, one done, one bare; two of them weighed."""
    document = small.made.document
    first = add_action(document, "Ring back", delivers=small.made.cards[1])
    set_field(document, [first], "owned_by", "Clinic desk")
    set_field(document, [first], "due", (today() - timedelta(3)).isoformat())
    second = add_action(document, "Name the entrance", delivers=small.made.cards[6])
    set_status(document, [second], "done")
    weigh(document, first, 4.0, 2.0)
    weigh(document, second, 2.0, 4.0)
    add_action(document, "More chairs")
    return Plan(small, qtbot)
