"""An ear hears for what is shown, and tells what was missed in one report."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.ear import Ear
from cxstudio.app.idle import Idle
from cxstudio.edits.cards import add_card
from cxstudio.model.document import Document, Report
from tests.makers import small_map


def test_what_happens_to_a_hidden_widget_is_told_once_when_it_is_back(qtbot: QtBot) -> None:
    document = Document()
    card = small_map(document).cards[0]
    widget = QWidget()
    qtbot.addWidget(widget)
    heard: list[Report] = []
    ear = Ear(document, widget, heard.append)
    with document.transaction("Before it is shown"):
        document.set(card, text="One")
    assert [report.label for report in heard] == ["Before it is shown"]
    widget.show()
    widget.hide()
    for words in ("Two", "Three"):
        with document.transaction(words):
            document.set(card, text=words)
    assert len(heard) == 1
    widget.show()
    assert [
        (c.id, getattr(c.before, "text", ""), getattr(c.after, "text", "")) for c in heard[1].changes
    ] == [(card, "One", "Three")]
    widget.hide()
    widget.show()
    assert len(heard) == 2
    ear.stop()
    with document.transaction("After the end"):
        document.set(card, text="Four")
    assert len(heard) == 2


def test_idle_work_begins_anew_when_asked_again_and_can_be_done_at_once(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[int] = []

    def steps() -> Iterator[None]:
        done.clear()
        for step in range(3):
            done.append(step)
            yield

    work = Idle(parent, steps, rest=1)
    work.ask()
    assert work.waiting
    assert done == []
    qtbot.waitUntil(lambda: done == [0, 1, 2] and not work.waiting)
    work.ask()
    work.now()
    assert done == [0, 1, 2]
    assert not work.waiting


def test_what_came_and_went_while_nobody_looked_is_not_told(qtbot: QtBot) -> None:
    document = Document()
    home = small_map(document).touchpoints[0]
    widget = QWidget()
    qtbot.addWidget(widget)
    heard: list[Report] = []
    ear = Ear(document, widget, heard.append)
    widget.show()
    widget.hide()
    add_card(document, "pain", home, "For a moment")
    document.undo()
    widget.show()
    assert heard == []
    ear.stop()
