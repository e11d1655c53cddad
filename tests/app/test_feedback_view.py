"""The register of feedback in the window: filtered, sorted and worked through by keyboard, joined to places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from cxstudio.app.dialogs.place_of import PlaceDialog
from cxstudio.app.views.feedback import FeedbackView
from cxstudio.app.views.feedback_rows import NOBODY, NOWHERE, Filter, cell_words
from cxstudio.edits.feedback import Said, add_said
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback
from tests.app.conftest import Opened
from tests.makers import Made, small_map


def fill(document: Document) -> Made:
    made = small_map(document)
    add_said(
        document,
        [
            Said("Slow on the phone", "2026-05-01", "complaint", "negative", 4, 2, made.touchpoints[1]),
            Said("Kind people", "2026-05-03", "praise", "positive", at=made.touchpoints[3], owned_by="Ann"),
            Said("The till was closed", "2026-04-02", "Opening hours", "negative", 2, place="Till"),
            Said("The till again", "2026-04-09", sentiment="mixed", place="Till", status="closed"),
        ],
    )
    return made


@pytest.fixture
def opened(open_window: Callable[..., Opened]) -> Opened:
    opened = open_window(fill)
    opened.window.show_view("feedback")
    return opened


@pytest.fixture
def view(opened: Opened) -> FeedbackView:
    frame = opened.window.views.frame
    assert frame is not None
    assert isinstance(frame.body, FeedbackView)
    return frame.body


def texts(view: FeedbackView) -> list[str]:
    records = (view.table.rows.record(row) for row in range(view.table.rows.rowCount()))
    return [record.text for record in records if record is not None]


def press(view: FeedbackView, key: Qt.Key) -> None:
    QApplication.processEvents()
    from PySide6.QtTest import QTest

    QTest.keyClick(view.table, key)


def test_the_head_says_how_much_there_is_and_what_has_no_place(view: FeedbackView) -> None:
    assert view.count() == "4 pieces · 2 not placed"
    view.bar.show_filter(Filter(sentiment="negative"))
    assert view.count() == "2 of 4 · 2 not placed"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(text="TILL"), ["The till was closed", "The till again"]),
        (Filter(text="phone slow"), ["Slow on the phone"]),
        (Filter(category="praise"), ["Kind people"]),
        (Filter(category="Opening hours"), ["The till was closed"]),
        (Filter(category=""), ["The till again"]),
        (Filter(status="closed"), ["The till again"]),
        (Filter(sentiment="mixed"), ["The till again"]),
        (Filter(place=NOWHERE), ["The till was closed", "The till again"]),
        (Filter(owner=NOBODY, sentiment="negative"), ["Slow on the phone", "The till was closed"]),
    ],
)
def test_the_bar_shows_what_fits(view: FeedbackView, wanted: Filter, found: list[str]) -> None:
    view.bar.show_filter(wanted)
    assert texts(view) == found
    view.bar.clear()
    assert len(texts(view)) == 4


def test_places_and_people_of_the_register_can_be_chosen(view: FeedbackView, opened: Opened) -> None:
    view.bar.show_filter(Filter(place=opened.made.touchpoints[3]))
    assert texts(view) == ["Kind people"]
    (ann,) = view.register.owners()
    view.bar.show_filter(Filter(owner=ann.id))
    assert texts(view) == ["Kind people"]


def test_every_column_sorts_up_down_and_back(view: FeedbackView) -> None:
    came = texts(view)
    for column in range(view.table.rows.columnCount()):
        view.table._sort_by(column)
        up = texts(view)
        view.table._sort_by(column)
        down = texts(view)
        view.table._sort_by(column)
        assert sorted(up) == sorted(down) == sorted(came)
        assert texts(view) == came
    view.table._sort_by(1)
    assert texts(view)[0] == "The till was closed"
    view.table._sort_by(1)
    view.table._sort_by(1)
    view.table._sort_by(4)
    assert texts(view)[:2] == ["The till was closed", "Slow on the phone"]


def test_what_is_without_a_value_stays_at_the_end_whichever_way(view: FeedbackView) -> None:
    view.table._sort_by(4)
    assert set(texts(view)[2:]) == {"Kind people", "The till again"}
    view.table._sort_by(4)
    assert set(texts(view)[2:]) == {"Kind people", "The till again"}


def test_a_key_adds_one_and_the_keyboard_goes_into_its_words(view: FeedbackView, opened: Opened) -> None:
    view.bar.show_filter(Filter(category="praise"))
    press(view, Qt.Key.Key_N)
    assert view.register.total == 5
    (chosen,) = view.selection
    record = opened.made.document.find(chosen, Feedback)
    assert record is not None
    assert record.date
    frame = opened.window.views.frame
    assert frame is not None
    assert frame.inspector.ids == (chosen,)


def test_delete_takes_away_and_the_next_row_is_chosen(view: FeedbackView, opened: Opened) -> None:
    view.table.select(view.register.ids[:1])
    press(view, Qt.Key.Key_Delete)
    QApplication.processEvents()
    assert len(texts(view)) == 3
    assert view.selection == view.register.ids[:1]
    opened.made.document.undo()
    assert len(opened.made.document.nodes(Feedback)) == 4


def answer_dialog(view: FeedbackView, answer: Callable[[PlaceDialog], None]) -> None:
    """Answer the next dialog as soon as it is there."""
    asking = QTimer(view, interval=5)

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PlaceDialog):
            asking.stop()
            answer(dialog)

    asking.timeout.connect(find)
    asking.start()


def test_a_name_of_an_import_is_placed_for_all_that_have_it(view: FeedbackView, opened: Opened) -> None:
    view.bar.show_filter(Filter(place=NOWHERE))
    view.table.select(view.register.ids[:1])

    def choose(dialog: PlaceDialog) -> None:
        assert "Till" in dialog.also.text()
        dialog.line.setText("front")
        dialog.accept()

    answer_dialog(view, choose)
    press(view, Qt.Key.Key_L)
    desk = opened.made.touchpoints[3]
    assert [x.at for x in opened.made.document.nodes(Feedback)][2:] == [desk, desk]
    QApplication.processEvents()
    assert view.strangers.isHidden()


def test_only_the_selected_one_is_placed_where_somebody_wants_it_so(
    view: FeedbackView, opened: Opened
) -> None:
    view.bar.show_filter(Filter(place=NOWHERE))
    view.table.select(view.register.ids[:1])

    def choose(dialog: PlaceDialog) -> None:
        dialog.also.setChecked(False)
        dialog.line.setText("waiting")
        dialog.accept()

    answer_dialog(view, choose)
    press(view, Qt.Key.Key_L)
    assert [x.at for x in opened.made.document.nodes(Feedback)][2:] == [opened.made.touchpoints[4], ""]


def test_several_are_edited_together_in_the_details(view: FeedbackView, opened: Opened) -> None:
    view.table.select(view.register.ids[:2])
    frame = opened.window.views.frame
    assert frame is not None
    row = frame.inspector.row("status")
    assert row is not None
    row.committed.emit("status", "answered")
    assert [x.status for x in opened.made.document.nodes(Feedback)][:2] == ["answered", "answered"]


def test_a_category_is_chosen_by_its_word_or_made_by_typing(view: FeedbackView, opened: Opened) -> None:
    view.table.select(view.register.ids[3:4])
    frame = opened.window.views.frame
    assert frame is not None
    for typed, kept in (("Praise", "praise"), ("Noise", "Noise"), ("opening HOURS", "Opening hours")):
        row = frame.inspector.row("category")
        assert row is not None
        row.editor.setText(typed)  # type: ignore[attr-defined]
        row.changed()
        assert opened.made.document.nodes(Feedback)[3].category == kept
    assert "Opening hours" in view.register.categories()


def test_an_empty_register_invites(open_window: Callable[..., Opened]) -> None:
    opened = open_window(small_map)
    opened.window.show_view("feedback")
    frame = opened.window.views.frame
    assert frame is not None
    body = frame.body
    assert isinstance(body, FeedbackView)
    assert body.count() == ""
    assert body._stack.currentIndex() == 1


def test_cells_say_what_is_known(view: FeedbackView, opened: Opened) -> None:
    document = opened.made.document
    first, second, third, _fourth = document.nodes(Feedback)
    assert cell_words(document, first, "where") == "1.2 Booking line"
    assert cell_words(document, first, "severity") == "4"
    assert cell_words(document, second, "owned_by") == "Ann"
    assert cell_words(document, third, "where") == "“Till”"
    assert cell_words(document, third, "category") == "Opening hours"
