"""The look: nothing is ever read as markup, and every colour comes from the tokens."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from cxstudio.app.labels import Elided
from cxstudio.app.sheet import style_sheet
from cxstudio.app.style import dress, palette
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened

DEEP = 12
MARKUP = "<b>bold</b><img src='/etc/passwd'>"


def test_a_label_shows_markup_as_it_is_written(qtbot: QtBot, dressed: QApplication) -> None:
    label = QLabel(MARKUP)
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.setText(MARKUP * 2)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_message_box_shows_markup_as_it_is_written(qtbot: QtBot, dressed: QApplication) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText(MARKUP)
    box.setInformativeText(MARKUP)
    box.show()
    said = [label for label in box.findChildren(QLabel) if MARKUP in label.text()]
    assert len(said) == 2
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in said)
    box.close()


def test_every_label_of_the_window_is_plain(small: Opened) -> None:
    window, made = small.window, small.made
    with made.document.transaction("Rename"):
        made.document.set(made.touchpoints[0], title=MARKUP)
        made.document.set("session", title=MARKUP)
    window.canvas.select([made.touchpoints[0]])
    formats = {label.textFormat() for label in window.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_sheet_holds_no_unfilled_token(name: str) -> None:
    sheet = style_sheet(theme(name))
    assert "$" not in sheet
    allowed = {colour.lower() for colour in theme(name).colours.values()}
    assert {found.lower() for found in re.findall(r"#[0-9A-Fa-f]{6}", sheet)} <= allowed


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_palette_is_the_themes(name: str) -> None:
    made = palette(theme(name))
    assert made.color(QPalette.ColorRole.Window).name() == theme(name).colour("surface").lower()
    assert made.color(QPalette.ColorRole.Text).name() == theme(name).colour("ink").lower()


def test_the_windows_letters_are_the_shipped_ones(dressed: QApplication) -> None:
    assert dressed.font().families()[0] == "Noto Sans"
    assert dressed.font().pixelSize() == 13


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_placeholder_is_muted_but_not_faint(qtbot: QtBot, dressed: QApplication, name: str) -> None:
    dress(dressed, theme(name))
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        field.show()
        shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert shown.alpha() == 255
        assert shown.name() == theme(name).colour("inkMuted").lower()
    dress(dressed, theme("light"))


def test_a_cut_name_ends_in_one_whole_ellipsis_inside_its_margins(
    qtbot: QtBot, dressed: QApplication
) -> None:
    name = Elided("Stage 2 Book · touchpoint 1.2", "caption")
    qtbot.addWidget(name)
    name.setContentsMargins(8, 0, 8, 0)
    name.resize(120, 20)
    name.show()
    assert name.text().endswith("…")
    assert name.fontMetrics().horizontalAdvance(name.text()) <= 104


class Counting(QFrame):
    """Counts how often it is told of another style."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.times += event.type() == QEvent.Type.StyleChange


def test_another_theme_reaches_a_widget_no_more_often_the_deeper_it_lies(
    qtbot: QtBot, dressed: QApplication
) -> None:
    outer = within = Counting()
    qtbot.addWidget(outer)
    for _depth in range(DEEP):
        inner = Counting()
        QVBoxLayout(within).addWidget(inner)
        within = inner
    outer.show()
    before = within.times
    dress(dressed, theme("dark"))
    times = within.times - before
    dress(dressed, theme("light"))
    assert 1 <= times <= 3
