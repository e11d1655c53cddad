"""What the entry line cannot use is said in plain words, with the way round; the text stays as it was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


def texts(opened: Opened) -> list[str]:
    return [card.text for card in opened.made.document.nodes(Card)]


def test_a_sign_that_cannot_be_used_is_said_and_stays_in_the_text(small: Opened) -> None:
    entry = small.window.entry
    small.window.canvas.select([small.made.touchpoints[4]])
    type_into(entry.line, '"Nobody told me !!!')
    assert entry.where().startswith("“!!!” stays in the text: this kind has no severity · Quote to")
    press(entry.line, Qt.Key.Key_Return)
    assert "Nobody told me !!!" in texts(small)


def test_a_sign_beyond_its_bounds_is_said_and_the_text_is_added_as_typed(small: Opened) -> None:
    entry = small.window.entry
    small.window.canvas.select([small.made.touchpoints[4]])
    type_into(entry.line, "-No chair x9")
    assert entry.where().startswith("“x9” stays in the text: x takes 1 to 5 · Pain point to")
    press(entry.line, Qt.Key.Key_Return)
    assert "No chair x9" in texts(small)


def test_a_card_without_a_place_can_go_to_the_parking_lot(blank: Opened) -> None:
    entry = blank.window.entry
    type_into(entry.line, "-No seats")
    offer = "Add a touchpoint first, or put it into the parking lot with “p ” before it"
    assert entry.where() == offer
    press(entry.line, Qt.Key.Key_Return)
    assert blank.window.status.hint() == offer
    press(entry.line, Qt.Key.Key_Home)
    type_into(entry.line, "p ")
    press(entry.line, Qt.Key.Key_Return)
    (card,) = blank.made.document.parked()
    assert isinstance(card, Card)
    assert (card.kind, card.text) == ("pain", "No seats")
