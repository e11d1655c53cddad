"""The clock of the console: time of the step, minutes more, the next step, how late it is; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from cxstudio.app.actions import tip
from cxstudio.app.controls import words_button
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import Elided, keycap, label, look
from cxstudio.app.workshop.agenda_words import (
    length_words,
    squeeze_would,
    standing_words,
    summary,
    time_of_day,
    title_of,
)
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.beep import Beep
from cxstudio.app.workshop.clock_face import ClockFace
from cxstudio.app.workshop.press_once import PressOnce
from cxstudio.model.document import Report
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.theme import Theme
from cxstudio.words import _
from cxstudio.workshop.agenda import next_step, remaining
from cxstudio.workshop.stand import Stand

SIGN = 16
NEAR = 4  # pixels between two sentences about one thing
EDGE = 16  # pixels around a section
_FORGOTTEN = 12 * 3600.0  # seconds after which an agenda is not late but was left open


class ClockSection(Section):
    """What the facilitator looks at most; without an agenda it is not there."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around, self._run, self._clock = around, around.workshop.agenda, around.workshop.clock
        self.beep = Beep(around.settings)
        self._wears: Theme | None = None
        self._stood = around.workshop.stand
        self._covered_in = around.workshop.stand.step
        self._gives = False  # what the button does: minutes come back, or go
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 12, EDGE, 12)
        column.setSpacing(8)
        self._add_head(column)
        self.face = ClockFace()
        column.addWidget(self.face)
        self._add_time_buttons()
        self._add_next(column)
        self._add_standing(column)
        self._clock.ticked.connect(self._tick)
        self._clock.passed.connect(self.beep.tell)
        self._stop = around.document.subscribe(self._hear)
        self.refresh()

    # Putting together

    def _add_head(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.place = label("", "caption")
        self.bell = QToolButton()
        self.bell.setIconSize(QSize(SIGN, SIGN))
        self.bell.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bell.clicked.connect(self._switch_sound)
        self._name_sound()
        row.addWidget(self.place, 1)
        row.addWidget(self.bell)
        column.addLayout(row)
        self.title = Elided("", "title")
        column.addWidget(self.title)
        self.unseen = label("", "strong")
        self.unseen.setWordWrap(True)
        self.unseen.hide()
        column.addWidget(self.unseen)

    def _add_time_buttons(self) -> None:
        self.pause = QToolButton()
        look(self.pause, "button")
        self.pause.setIconSize(QSize(SIGN, SIGN))
        self.pause.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.less = words_button(figures(_("−{n}").format(n=1)))
        self.more = words_button(figures(_("+{n}").format(n=1)))
        for button, action, does in (
            (self.pause, "workshop.pause", self._run.pause_or_go_on),
            (self.less, "workshop.minute-less", self._run.minute_less),
            (self.more, "workshop.minute-more", self._run.minute_more),
        ):
            button.setAccessibleName(self._action(action).text())
            button.setToolTip(self._tip(action))
            button.clicked.connect(does)
            self.face.put_beside(button)

    def _add_next(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.next = QPushButton()
        look(self.next, "primary")
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.next.setAutoDefault(False)
        self.next.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.next.clicked.connect(self._go_on)
        PressOnce(self.next)
        self.cap = keycap(self._key("workshop.next-step"))
        row.addWidget(self.next, 1)
        row.addWidget(self.cap)
        self.following = Elided("", "caption")
        near = QVBoxLayout()  # what belongs to the button stands close to it
        near.setSpacing(NEAR)
        near.addLayout(row)
        near.addWidget(self.following)
        column.addLayout(near)

    def _add_standing(self, column: QVBoxLayout) -> None:
        self.standing = label("")
        self.standing.setWordWrap(True)
        self.standing.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.would = label("", "caption")
        self.would.setWordWrap(True)
        self.squeeze = words_button(self._action("workshop.squeeze").text())
        self.squeeze.setToolTip(self._tip("workshop.squeeze"))
        self.squeeze.clicked.connect(self._run.squeeze)
        near = QVBoxLayout()
        near.setSpacing(NEAR)
        near.addWidget(self.standing)
        near.addWidget(self.would)
        column.addLayout(near)
        column.addWidget(self.squeeze)

    def _action(self, id: str) -> QAction:
        found = self._around.window.findChild(QAction, id)
        return found if isinstance(found, QAction) else QAction(self)

    def _key(self, id: str) -> str:
        return self._action(id).shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _tip(self, id: str) -> str:
        return tip(self._action(id))

    # Showing

    def show_stand(self, stand: Stand) -> None:
        self._show_unseen(stand)
        self.refresh()

    def _show_unseen(self, stand: Stand) -> None:
        """A step that began behind what the facilitator closed in an earlier one is told: opening it is theirs."""
        covers = [
            (id, words)
            for id, words, closed in (
                ("workshop.curtain", _("curtain"), stand.curtain),
                ("workshop.black", _("black"), stand.black),
                ("workshop.freeze", _("frozen"), stand.frozen),
            )
            if closed
        ]
        if not (self._stood.curtain or self._stood.black or self._stood.frozen):
            self._covered_in = stand.step
        self._stood = stand
        told = [f"{words} ({self._key(id)})" for id, words in covers]
        self.unseen.setText(_("The room does not see this step: {covers}").format(covers=", ".join(told)))
        self.unseen.setVisible(bool(covers) and stand.step != self._covered_in)

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self.face.wear(wears)
        self.refresh()

    def close_down(self) -> None:
        self._stop()

    def _hear(self, report: Report) -> None:
        if report.speaks_of(AgendaStep):
            self.refresh()

    def refresh(self) -> None:
        """Show everything anew."""
        agenda = self._run.agenda
        self.setVisible(bool(agenda))
        if not agenda:
            return
        now, over = self._run.running, self._run.is_over
        following = next_step(agenda)
        here = now or following
        self.place.setText(self._where(agenda, now))
        self.title.setText(title_of(here) if here is not None else _("The agenda is done"))
        self.face.setVisible(not over)
        for button in (self.pause, self.less, self.more):
            button.setVisible(now is not None)
        self._show_next(now, following, over=over)
        self._tick()
        self._dress()

    def _where(self, agenda: list[AgendaStep], now: AgendaStep | None) -> str:
        if now is None:
            return summary(agenda)
        return figures(_("Step {n} of {count}").format(n=agenda.index(now) + 1, count=len(agenda)))

    def _show_next(self, now: AgendaStep | None, following: AgendaStep | None, *, over: bool) -> None:
        take_away = self._take_away()
        self.next.setVisible(not over or take_away is not None)
        self.cap.setVisible(not over)
        if over:
            self.next.setText(take_away.text().replace("&", "") if take_away is not None else "")
            self.next.setToolTip(tip(take_away) if take_away is not None else "")
            self.following.setVisible(False)
            return
        self.next.setToolTip(self._tip("workshop.next-step"))
        self.next.setText(_("Begin") if now is None else _("Next step") if following else _("End the agenda"))
        words = ""
        if now is not None and following is not None:
            words = _("Next: {step}, {length}").format(
                step=title_of(following), length=length_words(following.allotted)
            )
        self.following.setText(words)
        self.following.setVisible(bool(words))

    def _take_away(self) -> QAction | None:
        found = self._around.window.findChild(QAction, "workshop.take-away")
        return found if isinstance(found, QAction) else None

    def _go_on(self) -> None:
        take_away = self._take_away()
        if self._run.is_over and take_away is not None:
            take_away.trigger()
        else:
            by_mouse = not self.next.hasFocus()
            self._run.next()
            if by_mouse:  # what is typed now is meant for the step, wherever the keyboard was
                self._around.to_line()

    def _tick(self, _left: int = 0) -> None:
        if self.isHidden():
            return
        now, clock = self._run.running, self._clock
        if now is not None and clock.countdown is not None:
            self.face.show_time(clock.shown, clock.countdown.total, paused=clock.paused)
        else:
            following = next_step(self._run.agenda)
            length = following.allotted * 60 if following is not None else 0
            self.face.show_time(length, length, paused=True)
        words = _("Go on") if clock.paused else _("Pause")
        if self.pause.accessibleName() != words:
            self.pause.setAccessibleName(words)
            self._dress()
        self._show_standing()

    def _show_standing(self) -> None:
        stand, clock = self._run.standing(), self._clock
        if stand is None:
            whole = sum(step.allotted for step in self._run.agenda) * 60
            ends = time_of_day(clock.as_shown(clock.now + whole))
            self.standing.setText(_("Ends {end} when it begins now").format(end=ends))
        elif self._run.is_over:
            self.standing.setText("")
        elif stand.late > _FORGOTTEN:
            self.standing.setText(_("It began on another day. Begin it anew in the menu of the agenda."))
        else:
            planned, expected = clock.as_shown(stand.planned), clock.as_shown(stand.expected)
            self.standing.setText(standing_words(stand, planned, expected))
        self.standing.setVisible(bool(self.standing.text()))
        # What lies beneath does not move under the hand when a moment needs a second line.
        lines = 2 if stand is not None else 1
        self.standing.setMinimumHeight(lines * self.standing.fontMetrics().lineSpacing())
        late = stand.late if stand is not None and stand.late <= _FORGOTTEN else 0.0
        self._show_squeeze(late)

    def _show_squeeze(self, late: float) -> None:
        minutes = self._run.squeezed() if abs(late) >= 60 and self._run.running is not None else {}
        self.squeeze.setVisible(bool(minutes))
        self.would.setVisible(bool(minutes))
        if not minutes:
            return
        to_come = remaining(self._run.agenda)
        before = {step.id: step.allotted for step in to_come}
        taken = sum(before[id] - length for id, length in minutes.items())
        keeps = any(step.keeps for step in to_come)
        self.would.setText(squeeze_would(before, minutes, late - taken * 60, keeps=keeps))
        words = _("Squeeze the rest") if taken >= 0 else _("Give minutes back")
        if self.squeeze.words() != words:
            self._gives = taken < 0
            self.squeeze.say(words)
            self._dress()

    def _switch_sound(self) -> None:
        self.beep.switch(on=not self.beep.is_on)
        self._name_sound()
        self._dress()

    def _name_sound(self) -> None:
        words = _("Sound on") if self.beep.is_on else _("Sound off")
        about = _(
            "The alert sound of the system at two minutes, thirty seconds and the end of a step. On at first."
        )
        self.bell.setToolTip(f"{words}\n{about}")
        self.bell.setAccessibleName(words)

    def _dress(self) -> None:
        if self._wears is None:
            return
        ink = self._wears.colour("ink")
        self.pause.setIcon(icon("play" if self._clock.paused else "pause", ink, SIGN))
        self.squeeze.setIcon(icon("expand" if self._gives else "shrink", ink, SIGN))
        muted = self._wears.colour("inkMuted")
        self.bell.setIcon(icon("bell", ink, SIGN) if self.beep.is_on else icon("bell-off", muted, SIGN))
