"""A newcomer builds a map from blank to a PDF the board can read, and never saves."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PySide6.QtCore import QPoint, Qt

from cxstudio.model.records import Card, Journey, Persona, Touchpoint
from tests.stories.workshop import CONTROL, Workshop


def test_from_blank_to_pdf(workshop: Workshop, tmp_path: Path) -> None:
    workshop.begin_blank()
    _drag_the_people_and_places(workshop)
    _say_how_it_feels(workshop)
    _connect(workshop)
    _catch_what_the_room_says(workshop)
    _change_the_mind(workshop)
    before = workshop.titles()
    cards = {c.text for c in workshop.document.nodes(Card)}

    workshop.close()
    workshop.reopen_draft()
    assert workshop.titles() == before
    assert {c.text for c in workshop.document.nodes(Card)} == cards
    assert workshop.document.undo_label is not None

    target = tmp_path / "journey.pdf"
    workshop.export(target)
    text = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(target).pages)
    for words in ("Amina", "Booking", "Booking line", "Waiting area", "gives up", "No word on delays"):
        assert words in text


def _drag_the_people_and_places(workshop: Workshop) -> None:
    canvas = workshop.window.canvas
    middle = canvas.mapToGlobal(canvas.rect().center())
    workshop.drag_tile("persona", middle)
    journey = workshop.document.find(workshop.journey, Journey)
    assert journey is not None
    workshop.window.inspector.show_ids([journey.persona])
    title = workshop.window.inspector.row("name")
    assert title is not None
    title.editor.setFocus()
    workshop.write("Amina")
    persona = workshop.document.find(journey.persona, Persona)
    assert persona is not None
    assert persona.name == "Amina"

    workshop.drag_tile("stage", middle)
    workshop.write("Booking")
    stage = workshop.document.stages(workshop.journey)[0]
    assert stage.title == "Booking"
    workshop.fit()
    workshop.drag_tile("touchpoint", workshop.place_of(stage.id, down=0.9))
    workshop.write("Booking line")
    workshop.fit()
    workshop.drag_tile("touchpoint", workshop.place_of(workshop.touchpoint("Booking line"), across=0.95))
    workshop.write("Waiting area")
    assert workshop.titles() == [["Booking line", "Waiting area"]]


def _say_how_it_feels(workshop: Workshop) -> None:
    document = workshop.document
    persona = document.personas()[0].id
    first, second = workshop.touchpoint("Booking line"), workshop.touchpoint("Waiting area")
    workshop.fit()

    # By key: two hands at -2 and one at -1.
    workshop.click_map(workshop.place_of(first, down=0.6))
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2):
        workshop.press(key)
    felt = document.emotion(first, persona)
    assert felt is not None
    assert felt.counts == (2, 1, 0, 0, 0)

    # By slider.
    workshop.click_map(workshop.place_of(second, down=0.6))
    row = workshop.window.inspector.emotion_row(persona)
    assert row is not None
    row.slider.setFocus()
    for _step in range(8):
        workshop.press(Qt.Key.Key_Left)
    workshop.press(Qt.Key.Key_Return)
    felt = document.emotion(second, persona)
    assert felt is not None
    assert felt.stated == -0.8

    # By dragging the point of the curve up to +1.5.
    workshop.fit()
    start = workshop.place_of(felt.id)
    end = QPoint(start.x(), workshop.on_screen(0, workshop.window.canvas.picture.emotion_y(1.5)).y())
    workshop.drag_on_map(start, end)
    felt = document.emotion(second, persona)
    assert felt is not None
    assert felt.stated is not None
    assert abs(felt.stated - 1.5) <= 0.1


def _connect(workshop: Workshop) -> None:
    first, second = workshop.touchpoint("Booking line"), workshop.touchpoint("Waiting area")
    workshop.window.canvas.setFocus()
    workshop.click_map(workshop.place_of(first, down=0.6))
    port = workshop.place_of(first, across=1.0)
    workshop.drag_on_map(port, workshop.place_of(second, down=0.6))
    links = workshop.document.links("next")
    assert [(link.source, link.target) for link in links] == [(first, second)]
    if workshop.window.focusWidget() is workshop.window.canvas:
        workshop.window.canvas.edit(links[0].id)
    workshop.write("gives up")
    assert workshop.document.links("next")[0].label == "gives up"


def _catch_what_the_room_says(workshop: Workshop) -> None:
    second = workshop.touchpoint("Waiting area")
    workshop.window.canvas.setFocus()
    workshop.click_map(workshop.place_of(second, down=0.6))
    workshop.window.entry.set_kind("pain")
    workshop.press(Qt.Key.Key_N)
    assert workshop.window.entry.line.hasFocus()
    for text in ("No word on delays", "No seats"):
        workshop.write(text)
    texts = [card.text for card in workshop.document.cards(second)]
    assert texts == ["No word on delays", "No seats"]


def _change_the_mind(workshop: Workshop) -> None:
    second = workshop.touchpoint("Waiting area")
    workshop.press(Qt.Key.Key_Z, CONTROL)
    assert [card.text for card in workshop.document.cards(second)] == ["No word on delays"]
    workshop.press(Qt.Key.Key_Escape)
    assert workshop.window.canvas.hasFocus()
    workshop.click_map(workshop.place_of(second, down=0.6))
    workshop.press(Qt.Key.Key_M)
    found = workshop.document.find(second, Touchpoint)
    assert found is not None
    assert found.moment_of_truth
    workshop.press(Qt.Key.Key_Delete)
    assert workshop.titles() == [["Booking line"]]
    workshop.press(Qt.Key.Key_Z, CONTROL)
    assert workshop.titles() == [["Booking line", "Waiting area"]]
