"""The votes on the console: what the next one is about, how the open one stands, and how the closed ones came out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.controls import Choice
from cxstudio.app.days import day_said
from cxstudio.app.figures import figures
from cxstudio.app.labels import Elided, Label, label, restyle
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.vote_form import VoteForm, Voters
from cxstudio.app.workshop.vote_mode import gone_words
from cxstudio.app.workshop.voting import Voting
from cxstudio.insight.votes import outcome, words_of
from cxstudio.model.labels import label as letter
from cxstudio.model.naming import one_line
from cxstudio.model.workshops import AgendaStep, VoteRound
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext
from cxstudio.workshop.stand import Stand

HIDDEN = "•"  # in place of a number that is not for everybody


class VoteSection(Section):
    """The round that is shown, or the form of the next one. Numbers stay away while they are hidden."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self.voting = Voting.of(around)
        self._filling = False
        self._told = ""  # the closed round whose key said how the next one begins
        self._seen = ("", False)  # the round that stands at the top of the page, and whether it is closed
        self._up = QTimer(self, singleShot=True, interval=0)
        self._up.timeout.connect(self._to_top)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(_("Vote"), "section"), 1)
        self.placed: Label = label("", "caption")
        head.addWidget(self.placed)
        column.addLayout(head)
        self.rounds = Choice()
        self.rounds.setAccessibleName(_("Votes so far"))
        self.rounds.activated.connect(self._choose_round)
        column.addWidget(self.rounds)
        self.form = VoteForm(around.document, around.journey)
        self.form.wanted.connect(self._try_to_open)
        self.voting.prepare = self._open
        column.addWidget(self.form)
        self.question = self._wrapped("strong")
        column.addWidget(self.question)
        self.notice = self._wrapped("strong")
        column.addWidget(self.notice)
        self.tally = _Tally()
        self.tally.pressed.connect(self._put_dot)
        column.addWidget(self.tally)
        self.voters = Voters()
        self.voters.wanted.connect(self._change_voters)
        column.addWidget(self.voters)
        self.about = self._wrapped("caption")
        column.addWidget(self.about)
        self.close_button = self._button(_("Close the vote"), self.voting.close)
        self.hide_button = QPushButton()
        self.hide_button.clicked.connect(self.voting.hide)
        self.discard_button = self._button(_("Discard"), self.voting.discard)
        self.again_button = self._button(_("Second round among the top 3"), self.voting.second_round)
        self.new_button = QPushButton(_("New vote"))
        self.new_button.clicked.connect(self.fill_in)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place in range(2):
            grid.setColumnStretch(place, 1)
        # The longest words have a row of their own; of an open vote and a closed one each has its own buttons.
        for button, row, place, wide in (
            (self.close_button, 0, 0, 1),
            (self.hide_button, 0, 1, 1),
            (self.discard_button, 1, 0, 1),
            (self.again_button, 2, 0, 2),
            (self.new_button, 3, 0, 1),
        ):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, row, place, 1, wide)
        column.addLayout(grid)
        self.voting.changed.connect(self._show)

    def _wrapped(self, name: str) -> Label:
        made = label("", name)
        made.setWordWrap(True)
        return made

    def _try_to_open(self) -> None:
        self.voting.attempt(self._open)

    def show_stand(self, stand: Stand) -> None:
        self._told = ""
        self.setVisible(stand.lens == "vote")
        self._show()

    def wear(self, wears: Theme) -> None:
        self.form.wear(wears)

    def go_on(self) -> None:
        """One key for all of it: close what is open; else fill in the next vote, and from there open it.

        A result that is shown stays: it is put away only by pressing again after that was said.
        """
        vote, shows = self.voting.round, self._around.workshop.stand.lens == "vote"
        ready = shows and bool(self.form.question.text().strip()) and bool(self.form.candidates())
        if vote is not None and not vote.closed:
            self._around.workshop.be(lens="vote", vote=vote.id)
            self.voting.attempt(self.voting.close)
        elif self.form.isVisible() and (ready or self._filled_in_now()):
            self.voting.attempt(self._open)
        elif vote is not None and shows and not self._filling and self._told != vote.id:
            self._told = vote.id
            self._around.say(_("The vote is closed: “New vote” begins another"))
        else:
            self.fill_in()

    def _filled_in_now(self) -> bool:
        """Whether the keyboard is in the form."""
        at: object = self.window().focusWidget()
        return isinstance(at, QWidget) and self.form.isAncestorOf(at)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self.voting.attempt(act))
        return button

    def _open(self) -> None:
        self.voting.open(self.form.question.text(), self.form.candidates(), self.form.terms())
        self._filling = False
        self.form.question.setText("")
        self._show()

    def fill_in(self) -> None:
        """Fill in the next vote, unless one is open."""
        self._around.workshop.be(lens="vote")
        self._filling, self._told = True, ""
        self._show()
        self.form.question.setFocus()
        self.form.question.selectAll()

    def _choose_round(self, place: int) -> None:
        self._filling = False
        self.voting.show(str(self.rounds.itemData(place)))

    def _show(self) -> None:
        """The section as the round that is shown stands now."""
        if self.isHidden():
            return
        vote = self.voting.round
        if vote is not None and not vote.closed:
            self._filling = False
        filling = self._filling or vote is None
        self._list_rounds(vote, filling=filling)
        self.form.setVisible(filling)
        if filling:
            self.form.renew(self.voting.people)
            self._propose_question()
        shown = vote if not filling else None
        for widget in (self.question, self.tally, self.about):
            widget.setVisible(shown is not None)
        self.notice.setText(self.voting.leaving)
        self.notice.setVisible(shown is not None and bool(self.voting.leaving))
        self._offer(shown)
        if shown is None:
            self.placed.setText("")
            return
        self.question.setText(one_line(shown.title) or _("Vote"))
        self.about.setText(self._terms(shown))
        hidden = self.voting.hidden and not shown.closed
        self.placed.setText(_placed(shown))
        self.tally.fill(self._rows(shown), hidden=hidden)
        if self._seen != (shown.id, shown.closed):
            self._seen = (shown.id, shown.closed)
            self._up.start()

    def _propose_question(self) -> None:
        """A step that is a vote has its own name as the question, until another is typed."""
        step = self._around.document.find(self._around.workshop.stand.step, AgendaStep)
        question = self.form.question
        if step is not None and step.lens == "vote" and not question.text() and not question.isModified():
            question.setText(one_line(step.title))

    def _to_top(self) -> None:
        """Once it is laid out: the ballot from its first candidate, or the result from its winner."""
        above: QObject | None = self.parent()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parent()
        inside = self.parentWidget()
        if isinstance(above, QScrollArea) and inside is not None:
            layout = inside.layout()
            if layout is not None:
                layout.activate()
            above.verticalScrollBar().setValue(self.y())

    def _change_voters(self, voters: int) -> None:
        """People come late, or leave, while a round is open."""
        self.voting.attempt(lambda: self.voting.change_voters(voters))
        self._around.entry().line.setFocus()
        self._show()

    def _put_dot(self, name: str) -> None:
        """One dot for the row that was clicked, as if it were typed: the line says it, and Backspace takes it back."""
        mode = self.voting.mode
        if mode is not None:
            self.voting.attempt(lambda: mode.enter(f"{name} +1"))
            self._around.to_line()

    def _offer(self, vote: VoteRound | None) -> None:
        is_open = vote is not None and not vote.closed
        closed = vote is not None and vote.closed
        self.voters.setVisible(is_open)
        if vote is not None:
            self.voters.fill(vote.voters, self.voting.people)
        self.close_button.setVisible(is_open)
        self.discard_button.setVisible(is_open)
        self.hide_button.setVisible(is_open)
        self.hide_button.setText(_("Show the tally") if self.voting.hidden else _("Hide the tally"))
        self.again_button.setVisible(closed)
        self.new_button.setVisible(closed)

    def _rows(self, vote: VoteRound) -> list[tuple[str, str, int, int]]:
        """Of an open round the candidates in their order, of a closed one the most dots first."""
        document = self._around.document
        if vote.closed:
            places = {id: place for place, id in enumerate(vote.candidates)}
            return [
                (letter(places[row.id]), row.words, row.dots, row.concerns) for row in outcome(document, vote)
            ]
        words = words_of(document, vote)
        dots = {row.id: (row.dots, row.concerns) for row in outcome(document, vote)}
        gone = {id for id in vote.candidates if document.get(id) is None}
        return [
            (letter(place), gone_words(words[place]) if id in gone else words[place], *dots[id])
            for place, id in enumerate(vote.candidates)
        ]

    def _terms(self, vote: VoteRound) -> str:
        people = ngettext("{n} voter", "{n} voters", vote.voters).format(n=vote.voters)
        dots = ngettext("{n} dot each", "{n} dots each", vote.budget).format(n=vote.budget)
        day = day_said(vote.date, weekday=False) if vote.date else ""
        n = vote.concern_budget
        worries = ngettext("{n} dot of concern", "{n} dots of concern", n).format(n=n) if n else ""
        left = _placed_of(vote) if vote.closed and vote.placed < vote.to_place else ""
        return figures(" · ".join(words for words in (people, dots, worries, left) if words)) + (
            f" · {day}" if day else ""
        )

    def _list_rounds(self, vote: VoteRound | None, *, filling: bool) -> None:
        all_rounds = self._around.document.nodes(VoteRound)
        self.rounds.setVisible(len(all_rounds) > 1 and not filling)
        self.rounds.clear()
        for place, one in enumerate(all_rounds, start=1):
            name = one_line(one.title) or _("Vote")
            if one.after:
                name = _("{name}, second round").format(name=name)
            self.rounds.addItem(figures(f"{place}. ") + name, one.id)
        if vote is not None:
            self.rounds.setCurrentIndex(self.rounds.findData(vote.id))


class _Tally(QWidget):
    """Candidates in rows: letter, words, dots, dots of concern behind a "!". `pressed`: the letter of a row."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Label, Elided, Label]] = []

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(at):
            return
        for name, words, _count in self._rows:
            if not name.isHidden() and words.y() <= at.y() < words.y() + words.height():
                self.pressed.emit(name.text())
                return

    def fill(self, rows: list[tuple[str, str, int, int]], *, hidden: bool) -> None:
        while len(self._rows) < len(rows):
            made = (label("", "keycap"), Elided("", ""), label("", "strong"))
            for place, widget in enumerate(made):
                self._grid.addWidget(widget, len(self._rows), place)
            made[2].setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            self._rows.append(made)
        for widgets in self._rows[len(rows) :]:
            for widget in widgets:
                widget.hide()
        for (name, words, count), (called, said, dots, concerns) in zip(self._rows, rows, strict=False):
            numbers = figures(f"{dots} !{concerns}" if concerns else str(dots))
            name.setText(called)
            words.setText(said)
            count.setText(HIDDEN if hidden else numbers)
            restyle(count, "look", "strong" if dots or hidden else "muted")
            for widget in (name, words, count):
                widget.show()


def _placed(vote: VoteRound) -> str:
    """How far the room is: "22 of 30 placed"."""
    if vote.closed:
        return _("closed")
    return _placed_of(vote)


def _placed_of(vote: VoteRound) -> str:
    return figures(_("{placed} of {n} placed").format(placed=vote.placed, n=vote.to_place))
