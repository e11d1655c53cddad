"""The gallery: templates with real pictures, a dialog to search them, and a map kept as one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from cxstudio.app.beginning import draft_from, keep_as_template
from cxstudio.app.dialogs import templates as dialogs
from cxstudio.app.dialogs.templates import KeepDialog, TemplatesDialog
from cxstudio.app.map_tile import MapTile
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.app.template_tile import TemplateChoice, TemplateTile, picture_of, title_of
from cxstudio.app.welcome import Welcome
from cxstudio.files import templates as of
from cxstudio.files.templates import Template, shipped_templates, templates
from cxstudio.model.records import Card, Prompt
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into

SHIPPED = shipped_templates()
NAMES = [template.name for template in SHIPPED]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(of, "templates_place", lambda: tmp_path / "templates")
    return tmp_path / "templates"


@pytest.fixture
def welcome(qtbot: QtBot, dressed: QApplication, settings: Settings) -> Iterator[Welcome]:
    window = Welcome(settings, theme("light"))
    qtbot.addWidget(window)
    window.refresh()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def tiles(window: Welcome) -> dict[str, TemplateTile]:
    return {tile.template.name: tile for tile in window.findChildren(TemplateTile)}


@pytest.mark.parametrize("template", SHIPPED, ids=NAMES)
def test_every_template_has_a_picture_with_something_on_it(
    template: Template, engine: TextEngine, dressed: QApplication
) -> None:
    light, dark = (picture_of(template, engine, theme(name)) for name in ("light", "dark"))
    for thumbnail in (light, dark):
        assert thumbnail.image is not None
        image = thumbnail.image
        seen = {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
        assert len(seen) > 4
    assert light.image != dark.image
    assert light.facts is not None
    assert light.facts.stages >= 1


def test_the_gallery_stands_beside_the_recent_maps(welcome: Welcome, qtbot: QtBot) -> None:
    shown = tiles(welcome)
    assert list(shown) == NAMES
    qtbot.waitUntil(lambda: not welcome.painting)
    assert all(tile._image is not None for tile in shown.values())
    with qtbot.waitSignal(welcome.template_picked) as picked:
        click(shown["hospital"])
    assert picked.args == [str(SHIPPED[5].path)]


def test_an_own_template_is_in_the_gallery_and_goes_by_a_key(
    small: Opened, qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_as_template(small.window.session, "Ours", cards=False)
    window = Welcome(settings, theme("light"))
    qtbot.addWidget(window)
    window.refresh()
    window.show()
    assert list(tiles(window))[-1] == "Ours"
    monkeypatch.setattr(dialogs, "ask", lambda *_rest: "keep")
    press(tiles(window)["Ours"], Qt.Key.Key_Delete)
    assert "Ours" in tiles(window)
    monkeypatch.setattr(dialogs, "ask", lambda *_rest: "delete")
    press(tiles(window)["Ours"], Qt.Key.Key_Delete)
    assert "Ours" not in {x.name for x in templates()}


def test_a_file_that_is_no_template_is_passed_over_with_the_reason(
    qtbot: QtBot, dressed: QApplication, settings: Settings, folder: Path
) -> None:
    folder.mkdir()
    (folder / "Strange.cxs").write_text("not a map", encoding="utf-8")
    window = Welcome(settings, theme("light"))
    qtbot.addWidget(window)
    window.refresh()
    window.show()
    qtbot.waitUntil(lambda: not window.painting)
    strange = tiles(window)["Strange"]
    assert not strange.isEnabled()
    assert strange.line()
    assert all(tile.isEnabled() for name, tile in tiles(window).items() if name != "Strange")


@pytest.mark.parametrize("template", SHIPPED, ids=NAMES)
def test_a_map_begins_with_nothing_to_undo(template: Template) -> None:
    file = draft_from(template, "en")
    assert file.document.undo_label is None
    assert file.document.nodes(Prompt)
    assert file.document.session.date
    file.close()
    file.path.unlink()


def test_a_map_nobody_touched_leaves_no_draft(
    qtbot: QtBot, dressed: QApplication, settings: Settings
) -> None:
    studio = Studio(dressed, settings)
    window = studio.new_from(SHIPPED[3])
    assert window is not None
    path = window.session.path
    assert path.exists()
    window.close()
    assert not path.exists()


def test_a_map_that_was_kept_begins_another_with_its_cards(small: Opened) -> None:
    keep_as_template(small.window.session, "Ours", cards=True)
    template = templates()[-1]
    file = draft_from(template, "pl")
    document = file.document
    assert document.session.title == ""
    assert document.session.language == small.made.document.session.language
    assert len(document.nodes(Card)) == len(small.made.document.nodes(Card))
    file.close()
    file.path.unlink()


@pytest.fixture
def dialog(qtbot: QtBot, dressed: QApplication, engine: TextEngine) -> TemplatesDialog:
    made = TemplatesDialog(engine, theme("light"))
    qtbot.addWidget(made)
    made.open()
    return made


def focused(dialog: TemplatesDialog) -> TemplateChoice:
    (found,) = (tile for tile in dialog.tiles if tile.hasFocus())
    return found


def test_the_dialog_is_a_gallery_with_a_picture_of_each(dialog: TemplatesDialog, qtbot: QtBot) -> None:
    assert [tile.template.name for tile in dialog.tiles] == NAMES
    qtbot.waitUntil(lambda: all(tile._image is not None for tile in dialog.tiles))
    assert all(tile.name() == title_of(tile.template) and tile.line() for tile in dialog.tiles)
    assert focused(dialog) is dialog.tiles[0]


def test_the_gallery_is_walked_and_answered_by_keys(dialog: TemplatesDialog, qtbot: QtBot) -> None:
    press(focused(dialog), Qt.Key.Key_Right)
    press(focused(dialog), Qt.Key.Key_Down)
    assert focused(dialog) is dialog.tiles[5]
    press(focused(dialog), Qt.Key.Key_Up)
    press(focused(dialog), Qt.Key.Key_End)
    assert focused(dialog) is dialog.tiles[-1]
    press(focused(dialog), Qt.Key.Key_Down)
    press(focused(dialog), Qt.Key.Key_Home)
    assert focused(dialog) is dialog.tiles[0]
    type_into(focused(dialog), "e")
    chosen = dialog.chosen
    assert chosen is not None
    assert chosen.name == "employee-onboarding"
    qtbot.waitUntil(lambda: "4 stages, 8 touchpoints" in dialog.said.full_text())
    with qtbot.waitSignal(dialog.picked) as picked:
        press(focused(dialog), Qt.Key.Key_Return)
    assert picked.args == [str(chosen.path)]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_tab_leads_from_the_chosen_tile_to_the_buttons(dialog: TemplatesDialog) -> None:
    press(focused(dialog), Qt.Key.Key_Right)
    press(focused(dialog), Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), QPushButton)
    press(dialog, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused(dialog) is dialog.tiles[1]


def test_a_press_chooses_and_a_double_one_begins(dialog: TemplatesDialog, qtbot: QtBot) -> None:
    click(dialog.tiles[2])
    assert dialog.isVisible()
    assert dialog.chosen is dialog.tiles[2].template
    assert [tile.isChecked() for tile in dialog.tiles].count(True) == 1
    with qtbot.waitSignal(dialog.picked) as picked:
        QTest.mouseDClick(dialog.tiles[3], Qt.MouseButton.LeftButton)
    assert picked.args == [str(SHIPPED[3].path)]


def test_a_file_that_is_no_template_cannot_be_begun_from(
    qtbot: QtBot, dressed: QApplication, engine: TextEngine, folder: Path
) -> None:
    folder.mkdir()
    (folder / "Strange.cxs").write_text("not a map", encoding="utf-8")
    dialog = TemplatesDialog(engine, theme("light"))
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.tiles[-1].isEnabled())
    press(focused(dialog), Qt.Key.Key_End)
    assert focused(dialog) is dialog.tiles[-2]


def test_the_arrow_keys_lead_through_the_welcome_page(welcome: Welcome) -> None:
    shown = tiles(welcome)
    shown["blank"].setFocus()
    press(shown["blank"], Qt.Key.Key_Down)
    below = welcome.focusWidget()
    assert below is list(shown.values())[4]
    press(shown["experience-audit"], Qt.Key.Key_Down)
    samples = welcome.focusWidget()
    assert isinstance(samples, MapTile)
    assert not isinstance(samples, TemplateTile)
    press(samples, Qt.Key.Key_Up)
    assert welcome.focusWidget() is shown["experience-audit"]


def test_only_an_own_template_can_be_deleted_in_the_dialog(
    small: Opened, qtbot: QtBot, engine: TextEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_as_template(small.window.session, "Ours", cards=False)
    dialog = TemplatesDialog(engine, theme("light"))
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.delete_button.isVisible()
    click(dialog.tiles[-1])
    assert dialog.delete_button.isVisible()
    monkeypatch.setattr(dialogs, "ask", lambda *_rest: "delete")
    click(dialog.delete_button)
    assert [x.name for x in templates()] == NAMES


def test_a_template_needs_a_name_and_says_when_it_replaces_one(small: Opened, qtbot: QtBot) -> None:
    keep_as_template(small.window.session, "Ours", cards=False)
    dialog = KeepDialog("", small.window)
    qtbot.addWidget(dialog)
    assert not dialog._go.isEnabled()
    dialog.line.setText("ours")
    dialog.line.setText("Ours")
    assert "replaces" in dialog.there.text()
    dialog.line.setText("Others")
    assert dialog.there.text() == ""
    assert dialog._go.isEnabled()
    assert not dialog.cards.isChecked()
