"""The tables of kinds, links and lanes: each kind's record, words, icon, colour role, home and fields; no drawing.

Words here are the English message ids; whoever shows one passes it through `words._`.
Adding a kind is one row in `card_kinds.py`, `map_kinds.py`, `work_kinds.py` or `workshop_kinds.py`, and a record when
it has fields of its own. What a row says is told in `kind_types.py`.
"""

from __future__ import annotations

from dataclasses import replace

from cxstudio.model import records
from cxstudio.model.card_kinds import CARD_ROWS, EVIDENCE
from cxstudio.model.kind_types import Field, Kind, LaneKind, LinkKind
from cxstudio.model.map_kinds import MAP_ROWS, NOTE_ROWS
from cxstudio.model.work_kinds import WORK_ROWS
from cxstudio.model.workshop_kinds import WORKSHOP_ROWS
from cxstudio.words import N_

__all__ = [
    "ADDED_KINDS",
    "ANNOTATION_KINDS",
    "CARD_KINDS",
    "EVIDENCE",
    "KINDS",
    "LANES",
    "LINK_KINDS",
    "Field",
    "Kind",
    "LaneKind",
    "LinkKind",
]

_KINDS: tuple[Kind, ...] = (*MAP_ROWS, *CARD_ROWS, *NOTE_ROWS, *WORK_ROWS, *WORKSHOP_ROWS)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}
CARD_KINDS: tuple[str, ...] = tuple(kind.name for kind in _KINDS if kind.record is records.Card)
# What somebody adds from a list: in the order of the tiles, then what is rarer.
ADDED_KINDS: tuple[str, ...] = (
    *(kind.name for kind in _KINDS if kind.palette),
    *(kind for kind in CARD_KINDS if not KINDS[kind].palette),
)
ANNOTATION_KINDS: tuple[str, ...] = tuple(kind.name for kind in _KINDS if kind.record is records.Annotation)

_TWINS = ("journey", "stage", "touchpoint", *CARD_KINDS)  # what a future state is compared by
LINK_KINDS: dict[str, LinkKind] = {
    kind.name: kind
    for kind in (
        LinkKind("next", N_("Next"), ("touchpoint",), ("touchpoint",), drawn=True),
        LinkKind("answers", N_("Answers"), ("idea", "opportunity"), ("pain", "opportunity")),
        LinkKind("about", N_("About"), (*CARD_KINDS, "feedback"), ("touchpoint",)),
        LinkKind("delivers", N_("Delivers"), ("action",), ("opportunity", "idea", "goal")),
        LinkKind("supports", N_("Supports"), ("system", "department", "support"), ("touchpoint",)),
        LinkKind(
            "basis",
            N_("Is the basis of"),
            ("source",),
            ("touchpoint", "stage", "journey", "persona", *CARD_KINDS),
        ),
        LinkKind("opens", N_("Opens"), ("touchpoint",), ("journey",)),
        LinkKind(
            "same_as",
            N_("Is the same as"),
            _TWINS,
            _TWINS,
        ),
        LinkKind("in_group", N_("Is in the group"), CARD_KINDS, ("group",)),
    )
}

LANES: dict[str, LaneKind] = {
    lane.key: replace(lane, kinds=lane.kinds or tuple(kind.name for kind in _KINDS if kind.lane == lane.key))
    for lane in (
        LaneKind("touchpoints", N_("Touchpoints"), "mouse-pointer-click", "B", always=True),
        LaneKind("channels", N_("Channels"), "radio", "C", derived=True),
        LaneKind("customer_does", N_("Customer does"), "footprints", "E"),
        LaneKind("knows", N_("Knows"), "graduation-cap", "F"),
        LaneKind("thoughts", N_("Thoughts"), "brain", "H"),
        LaneKind("feels_self", N_("Feels about themselves"), "heart", "I"),
        LaneKind("quotes", N_("Quotes"), "quote", "K"),
        LaneKind("evidence", N_("Physical evidence"), "image", "L"),
        LaneKind("emotion", N_("Emotion"), "activity", "N"),
        LaneKind("effort", N_("Effort"), "gauge", "O", derived=True),
        LaneKind("duration", N_("Time"), "clock", "P", derived=True),
        LaneKind("pains", N_("Pain points"), "frown", "Q"),
        LaneKind("gains", N_("Gains"), "smile", "T"),
        LaneKind("ideas", N_("Ideas"), "lightbulb", "V", kinds=("idea",)),
        LaneKind("opportunities", N_("Opportunities"), "sparkles", "W"),
        LaneKind("questions", N_("Questions"), "circle-help", "Z"),
        LaneKind("frontstage", N_("Frontstage"), "hand-helping", "c", line="interaction"),
        LaneKind("backstage", N_("Backstage"), "wrench", "f", line="visibility"),
        LaneKind("support", N_("Support processes"), "workflow", "i", line="internal"),
        LaneKind("systems", N_("Systems"), "server", "l"),
        LaneKind("departments", N_("Departments"), "building-2", "o"),
        LaneKind("employee", N_("Employee experience"), "handshake", "r"),
        LaneKind("metrics", N_("Metrics"), "gauge", "u", derived=True),
        LaneKind("feedback", N_("Feedback"), "messages-square", "w", derived=True),
        LaneKind("own", N_("Own lane"), "type", "x"),
    )
}
