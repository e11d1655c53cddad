"""Words that only look like a name that was left out are said in the window when the file is made."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.export import ExportDialog
from cxstudio.edits.cards import add_card
from tests.app.conftest import Opened

LONG = 60_000  # milliseconds: a child process on a busy machine


def test_a_form_that_stayed_is_said_first(small: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = small.window
    add_card(window.session.document, "pain", small.made.touchpoints[0], "Aminka waits")
    dialog = ExportDialog(window.session, small.made.journey, window._settings, window.wears, window)
    dialog.open()
    dialog.format.setCurrentIndex(dialog.format.findData("csv"))
    dialog.format.activated.emit(dialog.format.currentIndex())
    dialog.choices.leaving.ticks["names"].click()
    dialog.export_to(tmp_path / "map.csv")
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    said = dialog.message.text().splitlines()[1]
    assert said == "Words that look like a name that was left out: Aminka"
    dialog.reject()
