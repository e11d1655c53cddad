"""A section of the console for tests, and screens: plugged in, pulled out and resized on the one real display."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from cxstudio.app.workshop.around import Section
from cxstudio.app.workshop.screens import Screens
from cxstudio.app.workshop.wall import Wall
from cxstudio.app.workshop.wall_section import WallSection
from tests.app.conftest import Opened

LAPTOP, PROJECTOR = QRect(0, 0, 1440, 900), QRect(1440, 0, 1920, 1080)


S = TypeVar("S", bound=Section)


def section_of(opened: Opened, kind: type[S]) -> S:
    """A section of the console, with its page turned to."""
    console = opened.window.workshop.console
    assert console is not None
    return console.section(kind)


class FakeScreens(Screens):
    """What is plugged in, by name. Every window is on the first screen until it is put elsewhere."""

    def __init__(self, **there: QRect) -> None:
        super().__init__()
        self.there = dict(there)
        self.homes: dict[QWidget, str] = {}
        self.put: list[tuple[QWidget, QRect]] = []

    def plug(self, name: str, place: QRect = PROJECTOR) -> None:
        """A screen comes, or has another size."""
        self.there[name] = place
        self.changed.emit()

    def pull(self, name: str) -> None:
        """A screen goes; the system moves its windows to the first one that is left."""
        del self.there[name]
        self.changed.emit()
        for window, home in list(self.homes.items()):
            if home == name:
                self.homes[window] = next(iter(self.there))
        self.changed.emit()

    def names(self) -> tuple[str, ...]:
        return tuple(self.there)

    def place(self, name: str) -> QRect:
        return self.there.get(name, QRect())

    def name_of(self, window: QWidget) -> str:
        return self.homes.get(window, next(iter(self.there)))

    def put_on(self, window: QWidget, name: str) -> None:
        self.homes[window] = name
        self.put.append((window, self.there[name]))
        window.setGeometry(self.there[name])

    def bring(self, window: QWidget, name: str) -> None:
        self.homes[window] = name


class Room:
    """A window with its wall, and the screens that are plugged in."""

    def __init__(self, opened: Opened, screens: FakeScreens) -> None:
        self.opened, self.screens = opened, screens
        self.window, self.here = opened.window, opened.window.workshop.wall
        self.here.use_screens(screens)
        self.workshop = self.window.workshop.around.workshop

    @property
    def wall(self) -> Wall:
        assert self.here.wall is not None
        return self.here.wall

    @property
    def words(self) -> str:
        return section_of(self.opened, WallSection).state_words()
