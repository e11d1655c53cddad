"""The agenda of the console: its list, the fields of one step, ready agendas, and beginning anew; it keeps no time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.controls import MenuButton, RestAfterMenu, words_button
from cxstudio.app.disclosure import Disclosure
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import Elided, label
from cxstudio.app.workshop.agenda_form import AgendaForm
from cxstudio.app.workshop.agenda_list import AgendaList
from cxstudio.app.workshop.agenda_ready import preview, ready_menu, ready_rows
from cxstudio.app.workshop.agenda_words import ready_summary, summary, time_of_day
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.clock import MINUTE
from cxstudio.app.workshop.clock_section import EDGE, SIGN
from cxstudio.edits.agenda import use_agenda
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Report
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.theme import Theme
from cxstudio.words import _
from cxstudio.workshop.agendas import AGENDAS, ReadyAgenda
from cxstudio.workshop.stand import Stand


class AgendaSection(Section):
    """Where there is no agenda it invites with the ready ones."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around, self._run = around, around.workshop.agenda
        self._wears: Theme | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        self._add_head(column)
        self.invitation = self._invite()
        column.addWidget(self.invitation)
        self.list = AgendaList(self._run)
        column.addWidget(self.list)
        self.form = AgendaForm(around.document)
        self.fields = Disclosure(_("Edit the step"))
        self.fields.setContentsMargins(EDGE, 0, EDGE, 0)
        inner = QVBoxLayout(self.fields.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.form)
        column.addWidget(self.fields)
        self.list.chosen.connect(self._show_fields)
        self.list.said.connect(around.say)
        self.list.offered.connect(around.offer_undo)
        around.session.on_flush(self.form.flush)
        around.workshop.clock.ticked.connect(self._tick)
        self._run.begun.connect(self._follow)
        self._stop = around.document.subscribe(self._hear)
        self.refresh()

    # Putting together

    def _add_head(self, column: QVBoxLayout) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(4)
        self.summary = Elided("", "section")
        row.addWidget(self.summary, 1)
        self.plus = self._sign(_("Add a step (Insert)"))
        self.plus.clicked.connect(self._add_step)
        self.more = self._sign(_("More about the agenda"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        RestAfterMenu(self.more, self.menu)
        row.addWidget(self.plus)
        row.addWidget(self.more)
        self.head = head
        column.addWidget(head)

    def _sign(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(SIGN, SIGN))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _invite(self) -> QWidget:
        """Each ready agenda with its length and what it is for; its button shows the steps before it is used."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(EDGE, 0, EDGE, 0)
        column.setSpacing(4)
        words = label(_("Begin with a ready agenda; every step of it can be changed."), "muted")
        words.setWordWrap(True)
        column.addWidget(words)
        self.ready: dict[str, MenuButton] = {}
        for agenda in AGENDAS:
            button = MenuButton("button")
            button.say(figures(_(agenda.title)))
            button.setAccessibleName(f"{figures(_(agenda.title))}, {ready_summary(agenda)}")
            button.setToolTip(_(agenda.about))
            button.setMenu(preview(agenda, self.use, button))
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            about = label(f"{ready_summary(agenda)}. {_(agenda.about)}.", "caption")
            about.setWordWrap(True)
            column.addSpacing(4)
            column.addWidget(button)
            column.addWidget(about)
            self.ready[agenda.name] = button
        column.addSpacing(4)
        self.own = words_button(_("Write your own"))
        self.own.clicked.connect(self._add_step)
        column.addWidget(self.own)
        return whole

    def _fill_menu(self) -> None:
        self.menu.clear()
        begun = any(step.began is not None for step in self._run.agenda)
        ready = ready_menu(_("Use a ready agenda"), self.use, self.menu)
        ready.setEnabled(not begun)
        self.menu.addMenu(ready)
        anew = self.menu.addAction(_("Begin anew"))
        anew.setEnabled(begun)
        anew.triggered.connect(self._run.anew)
        self.menu.addSeparator()
        for words, key, does in (
            (_("Rename"), "F2", self.list.rename),
            (_("Delete"), "Del", self.list.remove),
        ):
            row = self.menu.addAction(f"{words}\t{key}")
            row.setEnabled(bool(self.list.current()))
            row.triggered.connect(does)
        kept = self._around.window.findChild(QAction, "file.keep")
        if isinstance(kept, QAction):
            self.menu.addSeparator()
            self.menu.addAction(kept)

    # What is done

    def use(self, agenda: ReadyAgenda) -> None:
        """Put a ready agenda in the place of the steps there are, in the language of the session."""
        language = self._around.document.session.language
        try:
            made = use_agenda(self._around.document, ready_rows(agenda, language), _(agenda.title))
        except Refused as refusal:
            self._around.say(refusal.reason)
            return
        self.refresh()
        self.list.show_step(made[0])
        self.list.setFocus()

    def choose_first(self) -> None:
        """Give the keyboard to the first of the ready agendas."""
        next(iter(self.ready.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_step(self) -> None:
        self.list.setVisible(True)
        self.list.add()

    # Showing

    def show_stand(self, stand: Stand) -> None:
        self.refresh()

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self.list.wear(wears)
        ink = wears.colour("ink")
        self.plus.setIcon(icon("plus", ink, SIGN))
        self.more.setIcon(icon("ellipsis", ink, SIGN))
        self.own.setIcon(icon("pencil", ink, SIGN))

    def close_down(self) -> None:
        self._stop()

    def _hear(self, report: Report) -> None:
        if report.speaks_of(AgendaStep):
            self.refresh()

    def refresh(self) -> None:
        """Show the agenda as it is now."""
        agenda = self._run.agenda
        self.invitation.setVisible(not agenda)
        for part in (self.head, self.list, self.fields):
            part.setVisible(bool(agenda))
        self._show_summary()
        self.list.refresh()
        self.form.show_step(self.list.current())

    def _tick(self, _left: int) -> None:
        if not self.isHidden() and self.isVisible():
            self.list.refresh()
            self._show_summary()

    def _show_summary(self) -> None:
        """How long all of it takes, and when it ends."""
        agenda, clock = self._run.agenda, self._run.clock
        stand = self._run.standing()
        if not agenda or self._run.is_over:
            words = summary(agenda) if agenda else ""
        else:
            whole = sum(step.allotted for step in agenda) * MINUTE
            ends = stand.expected if stand is not None else clock.now + whole
            end = time_of_day(clock.as_shown(ends))
            words = _("{length}, ends {end}").format(length=summary(agenda), end=end)
        if words != self.summary.full_text():
            self.summary.setText(words)

    def _follow(self, step: AgendaStep) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.form.isAncestorOf(focus):
            self.list.show_step(step.id)

    def _show_fields(self, id: str) -> None:
        self.form.show_step(id)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """The list is as high as its rows, so that it is the page around it that scrolls."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        page = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and page is not None and self.list.currentRow() >= 0:
            row = self.list.visualItemRect(self.list.currentItem())
            middle = self.list.viewport().mapTo(page, row.center())
            area.ensureVisible(0, middle.y(), 0, row.height())
