from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.views.table import TableView
from cxstudio.app.views.table_edits import copied, pasted
from cxstudio.app.views.table_layout import AROUND_HEAD, MOST
from cxstudio.edits.cards import park
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.plan import add_action
from cxstudio.edits.problems import Refused
from cxstudio.exchange.kind_table import heading_of
from cxstudio.model.document import Document
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press, type_into
from tests.makers import Made, small_map

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def with_actions(document: Document | None = None) -> Made:
    """The small map with three actions."""
    made = small_map(document)
    for title in ("Train the desk", "A board with the delay", "Call back"):
        add_action(made.document, title)
    return made


@pytest.fixture
def opened(open_window: Callable[..., Opened]) -> Opened:
    return open_window(with_actions)


def view_of(opened: Opened, kind: str = "action") -> TableView:
    """The table view on the screen, on one kind."""
    opened.window.show_view("table")
    assert opened.window.views.frame is not None
    view = opened.window.views.frame.body
    assert isinstance(view, TableView)
    view.show_kind(kind)
    return view


def to(view: TableView, row: int, key: str) -> None:
    view.grid.go(row, view.model.place(key))


def select(view: TableView, top: int, bottom: int, *keys: str) -> None:
    """Select a block of cells."""
    from PySide6.QtCore import QItemSelection, QItemSelectionModel

    to(view, top, keys[0])
    for key in keys:
        place = view.model.place(key)
        view.grid.selectionModel().select(
            QItemSelection(view.model.index(top, place), view.model.index(bottom, place)),
            QItemSelectionModel.SelectionFlag.Select,
        )


def editor(view: TableView) -> QLineEdit | QComboBox | QPlainTextEdit:
    """What a cell is written in."""
    found = [
        x
        for x in view.grid.viewport().findChildren(QWidget)
        if isinstance(x, (QLineEdit, QComboBox, QPlainTextEdit))
        and x.property("look") == "cell"
        and x.isVisible()
    ]
    assert len(found) == 1
    return found[0]


def titles(opened: Opened) -> list[str]:
    return [x.title for x in opened.made.document.nodes(Action)]


def test_typing_writes_a_cell_and_enter_goes_down(opened: Opened, qtbot: QtBot) -> None:
    view = view_of(opened)
    to(view, 0, "title")
    type_into(view.grid, "T")
    line = editor(view)
    assert isinstance(line, QLineEdit)
    line.setText("Train everybody")
    press(line, Key.Key_Return)
    assert titles(opened)[0] == "Train everybody"
    assert (view.grid.currentIndex().row(), view.grid.currentIndex().column()) == (
        1,
        view.model.place("title"),
    )
    opened.window.undo()
    assert titles(opened)[0] == "Train the desk"


def test_tab_goes_on_and_f2_begins_to_write(opened: Opened, qtbot: QtBot) -> None:
    view = view_of(opened)
    to(view, 0, "owned_by")
    press(view.grid, Key.Key_F2)
    line = editor(view)
    assert isinstance(line, QLineEdit)
    line.setText("Joanna")
    press(line, Key.Key_Tab)
    document = opened.made.document
    assert [x.name for x in document.nodes(Attendee)] == ["Joanna"]
    assert document.nodes(Action)[0].owned_by == document.nodes(Attendee)[0].id
    assert view.model.columns[view.grid.currentIndex().column()].key == "due"


def test_a_choice_is_a_list_and_a_tick_is_turned_by_space(opened: Opened, qtbot: QtBot) -> None:
    view = view_of(opened)
    to(view, 1, "status")
    press(view.grid, Key.Key_F2)
    choice = editor(view)
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findText("Done"))
    choice.activated.emit(choice.currentIndex())
    assert opened.made.document.nodes(Action)[1].status == "done"
    view.show_kind("touchpoint")
    select(view, 0, 2, "moment_of_truth")
    press(view.grid, Key.Key_Space)
    points = opened.made.document.journey_touchpoints(opened.made.journey)
    assert [t.moment_of_truth for t in points] == [True, True, True, False, False]


def test_what_does_not_fit_is_refused_with_a_reason(opened: Opened) -> None:
    view = view_of(opened)
    view.model.setData(view.model.index(0, view.model.place("due")), "31.2.2026")
    assert opened.made.document.nodes(Action)[0].due == ""
    assert opened.window.views.frame is not None
    assert "no date" in opened.window.views.frame._status.full_text()


def test_delete_clears_cells_and_whole_rows_go(opened: Opened, qtbot: QtBot) -> None:
    view, document = view_of(opened), opened.made.document
    for action in document.nodes(Action):
        set_field(document, [action.id], "kpi", "fewer calls")
    select(view, 0, 1, "kpi")
    press(view.grid, Key.Key_Delete)
    assert [x.kpi for x in document.nodes(Action)] == ["", "", "fewer calls"]
    opened.window.undo()
    assert [x.kpi for x in document.nodes(Action)] == ["fewer calls"] * 3
    view.grid.selectRow(1)
    press(view.grid, Key.Key_Delete)
    assert titles(opened) == ["Train the desk", "Call back"]
    assert view.model.rowCount() == 3
    opened.window.undo()
    assert len(titles(opened)) == 3
    assert view.model.rowCount() == 4


def test_fill_down_repeats_the_topmost_cell_in_one_step(opened: Opened, qtbot: QtBot) -> None:
    view, document = view_of(opened), opened.made.document
    set_field(document, [document.nodes(Action)[0].id], "due", "2026-12-01")
    select(view, 0, 2, "due")
    press(view.grid, Key.Key_D, CONTROL)
    assert [x.due for x in document.nodes(Action)] == ["2026-12-01"] * 3
    assert document.undo_label == "Fill down"
    opened.window.undo()
    assert [x.due for x in document.nodes(Action)] == ["2026-12-01", "", ""]


def test_a_block_from_a_spreadsheet_fills_cells_and_makes_rows(opened: Opened, qtbot: QtBot) -> None:
    view, document = view_of(opened), opened.made.document
    before = document.undo_label
    block = 'Call back today\tAnna\t3.12.2026\nPrint it\tBen\t31.2.2026\n"Two\nlines"\tAnna\t\n'
    QGuiApplication.clipboard().setText(block)
    to(view, 2, "title")
    press(view.grid, Key.Key_V, CONTROL)
    actions = document.nodes(Action)
    names = {x.id: x.name for x in document.nodes(Attendee)}
    assert [(x.title, names.get(x.owned_by), x.due) for x in actions[2:]] == [
        ("Call back today", "Anna", "2026-12-03"),
        ("Print it", "Ben", ""),
        ("Two\nlines", "Anna", ""),
    ]
    assert document.undo_label == "Paste cells"
    opened.window.undo()
    assert len(document.nodes(Action)) == 3
    assert document.nodes(Attendee) == []
    assert document.undo_label == before


def test_what_is_copied_is_a_block_and_no_formula(opened: Opened, qtbot: QtBot) -> None:
    view, document = view_of(opened), opened.made.document
    set_field(document, [document.nodes(Action)[0].id], "title", "=HYPERLINK(1)")
    select(view, 0, 1, "title", "status")
    press(view.grid, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "'=HYPERLINK(1)\tNext\nA board with the delay\tNext\n"
    assert pasted(QGuiApplication.clipboard().text())[0] == ["=HYPERLINK(1)", "Next"]


def test_a_block_that_is_too_much_is_refused() -> None:
    with pytest.raises(Refused):
        pasted("\t\n" * 150_000)
    assert pasted(copied([["a\tb", 'say "no"', ""], ["", "", "-1"]])) == [
        ["a\tb", 'say "no"', ""],
        ["", "", "-1"],
    ]


def test_the_last_row_makes_something_new_where_the_others_are(opened: Opened, qtbot: QtBot) -> None:
    view, document = view_of(opened, "pain"), opened.made.document
    to(view, 1, "text")
    view.model.setData(view.grid.currentIndex(), "No sign at the door")
    pains = [x for x in document.nodes(Card) if x.kind == "pain"]
    assert {x.text for x in pains} == {"Twenty minutes on hold", "No sign at the door"}
    assert {x.home for x in pains} == {opened.made.touchpoints[1]}
    assert view.model.rowCount() == 3


def test_a_heading_sorts_rising_falling_and_not(opened: Opened) -> None:
    view = view_of(opened)
    place = view.model.place("title")

    def seen() -> list[str]:
        return [view.model.text(row, place) for row in range(len(view.model.ids))]

    order = seen()
    view.sort_by(place)
    assert seen() == sorted(order)
    view.sort_by(place)
    assert seen() == sorted(order, reverse=True)
    view.sort_by(place)
    assert seen() == order


def test_the_filter_looks_in_all_cells(opened: Opened, qtbot: QtBot) -> None:
    view = view_of(opened)
    type_into(view.filter, "delay board")
    qtbot.waitUntil(lambda: view.model.filter == "delay board")
    assert [view.model.text(0, view.model.place("title"))] == ["A board with the delay"]
    assert view.count() == "1 of 3"
    view.filter.clear()
    qtbot.waitUntil(lambda: len(view.model.ids) == 3)


def test_parked_cards_are_there_and_say_so(opened: Opened) -> None:
    document = opened.made.document
    park(document, [opened.made.cards[0]])
    view = view_of(opened, "pain")
    assert view.model.cell(0, view.model.place("parked")) is True


def test_hidden_columns_and_widths_are_remembered(opened: Opened) -> None:
    view = view_of(opened)
    view.grid.setColumnWidth(view.model.place("title"), 333)
    view.columns_button.menu().aboutToShow.emit()
    (kpi,) = [x for x in view.columns_button.menu().actions() if x.text() == "KPI"]
    kpi.setChecked(False)
    view.show_kind("pain")
    view.show_kind("action")
    assert view.grid.columnWidth(view.model.place("title")) == 333
    assert view.grid.isColumnHidden(view.model.place("kpi"))
    assert opened.window.session.file.local("table")["columns of action"]["kpi"] == 0


def test_what_is_selected_is_shown_in_the_details(opened: Opened) -> None:
    view = view_of(opened)
    to(view, 1, "status")
    action = opened.made.document.nodes(Action)[1]
    assert view.selection == [action.id]
    opened.window.views.go_to(opened.made.document.nodes(Action)[2].id)


def test_undo_of_a_row_keeps_the_others_where_they_are(opened: Opened) -> None:
    view = view_of(opened)
    view.sort_by(view.model.place("title"))
    add_action(opened.made.document, "Aardvark")
    assert view.model.text(3, view.model.place("title")) == "Aardvark"
    opened.window.undo()
    assert len(view.model.ids) == 3


def test_the_journey_is_told_with_its_state_as_soon_as_there_are_several(opened: Opened) -> None:
    document = opened.made.document
    view = view_of(opened, "pain")
    assert view.grid.isColumnHidden(view.model.place("journey"))
    view.show_kind("action")  # what is hidden because it says nothing is not remembered as hidden
    duplicate_as(document, opened.made.journey, "future")
    view.show_kind("pain")
    assert not view.grid.isColumnHidden(view.model.place("journey"))
    said = {view.model.text(row, view.model.place("journey")) for row in range(len(view.model.ids))}
    title = document.journeys()[0].title
    assert said == {title, f"Future: {title}"}


def test_columns_are_at_first_as_wide_as_what_they_say(opened: Opened) -> None:
    view = view_of(opened)
    grid, model = view.grid, view.model
    for place, column in enumerate(model.columns):
        if grid.isColumnHidden(place):
            continue
        said = max(
            grid.fontMetrics().horizontalAdvance(model.shown(row, place)) for row in range(len(model.ids))
        )
        wide = grid.columnWidth(place)
        assert wide >= min(said, MOST), column.key
        named = grid.horizontalHeader().fontMetrics().horizontalAdvance(heading_of(column))
        assert said or wide < named * 1.2 + AROUND_HEAD, column.key
