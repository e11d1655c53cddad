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
from cxstudio.app.controls import SIGN, Choice
from cxstudio.app.dialogs.problems import Notice
from cxstudio.app.file_names import as_file_name
from cxstudio.app.left_off import _is_view
from cxstudio.app.settings import RECENT, Settings
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
    point = made.document.node(made.touchpoints[4])
    assert targets.where(made.document, point) == "Stage 2 Visit · touchpoint 2.2"


def test_the_place_of_a_new_thing_is_said_in_words() -> None:
    made = small_map()

    def words(kind: str, selected: str) -> str:
        return targets.target_words(made.document, made.journey, kind, selected)

    assert words("pain", made.touchpoints[0]) == "Goes to 1.1 Web page"
    assert words("pain", "") == "Goes to 2.2 Waiting area"
    assert words("gain", made.stages[0]) == "Goes to all of stage 1 Book"
    assert words("touchpoint", made.cards[0]) == "Goes after 1.2 Booking line"
    assert words("stage", made.cards[0]) == "Goes after stage 1 Book"
    empty = empty_map()
    assert targets.target_words(empty.document, empty.journey, "pain", "") == ""


def test_stepping_goes_on_from_the_last_to_the_first_and_ends_before_the_first() -> None:
    made = small_map()
    t = made.touchpoints
    assert targets.step(made.document, made.journey, "pain", t[-1], 1) == t[0]
    assert targets.step(made.document, made.journey, "pain", t[1], -1) == t[0]
    assert targets.step(made.document, made.journey, "pain", t[0], -1) == ""
    assert targets.step(empty_map().document, made.journey, "pain", "", 1) == ""


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


def test_the_list_of_a_narrow_choice_is_as_wide_as_its_longest_word_with_the_tick(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItems(["None", "Deliberate and for a good reason"])
    choice.setFixedWidth(80)
    choice.show()
    choice.showPopup()
    words = choice.fontMetrics().horizontalAdvance("Deliberate and for a good reason")
    assert choice.view().width() >= words + 2 * SIGN
    choice.hidePopup()
