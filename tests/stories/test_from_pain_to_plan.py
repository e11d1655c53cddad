"""From a pain to the plan that mends it: answered, acted on, owned, weighed, aimed at a goal, and printed."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cxstudio.app.views.plan import PlanBody
from cxstudio.insight.plan import chain_of
from cxstudio.model.plans import Action, Attendee, Goal
from cxstudio.model.records import Card
from cxstudio.picture.book import compose_book
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from cxstudio.text.layout import standard_engine
from tests.stories.workshop import LEFT, NO_KEYS, Workshop

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def test_from_a_pain_to_the_plan_that_mends_it(workshop: Workshop, tmp_path: Path) -> None:
    workshop.begin_with_sample("hospital-appointment")
    pain = _a_pain(workshop)
    known = {action.id for action in workshop.document.nodes(Action)}
    _answer_and_act(workshop, pain)
    (action,) = (one for one in workshop.document.nodes(Action) if one.id not in known)

    workshop.click(workshop.button(workshop.window.toast, "Go to plan"))
    frame = workshop.window.views.frame
    assert frame is not None
    body = frame.body
    assert isinstance(body, PlanBody)
    workshop.wait(lambda: body.selection == [action.id])

    _write_cell(workshop, body, action.id, "owned_by", "Marek of the booking desk")
    _write_cell(workshop, body, action.id, "due", "12.12.2031")
    _weigh_by_hand(workshop, body, action.id)
    body.table.setFocus()
    body.table.select([action.id])
    workshop.press(Key.Key_G)

    written = workshop.document.find(action.id, Action)
    assert written is not None
    owner = workshop.document.find(written.owned_by, Attendee)
    assert owner is not None
    assert (owner.name, written.due) == ("Marek of the booking desk", "2031-12-12")
    assert (written.impact, written.effort) == (4.5, 1.5)
    chain = chain_of(workshop.document, pain)
    assert action.id in chain.actions
    (goal,) = chain_of(workshop.document, action.id).goals
    assert workshop.document.find(goal, Goal) is not None

    target = tmp_path / "plan.pdf"
    setup = PageSetup(size="A4", contents=("plan",))
    poster = compose_book(workshop.document, workshop.journey, standard_engine(), setup)
    target.write_bytes(write_pdf(poster, theme("print")))
    said = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(target).pages)
    for words in ("Ring patients back", "Marek of the booking desk", "12 Dec 2031", "Do first", "Goals"):
        assert words in said


def _a_pain(workshop: Workshop) -> str:
    """The first pain on the map of the journey on the screen."""
    document = workshop.document
    canvas = workshop.window.canvas
    return next(
        card.id
        for touchpoint in document.journey_touchpoints(workshop.journey)
        for card in document.cards(touchpoint.id)
        if card.kind == "pain" and canvas.picture.placed(card.id) is not None
    )


def _answer_and_act(workshop: Workshop, pain: str) -> None:
    workshop.select(pain, across=0.3, down=0.2)
    workshop.press(Key.Key_O)
    workshop.wait(lambda: bool(workshop.window.canvas.writing.node))
    workshop.write("Ring patients back")
    (made,) = workshop.window.canvas.selection
    assert workshop.document.find(made, Card) == workshop.card("Ring patients back")
    workshop.press(Key.Key_A)
    workshop.wait(workshop.window.toast.isVisible)


def _write_cell(workshop: Workshop, body: PlanBody, action: str, name: str, words: str) -> None:
    table = body.table
    names = [column.name for column in table.rows.list.columns]
    place = table.visualRect(table.rows.place(action, names.index(name))).center()
    workshop.double_click(table.viewport(), place)
    workshop.wait(lambda: isinstance(workshop.window.focusWidget(), QLineEdit))
    workshop.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    workshop.write(words)
    workshop.wait(lambda: table.rows.place(action, names.index(name)).data() not in {"", None})


def _weigh_by_hand(workshop: Workshop, body: PlanBody, action: str) -> None:
    """Out of the tray into the field of what is done first."""
    matrix = body.matrix
    start, end = matrix.spot(action).toPoint(), matrix.point(4.5, 1.5).toPoint()
    QTest.mousePress(matrix, LEFT, NO_KEYS, start)
    QTest.mouseMove(matrix, start + QPoint(12, -12))
    QTest.mouseMove(matrix, end)
    QTest.mouseRelease(matrix, LEFT, NO_KEYS, end)
    workshop.wait(lambda: getattr(workshop.document.get(action), "impact", None) is not None)
