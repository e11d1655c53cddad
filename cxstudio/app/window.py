"""The window of one session: toolbar, and a workplace for each journey looked at; it wires them and decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cxstudio.app import actions as action_table
from cxstudio.app.areas import name_area
from cxstudio.app.file_commands import FileCommands
from cxstudio.app.journey_commands import journeys_of
from cxstudio.app.journeys_here import journeys_here
from cxstudio.app.lanes_here import lanes_here
from cxstudio.app.left_off import journey_left
from cxstudio.app.local_files import let_files_in, local_files
from cxstudio.app.over_workplaces import OverWorkplaces
from cxstudio.app.panels.journey_bar import JourneyBar
from cxstudio.app.panels.rail import ViewRail
from cxstudio.app.panels.seeker import Seeker
from cxstudio.app.panels.tabs import JourneyTabs
from cxstudio.app.panels.toolbar import Toolbar
from cxstudio.app.plan_commands import PlanCommands
from cxstudio.app.recent_menu import RecentMenu
from cxstudio.app.seeking import GO, SHOW
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.standing import stand_as_at_first, take_place
from cxstudio.app.style import ThemeChoice
from cxstudio.app.toast import Toast
from cxstudio.app.view_stack import ViewStack
from cxstudio.app.ways import Ways
from cxstudio.app.whereabouts import Whereabouts
from cxstudio.app.workplaces import Workplaces
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.here import WorkshopHere
from cxstudio.app.workshop.running import Workshop
from cxstudio.files.problems import FileProblem
from cxstudio.model.document import Report
from cxstudio.model.kind_types import ViewName
from cxstudio.model.records import Journey, Session
from cxstudio.picture.theme import Theme
from cxstudio.text.layout import TextEngine

SMALLEST = (960, 600)


class MainWindow(OverWorkplaces):
    """One open session. `asked` carries the ids of actions that concern the whole program, `gone` that it closed."""

    asked = Signal(str)
    dropped = Signal(list)
    gone = Signal()
    used = Signal()  # it has got the keyboard, or its map was changed
    picked = Signal(str)  # a file to open
    made = Signal(object)  # a session file to show in a window of its own
    imported = Signal(object, str)  # the same, with what is to be said of it

    def __init__(self, session: OpenSession, engine: TextEngine, wears: Theme, settings: Settings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.session, self._settings, self.wears, self._engine = session, settings, wears, engine
        document = session.document
        rtl = document.session.direction == "rtl"
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.files = FileCommands(self, session, settings, engine)
        self.actions_by_id = action_table.build(self, self)
        menus = action_table.menus(self, self.actions_by_id)
        recent = RecentMenu(settings, self)
        recent.picked.connect(self.picked)
        menus[0].insertMenu(self.actions_by_id["file.welcome"], recent)
        self.places = Workplaces(session, engine, wears, self.actions_by_id, settings)
        self.views = ViewStack(self.places, session, engine, wears)
        self.ways = Ways(document, self.places, self.views, self.show_journey)
        self.rail = ViewRail(self.actions_by_id, wears)
        self.toolbar = Toolbar(document, wears, self.actions_by_id, menus)
        self.tabs = JourneyTabs(document, wears, self)
        self.journeys = journeys_here(self)
        self.plan = PlanCommands(document, self, self.views.say)
        self.lanes = lanes_here(self)
        self.bar = JourneyBar(document, wears)
        self.whereabouts = Whereabouts(
            document, self.bar, self.toolbar.states, lambda: self.journey, lambda: self.canvas
        )
        self.seeker = Seeker(self, document, self.actions_by_id, wears)
        self._put_together()
        self._wire()
        self.show_journey(journey_left(self.session.file) or session.journey())
        self.entry.take_up(session.file.local("entry"))
        self._stop = document.subscribe(self._hear)
        self._mirror()
        self._entitle()
        self._tell_state(*session.state_words())
        self._tell_waiting()

    @property
    def toast(self) -> Toast:
        return self.views.toast

    def _tell_waiting(self) -> None:
        """Say that a workshop was going on when the file was closed."""
        words = self.workshop.waiting_words()
        if words:
            self.toast.show_text(words)

    # Journeys

    def show_journey(self, id: str) -> None:
        """Bring a journey to the screen; it is put together when it is looked at for the first time."""
        self.views.show_journey(id)
        self.toolbar.show_journey(id)
        self.workshop.follow_journey()
        self.tabs.show_journey(id)
        self.whereabouts.show(on_map=self.views.name == "map")
        self.toolbar.show_zoom(self.canvas.zoom)
        self._switch()

    def _forget_gone_journeys(self) -> None:
        document = self.session.document
        if document.find(self.journey, Journey) is None and document.journeys():
            self.show_journey(self.session.journey())
        self.places.forget_gone()

    # Putting together

    def _put_together(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.tabs)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.views, 1)
        column.addLayout(row, 1)
        self.workshop = WorkshopHere(self._around(), row, self.wears)
        self.setCentralWidget(whole)
        name_area(self.toolbar, "toolbar")
        name_area(self.tabs, "tabs")
        name_area(self.rail, "views")
        take_place(self, self._settings)

    def _around(self) -> Around:
        """The window as the workshop knows it; what is on the screen is asked anew each time."""
        return Around(
            self,
            self.session,
            self._settings,
            self._engine,
            Workshop(self.session, self),
            lambda: self.journey,
            lambda: self.canvas,
            lambda: self.areas,
            lambda: self.entry,
            self.views.say,
            self.views.offer_undo,
            self.ways.show_thing,
            lambda: self.show_view("map"),
        )

    def _wire(self) -> None:
        self.workshop.switched.connect(self._switch)
        self.toolbar.wanted.connect(self.ways.show_details)
        self.toolbar.zoomed.connect(self._zoom)
        self.toolbar.sheet_wanted.connect(self.ways.show_thing)
        self.toolbar.persona_added.connect(self.actions_by_id["add.persona"].trigger)
        self.toolbar.persona_chosen.connect(self._choose_persona)
        self.toolbar.journey_chosen.connect(self.show_journey)
        self.toolbar.journey_added.connect(self.journeys.add)
        self.toolbar.states.chosen.connect(self.journeys.show_state)
        self.toolbar.states.changes_asked.connect(self.whereabouts.toggle)
        self.toolbar.drag_out.serve(self.files.map_shown())
        self.bar.wanted.connect(self.journeys.go_to)
        self.bar.sought.connect(self.ways.show_thing)
        self.whereabouts.changed.connect(self._switch)
        self.tabs.chosen.connect(self.show_journey)
        self.tabs.added.connect(self.journeys.add)
        self.tabs.moved.connect(self.journeys.put_before)
        self.tabs.renamed.connect(self.journeys.set_title)
        self.tabs.menu_wanted.connect(self._offer_for_journey)
        self.tabs.left.connect(self.views.take_keyboard)
        self.seeker.run.connect(self._run)
        self.seeker.sought.connect(self.ways.go_to)
        self.places.switched.connect(self._switch)
        self.views.switched.connect(self._switch)
        self.views.undone.connect(self.undo)
        self.views.shown.connect(self.ways.show_thing)
        self.places.zoomed.connect(self.toolbar.show_zoom)
        self.places.dropped.connect(self.dropped)
        self.places.added.connect(self.workshop.around.workshop.added)
        self.places.rearranged.connect(self._switch)
        self.session.told.connect(self._tell_state)
        self.session.lost.connect(self.files.tell_lost)
        self.session.on_flush(self.views.flush)

    def seek(self) -> None:
        """Open the search at its field in the toolbar."""
        field = self.toolbar.search
        self.seeker.open_at(QRect(field.mapTo(self, QPoint(0, 0)), field.size()), self.journey)

    def show_view(self, name: ViewName) -> None:
        """Bring one of the views to the screen."""
        self.views.show_view(name)
        self.whereabouts.show(on_map=self.views.name == "map")

    def undo(self) -> None:
        """Take the last step back; what is being typed was one."""
        self.views.flush()
        if not self.workshop.undo():
            self.commands.undo()

    def _offer_for_journey(self, point: QPoint) -> None:
        action_table.pop_up(self, "journey", self.actions_by_id, point)

    def _run(self, id: str) -> None:
        if id.startswith(GO):
            self.ways.show_thing(id.removeprefix(GO))
        elif id.startswith(SHOW):
            self.show_view("map")
            self.lanes.apply(id.removeprefix(SHOW))
        else:
            self.actions_by_id[id].trigger()

    def _zoom(self, scale: float) -> None:
        self.commands.zoom(scale)

    def _choose_persona(self, id: str) -> None:
        self.commands.choose_persona(id)

    def pass_on(self, id: str) -> None:
        """What an action does that concerns more than this window: its id is passed on."""
        self.asked.emit(id)

    # Dress and direction

    def wear(self, wears: Theme) -> None:
        """Put a theme on every area."""
        self.wears = wears
        self.toolbar.wear(wears)
        self.tabs.wear(wears)
        self.bar.wear(wears)
        self.seeker.wear(wears)
        self.views.wear(wears)
        self.workshop.wear(wears)
        self._tint()

    def reset(self) -> None:
        """The first size, all panels, and the whole map."""
        stand_as_at_first(self)
        self._settings.forget_place()
        self.areas.left_shown = self.areas.details_shown = True
        self.areas.details_put_away = False
        self.areas.lay_out()
        self.canvas.fit()
        self._switch()

    def _tint(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        action_table.tint(self.actions_by_id, self.wears, rtl=rtl)

    def show_theme_choice(self, choice: ThemeChoice) -> None:
        for name in ("system", "light", "dark"):
            self.actions_by_id[f"view.{name}"].setChecked(name == choice)

    def _mirror(self) -> None:
        """Let the whole window run in the direction of the session."""
        rtl = self.session.document.session.direction == "rtl"
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._tint()
        self.views.mirror(rtl=rtl)

    # What happens

    def _hear(self, report: Report) -> None:
        self.used.emit()
        kinds = {type(change.after or change.before) for change in report.changes}
        if Session in kinds:
            self._mirror()
            self._entitle()
        if Journey in kinds:
            self._forget_gone_journeys()
        elsewhere = journeys_of(report, self.session.document) if report.origin in {"undo", "redo"} else []
        if elsewhere and self.journey not in elsewhere:
            self.show_journey(elsewhere[0])  # what was taken back is seen
        self._switch()

    def _switch(self) -> None:
        """Enable and name the actions by what can be done now."""
        undo = self.workshop.undo_label or self.session.undo_label()
        redo = self.session.document.redo_label
        action_table.enable(self.actions_by_id, {**self.views.holds(), "undo": undo is not None})
        action_table.name_steps(self.actions_by_id, undo, redo)
        action_table.check(self.actions_by_id, self)
        self.rail.wear(self.wears)
        self.toolbar.show_map_tools(shown=self.views.frame is None)
        self.views.show_details(wanted=self.areas.details_shown)

    def _tell_state(self, text: str, bad: bool) -> None:
        self.toolbar.show_state(text, bad=bad)
        self.setWindowModified(bad)

    def _entitle(self) -> None:
        self.toolbar.call_untitled(self.session.name())
        self.setWindowFilePath("" if self.session.is_draft else str(self.session.path))
        self.setWindowTitle(f"{self.session.name()}[*] - CX Studio")

    def retitle(self) -> None:
        """The file has a new place or name."""
        self._entitle()
        self._tell_state(*self.session.state_words())

    def switch_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
        self._switch()

    # Qt's events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.used.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.views.take_keyboard() and self.isFullScreen():
                self.switch_full_screen()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        let_files_in(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit([str(path) for path in local_files(event.mimeData())])

    def put_away(self) -> None:
        """Write everything, also what is being typed: the program is told to end, and nobody can be asked."""
        self.session.flush()
        self.places.leave_behind()
        self.session.put_away()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; only a disk that refuses is worth a question."""
        self.session.flush()
        if self.views.show_refused():
            event.ignore()
            return
        self.places.leave_behind()
        try:
            self.session.close()
        except FileProblem as problem:
            if not self.files.give_up(problem):
                event.ignore()
                return
            self.session.close(abandon=True)
        self._settings.geometry = self.saveGeometry()
        self.places.keep_panels()
        for dialog in self.findChildren(QDialog):
            dialog.reject()  # an export on its way ends with its window, and leaves nothing
        self._stop()
        self.toolbar.close_down()
        self.tabs.close_down()
        self.whereabouts.close_down()
        self.workshop.close_down()
        self.views.close_down()
        event.accept()
        self.gone.emit()
