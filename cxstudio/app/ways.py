"""A window's ways to a thing: to its view, its journey, its place on the map or its details; it edits nothing."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.app.view_stack import ViewStack
from cxstudio.app.workplaces import Workplaces
from cxstudio.insight.finding import Thing
from cxstudio.model.document import Document
from cxstudio.model.records import Journey


class Ways:
    """Goes where a thing is. `show_journey` brings another journey to the screen."""

    def __init__(
        self, document: Document, places: Workplaces, views: ViewStack, show_journey: Callable[[str], None]
    ) -> None:
        self._document, self._places, self._views = document, places, views
        self._show_journey = show_journey

    def go_to(self, thing: Thing) -> None:
        """Show something that was found, in its view and its journey."""
        if thing.journey:
            self._to_journey(thing.journey)
        if not self._views.go_to(thing.id):
            self._places.shown.go_to(thing)

    def show_thing(self, id: str) -> None:
        """Show a thing where it belongs: in its view, else on the map of its journey."""
        if self._document.find(id, Journey) is not None:
            self._show_journey(id)
            self._views.show_view("map")
            return
        stage = self._document.stage_of(id)
        if stage is not None:
            self._to_journey(stage.journey)
        if not self._views.go_to(id):
            self._places.shown.choose([id])

    def show_details(self, id: str) -> None:
        """Let something be written in the details beside the map."""
        self._views.show_view("map")
        self._places.shown.show_details(id)

    def _to_journey(self, id: str) -> None:
        if id != self._places.shown.journey:
            self._show_journey(id)
