"""Five hundred pasted lines: made in slices that never hold the window up, one step, and none lost as it closes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.entry_paste import PastedLines
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Report
from cxstudio.model.records import Card
from cxstudio.workshop.adding import Place
from tests.app.conftest import Opened
from tests.makers import small_map

LINES = [f"Said {n}" for n in range(500)]


def said(cards: list[Card]) -> list[str]:
    return [card.text for card in cards if card.text.startswith("Said ")]


def test_the_map_hears_of_few_lines_at_once_where_making_one_takes_long(qapp: QApplication) -> None:
    made = small_map()
    ticks = count()
    pasting = PastedLines(made.document, lambda: next(ticks) * 0.005)  # five milliseconds for each line
    heard: list[int] = []
    ended: list[object] = []

    def hear(report: Report) -> None:
        heard.append(sum(isinstance(change.after, Card) for change in report.changes))

    stop = made.document.subscribe(hear)
    pasting.ended.connect(ended.append)
    pasting.start(LINES[:40], "pain", Place(made.journey, made.touchpoints[0]))
    while not ended:
        qapp.processEvents()
    assert sum(heard) == 40
    assert max(heard) <= 4
    stop()
    assert said(made.document.nodes(Card)) == LINES[:40]
    made.document.undo()
    assert said(made.document.nodes(Card)) == []
    pasting.close_down()


def test_what_is_still_being_made_is_on_disk_when_the_window_closes_and_is_one_step(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    opened = open_window()
    entry, document = opened.window.entry, opened.window.session.document
    opened.window.canvas.select([opened.made.touchpoints[4]])
    entry.line.put_in("\n".join(LINES))
    qtbot.waitUntil(lambda: len(said(document.nodes(Card))) > 0)
    assert entry._many.pasting.running
    opened.window.close()
    again = SessionFile.open(opened.path)
    assert said(again.document.nodes(Card)) == LINES
    again.document.undo()
    assert said(again.document.nodes(Card)) == []
    again.close()
