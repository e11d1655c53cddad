"""What is missing from pain to plan is told on one line, however narrow it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cxstudio.app.views.plan_gaps import GapLine
from cxstudio.insight.gaps import Gap, GapName
from cxstudio.picture.theme import theme

NAMES: tuple[GapName, ...] = ("unanswered", "unowned", "undated", "unmeasured")


@pytest.mark.parametrize("rtl", [False, True])
def test_the_counts_stay_on_one_line_and_the_rest_is_in_a_menu(
    dressed: QApplication, qtbot: QtBot, rtl: bool
) -> None:
    gaps = GapLine(theme("light"))
    qtbot.addWidget(gaps)
    gaps.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    gaps.resize(2000, 40)
    gaps.show()
    gaps.show_gaps([Gap(name, "node") for name in NAMES])
    counts = [x for x in gaps._shown if isinstance(x, QPushButton)]
    names = [x.property("gap") for x in counts]
    assert [x.isVisible() for x in counts] == [True] * len(NAMES)
    gaps.resize(counts[0].sizeHint().width() + 60, 40)
    assert [x.isVisible() for x in counts] == [True, False, False, False]
    assert all(gaps.rect().contains(x.geometry()) for x in (counts[0], gaps._more))
    assert gaps._more.text() == "+3"
    gaps._fill_menu()
    told: list[str] = []
    gaps.chosen.connect(told.append)
    gaps._menu.actions()[-1].trigger()
    assert told == [names[-1]]
    gaps.show_gaps([Gap(name, "node") for name in NAMES], names[-1])
    assert gaps._more.isChecked()  # what is looked at is among what it holds
