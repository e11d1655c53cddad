"""Copying and pasting between two windows, with the clipboard of the display, and what other programs put on it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxstudio.app.dialogs.pasting import PastePreview, TablePreview
from cxstudio.app.piece_data import PIECE
from cxstudio.model.document import Document
from cxstudio.model.records import Attachment, Card, Stage
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.makers import empty_map, large_map

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _empty_clipboard(dressed: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def titles(document: Document, stage: str) -> list[str]:
    return [t.title for t in document.touchpoints(stage)]


def texts(document: Document, home: str) -> list[str]:
    return [c.text for c in document.cards(home)]


def key(opened: Opened, letter: Qt.Key) -> None:
    """A key with Ctrl on the map of a window that has the keyboard."""
    opened.window.activateWindow()
    assert QTest.qWaitForWindowActive(opened.window)
    opened.window.canvas.setFocus()
    press(opened.window.canvas, letter, CTRL)


def put(text: str = "", **more: object) -> None:
    """Another program copies something."""
    data = QMimeData()
    if text:
        data.setText(text)
    if "html" in more:
        data.setHtml(str(more["html"]))
    if "image" in more:
        data.setImageData(more["image"])
    if isinstance(piece := more.get("piece"), bytes):
        data.setData(PIECE, piece)
    QGuiApplication.clipboard().setMimeData(data)


def answer(monkeypatch: pytest.MonkeyPatch, kind: str | None) -> None:
    """Choose in the preview that comes up next; None is Cancel."""

    def choose(dialog: PastePreview) -> int:
        if kind is not None:
            dialog.kinds.setCurrentIndex(dialog.kinds.findData(kind))
        return int(kind is not None)

    monkeypatch.setattr(PastePreview, "exec", choose)


def test_two_touchpoints_are_copied_in_one_window_and_pasted_in_another(
    open_window: Callable[..., Opened],
) -> None:
    one, other = open_window(), open_window()
    one.window.canvas.select(one.made.touchpoints[:2])
    key(one, Qt.Key.Key_C)
    gc.collect()
    other.window.canvas.select([other.made.touchpoints[3]])
    key(other, Qt.Key.Key_V)
    document, stage = other.made.document, other.made.stages[1]
    assert titles(document, stage) == ["Front desk", "Web page", "Booking line", "Waiting area"]
    pasted = document.touchpoints(stage)[1:3]
    assert [texts(document, t.id) for t in pasted] == [
        ["Call back when it is your turn", "Is this the right clinic?"],
        ["Twenty minutes on hold", "“Three times I typed my number.”"],
    ]
    assert other.window.canvas.selection == [t.id for t in pasted]
    assert other.window.toast.text() == "2 touchpoints pasted into stage 2 Visit"
    key(other, Qt.Key.Key_Z)
    assert titles(document, stage) == ["Front desk", "Waiting area"]
    assert len(document.nodes(Card)) == 8


def test_a_copy_outlives_the_window_it_was_made_in(open_window: Callable[..., Opened]) -> None:
    one, other = open_window(), open_window()
    one.window.canvas.select([one.made.cards[0]])
    key(one, Qt.Key.Key_C)
    one.window.close()
    other.window.canvas.select([other.made.touchpoints[4]])
    key(other, Qt.Key.Key_V)
    assert texts(other.made.document, other.made.touchpoints[4])[-1] == "Twenty minutes on hold"


def test_a_copy_is_also_a_text_and_a_picture(small: Opened) -> None:
    small.window.canvas.select([small.made.stages[1]])
    key(small, Qt.Key.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[:2] == ["Visit", "\tFront desk"]
    image = data.imageData()
    assert isinstance(image, QImage)
    assert image.width() > 200
    small_one = image.scaled(60, 60)
    colours = {QColor(small_one.pixel(x, y)).name() for x in range(60) for y in range(60)}
    assert len(colours) > 3, "something is drawn"
    assert QImage.fromData(data.data("image/png")).size() == image.size()


def test_cut_takes_away_and_paste_brings_it_elsewhere(small: Opened) -> None:
    document = small.made.document
    small.window.canvas.select([small.made.cards[0]])
    key(small, Qt.Key.Key_X)
    assert document.get(small.made.cards[0]) is None
    assert document.undo_label == "Cut card"
    small.window.canvas.select([small.made.touchpoints[2]])
    key(small, Qt.Key.Key_V)
    assert texts(document, small.made.touchpoints[2]) == ["Twenty minutes on hold"]


def test_duplicate_leaves_the_clipboard_alone(small: Opened) -> None:
    put("kept")
    small.window.canvas.select([small.made.touchpoints[0]])
    key(small, Qt.Key.Key_D)
    assert titles(small.made.document, small.made.stages[0])[:2] == ["Web page", "Web page"]
    assert QGuiApplication.clipboard().text() == "kept"


def test_keys_mean_the_text_while_one_is_written(small: Opened) -> None:
    window, document = small.window, small.made.document
    before = len(document.graph)
    window.canvas.select([small.made.touchpoints[0]])
    window.entry.line.setFocus()
    window.entry.line.setText("Long wait")
    window.entry.line.selectAll()
    press(window.entry.line, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Long wait"
    window.actions_by_id["edit.paste"].trigger()
    press(window.entry.line, Qt.Key.Key_V, CTRL)
    assert window.entry.line.text() == "Long waitLong wait"
    press(window.entry.line, Qt.Key.Key_D, CTRL)
    assert len(document.graph) == before


def test_copying_a_large_map_makes_nothing_until_it_is_asked_for(
    open_window: Callable[..., Opened],
) -> None:
    large = open_window(lambda document: large_map(2000, document))
    large.window.canvas.select(large.made.stages)
    key(large, Qt.Key.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasImage()
    assert len(data.text().splitlines()) > 2000


# From other programs


def test_lines_become_cards_of_the_kind_of_the_selected_card(small: Opened) -> None:
    put("- Nobody answers\n- Cold corridor\n")
    small.window.canvas.select([small.made.cards[5]])
    key(small, Qt.Key.Key_V)
    document, home = small.made.document, small.made.touchpoints[3]
    cards = document.cards(home)
    assert [(c.kind, c.text) for c in cards] == [
        ("question", "Do they see the delay?"),
        ("question", "Nobody answers"),
        ("question", "Cold corridor"),
    ]
    assert small.window.toast.text() == "2 cards pasted at 2.1 Front desk"
    key(small, Qt.Key.Key_Z)
    assert len(document.cards(home)) == 1


TABLE = (
    "Stage\tTouchpoint\tPain point\tOwner\n"
    "Visit\tFront desk\tNobody there\tAnn\n"
    "\tLift\tOut of order\t\n"
    "Leave\tTaxi rank\tNo taxi\tBob\n"
)


def test_cells_with_headings_become_stages_touchpoints_and_cards(small: Opened) -> None:
    put(TABLE)
    key(small, Qt.Key.Key_V)
    document, made = small.made.document, small.made
    stages = document.stages(made.journey)
    assert [s.title for s in stages] == ["Book", "Visit", "Leave"]
    assert titles(document, stages[1].id) == ["Front desk", "Waiting area", "Lift"]
    assert texts(document, made.touchpoints[3])[-1] == "Nobody there"
    assert small.window.toast.text() == (
        "Stage, 2 touchpoints and 3 cards pasted into the journey, without Owner"
    )
    document.undo()
    assert [s.title for s in document.stages(made.journey)] == ["Book", "Visit"]
    assert titles(document, made.stages[1]) == ["Front desk", "Waiting area"]


def test_a_long_table_is_shown_first(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def look(dialog: TablePreview) -> int:
        shown.append(dialog.lines.toPlainText())
        return len(shown) - 1

    monkeypatch.setattr(TablePreview, "exec", look)
    put("Touchpoint\tPain point\n" + "".join(f"Place {n}\tPain {n}\n" for n in range(9)))
    small.window.canvas.select([small.made.touchpoints[3]])
    before = len(small.made.document.nodes(Card))
    key(small, Qt.Key.Key_V)
    assert len(small.made.document.nodes(Card)) == before
    assert shown[0].startswith("    Place 0\n        Pain 0\n")
    key(small, Qt.Key.Key_V)
    assert len(small.made.document.nodes(Card)) == before + 9
    assert titles(small.made.document, small.made.stages[1])[-1] == "Place 8"


def test_cells_without_headings_are_asked_about(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    put("Slow\tRude\nUgly\t\n")
    small.window.canvas.select([small.made.touchpoints[3]])
    answer(monkeypatch, None)
    before = len(small.made.document.nodes(Card))
    key(small, Qt.Key.Key_V)
    assert len(small.made.document.nodes(Card)) == before


def test_cells_of_a_spreadsheet_become_cards_of_successive_touchpoints(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("Slow\tRude\nUgly\t\n")
    answer(monkeypatch, "pain")
    small.window.entry.set_kind("pain")
    small.window.canvas.select([small.made.touchpoints[3]])
    key(small, Qt.Key.Key_V)
    document = small.made.document
    assert texts(document, small.made.touchpoints[3])[-2:] == ["Slow", "Ugly"]
    assert texts(document, small.made.touchpoints[4])[-1] == "Rude"
    assert small.window.toast.text() == "3 cards pasted from 2.1 Front desk to 2.2 Waiting area"


def test_many_lines_are_shown_first_and_their_kind_is_asked(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("\n".join(f"Line {n}" for n in range(13)))
    small.window.canvas.select([small.made.touchpoints[0]])
    before = len(small.made.document.nodes(Card))
    answer(monkeypatch, None)
    key(small, Qt.Key.Key_V)
    assert len(small.made.document.nodes(Card)) == before
    answer(monkeypatch, "gain")
    key(small, Qt.Key.Key_V)
    gains = [c for c in small.made.document.cards(small.made.touchpoints[0]) if c.kind == "gain"]
    assert [c.text for c in gains] == [f"Line {n}" for n in range(13)]


def test_an_indented_list_becomes_a_map_where_there_is_none(blank: Opened) -> None:
    put("Book\n\tWeb page\n\tPhone\nVisit\n\tDesk\n")
    key(blank, Qt.Key.Key_V)
    document = blank.made.document
    stages = document.stages(blank.made.journey)
    assert [(s.title, titles(document, s.id)) for s in stages] == [
        ("Book", ["Web page", "Phone"]), ("Visit", ["Desk"])
    ]  # fmt: skip


def test_cards_made_of_an_indented_list_can_be_a_journey_instead(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    small.window.workplace._actions["edit.paste_as"].triggered.connect(lambda: asked.append(True))
    monkeypatch.setattr(type(small.window.files), "paste_as", lambda _files: None)
    before = len(small.made.document.nodes(Card))
    put("Book\n\tWeb page\n\tPhone\n")
    small.window.canvas.select([small.made.touchpoints[0]])
    key(small, Qt.Key.Key_V)
    assert len(small.made.document.nodes(Card)) == before + 3
    toast = small.window.workplace.toast
    assert toast._button.text() == "As a journey instead"
    toast._button.click()
    assert asked == [True]
    assert len(small.made.document.nodes(Card)) == before


def test_of_a_page_only_the_words_are_taken(small: Opened) -> None:
    put(
        html='<ul><li><b>Slow</b> page</li><li>Rude<script>x</script> letter</li></ul><img src="/etc/passwd">'
    )
    small.window.canvas.select([small.made.cards[0]])
    key(small, Qt.Key.Key_V)
    assert texts(small.made.document, small.made.touchpoints[1])[1:3] == ["Slow page", "Rude letter"]


def test_a_pasted_picture_goes_onto_the_selected_card(small: Opened) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    put(image=image)
    small.window.canvas.select([small.made.cards[0]])
    key(small, Qt.Key.Key_V)
    document = small.made.document
    card = document.find(small.made.cards[0], Card)
    assert card is not None
    attachment = document.find(card.picture, Attachment)
    assert attachment is not None
    assert (attachment.width, attachment.height, attachment.owner) == (40, 20, card.id)
    assert small.window.session.file.blob(attachment.sha256) is not None
    key(small, Qt.Key.Key_Z)
    assert document.attachments() == []


def test_a_card_is_copied_with_its_picture_into_another_file(open_window: Callable[..., Opened]) -> None:
    one, other = open_window(), open_window()
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    put(image=image)
    one.window.canvas.select([one.made.cards[0]])
    key(one, Qt.Key.Key_V)
    key(one, Qt.Key.Key_C)
    one.window.close()
    other.window.canvas.select([other.made.touchpoints[4]])
    key(other, Qt.Key.Key_V)
    (attachment,) = other.made.document.attachments()
    assert other.window.session.file.blob(attachment.sha256) is not None
    card = other.made.document.find(attachment.owner, Card)
    assert card is not None
    assert card.picture == attachment.id


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"piece": b"{}"}, "nothing to paste"),
        ({"piece": b"\xff\x00" * 50}, "cannot be read"),
        ({"text": "x" * 30_000}, "30000 characters"),
        ({"text": "line\n" * 3000}, "3000 lines"),
        ({"text": "word " * 2_000_000}, "characters"),
        ({}, "nothing on the clipboard"),
    ],
    ids=range(6),
)
def test_what_does_not_fit_is_refused_in_words_and_changes_nothing(
    small: Opened, monkeypatch: pytest.MonkeyPatch, content: dict[str, object], words: str
) -> None:
    answer(monkeypatch, None)
    small.window.canvas.select([small.made.touchpoints[0]])
    small.window.toast.show_text("2 cards pasted")
    put(**content)  # type: ignore[arg-type]
    before = small.made.document.undo_label
    key(small, Qt.Key.Key_V)
    assert words in small.window.toast.text()
    assert small.made.document.undo_label == before


def test_text_with_signs_nothing_can_hold_is_cleaned(small: Opened) -> None:
    put("a\x00b\x1bc")
    small.window.canvas.select([small.made.cards[0]])
    key(small, Qt.Key.Key_V)
    assert texts(small.made.document, small.made.touchpoints[1])[1] in {"abc", "a"}


def test_context_menus_offer_the_commands(small: Opened) -> None:
    from cxstudio.app.actions import offered

    for thing in ("stage", "touchpoint", "card", "annotation"):
        assert {"edit.cut", "edit.copy", "edit.duplicate"} <= set(offered(thing))
    assert "edit.paste" in offered("map")
    assert small.made.document.nodes(Stage)
    assert not empty_map().document.nodes(Stage)
