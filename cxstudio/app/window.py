"""The window of one session: it puts the areas together and wires them; it decides nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from cxstudio.app import actions as action_table
from cxstudio.app.actions import When
from cxstudio.app.areas import name_area
from cxstudio.app.arrangement import DETAILS, Areas
from cxstudio.app.commands import Commands, Places, kind_is_drawn
from cxstudio.app.context_menu import open_menu
from cxstudio.app.file_commands import FileCommands
from cxstudio.app.happened import words_of
from cxstudio.app.panels.entry import Entry
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.panels.left import LeftPanel
from cxstudio.app.panels.status import StatusBar
from cxstudio.app.panels.toolbar import Toolbar
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.style import ThemeChoice
from cxstudio.app.toast import Toast
from cxstudio.app.views import view_left
from cxstudio.canvas.view import MapCanvas
from cxstudio.files.problems import FileProblem
from cxstudio.model.document import Report
from cxstudio.model.records import Card, Session
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
        self.session, self._settings, self.wears = session, settings, wears
        self._sent_away = False  # somebody closed the floating details: they come back when asked for
        document, journey = session.document, session.journey()
        rtl = document.session.direction == "rtl"
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.canvas = MapCanvas(document, journey, engine, wears, session.file.blob)
        self.left = LeftPanel(document, journey, wears)
        self.inspector = Inspector(document, journey, wears)
        self.entry = Entry(document, journey, wears)
        self.status = StatusBar(document, journey, wears)
        self.areas = Areas(self.left, self.canvas, self.inspector, self.entry, self.status)
        places = Places(self.canvas, self.left, self.inspector, self.entry, self.areas)
        self.commands = Commands(document, journey, places, session.undo_label, self.status.say)
        self.files = FileCommands(self, session, journey, settings)
        self._passing: list[_Passing] = []
        owners = action_table.Owners(self.commands, self.files, self)
        self.actions_by_id = action_table.build(self, self.canvas, owners)
        self.toolbar = Toolbar(
            document, journey, wears, self.actions_by_id, action_table.menus(self, self.actions_by_id)
        )
        self.toast = Toast(self.canvas)
        self._put_together()
        self._wire()
        self.entry.take_up(session.file.local("entry"))
        self._stop = document.subscribe(self._hear)
        self._mirror()
        self._entitle()
        self._tell_state(*session.state_words())
        self._switch()

    # Putting together

    def _put_together(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.areas, 1)
        self.setCentralWidget(whole)
        named = {
            "toolbar": self.toolbar,
            "left": self.left,
            "canvas": self.canvas,
            "details": self.inspector,
            "entry": self.entry,
        }
        for name, area in named.items():
            name_area(area, name)
        self.entry.line.setProperty("first_stop", True)
        geometry = self._settings.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            room = QApplication.primaryScreen().availableGeometry().size() - FRAME
            self.resize(QSize(*USUAL).boundedTo(room))

    def _wire(self) -> None:
        for tile in self.left.palette_area.tiles.values():
            tile.started.connect(self.canvas.begin_place)
            tile.moved.connect(self.canvas.place_at_global)
            tile.dropped.connect(self._drop_tile)
            tile.cancelled.connect(self.canvas.cancel_place)
            tile.armed.connect(self._arm)
            tile.added.connect(self.commands.add)
        self.left.outline.chosen.connect(self.canvas.select)
        self.left.outline.failed.connect(self.status.say)
        self.left.parking.taken_out.connect(self.commands.put_back)
        self.canvas.selection_changed.connect(self._selected)
        self.canvas.status.connect(self.status.say)
        self.canvas.zoom_changed.connect(self.toolbar.show_zoom)
        self.canvas.tool_changed.connect(self.left.palette_area.show_armed)
        self.canvas.menu_wanted.connect(self._context_menu)
        self.canvas.dropped_outside.connect(self._dropped_outside)
        self.canvas.desk.on_text = self._open_text
        self.inspector.selected.connect(self._choose)
        self.inspector.editing.connect(self.canvas.edit)
        self.inspector.failed.connect(self.status.say)
        self.entry.targeted.connect(self._choose_one)
        self.entry.added.connect(self._added)
        self.entry.failed.connect(self.status.say)
        self.entry.left.connect(self._to_canvas)
        self.toolbar.wanted.connect(self._show_details)
        self.toolbar.zoomed.connect(self.commands.zoom)
        self.toolbar.persona_added.connect(self.commands.add_persona)
        self.toolbar.persona_chosen.connect(self.commands.choose_persona)
        self.status.told.connect(self.areas.hear)
        self.areas.rearranged.connect(self._rearranged)
        self.session.told.connect(self._tell_state)
        self.session.on_flush(self.canvas.flush)
        self.session.on_flush(self.inspector.flush)

    def pass_on(self, id: str) -> action_table.Handler:
        """What an action does that concerns more than this window: its id is passed on."""
        # Kept here: a connection alone does not keep the object behind a bound method.
        self._passing.append(_Passing(self, id))
        return self._passing[-1].go

    # Dress and direction

    def wear(self, wears: Theme) -> None:
        """Put a theme on every area."""
        for area in (self.toolbar, self.left, self.inspector, self.entry, self.status):
            area.wear(wears)
        self.wears = wears
        self.canvas.set_theme(wears)
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
        for area in (self.left, self.inspector):
            area.setProperty("mirrored", "true" if rtl else "false")
            area.style().unpolish(area)
            area.style().polish(area)
        self.areas.lay_out()

    def _rearranged(self) -> None:
        now = self.areas.now
        if now is not None:
            self.left.arrange(rail=now.rail, low=now.low)
            self.status.set_narrow(now.shared)
            self.toolbar.set_narrow(floating=now.floating, narrow=now.narrow)
            if now.floating and not self.canvas.selection and self.areas.details_shown:
                self.areas.details_shown = False
                self.areas.lay_out()
            elif not now.floating and not self.areas.details_shown:
                self.areas.details_shown = True
                self.areas.lay_out()
        self._switch()

    # What happens

    def _hear(self, report: Report) -> None:
        self.status.say("")  # what was said of an attempt before is no longer true
        words = words_of(report, self.session.document)
        if words:
            self.toast.show_text(words, _("Undo"), self.commands.undo)
        elif self.toast.isVisible():
            self.toast.hide()
        if any(isinstance(c.after, Session) for c in report.changes):
            self._mirror()
            self._entitle()
        self._switch()

    def _selected(self, ids: list[str]) -> None:
        self.left.outline.show_ids(ids)
        self.inspector.show_ids(ids)
        self.entry.show_selected(ids)
        now = self.areas.now
        if ids and now is not None and now.floating and not self._sent_away:
            self._show_floating(now.details.width() or DETAILS)
        self._switch()

    def _show_floating(self, width: int) -> None:
        """Slide the details over the canvas, and the map aside so that they never cover what is selected."""
        self.areas.details_shown = True
        self.areas.lay_out()
        placed = self.canvas.picture.placed(self.canvas.selection[-1])
        if placed is None:
            return
        box = self.canvas.camera.area_to_device(placed.bounds)
        room = (self.canvas.width() - width - 16) * self.canvas.devicePixelRatioF()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = (width + 16) * self.canvas.devicePixelRatioF()
        if rtl and box.x < start:
            self.canvas.pan_by(box.x - start, 0)
        elif not rtl and box.right > room:
            self.canvas.pan_by(box.right - room, 0)

    def _choose(self, ids: list[str]) -> None:
        """Select what was chosen in a panel; what is not drawn shows its details alone."""
        if all(kind_is_drawn(self.session.document, id) for id in ids):
            self.canvas.select(ids)
        else:
            self._show_details(ids[0])

    def _choose_one(self, id: str) -> None:
        self.canvas.select([id])

    def _show_details(self, id: str) -> None:
        self.canvas.select([])
        self.areas.details_shown = True
        self.areas.lay_out()
        self.inspector.show_ids([id])
        self.inspector.focus_first()

    def _added(self, id: str) -> None:
        if kind_is_drawn(self.session.document, id):
            self.canvas.select([id])

    def _dropped_outside(self, ids: list[str], point: QPoint) -> None:
        """Cards dragged off the map and let go over the parking lot are kept there."""
        lot = self.left.parking
        if lot.isVisible() and lot.rect().contains(lot.mapFromGlobal(point)):
            self.commands.put_aside(ids)

    def _open_text(self, id: str) -> None:
        """Let a thing be written: on the map, or in its form where the map does not draw it."""
        if kind_is_drawn(self.session.document, id):
            self.canvas.edit(id)
        else:
            self._show_details(id)

    def _arm(self, kind: str) -> None:
        self.canvas.arm(kind or None)

    def _drop_tile(self, point: QPoint) -> None:
        self.canvas.end_place(point)
        writing = QApplication.focusWidget()
        if writing is None or not self.inspector.isAncestorOf(writing):
            self.canvas.setFocus()

    def _to_canvas(self) -> None:
        self.canvas.setFocus()

    def _context_menu(self, ids: list[str], point: QPoint) -> None:
        open_menu(self, self.canvas, self.actions_by_id, ids, point)

    def _switch(self) -> None:
        """Enable and name the actions by what can be done now."""
        document, selection = self.session.document, self.canvas.selection
        undo, redo = self.session.undo_label(), document.redo_label
        holds: dict[When, bool] = {
            "undo": undo is not None,
            "redo": redo is not None,
            "selection": bool(selection),
            "cards": any(document.find(id, Card) for id in selection),
            "one": len(selection) == 1 or self.left.outline.hasFocus(),
        }
        action_table.enable(self.actions_by_id, holds)
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
        now = self.areas.now
        if event.key() == Qt.Key.Key_Escape and now is not None and now.floating and self.areas.details_shown:
            self._sent_away = True
            self.commands.toggle_inspector()
            self._switch()
            self.canvas.setFocus()
            return
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
        self.session.file.set_local("view", view_left(self.canvas))
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
        self.canvas.close_map()
        for area in (self.toolbar, self.left, self.inspector, self.entry, self.status):
            area.close_down()
        event.accept()
        self.gone.emit()


class _Passing:
    """One action passed on by its id; a bound method, because a closure would keep the window alive."""

    def __init__(self, window: MainWindow, id: str) -> None:
        self._asked, self._id = window.asked, id

    def go(self) -> None:
        self._asked.emit(self._id)
