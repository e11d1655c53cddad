"""Preferences hold at once and at the next start; a settings file with nonsense in it is harmless."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog

from cxstudio.app.arrangement import arrange
from cxstudio.app.dialogs.preferences import Preferences
from cxstudio.app.scale import text_scale
from cxstudio.app.settings import Settings
from cxstudio.app.sheet import style_sheet
from cxstudio.app.standing import clamped
from cxstudio.app.studio import Studio
from cxstudio.app.style import dress
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


@pytest.fixture
def preferences(dressed: QApplication, settings: Settings) -> Preferences:
    applied: list[int] = []
    dialog = Preferences(settings, lambda: applied.append(1))
    dialog.setProperty("applied", applied)
    return dialog


def choose(dialog: Preferences, name: str, row: int) -> None:
    """Choose a row of a drop-down list as a press would."""
    box = getattr(dialog, name)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_what_is_chosen_is_kept(preferences: Preferences, settings: Settings) -> None:
    choose(preferences, "theme", 2)
    choose(preferences, "text_size", 3)
    choose(preferences, "language", 1)
    choose(preferences, "map_language", 1)
    preferences.still.click()
    preferences.author.setText("  Dana   Novak ")
    preferences.author.editingFinished.emit()
    assert (settings.theme, settings.text_size, settings.language) == ("dark", 150, "en")
    assert (settings.map_language, settings.still, settings.author) == ("en", True, "Dana Novak")
    again = Preferences(settings, lambda: None)
    assert (again.theme.currentData(), again.text_size.currentData()) == ("dark", "150")
    assert (again.language.currentData(), again.author.text()) == ("en", "Dana Novak")
    assert again.still.isChecked()


def test_a_new_language_says_that_it_waits_for_the_next_start(preferences: Preferences) -> None:
    assert preferences.restart.isHidden()
    choose(preferences, "language", 1)
    assert not preferences.restart.isHidden()


def test_every_control_has_a_name(preferences: Preferences) -> None:
    fields = (preferences.theme, preferences.text_size, preferences.language, preferences.map_language)
    assert [field.accessibleName() for field in fields if not field.accessibleName()] == []
    assert preferences.author.accessibleName()


@pytest.mark.parametrize("value", ["", "huge", "-1", "0", "151", "1e9", "\x00"])
def test_nonsense_in_the_settings_counts_as_not_set(tmp_path: Path, value: str) -> None:
    path = tmp_path / "settings.ini"
    store = QSettings(str(path), QSettings.Format.IniFormat)
    for key in ("text size", "language", "map language", "still", "theme"):
        store.setValue(key, value)
    store.setValue("geometry", value)
    store.setValue("author", ["a", "list"])
    store.sync()
    settings = Settings(path)
    assert (settings.text_size, settings.language, settings.map_language) == (100, "", "")
    assert (settings.still, settings.theme, settings.geometry) == (False, "system", None)
    assert settings.author == ""


def test_a_file_that_is_no_settings_file_is_harmless(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"\xff\x00[[[=\n" * 100)
    settings = Settings(path)
    assert (settings.text_size, settings.recent, settings.theme) == (100, [], "system")


@pytest.mark.parametrize("value", ["@Variant(\\0\\0\\x1\\0)", "@Variant(\\xff\\xff\\xff\\xff)", "@Size(a b)"])
def test_nonsense_in_the_settings_is_read_without_a_word(
    tmp_path: Path, value: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f"[General]\ngeometry={value}\nrecent={value}\ntext%20size={value}\n", encoding="utf-8")
    settings = Settings(path)
    assert (settings.geometry, settings.recent, settings.text_size) == (None, [], 100)
    assert capfd.readouterr().err == ""


def test_words_grow_in_the_sheet_and_in_every_widget(dressed: QApplication) -> None:
    assert "font-size: 20px; font-weight: 600" in style_sheet(theme("light"))
    assert "font-size: 30px; font-weight: 600" in style_sheet(theme("light"), 150)
    dress(dressed, theme("light"), 125)
    try:
        assert text_scale() == 16 / 13
    finally:
        dress(dressed, theme("light"))


def test_larger_words_leave_the_room_of_a_smaller_window() -> None:
    size = QSize(1440, 820)
    now = arrange(size, rtl=False, left=True, details=True, window=QSize(1440, 900), scale=1.5)
    assert (now.rail, now.floating, now.narrow) == (True, True, True)
    assert now.details.width() == 396


def test_preferences_reach_every_open_window(
    small: Opened, settings: Settings, dressed: QApplication
) -> None:
    studio = Studio(dressed, settings)
    studio.windows.append(small.window)
    settings.author, settings.still, settings.theme = "Dana", True, "dark"
    studio.apply_preferences()
    try:
        assert small.window.session.document.author == "Dana"
        assert small.window.canvas.sight.glide.wanted is False
        assert small.window.wears.name == "dark"
    finally:
        settings.theme = "light"
        studio.apply_preferences()
        studio.ring.stop()


def test_the_action_opens_the_dialog(small: Opened, settings: Settings, dressed: QApplication) -> None:
    studio = Studio(dressed, settings)
    small.window.asked.connect(studio._asked)
    small.window.actions_by_id["edit.preferences"].trigger()
    dialogs = [w for w in dressed.topLevelWidgets() if isinstance(w, Preferences) and w.isVisible()]
    assert len(dialogs) == 1
    press(dialogs[0], Qt.Key.Key_Escape)
    assert not dialogs[0].isVisible()
    studio.ring.stop()


def test_a_typed_name_is_kept_when_the_dialog_closes(preferences: Preferences, settings: Settings) -> None:
    preferences.show()
    preferences.author.setFocus()
    type_into(preferences.author, "Dana")
    preferences.done(QDialog.DialogCode.Accepted)
    assert settings.author == "Dana"


SCREEN = QRect(0, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (QRect(100, 100, 1440, 900), QRect(100, 100, 1440, 900)),
        (QRect(5000, 100, 1440, 900), QRect(240, 90, 1440, 900)),
        (QRect(100, -400, 1440, 900), QRect(240, 90, 1440, 900)),
    ],
)
def test_a_window_comes_back_to_a_screen_that_is_there(place: QRect, expected: QRect) -> None:
    assert clamped(place, [SCREEN], QSize(960, 600)) == expected


def test_a_window_larger_than_the_screen_is_made_smaller() -> None:
    found = clamped(QRect(9000, 0, 4000, 3000), [SCREEN], QSize(960, 600))
    assert SCREEN.contains(found)


def test_resetting_shows_all_panels_again(small: Opened) -> None:
    window = small.window
    window.actions_by_id["view.left"].trigger()
    window.resize(1000, 620)
    window.actions_by_id["view.reset"].trigger()
    assert window.areas.left_shown
    assert window.areas.details_shown
