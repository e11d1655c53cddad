"""Agendas one can begin with, in words marked for translation; no document and no clock."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.workshops import Lens
from cxstudio.words import N_


@dataclass(frozen=True, slots=True)
class ReadyStep:
    """A step of a ready agenda: what `AgendaStep` holds, in English message ids."""

    title: str
    minutes: int
    lens: Lens
    say: str
    done_when: str
    adds: str = ""
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class ReadyAgenda:
    """A ready agenda by its name; `about` says what it is for."""

    name: str
    title: str
    about: str
    steps: tuple[ReadyStep, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


_WELCOME = ReadyStep(
    N_("Welcome and goal"), 5, "title",
    N_("This is what we want to know by the end. Everything that is said goes onto the map; nothing is wrong."),
    N_("Everybody knows the goal and when we end."),
)  # fmt: skip
_PERSONA = ReadyStep(
    N_("Persona and boundaries"), 7, "people",
    N_("Whose journey is it? With what does it begin, and with what does it end?"),
    N_("One persona, one start and one end are written down."),
)  # fmt: skip
_STAGES = ReadyStep(
    N_("Stages"), 8, "stages",
    N_("What are the five to seven great steps, in the customer's words?"),
    N_("Five to seven stages that nobody doubts."), "stage",
)  # fmt: skip
_SILENT = ReadyStep(
    N_("Write in silence"), 6, "timer",
    N_("Write on paper, one thought a note: what do you do there, what do you think, what annoys you? Nobody speaks."),
    N_("Everybody has five notes or more."), "touchpoint",
)  # fmt: skip
_READ_OUT = ReadyStep(
    N_("Read out"), 24, "capture",
    N_("One after another, one note each. Say where on the journey it belongs. I write."),
    N_("All notes are read; what is alike is together."), "touchpoint",
)  # fmt: skip
_GAPS = ReadyStep(
    N_("Check for gaps"), 5, "map",
    N_("Where does the journey jump? Which touchpoint has no channel, which stage is empty?"),
    N_("Every stage has a touchpoint, every touchpoint a channel."), "touchpoint",
)  # fmt: skip
_BREAK = ReadyStep(
    N_("Break"), 5, "timer", N_("We go on when the clock says so."), N_("Everybody is back.")
)  # fmt: skip
_EMOTIONS = ReadyStep(
    N_("Emotions"), 13, "hands",
    N_("How does the persona feel here? Show one to five fingers, all at once, at three."),
    N_("Every touchpoint has a point on the curve."),
)  # fmt: skip
_PAINS = ReadyStep(
    N_("Pain points"), 15, "stage",
    N_("Where does it hurt, how much, and how often? How do we know?"),
    N_("The deepest dips have a pain point, and it says how sure we are."), "pain",
)  # fmt: skip
_VOTE = ReadyStep(
    N_("Vote on the pain points"), 5, "vote",
    N_("You have three dots. Choose in silence, then call your letters."),
    N_("All dots are placed and the vote is closed."),
)  # fmt: skip
_OPPORTUNITIES = ReadyStep(
    N_("Opportunities for the top three"), 10, "capture",
    N_("What would have to be true for this pain point to be gone?"),
    N_("Each of the top three has an opportunity."), "opportunity",
)  # fmt: skip
_MATRIX = ReadyStep(
    N_("Impact and effort"), 5, "matrix",
    N_("How much would it help, from one to five? How hard is it?"),
    N_("Each opportunity has its place."),
)  # fmt: skip
_PLAN = ReadyStep(
    N_("Owner, date, first step"), 8, "matrix",
    N_("Who takes this one? By when? What will you do on Monday?"),
    N_("Each of the first three has a name, a date and a first step."), "action", keeps=True,
)  # fmt: skip
_READ_BACK = ReadyStep(
    N_("Read-back and parking lot"), 4, "read_back",
    N_("I read out what we decided. Stop me where it is wrong. What becomes of the parking lot?"),
    N_("Everybody heard their name and date; the parking lot is empty."), keeps=True,
)  # fmt: skip

TWO_HOURS = ReadyAgenda(
    "two-hours",
    N_("Current state in two hours"),
    N_("From nothing to a map with emotions, pain points and a plan"),
    (
        _WELCOME, _PERSONA, _STAGES, _SILENT, _READ_OUT, _GAPS, _BREAK, _EMOTIONS, _PAINS, _VOTE, _OPPORTUNITIES,
        _MATRIX, _PLAN, _READ_BACK,
    ),
)  # fmt: skip

FUTURE = ReadyAgenda(
    "future-state",
    N_("Future state in half a day"),
    N_("From the map of today to the journey you want, and how to get there"),
    (
        ReadyStep(N_("Welcome and goal"), 10, "title", _WELCOME.say, _WELCOME.done_when),
        ReadyStep(N_("The journey of today"), 20, "stage",
                  N_("I walk you through it, the lowest points first. What do we accept, what not?"),
                  N_("The room agrees on what must change."), "question"),
        ReadyStep(N_("The impression we want"), 20, "title",
                  N_("What shall customers say about us afterwards, in one sentence?"),
                  N_("One sentence that everybody can repeat."), "quote"),
        ReadyStep(N_("Write ideas in silence"), 15, "timer",
                  N_("One idea a note, as many as you can. Do not judge."), N_("Everybody has eight ideas or more."),
                  "idea"),
        ReadyStep(N_("Read out and group"), 35, "capture",
                  N_("One after another. What is alike goes together under one name."),
                  N_("All ideas are on the map, in groups."), "idea"),
        ReadyStep(N_("Break"), 15, "timer", _BREAK.say, _BREAK.done_when),
        ReadyStep(N_("Build the future journey"), 45, "stage",
                  N_("What happens now at this touchpoint? What is gone, what is new?"),
                  N_("Every stage of the future journey is filled."), "touchpoint"),
        ReadyStep(N_("How it will feel"), 15, "hands", _EMOTIONS.say, _EMOTIONS.done_when),
        ReadyStep(N_("Vote on the ideas"), 10, "vote", _VOTE.say, _VOTE.done_when),
        ReadyStep(N_("Impact and effort"), 20, "matrix", _MATRIX.say, _MATRIX.done_when),
        ReadyStep(N_("Owner, date, first step"), 25, "matrix", _PLAN.say, _PLAN.done_when, "action", keeps=True),
        ReadyStep(N_("Read-back and parking lot"), 10, "read_back", _READ_BACK.say, _READ_BACK.done_when, keeps=True),
    ),
)  # fmt: skip

BLUEPRINT = ReadyAgenda(
    "blueprint",
    N_("Service blueprint in three hours"),
    N_("What happens behind each touchpoint: people, processes, systems"),
    (
        ReadyStep(N_("Welcome and goal"), 5, "title", _WELCOME.say, _WELCOME.done_when),
        ReadyStep(N_("What the customer does"), 25, "stage",
                  N_("Step by step: what does the customer do, and what is there to see or to hold?"),
                  N_("Every touchpoint says what the customer does."), "customer_does"),
        ReadyStep(N_("Frontstage"), 30, "capture",
                  N_("Whom does the customer meet, and what do they do?"),
                  N_("Every touchpoint with a person says what that person does."), "frontstage"),
        ReadyStep(N_("Backstage"), 30, "capture",
                  N_("What must happen behind the line, so that this works?"),
                  N_("Nothing frontstage hangs in the air."), "backstage"),
        ReadyStep(N_("Break"), 10, "timer", _BREAK.say, _BREAK.done_when),
        ReadyStep(N_("Support and systems"), 25, "capture",
                  N_("Which processes and systems does it lean on? What if they stand still?"),
                  N_("Each backstage step names what it leans on."), "system"),
        ReadyStep(N_("Where it breaks"), 20, "capture",
                  N_("Where do we wait, do things twice, or lose something?"),
                  N_("The breaks are marked where they happen."), "pain"),
        ReadyStep(N_("Vote on the breaks"), 5, "vote", _VOTE.say, _VOTE.done_when),
        ReadyStep(N_("Impact and effort"), 10, "matrix", _MATRIX.say, _MATRIX.done_when),
        ReadyStep(N_("Owner, date, first step"), 15, "matrix", _PLAN.say, _PLAN.done_when, "action", keeps=True),
        ReadyStep(N_("Read-back and parking lot"), 5, "read_back", _READ_BACK.say, _READ_BACK.done_when, keeps=True),
    ),
)  # fmt: skip

PAIN_HUNT = ReadyAgenda(
    "pain-hunt",
    N_("Pain hunt in 45 minutes"),
    N_("A map there is already: find what hurts most, and who mends it"),
    (
        ReadyStep(N_("Welcome and goal"), 3, "title", _WELCOME.say, _WELCOME.done_when),
        ReadyStep(N_("Walk the journey"), 7, "stage",
                  N_("I walk you through it. Note what hurts; we collect in a moment."),
                  N_("Everybody has seen the whole journey."), "question"),
        ReadyStep(N_("Write in silence"), 4, "timer",
                  N_("One pain point a note. What happened to you or to a customer?"),
                  N_("Everybody has three notes or more."), "pain"),
        ReadyStep(N_("Read out"), 12, "capture", _READ_OUT.say, _READ_OUT.done_when, "pain"),
        ReadyStep(N_("Vote on the pain points"), 4, "vote", _VOTE.say, _VOTE.done_when),
        ReadyStep(N_("Opportunities for the top three"), 6, "capture", _OPPORTUNITIES.say, _OPPORTUNITIES.done_when,
                  "opportunity"),
        ReadyStep(N_("Owner, date, first step"), 6, "matrix", _PLAN.say, _PLAN.done_when, "action", keeps=True),
        ReadyStep(N_("Read-back and parking lot"), 3, "read_back", _READ_BACK.say, _READ_BACK.done_when, keeps=True),
    ),
)  # fmt: skip

AGENDAS: tuple[ReadyAgenda, ...] = (TWO_HOURS, FUTURE, BLUEPRINT, PAIN_HUNT)
