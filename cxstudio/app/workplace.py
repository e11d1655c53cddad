"""One journey in its window: map, panels, entry line and status, wired together; it must not know files or dialogs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxstudio.app import actions as action_table
from cxstudio.app.actions import When
from cxstudio.app.areas import name_area
from cxstudio.app.arrangement import Areas
from cxstudio.app.card_pictures import CardPictures
from cxstudio.app.clipboard import Clipboard
from cxstudio.app.context_menu import open_menu, rename
from cxstudio.app.curves_menu import open_curves_menu
from cxstudio.app.drags import Drags
from cxstudio.app.findings import Findings
from cxstudio.app.floating import FloatingDetails
from cxstudio.app.happened import words_of
from cxstudio.app.hits import Hits, end_of_stage_headers
from cxstudio.app.incoming import Around, Incoming
from cxstudio.app.labels import restyle
from cxstudio.app.map_commands import Commands, Places
from cxstudio.app.panels.comments_part import CommentsPart
from cxstudio.app.panels.entry import Entry
from cxstudio.app.panels.find_bar import FindBar
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.panels.left import LeftPanel
from cxstudio.app.panels.status import StatusBar
from cxstudio.app.session import OpenSession
from cxstudio.app.taking import Taking
from cxstudio.app.toast import Toast
from cxstudio.canvas.accessible import announce
from cxstudio.canvas.showing import Showing
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.structure import Change, why_locked
from cxstudio.insight.finding import Thing
from cxstudio.model.document import Report
from cxstudio.model.records import Card
from cxstudio.picture.theme import Theme
from cxstudio.text.layout import TextEngine
from cxstudio.words import _

LATER = 400  # milliseconds after the last key in the entry line until the details follow what was added
AT_ONCE = 0.3  # seconds the map may take to be painted in another theme before it shows


class Workplace(QWidget):
    """All areas of one journey. `switched`: what can be done may have changed; `zoomed`: the scale did.

    `rearranged`: a rule of small windows came into or out of force.
    """

    switched = Signal()
    zoomed = Signal(float)
    dropped = Signal(list)  # names of files to be opened
    rearranged = Signal()

    def __init__(
        self,
        session: OpenSession,
        journey: str,
        engine: TextEngine,
        wears: Theme,
        actions: Mapping[str, QAction],
        parent: QWidget,
    ) -> None:
        """`parent` holds it from the beginning: moving all of it there later tells every part of its style again."""
        super().__init__(parent)
        self.session, self.journey, self._actions = session, journey, actions
        document = session.document
        self.canvas = MapCanvas(Showing(document, journey, engine, wears, session.file.blob))
        self.left = LeftPanel(document, journey, wears)
        self.inspector = Inspector(document, journey, wears, session.file.blob)
        self.entry = Entry(document, journey, wears)
        self.status = StatusBar(document, journey, wears)
        self.areas = Areas(self.left, self.canvas, self.inspector, self.entry, self.status, self)
        self._floating = FloatingDetails(self.areas, self.canvas)
        self._hits = Hits(document, self.canvas, self.inspector, self.areas)
        places = Places(self.canvas, self.left, self.inspector, self.entry, self.areas)
        self.commands = Commands(document, journey, places, session.undo_label, self.status.say)
        self.findings: Findings = Findings(document, journey, self.canvas, self._say_whole)
        self._whole = ""  # what was said last that is to be read to its end
        self.toast = Toast(self.canvas, self._selected_area)
        around = Around(
            self.canvas,
            session.file,
            lambda: self.entry.kind,
            self.status.say,
            self.offer_undo,
            self.toast.show_text,
            lambda: self.canvas.theme,
            self._actions["edit.paste_as"].trigger,
            self.toast.show_text,
        )
        self._incoming = Incoming(document, journey, around)
        self.clipboard = Clipboard(document, journey, self._incoming, around)
        self._drags = Drags(self.canvas, self.left, self.inspector, Taking(self._incoming, self.dropped.emit))
        self._pictures = CardPictures(document, session.file, self.window, self.toast.show_text)
        self.finding = FindBar(
            self.canvas, document, journey, wears, partial(end_of_stage_headers, self.canvas)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.areas)
        named = {"left": self.left, "canvas": self.canvas, "details": self.inspector, "entry": self.entry}
        for name, area in named.items():
            name_area(area, name)
        self.entry.line.setProperty("first_stop", True)
        action_table.give_single_keys(self.canvas, actions)
        self._rtl: bool | None = None  # until it is told
        self._typing = False  # the selection moves because of the entry line
        self._details_later = QTimer(self, interval=LATER, singleShot=True)
        self._details_later.timeout.connect(self._show_selected)
        self._wire()
        self._show_lock()
        self._stop = document.subscribe(self._hear)

    def _wire(self) -> None:
        for tile in self.left.palette_area.tiles.values():
            tile.added.connect(self.commands.add)
        self.left.outline.chosen.connect(self.canvas.select)
        for panel in (self.left.outline, self.left.parking):
            panel.said.connect(self.status.say)
            panel.left.connect(self._to_canvas)
            panel.elsewhere.connect(self.show_details)
        self.left.outline.menu_wanted.connect(self._context_menu)
        self.left.outline.entry_wanted.connect(self.commands.to_entry)
        self.left.parking.taken_out.connect(self.commands.put_back)
        self.left.parking.put_in.connect(self.commands.put_aside)
        self.canvas.selection_changed.connect(self._selected)
        self.canvas.status.connect(self.status.say)
        self.canvas.zoom_changed.connect(self.zoomed)
        self.canvas.menu_wanted.connect(self._context_menu)
        self.canvas.minimap.put_away.connect(self._actions["view.minimap"].trigger)
        self.canvas.desk.on_text = self._open_text
        self.canvas.desk.on_lane = self._rename_lane
        self.canvas.desk.on_open = self._open_sub
        self.canvas.desk.on_lanes = self._actions["lanes.add"].trigger
        self.inspector.selected.connect(self.choose)
        self.inspector.picture_asked.connect(self._choose_picture)
        self.inspector.picture_removed.connect(self._remove_picture)
        self.inspector.editing.connect(self.canvas.edit)
        self.inspector.failed.connect(self.status.say)
        self.inspector.kept.connect(self._offer_back)
        self.inspector.left.connect(self._to_canvas)
        self.entry.targeted.connect(self._choose_one)
        self.entry.added.connect(self._added)
        self.entry.pasted.connect(self._pasted)
        self.entry.failed.connect(self.status.say)
        self.entry.said.connect(self.status.say)
        self.entry.left.connect(self._to_canvas)
        self.entry.line.textEdited.connect(self._put_off_details)
        self.finding.sought.connect(self._hits.show)
        self.finding.marked.connect(self.canvas.mark)
        self.finding.told.connect(self.offer_undo)
        self.finding.left.connect(self._to_canvas)
        self.areas.covered.connect(self.finding.keep_clear)
        self.findings.counted.connect(self.status.show_findings)
        self.findings.changed.connect(self._show_marks)
        self.status.findings_left.connect(self.findings.put_away)
        self.status.findings_asked.connect(self.findings.next)
        self.status.told.connect(self.areas.hear)
        self.status.needed.connect(self.areas.keep_room)
        self.status.told.connect(self._announce)
        self.areas.rearranged.connect(self._rearranged)

    # For the window

    def flush(self) -> None:
        """Write what is still being typed."""
        self.canvas.flush()
        self.inspector.flush()
        self.entry.flush()

    def wear(self, wears: Theme) -> None:
        """Put a theme on every area."""
        for area in (self.left, self.inspector, self.entry, self.status, self.finding):
            area.wear(wears)
        self.canvas.set_theme(wears)
        if self.isVisible():
            self.canvas.sheet.work(AT_ONCE)

    def mirror(self, *, rtl: bool) -> None:
        """The window runs from right to left now, or no longer."""
        if rtl == self._rtl:
            return
        self._rtl = rtl
        for area in (self.left, self.inspector):
            restyle(area, "mirrored", "true" if rtl else "false")
        self.areas.lay_out()

    def holds(self) -> dict[When, bool]:
        """What is true of the selection and the steps, by which actions are switched."""
        document, selection = self.session.document, self.canvas.selection
        return {
            "undo": self.session.undo_label() is not None,
            "redo": document.redo_label is not None,
            "selection": bool(selection),
            "journeys": len(document.journeys()) > 1,
            "cards": any(document.find(id, Card) for id in selection),
            "one": len(selection) == 1 or self.left.outline.hasFocus(),
        }

    def choose(self, ids: list[str]) -> None:
        """Select what was chosen in a panel; what is not drawn shows its details alone."""
        if all(self.session.document.is_drawn(id) for id in ids):
            self.canvas.select(ids)
        else:
            self.show_details(ids[0])

    def go_to(self, thing: Thing) -> None:
        """Bring something that was found to the eye and give it the keyboard."""
        if self._hits.is_here(thing):
            self._hits.show(thing)
            self.canvas.setFocus()
        else:
            self.show_details(thing.id)

    def show_details(self, id: str) -> None:
        """Open the details of one thing, ready to be written."""
        self.canvas.select([])
        self.areas.show_details()
        self.inspector.show_ids([id])
        self.inspector.focus_first()

    def comment(self) -> None:
        """Write a comment on what is selected; on the journey where nothing is."""
        self.areas.show_details()
        self.inspector.begin(CommentsPart)

    def toggle_missing(self) -> None:
        """Mark what is missing, or no longer."""
        self.findings.toggle()

    def next_finding(self) -> None:
        """Go to the next thing that lacks something."""
        self.findings.next()

    def choose_curves(self) -> None:
        """Choose from a list whose curves show."""
        open_curves_menu(self.session.document, self.journey, self.canvas)

    def close_down(self) -> None:
        """Stop listening; the journey leaves the screen for good."""
        self._stop()
        self._details_later.stop()
        self.findings.close_down()
        self.canvas.close_map()
        for area in (self.left, self.inspector, self.entry, self.status, self.finding):
            area.close_down()

    # What happens

    def _show_lock(self) -> None:
        changes: dict[str, Change] = {"stage": "add stages", "touchpoint": "add touchpoints"}
        reasons = {kind: why_locked(self.session.document, change) for kind, change in changes.items()}
        self.left.palette_area.refuse({kind: why for kind, why in reasons.items() if why})

    def _hear(self, report: Report) -> None:
        self._show_lock()
        self.status.say("")  # what was said of an attempt before is no longer true
        if not self.isVisible():
            return
        words = words_of(report, self.session.document)
        if words:
            self.toast.show_text(words, _("Undo"), self.commands.undo)
        elif self.toast.isVisible():
            self.toast.hide()

    def _announce(self, words: str) -> None:
        announce(self.status, words)

    def _choose_picture(self) -> None:
        self._pictures.choose(self.inspector.ids)
        self.canvas.sight.reveal()  # the card is taller now

    def _remove_picture(self) -> None:
        self._pictures.remove(self.inspector.ids)

    def _show_marks(self) -> None:
        self.status.show_marks(shown=self.findings.wanted)
        self.switched.emit()

    def _say_whole(self, words: str) -> None:
        """Say what is to be read to its end: also over the map where the status has no room for all of it."""
        self.status.say(words)
        before, self._whole = self._whole, words
        if words and self.status.is_cut():
            self.toast.show_text(words)
        elif self.toast.accessibleName() == before:
            self.toast.hide()

    def _selected_area(self) -> QRect:
        """Where what is selected last is seen on the canvas; empty where nothing is."""
        return (
            self.canvas.sheet.to_view(self.canvas.sight.spot()).toAlignedRect()
            if self.canvas.selection
            else QRect()
        )

    def offer_undo(self, words: str) -> None:
        """Tell what was done, with a button that takes it back."""
        self.toast.show_text(words, _("Undo"), self.commands.undo)

    def _rearranged(self) -> None:
        now = self.areas.now
        if now is not None:
            self.left.arrange(rail=now.rail, low=now.low)
            self.status.set_narrow(now.shared)
            self._floating.arrange()
        self.rearranged.emit()

    def _selected(self, ids: list[str]) -> None:
        self.left.outline.show_ids(ids)
        if self._typing:
            self._details_later.start()  # making them takes longer than a key may
        else:
            self._show_selected()
        self.entry.show_selected(ids)
        self.status.show_selected(len(ids))
        self._floating.come()
        self.switched.emit()

    def _show_selected(self) -> None:
        self._details_later.stop()
        self.inspector.show_ids(self.canvas.selection)

    def _put_off_details(self, _text: str) -> None:
        if self._details_later.isActive():
            self._details_later.start()

    def _choose_one(self, id: str) -> None:
        self._typing = True
        try:
            self.canvas.select([id])
        finally:
            self._typing = False

    def _added(self, id: str) -> None:
        if self.session.document.is_drawn(id):
            self._choose_one(id)

    def _pasted(self, ids: list[str]) -> None:
        drawn = [id for id in ids if self.session.document.is_drawn(id)]
        if drawn:
            self._choose_one(drawn[-1])

    def _offer_back(self, words: str, ids: list[str]) -> None:
        """A text that was refused is kept with its thing: say so, and offer the way back to it."""
        self.toast.show_text(words, _("Go back"), lambda: self._go_back(ids))

    def _go_back(self, ids: list[str]) -> None:
        self.choose(ids)
        self.show_refused()

    def show_refused(self) -> bool:
        """Go to the first field whose text was not accepted; False when there is none."""
        self.areas.show_details()
        return self.inspector.show_refused()

    def _open_text(self, id: str) -> None:
        """Let a thing be written: on the map, or in its form where the map does not draw it."""
        if self.session.document.is_drawn(id):
            self.canvas.edit(id)
        else:
            self.show_details(id)

    def _open_sub(self, touchpoint: str) -> None:
        self.canvas.select([touchpoint])
        self._actions["journey.open"].trigger()

    def _rename_lane(self, lane: str) -> None:
        rename(self.canvas, lane)

    def _to_canvas(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _context_menu(self, ids: list[str], point: QPoint) -> None:
        open_menu(self, self.canvas, self._actions, ids, point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._floating.send_away():
                self.switched.emit()
                self.canvas.setFocus()
                return
            if self.findings.put_away():
                return
        super().keyPressEvent(event)
