"""Settings, places in words, names of files, and the names that assistive technology reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxstudio.app import targets
from cxstudio.app.dialogs.problems import Notice
from cxstudio.app.file_names import as_file_name
from cxstudio.app.settings import RECENT, Settings
from cxstudio.app.views import _is_view
from cxstudio.edits.problems import Refused
from cxstudio.model.records import Card, Stage
from tests.app.conftest import Opened
from tests.makers import empty_map, small_map


def test_ten_recent_files_are_kept_the_newest_first(settings: Settings) -> None:
    for n in range(12):
        settings.remember(Path(f"/maps/{n}.cxs"))
    settings.remember(Path("/maps/5.cxs"))
    assert len(settings.recent) == RECENT
    assert settings.recent[:2] == [Path("/maps/5.cxs"), Path("/maps/11.cxs")]


def test_a_setting_that_makes_no_sense_counts_as_not_set(settings: Settings) -> None:
    settings._store.setValue("theme", "plaid")
    settings._store.setValue("recent", 7)
    assert settings.theme == "system"
    assert settings.recent == []


def test_settings_survive_the_program(tmp_path: Path) -> None:
    first = Settings(tmp_path / "s.ini")
    first.theme = "dark"
    first.remember(Path("/maps/a.cxs"))
    first._store.sync()
    again = Settings(tmp_path / "s.ini")
    assert (again.theme, again.recent) == ("dark", [Path("/maps/a.cxs")])


def test_places_are_named_with_their_numbers() -> None:
    made = small_map()
    document = made.document
    assert targets.number(document, made.stages[1]) == "2"
    assert targets.number(document, made.touchpoints[4]) == "2.2"
    point = document.node(made.touchpoints[4])
    assert targets.where(document, point) == "Stage 2 Visit · touchpoint 2.2"


def test_a_card_goes_to_the_selected_touchpoint_or_the_last_one() -> None:
    made = small_map()
    at = targets.target(made.document, made.journey, "pain", made.touchpoints[0])
    assert at is not None
    assert at.words == "Goes to 1.1 Web page"
    last = targets.target(made.document, made.journey, "pain", "")
    assert last is not None
    assert last.id == made.touchpoints[4]


def test_a_card_at_a_selected_stage_belongs_to_all_of_it() -> None:
    made = small_map()
    card = targets.add(made.document, made.journey, "gain", made.stages[0], "Kind")
    found = made.document.find(card, Card)
    assert found is not None
    assert found.home == made.stages[0]


def test_a_stage_goes_after_the_selected_one() -> None:
    made = small_map()
    targets.add(made.document, made.journey, "stage", made.touchpoints[0], "Between")
    assert [s.title for s in made.document.nodes(Stage)] == ["Book", "Between", "Visit"]


def test_a_card_on_an_empty_map_has_no_place() -> None:
    made = empty_map()
    with pytest.raises(Refused, match="Add a touchpoint first"):
        targets.add(made.document, made.journey, "pain", "", "x")


def test_stepping_goes_round_the_ends() -> None:
    made = small_map()
    t = made.touchpoints
    assert targets.step(made.document, made.journey, t[-1], 1) == t[0]
    assert targets.step(made.document, made.journey, t[0], -1) == t[-1]
    assert targets.step(empty_map().document, made.journey, "", 1) == ""


@pytest.mark.parametrize(
    ("title", "name"), [("A/B: first?", "A-B- first-"), ("  ", "Map"), ("..", "Map"), ("x" * 200, "x" * 80)]
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert as_file_name(title) == name


@pytest.mark.parametrize("value", [None, [], [1, 2], ["a", 1, 2], [99, 0, 0], [True, 0, 0], [1, 1e30, 0]])
def test_a_view_from_a_file_is_checked(value: object) -> None:
    assert not _is_view(value)


SPEAKING = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QPlainTextEdit)


def nameless(window: QWidget) -> list[str]:
    """What takes the keyboard and has no name to be read."""
    found = []
    for widget in window.findChildren(QWidget):
        inside = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
        if not isinstance(widget, SPEAKING) or inside or not widget.isVisibleTo(window):
            continue
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if not said.strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_everything_that_takes_the_keyboard_has_a_name(open_window: Callable[..., Opened]) -> None:
    opened = open_window()
    ids = [[], [opened.made.touchpoints[0]], [opened.made.stages[0]], [opened.made.cards[0]]]
    for selection in ids:
        opened.window.canvas.select(selection)
        assert nameless(opened.window) == []


def test_a_notice_answers_with_the_button_that_was_pressed(qtbot: QtBot, dressed: QApplication) -> None:
    notice = Notice("Trouble", "What to do", {"copy": "Open a copy", "close": "Close"})
    qtbot.addWidget(notice)
    assert notice.answer == "close"
    notice.buttons["copy"].click()
    assert notice.answer == "copy"
    assert notice.result() == 1
