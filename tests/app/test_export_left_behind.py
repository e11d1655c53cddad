"""What a format has no place for is said in the dialog before anything is written, with the formats that have it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cxstudio.app.dialogs.export import ExportDialog
from cxstudio.edits.comments import add_comment
from cxstudio.formats import EXPORTS
from tests.app.conftest import Opened

REMEDY = "A spreadsheet (.xlsx) or JSON (.json) holds all of it"


@pytest.fixture
def dialog(small: Opened, qtbot: QtBot) -> Iterator[ExportDialog]:
    window = small.window
    add_comment(small.made.document, small.made.cards[0], "Between us")
    made = ExportDialog(window.session, small.made.journey, window._settings, window.wears, window)
    made.open()
    yield made
    if isValid(made):
        made.reject()


def said(dialog: ExportDialog, format: str) -> list[str]:
    """What the dialog says once a format is chosen."""
    dialog.format.setCurrentIndex(dialog.format.findData(format))
    dialog.format.activated.emit(dialog.format.currentIndex())
    return dialog.legibility.text().splitlines()


@pytest.mark.parametrize(
    ("format", "first"),
    [
        ("csv", "A table has no place for the length of 1 card that spans, 2 arrows, 2 notes"),
        ("mmd", "4 emotions were rounded: Mermaid has whole scores from 1 to 5"),
        ("md", "1 comment was left out"),
    ],
)
def test_what_stays_behind_is_said_before_it_is_written(
    dialog: ExportDialog, format: str, first: str
) -> None:
    told = said(dialog, format)
    assert told[0] == first
    assert told[-1] == REMEDY
    assert dialog.legibility.property("look") == "warning"


@pytest.mark.parametrize("format", ["xlsx", "json"])
def test_a_format_that_holds_all_of_it_says_nothing(dialog: ExportDialog, format: str) -> None:
    assert said(dialog, format) == []
    assert dialog.legibility.property("look") == "caption"


def test_what_is_left_out_by_choice_is_not_told_as_left_behind(dialog: ExportDialog) -> None:
    dialog.choices.leaving.ticks["comments"].click()
    assert said(dialog, "md") == []


def test_each_format_without_pages_holds_all_of_it_or_its_name_says_what() -> None:
    bare = {format.name for format in EXPORTS if not format.has_page and format.left is None}
    assert bare == {"xlsx", "json", "ics", "txt"}
