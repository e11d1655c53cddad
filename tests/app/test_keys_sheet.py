"""All keys stand on one page whose columns fit into it, and a line looks one up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxstudio.app.actions import ACTIONS, shortcuts
from cxstudio.app.dialogs.keys import KeysSheet, all_keys
from cxstudio.app.panels.entry_keys import ENTRY_KEYS
from cxstudio.app.panels.outline_keys import OUTLINE_KEYS
from cxstudio.app.style import dress
from cxstudio.app.workshop.agenda_keys import AGENDA_KEYS
from cxstudio.canvas.keys import CANVAS_KEYS
from cxstudio.picture.theme import theme
from cxstudio.workshop.tokens import sign_rows
from tests.app.hands import press


def opened(qtbot: QtBot) -> KeysSheet:
    sheet = KeysSheet()
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    return sheet


def caps(sheet: KeysSheet) -> list[QLabel]:
    return [cap for cap in sheet.area.findChildren(QLabel) if cap.property("look") == "keycap"]


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_every_key_is_inside_the_page(
    dressed: QApplication, qtbot: QtBot, text_size: int, side: Qt.LayoutDirection
) -> None:
    dress(dressed, theme("light"), text_size)
    sheet = KeysSheet()
    qtbot.addWidget(sheet)
    sheet.setLayoutDirection(side)
    sheet.resize(760, 500)
    with qtbot.waitExposed(sheet):
        sheet.show()
    port = sheet.area.viewport()
    page = sheet.area.widget()
    assert page is not None
    assert page.width() == port.width()
    for cap in caps(sheet):
        left = cap.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + cap.width() <= page.width()
        assert cap.width() >= cap.sizeHint().width()
    halves = {group.width() for group in sheet.groups}
    assert max(halves) - min(halves) <= 1
    dress(dressed, theme("light"))


def test_the_page_lists_menus_map_outline_entry_line_its_signs_and_the_agenda() -> None:
    number = sum(len(group.rows) for group in all_keys())
    of_menus = sum(1 for row in ACTIONS if shortcuts(row))
    at_the_line = len(ENTRY_KEYS) + len(sign_rows())
    in_lists = len(OUTLINE_KEYS) + len(AGENDA_KEYS)
    assert number == of_menus + len(CANVAS_KEYS) + in_lists + at_the_line


def test_the_line_leaves_the_rows_that_hold_its_words(dressed: QApplication, qtbot: QtBot) -> None:
    sheet = opened(qtbot)
    sheet.line.setText("outline REN")
    left = [cap.accessibleName() for cap in caps(sheet) if cap.isVisible()]
    assert left == ["Enter, F2"]
    sheet.line.setText("xyzzy")
    assert not [cap for cap in caps(sheet) if cap.isVisible()]
    assert sheet.nothing.isVisible()


def test_the_page_turns_while_the_line_has_the_keyboard(dressed: QApplication, qtbot: QtBot) -> None:
    sheet = KeysSheet()
    qtbot.addWidget(sheet)
    sheet.resize(760, 400)
    with qtbot.waitExposed(sheet):
        sheet.show()
    press(sheet.line, Qt.Key.Key_PageDown)
    assert sheet.area.verticalScrollBar().value() > 0
