"""The journeys of a window that were looked at, one of them on the screen; it knows no toolbar and no dialog."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from cxstudio.app.left_off import begin_view, view_left, views_of
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.standing import keep_panels, show_panels
from cxstudio.app.workplace import Workplace
from cxstudio.model.records import Journey
from cxstudio.picture.theme import Theme
from cxstudio.text.layout import TextEngine

MOST_TOLD = 20  # of many pasted lines: more than a wall shows at once
SOON = 1000  # milliseconds after a key until what stands in the entry line is on disk


class Workplaces(QStackedWidget):
    """`switched`, `zoomed`, `dropped`, `rearranged`, what was `told` and `added` are those of the workplaces."""

    switched = Signal()
    zoomed = Signal(float)
    dropped = Signal(list)
    rearranged = Signal()
    told = Signal(str)
    added = Signal(str)

    def __init__(
        self,
        session: OpenSession,
        engine: TextEngine,
        wears: Theme,
        actions: Mapping[str, QAction],
        settings: Settings,
    ) -> None:
        super().__init__()
        self._session, self._engine, self._look = session, engine, wears
        self._actions, self._settings = actions, settings
        self._made: dict[str, Workplace] = {}
        self._worn_before: set[str] = set()  # journeys whose places still wear the theme before
        self._rtl = False
        self._entry_typed = QTimer(self, interval=SOON, singleShot=True)
        self._entry_typed.timeout.connect(self._keep_entry)

    @property
    def shown(self) -> Workplace:
        """The one on the screen."""
        place = self.currentWidget()
        assert isinstance(place, Workplace)
        return place

    def show_journey(self, id: str) -> None:
        """Bring a journey to the screen; it is put together when it is looked at for the first time."""
        new = id not in self._made
        place = self._made.get(id) or self._make(id)
        if place is self.currentWidget():
            return
        self.flush()
        if id in self._worn_before:
            self._worn_before.discard(id)
            place.wear(self._look)
        self.setCurrentWidget(place)
        if new:
            self.begin_view()
        place.canvas.setFocus()

    def begin_view(self) -> None:
        """Show what was in view when the file was left."""
        begin_view(self.shown.canvas, views_of(self._session.file).get(self.shown.journey))

    def views_left(self) -> dict[str, object]:
        """What is in view of each journey, to come back to."""
        return views_of(self._session.file) | {
            id: view_left(place.canvas) for id, place in self._made.items()
        }

    def _type_entry(self) -> None:
        if not self._entry_typed.isActive():
            self._entry_typed.start()

    def _tell_pasted(self, ids: list[str]) -> None:
        for id in ids[-MOST_TOLD:]:
            self.added.emit(id)

    def _keep_entry(self) -> None:
        self._session.keep_now("entry", self.shown.entry.unfinished())

    def _keep_minimap(self, wanted: bool) -> None:
        """Put away or brought back in one map, it is so in all of them, and at the next start."""
        self._settings.set_choice("minimap", "yes" if wanted else "no")
        for place in self._made.values():
            if place.canvas.minimap.wanted != wanted:
                place.canvas.minimap.want(wanted)

    def keep_panels(self) -> None:
        keep_panels(self.shown.areas, self._settings)
        self._settings.set_choice("findings", "yes" if self.shown.findings.wanted else "no")

    def leave_behind(self) -> None:
        """Keep with the file what is in view and what stands in the entry line, and what was copied without it."""
        self.shown.clipboard.keep()
        self._session.file.set_local("views", self.views_left())
        self._session.file.set_local("journey", self.shown.journey)
        self._session.file.set_local("entry", self.shown.entry.unfinished())

    def forget_gone(self) -> None:
        """Close what shows journeys that are no longer there; one of the others must be on the screen."""
        for id in [id for id in self._made if self._session.document.find(id, Journey) is None]:
            if id != self.shown.journey:
                place = self._made.pop(id)
                self.removeWidget(place)
                place.close_down()
                place.deleteLater()

    def flush(self) -> None:
        """Write what is still being typed."""
        for place in self._made.values():
            place.flush()

    def refused_in(self) -> str | None:
        """The journey in whose details a text stands that was not accepted, the one on the screen before others."""
        made = sorted(self._made.items(), key=lambda one: one[1] is not self.shown)
        return next((id for id, place in made if place.inspector.refused_for() is not None), None)

    def wear(self, wears: Theme) -> None:
        """Put a theme on the place on the screen, and on the others when they come there."""
        self._look = wears
        self._worn_before = {id for id in self._made if id != self.shown.journey}
        self.shown.wear(wears)

    def mirror(self, *, rtl: bool) -> None:
        """The window runs from right to left now, or no longer."""
        self._rtl = rtl
        for place in self._made.values():
            place.mirror(rtl=rtl)

    def set_still(self, *, still: bool) -> None:
        """Whether nothing on the maps may move by itself."""
        for place in self._made.values():
            place.canvas.sight.glide.wanted = not still

    def close_down(self) -> None:
        self._entry_typed.stop()
        for place in self._made.values():
            place.close_down()

    def _make(self, journey: str) -> Workplace:
        place = Workplace(self._session, journey, self._engine, self._look, self._actions, self)
        place.findings.want(self._settings.choice("findings", "no") == "yes")
        place.switched.connect(self.switched)
        place.canvas.minimap.wanted_anew.connect(self._keep_minimap)
        place.zoomed.connect(self.zoomed)
        place.dropped.connect(self.dropped)
        place.rearranged.connect(self.rearranged)
        place.status.told.connect(self.told)
        place.entry.added.connect(self.added)
        place.entry.pasted.connect(self._tell_pasted)
        place.entry.line.textChanged.connect(self._type_entry)
        place.canvas.sight.glide.wanted = not self._settings.still
        show_panels(place.areas, self._settings)
        place.canvas.minimap.want(self._settings.choice("minimap", "yes") == "yes")
        self._made[journey] = place
        self.addWidget(place)
        place.mirror(rtl=self._rtl)
        return place
