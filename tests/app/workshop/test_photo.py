"""The photo of a wall beside the line: a source of its own, ticked, leaned on, removed and brought back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.photo import PhotoHere
from cxstudio.app.workshop.photo_pane import PhotoPane
from cxstudio.edits.capture import photos
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def a_photo(folder: Path, name: str = "wall.png", width: int = 400) -> Path:
    image = QImage(width, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#e8d48a"))
    path = folder / name
    assert image.save(str(path))
    return path


def shown(opened: Opened, path: Path) -> tuple[PhotoHere, PhotoPane]:
    photo = opened.window.workshop.photo
    photo.take_files([path])
    assert photo.pane is not None
    return photo, photo.pane


def test_a_note_added_while_a_photo_shows_leans_on_it(small: Opened, tmp_path: Path) -> None:
    window, document = small.window, small.made.document
    photo, pane = shown(small, a_photo(tmp_path))
    assert pane.isVisible()
    window.canvas.select([small.made.touchpoints[4]])
    window.entry.line.setFocus()
    type_into(window.entry.line, "-No seats left")
    press(window.entry.line, Qt.Key.Key_Return)
    card = document.find(window.canvas.selection[0], Card)
    assert card is not None
    assert [link.source for link in document.links_of(card.id, "basis")] == [photo.source]
    photo.hide()
    type_into(window.entry.line, "-Too loud in the hall")
    press(window.entry.line, Qt.Key.Key_Return)
    assert not document.links_of(window.canvas.selection[0], "basis")
    photo.toggle()
    assert photo.shown


def test_keys_of_the_line_zoom_move_and_tick(small: Opened, tmp_path: Path) -> None:
    _photo, pane = shown(small, a_photo(tmp_path))
    line = small.window.entry.line
    line.setFocus()
    press(line, Qt.Key.Key_Plus, ALT)
    assert pane.view.zoom > 1
    press(line, Qt.Key.Key_Left, ALT)
    type_into(line, "-No seats left")
    press(line, Qt.Key.Key_Return, CTRL)
    assert len(pane.view.ticks) == 1
    assert "No seats left" in [card.text for card in small.made.document.nodes(Card)]
    press(line, Qt.Key.Key_Minus, ALT)
    assert pane.view.zoom == 1
    assert line.text() == ""


def test_a_click_ticks_and_a_click_on_a_tick_takes_it_away(small: Opened, tmp_path: Path) -> None:
    photo, pane = shown(small, a_photo(tmp_path))
    middle = pane.view.rect().center()
    click(pane.view, middle)
    click(pane.view, middle + QPoint(60, 0))
    assert len(pane.view.ticks) == 2
    photo.hide()
    photo.toggle()
    assert len(pane.view.ticks) == 2
    click(pane.view, middle)
    assert len(pane.view.ticks) == 1
    QTest.mousePress(pane.view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(pane.view, middle + QPoint(30, 0))
    QTest.mouseRelease(pane.view, Qt.MouseButton.LeftButton, pos=middle + QPoint(30, 0))
    assert len(pane.view.ticks) == 1


def test_a_second_photo_is_a_second_source_and_both_are_gone_through(small: Opened, tmp_path: Path) -> None:
    photo, _pane = shown(small, a_photo(tmp_path))
    first = photo.source
    photo.take_files([a_photo(tmp_path, "other.png", 200)])
    assert photo.source != first
    assert [source.title for source, _p in photos(small.made.document)] == ["wall.png", "other.png"]
    photo._do("next")
    assert photo.source == first


def test_removing_asks_nothing_and_undo_brings_the_photo_back(small: Opened, tmp_path: Path) -> None:
    photo, pane = shown(small, a_photo(tmp_path))
    source = photo.source
    photo.remove()
    assert not photos(small.made.document)
    assert not pane.isVisible()
    small.window.undo()
    assert photo.source == source
    assert pane.isVisible()


def test_what_is_no_picture_is_refused_in_a_sentence(small: Opened, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"nothing of the kind")
    photo = small.window.workshop.photo
    told: list[str] = []
    small.window.places.told.connect(told.append)
    photo.take_files([broken])
    assert not photo.shown
    assert "broken.jpg" in told[-1]


def test_a_large_photo_comes_a_little_later(small: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    image = QImage(2600, 1800, QImage.Format.Format_RGB32)
    image.fill(QColor("#e8d48a"))
    path = tmp_path / "large.jpg"
    assert image.save(str(path))
    photo = small.window.workshop.photo
    photo.take_files([path])
    assert not photo.shown
    qtbot.waitUntil(lambda: photo.shown, timeout=20_000)


def test_ticks_from_elsewhere_that_do_not_fit_are_left_out(small: Opened, tmp_path: Path) -> None:
    photo, pane = shown(small, a_photo(tmp_path))
    source = photo.source
    kept = {source: [[0.5, 0.5], [3, 0], "x", [0.1]], "gone": [[0, 0]], "odd": 4}
    small.window.session.file.set_local("photo ticks", kept)
    photo.hide()
    photo.show_photo(source)
    assert pane.view.ticks == [(0.5, 0.5)]
