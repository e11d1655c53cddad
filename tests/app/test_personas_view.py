"""The view of personas by hand: list, sheet, fields, portraits, and a journey of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.persona_rows import LevelItem, LevelsRow, PairsRow, TraitItem, TraitsRow
from cxstudio.app.views.personas import LEAST_SCALE, PersonasView
from cxstudio.edits.fields import set_field
from cxstudio.model.records import Attachment, Journey, Persona
from cxstudio.picture.pages import texts_of
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def view_of(small: Opened, qtbot: QtBot) -> PersonasView:
    small.window.show_view("personas")
    frame = small.window.views.frame
    assert frame is not None
    assert isinstance(frame.body, PersonasView)
    view = frame.body
    qtbot.waitUntil(view.list.hasFocus)
    return view


def persona(small: Opened, id: str) -> Persona:
    found = small.made.document.find(id, Persona)
    assert found is not None
    return found


def inspected(small: Opened) -> tuple[str, ...]:
    frame = small.window.views.frame
    assert frame is not None
    return frame.inspector.ids


def press_part(view: PersonasView, role: str) -> None:
    """A click on the part of the sheet with this role."""
    place = view.sheet.place_of(view.selection[0], role)
    assert place is not None
    pages = view.sheet.widget()
    assert pages is not None
    QTest.mouseClick(pages, Qt.MouseButton.LeftButton, pos=place.center().toPoint())


def test_it_begins_with_whose_journey_is_on_the_screen(small: Opened, qtbot: QtBot) -> None:
    view = view_of(small, qtbot)
    assert view.selection == [small.made.personas[0]]
    assert inspected(small) == (small.made.personas[0],)
    press(view.list, Qt.Key.Key_Down)
    assert view.selection == [small.made.personas[1]]
    assert inspected(small) == (small.made.personas[1],)
    frame = small.window.views.frame
    assert frame is not None
    assert frame.count.text() == "2 customers"


def test_a_sheet_on_the_screen_ends_where_its_words_end_and_keeps_their_size(
    small: Opened, qtbot: QtBot
) -> None:
    view = view_of(small, qtbot)
    for width in (700, 1200):
        small.window.resize(width, 600)
        view.refresh()
        (page,) = view.sheet._pages.pages
        parts = [placed.part for group in page.layers for placed in group.parts]
        assert all(part.role != "footer" for part in parts)
        assert page.height_pt == max(part.bounds.bottom for part in parts) + 20
        assert view.sheet._pages.scale() == pytest.approx(1, abs=0.05)
        assert min(texts_of((page,))[0], 99) >= 6.5 * LEAST_SCALE


def test_a_press_on_a_section_puts_the_keyboard_into_its_field(small: Opened, qtbot: QtBot) -> None:
    view = view_of(small, qtbot)
    frame = small.window.views.frame
    assert frame is not None
    for field in ("goals", "quote", "role", "uses"):
        press_part(view, f"field:{field}")
        row = frame.inspector.row(field)
        assert row is not None
        focused = QApplication.focusWidget()
        assert focused is not None
        assert row.isAncestorOf(focused)


def test_what_is_typed_stands_on_the_sheet(small: Opened, qtbot: QtBot) -> None:
    view = view_of(small, qtbot)
    press_part(view, "field:goals")
    writing = QApplication.focusWidget()
    assert writing is not None
    type_into(writing, "Know how urgent it is")
    frame = small.window.views.frame
    assert frame is not None
    frame.inspector.flush()
    assert persona(small, small.made.personas[0]).goals == "Know how urgent it is"


def test_customers_and_employees_are_added_copied_ordered_and_deleted(small: Opened, qtbot: QtBot) -> None:
    view, document = view_of(small, qtbot), small.made.document
    amina, george = small.made.personas
    view.add_employee.click()
    nurse = view.selection[0]
    assert persona(small, nurse).employee
    view.list.setFocus()
    press(view.list, Qt.Key.Key_Up, ALT)
    assert [x.id for x in document.personas()] == [amina, nurse, george]
    press(view.list, Qt.Key.Key_D, CTRL)
    copy = view.selection[0]
    assert [x.id for x in document.personas()] == [amina, nurse, copy, george]
    qtbot.waitUntil(lambda: view.list.count() == 4)
    press(view.list, Qt.Key.Key_Delete)
    assert document.find(copy, Persona) is None
    assert view.selection == [george]
    small.window.actions_by_id["edit.undo"].trigger()
    assert document.find(copy, Persona) is not None


def test_a_new_journey_belongs_to_the_persona_and_comes_to_the_screen(small: Opened, qtbot: QtBot) -> None:
    view = view_of(small, qtbot)
    press(view.list, Qt.Key.Key_Down)
    view.add_journey.click()
    assert small.window.views.name == "map"
    journey = small.made.document.find(small.window.journey, Journey)
    assert journey is not None
    assert journey.persona == small.made.personas[1]


def test_a_portrait_is_chosen_dropped_pasted_and_removed(
    small: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, amina = view_of(small, qtbot), small.made.personas[0]
    photo = tmp_path / "amina.png"
    Image.new("RGB", (40, 60), (200, 120, 90)).save(photo)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(photo), ""))
    press_part(view, "field:portrait")
    first = persona(small, amina).portrait
    attachment = small.made.document.find(first, Attachment)
    assert attachment is not None
    assert (attachment.name, attachment.width, attachment.height) == ("amina.png", 40, 60)

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    keys, action = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    view.dropEvent(QDropEvent(QPointF(200, 200), action, data, Qt.MouseButton.LeftButton, keys))
    second = persona(small, amina).portrait
    assert second not in {"", first}

    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    view.list.setFocus()
    press(view.list, Qt.Key.Key_V, CTRL)
    assert persona(small, amina).portrait not in {"", first, second}
    view.remove_picture()
    assert persona(small, amina).portrait == ""


def test_what_is_no_picture_is_refused_in_words(small: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    view, amina = view_of(small, qtbot), small.made.personas[0]
    fake = tmp_path / "amina.png"
    fake.write_bytes(b"no picture at all")
    assert not view.portraits.take_file(amina, fake)
    assert persona(small, amina).portrait == ""
    frame = small.window.views.frame
    assert frame is not None
    assert "amina.png" in frame._status.full_text()
    QGuiApplication.clipboard().setText("words")
    assert not view.portraits.paste(amina)


def test_facts_are_written_in_rows(small: Opened, qtbot: QtBot) -> None:
    view, amina = view_of(small, qtbot), small.made.personas[0]
    frame = small.window.views.frame
    assert frame is not None
    press_part(view, "field:facts")
    row = frame.inspector.row("facts")
    assert isinstance(row, PairsRow)
    name, value = row.items[0].lines
    assert QApplication.focusWidget() is name
    type_into(name, "Age")
    press(name, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is value
    type_into(value, "34")
    press(value, Qt.Key.Key_Return)
    assert persona(small, amina).facts == (("Age", "34"),)
    assert QApplication.focusWidget() is row.items[1].lines[0]
    type_into(row.items[1].lines[0], "Home")
    row.flush()
    row.items[1].moved.emit(-1)
    assert persona(small, amina).facts == (("Home", ""), ("Age", "34"))
    row.items[0].removed.emit()
    assert persona(small, amina).facts == (("Age", "34"),)


def test_scales_and_channels_are_set_by_hand(small: Opened, qtbot: QtBot) -> None:
    view, amina = view_of(small, qtbot), small.made.personas[0]
    set_field(small.made.document, [amina], "traits", [("Goes alone", "With someone", 50)])
    frame = small.window.views.frame
    assert frame is not None
    press_part(view, "field:traits")
    row = frame.inspector.row("traits")
    assert isinstance(row, TraitsRow)
    scale = row.items[0]
    assert isinstance(scale, TraitItem)
    scale.slider.setValue(80)
    row.flush()
    assert persona(small, amina).traits == (("Goes alone", "With someone", 80),)

    press_part(view, "field:uses")
    levels = frame.inspector.row("uses")
    assert isinstance(levels, LevelsRow)
    item = levels.items[0]
    assert isinstance(item, LevelItem)
    type_into(item.lines[0], "Phone")
    steps = item.steps
    QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=QPoint(round(steps.width() * 0.5), 9))
    assert persona(small, amina).uses == (("Phone", 3),)
    press(steps, Qt.Key.Key_Right)
    press(steps, Qt.Key.Key_Right)
    press(steps, Qt.Key.Key_Right)
    assert persona(small, amina).uses == (("Phone", 5),)
    assert "Web" in item.names.stringList()
