"""Copies for groups and the way back, through the dialogs and by keys."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxstudio.app import child
from cxstudio.app.dialogs.answers import Answer, Answers
from cxstudio.app.dialogs.breakouts import GroupsDialog
from cxstudio.app.dialogs.breakouts_back import MergeDialog
from cxstudio.app.dialogs.dispute_words import unset
from cxstudio.app.dialogs.importing import Waiting
from cxstudio.app.dialogs.problems import Notice
from cxstudio.app.workshop.breakouts import files_in, merge_files_back
from cxstudio.app.workshop.groups_back import read_back
from cxstudio.app.workshop_rows import WORKSHOP_ACTIONS
from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.files.merge import conflicts
from cxstudio.model.document import Document
from cxstudio.model.groups import IN_GROUP
from cxstudio.model.naming import own_title, title
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.app.workshop.groups import merged, rewriting, written
from tests.makers import Made


def test_copies_get_plain_names_and_names_that_are_taken_are_refused(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(small, monkeypatch, lambda d, m: None, lambda d, m: None)
    assert [path.name for path in paths] == ["map0 - group 1.cxs", "map0 - group 2.cxs"]
    dialog = GroupsDialog("map0", small.path.parent, small.window)
    assert not dialog.write.isEnabled()
    assert "map0 - group 1.cxs" in dialog.wrong.text()
    for line, name in zip(dialog.lines, ("Front desk", "Ward/3", "front desk"), strict=False):
        line.setText(name)
    assert "front desk" in dialog.wrong.text().casefold()
    dialog.lines[2].setText("Home")
    assert dialog.write.isEnabled()
    assert [path.name for path in dialog.paths()] == [
        "map0 - Front desk.cxs",
        "map0 - Ward-3.cxs",
        "map0 - Home.cxs",
    ]
    dialog.deleteLater()


def test_the_room_chooses_by_keys_and_all_of_it_is_one_undo(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, made = small.window.session.document, small.made
    before = document.undo_label
    paths = written(
        small,
        monkeypatch,
        rewriting("Half an hour", "A screen"),
        rewriting("Ten minutes", "A bell"),
    )

    def choose(dialog: MergeDialog) -> None:
        assert dialog.disputes.count() == 2
        wanted = {made.cards[0]: Qt.Key.Key_B, made.cards[6]: Qt.Key.Key_0}
        press(dialog.disputes, wanted[dialog.disputes.current()])
        press(dialog.disputes, wanted[dialog.disputes.current()])
        assert "Half an hour" in dialog.sides.text() or "A bell" in dialog.sides.text()
        dialog.merge.click()

    merged(small, monkeypatch, paths, choose)
    assert own_title(document.node(made.cards[0])) == "Ten minutes"
    assert own_title(document.node(made.cards[6])) == "A board with the delay"
    said = [str(one) for one in conflicts(small.window.session.file)]
    for text in ("Half an hour", "Ten minutes", "A screen", "A bell"):
        assert any(text in one for one in said)
    document.undo()
    assert own_title(document.node(made.cards[0])) == "Twenty minutes on hold"
    assert document.undo_label == before


def test_what_is_new_is_told_by_group_and_a_broken_file_says_why(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(
        small,
        monkeypatch,
        lambda d, m: add_card(d, "pain", m.touchpoints[0], "No bus on Sundays"),
        lambda d, m: None,
    )
    broken = small.path.with_name("broken.cxs")
    broken.write_bytes(paths[0].read_bytes()[:2000])
    told: list[str] = []

    def look(dialog: MergeDialog) -> None:
        told.append(dialog.news.lines.toPlainText())
        dialog.merge.click()

    merged(small, monkeypatch, [*paths, broken], look)
    lines = told[0].splitlines()
    assert lines[0] == "group 1: 1 new"
    assert "No bus on Sundays" in lines[1]
    assert "group 2: nothing new" in lines
    assert any("broken.cxs" in line for line in lines)
    assert any(card.text == "No bus on Sundays" for card in small.window.session.document.nodes(Card))


def test_a_row_of_several_lines_is_seen_whole(small: Opened, qtbot: QtBot) -> None:
    rows = Answers("What is right")
    qtbot.addWidget(rows)
    rows.setFixedWidth(300)
    rows.show_answers([Answer("1", "Text message with the date " * 6)])
    with qtbot.waitExposed(rows):
        rows.show()
    qtbot.waitUntil(lambda: rows.viewport().height() >= rows.visualItemRect(rows.item(0)).height() > 40)
    qtbot.waitUntil(lambda: not rows.verticalScrollBar().maximum())


def test_what_others_put_where_a_group_deletes_is_said_and_a_group_of_cards_stays_whole(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, gone, there = (
        small.window.session.document,
        small.made.touchpoints[4],
        small.made.touchpoints[0],
    )

    def first(d: Document, m: Made) -> None:
        add_card(d, "pain", gone, "Nobody says a word")
        add_card(d, "idea", gone, "Text message with the date")

    paths = written(
        small,
        monkeypatch,
        first,
        lambda d, m: delete(d, [gone]),
        lambda d, m: add_card(d, "idea", there, "Text message with the date"),
    )
    told: list[str] = []

    def choose(dialog: MergeDialog) -> None:
        told.extend([dialog.sides.text(), dialog.twice.text()])
        press(dialog.disputes, Qt.Key.Key_B)
        press(dialog.twice, Qt.Key.Key_Space)
        dialog.merge.click()

    merged(small, monkeypatch, paths, choose)
    sides, twice = (unset(text) for text in told)
    assert "to the parking lot: 1 pain point, 1 idea" in sides
    assert "Text message with the date (group 1, " in twice
    assert "Text message with the date (group 3, 1.1 " in twice
    ideas = [card for card in document.nodes(Card) if card.text == "Text message with the date"]
    assert {card.home for card in ideas} == {there}
    assert [title(one) for one in document.parked()] == ["Nobody says a word"]
    assert "3 groups merged · to the parking lot: 1 pain point" in small.window.toast.accessibleName()
    document.undo()
    assert document.get(gone) is not None
    assert not document.parked()


def test_what_two_groups_found_is_offered_and_stays_two_cards(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = small.window.session.document
    before = document.undo_label
    paths = written(
        small,
        monkeypatch,
        lambda d, m: add_card(d, "pain", m.touchpoints[0], "No bus on Sundays"),
        lambda d, m: add_card(d, "pain", m.touchpoints[1], "on sundays no bus"),
    )

    def together(dialog: MergeDialog) -> None:
        assert dialog.twice.count() == 1
        press(dialog.twice, Qt.Key.Key_Space)
        dialog.merge.click()

    merged(small, monkeypatch, paths, together)
    fresh = [card for card in document.nodes(Card) if "bus" in card.text]
    assert len(fresh) == 2
    assert all(document.links_of(card.id, IN_GROUP) for card in fresh)
    document.undo()
    assert document.undo_label == before


def test_cancelling_leaves_the_map_as_it_was(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = written(
        small, monkeypatch, lambda d, m: set_text(d, m.cards[0], "Half an hour"), lambda d, m: None
    )
    latest = small.window.session.file.latest
    merged(small, monkeypatch, paths, lambda dialog: dialog.reject())
    assert small.window.session.file.latest == latest


def test_all_maps_of_a_folder_are_found_but_the_own_one(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(small, monkeypatch, lambda d, m: None, lambda d, m: None)
    small.path.with_name("notes.txt").write_text("no map")
    assert files_in(small.path.parent, small.path) == paths
    assert files_in(small.path.parent / "gone", small.path) == []


def test_no_answer_of_the_question_for_the_files_is_cut(small: Opened) -> None:
    answers = {
        "last": "These files",
        "files": "Choose files that somebody brought…",
        "folder": "All of a folder on a stick…",
        "cancel": "Cancel",
    }
    notice = Notice("Which files come from the groups?", "a.cxs\nb.cxs", answers, small.window)
    notice.show()
    assert all(one.width() >= one.sizeHint().width() for one in notice.buttons.values())


@pytest.mark.parametrize("name", ["groups", "merge-groups"])
def test_the_palette_finds_the_copies_by_the_word_breakout(name: str) -> None:
    row = next(one for one in WORKSHOP_ACTIONS if one.id == f"workshop.{name}")
    assert "breakout" in row.tip.casefold()


def test_the_files_are_read_by_another_process_and_one_that_ends_it_stays_out(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = written(
        small,
        monkeypatch,
        lambda d, m: add_card(d, "pain", m.touchpoints[0], "No bus on Sundays"),
        lambda d, m: add_card(d, "idea", m.touchpoints[0], "A bench"),
    )
    killer = small.path.with_name("killer.cxs")
    killer.write_bytes(paths[0].read_bytes())

    def ends(path: Path) -> list[str]:
        """A child as it is, but for a file that ends it like one whose bytes do."""
        script = (
            "import os, sys; from pathlib import Path; from cxstudio.files import breakouts_trial as t\n"
            "kept = t._Trial.take_back\n"
            f"t._Trial.take_back = lambda s, n, p: os._exit(9) if p.name == {path.name!r} else kept(s, n, p)\n"
            "t.child(Path(sys.argv[2]))"
        )
        return [sys.executable, "-c", script]

    monkeypatch.setattr(
        child, "command", lambda arguments: (ends(killer)[0], [*ends(killer)[1:], *arguments])
    )
    returned = read_back(small.window.session.file, [paths[0], killer, paths[1]], small.window)
    assert returned is not None
    one, out, two = returned.groups
    assert (len(one.added), len(two.added)) == (1, 1)
    assert "killer.cxs" in out.problem
    assert "cannot be read safely" in out.problem
    returned.close()


def test_a_wait_can_be_called_off_and_leaves_nothing_behind(
    small: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paths = written(
        small, monkeypatch, lambda d, m: set_text(d, m.cards[0], "Half an hour"), lambda d, m: None
    )
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    waits = [
        sys.executable,
        "-c",
        "import sys; print('1/2', flush=True); sys.stdin.read()",
    ]
    monkeypatch.setattr(child, "command", lambda arguments: (waits[0], waits[1:]))
    shown: list[tuple[int, int]] = []
    kept = Waiting.open

    def call_off(waiting: Waiting) -> None:
        kept(waiting)
        shown.append((waiting.bar.value(), waiting.bar.maximum()))
        waiting.reject()

    monkeypatch.setattr(Waiting, "open", call_off)
    latest = small.window.session.file.latest
    merge_files_back(small.window.workshop.around, paths)
    assert shown == [(1, 2)]
    assert list(scratch.iterdir()) == []
    assert small.window.session.file.latest == latest
