"""Sentences around names that run the other way keep the direction of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.problems import Notice
from cxstudio.app.labels import elided, isolated, keycap, sentence
from cxstudio.text.bidi import levels, visual_order


@pytest.fixture
def mirrored(dressed: QApplication) -> Iterator[QApplication]:
    dressed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield dressed
    dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def on_screen(text: str) -> str:
    """The letters from left to right as they are seen, without the signs that have no shape."""
    order = visual_order(levels(text)[1])
    return "".join(
        text[place] for place in order if text[place] not in "\u200e\u200f\u2066\u2067\u2068\u2069"
    )


def test_a_text_of_one_direction_stays_as_it_is() -> None:
    assert sentence("“map.cxs” is not there.", rtl=False) == "“map.cxs” is not there."
    assert sentence("غير موجود.", rtl=True) == "غير موجود."


def test_an_arabic_sentence_begins_at_the_right_though_its_first_word_is_latin() -> None:
    seen = on_screen(sentence("«r.cxs» غير موجود.", rtl=True))
    assert seen.startswith(".")
    assert seen.endswith("»r.cxs«")  # the signs are mirrored when they are drawn


def test_an_english_sentence_keeps_its_order_round_an_arabic_name() -> None:
    seen = on_screen(sentence("“خريطة 2.” is not there.", rtl=False))
    assert seen.startswith("“")
    assert seen.endswith("” is not there.")


def test_a_value_in_a_mirrored_cell_reads_from_its_own_side() -> None:
    for value in ("30 Sep 2026", "384 (± 4)", "1: 18, 2: 22", "New pain point…"):
        assert isolated(value, rtl=True) == f"\u2068{value}\u2069"
        assert isolated(value, rtl=False) == value
    for value in ("قاعة", "٣٨٤ (± ٤)", "4.2 قاعة", "–", ""):
        assert isolated(value, rtl=True) == value
    assert isolated("4.2 قاعة.", rtl=False) == "\u20684.2 قاعة.\u2069"


def test_a_cut_text_ends_in_its_ellipsis_on_its_own_side(dressed: QApplication) -> None:
    metrics = QFontMetrics(dressed.font())
    for text, rtl in (
        ("before the change, \u20681 June\u2069 and more", True),
        ("قبل التغيير، يونيو وما بعده", False),
    ):
        room = metrics.horizontalAdvance(text) * 3 // 5
        seen = on_screen(elided(text, metrics, room, rtl=rtl))
        assert seen.startswith("…") != rtl
        assert seen.endswith("…") == rtl
        assert elided(text, metrics, 4 * room, rtl=rtl) == text
        cut = elided(text, metrics, room, rtl=rtl)
        assert sum(cut.count(sign) for sign in "\u2066\u2067\u2068") == cut.count("\u2069")


def test_the_ellipsis_of_a_name_that_runs_the_other_way_stands_where_the_name_ends(
    dressed: QApplication,
) -> None:
    metrics = QFontMetrics(dressed.font())
    text = "Employee, موظفة استقبال في المركز"
    seen = on_screen(elided(text, metrics, metrics.horizontalAdvance(text) * 3 // 4, rtl=False))
    assert seen.startswith("Employee, …")


def test_a_notice_speaks_in_the_direction_of_the_window(mirrored: QApplication, qtbot: QtBot) -> None:
    notice = Notice("تعذّر فتح «r.cxs»", "«r.cxs» غير موجود.", {"close": "إغلاق"})
    qtbot.addWidget(notice)
    texts = [said.text() for said in notice.findChildren(QLabel)]
    assert all(text.startswith("\u200f") for text in texts)
    assert all("«\u2068r.cxs\u2069»" in text for text in texts)
    assert notice.accessibleDescription() == "«r.cxs» غير موجود."


def test_keys_read_from_left_to_right(dressed: QApplication, qtbot: QtBot) -> None:
    cap = keycap("Ctrl+Z")
    qtbot.addWidget(cap)
    assert cap.text() == "\u2066Ctrl+Z\u2069"
    assert cap.accessibleName() == "Ctrl+Z"
