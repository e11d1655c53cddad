"""The kinds of cards, one row each: words, icon, colour role, lane and fields; no lane table, no other thing."""

from __future__ import annotations

from dataclasses import replace

from cxstudio.model import records
from cxstudio.model.kind_types import Field, Kind, SlidePlace
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

# What stands elsewhere on the slide of a stage than beside what could be done.
_ON_SLIDE: dict[str, SlidePlace] = {
    "pain": "hurts",
    "gain": "hurts",
    "quote": "said",
    **dict.fromkeys(("customer_does", "knows", "thought", "feels_self", "evidence", "custom"), "room"),
    **dict.fromkeys(("frontstage", "backstage", "support", "system", "department", "employee"), "room"),
}

# What tables made elsewhere call the columns of such cards.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "customer_does": (
        "action",
        "actions",
        "customer action",
        "customer actions",
        "user actions",
        "doing",
        "steps",
    ),
    "thought": ("thinking", "thinks"),
    "pain": ("pains", "problem", "problems", "issue", "issues", "frustration", "frustrations", "barriers"),
    "gain": ("gains", "delight", "delights", "positives"),
    "opportunity": ("opportunities", "improvement", "improvements"),
    "idea": ("solution", "solutions", "ideas"),
    "quote": ("quotes", "said", "says"),
    "system": ("tools", "it systems", "technology"),
    "backstage": ("back stage", "backstage actions"),
    "frontstage": ("front stage", "onstage", "frontstage actions"),
}


def _card(
    name: str,
    label: str,
    plural: str,
    becomes: str,
    icon: str,
    role: str,
    *,
    lane: str,
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
        becomes=becomes,
        column=name.replace("_", " "),
        headings=_HEADINGS.get(name, ()),
        on_slide=_ON_SLIDE.get(name, "helps"),
    )


CARD_ROWS: tuple[Kind, ...] = (
    replace(
        _card(
            "customer_does",
            N_("Customer does"),
            N_("Customer actions"),
            N_("Becomes something the customer does"),
            "footprints",
            "action",
            lane="customer_does",
        ),
        short=N_("Does"),
    ),
    _card(
        "knows",
        N_("Customer knows"),
        N_("What customers know"),
        N_("Becomes something customers know"),
        "graduation-cap",
        "question",
        lane="knows",
    ),
    _card(
        "thought", N_("Thought"), N_("Thoughts"), N_("Becomes a thought"), "brain", "quote", lane="thoughts"
    ),
    _card(
        "feels_self",
        N_("Feels about themselves"),
        N_("Feelings about themselves"),
        N_("Becomes a feeling about themselves"),
        "heart",
        "quote",
        lane="feels_self",
    ),
    replace(
        _card("quote", N_("Quote"), N_("Quotes"), N_("Becomes a quote"), "quote", "quote", lane="quotes"),
        slanted=True,
    ),
    replace(
        _card(
            "evidence",
            N_("Physical evidence"),
            N_("Physical evidence"),
            N_("Becomes physical evidence"),
            "image",
            "evidence",
            lane="evidence",
        ),
        column="physical evidence",  # not "evidence", which is taken for how sure something is
    ),
    replace(
        _card(
            "pain",
            N_("Pain point"),
            N_("Pain points"),
            N_("Becomes a pain point"),
            "frown",
            "pain",
            lane="pains",
            more=_WEIGHED,
        ),
        short=N_("Pain"),
    ),
    _card("gain", N_("Gain"), N_("Gains"), N_("Becomes a gain"), "smile", "gain", lane="gains"),
    _card(
        "opportunity",
        N_("Opportunity"),
        N_("Opportunities"),
        N_("Becomes an opportunity"),
        "sparkles",
        "opportunity",
        lane="opportunities",
        more=(*_WEIGHED, *_PRIORITY),
    ),
    replace(
        _card(
            "idea",
            N_("Idea"),
            N_("Ideas"),
            N_("Becomes an idea"),
            "lightbulb",
            "idea",
            lane="opportunities",
            more=(EVIDENCE_FIELD, *_PRIORITY),
        ),
        slide_head="opportunity",
    ),
    _card(
        "question",
        N_("Question"),
        N_("Questions"),
        N_("Becomes a question"),
        "circle-help",
        "question",
        lane="questions",
    ),
    _card(
        "frontstage",
        N_("Frontstage"),
        N_("Frontstage steps"),
        N_("Becomes a frontstage step"),
        "hand-helping",
        "evidence",
        lane="frontstage",
    ),
    _card(
        "backstage",
        N_("Backstage"),
        N_("Backstage steps"),
        N_("Becomes a backstage step"),
        "wrench",
        "metric",
        lane="backstage",
    ),
    _card(
        "support",
        N_("Support process"),
        N_("Support processes"),
        N_("Becomes a support process"),
        "workflow",
        "metric",
        lane="support",
    ),
    _card("system", N_("System"), N_("Systems"), N_("Becomes a system"), "server", "metric", lane="systems"),
    _card(
        "department",
        N_("Department"),
        N_("Departments"),
        N_("Becomes a department"),
        "building-2",
        "metric",
        lane="departments",
    ),
    _card(
        "employee",
        N_("Employee experience"),
        N_("Employee experiences"),
        N_("Becomes an employee experience"),
        "handshake",
        "action",
        lane="employee",
    ),
    replace(
        _card(
            "custom",
            N_("Own text"),
            N_("Own texts"),
            N_("Becomes a text of its own"),
            "type",
            "question",
            lane="own",
        ),
        column="own text",
    ),
)
