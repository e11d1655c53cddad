"""The line of the map on the screen means what the workshop is at, whichever journeys came and went meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from cxstudio.app.panels.entry import Entry
from cxstudio.app.workshop.hands_section import HandsSection
from cxstudio.app.workshop.line_mode import nobody
from cxstudio.edits.deleting import delete
from cxstudio.edits.sessions import add_journey
from tests.app.conftest import Opened


@pytest.fixture
def two(open_window: Callable[..., Opened]) -> tuple[Opened, str, str]:
    """Hands are counted on the first of two journeys, and both have been looked at."""
    opened = open_window()
    first = opened.window.journey
    second = add_journey(opened.made.document)
    opened.window.workshop.count_hands()
    for id in (second, first):
        opened.window.show_journey(id)
    return opened, first, second


def means(entry: Entry) -> str:
    """The title of what a line means; "" for notes."""
    return entry.mode.title if entry.mode is not None else ""


def test_a_journey_changed_while_the_workshop_rested_is_followed_back(two: tuple[Opened, str, str]) -> None:
    opened, first, second = two
    opened.window.workshop.toggle()
    opened.window.show_journey(second)
    opened.window.workshop.toggle()
    for id in (first, second):
        opened.window.show_journey(id)
        assert means(opened.window.entry) == "Hands"


@pytest.mark.parametrize("rests", [True, False])
def test_the_line_of_a_journey_that_goes_is_let_go(two: tuple[Opened, str, str], rests: bool) -> None:
    opened, first, second = two
    window = opened.window
    if rests:
        window.workshop.toggle()
    window.show_journey(second)
    if rests:
        window.workshop.toggle()
    gone = window.entry
    assert means(gone) == "Hands"
    delete(opened.made.document, [second])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.journey == first
    assert (means(gone), means(window.entry)) == ("", "Hands")
    window.workshop.toggle()
    assert means(window.entry) == ""


def test_a_line_that_closes_is_let_go(two: tuple[Opened, str, str]) -> None:
    window = two[0].window
    assert window.workshop.console is not None
    mode, closed = window.workshop.console.section(HandsSection).mode, window.entry
    assert mode.changed != nobody
    window.close()
    assert (mode.changed, closed.mode) == (nobody, None)
