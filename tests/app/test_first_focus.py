"""Where the keyboard is when something comes to the screen: somewhere useful, and to be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.export import ExportDialog
from cxstudio.app.focus import FocusWatch
from cxstudio.app.panels.persona_list import PersonaList
from cxstudio.app.settings import Settings
from cxstudio.app.tabbing import stops
from cxstudio.app.views.sheet_area import SheetArea
from cxstudio.app.welcome import Welcome
from cxstudio.edits.deleting import delete
from cxstudio.model.kind_types import ViewName
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.app.hands import click, press


@pytest.fixture
def watch(dressed: QApplication) -> Iterator[FocusWatch]:
    watch = FocusWatch(dressed, "#123456")
    yield watch
    watch.stop()


@pytest.mark.parametrize("view", ["metrics", "feedback", "audit"])
def test_an_empty_view_begins_at_its_button_with_a_ring(
    small: Opened, watch: FocusWatch, view: ViewName
) -> None:
    small.window.show_view(view)
    assert isinstance(small.window.focusWidget(), QPushButton)
    assert watch.ring is not None


def test_without_personas_the_keyboard_is_at_the_button_that_adds_one(
    small: Opened, watch: FocusWatch
) -> None:
    document = small.made.document
    delete(document, [persona.id for persona in document.personas()])
    small.window.show_view("personas")
    assert watch.ring is not None
    assert small.window.focusWidget() is not None
    assert "Add customer" in str(small.window.focusWidget().accessibleName())


def test_the_sheet_of_a_persona_shows_that_keys_scroll_it(small: Opened) -> None:
    small.window.show_view("personas")
    frame = small.window.views.frame
    assert frame is not None
    sheet = frame.body.findChild(SheetArea)
    people = frame.body.findChild(PersonaList)
    assert isinstance(sheet, SheetArea)
    assert isinstance(people, PersonaList)
    before = sheet.ringed
    press(people, Qt.Key.Key_Tab)
    reached, by_key = sheet.hasFocus(), sheet.ringed
    press(sheet, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    left = sheet.ringed
    click(sheet.viewport())
    assert (before, reached, by_key, left, sheet.ringed) == (False, True, True, False, False)


def test_no_neighbour_cuts_the_ring_of_a_tool(small: Opened, watch: FocusWatch) -> None:
    small.window.show_view("feedback")
    frame = small.window.views.frame
    assert frame is not None
    (tools,) = frame.body.tools()
    button = tools.findChildren(QAbstractButton)[-1]
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    ring = watch.ring
    assert ring is not None
    assert ring.visibleRegion().boundingRect() == QRect(ring.rect())


def test_the_welcome_page_begins_at_its_first_map_or_at_a_new_one(
    small: Opened, qtbot: QtBot, dressed: QApplication, settings: Settings
) -> None:
    for known in (False, True):
        if known:
            settings.remember(small.path)
        window = Welcome(settings, theme("light"))
        qtbot.addWidget(window)
        window.refresh()
        window.show()
        first = window.focusWidget()
        assert (first is window.new_button) is not known
        assert getattr(first, "path", str(small.path)) == str(small.path)
        window.close()


def test_tab_goes_through_the_export_as_it_is_seen(small: Opened, qtbot: QtBot, settings: Settings) -> None:
    window = small.window
    dialog = ExportDialog(window.session, window.journey, settings, theme("light"), window)
    qtbot.addWidget(dialog)
    dialog.open()
    chain: list[QWidget] = [dialog.format]
    widget = dialog.format.nextInFocusChain()
    wanted = [*stops(dialog.contents), dialog.size_choice, dialog.colours, dialog.notes, dialog.export_button]
    while widget is not None and widget is not dialog.format:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    places = [chain.index(one) for one in (dialog.format, *wanted)]
    assert places == sorted(places)


def test_from_one_empty_view_to_the_next_the_ring_goes_along(small: Opened, watch: FocusWatch) -> None:
    views: tuple[ViewName, ...] = ("feedback", "metrics", "audit", "feedback")
    for view in views:
        small.window.show_view(view)
        assert isinstance(small.window.focusWidget(), QPushButton)
        assert watch.ring is not None, view
