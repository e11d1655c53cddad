"""The take-away folder by its key: what is open is said, then it is written, or cancelled without a trace."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.around import Section
from cxstudio.app.workshop.drafts import DraftsSection
from cxstudio.app.workshop.parking import ParkingSection
from cxstudio.app.workshop.places import place_beside
from cxstudio.app.workshop.still_open_card import StillOpenCard
from cxstudio.app.workshop.take_away import plugged_in
from cxstudio.app.workshop.take_away_card import TakeAwayCard
from cxstudio.app.workshop.vote_section import VoteSection
from cxstudio.edits.cards import park
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action
from cxstudio.edits.votes import Terms, open_round
from cxstudio.workshop.drafts import DRAFTS_KEPT, Draft, kept_drafts
from cxstudio.workshop.still_open import OpenName
from tests.app.conftest import Opened
from tests.app.hands import click, press
from tests.app.workshop.desks import section_of

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


def check_of(opened: Opened) -> StillOpenCard:
    check = opened.window.workshop.taking_away.check
    assert check is not None
    return check


def write(opened: Opened) -> None:
    """Write the folder whatever is open."""
    press(opened.window, Qt.Key.Key_F12, CTRL)
    check = opened.window.workshop.taking_away.check
    if check is not None and check.isVisible():
        press(check, Qt.Key.Key_Return)


def test_what_is_open_is_said_first_and_each_line_leads_there(
    small: Opened, asked: list[str], qtbot: QtBot
) -> None:
    document = small.made.document
    open_round(document, "Which pain?", list(small.made.cards[:2]), Terms(3))
    add_action(document, "Show the delay")
    park(document, [small.made.cards[4]])
    set_field(document, [document.session.id, small.made.journey], "title", "")
    small.window.session.file.set_local(DRAFTS_KEPT, kept_drafts([Draft("A thought", "pain")]))
    press(small.window, Qt.Key.Key_F12, CTRL)
    check = check_of(small)
    assert [row.text() for row in check.rows.values()] == [
        f"A journey has no title and is called “{small.path.stem}”",
        "1 private draft is not revealed",
        "1 vote is still open",
        "1 action has no owner or no date",
        "1 item is in the parking lot",
        "3 sentences were not read back",
    ]
    assert not check.isModal()
    assert asked == []
    click(check.rows["unread"])
    assert not check.isVisible()
    assert small.window.workshop.around.workshop.stand.lens == "read_back"
    leads: dict[OpenName, type[Section]] = {
        "drafts": DraftsSection,
        "vote": VoteSection,
        "parking": ParkingSection,
    }
    for name, section in leads.items():
        press(small.window, Qt.Key.Key_F12, CTRL)
        click(check_of(small).rows[name])
        assert section_of(small, section).isVisible(), name
    assert asked == []


def test_enter_writes_anyway_and_the_key_pressed_again_as_well(small: Opened, asked: list[str]) -> None:
    for key in ("Enter", "again"):
        press(small.window, Qt.Key.Key_F12, CTRL)
        check = check_of(small)
        assert check.isVisible()
        if key == "Enter":
            press(check, Qt.Key.Key_Return)
        else:
            press(small.window, Qt.Key.Key_F12, CTRL)
        assert not check.isVisible()
        card_of(small).reject()
    assert len(asked) == 1  # the place is known then


def test_escape_writes_nothing(small: Opened, asked: list[str]) -> None:
    press(small.window, Qt.Key.Key_F12, CTRL)
    press(check_of(small), Qt.Key.Key_Escape)
    assert asked == []
    assert small.window.workshop.taking_away.card is None


def test_one_key_writes_the_folder_and_shows_it(
    small: Opened, stick: Path, asked: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(small)
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
        write(small)
        card_of(small).reject()
    assert len(asked) == 1
    stick.rmdir()
    write(small)
    assert len(asked) == 2
    card_of(small).reject()


def test_a_cancel_takes_no_time_and_leaves_nothing(
    small: Opened, stick: Path, asked: list[str], qtbot: QtBot
) -> None:
    write(small)
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
    write(small)
    card = card_of(small)
    press(small.window, Qt.Key.Key_F12, CTRL)
    assert card_of(small) is card
    card.reject()


def test_a_stick_that_is_pulled_out_is_one_plain_sentence(
    small: Opened, stick: Path, asked: list[str], qtbot: QtBot
) -> None:
    write(small)
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
        session.document.set(small.made.journey, title="")
    monkeypatch.setattr(type(session), "name", lambda _session: "Untitled map")
    write(small)
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
