"""The agenda beside the map, by real keys: begun, gone along, late, squeezed, edited, and held once more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.workshop.clock_facts import steps_shown, timer_shown
from cxstudio.edits.cards import add_card
from cxstudio.files.problems import FileProblem
from cxstudio.files.versions import name_version
from cxstudio.workshop.agenda import running
from cxstudio.workshop.agendas import AGENDAS, PAIN_HUNT
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.app.workshop.agenda_room import CTRL, SHIFT, Room


def shown(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part) and one.text()]


def test_without_an_agenda_four_ready_ones_invite(agenda_room: Room) -> None:
    assert list(agenda_room.agenda.ready) == [agenda.name for agenda in AGENDAS]
    assert agenda_room.agenda.invitation.isVisible()
    assert not agenda_room.face.isVisible()
    assert any("14 steps, 2 h" in text for text in shown(agenda_room.agenda.invitation))
    menu = agenda_room.agenda.ready["pain-hunt"].menu()
    rows = [action.text() for action in menu.actions() if action.text()]
    assert rows[:2] == ["Use this agenda", "Welcome and goal\t3 min"]
    assert len(rows) == 9


def test_the_key_of_the_workshop_gives_the_keyboard_to_the_ready_agendas_where_there_is_none(
    agenda_room: Room,
) -> None:
    ready = agenda_room.agenda.ready
    assert QApplication.focusWidget() is ready["two-hours"]
    agenda_room.agenda.use(PAIN_HUNT)
    line = agenda_room.window.entry.line
    line.setFocus()
    for _twice in range(2):
        agenda_room.key(Qt.Key.Key_F5)
    assert QApplication.focusWidget() is line, "who has an agenda stays where they were"


def test_a_ready_agenda_is_chosen_by_keys_alone_and_comes_in_the_language_of_the_session(
    agenda_room: Room,
) -> None:
    with agenda_room.document.transaction("Polish"):
        agenda_room.document.set("session", language="pl")
    button = agenda_room.agenda.ready["pain-hunt"]
    button.setFocus()
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.popup(button.mapToGlobal(QPoint(0, 0)))
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)
    assert sum(step.minutes for step in agenda_room.steps) == 45
    assert agenda_room.steps[-1].keeps
    assert agenda_room.rows.count() == 8
    assert agenda_room.rows.hasFocus()
    assert not agenda_room.agenda.invitation.isVisible()


def test_the_whole_agenda_is_gone_through_by_one_key(hunt: Room) -> None:
    places = []
    for _step in range(len(PAIN_HUNT.steps)):
        hunt.key(Qt.Key.Key_F6, CTRL)
        places.append(hunt.running)
        stand = hunt.window.workshop.around.workshop.stand
        now = running(hunt.steps)
        assert now is not None
        assert (stand.step, stand.lens) == (now.id, now.lens)
        if now.adds:
            assert hunt.window.entry.kind == now.adds
        hunt.go(now.allotted * 60)
    assert places == [step.title for step in PAIN_HUNT.steps]
    assert hunt.face.next.text() == "End the agenda"
    hunt.key(Qt.Key.Key_F6, CTRL)
    assert hunt.running == ""
    assert hunt.face.title.full_text() == "The agenda is done"
    assert hunt.window.workshop.agenda.is_over
    hunt.key(Qt.Key.Key_F6, CTRL)  # once more does nothing
    assert hunt.window.workshop.agenda.is_over


def test_every_step_begins_and_ends_with_a_version(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.key(Qt.Key.Key_F6, CTRL)
    assert hunt.names() == ["Welcome and goal, begun", "Welcome and goal, ended", "Walk the journey, begun"]


def test_a_version_the_disk_refuses_waits_without_a_word(hunt: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise FileProblem("full", hunt.window.session.path)

    def broken(*_args: object) -> None:
        raise OSError("the stick was pulled out")

    naming = "cxstudio.app.workshop.agenda_versions.name_version"
    agenda = hunt.window.workshop.agenda
    for refusal in (refuse, broken):
        monkeypatch.setattr(naming, refusal)
        hunt.key(Qt.Key.Key_F6, CTRL)
    assert hunt.running == "Walk the journey"
    assert len(agenda.versions.waiting) == 3
    monkeypatch.setattr(naming, name_version)
    agenda.versions.write()
    assert len(hunt.names()) == 3
    assert agenda.versions.waiting == []


def test_the_step_before_is_one_key_away_and_goes_on_as_if_never_left(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.key(Qt.Key.Key_F6, CTRL | SHIFT)
    assert hunt.running == "Welcome and goal"
    hunt.go(30)
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.go(2)
    hunt.key(Qt.Key.Key_F6, CTRL | SHIFT)
    assert hunt.running == "Welcome and goal"
    assert hunt.clock.shown == 3 * 60 - 32


def test_after_the_end_the_last_step_can_be_gone_back_to(hunt: Room) -> None:
    for _step in range(9):
        hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.key(Qt.Key.Key_F6, CTRL | SHIFT)
    assert hunt.running == "Read-back and parking lot"


def test_pause_minutes_and_squeeze_have_keys(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.key(Qt.Key.Key_F10, CTRL)
    hunt.go(60)
    assert hunt.face.face.digits.text() == "03:00"
    assert hunt.face.pause.accessibleName() == "Go on"
    hunt.key(Qt.Key.Key_F10, CTRL)
    hunt.key(Qt.Key.Key_F10, CTRL | SHIFT)
    assert hunt.clock.shown == 240
    assert hunt.document.undo_label == "Use the agenda “Pain hunt in 45 minutes”"


def test_running_late_is_said_calmly_and_squeezed_by_one_key_and_taken_back_by_one(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    assert hunt.face.standing.text().startswith("On time; ends ")
    assert not hunt.face.squeeze.isVisible()
    on_time = hunt.face.standing.height()
    hunt.go(3 * 60 + 4 * 60)
    words = hunt.face.standing.text()
    assert hunt.face.standing.height() == on_time, "longer words move nothing"
    assert words.startswith("4 minutes behind; ends ")
    assert " instead of " in words
    assert "lose 4 min; the plan keeps its time." in hunt.face.would.text()
    plan = [step.minutes for step in hunt.steps if step.keeps]
    hunt.key(Qt.Key.Key_F11, CTRL | SHIFT)
    assert sum(step.allotted for step in hunt.steps) == 41
    assert [step.allotted for step in hunt.steps if step.keeps] == plan
    assert hunt.face.standing.text().startswith("On time; ends ")
    assert not hunt.face.squeeze.isVisible()
    hunt.document.undo()
    assert sum(step.allotted for step in hunt.steps) == 45
    assert hunt.running == "Welcome and goal"


def test_an_undo_the_agenda_refuses_says_why_and_the_next_goes_past_it(hunt: Room) -> None:
    undo = hunt.window.actions_by_id["edit.undo"]
    hunt.key(Qt.Key.Key_F6, CTRL)
    place = hunt.document.journey_touchpoints(hunt.window.journey)[0].id
    note = add_card(hunt.document, "pain", place, "Nobody answers")
    hunt.key(Qt.Key.Key_Z, CTRL)
    assert hunt.document.get(note) is None
    assert undo.text() == "Undo use the agenda “Pain hunt in 45 minutes”"
    hunt.key(Qt.Key.Key_Z, CTRL)
    assert hunt.window.status._hint.text() == "The agenda has begun and stays"
    assert "agenda" not in undo.text()
    assert len(hunt.steps) == 8
    assert hunt.document.redo_label == "Add pain point", "redo is as it was"


def test_with_too_little_time_it_says_that_it_still_ends_late(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.go(3 * 60 + 40 * 60)
    assert "It still ends" in hunt.face.would.text()


def test_minutes_come_back_when_there_is_time_again(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.go(7 * 60)
    hunt.key(Qt.Key.Key_F11, CTRL | SHIFT)
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.key(Qt.Key.Key_F6, CTRL)
    assert hunt.face.squeeze.words() == "Give minutes back"
    hunt.key(Qt.Key.Key_F11, CTRL | SHIFT)
    assert hunt.face.standing.text().startswith("3 minutes ahead; ends ")
    assert not hunt.face.squeeze.isVisible()


def test_the_sound_comes_at_each_mark_and_can_be_off(hunt: Room) -> None:
    heard: list[int] = []
    hunt.face.beep.sound = lambda: heard.append(hunt.clock.shown)
    hunt.key(Qt.Key.Key_F6, CTRL)
    for _second in range(180):
        hunt.go(1)
    assert heard == [120, 30, 0]
    hunt.face.bell.click()
    assert hunt.face.bell.accessibleName() == "Sound off"
    assert hunt.face.bell.toolTip().startswith("Sound off")
    hunt.face.beep.tell(0)
    assert len(heard) == 3


def test_the_prompt_stands_large_with_when_it_is_done_and_what_the_line_adds(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.key(Qt.Key.Key_F6, CTRL)
    step = PAIN_HUNT.steps[1]
    assert shown(hunt.say) == [
        "Say aloud",
        step.say,
        "Done when",
        step.done_when,
        "The entry line adds: Question",
    ]
    assert hunt.say.say.fontMetrics().height() > hunt.say.done_when.fontMetrics().height()


def test_the_list_tells_when_each_step_begins_and_which_are_done(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.go(180)
    hunt.key(Qt.Key.Key_F6, CTRL)
    rows = [hunt.rows.item(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(3)]
    assert rows[0].startswith("Step 1 of 8, Welcome and goal, ")
    assert rows[0].endswith("3 min, done")
    assert rows[1].endswith("7 min, now")
    assert rows[2].endswith("4 min")
    assert hunt.agenda.summary.full_text().startswith("8 steps, 45 min, ends ")


def test_begun_anew_everything_is_as_before_the_first_step(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.go(600)
    hunt.key(Qt.Key.Key_F11, CTRL | SHIFT)
    hunt.window.workshop.agenda.anew()
    assert hunt.running == ""
    assert hunt.face.next.text() == "Begin"
    assert hunt.clock.countdown is None
    assert sum(step.allotted for step in hunt.steps) == 45


def test_without_an_agenda_the_key_says_where_to_choose_one(small: Opened) -> None:
    said: list[str] = []
    small.window.workshop.agenda.said.connect(said.append)
    press(small.window, Qt.Key.Key_F6, CTRL)
    assert said == ["There is no agenda yet: choose one beside the map"]
    assert small.window.workshop.running


def test_an_agenda_taken_back_and_done_again_comes_and_goes_in_the_console(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_Z, CTRL)
    assert hunt.agenda.invitation.isVisible()
    assert not hunt.face.isVisible()
    hunt.document.redo()
    assert hunt.face.isVisible()
    assert hunt.rows.count() == 8


def test_what_the_wall_is_told_of_steps_and_timer(hunt: Room) -> None:
    assert {step.state for step in steps_shown(hunt.document)} == {"next"}
    assert timer_shown(hunt.document, hunt.clock) is None
    hunt.window.workshop.agenda.go_to(hunt.step(2).id)
    hunt.go(10)
    assert [step.state for step in steps_shown(hunt.document)][:4] == ["done", "done", "now", "next"]
    timer = timer_shown(hunt.document, hunt.clock)
    assert timer is not None
    assert (timer.title, timer.left, timer.total, timer.paused) == ("Write in silence", 230, 240, False)


def test_a_step_that_begins_behind_the_curtain_is_told_with_the_key_that_opens_it(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    workshop = hunt.window.workshop.around.workshop
    workshop.be(curtain=True)
    assert hunt.face.unseen.isHidden()  # it was closed for this step
    hunt.key(Qt.Key.Key_F6, CTRL)
    assert hunt.face.unseen.text() == "The room does not see this step: curtain (Ctrl+F8)"
    assert not hunt.face.unseen.isHidden()
    workshop.be(curtain=False)
    assert hunt.face.unseen.isHidden()


def test_another_step_ends_the_spotlight_of_the_one_before(hunt: Room) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    hunt.window.workshop.presenting.toggle()
    canvas = hunt.window.canvas
    assert canvas.markings.lit.ids
    hunt.key(Qt.Key.Key_F6, CTRL)
    assert canvas.markings.lit.ids == ()
    stand = hunt.window.workshop.around.workshop.stand
    assert (stand.spot, stand.lens) == ((), hunt.steps[1].lens)


def test_a_long_time_is_smaller_and_what_is_over_is_calm(hunt: Room) -> None:
    face = hunt.face.face
    for left, length in ((3599, ""), (5704, "long"), (-65, "words")):
        face.show_time(left, 6000, paused=False)
        assert (face.digits.property("length") or "") == length
    face.show_time(30, 6000, paused=False)
    assert (face.digits.property("state"), face.bar._thick) == ("last", True)
    face.show_time(-30, 6000, paused=False)
    assert (face.digits.property("state"), face.bar._thick) == ("", False)


def test_nothing_jumps_when_the_time_is_over(hunt: Room, qtbot: QtBot) -> None:
    hunt.key(Qt.Key.Key_F6, CTRL)
    face = hunt.face.face
    before = face.sizeHint().height()
    hunt.go(3 * 60 + 90)
    assert face.digits.text() == "1 min over"
    assert face.sizeHint().height() == before


def test_the_pages_are_chosen_as_far_from_the_top_with_an_agenda_as_without(agenda_room: Room) -> None:
    console = agenda_room.window.workshop.console
    assert console is not None
    assert console.choice.mapTo(console, QPoint(0, 0)).y() == 12
    agenda_room.agenda.use(PAIN_HUNT)
    assert console._around_choice.contentsMargins().top() == 4, "the clock above has its own"


def test_the_room_is_where_notes_land(hunt: Room) -> None:
    made, workshop = hunt.document, hunt.window.workshop.around.workshop
    first, second = (stage.id for stage in made.stages(made.journeys()[0].id)[:2])
    workshop.be(lens="capture", stage=first)
    note = add_card(made, "pain", made.touchpoints(second)[0].id, "Nobody answers")
    assert (workshop.stand.stage, workshop.stand.newest[0]) == (second, note)
    workshop.be(lens="stage", stage=first)
    add_card(made, "pain", made.touchpoints(second)[0].id, "Nobody calls back")
    assert workshop.stand.stage == first  # where the facilitator shows a stage it stays


def test_a_ready_agenda_is_used_by_enter_alone_once_its_menu_is_open(agenda_room: Room, qtbot: QtBot) -> None:
    menu = agenda_room.agenda.ready["pain-hunt"].menu()
    assert isinstance(menu, QMenu)
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(lambda: menu.activeAction() is menu.actions()[0])
    press(menu, Qt.Key.Key_Return)
    assert agenda_room.rows.count() == 8


def test_right_edges_are_one_line_with_and_without_a_scroll_bar(hunt: Room, qtbot: QtBot) -> None:
    console = hunt.window.workshop.console
    assert console is not None
    for height in (860, 560):
        hunt.window.resize(1440, height)
        ends = []
        for part in (hunt.face, console.choice, hunt.agenda):
            qtbot.waitUntil(part.isVisible)
            ends.append(part.mapTo(console, QPoint(part.width(), 0)).x())
        assert ends[0] == ends[2] == ends[1] + 16
    assert any(one.verticalScrollBar().maximum() for one in console.findChildren(QScrollArea))
