"""The questions of a merge are answered by the mouse as well as by keys, and none of them is answered by silence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cxstudio.app.dialogs.answers import Answers
from cxstudio.app.dialogs.breakouts_back import MergeDialog
from cxstudio.app.workshop.wall_here import WallHere
from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.model.document import Document
from cxstudio.model.groups import IN_GROUP, grouped
from cxstudio.model.naming import own_title
from cxstudio.model.plans import Group
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.app.workshop.groups import Edit, merged, rewriting, written
from tests.makers import Made


def click_row(rows: Answers, row: int) -> None:
    """A click into the middle of a row."""
    middle = rows.visualItemRect(rows.item(row)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))


def test_a_click_chooses_a_side_and_stays_at_its_question(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, made = small.window.session.document, small.made
    paths = written(
        small, monkeypatch, rewriting("Half an hour", "A screen"), rewriting("Ten minutes", "A bell")
    )

    def choose(dialog: MergeDialog) -> None:
        dialog.disputes.setCurrentRow(dialog.disputes.ids().index(made.cards[0]))
        row = next(n for n in range(dialog.sides.count()) if dialog.sides.item(n).text()[0] == "A")
        click_row(dialog.sides, row)
        assert dialog.disputes.current() == made.cards[0]
        assert dialog.choices == {made.cards[0]: 0}
        other = 1 - dialog.disputes.currentRow()
        click_row(dialog.disputes, other)
        assert dialog.choices == {made.cards[0]: 0}, "a click on a question is no answer"
        click_row(dialog.sides, dialog.sides.count() - 1)
        dialog.merge.click()

    assert merged(small, monkeypatch, paths, choose) == []
    assert own_title(document.node(made.cards[0])) == "Half an hour"
    assert own_title(document.node(made.cards[6])) == "A bell"


def test_a_question_without_answer_looks_so_and_merging_says_what_becomes_of_it(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(
        small, monkeypatch, rewriting("Half an hour", "A screen"), rewriting("Ten minutes", "A screen")
    )
    latest = small.window.session.file.latest
    told: list[str] = []

    def leave(dialog: MergeDialog) -> None:
        told.append(dialog.disputes.text())
        (taken,) = (line for line in dialog.sides.text().splitlines() if line.endswith("(if nobody chooses)"))
        told.append(taken)
        dialog.merge.click()
        assert dialog.isVisible(), "back to the questions"
        press(dialog.disputes, Qt.Key.Key_A)
        told.append(dialog.disputes.text())
        assert "if nobody" not in dialog.sides.text()
        dialog.reject()

    (asked,) = merged(small, monkeypatch, paths, leave, "back")
    row, taken, answered = told
    assert row == "Twenty minutes on hold"
    assert answered == "A · Twenty minutes on hold"
    headline, line = asked.splitlines()
    assert headline == "1 question has no answer. Merge all the same?"
    assert "Twenty minutes on hold" in line
    assert taken.split("  ", 1)[1].removesuffix(" (if nobody chooses)").rstrip("…")[:40] in line
    assert small.window.session.file.latest == latest


def test_a_click_puts_what_two_groups_found_together_and_another_parts_it(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = small.window.session.document
    paths = written(
        small,
        monkeypatch,
        lambda d, m: add_card(d, "pain", m.touchpoints[0], "No bus on Sundays"),
        lambda d, m: add_card(d, "pain", m.touchpoints[1], "on sundays no bus"),
    )
    together: list[int] = []

    def click(dialog: MergeDialog) -> None:
        for _time in range(3):
            click_row(dialog.twice, 0)
            together.append(len(dialog.together))
        dialog.merge.click()

    merged(small, monkeypatch, paths, click)
    assert together == [1, 0, 1]
    fresh = [card for card in document.nodes(Card) if "bus" in card.text]
    assert all(document.links_of(card.id, IN_GROUP) for card in fresh)


def _deletes(document: Document, made: Made) -> None:
    delete(document, [made.touchpoints[0]])


@pytest.mark.parametrize("wish", ["keep", "delete", "nothing"])
def test_what_a_group_deleted_is_asked_about_and_stays_unless_somebody_says_so(
    small: Opened, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    document, touchpoint = small.window.session.document, small.made.touchpoints[0]
    before, cards = document.undo_label, len(document.cards(touchpoint))
    paths = written(small, monkeypatch, lambda d, m: None, _deletes)
    told: list[str] = []

    def choose(dialog: MergeDialog) -> None:
        assert dialog.disputes.ids() == [touchpoint]
        told.append(dialog.sides.text())
        if wish != "nothing":
            click_row(dialog.sides, 0 if wish == "keep" else 1)
        dialog.merge.click()

    asked = merged(small, monkeypatch, paths, choose)
    keep, gone = told[0].replace("\u2068", "").replace("\u2069", "").splitlines()
    assert keep.startswith("A  This map: kept: ")
    assert keep.endswith("(if nobody chooses)")
    assert gone.startswith("B  group 2: deleted")
    assert cards
    assert any(char.isdigit() for char in gone.removeprefix("B  group 2"))
    assert len(asked) == (wish == "nothing")
    assert (document.get(touchpoint) is None) == (wish == "delete")
    if wish != "delete":
        assert document.undo_label == before, "what was kept is no step"
        return
    document.undo()
    assert len(document.cards(touchpoint)) == cards
    assert document.undo_label == before


def test_the_walls_pages_are_turned_from_the_questions(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(
        small, monkeypatch, rewriting("Half an hour", "A screen"), rewriting("Ten minutes", "A bell")
    )
    around = small.window.workshop.around
    pages: list[int] = []
    monkeypatch.setattr(WallHere, "pages", lambda _self: 2)

    def turn(dialog: MergeDialog) -> None:
        for widget, key in (
            (dialog.disputes, Qt.Key.Key_PageDown),
            (dialog.sides, Qt.Key.Key_Right),
            (dialog.merge, Qt.Key.Key_PageUp),
            (dialog.twice, Qt.Key.Key_Left),
        ):
            press(widget, key)
            pages.append(around.workshop.stand.page)
        dialog.reject()

    merged(small, monkeypatch, paths, turn)
    assert pages == [1, 1, 0, 0]


def test_what_three_groups_found_is_one_group_of_three(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = small.window.session.document

    def found(n: int) -> Edit:
        return lambda d, m: add_card(d, "pain", m.touchpoints[n], "No bus on Sundays")

    paths = written(small, monkeypatch, *map(found, range(3)))

    def all_of_them(dialog: MergeDialog) -> None:
        for row in range(dialog.twice.count()):
            click_row(dialog.twice, row)
        dialog.merge.click()

    merged(small, monkeypatch, paths, all_of_them)
    (group,) = document.nodes(Group)
    assert len(grouped(document, group.id)) == 3
