"""The table of actions: complete, without clashes, and safe while somebody types."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from cxstudio.app.actions import ACTIONS, MENUS, Action, menus, shortcuts
from cxstudio.canvas.keys import CANVAS_KEYS
from cxstudio.edits.agenda import add_step
from cxstudio.edits.groups import group_cards
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.sub_journeys import open_as_new
from cxstudio.edits.touchpoints import toggle_moment_of_truth
from cxstudio.picture.icons import has_icon
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_says_what_it_is(action: Action) -> None:
    assert action.title
    assert action.tip
    assert not action.tip.endswith(".")
    assert action.menu in MENUS
    assert not action.icon or has_icon(action.icon)


def test_no_two_actions_share_an_id_or_a_key(dressed: QApplication) -> None:
    ids = Counter(action.id for action in ACTIONS)
    keys = Counter(key.toString() for action in ACTIONS for key in shortcuts(action))
    assert [name for name, n in (ids + keys).items() if n > 1] == []


def test_no_key_of_the_map_is_an_actions_too(dressed: QApplication) -> None:
    names = {"enter": "Return", "escape": "Esc", "page up": "PgUp", "page down": "PgDown"}
    on_map = {
        QKeySequence(f"{row.held}{'+' if row.held else ''}{names.get(name, name)}").toString()
        for row in CANVAS_KEYS
        for name in row.names
    }
    assert "Ctrl+Shift+Left" in on_map
    taken = {key.toString() for action in ACTIONS for key in shortcuts(action)}
    assert on_map & taken == set()


# What QKeySequence.keyBindings gives for the standard keys of the table: as seen on X11, else from Qt's documentation.
BOUND: dict[str, dict[str, str]] = {
    "X11": {
        "New": "Ctrl+N", "Open": "Ctrl+O", "Save": "Ctrl+S", "SaveAs": "Ctrl+Shift+S Shift+Save", "Close": "Ctrl+W",
        "Quit": "Ctrl+Q", "Undo": "Ctrl+Z F14", "Redo": "Ctrl+Shift+Z", "Cut": "Ctrl+X Shift+Del F20",
        "Copy": "Ctrl+C Ctrl+Ins F16", "Paste": "Ctrl+V Ctrl+Shift+Ins Shift+Ins F18", "Delete": "Del Ctrl+D",
        "SelectAll": "Ctrl+A", "Find": "Ctrl+F", "FindNext": "F3", "FindPrevious": "Shift+F3", "Replace": "Ctrl+R",
        "Preferences": "",
        "Print": "Ctrl+P", "ZoomIn": "Ctrl++", "ZoomOut": "Ctrl+-", "FullScreen": "Ctrl+Shift+F Ctrl+F11",
    },
    "Windows": {
        "New": "Ctrl+N", "Open": "Ctrl+O", "Save": "Ctrl+S", "SaveAs": "", "Close": "Ctrl+F4 Ctrl+W", "Quit": "",
        "Undo": "Ctrl+Z Alt+Backspace", "Redo": "Ctrl+Y Alt+Shift+Backspace Ctrl+Shift+Z", "Cut": "Ctrl+X Shift+Del",
        "Copy": "Ctrl+C Ctrl+Ins", "Paste": "Ctrl+V Shift+Ins", "Delete": "Del", "SelectAll": "Ctrl+A",
        "Find": "Ctrl+F", "FindNext": "F3 Ctrl+G", "FindPrevious": "Shift+F3 Ctrl+Shift+G", "Replace": "Ctrl+H",
        "Preferences": "", "Print": "Ctrl+P", "ZoomIn": "Ctrl++", "ZoomOut": "Ctrl+-", "FullScreen": "F11 Alt+Enter",
    },
    "macOS": {
        "New": "Ctrl+N", "Open": "Ctrl+O", "Save": "Ctrl+S", "SaveAs": "Ctrl+Shift+S", "Close": "Ctrl+W Ctrl+F4",
        "Quit": "Ctrl+Q", "Undo": "Ctrl+Z", "Redo": "Ctrl+Shift+Z", "Cut": "Ctrl+X Meta+K", "Copy": "Ctrl+C",
        "Paste": "Ctrl+V Meta+Y", "Delete": "Del Meta+D", "SelectAll": "Ctrl+A", "Find": "Ctrl+F",
        "FindNext": "Ctrl+G", "FindPrevious": "Ctrl+Shift+G", "Replace": "", "Preferences": "Ctrl+,", "Print": "Ctrl+P",
        "ZoomIn": "Ctrl++", "ZoomOut": "Ctrl+-", "FullScreen": "Meta+Ctrl+F",
    },
}  # fmt: skip


def keys_on(system: str, action: Action) -> set[str]:
    """The keys of an action as that system's Qt would give them."""
    found: set[str] = set()
    for key in action.keys:
        if not isinstance(key, str):
            found.update(BOUND[system][key.name].split())
        elif action.id == "edit.replace":
            found.add("Ctrl+Alt+F" if system == "macOS" else "Ctrl+H")
        else:
            found.add(key)
    return found


@pytest.mark.parametrize("system", BOUND)
def test_no_two_actions_share_a_key_on_any_system(system: str) -> None:
    keys = Counter(key for action in ACTIONS for key in keys_on(system, action))
    assert [key for key, n in keys.items() if n > 1] == []


@pytest.mark.parametrize("system", BOUND)
def test_what_has_a_key_has_one_on_every_system(system: str) -> None:
    assert [action.id for action in ACTIONS if action.keys and not keys_on(system, action)] == []


def test_replacing_has_the_key_of_its_system(dressed: QApplication) -> None:
    row = next(action for action in ACTIONS if action.id == "edit.replace")
    assert [key.toString() for key in shortcuts(row)] == [
        "Ctrl+Alt+F" if sys.platform == "darwin" else "Ctrl+H"
    ]


def test_no_key_is_one_that_types_a_letter_with_altgr(dressed: QApplication) -> None:
    keys = [key.toString() for action in ACTIONS for key in shortcuts(action)]
    assert [key for key in keys if "Ctrl+Alt" in key and sys.platform != "darwin"] == []


def test_a_key_without_a_modifier_lives_on_the_canvas_alone(dressed: QApplication) -> None:
    plain = [
        action.id
        for action in ACTIONS
        for key in shortcuts(action)
        if len(key.toString()) == 1 and not action.on_canvas
    ]
    assert plain == []


class Witness:
    """What can be seen of a window, and which dialogs were asked for."""

    def __init__(self, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        self._opened = opened
        self.asked: list[str] = []
        opened.window.asked.connect(self.asked.append)
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: self._dialog("place", ("", "")))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: self._dialog("place", ""))
        monkeypatch.setattr(QDialog, "exec", lambda dialog: self._dialog(type(dialog).__name__, 0))
        monkeypatch.setattr(QDialog, "open", lambda dialog: self._dialog(type(dialog).__name__, None))

    def _dialog(self, name: str, answer: Any) -> Any:
        self.asked.append(name)
        return answer

    def seen(self) -> tuple[object, ...]:
        window = self._opened.window
        document, canvas = window.session.document, window.canvas
        return (
            list(self.asked),
            (document.undo_label, document.redo_label),
            (self._opened.window.journey, self._opened.window.seeker.isVisible()),
            QApplication.clipboard().text(),
            QApplication.clipboard().mimeData().hasFormat("image/png"),
            (canvas.zoom, canvas.selection, canvas.writing.node),
            (canvas.minimap.wanted, canvas.markings.missing.ids),
            (window.areas.left_shown, window.areas.details_shown, window.whereabouts.wanted),
            (window.isFullScreen(), window.isVisible(), window.toast.isVisible()),
            QApplication.focusWidget(),
            QApplication.activePopupWidget() is not None,
            [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()],
            (window.workshop.running, window.workshop.around.workshop.stand),
            (window.workshop.agenda.clock.shown, window.workshop.agenda.clock.paused),
            window.workshop.wall.state,
            (window.workshop.console.page if window.workshop.console else "", window.workshop.hides_tally),
            [words.text() for words in window.status.findChildren(QLabel)],
        )


def among_journeys(opened: Opened, action: str) -> None:
    """What the actions on states and sub-journeys need."""
    document, window = opened.made.document, opened.window
    if action == "journey.tie":
        add_journey(document, "Another")
    elif action in {"journey.up", "journey.untie"}:
        sub = open_as_new(document, opened.made.touchpoints[0])
        if action == "journey.up":
            window.show_journey(sub)
    elif action == "journey.changes":
        window.show_journey(duplicate_as(document, opened.made.journey, "future"))


def in_the_workshop(opened: Opened, action: str) -> None:
    """What the actions on agenda and timer need: a step that runs over, after one and before one."""
    if action in {"workshop.toggle", "workshop.entry"} or not action.startswith("workshop."):
        return
    for title in ("Welcome", "Stages", "Vote"):
        add_step(opened.made.document, title, 5)
    agenda = opened.window.workshop.agenda
    agenda.next()
    agenda.next()
    for _minute in range(7):  # five of them are those the first step did not take
        agenda.minute_more()


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_does_something_when_it_is_called(
    small: Opened, action: Action, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, made = small.window, small.made
    if action.when == "journeys":
        add_journey(made.document, "Second")
        add_journey(made.document, "Third")
    toggle_moment_of_truth(made.document, [made.touchpoints[1]])
    toggle_moment_of_truth(made.document, [made.touchpoints[2]])
    made.document.undo()
    if action.when == "journeys":
        window.show_journey(made.document.journeys()[1].id)
    among_journeys(small, action.id)
    in_the_workshop(small, action.id)
    QApplication.clipboard().setText("A card" if action.id.startswith("edit.paste") else "")
    window.canvas.setFocus()
    qtbot.waitUntil(window.canvas.hasFocus)
    window.canvas.zoom_to(1.5)
    if action.id in {"plan.ungroup", "plan.select_group"}:
        group_cards(made.document, made.cards[:2])
    cards = {"plan.action": made.cards[1:2], "plan.group": made.cards[:2]}.get(action.id, made.cards[:1])
    window.canvas.select(list(cards) if action.when == "cards" else [made.touchpoints[0]])
    if action.id == "view.map":
        window.show_view("plan")
    witness = Witness(small, monkeypatch)
    before = witness.seen()
    window.actions_by_id[action.id].trigger()
    assert witness.seen() != before
    if popup := QApplication.activePopupWidget():
        popup.close()


def test_a_moment_of_truth_without_a_touchpoint_says_what_to_select(small: Opened) -> None:
    window = small.window
    window.canvas.select([small.made.cards[0]])
    window.actions_by_id["edit.truth"].trigger()
    assert "Select a touchpoint" in window.status.hint()


@pytest.mark.parametrize("id", [row.id for row in ACTIONS if row.does is None])
def test_what_concerns_the_whole_program_is_passed_on(small: Opened, id: str) -> None:
    asked: list[str] = []
    small.window.asked.connect(asked.append)
    small.window.actions_by_id[id].trigger()
    assert asked == [id]


def test_the_menus_hold_every_action_once(small: Opened) -> None:
    def inside(menu: QMenu) -> list[QAction]:
        found = [(action, action.menu()) for action in menu.actions()]
        under = (inside(below) for _action, below in found if isinstance(below, QMenu))
        return [*(action for action, _below in found), *(action for rows in under for action in rows)]

    made = menus(small.window, small.window.actions_by_id)
    found = [action.objectName() for menu in made for action in inside(menu)]
    assert sorted(name for name in found if name) == sorted(action.id for action in ACTIONS)


def test_leaving_and_about_sit_where_the_system_wants_them(small: Opened) -> None:
    actions = small.window.actions_by_id
    assert actions["file.quit"].menuRole() == QAction.MenuRole.QuitRole
    assert actions["help.about"].menuRole() == QAction.MenuRole.AboutRole


def test_n_in_a_text_is_a_letter(small: Opened) -> None:
    line = small.window.entry.line
    line.setFocus()
    type_into(line, "nnn/")
    assert line.text() == "nnn/"


def test_n_on_the_canvas_goes_to_the_entry_line(small: Opened, qtbot: QtBot) -> None:
    small.window.canvas.setFocus()
    qtbot.waitUntil(small.window.canvas.hasFocus)
    press(small.window.canvas, Qt.Key.Key_N)
    qtbot.waitUntil(small.window.entry.line.hasFocus)


def test_undo_names_what_it_takes_back(small: Opened) -> None:
    window, made = small.window, small.made
    window.canvas.select([made.touchpoints[0]])
    window.actions_by_id["edit.truth"].trigger()
    assert window.actions_by_id["edit.undo"].text() == "Undo mark moment of truth"
    window.actions_by_id["edit.undo"].trigger()
    assert window.actions_by_id["edit.redo"].text() == "Redo mark moment of truth"


def test_the_step_that_made_the_map_cannot_be_undone(blank: Opened) -> None:
    assert not blank.window.actions_by_id["edit.undo"].isEnabled()
    blank.window.commands.undo()
    assert blank.made.document.get(blank.made.journey) is not None


def test_standard_keys_are_the_systems(small: Opened) -> None:
    undo = small.window.actions_by_id["edit.undo"].shortcuts()
    assert undo[0] == QKeySequence.keyBindings(QKeySequence.StandardKey.Undo)[0]
