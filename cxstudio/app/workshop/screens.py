"""The screens there are, and the rules on which of them the wall stands; it knows neither wall nor workshop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from cxstudio.app.on_screen import screen_of


class Screens(QObject):
    """The screens of this machine by name. `changed`: one came or went, or has another size, place or pixel ratio.

    Two screens of the same name get a number; the name of one stays the same while it is there.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leaving: QScreen | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.changed)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._came)
        app.screenRemoved.connect(self._went)
        app.primaryScreenChanged.connect(self._later.start)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def names(self) -> tuple[str, ...]:
        """The names of all screens, in the order of the system."""
        return tuple(name for name, _screen in self._named())

    def place(self, name: str) -> QRect:
        """Where a screen lies on the desktop; empty for one that is not there."""
        found = self._find(name)
        return found.geometry() if found is not None else QRect()

    def ratio(self, name: str) -> float:
        """The device pixels of a screen for one logical pixel."""
        found = self._find(name)
        return found.devicePixelRatio() if found is not None else 1.0

    def name_of(self, window: QWidget) -> str:
        """The screen a window is on; "" for one that is on none."""
        screen = screen_of(window)
        return next((name for name, one in self._named() if one == screen), "")

    def put_on(self, window: QWidget, name: str) -> None:
        """Bring a window, hidden or shown, to a screen: it covers all of it."""
        found = self._find(name)
        if found is not None:
            window.setScreen(found)
            window.setGeometry(found.geometry())

    def bring(self, window: QWidget, name: str) -> None:
        """Bring an ordinary window to a screen, as large as it is there or as there is room, maximised if it was."""
        found = self._find(name)
        if found is None:
            return
        state, room = window.windowState(), found.availableGeometry()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(found)
        window.resize(window.size().boundedTo(room.size()))
        frame = window.frameGeometry()
        frame.moveCenter(room.center())
        window.move(frame.topLeft())
        window.setWindowState(state)

    def apart(self, one: str, other: str) -> bool:
        """Whether two screens show different things: mirrored ones lie over one another."""
        return one != other and not self.place(one).intersects(self.place(other))

    def _named(self) -> list[tuple[str, QScreen]]:
        found: list[tuple[str, QScreen]] = []
        names: list[str] = []
        for screen in QGuiApplication.screens():
            if screen is self._leaving:
                continue
            before = names.count(screen.name())
            names.append(screen.name())
            found.append((f"{screen.name()} {before + 1}" if before else screen.name(), screen))
        return found

    def _find(self, name: str) -> QScreen | None:
        return next((screen for known, screen in self._named() if known == name), None)

    def _watch(self, screen: QScreen) -> None:
        for signal in (screen.geometryChanged, screen.physicalDotsPerInchChanged):
            signal.connect(self._later.start)

    def _came(self, screen: QScreen) -> None:
        self._watch(screen)
        self._later.start()  # its place may not be settled yet

    def _went(self, screen: QScreen) -> None:
        """At once: the system is about to move the windows of that screen to another one."""
        self._leaving = screen
        try:
            self.changed.emit()
        finally:
            self._leaving = None
        self._later.start()


def others(screens: Screens, console: str) -> tuple[str, ...]:
    """The screens that show something else than the console's."""
    return tuple(name for name in screens.names() if screens.apart(name, console))


def screen_for_wall(free: Sequence[str], kept: str) -> str:
    """The screen for the wall among those that are free: the one it was on last, else the first; "" without any."""
    return kept if kept in free else next(iter(free), "")


def next_screen(names: Sequence[str], now: str) -> str:
    """The screen after another one, round and round; the same where there is only one."""
    if not names:
        return ""
    return names[(names.index(now) + 1) % len(names)] if now in names else names[0]
