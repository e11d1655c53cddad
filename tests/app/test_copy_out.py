"""What is copied for other programs: a picture of it, a table of it, and both of the whole map."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from cxstudio.app import piece_data
from cxstudio.app.piece_data import LONGEST, LONGEST_SIDE, MOST_PIXELS, PIECE
from cxstudio.edits.cards import add_card
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.makers import empty_map, large_map

TABLE, PICTURE = "edit.copy_table", "edit.copy_picture"


@pytest.fixture(autouse=True)
def _empty_clipboard(dressed: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def run(opened: Opened, action: str) -> None:
    opened.window.actions_by_id[action].trigger()


def copied() -> QMimeData:
    found: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return found if found is not None else QMimeData()


def rows(text: str, delimiter: str = "\t") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def picture() -> QImage:
    found = QImage.fromData(copied().data("image/png"))
    assert not found.isNull()
    return found


def colours(image: QImage) -> set[str]:
    small = image.scaled(90, 90)
    return {QColor(small.pixel(x, y)).name() for x in range(90) for y in range(90)}


def test_one_copy_is_a_piece_a_text_a_table_and_a_picture(small: Opened) -> None:
    small.window.canvas.select([small.made.stages[1]])
    run(small, "edit.copy")
    data = copied()
    assert data.hasFormat(PIECE)
    assert data.text().splitlines()[:2] == ["Visit", "\tFront desk"]
    assert "<td" in data.html()
    assert "Front desk" in data.html()
    assert rows(bytes(data.data("text/csv").data()).decode(), ",")[2][:2] == ["Visit", "Front desk"]
    assert picture().width() > 200


def test_a_table_of_the_selection_goes_into_a_spreadsheet(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    run(small, TABLE)
    data = copied()
    head, row = rows(data.text())
    assert head[:3] == ["Stage", "Touchpoint", "Channel"]
    assert row[:3] == ["Book", "Web page", "Web"]
    assert bytes(data.data("text/tab-separated-values").data()).decode() == data.text()
    assert not data.hasFormat(PIECE)
    assert not data.hasImage()
    assert "Copied as table" in small.window.status._hint.text()


def test_with_nothing_selected_the_table_is_of_the_whole_map(small: Opened) -> None:
    small.window.canvas.select([])
    run(small, TABLE)
    found = {(row[0], row[1]) for row in rows(copied().text())[1:]}
    assert {("Book", "Web page"), ("Visit", "Front desk"), ("Visit", "Waiting area")} <= found


def test_a_picture_of_the_selection_is_on_white_and_twice_as_large(small: Opened) -> None:
    canvas = small.window.canvas
    card = small.made.cards[1]
    canvas.select([card])
    run(small, PICTURE)
    placed = canvas.picture.placed(card)
    assert placed is not None
    image = picture()
    assert image.width() == int((placed.bounds.width + 2 * piece_data.MARGIN) * 2)
    assert QColor(image.pixel(1, 1)).name() == "#ffffff"
    assert len(colours(image)) > 3
    assert not copied().hasText()


def test_with_nothing_selected_the_picture_is_of_the_whole_map(small: Opened) -> None:
    canvas = small.window.canvas
    canvas.select([])
    run(small, PICTURE)
    image = picture()
    bounds = canvas.picture.bounds
    assert image.width() >= int(bounds.width)
    assert len(colours(image)) > 10
    assert small.window.status._hint.text() == "Copied as picture"
    roles = {placed.part.role for placed in piece_data.whole_map(canvas.picture)}
    assert {"card", "touchpoint"} <= roles
    assert "add-lane" not in roles


def test_a_dark_window_copies_a_picture_for_white_paper(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.window.canvas.select([small.made.stages[0]])
    run(small, PICTURE)
    light = picture()
    dark = replace(small.window.clipboard._around, theme=lambda: theme("dark"))
    monkeypatch.setattr(small.window.clipboard, "_around", dark)
    run(small, PICTURE)
    assert picture() == light


def test_a_large_selection_is_copied_at_once_and_made_when_it_is_asked_for(
    open_window: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_window(lambda document: large_map(1200, document))
    made: list[str] = []
    monkeypatch.setattr(piece_data, "piece_table", lambda *_: made.append("table"))
    monkeypatch.setattr(piece_data, "QtPainter", lambda *_, **__: made.append("picture"))
    opened.window.canvas.select(opened.made.stages)
    run(opened, "edit.copy")
    run(opened, TABLE)
    run(opened, PICTURE)
    assert made == []


def test_the_picture_of_a_large_map_stays_within_bounds(open_window: Callable[..., Opened]) -> None:
    opened = open_window(lambda document: large_map(1200, document))
    opened.window.canvas.select([])
    run(opened, PICTURE)
    image = picture()
    assert image.width() * image.height() <= MOST_PIXELS
    assert max(image.width(), image.height()) <= LONGEST_SIDE
    assert max(image.width(), image.height()) > LONGEST


def test_a_picture_too_small_to_be_read_names_the_remedy(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(piece_data, "LONGEST_SIDE", 300)
    run(small, PICTURE)
    assert small.window.status._hint.text().endswith("For all of it export a PDF.")
    assert max(picture().width(), picture().height()) == 300


def test_a_map_without_anything_says_so(open_window: Callable[..., Opened]) -> None:
    opened = open_window(empty_map)
    run(opened, TABLE)
    assert opened.window.status._hint.text() or opened.window.toast.text()
    assert not copied().hasText()


def test_a_picture_outlives_the_window_it_was_made_in(small: Opened) -> None:
    run(small, PICTURE)
    small.window.close()
    assert picture().width() > 200


def test_no_text_of_a_card_becomes_part_of_the_page(small: Opened) -> None:
    text = '<img src="file:///etc/passwd"><script>alert(1)</script>'
    add_card(small.made.document, "pain", small.made.touchpoints[0], text)
    small.window.canvas.select([small.made.touchpoints[0]])
    run(small, "edit.copy")
    html = copied().html()
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html
