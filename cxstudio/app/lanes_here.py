"""The lanes of the map on a window's screen: their list, the menu of those that do not show, and saved choices."""

from __future__ import annotations

from functools import partial
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from cxstudio.app.labels import in_menu
from cxstudio.app.lane_commands import LaneCommands, LanePlaces
from cxstudio.app.session import OpenSession
from cxstudio.app.view_stack import ViewStack
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.lane_sets import shown_now
from cxstudio.model.lanes import lane_keys
from cxstudio.model.naming import lane_title
from cxstudio.model.records import Preset
from cxstudio.picture.theme import Theme
from cxstudio.words import _

BESIDE = 24  # pixels between the list and the edges of the map


class LaneWindow(Protocol):
    """What is asked of the window; who stands on its screen changes."""

    session: OpenSession
    views: ViewStack
    wears: Theme
    actions_by_id: dict[str, QAction]

    @property
    def canvas(self) -> MapCanvas: ...

    @property
    def journey(self) -> str: ...

    def window(self) -> QWidget: ...


def lanes_here(window: LaneWindow) -> LaneCommands:
    """The lane commands of a window, which shows what they ask for."""
    shows = _Shows(window)
    places = LanePlaces(
        shows.journey,
        shows.open_list,
        shows.offer,
        shows.write_name,
        shows.ask_name,
        shows.say,
        shows.offer_undo,
    )
    shows.commands = LaneCommands(window.session.document, places)
    menu = window.window().findChild(QMenu, "lanes")
    if menu is not None:
        menu.aboutToShow.connect(partial(add_choices, menu, shows.commands))
    return shows.commands


class _Shows:
    """What the commands ask for, on the window's screen."""

    commands: LaneCommands

    def __init__(self, window: LaneWindow) -> None:
        # The window has the commands, and must be able to go.
        self._ref = ref(window)

    @property
    def _window(self) -> LaneWindow:
        window = self._ref()
        assert window is not None
        return window

    def journey(self) -> str:
        return self._window.journey

    def open_list(self) -> None:
        """Bring the list of all lanes to the front; there is one at most."""
        from cxstudio.app.dialogs.lanes import LanesDialog

        there = self._window.window().findChild(LanesDialog)
        if there is None:
            window = self._window
            there = LanesDialog(self.commands, window.actions_by_id, window.wears, window.window())
            _stand_aside(there, window.canvas)
        there.show()
        there.raise_()
        there.activateWindow()

    def offer(self) -> None:
        """A menu at the pointer."""
        canvas = self._window.canvas
        menu = QMenu(canvas)
        menu.setObjectName("missing-lanes")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_missing(menu, self.commands)
        menu.addSeparator()
        menu.addAction(_("New lane…")).triggered.connect(self.commands.add)
        menu.addAction(self._window.actions_by_id["lanes.list"])
        at = QCursor.pos()
        here = canvas.rect().contains(canvas.mapFromGlobal(at))
        menu.popup(at if here else canvas.mapToGlobal(canvas.rect().center()))

    def write_name(self, key: str) -> None:
        self._window.canvas.desk.on_lane(key)

    def ask_name(self, heading: str, answer: str, text: str) -> str | None:
        from cxstudio.app.dialogs.naming import ask_name

        return ask_name(self._window.window(), heading, answer, text)

    def say(self, words: str) -> None:
        self._window.views.say(words)

    def offer_undo(self, words: str) -> None:
        self._window.views.offer_undo(words)


def _stand_aside(dialog: QWidget, canvas: QWidget) -> None:
    """Put a dialog at the trailing edge of the map, where it covers least of what it changes."""
    rtl = canvas.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = BESIDE if rtl else max(BESIDE, canvas.width() - dialog.width() - BESIDE)
    dialog.move(canvas.mapToGlobal(QPoint(x, BESIDE)))


def add_choices(menu: QMenu, commands: LaneCommands) -> None:
    """Put the saved choices at the end of a menu, in place of those it had."""
    for old in [action for action in menu.actions() if action.property("choice")]:
        menu.removeAction(old)
    now = shown_now(commands.document, commands.journey)
    added = [menu.addSeparator()]
    for preset in commands.document.nodes(Preset):
        action = menu.addAction(in_menu(preset.title))
        action.setCheckable(True)
        action.setChecked(preset.lanes == now)
        action.triggered.connect(partial(_apply, commands, preset.id))
        added.append(action)
    for action in added:
        action.setProperty("choice", True)


def fill_missing(menu: QMenu, commands: LaneCommands) -> None:
    """Put the lanes that do not show into a menu."""
    document, journey = commands.document, commands.journey
    shown = set(shown_now(document, journey))
    for key in lane_keys(document, journey):
        if key not in shown:
            action = menu.addAction(in_menu(lane_title(document, journey, key)))
            action.setData(key)
            action.triggered.connect(partial(_show, commands, key))


def _apply(commands: LaneCommands, preset: str, _checked: bool = False) -> None:
    commands.apply(preset)


def _show(commands: LaneCommands, key: str, _checked: bool = False) -> None:
    commands.show(key)
