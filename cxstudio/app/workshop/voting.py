"""The votes of one window: opened, tallied, closed, voted on again; what is typed and what is shown stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.hands_mode import KEPT
from cxstudio.app.workshop.line_modes import LineModes
from cxstudio.app.workshop.vote_mode import VoteMode
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.problems import Refused
from cxstudio.edits.votes import Terms, close_round, discard_round, open_round, set_voters
from cxstudio.insight.people import people_present
from cxstudio.insight.plan import today
from cxstudio.insight.votes import candidates, latest, top
from cxstudio.model.document import Report
from cxstudio.model.groups import grouped
from cxstudio.model.labels import label
from cxstudio.model.plans import Group
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _
from cxstudio.workshop.stand import Stand
from cxstudio.workshop.tally import Tallying, calls_dots

SECOND_ROUND = 3  # so many places go into it


class Voting(QObject):
    """`changed` tells that a round is another one or says something else. `prepare` opens one as it is filled in."""

    changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around.workshop)
        self._around = around
        self._modes = LineModes.of(around)
        self._lettered: MapCanvas | None = None
        self.mode: VoteMode | None = None
        self.hidden = False
        self.leaving = ""  # what is said to whoever goes on while a round is open
        self.prepare: Callable[[], None] = self._open_usual
        around.workshop.changed.connect(self._fit)
        around.workshop.on.connect(self._fit)
        stop = around.document.subscribe(self._hear)
        around.workshop.destroyed.connect(stop)
        around.workshop.agenda.why_stay = self._why_stay
        self._fit()

    @classmethod
    def of(cls, around: Around) -> Voting:
        """The votes of a window, made when they are first asked for."""
        return around.workshop.findChild(cls) or cls(around)

    @property
    def round(self) -> VoteRound | None:
        """The round that is shown: the one the workshop stands at, else the last."""
        document = self._around.document
        return document.find(self._around.workshop.stand.vote, VoteRound) or latest(document)

    @property
    def people(self) -> int:
        """How many may vote: who is in the room, else as many as raised their hands."""
        present = people_present(self._around.document)
        raised = self._around.session.file.local(KEPT)
        return present or (raised if isinstance(raised, int) else 0)

    def open(self, title: str, candidates: list[str], terms: Terms) -> None:
        """Open a round and show it. Raises Refused."""
        vote = open_round(self._around.document, title, candidates, terms)
        self.show(vote)
        self._around.entry().line.setFocus()

    def show(self, vote: str) -> None:
        """Show a round on the wall; the line tallies it while it is open."""
        self._around.workshop.be(lens="vote", vote=vote)

    def open_or_close(self) -> None:
        """Close the round that is open, else open one as it is filled in."""
        vote = self.round
        if vote is not None and not vote.closed:
            self.attempt(self.close)
        else:
            self.attempt(self.prepare)

    def close(self) -> None:
        """Freeze the open round with its result. Raises Refused while nothing is tallied."""
        vote = self.round
        if vote is None:
            raise Refused(_("There is no vote yet"))
        close_round(self._around.document, vote.id, today())
        self._around.workshop.be(lens="vote", vote=vote.id)
        self._around.say(_("The vote is closed"))

    def change_voters(self, voters: int) -> None:
        """Say how many vote, where people came late or left. Raises Refused where more dots are placed."""
        vote = self.round
        if vote is None:
            raise Refused(_("There is no vote yet"))
        if voters != vote.voters:
            set_voters(self._around.document, vote.id, voters)

    def discard(self) -> None:
        """Take the open round away. Raises Refused for a closed one."""
        vote = self.round
        if vote is None:
            raise Refused(_("There is no vote yet"))
        discard_round(self._around.document, vote.id)

    def second_round(self) -> None:
        """Vote again on the first places of a closed round. Raises Refused where that leaves nothing to choose."""
        vote = self.round
        if vote is None or not vote.closed:
            raise Refused(_("A second round needs a closed vote"))
        ids = [id for id in top(self._around.document, vote, SECOND_ROUND) if self._around.document.get(id)]
        terms = Terms(
            vote.voters, vote.budget, vote.concern_budget, vote.area, vote.kinds, after=vote.id
        )  # the same people, with as many dots
        self.open(vote.title, ids, terms)

    def undo(self) -> bool:
        """Take the last mark back, which no undo of the map reaches; False where undo means the map."""
        mode = self.mode
        if mode is None or not self.marked_last:
            return False
        self._around.say(mode.take_back())
        self.changed.emit()
        return True

    @property
    def marked_last(self) -> bool:
        """Whether undo takes a mark back: the line tallies, and a mark was done last."""
        mode = self.mode
        return mode is not None and self._around.entry().mode is mode and mode.marked_last

    def follow(self) -> None:
        """Another map is on the screen: the letters and the line come along."""
        self._modes.fit()
        self._fit()

    def vote_again(self) -> None:
        """Begin the second round, or say why there is none."""
        self.attempt(self.second_round)

    def give_up(self) -> None:
        """Discard the open round, or say why not."""
        self.attempt(self.discard)

    def hide(self) -> None:
        """Keep the numbers off this screen while it is mirrored, or show them again."""
        self.hidden = not self.hidden
        if self.mode is not None:
            self.mode.hidden = self.hidden
            self.mode.changed()
        self.changed.emit()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it, or say why not."""
        try:
            act()
        except Refused as refusal:
            self._around.say(refusal.reason)
            return False
        return True

    def _open_usual(self) -> None:
        """A vote on the pains of the journey, three dots for everybody in the room."""
        document, journey = self._around.document, self._around.journey()
        self.open("", candidates(document, journey), Terms(self.people or 1, kinds=("pain",)))

    @property
    def key(self) -> str:
        """The key that opens and closes, as its row of the menu has it."""
        row = self._around.window.findChild(QAction, "workshop.vote")
        return row.shortcut().toString(QKeySequence.SequenceFormat.NativeText) if row is not None else ""

    def _why_stay(self) -> str:
        """Why the step that runs is not over yet, "" where nothing holds it."""
        vote, now = latest(self._around.document), self._around.workshop.agenda.running
        if vote is None or vote.closed or now is None or now.lens != "vote":
            return ""
        said = _("The vote is still open: {key} closes it, the same again goes on with the next step")
        self.leaving = said.format(key=self.key)
        self.changed.emit()
        return self.leaving

    def _guard(self, text: str) -> None:
        """Dots are no notes: raises Refused for them where the wall shows a vote and none is open."""
        workshop, vote = self._around.workshop, self.round
        if not workshop.running or workshop.stand.lens != "vote" or not calls_dots(text):
            return
        if vote is None:
            raise Refused(_("The vote is not open yet: {key} opens it").format(key=self.key))
        if vote.closed:
            raise Refused(_("The vote is closed: “New vote” begins another"))

    def _hear(self, report: Report) -> None:
        if any(isinstance(c.before or c.after, VoteRound) for c in report.changes):
            self._fit()
        elif self.round is not None:
            self.changed.emit()

    def _fit(self, _of: object = None) -> None:
        """The line and the letters on the map are those of the round that is shown."""
        vote, self.leaving = self.round, ""
        self._around.entry().guard = self._guard
        tallied = self.mode.tallying.vote if self.mode is not None else ""
        wanted = vote.id if vote is not None and not vote.closed else ""
        if wanted != tallied:
            self.mode = None
            if wanted:
                self.mode = VoteMode(self._around, Tallying(self._around.document, wanted))
                self.mode.hidden = self.hidden
            self._modes.put("vote", self.mode)
        elif self.mode is not None:
            self.mode.changed()
        self._letter(vote)
        self.changed.emit()

    def _letter(self, vote: VoteRound | None) -> None:
        """The letters stand on the cards of the map while the wall shows the vote; on all those of a group."""
        stand: Stand = self._around.workshop.stand
        canvas = self._around.canvas()
        if self._lettered is not None and self._lettered is not canvas:
            self._lettered.markings.lettered.call({})
        shown = vote is not None and stand.lens == "vote" and self._around.workshop.running
        letters: dict[str, str] = {}
        for place, id in enumerate(vote.candidates if vote is not None and shown else ()):
            cards = (
                grouped(self._around.document, id)
                if self._around.document.find(id, Group) is not None
                else [id]
            )
            letters.update(dict.fromkeys(cards, label(place)))
        if letters or self._lettered is canvas:
            canvas.markings.lettered.call(letters)
            canvas.update()
        self._lettered = canvas if letters else None
