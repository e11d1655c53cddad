"""The parking lot of the window: its count, its list, and what is dragged into it and out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from cxstudio.app.panels.parking import ParkingLot
from cxstudio.app.workshop.parking import ParkingSection
from cxstudio.app.workshop.scene_of import ClockShown, scene_of
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.groups import group_cards
from cxstudio.model.records import Card
from cxstudio.workshop.stand import Stand
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into
from tests.makers import small_map


def open_lot(opened: Opened, *cards: int) -> ParkingLot:
    """Park some cards and open the list by a click."""
    park(opened.made.document, [opened.made.cards[place] for place in cards])
    lot = opened.window.left.parking
    click(lot)
    assert lot.panel.isVisible()
    return lot


def card_of(opened: Opened, place: int) -> Card:
    found = opened.made.document.find(opened.made.cards[place], Card)
    assert found is not None
    return found


def drag_out(lot: ParkingLot, end: QPoint) -> None:
    """Drag the first thing of the list to a place of the screen."""
    view = lot.list.viewport()
    start = view.mapToGlobal(lot.list.visualItemRect(lot.list.item(0)).center())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = [(QEvent.Type.MouseButtonPress, 0.0, left, left)]
    steps += [(QEvent.Type.MouseMove, share / 4, none, left) for share in range(1, 5)]
    steps += [(QEvent.Type.MouseButtonRelease, 1.0, left, none)]
    for kind, share, button, held in steps:
        place = start + (end - start) * share
        local, keys = QPointF(view.mapFromGlobal(place)), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view, QMouseEvent(kind, local, QPointF(place), button, held, keys))


def test_the_list_opens_upwards_and_counts(small: Opened) -> None:
    lot = open_lot(small, 0, 3)
    assert lot.count() == "2"
    assert lot.list.ids() == [small.made.cards[0], small.made.cards[3]]
    bottom = lot.panel.geometry().bottom()
    assert bottom < lot.mapTo(small.window, QPoint(0, 0)).y()
    assert lot.accessibleDescription() == "2 items"


def test_enter_puts_back_at_the_selection(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[4]])
    lot = open_lot(small, 0)
    press(lot.list, Qt.Key.Key_Return)
    back = card_of(small, 0)
    assert (back.parked, back.home) == (False, small.made.touchpoints[4])
    assert not lot.panel.isVisible()
    assert small.window.focusWidget() is small.window.canvas


def test_delete_and_f2_work_in_the_list(small: Opened) -> None:
    lot = open_lot(small, 0, 3)
    press(lot.list, Qt.Key.Key_F2)
    (field,) = (one for one in lot.list.viewport().findChildren(QLineEdit) if one.isVisible())
    field.selectAll()
    type_into(field, "On hold for ever")
    press(field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert card_of(small, 0).text == "On hold for ever"
    press(lot.list, Qt.Key.Key_Delete)
    assert lot.list.ids() == [small.made.cards[3]]
    small.window.commands.undo()
    assert lot.count() == "2"


def test_a_parked_group_is_one_row_with_its_number_in_list_console_and_wall(small: Opened) -> None:
    document, window = small.made.document, small.window
    cards = [add_card(document, "pain", small.made.touchpoints[0], f"No bus {n}") for n in range(2)]
    group_cards(document, cards, "No bus")
    park(document, cards)
    lot = open_lot(small, 3)
    assert lot.count() == "2"
    rows = [lot.list.item(row).text() for row in range(lot.list.count())]
    assert "No bus ×2" in rows
    console = ParkingSection(window.workshop.around)
    assert sorted(console.list.item(row).text() for row in range(console.list.count())) == sorted(rows)
    console.close_down()
    console.deleteLater()
    scene = scene_of(document, small.made.journey, Stand(), ClockShown())
    assert "No bus ×2" in scene.parked
    assert scene.parked_count == 2
    lot.list.setCurrentRow(rows.index("No bus ×2"))
    press(lot.list, Qt.Key.Key_Delete)
    assert lot.count() == "1"
    assert all(document.get(id) is None for id in cards)
    window.commands.undo()
    assert lot.count() == "2"


def test_what_is_grouped_in_the_parking_lot_becomes_one_row_at_once(small: Opened) -> None:
    lot = open_lot(small, 0, 3)
    group_cards(small.made.document, [small.made.cards[0], small.made.cards[3]], "Both")
    assert [lot.list.item(row).text() for row in range(lot.list.count())] == ["Both ×2"]
    assert lot.count() == "1"


def test_escape_closes_the_list_and_gives_the_keyboard_back(small: Opened) -> None:
    lot = open_lot(small, 0)
    press(lot.list, Qt.Key.Key_Escape)
    assert not lot.panel.isVisible()
    assert small.window.focusWidget() is lot


def test_the_list_closes_when_the_keyboard_goes_elsewhere(small: Opened) -> None:
    lot = open_lot(small, 0)
    small.window.entry.line.setFocus()
    assert not lot.panel.isVisible()


def test_a_parked_card_dragged_onto_the_map_comes_back_there(small: Opened) -> None:
    lot, canvas = open_lot(small, 0), small.window.canvas
    placed = canvas.picture.placed(small.made.touchpoints[3])
    assert placed is not None
    x, y = canvas.camera.to_device(*placed.bounds.centre)
    ratio = canvas.devicePixelRatioF()
    drag_out(lot, canvas.mapToGlobal(QPoint(round(x / ratio), round(y / ratio))))
    back = card_of(small, 0)
    assert (back.parked, back.home) == (False, small.made.touchpoints[3])


def test_a_parked_card_dragged_onto_a_row_of_the_outline_comes_back_there(small: Opened) -> None:
    lot, tree = open_lot(small, 0), small.window.left.outline
    rect = tree.visualRect(tree.row_of(small.made.touchpoints[0]))
    drag_out(lot, tree.viewport().mapToGlobal(rect.center()))
    back = card_of(small, 0)
    assert (back.parked, back.home) == (False, small.made.touchpoints[0])


def test_cards_let_go_over_the_parking_lot_are_kept_there(small: Opened) -> None:
    lot = small.window.left.parking
    middle = lot.mapToGlobal(lot.rect().center())
    small.window.canvas.dropped_outside.emit([small.made.cards[0]], middle + QPoint(0, -4000))
    assert not card_of(small, 0).parked
    small.window.canvas.dropped_outside.emit([small.made.cards[0]], middle)
    assert card_of(small, 0).parked


def test_what_is_no_card_is_refused_by_the_parking_lot(small: Opened) -> None:
    lot = small.window.left.parking
    said: list[str] = []
    lot.said.connect(said.append)
    middle = lot.mapToGlobal(lot.rect().center())
    assert lot.offer([small.made.touchpoints[0]], middle) is False
    assert said[-1] == "Only cards go into the parking lot"


def test_a_rail_opens_the_outline_beside_it(open_window: Callable[..., Opened]) -> None:
    opened = open_window(small_map, (1100, 720))
    left = opened.window.left
    assert not left.outline.isVisible()
    click(left.opener)
    assert left.outline.isVisible()
    assert opened.window.focusWidget() is left.outline
    left.outline.choose([opened.made.touchpoints[0]])
    assert opened.window.canvas.selection == [opened.made.touchpoints[0]]
    press(left.outline, Qt.Key.Key_Escape)
    assert not left.outline.isVisible()
    opened.window.resize(1440, 900)
    QApplication.processEvents()
    assert left.outline.isVisible()


def test_the_outline_and_the_parking_lot_are_stops_of_f6(small: Opened) -> None:
    left = small.window.left
    left.palette_area.tiles["stage"].setFocus()
    small.window.commands.next_area()
    assert small.window.focusWidget() is left.outline
    small.window.commands.next_area()
    assert small.window.focusWidget() is left.parking
    small.window.commands.next_area()
    assert small.window.focusWidget() is small.window.canvas
