"""Where the journey on the screen stands among the others: its states, what is above it, and what changed in it.

It shows that on the toolbar, on the bar above the map and on the map; it edits nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cxstudio.app.panels.journey_bar import Crumb, JourneyBar
from cxstudio.app.panels.state_switch import StateSwitch
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.sub_journeys import way_down
from cxstudio.insight.difference import differences, origin
from cxstudio.model.document import Document, Report

REST = 200  # milliseconds without a change before the states are compared again


class Whereabouts(QObject):
    """Of one window. `changed`: the signs of changes came or went."""

    changed = Signal()

    def __init__(
        self,
        document: Document,
        bar: JourneyBar,
        switch: StateSwitch,
        journey: Callable[[], str],
        canvas: Callable[[], MapCanvas],
    ) -> None:
        super().__init__(bar)
        self._document, self._bar, self._switch = document, bar, switch
        self._journey, self._canvas = journey, canvas
        self.wanted = False
        self._on_map = True
        self._soon = QTimer(self, interval=REST, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._stop = document.subscribe(self._hear)

    def close_down(self) -> None:
        self._soon.stop()
        self._stop()

    def toggle(self) -> None:
        """Show what changed, or no longer."""
        self.wanted = not self.wanted
        self.look()
        self.changed.emit()

    def show(self, *, on_map: bool) -> None:
        """Another journey or view is on the screen."""
        self._on_map = on_map
        self.look()

    def look(self) -> None:
        """Ask anew and show it."""
        journey = self._journey()
        before = origin(self._document, journey) if self.wanted else ""
        found = differences(self._document, journey, before) if before else None
        self._switch.show_journey(journey, changes=self.wanted)
        canvas = self._canvas()
        canvas.markings.changed.show(found.by_thing() if found is not None else {})
        canvas.update()
        way = way_down(self._document, journey)
        self._bar.show_way([Crumb(*step) for step in way])
        self._bar.show_changes(found)
        if not self._on_map:
            self._bar.hide()

    def _hear(self, report: Report) -> None:
        del report
        self._soon.start()
