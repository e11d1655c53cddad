"""Palette, outline, parking lot, entry line and status bar in the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.areas import _area_of
from cxstudio.app.panels.palette import palette_kinds, rows_of_tiles
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import numbered_title
from cxstudio.model.records import Card, Journey, Persona, Stage
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into
from tests.makers import empty_map

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def send(
    widget: QWidget, kind: QEvent.Type, place: QPoint, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    """One mouse event at a place of the screen, to the widget that holds the pointer."""
    local = QPointF(widget.mapFromGlobal(place))
    event = QMouseEvent(kind, local, QPointF(place), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def drag_tile(opened: Opened, kind: str, target: QPoint, *, drop: bool = True) -> None:
    """Drag a tile of the palette to a place of the screen."""
    tile = opened.window.left.palette_area.tiles[kind]
    start = tile.mapToGlobal(tile.rect().center())
    send(tile, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    for step in range(1, 6):
        send(tile, QEvent.Type.MouseMove, start + (target - start) * step / 5, NONE, LEFT)
    if drop:
        send(tile, QEvent.Type.MouseButtonRelease, target, LEFT, NONE)


def middle_of(opened: Opened, id: str) -> QPoint:
    """Where the middle of a thing on the map is on the screen."""
    canvas = opened.window.canvas
    placed = canvas.picture.placed(id)
    assert placed is not None
    x, y = canvas.camera.to_device(*placed.bounds.centre)
    ratio = canvas.devicePixelRatioF()
    return canvas.mapToGlobal(QPointF(x / ratio, y / ratio)).toPoint()


def middle_of_canvas(opened: Opened) -> QPoint:
    canvas = opened.window.canvas
    return canvas.mapToGlobal(canvas.rect().center())


# Palette


def test_the_tiles_fill_their_rows_however_many_there_are() -> None:
    for count in range(1, 20):
        rows = rows_of_tiles(count, 2)
        assert [place for row in rows for place in row] == list(range(count))
        assert len(rows[-1]) == 1, "the last one's words need the whole width"
        assert [len(row) for row in rows].count(1) == 2 - count % 2
        assert [len(row) for row in rows] == sorted((len(row) for row in rows), reverse=True)
    assert rows_of_tiles(4, 1) == [range(place, place + 1) for place in range(4)]


def test_down_goes_through_the_rows_of_tiles_to_the_last_one(small: Opened) -> None:
    tiles = list(small.window.left.palette_area.tiles.values())
    tiles[1].setFocus()
    for row in rows_of_tiles(len(tiles), 2)[1:]:
        press(next(tile for tile in tiles if tile.hasFocus()), Qt.Key.Key_Down)
        assert tiles[row[-1]].hasFocus()


def test_every_palette_kind_has_a_tile(small: Opened) -> None:
    assert set(small.window.left.palette_area.tiles) == {k for k, row in KINDS.items() if row.palette}


def test_a_touchpoint_dragged_onto_an_empty_map_brings_its_stage(blank: Opened) -> None:
    drag_tile(blank, "touchpoint", middle_of_canvas(blank))
    document = blank.made.document
    assert len(document.stages(blank.made.journey)) == 1
    assert len(document.journey_touchpoints(blank.made.journey)) == 1


def test_a_persona_dragged_onto_the_map_becomes_the_journeys(blank: Opened) -> None:
    drag_tile(blank, "persona", middle_of_canvas(blank))
    assert len(blank.made.document.personas()) == 1


def test_a_pain_dragged_onto_a_touchpoint_belongs_to_it(small: Opened) -> None:
    home = small.made.touchpoints[3]
    before = {c.id for c in small.made.document.cards(home)}
    drag_tile(small, "pain", middle_of(small, home))
    added = [c for c in small.made.document.cards(home) if c.id not in before]
    assert [c.kind for c in added] == ["pain"]


def test_escape_during_a_drag_leaves_everything_as_it_was(small: Opened) -> None:
    before = small.made.document.undo_label
    drag_tile(small, "stage", middle_of_canvas(small), drop=False)
    tile = small.window.left.palette_area.tiles["stage"]
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(tile, QKeyEvent(kind, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
    send(tile, QEvent.Type.MouseButtonRelease, middle_of_canvas(small), LEFT, NONE)
    assert small.made.document.undo_label == before


def test_a_drag_that_ends_beside_the_map_adds_nothing(small: Opened) -> None:
    before = len(small.made.document.stages(small.made.journey))
    toolbar = small.window.toolbar
    drag_tile(small, "stage", toolbar.mapToGlobal(toolbar.rect().center()))
    assert len(small.made.document.stages(small.made.journey)) == before


def test_a_click_arms_the_tool_and_another_takes_it_back(small: Opened) -> None:
    tile = small.window.left.palette_area.tiles["stage"]
    click(tile)
    assert tile.isChecked()
    click(tile)
    assert not tile.isChecked()


def test_enter_on_a_tile_adds_at_the_selection(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    tile = small.window.left.palette_area.tiles["idea"]
    tile.setFocus(Qt.FocusReason.TabFocusReason)
    press(tile, Qt.Key.Key_Return)
    assert "idea" in [c.kind for c in small.made.document.cards(small.made.touchpoints[0])]


def test_the_arrow_keys_go_from_tile_to_tile(small: Opened) -> None:
    tiles = small.window.left.palette_area.tiles
    first, beside, below = list(tiles.values())[:3]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for key, there in (
        (Qt.Key.Key_Right, beside),
        (Qt.Key.Key_Left, first),
        (Qt.Key.Key_Down, below),
        (Qt.Key.Key_Up, first),
        (Qt.Key.Key_Up, first),
    ):
        focus = small.window.focusWidget()
        assert focus is not None
        press(focus, key)
        assert small.window.focusWidget() is there


def test_a_narrow_window_shows_the_tiles_as_a_rail(open_window: Callable[..., Opened]) -> None:
    opened = open_window(size=(1100, 720))
    assert opened.window.left.width() == 56
    assert not opened.window.left.outline.isVisible()
    assert all(tile.isVisible() for tile in opened.window.left.palette_area.tiles.values())


def test_the_palette_follows_the_table() -> None:
    assert palette_kinds()[:3] == ["persona", "stage", "touchpoint"]


# Entry line


def test_enter_adds_and_keeps_the_line(small: Opened) -> None:
    entry = small.window.entry
    small.window.canvas.select([small.made.touchpoints[0]])
    entry.line.setFocus()
    for text in ("No seats", "No sign"):
        type_into(entry.line, text)
        press(entry.line, Qt.Key.Key_Return)
    assert entry.line.text() == ""
    assert entry.line.hasFocus()
    texts = [c.text for c in small.made.document.cards(small.made.touchpoints[0]) if c.kind == "pain"]
    assert texts == ["No seats", "No sign"]


def test_the_line_says_where_it_goes_and_tab_changes_that(small: Opened) -> None:
    entry = small.window.entry
    small.window.canvas.select([small.made.touchpoints[0]])
    assert "1.1 Web page" in entry.where()
    entry.line.setFocus()
    press(entry.line, Qt.Key.Key_Tab)
    assert "1.2 Booking line" in entry.where()
    assert small.window.canvas.selection == [small.made.touchpoints[1]]
    press(entry.line, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert "1.1 Web page" in entry.where()
    assert entry.line.hasFocus()


@pytest.mark.parametrize("chosen", [(), (0,), (0, 3)])
def test_the_line_says_where_a_tile_would_put_it_too(small: Opened, chosen: tuple[int, ...]) -> None:
    window, made = small.window, small.made
    window.canvas.select([made.touchpoints[0]])
    window.canvas.select([made.touchpoints[place] for place in chosen])
    window.entry.set_kind("pain")
    card = made.document.find(window.canvas.add("pain"), Card)
    assert card is not None
    window.canvas.select([made.touchpoints[place] for place in chosen])
    assert numbered_title(made.document, made.document.node(card.home)) in window.entry.where()


def test_up_recalls_what_was_typed(small: Opened) -> None:
    entry = small.window.entry
    for text in ("First", "Second"):
        type_into(entry.line, text)
        press(entry.line, Qt.Key.Key_Return)
    press(entry.line, Qt.Key.Key_Up)
    assert entry.line.text() == "Second"
    press(entry.line, Qt.Key.Key_Up)
    assert entry.line.text() == "First"


def test_a_blank_map_begins_with_stages_and_grows_by_typing(blank: Opened) -> None:
    entry, document = blank.window.entry, blank.made.document
    for text in ("Book", "Visit", "Leave"):
        type_into(entry.line, text)
        press(entry.line, Qt.Key.Key_Return)
    assert [s.title for s in document.stages(blank.made.journey)] == ["Book", "Visit", "Leave"]
    blank.window.canvas.select([document.stages(blank.made.journey)[0].id])
    entry.set_kind("touchpoint")
    for text in ("Call", "Wait"):
        type_into(entry.line, text)
        press(entry.line, Qt.Key.Key_Return)
    assert [t.title for t in document.journey_touchpoints(blank.made.journey)] == ["Call", "Wait"]


def test_a_card_without_a_place_is_refused_in_plain_words(blank: Opened) -> None:
    entry = blank.window.entry
    entry.set_kind("pain")
    type_into(entry.line, "No seats")
    press(entry.line, Qt.Key.Key_Return)
    assert entry.line.text() == "No seats"
    offer = "Add a touchpoint first, or put it into the parking lot with “p ” before it"
    assert blank.window.status.hint() == offer


def test_undo_in_the_empty_line_takes_the_last_note_back(small: Opened, qtbot: QtBot) -> None:
    entry = small.window.entry
    before = len(small.made.document.nodes(Card))
    entry.line.setFocus()
    qtbot.waitUntil(entry.line.hasFocus)
    type_into(entry.line, "No seats")
    press(entry.line, Qt.Key.Key_Return)
    press(entry.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(small.made.document.nodes(Card)) == before


# Status bar and toolbar


def test_the_status_bar_counts(open_window: Callable[..., Opened]) -> None:
    opened = open_window(empty_map)
    assert opened.window.status.counts() == ""
    opened.window.commands.add("touchpoint")
    assert opened.window.status.counts().split() == ["1", "stage", "1", "touchpoint"]


def test_the_toolbar_names_persona_and_journey(small: Opened) -> None:
    assert small.window.toolbar.persona.text().strip() == "Amina: A first visit"
    with small.made.document.transaction("Name"):
        small.made.document.set(small.made.personas[0], name="A & B")
    assert small.window.toolbar.persona.text().strip() == "A && B: A first visit"


def test_deleting_offers_undo(small: Opened) -> None:
    stages = len(small.made.document.nodes(Stage))
    small.window.canvas.select([small.made.stages[0]])
    small.window.canvas.setFocus()
    small.window.actions_by_id["edit.delete"].trigger()
    toast = small.window.toast
    assert toast.isVisible()
    assert toast.text() == "Stage and 3 touchpoints deleted"
    click(toast._button)
    assert len(small.made.document.nodes(Stage)) == stages
    assert not toast.isVisible()


def test_f6_goes_round_the_areas(small: Opened) -> None:
    window = small.window
    window.canvas.setFocus()
    seen = []
    for _turn in range(8):
        window.commands.next_area()
        seen.append(_area_of(window.focusWidget()))
    assert seen == ["details", "entry", "toolbar", "views", "left", "outline", "parking", "canvas"]


def test_the_zoom_is_shown(small: Opened) -> None:
    small.window.commands.zoom(1.5)
    assert small.window.toolbar.zoom.text().strip() == "150%"


def test_a_new_persona_is_named_in_the_details(small: Opened) -> None:
    before = len(small.made.document.nodes(Persona))
    small.window.commands.add_persona()
    personas = small.made.document.nodes(Persona)
    assert len(personas) == before + 1
    assert small.window.inspector.ids[0] in {p.id for p in personas}


def test_the_persona_of_the_journey_is_chosen_in_the_toolbar(small: Opened) -> None:
    toolbar, document = small.window.toolbar, small.made.document
    journey = document.find(small.made.journey, Journey)
    assert journey is not None
    toolbar._fill_personas()
    rows = {a.data()[1]: a for a in toolbar._menu.actions() if a.data() and a.data()[0] == "persona"}
    assert [id for id, action in rows.items() if action.isChecked()] == [journey.persona]
    other = next(id for id in rows if id != journey.persona)
    rows[other].trigger()
    now = document.find(small.made.journey, Journey)
    assert now is not None
    assert now.persona == other
    assert "is now the persona" in small.window.toast.text()


@pytest.mark.parametrize("size", [(1440, 900), (1300, 760)])
def test_the_tiles_stand_in_equal_columns_and_none_is_left_over(
    open_window: Callable[..., Opened], size: tuple[int, int]
) -> None:
    tiles = list(open_window(size=size).window.left.palette_area.tiles.values())
    *paired, last = tiles
    assert len({tile.width() for tile in paired}) == 1
    assert len({tile.height() for tile in paired}) == 1
    assert paired[0].height() == (44 if size[1] == 900 else 42)
    assert last.width() == paired[1].geometry().right() + 1 - paired[0].x()
    words = last.fontMetrics().horizontalAdvance(last.text())
    assert words < last.width()
