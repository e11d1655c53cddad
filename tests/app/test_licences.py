"""The licences of everything shipped can be read in the window, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.about import show_about
from cxstudio.app.dialogs.licences import Licences, joined, licences
from cxstudio.resources import resource
from tests.app.conftest import Opened
from tests.app.hands import press


def test_every_library_font_and_icon_set_has_its_text() -> None:
    found = {path for licence in licences() for path in licence.paths}
    assert {path for path in resource("licences").rglob("*") if path.is_file()} <= found
    assert set(resource("fonts").glob("OFL*")) <= found
    assert [path for path in found if path.parent == resource("icons")]
    fonts = {path.stem.split("-")[0].split("[")[0] for path in resource("fonts").glob("*.ttf")}
    texts = {path.stem.removeprefix("OFL-") for path in resource("fonts").glob("OFL*")}
    assert {name for name in fonts if not any(name.startswith(text) for text in texts)} == set()
    names = [licence.name for licence in licences()]
    assert len(set(names)) == len(names)
    assert names[0] == "CX Studio"
    assert sum("pypdfium2" in name for name in names) == 1


def test_paragraphs_flow_and_lists_keep_their_lines() -> None:
    broken = "Permission is hereby granted, free of charge, to any person\nobtaining a copy.\n\n1. first\n2. second\n"
    flowing = "Permission is hereby granted, free of charge, to any person obtaining a copy."
    assert joined(broken) == f"{flowing}\n\n1. first\n2. second"


def test_arrow_keys_turn_from_text_to_text(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = Licences()
    qtbot.addWidget(dialog)
    first = dialog.text.toPlainText()
    assert first
    press(dialog.list, Qt.Key.Key_Down)
    assert dialog.text.toPlainText() != first
    assert dialog.text.isReadOnly()


def test_a_text_that_is_gone_is_said(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = Licences()
    qtbot.addWidget(dialog)
    dialog._show(10_000)
    assert "cannot be read" in dialog.text.toPlainText()


def test_about_leads_to_the_licences(small: Opened) -> None:
    show_about(small.window)
    button = next(b for b in small.window.findChildren(QPushButton) if b.text() == "Licences…")
    button.click()
    assert [d for d in small.window.findChildren(Licences) if d.isVisible()]


def test_the_status_counts_what_is_selected(small: Opened) -> None:
    small.window.canvas.select(small.made.touchpoints[:3])
    assert small.window.status._selected.text() == "3 selected"
    small.window.canvas.select(small.made.touchpoints[:1])
    assert small.window.status._selected.isHidden()
