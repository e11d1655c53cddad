"""The views of a window, one of them on the screen: the map's workplaces, and the others once they are looked at."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from cxstudio.app.actions import When
from cxstudio.app.session import OpenSession
from cxstudio.app.toast import Toast
from cxstudio.app.views.frame import ViewFrame
from cxstudio.app.views.view import Around, ViewBody
from cxstudio.app.workplaces import Workplaces
from cxstudio.model.kind_types import ViewName
from cxstudio.model.kinds import KINDS
from cxstudio.model.views import VIEWS
from cxstudio.picture.theme import Theme
from cxstudio.text.layout import TextEngine

# Where the body of each view stands; read when it is looked at for the first time.
BODIES: dict[ViewName, tuple[str, str]] = {
    "journeys": ("cxstudio.app.views.journeys", "JourneysView"),
    "personas": ("cxstudio.app.views.personas", "PersonasView"),
    "plan": ("cxstudio.app.views.plan", "PlanBody"),
    "metrics": ("cxstudio.app.views.metrics", "MetricsBody"),
    "feedback": ("cxstudio.app.views.feedback", "FeedbackView"),
    "audit": ("cxstudio.app.views.audit", "AuditView"),
    "table": ("cxstudio.app.views.table", "TableView"),
}


class ViewStack(QStackedWidget):
    """`switched`: what can be done may have changed. `undone` asks for undo, `shown` for a thing where it belongs."""

    switched = Signal()
    undone = Signal()
    shown = Signal(str)

    def __init__(self, places: Workplaces, session: OpenSession, engine: TextEngine, wears: Theme) -> None:
        super().__init__()
        self._places, self._session, self._engine, self._look = places, session, engine, wears
        self._frames: dict[ViewName, ViewFrame] = {}
        self._worn_before: set[ViewName] = set()  # views that still wear the theme before
        self._rtl = False
        self.name: ViewName = "map"
        self.addWidget(places)
        places.told.connect(self._pass_on)

    @property
    def frame(self) -> ViewFrame | None:
        """What stands on the screen in place of the map."""
        return self._frames.get(self.name)

    def show_view(self, name: ViewName) -> None:
        """Bring a view to the screen; it is put together when it is looked at for the first time."""
        if name == self.name or (name != "map" and name not in BODIES):
            return
        self.flush()
        if name != "map" and name not in self._frames:
            self._frames[name] = self._make(name)
        if name in self._worn_before:
            self._worn_before.discard(name)
            self._frames[name].wear(self._look)
        self.name = name
        self._let_go()
        if self.frame is None:
            self.setCurrentWidget(self._places)
            self._places.shown.canvas.setFocus()
        else:
            self.setCurrentWidget(self.frame)
            self.frame.show_journey(self._places.shown.journey)
            self.frame.body.take_keyboard()
        self.switched.emit()

    def _let_go(self) -> None:
        """Take the keyboard from what is about to leave: Qt would hand it on at random, for no reason that shows."""
        holder = self.window().focusWidget()
        if self.isAncestorOf(holder):
            holder.clearFocus()

    def _make(self, name: ViewName) -> ViewFrame:
        module, body_class = BODIES[name]
        make: Callable[[Around, str, Theme], ViewBody] = getattr(import_module(module), body_class)
        around = Around(self._session, self._engine, self.say, self.offer_undo, self.shown.emit)
        frame = ViewFrame(VIEWS[name], make(around, self._places.shown.journey, self._look), self._look, self)
        frame.undone.connect(self.undone)
        frame.shown.connect(self.shown)
        frame.switched.connect(self.switched)
        self.addWidget(frame)
        frame.mirror(rtl=self._rtl)
        return frame

    def go_to(self, id: str) -> bool:
        """Show a thing in the view of its kind; False for what is at home on the map, which then is on the screen."""
        record = self._session.document.get(id)
        row = KINDS.get(record.kind) if record is not None else None
        name: ViewName = row.view if row is not None and row.view in BODIES else "map"
        self.show_view(name)
        if self.frame is None:
            return False
        self.frame.choose([id])
        return True

    def take_keyboard(self) -> bool:
        """Give the keyboard to what is on the screen, never to the map behind it; False where it has it already."""
        before = self.window().focusWidget()
        if self.frame is not None:
            self.frame.body.take_keyboard()
        else:
            self._places.shown.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.window().focusWidget() is not before

    def holds(self) -> dict[When, bool]:
        """What is true now, by which actions are switched."""
        found: dict[When, bool] = self._places.shown.holds() | {"map": True}
        return found | self.frame.holds() if self.frame is not None else found

    def say(self, words: str) -> None:
        """Show a sentence of the moment where somebody looks."""
        if self.frame is not None:
            self.frame.say(words)
        else:
            self._places.shown.status.say(words)

    def _pass_on(self, words: str) -> None:
        """What the map's status says is seen in the view that stands before it."""
        if self.frame is not None and words:
            self.frame.show_words(words)

    @property
    def toast(self) -> Toast:
        """Where a word of the moment shows."""
        return self.frame.toast if self.frame is not None else self._places.shown.toast

    def offer_undo(self, words: str) -> None:
        """Tell what was done, with a button that takes it back."""
        if self.frame is not None:
            self.frame.offer_undo(words)
        else:
            self._places.shown.offer_undo(words)

    def show_journey(self, journey: str) -> None:
        """Another journey is looked at, in whichever view."""
        self._places.show_journey(journey)
        if self.frame is not None:
            self.frame.show_journey(journey)
            self.frame.body.take_keyboard()

    def show_details(self, *, wanted: bool) -> None:
        """Whether the details stand beside the views."""
        for frame in self._frames.values():
            frame.show_details(wanted=wanted)

    def flush(self) -> None:
        """Write what is still being typed."""
        self._places.flush()
        for frame in self._frames.values():
            frame.flush()

    def show_refused(self) -> bool:
        """Go to the first field, in whichever view, whose text was not accepted; False when there is none."""
        names = sorted(("map", *self._frames), key=lambda name: name != self.name)
        for name in names:
            if name == "map":
                journey = self._places.refused_in()
                if journey is not None:
                    self.shown.emit(journey)
                    return self._places.shown.show_refused()
            elif self._frames[name].inspector.refused_for() is not None:
                self.show_view(name)
                return self._frames[name].show_refused()
        return False

    def wear(self, wears: Theme) -> None:
        """Put a theme on what is on the screen, and on the other views when they come there: each takes its while."""
        self._look = wears
        self._places.wear(wears)
        self._worn_before = {name for name in self._frames if name != self.name}
        if self.frame is not None:
            self.frame.wear(wears)

    def mirror(self, *, rtl: bool) -> None:
        """The window runs from right to left now, or no longer."""
        self._rtl = rtl
        self._places.mirror(rtl=rtl)
        for frame in self._frames.values():
            frame.mirror(rtl=rtl)

    def close_down(self) -> None:
        self._places.close_down()
        for frame in self._frames.values():
            frame.close_down()
