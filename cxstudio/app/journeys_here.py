"""The journeys of a window, one of them on its screen: what their commands ask of it; it edits nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from weakref import ref

from cxstudio.app.journey_commands import JourneyCommands, JourneyPlaces
from cxstudio.app.offer_menu import offer_below
from cxstudio.app.panels.tabs import JourneyTabs
from cxstudio.app.session import OpenSession
from cxstudio.app.view_stack import ViewStack
from cxstudio.app.ways import Ways
from cxstudio.canvas.view import MapCanvas


class JourneyWindow(Protocol):
    """What is asked of the window; who stands on its screen changes."""

    session: OpenSession
    views: ViewStack
    tabs: JourneyTabs
    ways: Ways

    @property
    def canvas(self) -> MapCanvas: ...

    @property
    def journey(self) -> str: ...

    def show_journey(self, id: str) -> None: ...


def journeys_here(window: JourneyWindow) -> JourneyCommands:
    """The journey commands of a window, which shows what they ask for."""
    shows = _Shows(window)
    places = JourneyPlaces(
        shows.journey,
        shows.show_journey,
        shows.write_title,
        window.views.say,
        window.views.offer_undo,
        shows.chosen,
        window.ways.show_thing,
        shows.offer,
        shows.show_details,
    )
    return JourneyCommands(window.session.document, places)


class _Shows:
    """What the commands ask for, on the window's screen."""

    def __init__(self, window: JourneyWindow) -> None:
        # The window has the commands, and must be able to go.
        self._ref = ref(window)

    @property
    def _window(self) -> JourneyWindow:
        window = self._ref()
        assert window is not None
        return window

    def journey(self) -> str:
        return self._window.journey

    def show_journey(self, id: str) -> None:
        self._window.show_journey(id)

    def write_title(self) -> None:
        """Let the title of the journey be written: in its tab, or in its form where it has none."""
        if self._window.tabs.isVisible():
            self._window.tabs.rename()
        else:
            self.show_details(self.journey())

    def chosen(self) -> str:
        """The one thing selected on the map on the screen, or ""."""
        return self._window.canvas.desk.current if self._window.views.name == "map" else ""

    def offer(self, rows: list[tuple[str, str]], take: Callable[[str], None]) -> None:
        """A list below what is selected, to choose from."""
        offer_below(self._window.canvas, rows, take)

    def show_details(self, id: str) -> None:
        self._window.ways.show_details(id)
