"""The kinds of a workshop, one row each: words, icon, fields; no clock and no formula."""

from __future__ import annotations

from cxstudio.model import workshops
from cxstudio.model.card_kinds import CARD_ROWS
from cxstudio.model.kind_types import Field, Kind
from cxstudio.model.map_kinds import MAP_ROWS
from cxstudio.model.work_kinds import WORK_ROWS
from cxstudio.words import N_

# What the wall shows, in the words of a list to choose from.
LENSES: tuple[tuple[workshops.Lens, str], ...] = (
    ("title", N_("Title and goal")),
    ("people", N_("Persona and boundaries")),
    ("stages", N_("Stages")),
    ("stage", N_("One stage")),
    ("capture", N_("Newest cards first")),
    ("map", N_("Whole map")),
    ("hands", N_("Emotions by hands")),
    ("vote", N_("Vote")),
    ("matrix", N_("Impact and effort")),
    ("read_back", N_("Read-back")),
    ("timer", N_("Timer alone")),
)
# What a bare text of the entry line can become.
_ADDED = tuple(
    (row.name, row.label)
    for row in (*MAP_ROWS, *CARD_ROWS, *WORK_ROWS)
    if row in CARD_ROWS or row.name in ("stage", "touchpoint", "action", "decision")
)

WORKSHOP_ROWS: tuple[Kind, ...] = (
    Kind(
        "agenda_step",
        workshops.AgendaStep,
        N_("Agenda step"),
        N_("Agenda"),
        "list-todo",
        drawn=False,
        fields=(
            Field("title", N_("Title"), "line", "identity"),
            Field("minutes", N_("Minutes"), "duration"),
            Field("say", N_("To say aloud"), "text"),
            Field("lens", N_("On the wall"), "choice", choices=LENSES),
            Field("adds", N_("Entry line adds"), "choice", choices=(("", N_("As before")), *_ADDED)),
            Field("done_when", N_("Done when"), "text"),
            Field("keeps", N_("Keeps its minutes"), "check"),
        ),
        view="table",
    ),
    Kind(
        "vote_round",
        workshops.VoteRound,
        N_("Vote"),
        N_("Votes"),
        "vote",
        drawn=False,
        fields=(
            Field("title", N_("Question"), "line", "identity"),
            Field("budget", N_("Dots for each person"), "number", low=0, high=100),
            Field("concern_budget", N_("Dots of concern for each person"), "number", low=0, high=100),
            Field("voters", N_("Voters"), "number"),
            Field("date", N_("Date"), "date"),
        ),
        view="table",
    ),
)
