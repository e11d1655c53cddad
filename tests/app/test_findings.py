"""What is missing on a map: counted in the status bar, marked where asked for, gone through one by one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxstudio.app.curves_menu import curves_menu
from cxstudio.app.findings import Findings
from cxstudio.app.panels.comments_part import CommentsPart
from cxstudio.edits.deleting import delete
from cxstudio.edits.links import connect
from cxstudio.edits.personas import add_persona
from cxstudio.edits.sources import lean_on_named
from cxstudio.insight.gaps import gaps
from cxstudio.model.records import Journey
from tests.app.conftest import Opened
from tests.app.hands import click, press


def findings(opened: Opened) -> Findings:
    opened.window.workplace.findings.look()
    return opened.window.workplace.findings


def test_the_status_bar_counts_the_things_that_lack_something(small: Opened, qtbot: QtBot) -> None:
    found = findings(small)
    missing = {gap.node for gap in gaps(small.made.document, small.made.journey)}
    assert len(found.things) == len(missing) > 0
    assert small.window.status.findings.accessibleName() == f"{len(missing)} findings"
    for touchpoint in small.made.touchpoints:
        lean_on_named(small.made.document, "Talks", [touchpoint])
    qtbot.waitUntil(lambda: len(found.things) < len(missing))


def test_marks_stand_on_the_map_only_while_they_are_wanted(small: Opened) -> None:
    action, marks = small.window.actions_by_id["view.missing"], small.window.canvas.markings.missing
    assert marks.ids == ()
    action.trigger()
    assert list(marks.ids) == findings(small).things
    assert action.isChecked()
    action.trigger()
    assert marks.ids == ()
    assert not action.isChecked()


def test_a_press_on_the_number_goes_from_one_to_the_next_and_round(small: Opened) -> None:
    found = findings(small)
    seen = []
    for _turn in range(len(found.things) + 1):
        click(small.window.status.findings)
        seen += small.window.canvas.selection
        assert small.window.status.hint().startswith("Finding ")
    assert seen == [*found.things, found.things[0]]
    assert found.wanted


def test_the_number_looks_pressed_while_findings_are_marked_and_esc_puts_the_marks_away(
    small: Opened,
) -> None:
    status, canvas = small.window.status, small.window.canvas
    assert not status.findings.isChecked()
    assert not status.leave_findings.isVisible()
    for _turn in range(2):
        click(status.findings)
        assert status.findings.isChecked()
    assert status.leave_findings.isVisible()
    canvas.setFocus()
    for _level in range(4):
        if canvas.selection:
            assert findings(small).wanted  # first it steps out of what is selected
            press(canvas, Qt.Key.Key_Escape)
    press(canvas, Qt.Key.Key_Escape)
    assert canvas.markings.missing.ids == ()
    assert not status.findings.isChecked()
    assert status.hint() == ""


def test_the_cross_beside_the_number_puts_the_marks_away(small: Opened) -> None:
    status = small.window.status
    click(status.findings)
    click(status.leave_findings)
    assert small.window.canvas.markings.missing.ids == ()
    assert not status.findings.isChecked()
    assert not status.leave_findings.isVisible()


def test_a_reason_the_status_has_no_room_for_is_read_over_the_map_beside_what_it_is_about(
    open_window: Callable[..., Opened],
) -> None:
    small = open_window(size=(1100, 720))
    status, toast = small.window.status, small.window.toast
    for _turn in findings(small).things:
        click(status.findings)
        said = status.hint()
        assert toast.isVisible() == status.is_cut()
        if toast.isVisible():
            assert toast.accessibleName() == said
            box = small.window.canvas.sheet.to_view(small.window.canvas.sight.spot()).toAlignedRect()
            assert not toast.geometry().intersects(box)
    small.window.workshop.toggle()
    click(status.findings)
    assert status.is_cut()
    assert toast.isVisible()
    assert small.window.canvas.rect().contains(toast.geometry())
    click(status.leave_findings)
    assert not toast.isVisible()


def test_an_answered_pain_is_no_finding(small: Opened) -> None:
    made = small.made
    pain = made.cards[0]
    assert pain not in findings(small).things
    link = next(x for x in made.document.links("answers"))
    delete(made.document, [link.id])
    assert pain in findings(small).things
    connect(made.document, "answers", made.cards[6], pain)
    assert pain not in findings(small).things


def test_a_press_on_a_key_hides_a_curve_and_shows_it_again(small: Opened) -> None:
    document, (amina, george) = small.made.document, small.made.personas

    def hidden() -> tuple[str, ...]:
        journey = document.find(small.made.journey, Journey)
        assert journey is not None
        return journey.hides

    def curves() -> set[str]:
        return {p.part.node for p in small.window.canvas.picture.parts() if p.part.role == "emotion-curve"}

    assert [key.persona for key in small.window.status.persona_keys()] == [amina, george]
    assert curves() == {amina, george}
    click(small.window.status.persona_keys()[1])
    assert hidden() == (george,)
    assert curves() == {amina}
    assert "George" in small.window.status.hint()
    click(small.window.status.persona_keys()[1])
    assert hidden() == ()
    assert curves() == {amina, george}


def test_keys_follow_the_personas_of_the_session(small: Opened) -> None:
    add_persona(small.made.document, "Lena")
    assert len(small.window.status.persona_keys()) == 3


def test_curves_are_chosen_from_a_list(small: Opened) -> None:
    document, journey = small.made.document, small.made.journey
    menu = curves_menu(document, journey, small.window.canvas)
    amina, george, _line, everybody = menu.actions()
    assert (amina.isChecked(), george.isChecked(), everybody.isEnabled()) == (True, True, False)
    george.trigger()
    record = document.find(journey, Journey)
    assert record is not None
    assert record.hides == (small.made.personas[1],)
    menu = curves_menu(document, journey, small.window.canvas)
    menu.actions()[-1].trigger()
    record = document.find(journey, Journey)
    assert record is not None
    assert record.hides == ()


def test_the_comment_key_puts_the_keyboard_into_the_line(small: Opened) -> None:
    small.window.canvas.select([small.made.cards[0]])
    small.window.actions_by_id["edit.comment"].trigger()
    part = next(p for p in small.window.inspector.form.parts if isinstance(p, CommentsPart))
    assert part.line.hasFocus()
