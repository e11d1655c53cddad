"""The export dialog and a printer: its paper, its pages, and what it writes into a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.export import ExportDialog
from tests.app.conftest import Opened
from tests.app.hands import click, press
from tests.app.test_export import LONG, choose
from tests.app.test_export_help import dialog, opened, wide

__all__ = ["dialog", "wide"]


class Paper(QPrinter):
    """A printer of paper that lays its sheets into a file, where they can be counted."""

    def __init__(self, path: Path, paper: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(path))
        self.setPageSize(QPageSize(paper))
        self.setFullPage(True)

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat


def to_a_pdf(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def choose_profile(dialog: ExportDialog, name: str) -> None:
    choice = dialog.choices.profile
    choice.setCurrentIndex(choice.findData(name))
    choice.activated.emit(choice.currentIndex())


def test_a_print_has_a_paper_and_all_its_pages(wide: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(wide, qtbot, printing=True)
    assert dialog.windowTitle() == "Print"
    assert dialog.setup().size == "A4"
    dialog.print_on(Paper(tmp_path / "printed.pdf"))
    assert dialog.running
    qtbot.waitUntil(lambda: dialog.message.text() == "Sent to the printer", timeout=LONG)
    assert dialog._poster is not None
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == len(dialog._poster.pages)
    dialog.reject()


def test_a_page_larger_than_the_paper_is_laid_out_for_it_and_not_printed(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(dialog, size_choice="A1")
    qtbot.waitUntil(lambda: dialog._poster is not None, timeout=LONG)
    dialog.print_on(Paper(tmp_path / "printed.pdf"))
    assert not dialog.running
    assert dialog.setup().size == "A4"
    assert "841 × 594 mm" in dialog.message.text()
    assert "the printer has A4" in dialog.message.text()
    qtbot.waitUntil(lambda: dialog._poster is not None, timeout=LONG)
    assert "On A4 the smallest text" in dialog.legibility.text()
    assert "the printer has A4" in dialog.message.text()
    dialog.print_on(Paper(tmp_path / "printed.pdf"))
    qtbot.waitUntil(lambda: dialog.message.text() == "Sent to the printer", timeout=LONG)


def test_the_sheets_of_tiles_are_those_of_the_printer(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_profile(dialog, "tiles")
    dialog.choices.sheet.setCurrentIndex(dialog.choices.sheet.findData("A3"))
    dialog.choices.sheet.activated.emit(0)
    qtbot.waitUntil(lambda: dialog._poster is not None, timeout=LONG)
    size = dialog.setup().size
    dialog.print_on(Paper(tmp_path / "printed.pdf"))
    assert (dialog.setup().sheet, dialog.setup().size) == ("A4", size)


def test_a_print_into_a_pdf_is_the_export_with_its_text(wide: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(wide, qtbot, printing=True)
    dialog.print_on(to_a_pdf(tmp_path / "printed.pdf"))
    qtbot.waitUntil(lambda: "Saved as printed.pdf" in dialog.message.text(), timeout=LONG)
    assert not dialog.folder_button.isHidden()
    (page, *_more) = pypdf.PdfReader(tmp_path / "printed.pdf").pages
    assert "Waiting area" in page.extract_text()
    dialog.reject()


def test_some_pages_printed_into_a_pdf_are_those_pages(wide: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(wide, qtbot, printing=True)
    choose_profile(dialog, "handout")
    qtbot.waitUntil(lambda: dialog._poster is not None, timeout=LONG)
    assert dialog._poster is not None
    assert len(dialog._poster.pages) > 3
    printer = to_a_pdf(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: "Saved as printed.pdf" in dialog.message.text(), timeout=LONG)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == 2
    dialog.reject()


def test_a_print_can_be_stopped(wide: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(wide, qtbot, printing=True)
    dialog.print_on(Paper(tmp_path / "printed.pdf"))
    click(dialog.cancel_button)
    assert not dialog.running
    assert dialog.message.text() == "Cancelled."
    dialog.reject()


def test_a_print_asks_for_no_format_and_forgets_none(wide: Opened, qtbot: QtBot) -> None:
    settings = wide.window._settings
    settings.set_choice("format", "csv")
    dialog = opened(wide, qtbot, printing=True)
    choices = dialog.choices
    assert all(row.isHidden() for row in choices._rows[choices.format])
    assert choices.chosen_format().name == "pdf"
    assert dialog.print_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.focusWidget() is choices.profile)
    choices.keep()
    assert settings.choice("format", "") == "csv"
    dialog.reject()


def test_alt_and_its_first_letter_press_print_and_choose_nothing(
    wide: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(ExportDialog, "ask_and_print", lambda _dialog: asked.append(True))
    dialog = opened(wide, qtbot, printing=True)
    profile = dialog.choices.profile
    choose_profile(dialog, "handout")
    profile.setFocus()
    assert not dialog.print_button.isEnabled()
    press(profile, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert profile.currentData() == "handout"
    assert not asked
    qtbot.waitUntil(lambda: dialog._poster is not None, timeout=LONG)
    press(profile, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: asked == [True])
    assert profile.currentData() == "handout"
    dialog.reject()
