"""Files, pictures and texts of other programs dragged over the map and dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.canvas.preview import NOTHING
from cxstudio.model.records import Card
from tests.app.conftest import Opened

COPY, LEFT, NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def spot(opened: Opened, id: str) -> QPoint:
    """The middle of a thing, in the view."""
    placed = opened.window.canvas.picture.placed(id)
    assert placed is not None
    return opened.window.canvas.sheet.to_view(placed.bounds).center().toPoint()


def drag(opened: Opened, data: QMimeData, at: QPoint) -> bool:
    """Drag over the map to a point; whether a drop would be taken."""
    canvas = opened.window.canvas
    QApplication.sendEvent(canvas, QDragEnterEvent(at, COPY, data, LEFT, NO_KEYS))
    move = QDragMoveEvent(at, COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(canvas, move)
    return move.isAccepted()


def drop(opened: Opened, data: QMimeData, at: QPoint) -> bool:
    """Drag and let go; whether it was taken."""
    drag(opened, data, at)
    event = QDropEvent(QPointF(at), COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(opened.window.canvas, event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def words(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def picture(folder: Path, name: str = "queue.png", size: tuple[int, int] = (60, 40)) -> Path:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(folder / name))
    return folder / name


def test_a_picture_dropped_on_a_card_becomes_its_picture(small: Opened, tmp_path: Path) -> None:
    data, at = files(picture(tmp_path)), spot(small, small.made.cards[0])
    said: list[str] = []
    small.window.canvas.status.connect(said.append)
    assert drag(small, data, at)
    assert small.window.canvas.desk.preview.ring is not None
    assert said[-1] == "Becomes the picture of Twenty minutes on hold"
    assert drop(small, data, at)
    document = small.made.document
    card = document.find(small.made.cards[0], Card)
    (attachment,) = document.attachments()
    assert card is not None
    assert card.picture == attachment.id
    assert (attachment.name, attachment.owner) == ("queue.png", card.id)
    assert small.window.canvas.desk.preview == NOTHING


def test_pictures_dropped_on_a_touchpoint_become_cards_there_in_one_step(
    small: Opened, tmp_path: Path
) -> None:
    data = files(picture(tmp_path), picture(tmp_path, "desk.png"))
    at = spot(small, small.made.touchpoints[3])
    assert drag(small, data, at)
    assert small.window.canvas.desk.preview.bar is not None
    drop(small, data, at)
    cards = [c for c in small.made.document.cards(small.made.touchpoints[3]) if c.kind == "evidence"]
    assert len(cards) == 2
    assert all(c.picture for c in cards)
    small.made.document.undo()
    assert not small.made.document.attachments()


def test_picture_data_without_a_file_is_taken_too(small: Opened) -> None:
    data = QMimeData()
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data.setImageData(image)
    assert drop(small, data, spot(small, small.made.touchpoints[0]))
    assert len(small.made.document.attachments()) == 1


def test_lines_become_cards_where_they_are_let_go(small: Opened, qtbot: QtBot) -> None:
    at = spot(small, small.made.cards[0])
    assert drop(small, words("- a\n- b"), at + QPoint(0, 2))
    home = small.made.touchpoints[1]
    qtbot.waitUntil(lambda: len(small.made.document.cards(home)) == 4)
    pains = [c.text for c in small.made.document.cards(home) if c.kind == "pain"]
    assert sorted(pains) == ["Twenty minutes on hold", "a", "b"]
    small.made.document.undo()
    assert len(small.made.document.cards(home)) == 2


def test_maps_and_tables_are_opened(small: Opened, tmp_path: Path) -> None:
    named: list[list[str]] = []
    small.window.dropped.connect(named.append)
    paths = [tmp_path / "other.cxs", tmp_path / "table.csv", tmp_path / "map.PDF"]
    assert drop(small, files(*paths), spot(small, small.made.cards[0]))
    assert named == [[str(path) for path in paths]]


@pytest.mark.parametrize("name", ["notes.docx", "folder", "both"])
def test_what_a_map_cannot_take_is_refused_in_one_sentence(small: Opened, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    paths = [picture(tmp_path), tmp_path / "x.cxs"] if name == "both" else [tmp_path / name]
    said: list[str] = []
    small.window.canvas.status.connect(said.append)
    before = small.made.document.undo_label
    at = spot(small, small.made.cards[0])
    assert not drag(small, files(*paths), at)
    assert said[-1]
    assert not drop(small, files(*paths), at)
    assert small.made.document.undo_label == before


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("broken.png", b"\x89PNG\r\n\x1a\nrubbish", "damaged or not a picture"),
        ("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>', "SVG"),
        ("gone.png", None, "not a file"),
    ],
)
def test_a_bad_picture_is_refused_and_leaves_no_empty_card(
    small: Opened, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = len(small.made.document.graph)
    drop(small, files(tmp_path / name), spot(small, small.made.touchpoints[0]))
    assert reason in small.window.toast.text()
    assert len(small.made.document.graph) == before


def test_an_enormous_picture_is_refused(small: Opened, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("1", (13_000, 13_000)).save(tmp_path / "huge.png")
    drop(small, files(tmp_path / "huge.png"), spot(small, small.made.cards[0]))
    assert "50 megapixels" in small.window.toast.text()
    assert not small.made.document.attachments()


def test_large_pictures_are_read_beside_the_window_and_come_together_in_one_step(
    small: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    sizes = ((3000, 2000), (60, 40), (2500, 2500))
    paths = [picture(tmp_path, f"{number}.png", size) for number, size in enumerate(sizes)]
    drop(small, files(*paths), spot(small, small.made.touchpoints[3]))
    assert not small.made.document.attachments()
    qtbot.waitUntil(lambda: len(small.made.document.attachments()) == 3, timeout=60_000)
    names = [attachment.name for attachment in small.made.document.attachments()]
    assert sorted(names) == ["0.png", "1.png", "2.png"]
    small.made.document.undo()
    assert not small.made.document.attachments()


def test_a_large_picture_that_is_cut_short_is_refused_and_leaves_no_empty_card(
    small: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    path = picture(tmp_path, size=(3000, 2000))
    path.write_bytes(path.read_bytes()[:-2000])
    before = len(small.made.document.graph)
    drop(small, files(path), spot(small, small.made.touchpoints[3]))
    qtbot.waitUntil(lambda: "damaged or not a picture" in small.window.toast.text(), timeout=60_000)
    assert len(small.made.document.graph) == before


def test_a_drag_that_leaves_leaves_nothing(small: Opened) -> None:
    drag(small, words("a"), spot(small, small.made.touchpoints[0]))
    QApplication.sendEvent(small.window.canvas, QDragLeaveEvent())
    assert small.window.canvas.desk.preview == NOTHING
