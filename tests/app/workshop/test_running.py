"""Where a window's workshop stands follows what happens to the steps of its agenda."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from cxstudio.app.workshop.notes import NotesSection
from cxstudio.app.workshop.running import Workshop
from cxstudio.app.workshop.scene_of import ClockShown, scene_of
from cxstudio.edits.agenda import add_step
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.document import Document
from cxstudio.model.naming import own_title
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


def test_a_running_step_that_was_deleted_and_is_back_has_its_notes_again(
    open_window: Callable[..., Opened],
) -> None:
    opened = open_window()
    document, workshop = opened.made.document, opened.window.workshop.around.workshop
    step = add_step(document, "Stages")
    workshop.agenda.next()
    console = opened.window.workshop.console
    assert console is not None
    notes = console.section(NotesSection)
    notes.text.setPlainText("Ask Maria first")
    delete(document, [step])
    assert notes.text.toPlainText() == ""
    opened.window.undo()
    assert workshop.stand.step == step
    assert notes.text.toPlainText() == "Ask Maria first"


@pytest.fixture
def taking_notes(small: Opened) -> Opened:
    small.window.workshop.toggle()
    workshop_of(small).be(lens="capture")
    return small


def workshop_of(opened: Opened) -> Workshop:
    return opened.window.workshop.around.workshop


def on_wall(opened: Opened) -> list[str]:
    document: Document = opened.made.document
    scene = scene_of(document, opened.made.journey, workshop_of(opened).stand, ClockShown())
    return [own_title(document.node(id)) for id in scene.newest]


def test_what_is_pasted_or_named_later_is_new_and_what_has_no_words_is_not(
    taking_notes: Opened,
) -> None:
    document, made = taking_notes.made.document, taking_notes.made
    with document.transaction("Paste"):
        add_card(document, "pain", made.touchpoints[0], "One")
        add_card(document, "pain", made.touchpoints[1], "Two")
    named = add_touchpoint(document, made.stages[0], "")
    assert on_wall(taking_notes) == ["Two", "One"]
    set_text(document, named, "Ticket machine")
    assert on_wall(taking_notes) == ["Ticket machine", "Two", "One"]


def test_a_card_typed_on_the_map_is_new_once_its_text_is_closed(taking_notes: Opened) -> None:
    document, canvas = taking_notes.made.document, taking_notes.window.canvas
    card = add_card(document, "pain", taking_notes.made.touchpoints[0], "")
    canvas.edit(card)
    editor = canvas.writing.editor
    assert editor is not None
    type_into(editor, "Half a")
    editor.flush()
    assert workshop_of(taking_notes).stand.newest == ()
    type_into(editor, " sentence")
    press(editor, Qt.Key.Key_Return)
    assert on_wall(taking_notes) == ["Half a sentence"]


def test_a_step_gone_back_to_shows_the_latest_of_the_map(taking_notes: Opened) -> None:
    document, made, workshop = taking_notes.made.document, taking_notes.made, workshop_of(taking_notes)
    for text in ("Earlier", "Later", "In the house", "Put aside"):
        add_card(document, "pain", made.touchpoints[0], text)
    hidden, aside = workshop.stand.newest[1], workshop.stand.newest[0]
    set_field(document, [hidden], "internal", True)
    park(document, [aside])
    workshop.be(step="another", lens="stage")
    workshop.be(step="read out", lens="capture")
    assert workshop.stand.newest == ()
    assert on_wall(taking_notes) == ["Later", "Earlier"]


def test_a_full_map_that_nobody_added_to_here_is_shown_from_its_end(taking_notes: Opened) -> None:
    assert on_wall(taking_notes)[:2] == ["Kind people everywhere", "Waits in corridor B"]
