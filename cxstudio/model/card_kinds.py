"""The kinds of cards, one row each: words, icon, colour role, lane and fields; no lane table, no other thing."""

from __future__ import annotations

from dataclasses import replace

from cxstudio.model import records
from cxstudio.model.kind_types import Field, Kind
from cxstudio.words import N_

EVIDENCE = (
    ("assumed", N_("Assumed")),
    ("heard", N_("Heard")),
    ("observed", N_("Observed")),
    ("measured", N_("Measured")),
)
EVIDENCE_FIELD = Field("evidence", N_("Evidence"), "choice", "evidence", (("", N_("Not stated")), *EVIDENCE))
_CARD_HOMES = ("touchpoint", "stage")
_CARD_FIELDS = (
    Field("text", N_("Text"), "text", "identity"),
    Field("persona", N_("Persona"), "persona"),
    Field("internal", N_("Internal, never in a clean copy"), "check", "more"),
)
_PRIORITY = (
    Field("impact", N_("Impact"), "number", "more", low=1, high=5, step=0.5),
    Field("effort", N_("Effort"), "number", "more", low=1, high=5, step=0.5),
    Field("importance", N_("Importance to customers"), "number", "more", low=0, high=10),
    Field("satisfaction", N_("Satisfaction today"), "number", "more", low=0, high=10),
)
_WEIGHED = (
    Field("severity", N_("Severity"), "number", low=1, high=5),
    Field("frequency", N_("Frequency"), "number", low=1, high=5),
    EVIDENCE_FIELD,
)


# The kinds that have a tile of their own; the others are added from lists, by their lanes and by the entry line.
_TILES = ("customer_does", "thought", "quote", "pain", "gain", "opportunity", "idea", "question")


def _card(
    name: str,
    label: str,
    plural: str,
    icon: str,
    role: str,
    lane: str,
    *,
    more: tuple[Field, ...] = (EVIDENCE_FIELD,),
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
        _CARD_FIELDS + more,
        title_field="text",
        palette=name in _TILES,
        column=name.replace("_", " "),
    )


CARD_ROWS: tuple[Kind, ...] = (
    replace(
        _card(
            "customer_does",
            N_("Customer does"),
            N_("Customer actions"),
            "footprints",
            "action",
            "customer_does",
        ),
        short=N_("Does"),
    ),
    _card(
        "knows",
        N_("Customer knows"),
        N_("What customers know"),
        "graduation-cap",
        "question",
        "knows",
    ),
    _card("thought", N_("Thought"), N_("Thoughts"), "brain", "quote", "thoughts"),
    _card(
        "feels_self",
        N_("Feels about themselves"),
        N_("Feelings about themselves"),
        "heart",
        "quote",
        "feels_self",
    ),
    replace(_card("quote", N_("Quote"), N_("Quotes"), "quote", "quote", "quotes"), slanted=True),
    replace(
        _card("evidence", N_("Physical evidence"), N_("Physical evidence"), "image", "evidence", "evidence"),
        column="physical evidence",  # not "evidence", which is taken for how sure something is
    ),
    replace(
        _card("pain", N_("Pain point"), N_("Pain points"), "frown", "pain", "pains", more=_WEIGHED),
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
        more=(*_WEIGHED, *_PRIORITY),
    ),
    _card(
        "idea",
        N_("Idea"),
        N_("Ideas"),
        "lightbulb",
        "idea",
        "opportunities",
        more=(EVIDENCE_FIELD, *_PRIORITY),
    ),
    _card("question", N_("Question"), N_("Questions"), "circle-help", "question", "questions"),
    _card(
        "frontstage",
        N_("Frontstage"),
        N_("Frontstage steps"),
        "hand-helping",
        "evidence",
        "frontstage",
    ),
    _card("backstage", N_("Backstage"), N_("Backstage steps"), "wrench", "metric", "backstage"),
    _card(
        "support",
        N_("Support process"),
        N_("Support processes"),
        "workflow",
        "metric",
        "support",
    ),
    _card("system", N_("System"), N_("Systems"), "server", "metric", "systems"),
    _card(
        "department",
        N_("Department"),
        N_("Departments"),
        "building-2",
        "metric",
        "departments",
    ),
    _card(
        "employee",
        N_("Employee experience"),
        N_("Employee experiences"),
        "handshake",
        "action",
        "employee",
    ),
    replace(
        _card("custom", N_("Own text"), N_("Own texts"), "type", "question", "own"),
        column="own text",
    ),
)
