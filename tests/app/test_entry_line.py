"""The entry line and the words of places: kinds by letter, numbers in the window's digits, cards that span."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt

from cxstudio.app.panels.entry import KIND_ORDER
from cxstudio.app.targets import target_words, where
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


@pytest.fixture
def persian() -> Iterator[None]:
    from cxstudio.words import use_language

    use_language("fa")
    yield
    use_language(None)


def test_a_letter_goes_to_a_kind_and_enter_takes_it(small: Opened) -> None:
    entry = small.window.entry
    menu = entry.picker.menu()
    assert menu is not None
    menu.popup(entry.picker.mapToGlobal(QPoint(0, 0)))
    assert all(not action.icon().isNull() for action in menu.actions())
    type_into(menu, "g")
    press(menu, Qt.Key.Key_Return)
    assert entry.kind == "gain"
    assert len(menu.actions()) == len(KIND_ORDER)


def test_the_target_is_numbered_in_the_windows_digits(persian: None, small: Opened) -> None:
    made = small.made
    words = target_words(made.document, made.journey, "pain", made.touchpoints[4])
    assert "۲" in words
    assert "Waiting area" in words


def test_a_spanning_card_says_from_where_to_where(small: Opened) -> None:
    made = small.made
    assert where(made.document, made.document.node(made.cards[1])) == "Opportunity at 1.1–1.3"
    assert where(made.document, made.document.node(made.cards[0])) == "Pain point at 1.2 Booking line"
