"""What a line says while votes are tallied by keyboard, and what it does to an open round; no window.

The grammar, the same in every language. Several stand in one line, with blanks or commas between them:

    A       one more dot for A          A !      one more dot of concern
    A 5     A has five dots             A !2     A has two dots of concern
    A +2    two more dots               A !+2    two more of concern
    A -1    one dot less                A !-1    one of concern less

Letters may be small, the blank may be missing, digits may be of any script. Without a letter the line is about the
candidate that is chosen: "5", "+1", "!2".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cxstudio.edits.problems import Refused
from cxstudio.edits.votes import tally
from cxstudio.model.document import Document
from cxstudio.model.labels import label, place_of
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _

_MOST = 60  # tallies of one line
_ONE = re.compile(
    r"(?P<label>[A-Za-z]{0,2})(?![A-Za-z])\s*(?P<concern>!?)\s*(?P<sign>[+-]?)\s*(?P<number>\d{0,4})(?!\d)[\s,;]*"
)
_SAME = str.maketrans("−–،؛！", "--,;!")


@dataclass(frozen=True, slots=True)
class Tally:
    """One tally: a candidate by its place (None = the one that is chosen), and its dots, or how many more."""

    place: int | None
    number: int
    more: bool
    concern: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What a candidate has, and what the room has left of the same dots."""

    place: int
    dots: int
    left: int
    room: int
    concern: bool

    @property
    def label(self) -> str:
        return label(self.place)


@dataclass(frozen=True, slots=True)
class Mark:
    """One tally that was done, its candidate by its place, and the dots this had `before`."""

    place: int
    tally: Tally
    before: int

    @property
    def label(self) -> str:
        return label(self.place)

    @property
    def written(self) -> str:
        """As it is typed in full: "A +1", "B !2"."""
        more = self.tally.more and self.tally.number >= 0
        return f"{self.label} {'!' * self.tally.concern}{'+' * more}{self.tally.number}"


def read_tallies(text: str) -> tuple[Tally, ...]:
    """What a line says; nothing for a line that cannot be read as a whole."""
    plain = unicodedata.normalize("NFKC", text).translate(_SAME)
    line = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf").strip()  # marks of direction
    found: list[Tally] = []
    at = 0
    while at < len(line):
        match = _ONE.match(line, at)
        if match is None or match.end() == at or len(found) == _MOST:
            return ()
        tally = _tally(*match.group("label", "concern", "sign", "number"))
        if tally is None:
            return ()
        found.append(tally)
        at = match.end()
    if len(found) > 1 and any(one.place is None for one in found):
        return ()
    return tuple(found)


def calls_dots(text: str) -> bool:
    """Whether a line names candidates by their letters with dots for them: "A 3", "c5, B +2"."""
    found = read_tallies(text)
    return bool(found) and all(one.place is not None for one in found) and any(map(str.isdigit, text))


def _tally(letters: str, concern: str, sign: str, number: str) -> Tally | None:
    place = place_of(letters)
    if sign and not number:
        number = "1"
    if not number:
        return Tally(place, 1, True, bool(concern)) if letters or concern else None
    count = int(number)
    return Tally(place, -count if sign == "-" else count, bool(sign), bool(concern))


class Tallying:
    """The tally of one open round, with what was tallied before, so that the last can be taken back."""

    def __init__(self, document: Document, vote: str) -> None:
        self._document, self.vote = document, vote
        self.chosen = 0
        self._done: list[list[Mark]] = []  # the marks of each line

    @property
    def round(self) -> VoteRound:
        """The round as it is now. Raises Refused when it is gone."""
        found = self._document.find(self.vote, VoteRound)
        if found is None:
            raise Refused(_("This vote is no longer there"))
        return found

    def choose(self, by: int) -> None:
        """Choose the next candidate, or the one before, for lines without a letter."""
        self.chosen = max(0, min(len(self.round.candidates) - 1, self.chosen + by))

    def would_be(self, text: str) -> tuple[Standing, ...]:
        """What each candidate a line names would have. Raises Refused, in one sentence, for what cannot be."""
        return self._read(text)[0]

    def _read(self, text: str) -> tuple[tuple[Standing, ...], list[Mark]]:
        """What each candidate a line names would have, and the marks that lead there, one after the other."""
        vote = self.round
        counts = {False: list(_full(vote, vote.dots)), True: list(_full(vote, vote.concerns))}
        room = {False: vote.to_place, True: vote.voters * vote.concern_budget}
        tallies = read_tallies(text)
        if not tallies:
            raise Refused(_("Type the letter of a candidate and its dots, such as A 5"))
        last: dict[tuple[int, bool], None] = {}
        marks = []
        for one in tallies:
            place = self.chosen if one.place is None else one.place
            if place >= len(vote.candidates):
                raise Refused(_("There is no candidate {letter}").format(letter=label(place)))
            if one.concern and not room[True]:
                raise Refused(_("This vote has no dots of concern"))
            mine = counts[one.concern]
            marks.append(Mark(place, one, mine[place]))
            mine[place] = max(0, mine[place] + one.number) if one.more else one.number
            last[place, one.concern] = None
        for concern, mine in counts.items():
            over = sum(mine) - room[concern]
            if over > 0:
                raise Refused(
                    _("The room has {room} dots, and {over} too many would be placed").format(
                        room=room[concern], over=over
                    )
                )
        return tuple(
            Standing(place, counts[of][place], room[of] - sum(counts[of]), room[of], of) for place, of in last
        ), marks

    def enter(self, text: str) -> tuple[Standing, ...]:
        """Tally what a line says, all of it or nothing. Raises Refused."""
        wanted, marks = self._read(text)
        self._done.append(marks)  # who hears of the dots asks for it
        try:
            self._write({(one.place, one.concern): one.dots for one in wanted})
        except BaseException:
            self._done.pop()
            raise
        self.chosen = wanted[-1].place
        return wanted

    @property
    def marked(self) -> bool:
        """Whether there is a mark to take back."""
        return bool(self._done)

    def take_back(self) -> tuple[tuple[Mark, ...], tuple[Standing, ...]]:
        """Take the last mark back; returns it, and what its candidate has now. Raises Refused where there is none.

        Dots that a line moved go back together, where the room has not enough for a part of the line.
        """
        if not self._done:
            raise Refused(_("There is no tally to take back"))
        rest = list(self._done[-1])
        wanted: dict[tuple[int, bool], int] = {}
        gone: list[Mark] = []
        while rest and (not gone or self._too_many(wanted)):
            mark = rest.pop()
            gone.append(mark)
            wanted[mark.place, mark.tally.concern] = mark.before
        self._write(wanted)
        self._done[-1:] = [rest] if rest else []
        self.chosen = gone[-1].place
        return tuple(gone), tuple(self.standing(place, concern=concern) for place, concern in wanted)

    def _too_many(self, wanted: dict[tuple[int, bool], int]) -> bool:
        """Whether the room has fewer dots than would be placed."""
        more = {False: 0, True: 0}
        for (place, concern), dots in wanted.items():
            more[concern] += dots - self.standing(place, concern=concern).dots
        return any(self.standing(0, concern=concern).left < n for concern, n in more.items())

    def standing(self, place: int, *, concern: bool = False) -> Standing:
        """What a candidate has now."""
        vote = self.round
        counts = _full(vote, vote.concerns if concern else vote.dots)
        room = vote.voters * vote.concern_budget if concern else vote.to_place
        return Standing(place, counts[place], room - sum(counts), room, concern)

    def _write(self, wanted: dict[tuple[int, bool], int]) -> None:
        """The ones that have fewer now go first, so that no dot is one too many on the way."""
        candidates = self.round.candidates
        more = {of: dots - self.standing(of[0], concern=of[1]).dots for of, dots in wanted.items()}
        with self._document.transaction(_("Tally votes"), lasting=True):
            for place, concern in sorted(more, key=more.__getitem__):
                dots = wanted[place, concern]
                tally(self._document, self.vote, candidates[place], dots, concern=concern)


def _full(vote: VoteRound, counts: tuple[int, ...]) -> tuple[int, ...]:
    return (*counts, *(0,) * (len(vote.candidates) - len(counts)))[: len(vote.candidates)]
