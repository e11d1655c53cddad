"""Details that float over a small window's map: Esc closes them for what is selected, their button for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.app.conftest import Opened
from tests.app.hands import press

SMALL = (1100, 720)


def shown(opened: Opened) -> bool:
    return opened.window.inspector.isVisible()


def test_esc_closes_the_details_for_this_selection_and_another_one_brings_them_again(
    open_window: Callable[..., Opened],
) -> None:
    opened = open_window(size=SMALL)
    canvas, made = opened.window.canvas, opened.made
    canvas.select([made.cards[0]])
    assert shown(opened)
    press(opened.window.inspector, Qt.Key.Key_Escape)
    assert not shown(opened)
    assert canvas.selection == [made.cards[0]]
    canvas.select([made.cards[1]])
    assert shown(opened)


def test_stepping_out_to_the_stage_leaves_the_details_closed(open_window: Callable[..., Opened]) -> None:
    opened = open_window(size=SMALL)
    canvas, made = opened.window.canvas, opened.made
    canvas.select([made.touchpoints[0]])
    press(opened.window.inspector, Qt.Key.Key_Escape)
    press(canvas, Qt.Key.Key_Escape)
    assert canvas.selection == [made.stages[0]]
    assert not shown(opened)
    press(canvas, Qt.Key.Key_Escape)
    assert canvas.selection == []
    canvas.select([made.touchpoints[0]])
    assert shown(opened)


def test_put_away_by_their_button_the_details_wait_for_it(open_window: Callable[..., Opened]) -> None:
    opened = open_window(size=SMALL)
    canvas, made = opened.window.canvas, opened.made
    button = opened.window.actions_by_id["view.inspector"]
    canvas.select([made.cards[0]])
    button.trigger()
    canvas.select([made.cards[1]])
    assert not shown(opened)
    button.trigger()
    assert shown(opened)
    press(opened.window.inspector, Qt.Key.Key_Escape)
    canvas.select([made.cards[0]])
    assert shown(opened)


def test_opening_the_console_keeps_the_selected_card_in_sight(open_window: Callable[..., Opened]) -> None:
    opened = open_window(size=SMALL)
    window, made = opened.window, opened.made
    window.canvas.zoom_to(1.0)
    window.areas.details_put_away = True
    card = made.cards[0]
    window.canvas.select([card])
    middle = window.canvas.sheet.to_view(window.canvas.sight.spot()).center()
    window.canvas.pan_by(middle.x() - window.canvas.width() + 90, middle.y() - window.canvas.height() + 60)
    window.canvas.select([made.cards[1]])
    window.canvas.select([card])
    window.workshop.toggle()
    box = window.canvas.sheet.to_view(window.canvas.sight.spot()).toAlignedRect()
    assert window.canvas.rect().contains(box)
