"""Frozen records of a workshop: the steps of its agenda and its rounds of voting; no clock and no graph.

What only this machine knows of a workshop (the timer, drafts, private notes) is not here: it is never merged.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from cxstudio.model.records import Count, Day, Id, Ids, Node, OrderKey, Text, Title

Lens = Literal[
    "title", "people", "stages", "stage", "capture", "map", "hands", "vote", "matrix", "read_back", "timer"
]
StepMinutes = Annotated[int, Meta(ge=0, le=480)]
Budget = Annotated[int, Meta(ge=0, le=100)]
Moment = Annotated[float, Meta(ge=0, le=1e11)]  # seconds since 1970, UTC
KindName = Annotated[str, Meta(max_length=60)]


class AgendaStep(Node, frozen=True, kw_only=True):
    """One step of a workshop: how long it takes, what is said, and what the room sees meanwhile.

    `began` and `ended` tell the run of the agenda; they are written in lasting rows, which undo leaves alone.
    """

    kind: str = "agenda_step"
    title: Title = ""
    minutes: StepMinutes = 5
    say: Text = ""  # a prompt to say aloud
    lens: Lens = "map"
    adds: KindName = ""  # what a bare text of the entry line becomes; "" = as it was
    done_when: Text = ""
    keeps: bool = False  # its minutes, when the rest is squeezed: the plan is never cut
    squeezed: StepMinutes | None = None  # its minutes once the rest was squeezed
    began: Moment | None = None
    ended: Moment | None = None
    order: OrderKey = ""

    @property
    def allotted(self) -> int:
        """The minutes it has now."""
        return self.minutes if self.squeezed is None else self.squeezed


class VoteRound(Node, frozen=True, kw_only=True):
    """One round of a dot vote. A closed one never changes, and no undo reaches it.

    `dots` and `concerns` are counted for each of the `candidates`, in their order. `words` are what the candidates said
    when the round was closed: cards are rewritten, what was voted on is not. `result` is written at the closing alone,
    so that a copy in which somebody tallied on cannot change it.
    """

    kind: str = "vote_round"
    title: Title = ""  # the question
    area: Id = ""  # a journey, stage or touchpoint; "" = everywhere
    kinds: Annotated[tuple[KindName, ...], Meta(max_length=60)] = ()
    candidates: Ids = ()
    words: Annotated[tuple[Title, ...], Meta(max_length=200)] = ()
    dots: Annotated[tuple[Count, ...], Meta(max_length=200)] = ()
    concerns: Annotated[tuple[Count, ...], Meta(max_length=200)] = ()
    result: Annotated[
        tuple[Count, ...], Meta(max_length=400)
    ] = ()  # at the closing: all dots, then all concerns
    budget: Budget = 3  # dots each person has
    concern_budget: Budget = 0  # dots of concern each person has
    voters: Count = 0
    elsewhere: Count = 0  # dots on candidates that an excerpt has left out
    state: Literal["open", "closed"] = "open"
    date: Day = ""  # of its closing
    after: Id = ""  # the round whose top is voted on again
    order: OrderKey = ""

    @property
    def closed(self) -> bool:
        return self.state == "closed"

    @property
    def counted(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The dots and the dots of concern of the candidates: of a closed round those it was closed with."""
        half = len(self.candidates)
        if self.closed and len(self.result) == 2 * half:
            return self.result[:half], self.result[half:]
        blank = (0,) * half
        return (*self.dots, *blank)[:half], (*self.concerns, *blank)[:half]

    @property
    def placed(self) -> int:
        """How many dots are placed, without those of concern."""
        return sum(self.counted[0]) + self.elsewhere

    @property
    def to_place(self) -> int:
        """How many dots the room has, without those of concern."""
        return self.budget * self.voters
