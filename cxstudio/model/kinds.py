"""The tables of kinds, links and lanes: each kind's record, words, icon, colour role, home and fields; no drawing.

Words here are the English message ids; whoever shows one passes it through `words._`.
Adding a kind is one row here, and a record in `records.py` when it has fields of its own. What a row says is told in
`kind_types.py`.
"""

from __future__ import annotations

from dataclasses import replace

from cxstudio.model import records
from cxstudio.model.kind_types import Field, Kind, LaneKind, LinkKind
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

EVIDENCE = (
    ("assumed", N_("Assumed")),
    ("heard", N_("Heard")),
    ("observed", N_("Observed")),
    ("measured", N_("Measured")),
)
_EVIDENCE = Field("evidence", N_("Evidence"), "choice", "evidence", (("", N_("Not stated")), *EVIDENCE))
_CARD_HOMES = ("touchpoint", "stage")
_CARD_FIELDS = (
    Field("text", N_("Text"), "text", "identity"),
    Field("persona", N_("Persona"), "persona"),
    Field("internal", N_("Internal, never in a clean copy"), "check", "more"),
)
_WEIGHED = (
    Field("severity", N_("Severity"), "number", low=1, high=5),
    Field("frequency", N_("Frequency"), "number", low=1, high=5),
    _EVIDENCE,
)


def _card(
    name: str,
    label: str,
    plural: str,
    icon: str,
    role: str,
    lane: str,
    *,
    weighed: bool = False,
    short: str = "",
) -> Kind:
    return Kind(
        name,
        records.Card,
        label,
        plural,
        icon,
        role,
        lane,
        _CARD_HOMES,
        _CARD_FIELDS + (_WEIGHED if weighed else (_EVIDENCE,)),
        title_field="text",
        palette=True,
        short=short,
        column=name.replace("_", " "),
    )


_KINDS = (
    Kind(
        "session",
        records.Session,
        N_("Session"),
        N_("Sessions"),
        "folder",
        drawn=False,
        fields=(
            Field("title", N_("Title"), "line", "identity"),
            Field("client", N_("Client"), "line"),
            Field("facilitator", N_("Facilitator"), "line"),
            Field("date", N_("Date"), "date"),
            Field("language", N_("Language"), "language"),
            Field(
                "direction",
                N_("Direction"),
                "choice",
                choices=(("ltr", N_("Left to right")), ("rtl", N_("Right to left"))),
            ),
            Field("impression", N_("Impression we want"), "text", "more"),
            Field("promise", N_("Experience we promise"), "text", "more"),
        ),
    ),
    Kind(
        "persona",
        records.Persona,
        N_("Persona"),
        N_("Personas"),
        "user",
        title_field="name",
        palette=True,
        drawn=False,
        fields=(
            Field("name", N_("Name"), "line", "identity"),
            Field("role", N_("Role"), "line"),
            Field("segment", N_("Segment"), "line"),
            Field("quote", N_("Quote"), "text"),
            Field("goals", N_("Goals, one a line"), "text"),
            Field("employee", N_("Employee"), "check", "more"),
        ),
    ),
    Kind(
        "journey",
        records.Journey,
        N_("Journey"),
        N_("Journeys"),
        "route",
        drawn=False,
        fields=(
            Field("title", N_("Title"), "line", "identity"),
            Field("persona", N_("Persona"), "persona"),
            Field("scenario", N_("Scenario"), "text"),
            Field("expectations", N_("Expectations"), "text"),
            Field(
                "state",
                N_("State"),
                "choice",
                choices=(
                    ("current", N_("Current state")),
                    ("future", N_("Future state")),
                    ("ideal", N_("Ideal state")),
                ),
            ),
            Field(
                "basis",
                N_("Basis"),
                "choice",
                "evidence",
                (("assumed", N_("Assumed")), ("researched", N_("Researched"))),
            ),
            Field("start", N_("Starts when"), "line", "more"),
            Field("end", N_("Ends when"), "line", "more"),
        ),
    ),
    Kind(
        "stage",
        records.Stage,
        N_("Stage"),
        N_("Stages"),
        "columns-3",
        homes=("journey",),
        palette=True,
        fields=(
            Field("title", N_("Title"), "line", "identity"),
            Field("time_span", N_("Time span"), "line"),
            Field("goal", N_("Customer's goal"), "text"),
            Field("headline", N_("Headline"), "line", "more"),
        ),
    ),
    Kind(
        "lane",
        records.Lane,
        N_("Lane"),
        N_("Lanes"),
        "rows-3",
        homes=("journey",),
        fields=(Field("title", N_("Title"), "line", "identity"), Field("hidden", N_("Hidden"), "check")),
    ),
    Kind(
        "touchpoint",
        records.Touchpoint,
        N_("Touchpoint"),
        N_("Touchpoints"),
        "mouse-pointer-click",
        "accent",
        lane="touchpoints",
        homes=("stage",),
        palette=True,
        fields=(
            Field("title", N_("Title"), "line", "identity"),
            Field("description", N_("Description"), "text", "identity"),
            Field("channels", N_("Channel"), "channels"),
            Field("serves", N_("Who serves"), "line"),
            Field("minutes", N_("Time here"), "duration"),
            Field("effort", N_("Effort"), "number", low=1, high=7),
            Field("moment_of_truth", N_("Moment of truth"), "check"),
            Field(
                "friction",
                N_("Friction"),
                "choice",
                choices=(("none", N_("None")), ("harmful", N_("Harmful")), ("deliberate", N_("Deliberate"))),
            ),
            Field("friction_reason", N_("Reason for the friction"), "text", asked_with=("friction", "none")),
            Field(
                "service",
                N_("Served by"),
                "choice",
                "more",
                (
                    ("", N_("Not stated")),
                    ("human", N_("A person")),
                    ("automated", N_("Automation")),
                    ("feigned", N_("Automation that feigns a person")),
                ),
            ),
            _EVIDENCE,
        ),
    ),
    Kind(
        "channel",
        records.Channel,
        N_("Channel"),
        N_("Channels"),
        "radio",
        title_field="name",
        drawn=False,
        fields=(Field("name", N_("Name"), "line", "identity"),),
    ),
    Kind(
        "emotion",
        records.Emotion,
        N_("Emotion"),
        N_("Emotions"),
        "activity",
        lane="emotion",
        homes=("touchpoint",),
        title_field="",
    ),
    _card(
        "customer_does",
        N_("Action"),
        N_("Actions"),
        "footprints",
        "action",
        "customer_does",
        short=N_("Customer does"),
    ),
    _card("thought", N_("Thought"), N_("Thoughts"), "brain", "quote", "thoughts"),
    replace(_card("quote", N_("Quote"), N_("Quotes"), "quote", "quote", "quotes"), slanted=True),
    replace(
        _card("evidence", N_("Physical evidence"), N_("Physical evidence"), "image", "evidence", "evidence"),
        palette=False,
        column="physical evidence",  # not "evidence", which is taken for how sure something is
    ),
    _card(
        "pain",
        N_("Pain point"),
        N_("Pain points"),
        "frown",
        "pain",
        "pains",
        weighed=True,
        short=N_("Pain"),
    ),
    _card("gain", N_("Gain"), N_("Gains"), "smile", "gain", "gains"),
    _card(
        "opportunity",
        N_("Opportunity"),
        N_("Opportunities"),
        "sparkles",
        "opportunity",
        "opportunities",
        weighed=True,
    ),
    _card("idea", N_("Idea"), N_("Ideas"), "lightbulb", "idea", "opportunities"),
    _card("question", N_("Question"), N_("Questions"), "circle-help", "question", "questions"),
    Kind(
        "sticky",
        records.Annotation,
        N_("Sticky note"),
        N_("Sticky notes"),
        "sticky-note",
        "note",
        title_field="text",
        fields=(Field("text", N_("Text"), "text", "identity"),),
        palette=True,
        short=N_("Sticky"),
    ),
    Kind(
        "callout",
        records.Annotation,
        N_("Numbered note"),
        N_("Numbered notes"),
        "message-square",
        "ink",
        title_field="text",
        fields=(Field("text", N_("Text"), "text", "identity"),),
        palette=True,
    ),
    Kind(
        "attachment",
        records.Attachment,
        N_("Attachment"),
        N_("Attachments"),
        "paperclip",
        title_field="name",
        drawn=False,
        fields=(Field("name", N_("Name"), "line", "identity"),),
    ),
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}
CARD_KINDS: tuple[str, ...] = tuple(kind.name for kind in _KINDS if kind.record is records.Card)
# What somebody adds from a list: in the order of the tiles, then what is rarer.
ADDED_KINDS: tuple[str, ...] = (
    *(kind.name for kind in _KINDS if kind.palette),
    *(kind for kind in CARD_KINDS if not KINDS[kind].palette),
)
ANNOTATION_KINDS: tuple[str, ...] = tuple(kind.name for kind in _KINDS if kind.record is records.Annotation)

LINK_KINDS: dict[str, LinkKind] = {
    kind.name: kind
    for kind in (
        LinkKind("next", N_("Next"), ("touchpoint",), ("touchpoint",), drawn=True),
        LinkKind("answers", N_("Answers"), ("idea", "opportunity"), ("pain", "opportunity")),
        LinkKind("about", N_("About"), CARD_KINDS, ("touchpoint",)),
    )
}

LANES: dict[str, LaneKind] = {
    lane.key: replace(lane, kinds=tuple(kind.name for kind in _KINDS if kind.lane == lane.key))
    for lane in (
        LaneKind("touchpoints", N_("Touchpoints"), "mouse-pointer-click", "B", always=True),
        LaneKind("customer_does", N_("Customer does"), "footprints", "E"),
        LaneKind("thoughts", N_("Thoughts"), "brain", "H"),
        LaneKind("quotes", N_("Quotes"), "quote", "K"),
        LaneKind("evidence", N_("Physical evidence"), "image", "L"),
        LaneKind("emotion", N_("Emotion"), "activity", "N"),
        LaneKind("pains", N_("Pain points"), "frown", "Q"),
        LaneKind("gains", N_("Gains"), "smile", "T"),
        LaneKind("opportunities", N_("Opportunities"), "sparkles", "W"),
        LaneKind("questions", N_("Questions"), "circle-help", "Z"),
    )
}
