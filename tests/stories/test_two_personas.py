"""Two personas and their journeys: what shall become of one, what changed, a journey inside it, and the way back."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxstudio.app.views.personas import PersonasView
from cxstudio.edits.sub_journeys import opened_by
from cxstudio.model.records import Journey, Persona, Touchpoint
from cxstudio.picture.book import compose_book
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from cxstudio.text.layout import standard_engine
from tests.stories.workshop import CONTROL, Workshop

ALT, CONTROL_SHIFT = Qt.KeyboardModifier.AltModifier, CONTROL | Qt.KeyboardModifier.ShiftModifier


def test_two_personas_their_journeys_and_what_shall_become_of_one(workshop: Workshop, tmp_path: Path) -> None:
    workshop.begin_blank()
    _describe_a_customer_and_an_employee(workshop)
    _map_the_customers_journey(workshop)
    future = _say_how_it_shall_be(workshop)
    _look_into_one_touchpoint(workshop, future)

    target = tmp_path / "sheets.pdf"
    setup = PageSetup(contents=("journeys", "personas"))
    target.write_bytes(
        write_pdf(compose_book(workshop.document, future, standard_engine(), setup), theme("print"))
    )
    said = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(target).pages)
    for words in ("Amina", "Know how urgent it is", "Nurse Ito", "Employee", "Renamed", "Call-back line"):
        assert words in said


def _describe_a_customer_and_an_employee(workshop: Workshop) -> None:
    window = workshop.window
    QTest.keyClick(window, Qt.Key.Key_3, ALT)
    frame = window.views.frame
    assert frame is not None
    view = frame.body
    assert isinstance(view, PersonasView)
    _press_on_the_sheet(workshop, view, "field:name")
    workshop.write("Amina")
    _press_on_the_sheet(workshop, view, "field:goals")
    workshop.type("Know how urgent it is")
    workshop.click(view.add_employee)
    workshop.wait(lambda: len(workshop.document.personas()) == 2)
    workshop.write("Nurse Ito")
    workshop.wait(lambda: [x.name for x in workshop.document.personas()] == ["Amina", "Nurse Ito"])
    _press_on_the_sheet(workshop, view, "field:goals")
    workshop.type("Nobody waits without news")
    workshop.wait(lambda: bool(workshop.document.personas()[1].goals))
    amina, nurse = workshop.document.personas()
    assert (amina.goals, nurse.employee) == ("Know how urgent it is", True)
    workshop.click(view.add_journey)
    assert window.views.name == "map"
    own = workshop.document.find(window.journey, Journey)
    assert own is not None
    assert own.persona == nurse.id
    QTest.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    first = workshop.document.find(window.journey, Journey)
    assert first is not None
    assert first.persona == amina.id


def _press_on_the_sheet(workshop: Workshop, view: PersonasView, role: str) -> None:
    workshop.wait(lambda: view.sheet.place_of(view.selection[0], role) is not None)
    place = view.sheet.place_of(view.selection[0], role)
    pages = view.sheet.widget()
    assert place is not None
    assert pages is not None
    workshop.click(pages, place.center().toPoint())


def _map_the_customers_journey(workshop: Workshop) -> None:
    canvas = workshop.window.canvas
    workshop.drag_tile("stage", canvas.mapToGlobal(canvas.rect().center()))
    workshop.write("Booking")
    workshop.fit()
    stage = workshop.document.stages(workshop.journey)[0]
    workshop.drag_tile("touchpoint", workshop.place_of(stage.id, down=0.9))
    workshop.write("Booking line")
    workshop.wait(lambda: workshop.titles() == [["Booking line"]])


def _say_how_it_shall_be(workshop: Workshop) -> str:
    """Make the future state, rename a touchpoint in it, and see the change marked."""
    window, today = workshop.window, workshop.journey
    workshop.click(window.toolbar.states.buttons["future"])
    future = workshop.journey
    assert future != today
    workshop.fit()
    line = workshop.document.journey_touchpoints(future)[0].id
    workshop.double_click(window.canvas, window.canvas.mapFromGlobal(workshop.place_of(line)))
    writing = QApplication.focusWidget()
    assert writing is not None
    QTest.keyClick(writing, Qt.Key.Key_A, CONTROL)
    workshop.write("Call-back line")
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL_SHIFT)
    workshop.wait(lambda: window.canvas.markings.changed.ids == (line,))
    assert window.bar.isVisible()
    workshop.click(window.toolbar.states.buttons["current"])
    assert workshop.journey == today
    touchpoint = workshop.document.journey_touchpoints(today)[0]
    assert touchpoint.title == "Booking line"
    workshop.click(window.toolbar.states.buttons["future"])
    return future


def _look_into_one_touchpoint(workshop: Workshop, future: str) -> None:
    window = workshop.window
    line = workshop.document.journey_touchpoints(future)[0]
    assert isinstance(line, Touchpoint)
    window.canvas.setFocus()
    workshop.select(line.id)
    QTest.keyClick(window.canvas, Qt.Key.Key_Return, CONTROL)
    inside = workshop.journey
    assert inside == opened_by(workshop.document, line.id)
    owner = workshop.document.find(inside, Journey)
    assert owner is not None
    persona = workshop.document.find(owner.persona, Persona)
    assert persona is not None
    assert persona.name == "Amina"
    workshop.wait(lambda: any(button.isVisible() for button in window.bar.buttons))
    workshop.click(window.bar.buttons[0])
    assert workshop.journey == future
    assert window.canvas.selection == [line.id]
