"""The window of one session: toolbar, and a workplace for each journey looked at; it wires them and decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cxstudio.app import actions as action_table
from cxstudio.app.areas import name_area
from cxstudio.app.arrangement import Areas
from cxstudio.app.clipboard import Clipboard
from cxstudio.app.commands import Commands
from cxstudio.app.file_commands import FileCommands
from cxstudio.app.panels.entry import Entry
from cxstudio.app.panels.find_bar import FindBar
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.panels.left import LeftPanel
from cxstudio.app.panels.seeker import Seeker
from cxstudio.app.panels.status import StatusBar
from cxstudio.app.panels.toolbar import Toolbar
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.style import ThemeChoice
from cxstudio.app.toast import Toast
from cxstudio.app.views import begin_view, view_left
from cxstudio.app.workplace import Workplace
from cxstudio.canvas.view import MapCanvas
from cxstudio.files.problems import FileProblem
from cxstudio.insight.finding import Thing
from cxstudio.model.document import Report
from cxstudio.model.records import Journey, Session
from cxstudio.picture.theme import Theme
from cxstudio.text.layout import TextEngine
from cxstudio.words import _

SMALLEST = (960, 600)
USUAL = (1440, 900)
FRAME = QSize(8, 40)  # what a window system puts around a window


class MainWindow(QMainWindow):
    """One open session. `asked` carries the ids of actions that concern the whole program, `gone` that it closed."""

    asked = Signal(str)
    dropped = Signal(list)
    gone = Signal()

    def __init__(self, session: OpenSession, engine: TextEngine, wears: Theme, settings: Settings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.session, self._settings, self._engine, self.wears = session, settings, engine, wears
        document = session.document
        rtl = document.session.direction == "rtl"
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.files = FileCommands(self, session, settings)
        self.actions_by_id = action_table.build(self, self)
        self.toolbar = Toolbar(
            document, wears, self.actions_by_id, action_table.menus(self, self.actions_by_id)
        )
        self.seeker = Seeker(self, document, self.actions_by_id, wears)
        self._stack = QStackedWidget()
        self._workplaces: dict[str, Workplace] = {}
        self._put_together()
        self._wire()
        self.show_journey(self._journey_left())
        self.entry.take_up(session.file.local("entry"))
        self._stop = document.subscribe(self._hear)
        self._mirror()
        self._entitle()
        self._tell_state(*session.state_words())

    # What is on the screen now

    @property
    def workplace(self) -> Workplace:
        """The journey on the screen, with its panels."""
        place = self._stack.currentWidget()
        assert isinstance(place, Workplace)
        return place

    @property
    def journey(self) -> str:
        return self.workplace.journey

    @property
    def canvas(self) -> MapCanvas:
        return self.workplace.canvas

    @property
    def left(self) -> LeftPanel:
        return self.workplace.left

    @property
    def inspector(self) -> Inspector:
        return self.workplace.inspector

    @property
    def entry(self) -> Entry:
        return self.workplace.entry

    @property
    def status(self) -> StatusBar:
        return self.workplace.status

    @property
    def areas(self) -> Areas:
        return self.workplace.areas

    @property
    def commands(self) -> Commands:
        return self.workplace.commands

    @property
    def finding(self) -> FindBar:
        return self.workplace.finding

    @property
    def clipboard(self) -> Clipboard:
        return self.workplace.clipboard

    @property
    def toast(self) -> Toast:
        return self.workplace.toast

    # Journeys

    def show_journey(self, id: str) -> None:
        """Bring a journey to the screen; it is put together when it is looked at for the first time."""
        new = id not in self._workplaces
        place = self._workplaces.get(id) or self._new_workplace(id)
        if place is not self._stack.currentWidget():
            self._flush()
            self._stack.setCurrentWidget(place)
            if new:
                self.begin_views()
            place.canvas.setFocus()
        self.toolbar.show_journey(id)
        self.toolbar.show_zoom(place.canvas.zoom)
        self._rearranged()

    def _new_workplace(self, journey: str) -> Workplace:
        place = Workplace(self.session, journey, self._engine, self.wears, self.actions_by_id)
        place.switched.connect(self._switch)
        place.zoomed.connect(self.toolbar.show_zoom)
        place.rearranged.connect(self._rearranged)
        self._workplaces[journey] = place
        self._stack.addWidget(place)
        place.mirror(rtl=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        return place

    def begin_views(self) -> None:
        """Show what was in view when the file was left."""
        begin_view(self.canvas, self._views_left().get(self.journey))

    def _views_left(self) -> dict[str, object]:
        left = self.session.file.local("views")
        return left if isinstance(left, dict) else {}

    def _journey_left(self) -> str:
        """The journey that was on the screen when the file was left, else the first."""
        left = self.session.file.local("journey")
        journey = self.session.document.find(left, Journey) if isinstance(left, str) else None
        return journey.id if journey is not None else self.session.journey()

    def _forget_gone_journeys(self) -> None:
        document = self.session.document
        gone = [id for id in self._workplaces if document.find(id, Journey) is None]
        if self.journey in gone and document.journeys():
            self.show_journey(self.session.journey())
        for id in gone:
            if id != self.journey:
                place = self._workplaces.pop(id)
                self._stack.removeWidget(place)
                place.close_down()
                place.deleteLater()

    # Putting together

    def _put_together(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        name_area(self.toolbar, "toolbar")
        geometry = self._settings.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            room = QApplication.primaryScreen().availableGeometry().size() - FRAME
            self.resize(QSize(*USUAL).boundedTo(room))

    def _wire(self) -> None:
        self.toolbar.wanted.connect(self._show_details)
        self.toolbar.zoomed.connect(self._zoom)
        self.toolbar.persona_added.connect(self._add_persona)
        self.toolbar.persona_chosen.connect(self._choose_persona)
        self.seeker.run.connect(self._run)
        self.seeker.sought.connect(self.go_to)
        self.session.told.connect(self._tell_state)
        self.session.on_flush(self._flush)

    def seek(self) -> None:
        """Open the search at its field in the toolbar."""
        field = self.toolbar.search
        self.seeker.open_at(QRect(field.mapTo(self, QPoint(0, 0)), field.size()), self.journey)

    def go_to(self, thing: Thing) -> None:
        """Show something that was found, in its journey."""
        if thing.journey and thing.journey != self.journey:
            self.show_journey(thing.journey)
        self.workplace.go_to(thing)

    def _run(self, id: str) -> None:
        self.actions_by_id[id].trigger()

    def _show_details(self, id: str) -> None:
        self.workplace.show_details(id)

    def _zoom(self, scale: float) -> None:
        self.commands.zoom(scale)

    def _add_persona(self) -> None:
        self.commands.add_persona()

    def _choose_persona(self, id: str) -> None:
        self.commands.choose_persona(id)

    def _flush(self) -> None:
        for place in self._workplaces.values():
            place.flush()

    def pass_on(self, id: str) -> None:
        """What an action does that concerns more than this window: its id is passed on."""
        self.asked.emit(id)

    # Dress and direction

    def wear(self, wears: Theme) -> None:
        """Put a theme on every area."""
        self.wears = wears
        self.toolbar.wear(wears)
        self.seeker.wear(wears)
        for place in self._workplaces.values():
            place.wear(wears)
        self._tint()

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
        for place in self._workplaces.values():
            place.mirror(rtl=rtl)

    def _rearranged(self) -> None:
        now = self.areas.now
        if now is not None:
            self.toolbar.set_narrow(floating=now.floating, narrow=now.narrow)
        self._switch()

    # What happens

    def _hear(self, report: Report) -> None:
        kinds = {type(change.after or change.before) for change in report.changes}
        if Session in kinds:
            self._mirror()
            self._entitle()
        if Journey in kinds:
            self._forget_gone_journeys()
        self._switch()

    def _switch(self) -> None:
        """Enable and name the actions by what can be done now."""
        undo, redo = self.session.undo_label(), self.session.document.redo_label
        action_table.enable(self.actions_by_id, self.workplace.holds())
        for id, title, label in (("edit.undo", _("Undo"), undo), ("edit.redo", _("Redo"), redo)):
            action = self.actions_by_id[id]
            step = f"{label[:1].lower()}{label[1:]}" if label else ""
            action.setText(_("{action} {step}").format(action=title, step=step) if step else title)
            action.setToolTip(action_table.tip(action))
        self.actions_by_id["view.left"].setChecked(self.areas.left_shown)
        self.actions_by_id["view.inspector"].setChecked(self.areas.details_shown)
        self.actions_by_id["view.full"].setChecked(self.isFullScreen())

    def _tell_state(self, text: str, bad: bool) -> None:
        self.toolbar.show_state(text, bad=bad)
        self.setWindowModified(bad)

    def _entitle(self) -> None:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.canvas.hasFocus():
            self.canvas.setFocus()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def put_away(self) -> None:
        """Write everything, also what is being typed: the program is told to end, and nobody can be asked."""
        self.session.flush()
        self.leave_behind()
        try:
            self.session.close()
        except FileProblem:
            self.session.close(abandon=True)

    def leave_behind(self) -> None:
        """Keep with the file what is in view and what stands in the entry line."""
        views = {id: view_left(place.canvas) for id, place in self._workplaces.items()}
        self.session.file.set_local("views", self._views_left() | views)
        self.session.file.set_local("journey", self.journey)
        self.session.file.set_local("entry", self.entry.unfinished())
        self.session.keep = bool(self.entry.unfinished())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; only a disk that refuses is worth a question."""
        self.session.flush()
        if self.inspector.show_refused():
            event.ignore()
            return
        self.leave_behind()
        try:
            self.session.close()
        except FileProblem as problem:
            if not self.files.give_up(problem):
                event.ignore()
                return
            self.session.close(abandon=True)
        self._settings.geometry = self.saveGeometry()
        for dialog in self.findChildren(QDialog):
            dialog.reject()  # an export on its way ends with its window, and leaves nothing
        self._stop()
        self.toolbar.close_down()
        for place in self._workplaces.values():
            place.close_down()
        event.accept()
        self.gone.emit()
