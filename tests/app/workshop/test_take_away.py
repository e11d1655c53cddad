"""The take-away folder by its key: written to where the last one went, told file by file, cancelled without a trace."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.places import place_beside
from cxstudio.app.workshop.take_away import plugged_in
from cxstudio.app.workshop.take_away_card import TakeAwayCard
from tests.app.conftest import Opened
from tests.app.hands import click, press

LONG = 90_000  # milliseconds: two processes on a busy machine
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, stick: Path) -> list[str]:
    """Where the system's dialog began; it answers with the stick."""
    starts: list[str] = []

    def choose(_parent: object, _title: str, start: str) -> str:
        starts.append(start)
        return str(stick)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    return starts


def card_of(opened: Opened) -> TakeAwayCard:
    card = opened.window.workshop.taking_away.card
    assert card is not None
    return card


def test_one_key_writes_the_folder_and_shows_it(
    small: Opened, stick: Path, asked: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(small.window, Qt.Key.Key_F12, CTRL)
    assert len(asked) == 1
    card = card_of(small)
    assert card.running
    assert not card.isModal()
    assert [row.text() for row in card.rows.values()][-1].endswith(".cxs")
    qtbot.waitUntil(lambda: card.folder is not None, timeout=LONG)
    assert card.folder is not None
    assert card.folder.parent == stick
    assert {path.name for path in card.folder.iterdir()} == {row.text() for row in card.rows.values()}
    assert card.heading.text() == "6 files are in the folder"
    assert card.folder_button.isVisible()
    shown: list[Path] = []
    monkeypatch.setattr("cxstudio.app.workshop.take_away_card.show_in_folder", shown.append)
    press(card, Qt.Key.Key_Return)
    assert [path.parent for path in shown] == [card.folder]


def test_the_place_is_asked_for_once_and_again_when_it_is_gone(
    small: Opened, stick: Path, asked: list[str]
) -> None:
    for _again in range(2):
        press(small.window, Qt.Key.Key_F12, CTRL)
        card_of(small).reject()
    assert len(asked) == 1
    stick.rmdir()
    press(small.window, Qt.Key.Key_F12, CTRL)
    assert len(asked) == 2
    card_of(small).reject()


def test_a_cancel_takes_no_time_and_leaves_nothing(
    small: Opened, stick: Path, asked: list[str], qtbot: QtBot
) -> None:
    press(small.window, Qt.Key.Key_F12, CTRL)
    card = card_of(small)
    qtbot.waitUntil(lambda: any(row.accessibleDescription() for row in card.rows.values()), timeout=LONG)
    scratch = card.job._folder
    began = time.monotonic()
    press(card, Qt.Key.Key_Escape)
    assert time.monotonic() - began < 2
    assert not card.running
    qtbot.waitUntil(lambda: not scratch.exists(), timeout=LONG)
    assert list(stick.iterdir()) == []


def test_the_key_pressed_again_waits_for_the_folder_that_is_written(
    small: Opened, stick: Path, asked: list[str]
) -> None:
    press(small.window, Qt.Key.Key_F12, CTRL)
    card = card_of(small)
    press(small.window, Qt.Key.Key_F12, CTRL)
    assert card_of(small) is card
    card.reject()


def test_a_stick_that_is_pulled_out_is_one_plain_sentence(
    small: Opened, stick: Path, asked: list[str], qtbot: QtBot
) -> None:
    press(small.window, Qt.Key.Key_F12, CTRL)
    card = card_of(small)
    stick.rmdir()
    qtbot.waitUntil(lambda: not card.other_button.isHidden(), timeout=LONG)
    assert card.folder is None
    assert card.heading.text() == "There is no take-away folder"
    assert len(card.message.text().splitlines()) == 1
    stick.mkdir()
    click(card.other_button)
    assert len(asked) == 2
    card_of(small).reject()


def test_the_files_of_a_map_without_a_name_are_called_as_the_card_says(
    small: Opened, stick: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = small.window.session
    with session.document.transaction("Title"):
        session.document.set(session.document.session.id, title="")
    monkeypatch.setattr(type(session), "name", lambda _session: "Untitled map")
    press(small.window, Qt.Key.Key_F12, CTRL)
    card = card_of(small)
    assert [path.stem for path in card.job._folder.glob("*.cxs")] == ["Untitled map"]
    assert [row.text() for row in card.rows.values()][-1] == "Untitled map.cxs"
    assert asked == [plugged_in() or str(small.path.parent)]
    card.reject()


def test_a_draft_is_never_put_beside_itself(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    session = small.window.session
    assert place_beside(session) == small.path.parent
    monkeypatch.setattr(type(session), "is_draft", property(lambda _session: True))
    assert place_beside(session) != small.path.parent
