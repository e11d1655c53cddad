"""Menus: keys read from left to right, and a row has room for its words and its keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cxstudio.app.controls import MenuButton
from cxstudio.app.menu_items import keys_of
from cxstudio.picture.theme import theme


def test_keys_are_kept_together_from_left_to_right() -> None:
    assert keys_of("Zoom in\tCtrl++") == ("Zoom in", "\u2066Ctrl++\u2069")
    assert keys_of("Zoom in") == ("Zoom in", "")


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_row_under_the_pointer_is_tinted_and_keys_stand_in_it(
    qtbot: QtBot, dressed: QApplication, direction: Qt.LayoutDirection
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.setLayoutDirection(direction)
    plain = menu.addAction("Zoom in")
    with_words = menu.sizeHint().width()
    plain.setShortcut(QKeySequence("Ctrl+Shift+Z"))
    assert menu.sizeHint().width() > with_words
    menu.popup(QPoint(20, 20))
    menu.setActiveAction(plain)
    row = menu.actionGeometry(plain)
    picture = menu.grab().toImage()
    seen = {picture.pixelColor(x, row.center().y()).name() for x in range(row.left(), row.right())}
    assert QColor(theme("light").colour("accentTint")).name() in seen
    assert len(seen) > 10  # letters with soft edges, so words were drawn over the tint
    menu.close()


def test_a_menu_button_has_room_for_icon_words_and_arrow(qtbot: QtBot, dressed: QApplication) -> None:
    button = MenuButton("button")
    qtbot.addWidget(button)
    button.say("Pain & gain")
    words = button.fontMetrics().horizontalAdvance("Pain & gain")
    assert button.sizeHint().width() >= words + 14 + 8 + 2 * 12
    assert button.shortcut().isEmpty()


def test_a_menu_button_rests_when_its_menu_closes(qtbot: QtBot, dressed: QApplication) -> None:
    button = MenuButton("button")
    qtbot.addWidget(button)
    menu = QMenu(button)
    menu.addAction("One")
    button.setMenu(menu)
    button.move(400, 400)
    button.show()
    menu.popup(QPoint(20, 20))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    menu.close()
    qtbot.waitUntil(lambda: not button.testAttribute(Qt.WidgetAttribute.WA_UnderMouse))


def test_a_menu_has_no_corners_to_be_black(dressed: QApplication, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Undo")
    menu.popup(QPoint(20, 20))
    qtbot.waitUntil(menu.isVisible)
    assert not menu.mask().contains(QPoint(0, 0))
    assert menu.mask().contains(menu.rect().center())
    menu.close()
