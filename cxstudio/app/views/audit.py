"""The audit view: the six components with their questions beside the radar, and how alike the channels are."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.controls import Choice, MenuButton
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.focus import give_keyboard
from cxstudio.app.icons import icon
from cxstudio.app.metric_words import wording
from cxstudio.app.scale import scaled
from cxstudio.app.segments import Segments
from cxstudio.app.views.audit_list import AuditList, Row
from cxstudio.app.views.audit_matrix import MatrixArea
from cxstudio.app.views.audit_pictures import draw_matrix, draw_overview
from cxstudio.app.views.invitation import Invitation
from cxstudio.app.views.note_line import NoteLine, over_note
from cxstudio.app.views.sheet_area import SheetArea
from cxstudio.app.views.view import Around, ViewBody
from cxstudio.canvas.accessible import announce
from cxstudio.edits import audit as edits
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.insight.audit import audits_of, consistencies, questions_of, score_of
from cxstudio.model.audits import Audit, AuditItem, Consistency
from cxstudio.model.document import Report
from cxstudio.model.records import Channel, Journey, Session, Stage, Touchpoint
from cxstudio.picture.sheets.audit_parts import audit_name
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _, ngettext

INVITATION = N_(
    "An audit rates what customers meet, by questions one can go and test. Begin with thirty of them and change"
    " what does not fit."
)
_SHOWN = (Audit, AuditItem, Consistency, Touchpoint, Channel, Stage, Journey, Session)
EMPTY, COMPONENTS, MATRIX = 0, 1, 2
CHOICE = 300  # pixels


class AuditView(ViewBody):
    """One audit at a time, and another one it is compared with."""

    def __init__(self, around: Around, journey: str, wears: Theme) -> None:
        super().__init__(around, journey, wears)
        self._now = self._before = ""
        self._tab = "components"
        self._make_parts()
        self._make_tools()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)
        for area in (self.radar, self.matrix):
            area.outgrown.connect(self._later.start)
        self._ear = Ear(self.document, self, self._hear)
        self._take_latest()
        self._fill()

    # Putting together

    def _make_parts(self) -> None:
        pictures = self.around.session.file.blob
        self.list = AuditList(self.wears)
        self.radar, self.matrix = SheetArea(self.wears, pictures), MatrixArea(self.wears, pictures)
        self.note = NoteLine(_("Note: what the rating rests on"))
        self.cell_note = NoteLine(_("Note: what is different in this channel"))
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(over_note(self.list, self.note))
        self._split.addWidget(self.radar)
        self._split.setSizes([560, 440])
        self.radar.setMinimumWidth(240)
        self.radar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget()
        invitation = Invitation(_("No audit yet"), _(INVITATION), _("Start an audit"))
        self.begin_button = invitation.button
        self.begin_button.clicked.connect(self.start_audit)
        self._stack.addWidget(invitation)
        self._stack.addWidget(self._split)
        self._stack.addWidget(over_note(self.matrix, self.cell_note))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.list.chosen.connect(self._went)
        self.list.rated.connect(self._rate)
        # Later, because the list is filled anew, and with it goes the line that was just written in.
        self.list.written.connect(self._write, Qt.ConnectionType.QueuedConnection)
        self.list.wanted.connect(self.add_question)
        self.list.unwanted.connect(self._delete_question)
        self.list.moved.connect(self._move)
        self.list.noted.connect(self.note.take)
        self.note.written.connect(self._write_note)
        self.note.left.connect(self.list.setFocus)
        self.matrix.chosen.connect(self._went)
        self.matrix.rated.connect(self._rate_cell)
        self.matrix.noted.connect(self.cell_note.take)
        self.cell_note.written.connect(self._write_cell_note)
        self.cell_note.left.connect(self.matrix.setFocus)

    def _make_tools(self) -> None:
        choices = (("components", _("Components")), ("matrix", _("Channel consistency")))
        self.tabs = Segments(choices, _("Show"))
        self.tabs.setFixedWidth(scaled(232))
        self.tabs.chosen.connect(self._turn)
        self.now_choice, self.before_choice = Choice(), Choice()
        self.now_choice.setAccessibleName(_("Audit"))
        self.before_choice.setAccessibleName(_("Compared with"))
        for choice in (self.now_choice, self.before_choice):
            choice.take_room(CHOICE)
        self.now_choice.activated.connect(self._pick_now)
        self.before_choice.activated.connect(self._pick_before)
        self.menu_button = MenuButton("button")
        self.menu_button.say(_("Audit"))
        self._menu = menu = QMenu(self.menu_button)  # its actions go with it
        # The view's own, because it goes on asking for them whatever becomes of the menu.
        self._repeat = QAction(_("Repeat this audit"), self)
        self._more = QAction(_("Add a question"), self)
        self._away = QAction(_("Delete this audit"), self)
        self._repeat.triggered.connect(self.repeat_audit)
        self._more.triggered.connect(self.add_question)
        self._away.triggered.connect(self.delete_audit)
        menu.addAction(_("Start an audit"), self.start_audit)
        menu.addActions([self._repeat, self._more])
        menu.addSeparator()
        menu.addAction(self._away)
        self.menu_button.setMenu(menu)

    # What every view is

    @property
    def selection(self) -> list[str]:
        if self._tab == "matrix":
            cell = self.matrix.cell()
            if cell is None:
                return []
            return [cell.id if self.document.get(cell.id) is not None else cell.touchpoint.id]
        return [id for id in (self.list.question() or self._now,) if self.document.get(id) is not None]

    def tools(self) -> Sequence[QWidget]:
        return (self.tabs, self.now_choice, self.before_choice, self.menu_button)

    def count(self) -> str:
        if self._tab == "matrix":
            found = consistencies(self.document, self.journey)
            return figures(_("{n} of {asked} rated").format(n=found.rated, asked=found.possible))
        n = len(audits_of(self.document, self.journey))
        return figures(ngettext("{n} audit", "{n} audits", n).format(n=n)) if n else ""

    def choose(self, ids: Sequence[str]) -> None:
        record = self.document.get(ids[0]) if ids else None
        if isinstance(record, Consistency):
            self._turn("matrix")
            self.matrix.choose(record.id)
            self._draw()
            self.matrix.bring_chosen()
            return
        audit = (
            record.audit if isinstance(record, AuditItem) else record.id if isinstance(record, Audit) else ""
        )
        if self.document.find(audit, Audit) is not None:
            self._turn("components")
            self._look_at(audit)
            if isinstance(record, AuditItem):
                self.list.go_to(record.id)

    def show_journey(self, journey: str) -> None:
        if journey != self.journey:
            super().show_journey(journey)
            self._take_latest()
            self._fill()

    def wear(self, wears: Theme) -> None:
        super().wear(wears)
        self.list.wear(wears)
        self.radar.wear(wears)
        self.matrix.wear(wears)
        self._fill()

    def flush(self) -> None:
        self.note.tell()
        self.cell_note.tell()

    def take_keyboard(self) -> None:
        shown = self._stack.currentIndex()
        give_keyboard((self.begin_button, self.list, self.matrix)[shown])
        self.chosen.emit(self.selection)

    def close_down(self) -> None:
        self._later.stop()
        self._ear.stop()

    # What somebody does

    def start_audit(self) -> None:
        """Begin an audit with the usual questions and go to the first one."""
        made = edits.start_audit(self.document, self._next_title(), journey="", date=_today())
        self._begun(made)

    def repeat_audit(self) -> None:
        """Begin an audit that asks the same, to be compared with this one."""
        if self._now:
            before = self._now
            self._begun(edits.start_after(self.document, before, self._next_title(), date=_today()))
            self._before = before
            self._fill()

    def delete_audit(self) -> None:
        if self.document.find(self._now, Audit) is not None:
            delete(self.document, [self._now])

    def add_question(self) -> None:
        """One more question under the one the keyboard is on, ready to be written."""
        component = self.list.component()
        if component is None or not self._now:
            return
        row = [x.id for x in questions_of(self.document, self._now)[component]]
        here = self.list.question()
        place = row.index(here) + 1 if here in row else len(row)
        before = row[place] if place < len(row) else None
        made = edits.add_question(self.document, self._now, component, before=before)
        self._fill()
        self.list.go_to(made)
        self.list.setFocus()
        self.list.write_here()

    def _next_title(self) -> str:
        return _("Audit {n}").format(n=len(self.document.nodes(Audit)) + 1)

    def _begun(self, audit: str) -> None:
        self._turn("components")
        self._take_latest(audit)
        self._fill()
        self.list.setCurrentRow(1)
        self.list.setFocus()

    def _rate(self, rating: int | None) -> None:
        question = self.list.question()
        if question and self.attempt(lambda: edits.rate_question(self.document, [question], rating)):
            self._speak(rating)

    def _speak(self, rating: int | None) -> None:
        words = _("Not rated") if rating is None else figures(_("Rated {n} of 5").format(n=rating))
        announce(self, words)

    def _write(self, question: str, text: str) -> None:
        self.attempt(lambda: set_field(self.document, [question], "text", text))
        held = QApplication.focusWidget()
        if held is None or self.list.isAncestorOf(held):  # the line it was written in is gone
            self.list.setFocus()

    def _write_note(self, text: str) -> None:
        question = self.note.about
        if self.document.find(question, AuditItem) is not None:
            self.attempt(lambda: edits.note_question(self.document, question, text))

    def _delete_question(self) -> None:
        question = self.list.question()
        if question:
            self.attempt(lambda: delete(self.document, [question]))

    def _move(self, by: int) -> None:
        component, here = self.list.component(), self.list.question()
        if component is None or not here:
            return
        row = [x.id for x in questions_of(self.document, self._now)[component]]
        place = row.index(here) + (by if by < 0 else by + 1)
        if 0 <= place <= len(row):
            before = row[place] if place < len(row) else None
            self.attempt(lambda: edits.move_question(self.document, here, before))

    def _rate_cell(self, rating: int | None) -> None:
        cell = self.matrix.cell()
        if cell is None:
            return
        point, channel = cell.touchpoint.id, cell.channel.id
        if self.attempt(lambda: edits.rate_consistency(self.document, point, channel, rating)):
            self._speak(rating)
            self.chosen.emit(self.selection)

    def _write_cell_note(self, text: str) -> None:
        point, _mark, channel = self.cell_note.about.partition("=")
        self.attempt(lambda: edits.note_consistency(self.document, point, channel, text))

    def _went(self) -> None:
        self.flush()
        self._show_notes()
        self.chosen.emit(self.selection)
        cell = self.matrix.cell()
        if self._tab == "matrix" and cell is not None:
            rated = "–" if cell.rating is None else str(cell.rating)
            words = f"{cell.touchpoint.title}, {cell.channel.name}: {figures(rated)}"
            announce(self, words if cell.there else _("{cell}, has not this channel").format(cell=words))

    # Showing

    def _turn(self, tab: str) -> None:
        self._tab = tab or self._tab
        self.flush()
        self._fill()
        if self.isVisible():
            self.take_keyboard()

    def _pick_now(self) -> None:
        self._look_at(str(self.now_choice.currentData() or ""))

    def _pick_before(self) -> None:
        self._before = str(self.before_choice.currentData() or "")
        self._fill()

    def _look_at(self, audit: str) -> None:
        self._take_latest(audit)
        self._fill()

    def _take_latest(self, audit: str = "") -> None:
        """Look at an audit, else at the last one; beside it the one before."""
        audits = [x.id for x in audits_of(self.document, self.journey)]
        self._now = audit if audit in audits else audits[-1] if audits else ""
        place = audits.index(self._now) if audits else 0
        self._before = audits[place - 1] if place > 0 else ""

    def _hear(self, report: Report) -> None:
        if any(isinstance(x.before or x.after, _SHOWN) for x in report.changes):
            self._fill()

    def _fill(self) -> None:
        audits = audits_of(self.document, self.journey)
        there = {x.id for x in audits}
        if self._now not in there:
            self._take_latest()
        if self._before not in there or self._before == self._now:
            self._before = ""
        self._offer(audits)
        self.tabs.set_value(self._tab)
        now = self.document.find(self._now, Audit)
        self._stack.setCurrentIndex(MATRIX if self._tab == "matrix" else COMPONENTS if now else EMPTY)
        for action in (self._repeat, self._more, self._away):
            action.setEnabled(now is not None and self._tab == "components")
        if now is not None:
            rows: list[Row] = []
            questions = questions_of(self.document, now.id)
            for score in score_of(self.document, now).components:
                rows += [Row(score), *(Row(score, item) for item in questions[score.component])]
            self.list.fill(rows)
        self._draw()
        self._show_notes()

    def _offer(self, audits: Sequence[Audit]) -> None:
        speaks = wording(rtl=self.document.session.direction == "rtl")
        names = {x.id: audit_name(x, speaks) for x in audits}
        self.now_choice.clear()
        self.before_choice.clear()
        self.before_choice.addItem(_("No comparison"), "")
        ink = self.wears.colour("inkMuted")
        for id, name in names.items():
            self.now_choice.addItem(icon("circle-dot", self.wears.colour("accent"), 16), name, id)
            if id != self._now:
                self.before_choice.addItem(icon("square", ink, 16), name, id)
        self.now_choice.setCurrentIndex(self.now_choice.findData(self._now))
        self.before_choice.setCurrentIndex(max(0, self.before_choice.findData(self._before)))
        self.now_choice.setVisible(self._tab == "components" and bool(audits))
        self.before_choice.setVisible(self._tab == "components" and len(audits) > 1)

    def _show_notes(self) -> None:
        item = self.document.find(self.list.question(), AuditItem)
        self.note.show_note(item.id if item else "", item.note if item else "", enabled=item is not None)
        cell = self.matrix.cell()
        there = cell is not None and cell.there
        self.cell_note.show_note(cell.id if cell else "", cell.note if cell else "", enabled=there)

    def _draw(self) -> None:
        now, engine = self.document.find(self._now, Audit), self.around.engine
        if self._tab == "matrix":
            draw_matrix(self.matrix, self.document, engine, self.journey)
        elif now is not None:
            before = self.document.find(self._before, Audit)
            draw_overview(self.radar, self.document, engine, now, before)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._later.start()


def _today() -> str:
    return time.strftime("%Y-%m-%d")
