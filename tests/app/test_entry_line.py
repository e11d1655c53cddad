"""The entry line and the words of places: kinds by letter, numbers in the window's digits, cards that span."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt

from cxstudio.app.panels.entry_kinds import KIND_ORDER
from cxstudio.app.targets import target_words, where
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.records import Annotation
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


def test_p_is_a_pain_point_and_pressed_again_physical_evidence(small: Opened) -> None:
    menu = small.window.entry.picker.menu()
    assert menu is not None
    menu.popup(small.window.entry.picker.mapToGlobal(QPoint(0, 0)))
    found = []
    for _turn in range(2):
        type_into(menu, "p")
        active = menu.activeAction()
        assert active is not None
        found.append(active.data())
    assert found == ["pain", "evidence"]
    menu.close()


def test_tiles_and_list_have_the_same_names_in_the_same_order(small: Opened) -> None:
    menu = small.window.entry.picker.menu()
    assert menu is not None
    listed = [action.text() for action in menu.actions()]
    tiles = [KINDS[kind].label for kind in small.window.left.palette_area.tiles]
    assert listed[: len(tiles) - 1] == tiles[1:]
    assert listed[len(tiles) - 1 :] == [KINDS[kind].label for kind in CARD_KINDS if not KINDS[kind].palette]


@pytest.mark.parametrize("kind", ["sticky", "callout"])
def test_a_note_can_be_entered_by_typing(small: Opened, kind: str) -> None:
    entry = small.window.entry
    small.window.canvas.select([small.made.touchpoints[1]])
    entry.set_kind(kind)
    type_into(entry.line, "Ask them")
    press(entry.line, Qt.Key.Key_Return)
    made = small.made.document.find(small.window.canvas.selection[0], Annotation)
    assert made is not None
    assert (made.kind, made.anchor, made.text) == (kind, small.made.touchpoints[1], "Ask them")


def test_without_a_place_selected_the_last_one_stays_the_target(small: Opened) -> None:
    window, made = small.window, small.made
    window.canvas.select([made.touchpoints[1]])
    arrow = made.document.links_of(made.touchpoints[1])[0]
    for other in ([], [arrow.id]):
        window.canvas.select(other)
        assert "1.2 Booking line" in window.entry.where()


def test_the_target_is_numbered_in_the_windows_digits(persian: None, small: Opened) -> None:
    made = small.made
    words = target_words(made.document, made.journey, "pain", made.touchpoints[4])
    assert "۲" in words
    assert "Waiting area" in words


def test_a_spanning_card_says_from_where_to_where(small: Opened) -> None:
    made = small.made
    assert where(made.document, made.document.node(made.cards[1])) == "Opportunity at 1.1–1.3"
    assert where(made.document, made.document.node(made.cards[0])) == "Pain point at 1.2 Booking line"


def test_where_the_hint_has_no_room_it_drops_how_to_change_the_target(small: Opened) -> None:
    entry = small.window.entry
    small.window.canvas.select(small.made.touchpoints[:1])
    assert entry._where.text().endswith("Tab changes the target")
    entry.resize(entry._where.sizeHint().width() + 460, entry.height())
    entry._where.resize(entry._where.sizeHint().width() - 20, entry._where.height())
    assert entry._where.text().startswith("Goes to")
    assert "Tab" not in entry._where.text()
    assert "…" not in entry._where.text()
    assert entry.where().endswith("Tab changes the target")
