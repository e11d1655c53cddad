"""What the room is asked while the groups are merged, what it is never shown, and what whoever merges is told."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from cxstudio.app.dialogs.breakouts import GroupsDialog
from cxstudio.app.dialogs.breakouts_back import MergeDialog
from cxstudio.app.workshop.breakouts import write_groups
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.votes import Terms, close_round, discard_round, open_round, tally
from cxstudio.model.document import Document
from cxstudio.model.records import Card
from cxstudio.picture.wall.scene import DisputeShown
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.app.workshop.groups import Edit, answer, merged, rewriting, written
from tests.makers import Made


def test_the_room_sees_each_dispute_with_the_names_of_the_groups_and_what_it_chose(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, made = small.window.workshop.around.workshop, small.made
    paths = written(
        small, monkeypatch, rewriting("Half an hour", "A screen"), rewriting("Ten minutes", "A bell")
    )
    workshop.be(page=3)
    seen: list[DisputeShown] = []

    def wall() -> DisputeShown:
        assert workshop.dispute is not None
        return workshop.dispute

    def look(dialog: MergeDialog) -> None:
        dialog.disputes.setCurrentRow(dialog.disputes.ids().index(made.cards[0]))
        seen.append(wall())
        assert workshop.stand.page == 0
        press(dialog.disputes, Qt.Key.Key_B)
        seen.append(wall())
        dialog._linger.timeout.emit()
        seen.append(wall())
        dialog.merge.click()

    merged(small, monkeypatch, paths, look)
    asked, chosen, following = seen
    assert [(one.letters, one.who, one.says, one.chosen) for one in asked.readings] == [
        ("A", "group 1", "Half an hour", False),
        ("B", "group 2", "Ten minutes", False),
    ]
    assert asked.before == "Twenty minutes on hold"
    assert [one.chosen for one in chosen.readings] == [False, True]
    assert following.name == "A board with the delay"
    assert workshop.dispute is None
    assert workshop.stand.page == 3


def test_what_is_internal_for_anybody_or_the_presenters_own_never_reaches_the_wall(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def both(text: str, *, internal: bool) -> Edit:
        def edit(document: Document, made: Made) -> None:
            set_text(document, made.cards[0], f"{text} of a secret")
            set_field(document, [made.cards[0]], "internal", internal)
            with document.transaction("Notes"):
                document.set(made.stages[0], notes=f"Hurry {text}")

        return edit

    paths = written(small, monkeypatch, both("One", internal=True), both("Other", internal=False))
    asked: list[object] = []

    def look(dialog: MergeDialog) -> None:
        dialog.asked.connect(asked.append)
        assert dialog.disputes.count() == 2
        for row in (1, 0):
            dialog.disputes.setCurrentRow(row)
            assert "One" in dialog.sides.text()
        dialog.merge.click()

    merged(small, monkeypatch, paths, look)
    assert asked
    assert set(asked) == {None}


def test_a_vote_that_groups_went_on_with_is_told_in_plain_words(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, made = small.window.session.document, small.made
    pains = [add_card(document, "pain", made.touchpoints[0], f"Pain {n}") for n in range(5)]
    vote = open_round(document, "Which hurts most?", pains, Terms(9))

    def closing(d: Document, _made: Made) -> None:
        for pain, dots in zip(pains, (1, 9, 4, 0, 2), strict=True):
            tally(d, vote, pain, dots)
        close_round(d, vote, date(2026, 11, 22))

    paths = written(small, monkeypatch, closing, lambda d, m: discard_round(d, vote))
    told: list[str] = []

    def look(dialog: MergeDialog) -> None:
        told.append(dialog.sides.text().replace("\u2068", "").replace("\u2069", ""))
        dialog.merge.click()

    merged(small, monkeypatch, paths, look)
    lines = told[0].splitlines()
    assert lines[0] == "0  As it was: Which hurts most? · 9 voters"
    assert (
        lines[2] == "B  group 1: Which hurts most? · 9 voters · 1. Pain 1 (9) · 2. Pain 2 (4) · 3. Pain 4 (2)"
    )
    assert lines[3] == "C  group 2: deleted"
    assert small.window.workshop.around.workshop.dispute is None


def test_whoever_writes_copies_is_told_of_the_internal_cards_in_them(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, GroupsDialog)
        said.append(dialog.internal.text() if dialog.internal.isVisible() else "")
        dialog.reject()

    answer(monkeypatch, GroupsDialog, look)
    document = small.window.session.document
    for card in document.nodes(Card):
        set_field(document, [card.id], "internal", False)
    write_groups(small.window.workshop.around)
    set_field(document, list(small.made.cards[:2]), "internal", True)
    write_groups(small.window.workshop.around)
    assert said == ["", "2 internal cards go with each copy."]
