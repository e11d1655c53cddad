"""The entry line where there is little room: its table of signs, its strip of what is there already, its two rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.arrangement import TWO_ROWS
from cxstudio.app.panels.entry_again import inside
from cxstudio.workshop.tokens import START_SIGNS
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


def activate(widget: QWidget) -> None:
    """Lay a widget out now, as it is when it is shown."""
    layout = widget.layout()
    assert layout is not None
    layout.activate()


def test_a_click_on_the_question_mark_shows_the_signs_and_esc_closes_them(small: Opened) -> None:
    entry = small.window.entry
    small.window.canvas.setFocus()
    entry.show_signs()
    assert entry.signs is not None
    press(small.window.focusWidget(), Qt.Key.Key_Escape)
    assert not entry.signs.isVisible()


def test_in_a_narrow_window_the_signs_stand_in_one_column_and_every_word_is_seen(
    small: Opened, qtbot: QtBot
) -> None:
    entry = small.window.entry
    entry.show_signs()
    signs = entry.signs
    assert signs is not None
    for width, columns in ((900, 2), (420, 1)):
        signs._fit(width)
        signs.resize(width, signs.sizeHint().height())
        qtbot.waitUntil(lambda: signs._page.width() > 0)
        activate(signs._page)
        words = [one for one in signs._page.findChildren(QLabel) if one.wordWrap()]
        below = words[len(START_SIGNS)].y() > words[len(START_SIGNS) - 1].y()
        assert below == (columns == 1)
        assert all(one.height() >= one.heightForWidth(one.width()) for one in words)
        assert max(one.geometry().right() for one in words) <= signs._page.width()


def test_in_a_narrow_strip_the_words_have_a_line_of_their_own(small: Opened) -> None:
    strip = small.window.entry._again.strip
    strip.say("There already: “No seats left”, Pain point at 2.2 Waiting area")
    for width, alone in ((900, False), (400, True)):
        strip._fit(width)
        strip.resize(width, strip.sizeHint().height())
        activate(strip)
        button = strip.findChildren(QPushButton)[0]
        words = strip._words.geometry()
        assert (button.y() > words.bottom()) == alone
        assert not words.intersects(button.geometry())
        assert words.width() > 300


def test_the_strip_covers_neither_line_nor_kind_in_two_rows(small: Opened) -> None:
    entry = small.window.entry
    entry.setGeometry(entry.x(), entry.y() - 40, 330, TWO_ROWS)
    entry._again.strip.say("There already: “No seats left”")
    foot = entry._again.strip.geometry().bottom()
    assert foot < entry.picker.mapTo(small.window, QPoint(0, 0)).y()


def test_what_is_quoted_has_inner_quotes() -> None:
    assert inside('They said “wait” and "go"') == "They said ‘wait’ and 'go'"


WORDS = "Pain point to 2.2 Waiting area, severity 4, channel phone"


@pytest.mark.parametrize("width", [1600, 480, 300, 240])
def test_the_hint_is_read_whole_on_one_line_or_on_two(small: Opened, width: int) -> None:
    hint = small.window.entry._where
    hint.setMaximumWidth(width)
    hint.say(WORDS, "Waiting area")
    hint.resize(width, 34)
    shown = hint.text().split("\n")
    assert " ".join(shown) == WORDS
    assert len(shown) == (1 if width >= 480 else 2)
    assert all(hint.fontMetrics().horizontalAdvance(line) <= width for line in shown)
    assert hint.fontMetrics().height() * len(shown) <= 34


def test_where_two_lines_are_too_few_the_hint_says_less_and_its_tip_all(small: Opened) -> None:
    hint = small.window.entry._where
    hint.say(WORDS, "To 2.2 Waiting area")
    hint.resize(120, 34)
    assert hint.text().replace("\n", " ") == "To 2.2 Waiting area"
    assert hint.toolTip() == WORDS
    hint.resize(40, 34)
    assert hint.text().endswith("…")
    assert hint.accessibleName() == WORDS


def test_in_a_window_of_960_pixels_the_hint_is_whole_beside_the_console(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    opened = open_window(size=(960, 640))
    window, entry = opened.window, opened.window.entry
    window.workshop.toggle()
    window.canvas.select([opened.made.touchpoints[4]])
    type_into(entry.line, "-No word on delays !!!! #phone")
    qtbot.waitUntil(lambda: entry.line.parentWidget() is not None and entry.line.width() > 200)
    assert entry._where.text().replace("\n", " ") == WORDS
    assert entry.picker.width() >= entry.picker.sizeHint().width()
