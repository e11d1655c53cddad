"""The wall of one window: on which screen it stands, whether it follows, and what becomes of it when that screen goes.

It never covers the console's screen by itself: only somebody who asks for it on the one screen there is gets it there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.clock_facts import steps_shown, timer_shown
from cxstudio.app.workshop.pointing import Pointing
from cxstudio.app.workshop.presenting import Presenting
from cxstudio.app.workshop.room_place import RoomPlace
from cxstudio.app.workshop.scene_of import ClockShown
from cxstudio.app.workshop.screens import Screens, next_screen, others, screen_for_wall
from cxstudio.app.workshop.wall import Wall
from cxstudio.app.workshop.wall_awake import StayAwake
from cxstudio.app.workshop.wall_controls import WallControls
from cxstudio.app.workshop.wall_picture import Compose, WallPicture
from cxstudio.picture.wall.wall import compose_wall, wall_pages
from cxstudio.words import _
from cxstudio.workshop.stand import Stand

State = Literal["off", "on", "alone", "gone"]
_SCREEN = "wall screen"  # the setting that remembers it by name

# What a key on the wall does where a row of the menu does it.
ROWS_OF_WALL = {"pause": "workshop.pause", "next": "workshop.next-step"}


class WallHere(QObject):
    """`changed`: the wall came, went, stands elsewhere, or is covered or frozen otherwise than before.

    `state`: "on" a screen of its own, "alone" over the console's, "gone" as long as its screen is, else "off".
    """

    changed = Signal()

    def __init__(
        self,
        around: Around,
        clock: Callable[[], ClockShown],
        compose: Compose = compose_wall,
    ) -> None:
        super().__init__(around.window)
        self._around = around
        self.screens = Screens(self)
        self.state: State = "off"
        self.screen = ""  # the name of the screen it is on, or of the one that went
        self._lost = ""  # the screen that went while the wall was on it, as long as it waits over the console
        self.picture = WallPicture(around, clock, compose)
        self.picture.setParent(self)
        self.pointing = Pointing(around, lambda: (self.picture.areas, self.picture.shown_size))
        self.wall: Wall | None = None
        self._controls: WallControls | None = None
        self._awake = StayAwake()
        self._watched = False
        self._back = QTimer(self, singleShot=True, interval=0)
        self._back.timeout.connect(self._settle)
        self.screens.changed.connect(self._screens_changed)
        around.workshop.changed.connect(self._stand_changed)
        around.workshop.on.connect(self._workshop_on)
        around.workshop.clock.ticked.connect(self.picture.wake)
        around.workshop.clock.changed.connect(self.picture.wake)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._another_window)

    @classmethod
    def of(cls, around: Around) -> WallHere:
        """The wall of a window, made when it is first asked for."""
        found = around.window.findChild(cls)
        return found if found is not None else cls(around, partial(_clock_shown, around))

    @property
    def shown(self) -> bool:
        """Whether the room sees the wall."""
        return self.state in {"on", "alone"}

    @property
    def console_screen(self) -> str:
        return self.screens.name_of(self._around.window)

    def use_screens(self, screens: Screens) -> None:
        """Ask others for the screens there are from now on."""
        self.screens.changed.disconnect(self._screens_changed)
        self.screens = screens
        screens.changed.connect(self._screens_changed)

    # What keys and buttons do

    def toggle(self) -> None:
        """Show the wall, on a screen of its own if there is one; or put it away."""
        if self.shown:
            self.put_away()
            return
        self._around.workshop.run(running=True)
        free = others(self.screens, self.console_screen)
        kept = self._around.settings.choice(_SCREEN, "")
        found = screen_for_wall(free, self.screen if self.state == "gone" else kept)
        if found:
            self._show("on", found)
        else:
            lost = self.screen if self.state == "gone" else ""
            self._show("alone", self.console_screen)
            self._lost = lost

    def move(self) -> None:
        """Bring the wall to the next screen; where that is the console's, the two change places."""
        if not self.shown:
            self.toggle()
            return
        console, free = self.console_screen, others(self.screens, self.console_screen)
        if not free:
            self._around.say(_("There is one screen only"))
        elif self.state == "on" and len(free) == 1:
            self.screens.bring(self._around.window, self.screen)
            self._show("on", console)
        else:
            self._show("on", next_screen(free, self.screen))

    def put_away(self) -> None:
        """No wall; the keyboard is where it was in the console."""
        was_alone = self.state == "alone"
        self._hide("off")
        self.screen = ""
        if was_alone:
            self.to_console()

    def to_console(self) -> None:
        """Give the keyboard back to the console; a wall that covers it goes."""
        if self.state == "alone":
            self.put_away()
            return
        self._around.window.raise_()
        self._around.window.activateWindow()

    def freeze(self) -> None:
        """Let the wall keep what it shows, or follow again."""
        self._switch("frozen")

    def curtain(self) -> None:
        """Cover the map on the wall, or uncover it."""
        self._switch("curtain")

    def black(self) -> None:
        """Show nothing at all on the wall, or show it again."""
        self._switch("black")

    def pages(self) -> int:
        """How many pages there are of what the wall shows."""
        scene = self.picture.scene
        if scene is None:
            return 1
        width, height = self.picture.size
        around = self._around
        return wall_pages(around.document, scene, around.engine, float(width), float(height))

    def turn(self, by: int) -> None:
        """Turn a page ahead or back; beyond the last one the next stage comes, where one stage is shown."""
        self.picture.renew()
        workshop, scene = self._around.workshop, self.picture.scene
        if scene is None or scene.black or scene.curtain:
            return
        page = min(scene.page, self.pages() - 1) + by
        if scene.dispute is not None:  # what is behind the question stays where it is
            workshop.be(page=max(0, min(page, self.pages() - 1)))
        elif 0 <= page < self.pages():
            if scene.lens == "stage" and scene.stage and not scene.spot:
                RoomPlace.of(self._around).turn_to(scene.stage, page)
            else:
                workshop.be(page=page)
        elif Presenting.of(self._around).go(by):
            return
        elif scene.lens == "stage":
            stages = [stage.id for stage in self._around.document.stages(scene.journey)]
            at = stages.index(scene.stage) + by if scene.stage in stages else 0
            if 0 <= at < len(stages):
                RoomPlace.of(self._around).turn_to(stages[at], 0)

    def close_down(self) -> None:
        """The window closes; nobody is told any more."""
        self._remove("off")
        self.picture.close_down()
        if self.wall is not None:
            self.wall.deleteLater()
            self.wall = None

    # Showing

    def _show(self, state: State, screen: str) -> None:
        wall = self._made()
        same = wall.isVisible() and self.screen == screen and self.state == state
        for other in self._others_on(screen):
            other.give_way()
        self.state, self.screen, self._lost = state, screen, ""
        if state == "on":
            self._around.settings.set_choice(_SCREEN, screen)
        if not same:
            wall.hide()
            wall.use(alone=state == "alone")
            wall.setLayoutDirection(self._around.window.layoutDirection())
            self.screens.put_on(wall, screen)
            self._watch(wanted=True)
            self.picture.renew()  # the first thing the room sees is not what stood there last
            wall.setWindowState(Qt.WindowState.WindowFullScreen)
            wall.show()  # `showFullScreen` would ask for the keyboard as well
            if state == "alone":
                wall.raise_()
                wall.activateWindow()
                wall.setFocus()
        self._awake.stay(wanted=True)
        self.changed.emit()

    def _others_on(self, screen: str) -> list[WallHere]:
        """The walls of other windows on a screen: one screen shows one of them."""
        windows = QApplication.topLevelWidgets()
        found = [here for window in windows for here in window.findChildren(WallHere)]
        return [here for here in found if here is not self and here.state == "on" and here.screen == screen]

    def give_way(self) -> None:
        """Another map takes the screen."""
        self.put_away()
        self._around.say(_("The wall is away: another map is on this screen"))

    def _hide(self, state: State) -> None:
        self._remove(state)
        self.changed.emit()

    def _remove(self, state: State) -> None:
        self.state, self._lost = state, ""
        if self.wall is not None:
            self.wall.hide()
        if self._controls is not None:
            self._controls.hide()
        self._watch(wanted=False)
        self._awake.stay(wanted=False)

    def _watch(self, *, wanted: bool) -> None:
        if wanted != self._watched:
            self._watched = self.picture.urgent = wanted
            self.picture.watch(wanted=wanted)
            self.pointing.watch(wanted=wanted)

    def _made(self) -> Wall:
        if self.wall is None:
            around = self._around
            wall = Wall(around.window, self.picture, around.session.file.blob)
            wall.glide.wanted = lambda: not around.settings.still
            wall.asked.connect(self._asked)
            wall.closed.connect(self.put_away)
            wall.moved.connect(self._pointer_moved)
            wall.addActions(self._rows())
            self._controls = WallControls(wall, self._asked)
            self.wall = wall
        return self.wall

    def _rows(self) -> list[QAction]:
        """The actions of the workshop that have a key: it works on the wall as in the console."""
        found = self._around.window.findChildren(QAction)
        return [
            one for one in found if one.objectName().startswith("workshop.") and not one.shortcut().isEmpty()
        ]

    def _asked(self, word: str) -> None:
        does: dict[str, Callable[[], None]] = {
            "ahead": lambda: self.turn(1),
            "back": lambda: self.turn(-1),
            "black": self.black,
            "curtain": self.curtain,
            "freeze": self.freeze,
            "console": self.to_console,
        }
        if word in does:
            does[word]()
            return
        action = self._around.window.findChild(QAction, ROWS_OF_WALL[word])
        if action is not None:
            action.trigger()

    def _pointer_moved(self) -> None:
        if self._controls is not None:
            self._controls.come(wanted=self.state == "alone")

    def _switch(self, field: str) -> None:
        workshop = self._around.workshop
        workshop.be(**{field: not getattr(workshop.stand, field)})
        self.changed.emit()

    def _stand_changed(self, _stand: Stand) -> None:
        self.pointing.watch(wanted=self.shown)  # another journey may be on the screen
        if self._controls is not None:
            self._controls.show_stand(self._around.workshop.stand)

    def _workshop_on(self, running: bool) -> None:
        if not running:
            self.put_away()

    # Screens that come and go

    def _screens_changed(self) -> None:
        """At once what must not wait: a wall whose screen went would be moved over the console."""
        self._leave_what_is_gone()
        self._back.start()

    def _leave_what_is_gone(self) -> None:
        if self.state == "on" and not self._has_its_screen():
            self._hide("gone")
            self._around.say(_("The projector is gone: the wall comes back with it, nothing is lost"))

    def _has_its_screen(self) -> bool:
        return self.screen in others(self.screens, self.console_screen)

    def _settle(self) -> None:
        """Once the system has put windows where they belong: come back, leave, or take the new size."""
        self._leave_what_is_gone()
        if self._lost and self._lost in others(self.screens, self.console_screen):
            self.state, self.screen = "gone", self._lost  # it waited over the console
        if self.state == "gone" and self._has_its_screen():
            self._show("on", self.screen)
            self._around.say(_("The wall is back on screen {name}").format(name=self.screen))
        elif self.shown and self.wall is not None:
            if self.wall.geometry() != self.screens.place(self.screen):
                self.screens.put_on(self.wall, self.screen)
            self.wall.update()

    def _another_window(self, window: QWindow | None) -> None:
        """A question that must be answered opened: it belongs to the console, never onto the wall."""
        wall = self.wall
        asking = QApplication.activeModalWidget()
        if window is None or wall is None or asking is None or asking is wall or not self.shown:
            return
        if self.state == "alone":
            self.put_away()
            asking.activateWindow()
        elif self.screens.name_of(asking) == self.screen:
            frame, room = asking.frameGeometry(), self.screens.place(self.console_screen)
            frame.moveCenter(room.center())
            asking.move(frame.topLeft())


def _clock_shown(around: Around) -> ClockShown:
    """What the room sees of the agenda and of its clock now."""
    document = around.document
    return ClockShown(steps_shown(document), timer_shown(document, around.workshop.clock))
