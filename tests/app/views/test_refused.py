"""A text refused in any view is not lost: it is said, there is a way back to it, and the window stays for it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.panels.persona_rows import PairsRow
from cxstudio.app.views.frame import ViewFrame
from cxstudio.edits.metrics import add_metric
from cxstudio.edits.plan import add_action
from cxstudio.edits.sessions import add_journey
from cxstudio.model.kind_types import ViewName
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened

TOO_LONG = "word " * 180


def shown(small: Opened, view: ViewName) -> ViewFrame:
    small.window.show_view(view)
    frame = small.window.views.frame
    assert frame is not None
    return frame


def refuse(frame: ViewFrame, id: str, field: str) -> None:
    """Paste a text that is too long into a field of a thing's details."""
    frame.choose([id])
    frame.inspector.write(field)
    row = row_of(frame, field)
    row.take_up(TOO_LONG, "")
    row.flush()
    assert row.refused


def row_of(frame: ViewFrame, field: str) -> FieldRow:
    row = frame.inspector.row(field)
    assert row is not None
    return row


def thing(small: Opened, view: ViewName) -> tuple[str, str]:
    """Something at home in a view, and a field of it."""
    if view == "personas":
        return small.made.personas[0], "role"
    if view == "plan":
        return add_action(small.made.document, "Ring back"), "title"
    return add_metric(small.made.document, "NPS", "nps"), "title"


@pytest.mark.parametrize("view", ["personas", "plan", "metrics"])
def test_the_window_stays_and_shows_what_was_refused_in_a_view(
    small: Opened, view: ViewName, qtbot: QtBot
) -> None:
    id, field = thing(small, view)
    frame = shown(small, view)
    refuse(frame, id, field)
    small.window.close()
    assert small.window.isVisible()
    assert "was not accepted" in frame.status.words.text()
    qtbot.waitUntil(row_of(frame, field).editor.hasFocus)
    assert row_of(frame, field).raw().strip() == TOO_LONG.strip()
    row_of(frame, field).forget()
    small.window.close()
    assert small.window.session.file.closed


def test_another_selection_says_that_the_text_is_kept_and_leads_back(small: Opened) -> None:
    first, second = small.made.personas[:2]
    frame = shown(small, "personas")
    refuse(frame, first, "role")
    frame.choose([second])
    assert "was not accepted" in frame.toast.text()
    (back,) = [b for b in frame.toast.findChildren(QPushButton) if b.text() == "Go back"]
    back.click()
    assert frame.body.selection == [first]
    assert row_of(frame, "role").raw() == TOO_LONG


def test_rows_of_a_list_that_were_refused_are_kept_as_well(small: Opened) -> None:
    first, second = small.made.personas[:2]
    frame = shown(small, "personas")
    frame.choose([first])
    row = row_of(frame, "facts")
    assert isinstance(row, PairsRow)
    row.add_row()
    row.items[0].lines[0].setText("Age")
    row.items[0].lines[1].setText(TOO_LONG * 40)
    row.changed()
    assert row.refused
    frame.choose([second])
    assert "was not accepted" in frame.toast.text()
    frame.choose([first])
    again = row_of(frame, "facts")
    assert again.refused
    assert again.read() == (("Age", (TOO_LONG * 40).strip()),)


def test_it_is_shown_from_another_view_and_after_another_theme_and_journey(small: Opened) -> None:
    frame = shown(small, "personas")
    refuse(frame, small.made.personas[0], "role")
    frame.wear(theme("dark"))
    small.window.show_journey(add_journey(small.made.document))
    small.window.show_view("map")
    small.window.close()
    assert small.window.isVisible()
    assert small.window.views.name == "personas"
    assert row_of(frame, "role").raw() == TOO_LONG


def test_it_is_shown_on_the_map_of_another_journey(small: Opened) -> None:
    window = small.window
    window.canvas.select([small.made.touchpoints[0]])
    row = window.inspector.row("minutes")
    assert row is not None
    row.take_up("a while", "")
    window.show_journey(add_journey(small.made.document))
    window.show_view("table")
    window.close()
    assert window.isVisible()
    assert window.views.name == "map"
    assert window.journey == small.made.journey
    kept = window.inspector.row("minutes")
    assert kept is not None
    assert kept.raw() == "a while"
